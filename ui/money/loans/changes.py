"""What the meeting decides on a running loan: a new plan, forgiving, writing off."""

from __future__ import annotations

from finance.loans.commands import RescheduleLoan, WaiveDemand, WriteOffLoan
from finance.loans.views import DueView
from finance.rules.loans.allocation import DemandKind
from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.ledger.presenter import PAPER, resolution_choices
from ui.money.loans.parts import day
from ui.money.loans.paying import LoanForm
from ui.money.loans.presenter import CardSeen, LoansPresenter

__all__ = ["ReplanPage", "WaivePage", "WriteOffPage"]


class DecisionForm(LoanForm):
    """A form that rests on a resolution, has a reason and is signed by two."""

    out = True

    def __init__(
        self, desk: Desk, presenter: LoansPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.resolution = ChoiceField(lambda: say("By which resolution"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper minutes"), key="resolution_no", most=60
        )
        self.reason = LineField(lambda: say("Why"), key="reason", most=400)

    def decided(self) -> None:
        """Put the fields of the decision at the end of the form."""
        self.form.add(self.resolution, self.paper)
        self.form.add(self.reason)
        self.finish()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.pocket.hide()
        self.resolution.set_choices(resolution_choices(found.resolutions))
        self.resolution.set_value(PAPER if not found.resolutions else None)
        self.paper.set_value("")
        self.reason.set_value("")

    def by(self) -> tuple[str | None, str]:
        """The resolution chosen, or its number on paper."""
        chosen = self.resolution.value()
        if chosen in (None, PAPER):
            return None, self.paper.value()
        return str(chosen), ""

    def wishes(self) -> bool:
        if not self.reason.value().strip():
            self.form.set_error("reason", lambda: say("Write why."))
            return False
        return self.dated()


class ReplanPage(DecisionForm):
    """A new plan for what is left."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("A new plan"),
            lambda: say("What is left is spread anew. The days it was late go on counting."),
            lambda: say("Record it, with a second person"),
        )  # fmt: skip
        self.instalments = NumberField(
            lambda: say("In how many instalments"), key="instalments", digits=4
        )
        self.first = DateField(lambda: say("First instalment on"), key="first_due")
        self.form.add(self.instalments, self.first)
        self.decided()

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        self.instalments.set_value("")
        self.first.set_day(None)

    def wishes(self) -> bool:
        if not self.instalments.number() or self.first.day() is None:
            key = "first_due" if self.instalments.number() else "instalments"
            self.form.set_error(key, lambda: say("This is needed."))
            return False
        return super().wishes()

    def what_is_signed(self) -> Text:
        assert self.found is not None
        row = self.found.card.row
        return lambda: say(
            "{amount} of {name} gets a new plan.", amount=money(row.left), name=row.borrower.name
        )

    def act(self) -> Done:
        on, first = self.on.day(), self.first.day()
        assert on is not None and first is not None
        resolution, paper = self.by()
        command = RescheduleLoan(
            self.loan_id, on, self.instalments.number() or 0, first, self.reason.value(),
            resolution, paper, self.second,
        )  # fmt: skip
        return self.presenter.desk.changes.reschedule(command)


class WaivePage(DecisionForm):
    """Interest or a fine is forgiven."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("Forgive interest or a fine"),
            lambda: say("The loan itself cannot be forgiven here."),
            lambda: say("Record it, with a second person"),
        )  # fmt: skip
        self.demand = ChoiceField(lambda: say("What is forgiven"), key="demand_id")
        self.amount = AmountField(lambda: say("Amount"))
        self.form.add(self.demand, self.amount)
        self.demand.changed.connect(self._whole)
        self.decided()
        self._open: dict[str, int] = {}

    def fill(self, found: CardSeen) -> None:
        super().fill(found)
        dues = [
            due for due in found.card.dues
            if due.demand_id and due.kind is not DemandKind.PRINCIPAL
        ]  # fmt: skip
        self._open = {str(due.demand_id): due.open for due in dues}
        self.demand.set_choices([(due.demand_id, lambda due=due: _due_words(due)) for due in dues])
        self.demand.set_value(dues[0].demand_id if dues else None)
        self._whole()

    def _whole(self) -> None:
        self.amount.set_amount(self._open.get(str(self.demand.value())))

    def wishes(self) -> bool:
        if self.demand.value() is None or not self.amount.amount():
            self.form.set_error("demand_id", lambda: say("Nothing of this kind is open."))
            return False
        return super().wishes()

    def what_is_signed(self) -> Text:
        amount = self.amount.amount() or 0
        return lambda: say("{amount} is forgiven.", amount=money(amount))

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        resolution, paper = self.by()
        command = WaiveDemand(
            str(self.demand.value()), on, self.amount.amount() or 0, self.reason.value(),
            resolution, paper, self.second,
        )  # fmt: skip
        return self.presenter.desk.changes.waive(command)


class WriteOffPage(DecisionForm):
    """What is left will not come."""

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(
            desk, presenter, lambda: say("Write it off"),
            lambda: say("This cannot be taken back. Money that comes later is a recovery."),
            lambda: say("Write it off, with a second person"),
        )  # fmt: skip
        self.decided()

    def what_is_signed(self) -> Text:
        assert self.found is not None
        row = self.found.card.row
        return lambda: say(
            "{amount} of {name} is written off.", amount=money(self._lost()), name=row.borrower.name
        )

    def _lost(self) -> int:
        """What is lost when the money that was kept for her has paid its part."""
        assert self.found is not None
        card = self.found.card
        return max(0, card.row.left - card.held)

    def act(self) -> Done:
        on = self.on.day()
        assert on is not None
        resolution, paper = self.by()
        command = WriteOffLoan(
            self.loan_id, on, self.reason.value(), resolution, paper, self.second
        )
        return self.presenter.desk.changes.write_off(command)


def _due_words(due: DueView) -> str:
    if due.kind is DemandKind.INTEREST:
        return say("Interest of {date}: {amount}", date=day(due.due_on), amount=money(due.open))
    return say("Fine of {date}: {amount}", date=day(due.due_on), amount=money(due.open))
