"""Letters to services in her own name: the list, a new one, the answer, one step higher."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.files.service_referrals import AnswerReferral, SendReferral
from sr_board.cases.records import Referral
from sr_board.cases.vocabulary import Basis, ReferralKind, ReferralStatus, Track
from sr_board.cases.words.support import BASES, LETTER_FIELDS, SERVICES, STATUSES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.lines_page import LinesPage
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import strong
from ui.live import say
from ui.meetings.times import day_words
from ui.shapes import State

__all__ = ["AnswerPage", "LetterPage", "LettersPage"]

_TAKEN_BACK = (ReferralStatus.REVOKED, ReferralStatus.LOST)
_ANSWERS = (ReferralStatus.ACCEPTED, ReferralStatus.REFUSED, ReferralStatus.DONE)


class LettersPage(LinesPage):
    """All letters of a file."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Letters to services"),
            lambda: say("In her own name, with only what she agreed to tell."),
        )
        self.card = Card(lambda: say("Letters"), tight=True)
        self.put(self.card)
        self.prints = Card(lambda: say("Print a letter"), tight=True)
        self.put(self.prints)
        self.work.addStretch(1)
        self.foot.set_main(
            Button(
                lambda: say("Write a letter"),
                Kind.MAIN,
                icon="mail",
                key="Ctrl+Return",
                on=self.going("cases-letter"),
            )
        )

    def show_file(self, view: Any) -> None:
        """Show the letters."""
        rows = [self._row(one) for one in view.all(Referral)]
        self.fill(self.card, rows, "mail", lambda: say("No letter yet."))
        live = [one for one in view.all(Referral) if one.status not in _TAKEN_BACK]
        self.prints.setVisible(bool(live) and view.may_identity)
        self.fill(self.prints, [self._print(one) for one in live], "mail", "")

    def _print(self, row: Referral) -> Row:
        return Row(
            row.service_name,
            lambda: say("Two approve; the file is locked with a passphrase."),
            icon="printer",
            button=(lambda: say("Print"), self.going("cases-sealed-paper", letter=row.id)),
        )

    def _row(self, row: Referral) -> Row:
        state, word = self._state(row)
        return Row(
            lambda: say("{name}, {kind}", name=row.service_name, kind=say(SERVICES[row.kind])),
            lambda: self._line(row),
            icon="mail",
            state=(state, word),
            button=self._button(row),
        )

    def _late(self, row: Referral) -> bool:
        waits = row.status is ReferralStatus.SENT and row.respond_by is not None
        return waits and row.respond_by <= self.presenter.now  # type: ignore[operator]

    def _state(self, row: Referral) -> tuple[State, Any]:
        if self._late(row):
            return State.OVER, lambda: say("no answer yet")
        shapes = {
            ReferralStatus.DONE: State.OK,
            ReferralStatus.ACCEPTED: State.OK,
            ReferralStatus.SENT: State.DUE,
            ReferralStatus.REFUSED: State.OVER,
        }
        return shapes.get(row.status, State.AWAY), lambda: say(STATUSES[row.status])

    def _line(self, row: Referral) -> str:
        told = ", ".join(say(LETTER_FIELDS[key]) for key in row.data_sent)
        parts = [told]
        if row.respond_by is not None and row.status is ReferralStatus.SENT:
            until = day_words(row.respond_by, self.presenter.offset)
            parts.append(say("answer until {day}", day=until))
        if row.escalated:
            parts.append(say("now with: {who}", who=row.ladder[len(row.escalated) - 1]))
        return " · ".join(part for part in (*parts, row.outcome) if part)

    def _button(self, row: Referral) -> tuple[Any, Any] | None:
        higher = len(row.escalated) < len(row.ladder)
        if higher and (self._late(row) or row.status is ReferralStatus.REFUSED):
            return lambda: say("One step higher"), partial(self._higher, row.id)
        if row.status in (ReferralStatus.SENT, ReferralStatus.ACCEPTED):
            return lambda: say("The answer"), self.going("cases-letter-answer", letter=row.id)
        return (
            lambda: say("Keep a paper"),
            self.going("cases-paper-keep", kind="letter", belongs=row.id),
        )

    def _higher(self, letter: str) -> None:
        self.write(lambda: self.presenter.desk.referrals.escalate(self.case_id, letter))


