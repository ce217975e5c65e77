"""Money of a loan goes out or comes back: pay-out, set-off, repayment, early end, recovery."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from finance.loans.commands import PayOutLoan, RecoverLoan, RepayLoan, SettleLoan, TopUpLoan
from finance.loans.views import RepayView, SettleView
from finance.rules.loans.products import AdvanceRule
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.ledger.presenter import BOX, pocket_choices
from ui.money.loans.parts import PlanTable
from ui.money.loans.presenter import CardSeen, LoansPresenter
from ui.notices import Notice, for_error
from ui.two_persons import TwoPersonForm

__all__ = ["PayOutPage", "RecoverPage", "RepayPage", "SettlePage", "TopUpPage"]

_CHOICES = ("shorten", "lower", "hold")


class LoanForm(TwoPersonForm):
    """A form about one loan, with a day and where the money lies."""

    out = False

    def __init__(
        self, desk: Desk, presenter: LoansPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter.signing, title, guidance, verb)
        self.presenter = presenter
        self.found: CardSeen | None = None
        self.on = DateField(lambda: say("Day"), key="on_date")
        self.pocket = ChoiceField(
            (lambda: say("Taken out of")) if self.out else (lambda: say("Into")), key="pocket"
        )
        self.form.add(self.on, self.pocket)

    @property
    def loan_id(self) -> str:
        """The loan that it is about."""
        return str(self.place.get("id", ""))

    def load(self, **place: Any) -> CardSeen:
        return self.presenter.card(str(place.get("id", "")))

    def fill(self, found: CardSeen) -> None:
        self.found = found
        self.on.set_day(found.today)
        self.pocket.set_choices(pocket_choices(found.settings))
        self.pocket.set_value(BOX)
        self.pocket.setVisible(len(found.settings.banks) > 0)

    def bank_id(self) -> str | None:
        """The bank account chosen; None for the box."""
        chosen = str(self.pocket.value() or BOX)
        return None if chosen == BOX else chosen

    def needs_two(self) -> bool:
        return self.out

    def dated(self) -> bool:
        """Whether the day can be read; says so when not."""
        if self.on.day() is None:
            self.form.set_error("on_date", lambda: say("Write the day, for example 24/11/2026."))
            return False
        return True

    def go_back(self) -> None:
        self.desk.go("money-loan", id=self.loan_id)


class PayOutPage(LoanForm):
    """A granted loan is paid out."""

    out = True

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("Pay it out"),
            lambda: say("A second person confirms, and the borrower signs for the money."),
            lambda: say("Pay, with a second person"),
        )  # fmt: skip
        self.first = DateField(
            lambda: say("First instalment on"), key="first_due",
            help=lambda: say("Empty: one period after the pay-out."),
        )  # fmt: skip
        self.reason = LineField(
            lambda: say("Why she prepares or confirms what she receives"), key="reason", most=400
        )
        self.form.add(self.first, self.reason)
        self.finish()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.first.set_day(found.card.first_due)
        self.reason.set_value("")
        row = found.card.row
        self.notices.show_notice(
            Notice(
                "info",
                lambda: say(
                    "{amount} for {name}", amount=money(row.amount), name=row.borrower.name
                ),
                lambda: say("Resolution {number}", number=found.card.resolution or "–"),
            ),
            "sum",
        )

    def wishes(self) -> bool:
        return self.dated()

    def what_is_signed(self) -> Text:
        assert self.found is not None
        row = self.found.card.row
        return lambda: say(
            "{amount} is lent to {name}.", amount=money(row.amount), name=row.borrower.name
        )

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        command = PayOutLoan(
            self.loan_id, on, self.second, self.bank_id(), self.first.day(), self.reason.value()
        )
        return self.presenter.desk.lending.pay_out(command)


class TopUpPage(PayOutPage):
    """A granted loan sets an older one off."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(desk, presenter)
        self.old = ChoiceField(lambda: say("The older loan"), key="old_loan_id")
        self.form.add(self.old)
        self.first.hide()
        self.set_title(
            lambda: say("It sets off an older loan"),
            lambda: say("Principal and interest due of the older loan are taken off; the rest is "
                        "paid out."),
        )  # fmt: skip

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        running = [row for row in found.others if row.state == "running"]
        self.old.set_choices(
            [
                (row.id, lambda row=row: say(
                    "Loan {number}, {amount} left", number=row.number, amount=money(row.left)
                ))
                for row in running
            ]
        )  # fmt: skip
        self.old.set_value(running[0].id if running else None)

    def wishes(self) -> bool:
        if self.old.value() is None:
            self.form.set_error("old_loan_id", lambda: say("She has no other loan running."))
            return False
        return self.dated()

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        command = TopUpLoan(
            self.loan_id, str(self.old.value()), on, self.second, self.bank_id(),
            self.reason.value(),
        )  # fmt: skip
        return self.presenter.desk.lending.top_up(command)


