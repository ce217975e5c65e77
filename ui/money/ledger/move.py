"""Money carried between the cash box and the bank."""

from __future__ import annotations

from typing import Any

from finance.rules.plain import Way
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField
from ui.money.ledger.presenter import (
    BOX,
    Books,
    LedgerPresenter,
    MoneyTyped,
    fund_choices,
    pocket_choices,
)

__all__ = ["MoneyMovePage"]


class MoneyMovePage(FormPage):
    """A deposit into the bank, or money fetched from it."""

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Between box and bank"),
            lambda: say("The money stays the group's; only its place changes."),
            lambda: say("Record it"),
        )
        self.presenter = presenter
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on_date")
        self.source = ChoiceField(lambda: say("Taken out of"), key="pocket")
        self.target = ChoiceField(lambda: say("Into"), key="other")
        self.fund = ChoiceField(lambda: say("Fund"), key="fund")
        self.slip = LineField(lambda: say("Number of the slip or cheque"), key="narration")
        self.form.add(self.amount, self.on)
        self.form.add(self.source, self.target)
        self.form.add(self.slip, self.fund)
        self.finish()

    @property
    def group_id(self) -> str:
        """The group whose money it is."""
        return str(self.place.get("group", ""))

    def go_back(self) -> None:
        self.desk.go("money", group=self.group_id)

    def load(self, **place: Any) -> Books:
        return self.presenter.books(str(place.get("group", "")))

    def fill(self, found: Books) -> None:
        pockets = pocket_choices(found.settings)
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        for field in (self.source, self.target):
            field.set_choices(pockets)
        self.source.set_value(BOX)
        self.target.set_value(pockets[-1][0])
        funds = fund_choices(found.settings)
        self.fund.set_choices(funds)
        self.fund.set_value("general")
        self.fund.setVisible(len(funds) > 1)
        self.slip.set_value("")

    def wishes(self) -> bool:
        on = self.on.day()
        if not self.amount.amount():
            self.form.set_error("amount", lambda: say("Write the amount, for example 1500."))
            return False
        if on is None:
            self.form.set_error("on_date", lambda: say("Write the day, for example 24/11/2026."))
            return False
        if self.source.value() == self.target.value():
            self.form.set_error("other", lambda: say("Choose two different places."))
            return False
        self.wish = MoneyTyped(
            self.group_id,
            Way.MOVE,
            on,
            self.amount.amount() or 0,
            str(self.source.value()),
            other=str(self.target.value()),
            fund=str(self.fund.value() or "general"),
            narration=self.slip.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.entries.post(self.wish.draft())

    def done(self, done: Done) -> None:
        self.desk.go("money-voucher", id=done.id, group=self.group_id)
