"""Who may open a case: teams, grants, removals, recusals with new keys, opening an identity.

Domain paper, sections 3 and 11. Whoever loses access loses it by a new key; what she saw before,
and old backups whose passphrase she kept, stay readable to her, and the screen says so.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.sitting_traces import points_by_case, reseal_points
from sr_board.cases.case_file import CaseFile, barred_mark
from sr_board.cases.entry import CASES, CaseEntry, CaseService
from sr_board.cases.files.named_files import hide_codes, unname
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.keepers import restricted_slots
from sr_board.cases.models import Envelope
from sr_board.cases.records import CaseAttachment, Record, Recusal
from sr_board.cases.sealing.keeping import (
    drop_duty_note,
    give_to,
    keep_from,
    open_envelope,
    seal_new,
)
from sr_board.cases.sealing.paper_files import drop_file, keep_file
from sr_board.cases.vocabulary import BoardOffice, IdentityReason, RecusalGround
from sr_board.vault.attachments import read_attachment
from sr_board.vault.users import SecondSigner

__all__ = [
    "Grant",
    "LiftRecusal",
    "NameTeam",
    "OpenIdentity",
    "Recuse",
    "TeamService",
    "check_joins",
    "recusals",
    "renew",
    "settle",
]

TEAM_LEAST, TEAM_MOST = 2, 4


@dataclass(frozen=True)
class NameTeam:
    """The team of a case: two to four accounts, one of them its lead."""

    case_id: str
    team: tuple[str, ...]
    lead: str


@dataclass(frozen=True)
class Grant:
    """One person more, or one less, in the team."""

    case_id: str
    slot_id: str


@dataclass(frozen=True)
class Recuse:
    """A member takes no part. `slot_id` "" and `seat_id` for a member without an account."""

    case_id: str
    ground: RecusalGround
    slot_id: str = ""
    seat_id: str = ""
    declared: str = "self"


@dataclass(frozen=True)
class LiftRecusal:
    """Chair and secretary end a recusal, with their reason."""

    case_id: str
    slot_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OpenIdentity:
    """Look at who she is, with a reason that the team sees."""

    case_id: str
    reason: IdentityReason
    remark: str = ""


class TeamService(CaseService):
    """Access to cases. Chair and secretary of the board name teams; holders grant."""

    def name_team(self, command: NameTeam) -> Done:
        """Name the team; who is no longer in it loses access by a new key.

        Raises NotAllowed "board-officers-only", RuleBroken "team-size", "team-lead-outside",
        what `check_joins` raises, "identity-holder-last", NotFound "no-such-case".
        """
        team = tuple(dict.fromkeys(command.team))
        if not TEAM_LEAST <= len(team) <= TEAM_MOST:
            raise RuleBroken("team-size", least=TEAM_LEAST, most=TEAM_MOST)
        if command.lead not in team:
            raise RuleBroken("team-lead-outside")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            _officer(entry, file)
            for slot in team:
                check_joins(entry, file, slot)
            gone = set(file.team) - set(team)
            file.change(team=team, lead=command.lead, team_named=True)
            if gone:
                renew(entry, file)
            else:
                settle(entry, file)
            file.happened("team_named")
            uow.record("case.keys", subject=f"case/{file.case_id}")
            return Done(file.case_id, CASES, uow.commit())

    def grant(self, command: Grant) -> Done:
        """Any holder brings one person more into the team. Raises RuleBroken "team-size", what
        `check_joins` raises, NotFound "no-such-case"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            check_joins(entry, file, command.slot_id)
            if command.slot_id not in file.team:
                if len(file.team) >= TEAM_MOST:
                    raise RuleBroken("team-size", least=TEAM_LEAST, most=TEAM_MOST)
                file.change(team=(*file.team, command.slot_id))
            settle(entry, file)
            file.happened("team_joined")
            uow.record("case.keys", subject=f"case/{file.case_id}")
            return Done(file.case_id, CASES, uow.commit())

    def remove(self, command: Grant) -> Done:
        """Chair or secretary take somebody out of the team; the case gets new keys.

        Raises NotAllowed "board-officers-only", NotFound "team-not-in-it", "no-such-case",
        RuleBroken "identity-holder-last".
        """
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            _officer(entry, file)
            if command.slot_id not in file.team:
                raise NotFound("team-not-in-it", what="member")
            team = tuple(slot for slot in file.team if slot != command.slot_id)
            lead = file.head.lead if file.head.lead in team else (team[0] if team else "")
            file.change(team=team, lead=lead)
            renew(entry, file)
            file.happened("team_left")
            uow.record("case.keys", subject=f"case/{file.case_id}")
            return Done(file.case_id, CASES, uow.commit())

    def recuse(self, command: Recuse) -> Done:
        """Somebody takes no part in a case, by her own word, the chair's or the program's.

        Her access ends with a new key at once; nothing of the case reaches her afterwards. Raises
        NotAllowed "recusal-not-yours" (another's, by neither chair nor secretary), InputInvalid
        "recusal-nobody", NotFound "no-such-case", RuleBroken "recusal-stands",
        "identity-holder-last".
        """
        if not (command.slot_id or command.seat_id):
            raise InputInvalid("recusal-nobody", field="slot_id")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            own = command.slot_id == entry.account_id
            if not own and not (entry.station.chair or entry.station.secretary):
                raise NotAllowed("recusal-not-yours")
            if command.slot_id and file.barred(command.slot_id):
                raise RuleBroken("recusal-stands")
            self._keep_out(entry, file, command)
            uow.record("case.keys", subject=f"case/{file.case_id}")
            return Done(file.case_id, CASES, uow.commit())

    def lift(self, command: LiftRecusal) -> Done:
        """Chair and secretary end a recusal together. Raises RuleBroken "case-r16" for her own,
        NotAllowed "board-officers-only", what `require_second` raises, NotFound."""
        reason = clean_line(command.reason, field="reason", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            _officer(entry, file)
            second = _both(entry, file, command.second)
            if command.slot_id in (entry.account_id, second.slot_id):
                raise RuleBroken("case-r16")
            mark = barred_mark(file.bar_key, command.slot_id)
            if mark not in file.head.barred:
                raise NotFound("recusal-unknown", what="recusal")
            file.change(barred=tuple(one for one in file.head.barred if one != mark))
            for envelope, record in recusals(entry, *file.cases):
                if record.member == command.slot_id and record.lifted_at is None:
                    ended = replace(
                        record,
                        lifted_at=entry.now,
                        lifted_by=(entry.account_id, second.slot_id),
                        lifted_reason=reason,
                    )
                    key = entry.envelopes.key(envelope)
                    assert key is not None
                    entry.envelopes.put(envelope, ended, key)
            self._let_back(entry, file)
            file.happened("recusal_lifted")
            uow.record("case.keys", subject=f"case/{file.case_id}", second=second)
            return Done(file.case_id, CASES, uow.commit())

    def open_identity(self, command: OpenIdentity) -> tuple[Record, ...]:
        """The identity's records; the opening is in the timeline and in the audit trail.

        Raises NotAllowed "identity-not-yours", NotFound "identity-erased", "no-such-case".
        """
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            found = file.open_identity(command.reason, command.remark)
            uow.record("case.identity", subject=f"case/{file.case_id}")
            uow.commit()
            return found

    def settle_all(self) -> int:
        """At unlock: give what waits for a holder of keys (identities after a change of team by
        the secretary, officers that are new). How many cases were set right; one that cannot be
        read, or whose paper is damaged, stops no other."""
        done = 0
        with self._room.read() as session:
            readable = CaseEntry(session, self._room, reading=True).readable()
            waiting = [one.case_id for one in readable if one.keys_wait]
        for case_id in waiting:
            with contextlib.suppress(SRBoardError), self.work() as (uow, entry):
                if settle(entry, entry.open(case_id)):
                    uow.record("case.keys", subject=f"case/{case_id}")
                    uow.commit()
                    done += 1
        return done

    @staticmethod
    def _let_back(entry: CaseEntry, file: CaseFile) -> None:
        """She gets what is hers by team or office; who acted for her gets new keys no more."""
        wanted, _ = _wanted(entry, file)
        if entry.envelopes.recipients(file.envelope) - wanted:
            renew(entry, file)
        else:
            settle(entry, file)
        items = points_by_case(entry).get(file.case_id, ())
        reseal_points(entry, items, wanted)
        give_to(entry, file, entry.offices(file).values())

    def _keep_out(self, entry: CaseEntry, file: CaseFile, command: Recuse) -> None:
        if command.slot_id:
            mark = barred_mark(file.bar_key, command.slot_id)
            team = tuple(slot for slot in file.team if slot != command.slot_id)
            lead = file.head.lead if file.head.lead in team else (team[0] if team else "")
            file.change(barred=(*file.head.barred, mark), team=team, lead=lead)
        offices = entry.offices(file)
        record = Recusal(
            id=new_id(),
            by=entry.account_id,
            at=entry.now,
            case_id=file.case_id,
            member=command.slot_id,
            seat=command.seat_id,
            ground=str(command.ground),
            declared=command.declared,
        )
        seal_new(entry, "recusal", offices.values(), record)
        file.happened("seat_recused")
        keep_from(entry, file, command.slot_id, offices.values())
        drop_duty_note(entry, file)
        unname(entry, file, command.slot_id)
        renew(entry, file)
        items = points_by_case(entry).get(file.case_id, ())
        reseal_points(entry, items, _wanted(entry, file)[0], command.slot_id)


def check_joins(entry: CaseEntry, file: CaseFile, slot_id: str) -> None:
    """Whether an account may be in the team, asked before anything is sealed to it.

    Raises RuleBroken "team-recused"; "team-restricted" for a restricted seat, which never sees an
    identity; "team-no-key" for an account that cannot open the compartment at all.
    """
    if file.barred(slot_id):
        raise RuleBroken("team-recused")
    if slot_id in restricted_slots(entry.session, entry.clock.today()):
        raise RuleBroken("team-restricted")
    holder = entry.room.vault.header.act.roster.get(slot_id)
    if holder is None or "cases" not in holder.compartments:
        raise RuleBroken("team-no-key")


def join_for_now(entry: CaseEntry, file: CaseFile, slot_id: str) -> bool:
    """Whoever screens with the author is of the team until the chair or the secretary names one
    (domain paper, section 3, provisional team). False when she may not be, or the team is named
    or full: then nothing changes, and nothing is held up."""
    if file.head.team_named or slot_id in file.team or len(file.team) >= TEAM_MOST:
        return False
    try:
        check_joins(entry, file, slot_id)
    except RuleBroken:
        return False
    file.change(team=(*file.team, slot_id))
    settle(entry, file)
    file.happened("team_joined")
    return True


def settle(entry: CaseEntry, file: CaseFile) -> bool:
    """Give the case's keys to everybody who should hold them and does not yet.

    True when something was given. The identity's key is given by its holders only, and made anew
    by the first of them when somebody was taken away by one who did not hold it.
    """
    body, identity = _wanted(entry, file)
    hide_codes(entry, file, body - entry.envelopes.recipients(file.envelope))
    given = False
    if file.identity_envelope is not None and file.may_identity:
        if file.head.identity_stale:
            _files_anew(entry, file, identity=True)
            entry.envelopes.renew(file.identity_envelope, identity)
            file.change(identity_stale=False)
            given = True
        given = _give(entry, file.identity_envelope, identity) or given
    elif file.identity_envelope is not None:
        missing = identity - entry.envelopes.recipients(file.identity_envelope)
        if missing and not file.head.identity_stale:
            file.change(identity_stale=True)
    return _give(entry, file.envelope, body) or given


def _give(entry: CaseEntry, envelope: Envelope, slots: frozenset[str]) -> bool:
    missing = slots - entry.envelopes.recipients(envelope)
    for slot in sorted(missing):
        entry.envelopes.grant(envelope, slot)
    return bool(missing)


def renew(entry: CaseEntry, file: CaseFile) -> None:
    """New keys for case and identity, sealed to those who should hold them now.

    Without the identity's key (the secretary) the wraps of those who lost it are destroyed, and
    the next holder who opens the case makes the key anew. An identity is never left without
    anybody who can open it. Raises RuleBroken
    "identity-holder-last".
    """
    body, identity = _wanted(entry, file)
    row = file.identity_envelope
    if row is not None and not identity:
        raise RuleBroken("identity-holder-last")
    if row is not None and file.may_identity:
        _files_anew(entry, file, identity=True)
        entry.envelopes.renew(row, identity)
        file.change(identity_stale=False)
    elif row is not None:
        held = entry.envelopes.recipients(row)
        if not held & identity:
            raise RuleBroken("identity-holder-last")
        for slot in held - identity:
            entry.envelopes.take_away(row, slot)
        file.change(identity_stale=True)
    _files_anew(entry, file, identity=False)
    hide_codes(entry, file, body - entry.envelopes.recipients(file.envelope))
    file.write_summary()
    entry.session.flush()
    entry.envelopes.renew(file.envelope, body)
    file.key = entry.room.ring.keys[file.envelope.id, file.envelope.generation]


def _files_anew(entry: CaseEntry, file: CaseFile, *, identity: bool) -> None:
    """Kept papers under new keys of their own; the old files go."""
    found = file.identity_records() if identity else file.all(CaseAttachment)
    for record in found:
        if isinstance(record, CaseAttachment):
            old = record.file
            content = read_attachment(file.vault, "cases", old, bytes.fromhex(record.key))
            kept = keep_file(entry.session, file.vault, content)
            anew = replace(record, file=kept.attachment_id, key=kept.key.hex())
            (file.put_identity if identity else file.put)(anew)
            for note in file.all(SealedPaper) if identity else ():
                if note.paper == record.id:
                    file.put(replace(note, file=anew.file))
            drop_file(entry.session, file.vault, old)


def _wanted(entry: CaseEntry, file: CaseFile) -> tuple[frozenset[str], frozenset[str]]:
    """Accounts that should hold the case's key, and the identity's."""
    out, offices = _recused(entry, file), entry.offices(file)
    team = frozenset(slot for slot in file.team if slot not in out)
    chair = {slot for office, slot in offices.items() if office is BoardOffice.CHAIR}
    never = restricted_slots(entry.session, entry.clock.today())
    return team | set(offices.values()), (team | chair) - never


def _recused(entry: CaseEntry, file: CaseFile) -> set[str]:
    known = entry.room.vault.header.act.roster
    return {slot for slot in known if file.barred(slot)}


def recusals(entry: CaseEntry, *cases: str) -> tuple[tuple[Envelope, Recusal], ...]:
    """Recusals this person may read (chair, secretary, acting ones), of these cases or of all."""
    found: list[tuple[Envelope, Recusal]] = []
    for envelope in entry.session.scalars(select(Envelope).where(Envelope.purpose == "recusal")):
        for record in open_envelope(entry, envelope.id) or ():
            if isinstance(record, Recusal) and (not cases or record.case_id in cases):
                found.append((envelope, record))
    return tuple(sorted(found, key=lambda one: (one[1].at, one[1].id)))


def _officer(entry: CaseEntry, file: CaseFile) -> None:
    """Chair or secretary of the board, or the acting one. Raises NotAllowed."""
    if entry.account_id not in entry.offices(file).values():
        raise NotAllowed("board-officers-only")


def _both(entry: CaseEntry, file: CaseFile, second: SecondSigner | None) -> SecondSigner:
    """The other officer, proved by her own passphrase."""
    if second is None:
        raise RuleBroken("second-person-missing")
    if second.slot_id == entry.account_id:
        raise RuleBroken("second-person-same")
    if second.slot_id not in entry.offices(file).values():
        raise RuleBroken("second-person-role")
    return second
