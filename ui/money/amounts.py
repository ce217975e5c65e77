"""Amounts on the screen: the field in which one is typed, and how one is written.

Digits of any script, lakh or western commas, "1500.5": whatever people type is understood and said
back below the field in figures and words, so that a slip of a nought is seen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from ui.fields import LineField, follow_digits
from ui.labels import Label
from ui.live import Text, own_digits, say

__all__ = ["AmountField", "Figure", "money", "typed_money"]


def money(paise: int, *, always_paise: bool = False) -> str:
    """An amount in the language in force: ₹ 1,25,000; paise only when there are any."""
    return i18n.current().money(paise, always_paise=always_paise)


def typed_money(paise: int | None) -> str:
    """An amount as a person would type it: 1500 or 1500.50; nothing for None."""
    if paise is None:
        return ""
    rupees, rest = divmod(paise, 100)
    return f"{rupees}.{rest:02}" if rest else str(rupees)


class AmountField(LineField):
    """An amount of money. `amount()` is what was understood, in paise."""

    def __init__(
        self, label: Text, *, key: str = "amount", help: Text | None = None, words: bool = True
    ) -> None:
        self._own_help, self._words = help, words
        super().__init__(label, key=key, most=24)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.line.textChanged.connect(lambda _t: self._echo())
        self._echo()

    def amount(self) -> int | None:
        """Paise, or None when the box is empty or holds something else."""
        try:
            return parse_money(self.line.text(), field=self.key)
        except InputInvalid:
            return None

    def asked(self) -> int:
        """Paise. Raises InputInvalid that names this field ("amount-missing" and others)."""
        return parse_money(self.line.text(), field=self.key)

    def set_amount(self, paise: int | None) -> None:
        """Put an amount in."""
        self.set_value(typed_money(paise))

    def set_value(self, value: object) -> None:
        super().set_value(own_digits(value))

    def retranslate(self) -> None:
        super().retranslate()
        follow_digits(self.line)

    def is_wrong(self) -> bool:
        """True when something is typed that is no amount."""
        return bool(self.line.text().strip()) and self.amount() is None

    def _echo(self) -> None:
        self.set_help(self._understood if self.amount() else self._own_help)
        if self._error is not None and not self.is_wrong():
            self.set_error(None)

    def _understood(self) -> str:
        paise = self.amount() or 0
        if not self._words:
            return money(paise)
        return say(
            "{amount}: {words}", amount=money(paise), words=i18n.current().money_words(paise)
        )


class Figure(Label):
    """An amount in large figures; it follows the language."""

    def __init__(self, paise: int = 0, role: str = "figure") -> None:
        self._paise = paise
        super().__init__(lambda: money(self._paise), role)

    def show_amount(self, paise: int) -> None:
        """Show another amount."""
        self._paise = paise
        self.retranslate()
