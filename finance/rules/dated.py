"""Dated rules: amounts and rates of schemes, each with the days on which it held. Pure.

Source: domain paper on money, 8 (all facts of external funds are dated, editable rows) and 3
(`dated_rule`: name, value, valid_from, valid_to, source). A group's own row goes before the row
that travels with the program; of two of one owner the one that began later goes before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from finance.rules.loans.products import exact_rate
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.money import parse_money

__all__ = ["DatedRule", "Unit", "check_rule", "paise_on", "rate_on", "rule_on"]


class Unit(StrEnum):
    """What the value of a rule is: paise, per cent, how many times, how many, or words."""

    MONEY = "money"
    PERCENT = "percent"
    TIMES = "times"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class DatedRule:
    """One row. `value` as text: whole paise, exact per cent, a number, words.

    `valid_to`: last day, None while it holds. `source`: where it stands. `own`: written by the
    group, not brought by the program.
    """

    name: str
    unit: Unit
    value: str
    valid_from: date
    valid_to: date | None = None
    source: str = ""
    own: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it was in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def rule_on(rules: Iterable[DatedRule], name: str, day: date) -> DatedRule | None:
    """The row of that name in force on a day, None when there is none."""
    held = [rule for rule in rules if rule.name == name and rule.holds_on(day)]
    return max(held, key=lambda rule: (rule.own, rule.valid_from), default=None)


def rate_on(rules: Iterable[DatedRule], name: str, day: date) -> Fraction | None:
    """A rate in per cent as an exact fraction of one on a day: "3" → 3/100."""
    rule = rule_on(rules, name, day)
    return None if rule is None or not rule.value else exact_rate(rule.value)


def paise_on(rules: Iterable[DatedRule], name: str, day: date) -> int | None:
    """An amount in paise on a day."""
    rule = rule_on(rules, name, day)
    return None if rule is None or not rule.value else int(rule.value)


def check_rule(rule: DatedRule) -> DatedRule:
    """The row with its value as it is kept: amounts typed in rupees become paise.

    An empty value says that the rule does not hold in that time. Raises InputInvalid
    "dated-rule-value-wrong", RuleBroken "dated-rule-source-missing", "dated-rule-days-wrong".
    """
    if not rule.source.strip():
        raise RuleBroken("dated-rule-source-missing")
    if rule.valid_to is not None and rule.valid_to < rule.valid_from:
        raise RuleBroken("dated-rule-days-wrong")
    return DatedRule(
        rule.name,
        rule.unit,
        _kept(rule.unit, rule.value.strip()),
        rule.valid_from,
        rule.valid_to,
        rule.source.strip(),
        own=rule.own,
    )


def _kept(unit: Unit, value: str) -> str:
    if not value or unit is Unit.TEXT:
        return value
    if unit is Unit.MONEY:
        return str(parse_money(value, field="value"))
    try:
        exact_rate(value, field_name="value")
    except InputInvalid:
        raise InputInvalid("dated-rule-value-wrong", field="value") from None
    return value.removesuffix("%").strip()
