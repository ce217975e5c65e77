"""How long a training of a screener holds. Pure. Source: domain paper, section 5."""

from __future__ import annotations

from datetime import date

from sr_board.base.dates import add_months
from sr_board.base.errors import InputInvalid

__all__ = ["TRAINING_MONTHS", "valid_until"]

TRAINING_MONTHS = 24


def valid_until(held_on: date, told: date | None = None) -> date:
    """Last day of validity: 24 months after the training, or the day that was told.

    Raises InputInvalid
    "training-upside-down" for a day before the training.
    """
    if told is not None:
        if told < held_on:
            raise InputInvalid("training-upside-down", field="valid_until")
        return told
    return add_months(held_on, TRAINING_MONTHS)
