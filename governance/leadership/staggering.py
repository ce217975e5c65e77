"""Who retires at a general meeting where a part of the leaders changes each year. Reads only."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership.facts import TermFact, load_terms
from governance.leadership.models import LotRecord
from governance.leadership.term_lines import term_lines
from governance.leadership.views_turns import StaggeredView
from governance.models import Meeting
from governance.roll import group_of
from governance.rules.staggered import retiring
from sr_board.people.rules.kinds import HowSeated

__all__ = ["staggered"]

_HELD = ("closed", "minuted", "approved")


def staggered(
    session: Session, group_id: str, on: date, lot_id: str | None = None
) -> StaggeredView:
    """The plan for a general meeting on a day. Raises NotFound "group-not-found".

    Acting leaders hold no place of their own. Without `lot_id` the last lot drawn between exactly
    the tied persons counts.
    """
    group = group_of(session, group_id)
    rule = rules_in_force(session, group_id, on).rotation
    serving = {
        term.id: term
        for term in load_terms(session, [group_id])
        if term.serves(on) and term.started < on and term.how is not HowSeated.ACTING
    }
    elected = {ref: term.started for ref, term in serving.items()}
    first = not _general_before(session, group_id, on)
    plan = retiring(elected, rule, first_meeting=first)
    lot = _lot(session, group_id, plan.tied, serving, lot_id)
    chosen = plan.certain
    if lot is not None:
        by_person = {serving[ref].person_id: ref for ref in plan.tied}
        order = tuple(by_person[person] for person in lot.drawn.split())
        chosen = retiring(elected, rule, first_meeting=first, lot=order).certain
    lines = term_lines(session, list(serving.values()), on)
    return StaggeredView(
        group.id,
        group.name,
        on,
        len(serving),
        plan.retire,
        first,
        tuple(lines[ref] for ref in plan.certain),
        tuple(lines[ref] for ref in plan.tied),
        plan.places_for_tied,
        lot.id if lot else None,
        tuple(lines[ref] for ref in chosen),
    )


def _general_before(session: Session, group_id: str, on: date) -> bool:
    """A general meeting was held before: then only a part retires."""
    rows = session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id, Meeting.type == "general", Meeting.status.in_(_HELD)
        )
    )
    return any(row.day < on for row in rows)


def _lot(
    session: Session,
    group_id: str,
    tied: tuple[str, ...],
    serving: dict[str, TermFact],
    lot_id: str | None,
) -> LotRecord | None:
    """The lot between exactly these persons."""
    if not tied:
        return None
    wanted = " ".join(sorted(serving[ref].person_id for ref in tied))
    query = (
        select(LotRecord)
        .where(
            LotRecord.group_id == group_id,
            LotRecord.purpose == "staggered",
            LotRecord.tied == wanted,
        )
        .order_by(LotRecord.recorded_at.desc(), LotRecord.id)
        .limit(1)
    )
    if lot_id is not None:
        query = query.where(LotRecord.id == lot_id)
    return session.scalars(query).first()
