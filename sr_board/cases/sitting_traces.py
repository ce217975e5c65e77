"""What sittings hold of a case is taken back from who is recused: points and briefs.

Called when somebody is recused; checks no rights and commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from sr_board.cases.entry import CaseEntry
from sr_board.cases.models import Envelope, SittingBrief, SittingItem
from sr_board.cases.records_board import SittingPoint
from sr_board.cases.sealing.keeping import open_envelope

__all__ = ["reseal_points"]


def reseal_points(entry: CaseEntry, case_id: str, readers: Iterable[str], out: str) -> None:
    """Points of a case get new keys for `readers`; the account `out` loses its briefs of it.

    Only points that the person at work can open are found; those are all for chair and secretary.
    """
    slots = frozenset(readers) - {out}
    for item in entry.session.scalars(select(SittingItem)):
        found = open_envelope(entry, item.envelope_id)
        point = found[0] if found else None
        if not isinstance(point, SittingPoint) or point.case_id != case_id:
            continue
        row = entry.session.get(Envelope, item.envelope_id)
        assert row is not None
        entry.envelopes.renew(row, slots)
        briefs = select(SittingBrief).where(SittingBrief.item_id == item.id)
        for brief in entry.session.scalars(briefs):
            held = entry.session.get(Envelope, brief.envelope_id)
            if held is not None and out:
                entry.envelopes.take_away(held, out)
