"""Count: pieces of every note and coin, what they are worth, and how it agrees with the book."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from finance.rules.cash_count import PIECES_MOST
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui.cards import Card
from ui.fields import LineBox, TextField
from ui.labels import Label, second, strong
from ui.live import say
from ui.money.note_count import PieceBox, worth_words
from ui.money.sheet.money_fields import MemberPick
from ui.money.sheet.sitting import Sitting
from ui.money.sheet.step import Step
from ui.money.sheet.words import figure, money
from ui.state import State, StateMark

__all__ = ["CountStep"]


class CountStep(Step):
    """Step 7."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, LineBox] = {}
        self.sums: dict[int, Label] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.pieces = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self.pieces.add(self._grid)
        self.pieces.body.addStretch(1)
        self._row.addWidget(self.pieces, 3)
        self._row.addWidget(self._result(), 4)
        self.work.addLayout(self._row)
        self.work.addStretch(1)

    def _result(self) -> QWidget:
        card = Card()
        card.add(strong(lambda: say("Counted")))
        self.counted = Label("", "figure")
        self.counted_words = second("", wrap=True)
        card.add(self.counted)
        card.add(self.counted_words)
        self.mark = StateMark(State.NOT_YET, "", pill=True)
        row = QHBoxLayout()
        row.addWidget(self.mark)
        row.addStretch(1)
        card.add(row)
        self.reason = TextField(
            lambda: say("Why does it differ? Count again first."), key="reason", rows=2
        )
        self.reason.changed.connect(self._reason)
        card.add(self.reason)
        card.body.addSpacing(6)
        card.add(strong(lambda: say("Two persons count")))
        pair = QHBoxLayout()
        pair.setSpacing(12)
        self.first = MemberPick(lambda: say("First, by number"), key="first")
        self.other = MemberPick(lambda: say("Second, by number"), key="second")
        for field in (self.first, self.other):
            field.changed.connect(self._counters)
            pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.first.follow = lambda: self.other.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.other.follow = self.ended.emit
        card.add(pair)
        card.body.addStretch(1)
        return card

    def show_sitting(self, sitting: Sitting) -> None:
        if list(self.boxes) != list(sitting.view.worths):
            self._build(sitting.view.worths)
        super().show_sitting(sitting)
        self.first.offer(sitting.view.rows)
        self.other.offer(sitting.view.rows)
        counters = sitting.content.counters
        self.first.set_person(counters[0] if counters else sitting.view.me)
        self.other.set_person(counters[1] if len(counters) > 1 else None)
        self.reason.set_value(sitting.content.reason)
        for worth, box in self.boxes.items():
            number = sitting.content.pieces.get(worth)
            box.setText("" if number is None else str(number))
            box.setReadOnly(not sitting.open)

    def _build(self, worths: tuple[int, ...]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self.sums = {}, {}
        for place, worth in enumerate(worths):
            box = PieceBox(worth)
            box.textEdited.connect(lambda _t, w=worth: self._typed(w))
            box.entered.connect(lambda w=worth: self._next(w))
            word = Label(lambda w=worth: worth_words(w), "strong", right=True)
            total = Label("", "body", "soft", right=True)
            self._grid.addWidget(word, place, 0)
            self._grid.addWidget(second("×"), place, 1)
            self._grid.addWidget(box, place, 2)
            self._grid.addWidget(total, place, 3)
            self.boxes[worth], self.sums[worth] = box, total
        self._grid.setColumnStretch(3, 1)

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        found = sitting.count()
        self.counted.tell(lambda: money(found.counted))
        self.counted_words.tell(lambda: i18n.current().money_words(found.counted))
        for worth, label in self.sums.items():
            amount = worth * sitting.content.pieces.get(worth, 0)
            label.tell(lambda a=amount: figure(a) if a else "–")
        nothing = not sitting.content.pieces
        if nothing:
            self.mark.show_state(State.NOT_YET, lambda: say("not counted yet"))
        elif not found.amount:
            self.mark.show_state(State.OK, lambda: say("agrees with the book"))
        elif found.amount < 0:
            short = -found.amount
            self.mark.show_state(State.OVER, lambda: say("{amount} missing", amount=money(short)))
        else:
            over = found.amount
            self.mark.show_state(State.DUE, lambda: say("{amount} too much", amount=money(over)))
        self.reason.setVisible(not nothing and bool(found.amount))

    def start(self) -> None:
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    # -- typing --------------------------------------------------------------------------------

    def _typed(self, worth: int) -> None:
        text = ascii_digits(self.boxes[worth].text()).strip()
        number = int(text) if text.isdigit() else None
        wrong = bool(text) and (number is None or number > PIECES_MOST)
        box = self.boxes[worth]
        box.setProperty("wrong", wrong)
        box.style().unpolish(box)
        box.style().polish(box)
        if self.sitting is not None and not wrong:
            self.sitting.set_pieces(worth, number)

    def _next(self, worth: int) -> None:
        """Enter: the next worth; as soon as the box agrees with the book, who counted."""
        sitting, places = self.sitting, list(self.boxes)
        after = places[places.index(worth) + 1 :]
        done = sitting is not None and bool(sitting.content.pieces) and not sitting.count().amount
        if after and not done:
            self.boxes[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
            self.boxes[after[0]].selectAll()
        elif self.reason.isVisibleTo(self) and not self.reason.value().strip():
            self.reason.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            field = self.first if self.first.person() is None else self.other
            field.box.setFocus(Qt.FocusReason.TabFocusReason)

    def _counters(self) -> None:
        if self.sitting is not None:
            chosen = (self.first.person(), self.other.person())
            self.sitting.set_counters(tuple(each.person_id if each else "" for each in chosen))

    def _reason(self) -> None:
        if self.sitting is not None:
            self.sitting.set_reason(self.reason.value())
