"""Intake in one minute: somebody was noticed; who speaks with her; flags, risk, first contact.

Right: CASES_NOTICE (peers and members of the board). A board need not be constituted: a notice
never waits for one. Domain paper, sections 6 and 9.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.matching import write_marks
from sr_board.cases.entry import CASES, CaseEntry, CaseService
from sr_board.cases.files.child_track import at_home, presumed_follows
from sr_board.cases.files.service_team import join_for_now
from sr_board.cases.models import Board, CaseFileRow
from sr_board.cases.moments import Precision, When
from sr_board.cases.moving import cancel_clock, meet_clock, move, start_clock
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.records import (
    AgeStatus,
    CaseHead,
    ClockRow,
    Identity,
    Notice,
    PlaceHint,
    SafetyFlag,
)
from sr_board.cases.rules.codes import draw_code
from sr_board.cases.rules.laptop_clock import check_not_ahead
from sr_board.cases.rules.states import Grounds
from sr_board.cases.station import trained_screener
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseSource,
    CaseState,
    Flag,
    Risk,
    SubjectKind,
    Track,
)
from sr_board.vault.keys import random_below
from sr_board.vault.users import SecondSigner

__all__ = [
    "IMMEDIATE",
    "BeginScreening",
    "ClearFlag",
    "FirstContact",
    "IntakeService",
    "RaiseFlag",
    "SetKind",
    "SetRisk",
    "TakeNotice",
    "ask_age",
    "drawn_code",
    "exact_moment",
    "new_head",
    "raise_flag",
]

IMMEDIATE = frozenset(
    {Flag.HELD_AGAINST_WILL, Flag.MEDICAL_URGENT, Flag.THREAT_TO_LIFE, Flag.BRINGER_NEARBY}
)
"""Flags that make the risk immediate as soon as they are raised."""
NOTICE_MOST = 300
NO_BOARD = "NEW"
"""Place code before the board is constituted."""


@dataclass(frozen=True)
class TakeNotice:
    """What reached the board. Everything but source and time may be empty.

    `id`: chosen by the page, so that a notice saved twice is one case. `apprehended`: it speaks of
    a possible child.
    """

    source: CaseSource
    noticed: When
    id: str = ""
    text: str = ""
    place_hint: str = ""
    house: str = ""
    name: str = ""
    site: str = ""
    kind: SubjectKind = SubjectKind.NOT_ASKED
    flags: frozenset[Flag] = field(default_factory=frozenset)
    apprehended: bool = False


@dataclass(frozen=True)
class FirstContact:
    """Somebody spoke with her for the first time."""

    case_id: str
    when: When


@dataclass(frozen=True)
class SetKind:
    """Question 1: a newcomer, or a child of a resident?"""

    case_id: str
    kind: SubjectKind


@dataclass(frozen=True)
class SetRisk:
    """How near harm is, once somebody has looked."""

    case_id: str
    risk: Risk


@dataclass(frozen=True)
class RaiseFlag:
    """A danger."""

    case_id: str
    flag: Flag


@dataclass(frozen=True)
class ClearFlag:
    """A danger is over, with the reason."""

    case_id: str
    flag: Flag
    reason: str


@dataclass(frozen=True)
class BeginScreening:
    """Two trained screeners begin; `second` has just typed her passphrase."""

    case_id: str
    can_leave_asked: bool
    indicator: bool = False
    second: SecondSigner | None = field(default=None, repr=False)


class IntakeService(CaseService):
    """From the notice to the screening."""

    def notice(self, command: TakeNotice) -> Done:
        """A new file, nameless if need be; the id of the case. Clocks run from the time noticed.

        Raises NotAllowed, InputInvalid "time-in-future", "notice-time-missing", "text-too-long".
        """
        text = clean_line(command.text, field="text", most=NOTICE_MOST)
        hint = clean_line(command.place_hint, field="place_hint", most=120)
        house = clean_line(command.house, field="house", most=120)
        name = clean_line(command.name, field="name")
        site = clean_line(command.site, field="site")
        case_id = command.id or new_id()
        with self.work(Action.CASES_NOTICE) as (uow, entry):
            if uow.session.get(CaseFileRow, case_id) is not None:
                return Done(case_id)
            noticed = exact_moment(entry, command.noticed)
            head = new_head(entry, command, case_id, noticed, site)
            notice = Notice(**entry.origin(), text=text, source=command.source, when=noticed)
            flags = [
                SafetyFlag(**entry.origin(), flag=flag, raised_by=entry.account_id)
                for flag in sorted(command.flags)
            ]
            file = entry.create(head, (notice, *flags), team=head.team)
            if hint or house:
                file.put_identity(PlaceHint(**entry.origin(), hint=hint, house=house))
            if name:
                file.put_identity(Identity(**entry.origin(), name=name))
            write_marks(entry, file)
            self._start(entry, file)
            uow.record("case.new", subject=f"case/{case_id}")
            return Done(case_id, CASES, uow.commit())

    def first_contact(self, command: FirstContact) -> Done:
        """She was spoken with; a file whose contact was lost goes on where it was. Raises NotFound,
        RuleBroken "contact-made"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if file.head.first_contact is not None:
                raise RuleBroken("contact-made")
            when = exact_moment(entry, command.when)
            if file.head.state is CaseState.LOST_CONTACT:  # contact is made again
                move(entry, file, file.head.state_before or CaseState.NOTICED, Grounds())
            file.change(first_contact=when)
            meet_clock(file, "first_contact", when.at or entry.now)
            ask_age(entry, file)
            file.happened("first_contact", when=when)
            return entry.done(uow, file)

    def kind(self, command: SetKind) -> Done:
        """Question 1 was asked. Raises NotFound, InputInvalid."""
        if command.kind is SubjectKind.NOT_ASKED:
            raise InputInvalid("case-kind-first", field="kind")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            file.change(subject_kind=command.kind)
            ask_age(entry, file)
            presumed_follows(entry, file, "kind")
            file.happened("kind_asked")
            return entry.done(uow, file)

    def risk(self, command: SetRisk) -> Done:
        """Somebody looked how near harm is. Raises NotFound, RuleBroken "risk-flags-stand" for a
        lower risk while a flag of immediate danger stands."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            standing = {one.flag for one in file.all(SafetyFlag) if one.cleared_at is None}
            if command.risk is not Risk.IMMEDIATE and standing & IMMEDIATE:
                raise RuleBroken("risk-flags-stand")
            file.change(risk=command.risk)
            _at_once(entry, file)
            file.happened("risk_set")
            return entry.done(uow, file)

    def raise_flag(self, command: RaiseFlag) -> Done:
        """A danger is seen; it is raised once. Raises NotFound."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            raise_flag(entry, file, command.flag)
            return entry.done(uow, file)

    def clear_flag(self, command: ClearFlag) -> Done:
        """A danger is over. Raises NotFound, InputInvalid for a missing reason."""
        reason = clean_line(command.reason, field="reason", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            for one in file.all(SafetyFlag):
                if one.flag is command.flag and one.cleared_at is None:
                    file.put(
                        replace(
                            one,
                            cleared_by=entry.account_id,
                            cleared_at=entry.now,
                            cleared_reason=reason,
                        )
                    )
            file.happened("flag_cleared", remark=reason)
            return entry.done(uow, file)

    def screening(self, command: BeginScreening) -> Done:
        """Two trained screeners begin; the second is of the team until one is named.

        Raises NotFound, RuleBroken "case-two-screeners", "case-contact-first", "case-kind-first",
        "case-means-to-leave-first".
        """
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = command.second
            trained = int(entry.station.screener)
            if second is not None and second.slot_id != entry.account_id:
                known = trained_screener(uow.session, second.slot_id, entry.clock.today())
                trained += int(known and not file.barred(second.slot_id))
            given = Grounds(
                persons=1 + int(second is not None),
                trained=trained,
                contact_made=file.head.first_contact is not None,
                kind_asked=file.head.subject_kind is not SubjectKind.NOT_ASKED,
                means_to_leave_asked=command.can_leave_asked,
                indicator=command.indicator,
            )
            move(entry, file, CaseState.SCREENING, given)
            if command.indicator:
                file.change(sign_seen=True)
                presumed_follows(entry, file, "screening")
            if second is not None and join_for_now(entry, file, second.slot_id):
                uow.record("case.keys", subject=f"case/{file.case_id}")
            return entry.done(uow, file, second)

    @staticmethod
    def _start(entry: CaseEntry, file: CaseFile) -> None:
        head = file.head
        at = head.noticed.at or entry.now
        clock = start_clock(entry, file, "first_contact", at, event="noticed")
        if head.risk is Risk.IMMEDIATE:
            file.put(replace(clock, due_at=at))
        if head.child_apprehended:
            start_clock(entry, file, "pocso_report", at, event="apprehended")
        file.happened("noticed", when=head.noticed)


def drawn_code(entry: CaseEntry) -> tuple[Board | None, str]:
    """The board, and a code that no file has yet."""
    board = only_board(entry.session)
    place = board.place_code if board is not None else NO_BOARD
    year = entry.clock.today().year
    like = f"SRB-{place.upper()}-{year % 100:02d}-%"
    taken = set(entry.session.scalars(select(CaseFileRow.code).where(CaseFileRow.code.like(like))))
    return board, draw_code(place, year, taken, random_below)


def new_head(
    entry: CaseEntry, command: TakeNotice, case_id: str, noticed: When, site: str
) -> CaseHead:
    """A file as a notice begins it, under the pack that stands today."""
    board, code = drawn_code(entry)
    return CaseHead(
        id=case_id,
        by=entry.account_id,
        at=entry.now,
        code=code,
        board_id=board.id if board is not None else "",
        site=site,
        subject_kind=command.kind,
        track=Track.UNDETERMINED,
        state=CaseState.NOTICED,
        risk=Risk.IMMEDIATE if command.flags & IMMEDIATE else Risk.HIGH,
        source=command.source,
        noticed=noticed,
        pack=standing_pack(entry.session, board.pack_id if board is not None else "in").id_version,
        fact_token=new_id(),
        opened_by=entry.account_id,
        team=(entry.account_id,),
        child_apprehended=command.apprehended,
        public_servant_involved=Flag.PUBLIC_SERVANT_INVOLVED in command.flags,
        state_since=entry.now,
    )


def raise_flag(entry: CaseEntry, file: CaseFile, flag: Flag) -> None:
    """Raise a flag that does not stand yet; immediate danger makes the risk immediate."""
    if flag in {one.flag for one in file.all(SafetyFlag) if one.cleared_at is None}:
        return
    file.put(SafetyFlag(**entry.origin(), flag=flag, raised_by=entry.account_id))
    if flag in IMMEDIATE:
        file.change(risk=Risk.IMMEDIATE)
        _at_once(entry, file)
    if flag is Flag.PUBLIC_SERVANT_INVOLVED:
        file.change(public_servant_involved=True)
    ask_age(entry, file)
    presumed_follows(entry, file, "flag")
    file.happened("flag_raised")


def _at_once(entry: CaseEntry, file: CaseFile) -> None:
    """In danger of now nobody waits for the first talk: it is due at once, never later than it
    was."""
    if file.head.risk is not Risk.IMMEDIATE:
        return
    for clock in file.all(ClockRow):
        if clock.rule_id == "first_contact" and running(clock) and clock.due_at > entry.now:
            file.put(replace(clock, due_at=entry.now))


def ask_age(entry: CaseEntry, file: CaseFile) -> None:
    """The question of age runs from the first contact, whenever it turns out that it runs; for a
    resident's own child without a sign it does not. A question answered is not asked again."""
    head = file.head
    if head.first_contact is None or head.state not in (CaseState.NOTICED, CaseState.SCREENING):
        return
    if at_home(file):
        cancel_clock(file, "age_question", "at_home")
    elif all(one.standing is AgeStanding.UNKNOWN for one in file.all(AgeStatus)[-1:]):
        begins = head.first_contact.at or entry.now
        start_clock(entry, file, "age_question", begins, event="first_contact")


def exact_moment(entry: CaseEntry, when: When) -> When:
    """A moment that can carry a clock: exact, with its zone, not ahead of this laptop's clock.

    Raises InputInvalid "notice-time-missing", "time-without-zone", "time-in-future".
    """
    if when.precision is not Precision.EXACT or when.at is None:
        raise InputInvalid("notice-time-missing", field="when")
    if when.at.tzinfo is None:
        raise InputInvalid("time-without-zone", field="when")
    check_not_ahead(when.at, entry.now, entry.seen_clock)
    at = when.at.replace(second=0, microsecond=0)
    return replace(when, at=at, suspect=when.suspect or entry.suspect)
