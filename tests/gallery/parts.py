"""All components side by side, as in the design's component pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.empty import Empty
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import second, strong
from ui.live import say
from ui.long_work import LongWork
from ui.notices import Notice
from ui.state import DotRow, State, StateMark
from ui.thread import AgendaThread, Knot, StepThread
from ui.tiles import SymbolTile

__all__ = ["components"]


def components() -> QWidget:
    """The sheet of components."""
    sheet = QWidget()
    row = QHBoxLayout(sheet)
    row.setContentsMargins(24, 20, 24, 20)
    row.setSpacing(16)
    left, right = QVBoxLayout(), QVBoxLayout()
    for column in (left, right):
        column.setSpacing(12)
        row.addLayout(column, 1)
    left.addWidget(_buttons())
    left.addWidget(_fields())
    left.addWidget(_states(), 1)
    for notice in _notices():
        right.addWidget(notice)
    lower = QHBoxLayout()
    card = Card()
    card.add(
        Empty(
            "armchair", "No meeting has been held yet.", Button("Plan the first meeting", Kind.MAIN)
        )
    )
    lower.addWidget(card, 1)
    work = LongWork()
    work.words.tell("Writing the backup")
    work.show_count(62, 100)
    work.show()
    column = QVBoxLayout()
    column.addWidget(work)
    agenda = Card()
    items = [
        Knot("Opening", "16:05", number="1"),
        Knot("Weekly saving", "1 member short", State.DUE, "2"),
        Knot("Closing", number="3"),
    ]
    agenda.add(AgendaThread(items, 1))
    column.addWidget(agenda, 1)
    lower.addLayout(column, 1)
    right.addLayout(lower, 1)
    return sheet


def _buttons() -> Card:
    card = Card("Buttons")
    one = QHBoxLayout()
    main = Button(lambda: say("Record"), Kind.MAIN, key="Ctrl+Return")
    off = Button("Record", Kind.MAIN)
    off.setEnabled(False)
    busy = Button("Record", Kind.MAIN)
    busy.set_busy("Saving")
    for button in (main, off, busy, Button("Destroy the key", Kind.DANGER)):
        one.addWidget(button)
    one.addStretch(1)
    two = QHBoxLayout()
    two.addWidget(Button("Print", icon="printer"))
    two.addWidget(ChoicePair([("hands", "By hands"), ("ballot", "Ballot")], "hands"))
    two.addWidget(Button("Undo", Kind.QUIET, icon="arrow-back-up", key="Ctrl+Z"))
    two.addStretch(1)
    card.add(one)
    card.add(two)
    return card


def _fields() -> Card:
    card = Card("Fields")
    grid = QGridLayout()
    grid.setSpacing(12)
    amount = NumberField("Amount")
    amount.set_value("1,250")
    day = DateField("Date")
    day.set_value("31/02/2023")
    day.set_error("There is no 31 February.")
    base = LineField("Base, counted", help="From the register of members")
    base.set_value("15 members")
    base.set_read_only(True)
    choice = ChoiceField("Proposed by", [(6, "6  Kajal"), (9, "9  Mina")])
    choice.set_value(6)
    grid.addWidget(LineField("Place", placeholder="Name of the place"), 0, 0)
    grid.addWidget(amount, 0, 1)
    grid.addWidget(day, 1, 0)
    grid.addWidget(base, 1, 1)
    grid.addWidget(choice, 2, 0)
    grid.addWidget(CheckLine("Read aloud", checked=True), 2, 1)
    card.add(grid)
    return card


def _states() -> Card:
    card = Card("Thread and state")
    card.add(StepThread([Knot(w) for w in ("Recall", "Attendance", "Savings", "Count", "Sign")], 2))
    pills = QHBoxLayout()
    words = ("paid", "due", "overdue", "not yet", "away")
    for state, word in zip(State, words, strict=True):
        pills.addWidget(StateMark(state, word, pill=True))
    pills.addStretch(1)
    card.add(pills)
    tiles = QHBoxLayout()
    for symbol in ("pot", "drum", "kite", "needle-thread", "ladder", "candle", "sailboat"):
        tiles.addWidget(SymbolTile(symbol, 40))
    tiles.addStretch(1)
    card.add(tiles)
    dots = DotRow()
    dots.show_states([State.OK] * 9 + [State.NOT_YET] * 6, 10)
    card.add(dots)
    card.add(strong("9 of 15"))
    card.add(second("10 needed"))
    card.body.addStretch(1)
    return card


def _notices() -> list[Notice]:
    return [
        Notice(
            "due",
            "Article 7: 10 of 15 must be present. 9 are here.",
            "Wait for one more, or adjourn.",
            buttons=[("Adjourn", lambda: None)],
        ),
        Notice("over", "Short by ₹ 25.", "Count once more, or write the reason."),
        Notice("guard", "Only the authority decides.", "Your draft is kept."),
        Notice("info", "That did not open it.", "Nothing is lost. Check the keyboard."),
        Notice("ok", "Saved. The notice is printed."),
    ]
