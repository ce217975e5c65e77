"""Names of ratios, and how a ratio and a value of a grading sheet are written."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from finance.rules.ratios import Kind, Ratio
from sr_board import i18n
from sr_board.i18n import N_
from ui.live import say
from ui.money.amounts import money

__all__ = ["RATIOS", "divided", "name_in", "per_cent", "ratio_value"]

RATIOS: Mapping[str, str] = {
    "par-0": N_("Principal of loans that are late at all"),
    "par-30": N_("Principal of loans late by more than 30 days"),
    "meetings-held": N_("Meetings held, of those planned"),
    "meetings-a-month": N_("Meetings in a month"),
    "attendance": N_("Members who came, last four meetings"),
    "savings-regular": N_("Savings paid, of those asked for"),
    "loan-fund-use": N_("Money lent out, of all money"),
    "members-with-loan": N_("Members with a loan"),
    "repayment": N_("Instalments paid, of those due"),
    "average-savings": N_("Savings of a member on average"),
    "return-on-savings": N_("Surplus by savings, for a year"),
    "retention": N_("Members who stayed"),
}
"""Ratios by key."""

_MONEY = frozenset(
    {"par-0", "par-30", "savings-regular", "loan-fund-use", "repayment", "average-savings"}
    | {"return-on-savings"}
)
"""Ratios of which both parts are amounts, or the first is."""


def per_cent(hundredths: int) -> str:
    """Hundredths of a per cent with two decimals: 23.81 %."""
    sign = "−" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return i18n.current().digits(f"{sign}{whole}.{rest:02} %")


def ratio_value(ratio: Ratio) -> str:
    """The ratio as it is read; a dash where there is nothing to divide by."""
    if not ratio.denominator:
        return "–"
    if ratio.key == "average-savings":
        return money(ratio.hundredths)
    if ratio.kind is Kind.MONEY:
        tenths = int(ratio.exact * 10)
        return i18n.current().digits(f"{tenths // 10}.{tenths % 10}")
    return per_cent(ratio.hundredths)


def divided(ratio: Ratio) -> str:
    """What was divided by what."""
    whole = _part(ratio, ratio.denominator)
    if ratio.key == "average-savings":
        whole = i18n.current().integer(int(ratio.denominator))
    return say("{part} of {whole}", part=_part(ratio, ratio.numerator), whole=whole)


def _part(ratio: Ratio, value: Fraction) -> str:
    if ratio.key in _MONEY:
        return money(round(value))
    if value.denominator == 1:
        return i18n.current().integer(int(value))
    hundredths = int(value * 100)
    return i18n.current().digits(f"{hundredths // 100}.{hundredths % 100:02}")


def name_in(names: Mapping[str, str]) -> str:
    """Words in the language in force, else in the first there is."""
    return names.get(i18n.current().code) or next(iter(names.values()), "")
