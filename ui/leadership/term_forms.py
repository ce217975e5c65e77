"""A term begins, a term ends: who, when, on which decision; what the rules say stands beside it."""

from __future__ import annotations

from typing import Any

from governance.leadership.commands import BeginLeading, EndLeading
from governance.leadership.words import ENDS, HOW
from sr_board.base.results import Done
from sr_board.people.rules.kinds import EndReason, HowSeated
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.leadership.parts import LeaderForm, finding_notice
from ui.leadership.presenter import LeadersPresenter, decision_choices, member_choices
from ui.live import say

__all__ = ["BeginTermPage", "EndTermPage"]

_ON_PAPER = ""


class BeginTermPage(LeaderForm):
    """Somebody takes a seat."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Begin a term"),
            lambda: say(
                "The rules are shown before it is written. They warn; the meeting decides."
            ),
            lambda: say("Begin the term"),
        )
        self.presenter = presenter
        self.person = ChoiceField(lambda: say("Who"), key="person_id")
        self.how = ChoiceField(
            lambda: say("How she came into it"),
            [(code, lambda w=words: say(w)) for code, words in HOW.items()],
            key="how",
        )
        self.started = DateField(lambda: say("From"), key="started")
        self.decision = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Or its number in the paper book"), key="paper_resolution", most=60
        )
        self.form.add(self.person, self.how)
        self.form.add(self.started, self.decision)
        self.form.add(self.paper)
        self.foot.beside(Button(lambda: say("What the rules say"), icon="book", on=self.ask_rules))
        self.finish()

    def load(self, **place: Any) -> Any:
        group = str(place.get("group", ""))
        return self.presenter.members(group), self.presenter.decisions(group)

    def fill(self, found: Any) -> None:
        members, decisions = found
        self.person.set_choices(member_choices(members))
        self.person.set_value(None)
        self.how.set_value("elected")
        self.started.set_day(self.presenter.today)
        self.decision.set_choices(
            [(_ON_PAPER, lambda: say("on paper, or none")), *decision_choices(decisions)]
        )
        self.decision.set_value(_ON_PAPER)

    def _command(self) -> BeginLeading | None:
        person, started = self.person.value(), self.started.day()
        if person is None:
            self.form.set_error("person_id", lambda: say("Choose who takes the seat."))
            return None
        if started is None:
            self.form.set_error("started", lambda: say("Write the day, for example 24/11/2026."))
            return None
        return BeginLeading(
            str(self.place.get("office", "")),
            str(person),
            HowSeated(str(self.how.value() or "elected")),
            started,
            int(str(self.place.get("seat", "1"))),
            resolution_id=str(self.decision.value() or "") or None,
            paper_resolution=self.paper.value(),
        )

    def ask_rules(self) -> None:
        """Show what the rules say, without writing anything."""
        self.form.clear_errors()
        command, group = self._command(), self.group_id
        if command is None:
            return
        self.read(lambda: self.presenter.against(group, command), self._show_rules)

    def _show_rules(self, found: list[Any]) -> None:
        self.notices.clear()
        for number, (finding, article) in enumerate(found):
            self.notices.show_notice(finding_notice(finding, article), f"rule{number}")
        if not found:
            self.notices.show_saved(lambda: say("The rules say nothing against it."))

    def wishes(self) -> bool:
        self.wish = self._command()
        return self.wish is not None

    def act(self) -> Done:
        assert self.wish is not None
        return self.presenter.desk.leader_work.begin(self.wish)


class EndTermPage(LeaderForm):
    """A term ends."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("End the term"),
            lambda: say("What she holds is handed over afterwards, with a paper."),
            lambda: say("End the term"),
        )
        self.presenter = presenter
        self.ended = DateField(lambda: say("Last day"), key="ended")
        self.reason = ChoiceField(
            lambda: say("Why"),
            [(code, lambda w=words: say(w)) for code, words in ENDS.items()],
            key="reason",
        )
        self.decision = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Or its number in the paper book"), key="paper_resolution", most=60
        )
        self.form.add(self.ended, self.reason)
        self.form.add(self.decision, self.paper)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.decisions(str(place.get("group", "")))

    def fill(self, found: Any) -> None:
        self.ended.set_day(self.presenter.today)
        self.reason.set_value("expired")
        self.decision.set_choices(
            [(_ON_PAPER, lambda: say("on paper, or none")), *decision_choices(found)]
        )
        self.decision.set_value(_ON_PAPER)

    def wishes(self) -> bool:
        ended = self.ended.day()
        if ended is None:
            self.form.set_error("ended", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self.wish = EndLeading(
            str(self.place.get("term", "")),
            ended,
            EndReason(str(self.reason.value() or "expired")),
            str(self.decision.value() or "") or None,
            self.paper.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.leader_work.end(self.wish)
