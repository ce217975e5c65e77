"""Steps that two persons take: screening, contact lost, not for the board, adult by order."""

from __future__ import annotations

from typing import Any

from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.cases.files.service_adult import LostContact, OutOfScope
from sr_board.cases.files.service_child import AdultByOrder
from sr_board.cases.files.service_intake import BeginScreening
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import EvidenceOrder, FollowUpMode, SubjectKind
from sr_board.cases.words.support import FOLLOW_MODES
from ui.cases.board.parts import choices
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.guarded import CaseSigned
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.forms import BY_AUTHORITY
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField, TimeField
from ui.live import Text, say

__all__ = ["AdultOrderPage", "LostPage", "OutOfScopePage", "ScreenPage", "SignedStep"]


class SignedStep(CaseSigned):
    """A step of two persons, with the clock of the file above it. Subclasses give `signed`."""

    def __init__(
        self,
        desk: Desk,
        presenter: FilesPresenter,
        title: Text,
        guidance: Text,
        verb: Text,
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.presenter = presenter
        self.bar = ClockBar()
        self.above.addWidget(self.bar)

    def load(self, **place: Any) -> Any:
        return self.presenter.whole(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.bar.show_case(found.summary, self.presenter.now)
        self.fill_more(found)

    def fill_more(self, view: Any) -> None:
        """Fill what is this page's own."""


class ScreenPage(SignedStep):
    """Two trained screeners begin."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Two trained screeners begin"),
            lambda: say("Alone with her. First of all: can she leave? Protection never waits."),
            lambda: say("Begin the screening"),
        )
        self.leave_asked = CheckLine(lambda: say("She was asked whether she can leave"))
        self.indicator = CheckLine(lambda: say("There is a sign that she is unsafe or used"))
        self.form.add_widget(self.leave_asked)
        self.form.add_widget(self.indicator)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.leave_asked.setChecked(False)
        self.indicator.setChecked(False)

    def what_is_signed(self) -> Text:
        return lambda: say("Both of you screen her; each of you is trained.")

    def act(self) -> Done:
        wish = BeginScreening(
            self.case_id, self.leave_asked.isChecked(), self.indicator.isChecked(), self.second
        )
        return self.presenter.desk.intake.screening(wish)


class LostPage(SignedStep):
    """She was tried three times by the way she allowed."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Contact is lost"),
            lambda: say(
                "Three tries by the way she allowed. Duties by law and their clocks go on."
            ),
            lambda: say("Contact is lost"),
        )
        self.tries = [
            (
                DateField(lambda: say("Day of a try"), key=f"day{n}"),
                TimeField(lambda: say("Time"), key=f"time{n}"),
                ChoiceField(lambda: say("How"), choices(FOLLOW_MODES), key=f"mode{n}"),
            )
            for n in range(3)
        ]
        for fields in self.tries:
            self.form.add(*fields)
        self.finish()

    def fill_more(self, view: Any) -> None:
        for day, at, mode in self.tries:
            day.set_day(None)
            at.set_moment(None)
            mode.set_value(None)

    def what_is_signed(self) -> Text:
        return lambda: say("She was tried three times by the way she allowed, and not found.")

    def wishes(self) -> bool:
        found: list[When] = []
        for day, at, _ in self.tries:
            try:
                found.append(self.presenter.when(day.day(), at.moment()))
            except InputInvalid:
                self.form.set_error(day.key, lambda: say("Write the day and the time."))
                return False
        for _, _, mode in self.tries:
            if mode.value() is None:
                self.form.set_error(mode.key, lambda: say("Choose how."))
                return False
        modes = tuple(FollowUpMode(str(mode.value())) for _, _, mode in self.tries)
        self.wish = (tuple(found), modes)
        return True

    def act(self) -> Done:
        tries, modes = self.wish
        command = LostContact(self.case_id, tries, self.second, modes)
        return self.presenter.desk.adult.lost(command)


class OutOfScopePage(SignedStep):
    """A visitor, or a resident's own child without any sign of danger."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Not for the board"),
            lambda: say(
                "A visitor, or a child whose mother two members have known for a year, with no "
                "sign of danger. The authority can test who is the mother."
            ),
            lambda: say("It is not for the board"),
        )
        self.visitor = CheckLine(lambda: say("She visits, and goes again"))
        self.mother = CheckLine(
            lambda: say("Two members, independent of each other, have known the mother for a year")
        )
        self.indicator = CheckLine(lambda: say("There is a sign of danger"))
        for tick in (self.visitor, self.mother, self.indicator):
            self.form.add_widget(tick)
        self.finish()

    def fill_more(self, view: Any) -> None:
        child = view.head.subject_kind is SubjectKind.CHILD_OF_RESIDENT
        self.visitor.setVisible(not child)
        self.mother.setVisible(child)
        self.indicator.setVisible(child)
        for tick in (self.visitor, self.mother, self.indicator):
            tick.setChecked(False)

    def what_is_signed(self) -> Text:
        return lambda: say("What is ticked here is true as far as both of you know.")

    def act(self) -> Done:
        command = OutOfScope(
            self.case_id,
            self.visitor.isChecked(),
            self.mother.isChecked(),
            self.indicator.isChecked(),
            self.second,
        )
        return self.presenter.desk.adult.out_of_scope(command)


class AdultOrderPage(SignedStep):
    """The authority found an adult: chair and secretary enter its order."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The authority found an adult"),
            lambda: say(
                "Chair and secretary together, from the written order. Nothing else counts."
            ),
            lambda: say("Enter the order"),
        )
        self.by = ChoiceField(lambda: say("Who ordered"), choices(BY_AUTHORITY), key="authority")
        self.number = LineField(lambda: say("Number of the order"), key="order_no", most=60)
        self.day = DateField(lambda: say("Date of the order"), key="order_date")
        self.form.add(self.by)
        self.form.add(self.number, self.day)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.by.set_value(None)
        self.number.set_value("")
        self.day.set_day(None)

    def what_is_signed(self) -> Text:
        return lambda: say("The order of the authority says that she is an adult.")

    def wishes(self) -> bool:
        day = self.day.day()
        if self.by.value() is None or day is None:
            key = "authority" if self.by.value() is None else "order_date"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        self.wish = (EvidenceOrder(str(self.by.value())), self.number.value(), day)
        return True

    def act(self) -> Done:
        by, number, day = self.wish
        command = AdultByOrder(self.case_id, by, number, day, self.second)
        return self.presenter.desk.child.adult_by_order(command)
