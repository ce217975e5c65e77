"""Whose turn it is: the ranked members, the reason for everyone left out, and the decision."""

from __future__ import annotations

from functools import partial

from governance.leadership.commands import DecideTurn, ProposeTurn
from governance.leadership.views_turns import RefusedLine, TurnLine, TurnView
from governance.leadership.words import FLAGS, refusal_words
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second
from ui.leadership.presenter import (
    Choices,
    LeadersPresenter,
    day_words,
    member_choices,
    name_of,
    office_title,
    resolution_choices,
)
from ui.leadership.small_form import LeaderForm
from ui.live import say
from ui.meetings.large_type import LargeType
from ui.notices import Notice
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["TurnPage"]


class TurnPage(LeaderForm):
    """The rotation board of one office."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Whose turn is it?"),
            lambda: say("This is a proposal. The meeting decides."),
            lambda: say("Record the decision"),
        )
        self.view: TurnView | None = None
        self.chosen = ChoiceField("")
        self.chosen.box.setAccessibleName(say("Office"))
        self.chosen.setMinimumWidth(220)
        self.chosen.changed.connect(self.look)
        self.beside_title.addWidget(self.chosen)
        self._build_table()
        self._build_decision()
        self.foot.helper(
            Button(lambda: say("Read aloud"), icon="volume", key="F9", on=self.read_aloud)
        )
        self.foot.helper(Button(lambda: say("Proposal on paper"), icon="printer", on=self.print_it))
        self.main.setVisible(self.desk.may(Action.OFFICES_WRITE))

    def _build_table(self) -> None:
        columns = [
            Column("rank", lambda: say("Rank"), _rank, 84, number=True),
            Column("name", lambda: say("Name"), _name),
            Column("months", lambda: say("Months served"), _months, 150, number=True),
            Column("left", lambda: say("Last left office"), _left, 190),
            Column("joined", lambda: say("Joined on"), _joined, 190),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=44, name=say("The order"))
        self.table.setMinimumHeight(230)
        self.work.insertWidget(0, self.table)
        self.refused = Card(lambda: say("Not this time"))
        self.work.insertWidget(1, self.refused)

    def _build_decision(self) -> None:
        self.card.setVisible(self.desk.may(Action.OFFICES_WRITE))
        self.person = ChoiceField(lambda: say("The meeting took"), key="person_id")
        self.resolution = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.started = DateField(lambda: say("From"), key="started")
        self.reason = LineField(
            lambda: say("If not the first of the order, why"), key="reason", most=500
        )
        self.form.add(self.person, self.resolution, self.started)
        self.form.add(self.reason)
        self.finish()

    def fill(self, choices: Choices, new: bool) -> None:
        offices = {s.office_id: s for s in choices.board.seats}
        self.chosen.set_choices(
            [
                (ref, partial(office_title, s.office_key, s.office_title))
                for ref, s in offices.items()
            ]
        )
        self.person.set_choices(member_choices(choices.members))
        self.resolution.set_choices(resolution_choices(choices.resolutions))
        if new:
            wanted = str(self.place.get("office", ""))
            first = next(iter(offices), None)
            self.chosen.set_value(wanted if wanted in offices else first)
            self.started.set_day(self.presenter.today)
            self.reason.set_value("")
            self.resolution.set_value("")
        self.look()

    def look(self) -> None:
        """Ask the rule for the chosen office."""
        office = str(self.chosen.value() or "")
        if office:
            self.read(lambda: self.presenter.office.turns.look(office), self.show_turn)

    def show_turn(self, view: TurnView) -> None:
        """Show the order and every reason."""
        self.view = view
        self.notices.clear()
        self.model.show_rows(view.order)
        self.table.setVisible(bool(view.order))
        self.refused.clear()
        for line in view.refused:
            self.refused.add(Label(partial(_reasons, line), "body", wrap=True))
        if not view.dues_known:
            self.refused.add(
                second(lambda: say("Dues are not kept here; nobody was left out for them."))
            )
        self._say_first(view)
        self.person.set_value(view.next.who.id if view.next else None)

    def _say_first(self, view: TurnView) -> None:
        if view.flag is not None:
            flag = FLAGS[view.flag]
            self.notices.show_notice(Notice("due", lambda: say(flag)), "flag")
        if view.kept and view.flag is None:
            kept = Notice("guard", lambda: say("This place is kept this time."))
            self.notices.show_notice(kept, "kept")
        if view.tied:
            names = i18n.current().join(name_of(who) for who in view.tied)
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("Equal for the first place: {names}.", names=names),
                    lambda: say("Draw chits before the meeting decides."),
                    buttons=[(lambda: say("Write down the lot"), self.go_lot)]
                    if self.desk.may(Action.OFFICES_WRITE)
                    else [],
                ),
                "tied",
            )
        elif view.next is not None:
            name = name_of(view.next.who)
            self.notices.show_notice(
                Notice("ok", lambda: say("The turn is hers: {name}", name=name)), "next"
            )

    def go_lot(self) -> None:
        """Write down chits that were drawn."""
        if self.view is not None:
            self.desk.go("leader-lot", group=self.group_id, office=self.view.office_id)

    def spoken(self) -> str:
        """All of it as sentences."""
        view = self.view
        if view is None:
            return ""
        lines = []
        if view.next is not None:
            lines.append(say("The turn is hers: {name}", name=name_of(view.next.who)))
        lines += [
            say("{number}. {name}", number=line.rank, name=name_of(line.who)) for line in view.order
        ]
        lines += [_reasons(line) for line in view.refused]
        return "\n".join(lines)

    def read_aloud(self) -> None:
        """Large letters over the whole window."""
        LargeType(self.window(), lambda: say("Whose turn is it?"), self.spoken())

    def print_it(self) -> None:
        """The proposal on paper."""
        if self.view is not None:
            self.desk.go("paper", kind="leader-turn", id=self.view.office_id)

    def save(self) -> None:
        self.form.clear_errors()
        view, day = self.view, self.started.day()
        if view is None:
            return
        if not self.person.value():
            self.wrong(self.person, lambda: say("Choose who takes it."))
        elif not self.resolution.value():
            self.wrong(self.resolution, lambda: say("Choose the decision of the meeting."))
        elif day is None:
            self.wrong(self.started, lambda: say("Write the day as day/month/year."))
        else:
            self._decide(view)

    def _decide(self, view: TurnView) -> None:
        day = self.started.day()
        assert day is not None
        seats = self.choices.board.seats if self.choices else ()
        free = [s for s in seats if s.office_id == view.office_id and s.term is None]
        seat_no = free[0].seat_no if free else 1
        person, resolution = str(self.person.value()), str(self.resolution.value())
        reason, work = self.reason.value(), self.presenter.office.turn_work
        first = view.next.who.id if view.next else None
        if person != first and not reason.strip():
            self.wrong(self.reason, lambda: say("Write why the meeting took her."))
            return

        def act() -> object:
            proposal = work.propose(ProposeTurn(view.office_id, view.on)).id
            return work.decide(DecideTurn(proposal, person, resolution, day, seat_no, reason))

        self.send(act, lambda: say("She holds the office now."))  # type: ignore[arg-type]


def _rank(line: TurnLine) -> Cell:
    return Cell(i18n.current().integer(line.rank), bold=True)


def _name(line: TurnLine) -> Cell:
    person = line.who.person
    return Cell(name_of(line.who), symbol=f"{person.symbol}/{person.hue}", bold=line.rank == 1)


def _months(line: TurnLine) -> Cell:
    return Cell(i18n.current().integer(line.months))


def _left(line: TurnLine) -> Cell:
    return Cell(day_words(line.last_left) if line.last_left else say("never served"))


def _joined(line: TurnLine) -> Cell:
    return Cell(day_words(line.joined))


def _reasons(line: RefusedLine) -> str:
    tr = i18n.current()
    return " ".join(refusal_words(line.who, reason, tr) for reason in line.reasons)
