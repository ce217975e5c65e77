"""Interest on savings and the surplus of a year: worked out in sight, then signed by two."""

from __future__ import annotations

from typing import Any

from finance.savings.commands import DistributeSurplus, PayInterest
from finance.savings.views import DistributionView, ShareRow, SurplusView
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.live import Text, say
from ui.money.amounts import AmountField, money
from ui.money.savings.forms import SavingsForm
from ui.money.savings.parts import (
    Figures,
    GroundsFields,
    day,
    grounds_card,
    paid_to_choices,
    share_columns,
    unit_choices,
)
from ui.money.savings.presenter import Savings, SavingsPresenter
from ui.table_model import PagedModel
from ui.table_view import Table

__all__ = ["InterestPage", "SurplusPage"]


class SharingForm(SavingsForm):
    """Fields and table that both share. `shown` is what stands in the table now."""

    grounds: GroundsFields

    def __init__(
        self, desk: Desk, presenter: SavingsPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter, title, guidance, verb)
        self.unit = ChoiceField(lambda: say("Amounts are rounded to"), unit_choices(), key="unit")
        self.paid_to = ChoiceField(lambda: say("Where it goes"), key="paid_to")
        self.again = Button(lambda: say("Work it out"), on=self.work_out)
        self.shown: Any = None

    def add_table(self, weight: Text, part: Text, *figures: Text) -> None:
        """Put figures and table under the form."""
        self.figures = Figures(*figures)
        self.put(self.figures)
        self.model = PagedModel(share_columns(weight, part, self.weigh))
        self.table = Table(self.model, row=50, name=say("Members"))
        self.table.setMinimumHeight(320)
        self.put(self.table)
        self.figures.hide()
        self.table.hide()
        card, self.grounds = grounds_card()
        self.put(card)

    def weigh(self, row: ShareRow) -> str:
        """What a part is reckoned from, in words."""
        return money(row.weight)

    def fill(self, found: Savings) -> None:
        self.found = found
        self.shown = None
        self.figures.hide()
        self.table.hide()
        self.on.set_day(found.today)
        self.unit.set_value(found.view.terms.unit)
        self.paid_to.set_choices(paid_to_choices(found.view))
        self.paid_to.set_value("voluntary")
        self.grounds.offer(found.resolutions)

    def goes_to(self) -> dict[str, Any]:
        """Where it goes, as fields of the command."""
        chosen = str(self.paid_to.value() or "voluntary")
        if chosen.startswith("bank:"):
            return {"paid_to": "bank", "bank_id": chosen.removeprefix("bank:")}
        return {"paid_to": chosen, "bank_id": None}

    def command(self, **facts: Any) -> Any:
        """The command as the fields stand; None when something is missing, which is said."""
        raise NotImplementedError

    def look(self, command: Any) -> Any:
        """Work it out (runs off the screen)."""
        raise NotImplementedError

    def work_out(self) -> None:
        """Show what everybody would get."""
        self.form.clear_errors()
        self.notices.drop()
        command = self.command()
        if command is not None:
            self.read(lambda: self._looked(command), self._show_shares)

    def _looked(self, command: Any) -> Any:
        try:
            return self.look(command)
        except SRBoardError as error:
            return error

    def _show_shares(self, found: Any) -> None:
        if isinstance(found, SRBoardError):
            self.show_error(found)
            return
        self.shown = found
        self.model.show_rows(found.rows)
        self.figures.show()
        self.table.show()
        self.again.setFocus()
        self.table.set_foot([say("Sum"), "", money(found.total)])
        self.show_figures(found)

    def show_figures(self, found: Any) -> None:
        """Put the sums above the table."""
        self.figures.show_amounts(found.total)

    def wishes(self) -> bool:
        command = self.command()
        if command is None:
            return False
        grounds = self.grounds.taken()
        if grounds is None:
            return False
        if self.shown is None:
            self.form.set_error("paid_to", lambda: say("First let it be worked out and look."))
            return False
        self.wish = self.command(grounds=grounds)
        return self.wish is not None

    def what_is_signed(self) -> Text:
        total = self.shown.total
        return lambda: say("{amount} is given to the members", amount=money(total))


