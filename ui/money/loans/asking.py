"""A member asks for a loan; the meeting decides, before the schedule that everybody sees."""

from __future__ import annotations

from typing import Any

from finance.loans.commands import AskLoan, DecideLoan, RefuseLoan
from finance.loans.views import PlanView
from finance.loans.words import PURPOSES
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import say, say_n
from ui.members.form_page import FormPage
from ui.money.amounts import AmountField, money
from ui.money.ledger.presenter import PAPER, fund_choices, member_choices, resolution_choices
from ui.money.loans.parts import PlanTable, day, limit_notices
from ui.money.loans.presenter import Asking, CardSeen, LoansPresenter, product_choices
from ui.notices import Notice, for_error

__all__ = ["AskPage", "DecidePage"]


class PlanForm(FormPage):
    """A form that shows what the loan would cost while it is typed."""

    presenter: LoansPresenter
    amount: AmountField
    instalments: NumberField
    day_field: DateField

    def _plan_parts(self) -> None:
        self.plan = PlanTable(lambda: say("What she would pay"))
        self.put(self.plan)
        for field in (self.amount, self.instalments):
            field.line.editingFinished.connect(self.look)

    def product_id(self) -> str:
        """The terms that are looked at."""
        raise NotImplementedError

    def member_id(self) -> str | None:
        """The member whose bounds are looked at."""
        raise NotImplementedError

    def look(self) -> None:
        """Reckon the schedule of what is typed, when enough is typed."""
        amount, product = self.amount.amount(), self.product_id()
        start = self.day_field.day()
        if not amount or not product or start is None:
            self.plan.show_plan(())
            return
        member, count = self.member_id(), self.instalments.number()
        ask = self.presenter.desk.previews.plan
        self.desk.jobs.run(
            lambda: ask(product, member, amount, count, start),
            lambda found: self.show_look(found, amount),
            self._refused,
            owner=self,
        )

    def say_missing(self, key: str) -> None:
        """What is not there yet, or cannot be read."""
        amount = key == "amount"
        self.form.set_error(
            key,
            lambda: (
                say("Write the amount, for example 1500.") if amount else say("This is needed.")
            ),
        )

    def show_look(self, found: PlanView, amount: int) -> None:
        """Show the schedule and what is unusual about it."""
        self.notices.clear()
        self.plan.show_plan(found.rows)
        self.notices.show_notice(
            Notice(
                "info",
                lambda: say_n(
                    "{n} instalment, {interest} interest in all",
                    "{n} instalments, {interest} interest in all",
                    len(found.rows),
                    interest=money(found.interest),
                ),
                lambda: say(
                    "From {first} to {last}; together {total}.",
                    first=day(found.first_due),
                    last=day(found.last_due),
                    total=money(found.total),
                ),
            ),
            "plan",
        )
        for number, notice in enumerate(limit_notices(found, amount)):
            self.notices.show_notice(notice, f"limit{number}")

    def _refused(self, error: SRBoardError) -> None:
        self.plan.show_plan(())
        self.notices.show_notice(for_error(error), "plan")


