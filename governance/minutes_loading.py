"""Builds the views of minutes, action items and the audit code. Reads only; knows no right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.entry_decisions import action_state
from governance.models import (
    ActionItem,
    Meeting,
    Minutes,
    MinutesApproval,
    MinutesCorrection,
    MinutesMark,
    Resolution,
)
from governance.record import MeetingRecord, PersonLine, canonical, digest_of, from_canonical
from governance.record_loading import load_record
from governance.roll import group_names, names_of
from governance.rules.actions import is_late, is_stuck
from governance.rules.minutes import Mark, MarkCapacity, MarkKind, MinutesState, missing_marks
from governance.views import ActionRow, CorrectionView, MarkView, MinutesView
from sr_board.access.check import SignedIn
from sr_board.audit.chain import code_of
from sr_board.audit.models import BookEvent

__all__ = ["action_rows", "actions_of", "audit_code", "minutes_view", "record_of"]


def record_of(session: Session, meeting: Meeting, minutes: Minutes | None) -> MeetingRecord:
    """The signed record where there is one, else the record as it stands."""
    if minutes is not None and minutes.state == MinutesState.SIGNED:
        return from_canonical(minutes.content)
    return load_record(session, meeting)


def minutes_view(session: Session, meeting: Meeting, minutes: Minutes) -> MinutesView:
    """How far the minutes are, with marks and corrections."""
    marks = session.scalars(
        select(MinutesMark).where(MinutesMark.minutes_id == minutes.id).order_by(MinutesMark.place)
    ).all()
    approval = session.scalars(
        select(MinutesApproval).where(MinutesApproval.minutes_id == minutes.id)
    ).one_or_none()
    named = {mark.person_id for mark in marks}
    if minutes.reader_id is not None:
        named.add(minutes.reader_id)
    names = {**names_of(session, meeting.group_id, named), **_as_signed(minutes)}
    given = (Mark(m.person_id, MarkCapacity(m.capacity), MarkKind(m.kind)) for m in marks)
    wanted = rules_in_force(session, meeting.group_id, meeting.day).minutes_marks
    return MinutesView(
        id=minutes.id,
        state=MinutesState.APPROVED.value if approval is not None else minutes.state,
        reader=None if minutes.reader_id is None else names[minutes.reader_id],
        read_language=minutes.read_language,
        read_on=minutes.read_on,
        objections=minutes.objections,
        changed_since_read=_changed(session, meeting, minutes),
        marks=tuple(MarkView(m.capacity, names[m.person_id], m.kind) for m in marks),
        missing_marks=tuple(mark.value for mark in missing_marks(given, wanted)),
        signed_on=minutes.signed_on,
        scan_id=minutes.scan_id,
        scan_sha256=minutes.scan_sha256,
        digest=minutes.digest,
        approved_on=None if approval is None else approval.approved_on,
        corrections=_corrections(session, minutes),
    )


def _as_signed(minutes: Minutes) -> dict[str, PersonLine]:
    """Persons as the signed record names them: a new name later does not touch the paper."""
    if minutes.state != MinutesState.SIGNED:
        return {}
    record = from_canonical(minutes.content)
    lines = [*record.absent, *record.apologies, *(line.person for line in record.present)]
    return {line.id: line for line in lines}


def _changed(session: Session, meeting: Meeting, minutes: Minutes) -> bool:
    if minutes.state != MinutesState.READ_ALOUD:
        return False
    return digest_of(canonical(load_record(session, meeting))) != minutes.digest


def _corrections(session: Session, minutes: Minutes) -> tuple[CorrectionView, ...]:
    rows = session.execute(
        select(MinutesCorrection, Meeting, Resolution.serial)
        .outerjoin(Meeting, Meeting.id == MinutesCorrection.decided_at)
        .outerjoin(Resolution, Resolution.id == MinutesCorrection.resolution_id)
        .where(MinutesCorrection.minutes_id == minutes.id)
        .order_by(MinutesCorrection.no)
    ).all()
    replaced = {note.supersedes for note, _, _ in rows}
    return tuple(
        CorrectionView(
            id=note.id,
            no=note.no,
            item_no=note.item_no,
            wrong=note.wrong,
            right=note.right,
            decided_on=None if at is None else at.day,
            serial=serial,
            superseded=note.id in replaced,
        )
        for note, at, serial in rows
    )


def actions_of(session: Session, meeting: Meeting, who: SignedIn) -> tuple[ActionRow, ...]:
    """The action items of a meeting with what became of them, reckoned on its own day."""
    rows = session.scalars(
        select(ActionItem).where(ActionItem.meeting_id == meeting.id).order_by(ActionItem.no)
    ).all()
    return action_rows(session, rows, who, meeting.day)


def action_rows(
    session: Session, rows: Sequence[ActionItem], who: SignedIn, today: date
) -> tuple[ActionRow, ...]:
    """Views of action items; late and stuck are reckoned on `today`."""
    groups = group_names(session, {row.group_id for row in rows})
    names = {group: names_of(session, group, _owners(rows, group)) for group in groups}
    return tuple(
        ActionRow(
            id=row.id,
            group_id=row.group_id,
            group_name=groups[row.group_id],
            meeting_id=row.meeting_id,
            text=row.text,
            owner=names[row.group_id][row.owner_id],
            due=row.due,
            state=_state(row),
            done_on=row.done_on,
            carries=row.carries,
            late=is_late(action_state(row), today),
            stuck=is_stuck(action_state(row)),
            mine=row.owner_id == who.person_id,
            former_owner=names[row.group_id].get(row.former_owner_id or ""),
        )
        for row in rows
    )


def _owners(rows: Iterable[ActionItem], group_id: str) -> list[str]:
    own = [row for row in rows if row.group_id == group_id]
    return [ref for row in own for ref in (row.owner_id, row.former_owner_id) if ref is not None]


def _state(row: ActionItem) -> str:
    if row.done_on is not None:
        return "done"
    if row.dropped_on is not None:
        return "dropped"
    return "carried" if row.carried_away else "open"


def audit_code(session: Session, minutes: Minutes | None) -> str:
    """The code of the act that signed these minutes, else of the newest act ("" without any).

    The signing act covers the signed row itself, so the code on the sheet vouches for its text.
    """
    query = select(BookEvent.n, BookEvent.hash).order_by(BookEvent.n.desc()).limit(1)
    if minutes is not None and minutes.state == MinutesState.SIGNED:
        query = query.where(
            BookEvent.subject == f"minutes/{minutes.id}", BookEvent.action == "minutes.signed"
        )
    row = session.execute(query).one_or_none()
    return "" if row is None else code_of(row.n, row.hash)
