"""Under which terms the group lends: the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.loans.commands import RetireProduct
from finance.loans.views import ProductRow
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import second, strong
from ui.live import say, say_n
from ui.money.loans.presenter import LoansPresenter, terms_words
from ui.page import Page

__all__ = ["TermsPage"]


class TermsPage(Page):
    """Terms in use."""

    listens = frozenset({"loan_products"})

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Terms of loans"),
            lambda: say("A loan keeps the terms under which it was given."),
        )
        self.presenter = presenter
        self._group = ""
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        if desk.may(Action.MONEY_READ):
            self.foot.helper(
                Button(lambda: say("Loans to members"), Kind.QUIET, icon="arrow-left",
                       on=lambda: desk.go("money-loans", group=self._group))
            )  # fmt: skip
        else:
            self.foot.helper(
                Button(lambda: say("Set up"), Kind.QUIET, icon="arrow-left",
                       on=lambda: desk.go("money-settings", group=self._group))
            )  # fmt: skip
        if desk.may(Action.MONEY_SETTINGS):
            self.foot.set_main(
                Button(lambda: say("New terms"), Kind.MAIN, icon="plus", key="Ctrl+Return",
                       on=lambda: desk.go("money-loan-terms-new", group=self._group))
            )  # fmt: skip

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.products(group), self.show_terms)

    def show_terms(self, found: tuple[ProductRow, ...]) -> None:
        """Show each product with its terms."""
        self.card.clear()
        for number, row in enumerate(found):
            if number:
                self.card.add_line()
            self.card.add(self._line(row))
        if not found:
            self.card.add(
                Empty("file-text", lambda: say("No terms for loans are written down yet.")), 1
            )

    def _line(self, row: ProductRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(20, 10, 16, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(row.name, wrap=True))
        words.addWidget(second(lambda: terms_words(row), wrap=True))
        words.addWidget(
            second(
                lambda: say_n(
                    "Version {version}; {n} loan under it",
                    "Version {version}; {n} loans under it",
                    row.loans,
                    version=row.version,
                )
            )
        )
        line.addLayout(words, 10)
        if self.desk.may(Action.MONEY_SETTINGS):
            new = partial(self.desk.go, "money-loan-terms-new", group=self._group, id=row.id)
            line.addWidget(Button(lambda: say("Change"), Kind.QUIET, on=new))
            line.addWidget(
                Button(lambda: say("Use no more"), Kind.QUIET, on=partial(self._retire, row.id))
            )
        return holder

    def _retire(self, product_id: str) -> None:
        command = RetireProduct(product_id)
        self.write(lambda: self.presenter.desk.products.retire(command), lambda _d: self.refresh())
