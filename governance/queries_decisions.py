"""Reading decisions and action items: search by words, open tasks. Redaction inside.

Right: MEETINGS_READ; a treasurer finds decisions on money, a board member those of her groups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from governance.minutes_loading import action_rows
from governance.models import ActionItem, AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.record import PersonLine
from governance.roll import group_names, names_of
from governance.rules.reading import MONEY_KINDS, Decisions, is_about_money
from governance.sights import Sights
from governance.views import ActionRow, DecisionPage, DecisionRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.text import fold
from sr_board.store.uow import ReadFactory

__all__ = ["DecisionFilter", "DecisionQueries"]


@dataclass(frozen=True)
class DecisionFilter:
    """Which decisions: words in the text or the serial, group, status, kind, days, who moved them
    or owns a task from their point, and whether they are on money."""

    words: str = ""
    group_id: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    person_id: str | None = None
    money: bool = False
    offset: int = 0
    limit: int = 50


class DecisionQueries:
    """Decisions and tasks that the signed-in person may see."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def search(self, wanted: DecisionFilter | None = None) -> DecisionPage:
        """A page of decisions, the newest first. Every word typed must occur."""
        require(self._who, Action.MEETINGS_READ)
        wanted = wanted or DecisionFilter()
        with self._read() as session:
            found = _filtered(Sights(session, self._who), wanted)
            total = session.scalar(found.with_only_columns(func.count(Resolution.id))) or 0
            ids = session.scalars(
                found.with_only_columns(Resolution.id)
                .order_by(Resolution.decided_on.desc(), Resolution.seq.desc(), Resolution.id.desc())
                .offset(wanted.offset)
                .limit(wanted.limit)
            ).all()
            return DecisionPage(_rows(session, ids), total)

    def open_actions(
        self, today: date, group_id: str | None = None, *, mine: bool = False
    ) -> tuple[ActionRow, ...]:
        """Open tasks by due day: her own, and those of groups whose minutes she reads."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            own = ActionItem.owner_id == self._who.person_id
            hers = ActionItem.group_id.in_(Sights(session, self._who).with_minutes())
            query = select(ActionItem).where(
                own if mine else or_(own, hers),
                ActionItem.done_on.is_(None),
                ActionItem.dropped_on.is_(None),
                ActionItem.carried_away.is_(False),
            )
            if group_id is not None:
                query = query.where(ActionItem.group_id == group_id)
            rows = session.scalars(query.order_by(ActionItem.due, ActionItem.id)).all()
            return action_rows(session, rows, self._who, today)


_MONEY = or_(AgendaItem.kind == "accounts", Motion.decision_kind.in_(sorted(MONEY_KINDS)))


def _filtered(sights: Sights, wanted: DecisionFilter) -> Select[Resolution]:
    every = frozenset(sights.with_decisions(Decisions.ALL))
    only_money = frozenset(sights.with_decisions(Decisions.MONEY)) - every
    query = select(Resolution)
    by_motion = wanted.money or only_money or wanted.kind or wanted.person_id
    if by_motion:
        query = query.join(Motion, Motion.id == Resolution.motion_id)
        query = query.join(AgendaItem, AgendaItem.id == Motion.item_id)
    seen: ColumnElement[bool] = Resolution.group_id.in_(sorted(every))
    if only_money:
        seen = or_(seen, and_(Resolution.group_id.in_(sorted(only_money)), _MONEY))
    if every != sights.groups:  # who sees them all is not asked group by group
        query = query.where(seen)
    if wanted.money:
        query = query.where(_MONEY)
    if wanted.kind is not None:
        query = query.where(Motion.decision_kind == wanted.kind)
    if wanted.person_id is not None:
        query = query.where(_hers(wanted.person_id))
    return _narrowed(query, wanted)


def _narrowed(query: Select[Resolution], wanted: DecisionFilter) -> Select[Resolution]:
    for word in fold(wanted.words).split():
        query = query.where(Resolution.search_text.contains(word, autoescape=True))
    if wanted.group_id is not None:
        query = query.where(Resolution.group_id == wanted.group_id)
    if wanted.status is not None:
        query = query.where(Resolution.status == wanted.status)
    if wanted.since is not None:
        query = query.where(Resolution.decided_on >= wanted.since)
    if wanted.until is not None:
        query = query.where(Resolution.decided_on <= wanted.until)
    return query


def _hers(person_id: str) -> ColumnElement[bool]:
    """She moved or seconded it, or a task from its point is hers."""
    tasks = select(ActionItem.item_id).where(ActionItem.owner_id == person_id)
    return or_(
        Motion.proposer_id == person_id,
        Motion.seconder_id == person_id,
        Motion.item_id.in_(tasks),
    )


def _rows(session: Session, ids: Sequence[str]) -> tuple[DecisionRow, ...]:
    found = session.execute(
        select(Resolution, VoteCount, Meeting, Motion, AgendaItem.kind)
        .join(Motion, Motion.id == Resolution.motion_id)
        .join(AgendaItem, AgendaItem.id == Motion.item_id)
        .join(VoteCount, VoteCount.motion_id == Motion.id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .where(Resolution.id.in_(ids))
        .order_by(Resolution.decided_on.desc(), Resolution.seq.desc(), Resolution.id.desc())
    ).all()
    groups = group_names(session, {row[0].group_id for row in found})
    later = {ref for row in found for ref in (row[0].rescinded_by, row[0].ratified_by) if ref}
    serials = dict(
        session.execute(
            select(Resolution.id, Resolution.serial).where(Resolution.id.in_(later))
        ).all()
    )
    movers = names_of(session, None, [row[3].proposer_id for row in found if row[3].proposer_id])
    return tuple(_row(each, groups, serials, movers) for each in found)


def _row(
    found: Row[Resolution, VoteCount, Meeting, Motion, str],
    groups: Mapping[str, str],
    serials: Mapping[str, str],
    movers: Mapping[str, PersonLine],
) -> DecisionRow:
    row, vote, meeting, motion, item_kind = found
    return DecisionRow(
        id=row.id,
        serial=row.serial,
        group_id=row.group_id,
        group_name=groups[row.group_id],
        meeting_id=row.meeting_id,
        meeting_number=meeting.number,
        decided_on=row.decided_on,
        text=row.text,
        status=row.status,
        status_reason=row.status_reason,
        method=vote.method,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        votes_abstain=vote.votes_abstain,
        present_then=vote.present_then,
        kind=motion.decision_kind,
        carried=vote.carried,
        valid=vote.valid,
        void_code=vote.void_code,
        proposer=movers[motion.proposer_id].name if motion.proposer_id else "",
        money=is_about_money(item_kind, motion.decision_kind),
        rescinded_by=serials.get(row.rescinded_by or ""),
        ratified_by=serials.get(row.ratified_by or ""),
    )
