"""One meeting with the rules of its day: who votes, who is where, what counts. Reads only.

The same facts serve the vote that is written down, the live figures on the page and the findings
at the end. Rules are those in force on the day of the sitting, also when it is typed in later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.attended import attended
from governance.constitution.in_force import rules_in_force
from governance.constitution.models import Constitution
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
from governance.rules.good_standing import Member, refusals
from governance.rules.meetings import MeetingType, Stay, present_at, present_ever
from governance.rules.parameter_values import CountBase, Moment, Quorum
from governance.rules.parameters import Notice as NoticeRule
from governance.rules.parameters import RuleSet
from governance.rules.proxies import ProxyPaper, ProxyVerdict, proxy_votes
from governance.rules.quorum import (
    QuorumCount,
    QuorumMoment,
    base_of,
    counted_present,
    moment_of_vote,
    quorum_count,
)
from governance.rules.votes import VoteMethod

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
    why: QuorumMoment

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
            if not refusals(
                rule, Member(True, joined.get(person), None, *came.get(person, (0, 0))), day
            )
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

    def voted_in_conflict(self, item_id: str) -> int:
        """How many declared their interest in a point only after they had voted on it."""
        late = Conflict.item_id == item_id, Conflict.voted.is_(True)
        rows = self.session.scalars(select(Conflict.person_id).where(*late))
        return len(set(rows) & self.voters)

    def proxies(
        self, item: AgendaItem, moment: datetime | None, method: VoteMethod
    ) -> tuple[str, ...]:
        """Ids of the slips that give a vote at a point and moment. Who has an interest in the point
        neither carries nor gives one."""
        out = self.conflicted(item.id)
        rows = self.session.scalars(
            select(Proxy)
            .where(Proxy.meeting_id == self.meeting.id, Proxy.accepted.is_(True))
            .order_by(Proxy.received_no)
        ).all()
        only = self.limits(row.id for row in rows)
        standing = (
            ProxyVerdict(ProxyPaper(row.id, row.giver_id, row.holder_id))
            for row in rows
            if row.giver_id not in out
            and (row.revoked_at is None or (moment is not None and moment < row.revoked_at))
            and (row.id not in only or item.id in only[row.id])
        )
        papers = proxy_votes(
            self.rules.proxy,
            standing,
            self.inside(moment) - out,
            method=method,
            for_office=item.kind == "election",
        )
        return tuple(paper.id for paper in papers if paper.giver not in self.inside(moment))

    def slips(self, moment: datetime | None) -> int:
        """Slips that count for the quorum of the meeting as a whole."""
        if not self.rules.proxy.count_to_quorum or not self.items:
            return 0
        return len(self.proxies(self.items[0], moment, VoteMethod.HANDS))

    def limits(self, proxy_ids: Iterable[str]) -> dict[str, set[str]]:
        """Points that slips are limited to, for those that are."""
        found: dict[str, set[str]] = {}
        rows = self.session.execute(
            select(ProxyItem.proxy_id, ProxyItem.item_id).where(
                ProxyItem.proxy_id.in_(tuple(proxy_ids))
            )
        )
        for proxy, item in rows:
            found.setdefault(proxy, set()).add(item)
        return found

    def at_vote(self, item: AgendaItem, moment: datetime | None, method: VoteMethod) -> AtVote:
        """Who counts for a vote under a point."""
        inside, out = self.inside(moment), self.conflicted(item.id)
        slips = len(self.proxies(item, moment, method)) if method.counted else 0
        if self.quorum.moment is Moment.START:
            start = self.start_moment()
            count = self.quorum_at(start, proxies=self.slips(start))
            why = QuorumMoment.OPENING
        else:
            count = self.quorum_at(moment, len(inside & out & self.countable), slips)
            here = len(inside & self.countable)
            why = moment_of_vote(self.quorum, self.base, here, second_meeting=self.second)
        return AtVote(len(inside), len(inside & out), slips, count, why)

    def start_moment(self) -> datetime | None:
        """When the quorum of the opening is counted: after the wait that the rule allows, or at
        the end of a shorter sitting. None before the meeting opens."""
        opened = self.meeting.opened_at
        if opened is None:
            return None
        waited = opened + timedelta(minutes=self.quorum.wait_min)
        closed = self.meeting.closed_at
        return waited if closed is None else min(waited, closed)

    # -- notice ---------------------------------------------------------------------------------

    @cached_property
    def notice_rule(self) -> NoticeRule:
        """The rule on telling members."""
        return self.rules.notice(self.meeting.type)

    @property
    def held_at(self) -> datetime:
        """When it was held, or is planned."""
        return self.meeting.opened_at or self.meeting.planned_at

    def local(self, moment: datetime) -> datetime:
        """A moment in the time of the place, as the rules on notice count it."""
        shifted = moment.astimezone(UTC) + timedelta(minutes=self.meeting.offset_minutes)
        return shifted.replace(tzinfo=None)

    @cached_property
    def told(self) -> tuple[Notice, ...]:
        """Notices of the time at which it is planned now, the earliest first."""
        planned = self.meeting.planned_at
        return tuple(each for each in self.notices if each.planned_at in (None, planned))

    @cached_property
    def text_sent(self) -> datetime | None:
        """When the new words of the rules went out, in the time of the place: with a notice, or as
        a draft constitution that was sent round. None: they did not."""
        sent = [self.local(each.sent_at) for each in self.told if each.text_of_changes]
        rounds = self.session.scalars(
            select(Constitution.circulated_on).where(
                Constitution.group_id == self.meeting.group_id,
                Constitution.circulated_on <= self.meeting.day,
                Constitution.status != "draft",
                or_(
                    Constitution.adopted_on.is_(None),
                    Constitution.adopted_on >= self.meeting.day,
                ),
            )
        )
        sent += [datetime.combine(day, time(0)) for day in rounds if day is not None]
        return min(sent, default=None)

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
