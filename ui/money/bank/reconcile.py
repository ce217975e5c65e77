"""Reconcile: the statement of a day, line by line as it is printed, and those that were kept."""

from __future__ import annotations

from datetime import date
from functools import partial

from finance.bank.commands import FinishReconciliation
from finance.bank.views import ReconciliationView, StatementItem
from finance.bank.words import OPEN_KINDS
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row, pair
from ui.desk import Desk
from ui.fields_time import DateField
from ui.form import Form
from ui.live import Text, say, say_n
from ui.money.amounts import AmountField, money
from ui.money.bank.parts import back_to, bank_words, day
from ui.money.bank.presenter import BankPresenter
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["ReconcilePage"]


class ReconcilePage(Page):
    """One account on one day."""

    listens = frozenset({"money", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, lambda: say("Reconcile the bank"))
        self.presenter = presenter
        self._group, self._bank = "", ""
        self._closing: dict[str, object] | None = None
        self.on = DateField(lambda: say("On the day"), key="as_of")
        self.balance = AmountField(
            lambda: say("Balance in the passbook"), key="bank_balance", words=False
        )
        self.form = Form()
        self.form.add(self.on, self.balance)
        asked = Card()
        asked.add(self.form)
        self.put(asked)
        self.sheet = Card()
        self.put(self.sheet)
        self.items = Card(lambda: say("Open items"), tight=True)
        self.put(self.items)
        self.kept = Card(lambda: say("Kept before"), tight=True)
        self.put(self.kept)
        self.work.addStretch(1)
        self._make_foot()

    def _make_foot(self) -> None:
        self.foot.helper(
            back_to(
                self.desk,
                lambda: say("Match"),
                "money-bank-match",
                lambda: {"group": self._group, "bank": self._bank},
            )
        )
        self.to_closing = self.foot.helper(
            Button(
                lambda: say("Close a month or a year"),
                Kind.QUIET,
                icon="lock",
                on=lambda: self.desk.go("money-closing", **(self._closing or {})),
            )
        )
        self.foot.beside(Button(lambda: say("Look"), on=self.look))
        self.main = self.foot.set_main(
            Button(lambda: say("Keep it for good"), Kind.MAIN, key="Ctrl+Return", on=self.keep)
        )
        self.form.end_at(self.main)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        bank = str(place.get("bank", self._bank))
        self.notices.clear()
        if bank != self._bank:
            self._bank = bank
            self.on.set_day(self.presenter.today)
            self.balance.set_amount(None)
        kind, as_of = place.get("closing"), str(place.get("on", ""))
        self._closing = None
        if kind is not None and as_of:  # from the steps of a month or a year, and back to them
            until = date.fromisoformat(as_of)
            self._closing = {"group": self._group, "kind": kind, "day": until}
        self.to_closing.setVisible(self._closing is not None)
        if as_of:
            self.on.set_day(date.fromisoformat(as_of))
            self.balance.set_amount(None)

    def refresh(self) -> None:
        bank = self._bank
        if not bank:
            return
        self.look()
        self.read(lambda: self.presenter.desk.accounts.kept(bank), self._show_kept)

    def look(self) -> None:
        """Read the statement of the day that is asked for."""
        on, bank = self.on.day() or self.presenter.today, self._bank
        balance = self.balance.amount()
        self.read(lambda: self.presenter.statement(bank, on, balance), self.show_statement)

    def show_statement(self, view: ReconciliationView) -> None:
        """Show the arithmetic and the open items."""
        self.set_title(lambda: say("Reconcile the bank"), lambda: bank_words(view.account))
        if not self.balance.value().strip():
            self.balance.set_amount(view.bank_balance)
        self.sheet.clear()
        for words, paise in _steps(view):
            self.sheet.add(pair(words, partial(money, paise, always_paise=True)))
        self.sheet.add_line()
        self.sheet.add(
            pair(
                lambda: say("Balance in the books"),
                lambda: money(view.book_balance, always_paise=True),
            )
        )
        self.sheet.add(_agreement(view))
        self.items.clear()
        self.items.setVisible(bool(view.items))
        for item in view.items:
            self.items.add_line()
            self.items.add(_item(item))
        self.main.setVisible(self.presenter.may_write())
        self.main.setEnabled(view.difference == 0)

    def _show_kept(self, views: tuple[ReconciliationView, ...]) -> None:
        self.kept.clear()
        self.kept.setVisible(bool(views))
        for view in views[:24]:
            self.kept.add_line()
            self.kept.add(self._kept_row(view))

    def _kept_row(self, view: ReconciliationView) -> Row:
        return Row(
            lambda: day(view.as_of),
            lambda: say_n(
                "{amount}, {n} open item, {name}",
                "{amount}, {n} open items, {name}",
                len(view.items),
                amount=money(view.bank_balance),
                name=view.done_by,
            ),
            icon="circle-check",
            button=(
                lambda: say("Print"),
                lambda: self.desk.go("paper", kind="reconciliation", id=view.id),
            ),
        )

    def keep(self) -> None:
        """Keep the statement for good."""
        self.form.clear_errors()
        on, balance = self.on.day(), self.balance.amount()
        if on is None:
            self.form.set_error("as_of", lambda: say("Write the day, for example 24/11/2026."))
            return
        if balance is None:
            self.form.set_error("bank_balance", lambda: say("Write the balance of the passbook."))
            return
        command = FinishReconciliation(self._bank, on, balance)
        self.write(lambda: self.presenter.desk.work.finish(command), self._finished, form=self.form)

    def _finished(self, _done: Done) -> None:
        self.refresh()
        self.notices.show_saved()


def _steps(view: ReconciliationView) -> list[tuple[Text, int]]:
    return [
        (lambda: say("Balance at the bank"), view.bank_balance),
        (lambda: say("Deposits not yet at the bank"), view.deposits),
        (lambda: say("Withdrawals not yet at the bank"), -view.withdrawals),
        (lambda: say("Money in at the bank, not booked"), -view.bank_in),
        (lambda: say("Money out at the bank, not booked"), view.bank_out),
        (lambda: say("So the books should have"), view.expected),
    ]


def _agreement(view: ReconciliationView) -> StateMark:
    if view.difference == 0:
        return StateMark(State.OK, lambda: say("Bank and books agree."))
    gap = abs(view.difference)
    return StateMark(
        State.OVER, lambda: say("{amount} is not explained.", amount=money(gap, always_paise=True))
    )


def _item(item: StatementItem) -> Row:
    row = Row(
        lambda: say("{date}: {amount}", date=day(item.on_date), amount=money(item.amount)),
        lambda: say("{kind}: {words}", kind=say(OPEN_KINDS[item.kind]), words=item.text or "–"),
        state=(
            State.DUE if item.age > 30 else State.NOT_YET,
            lambda: say_n("{n} day old", "{n} days old", item.age),
        ),
    )
    return row
