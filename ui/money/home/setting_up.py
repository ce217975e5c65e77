"""Money for those who set it up and do not read the books: settings and terms of each group."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from finance.ledger.views import GroupLine
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import strong
from ui.live import say
from ui.money.home.presenter import MoneyHomePresenter
from ui.page import Page

__all__ = ["SettingUpPage"]


class SettingUpPage(Page):
    """Each group with the ways to its settings and its terms of loans; no amounts."""

    listens = frozenset({"money", "books"})

    def __init__(self, desk: Desk, presenter: MoneyHomePresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Money"),
            lambda: say("You set up the books; what stands in them is read by others."),
        )
        self.presenter = presenter
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)

    def refresh(self) -> None:
        self.read(self.presenter.groups, self.show_groups)

    def show_groups(self, groups: tuple[GroupLine, ...]) -> None:
        """Show the groups, those with open books first."""
        self.card.clear()
        for number, group in enumerate(groups):
            if number:
                self.card.add_line()
            self.card.add(self._line(group))
        if not groups:
            self.card.add(
                Empty("cash", lambda: say("There is no group yet whose money is kept.")), 1
            )

    def _line(self, group: GroupLine) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(20, 10, 16, 10)
        line.addWidget(strong(group.name, wrap=True), 1)
        if not group.opened:
            opening = partial(self.desk.go, "money-open", group=group.group_id)
            line.addWidget(Button(lambda: say("Open the books"), Kind.QUIET, on=opening))
            return holder
        for words, key in (
            (lambda: say("Terms of loans"), "money-loan-terms"),
            (lambda: say("Set up"), "money-settings"),
        ):
            go = partial(self.desk.go, key, group=group.group_id)
            line.addWidget(Button(words, Kind.QUIET, on=go))
        return holder
