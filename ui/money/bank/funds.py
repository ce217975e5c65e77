"""Funds: the register, a transfer between funds, a grant that arrived, the federation's share."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from finance.bank.commands import FundTransfer, PayFederation, ReceiveGrant
from finance.bank.views import FundLine
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second
from ui.live import Text, say
from ui.money.amounts import AmountField, Figure, money
from ui.money.bank.accounts import GroupPage
from ui.money.bank.parts import (
    BankForm,
    ResolutionFields,
    day,
    facts,
    fund_choices,
    fund_words,
    pocket_choices,
)
from ui.money.bank.presenter import BankPresenter, Deciding, Funds

__all__ = ["FederationPayPage", "FundsPage", "GrantPage", "TransferPage"]


class FundsPage(GroupPage):
    """Every fund over the books' year."""

    listens = frozenset({"money", "books", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, presenter, lambda: say("Funds"))
        self.cards = Card(kind="none", tight=True)
        self.cards.body.setSpacing(12)
        self.put(self.cards)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Register"),
                Kind.QUIET,
                icon="printer",
                on=lambda: desk.go("paper", kind="funds", id=self._group),
            )
        )
        self.grant = self.foot.beside(
            Button(
                lambda: say("A grant arrived"),
                on=lambda: desk.go("money-grant", group=self._group),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Move money between funds"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("money-fund-transfer", group=self._group),
            )
        )

    def read_group(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.funds(group), self.show_funds)

    def show_funds(self, found: Funds) -> None:
        """Show each fund as a card."""
        self.set_title(
            lambda: say("Funds"),
            lambda: say("From {since} to {until}", since=day(found.since), until=day(found.until)),
        )
        self.cards.clear()
        for row in found.rows:
            self.cards.add(self._card(row))
        for button in (self.grant, self.main):
            button.setVisible(self.presenter.may_write())

    def _card(self, fund: FundLine) -> QWidget:
        card = Card(lambda: fund_words(fund.code, fund.kind, fund.name))
        if fund.conditions:
            card.add(Label(lambda: say("It is for: {words}", words=fund.conditions), wrap=True))
        if fund.source:
            card.add(second(lambda: say("From {name}", name=fund.source), wrap=True))
        card.add(Figure(fund.row.closing))
        card.add(facts(_facts(fund)))
        return card


def _facts(fund: FundLine) -> list[tuple[Text, Text]]:
    row = fund.row
    columns: list[tuple[Text, int]] = [
        (lambda: say("At the beginning"), row.opening),
        (lambda: say("Received"), row.received),
        (lambda: say("Earned"), row.earned),
        (lambda: say("Returned by members"), row.returned),
        (lambda: say("Lent to members"), row.on_lent),
        (lambda: say("Paid back to lenders"), row.repaid),
        (lambda: say("Interest paid to lenders"), row.lender_interest),
        (lambda: say("Used"), row.used),
        (lambda: say("Still out with members"), fund.lent),
    ]
    return [(words, lambda paise=paise: money(paise)) for words, paise in columns if paise]


class TransferPage(BankForm):
    """Money goes from one fund to another."""

    back_key = "money-funds"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Move money between funds"),
            lambda: say("The money stays where it lies; only whose it is changes."),
            lambda: say("Move it, with a second person"),
        )
        self.source = ChoiceField(lambda: say("From the fund"), key="source")
        self.target = ChoiceField(lambda: say("To the fund"), key="target")
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.pocket = ChoiceField(lambda: say("The money lies in"), key="pocket")
        self.reason = LineField(lambda: say("In a few words"), key="reason", most=200)
        self.resolution = ResolutionFields()
        self.form.add(self.source, self.target)
        self.form.add(self.amount, self.on)
        self.form.add(self.pocket, self.reason)
        self.resolution.add_to(self.form)
        self.finish()

    def needs_two(self) -> bool:
        return True

    def load(self, **place: Any) -> Deciding:
        return self.presenter.deciding(str(place.get("group", "")))

    def fill(self, found: Deciding) -> None:
        choices = fund_choices(found.funds)
        self.source.set_choices(choices)
        self.target.set_choices(choices)
        self.source.set_value("general")
        other = next((x.code for x in found.funds if x.code != "general"), None)
        self.target.set_value(other)
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.banks))
        self.pocket.set_value("")
        self.reason.set_value("")
        self.resolution.fill(found.resolutions)

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if not amount:
            return self.no_amount()
        if on is None:
            return self.no_day()
        if self.target.value() is None:
            return self.missing("target", lambda: say("Choose the fund."))
        by = self.resolution.asked(self.form)
        if by is None:
            return False
        self.wish = FundTransfer(
            self.group_id,
            str(self.source.value()),
            str(self.target.value()),
            amount,
            on,
            by,
            self.reason.value(),
            str(self.pocket.value() or "") or None,
        )
        return True

    def what_is_signed(self) -> Text:
        amount, words = self.wish.amount, self.wish.reason
        return lambda: say(
            "{amount} goes into another fund: {words}", amount=money(amount), words=words or "–"
        )

    def act(self) -> Done:
        return self.presenter.desk.fund_work.transfer(self.wish, self.second)