class RepayPage(LoanForm):
    """Money comes in outside a meeting."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("She pays"),
            lambda: say("What is paid at a meeting stands on the meeting's sheet, not here."),
            lambda: say("Record it"),
        )  # fmt: skip
        self.amount = AmountField(lambda: say("Amount"))
        self.advance = ChoiceField(lambda: say("What is more than due"), key="advance")
        self.form.add(self.amount, self.advance)
        self.amount.line.editingFinished.connect(self.look)
        self.advance.changed.connect(self._show_choice)
        self.now = PlanTable(lambda: say("Agreed now"))
        self.then = PlanTable(lambda: say("After this payment"))
        self.put(self.now)
        self.put(self.then)
        self._seen: RepayView | None = None
        self._key = ""
        self.finish()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.amount.set_amount(None)
        self.advance.set_choices(
            [
                ("shorten", lambda: say("fewer instalments")),
                ("lower", lambda: say("smaller instalments")),
                ("hold", lambda: say("keep it for her until it is due")),
            ]
        )
        rule = found.card.product.advance_rule.value
        self.advance.set_value(rule if rule in _CHOICES else "shorten")
        self.advance.hide()
        self._key = uuid4().hex
        self.now.show_plan(())
        self.then.show_plan(())
        self.look()

    def look(self) -> None:
        """Show how the money would be divided."""
        on, amount = self.on.day(), self.amount.amount()
        if on is None:
            return
        loan, ask = self.loan_id, self.presenter.desk.previews.repayment
        self.desk.jobs.run(
            lambda: ask(loan, on, amount or 1),
            lambda seen: self.show_look(seen, amount),
            self._refused,
            owner=self,
        )

    def show_look(self, seen: RepayView, amount: int | None) -> None:
        """What is due; with an amount typed, how it is divided and what remains."""
        self._seen = seen if amount else None
        self.notices.clear()
        fact: Text = lambda: say("Due today: {amount}", amount=money(seen.due))  # noqa: E731
        line: Text = ""
        if amount:
            line = lambda: say(  # noqa: E731
                "Fines {fine}, interest {interest}, loan part {principal}, ahead {advance}",
                fine=money(seen.fine),
                interest=money(seen.interest),
                principal=money(seen.principal),
                advance=money(seen.advance),
            )
        self.notices.show_notice(Notice("info", fact, line), "due")
        self.advance.setVisible(bool(amount and seen.advance))
        self._show_choice()

    def _show_choice(self) -> None:
        seen = self._seen
        if seen is None or not seen.advance:
            self.now.show_plan(())
            self.then.show_plan(())
            return
        self.now.show_plan(seen.now)
        chosen = self.advance.value()
        rows = {"shorten": seen.shorter, "lower": seen.lower}.get(str(chosen), ())
        self.then.show_plan(rows)

    def _refused(self, error: SRBoardError) -> None:
        self._seen = None
        self.notices.show_notice(for_error(error), "due")

    def wishes(self) -> bool:
        if not self.dated():
            return False
        if not self.amount.amount():
            self.form.set_error("amount", lambda: say("Write the amount, for example 1500."))
            return False
        return True

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        command = RepayLoan(
            self.loan_id,
            on,
            self.amount.amount() or 0,
            AdvanceRule(str(self.advance.value() or "shorten")),
            self.bank_id(),
            self._key,
        )
        return self.presenter.desk.repaying.repay(command)


class SettlePage(LoanForm):
    """The whole loan is repaid before its time."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("Repay the whole loan"),
            lambda: say("The sum below closes the loan today."), lambda: say("Record it"),
        )  # fmt: skip
        self.on.line.editingFinished.connect(self.look)
        self.finish()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.look()

    def look(self) -> None:
        """Show what closes the loan on the day."""
        on = self.on.day()
        if on is None:
            return
        loan, ask = self.loan_id, self.presenter.desk.previews.settlement
        self.read(lambda: ask(loan, on), self.show_look)

    def show_look(self, seen: SettleView) -> None:
        """Show the sum and its parts."""
        self.notices.show_notice(
            Notice(
                "info",
                lambda: say("{amount} closes the loan", amount=money(seen.total)),
                lambda: say(
                    "Loan {principal}, interest due {due}, of the running period {begun}, "
                    "fines {fines}",
                    principal=money(seen.principal),
                    due=money(seen.interest_due),
                    begun=money(seen.interest_begun),
                    fines=money(seen.fines),
                ),
            ),
            "sum",
        )

    def wishes(self) -> bool:
        return self.dated()

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        return self.presenter.desk.repaying.settle_early(
            SettleLoan(self.loan_id, on, self.bank_id())
        )


class RecoverPage(LoanForm):
    """Money comes on a loan that was written off."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("Money came in"),
            lambda: say("The loan stays written off; the money is income of the group."),
            lambda: say("Record it"),
        )  # fmt: skip
        self.amount = AmountField(lambda: say("Amount"))
        self.form.add(self.amount)
        self.finish()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.amount.set_amount(None)

    def wishes(self) -> bool:
        if not self.amount.amount():
            self.form.set_error("amount", lambda: say("Write the amount, for example 1500."))
            return False
        return self.dated()

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        return self.presenter.desk.repaying.recover(
            RecoverLoan(self.loan_id, on, self.amount.amount() or 0, self.bank_id())
        )
