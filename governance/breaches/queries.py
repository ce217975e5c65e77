"""Reading breaches: the register, those of one object or meeting, and what waits for an answer.

Right: BREACHES_READ, and only of groups whose minutes she may read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from governance.breaches.models import BreachAnswer, RuleBreach
from governance.breaches.recording import facts_from, still_open
from governance.models import Meeting, Resolution
from governance.roll import group_names, names_of
from governance.rules.findings import Fact, Finding, Level
from governance.sights import Sights
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["BreachFilter", "BreachPage", "BreachQueries", "BreachReply", "BreachRow", "breach_rows"]

_RANK = case(
    (RuleBreach.level == Level.BREACH.value, 0), (RuleBreach.level == Level.WARN.value, 1), else_=2
)


@dataclass(frozen=True)
class BreachFilter:
    """Which breaches a list shows, the newest first."""

    group_id: str | None = None
    open_only: bool = False
    least: Level = Level.NOTE
    meeting_id: str | None = None
    object_id: str | None = None
    since: date | None = None
    until: date | None = None
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True)
class BreachReply:
    """What was answered. `kind`: explained, ratified, mended, or raised (a graver breach stands in
    its place). `by`: who explained. `serial`: the resolution that ratified."""

    kind: str
    on: date | None
    by: str
    text: str
    serial: str | None


@dataclass(frozen=True)
class BreachRow:
    """A rule that was not met, and what was answered; `answer` is None while it is open."""

    id: str
    group_id: str
    group_name: str
    finding: Finding
    article: int | None
    adopted: bool
    object_kind: str
    object_id: str
    meeting_id: str | None
    meeting_number: int | None
    found_on: date
    answer: BreachReply | None

    @property
    def open(self) -> bool:
        """Whether it still waits for an explanation or a resolution."""
        return self.answer is None

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The numbers that were used."""
        return self.finding.facts


@dataclass(frozen=True)
class BreachPage:
    """One page of breaches and how many there are in all."""

    rows: tuple[BreachRow, ...]
    total: int


class BreachQueries:
    """Breaches that the signed-in person may see."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def register(self, wanted: BreachFilter | None = None) -> BreachPage:
        """A page of breaches, the newest first."""
        require(self._who, Action.BREACHES_READ)
        wanted = wanted or BreachFilter()
        with self._read() as session:
            query = _filtered(Sights(session, self._who).with_minutes(), wanted)
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            page = query.order_by(RuleBreach.found_on.desc(), _RANK, RuleBreach.id)
            rows = session.scalars(page.offset(wanted.offset).limit(wanted.limit)).all()
            return BreachPage(breach_rows(session, rows), total)

    def one(self, breach_id: str) -> BreachRow | None:
        """One breach, None when it is not hers to see."""
        require(self._who, Action.BREACHES_READ)
        with self._read() as session:
            groups = Sights(session, self._who).with_minutes()
            row = session.get(RuleBreach, breach_id)
            if row is None or row.group_id not in groups:
                return None
            return breach_rows(session, [row])[0]

    def waiting(self, limit: int = 50) -> BreachPage:
        """What waits for an explanation or for the next meeting's resolution, the gravest first.

        For information only is left out. Nothing for those who may not answer.
        """
        require(self._who, Action.BREACHES_READ)
        if not self._who.may(Action.BREACHES_WRITE):
            return BreachPage((), 0)
        with self._read() as session:
            groups = Sights(session, self._who).with_minutes()
            query = _filtered(groups, BreachFilter(open_only=True, least=Level.WARN))
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            rows = session.scalars(
                query.order_by(_RANK, RuleBreach.found_on, RuleBreach.id).limit(limit)
            ).all()
            return BreachPage(breach_rows(session, rows), total)


def _filtered(groups: Sequence[str], wanted: BreachFilter) -> Select[RuleBreach]:
    query = select(RuleBreach).where(RuleBreach.group_id.in_(groups))
    if wanted.group_id is not None:
        query = query.where(RuleBreach.group_id == wanted.group_id)
    if wanted.open_only:
        query = query.where(still_open())
    if wanted.least is not Level.NOTE:
        levels = [level.value for level in Level if level.rank >= wanted.least.rank]
        query = query.where(RuleBreach.level.in_(levels))
    if wanted.meeting_id is not None:
        query = query.where(RuleBreach.meeting_id == wanted.meeting_id)
    if wanted.object_id is not None:
        query = query.where(RuleBreach.object_id == wanted.object_id)
    if wanted.since is not None:
        query = query.where(RuleBreach.found_on >= wanted.since)
    if wanted.until is not None:
        query = query.where(RuleBreach.found_on <= wanted.until)
    return query


def breach_rows(session: Session, rows: Sequence[RuleBreach]) -> tuple[BreachRow, ...]:
    """Frozen rows in the order given. Checks no rights: for queries and records of this area."""
    ids = [row.id for row in rows]
    answers = _answers(session, ids)
    raised = set(session.scalars(select(RuleBreach.raises).where(RuleBreach.raises.in_(ids))))
    meetings = {row.meeting_id for row in rows if row.meeting_id}
    numbers = dict(
        session.execute(select(Meeting.id, Meeting.number).where(Meeting.id.in_(meetings))).all()
    )
    groups = group_names(session, {row.group_id for row in rows})
    graver = BreachReply("raised", None, "", "", None)
    return tuple(
        BreachRow(
            id=row.id,
            group_id=row.group_id,
            group_name=groups[row.group_id],
            finding=Finding(
                row.rule_key, row.code, Level(row.level), facts_from(row.facts), row.mend_by
            ),
            article=row.article,
            adopted=row.constitution_id is not None,
            object_kind=row.object_kind,
            object_id=row.object_id,
            meeting_id=row.meeting_id,
            meeting_number=numbers.get(row.meeting_id) if row.meeting_id else None,
            found_on=row.found_on,
            answer=answers.get(row.id) or (graver if row.id in raised else None),
        )
        for row in rows
    )


def _answers(session: Session, ids: Sequence[str]) -> dict[str, BreachReply]:
    found = session.scalars(
        select(BreachAnswer)
        .where(BreachAnswer.breach_id.in_(ids))
        .order_by(BreachAnswer.recorded_at, BreachAnswer.id)
    ).all()
    names = names_of(session, None, {each.person_id for each in found if each.person_id})
    wanted = {each.resolution_id for each in found if each.resolution_id}
    serials = dict(
        session.execute(
            select(Resolution.id, Resolution.serial).where(Resolution.id.in_(wanted))
        ).all()
    )
    made: dict[str, BreachReply] = {}
    for each in found:
        who = names.get(each.person_id) if each.person_id else None
        made[each.breach_id] = BreachReply(
            each.kind,
            each.answered_on,
            who.name if who else "",
            each.text,
            serials.get(each.resolution_id) if each.resolution_id else None,
        )
    return made
