"""Petitions of a group and what came of them. Reads only, no rights."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership.decisions import serials
from governance.leadership.facts import term_of
from governance.leadership.models import Recall, RecallMark
from governance.leadership.term_lines import name_lines, term_lines
from governance.leadership.views import PetitionForm, PetitionLine, RecallState, RecallView
from governance.models import Meeting
from governance.roll import group_of, roll_on
from governance.rules.recall import marks_needed
from sr_board.base.errors import NotFound

__all__ = ["petition_form", "recall_view", "recalls_of"]


def recalls_of(session: Session, group_id: str, on: date) -> tuple[RecallView, ...]:
    """All petitions of a group, the newest first."""
    rows = session.scalars(
        select(Recall)
        .where(Recall.group_id == group_id)
        .order_by(Recall.handed_in_on.desc(), Recall.recorded_at.desc(), Recall.id)
    ).all()
    return tuple(_view(session, row, on) for row in rows)


def recall_view(session: Session, recall_id: str, on: date) -> RecallView:
    """One petition. Raises NotFound "recall-unknown"."""
    row = session.get(Recall, recall_id)
    if row is None:
        raise NotFound("recall-unknown", what="recall")
    return _view(session, row, on)


def _view(session: Session, row: Recall, on: date) -> RecallView:
    term = term_of(session, row.term_id)
    marks = session.scalars(
        select(RecallMark).where(RecallMark.recall_id == row.id).order_by(RecallMark.line)
    ).all()
    wanted = [mark.person_id for mark in marks if mark.person_id]
    names = name_lines(session, row.group_id, [*wanted, *filter(None, [row.verified_by])])
    meeting = session.get(Meeting, row.meeting_id) if row.meeting_id else None
    return RecallView(
        row.id,
        row.group_id,
        group_of(session, row.group_id).name,
        term_lines(session, [term], on)[term.id],
        row.handed_in_on,
        row.petition_marks,
        row.roll,
        row.needed,
        row.notice_days,
        row.verified_marks,
        row.verified_on,
        names.get(row.verified_by or ""),
        tuple(
            PetitionLine(mark.line, names.get(mark.person_id or ""), mark.verdict) for mark in marks
        ),
        row.meeting_id,
        meeting.day if meeting else None,
        serials(session, [row.resolution_id]).get(row.resolution_id or "", ""),
        row.decided_on,
        row.no_new_before,
        _state(row),
    )


def _state(row: Recall) -> RecallState:
    if row.verdict == "dropped":
        short = row.verified_marks is not None and row.verified_marks < row.needed
        return RecallState.TOO_FEW if short else RecallState.DROPPED
    if row.verdict is not None:
        return RecallState(row.verdict)
    if row.verified_marks is None:
        return RecallState.HANDED_IN
    return RecallState.CALLED if row.meeting_id else RecallState.VALID


def petition_form(session: Session, term_id: str, on: date) -> PetitionForm:
    """What stands at the head of the form for a leader. Raises NotFound "term-not-found"."""
    term = term_of(session, term_id)
    group = group_of(session, term.office.group_id)
    rules = rules_in_force(session, group.id, on)
    roll = len(roll_on(session, group.id, on))
    share = rules.recall.petition
    return PetitionForm(
        group.name,
        term_lines(session, [term], on)[term.id],
        roll,
        marks_needed(rules.recall, roll),
        share.num,
        share.den,
        rules.recall.notice_days,
        rules.article_of("recall"),
    )
