"""Small parts that several pages of elections show: a candidate's line, a fact, the steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.elections.views import CandidateView, ElectionWhole
from governance.elections.words import CANDIDATE_STATES
from ui import theme
from ui.buttons import Button
from ui.elections.count_data import title_of
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.state import State, StateMark
from ui.thread import Knot, StepThread
from ui.tiles import SymbolTile

__all__ = ["CandidateLine", "ElectionThread", "fact_row"]

_LOOKS = {
    "nominated": State.DUE,
    "valid": State.OK,
    "refused": State.AWAY,
    "withdrawn": State.AWAY,
    "elected": State.OK,
    "not_elected": State.NOT_YET,
}
_STEPS = ("called", "nominations", "scrutiny", "polling", "counting", "declared", "closed")
_AT = {"tie": 4, "disputed": 4, "annulled": 6}


class CandidateLine(QWidget):
    """Symbol, name, what she is now, and what can be done with her."""

    def __init__(self, candidate: CandidateView, *buttons: Button, note: Text = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        tile = SymbolTile(candidate.symbol or candidate.wish, 44, faded=not candidate.symbol)
        row.addWidget(tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(candidate.name, wrap=True))
        line = (lambda: title_of(candidate)) if candidate.symbol else note
        if candidate.symbol or note:
            words.addWidget(second(line, wrap=True))
        if candidate.symbol and note:
            words.addWidget(second(note, wrap=True))
        row.addLayout(words, 1)
        state = _LOOKS.get(candidate.state, State.NOT_YET)
        self.mark = StateMark(state, lambda: say(CANDIDATE_STATES[candidate.state]))
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons = buttons
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(56))


class ElectionThread(StepThread):
    """The seven steps of an election as a thread."""

    def __init__(self) -> None:
        words: tuple[Text, ...] = (
            lambda: say("Called"),
            lambda: say("Nominations"),
            lambda: say("Names"),
            lambda: say("Vote"),
            lambda: say("Count"),
            lambda: say("Declared"),
            lambda: say("Closed"),
        )
        super().__init__([Knot(word) for word in words], 0)

    def show_state(self, whole: ElectionWhole) -> None:
        """Show where an election stands."""
        state = whole.state
        now = _STEPS.index(state) if state in _STEPS else _AT[state]
        self.show_steps(len(_STEPS) if state == "closed" else now)


def fact_row(label: Text, value: Text) -> QHBoxLayout:
    """A soft label at the left, its words beside it."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(second(label), 2, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(value, "body", wrap=True), 3)
    return row
