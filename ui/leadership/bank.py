"""Who signs at the bank: what stands there now, a new decision, telling the bank, its answer."""

from __future__ import annotations

from functools import partial

from governance.leadership.commands import BankAnswered, DecideMandate, SignatoryNamed, TellBank
from governance.leadership.views import BankWork, MandateState, MandateView, SeatLine
from governance.leadership.words import MANDATE_STATES
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import second
from ui.leadership.presenter import (
    Choices,
    LeadersPresenter,
    day_words,
    finding_text,
    name_of,
    resolution_choices,
    seat_title,
)
from ui.leadership.small_form import LeaderForm
from ui.live import Text, say
from ui.notices import Notice
from ui.state import State

__all__ = ["BankPage"]

_LOOK = {
    MandateState.TO_TELL: State.DUE,
    MandateState.WAITING: State.NOT_YET,
    MandateState.IN_FORCE: State.OK,
    MandateState.REPLACED: State.AWAY,
    MandateState.WITHDRAWN: State.AWAY,
}


class BankPage(LeaderForm):
    """Mandates of one group."""

    listens = frozenset({"leaders", "mandates"})
    kinds = ("bank", "ordinary")

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Who signs at the bank"),
            lambda: say("The old signatories sign until the bank has answered."),
            lambda: say("Write down the decision"),
        )
        self.now = Card(lambda: say("At the bank now"), tight=True)
        self.work.insertWidget(0, self.now)
        self.account = LineField(
            lambda: say("Account"),
            key="account",
            help=lambda: say("A name the group uses. Never the number in full."),
        )
        self.bank = LineField(lambda: say("Bank"), key="bank")
        self.branch = LineField(lambda: say("Branch"), key="branch")
        self.k = NumberField(lambda: say("How many sign together"), key="k", digits=2)
        self.decided = DateField(lambda: say("Decided on"), key="decided_on")
        self.resolution = ChoiceField(lambda: say("Decision"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper book"), key="paper_resolution", most=60
        )
        self.form.add(self.account, self.bank, self.branch)
        self.form.add(self.k, self.decided)
        self.form.add(self.resolution, self.paper)
        self.signers: dict[str, tuple[CheckLine, SeatLine]] = {}
        self.who = Card(lambda: say("Who signs"))
        self.card.add(self.who)
        self.already = CheckLine(lambda: say("The bank works by it already"))
        self.card.add(self.already)
        writes = self.desk.may(Action.MANDATES_WRITE)
        self.card.setVisible(writes)
        self.main.setVisible(writes)
        self.foot.helper(
            Button(
                lambda: say("Register of mandates"),
                icon="printer",
                on=lambda: self.desk.go("paper", kind="mandate-register", id=self.group_id),
            )
        )
        self.finish()

    def fill(self, choices: Choices, new: bool) -> None:
        self.resolution.set_choices(resolution_choices(choices.resolutions))
        group, office = self.group_id, self.presenter.office
        self.read(
            lambda: (office.mandates.work(group), office.mandates.register(group)), self.show_bank
        )
        if not new:
            return
        self.k.set_value("2")
        self.decided.set_day(self.presenter.today)
        self.resolution.set_value("")
        self.paper.set_value("")
        self.already.setChecked(False)
        self.who.clear()
        self.signers = {}
        for seat in choices.board.seats:
            if seat.term is not None:
                line = CheckLine(partial(_signer, seat), checked=seat.signatory)
                self.signers[seat.term.who.id] = (line, seat)
                self.who.add(line)
        if not self.signers:
            self.who.add(second(lambda: say("Nobody holds an office yet."), wrap=True))

    def show_bank(self, found: tuple[tuple[BankWork, ...], tuple[MandateView, ...]]) -> None:
        """Every mandate with what can be done next, and what is late."""
        works, register = found
        self.now.clear()
        for view in register:
            self.now.add_line()
            self.now.add(self._row(view))
        self.now.setVisible(bool(register))
        self.notices.drop("bank")
        for work in works:
            for finding in work.findings:
                words = partial(finding_text, finding, None)
                kind = "over" if finding.level.value == "breach" else "due"
                self.notices.show_notice(
                    Notice(kind, lambda w=words: w()[0], lambda w=words: w()[1]),
                    f"{work.account}{finding.code}",
                )
        if register and not self.account.value():
            self.account.set_value(register[0].account)
            self.bank.set_value(register[0].bank)
            self.branch.set_value(register[0].branch)

    def _row(self, view: MandateView) -> Row:
        def fact() -> str:
            names = i18n.current().join(line.who.name for line in view.signatories)
            return say(
                "{account}, {k} of {n}: {names}",
                account=view.account,
                k=view.k,
                n=view.n,
                names=names,
            )

        def line() -> str:
            return say(
                "Decided {decided}. Bank told {told}, answered {answered}.",
                decided=day_words(view.decided_on),
                told=day_words(view.told_on),
                answered=day_words(view.acknowledged_on),
            )

        late = State.OVER if view.days_over else _LOOK[view.state]
        word: Text = lambda: say(MANDATE_STATES[view.state.value])  # noqa: E731
        return Row(fact, line, state=(late, word), button=self._next(view))

    def _next(self, view: MandateView) -> tuple[Text, partial[None]] | None:
        if not self.desk.may(Action.MANDATES_WRITE):
            return None
        if view.state is MandateState.TO_TELL:
            return (lambda: say("The bank was told today")), partial(self.tell, view.id)
        if view.state is MandateState.WAITING:
            return (lambda: say("The bank answered today")), partial(self.answer, view.id)
        return (lambda: say("Extract for the bank")), partial(self.extract, view.id)

    def tell(self, mandate_id: str) -> None:
        """The papers were handed in today."""
        command = TellBank(mandate_id, self.presenter.today)
        act = self.presenter.office.mandate_work.tell_bank
        self.write(lambda: act(command), lambda _d: self.refresh())

    def answer(self, mandate_id: str) -> None:
        """The bank works by it from today."""
        command = BankAnswered(mandate_id, self.presenter.today)
        act = self.presenter.office.mandate_work.answered
        self.write(lambda: act(command), lambda _d: self.refresh())

    def extract(self, mandate_id: str) -> None:
        """The paper for the bank."""
        self.desk.go("paper", kind="bank-extract", id=f"{self.group_id}/{mandate_id}")

    def _must(self) -> tuple[str, ...]:
        """Offices that must be among those who sign, as far as the group has them."""
        if self.choices is None:
            return ()
        have = {seat.office_key for seat in self.choices.board.seats}
        return tuple(key for key in self.choices.rules.bank.must_include if key in have)

    def save(self) -> None:
        self.form.clear_errors()
        day = self.decided.day()
        if day is None:
            self.wrong(self.decided, lambda: say("Write the day as day/month/year."))
            return
        chosen = [(ref, seat) for ref, (line, seat) in self.signers.items() if line.isChecked()]
        command = DecideMandate(
            self.group_id,
            self.account.value(),
            self.bank.value(),
            tuple(SignatoryNamed(ref, seat.office_key) for ref, seat in chosen),
            day,
            self.branch.value(),
            self.k.number(),
            self._must(),
            str(self.resolution.value() or "") or None,
            self.paper.value(),
            _held_by(self.signers, "chair"),
            _held_by(self.signers, "secretary"),
            self.already.isChecked(),
        )
        decide = self.presenter.office.mandate_work.decide
        group = self.group_id
        self.write(
            lambda: decide(command),
            lambda done: self.desk.go("paper", kind="bank-extract", id=f"{group}/{done.id}"),
            form=self.form,
        )


def _signer(seat: SeatLine) -> str:
    assert seat.term is not None
    return say("{office}: {name}", office=seat_title(seat), name=name_of(seat.term.who))


def _held_by(signers: dict[str, tuple[CheckLine, SeatLine]], key: str) -> str | None:
    return next((ref for ref, (_, seat) in signers.items() if seat.office_key == key), None)
