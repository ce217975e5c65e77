"""Loans of the group itself: the register, and one lender's card with its paid dots."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from finance.bank.commands import CloseLender
from finance.bank.views import LenderCard, LenderRow, ScheduleLine
from finance.bank.words import LENDERS
from finance.rules.external import LenderKind
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import second
from ui.live import Text, say, say_n
from ui.money.amounts import Figure, money
from ui.money.bank.accounts import GroupPage
from ui.money.bank.parts import back_to, count, day, facts, fund_words, row_state
from ui.money.bank.presenter import BankPresenter, Lenders
from ui.page import Page
from ui.shapes import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["LenderPage", "LendersPage"]


class LendersPage(GroupPage):
    """Everybody whom the group owes."""

    listens = frozenset({"money", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Loans to the group"),
            lambda: say("What the group borrowed, and what it lent on to members."),
        )
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Register"),
                Kind.QUIET,
                icon="printer",
                on=lambda: desk.go("paper", kind="external-loans", id=self._group),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("A new loan to the group"),
                Kind.MAIN,
                icon="plus",
                key="Ctrl+Return",
                on=lambda: desk.go("money-borrow", group=self._group),
            )
        )

    def read_group(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.lenders(group), self.show_lenders)

    def show_lenders(self, found: Lenders) -> None:
        """Show each loan as a row."""
        self.card.clear()
        for row in found.rows:
            self.card.add_line()
            self.card.add(
                Row(
                    lambda row=row: say(
                        "{lender}: {amount} owed", lender=row.lender, amount=money(row.balance)
                    ),
                    lambda row=row: lender_line(row),
                    icon="building-bank",
                    state=lender_state(row),
                    button=(
                        lambda: say("Open"),
                        partial(self.desk.go, "money-lender", id=row.id, group=self._group),
                    ),
                )
            )
        if not found.rows:
            self.card.add(Empty("building-bank", lambda: say("The group owes nobody.")), 1)
        self.main.setVisible(found.may_write)


def lender_line(row: LenderRow) -> str:
    """Kind, rate, and what is due next."""
    parts = [say(LENDERS[row.kind]), say("{rate} % a year", rate=i18n.current().digits(row.rate))]
    if row.next_due is not None and row.closed_on is None:
        parts.append(
            say("next {amount} on {date}", amount=money(row.next_amount), date=day(row.next_due))
        )
    return " · ".join(parts)


def lender_state(row: LenderRow) -> tuple[State, Text]:
    """Shape and word of a loan of the group."""
    if row.closed_on is not None:
        return State.AWAY, lambda: say("paid off")
    if row.overdue:
        return State.OVER, lambda: say("{amount} overdue", amount=money(row.overdue))
    if not row.received:
        return State.NOT_YET, lambda: say("not received yet")
    return State.OK, lambda: say("in time")


class LenderPage(Page):
    """One lender."""

    listens = frozenset({"money", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(desk, lambda: say("Loan to the group"))
        self.presenter = presenter
        self._id, self._group = "", ""
        self.owed = Card(lambda: say("The group owes"))
        self.put(self.owed)
        self.lent = Card(lambda: say("Lent on to members"))
        self.put(self.lent)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=44, name=say("Instalments"))
        self.table.setMinimumHeight(360)
        self.put(self.table)
        self.work.addStretch(1)
        self.foot.helper(
            back_to(
                desk,
                lambda: say("Loans to the group"),
                "money-lenders",
                lambda: {"group": self._group},
            )
        )
        self.pay = self.foot.set_main(
            Button(
                lambda: say("Pay the lender"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: self._go("money-lender-pay"),
            )
        )

    def _go(self, key: str, **more: object) -> None:
        self.desk.go(key, id=self._id, group=self._group, **more)

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._group = str(place.get("group", self._group))
        self.notices.clear()

    def refresh(self) -> None:
        ref = self._id
        if ref:
            self.read(lambda: self.presenter.desk.lenders.card(ref), self.show_card)

    def show_card(self, card: LenderCard) -> None:
        """Show what is owed, what was lent on, and the schedule."""
        row = card.row
        self._group = card.group_id
        self.set_title(row.lender, lambda: lender_line(row))
        self.owed.clear()
        self.owed.add(Figure(row.balance))
        self.owed.add(facts(_owed(card)))
        buttons = QHBoxLayout()
        for words, act in self._acts(card):
            buttons.addWidget(Button(words, Kind.QUIET, on=act))
        buttons.addStretch(1)
        self.owed.add(buttons)
        self.lent.clear()
        self.lent.add(facts(_lent(card)))
        if card.row.fund == "general":
            self.lent.add(
                second(
                    lambda: say("A fund of its own keeps apart what is lent on from this loan."),
                    wrap=True,
                )
            )
        self.model.show_rows(card.schedule)
        self.table.setVisible(bool(card.schedule))
        self.pay.setVisible(self.presenter.may_write() and row.balance > 0)

    def _acts(self, card: LenderCard) -> list[tuple[Text, Callable[[], object]]]:
        if not self.presenter.may_write() or card.row.closed_on is not None:
            return []
        found: list[tuple[Text, Callable[[], object]]] = []
        if card.row.left_to_draw:
            found.append(
                (lambda: say("Money arrived"), lambda: self._go("money-lender-in", step="loan"))
            )
        found.append(
            (
                lambda: say("Subvention arrived"),
                lambda: self._go("money-lender-in", step="subvention"),
            )
        )
        if card.row.kind is LenderKind.CASH_CREDIT:
            found.append(
                (
                    lambda: say("The bank charged interest"),
                    lambda: self._go("money-lender-charge"),
                )
            )
        elif card.row.balance:
            found.append(
                (lambda: say("The lender changed its plan"), lambda: self._go("money-lender-plan"))
            )
        if card.row.received and not card.row.balance:
            found.append((lambda: say("It is paid off"), self._close))
        return found

    def _close(self) -> None:
        command = CloseLender(self._id, self.presenter.today)
        self.write(lambda: self.presenter.desk.lender_work.close(command), self._closed)

    def _closed(self, _done: Done) -> None:
        self.refresh()


def _owed(card: LenderCard) -> list[tuple[Text, Text]]:
    row = card.row
    found: list[tuple[Text, Text]] = [
        (lambda: say("Sanctioned"), lambda: money(row.principal)),
        (lambda: say("Received"), lambda: money(row.received)),
        (lambda: say("Principal paid"), lambda: money(row.paid_principal)),
        (lambda: say("Interest paid"), lambda: money(row.paid_interest)),
    ]
    if row.sanction_no:
        found.insert(0, (lambda: say("Sanction number"), row.sanction_no))
    if row.overdue:
        found.append((lambda: say("Overdue"), lambda: money(row.overdue)))
    if row.kind is LenderKind.CASH_CREDIT:
        found.append((lambda: say("Left of the limit"), lambda: money(row.left_to_draw)))
        found.append(
            (lambda: say("Interest since the last charge"), lambda: money(card.interest_today))
        )
    if row.subvention or card.forecast:
        found.append((lambda: say("Subvention credited"), lambda: money(row.subvention)))
        found.append(
            (lambda: say("Subvention still to come, a forecast"), lambda: money(card.forecast))
        )
    found += [
        (lambda change=change: say("New plan from {date}", date=day(change.on)), change.reason)
        for change in card.plans
    ]
    if card.waiting:
        found.append(
            (lambda: say("of this should have come by today"), lambda: money(card.waiting))
        )
    return found


def _lent(card: LenderCard) -> list[tuple[Text, Text]]:
    lent = card.on_lent
    return [
        (
            lambda: say("From the fund"),
            lambda: fund_words(card.row.fund, card.row.fund_kind, card.row.fund_name),
        ),
        (
            lambda: say("Lent on"),
            lambda: say_n(
                "{amount} in {n} loan", "{amount} in {n} loans", lent.loans, amount=money(lent.lent)
            ),
        ),
        (lambda: say("Returned by members"), lambda: money(lent.returned)),
        (lambda: say("Out with members"), lambda: money(lent.outstanding)),
        (lambda: say("Interest of members"), lambda: money(lent.interest)),
        (lambda: say("Stays with the group so far"), lambda: money(card.margin)),
    ]


def _mark(line: ScheduleLine) -> Cell:
    shape, word = row_state(line.state)
    return Cell(word() if callable(word) else word, state=shape)


def _columns() -> list[Column]:
    return [
        Column("n", lambda: say("No."), lambda x: count(x.standing.row.n), 60, number=True),
        Column("due", lambda: say("Due on"), lambda x: day(x.standing.row.due), 130),
        Column(
            "p", lambda: say("Principal"), lambda x: money(x.standing.row.principal), number=True
        ),
        Column("i", lambda: say("Interest"), lambda x: money(x.standing.row.interest), number=True),
        Column("t", lambda: say("To pay"), lambda x: money(x.standing.row.total), number=True),
        Column("b", lambda: say("Loan left"), lambda x: money(x.standing.row.balance), number=True),
        Column("s", lambda: say("Subvention"), _forecast, number=True),
        Column("state", lambda: say("State"), _mark, 170),
    ]


def _forecast(line: ScheduleLine) -> str:
    return money(line.forecast) if line.forecast else ""
