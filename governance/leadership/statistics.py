"""Figures about leaders for a period, with small counts of sub-groups hidden. Reads only.

Source: domain rules A.4 and A.5. Answers about oneself are counted in the database and never leave
it one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.leadership.facts import load_members, load_terms
from governance.leadership.views import LeaderStatistics, Participation
from sr_board.people.models import Group, SubgroupAnswer, SubgroupKey
from sr_board.people.rules.kinds import HowSeated, SelfAnswer, TermState
from sr_board.people.rules.subgroups import SHIPPED_KEYS, SMALLEST_SHOWN, Figure
from sr_board.people.shaping import ids_within

__all__ = ["leader_statistics"]


def leader_statistics(
    session: Session, group_id: str, start: date, end: date, *, participation: bool
) -> LeaderStatistics:
    """Leaders of a group and those below it on the last day of the period."""
    groups = ids_within(group_id, dict(session.execute(select(Group.id, Group.parent_id)).all()))
    terms = load_terms(session, groups)
    now = [term for term in terms if term.serves(end)]
    before = {(t.office.id, t.person_id) for t in terms if t.serves(start)}
    late = [(end - t.due_to).days for t in now if t.state(end) is TermState.HOLDING_OVER]
    leaders = {term.person_id for term in now if term.how is not HowSeated.CO_OPTED}
    return LeaderStatistics(
        start,
        end,
        len({(t.office.id, t.person_id) for t in now}),
        tuple(sorted(Counter(term.how.value for term in now).items())),
        len({(t.office.id, t.person_id) for t in now} - before),
        len(late),
        sum(late) // len(late) if late else 0,
        _participation(session, groups, leaders, end) if participation else (),
    )


def _participation(
    session: Session, groups: Iterable[str], leaders: set[str], day: date
) -> tuple[Participation, ...]:
    members = {
        fact.person.person_id for group in groups for fact in load_members(session, group, day)
    }
    keys = (*SHIPPED_KEYS, *session.scalars(select(SubgroupKey.key).order_by(SubgroupKey.key)))
    return tuple(
        _one(
            key,
            _counted(session, key, leaders),
            _counted(session, key, members),
        )
        for key in keys
    )


def _counted(session: Session, key: str, persons: set[str]) -> tuple[int, int]:
    """How many of these persons said yes, and how many said yes or no."""
    rows = session.execute(
        select(SubgroupAnswer.answer, func.count(func.distinct(SubgroupAnswer.person_id)))
        .where(
            SubgroupAnswer.group_key == key,
            SubgroupAnswer.withdrawn_on.is_(None),
            SubgroupAnswer.person_id.in_(persons),
        )
        .group_by(SubgroupAnswer.answer)
    )
    counts: dict[str, int] = {answer: count for answer, count in rows}
    yes, no = counts.get(SelfAnswer.YES.value, 0), counts.get(SelfAnswer.NO.value, 0)
    return yes, yes + no


def _one(key: str, leaders: tuple[int, int], members: tuple[int, int]) -> Participation:
    """Hidden when either count is small; the rest of those who answered must not give it away."""
    shown = all(
        part >= SMALLEST_SHOWN and whole - part not in range(1, SMALLEST_SHOWN)
        for part, whole in (leaders, members)
    )
    if not shown:
        return Participation(key, _figure(leaders), _figure(members), None)
    share = leaders[0] * members[1] * 100
    return Participation(
        key,
        Figure(leaders[0]),
        Figure(members[0]),
        share // (leaders[1] * members[0]),
    )


def _figure(counted: tuple[int, int]) -> Figure:
    """The count, "<5", or hidden when the others who answered are few."""
    part, whole = counted
    if part < SMALLEST_SHOWN:
        return Figure(None, below=SMALLEST_SHOWN)
    return Figure(None) if whole - part in range(1, SMALLEST_SHOWN) else Figure(part)
