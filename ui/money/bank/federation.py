"""Member groups of a federation with the totals of their books. No name of any member."""

from __future__ import annotations

from collections.abc import Callable

from finance.bank.queries_federation import BooksChoice
from finance.bank.views import FederationTotals, MemberGroup
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.live import say
from ui.money.amounts import money
from ui.money.bank.parts import back_to, day
from ui.money.bank.presenter import BankPresenter
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["FederationPage"]


class FederationPage(Page):
    """Totals of the groups below one."""

    listens = frozenset({"money", "books", "people"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Member groups"),
            lambda: say("Totals of their books. Names of members stay with their group."),
        )
        self.presenter = presenter
        self._group, self._payer = "", ""
        self._above: dict[str, str | None] = {}
        self.chosen = ChoiceField(lambda: say("Groups of"), key="group")
        self.chosen.choice.activated.connect(lambda _i: self._choose())
        self.put(self.chosen)
        self.dues = Label("", "body", wrap=True)
        self.put(self.dues)
        self.model = PagedModel(_columns(), lambda row: "" if row.group_id else "action")
        self.table = Table(self.model, row=54, name=say("Member groups"))
        self.table.opened.connect(self._open)
        self.put(self.table, 1)
        self.none = Empty("users", lambda: say("No group stands under this one."))
        self.put(self.none, 1)
        self.foot.helper(
            back_to(desk, lambda: say("Money"), "money", lambda: {"group": self._group})
        )
        self.foot.helper(
            Button(
                lambda: say("Dues to the federation"),
                Kind.QUIET,
                on=lambda: desk.go("money-dues", group=self._payer or self._group),
            )
        )
        self.pay = self.foot.beside(
            Button(
                lambda: say("Pay the federation"),
                on=lambda: desk.go("money-federation-pay", group=self._payer),
            )
        )

    def _open(self, row: MemberGroup) -> None:
        if row.group_id:
            self.desk.go("money", group=row.group_id)

    def arrive(self, **place: object) -> None:
        self._group = self._payer = str(place.get("group", self._group))

    def refresh(self) -> None:
        self.read(self.presenter.desk.federation.choices, self._show_choices)

    def _choose(self) -> None:
        self._group = str(self.chosen.value() or "")
        self._read()

    def _show_choices(self, groups: tuple[BooksChoice, ...]) -> None:
        """Offer the groups that have others under them; a member group sees its federation."""
        self._above = {one.group_id: one.above for one in groups}
        tops = [one for one in groups if one.below]
        self.chosen.set_choices([(one.group_id, one.name) for one in tops])
        known = {one.group_id for one in tops}
        if self._group not in known:
            above = self._above.get(self._group)
            first = tops[0].group_id if tops else self._group
            self._group = above if above is not None and above in known else first
        self.chosen.set_value(self._group)
        self.chosen.setVisible(len(tops) > 1)
        if self._group:
            self._read()

    def _read(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.desk.federation.totals(group), self.show_totals)

    def show_totals(self, found: FederationTotals) -> None:
        """Show every member group as a row; of several the sums stand above."""
        self.set_title(
            lambda: say("Member groups"),
            lambda: say("{group}, {date}", group=found.group_name, date=day(found.on)),
        )
        several = sum(group.has_books for group in found.groups) > 1
        self.model.show_rows((*((found.together,) if several else ()), *found.groups))
        self.table.setVisible(bool(found.groups))
        self.none.setVisible(not found.groups)
        due = found.due_each_month
        self.dues.setVisible(due is not None)
        if due is not None:
            self.dues.tell(lambda: say("Each group owes {amount} a month.", amount=money(due)))
        under = self._above.get(self._payer) == found.group_id
        self.pay.setVisible(under and self.presenter.may_write())


def _name(row: MemberGroup) -> Cell:
    if not row.group_id:
        return Cell(say("All groups together"), bold=True)
    if not row.has_books:
        below = say("no books in this vault")
    elif row.locked_until is None:
        below = ""
    else:
        below = say("locked up to {date}", date=day(row.locked_until))
    return Cell("   " * row.level + row.name, second=below, bold=True)


def _two(above: str, below: str) -> Callable[[MemberGroup], Cell]:
    """Two figures, one above the other, as the heading names them."""

    def show(row: MemberGroup) -> Cell:
        if not row.has_books:
            return Cell("–")
        figures = money(getattr(row, above)), money(getattr(row, below))
        return Cell(figures[0], second=figures[1], bold=not row.group_id)

    return show


def _late(row: MemberGroup) -> Cell:
    if not row.has_books:
        return Cell("–")
    return Cell(money(row.overdue), tone="over" if row.overdue else "ink")


def _columns() -> list[Column]:
    return [
        Column("name", lambda: say("Group"), _name),
        Column("cash", lambda: say("Cash, bank"), _two("cash", "bank"), 134, number=True),
        Column(
            "savings", lambda: say("Savings, surplus"), _two("savings", "surplus"), 150, number=True
        ),
        Column("loans", lambda: say("Out on loan"), _loans, 134, number=True),
        Column("late", lambda: say("Overdue: loan"), _late, 120, number=True),
        Column(
            "owed",
            lambda: say("Owed, in federation"),
            _two("owed_outside", "in_federation"),
            170,
            number=True,
        ),
    ]


def _loans(row: MemberGroup) -> Cell:
    return Cell(money(row.loans_out) if row.has_books else "–")
