"""Someone takes an office, and her term ends. What the rules say against it is shown first."""

from __future__ import annotations

from functools import partial

from governance.leadership.commands import BeginLeading, EndLeading
from governance.leadership.views import SeatLine
from governance.rules.findings import Finding
from sr_board.people.rules.kinds import EndReason, HowSeated
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.leadership.presenter import (
    Choices,
    LeadersPresenter,
    end_choices,
    finding_text,
    how_choices,
    member_choices,
    resolution_choices,
    seat_title,
)
from ui.leadership.small_form import LeaderForm
from ui.live import say
from ui.notices import Notice

__all__ = ["EndPage", "SeatPage"]


class SeatPage(LeaderForm):
    """A person takes a seat."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Someone takes an office"),
            lambda: say("Rules that are not met are shown and recorded. They do not stop you."),
            lambda: say("She takes the office"),
        )
        self.seat = ChoiceField(lambda: say("Office"), key="seat_no")
        self.person = ChoiceField(lambda: say("Who"), key="person_id")
        self.how = ChoiceField(lambda: say("How"), how_choices(), key="how")
        self.started = DateField(lambda: say("From"), key="started")
        self.until = DateField(
            lambda: say("Last day"),
            key="until",
            help=lambda: say("Empty: the whole term."),
        )
        self.resolution = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper book"), key="paper_resolution", most=60
        )
        self.form.add(self.seat, self.person)
        self.form.add(self.how, self.started, self.until)
        self.form.add(self.resolution, self.paper)
        self.finish()
        for field in (self.seat, self.person, self.how):
            field.changed.connect(self.look)
        self.started.line.textChanged.connect(lambda _t: self.look())
        self._seats: dict[str, SeatLine] = {}

    def fill(self, choices: Choices, new: bool) -> None:
        self._seats = {f"{s.office_id}/{s.seat_no}": s for s in choices.board.seats}
        self.seat.set_choices(
            [(key, partial(seat_title, seat)) for key, seat in self._seats.items()]
        )
        self.person.set_choices(member_choices(choices.members))
        self.resolution.set_choices(resolution_choices(choices.resolutions))
        if not new:
            return
        wanted = f"{self.place.get('office', '')}/{self.place.get('seat', 1)}"
        self.seat.set_value(wanted if wanted in self._seats else None)
        self.person.set_value(None)
        self.how.set_value(HowSeated.ELECTED.value)
        self.started.set_day(self.presenter.today)
        self.until.set_day(None)
        self.resolution.set_value("")
        self.paper.set_value("")

    def _command(self) -> BeginLeading | None:
        seat = self._seats.get(str(self.seat.value()))
        day = self.started.day()
        if seat is None or not self.person.value() or day is None:
            return None
        return BeginLeading(
            seat.office_id,
            str(self.person.value()),
            HowSeated(str(self.how.value())),
            day,
            seat.seat_no,
            self.until.day(),
            str(self.resolution.value() or "") or None,
            self.paper.value(),
        )

    def look(self) -> None:
        """Ask what the rules say against it, before anything is written."""
        self.notices.clear()
        command = self._command()
        if command is not None:
            self.read(lambda: self.presenter.office.leaders.against(command), self.show_against)

    def show_against(self, found: tuple[Finding, ...]) -> None:
        """Show each rule that is not met."""
        self.notices.clear()
        rules = None
        for number, finding in enumerate(found):
            words = partial(finding_text, finding, rules)
            self.notices.show_notice(
                Notice("due", lambda w=words: w()[0], lambda w=words: w()[1]), f"rule{number}"
            )

    def save(self) -> None:
        self.form.clear_errors()
        if self._seats.get(str(self.seat.value())) is None:
            self.wrong(self.seat, lambda: say("Choose the office."))
        elif not self.person.value():
            self.wrong(self.person, lambda: say("Choose who takes it."))
        elif self.started.day() is None:
            self.wrong(self.started, lambda: say("Write the day as day/month/year."))
        elif self.until.is_wrong():
            self.wrong(self.until, lambda: say("Write the day as day/month/year."))
        else:
            command = self._command()
            assert command is not None
            begin = self.presenter.office.leader_work.begin
            self.send(lambda: begin(command), lambda: say("She holds the office now."))


class EndPage(LeaderForm):
    """A term ends."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Her term ends"),
            lambda: say("Books, money and keys are handed over afterwards."),
            lambda: say("Record that her term ended"),
        )
        self.ended = DateField(lambda: say("Last day"), key="ended")
        self.reason = ChoiceField(lambda: say("Reason"), end_choices(), key="reason")
        self.resolution = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper book"), key="paper_resolution", most=60
        )
        self.form.add(self.ended, self.reason)
        self.form.add(self.resolution, self.paper)
        self.finish()

    def fill(self, choices: Choices, new: bool) -> None:
        self.resolution.set_choices(resolution_choices(choices.resolutions))
        if not new:
            return
        wanted = str(self.place.get("term", ""))
        seat = next((s for s in choices.board.seats if s.term and s.term.term_id == wanted), None)
        if seat is not None and seat.term is not None:
            name = seat.term.who.name
            self.set_title(
                lambda: say("{office}: the term of {name} ends", office=seat_title(seat), name=name)
            )
        self.ended.set_day(self.presenter.today)
        self.reason.set_value(EndReason.EXPIRED.value)
        self.resolution.set_value("")
        self.paper.set_value("")

    def save(self) -> None:
        self.form.clear_errors()
        day = self.ended.day()
        if day is None:
            self.wrong(self.ended, lambda: say("Write the day as day/month/year."))
            return
        command = EndLeading(
            str(self.place.get("term", "")),
            day,
            EndReason(str(self.reason.value())),
            str(self.resolution.value() or "") or None,
            self.paper.value(),
        )
        end = self.presenter.office.leader_work.end
        self.send(lambda: end(command), lambda: say("Her term is ended. Hand over what she kept."))
