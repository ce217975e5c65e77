"""The board's own key, and files that other boards sealed to it.

Right: CASES_WORK, chair or secretary of the board. Domain paper, section 16. A file that comes in
gets a code of this board, a note where it came from, and the chain of this vault; its clocks stay
as they were. Identity, where it came along, goes to the chair and the team as in every file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.matching import write_marks
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.files.service_intake import drawn_code
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.records import CaseAttachment, CaseHead, Record
from sr_board.cases.rules.board_keys import digits_of, key_line
from sr_board.cases.sealing.codec import RecordUnreadable
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope, seal_new
from sr_board.cases.sealing.paper_files import keep_file
from sr_board.cases.sealing.papers_in import cleaned_document
from sr_board.cases.sealing.parcel import OpenedParcel, Parcel, open_parcel
from sr_board.cases.transfer.held_keys import (
    PAIRS,
    both_officers,
    name_of,
    officer_only,
    own_pairs,
    pair_of,
)
from sr_board.cases.transfer.parcels import new_ids, renamed
from sr_board.cases.transfer.records_transfer import (
    BoardKey,
    ReceivedFrom,
    TransferSeen,
)
from sr_board.vault.keys import new_box

__all__ = ["Looked", "OwnKey", "ReceivingService"]


@dataclass(frozen=True)
class OwnKey:
    """The board's public key as a line, when it was made, and its check digits."""

    line: str
    record: BoardKey
    digits: str


@dataclass(frozen=True)
class Looked:
    """A sealed file before it is taken in. `number`: to be compared with the cover sheet; `board`,
    `code`: what is named in it; `sealed_by`: check digits of the key that proved to have sealed it,
    "" when nothing proves it; `known_as`: under which name that key is known here, "" when it is
    not; `taken`: it was taken in before."""

    number: str
    board: str
    code: str
    sealed_at: datetime
    with_identity: bool
    sealed_by: str
    line: str
    known_as: str
    taken: bool


class ReceivingService(CaseService, CaseQueries):
    """Receiving."""

    def own_key(self) -> OwnKey | None:
        """The newest key of this board; None before one was made. Raises NotAllowed."""
        with self.look() as entry:
            officer_only(entry)
            found = own_pairs(entry)
            return _own(found[-1]) if found else None

    def make_key(self) -> Done:
        """A pair of keys for this board. An older one stays, for what is still on the way.

        Raises NotAllowed "board-officers-only".
        """
        with self.work() as (uow, entry):
            officer_only(entry)
            public, private = new_box()
            record = BoardKey(**entry.origin(), public=public.hex(), private=private.hex())
            seal_new(entry, PAIRS, both_officers(entry), record)
            uow.record("board.register", subject="board_key")
            return Done(record.id, frozenset({"board"}), uow.commit())

    def look_at(self, content: bytes) -> Looked:
        """What a sealed file says of itself, before it is taken in: its number, who sealed it.

        Raises NotAllowed "board-officers-only", and what `receive` raises of a file that cannot be
        opened.
        """
        with self.look() as entry:
            officer_only(entry)
            opened = _opened(entry, content)
            parcel, sender = opened.parcel, opened.sealed_by
            return Looked(
                digits_of(content),
                parcel.board,
                parcel.code,
                parcel.sealed_at,
                bool(parcel.identity),
                digits_of(sender) if sender is not None else "",
                key_line(sender) if sender is not None else "",
                name_of(entry, sender),
                _seen(entry, parcel.id),
            )

    def receive(self, content: bytes) -> Done:
        """Take a sealed file in; the id of the new case.

        Raises NotAllowed "board-officers-only", RuleBroken "board-key-none", "transfer-no-file",
        "transfer-other-board", "transfer-damaged", "transfer-newer", "transfer-twice".
        """
        with self.work() as (uow, entry):
            officer_only(entry)
            opened = _opened(entry, content)
            if _seen(entry, opened.parcel.id):
                raise RuleBroken("transfer-twice")
            file = _take(entry, opened)
            seal_new(entry, "transfer_in", both_officers(entry), _note(entry, opened.parcel))
            uow.record("case.new", subject=f"case/{file.case_id}")
            return Done(file.case_id, CASES, uow.commit())