class AskPage(PlanForm):
    """A member asks."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A member asks for a loan"),
            lambda: say("The meeting decides; here the request is written down."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.member = ChoiceField(lambda: say("Who asks"), key="member_id")
        self.product = ChoiceField(lambda: say("Terms"), key="product_id")
        self.amount = AmountField(lambda: say("How much"))
        self.instalments = NumberField(
            lambda: say("In how many instalments"), key="instalments", digits=4
        )
        self.purpose = ChoiceField(lambda: say("What for"), key="purpose")
        self.fund = ChoiceField(lambda: say("From which money"), key="fund")
        self.day_field = DateField(lambda: say("Asked on"), key="asked_on")
        self.form.add(self.member, self.day_field)
        self.form.add(self.amount, self.instalments)
        self.form.add(self.product)
        self.form.add(self.purpose, self.fund)
        self.product.changed.connect(self.look)
        self.member.changed.connect(self.look)
        self._plan_parts()
        self.finish()

    def load(self, **place: Any) -> Asking:
        return self.presenter.asking(str(place.get("group", "")))

    def fill(self, found: Asking) -> None:
        self.member.set_choices(member_choices(found.settings, lambda: say("Choose")))
        self.member.set_value("")
        self.product.set_choices(product_choices(found.products))
        self.product.set_value(found.products[0].id if found.products else None)
        self.purpose.set_choices([(k, lambda k=k: say(PURPOSES[k])) for k in PURPOSES])
        self.purpose.set_value("business")
        funds = fund_choices(found.settings)
        self.fund.set_choices(funds)
        self.fund.set_value("general")
        self.fund.setVisible(len(funds) > 1)
        self.amount.set_amount(None)
        self.instalments.set_value("10")
        self.day_field.set_day(found.today)
        self.plan.show_plan(())
        if not found.products:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("No terms for loans are written down yet."),
                    lambda: say("The administrator writes them under Terms of loans."),
                )
            )

    def product_id(self) -> str:
        return str(self.product.value() or "")

    def member_id(self) -> str | None:
        return str(self.member.value() or "") or None

    def wishes(self) -> bool:
        on = self.day_field.day()
        if on is None or not self.amount.amount() or not self.member_id():
            key = "member_id" if not self.member_id() else "amount"
            key = "asked_on" if on is None else key
            self.say_missing(key)
            return False
        self.wish = AskLoan(
            str(self.place.get("group", "")),
            self.member_id() or "",
            self.product_id(),
            self.amount.amount() or 0,
            self.instalments.number(),
            str(self.purpose.value()),
            on,
            fund=str(self.fund.value() or "general"),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.lending.ask(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("money-loan", id=done.id, group=self.wish.group_id)

    def go_back(self) -> None:
        self.desk.go("money-loans", group=str(self.place.get("group", "")))


class DecidePage(PlanForm):
    """The meeting grants the loan, or does not."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("What the meeting decides"),
            lambda: say("Read the schedule aloud before the vote."),
            lambda: say("It is granted"),
        )
        self.presenter = presenter
        self.amount = AmountField(lambda: say("Granted"))
        self.instalments = NumberField(
            lambda: say("In how many instalments"), key="instalments", digits=4
        )
        self.day_field = DateField(lambda: say("Decided on"), key="decided_on")
        self.first = DateField(
            lambda: say("First instalment on"), key="first_due",
            help=lambda: say("Empty: one period after the pay-out."),
        )  # fmt: skip
        self.resolution = ChoiceField(lambda: say("By which resolution"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper minutes"), key="resolution_no", most=60
        )
        self.reason = LineField(lambda: say("If it is not granted: why"), key="reason", most=300)
        self.form.add(self.amount, self.instalments)
        self.form.add(self.day_field, self.first)
        self.form.add(self.resolution, self.paper)
        self.form.add(self.reason)
        self._plan_parts()
        self.refuse = self.foot.beside(
            Button(lambda: say("It is not granted"), Kind.SECONDARY, on=self.not_granted)
        )
        self._product = self._member = ""
        self.finish()

    def load(self, **place: Any) -> CardSeen:
        return self.presenter.card(str(place.get("id", "")))

    def fill(self, found: CardSeen) -> None:
        card = found.card
        self._product, self._member = card.product_id, card.row.borrower.person_id
        self.amount.set_amount(card.row.amount)
        self.instalments.set_value(str(card.instalments or ""))
        self.day_field.set_day(found.today)
        self.first.set_day(None)
        self.resolution.set_choices(resolution_choices(found.resolutions))
        self.resolution.set_value(PAPER if not found.resolutions else None)
        self.paper.set_value("")
        self.reason.set_value("")
        self.set_title(
            lambda: say("What the meeting decides"),
            lambda: say(
                "{name} asks for {amount}. Read the schedule aloud before the vote.",
                name=card.row.borrower.name,
                amount=money(card.row.amount),
            ),
        )
        self.look()

    def product_id(self) -> str:
        return self._product

    def member_id(self) -> str | None:
        return self._member or None

    def wishes(self) -> bool:
        on, amount = self.day_field.day(), self.amount.amount()
        if on is None or not amount:
            self.say_missing("decided_on" if on is None else "amount")
            return False
        chosen = self.resolution.value()
        paper = chosen in (None, PAPER)
        self.wish = DecideLoan(
            str(self.place.get("id", "")),
            on,
            amount,
            self.instalments.number(),
            None if paper else str(chosen),
            self.paper.value() if paper else "",
            self.first.day(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.lending.decide(self.wish)

    def not_granted(self) -> None:
        """Write down that the meeting does not grant it."""
        on = self.day_field.day()
        if on is None:
            self.form.set_error("decided_on", lambda: say("This is needed."))
            return
        command = RefuseLoan(str(self.place.get("id", "")), on, self.reason.value())
        self.write(lambda: self.presenter.desk.lending.refuse(command), self._saved, form=self.form)

    def go_back(self) -> None:
        self.desk.go("money-loan", id=str(self.place.get("id", "")))
