"""The loans of a group, and what is late."""

from __future__ import annotations

from functools import partial

from finance.loans.views import OverdueRow
from sr_board.access.roles import Action
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import Label, second
from ui.live import say, say_n
from ui.money.amounts import money
from ui.money.chosen import GroupField
from ui.money.ledger.parts import back_to_money
from ui.money.loans.parts import LoanLine
from ui.money.loans.presenter import LoansPresenter, LoansSeen
from ui.notices import Notice
from ui.page import Page

__all__ = ["LoansPage", "OverduePage"]


class LoansPage(Page):
    """Who has borrowed, what is left, what comes next."""

    listens = frozenset({"loans", "money", "demands"})

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(desk, lambda: say("Loans to members"))
        self.presenter = presenter
        self._group = ""
        self.group = GroupField()
        self.group.changed.connect(self._choose)
        self.beside_title.addWidget(self.group)
        self.which = ChoicePair(
            [("now", lambda: say("Now")), ("ended", lambda: say("Ended"))], "now",
            name=lambda: say("Which loans"),
        )  # fmt: skip
        self.which.chosen.connect(lambda _k: self.refresh())
        self.put(self.which)
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_money(desk, lambda: self._group))
        self.late = self.foot.helper(
            Button(lambda: say("What is late"), Kind.QUIET, icon="clock",
                   on=partial(self._go, "money-loans-late"))
        )  # fmt: skip
        self.foot.helper(
            Button(lambda: say("Terms of loans"), Kind.QUIET, icon="file-text",
                   on=partial(self._go, "money-loan-terms"))
        )  # fmt: skip
        self.main = self.foot.set_main(
            Button(
                lambda: say("A member asks for a loan"), Kind.MAIN, icon="plus",
                key="Ctrl+Return", on=partial(self._go, "money-loan-ask"),
            )
        )  # fmt: skip

    def _go(self, key: str, **more: str) -> None:
        self.desk.go(key, group=self._group, **more)

    def _choose(self, group: str) -> None:
        self._group = group
        self.refresh()

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group, ended = self._group, self.which.value() == "ended"
        self.read(lambda: self.presenter.loans(group, ended), self.show_loans)

    def show_loans(self, found: LoansSeen) -> None:
        """Show the loans, those late first told."""
        self._group = found.group_id
        self.group.show_groups(found.groups, found.group_id)
        self.card.clear()
        self.notices.clear()
        for number, row in enumerate(found.rows):
            if number:
                self.card.add_line()
            self.card.add(LoanLine(row, partial(self._go, "money-loan", id=row.id)))
        if not found.rows:
            self.card.add(Empty("cash", lambda: say("There is no loan here.")), 1)
        if found.late and found.may_see_late:
            late = found.late
            self.notices.show_notice(
                Notice(
                    "over",
                    lambda: say_n("{n} loan is late", "{n} loans are late", late),
                    buttons=[(lambda: say("Show"), partial(self._go, "money-loans-late"))],
                ),
                "late",
            )
        self.late.setVisible(found.may_see_late)
        self.main.setVisible(found.may_prepare)


class OverduePage(Page):
    """What is late, for those who work with it. Never put up on a wall."""

    listens = frozenset({"loans", "money", "demands"})

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("What is late"),
            lambda: say("This list is not for the wall: talk with each member by herself."),
        )
        self.presenter = presenter
        self._group = ""
        self.sum = Label("", "card")
        self.put(self.sum)
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Loans to members"), Kind.QUIET, icon="arrow-left",
                   on=lambda: desk.go("money-loans", group=self._group))
        )  # fmt: skip

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group and self.desk.may(Action.MONEY_READ):
            self.read(lambda: self.presenter.overdue(group), self.show_late)

    def show_late(self, found: tuple[OverdueRow, ...]) -> None:
        """Show the longest late first."""
        whole = sum(each.principal + each.interest + each.fines for each in found)
        self.sum.tell(lambda: say("{amount} is late in all", amount=money(whole)))
        self.sum.setVisible(bool(found))
        self.card.clear()
        for number, each in enumerate(found):
            if number:
                self.card.add_line()
            go = partial(self.desk.go, "money-loan", group=self._group, id=each.row.id)
            self.card.add(LoanLine(each.row, go))
            self.card.add(_parts(each))
        if not found:
            self.card.add(Empty("circle-check", lambda: say("Nothing is late.")), 1)


def _parts(each: OverdueRow) -> Label:
    line = second(
        lambda: say(
            "Late: loan part {principal}, interest {interest}, fines {fines}",
            principal=money(each.principal),
            interest=money(each.interest),
            fines=money(each.fines),
        ),
        wrap=True,
    )
    line.setContentsMargins(78, 0, 16, 12)
    return line
