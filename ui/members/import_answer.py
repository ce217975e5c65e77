"""One row of a spreadsheet that needs an answer: what was found, and every way to answer it.

Fires what the person decided; the page tells the presenter and looks at the file again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sr_board.base.errors import SRBoardError
from sr_board.people.exchange.proposal import Act, Note, Offer, ProposedRow, RowState
from sr_board.people.rows import MemberRow
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import Field, LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import Text, say
from ui.members.compare import Compare, Line, lines_of_member
from ui.members.import_presenter import asking
from ui.members.import_table import STATES, note_words
from ui.members.words import class_word, day_or_dash, reason_word, status_word
from ui.state import StateMark
from ui.wording import words_for

__all__ = ["AnswerPanel"]


class AnswerPanel(QScrollArea):
    """The panel of one row.

    `valued` (field, value), `same` (offer), `other`, `skipped`, `again`, `closed`.
    """

    valued = Signal(str, object)
    same = Signal(object)
    other = Signal()
    skipped = Signal()
    again = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget()
        self._holder.setObjectName("scrolled")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 8, 4)
        self._column.setSpacing(12)
        self.setWidget(self._holder)
        self.first: QWidget | None = None
        self.buttons: list[Button] = []

    def show_row(
        self,
        row: ProposedRow,
        others: dict[Offer, MemberRow | ProposedRow],
    ) -> None:
        """Show a row; `others` has who it is compared with, for each offer to compare."""
        self._clear()
        self._column.addWidget(self._head(row))
        for offer in row.offers:
            if offer.act is Act.COMPARE and offer in others:
                self._column.addWidget(self._compare(row, offer, others[offer]))
        fields = self._fields(row)
        if fields is not None:
            self._column.addWidget(fields)
        self._column.addWidget(self._foot(row))
        self._column.addStretch(1)

    def take_focus(self) -> None:
        """Give the keyboard to the first way to answer."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ------------------------------------------------------------------------------

    def _head(self, row: ProposedRow) -> Card:
        strip = {RowState.QUESTION: "strip:duefill", RowState.LEFT_OUT: "strip:overfill"}
        name = row.data.name or row.original.get("name", "") or "–"
        card = Card(
            lambda: say("Row {row}: {name}", row=row.row_no, name=name),
            kind=strip.get(row.state, "sheet"),
        )
        if not row.notes:
            card.add(StateMark(STATES[row.state], lambda: say("Nothing is wrong in this row.")))
        for note in asking(row):
            state = STATES[row.state] if note.asks or row.state is RowState.LEFT_OUT else None
            line = QHBoxLayout()
            if state is not None:
                line.addWidget(StateMark(state, ""))
            line.addWidget(Label(partial(note_words, note), "strong", wrap=True), 1)
            card.add(line)
            if note.asks:
                card.add(
                    Label(
                        partial(_next_words, note),
                        "body",
                        "soft",
                        wrap=True,
                    )
                )
        return card

    def _compare(self, row: ProposedRow, offer: Offer, other: MemberRow | ProposedRow) -> Card:
        mine = _lines_of_row(row)
        known = other if isinstance(other, MemberRow) else None
        theirs = lines_of_member(other) if isinstance(other, MemberRow) else _lines_of_row(other)
        labels: dict[str, Text] = {
            "name": lambda: say("Name"),
            "number": lambda: say("Member no."),
            "joined": lambda: say("Joined on"),
            "class": lambda: say("Kind of member"),
            "state": lambda: say("State"),
            "group": lambda: say("Group"),
        }
        lines = [
            Line(words, mine.get(key, ""), theirs.get(key, ""))
            for key, words in labels.items()
            if mine.get(key) or theirs.get(key)
        ]
        right: Text = (
            (lambda: say("Already here")) if known is not None else partial(_row_word, offer.row_no)
        )
        card = Compare(lambda: say("Row {row}", row=row.row_no), right, lines, known=known)
        same = self._button(lambda: say("Same person"), lambda: self.same.emit(offer))
        different = self._button(lambda: say("Another person"), self.other.emit)
        if any(note.code == "was-closed" for note in row.notes):
            different.hide()
            same.hide()
        card.add(_row_of(same, different))
        return card

    def _fields(self, row: ProposedRow) -> Card | None:
        wanted = self._wanted(row)
        if not wanted:
            return None
        card = Card()
        for make in wanted.values():
            before = self.first
            field, buttons = make()
            self.first = before or field.box
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            for button in buttons:
                holder = QVBoxLayout()
                holder.addSpacing(field.label.sizeHint().height() + 4)
                holder.addWidget(button)
                holder.addStretch(1)
                line.addLayout(holder)
            line.addStretch(1)
            card.add(line)
        return card

    def _wanted(self, row: ProposedRow) -> dict[str, Callable[[], tuple[Field, list[Button]]]]:
        """The fields that a row asks for, by name."""
        wanted: dict[str, Callable[[], tuple[Field, list[Button]]]] = {}
        for offer in row.offers:
            if offer.act is Act.GIVE_NUMBER:
                wanted["number"] = partial(self._number, offer)
            elif offer.act is Act.CHOOSE_DATE:
                wanted[offer.field] = partial(self._date, offer.field)
            elif offer.act is Act.TYPE_NAME:
                wanted["name"] = self._name
            elif offer.act is Act.CHOOSE:
                wanted[offer.field] = partial(self._choice, offer.field)
        if any(note.asks and note.field == "status" for note in row.notes):
            wanted.setdefault("status", partial(self._choice, "status"))
        return wanted

    def _number(self, offer: Offer) -> tuple[Field, list[Button]]:
        field = NumberField(lambda: say("Member no."), key="number", digits=6)
        if offer.number is not None:
            field.set_value(offer.number)

        def use() -> None:
            number = field.number()
            if number is None:
                field.set_error(lambda: say("Write a whole number."))
            else:
                self.valued.emit("number", number)

        field.follow = use
        return field, [self._button(lambda: say("Give this number"), use)]

    def _date(self, name: str) -> tuple[Field, list[Button]]:
        label: Text = (lambda: say("Left on")) if name == "left" else (lambda: say("Joined on"))
        field = DateField(label, key=name)

        def use() -> None:
            day = field.day()
            if day is None:
                field.set_error(lambda: say("Write the day as day/month/year."))
            else:
                self.valued.emit(name, day)

        field.follow = use
        unknown = self._button(
            lambda: say("No date is known"), lambda: self.valued.emit(name, None)
        )
        return field, [self._button(lambda: say("Use this date"), use), unknown]

    def _name(self) -> tuple[Field, list[Button]]:
        field = LineField(lambda: say("Name"), key="name", most=120)

        def use() -> None:
            if field.value().strip():
                self.valued.emit("name", field.value().strip())
            else:
                field.set_error(lambda: say("Write the name she chose."))

        field.follow = use
        return field, [self._button(lambda: say("Use this name"), use)]

    def _choice(self, name: str) -> tuple[Field, list[Button]]:
        offered: dict[str, tuple[Text, list[tuple[object, Text]]]] = {
            "member_class": (
                lambda: say("Kind of member"),
                [(k, partial(class_word, k)) for k in MemberClass],
            ),
            "status": (
                lambda: say("Status"),
                [
                    (s, partial(status_word, s))
                    for s in MemberStatus
                    if s is not MemberStatus.SUSPENDED
                ],
            ),
            "reason": (
                lambda: say("Reason for leaving"),
                [(r, partial(reason_word, r)) for r in LeaveReason if r != LeaveReason.ERROR],
            ),
        }
        label, choices = offered.get(name, offered["status"])
        field = ChoiceField(label, choices, key=name)

        def use() -> None:
            if field.value() is None:
                field.set_error(lambda: say("Choose one."))
            else:
                self.valued.emit(name, field.value())

        field.follow = use
        return field, [self._button(lambda: say("Use this"), use)]

    def _foot(self, row: ProposedRow) -> QWidget:
        back = Button(lambda: say("Back to the rows"), Kind.QUIET, icon="arrow-left")
        back.clicked.connect(lambda _c=False: self.closed.emit())
        buttons = [back]
        if any(offer.act is Act.LOOK_AGAIN for offer in row.offers):
            buttons.append(self._button(lambda: say("Look again"), self.again.emit))
        elif row.state is not RowState.LEFT_OUT:
            buttons.append(self._button(lambda: say("Leave this row out"), self.skipped.emit))
        self.first = self.first or buttons[-1]
        holder = QWidget()
        holder.setLayout(_row_of(*buttons))
        return holder

    def _button(self, words: Text, act: Callable[[], object]) -> Button:
        button = Button(words, on=act)
        self.buttons.append(button)
        self.first = self.first or button
        return button

    def _clear(self) -> None:
        self.first, self.buttons = None, []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _next_words(note: Note) -> str:
    return words_for(SRBoardError(note.code, **note.params))[1]


def _row_word(number: int | None) -> str:
    return say("Row {row}", row=number)


def _lines_of_row(row: ProposedRow) -> dict[str, str]:
    data = row.data
    return {
        "name": data.name,
        "number": str(data.number or "–"),
        "joined": day_or_dash(data.joined),
        "class": class_word(data.member_class),
        "state": status_word(data.status),
        "group": data.group_name,
    }


def _row_of(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
