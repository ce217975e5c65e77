"""Under which terms the group lends: the list, and a new version."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.loans.commands import RetireProduct, SaveProduct
from finance.loans.views import ProductRow
from finance.loans.words import DAY_COUNTS, METHODS, PERIODS, RATES
from finance.rules.loans import products as p
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.labels import second, strong
from ui.live import say, say_n
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField
from ui.money.loans.presenter import LoansPresenter, terms_words
from ui.page import Page

__all__ = ["NewTermsPage", "TermsPage"]


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
        self.foot.helper(
            Button(lambda: say("Loans to members"), Kind.QUIET, icon="arrow-left",
                   on=lambda: desk.go("money-loans", group=self._group))
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


class NewTermsPage(FormPage):
    """A product, or its next version."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("New terms"),
            lambda: say("Loans already given keep their own terms."),
            lambda: say("Save the terms"),
        )
        self.presenter = presenter
        self._base = p.Product()
        self._key: str | None = None
        self.name = LineField(lambda: say("Name"), key="name", most=120)
        self.method = ChoiceField(lambda: say("How it is repaid"), key="method")
        self.rate = LineField(lambda: say("Rate in per cent"), key="rate", most=12)
        self.rate_per = ChoiceField(lambda: say("The rate is for"), key="rate_per")
        self.period = ChoiceField(lambda: say("An instalment"), key="period")
        self.day_count = ChoiceField(lambda: say("Interest is counted"), key="day_count")
        self.unit = AmountField(lambda: say("Amounts rounded to"), key="instalment_unit")
        self.fine = AmountField(lambda: say("Fine for a missed instalment"), key="fine_amount")
        self.max_amount = AmountField(
            lambda: say("Largest loan"), key="max_amount", help=lambda: say("Empty: no limit."),
        )  # fmt: skip
        self.multiple = LineField(
            lambda: say("So many times her savings"), key="savings_multiple", most=8,
            help=lambda: say("Empty: no limit."),
        )  # fmt: skip
        self.most = NumberField(
            lambda: say("Most instalments"), key="max_instalments", digits=4,
            help=lambda: say("Empty: no limit."),
        )  # fmt: skip
        self.running = NumberField(
            lambda: say("Most loans at one time"), key="max_running", digits=2,
            help=lambda: say("Empty: no limit."),
        )  # fmt: skip
        self.form.add(self.name, self.method)
        self.form.add(self.rate, self.rate_per)
        self.form.add(self.period, self.day_count)
        self.form.add(self.unit, self.fine)
        self.form.add(self.max_amount, self.multiple)
        self.form.add(self.most, self.running)
        self.finish()

    def load(self, **place: Any) -> ProductRow | None:
        wanted = str(place.get("id", ""))
        rows = self.presenter.products(str(place.get("group", "")))
        return next((row for row in rows if row.id == wanted), None)

    def fill(self, found: ProductRow | None) -> None:
        self._key = found.key if found else None
        self._base = product = found.product if found else p.Product()
        self.name.set_value(found.name if found else "")
        self.method.set_choices([(k, lambda k=k: say(METHODS[k])) for k in METHODS])
        self.method.set_value(product.method.value)
        self.rate.set_value(i18n.current().digits(product.rate))
        self.rate_per.set_choices([(k, lambda k=k: say(RATES[k], rate="…")) for k in RATES])
        self.rate_per.set_value(product.rate_per.value)
        period = str(product.period)
        known = {k: k for k in PERIODS} | {period: period}
        self.period.set_choices(
            [(k, lambda k=k: say(PERIODS[k]) if k in PERIODS else k) for k in known]
        )
        self.period.set_value(period)
        self.day_count.set_choices([(k, lambda k=k: say(DAY_COUNTS[k])) for k in DAY_COUNTS])
        self.day_count.set_value(product.day_count.value)
        self.unit.set_amount(product.instalment_unit)
        self.fine.set_amount(product.fine.amount)
        limits = product.limits
        self.max_amount.set_amount(limits.max_amount)
        self.multiple.set_value(limits.savings_multiple or "")
        self.most.set_value("" if limits.max_instalments is None else limits.max_instalments)
        self.running.set_value("" if limits.max_running is None else limits.max_running)

    def wishes(self) -> bool:
        from dataclasses import replace

        base = self._base
        unit = self.unit.amount() or 1
        product = replace(
            base,
            method=p.Method(str(self.method.value())),
            rate=self.rate.value(),
            rate_per=p.RatePer(str(self.rate_per.value())),
            period=p.period_of(str(self.period.value())),
            day_count=p.DayCount(str(self.day_count.value())),
            interest_unit=unit,
            instalment_unit=unit,
            fine=replace(base.fine, amount=self.fine.amount() or 0),
            limits=replace(
                base.limits,
                max_amount=self.max_amount.amount() or None,
                savings_multiple=self.multiple.value().strip() or None,
                max_instalments=self.most.number(),
                max_running=self.running.number(),
            ),
        )
        group = str(self.place.get("group", ""))
        self.wish = SaveProduct(group, self.name.value(), product, self._key)
        return True

    def act(self) -> Done:
        return self.presenter.desk.products.save(self.wish)

    def go_back(self) -> None:
        self.desk.go("money-loan-terms", group=str(self.place.get("group", "")))
