"""What is always in sight beside the sheet: received, the cash that must be in the box, the note.

Wide: a panel of cards at the right. Narrow: one strip at the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from finance.rules.sheet import RowState
from sr_board import i18n
from ui import theme
from ui.buttons import Button
from ui.cards import Card, Hairline
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.money.sheet.sitting import Sitting
from ui.money.sheet.words import money
from ui.shapes import State
from ui.state import DotRow

__all__ = ["FootStrip", "NoteCard", "SidePanel"]

_STATE = {
    RowState.PAID: State.OK,
    RowState.SENT: State.OK,
    RowState.NOTHING: State.OK,
    RowState.PART: State.OVER,
    RowState.DUE: State.DUE,
}
PANEL = 296


def row_states(sitting: Sitting) -> list[State]:
    """One shape for each member."""
    return [_STATE[row.state] for row in sitting.rows()]


def full_words(sitting: Sitting) -> str:
    """How many rows are in full."""
    found = sitting.totals()
    return say("{full} of {all} in full", full=found.in_full, all=found.rows)


class _Pair(QWidget):
    """A soft word and an amount at the right."""

    def __init__(self, word: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.word = Label(word, "body", "soft")
        self.amount = Label("", "body", "ink", right=True)
        row.addWidget(self.word, 1)
        row.addWidget(self.amount)

    def show_amount(self, paise: int) -> None:
        """Another amount."""
        self.amount.tell(lambda: money(paise))


class NoteCard(Card):
    """A note on the row we stand in, or a question with its answers.

    `asks` says whether there is something to answer: then the panel makes room for it.
    """

    asks = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.fact = strong("", wrap=True)
        self.text = second("", wrap=True)
        self.add(self.fact)
        self.add(self.text)
        self.answers = QGridLayout()
        self.answers.setSpacing(6)
        self.add(self.answers)
        self.buttons: list[Button] = []
        self._narrow = False
        self.hide()

    def set_narrow(self, narrow: bool) -> None:
        """Where the card is wide and the window low, answers stand two and two."""
        self._narrow = narrow
        self._lay_answers()

    def _lay_answers(self) -> None:
        across = 2 if self._narrow else 1
        for place, button in enumerate(self.buttons):
            self.answers.addWidget(button, place // across, place % across)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asks.emit(False)

    def show_note(
        self,
        head: Text,
        text: Text,
        answers: Sequence[tuple[Text, Callable[[], object]]] = (),
        *,
        kind: str = "sheet",
    ) -> None:
        """Show words, and buttons where something is to be answered."""
        self.set_kind(kind)
        self.fact.tell(head)
        self.text.tell(text)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [Button(words, on=act) for words, act in answers]
        self._lay_answers()
        self.show()
        self.asks.emit(bool(answers))


class SidePanel(QWidget):
    """The three cards at the right and the main button below them."""

    def __init__(self, note: NoteCard) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self.cards = QVBoxLayout(holder)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(12)
        self._received_card()
        self._box_card()
        self.note = note
        self.cards.addWidget(note)
        note.asks.connect(self.make_room)
        self.cards.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        column.addWidget(area, 1)
        self.foot = QVBoxLayout()
        column.addLayout(self.foot)
        self.relook()

    def make_room(self, asking: bool) -> None:
        """While something is asked only the box stays beside it, so that all answers are seen."""
        self.received_card.setVisible(not asking)
        self.words.setVisible(not asking)

    def relook(self) -> None:
        """Width from the scale in force."""
        self.setFixedWidth(theme.px(PANEL))

    def _received_card(self) -> None:
        self.received_card = card = Card(tight=True)
        card.body.setContentsMargins(19, 11, 19, 11)
        card.body.setSpacing(1)
        row = QHBoxLayout()
        row.addWidget(strong(lambda: say("Received")), 1)
        self.full = Label("", "second", "soft", right=True)
        row.addWidget(self.full)
        self.received = Label("", "clock")
        self.dots = DotRow(lambda: say("How the rows stand"))
        self.due = _Pair(lambda: say("Due today"))
        self.missing = _Pair(lambda: say("Still missing"))
        card.add(row)
        card.add(self.received)
        card.add(self.dots)
        card.body.addSpacing(2)
        card.add(self.due)
        card.add(self.missing)
        self.cards.addWidget(card)

    def _box_card(self) -> None:
        card = Card(kind="total", tight=True)
        card.body.setContentsMargins(19, 11, 19, 12)
        card.body.setSpacing(1)
        self.start = _Pair(lambda: say("In the box at the start"))
        self.plus = _Pair(lambda: say("+ received now"))
        self.paid = _Pair(lambda: say("− paid out"))
        self.bank = _Pair(lambda: say("− to the bank"))
        for pair in (self.start, self.plus, self.paid, self.bank):
            card.add(pair)
        card.body.addSpacing(3)
        card.add(Hairline())
        card.body.addSpacing(3)
        card.add(strong(lambda: say("Cash that must be in the box"), wrap=True))
        self.must = Label("", "figure", "action")
        self.words = second("", wrap=True)
        card.add(self.must)
        card.add(self.words)
        self.cards.addWidget(card)

    def show_sitting(self, sitting: Sitting) -> None:
        """The amounts as they stand now."""
        found, box = sitting.totals(), sitting.box()
        self.full.tell(lambda: full_words(sitting))
        self.received.tell(lambda: money(found.received))
        self.dots.show_states(row_states(sitting), name=lambda: full_words(sitting))
        self.due.show_amount(found.due)
        self.missing.show_amount(found.missing)
        self.start.show_amount(box.opening)
        self.plus.show_amount(box.received)
        self.paid.show_amount(box.paid)
        self.paid.setVisible(bool(box.paid))
        net = box.to_bank - box.from_bank
        self.bank.word.tell(
            (lambda: say("− to the bank")) if net >= 0 else (lambda: say("+ from the bank"))
        )
        self.bank.show_amount(abs(net))
        self.bank.setVisible(bool(box.to_bank or box.from_bank))
        self.must.tell(lambda: money(box.must))
        self.words.tell(lambda: _capital(i18n.current().money_words(box.must)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class FootStrip(Card):
    """The same in one strip, for narrow windows."""

    def __init__(self) -> None:
        super().__init__(kind="total", tight=True)
        row = QHBoxLayout()
        row.setContentsMargins(19, 8, 14, 8)
        row.setSpacing(20)
        self.add(row)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(second(lambda: say("Received")))
        self.received = Label("", "heading")
        left.addWidget(self.received)
        row.addLayout(left)
        middle = QVBoxLayout()
        middle.setSpacing(2)
        self.dots = DotRow(lambda: say("How the rows stand"))
        self.full = second("")
        middle.addStretch(1)
        middle.addWidget(self.dots)
        middle.addWidget(self.full)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(Label(lambda: say("Cash that must be in the box"), "second", right=True))
        self.must = Label("", "heading", "action", right=True)
        right.addWidget(self.must)
        row.addLayout(right)
        self.foot = QHBoxLayout()
        row.addLayout(self.foot)
        row.setAlignment(self.foot, Qt.AlignmentFlag.AlignVCenter)

    def show_sitting(self, sitting: Sitting) -> None:
        """The amounts as they stand now."""
        found, box = sitting.totals(), sitting.box()
        self.received.tell(lambda: money(found.received))
        self.dots.show_states(row_states(sitting), name=lambda: full_words(sitting))
        self.full.tell(lambda: _strip_words(sitting, found.missing))
        self.must.tell(lambda: money(box.must))
        words = i18n.current().money_words(box.must)
        self.must.setAccessibleDescription(words)
        self.must.setToolTip(_capital(words))


def _strip_words(sitting: Sitting, missing: int) -> str:
    words = full_words(sitting)
    if not missing:
        return words
    return f"{words}  ·  {say('{amount} missing', amount=money(missing))}"
