"""Terms of loans on one page: the usual ones, more of them, and what they come to."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QBoxLayout

from finance.loans.commands import SaveProduct
from finance.loans.views import ProductRow
from finance.rules.loans import products as p
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields import Field, LineField
from ui.fields_choice import ChoiceField
from ui.live import say
from ui.members.form_page import FormPage
from ui.money.loans.example import Example
from ui.money.loans.presenter import LoansPresenter
from ui.money.loans.terms_fields import CommonTerms, MoreTerms

__all__ = ["NewTermsPage"]


class NewTermsPage(FormPage):
    """A product, or its next version, with an example beside it."""

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
        self._asked = 0
        self._filling = False
        self.name = LineField(lambda: say("Name"), key="name", most=120)
        self.common, self.more = CommonTerms(), MoreTerms()
        self.form.add(self.name)
        self.common.put(self.form)
        self.opener = Button(
            lambda: say("More terms"), Kind.QUIET, icon="chevron-down", on=self.turn_more
        )
        self.form.add_widget(self.opener)
        self.more.put(self.form)
        self.show_more(on=False)
        self.example = Example()
        self._beside()
        for field in self.form.fields.values():
            self._listen(field)
        self.example.asked.connect(self.look)
        self.finish()

    def _beside(self) -> None:
        """The form and its example side by side; under one another in a narrow window."""
        self.work.removeWidget(self.card)
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(16)
        self.split.addWidget(self.card, 55)
        right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        right.addWidget(self.example)
        right.addStretch(1)
        self.split.addLayout(right, 45)
        self.work.addLayout(self.split)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction
        self.split.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _listen(self, field: Field) -> None:
        if isinstance(field, LineField):
            field.line.textChanged.connect(lambda _t: self.look())
        elif isinstance(field, ChoiceField):
            field.choice.currentIndexChanged.connect(lambda _i: self.look())

    # -- more terms ------------------------------------------------------------------------------

    def turn_more(self) -> None:
        """Open or close the other terms."""
        self.show_more(on=not self.more_shown)

    def show_more(self, *, on: bool) -> None:
        """Show the other terms, or only the usual ones."""
        self.more_shown = on
        for part in (*self.more.heads, *self.more.fields(self.form)):
            part.setVisible(on)
        self.opener.tell((lambda: say("Fewer terms")) if on else (lambda: say("More terms")))

    # -- filling ---------------------------------------------------------------------------------

    def load(self, **place: Any) -> ProductRow | None:
        wanted = str(place.get("id", ""))
        rows = self.presenter.products(str(place.get("group", "")))
        return next((row for row in rows if row.id == wanted), None)

    def fill(self, found: ProductRow | None) -> None:
        self._filling = True
        self._key = found.key if found else None
        self._base = product = found.product if found else p.Product()
        self.name.set_value(found.name if found else "")
        self.common.fill(product)
        self.more.fill(product)
        self.show_more(on=False)
        self._filling = False
        self.look()

    def product(self) -> p.Product:
        """The terms as typed. Raises InputInvalid that names a field."""
        made = self.more.read(self.common.read(self._base))
        p.check_product(made)
        return made

    # -- the example -----------------------------------------------------------------------------

    def look(self) -> None:
        """Reckon the example anew; only the last answer counts."""
        if self._filling or self.common.method.value() is None:
            return
        self._asked += 1
        asked, group = self._asked, str(self.place.get("group", ""))
        amount, count = self.example.amount.amount(), self.example.count.number()
        try:
            product = self.product()
        except InputInvalid as error:
            self.example.show_refused(error)
            return
        if not amount:
            self.example.show_refused(None)
            return
        ask = self.presenter.desk.previews.example
        self.desk.jobs.run(
            lambda: ask(group, product, amount, count),
            lambda plan: self.example.show_plan(plan) if asked == self._asked else None,
            lambda error: self._no_example(asked, error),
            owner=self,
        )

    def _no_example(self, asked: int, error: SRBoardError) -> None:
        if asked == self._asked:
            self.example.show_refused(error)

    # -- saving ----------------------------------------------------------------------------------

    def wishes(self) -> bool:
        try:
            product = self.product()
        except InputInvalid as error:
            if str(error.params.get("field", "")) in self.more.keys:
                self.show_more(on=True)
            if not self.form.show_error(error):
                self.notices.show_error(error)
            return False
        group = str(self.place.get("group", ""))
        self.wish = SaveProduct(group, self.name.value(), product, self._key)
        return True

    def act(self) -> Done:
        return self.presenter.desk.products.save(self.wish)

    def go_back(self) -> None:
        self.desk.go("money-loan-terms", group=str(self.place.get("group", "")))
