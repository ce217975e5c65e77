"""Reading decisions and action items: search by words, open tasks. Redaction inside.

Right: MEETINGS_READ; a treasurer finds decisions on money, a board member those of her groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, func, or_, select

from governance.minutes_loading import action_rows
from governance.models import ActionItem, AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.roll import group_names
from governance.rules.reading import MONEY_KINDS, Decisions
from governance.sights import Sights
from governance.views import ActionRow, DecisionPage, DecisionRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.text import fold
from sr_board.store.uow import ReadFactory

__all__ = ["DecisionFilter", "DecisionQueries"]


@dataclass(frozen=True)
class DecisionFilter:
    """Which decisions: words in the text or the serial, group, status, days."""

    words: str = ""
    group_id: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
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
            query = _filtered(Sights(session, self._who), wanted)
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            rows = session.execute(
                query.order_by(Resolution.decided_on.desc(), Resolution.seq.desc(), Resolution.id)
                .offset(wanted.offset)
                .limit(wanted.limit)
            ).all()
            groups = group_names(session, {row[0].group_id for row in rows})
            return DecisionPage(
                tuple(_row(row[0], row[1], row[2], groups[row[0].group_id]) for row in rows), total
            )

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


def _filtered(sights: Sights, wanted: DecisionFilter) -> Select[Resolution, VoteCount, Meeting]:
    money = or_(AgendaItem.kind == "accounts", Motion.decision_kind.in_(sorted(MONEY_KINDS)))
    query = (
        select(Resolution, VoteCount, Meeting)
        .join(Motion, Motion.id == Resolution.motion_id)
        .join(AgendaItem, AgendaItem.id == Motion.item_id)
        .join(VoteCount, VoteCount.motion_id == Motion.id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
        .where(
            or_(
                Resolution.group_id.in_(sights.with_decisions(Decisions.ALL)),
                and_(Resolution.group_id.in_(sights.with_decisions(Decisions.MONEY)), money),
            )
        )
    )
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


def _row(row: Resolution, vote: VoteCount, meeting: Meeting, group_name: str) -> DecisionRow:
    return DecisionRow(
        id=row.id,
        serial=row.serial,
        group_id=row.group_id,
        group_name=group_name,
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
    )
