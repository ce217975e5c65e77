"""A group that saves in shares: its cycle, buying shares, beginning a cycle."""

from __future__ import annotations

from typing import Any

from finance.savings.commands import BuyShares, OpenCycle, Paid
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import NumberField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField, money
from ui.money.savings.amount_grid import AmountGrid
from ui.money.savings.parts import Figures, back_button, day, figure, member_cell
from ui.money.savings.presenter import Cycles, SavingsPresenter
from ui.notices import Notice
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BuySharesPage", "OpenCyclePage", "SharesPage"]


def _columns() -> list[Column]:
    return [
        Column("member", lambda: say("Member"), lambda row: member_cell(row[0])),
        Column(
            "shares",
            lambda: say("Shares"),
            lambda row: Cell(figure(row[1]), bold=True),
            140,
            number=True,
        ),
        Column("paid", lambda: say("Paid for them"), lambda row: money(row[2]), 180, number=True),
    ]


class SharesPage(Page):
    """The cycle: shares of every member, loan fund and social fund for the members to remember."""

    listens = frozenset({"money", "savings"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(desk, lambda: say("Shares"))
        self.presenter = presenter
        self._group = ""
        self.figures = Figures(
            lambda: say("Loan fund, in money"),
            lambda: say("Lent out"),
            lambda: say("Social fund"),
            lambda: say("Price of a share"),
        )
        self.put(self.figures)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=52, name=say("Shares"))
        self.put(self.table, 1)
        self._build_nothing()
        self._build_foot()

    def _build_nothing(self) -> None:
        self.nothing = Card()
        self.nothing.add(
            Empty(
                "users",
                lambda: say(
                    "No cycle of shares is open. Begin one with its days and the price of a share."
                ),
            ),
            1,
        )
        self.put(self.nothing)

    def _build_foot(self) -> None:
        self.foot.helper(
            back_button(self.desk, "money-savings", lambda: self._group, lambda: say("Savings"))
        )
        self.begin = self.foot.beside(
            Button(
                lambda: say("Begin a cycle"),
                Kind.MAIN,
                on=lambda: self.desk.go("money-cycle", group=self._group),
            )
        )
        self.share = self._button(lambda: say("Share out"), "money-share-out")
        self.sheet = self.foot.helper(
            Button(lambda: say("Last share-out"), Kind.QUIET, icon="printer", on=self._last)
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Record shares"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: self.desk.go("money-buy-shares", group=self._group),
            )
        )

    def _button(self, words: Any, place: str) -> Button:
        return self.foot.helper(
            Button(words, Kind.QUIET, on=lambda: self.desk.go(place, group=self._group))
        )

    def _last(self) -> None:
        self.desk.go("paper", kind="share-out", id=self._sheets[0][0])

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.cycles(group), self.show_cycles)

    def show_cycles(self, found: Cycles) -> None:
        """Show the cycle, or that there is none."""
        cycle, self._sheets = found.cycle, found.share_outs
        open_now = cycle is not None and cycle.state == "open"
        if cycle is not None:
            self.set_title(
                lambda: say("Shares, cycle {number}", number=cycle.number),
                lambda: say(
                    "From {start} to {end}", start=day(cycle.starts_on), end=day(cycle.ends_on)
                ),
            )
            self.figures.show_amounts(cycle.loan_fund, cycle.loans_out, cycle.social, cycle.price)
            self.model.show_rows(cycle.rows)
            self.table.set_foot(
                [say("Sum"), figure(cycle.shares), money(sum(row[2] for row in cycle.rows))]
            )
        if cycle is not None and not open_now:
            self.notices.show_notice(
                Notice("info", lambda: say("This cycle is closed. Begin the next one.")), "none"
            )
        else:
            self.notices.drop("none")
        self.nothing.setVisible(cycle is None)
        self.figures.setVisible(cycle is not None)
        self.table.setVisible(cycle is not None)
        self.begin.setVisible(found.may and not open_now)
        self.share.setVisible(open_now)
        self.sheet.setVisible(bool(found.share_outs))
        self.main.setVisible(found.may and open_now)


