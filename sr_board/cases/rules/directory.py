"""Services of the directory: how fresh an entry is, how long a stay may be. Pure.

Source: domain paper, section 14. An entry that nobody checked for 180 days is shown with a warning;
it is never hidden, because an old number can still be the only one at night.
"""

from __future__ import annotations

from datetime import date, timedelta

from sr_board.base.errors import InputInvalid

__all__ = ["FRESH", "check_stay", "is_stale", "stale_on"]

FRESH = timedelta(days=180)
"""How long a check of an entry holds."""
_STAY_MOST = 3660


def stale_on(verified_on: date) -> date:
    """The first day on which the entry is to be checked again."""
    return verified_on + FRESH + timedelta(days=1)


def is_stale(verified_on: date | None, today: date) -> bool:
    """Whether nobody checked it within 180 days; one that was never checked is stale."""
    return verified_on is None or today >= stale_on(verified_on)


def check_stay(days: int | None) -> None:
    """The longest stay is a number of days from 1 to ten years, or none is known.

    Raises InputInvalid "service-stay".
    """
    if days is not None and not 1 <= days <= _STAY_MOST:
        raise InputInvalid("service-stay", field="max_stay_days")
