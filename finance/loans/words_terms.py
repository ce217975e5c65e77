"""Words for the terms of a loan, field by field, as message ids. Say them with `tr.say`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = [
    "ADVANCES",
    "BASES",
    "COMPONENTS",
    "FINES",
    "FINE_TIMES",
    "MODES",
    "RATE_TIMES",
    "SCOPES",
    "SETTLEMENTS",
    "UNITS",
]

RATE_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "month": N_("a month"),
        "year": N_("a year"),
        "meeting": N_("each meeting"),
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "month": N_("months"),
        "week": N_("weeks"),
        "fortnight": N_("fortnights"),
        "day": N_("days"),
        "meeting": N_("meetings"),
    }
)
BASES: Mapping[str, str] = MappingProxyType(
    {
        "start_of_period": N_("on what was left when the period began"),
        "daily_balance": N_("on what is left from day to day"),
    }
)
MODES: Mapping[str, str] = MappingProxyType(
    {
        "HALF_UP": N_("to the nearest, a half upwards"),
        "HALF_EVEN": N_("to the nearest, a half to the even one"),
        "CEILING": N_("always upwards"),
        "FLOOR": N_("always downwards"),
    }
)
COMPONENTS: Mapping[str, str] = MappingProxyType(
    {
        "fine": N_("fine"),
        "interest": N_("interest"),
        "principal": N_("loan part"),
    }
)
SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "by_component": N_("all of the first kind, then the next kind"),
        "by_instalment": N_("the oldest instalment first, then the next"),
    }
)
ADVANCES: Mapping[str, str] = MappingProxyType(
    {
        "ask": N_("she is asked each time"),
        "shorten": N_("fewer instalments"),
        "lower": N_("smaller instalments"),
        "hold": N_("kept for her until the next due day"),
    }
)
FINES: Mapping[str, str] = MappingProxyType(
    {
        "none": N_("no fine"),
        "fixed": N_("a fixed amount"),
        "overdue_principal": N_("per cent of the loan part that is late"),
        "overdue_total": N_("per cent of loan part and interest that are late"),
    }
)
FINE_TIMES: Mapping[str, str] = MappingProxyType(
    {
        "once": N_("once for each missed instalment"),
        "per_meeting": N_("at every meeting until it is paid"),
    }
)
SETTLEMENTS: Mapping[str, str] = MappingProxyType(
    {
        "whole": N_("for the whole period that has begun"),
        "to_the_day": N_("up to the day"),
    }
)
