"""Accounts, funds and bank accounts of a group: what there is, and adding to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from finance.ledger.commands import AddAccount, AddBankAccount, AddFund, SwitchAccount
from finance.ledger.views import AccountRow, BankRow, BooksSettings, FundRow
from finance.ledger.words import FUNDS, MODES, PERIODS, account_words, fund_words
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.live import Text, say
from ui.members.form_page import FormPage
from ui.money.amounts import money
from ui.money.ledger.parts import back_to_money, day, facts
from ui.money.ledger.presenter import LedgerPresenter
from ui.page import Page
from ui.state import State

__all__ = ["AddAccountPage", "AddBankPage", "AddFundPage", "BooksSettingsPage"]


class BooksSettingsPage(Page):
    """Everything that is set in the books of a group."""

    listens = frozenset({"money", "books"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Accounts, funds, bank"),
            lambda: say("Things are added here and never taken away."),
        )
        self.presenter = presenter
        self._group = ""
        self.about = Card(lambda: say("How the books are kept"))
        self.banks = Card(lambda: say("Bank accounts"), tight=True)
        self.funds = Card(lambda: say("Funds"), tight=True)
        self.accounts = Card(lambda: say("Accounts"), tight=True)
        for card in (self.about, self.banks, self.funds, self.accounts):
            self.put(card)
        self.work.addStretch(1)
        self.foot.helper(back_to_money(desk, lambda: self._group))
        if desk.may(Action.MONEY_READ) or desk.may(Action.MONEY_SETTINGS):
            self.terms = self.foot.helper(
                Button(
                    lambda: say("Terms of loans"),
                    Kind.QUIET,
                    icon="file-text",
                    on=lambda: desk.go("money-loan-terms", group=self._group),
                )
            )
        self.acts = [
            self._act(lambda: say("New bank account"), "money-bank-account"),
            self._act(lambda: say("New fund"), "money-fund"),
            self._act(lambda: say("New account"), "money-account"),
        ]
        self.change = self.foot.set_main(
            Button(
                lambda: say("Change settings"),
                Kind.MAIN,
                on=lambda: desk.go("money-change", group=self._group),
            )
        )

    def _act(self, words: Text, key: str) -> Button:
        return self.foot.helper(
            Button(words, Kind.QUIET, icon="plus", on=lambda: self.desk.go(key, group=self._group))
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.settings(group), self.show_settings)

    def show_settings(self, found: BooksSettings) -> None:
        """Show what is set."""
        self.about.clear()
        self.about.add(facts(_about(found)))
        _fill(self.banks, [_bank(each) for each in found.banks])
        _fill(self.funds, [_fund(each) for each in found.funds])
        _fill(self.accounts, [self._account(each, found.may_write) for each in found.accounts])
        self.banks.setVisible(bool(found.banks))
        for button in (*self.acts, self.change):
            button.setVisible(found.may_write)

    def _account(self, account: AccountRow, may: bool) -> Row:
        state = (
            (State.OK, lambda: say("in use"))
            if account.active
            else (State.AWAY, lambda: say("switched off"))
        )
        button = None
        if may and not account.active:
            button = ((lambda: say("Switch it on")), partial(self._switch, account.code))
        return Row(
            lambda: account_words(account.code, account.name, i18n.current()),
            lambda: i18n.current().digits(account.code),
            state=state,
            button=button,
        )

    def _switch(self, code: str) -> None:
        command = SwitchAccount(self._group, code, True)
        self.write(lambda: self.presenter.desk.setup.switch_account(command))


def _fill(card: Card, rows: list[Row]) -> None:
    card.clear()
    for number, row in enumerate(rows):
        if number:
            card.add_line()
        card.add(row)


def _about(found: BooksSettings) -> list[tuple[Text, Text]]:
    books = found.books
    return [
        (lambda: say("Group"), found.group_name),
        (lambda: say("How the group keeps its money"), lambda: say(MODES[books.mode])),
        (lambda: say("First day of the books"), lambda: day(books.opened_on)),
        (lambda: say("The group meets for money"), lambda: say(PERIODS[books.meeting_period])),
        (lambda: say("Savings at each meeting"), lambda: money(books.savings_amount)),
        (
            lambda: say("Members with an account"),
            lambda: i18n.current().digits(str(len(found.members))),
        ),
    ]


def _bank(bank: BankRow) -> Row:
    def line() -> str:
        parts = [bank.bank, bank.branch]
        if bank.last_four:
            parts.append(say("ends in {digits}", digits=i18n.current().digits(bank.last_four)))
        if bank.overdraft:
            parts.append(say("cash credit"))
        return " · ".join(part for part in parts if part)

    return Row(
        bank.name,
        line,
        icon="building-bank",
        state=(State.OK, lambda: money(bank.balance)),
    )


def _fund(fund: FundRow) -> Row:
    state: tuple[State, Text] = (State.OK, lambda: money(fund.money))
    if fund.closed_on is not None:
        state = (State.AWAY, lambda: say("closed"))
    return Row(
        lambda: fund_words(fund.kind, fund.name, i18n.current()),
        fund.conditions,
        icon="cash",
        state=state,
    )


class _AddPage(FormPage):
    """A form that adds something to the settings."""

    def __init__(
        self, desk: Desk, presenter: LedgerPresenter, title: Text, guidance: Text = ""
    ) -> None:
        super().__init__(desk, title, guidance, lambda: say("Add it"))
        self.presenter = presenter

    @property
    def group_id(self) -> str:
        """The group whose books they are."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money-settings", group=self.group_id)

    def fill(self, found: Any) -> None:
        for field in self.form.fields.values():
            if isinstance(field, LineField):
                field.set_value("")


