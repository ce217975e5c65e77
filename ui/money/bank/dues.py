"""Dues to the federation: the register of all member groups, and dues that arrived."""

from __future__ import annotations

from typing import Any

from finance.bank.commands import ReceiveDue
from finance.bank.views import DuesLine, DuesRegister
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import say, say_n
from ui.money.amounts import AmountField, money
from ui.money.bank.parts import BankForm, back_to, day, pocket_choices
from ui.money.bank.presenter import BankPresenter, DuesForm
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["DueInPage", "DuesPage"]


class DuesPage(Page):
    """What each member group owes; of a member group, its own months alone."""

    listens = frozenset({"money", "bank"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, lambda: say("Dues to the federation"))
        self.presenter = presenter
        self._group = ""
        self.told = Label("", "body", wrap=True)
        self.put(self.told)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=54, name=say("Dues to the federation"))
        self.put(self.table, 1)
        self.none = Empty("users", lambda: say("No group stands under this one."))
        self.put(self.none, 1)
        self.foot.helper(back_to(desk, lambda: say("Federation"), "money-federation", self._place))
        self.foot.helper(
            Button(
                lambda: say("Register"),
                Kind.QUIET,
                icon="printer",
                on=lambda: desk.go("paper", kind="dues", id=self._group),
            )
        )
        self.rule = self.foot.beside(
            Button(
                lambda: say("What a month asks for"),
                on=lambda: desk.go("money-rule", group=self._group, name="federation-due"),
            )
        )
        self.arrived = self.foot.set_main(
            Button(
                lambda: say("Dues arrived"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("money-due-in", group=self._group),
            )
        )

    def _place(self) -> dict[str, object]:
        return {"group": self._group}

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        self.notices.clear()

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.dues(group), self.show_dues)

    def show_dues(self, found: DuesRegister) -> None:
        """Show each group as a row."""
        self.set_title(
            lambda: say("Dues to the federation"),
            lambda: say("{group}, {date}", group=found.group_name, date=day(found.on)),
        )
        due = found.month_due
        if due is None:
            self.told.tell(
                lambda: say("The federation has not written down what a month asks for.")
            )
        else:
            self.told.tell(lambda: say("Each group owes {amount} a month.", amount=money(due)))
        self.model.show_rows(found.lines)
        self.table.setVisible(bool(found.lines))
        self.none.setVisible(not found.lines)
        own = found.group_id == self._group and self.presenter.may_write()
        self.rule.setVisible(own)
        self.arrived.setVisible(own and bool(found.lines))


def _state(line: DuesLine) -> Cell:
    dues, oldest = line.dues, line.dues.oldest_open
    if oldest is not None:
        months = sum(1 for one in dues.months if one.open)
        return Cell(
            say_n("{n} month open", "{n} months open", months),
            second=say("since {month}", month=i18n.current().date(oldest, "month")),
            state=State.OVER,
        )
    if dues.ahead:
        return Cell(say("{amount} ahead", amount=money(dues.ahead)), state=State.OK)
    return Cell(say("nothing open"), state=State.OK)


def _books(line: DuesLine) -> Cell:
    paid = "–" if line.paid is None else money(line.paid)
    received = "–" if line.received is None else money(line.received)
    return Cell(received, second=paid, tone="over" if line.differ else "ink")


def _columns() -> list[Column]:
    return [
        Column("name", lambda: say("Group"), lambda x: Cell(x.name, bold=True)),
        Column("due", lambda: say("Fell due"), lambda x: money(x.dues.due), 130, number=True),
        Column("books", lambda: say("Received, paid by its books"), _books, 220, number=True),
        Column("open", lambda: say("Not paid"), lambda x: money(x.dues.open), 130, number=True),
        Column("state", lambda: say("State"), _state, 210),
    ]


class DueInPage(BankForm):
    """Dues of a member group arrived in the federation's box or bank."""

    back_key = "money-dues"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Dues arrived"),
            lambda: say("Record which group paid. The oldest month is filled first."),
            lambda: say("Record it"),
        )
        self.payer = ChoiceField(lambda: say("From the group"), key="payer_id")
        self.amount = AmountField(lambda: say("Amount"))
        self.on = DateField(lambda: say("Day"), key="on")
        self.pocket = ChoiceField(lambda: say("Comes into"), key="pocket")
        self.form.add(self.payer, self.amount)
        self.form.add(self.on, self.pocket)
        self.payer.changed.connect(self._propose)
        self._open: dict[str, int] = {}
        self.finish()

    def load(self, **place: Any) -> DuesForm:
        return self.presenter.due_form(str(place.get("group", "")))

    def fill(self, found: DuesForm) -> None:
        lines = found.register.lines
        self._open = {line.group_id: line.dues.open for line in lines}
        self.payer.set_choices([(line.group_id, line.name) for line in lines])
        self.payer.set_value(None)
        self.amount.set_amount(None)
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.banks))
        self.pocket.set_value("")

    def _propose(self) -> None:
        """What the group owes is proposed; it can be changed."""
        self.amount.set_amount(self._open.get(str(self.payer.value() or "")) or None)

    def wishes(self) -> bool:
        on, amount, payer = self.on.day(), self.amount.amount(), self.payer.value()
        if payer is None:
            return self.missing("payer_id", lambda: say("Choose the group that paid."))
        if not amount:
            return self.no_amount()
        if on is None:
            return self.no_day()
        bank = str(self.pocket.value() or "") or None
        self.wish = ReceiveDue(self.group_id, str(payer), amount, on, bank)
        return True

    def act(self) -> Done:
        return self.presenter.desk.fund_work.receive_due(self.wish)
