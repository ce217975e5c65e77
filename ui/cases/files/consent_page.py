"""What she agrees to, one purpose at a time and one service at a time; and taking it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout

from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.rules.follow_up import FAMILY
from sr_board.cases.vocabulary import Purpose, ReferralKind, Track
from sr_board.cases.words.files import PURPOSES
from sr_board.cases.words.support import SCOPES, SERVICES
from sr_board.wording import N_, words_for
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter, ReadAloud
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import Label, strong
from ui.live import say
from ui.meetings.times import day_words
from ui.notices import Notice
from ui.shapes import State

__all__ = ["ConsentPage"]


class ConsentPage(StepPage):
    """Her answers, and what she had agreed to before."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("What she agrees to"),
            lambda: say("Read each line aloud. Nothing is ticked for her; she may take it back."),
            lambda: say("Write her answers down"),
        )
        self.notice = ReadAloud("", "", "")
        self.child = False
        self.aloud = Label("", "body", wrap=True)
        self.duty = Label(lambda: say(_DUTY), "strong", wrap=True)
        self.form.add_widget(self.aloud)
        self.form.add_widget(self.duty)
        plain = [one for one in Purpose if one is not Purpose.REFER_TO]
        self.ticks = {str(one): CheckLine(lambda k=one: say(PURPOSES[k])) for one in plain}
        self.family = CheckLine(lambda: say("Somebody may visit her family"))
        self._two_columns([*self.ticks.values(), self.family])
        self._build_services()
        self.mode = ChoiceField(
            lambda: say("How she answered"),
            [
                ("signature", lambda: say("signature")),
                ("thumb", lambda: say("thumb")),
                ("voice noted", lambda: say("voice, noted down")),
            ],
            key="mode",
        )
        self.limits = LineField(
            lambda: say("What must not be told, and to whom"), key="limits", most=300
        )
        self.no = CheckLine(lambda: say("She says no to the lines ticked"))
        self.form.add(self.mode, self.limits)
        self.form.add_widget(self.no)
        self.before = Card(lambda: say("Her answers until now"), tight=True)
        self.put(self.before)
        self._build_foot()
        self.finish()

    def _build_services(self) -> None:
        self.form.add_widget(strong(lambda: say("A letter to")))
        self.services = {
            str(one): CheckLine(lambda k=one: say(SERVICES[k])) for one in ReferralKind
        }
        self._two_columns(list(self.services.values()))

    def _two_columns(self, ticks: list[CheckLine]) -> None:
        grid = QGridLayout()
        for number, tick in enumerate(ticks):
            grid.addWidget(tick, number // 2, number % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.form.column.addLayout(grid)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Print the form"),
                Kind.QUIET,
                icon="printer",
                on=partial(self._paper, "case-consent"),
            )
        )
        self.receipt = self.foot.helper(
            Button(
                lambda: say("Print the receipt"),
                Kind.QUIET,
                icon="printer",
                on=partial(self._paper, "case-withdrawal"),
            )
        )
        self.foot.beside(
            Button(lambda: say("She takes everything back"), on=partial(self._take_back))
        )

    def _paper(self, kind: str) -> None:
        self.desk.go("paper", kind=kind, id=self.case_id)

    # -- showing --------------------------------------------------------------------------------

    def load(self, **place: Any) -> Any:
        return super().load(**place), self.presenter.read_aloud()

    def fill(self, found: Any) -> None:
        view, self.notice = found
        super().fill(view)

    def fill_more(self, view: CaseView) -> None:
        self.aloud.tell(self.notice.words)
        self.aloud.setVisible(bool(self.notice.words))
        self.child = view.head.track is Track.CHILD
        self.duty.setVisible(self.child)
        for tick in (*self.ticks.values(), *self.services.values(), self.family, self.no):
            tick.setChecked(False)
        self.limits.set_value("")
        self.mode.set_value("thumb")
        answers = view.all(ConsentRow)
        self.before.clear()
        for row in reversed(answers):
            if self.before.body.count():
                self.before.add_line()
            self.before.add(self._answer(row))
        if answers:
            self.before.add_line()
            self.before.add(self._signed_form())
        self.before.setVisible(bool(answers))
        self.receipt.setVisible(any(one.withdrawn_at is not None for one in answers))

    def _signed_form(self) -> Row:
        return Row(
            lambda: say("The form she signed"),
            lambda: say("Kept as a scan, sealed with who she is."),
            icon="files",
            button=(
                lambda: say("Keep a paper"),
                partial(self.desk.go, "cases-paper-keep", id=self.case_id, kind="consent"),
            ),
        )

    def _answer(self, row: ConsentRow) -> Row:
        states = (State.OK, lambda: say("she said yes"))
        back = None
        if row.withdrawn_at is not None:
            states = (State.AWAY, lambda: say("taken back"))
        elif not row.agreed:
            states = (State.OVER, lambda: say("she said no"))
        else:
            act = partial(self._take_back, row.purpose, row.refer_to)
            back = (lambda: say("She takes it back"), act)
        return Row(
            lambda: _words(row),
            lambda: self._when(row),
            icon="signature",
            state=states,
            button=back,
        )

    def _when(self, row: ConsentRow) -> str:
        day = day_words(row.given.at or row.at, self.presenter.offset)
        return " · ".join(part for part in (day, row.limits) if part)

    # -- acting ---------------------------------------------------------------------------------

    def wishes(self) -> bool:
        given = [(Purpose(key), "") for key, tick in self.ticks.items() if tick.isChecked()]
        given += [
            (Purpose.REFER_TO, key) for key, tick in self.services.items() if tick.isChecked()
        ]
        if self.family.isChecked():
            given.append((Purpose.FOLLOW_UP_CONTACT, FAMILY))
        if not given:
            self.form.set_error("mode", lambda: say("Nothing was ticked."))
            return False
        self.wish = [
            GiveConsent(
                self.case_id,
                purpose,
                self.notice.language,
                str(self.mode.value()),
                self.notice.version,
                not self.no.isChecked(),
                kind,
                self.limits.value(),
            )
            for purpose, kind in given
        ]
        return True

    def act(self) -> Done:
        done = [self.presenter.desk.consent.give(one) for one in self.wish]
        return done[-1]

    def _take_back(self, purpose: Purpose | None = None, kind: str = "") -> None:
        wish = WithdrawConsent(self.case_id, purpose, refer_to=kind)
        self.write(lambda: self.presenter.desk.consent.withdraw(wish), self._taken_back)

    def _taken_back(self, done: Done) -> None:
        """For a child the report goes on, and the page says so in plain words (R14)."""
        if not self.child:
            self._saved(done)
            return
        self.arrive(**self.place)
        words = words_for(RuleBroken("case-r14"))
        self.notices.show_notice(Notice("due", lambda: say(words.what), lambda: say(words.next)))


_DUTY = N_(
    "Her wish is written down. The report about a child goes on: everybody who knows must report "
    "by law, and nobody needs her yes or her parents' yes for it. Tell her in plain words."
)


def _words(row: ConsentRow) -> str:
    words = say(PURPOSES[row.purpose])
    if row.refer_to in SCOPES:
        return say("{what}: {service}", what=words, service=say(SCOPES[row.refer_to]))
    return words
