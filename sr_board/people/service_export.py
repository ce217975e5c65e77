"""The member register as a file to take away. Every export is written into the audit trail."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import or_, select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.i18n import translator
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.writing import ExportCell, csv_bytes, xlsx_bytes
from sr_board.people.labels import CLASSES, HEADINGS, REASONS, STATUSES, Translator
from sr_board.people.models import Group, Membership, Person, PersonPrivate
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.people.shaping import ids_within
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = ["ExportForm", "ExportRegister", "ExportedFile", "RegisterExport"]

_PRIVATE = (Meaning.LEGAL_NAME, Meaning.PHONE)


class ExportForm(StrEnum):
    """Kinds of file."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True)
class ExportRegister:
    """The register of a group with all below it, or of all groups. `private`: with legal names and
    phones, for those who may see them."""

    form: ExportForm
    language: str
    group_id: str | None = None
    private: bool = False


@dataclass(frozen=True)
class ExportedFile:
    """The bytes of the file, and how many memberships are in it."""

    content: bytes = field(repr=False)
    form: ExportForm
    members: int
    event_no: int


class RegisterExport:
    """Exports the register. It is the caller who writes the bytes where the person chose."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def export(self, command: ExportRegister) -> ExportedFile:
        """All memberships that are not struck out. Raises NotAllowed, NotFound."""
        require(self._who, Action.PEOPLE_EXPORT)
        if command.private:
            require(self._who, Action.PEOPLE_PRIVATE)
        say = translator(command.language)
        columns = [m for m in HEADINGS if command.private or m not in _PRIVATE]
        headings = [say.say(HEADINGS[meaning]) for meaning in columns]
        with self._uow() as uow:
            rows = [
                [values[meaning] for meaning in columns]
                for values in self._values(uow, command, say)
            ]
            what = "people.exported-private" if command.private else "people.exported"
            uow.record(what, subject=f"people_group/{command.group_id or 'all'}")
            number = uow.commit()
        if command.form is ExportForm.CSV:
            content = csv_bytes(headings, rows)
        else:
            content = xlsx_bytes(say.say("Members"), headings, rows)
        return ExportedFile(content, command.form, len(rows), number)

    @staticmethod
    def _values(
        uow: UnitOfWork, command: ExportRegister, say: Translator
    ) -> list[dict[Meaning, ExportCell]]:
        query = (
            select(Membership, Person, Group.name, PersonPrivate)
            .join(Person, Person.id == Membership.person_id)
            .join(Group, Group.id == Membership.group_id)
            .outerjoin(PersonPrivate, PersonPrivate.person_id == Person.id)
            .where(or_(Membership.reason.is_(None), Membership.reason != LeaveReason.ERROR))
            .order_by(Group.search_key, Group.id, Membership.number, Membership.id)
        )
        if command.group_id is not None:
            parents = {
                ref: up for ref, up in uow.session.execute(select(Group.id, Group.parent_id))
            }
            if command.group_id not in parents:
                raise NotFound("group-not-found", what="group")
            query = query.where(Membership.group_id.in_(ids_within(command.group_id, parents)))
        return [
            {
                Meaning.GROUP: group,
                Meaning.NUMBER: row.number,
                Meaning.NAME: person.chosen_name,
                Meaning.CLASS: say.say(CLASSES[MemberClass(row.member_class)]),
                Meaning.STATUS: say.say(STATUSES[MemberStatus(row.status)]),
                Meaning.JOINED: row.joined,
                Meaning.LEFT: row.left,
                Meaning.REASON: say.say(REASONS[LeaveReason(row.reason)]) if row.reason else None,
                Meaning.LEGAL_NAME: private.legal_name if private else "",
                Meaning.PHONE: private.phone if private else "",
            }
            for row, person, group, private in uow.session.execute(query)
        ]
