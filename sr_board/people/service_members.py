"""What a secretary does with memberships: join, leave, suspend, put right, strike out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.people.models import Membership
from sr_board.people.records import NewPerson, Records, clean_resolution
from sr_board.people.rules import membership as rules
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = [
    "AddMember",
    "CorrectMembership",
    "Given",
    "Join",
    "Leave",
    "MembershipService",
    "NoteGiven",
    "Resume",
    "SetClass",
    "StrikeMembership",
    "Suspend",
]

CHANGED = frozenset({"people"})


@dataclass(frozen=True)
class Join:
    """A known person becomes a member. Without `number` the next free one is given.

    `age`, when it is known, is looked at and never stored.
    """

    person_id: str
    group_id: str
    joined: date | None
    member_class: MemberClass = MemberClass.FULL
    number: int | None = None
    sponsor_id: str | None = None
    age: int | None = field(default=None, repr=False)


@dataclass(frozen=True)
class AddMember:
    """A new person becomes a member, in one act."""

    chosen_name: str
    group_id: str
    joined: date | None
    member_class: MemberClass = MemberClass.FULL
    number: int | None = None
    symbol: str = ""
    hue: str = ""
    legal_name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    sponsor_id: str | None = None
    age: int | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Leave:
    """A membership ends. Removal needs the number of a resolution."""

    membership_id: str
    left: date
    reason: LeaveReason
    resolution: str = ""


@dataclass(frozen=True)
class StrikeMembership:
    """A mistaken entry: it stays visible, struck through; its number is not given again."""

    membership_id: str


@dataclass(frozen=True)
class CorrectMembership:
    """Put right the number and the joining date."""

    membership_id: str
    number: int
    joined: date | None


@dataclass(frozen=True)
class SetClass:
    """Another class of membership."""

    membership_id: str
    member_class: MemberClass


@dataclass(frozen=True)
class Suspend:
    """Suspend until a day, by a resolution."""

    membership_id: str
    until: date
    resolution: str


@dataclass(frozen=True)
class Resume:
    """End a suspension."""

    membership_id: str


class Given(StrEnum):
    """What every new member is given."""

    CARD = "card"
    WELCOME_PACK = "welcome_pack"


@dataclass(frozen=True)
class NoteGiven:
    """Her card was printed, or she got the welcome pack."""

    membership_id: str
    what: Given
    given_on: date


class MembershipService:
    """Memberships from joining to leaving."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def join(self, command: Join) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid, RuleBroken "below-min-age", "already-member",
        "number-used", "group-dissolved"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            person = records.person(command.person_id)
            self._check_age(command.age)
            rules.check_no_open_membership(records.open_number(command.group_id, person.id))
            made = self._write(records, command)
            return self._done(uow, "member.joined", made.id)

    def add(self, command: AddMember) -> Done:
        """A person and her membership in one commit. Raises as `join`."""
        require(self._who, Action.PEOPLE_WRITE)
        if command.legal_name or command.phone:
            require(self._who, Action.PEOPLE_PRIVATE)
        with self._uow() as uow:
            records = self._records(uow)
            self._check_age(command.age)
            person = records.add_person(
                NewPerson(
                    command.chosen_name,
                    command.symbol,
                    command.hue,
                    None,
                    command.legal_name,
                    command.phone,
                )
            )
            uow.session.flush()
            join = Join(
                person.id,
                command.group_id,
                command.joined,
                command.member_class,
                command.number,
                command.sponsor_id,
            )
            made = self._write(records, join)
            return self._done(uow, "member.joined", made.id)

    def leave(self, command: Leave) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid (dates), RuleBroken."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            resolution = clean_resolution(command.resolution)
            rules.check_leave(MemberStatus(row.status), command.reason, resolution)
            rules.check_dates(row.joined, command.left, self._clock.today())
            row.left, row.reason = command.left, str(command.reason)
            row.status = str(rules.status_after(command.reason))
            row.resolution, row.suspended_until = resolution or None, None
            return self._done(uow, "member.left", row.id)

    def strike(self, command: StrikeMembership) -> Done:
        """Strike a mistaken entry through. Raises RuleBroken "membership-already-struck"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            rules.check_correction(LeaveReason(row.reason) if row.reason else None)
            row.reason, row.suspended_until = str(LeaveReason.ERROR), None
            row.left = row.left or self._clock.today()
            row.status = str(rules.status_after(LeaveReason.ERROR))
            return self._done(uow, "member.struck", row.id)

    def correct(self, command: CorrectMembership) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid (dates, number), RuleBroken "number-used"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            records = self._records(uow)
            row = records.membership(command.membership_id)
            rules.check_correction(LeaveReason(row.reason) if row.reason else None)
            rules.check_dates(command.joined, row.left, self._clock.today())
            others = records.used_numbers(row.group_id) - {row.number}
            rules.check_number(command.number, others)
            row.number, row.joined = command.number, command.joined
            return self._done(uow, "member.corrected", row.id)

    def set_class(self, command: SetClass) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "membership-closed"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            rules.check_leave(MemberStatus(row.status), LeaveReason.RESIGNED, "")
            row.member_class = str(command.member_class)
            return self._done(uow, "member.class", row.id)

    def suspend(self, command: Suspend) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken, InputInvalid."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            resolution = clean_resolution(command.resolution)
            rules.check_suspension(
                MemberStatus(row.status), resolution, command.until, self._clock.today()
            )
            row.status, row.resolution = str(MemberStatus.SUSPENDED), resolution
            row.suspended_until = command.until
            return self._done(uow, "member.suspended", row.id)

    def resume(self, command: Resume) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "membership-not-suspended"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            rules.check_resume(MemberStatus(row.status))
            row.status, row.suspended_until = str(MemberStatus.ACTIVE), None
            return self._done(uow, "member.resumed", row.id)

    def note_given(self, command: NoteGiven) -> Done:
        """Raises NotAllowed, NotFound, RuleBroken "membership-closed", InputInvalid
        "given-in-future"."""
        require(self._who, Action.PEOPLE_WRITE)
        with self._uow() as uow:
            row = self._records(uow).membership(command.membership_id)
            rules.check_given(MemberStatus(row.status), command.given_on, self._clock.today())
            if command.what is Given.CARD:
                row.card_printed_on = command.given_on
            else:
                row.welcome_pack_on = command.given_on
            return self._done(uow, "member.given", row.id)

    def _write(self, records: Records, command: Join) -> Membership:
        group = records.group(command.group_id)
        if command.sponsor_id is not None:
            records.person(command.sponsor_id)
        rules.check_dates(command.joined, None, self._clock.today())
        used = records.used_numbers(group.id)
        number = rules.next_number(used) if command.number is None else command.number
        rules.check_number(number, used)
        made = Membership(
            id=new_id(),
            person_id=command.person_id,
            group_id=group.id,
            number=number,
            member_class=str(command.member_class),
            status=str(MemberStatus.ACTIVE),
            joined=command.joined,
            sponsor_id=command.sponsor_id,
            **records.stamp,
        )
        records.session.add(made)
        return made

    @staticmethod
    def _check_age(age: int | None) -> None:
        if age is not None:
            rules.check_min_age(age)

    def _records(self, uow: UnitOfWork) -> Records:
        return Records(uow.session, self._clock, self._who)

    @staticmethod
    def _done(uow: UnitOfWork, action: str, ref: str) -> Done:
        uow.record(action, subject=f"membership/{ref}")
        return Done(ref, CHANGED, uow.commit())