class InterestPage(SharingForm):
    """Interest on savings by monthly product."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Interest on savings"),
            lambda: say("The balances at the ends of the months, times the yearly rate, by 12."),
            lambda: say("Give it, with a second person"),
        )
        self.since = DateField(lambda: say("From"), key="since")
        self.until = DateField(lambda: say("Up to"), key="until")
        self.rate = LineField(lambda: say("Per cent a year"), key="rate", most=12)
        self.form.add(self.since, self.until, self.rate)
        self.form.add(self.unit, self.paid_to, self.on)
        self.form.add_widget(self.again)
        self.add_table(
            lambda: say("Sum of the balances"), lambda: say("Interest"), lambda: say("Together")
        )
        self.finish()

    def fill(self, found: Savings) -> None:
        super().fill(found)
        self.since.set_day(found.year[0])
        self.until.set_day(found.year[1])
        self.rate.set_value(found.view.terms.rate)

    def command(self, **facts: Any) -> PayInterest | None:
        for field, key in ((self.since, "since"), (self.until, "until"), (self.on, "on_date")):
            if field.day() is None:
                self.form.set_error(key, lambda: say("Write the day, for example 24/11/2026."))
                return None
        since, until, on = self.since.day(), self.until.day(), self.on.day()
        assert since is not None and until is not None and on is not None
        if not self.rate.value():
            self.form.set_error("rate", lambda: say("Write the per cent a year, for example 6."))
            return None
        return PayInterest(
            self.group_id,
            since,
            until,
            on,
            self.rate.value(),
            int(str(self.unit.value() or 1)),
            **self.goes_to(),
            **facts,
        )

    def look(self, command: PayInterest) -> DistributionView:
        return self.presenter.desk.found.interest(
            command.group_id, command.since, command.until, command.rate, command.unit
        )

    def act(self) -> Done:
        from dataclasses import replace

        return self.presenter.desk.distributions.pay_interest(
            replace(self.wish, second=self.second)
        )


class SurplusPage(SharingForm):
    """The surplus of a closed year."""

    def __init__(self, desk: Desk, presenter: SavingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Share the surplus"),
            lambda: say("After the year is closed; the parts add up to the last paisa."),
            lambda: say("Share it, with a second person"),
        )
        self.to_share = AmountField(lambda: say("For the members"), key="to_share", words=False)
        self.reserve = AmountField(lambda: say("For the reserve"), key="reserve", words=False)
        self.year = DateField(lambda: say("Last day of the year"), key="year")
        self.basis = ChoiceField(
            lambda: say("Shared by"),
            [
                ("paid", lambda: say("savings paid in the year")),
                ("average", lambda: say("the average saved")),
                ("equal", lambda: say("the same for each")),
            ],
            key="basis",
        )
        self.form.add(self.year, self.basis)
        self.form.add(self.to_share, self.reserve)
        self.form.add(self.unit, self.paid_to, self.on)
        self.form.add_widget(self.again)
        self.add_table(
            lambda: say("Shared by"),
            lambda: say("Part"),
            lambda: say("The group's own surplus"),
            lambda: say("For the members"),
            lambda: say("For the reserve"),
            lambda: say("Stays"),
        )
        self.finish()

    def fill(self, found: Savings) -> None:
        super().fill(found)
        self.year.set_day(found.year[1])
        self.basis.set_value("paid")
        self.to_share.set_amount(max(found.view.surplus, 0) or None)
        self.reserve.set_amount(None)

    def weigh(self, row: ShareRow) -> str:
        return "–" if self.basis.value() == "equal" else money(row.weight)

    def show_figures(self, found: SurplusView) -> None:
        self.figures.show_amounts(found.available, found.total, found.reserve or None, found.kept)

    def command(self, **facts: Any) -> DistributeSurplus | None:
        year, on = self.year.day(), self.on.day()
        if year is None or on is None:
            key = "year" if year is None else "on_date"
            self.form.set_error(key, lambda: say("Write the day, for example 24/11/2026."))
            return None
        for field, key in ((self.to_share, "to_share"), (self.reserve, "reserve")):
            if field.is_wrong():
                self.form.set_error(key, lambda: say("Write an amount."))
                return None
        return DistributeSurplus(
            self.group_id,
            year,
            on,
            self.to_share.amount() or 0,
            self.reserve.amount() or 0,
            str(self.basis.value() or "paid"),
            int(str(self.unit.value() or 1)),
            **self.goes_to(),
            **facts,
        )

    def look(self, command: DistributeSurplus) -> SurplusView:
        return self.presenter.desk.found.surplus(command)

    def what_is_signed(self) -> Text:
        found: SurplusView = self.shown
        return lambda: say(
            "Of the surplus up to {date}: {amount} to the members, {reserve} to the reserve",
            date=day(found.until),
            amount=money(found.total),
            reserve=money(found.reserve),
        )

    def act(self) -> Done:
        from dataclasses import replace

        return self.presenter.desk.distributions.distribute(replace(self.wish, second=self.second))
