"""Taking an import back: nothing is deleted, what it made is struck through."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from sr_board.access.models import Account
from sr_board.people.batch_writing import set_field, stored
from sr_board.people.models import (
    ImportBatch,
    ImportChange,
    Membership,
    OfficeTerm,
    Person,
    SubgroupAnswer,
)
from sr_board.people.rules.kinds import LeaveReason, PersonStatus
from sr_board.people.rules.membership import status_after

__all__ = ["take_back"]


def take_back(session: Session, batch: ImportBatch, *, now: datetime, today: date) -> None:
    """Put changed values back, strike made memberships through, mark orphaned persons mistaken."""
    _restore_values(session, batch.id)
    for row in session.scalars(select(Membership).where(Membership.batch_id == batch.id)):
        row.struck_number, row.number = row.number or row.struck_number, None
        row.reason, row.left = str(LeaveReason.ERROR), row.left or today
        row.status, row.suspended_until = str(status_after(LeaveReason.ERROR)), None
    session.flush()
    referred = _referred_to(session)
    for person in session.scalars(select(Person).where(Person.batch_id == batch.id)):
        if person.id not in referred:
            person.status = str(PersonStatus.MISTAKEN)
    batch.state, batch.reversed_at = "reversed", now


def _restore_values(session: Session, batch_id: str) -> None:
    """Put a value back only where it still is what the import wrote."""
    changes = session.scalars(select(ImportChange).where(ImportChange.batch_id == batch_id))
    for change in changes.all():
        row = session.get(Membership, change.membership_id)
        if row is None:
            continue
        standing = set_field(session, row, change.field, change.before)
        if standing != stored(change.after):
            set_field(session, row, change.field, standing)


def _referred_to(session: Session) -> set[str]:
    """Persons that something else than the batch refers to."""
    live: ColumnElement[bool] = (Membership.reason.is_(None)) | (
        Membership.reason != LeaveReason.ERROR
    )
    found = set(session.scalars(select(Membership.person_id).where(live)))
    for column in (
        Membership.sponsor_id,
        OfficeTerm.person_id,
        Account.person_id,
        SubgroupAnswer.person_id,
    ):
        found.update(ref for ref in session.scalars(select(column)) if ref is not None)
    return found
