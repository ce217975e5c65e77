"""A file sealed for another board, and the note that the other board took it.

Right: CASES_WORK, the lead of the case and a second person of it. Domain paper, sections 9, 12,
14, 16, 17: a transfer neither meets nor stops a duty by law. Identity goes along only when two who
hold it sign. The sealed file carries nothing readable; its cover sheet names the code alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.board.board_facts import only_board
from sr_board.cases.case_file import REMARK_MOST, CaseFile
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.contact import answers_of
from sr_board.cases.files.records_consent import Disclosure
from sr_board.cases.files.service_adult import settle_outcome
from sr_board.cases.files.service_child import leads, other_person
from sr_board.cases.moving import facts_of, move
from sr_board.cases.records import CaseAttachment, ClockRow, Record
from sr_board.cases.rules.board_keys import digits_of, key_line, key_of
from sr_board.cases.rules.consent import check_ground, standing_yes
from sr_board.cases.rules.states import TABLE, Grounds
from sr_board.cases.rules.telling import IDENTITY_FIELDS, PLAIN_FIELDS
from sr_board.cases.sealing.parcel import FORMAT, Parcel, seal_parcel
from sr_board.cases.summarising import running
from sr_board.cases.transfer.held_keys import proving_pair
from sr_board.cases.transfer.parcels import going, kinds_of, leaves, sheets_of
from sr_board.cases.transfer.records_transfer import TransferSent
from sr_board.cases.vocabulary import (
    Basis,
    CaseState,
    ClockNature,
    IdentityReason,
    Outcome,
    Purpose,
    ReferralKind,
)
from sr_board.vault.users import SecondSigner

__all__ = ["NoteAccepted", "SealForBoard", "SealedFile", "TransferPicture", "TransferService"]

_REASONS = {
    Basis.CONSENT: IdentityReason.REFERRAL,
    Basis.LAW_DUTY: IdentityReason.STATUTORY_REPORT,
    Basis.COURT_ORDER: IdentityReason.COURT_ORDER,
    Basis.VITAL_INTEREST: IdentityReason.SAFETY,
}


@dataclass(frozen=True)
class SealForBoard:
    """Seal a file for another board. `key`: that board's key as it was typed or read from a file.

    The ground is asked as for every telling; a `with_identity` needs two who hold it.
    """

    case_id: str
    to_board: str
    key: str
    basis: Basis
    document_no: str = ""
    reason: str = ""
    with_identity: bool = False
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class NoteAccepted:
    """The other board took the file: who wrote it, and on which day."""

    case_id: str
    transfer_id: str
    by: str
    on: date
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SealedFile:
    """The sealed bytes, to be written where the person chose, and the number of the file."""

    done: Done
    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class TransferPicture:
    """What would go along. `kinds`: name of a kind and how many; `open_clocks`: rules of duties by
    law that run; `identity`: whether this person could send it with the identity; `proves`: whether
    she holds the key of this board, by which the other one can tell who sealed it."""

    code: str
    kinds: tuple[tuple[str, int], ...]
    papers: int
    open_clocks: tuple[str, ...]
    identity_there: bool
    identity: bool
    sent: tuple[TransferSent, ...]
    proves: bool


class TransferService(CaseService, CaseQueries):
    """Sending."""

    def picture(self, case_id: str) -> TransferPicture:
        """What a sealed file would hold, before anything is sealed. Raises NotFound."""
        with self.look() as entry:
            file = entry.open(case_id)
            records = going(file.records.values(), with_identity=file.may_identity)
            return TransferPicture(
                code=file.code,
                kinds=kinds_of(records),
                papers=sum(isinstance(one, CaseAttachment) for one in records),
                open_clocks=facts_of(file).open_statutory,
                identity_there=file.identity_envelope is not None,
                identity=file.may_identity,
                sent=file.all(TransferSent),
                proves=proving_pair(entry, None) is not None,
            )

    def seal(self, command: SealForBoard) -> SealedFile:
        """Seal it; the file stays as it is until the other board accepts in writing.

        When one of the two is chair or secretary and the board has a key, the sealed file proves
        to the other board which key it comes from; else it goes without, and nothing waits for it.

        Raises NotFound, InputInvalid "board-key-wrong", "text-missing", RuleBroken
        "case-lead-only", "case-no-such-move", "case-r21", "case-r10", "second-person-…".
        """
        public = key_of(command.key)
        to_board = clean_line(command.to_board, field="to_board", required=True)
        document = clean_line(command.document_no, field="document_no", most=60)
        reason = clean_line(command.reason, field="reason", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = _two(entry, file, command.second)
            _may_send(entry, file, command, document, reason, second)
            identity: tuple[Record, ...] = ()
            if command.with_identity:
                found = file.open_identity(_REASONS[command.basis], to_board[:REMARK_MOST])
                identity = going(found, with_identity=True)
            parcel = _parcel(entry, file, identity, with_identity=command.with_identity)
            pair = proving_pair(entry, second)
            content = seal_parcel(parcel, public, pair)
            digest = digits_of(content)
            file.put(
                TransferSent(
                    **(entry.origin() | {"id": parcel.id}),
                    to_board=to_board,
                    key_line=key_line(public),
                    digest=digest,
                    records=len(parcel.body) + len(parcel.identity),
                    papers=len(parcel.sheets),
                    proved=pair is not None,
                    with_identity=command.with_identity,
                    second=second.slot_id,
                )
            )
            file.put(_told(entry, command, to_board, document, reason, second.slot_id))
            file.happened("sealed_for_board", remark=to_board)
            act = "case.identity" if command.with_identity else "case.work"
            uow.record(act, subject=f"case/{file.case_id}", second=second)
            return SealedFile(Done(parcel.id, CASES, uow.commit()), digest, content)

    def accepted(self, command: NoteAccepted) -> Done:
        """The other board took it: the file rests here, its duties by law run on until they are
        met. Raises NotFound "record-unknown", RuleBroken "transfer-accepted",
        "case-lead-and-second", InputInvalid "transfer-accepted-when", "text-missing".
        """
        by = clean_line(command.by, field="by", required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            sent = file.get(TransferSent, command.transfer_id)
            if sent.accepted_on is not None:
                raise RuleBroken("transfer-accepted")
            if command.on > entry.clock.today():
                raise InputInvalid("transfer-accepted-when", field="on")
            second = _two(entry, file, command.second)
            file.put(replace(sent, accepted_on=command.on, accepted_by=by, accepted_at=entry.now))
            given = Grounds(lead=leads(entry, file), persons=2, accepted=True, reason=sent.to_board)
            move(entry, file, CaseState.TRANSFERRED, given)
            for clock in file.all(ClockRow):  # our own go with it; a duty by law is never ended
                if running(clock) and clock.nature is not ClockNature.STATUTORY:
                    file.put(replace(clock, cancelled_by=CaseState.TRANSFERRED))
            settle_outcome(entry, file, Outcome.TRANSFERRED)
            return entry.done(uow, file, second)


def _two(entry: CaseEntry, file: CaseFile, given: SecondSigner | None) -> SecondSigner:
    """A second person who reads the file too."""
    second = other_person(entry, file, given)
    if second.slot_id not in entry.envelopes.recipients(file.envelope):
        raise RuleBroken("second-person-role")
    return second


def _may_send(
    entry: CaseEntry,
    file: CaseFile,
    command: SealForBoard,
    document: str,
    reason: str,
    second: SecondSigner,
) -> None:
    if not leads(entry, file):
        raise RuleBroken("case-lead-only")
    if file.head.state not in TABLE[CaseState.TRANSFERRED].sources:
        raise RuleBroken("case-no-such-move")
    yes = standing_yes(answers_of(file), Purpose.REFER_TO, str(ReferralKind.OTHER_BOARD))
    check_ground(command.basis, yes=yes, document=document, reason=reason)
    if command.with_identity:
        row = file.identity_envelope
        if row is None or not {entry.account_id, second.slot_id} <= entry.envelopes.recipients(row):
            raise RuleBroken("case-r10")


def _parcel(
    entry: CaseEntry, file: CaseFile, identity: tuple[Record, ...], *, with_identity: bool
) -> Parcel:
    body = going(file.records.values(), with_identity=with_identity)
    board = only_board(entry.session)
    return Parcel(
        format=FORMAT,
        id=new_id(),
        code=file.code,
        board=board.name if board is not None else "",
        place=board.place_code if board is not None else "",
        sealed_at=entry.now,
        body=leaves(body),
        identity=leaves(identity),
        sheets=sheets_of(file, (*body, *identity)),
    )


def _told(
    entry: CaseEntry,
    command: SealForBoard,
    to_board: str,
    document: str,
    reason: str,
    second: str,
) -> Disclosure:
    """What was told to whom, for the file and for her own print of it."""
    told = PLAIN_FIELDS | IDENTITY_FIELDS if command.with_identity else PLAIN_FIELDS
    return Disclosure(
        **entry.origin(),
        to_whom=to_board,
        fields=tuple(sorted(told)),
        basis=command.basis,
        document_no=document,
        reason=reason,
        approved_by=(entry.account_id, second),
        told=entry.moment(),
        with_identity=command.with_identity,
    )
