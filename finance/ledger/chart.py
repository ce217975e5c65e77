"""The standard chart of accounts, read from the data that travels with the program."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import resources
from finance.rules.accounts import AccountType, ControlOf, type_of

__all__ = ["StandardAccount", "standard_chart"]


@dataclass(frozen=True)
class StandardAccount:
    """An account of the standard chart; `on`: offered from the beginning."""

    code: str
    type: AccountType
    control_of: ControlOf
    on: bool


@cache
def standard_chart() -> dict[str, StandardAccount]:
    """Accounts by code, in the order of the codes."""
    read = tomllib.loads(resources.text("charts_of_accounts", "standard.toml"))
    return {
        each["code"]: StandardAccount(
            each["code"],
            type_of(each["code"]),
            ControlOf(each.get("control_of", "none")),
            each.get("on", True),
        )
        for each in read["account"]
    }
