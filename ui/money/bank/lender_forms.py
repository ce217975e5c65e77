"""Forms of loans to the group: a new one, money that arrived, paying, a charge of the bank."""

from __future__ import annotations

from typing import Any

from finance.bank.commands import (
    Borrow,
    ChargeInterest,
    PayLender,
    ReceiveFromLender,
    Resolved,
    Subvention,
)
from finance.bank.words import LENDERS
from finance.rules.external import LenderKind, split_payment
from finance.rules.loans.products import Method
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from sr_board.i18n import N_
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.bank.parts import (
    BankForm,
    ResolutionFields,
    fund_choices,
    pocket_choices,
)
from ui.money.bank.presenter import BankPresenter, Deciding, Lender

__all__ = ["METHODS", "BorrowPage", "ChargePage", "LenderForm", "LenderInPage", "PayLenderPage"]

METHODS = {
    Method.EMI: N_("equal instalments (EMI)"),
    Method.EQUAL_PRINCIPAL: N_("equal principal, interest on what is left"),
    Method.FLAT: N_("flat interest"),
    Method.BULLET: N_("interest first, all at the end"),
}
"""How a lender is paid back, in plain words."""


class BorrowPage(BankForm):
    """What the sanction letter says."""

    back_key = "money-lenders"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A new loan to the group"),
            lambda: say("Copy it from the sanction letter. The money is recorded when it comes."),
            lambda: say("Write it down"),
        )
        self.kind = ChoiceField(lambda: say("Who lends"), key="kind")
        self.lender = LineField(lambda: say("Name of the lender"), key="lender", most=120)
        self.number = LineField(lambda: say("Sanction number"), key="sanction_no", most=60)
        self.fund = ChoiceField(lambda: say("Lent on from the fund"), key="fund")
        self.amount = AmountField(lambda: say("Amount, or limit"), key="principal")
        self.rate = LineField(lambda: say("Per cent a year"), key="rate", most=8)
        self.method = ChoiceField(lambda: say("How it is repaid"), key="method")
        self.number_of = NumberField(lambda: say("Monthly instalments"), key="instalments")
        self.on = DateField(lambda: say("Day of the loan"), key="received_on")
        self.first = DateField(lambda: say("First instalment on"), key="first_due")
        self.fixed = AmountField(
            lambda: say("Instalment, if the letter names it"), key="instalment", words=False
        )
        self.subvention = CheckLine(lambda: say("Interest is given back by the scheme"))
        self.form.add(self.kind, self.lender)
        self.form.add(self.amount, self.rate)
        self.form.add(self.method, self.number_of)
        self.form.add(self.on, self.first)
        self.form.add(self.fixed, self.fund)
        self.form.add(self.number)
        self.form.add_widget(self.subvention)
        self.kind.changed.connect(self._by_kind)
        self.finish()

    def load(self, **place: Any) -> Deciding:
        return self.presenter.deciding(str(place.get("group", "")))

    def fill(self, found: Deciding) -> None:
        self.kind.set_choices([(k, lambda k=k: say(LENDERS[k])) for k in LenderKind])
        self.kind.set_value(LenderKind.BANK)
        self.method.set_choices([(m, lambda m=m: say(METHODS[m])) for m in METHODS])
        self.method.set_value(Method.EMI)
        self.fund.set_choices(fund_choices(found.funds))
        self.fund.set_value("general")
        self.on.set_day(found.today)
        self.first.set_day(None)
        for text in (self.lender, self.number, self.rate):
            text.set_value("")
        for amount in (self.amount, self.fixed):
            amount.set_amount(None)
        self.number_of.set_value("12")
        self.subvention.setChecked(False)
        self._by_kind()

    def _by_kind(self) -> None:
        plan = self.kind.value() != LenderKind.CASH_CREDIT
        for field in (self.method, self.number_of, self.first, self.fixed):
            field.setVisible(plan)

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return self.no_day("received_on")
        if not amount:
            return self.no_amount("principal")
        if self.number_of.is_wrong():
            return self.missing("instalments", lambda: say("Write a number."))
        self.wish = Borrow(
            self.group_id,
            LenderKind(str(self.kind.value())),
            self.lender.value(),
            str(self.fund.value() or "general"),
            amount,
            self.rate.value() or "0",
            on,
            Method(str(self.method.value())),
            self.number_of.number() or 12,
            self.number.value(),
            self.first.day(),
            instalment=self.fixed.amount(),
            subvention=self.subvention.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.lender_work.borrow(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("money-lender", id=done.id, group=self.group_id)


class LenderForm(BankForm):
    """A form about one loan of the group."""

    back_key = "money-lender"

    def load(self, **place: Any) -> Lender:
        return self.presenter.lender(str(place.get("id", "")))

    @property
    def lender_id(self) -> str:
        """The loan it is about."""
        return str(self.place.get("id", ""))

    def go_back(self) -> None:
        self.desk.go("money-lender", id=self.lender_id, group=self.group_id)


class LenderInPage(LenderForm):
    """Money of the loan, or interest given back, arrived at the bank."""

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Money arrived"),
            lambda: say("Record what the passbook shows."),
            lambda: say("Record it"),
        )
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.pocket = ChoiceField(lambda: say("Comes into"), key="pocket")
        self.narration = LineField(lambda: say("In a few words"), key="narration", most=200)
        self.form.add(self.amount, self.on)
        self.form.add(self.pocket, self.narration)
        self.finish()

    @property
    def _given_back(self) -> bool:
        return self.place.get("step") == "subvention"

    def fill(self, found: Lender) -> None:
        back = self._given_back
        title = (
            (lambda: say("Subvention arrived"))
            if back
            else (lambda: say("Money of the loan arrived"))
        )
        self.set_title(title, found.card.row.lender)
        self.pocket.set_choices(pocket_choices(found.banks, box=not back))
        self.pocket.set_value(found.banks[0].id if found.banks else None)
        left = found.card.waiting if back else found.card.row.left_to_draw
        self.amount.set_amount(left or None)
        self.on.set_day(found.today)
        self.narration.set_value("")

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return self.no_day()
        if not amount:
            return self.no_amount()
        pocket = self.pocket.value()
        if pocket is None:
            return self.missing("pocket", lambda: say("Choose where the money came in."))
        bank, words = str(pocket) or None, self.narration.value()
        self._loan = ReceiveFromLender(self.lender_id, amount, on, bank, narration=words)
        self._given = Subvention(self.lender_id, on, amount, bank or "", words)
        return True

    def act(self) -> Done:
        work = self.presenter.desk.lender_work
        return work.subvention(self._given) if self._given_back else work.receive(self._loan)


class PayLenderPage(LenderForm):
    """An instalment is paid, divided as the receipt says."""

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Pay the lender"),
            lambda: say("Divide it as the lender's receipt says."),
            lambda: say("Pay, with a second person"),
        )
        self.amount = AmountField(lambda: say("Paid to the lender"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.principal = AmountField(lambda: say("Of this principal"), key="principal", words=False)
        self.interest = AmountField(lambda: say("Of this interest"), key="interest", words=False)
        self.charges = AmountField(lambda: say("Of this charges"), key="charges", words=False)
        self.pocket = ChoiceField(lambda: say("Taken out of"), key="pocket")
        self.resolution = ResolutionFields()
        self.form.add(self.amount, self.on)
        self.form.add(self.principal, self.interest, self.charges)
        self.form.add(self.pocket)
        self.resolution.add_to(self.form)
        self.amount.line.textEdited.connect(lambda _t: self._divide())
        self.finish()

    def needs_two(self) -> bool:
        return True

    def fill(self, found: Lender) -> None:
        self._found = found
        self.set_title(lambda: say("Pay the lender"), found.card.row.lender)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.banks))
        self.pocket.set_value(found.banks[0].id if found.banks else "")
        self.resolution.fill(found.resolutions)
        self.charges.set_amount(None)
        row = found.card.row
        usual = row.next_amount if not row.overdue else row.overdue
        self.amount.set_amount(usual or row.balance or None)
        self._divide()

    def _divide(self) -> None:
        """Interest first, then principal; it can be changed."""
        amount, on = self.amount.amount(), self.on.day() or self.presenter.today
        card = self._found.card
        if not amount:
            return
        try:
            made = [line.standing for line in card.schedule]
            split = split_payment(made, amount, card.row.balance, on)
        except SRBoardError:
            return
        self.principal.set_amount(split.principal)
        self.interest.set_amount(split.interest)

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return self.no_day()
        if not amount:
            return self.no_amount()
        parts = [field.amount() or 0 for field in (self.principal, self.interest, self.charges)]
        if sum(parts) != amount:
            words = lambda: say("The parts make {sum}.", sum=money(sum(parts)))  # noqa: E731
            return self.missing("principal", words)
        by = self.resolution.asked(self.form)
        if by is None:
            return False
        bank = str(self.pocket.value() or "") or None
        self.wish = PayLender(self.lender_id, on, parts[0], parts[1], by, parts[2], bank)
        return True

    def what_is_signed(self) -> Text:
        amount, lender = self.amount.amount() or 0, self._found.card.row.lender
        return lambda: say("{amount} goes to {lender}", amount=money(amount), lender=lender)

    def act(self) -> Done:
        return self.presenter.desk.lender_work.pay(self.wish, self.second)


class ChargePage(LenderForm):
    """The bank added interest to a cash credit."""

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The bank charged interest"),
            lambda: say("What is owed grows by it. Take the figure from the passbook."),
            lambda: say("Record it, with a second person"),
        )
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.resolution = ResolutionFields()
        self.form.add(self.amount, self.on)
        self.form.add(self.resolution.choice, self.resolution.paper)
        self.finish()

    def needs_two(self) -> bool:
        return True

    def fill(self, found: Lender) -> None:
        self._found = found
        self.on.set_day(found.today)
        reckoned = found.card.interest_today
        self.amount.set_amount(reckoned or None)
        self.resolution.fill(found.resolutions)

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return self.no_day()
        if not amount:
            return self.no_amount()
        by: Resolved | None = self.resolution.asked(self.form)
        if by is None:
            return False
        self.wish = ChargeInterest(self.lender_id, on, amount, by)
        return True

    def what_is_signed(self) -> Text:
        amount, lender = self.wish.amount, self._found.card.row.lender
        return lambda: say("{lender} charged {amount}", lender=lender, amount=money(amount))

    def act(self) -> Done:
        return self.presenter.desk.lender_work.charge_interest(self.wish, self.second)