def _own(key: BoardKey) -> OwnKey:
    public = bytes.fromhex(key.public)
    return OwnKey(key_line(public), key, digits_of(public))


def _opened(entry: CaseEntry, content: bytes) -> OpenedParcel:
    pairs = own_pairs(entry)
    if not pairs:
        raise RuleBroken("board-key-none")
    return open_parcel(content, tuple(map(pair_of, pairs)))


def _take(entry: CaseEntry, opened: OpenedParcel) -> CaseFile:
    parcel, sender = opened.parcel, opened.sealed_by
    try:
        ids = new_ids((*parcel.body, *parcel.identity))
        body, identity = renamed(parcel.body, ids), renamed(parcel.identity, ids)
        heads = [one for one in body if isinstance(one, CaseHead)]
        if len(heads) != 1:
            raise RecordUnreadable
    except (RecordUnreadable, ValueError):
        raise RuleBroken("transfer-newer") from None
    sheets = {ids.get(one.record_id, ""): one.content for one in parcel.sheets}
    under = {one.id: _kept(entry, sheets, one) for one in identity}
    head = _head(entry, heads[0])
    rest = [_placed(_kept(entry, sheets, one), under) for one in body if one is not heads[0]]
    file = entry.create(head, rest, team=head.team)
    for one in under.values():
        file.put_identity(one)
    write_marks(entry, file)
    file.put(
        ReceivedFrom(
            **entry.origin(),
            board=parcel.board,
            code=parcel.code,
            sealed_at=parcel.sealed_at,
            with_identity=bool(parcel.identity),
            sealed_by=key_line(sender) if sender is not None else "",
            known_as=name_of(entry, sender),
        )
    )
    file.happened("received", about=parcel.code, remark=parcel.board)
    return file


def _head(entry: CaseEntry, sent: CaseHead) -> CaseHead:
    """The head under a code of this board; where the file stands and its times stay."""
    board, code = drawn_code(entry)
    assert board is not None  # its officers are at work
    chair = entry.station.chair
    return replace(
        sent,
        code=code,
        board_id=board.id,
        pack=standing_pack(entry.session, board.pack_id).id_version,
        fact_token=new_id(),
        opened_by=entry.account_id,
        state_since=entry.now,  # what the other board decided is not decided here
        team=(entry.account_id,) if chair else (),
        merged_into="",
        identity_stale=False,
    )


def _kept(entry: CaseEntry, sheets: dict[str, bytes], record: Record) -> Record:
    """A record as it is kept here: a paper under a new key of this vault, looked at as every paper
    that comes in."""
    if not isinstance(record, CaseAttachment):
        return record
    try:
        clean = cleaned_document(sheets[record.id])
    except (KeyError, InputInvalid):
        raise RuleBroken("transfer-damaged") from None
    kept = keep_file(entry.session, entry.room.vault, clean.content)
    return replace(
        record,
        file=kept.attachment_id,
        key=kept.key.hex(),
        size=kept.size,
        media=clean.media,
    )


def _placed(record: Record, under: dict[str, Record]) -> Record:
    """The note that a paper lies under the identity's key, with the name of its file here."""
    paper = under.get(record.paper) if isinstance(record, SealedPaper) else None
    if isinstance(record, SealedPaper) and isinstance(paper, CaseAttachment):
        return replace(record, file=paper.file)
    return record


def _seen(entry: CaseEntry, transfer_id: str) -> bool:
    return any(
        isinstance(record, TransferSeen) and record.transfer_id == transfer_id
        for envelope in envelopes_of(entry, "transfer_in")
        for record in open_envelope(entry, envelope.id) or ()
    )


def _note(entry: CaseEntry, parcel: Parcel) -> TransferSeen:
    return TransferSeen(**entry.origin(), transfer_id=parcel.id)
