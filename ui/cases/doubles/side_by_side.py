"""Two files line by line: what each says, and whether it is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from sr_board import i18n
from sr_board.base.text import fold
from sr_board.cases.doubles.service_merging import Compared, FileSide
from sr_board.cases.moments import When
from sr_board.cases.records import AgeEvidence
from sr_board.cases.rules.doubles import phones_in, same_sound
from sr_board.cases.words.files import EVIDENCE, STATES, TRACKS
from ui.cards import Card, Hairline
from ui.cases.board.parts import day
from ui.cases.files.presenter import FilesPresenter, due_words, rule_words
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State
from ui.state import StateMark

__all__ = ["SideBySide"]

Line = tuple[Text, Callable[[FileSide], str], bool]
"""The words of a line, what a file says in it, and whether the two are compared."""
_WHO: tuple[tuple[str, Text], ...] = (
    ("name", lambda: say("Her name")),
    ("other_names", lambda: say("Other names")),
    ("home_district", lambda: say("Home district")),
    ("home_place", lambda: say("Village or street")),
    ("phone", lambda: say("Her phone, if it is safe")),
    ("languages", lambda: say("Her languages")),
)


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
        for n, (label, value, who) in enumerate(self._lines()):
            texts = value(kept), value(other)
            _add_line(grid, 2 * n + 1, label, texts)
            if who and all(texts):
                mark = StateMark(*_agree(*texts))
                grid.addWidget(mark, 2 * n + 2, 3, Qt.AlignmentFlag.AlignTop)
        self.add(holder)

    def _lines(self) -> list[Line]:
        """Who she is first; whether the two agree is said of that alone."""
        return [
            *((words, partial(_told, name), True) for name, words in _WHO),
            (
                lambda: say("Notices"),
                lambda side: "\n".join(one.text for one in side.notices),
                False,
            ),
            (lambda: say("Evidence of age"), _evidence, False),
            (lambda: say("Track and state"), _stands, False),
            (lambda: say("Noticed"), lambda side: self._at(side.head.noticed), False),
            (
                lambda: say("First talk with her"),
                lambda side: self._at(side.head.first_contact),
                False,
            ),
            (lambda: say("Next clock"), self._next, False),
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


def _add_line(grid: QGridLayout, row: int, label: Text, texts: tuple[str, str]) -> None:
    grid.addWidget(Hairline(), row, 0, 1, 4)
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(second(label, wrap=True), row + 1, 0, top)
    for column, text in enumerate(texts, start=1):
        grid.addWidget(Label(text or "–", "body", wrap=True), row + 1, column, top)


def _agree(one: str, other: str) -> tuple[State, Text]:
    """Whether two words agree, or sound alike in two scripts or spellings."""
    if fold(one) == fold(other) or (phones_in(one) and phones_in(one) == phones_in(other)):
        return State.OK, lambda: say("the same")
    if same_sound(one, other):
        return State.OK, lambda: say("sounds the same")
    return State.DUE, lambda: say("differs")


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


def _told(name: str, side: FileSide) -> str:
    value = getattr(side.identity, name) if side.identity is not None else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
