"""Writing a proposal into the register as one batch, and reading the register it is made against.

Decides nothing: what is ready or changed in the proposal is written, all else is only counted.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.base.ids import new_id
from sr_board.base.text import fold
from sr_board.people.exchange.proposal import (
    NEW_GROUP,
    Change,
    Existing,
    KnownMember,
    Proposal,
    ProposedRow,
    RowState,
)
from sr_board.people.models import (
    Group,
    ImportBatch,
    ImportChange,
    Membership,
    Person,
    PersonPrivate,
)
from sr_board.people.records import NewPerson, Records, search_key
from sr_board.people.rules.kinds import (
    GroupKind,
    GroupStatus,
    LeaveReason,
    MemberClass,
    MemberStatus,
    PersonStatus,
)

__all__ = ["BatchWriter", "register_now", "set_field", "stored"]

_DATES = frozenset({"joined", "left"})
_PRIVATE = frozenset({"phone", "legal_name"})


def register_now(session: Session, *, today: date, private: bool) -> Existing:
    """The register as a proposal meets it; private data only with the right to see it."""
    groups = session.execute(select(Group.id, Group.name, Group.status)).all()
    secrets: dict[str, PersonPrivate] = {}
    if private:
        secrets = {row.person_id: row for row in session.scalars(select(PersonPrivate))}
    members: list[KnownMember] = []
    used: dict[str, set[int]] = {}
    for row, person in session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .order_by(Membership.group_id, Membership.number, Membership.id)
    ):
        if row.number is not None:
            used.setdefault(row.group_id, set()).add(row.number)
        if person.status != PersonStatus.MISTAKEN:
            members.append(_known(row, person, secrets.get(person.id)))
    return Existing(
        today=today,
        groups={ref: name for ref, name, _ in groups},
        closed_groups=frozenset(ref for ref, _, state in groups if state == "dissolved"),
        members=tuple(members),
        used_numbers={ref: frozenset(numbers) for ref, numbers in used.items()},
        may_private=private,
    )


def _known(row: Membership, person: Person, secret: PersonPrivate | None) -> KnownMember:
    return KnownMember(
        row.id,
        person.id,
        row.group_id,
        row.number,
        person.chosen_name,
        MemberClass(row.member_class),
        MemberStatus(row.status),
        row.joined,
        row.left,
        LeaveReason(row.reason) if row.reason else None,
        secret.phone if secret else "",
        secret.legal_name if secret else "",
    )


def stored(value: object) -> str | None:
    """A value as it is kept for taking back: ISO dates, plain words, None for nothing."""
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def set_field(session: Session, row: Membership, field: str, value: str | None) -> str | None:
    """Write one field of a membership or of its person; returns what stood there before."""
    target: Membership | Person | PersonPrivate | None = row
    if field in _PRIVATE:
        target = session.get(PersonPrivate, row.person_id)
    elif field == "name":
        target = session.get(Person, row.person_id)
    column = "chosen_name" if field == "name" else field
    before = stored(getattr(target, column)) if target is not None else None
    if target is None:
        return before
    if field in _DATES:
        setattr(target, column, date.fromisoformat(value) if value else None)
    else:
        setattr(target, column, value if value or field == "reason" else "")
    if isinstance(target, Person):
        target.search_key = search_key(target.chosen_name)
    return before


class BatchWriter:
    """Writes one batch. Rows are flushed in the order of their references."""

    def __init__(self, records: Records, home_id: str) -> None:
        self._records, self._session, self._home = records, records.session, home_id
        self._groups: dict[str, str] = {}

    def write(self, proposal: Proposal, digest: str) -> ImportBatch:
        """Write all rows that are ready or changed. Returns the batch (not yet committed)."""
        batch = self._batch(proposal, digest)
        self._session.add(batch)
        self._session.flush()
        ready = [row for row in proposal.rows if row.state is RowState.READY]
        for row in ready:
            if row.data.group_id == NEW_GROUP:
                self._make_group(row.data.group_name, batch.id)
        self._session.flush()
        persons = [self._person_for(row, batch.id) for row in ready]
        self._session.flush()
        for row, person_id in zip(ready, persons, strict=True):
            self._write_member(row, person_id, batch.id)
        for row in proposal.rows:
            if row.state is RowState.CHANGE:
                self._write_changes(row, batch.id)
        self._session.flush()
        return batch

    def _batch(self, proposal: Proposal, digest: str) -> ImportBatch:
        counts = proposal.counts
        return ImportBatch(
            id=new_id(),
            file_digest=digest,
            state="done",
            added=counts[RowState.READY],
            changed=counts[RowState.CHANGE],
            unchanged=counts[RowState.UNCHANGED],
            asked=counts[RowState.QUESTION],
            left_out=counts[RowState.LEFT_OUT],
            **self._records.stamp,
        )

    def _make_group(self, name: str, batch_id: str) -> None:
        """A group named in the file: a self-help group under the group of the import."""
        if fold(name) in self._groups:
            return
        group = Group(
            id=new_id(),
            kind=str(GroupKind.SHG),
            code="",
            name=name,
            search_key=search_key(name)[:260],
            parent_id=self._home,
            status=str(GroupStatus.ACTIVE),
            batch_id=batch_id,
            **self._records.stamp,
        )
        self._session.add(group)
        self._groups[fold(name)] = group.id

    def _person_for(self, row: ProposedRow, batch_id: str) -> str:
        if row.person_id is not None:
            return self._records.person(row.person_id).id
        return self._records.add_person(NewPerson(row.data.name), batch_id).id

    def _write_member(self, row: ProposedRow, person_id: str, batch_id: str) -> None:
        data = row.data
        group_id = (
            self._groups[fold(data.group_name)] if data.group_id == NEW_GROUP else data.group_id
        )
        if row.person_id is None and (data.phone or data.legal_name):
            self._session.add(
                PersonPrivate(
                    person_id=person_id,
                    legal_name=data.legal_name,
                    phone=data.phone,
                    **self._records.stamp,
                )
            )
        self._session.add(
            Membership(
                id=new_id(),
                person_id=person_id,
                group_id=group_id,
                number=data.number,
                member_class=str(data.member_class),
                status=str(data.status),
                joined=data.joined,
                left=data.left,
                reason=str(data.reason) if data.reason else None,
                batch_id=batch_id,
                **self._records.stamp,
            )
        )

    def _write_changes(self, row: ProposedRow, batch_id: str) -> None:
        member = self._records.membership(row.membership_id or "")
        for change in row.changes:
            self._write_change(member, change, batch_id)

    def _write_change(self, member: Membership, change: Change, batch_id: str) -> None:
        if change.field in _PRIVATE and self._session.get(PersonPrivate, member.person_id) is None:
            self._records.set_private(member.person_id, "", "")
            self._session.flush()
        after = stored(change.after)
        before = set_field(self._session, member, change.field, after)
        self._session.add(
            ImportChange(
                id=new_id(),
                batch_id=batch_id,
                membership_id=member.id,
                field=change.field,
                before=before,
                after=after,
                **self._records.stamp,
            )
        )
