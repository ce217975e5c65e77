"""What sittings hold of a case is taken back from who is recused: points and briefs.

Called when somebody is recused or an office changes; checks no rights and commits nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select

from sr_board.cases.board.records_board import SittingPoint
from sr_board.cases.entry import CaseEntry
from sr_board.cases.models import Envelope, SittingBrief, SittingItem
from sr_board.cases.sealing.keeping import open_envelope

__all__ = ["move_points", "points_by_case", "reseal_points"]


def points_by_case(entry: CaseEntry) -> Mapping[str, list[SittingItem]]:
    """The points that the person at work can open, by case. For chair and secretary: all."""
    found: dict[str, list[SittingItem]] = defaultdict(list)
    for item in entry.session.scalars(select(SittingItem)):
        kept = open_envelope(entry, item.envelope_id)
        point = kept[0] if kept else None
        if isinstance(point, SittingPoint):
            found[point.case_id].append(item)
    return found


def move_points(entry: CaseEntry, items: Iterable[SittingItem], to_case: str) -> tuple[str, ...]:
    """Points of a file that is joined with another, or parted from it, name that one from now on.
    A sitting that has the other file before it already keeps one point. Ids of those moved."""
    there = {item.sitting_id for item in points_by_case(entry).get(to_case, ())}
    moved = []
    for item in items:
        kept = open_envelope(entry, item.envelope_id)
        row = entry.session.get(Envelope, item.envelope_id)
        key = entry.envelopes.key(row) if row is not None else None
        if item.sitting_id in there or not kept or row is None or key is None:
            continue
        point = kept[0]
        assert isinstance(point, SittingPoint)
        entry.envelopes.put(row, replace(point, case_id=to_case), key)
        moved.append(item.id)
    return tuple(moved)


def reseal_points(
    entry: CaseEntry, items: Iterable[SittingItem], readers: Iterable[str], out: str = ""
) -> None:
    """Points of a case get new keys for `readers`; the account `out` loses its briefs of it."""
    slots = frozenset(readers) - {out}
    for item in items:
        row = entry.session.get(Envelope, item.envelope_id)
        assert row is not None
        entry.envelopes.renew(row, slots)
        briefs = select(SittingBrief).where(SittingBrief.item_id == item.id)
        for brief in entry.session.scalars(briefs) if out else ():
            held = entry.session.get(Envelope, brief.envelope_id)
            if held is not None:
                entry.envelopes.take_away(held, out)
