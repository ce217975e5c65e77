"""The fields of a count sheet. It adds up as one types; what does not agree is said at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from governance.elections.views import CandidateView, PostView, SheetView
from sr_board import i18n
from ui import theme
from ui.elections.count_data import title_of
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.form import Form
from ui.labels import second, strong
from ui.live import Text, say
from ui.picture_choice import PictureChoice
from ui.state import State, StateMark
from ui.tiles import SymbolTile

__all__ = ["SheetForm", "SheetTyped"]


@dataclass(frozen=True)
class SheetTyped:
    """What stands in the fields."""

    box: str
    totals: Mapping[int, int]
    valid: int
    blank: int
    invalid: int
    unreturned: int
    issued: int | None
    tendered: int
    present: int | None
    counters: tuple[str, ...]
    mixed: tuple[str, ...] = field(default=())
    apart: bool = False
    photo: Path | None = None


class SheetForm(QWidget):
    """Box, votes by candidate, the figures of the papers, who counted."""

    def __init__(self) -> None:
        super().__init__()
        self.post: PostView | None = None
        self._shape: tuple[object, ...] = ()
        self.hands = self.papers = False
        self._kept: dict[str, object] = {}
        self.box = LineField(lambda: say("Box"), key="box", most=40)
        self.mixed = LineField(
            lambda: say("Boxes mixed before"), key="mixed", placeholder=lambda: say("none")
        )
        self.present = NumberField(lambda: say("Members in the room"), key="present", digits=6)
        self.issued = NumberField(lambda: say("Papers given out"), key="issued", digits=6)
        self.valid = NumberField(lambda: say("Valid"), key="valid", digits=6)
        self.blank = NumberField(lambda: say("Blank"), key="blank", digits=6)
        self.invalid = NumberField(lambda: say("Invalid"), key="invalid", digits=6)
        self.unreturned = NumberField(lambda: say("Not returned"), key="unreturned", digits=6)
        self.tendered = NumberField(lambda: say("Sealed in the envelope"), key="tendered", digits=6)
        self.first = ChoiceField(lambda: say("Counted by"), key="counters")
        self.other = ChoiceField(lambda: say("and by"), key="counter2")
        self.votes: dict[int, NumberField] = {}
        self.form = Form(gap=10)
        self.form.add(self.box, self.mixed)
        self.form.add(self.present)
        self.names = QWidget()
        self.grid = QGridLayout(self.names)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(8)
        self.form.add_widget(self.names)
        self.form.add(self.issued, self.valid)
        self.form.add(self.blank, self.invalid, self.unreturned)
        self.form.add(self.tendered)
        self.agrees = StateMark(State.NOT_YET, lambda: say("nothing typed yet"))
        self.form.add_widget(self.agrees)
        self.form.add(self.first, self.other)
        self._build_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        for each in (self.issued, self.valid, self.blank, self.invalid, self.unreturned):
            each.changed.connect(self.add_up)
        self.present.changed.connect(self.add_up)

    def _build_more(self) -> None:
        """Papers kept apart, and a picture of the sheet."""
        self.apart = CheckLine(lambda: say("Papers kept apart: of delegates whose seats are open"))
        self.form.add_widget(self.apart)
        self.photo = PictureChoice(lambda: say("Add a photo of the sheet"))
        self.form.add_widget(self.photo)

    def end_at(self, button: QWidget) -> None:
        """Where the keyboard goes after the last field."""
        self.form.end_at(button)

    # -- shape -------------------------------------------------------------------------------

    def show_post(
        self, post: PostView, *, papers: bool, hands: bool, delegates: bool = False
    ) -> None:
        """Fields for the candidates of a post; what is typed stays while the post is the same.

        `delegates`: those of branches vote, and papers of some can be kept apart.
        """
        self.apart.setVisible(delegates and not hands)
        shape = (post.id, post.contest, papers, hands)
        self.post, self.papers, self.hands = post, papers, hands
        if shape == self._shape:
            return
        self._shape = shape
        self._build_votes(post)
        on_paper = (self.issued, self.valid, self.unreturned, self.tendered, self.mixed)
        for each in on_paper:
            each.setVisible(not hands)
        self.invalid.setVisible(not hands or post.method == "consensus")
        self.present.setVisible(hands)
        self.names.setVisible(not papers)
        self.valid.set_read_only(papers)
        self.blank.set_read_only(papers)
        if not self.box.value():
            self.box.set_value(say("Room") if hands else "A")
        if self._kept:
            self.form.set_values(self._kept)
            self._kept = {}

    def _build_votes(self, post: PostView) -> None:
        for votes in self.votes.values():
            self.form.fields.pop(votes.key, None)
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.votes = {}
        rows: list[tuple[int, str, str, str]] = [
            (c.number, c.symbol, title_of(c), c.name if c.symbol else "")
            for c in self._voted_on(post)
        ]
        if post.contest == "yes_no":
            number, symbol, word, name = rows[0]
            rows = [(number, symbol, say("Yes"), name or word), (0, "", say("No"), "")]
        if post.method == "consensus":
            rows = []
        for place, (number, symbol, word, name) in enumerate(rows):
            self._vote_row(place, number, symbol, word, name)
        self._chain()

    @staticmethod
    def _voted_on(post: PostView) -> list[CandidateView]:
        runoff = post.results[-1].result.runoff if post.contest == "runoff" else ()
        return [c for c in post.standing if not runoff or c.number in runoff]

    def _vote_row(self, place: int, number: int, symbol: str, word: str, name: str) -> None:
        figure = NumberField("", key=f"votes{number}", digits=6)
        figure.line.setFixedWidth(theme.px(120))
        figure.line.setAccessibleName(f"{word} {name}".strip())
        figure.changed.connect(self.add_up)
        self.votes[number] = figure
        self.form.fields[figure.key] = figure
        if symbol:
            self.grid.addWidget(SymbolTile(symbol, 38), place, 0)
        self.grid.addWidget(strong(word, wrap=True), place, 1)
        self.grid.addWidget(second(name, wrap=True), place, 2)
        self.grid.addWidget(figure, place, 3, Qt.AlignmentFlag.AlignRight)
        self.grid.setColumnStretch(1, 2)
        self.grid.setColumnStretch(2, 3)

    def _chain(self) -> None:
        """Enter goes down the names, then on."""
        fields = list(self.votes.values())
        after = self.blank if self.hands else self.issued
        for here, there in zip(fields, [*fields[1:], after], strict=True):
            here.follow = lambda t=there: t.box.setFocus(Qt.FocusReason.TabFocusReason)
        if fields:
            before = self.present if self.hands else self.mixed
            before.follow = lambda f=fields[0]: f.box.setFocus(Qt.FocusReason.TabFocusReason)

    def offer(self, people: Sequence[tuple[object, Text]]) -> None:
        """Who can have counted."""
        for each in (self.first, self.other):
            kept = each.value()
            each.set_choices([("", lambda: say("nobody named")), *people])
            each.set_value(kept if kept else "")

    # -- filling -------------------------------------------------------------------------------

    def fill(self, sheet: SheetView) -> None:
        """The figures of a sheet, to be corrected."""
        self.box.set_value(sheet.box)
        self.mixed.set_value(", ".join(sheet.mixed))
        for number, votes in self.votes.items():
            votes.set_value(sheet.totals.get(number, 0))
        for each, value in (
            (self.issued, sheet.issued),
            (self.valid, sheet.valid),
            (self.blank, sheet.blank),
            (self.invalid, sheet.invalid),
            (self.unreturned, sheet.unreturned),
            (self.tendered, sheet.tendered or ""),
            (self.present, "" if sheet.present is None else sheet.present),
        ):
            each.set_value(value)
        people = [*sheet.counter_ids, "", ""]
        self.first.set_value(people[0])
        self.other.set_value(people[1])
        self.apart.setChecked(sheet.apart)
        self.add_up()

    def show_replaced(self, sheet: SheetView, *, recount: bool) -> None:
        """A second count keeps the box and the papers given out; the rest is counted anew."""
        if recount and not self.touched():
            self.box.set_value(sheet.box)
            self.issued.set_value(sheet.issued)
            self.mixed.set_value(", ".join(sheet.mixed))
            self.apart.setChecked(sheet.apart)
            if sheet.present is not None:
                self.present.set_value(sheet.present)

    def show_papers(self, valid: int, blank: int) -> None:
        """The figures that the papers give."""
        self.valid.set_value(valid)
        self.blank.set_value(blank)
        self.add_up()

    def clear(self) -> None:
        """Empty all fields."""
        for each in self.form.fields.values():
            each.set_value("")
            each.set_error(None)
        self.apart.setChecked(False)
        self.photo.clear()
        self._shape = ()
        self.add_up()

    def keep(self, values: dict[str, object]) -> None:
        """Values of a draft, put in when the fields are there."""
        self._kept = values

    def values(self) -> dict[str, object]:
        """Everything as plain data."""
        return self.form.values()

    def touched(self) -> bool:
        """Something is typed."""
        numbers = (*self.votes.values(), self.invalid, self.unreturned)
        return any(each.value() for each in numbers)

    # -- adding up -----------------------------------------------------------------------------

    def add_up(self) -> None:
        """Say whether the figures agree."""
        tr = i18n.current()
        votes = sum(each.number() or 0 for each in self.votes.values())
        if self.hands:
            present = self.present.number() or 0
            self.agrees.show_state(
                State.NOT_YET,
                lambda: say("{votes} hands, {present} present", votes=votes, present=present),
            )
            return
        parts = (self.valid, self.blank, self.invalid, self.unreturned)
        found = sum(each.number() or 0 for each in parts)
        issued = self.issued.number()
        if not found and not votes:
            self.agrees.show_state(State.NOT_YET, lambda: say("nothing typed yet"))
        elif self.papers and (issued is None or issued == found):
            self.agrees.show_state(
                State.OK, lambda: say("{found} papers: agrees", found=tr.integer(found))
            )
        elif issued is not None and issued != found:
            given = tr.integer(issued)
            self.agrees.show_state(
                State.OVER,
                lambda: say(
                    "Issued {issued}, found {found}. Count again.", issued=given, found=found
                ),
            )
        else:
            self.agrees.show_state(
                State.OK,
                lambda: say(
                    "{found} papers found, {votes} votes: agrees", found=found, votes=votes
                ),
            )

    def typed(self) -> SheetTyped | None:
        """What stands in the fields; None when something is missing (said at its field)."""
        self.form.clear_errors()
        if not self.box.value().strip():
            self.form.set_error("box", lambda: say("Write which box it is."))
            return None
        counters = tuple(str(f.value()) for f in (self.first, self.other) if f.value())
        if not counters:
            self.form.set_error("counters", lambda: say("Write down who counted."))
            return None
        if self.hands and self.present.number() is None:
            self.form.set_error("present", lambda: say("Write how many were in the room."))
            return None
        mixed = tuple(part.strip() for part in self.mixed.value().split(",") if part.strip())
        totals = {} if self.papers else {n: f.number() or 0 for n, f in self.votes.items()}
        return SheetTyped(
            self.box.value(),
            totals,
            self.valid.number() or 0,
            self.blank.number() or 0,
            self.invalid.number() or 0,
            self.unreturned.number() or 0,
            None if self.hands else self.issued.number(),
            self.tendered.number() or 0,
            self.present.number() if self.hands else None,
            counters,
            mixed,
            self.apart.isChecked() and not self.apart.isHidden(),
            self.photo.picture,
        )
