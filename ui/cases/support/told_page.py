"""What was told to somebody outside, and who asked: the lists and their forms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from sr_board.base.results import Done
from sr_board.cases.files.records_consent import Disclosure, DisclosureRequest
from sr_board.cases.files.service_disclosures import Asked, Tell
from sr_board.cases.rules.consent import LATER
from sr_board.cases.rules.telling import IDENTITY_FIELDS, PLAIN_FIELDS
from sr_board.cases.vocabulary import Basis, Purpose
from sr_board.cases.words.files import PURPOSES
from sr_board.cases.words.support import BASES, TOLD_FIELDS
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import choices
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.forms import StepPage
from ui.cases.files.guarded import CaseSigned
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.lines_page import LinesPage
from ui.cases.support.name_watch import NameWatch
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import strong
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State

__all__ = ["AskedPage", "TellPage", "ToldPage"]

_TELL_FOR = (
    Purpose.LEGAL_CASE,
    Purpose.POLICE_IDENTIFIED,
    Purpose.POLICE_ANONYMOUS,
    Purpose.ASSIST,
    Purpose.ADVOCACY_ANONYMOUS,
)


class ToldPage(LinesPage):
    """Tellings and requests."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("What was told outside"),
            lambda: say("Every telling has a ground and two persons. She may read this list."),
        )
        self.told = Card(lambda: say("Told"), tight=True)
        self.asked = Card(lambda: say("Who asked"), tight=True)
        self.put(self.told)
        self.put(self.asked)
        self.work.addStretch(1)
        self.foot.beside(
            Button(lambda: say("It was told"), icon="send", on=self.going("cases-tell"))
        )
        self.foot.set_main(
            Button(
                lambda: say("Somebody asked"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.going("cases-asked"),
            )
        )

    def show_file(self, view: Any) -> None:
        """Show both lists."""
        self.fill(
            self.told,
            [self._told(one, view.own) for one in view.all(Disclosure)],
            "eye-off",
            lambda: say("Nothing was told."),
        )
        self.fill(
            self.asked,
            [self._asked(one) for one in view.all(DisclosureRequest)],
            "message",
            lambda: say("Nobody asked."),
        )

    def _told(self, row: Disclosure, own: str) -> Row:
        at, offset = row.told.at or row.at, self.presenter.offset
        when = say("{day}, {time}", day=day_words(at, offset), time=clock_words(at, offset))
        whole = len(row.approved_by) >= 2
        told = ", ".join(_field(one) for one in row.fields)
        parts = [when, say(BASES[row.basis]), row.document_no, told]
        approve = None
        if not whole and own != row.by:
            approve = (lambda: say("Approve it"), partial(self._approve, row.id))
        return Row(
            row.to_whom,
            " · ".join(part for part in parts if part),
            icon="send",
            state=(State.OK, lambda: say("approved by two"))
            if whole
            else (State.DUE, lambda: self._until(row)),
            button=approve,
        )

    def _until(self, row: Disclosure) -> str:
        if row.approve_second_by is None:
            return say("a second person is missing")
        return say(
            "a second person until {day}",
            day=day_words(row.approve_second_by, self.presenter.offset),
        )

    @staticmethod
    def _asked(row: DisclosureRequest) -> Row:
        words = {
            "given": (State.OK, lambda: say("answered")),
            "refused": (State.OVER, lambda: say("refused")),
        }
        parts = (row.office, row.paper, row.order_no, row.wanted)
        return Row(
            row.who,
            " · ".join(part for part in parts if part),
            icon="message",
            state=words.get(row.answer, (State.NOT_YET, lambda: say("not answered"))),
        )

    def _approve(self, row: str) -> None:
        self.write(lambda: self.presenter.desk.disclosures.approve(self.case_id, row))


class AskedPage(StepPage):
    """Somebody asked for something about her."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Somebody asked"),
            lambda: say(
                "There is no list to give. A request names one person and rests on a written "
                "order. It is written down whatever the answer."
            ),
            lambda: say("Write it down"),
        )
        self.who = LineField(lambda: say("Who asked"), key="who")
        self.watch = NameWatch(self, self.who, presenter, _no_names)
        self.office = LineField(lambda: say("Which office"), key="office")
        self.paper = LineField(lambda: say("Which paper was shown"), key="paper", most=60)
        self.number = LineField(lambda: say("Number of the order"), key="order_no", most=60)
        self.wanted = LineField(lambda: say("What was asked for"), key="wanted", most=300)
        self.one = CheckLine(lambda: say("It names one person"))
        self.give = CheckLine(lambda: say("It is to be answered"))
        self.form.add(self.who, self.office)
        self.form.add(self.paper, self.number)
        self.form.add(self.wanted)
        self.form.add_widget(self.one)
        self.form.add_widget(self.give)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.watch.case_id = self.case_id
        for field in (self.who, self.office, self.paper, self.number, self.wanted):
            field.set_value("")
        self.one.setChecked(False)
        self.give.setChecked(False)

    def wishes(self) -> bool:
        self.wish = Asked(
            self.case_id,
            self.who.value(),
            self.office.value(),
            self.paper.value(),
            self.wanted.value(),
            self.number.value(),
            self.one.isChecked(),
            self.give.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.disclosures.asked(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-told", id=self.case_id)


class TellPage(CaseSigned):
    """Something is told to somebody outside."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("It was told"),
            lambda: say(
                "Her yes, a duty by law, an order, or danger to life. A duty by law and danger to "
                "life do not wait: the second person approves within 72 hours."
            ),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.to = LineField(lambda: say("To whom"), key="to_whom")
        self.watch = NameWatch(self, self.to, presenter, _no_names)
        self.ticks = {key: CheckLine(lambda w=words: say(w)) for key, words in TOLD_FIELDS.items()}
        self.other = LineField(
            lambda: say("Something else"),
            key="fields",
            most=120,
            help=lambda: say("It counts as if it said who she is."),
        )
        self.basis = ChoiceField(lambda: say("On which ground"), choices(BASES), key="basis")
        for_what = [(one, lambda w=PURPOSES[one]: say(w)) for one in _TELL_FOR]
        self.purpose = ChoiceField(lambda: say("What she agreed to"), for_what, key="purpose")
        self.number = LineField(
            lambda: say("Number of the order, if any"), key="document_no", most=60
        )
        self.reason = LineField(lambda: say("Reason"), key="reason", most=300)
        self.later = CheckLine(lambda: say("It cannot wait for the second person"))
        self.form.add(self.to)
        self._put(lambda: say("What is told"), sorted(PLAIN_FIELDS))
        self._put(lambda: say("What says who she is: both of you hold it"), sorted(IDENTITY_FIELDS))
        self.form.add(self.other)
        self.form.add(self.basis, self.purpose)
        self.form.add(self.number, self.reason)
        self.form.add_widget(self.later)
        self.finish()

    def _put(self, title: Text, keys: list[str]) -> None:
        self.form.add_widget(strong(title))
        grid = QGridLayout()
        shown = [tick for key, tick in self.ticks.items() if key in keys]
        for number, tick in enumerate(shown):
            grid.addWidget(tick, number // 3, number % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.form.column.addLayout(grid)

    def load(self, **place: Any) -> Any:
        return self.presenter.whole(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.watch.case_id = self.case_id
        self.bar.show_case(found.summary, self.presenter.now)
        for field in (self.to, self.other, self.number, self.reason):
            field.set_value("")
        self.basis.set_value(None)
        self.purpose.set_value(Purpose.LEGAL_CASE)
        for tick in (*self.ticks.values(), self.later):
            tick.setChecked(False)

    def needs_two(self) -> bool:
        return not (self.later.isChecked() and self.wish.basis in LATER)

    def what_is_signed(self) -> Text:
        return lambda: say("What stands here is told to the one named, on the ground named.")

    def wishes(self) -> bool:
        if self.basis.value() is None:
            self.form.set_error("basis", lambda: say("Choose the ground."))
            return False
        told = [key for key, tick in self.ticks.items() if tick.isChecked()]
        other = self.other.value().strip()
        self.wish = Tell(
            self.case_id,
            self.to.value(),
            (*told, *((other,) if other else ())),
            Basis(str(self.basis.value())),
            Purpose(str(self.purpose.value())),
            self.number.value(),
            self.reason.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.disclosures.tell(replace(self.wish, second=self.second))

    def done(self, done: Done) -> None:
        self.desk.go("cases-told", id=self.case_id)


def _no_names() -> str:
    return say("Office or rank; no name of hers or of her family. The register is printed.")


def _field(name: str) -> str:
    return say(TOLD_FIELDS[name]) if name in TOLD_FIELDS else name
