"""Parts that the pages of leaders share: who holds a seat as a row, states, the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.finding_words import finding_words
from governance.leadership.views import MandateState, Named, RecallState, SeatLine, TermLine
from governance.leadership.words import HOW, MANDATE_STATES, RECALL_STATES, SIDES, TERM_STATES
from governance.rules.findings import Finding, Level
from sr_board import i18n
from sr_board.people.rules.kinds import TermState
from ui import theme
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.labels import Label, second, strong
from ui.live import Text, say, say_n
from ui.members.form_page import FormPage
from ui.notices import Notice
from ui.shapes import State
from ui.state import StateMark
from ui.tiles import SymbolTile

__all__ = [
    "LeaderForm",
    "SeatRow",
    "back_to_leaders",
    "day",
    "finding_notice",
    "mandate_state",
    "recall_state",
    "seat_state",
    "tile",
    "who_words",
]

_SEATED = {
    TermState.PLANNED: State.NOT_YET,
    TermState.SERVING: State.OK,
    TermState.HOLDING_OVER: State.DUE,
    TermState.ENDED: State.AWAY,
}
_MANDATES = {
    MandateState.TO_TELL: State.DUE,
    MandateState.WAITING: State.NOT_YET,
    MandateState.IN_FORCE: State.OK,
    MandateState.REPLACED: State.AWAY,
    MandateState.WITHDRAWN: State.AWAY,
}
_RECALLS = {
    RecallState.HANDED_IN: State.DUE,
    RecallState.TOO_FEW: State.AWAY,
    RecallState.VALID: State.DUE,
    RecallState.CALLED: State.DUE,
    RecallState.DROPPED: State.AWAY,
    RecallState.LOST: State.AWAY,
    RecallState.REMOVED: State.OK,
}
_ENDS_SOON_DAYS = 60


def day(value: object) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")  # type: ignore[arg-type]


def tile(who: Named, side: int = 44) -> SymbolTile:
    """A person's picture."""
    return SymbolTile(f"{who.person.symbol}/{who.person.hue}", side)


def who_words(who: Named) -> str:
    """Name and number."""
    if who.number is None:
        return who.name
    return say("{name} (no. {number})", name=who.name, number=who.number)


def seat_state(seat: SeatLine) -> tuple[State, Text]:
    """Shape and word of a seat."""
    term = seat.term
    if term is None:
        return State.NOT_YET, lambda: say("empty")
    if seat.finding is not None and seat.finding.level is Level.BREACH:
        return State.OVER, lambda: say_n("{n} day over", "{n} days over", term.days_over)
    if term.state is TermState.SERVING and term.days_left <= _ENDS_SOON_DAYS:
        return State.DUE, lambda: say_n("{n} day left", "{n} days left", term.days_left)
    return _SEATED[term.state], lambda: say(TERM_STATES[term.state.value])


def mandate_state(state: MandateState) -> tuple[State, Text]:
    """Shape and word of a mandate."""
    return _MANDATES[state], lambda: say(MANDATE_STATES[state.value])


def recall_state(state: RecallState) -> tuple[State, Text]:
    """Shape and word of a petition."""
    return _RECALLS[state], lambda: say(RECALL_STATES[state.value])


def finding_notice(finding: Finding, article: int | None, kind: str = "") -> Notice:
    """A rule that speaks against it, quoted, with what can be done."""
    tone = kind or ("over" if finding.level is Level.BREACH else "due")
    return Notice(
        tone,
        lambda: finding_words(finding, article, i18n.current())[0],
        lambda: finding_words(finding, article, i18n.current())[1],
    )


def _until(term: TermLine) -> str:
    how = say(HOW[term.how.value])
    return say("{how}, {start} to {end}", how=how, start=day(term.started), end=day(term.due_to))


def _office(seat: SeatLine) -> str:
    words = seat.office_title
    if seat.seats > 1:
        words = say("{office}, seat {number}", office=words, number=seat.seat_no)
    if seat.side is not None:
        words = say("{office} ({side})", office=words, side=say(SIDES[seat.side]))
    return words


class SeatRow(QWidget):
    """One seat: picture, office and holder, until when, state, and what can be done."""

    def __init__(
        self, seat: SeatLine, acts: list[tuple[Text, Callable[[], object]]], article: int | None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(14)
        term = seat.term
        row.addWidget(tile(term.who) if term is not None else SymbolTile("", 44))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(lambda: _office(seat), wrap=True))
        if term is not None:
            words.addWidget(Label(lambda: who_words(term.who), "body", wrap=True))
            words.addWidget(second(lambda: _until(term), wrap=True))
        if seat.signatory:
            words.addWidget(second(lambda: say("signs at the bank")))
        coming = seat.next
        if coming is not None:
            words.addWidget(
                second(
                    lambda: say(
                        "Then {name}, from {date}", name=coming.who.name, date=day(coming.started)
                    ),
                    wrap=True,
                )
            )
        finding = seat.finding
        if finding is not None:
            words.addWidget(
                Label(
                    lambda: finding_words(finding, article, i18n.current())[0],
                    "body",
                    "over" if finding.level is Level.BREACH else "due",
                    wrap=True,
                )
            )
        row.addLayout(words, 10)
        row.addWidget(StateMark(*seat_state(seat)))
        for text, act in acts:
            row.addWidget(Button(text, Kind.QUIET, on=act))
        self.setMinimumHeight(theme.px(64))


def back_to_leaders(desk: Desk, group: Callable[[], str]) -> Button:
    """The way back to the board of offices."""
    return Button(
        lambda: say("Leaders"),
        Kind.QUIET,
        icon="arrow-left",
        on=lambda: desk.go("leaders", group=group()),
    )


class LeaderForm(FormPage):
    """A form of this area: it knows its group and goes back to the page it came from."""

    back_key = "leaders"

    @property
    def group_id(self) -> str:
        """The group that it is about."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go(self.back_key, group=self.group_id)
