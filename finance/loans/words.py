"""Words for loans as message ids: one place for screens and papers. Say them with `tr.say`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = [
    "DAY_COUNTS",
    "EVENTS",
    "LIMITS",
    "METHODS",
    "PERIODS",
    "PURPOSES",
    "RATES",
    "STATES",
]

STATES: Mapping[str, str] = MappingProxyType(
    {
        "applied": N_("asked for"),
        "sanctioned": N_("granted, not yet paid out"),
        "refused": N_("not granted"),
        "running": N_("running"),
        "closed": N_("repaid"),
        "written_off": N_("written off"),
        "replaced": N_("set off by a new loan"),
    }
)
PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "business": N_("Business"),
        "education": N_("Education"),
        "health": N_("Illness"),
        "housing": N_("House or rent"),
        "old_debt": N_("To repay an old debt"),
        "festival": N_("Festival or wedding"),
        "household": N_("Household"),
        "other": N_("Something else"),
    }
)
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "declining_equal_principal": N_("Equal part of the loan, interest on what is left"),
        "declining_emi": N_("Equal instalment, interest on what is left"),
        "flat": N_("Flat: interest always on the whole loan"),
        "bullet_interest_only": N_("Interest meanwhile, the loan at the end"),
    }
)
RATES: Mapping[str, str] = MappingProxyType(
    {
        "month": N_("{rate} % a month"),
        "year": N_("{rate} % a year"),
        "meeting": N_("{rate} % for each meeting"),
    }
)
PERIODS: Mapping[str, str] = MappingProxyType(
    {
        "1month": N_("every month"),
        "1week": N_("every week"),
        "1fortnight": N_("every fortnight"),
        "4week": N_("every four weeks"),
        "1meeting": N_("at every meeting"),
        "3month": N_("every three months"),
    }
)
DAY_COUNTS: Mapping[str, str] = MappingProxyType(
    {
        "month_fraction": N_("by months and parts of a month"),
        "30_360": N_("thirty days a month, 360 a year"),
        "actual_365": N_("by days, 365 a year"),
        "actual_364": N_("by days, 364 a year"),
    }
)
EVENTS: Mapping[str, str] = MappingProxyType(
    {
        "asked": N_("She asked for it"),
        "sanctioned": N_("The meeting granted it"),
        "refused": N_("It was not granted"),
        "paid_out": N_("The money was paid out"),
        "pay_out_cancelled": N_("The pay-out was cancelled"),
        "repaid": N_("She paid"),
        "settled": N_("She repaid the whole loan"),
        "replaced": N_("A new loan set it off"),
        "rescheduled": N_("It got a new plan"),
        "waived": N_("Interest or a fine was forgiven"),
        "written_off": N_("It was written off"),
        "recovered": N_("Money came after the write-off"),
        "taken_over": N_("Taken over from the paper book"),
    }
)
LIMITS: Mapping[str, str] = MappingProxyType(
    {
        "max_amount": N_("The group's limit for a loan is {limit_paise}."),
        "savings_multiple": N_("By her savings she may borrow {limit_paise}."),
        "max_running": N_("She would have {asked} loans running; the limit is {limit}."),
        "max_instalments": N_("The limit is {limit} instalments; these are {asked}."),
        "after_meetings": N_("She came to {asked} meetings; {limit} are needed before a loan."),
    }
)
