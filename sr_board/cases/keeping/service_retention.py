"""Erasure on its date: identities and files whose time is over lose their keys.

Runs at the unlock of chair or secretary of the board. What stays: the row of the code, proofs of
reports, a certificate. Domain paper, section 17.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy import select

from sr_board.audit.models import BackupNote
from sr_board.base.errors import NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_consent import ErasureCertificate
from sr_board.cases.files.service_child import other_person
from sr_board.cases.keeping.facts_kept import fact_record, forget_origin
from sr_board.cases.packs.service import PackService
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.records import LegalHold, ProofOfReport
from sr_board.cases.rules.retention import (
    AT_WORK,
    HeldBackup,
    ages_out,
    due_for_review,
    proof_over,
)
from sr_board.cases.sealing.keeping import (
    destroy,
    envelopes_of,
    open_envelope,
    seal_new,
    shred_case,
    shred_identity,
)
from sr_board.cases.summary import CaseSummary
from sr_board.vault.backup_keep import KeptBackup, to_delete
from sr_board.vault.compacting import compact
from sr_board.vault.users import SecondSigner

__all__ = ["EndHold", "Hold", "RetentionService"]


@dataclass(frozen=True)
class Hold:
    """An order that stops erasure, entered by chair and secretary."""

    case_id: str
    order_by: str
    order_no: str
    until: date | None = None
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class EndHold:
    """The order is over, entered by chair and secretary."""

    case_id: str
    second: SecondSigner | None = field(default=None, repr=False)


class RetentionService(CaseService, CaseQueries):
    """Dates of erasure, and erasure."""

    def review(self) -> tuple[CaseSummary, ...]:
        """Files with a date within fourteen days, for chair and secretary. Raises NotAllowed."""
        with self.look() as entry:
            _officer(entry)
            today = entry.clock.today()
            return tuple(
                one
                for one in entry.readable()
                if due_for_review((one.erase_identity_on, one.erase_body_on), today)
            )

    def erase_due(self) -> int:
        """Erase what is due today; how much. A hold stops it; one odd file stops no other."""
        with self._room.read() as session:
            entry = CaseEntry(session, self._room, reading=True)
            if not (entry.station.chair or entry.station.secretary):
                return 0
            if entry.suspect:  # nothing is erased by a clock that is in doubt
                return 0
            today = entry.clock.today()
            waiting = [one for one in entry.readable() if _due(one, today)]
        done = 0
        for one in waiting:
            try:
                done += self._erase(one.case_id)
            except SRBoardError:
                continue
        with contextlib.suppress(SRBoardError):
            done += self._old_proofs()
        if done:
            with contextlib.suppress(SRBoardError):  # the rows are overwritten all the same
                compact(self._room.vault, "cases")
        return done

    def held_backups(self) -> tuple[HeldBackup, ...]:
        """Backups made before something was erased that may still hold it, the oldest first; for
        chair and secretary. Raises NotAllowed."""
        told = {one for cert in self.certificates() for one in cert.held}
        with self.look() as entry:
            _officer(entry)
            return tuple(one for one in _held(entry) if one in told)

    def certificates(self) -> tuple[ErasureCertificate, ...]:
        """Certificates of erasure that she may read, oldest first."""
        found: list[ErasureCertificate] = []
        with self.look() as entry:
            for envelope in envelopes_of(entry, "certificate"):
                for record in open_envelope(entry, envelope.id) or ():
                    if isinstance(record, ErasureCertificate):
                        found.append(record)
        return tuple(sorted(found, key=lambda one: (one.at, one.id)))

    def hold(self, command: Hold) -> Done:
        """Stop erasure by an order. Raises NotFound, NotAllowed, RuleBroken "second-person-…",
        InputInvalid for a missing number."""
        body = clean_line(command.order_by, field="order_by", required=True)
        number = clean_line(command.order_no, field="order_no", required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = other_person(entry, file, command.second)
            if {entry.account_id, second.slot_id} != set(entry.offices(file).values()):
                raise RuleBroken("second-person-role")
            file.put(
                LegalHold(
                    **entry.origin(),
                    order_by=body,
                    order_no=number,
                    until=command.until,
                    second=second.slot_id,
                )
            )
            file.happened("hold", remark=number)
            return entry.done(uow, file, second)

    def end_hold(self, command: EndHold) -> Done:
        """The order is over. Raises NotFound "hold-unknown", RuleBroken."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = other_person(entry, file, command.second)
            if {entry.account_id, second.slot_id} != set(entry.offices(file).values()):
                raise RuleBroken("second-person-role")
            standing = [one for one in file.all(LegalHold) if one.ended_at is None]
            if not standing:
                raise NotFound("hold-unknown", what="hold")
            for one in standing:
                file.put(replace(one, ended_at=entry.now))
            file.happened("hold_ended")
            return entry.done(uow, file, second)

    def _erase(self, case_id: str) -> int:
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            head, today = file.head, entry.clock.today()
            also = tuple(sorted(file.codes - {head.code}))
            opened = file.summary().opened_at + timedelta(minutes=entry.clock.offset_minutes())
            held = tuple(one for one in _held(entry) if one.made >= opened.date())
            slots = set(entry.offices(file).values())
            body = head.erase_body_on is not None and head.erase_body_on <= today
            if body:
                seal_new(entry, "fact", slots, fact_record(entry, file.summary()))
                forget_origin(entry, head.fact_token)
                shred_case(entry, file)
            elif file.identity_envelope is not None:
                shred_identity(entry, file)
            else:
                return 0
            seal_new(
                entry,
                "certificate",
                slots,
                ErasureCertificate(
                    **entry.origin(),
                    code=head.code,
                    retention_class=head.retention_class,
                    what="case" if body else "identity",
                    on=today,
                    backups=len(held),
                    gone_by=max((one.gone_by for one in held), default=None),
                    held=held,
                    also=also,
                ),
            )
            uow.record("case.shredded", subject=f"case/{case_id}")
            uow.commit()
            return 1

    def _old_proofs(self) -> int:
        """Proofs of reports whose years are over go, with their keys; how many."""
        with self.work() as (uow, entry):
            years = standing_pack(entry.session, PackService.pack_id(entry)).proof_years
            today, zone = entry.clock.today(), timedelta(minutes=entry.clock.offset_minutes())
            over = [
                envelope.id
                for envelope in envelopes_of(entry, "proof")
                for record in open_envelope(entry, envelope.id) or ()
                if isinstance(record, ProofOfReport)
                and proof_over((record.sent_at + zone).date(), years, today)
            ]
            for envelope_id in over:
                destroy(entry, envelope_id)
            if over:
                uow.record("case.shredded", subject="proof")
                uow.commit()
            return len(over)


