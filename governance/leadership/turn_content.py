"""A kept proposal as text: ids, figures and codes, in one possible form. Pure.

Names are looked up when it is read; the sub-groups of members are in no part of it.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from governance.leadership.views import Named
from governance.leadership.views_turns import RefusalLine, RefusedLine, TurnLine, TurnView
from governance.rules.findings import Fact
from sr_board.people.rows import PersonRow

__all__ = ["content_of", "first_of", "lines_of", "persons_in"]


def content_of(view: TurnView) -> str:
    """The proposal as canonical JSON."""
    made = {
        "order": [
            [line.who.id, line.rank, line.months, _day(line.last_left), _day(line.joined)]
            for line in view.order
        ],
        "refused": [
            [
                line.who.id,
                [
                    [r.code, [[name, _plain(value)] for name, value in r.facts]]
                    for r in line.reasons
                ],
            ]
            for line in view.refused
        ],
        "tied": [who.id for who in view.tied],
        "flag": view.flag,
        "set_aside": view.set_aside,
        "dues_known": view.dues_known,
        "meetings_held": view.meetings_held,
        "each_rule": [list(each) for each in view.each_rule],
        "min_membership_months": view.min_membership_months,
    }
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def first_of(content: str) -> str | None:
    """The person at the head of the order, None when a lot was needed or nobody could be taken."""
    read = json.loads(content)
    return read["order"][0][0] if read["order"] and not read["tied"] else None


def persons_in(content: str) -> frozenset[str]:
    """Everybody who is named."""
    read = json.loads(content)
    return frozenset(
        [line[0] for line in read["order"]] + [line[0] for line in read["refused"]] + read["tied"]
    )


def lines_of(content: str, who: dict[str, Named]) -> dict[str, Any]:
    """The parts of a `TurnView` that the content holds, with names from `who`."""
    read = json.loads(content)
    tied = set(read["tied"])
    return {
        "order": tuple(
            TurnLine(rank, _named(who, ref), months, _date(left), _date(joined), ref in tied)
            for ref, rank, months, left, joined in read["order"]
        ),
        "refused": tuple(
            RefusedLine(
                _named(who, ref),
                tuple(
                    RefusalLine(code, tuple((name, _fact(value)) for name, value in facts))
                    for code, facts in reasons
                ),
            )
            for ref, reasons in read["refused"]
        ),
        "tied": tuple(_named(who, ref) for ref in read["tied"]),
        "flag": read["flag"],
        "set_aside": read["set_aside"],
        "dues_known": read["dues_known"],
        "meetings_held": read["meetings_held"],
        "each_rule": tuple((code, count) for code, count in read["each_rule"]),
        "min_membership_months": read["min_membership_months"],
    }


def _named(who: dict[str, Named], ref: str) -> Named:
    return who.get(ref) or Named(PersonRow(ref, "–", "feather", "indigo", None))


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _plain(value: Fact) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _fact(value: Any) -> Fact:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value
