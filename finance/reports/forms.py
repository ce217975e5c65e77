"""Forms of receipts and payments: which head an account stands under. Data files in resources."""

from __future__ import annotations

import tomllib
from functools import cache

import resources
from finance.rules.receipts_payments import DETAILED, Form, Way
from sr_board.base.errors import NotFound

__all__ = ["FORMS", "form_of"]

FORMS: tuple[str, ...] = ("detailed", "monthly")
"""Keys of the forms there are; "detailed" shows every account as a head of its own."""


@cache
def form_of(key: str) -> Form:
    """A form by its key. Raises NotFound "form-unknown"."""
    if key == DETAILED.key:
        return DETAILED
    if key not in FORMS:
        raise NotFound("form-unknown", what="form")
    read = tomllib.loads(resources.text("forms", f"{key}.toml"))
    sides = {way: read[str(way)] for way in Way}
    return Form(
        key=key,
        heads={
            (account, way): each["head"]
            for way, heads in sides.items()
            for each in heads
            for account in each["accounts"]
        },
        order={way: tuple(each["head"] for each in heads) for way, heads in sides.items()},
        other={way: heads[-1]["head"] for way, heads in sides.items()},
    )
