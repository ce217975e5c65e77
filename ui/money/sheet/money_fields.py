"""Fields of the sheet: a sum of money that must be there, a member chosen by her number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from finance.sheet.views import MemberRow
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from ui.fields import LineField
from ui.live import Text, say
from ui.money.amounts import AmountField
from ui.wording import words_for

__all__ = ["MemberPick", "SumField"]


class SumField(AmountField):
    """An amount above nought; below it the same in figures and words."""

    def check(self) -> int | None:
        """The amount, above nought; else None, with the reason at the field."""
        try:
            paise = self.asked()
            if not paise:
                raise InputInvalid("amount-missing", field=self.key)
        except InputInvalid as error:
            words = " ".join(words_for(error))
            self.set_error(lambda: words)
            return None
        self.set_error(None)
        return paise


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
        number = "" if found is None else str(found.number or "")
        self.set_value(i18n.current().digits(number))

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
