"""Steps on a file: first talk, fear for a child, journey, reports, receipt, missed time, order."""

from __future__ import annotations

from typing import Any

from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits
from sr_board.cases.files.duties import CLOCK_OF, reports_now
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_child import ByOrder, Fear, Journey, MissedReason, ToAuthority
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.files.service_reports import EnterReceipt, MakeReport
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import CaseState, ReportKind, ReportMode
from sr_board.cases.words.files import FEAR_WORDS, MODES, REPORTS
from ui.buttons import Button
from ui.cases.board.parts import choices
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.guarded import CaseForm
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField, TimeField
from ui.labels import Label
from ui.live import Text, say, say_in
from ui.meetings.times import local
from ui.picks import PickField

__all__ = [
    "ContactPage",
    "FearPage",
    "JourneyPage",
    "MissedPage",
    "OrderPage",
    "ReceiptPage",
    "ReportPage",
    "StepPage",
]


class StepPage(CaseForm):
    """A form about one file, with the clock of the file above it. `urgent`: it waits for no code
    of conduct."""

    urgent = False

    def __init__(
        self, desk: Desk, presenter: FilesPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance, verb)
        self.presenter = presenter
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.day = DateField(lambda: say("Day"), key="day")
        self.time = TimeField(lambda: say("Time"), key="time")

    def load(self, **place: Any) -> CaseView:
        case = str(place["id"])
        return self.presenter.urgent(case) if self.urgent else self.presenter.whole(case)

    def fill(self, found: Any) -> None:
        self.bar.show_case(found.summary, self.presenter.now)
        here = local(self.presenter.now, self.presenter.offset)
        self.day.set_day(here.date())
        self.time.set_moment(here.time())
        self.fill_more(found)

    def fill_more(self, view: CaseView) -> None:
        """Fill what is this page's own."""

    def moment(self) -> When | None:
        """Day and time typed; None, and said, when they are no moment."""
        try:
            return self.presenter.when(self.day.day(), self.time.moment())
        except InputInvalid as error:
            self.form.show_error(error)
            return None


class ContactPage(StepPage):
    """Somebody spoke with her."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("First talk with her"),
            lambda: say("Alone, away from who brought her. Ask first whether she can leave."),
            lambda: say("We have spoken"),
        )
        self.form.add(self.day, self.time)
        self.finish()

    def wishes(self) -> bool:
        when = self.moment()
        self.wish = FirstContact(self.case_id, when) if when else None
        return when is not None

    def act(self) -> Done:
        return self.presenter.desk.intake.first_contact(self.wish)


class FearPage(StepPage):
    """The one press that puts a file on the child track."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("I fear a child is in danger"),
            lambda: say(
                "One person is enough. There is no undo: only an order of the authority takes the "
                "file off the child track again."
            ),
            lambda: say("Put the file on the child track"),
        )
        self.reason = PickField(lambda: say("Why"), choices(FEAR_WORDS), key="reason")
        self.indicator = CheckLine(lambda: say("She is unsafe or used"))
        self.mother = CheckLine(lambda: say("The mother is new or unknown"))
        self.lost = CheckLine(lambda: say("Abandoned, lost, or without parents"))
        self.form.add(self.reason)
        self.form.add(self.day, self.time)
        for tick in (self.indicator, self.mother, self.lost):
            self.form.add_widget(tick)
        self.form.add_widget(
            Label(
                lambda: say("Day and time: since when there is reason to fear it."),
                "second",
                "soft",
                wrap=True,
            )
        )
        self.finish()

    def fill_more(self, view: CaseView) -> None:
        self.reason.set_value(None)
        for tick in (self.indicator, self.mother, self.lost):
            tick.setChecked(False)

    def wishes(self) -> bool:
        if self.reason.value() is None:
            self.form.set_error(
                "reason", lambda: say('Choose one; the last one is "something else".')
            )
            return False
        when = self.moment()
        self.wish = Fear(
            self.case_id,
            str(self.reason.value()),
            when,
            self.indicator.isChecked(),
            self.mother.isChecked(),
            self.lost.isChecked(),
        )
        return when is not None

    def act(self) -> Done:
        return self.presenter.desk.child.fear(self.wish)


