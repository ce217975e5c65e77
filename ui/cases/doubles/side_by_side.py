"""Two files line by line: what each says, and whether it is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sr_board import i18n
from sr_board.cases.moments import When
from sr_board.cases.records import AgeEvidence, Identity
from sr_board.cases.service_merging import Compared, FileSide
from sr_board.cases.words_files import EVIDENCE, STATES, TRACKS
from ui.cards import Card, Hairline
from ui.cases.board.parts import day
from ui.cases.files.presenter import FilesPresenter, due_words, rule_words
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State
from ui.state import StateMark

__all__ = ["SideBySide"]

Line = tuple[Text, Callable[[FileSide], str]]


class SideBySide(Card):
    """A card with a column for each file. Holds names while it is shown."""

    def __init__(self, presenter: FilesPresenter) -> None:
        super().__init__(lambda: say("The two files"))
        self.presenter = presenter
        self.forget()

    def forget(self) -> None:
        """Take everything out."""
        self.clear()

    def show_both(self, found: Compared) -> None:
        """Show both, line by line."""
        self.clear()
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for column, stretch in enumerate((3, 5, 5, 2)):
            grid.setColumnStretch(column, stretch)
        kept, other = found.kept, found.other
        heads: Sequence[Text] = (
            "",
            lambda: say("{code}, kept", code=kept.head.code),
            lambda: say("{code}, joined with it", code=other.head.code),
        )
        for column, words in enumerate(heads):
            grid.addWidget(strong(words, wrap=True), 0, column)
        for n, (label, value) in enumerate(self._lines()):
            _add_line(grid, 2 * n + 1, label, value(kept), value(other))
        self.add(holder)

    def _lines(self) -> list[Line]:
        return [
            (lambda: say("Where it stands"), _stands),
            (lambda: say("Noticed"), lambda side: self._at(side.head.noticed)),
            (lambda: say("First talk with her"), lambda side: self._at(side.head.first_contact)),
            (lambda: say("Next clock"), self._next),
            (lambda: say("Evidence of age"), _evidence),
            (lambda: say("Notices"), lambda side: "\n".join(one.text for one in side.notices)),
            (lambda: say("Her name"), lambda side: _told(side.identity, "name")),
            (lambda: say("Other names"), lambda side: _told(side.identity, "other_names")),
            (lambda: say("Home district"), lambda side: _told(side.identity, "home_district")),
            (lambda: say("Village or street"), lambda side: _told(side.identity, "home_place")),
            (lambda: say("Her phone, if it is safe"), lambda side: _told(side.identity, "phone")),
            (lambda: say("Her languages"), lambda side: _told(side.identity, "languages")),
        ]

    def _at(self, when: When | None) -> str:
        if when is None or when.at is None:
            return ""
        offset = self.presenter.offset
        return say(
            "{day}, {time}", day=day_words(when.at, offset), time=clock_words(when.at, offset)
        )

    def _next(self, side: FileSide) -> str:
        clocks = side.summary.clocks
        if not clocks:
            return ""
        due = due_words(clocks[0], self.presenter.now)
        return say("{what}: {due}", what=rule_words(clocks[0].rule_id), due=due)


def _add_line(grid: QGridLayout, row: int, label: Text, one: str, other: str) -> None:
    grid.addWidget(Hairline(), row, 0, 1, 4)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(second(label, wrap=True), row + 1, 0, top)
    for column, text in ((1, one), (2, other)):
        grid.addWidget(Label(text or "–", "body", wrap=True), row + 1, column, top)
    if one and other:
        same = one.casefold() == other.casefold()
        mark = (
            StateMark(State.OK, lambda: say("the same"))
            if same
            else StateMark(State.DUE, lambda: say("differs"))
        )
        grid.addWidget(mark, row + 1, 3, top)


def _stands(side: FileSide) -> str:
    track, state = say(TRACKS[side.head.track]), say(STATES[side.head.state])
    return say("{track} · {state}", track=track, state=state)


def _evidence(side: FileSide) -> str:
    return "\n".join(_piece(one) for one in side.evidence)


def _piece(one: AgeEvidence) -> str:
    kind = say(EVIDENCE[one.kind])
    if one.stated_born is not None:
        return say("{what}: born {day}", what=kind, day=day(one.stated_born))
    if one.lower is None:
        return kind
    tr = i18n.current()
    upper = tr.integer(one.upper) if one.upper is not None else "–"
    return say("{lower} to {upper} years", lower=tr.integer(one.lower), upper=upper)


def _told(who: Identity | None, name: str) -> str:
    value = getattr(who, name) if who is not None else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
