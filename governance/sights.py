"""What the signed-in person may see of each group's meetings: the filter of all queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from governance.models import Meeting
from governance.record import ItemLine, MeetingRecord
from governance.roll import group_kinds, own_groups
from governance.rules.reading import Decisions, Sight, is_about_money, sight
from sr_board.access.check import SignedIn
from sr_board.base.errors import NotFound

__all__ = ["Sights", "redacted"]


class Sights:
    """Her sight of every group, read once per query."""

    def __init__(self, session: Session, who: SignedIn) -> None:
        own = own_groups(session, who.person_id)
        self._by_group: Mapping[str, Sight] = {
            group_id: sight(who.roles, group_kind=kind, own=group_id in own)
            for group_id, kind in group_kinds(session).items()
        }

    def of(self, group_id: str) -> Sight:
        """Her sight of one group."""
        return self._by_group.get(group_id, Sight())

    @property
    def groups(self) -> frozenset[str]:
        """All groups, whether she may know of their meetings or not."""
        return frozenset(self._by_group)

    def heads(self) -> tuple[str, ...]:
        """Groups whose meetings she may know of."""
        return tuple(sorted(g for g, s in self._by_group.items() if s.heads))

    def with_minutes(self) -> tuple[str, ...]:
        """Groups whose minutes she may read."""
        return tuple(sorted(g for g, s in self._by_group.items() if s.minutes))

    def with_decisions(self, least: Decisions) -> tuple[str, ...]:
        """Groups of whose decisions she may see at least these."""
        return tuple(sorted(g for g, s in self._by_group.items() if s.decisions >= least))

    def meeting(self, session: Session, meeting_id: str) -> tuple[Meeting, Sight]:
        """A meeting she may know of. Raises NotFound "meeting-unknown", also for one not hers."""
        row = session.get(Meeting, meeting_id)
        if row is None or not self.of(row.group_id).heads:
            raise NotFound("meeting-unknown", what="meeting")
        return row, self.of(row.group_id)


def redacted(record: MeetingRecord, seen: Sight) -> MeetingRecord:
    """The record with only what `seen` shows; the shape stays, the rest is empty."""
    if seen.minutes:
        return record
    items = tuple(_item(item, seen) for item in record.items)
    room = seen.room
    shown = {motion.id for item in items for motion in item.motions}
    return replace(
        record,
        items=tuple(item for item in items if room or item.motions),
        opening="",
        closing="",
        actions=(),
        notices=(),
        present=record.present if room else (),
        apologies=record.apologies if room else (),
        absent=record.absent if room else (),
        guests=(),
        urgent_reason="",
        proxies=(),
        breaches=tuple(each for each in record.breaches if each.motion_id in shown),
    )


def _item(item: ItemLine, seen: Sight) -> ItemLine:
    motions = tuple(
        motion
        for motion in item.motions
        if motion.vote is not None
        and (
            seen.decisions is Decisions.ALL
            or (
                seen.decisions is Decisions.MONEY
                and is_about_money(item.kind, motion.decision_kind)
            )
        )
    )
    title = item.title if seen.room or motions else ""
    return ItemLine(item.id, item.no, title, item.kind, "", "", item.done, motions)