class JourneyPage(StepPage):
    """The journey to the committee: its minutes are added to the clock, nothing else is."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The journey"),
            lambda: say("The law adds the time of the journey, and nothing else."),
            lambda: say("State the journey"),
        )
        self.minutes = LineField(lambda: say_in("time", "Minutes"), key="journey_minutes", most=6)
        self.begins = LineField(lambda: say("From"), key="begins")
        self.ends = LineField(lambda: say("To"), key="ends")
        self.form.add(self.minutes)
        self.form.add(self.begins, self.ends)
        self.finish()

    def fill_more(self, view: CaseView) -> None:
        head = view.head
        self.minutes.set_value(str(head.journey_minutes or ""))
        self.begins.set_value(head.journey_from)
        self.ends.set_value(head.journey_to)

    def wishes(self) -> bool:
        typed = ascii_digits(str(self.minutes.value())).strip()
        if not typed.isdecimal():
            self.form.set_error("journey_minutes", lambda: say("Type the minutes, such as 80."))
            return False
        self.wish = Journey(
            self.case_id, int(typed), str(self.begins.value()), str(self.ends.value())
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.child.journey(self.wish)


class ReportPage(StepPage):
    """A report was made; with its number the clock is met."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A report was made"),
            lambda: say("The number or receipt can come later; the clock runs until it is here."),
            lambda: say("Write the report down"),
        )
        self.kind = ChoiceField(lambda: say("Which report"), choices(REPORTS), key="kind")
        self.body = LineField(lambda: say("To whom"), key="to_body")
        self.officer = LineField(lambda: say("Officer"), key="officer")
        self.mode = ChoiceField(lambda: say("How"), choices(MODES), key="mode")
        self.number = LineField(lambda: say("Number or receipt"), key="ref_no")
        self.read_over = CheckLine(lambda: say("Her words were read over to her"))
        self.form.add(self.kind, self.mode)
        self.form.add(self.body, self.officer)
        self.form.add(self.day, self.time)
        self.form.add(self.number)
        self.form.add_widget(self.read_over)
        self.fresh = new_id()
        self.finish()

    def fill_more(self, view: CaseView) -> None:
        self.fresh = new_id()
        self.kind.set_value(self._wanted(view))
        self.mode.set_value(ReportMode.IN_PERSON)
        for field in (self.body, self.officer, self.number):
            field.set_value("")
        self.read_over.setChecked(False)

    def _wanted(self, view: CaseView) -> ReportKind:
        """The report she came for, else the first that is due and was not made."""
        if self.place.get("report"):
            return ReportKind(str(self.place["report"]))
        running = {clock.rule_id for clock in view.summary.clocks}
        due = sorted(CLOCK_OF, key=lambda kind: CLOCK_OF[kind] not in running)
        waits = (kind for kind in due if not reports_now(view, kind))
        return next(waits, ReportKind.OTHER)

    def wishes(self) -> bool:
        when = self.moment()
        if when is None:
            return False
        self.wish = MakeReport(
            self.case_id,
            ReportKind(str(self.kind.value())),
            str(self.body.value()),
            when,
            ReportMode(str(self.mode.value())),
            officer=str(self.officer.value()),
            ref_no=str(self.number.value()),
            read_over=self.read_over.isChecked(),
            id=self.fresh,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.reports.report(self.wish)


class ReceiptPage(StepPage):
    """The number or receipt of a report; when both are here the file goes to the authority."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The receipt"),
            lambda: say("With the number of each report the child is with the authority."),
            lambda: say("Enter the receipt"),
        )
        self.report = ChoiceField(lambda: say("Of which report"), key="report")
        self.number = LineField(lambda: say("Number or receipt"), key="ref_no")
        self.form.add(self.report, self.number)
        self.form.add(self.day, self.time)
        self.foot.beside(
            Button(lambda: say("Keep the receipt as a scan"), icon="files", on=self._keep)
        )
        self.finish()

    def _keep(self) -> None:
        self.desk.go(
            "cases-paper-keep", id=self.case_id, kind="receipt", belongs=self.report.value()
        )

    def fill_more(self, view: CaseView) -> None:
        waiting = [one for one in view.reports if not one.ref_no and not one.no_offence]
        self.report.set_choices([(one.id, _report(one.kind)) for one in waiting])
        self.report.set_value(waiting[0].id if waiting else None)
        self.number.set_value("")

    def wishes(self) -> bool:
        when = self.moment()
        if when is None:
            return False
        if self.report.value() is None:
            self.wish = ToAuthority(self.case_id)
            return True
        self.wish = EnterReceipt(
            self.case_id, str(self.report.value()), str(self.number.value()), when
        )
        return True

    def act(self) -> Done:
        if isinstance(self.wish, ToAuthority):
            return self.presenter.desk.child.to_authority(self.wish)
        return self.presenter.desk.reports.receipt(self.wish)


class MissedPage(StepPage):
    """Why a clock was not met in time."""

    urgent = True

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Why it was late"),
            lambda: say("The clock stays open until it is met. The report is made all the same."),
            lambda: say("Write the reason down"),
        )
        self.reason = TextField(lambda: say("Reason"), key="reason", rows=3)
        self.form.add(self.reason)
        self.finish()

    def wishes(self) -> bool:
        self.wish = MissedReason(
            self.case_id, str(self.place.get("clock", "")), str(self.reason.value())
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.child.missed(self.wish)


class OrderPage(StepPage):
    """The authority's order: in care, or with the family."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The authority's order"),
            lambda: say("Only the authority sends a child home or to a home."),
            lambda: say("Enter the order"),
        )
        self.to = ChoiceField(
            lambda: say("What it says"),
            [
                (CaseState.PLACED, lambda: say("In care")),
                (CaseState.RESTORED, lambda: say("With the family")),
            ],
            key="to",
        )
        self.authority = LineField(lambda: say("Authority"), key="authority")
        self.number = LineField(lambda: say("Number of the order"), key="order_no")
        self.form.add(self.to, self.authority)
        self.form.add(self.number, self.day)
        self.foot.beside(
            Button(lambda: say("Keep the order as a scan"), icon="files", on=self._keep)
        )
        self.finish()

    def _keep(self) -> None:
        self.desk.go("cases-paper-keep", id=self.case_id, kind="order")

    def wishes(self) -> bool:
        day = self.day.day()
        if self.to.value() is None or day is None:
            key = "to" if self.to.value() is None else "day"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        self.wish = ByOrder(
            self.case_id,
            CaseState(str(self.to.value())),
            str(self.authority.value()),
            str(self.number.value()),
            day,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.child.by_order(self.wish)


def _report(kind: ReportKind) -> Text:
    return lambda: say(REPORTS[kind])
