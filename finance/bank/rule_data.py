"""Dated rules that travel with the program: amounts and rates of schemes, read from their file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import resources
from finance.rules.dated import DatedRule, Unit

__all__ = ["FEDERATION_DUE", "TITLES", "RuleTitle", "shipped_rules", "title_of"]

FEDERATION_DUE = "federation-due"
"""Name of the rule of what a group owes its federation each month."""


@dataclass(frozen=True)
class RuleTitle:
    """What a rule is called in each language, and what its value is."""

    name: str
    unit: Unit
    titles: Mapping[str, str]

    def said(self, language: str) -> str:
        """The title in a language, English where there is none."""
        return self.titles.get(language) or self.titles["en"]


@cache
def _rows() -> tuple[Mapping[str, Any], ...]:
    read = tomllib.loads(resources.text("money_rules", "india.toml"))
    return tuple(read["rule"])


@cache
def shipped_rules(language: str = "en") -> tuple[DatedRule, ...]:
    """Every row of the file; sources, and values that are words, in the language where it has
    them."""
    return tuple(_rule(row, language) for row in _rows())


def _rule(row: Mapping[str, Any], language: str) -> DatedRule:
    until: date | None = row.get("valid_to")
    return DatedRule(
        name=row["name"],
        unit=Unit(row["unit"]),
        value=row.get(f"value_{language}", row["value"]),
        valid_from=row["valid_from"],
        valid_to=until,
        source=row.get(f"source_{language}", row["source"]),
    )


@cache
def _titles() -> Mapping[str, RuleTitle]:
    found = {
        row["name"]: RuleTitle(row["name"], Unit(row["unit"]), MappingProxyType(row["title"]))
        for row in _rows()
    }
    return MappingProxyType(found)


TITLES: Mapping[str, RuleTitle] = _titles()
"""Every rule by its name, in the order of the file."""


def title_of(name: str, language: str) -> str:
    """What a rule is called. A name that this program no longer has is shown as it is."""
    known = TITLES.get(name)
    return name if known is None else known.said(language)
