"""The lender changed its plan: what its letter says, and the instalments that follow from it."""

from __future__ import annotations

from finance.bank.commands import ReplanLender
from finance.bank.views import NewPlan
from finance.rules.loans.products import Method
from finance.rules.loans.schedules import Row
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import say, say_n
from ui.money.amounts import AmountField, money
from ui.money.bank.lender_forms import METHODS, LenderForm
from ui.money.bank.parts import count, day
from ui.money.bank.presenter import BankPresenter, Lender
from ui.table_model import Column, PagedModel
from ui.table_view import Table

__all__ = ["ReplanLenderPage"]


class ReplanLenderPage(LenderForm):
    """First the new instalments are shown, then they are written down."""

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The lender changed its plan"),
            lambda: say("Copy it from the lender's letter. What was paid stays as it is."),
            lambda: say("Show the new plan"),
        )
        self.on = DateField(lambda: say("The change counts from"), key="on")
        self.letter = LineField(lambda: say("Which letter says so"), key="reason", most=300)
        self.rate = LineField(lambda: say("Per cent a year"), key="rate", most=8)
        self.method = ChoiceField(lambda: say("How it is repaid"), key="method")
        self.number_of = NumberField(lambda: say("Monthly instalments"), key="instalments")
        self.first = DateField(lambda: say("First new instalment on"), key="first_due")
        self.fixed = AmountField(
            lambda: say("Instalment, if the letter names it"), key="instalment", words=False
        )
        self.grace = NumberField(
            lambda: say("Of these, at first with interest alone"), key="grace", digits=2
        )
        self.form.add(self.on, self.letter)
        self.form.add(self.method, self.rate)
        self.form.add(self.number_of, self.first)
        self.form.add(self.fixed, self.grace)
        self.told = Label("", "body", wrap=True)
        self.put(self.told)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=44, name=say("New instalments"))
        self.table.setMinimumHeight(300)
        self.put(self.table)
        self.finish()
        self._shown: ReplanLender | None = None

    def fill(self, found: Lender) -> None:
        card = found.card
        self.set_title(lambda: say("The lender changed its plan"), card.row.lender)
        self.method.set_choices([(m, lambda m=m: say(METHODS[m])) for m in METHODS])
        self.method.set_value(Method(card.method))
        self.on.set_day(found.today)
        self.rate.set_value(card.row.rate)
        self.first.set_day(None)
        for text in (self.letter, self.number_of, self.grace):
            text.set_value("")
        self.fixed.set_amount(None)
        self._forget()

    def _forget(self) -> None:
        self._shown = None
        self.told.hide()
        self.table.hide()
        self.main.tell(lambda: say("Show the new plan"))

    def wishes(self) -> bool:
        on, first = self.on.day(), self.first.day()
        if on is None:
            return self.no_day()
        if not self.letter.value().strip():
            return self.missing("reason", lambda: say("Write the number or the day of the letter."))
        if not self.number_of.number():
            return self.missing("instalments", lambda: say("Write a number."))
        if first is None:
            return self.no_day("first_due")
        if self.fixed.is_wrong() or self.grace.is_wrong():
            key = "instalment" if self.fixed.is_wrong() else "grace"
            return self.missing(key, lambda: say("Write a number, or leave it empty."))
        self.wish = ReplanLender(
            self.lender_id,
            on,
            self.rate.value() or "0",
            self.number_of.number() or 0,
            self.letter.value(),
            Method(str(self.method.value())),
            first,
            instalment=self.fixed.amount(),
            grace=self.grace.number() or 0,
        )
        return True

    def save(self) -> None:
        """Show the plan that follows from the fields; write down the one that was shown."""
        self.form.clear_errors()
        self.notices.drop()
        if not self.wishes():
            self._forget()
        elif self.wish == self._shown:
            super().save()
        else:
            wish = self.wish
            self._forget()
            self.desk.jobs.run(
                lambda: self.presenter.desk.lenders.plan_after(wish),
                lambda plan: self.show_plan(wish, plan),
                self._refused,
                owner=self,
                words=lambda: say("Reading"),
            )

    def _refused(self, error: SRBoardError) -> None:
        """Say at its field why there is no such plan."""
        if not self.form.show_error(error):
            self.show_error(error)

    def show_plan(self, wish: ReplanLender, plan: NewPlan) -> None:
        """Show the instalments that this change would ask for."""
        self._shown = wish
        self.told.tell(
            lambda: say_n(
                "{amount} is paid back in {n} instalment, with {interest} interest.",
                "{amount} is paid back in {n} instalments, with {interest} interest.",
                len(plan.rows),
                amount=money(plan.principal),
                interest=money(plan.interest),
            )
        )
        self.told.show()
        self.model.show_rows(plan.rows)
        self.table.show()
        self.main.tell(lambda: say("Write down this plan"))

    def act(self) -> Done:
        return self.presenter.desk.lender_work.replan(self.wish)


def _columns() -> list[Column]:
    def amount(part: str) -> Column:
        words = {
            "principal": lambda: say("Principal"),
            "interest": lambda: say("Interest"),
            "total": lambda: say("To pay"),
            "balance": lambda: say("Loan left"),
        }[part]
        return Column(part, words, lambda row: money(getattr(row, part)), number=True)

    def number(row: Row) -> str:
        return count(row.n)

    def due(row: Row) -> str:
        return day(row.due)

    return [
        Column("n", lambda: say("No."), number, 60, number=True),
        Column("due", lambda: say("Due on"), due, 160),
        *(amount(part) for part in ("principal", "interest", "total", "balance")),
    ]
