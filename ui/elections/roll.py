"""The roll: who may vote, freezing, striking, and the ticks while the vote goes on.

A voter's number and Enter tick her; the box is empty again for the next one. Nothing of how she
votes is ever on this page.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from governance.elections.commands import (
    FreezeRoll,
    SetCompanions,
    StepElection,
    StrikeVoter,
    TickVoter,
)
from governance.elections.views import ElectionWhole, RollLine, RollView
from governance.elections.words import STRIKES, refused_words
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.presenter import ElectionPresenter, Loaded, numbered
from ui.fields import NumberField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["RollPage"]


class RollPage(Page):
    """The list, and above it the box for numbers."""

    listens = frozenset({"elections", "people"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("Roll"))
        self.presenter = presenter
        self._id = ""
        self.whole: ElectionWhole | None = None
        self.view: RollView | None = None
        self._people: tuple[tuple[object, Text], ...] = ()
        self._build_ticks()
        columns = [
            Column("number", lambda: say("No."), self._number, 84, number=True),
            Column("name", lambda: say("Name"), self._name),
            Column("state", lambda: say("State"), self._state, 380),
            Column("act", "", self._act, 150),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=44, name=say("Roll"))
        self.table.opened.connect(self.open_row)
        self.table.acted.connect(lambda row, _key: self.open_row(row))
        self.put(self.table, 1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("election", id=self._id),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Print the roll"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="election-roll", id=self._id),
            )
        )
        self.delegates = self.foot.helper(
            Button(
                lambda: say("Papers of the delegates"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="election-delegates", id=self._id),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Freeze the roll"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )

    def _build_ticks(self) -> None:
        self.number = NumberField(lambda: say("Number of the voter"), key="number", digits=6)
        self.number.line.entered.connect(self.tick_number)
        self.number.follow = lambda: None
        self.count = Label("", "figure", "action")
        self.companions = NumberField(lambda: say("With a companion"), key="count", digits=5)
        keep = Button(lambda: say("Write"), on=self.write_companions)
        self.companions.follow = keep.setFocus
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.number, 2)
        row.addWidget(self.count, 3)
        row.addWidget(self.companions, 1)
        row.addWidget(keep)
        self.ticks = Card()
        self.ticks.add(row)
        self.put(self.ticks)

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.view = wanted, None
            self.notices.clear()

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self._load(election), lambda both: self.show_roll(*both))

    def _load(self, election: str) -> tuple[Loaded, RollView]:
        return self.presenter.load(election), self.presenter.roll(election)

    def show_roll(self, loaded: Loaded, view: RollView) -> None:
        """Show the roll as it is."""
        whole = self.whole = loaded.whole
        self.view = view
        self._people = tuple(self.presenter.choices(loaded.people))
        polling = whole.state == "polling" and whole.may_run
        self.ticks.setVisible(polling)
        second = any(post.contest == "runoff" for post in whole.posts)
        voted = whole.voted_again if second else whole.voted
        self.count.tell(lambda: say("{present} of {roll}", present=voted, roll=whole.roll))
        if not self.companions.line.hasFocus():
            self.companions.set_value(whole.companions or "")
        self._show_heading(whole, view)
        self.model.show_rows([*view.lines, *view.left_out])
        frozen = view.frozen_on is not None
        self.delegates.setVisible(any(line.from_group and not line.struck for line in view.lines))
        early = whole.state == "scrutiny"
        self.main.tell(
            (lambda: say("Close the vote")) if polling else (lambda: say("Freeze the roll"))
        )
        self.main.setVisible(whole.may_run and (polling or (early and not frozen)))

    def _show_heading(self, whole: ElectionWhole, view: RollView) -> None:
        if view.frozen_on is None:
            self.set_title(
                lambda: say("Roll, not frozen yet"),
                lambda: say(
                    "{good} may vote, {out} are left out. Hang it up; corrections are made in the "
                    "register until it is frozen.",
                    good=len(view.lines),
                    out=len(view.left_out),
                ),
            )
            return
        day = view.frozen_on
        line: Text = lambda: say("Frozen on {day}. Nobody can be added.", day=day)  # noqa: E731
        if whole.state == "polling":
            line = lambda: say("Type a number and Enter: she takes her paper.")  # noqa: E731
        self.set_title(lambda: say("Roll"), line)

    # -- cells ---------------------------------------------------------------------------------

    @staticmethod
    def _number(row: RollLine) -> Cell:
        return Cell("–" if row.number is None else i18n.current().digits(str(row.number)))

    @staticmethod
    def _name(row: RollLine) -> Cell:
        return Cell(row.name, symbol=f"{row.symbol}/{row.hue}", bold=not row.refused)

    def _state(self, row: RollLine) -> Cell:
        if row.refused:
            tr = i18n.current()
            words = " ".join(refused_words(row.name, each, tr) for each in row.refused)
            return Cell(words, state=State.AWAY)
        if row.struck:
            return Cell(say(STRIKES[row.struck]), state=State.AWAY)
        if row.voted:
            return Cell(say("voted"), state=State.OK)
        if row.seat_disputed:
            return Cell(say("her seat is disputed: paper into the envelope"), state=State.DUE)
        return Cell(say("may vote"), state=State.NOT_YET)

    def _act(self, row: RollLine) -> Cell | str:
        whole = self.whole
        if whole is None or not whole.may_run or not row.entry_id or row.struck:
            return ""
        if whole.state == "polling":
            return Cell(button=say("Take back") if row.voted else say("Tick"), quiet=row.voted)
        return Cell(button=say("Strike"), quiet=True)

    # -- acts ------------------------------------------------------------------------------------

    def open_row(self, row: RollLine) -> None:
        """Tick, take a tick back, or strike."""
        whole = self.whole
        if whole is None or not whole.may_run or not row.entry_id or row.struck:
            return
        if whole.state == "polling":
            self._tick(row.entry_id, not row.voted)
        elif not row.voted:
            self.ask_strike(row)

    def tick_number(self) -> None:
        """Tick the voter whose number was typed."""
        number, view = self.number.number(), self.view
        if number is None or view is None:
            self.number.set_error(lambda: say("Type her number."))
            return
        line = next((each for each in view.lines if each.number == number), None)
        if line is None:
            self.number.set_error(lambda: say("Nobody on the roll has this number."))
        elif line.struck:
            self.number.set_error(lambda: say("She was struck off the roll."))
        elif line.voted:
            self.number.set_error(
                lambda: say("{name} has voted already.", name=numbered(line.number, line.name))
            )
        else:
            self.number.set_error(None)
            self.number.set_help(numbered(line.number, line.name))
            self._tick(line.entry_id, True)
            self.number.set_value("")
        self.number.line.selectAll()

    def _tick(self, entry: str, voted: bool) -> None:
        command, act = TickVoter(entry, voted), self.presenter.office.roll.tick
        self.write(lambda: act(command))

    def write_companions(self) -> None:
        """Write the total of voters with a companion."""
        number = self.companions.number()
        if number is None:
            self.companions.set_error(lambda: say("Write a number."))
            return
        self.companions.set_error(None)
        command = SetCompanions(self._id, number)
        act = self.presenter.office.roll.set_companions
        self.write(lambda: act(command), lambda _d: self.notices.show_saved())

    def ask_strike(self, row: RollLine) -> None:
        """She died or left: two persons put their mark."""
        reason = ChoiceField(
            lambda: say("Why"), [(k, lambda w=w: say(w)) for k, w in STRIKES.items()], key="reason"
        )
        first = ChoiceField(lambda: say("First mark"), self._people, key="first_mark")
        other = ChoiceField(lambda: say("Second mark"), self._people, key="second_mark")
        form = Form(gap=8)
        form.add(reason, first, other)

        def strike() -> None:
            values = [str(field.value() or "") for field in (reason, first, other)]
            if not all(values):
                form.set_error("reason", lambda: say("Choose the reason and both marks."))
                return
            command, act = StrikeVoter(row.entry_id, *values), self.presenter.office.roll.strike
            self.notices.drop("strike")
            self.write(lambda: act(command))

        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("Strike {name} off the roll?", name=row.name),
                lambda: say("Her line stays, struck through."),
                buttons=[
                    (lambda: say("Leave it"), lambda: self.notices.drop("strike")),
                    (lambda: say("Strike"), strike),
                ],
                extra=form,
            ),
            "strike",
        )
        reason.box.setFocus()

    def go_on(self) -> None:
        """Freeze the roll, or close the vote."""
        whole, office = self.whole, self.presenter.office
        if whole is None:
            return
        election = self._id
        if whole.state == "polling":
            step = StepElection(election)
            self.write(
                lambda: office.roll.close_polling(step),
                lambda _d: self.desk.go("election", id=election),
            )
        else:
            self.write(lambda: office.roll.freeze(FreezeRoll(election)))

    def take_focus(self) -> None:
        if self.ticks.isVisible():
            self.number.line.setFocus()
        else:
            super().take_focus()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        widths = (62, 0, 280, 130) if narrow else (84, 0, 380, 150)
        for index, width in enumerate(widths):
            column = self.model.columns[index]
            self.model.columns[index] = Column(
                column.key, column.heading, column.show, width, column.number
            )
        self.table.relook()
