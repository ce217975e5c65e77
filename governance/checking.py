"""One meeting with the rules of its day: who votes, who is where, what counts. Reads only.

The same facts serve the vote that is written down, the live figures on the page and the findings
at the end. Rules are those in force on the day of the sitting, also when it is typed in later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attended import attended
from governance.constitution.in_force import rules_in_force
from governance.electorate import voters_of
from governance.models import (
    AgendaItem,
    Attendance,
    Conflict,
    Meeting,
    Motion,
    Notice,
    Proxy,
    ProxyItem,
    VoteCount,
)
from governance.roll import joined_on
from governance.rules.meetings import MeetingType, Stay, present_at, present_ever
from governance.rules.parameter_values import CountBase, Quorum
from governance.rules.parameters import RuleSet
from governance.rules.quorum import (
    QuorumCount,
    base_of,
    counted_present,
    moment_of_vote,
    quorum_count,
)

__all__ = ["AtVote", "Sitting"]


@dataclass(frozen=True)
class AtVote:
    """Who counts at one point and moment.

    `inside`: voting members in the room. `conflicted`: of those, with an interest in the point.
    `proxies`: slips that give a vote. `most`: votes that can be given, conflicted ones left out.
    """

    inside: int
    conflicted: int
    proxies: int
    quorum: QuorumCount
    code: str

    @property
    def most(self) -> int:
        """Votes that can be given without those in conflict."""
        return self.inside - self.conflicted + self.proxies


class Sitting:
    """One meeting while it is checked. Facts are read when first asked for, and once."""

    def __init__(self, session: Session, meeting: Meeting) -> None:
        self.session, self.meeting = session, meeting

    @cached_property
    def rules(self) -> RuleSet:
        """The rules in force on the day of the sitting."""
        return rules_in_force(self.session, self.meeting.group_id, self.meeting.day)

    @cached_property
    def voters(self) -> frozenset[str]:
        """Persons with a vote."""
        return frozenset(line.person_id for line in voters_of(self.session, self.meeting))

    @property
    def about_a_child(self) -> bool:
        """A board is never stopped: too little notice or too few members are ratified later."""
        return self.meeting.type == MeetingType.BOARD

    # -- quorum ---------------------------------------------------------------------------------

    @cached_property
    def quorum(self) -> Quorum:
        """The rule on how many must be present."""
        return self.rules.quorum(self.meeting.type)

    @property
    def quorum_key(self) -> str:
        """The key of that rule."""
        return f"quorum.{self.meeting.type}"

    @cached_property
    def first(self) -> Meeting | None:
        """The meeting that was put off, of which this is the second."""
        if self.meeting.adjourned_from is None:
            return None
        return self.session.get(Meeting, self.meeting.adjourned_from)

    @property
    def second(self) -> bool:
        """Whether this follows a meeting that was put off."""
        return self.first is not None and self.first.put_off

    @cached_property
    def countable(self) -> frozenset[str]:
        """Voters who count for the quorum: all, or those in good standing where the rule says so.

        Dues are not known here, so they pass.
        """
        if self.quorum.base is not CountBase.GOOD_STANDING:
            return self.voters
        rule, day = self.rules.good_standing, self.meeting.day
        came = attended(self.session, self.meeting.group_id, day)
        joined = joined_on(self.session, self.meeting.group_id)
        return frozenset(
            person
            for person in self.voters
            if in_standing(rule, joined.get(person), came.get(person, (0, 0)), day)
        )

    @cached_property
    def base(self) -> int:
        """The whole on which the quorum is reckoned."""
        voters = len(self.voters)
        return base_of(
            self.quorum, roll=voters, good_standing=len(self.countable), seats_filled=voters
        )

    def quorum_at(
        self, moment: datetime | None, conflicted: int = 0, proxies: int = 0
    ) -> QuorumCount:
        """The quorum as it stands at a moment (None: by all who came at any time)."""
        counted = counted_present(
            len(self.inside(moment) & self.countable),
            conflicted=conflicted,
            proxies=proxies,
            proxies_count=self.rules.proxy.count_to_quorum,
        )
        return quorum_count(self.quorum, self.base, counted, second_meeting=self.second)

    # -- the room -------------------------------------------------------------------------------

    def stays(self) -> tuple[Stay, ...]:
        """Stays of persons of the register."""
        rows = self.session.scalars(
            select(Attendance).where(
                Attendance.meeting_id == self.meeting.id, Attendance.kind == "present"
            )
        )
        return tuple(
            Stay(row.person_id, row.came_at, row.left_at)
            for row in rows
            if row.person_id and row.came_at
        )

    def inside(self, moment: datetime | None) -> frozenset[str]:
        """Voters in the room at `moment` (None: at any time of the sitting)."""
        stays = self.stays()
        there = present_ever(stays) if moment is None else present_at(stays, moment)
        return there & self.voters

    def conflicted(self, item_id: str) -> frozenset[str]:
        """Persons who declared an interest in a point."""
        rows = self.session.scalars(select(Conflict.person_id).where(Conflict.item_id == item_id))
        return frozenset(rows)

    def proxies(self, item_id: str | None, moment: datetime | None) -> tuple[Proxy, ...]:
        """Accepted slips that give a vote at a point and moment: the holder is in the room, the
        giver is not, neither has an interest in it, and nobody took the slip back."""
        inside = self.inside(moment)
        out = frozenset() if item_id is None else self.conflicted(item_id)
        rows = self.session.scalars(
            select(Proxy)
            .where(Proxy.meeting_id == self.meeting.id, Proxy.accepted.is_(True))
            .order_by(Proxy.received_no)
        ).all()
        only = self._limits(row.id for row in rows)
        return tuple(
            row
            for row in rows
            if row.holder_id in inside - out
            and row.giver_id not in inside | out
            and (row.revoked_at is None or (moment is not None and moment < row.revoked_at))
            and (item_id is None or row.id not in only or item_id in only[row.id])
        )

    def _limits(self, proxy_ids: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        rows = self.session.execute(
            select(ProxyItem.proxy_id, ProxyItem.item_id).where(
                ProxyItem.proxy_id.in_(tuple(proxy_ids))
            )
        )
        for proxy, item in rows:
            found.setdefault(proxy, set()).add(item)
        return found

    def at_vote(self, item_id: str, moment: datetime | None, *, proxies: bool) -> AtVote:
        """Who counts for a vote under a point. `proxies`: whether this kind of vote takes them."""
        inside, out = self.inside(moment), self.conflicted(item_id)
        slips = len(self.proxies(item_id, moment)) if proxies else 0
        count = self.quorum_at(moment, len(inside & out & self.countable), slips)
        here = len(inside & self.countable)
        code = moment_of_vote(self.quorum, self.base, here, second_meeting=self.second)
        return AtVote(len(inside), len(inside & out), slips, count, code)

    # -- rows -----------------------------------------------------------------------------------

    @cached_property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda in order."""
        found = select(AgendaItem).where(AgendaItem.meeting_id == self.meeting.id)
        return tuple(self.session.scalars(found.order_by(AgendaItem.no)))

    @cached_property
    def motions(self) -> tuple[Motion, ...]:
        """Motions that were put and not withdrawn, in order."""
        found = (
            select(Motion)
            .join(AgendaItem, AgendaItem.id == Motion.item_id)
            .where(AgendaItem.meeting_id == self.meeting.id, Motion.withdrawn_at.is_(None))
        )
        return tuple(self.session.scalars(found.order_by(AgendaItem.no, Motion.no)))

    @cached_property
    def votes(self) -> dict[str, VoteCount]:
        """Counts by motion."""
        ids = [motion.id for motion in self.motions]
        rows = self.session.scalars(select(VoteCount).where(VoteCount.motion_id.in_(ids)))
        return {row.motion_id: row for row in rows}

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """How members were told, the earliest first."""
        found = select(Notice).where(Notice.meeting_id == self.meeting.id)
        return tuple(self.session.scalars(found.order_by(Notice.sent_at, Notice.id)))
