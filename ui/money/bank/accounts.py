"""The bank: each account with its two balances, and the ways to lines, matching, reconciling."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from finance.bank.commands import SetStanding
from finance.bank.queries_federation import BooksChoice
from finance.bank.views import BankRow
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import second
from ui.live import Text, say
from ui.money.amounts import Figure, money
from ui.money.bank.parts import BankForm, ResolutionFields, back_to, bank_words, count, day, facts
from ui.money.bank.presenter import BankPresenter, Deciding
from ui.money.chosen import GroupField
from ui.page import Page

__all__ = ["BankPage", "GroupPage", "StandingPage"]


class GroupPage(Page):
    """A page about one group's money, with the choice of the group where there are several."""

    def __init__(
        self, desk: Desk, presenter: BankPresenter, title: Text, guidance: Text = ""
    ) -> None:
        super().__init__(desk, title, guidance)
        self.presenter = presenter
        self._group = ""
        self.chosen = GroupField()
        self.chosen.changed.connect(self._choose)
        self.beside_title.addWidget(self.chosen)
        self.foot.helper(
            back_to(desk, lambda: say("Money"), "money", lambda: {"group": self._group})
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        self.read(self.presenter.choices, self._show_groups)

    def _choose(self, group: str) -> None:
        self._group = group
        self.refresh()

    def _show_groups(self, groups: tuple[BooksChoice, ...]) -> None:
        self._group = self.presenter.group_among(groups, self._group)
        self.chosen.show_groups(groups, self._group)
        if groups:
            self.read_group()

    def read_group(self) -> None:
        """Read what the page shows of `self._group`."""
        raise NotImplementedError


_GO_ON: Text = lambda: say("Go on")  # noqa: E731
_WAYS: tuple[tuple[Text, Text, str, str], ...] = (
    (
        lambda: say("Loans to the group"),
        lambda: say("What the group borrowed, and what it lent on to members."),
        "money-lenders",
        "cash",
    ),
    (
        lambda: say("Funds"),
        lambda: say("Money kept apart for a purpose."),
        "money-funds",
        "folders",
    ),
    (
        lambda: say("Amounts and rates of schemes"),
        lambda: say("They change. Write what your circular says, with its date."),
        "money-rules",
        "report",
    ),
    (
        lambda: say("Member groups"),
        lambda: say("Totals of their books. Names of members stay with their group."),
        "money-federation",
        "users",
    ),
)
"""Where the page leads besides the accounts."""


class BankPage(GroupPage):
    """Bank accounts of a group."""

    listens = frozenset({"money", "books", "bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Bank"),
            lambda: say("What the passbook says, beside what the books say."),
        )
        self.cards = Card(kind="none", tight=True)
        self.cards.body.setSpacing(12)
        self.put(self.cards)
        self.ways = Card(tight=True)
        for number, (words, line, key, icon) in enumerate(_WAYS):
            if number:
                self.ways.add_line()
            self.ways.add(Row(words, line, icon=icon, button=(_GO_ON, partial(self._go, key))))
        self.put(self.ways)
        self.work.addStretch(1)

    def _go(self, key: str) -> None:
        self.desk.go(key, group=self._group)

    def read_group(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.accounts(group), self.show_accounts)

    def show_accounts(self, rows: tuple[BankRow, ...]) -> None:
        """Show each account as a card."""
        self.cards.clear()
        for row in rows:
            self.cards.add(self._card(row))
        if not rows:
            button = Button(
                lambda: say("Accounts, funds, bank"),
                on=lambda: self.desk.go("money-settings", group=self._group),
            )
            words = lambda: say("No bank account is written down yet.")  # noqa: E731
            self.cards.add(Empty("building-bank", words, button))

    def _card(self, row: BankRow) -> Card:
        card = Card(row.name)
        card.add(second(lambda: bank_words(row), wrap=True))
        card.add(Figure(row.book_balance))
        card.add(facts(_facts(row)))
        buttons = QHBoxLayout()
        for words, act in self._acts(row):
            buttons.addWidget(Button(words, Kind.QUIET, on=act))
        buttons.addStretch(1)
        card.add(buttons)
        return card

    def _acts(self, row: BankRow) -> list[tuple[Text, Callable[[], object]]]:
        def go(key: str) -> Callable[[], object]:
            return partial(self.desk.go, key, group=self._group, bank=row.id)

        found: list[tuple[Text, Callable[[], object]]] = [
            (lambda: say("Bank book"), go("money-bank-book"))
        ]
        if self.presenter.may_write():
            found += [
                (lambda: say("Write lines"), go("money-bank-lines")),
                (lambda: say("Lines from a file"), go("money-bank-file")),
            ]
        found.append((lambda: say("Match"), go("money-bank-match")))
        found.append((lambda: say("Reconcile"), go("money-bank-reconcile")))
        return found


def _facts(row: BankRow) -> list[tuple[Text, Text]]:
    found: list[tuple[Text, Text]] = []
    if row.bank_balance is not None:
        balance, on = row.bank_balance, row.bank_balance_on
        found.append(
            (
                lambda: say("The bank shows, on {date}", date=day(on)),
                lambda: money(balance),
            )
        )
    found += [
        (
            lambda: say("Lines of the bank that wait for a tick"),
            lambda: count(row.open_lines),
        ),
        (
            lambda: say("Entries that the bank does not show yet"),
            lambda: count(row.open_entries),
        ),
        (lambda: say("Reconciled up to"), lambda: day(row.reconciled_until)),
    ]
    return found


class StandingPage(BankForm):
    """By which resolution charges of the bank are booked."""

    back_key = "money-bank-match"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Standing resolution for the bank"),
            lambda: say("The bank takes charges by itself. One resolution allows to book them."),
            lambda: say("Keep it"),
        )
        self.resolution = ResolutionFields()
        self.form.add(self.resolution.choice, self.resolution.paper)
        self.finish()

    def load(self, **place: Any) -> Deciding:
        return self.presenter.deciding(str(place.get("group", "")))

    def fill(self, found: Deciding) -> None:
        self.resolution.fill(found.resolutions)

    def wishes(self) -> bool:
        by = self.resolution.asked(self.form)
        if by is None:
            return False
        self.wish = SetStanding(str(self.place.get("bank", "")), by.resolution_id, by.number)
        return True

    def act(self) -> Done:
        return self.presenter.desk.work.set_standing(self.wish)