def _due(one: CaseSummary, today: date) -> bool:
    if one.legal_hold or one.open_statutory or one.state in AT_WORK:
        return False
    body = one.erase_body_on is not None and one.erase_body_on <= today
    identity = (
        one.identity_erased_at is None
        and one.erase_identity_on is not None
        and one.erase_identity_on <= today
    )
    return body or identity


def _held(entry: CaseEntry) -> tuple[HeldBackup, ...]:
    """Backups that were made so far and may still be kept, the oldest first. In each folder those
    that the rule of the backups has let go are left out."""
    offset, today = timedelta(minutes=entry.clock.offset_minutes()), entry.clock.today()
    folders: dict[str, list[KeptBackup]] = {}
    with entry.room.book() as book:
        for note in book.scalars(select(BackupNote).order_by(BackupNote.made_at, BackupNote.id)):
            made = KeptBackup(note.id, note.generation, (note.made_at + offset).date(), True)
            folders.setdefault(note.folder, []).append(made)
    found = []
    for place, made_there in enumerate(folders.values(), 1):
        gone = to_delete(made_there)
        for one in made_there:
            if one.name not in gone and ages_out(one.day) > today:
                found.append(HeldBackup(one.day, place, ages_out(one.day)))
    return tuple(sorted(found, key=lambda one: (one.made, one.place)))


def _officer(entry: CaseEntry) -> None:
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")