class AddFundPage(_AddPage):
    """A fund kept apart."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("New fund"),
            lambda: say("Its money is counted apart and cannot be overdrawn."),
        )
        self.kind = ChoiceField(
            lambda: say("Kind"),
            [(key, lambda key=key: say(FUNDS[key])) for key in FUNDS if key != "general"],
            key="kind",
        )
        self.code = LineField(
            lambda: say("Short name"), key="code", most=40, help=lambda: say("For example rf.")
        )
        self.name = LineField(lambda: say("Name, if another is used"), key="name", most=120)
        self.source = LineField(lambda: say("Who gave or lent it"), key="source", most=120)
        self.conditions = LineField(lambda: say("What it is for"), key="conditions", most=400)
        self.form.add(self.kind, self.code)
        self.form.add(self.name, self.source)
        self.form.add(self.conditions)
        self.finish()

    def wishes(self) -> bool:
        if not self.kind.value():
            self.form.set_error("kind", lambda: say("Choose the kind."))
            return False
        self.wish = AddFund(
            self.group_id,
            self.code.value() or str(self.kind.value()),
            str(self.kind.value()),
            self.name.value(),
            self.source.value(),
            self.conditions.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.setup.add_fund(self.wish)


class AddAccountPage(_AddPage):
    """An account of the group's own."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("New account"),
            lambda: say("1 we have, 2 we owe, 3 our own, 4 comes in, 5 is spent."),
        )
        self.code = LineField(
            lambda: say("Code of four digits"),
            key="code",
            most=4,
            help=lambda: say(
                "In the monthly form it stands with the account just before it: 4021 with 4020."
            ),
        )
        self.name = LineField(lambda: say("Name"), key="name", most=120)
        self.form.add(self.code, self.name, stretches=(1, 3))
        self.finish()

    def wishes(self) -> bool:
        self.wish = AddAccount(self.group_id, self.code.value(), self.name.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.setup.add_account(self.wish)


class AddBankPage(_AddPage):
    """An account at a bank."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("New bank account"),
            lambda: say("Call the account by its everyday name; never write its whole number."),
        )
        self.name = LineField(lambda: say("Account"), key="name", most=120)
        self.bank = LineField(lambda: say("Bank"), key="bank", most=120)
        self.branch = LineField(lambda: say("Branch"), key="branch", most=120)
        self.digits = LineField(
            lambda: say("Last four digits of its number"), key="last_four", most=4
        )
        self.credit = CheckLine(lambda: say("Cash credit: the bank lets it go below zero"))
        self.form.add(self.name, self.bank)
        self.form.add(self.branch, self.digits)
        self.form.add_widget(self.credit)
        self.finish()

    def wishes(self) -> bool:
        self.wish = AddBankAccount(
            self.group_id,
            self.name.value(),
            self.bank.value(),
            self.branch.value(),
            self.digits.value(),
            self.credit.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.setup.add_bank_account(self.wish)
