"""Fields of the sheet: an amount that is echoed in words, a member chosen by her number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from finance.sheet.views import MemberRow
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from sr_board.base.text import ascii_digits
from ui.fields import LineField
from ui.live import Text, say
from ui.money.sheet.words import money
from ui.wording import words_for

__all__ = ["AmountField", "MemberPick"]


class AmountField(LineField):
    """An amount, in the digits of any script; below it the same in figures and words."""

    def __init__(self, label: Text, *, key: str = "amount") -> None:
        super().__init__(label, key=key, most=24)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.line.textChanged.connect(lambda _t: self._echo())

    def paise(self) -> int | None:
        """What is typed, paise; None when the box is empty or cannot be read."""
        try:
            return parse_money(self.value())
        except InputInvalid:
            return None

    def check(self) -> int | None:
        """The amount, above nought; else None, with the reason at the field."""
        try:
            paise = parse_money(self.value())
            if not paise:
                raise InputInvalid("amount-missing", field=self.key)
        except InputInvalid as error:
            self.set_error(lambda e=error: " ".join(words_for(e)))  # type: ignore[misc]
            return None
        self.set_error(None)
        return paise

    def set_paise(self, paise: int) -> None:
        """Put an amount in."""
        rupees, rest = divmod(paise, 100)
        self.set_value(f"{rupees}.{rest:02}" if rest else str(rupees))

    def _echo(self) -> None:
        self.set_error(None)
        paise = self.paise()
        if paise is None:
            self.set_help(None)
        else:
            self.set_help(lambda: f"{money(paise)}  ·  {i18n.current().money_words(paise)}")


class MemberPick(LineField):
    """A member by her number; her name stands below as soon as the number is hers."""

    def __init__(self, label: Text, *, key: str = "") -> None:
        self._members: Sequence[MemberRow] = ()
        super().__init__(label, key=key, most=6)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.textChanged.connect(lambda _t: self._echo())

    def offer(self, members: Sequence[MemberRow]) -> None:
        """Whose numbers are known."""
        self._members = members
        self._echo()

    def person(self) -> MemberRow | None:
        """The member of the number typed."""
        bare = ascii_digits(self.value()).strip()
        if not bare.isdigit():
            return None
        return next((m for m in self._members if m.number == int(bare)), None)

    def set_person(self, person_id: str | None) -> None:
        """Put a member's number in."""
        found = next((m for m in self._members if m.person_id == person_id), None)
        self.set_value("" if found is None else str(found.number or ""))

    def check(self) -> MemberRow | None:
        """The member; None with the reason at the field."""
        found = self.person()
        if found is None:
            self.set_error(lambda: say("Type the number of a member."))
        return found

    def _echo(self) -> None:
        self.set_error(None)
        found = self.person()
        if found is not None:
            self.set_help(found.name)
        elif self.value().strip():
            self.set_help(lambda: say("Nobody has this number."))
        else:
            self.set_help(None)