class GrantPage(BankForm):
    """Money was given for a fund."""

    back_key = "money-funds"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A grant arrived"),
            lambda: say("Revolving fund, vulnerability fund, project: it stays with its fund."),
            lambda: say("Record it"),
        )
        self.fund = ChoiceField(lambda: say("For the fund"), key="fund")
        self.giver = LineField(lambda: say("Who gave it"), key="giver", most=120)
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.pocket = ChoiceField(lambda: say("Comes into"), key="pocket")
        self.form.add(self.fund, self.giver)
        self.form.add(self.amount, self.on)
        self.form.add(self.pocket)
        self.finish()

    def load(self, **place: Any) -> Deciding:
        return self.presenter.deciding(str(place.get("group", "")))

    def fill(self, found: Deciding) -> None:
        self.fund.set_choices(fund_choices(found.funds))
        first = next((x.code for x in found.funds if x.kind in ("rf", "vrf", "project")), None)
        self.fund.set_value(first or "general")
        self.giver.set_value("")
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.banks))
        self.pocket.set_value(found.banks[0].id if found.banks else "")

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if not amount:
            return self.no_amount()
        if on is None:
            return self.no_day()
        self.wish = ReceiveGrant(
            self.group_id,
            str(self.fund.value() or "general"),
            amount,
            on,
            self.giver.value(),
            str(self.pocket.value() or "") or None,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.fund_work.receive_grant(self.wish)


class FederationPayPage(BankForm):
    """Share or saving in the federation, or its dues."""

    back_key = "money-federation"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Pay the federation"),
            lambda: say("A share or saving stays the group's own; dues do not come back."),
            lambda: say("Pay, with a second person"),
        )
        self.what = ChoiceField(lambda: say("What for"), key="what")
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.pocket = ChoiceField(lambda: say("Taken out of"), key="pocket")
        self.resolution = ResolutionFields()
        self.form.add(self.what, self.pocket)
        self.form.add(self.amount, self.on)
        self.resolution.add_to(self.form)
        self.finish()

    def needs_two(self) -> bool:
        return True

    def load(self, **place: Any) -> Deciding:
        return self.presenter.deciding(str(place.get("group", "")))

    def fill(self, found: Deciding) -> None:
        self.what.set_choices(
            [
                ("share", lambda: say("Share or saving in the federation")),
                ("due", lambda: say("Dues to the federation")),
            ]
        )
        self.what.set_value("share")
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.banks))
        self.pocket.set_value("")
        self.resolution.fill(found.resolutions)

    def wishes(self) -> bool:
        on, amount = self.on.day(), self.amount.amount()
        if not amount:
            return self.no_amount()
        if on is None:
            return self.no_day()
        by = self.resolution.asked(self.form)
        if by is None:
            return False
        self.wish = PayFederation(
            self.group_id,
            amount,
            on,
            by,
            due=self.what.value() == "due",
            bank_id=str(self.pocket.value() or "") or None,
        )
        return True

    def what_is_signed(self) -> Text:
        amount = self.wish.amount
        return lambda: say("{amount} goes to the federation", amount=money(amount))

    def act(self) -> Done:
        return self.presenter.desk.fund_work.pay_federation(self.wish, self.second)
