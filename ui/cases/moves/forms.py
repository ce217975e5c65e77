"""Steps that one person takes: question 1, adult review, willing, dangers, open again."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.files.service_adult import Reopen
from sr_board.cases.files.service_age import OrderedTest
from sr_board.cases.files.service_intake import ClearFlag, RaiseFlag, SetKind, SetRisk
from sr_board.cases.vocabulary import CaseState, EvidenceOrder, Flag, Risk, SubjectKind
from sr_board.cases.words.files import FLAGS, KINDS, ORDERED, RISKS
from sr_board.cases.words.support import WILLING_MISSING
from ui.cards import Card, Row
from ui.cases.board.parts import choices
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.live import say
from ui.shapes import State

__all__ = [
    "BY_AUTHORITY",
    "AdultReviewPage",
    "ClearFlagPage",
    "DangerPage",
    "HerRequestPage",
    "KindPage",
    "ReopenPage",
    "RiskPage",
    "TestOrderedPage",
    "WillingPage",
]

BY_AUTHORITY: dict[str, str] = {
    one: ORDERED[one] for one in (EvidenceOrder.CWC, EvidenceOrder.JJB, EvidenceOrder.COURT)
}
"""Authorities that may order, with their words."""


class KindPage(StepPage):
    """Question 1."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Question 1"),
            lambda: say("A child who lives with or visits her mother is not presumed trafficked."),
            lambda: say("Write the answer down"),
        )
        known = {key: words for key, words in KINDS.items() if key != SubjectKind.NOT_ASKED}
        self.kind = ChoiceField(lambda: say("Who is she"), choices(known), key="kind")
        self.form.add(self.kind)
        self.finish()

    def fill_more(self, view: Any) -> None:
        asked = view.head.subject_kind
        self.kind.set_value(None if asked is SubjectKind.NOT_ASKED else asked)

    def wishes(self) -> bool:
        if self.kind.value() is None:
            self.form.set_error("kind", lambda: say("Choose one."))
            return False
        self.wish = SetKind(self.case_id, SubjectKind(str(self.kind.value())))
        return True

    def act(self) -> Done:
        return self.presenter.desk.intake.kind(self.wish)


class RiskPage(StepPage):
    """How near harm is."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("How near is harm"),
            lambda: say("While a danger of now stands, the risk stays at danger now."),
            lambda: say("Write it down"),
        )
        self.risk = ChoiceField(lambda: say("Risk"), choices(RISKS), key="risk")
        self.form.add(self.risk)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.risk.set_value(view.head.risk)

    def wishes(self) -> bool:
        self.wish = SetRisk(self.case_id, Risk(str(self.risk.value())))
        return True

    def act(self) -> Done:
        return self.presenter.desk.intake.risk(self.wish)


class DangerPage(StepPage):
    """A danger is seen."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A danger"),
            lambda: say("Held, hurt, threatened, or who brought her near: the risk is now."),
            lambda: say("Note the danger"),
        )
        self.flag = ChoiceField(lambda: say("Which danger"), choices(FLAGS), key="flag")
        self.form.add(self.flag)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.flag.set_value(None)

    def wishes(self) -> bool:
        if self.flag.value() is None:
            self.form.set_error("flag", lambda: say("Choose the danger."))
            return False
        self.wish = RaiseFlag(self.case_id, Flag(str(self.flag.value())))
        return True

    def act(self) -> Done:
        return self.presenter.desk.intake.raise_flag(self.wish)


