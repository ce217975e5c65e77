"""The result of a count as it is stored and read back. Candidates stand in it as numbers.

The sub-groups of candidates never reach it: only how many kept seats were filled, and who was
elected because of one, which everybody in the hall sees.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from governance.elections.frozen import canonical
from governance.rules.counting.result import CountResult, Moved, Round, TieMet

__all__ = ["fields_text", "result_from"]

_TUPLES = (
    *("elected_set", "elected_certain", "tied", "vacant_reserved", "elected_by_reservation"),
    *("displaced_by_reservation", "runoff"),
)
_BY_CANDIDATE = ("final_round", "totals")


def fields_text(result: CountResult) -> str:
    """The fields of a result (domain rules, 8.6) as canonical JSON. Values are whole numbers:
    shares in 1/100 percent, turnout in 1/10 percent, tallies in 1/100000 of a vote."""
    return canonical({key: _plain(value) for key, value in asdict(result).items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def result_from(text: str) -> CountResult:
    """The same result read back."""
    stored: dict[str, Any] = json.loads(text)
    for key in _TUPLES:
        stored[key] = tuple(stored[key])
    for key in _BY_CANDIDATE:
        stored[key] = None if stored[key] is None else _numbered(stored[key])
    stored["rounds"] = tuple(_round(each) for each in stored["rounds"])
    known = {each.name for each in fields(CountResult)}
    return CountResult(**{key: value for key, value in stored.items() if key in known})


def _numbered(values: Mapping[str, int]) -> dict[int, int]:
    return {int(key): value for key, value in values.items()}


def _round(each: Mapping[str, Any]) -> Round:
    tie = each["tie"]
    return Round(
        **{
            **each,
            "tallies": _numbered(each["tallies"]),
            "moved": tuple(Moved(**moved) for moved in each["moved"]),
            "elected": tuple(each["elected"]),
            "tie": None if tie is None else TieMet(**{**tie, "tied": tuple(tie["tied"])}),
        }
    )
