"""The first page of money: whose books, what they hold, and the ways on."""

from __future__ import annotations

from functools import partial

from finance.ledger.views import BooksHome, GroupLine
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.live import Text, say, say_n
from ui.money.amounts import Figure, money
from ui.money.ledger.parts import facts
from ui.money.ledger.presenter import LedgerPresenter
from ui.notices import Notice
from ui.page import Page

__all__ = ["MoneyPage"]

Ways = list[tuple[Text, str, str]]


class MoneyPage(Page):
    """A group's money."""

    listens = frozenset({"money", "books", "locks"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(desk, lambda: say("Money"))
        self.presenter = presenter
        self._group = ""
        self.group = ChoiceField(lambda: say("Group"), key="group")
        self.group.choice.activated.connect(lambda _i: self._choose())
        self.put(self.group)
        self.held = Card(lambda: say("Cash in the box"))
        self.put(self.held)
        self.ways = Card(tight=True)
        self.put(self.ways)
        self.work.addStretch(1)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        self.read(self.presenter.groups, self._show_groups)

    def _choose(self) -> None:
        self._group = str(self.group.value() or "")
        self._read_home()

    def _show_groups(self, groups: tuple[GroupLine, ...]) -> None:
        self._groups = {each.group_id: each for each in groups}
        self.group.set_choices([(each.group_id, each.name) for each in groups])
        if self._group not in self._groups and groups:
            self._group = groups[0].group_id
        self.group.set_value(self._group)
        self.group.setVisible(len(groups) > 1)
        self._read_home()

    def _read_home(self) -> None:
        line = self._groups.get(self._group)
        if line is None or not line.opened:
            self._show_closed(line)
            return
        group = self._group
        self.read(lambda: self.presenter.home(group), self.show_home)

    def _show_closed(self, line: GroupLine | None) -> None:
        self.notices.clear()
        self.held.hide()
        self.ways.clear()
        button = None
        if line is not None:
            button = Button(
                lambda: say("Open the books"),
                Kind.MAIN,
                on=lambda: self.desk.go("money-open", group=self._group),
            )
        self.ways.add(
            Empty("cash", lambda: say("The books of this group are not opened yet."), button), 1
        )

    def show_home(self, home: BooksHome) -> None:
        """Show what a group holds and the ways on."""
        self.notices.clear()
        self.held.clear()
        self.held.show()
        self.held.add(Figure(home.cash))
        self.held.add(facts(_held(home)))
        if home.waiting:
            self._tell_waiting(home)
        self.ways.clear()
        for number, (words, key, icon) in enumerate(_ways(home)):
            if number:
                self.ways.add_line()
            go = partial(self.desk.go, key, group=home.group_id)
            self.ways.add(Row(words, icon=icon, button=(lambda: say("Go on"), go)))

    def _tell_waiting(self, home: BooksHome) -> None:
        show = partial(self.desk.go, "money-waiting", group=home.group_id)
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say_n(
                    "{n} entry waits for a second person",
                    "{n} entries wait for a second person",
                    home.waiting,
                ),
                buttons=[(lambda: say("Show"), show)],
            ),
            "waiting",
        )


def _held(home: BooksHome) -> list[tuple[Text, Text]]:
    found: list[tuple[Text, Text]] = [
        (bank.name, lambda bank=bank: money(bank.balance)) for bank in home.banks
    ]
    found.append((lambda: say("Out on loan"), lambda: money(home.loans)))
    found.append((lambda: say("Savings of the members"), lambda: money(home.savings)))
    if home.code:
        found.append((lambda: say("Code of the books"), home.code))
    return found


def _ways(home: BooksHome) -> Ways:
    found: Ways = []
    if home.may_prepare:
        found += [
            (lambda: say("Money in"), "money-in", "download"),
            (lambda: say("Money out"), "money-out", "upload"),
            (lambda: say("Between box and bank"), "money-move", "building-bank"),
        ]
    found += [
        (lambda: say("What was recorded"), "money-entries", "list"),
        (lambda: say("What waits for whom"), "money-waiting", "clock"),
        (lambda: say("Locked months and years"), "money-locks", "lock"),
        (lambda: say("Accounts, funds, bank"), "money-settings", "settings"),
    ]
    return found