class ClearFlagPage(StepPage):
    """A danger is over."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A danger is over"),
            lambda: say("Say how you know."),
            lambda: say("It is over"),
        )
        self.flag = ChoiceField(lambda: say("Which danger"), key="flag")
        self.reason = TextField(lambda: say("How we know"), key="reason", rows=2)
        self.form.add(self.flag)
        self.form.add(self.reason)
        self.finish()

    def fill_more(self, view: Any) -> None:
        standing = view.summary.flags
        self.flag.set_choices([(one, lambda w=FLAGS[one]: say(w)) for one in standing])
        self.flag.set_value(standing[0] if standing else None)
        self.reason.set_value("")

    def wishes(self) -> bool:
        if self.flag.value() is None:
            self.form.set_error("flag", lambda: say("No danger stands now."))
            return False
        self.wish = ClearFlag(self.case_id, Flag(str(self.flag.value())), self.reason.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.intake.clear_flag(self.wish)


class AdultReviewPage(StepPage):
    """Screening found an adult."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("She is heard as an adult"),
            lambda: say(
                "Only when papers, or two trained screeners, show clearly that she is an adult. "
                "Two talks follow, a day apart, by two different persons."
            ),
            lambda: say("Begin to hear her"),
        )
        self.finish()

    def act(self) -> Done:
        return self.presenter.desk.age.adult_review(self.case_id)


class WillingPage(StepPage):
    """What is still missing before "willing", and settling it."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Willing, and left in peace"),
            lambda: say("If one thing fails, the file becomes not clear and support goes on."),
            lambda: say("Settle it"),
        )
        self.conditions = Card(lambda: say("What must hold"), tight=True)
        self.put(self.conditions)
        self.finish()

    def load(self, **place: Any) -> Any:
        self.fails = self.presenter.desk.adult.willing_missing(str(place["id"]))
        return super().load(**place)

    def fill_more(self, view: Any) -> None:
        self.conditions.clear()
        for key, words in WILLING_MISSING.items():
            if self.conditions.body.count():
                self.conditions.add_line()
            holds = key not in self.fails
            state = State.OK if holds else State.OVER
            word = (lambda: say("holds")) if holds else (lambda: say("not yet"))
            icon = "circle-check" if holds else "clock"
            self.conditions.add(Row(lambda w=words: say(w), icon=icon, state=(state, word)))

    def act(self) -> Done:
        return self.presenter.desk.adult.willing(self.case_id)


class HerRequestPage(StepPage):
    """She asks herself for a new review."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("She asks to be heard again"),
            lambda: say("Only on her own request. Every condition is looked at anew."),
            lambda: say("Hear her again"),
        )
        self.hers = CheckLine(lambda: say("She asked for it herself, alone"))
        self.form.add_widget(self.hers)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.hers.setChecked(False)

    def wishes(self) -> bool:
        if not self.hers.isChecked():
            self.hers.setFocus()
        return self.hers.isChecked()

    def act(self) -> Done:
        return self.presenter.desk.adult.her_request(self.case_id)


class ReopenPage(StepPage):
    """Open a closed or lost file again."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Open the file again"),
            lambda: say("It goes on where it was; no clock starts anew or later."),
            lambda: say("Open it again"),
        )
        self.reason = LineField(lambda: say("Why"), key="reason", most=300)
        self.form.add(self.reason)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.reason.set_value("")
        self.lost = view.head.state is CaseState.LOST_CONTACT

    def wishes(self) -> bool:
        self.wish = Reopen(self.case_id, self.reason.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.adult.reopen(self.wish)


class TestOrderedPage(StepPage):
    """The authority ordered a test of age."""

    __test__ = False

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The authority ordered a test"),
            lambda: say("Nobody else may order one. The report does not wait for it."),
            lambda: say("Enter the order"),
        )
        self.by = ChoiceField(lambda: say("Who ordered"), choices(BY_AUTHORITY), key="ordered_by")
        self.number = LineField(lambda: say("Number of the order"), key="order_no", most=60)
        self.form.add(self.by)
        self.form.add(self.number, self.day)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.by.set_value(None)
        self.number.set_value("")

    def wishes(self) -> bool:
        day = self.day.day()
        if self.by.value() is None or day is None:
            key = "ordered_by" if self.by.value() is None else "day"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        by = EvidenceOrder(str(self.by.value()))
        self.wish = OrderedTest(self.case_id, by, self.number.value(), day)
        return True

    def act(self) -> Done:
        return self.presenter.desk.age.test_ordered(self.wish)