class OpenCyclePage(FormPage):
    """A cycle begins at one price."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Begin a cycle"),
            lambda: say("The price of a share stays the same until the share-out."),
            lambda: say("Begin the cycle"),
        )
        self.presenter = presenter
        self.start = DateField(lambda: say("First day"), key="starts_on")
        self.end = DateField(lambda: say("Share-out planned for"), key="ends_on")
        self.price = AmountField(lambda: say("Price of a share"), key="price")
        self.most = NumberField(lambda: say("Most shares in one meeting"), key="max_shares")
        self.form.add(self.start, self.end)
        self.form.add(self.price, self.most)
        self.finish()

    def load(self, **place: Any) -> Cycles:
        return self.presenter.cycles(str(place.get("group", "")))

    def fill(self, found: Cycles) -> None:
        today = found.today
        self.start.set_day(today)
        self.end.set_day(today.replace(year=today.year + 1, day=min(today.day, 28)))
        self.price.set_amount(found.cycle.price if found.cycle is not None else None)
        self.most.set_value("5")

    def go_back(self) -> None:
        self.desk.go("money-shares", group=str(self.place.get("group", "")))

    def wishes(self) -> bool:
        start, end, price = self.start.day(), self.end.day(), self.price.amount()
        if start is None or end is None:
            key = "starts_on" if start is None else "ends_on"
            self.form.set_error(key, lambda: say("Write the day, for example 24/11/2026."))
            return False
        if not price:
            self.form.set_error("price", lambda: say("Write the amount, for example 1500."))
            return False
        group = str(self.place.get("group", ""))
        self.wish = OpenCycle(group, start, end, price, self.most.number())
        return True

    def act(self) -> Done:
        return self.presenter.desk.cycles.open(self.wish)


class BuySharesPage(Page):
    """What members put down for shares, and for the social fund, on one day."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Record shares"),
            lambda: say(
                "Only whole shares count; what is left over is returned or kept as decided."
            ),
        )
        self.presenter = presenter
        self._group = ""
        self.on = DateField(lambda: say("Day"), key="on_date")
        self.form = Form()
        self.form.add(self.on)
        self.put(self.form)
        self.grid = AmountGrid(lambda: say("For shares"), lambda: say("For the social fund"))
        card = Card()
        card.add(self.grid)
        self.put(card)
        self.work.addStretch(1)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.back))
        self.main = self.foot.set_main(
            Button(lambda: say("Record it"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self._kept: dict[str, Any] | None = None

    def back(self) -> None:
        """To the cycle."""
        self.desk.go("money-shares", group=self._group)

    def arrive(self, **place: object) -> None:
        self._group = group = str(place.get("group", self._group))
        self.notices.clear()
        self.read(lambda: self.presenter.cycles(group), self.show_members)

    def show_members(self, found: Cycles) -> None:
        """Show a line for every member."""
        self.on.set_day(found.today)
        self.grid.set_rows([(row.member.member_id, row.member) for row in found.view.rows])
        kept = self._kept
        if kept is not None and kept.get("group") == self._group:
            self.grid.set_texts(kept["typed"])
            self._kept = None

    def save(self) -> None:
        """Record what was typed."""
        self.form.clear_errors()
        on, wrong = self.on.day(), self.grid.first_wrong()
        if on is None:
            self.form.set_error("on_date", lambda: say("Write the day, for example 24/11/2026."))
            return
        if wrong is not None:
            self.notices.show_notice(Notice("info", lambda: say("Write an amount.")))
            wrong.setFocus()
            return
        paid = tuple(
            Paid(member, shares or 0, social or 0)
            for member, (shares, social) in self.grid.amounts().items()
            if shares or social
        )
        command = BuyShares(self._group, on, paid)
        self.write(lambda: self.presenter.desk.cycles.buy(command), self._saved, form=self.form)

    def _saved(self, _done: Done) -> None:
        self.grid.set_texts({key: ["", ""] for key in self.grid.boxes})
        self.back()

    def draft(self) -> dict[str, object] | None:
        typed = self.grid.texts()
        return {"group": self._group, "typed": typed} if typed else None

    def restore(self, draft: dict[str, object]) -> None:
        self._kept = draft
