"""A petition to remove a leader: handed in, checked line by line, called, decided."""

from __future__ import annotations

from functools import partial

from governance.leadership.commands import AskForRecall, CallRecall, DecideRecall, VerifyPetition
from governance.leadership.views import RecallState, RecallView
from governance.leadership.words import RECALL_STATES
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.leadership.presenter import Choices, LeadersPresenter, resolution_choices, seat_title
from ui.leadership.small_form import LeaderForm
from ui.live import say

__all__ = ["PetitionPage"]


class PetitionPage(LeaderForm):
    """One petition; what is asked follows where it stands."""

    kinds = ("recall",)

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Petition to remove a leader"),
            lambda: say("Marks are checked one by one. She is heard. The vote is secret."),
            lambda: say("Write it down"),
        )
        self.view: RecallView | None = None
        self.stand = Label("", "strong", wrap=True)
        self.leader = ChoiceField(lambda: say("Leader"), key="term_id")
        self.day = DateField(lambda: say("Handed in on"), key="handed_in_on")
        self.count = NumberField(
            lambda: say("Marks on this petition"), key="petition_marks", digits=4
        )
        self.lines = LineField(
            lambda: say("Member numbers, line by line"),
            key="lines",
            most=4000,
            help=lambda: say("One number for each mark; 0 for somebody who is on no roll."),
        )
        self.meeting = ChoiceField(lambda: say("Special meeting"), key="meeting_id")
        self.resolution = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.heard = CheckLine(lambda: say("She was heard, or stayed away of her own will"))
        self.form.add_widget(self.stand)
        self.form.add(self.leader, self.day, self.count)
        self.form.add(self.lines)
        self.form.add(self.meeting)
        self.form.add(self.resolution)
        self.form.add_widget(self.heard)
        self.foot.helper(Button(lambda: say("Petition form"), icon="printer", on=self.print_form))
        self.finish()

    def fill(self, choices: Choices, new: bool) -> None:
        seats = [seat for seat in choices.board.seats if seat.term is not None]
        self.leader.set_choices(
            [(s.term.term_id, partial(_leader, s)) for s in seats if s.term is not None]
        )
        tr = i18n.current()
        self.meeting.set_choices(
            [(ref, lambda d=day: tr.date(d, "weekday")) for ref, day in choices.meetings]
        )
        self.resolution.set_choices(resolution_choices(choices.resolutions))
        ref = str(self.place.get("id", ""))
        if ref:
            self.read(lambda: self.presenter.office.recalls.one(ref), self.show_view)
            return
        self.view = None
        self.day.set_day(self.presenter.today)
        self._ask_for(None)

    def show_view(self, view: RecallView) -> None:
        """Where it stands, and what comes next."""
        self.view = view
        self.leader.set_value(view.term.term_id)
        self._ask_for(view)

    def _ask_for(self, view: RecallView | None) -> None:
        state = view.state if view else None
        first = view is None
        for field in (self.leader, self.day, self.count):
            field.setVisible(first)
        self.lines.setVisible(state is RecallState.HANDED_IN)
        self.meeting.setVisible(state is RecallState.VALID)
        decide = state is RecallState.CALLED
        self.resolution.setVisible(decide)
        self.heard.setVisible(decide)
        steps = (RecallState.HANDED_IN, RecallState.VALID, RecallState.CALLED)
        self.main.setVisible(first or state in steps)
        self.stand.setVisible(not first)
        self.stand.tell(lambda: _stand(view) if view else "")

    def save(self) -> None:
        self.form.clear_errors()
        view, work = self.view, self.presenter.office.recall_work
        if view is None:
            day = self.day.day()
            if not self.leader.value():
                self.wrong(self.leader, lambda: say("Choose the leader."))
            elif day is None:
                self.wrong(self.day, lambda: say("Write the day as day/month/year."))
            else:
                ask = AskForRecall(str(self.leader.value()), day, self.count.number() or 0)
                self.send(lambda: work.ask(ask), lambda: say("The petition is written down."))
        elif view.state is RecallState.HANDED_IN:
            self._verify(view)
        elif view.state is RecallState.VALID:
            call = CallRecall(view.id, str(self.meeting.value() or ""))
            self.send(lambda: work.call(call), lambda: say("The meeting is written down."))
        else:
            decide = DecideRecall(
                view.id, str(self.resolution.value() or ""), self.heard.isChecked()
            )
            self.send(lambda: work.decide(decide), lambda: say("The decision is written down."))

    def _verify(self, view: RecallView) -> None:
        parts = ascii_digits(self.lines.value()).replace(",", " ").split()
        if not all(part.isdigit() for part in parts):
            self.wrong(self.lines, lambda: say("Write numbers only, with a space between them."))
            return
        members = self.choices.members if self.choices else ()
        known = {who.number: who.id for who in members if who.number is not None}
        command = VerifyPetition(
            view.id,
            tuple(known.get(int(part)) for part in parts),
            self.presenter.work.who.person_id,
            self.presenter.today,
        )
        verify = self.presenter.office.recall_work.verify
        self.send(lambda: verify(command), lambda: say("The marks are checked."))

    def print_form(self) -> None:
        """The form with numbered lines for the chosen leader."""
        term = self.leader.value()
        if term:
            self.desk.go("paper", kind="recall-petition", id=str(term))
        else:
            self.wrong(self.leader, lambda: say("Choose the leader."))


def _leader(seat: object) -> str:
    term = seat.term  # type: ignore[attr-defined]
    return say("{office}: {name}", office=seat_title(seat), name=term.who.name)  # type: ignore[arg-type]


def _stand(view: RecallView) -> str:
    words = say(
        "{name}: {state}. {have} of {need} marks needed count.",
        name=view.term.who.name,
        state=say(RECALL_STATES[view.state.value]),
        have=view.verified or 0,
        need=view.needed,
    )
    return words
