"""Amounts and rates of schemes, each with its days and where it stands; a group's own rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from finance.bank.commands import AddRule
from finance.bank.views import RuleLine
from finance.rules.dated import Unit
from sr_board import i18n
from sr_board.base.results import Done
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_time import DateField
from ui.live import say
from ui.money.amounts import money, typed_money
from ui.money.bank.accounts import GroupPage
from ui.money.bank.parts import BankForm, day
from ui.money.bank.presenter import BankPresenter
from ui.shapes import State

__all__ = ["RulePage", "RulesPage", "value_words"]


def value_words(row: RuleLine) -> str:
    """The value as it is said: an amount, per cent, how many times, or its own words."""
    if not row.value:
        return say("nothing")
    if row.unit is Unit.MONEY:
        return money(int(row.value))
    value = i18n.current().digits(row.value)
    if row.unit is Unit.PERCENT:
        return say("{value} %", value=value)
    if row.unit is Unit.TIMES:
        return say("{value} times", value=value)
    return value


class RulesPage(GroupPage):
    """All rows, those in force first in their name."""

    listens = frozenset({"bank"})

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Amounts and rates of schemes"),
            lambda: say("They change. Write what your circular says, with its date."),
        )
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)

    def read_group(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.rules(group), self.show_rules)

    def show_rules(self, rows: tuple[RuleLine, ...]) -> None:
        """Show each row with its days and source."""
        self.card.clear()
        for row in rows:
            self.card.add_line()
            self.card.add(self._row(row))

    def _row(self, row: RuleLine) -> Row:
        until = row.valid_to
        state = State.OK if row.in_force else State.AWAY
        write = (
            (
                lambda: say("Write our own"),
                partial(self.desk.go, "money-rule", group=self._group, name=row.name),
            )
            if row.in_force and self.presenter.may_write()
            else None
        )
        return Row(
            lambda: say("{title}: {value}", title=row.title, value=value_words(row)),
            lambda: (
                say("from {since}. {source}", since=day(row.valid_from), source=row.source)
                if until is None
                else say(
                    "{since} to {until}. {source}",
                    since=day(row.valid_from),
                    until=day(until),
                    source=row.source,
                )
            ),
            state=(
                state,
                (lambda: say("in force")) if row.in_force else (lambda: say("not in force")),
            ),
            button=write,
        )


class RulePage(BankForm):
    """The group's own row."""

    back_key = "money-rules"

    def __init__(self, desk: Desk, presenter: BankPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Our own row"),
            lambda: say("The old row stays; the new one counts from its day."),
            lambda: say("Write it down"),
        )
        self.value = LineField(
            lambda: say("Value"),
            key="value",
            most=200,
            help=lambda: say("Leave it empty when it does not hold any more."),
        )
        self.since = DateField(lambda: say("From"), key="valid_from")
        self.until = DateField(lambda: say("To, if it has an end"), key="valid_to")
        self.source = LineField(
            lambda: say("Where it stands"),
            key="source",
            most=400,
            help=lambda: say("Letter or circular, number and date."),
        )
        self.form.add(self.value)
        self.form.add(self.since, self.until)
        self.form.add(self.source)
        self.finish()

    def load(self, **place: Any) -> tuple[RuleLine, ...]:
        return self.presenter.rules(str(place.get("group", "")))

    def fill(self, found: tuple[RuleLine, ...]) -> None:
        name = str(self.place.get("name", ""))
        row = next(x for x in found if x.name == name and x.in_force)
        self.set_title(row.title)
        is_money = row.unit is Unit.MONEY and row.value
        self.value.set_value(typed_money(int(row.value)) if is_money else row.value)
        self.since.set_day(self.presenter.today.replace(day=1))
        self.until.set_day(None)
        self.source.set_value("")

    def wishes(self) -> bool:
        since = self.since.day()
        if since is None:
            return self.no_day("valid_from")
        if not self.source.value().strip():
            return self.missing("source", lambda: say("Write where it stands."))
        self.wish = AddRule(
            self.group_id,
            str(self.place.get("name", "")),
            self.value.value(),
            since,
            self.source.value(),
            self.until.day(),
        )
        return True

    def go_back(self) -> None:
        self.desk.go(self.back_key, group=self.group_id)

    def act(self) -> Done:
        return self.presenter.desk.fund_work.add_rule(self.wish)
