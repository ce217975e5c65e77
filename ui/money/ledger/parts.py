"""Parts that these pages share: the way back, rows of entries, words for an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.ledger.views import EntryRow, PersonSeen
from finance.ledger.words import KINDS, plain_words
from finance.rules.entries import EntryKind
from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import pair
from ui.desk import Desk
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.money.amounts import money
from ui.state import State, StateMark

__all__ = [
    "EntryLine",
    "about_words",
    "amount_words",
    "back_to_money",
    "day",
    "entry_state",
    "entry_words",
    "facts",
    "person_words",
    "voucher_words",
]


def day(value: date | None) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")


def voucher_words(number: str) -> str:
    """A voucher's number in the digits in force; a dash for none."""
    return i18n.current().digits(number) if number else "–"


def person_words(who: PersonSeen | None) -> str:
    """Number and name of a person; a dash for nobody."""
    if who is None:
        return "–"
    if not who.number:
        return who.name
    return say("{number} · {name}", number=who.number, name=who.name)


def back_to_money(desk: Desk, group: Callable[[], str]) -> Button:
    """The way back to the group's money."""
    return Button(
        lambda: say("Money"),
        Kind.QUIET,
        icon="arrow-left",
        on=lambda: desk.go("money", group=group()),
    )


def amount_words(gained: int, moved: int) -> str:
    """The amount of an entry: with + what came, with − what went, without a sign what moved."""
    if gained > 0:
        return f"+{money(gained)}"
    return money(gained) if gained < 0 else money(moved)


def entry_words(entry: EntryRow) -> str:
    """What an entry is about: what was written, or what it was for."""
    if entry.narration:
        return about_words(entry.kind, entry.narration)
    if entry.kind is EntryKind.CONTRA or not entry.accounts:
        return say(KINDS[entry.kind])
    names = [plain_words(code, "", i18n.current()) for code in entry.accounts[:3]]
    words = ", ".join(f"{name[:1].lower()}{name[1:]}" for name in names)
    return words[:1].upper() + words[1:]


def about_words(kind: str, written: str) -> str:
    """What was written with an entry, else its kind. Between box and bank only the number of the
    slip is written. A line of the bank has no kind."""
    if kind == EntryKind.CONTRA and written:
        return say("Slip or cheque {number}", number=written)
    return written or (say(KINDS[EntryKind(kind)]) if kind else "")


def facts(pairs: Iterable[tuple[Text, Text]]) -> QWidget:
    """Labels and values under one another, as one widget."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for label, value in pairs:
        column.addLayout(pair(label, value))
    return holder


def entry_state(entry: EntryRow) -> tuple[State, Text] | None:
    """Cancelled or corrected, when it is."""
    if entry.cancelled:
        return State.AWAY, lambda: say("cancelled")
    if entry.corrected:
        return State.DUE, lambda: say("corrected")
    return None


class EntryLine(QWidget):
    """One entry as a row: day and voucher, what it was, its amount in large figures."""

    def __init__(
        self, entry: EntryRow, below: Text, act: tuple[Text, Callable[[], object]]
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(lambda: entry_words(entry), wrap=True))
        words.addWidget(second(below, wrap=True))
        row.addLayout(words, 10)
        state = entry_state(entry)
        if state is not None:
            row.addWidget(StateMark(*state))
        self.amount = Label(lambda: amount_words(entry.money, entry.moved), "card", right=True)
        row.addWidget(self.amount)
        row.addWidget(Button(act[0], Kind.QUIET, on=act[1]), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(60))