class LetterPage(StepPage):
    """A letter that goes out."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A letter to a service"),
            lambda: say(
                "An adult is sent nowhere without her yes. Tick only what she agreed to tell."
            ),
            lambda: say("The letter goes out"),
        )
        self.kind = ChoiceField(lambda: say("What kind of service"), choices(SERVICES), key="kind")
        self.name = LineField(lambda: say("Name of the service"), key="service_name")
        self.purpose = LineField(lambda: say("What she asks"), key="purpose", most=300)
        self.basis = ChoiceField(lambda: say("On which ground"), choices(BASES), key="basis")
        self.number = LineField(
            lambda: say("Number of the order, if any"), key="document_no", most=60
        )
        self.reason = LineField(lambda: say("Reason, if not her yes"), key="reason", most=300)
        self.ladder = LineField(
            lambda: say("Who is asked next if there is no answer"),
            key="ladder",
            help=lambda: say("One after the other, with commas: panchayat, block office, district"),
        )
        self.escort = LineField(
            lambda: say("Who goes with her"),
            key="escort",
            most=120,
            help=lambda: say("In what capacity; it is printed"),
        )
        self.letterhead = CheckLine(lambda: say("She agreed to the board's head on the letter"))
        self.form.add(self.kind, self.name)
        self.form.add(self.purpose)
        self._build_ticks()
        self.form.add(self.basis)
        self.form.add(self.number, self.reason)
        self.form.add(self.ladder, self.escort)
        self.form.add_widget(self.letterhead)
        self.finish()

    def _build_ticks(self) -> None:
        """What the letter tells, each thing by itself."""
        self.ticks = {
            key: CheckLine(lambda w=words: say(w)) for key, words in LETTER_FIELDS.items()
        }
        self.form.add_widget(strong(lambda: say("What the letter tells about her")))
        grid = QGridLayout()
        for number, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, number // 2, number % 2)
        self.form.column.addLayout(grid)

    def fill_more(self, view: Any) -> None:
        self.row_id = new_id()
        child = view.head.track is Track.CHILD
        typed = (self.name, self.purpose, self.number, self.reason, self.ladder, self.escort)
        for field in typed:
            field.set_value("")
        self.letterhead.setChecked(False)
        self.kind.set_value(None)
        self.basis.set_value(Basis.LAW_DUTY if child else Basis.CONSENT)
        for tick in self.ticks.values():
            tick.setChecked(False)

    def wishes(self) -> bool:
        if self.kind.value() is None:
            self.form.set_error("kind", lambda: say("Choose the kind of service."))
            return False
        steps = tuple(part.strip() for part in self.ladder.value().split(",") if part.strip())
        self.wish = SendReferral(
            self.case_id,
            self.name.value(),
            ReferralKind(str(self.kind.value())),
            self.purpose.value(),
            frozenset(key for key, tick in self.ticks.items() if tick.isChecked()),
            Basis(str(self.basis.value())),
            self.number.value(),
            self.reason.value(),
            steps,
            self.row_id,
            self.escort.value(),
            self.letterhead.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.referrals.send(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-letters", id=self.case_id)


class AnswerPage(StepPage):
    """What the service answered."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The answer"),
            lambda: say("A refusal is written down too: then the letter can go one step higher."),
            lambda: say("Write the answer down"),
        )
        answers = [(one, lambda w=STATUSES[one]: say(w)) for one in _ANSWERS]
        self.status = ChoiceField(lambda: say("The answer"), answers, key="status")
        self.outcome = LineField(lambda: say("In a few words"), key="outcome", most=300)
        self.form.add(self.status)
        self.form.add(self.outcome)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.status.set_value(None)
        self.outcome.set_value("")

    def wishes(self) -> bool:
        if self.status.value() is None:
            self.form.set_error("status", lambda: say("Choose the answer."))
            return False
        status = ReferralStatus(str(self.status.value()))
        letter = str(self.place["letter"])
        self.wish = AnswerReferral(self.case_id, letter, status, self.outcome.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.referrals.answer(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-letters", id=self.case_id)
