"""One case, opened: its records, and writing them. Used by services only; commits nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from sr_board.base.errors import NotAllowed, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.text import clean_line
from sr_board.cases.doubles.records_doubles import JoinedFile
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.keeping.records_clock import BackdatedEntry
from sr_board.cases.models import Envelope
from sr_board.cases.moments import Precision, When
from sr_board.cases.records import (
    FINAL,
    CaseAttachment,
    CaseHead,
    Happening,
    IdentityOpening,
    Record,
)
from sr_board.cases.rules.laptop_clock import is_backdated
from sr_board.cases.sealing.envelopes import Envelopes
from sr_board.cases.sealing.paper_files import keep_file
from sr_board.cases.sealing.papers_in import cleaned_document
from sr_board.cases.summarising import SUMMARIES, summary_of, words_of
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import IdentityReason, Layer
from sr_board.vault.attachments import read_attachment
from sr_board.vault.opened import OpenVault

__all__ = ["CaseFile", "barred_mark", "barred_mark_of"]

R = TypeVar("R", bound=Record)
REMARK_MOST = 120
"""Most letters of the remark beside the reason for opening an identity."""


def barred_mark(key: bytes, slot_id: str) -> str:
    """The keyed digest under which a recused account is remembered in a case."""
    return hashlib.blake2b(slot_id.encode(), key=key, digest_size=16).hexdigest()


def barred_mark_of(vault_id: str, case_id: str, slot_id: str) -> str:
    """The digest under which an account recused from a case is remembered in it."""
    key = hashlib.sha256(f"{vault_id}|{case_id}|barred".encode()).digest()
    return barred_mark(key, slot_id)


@dataclass
class CaseFile:
    """A case that the person at work may read. Made by `CaseEntry`."""

    envelopes: Envelopes = field(repr=False)
    envelope: Envelope = field(repr=False)
    key: bytes = field(repr=False)
    identity_envelope: Envelope | None = field(repr=False)
    vault: OpenVault = field(repr=False)
    account_id: str
    now: datetime
    offset_minutes: int
    role: str
    records: dict[str, Record] = field(repr=False)
    changed: bool = False
    suspect: bool = False

    # -- reading --------------------------------------------------------------------------------

    @property
    def case_id(self) -> str:
        """The case."""
        return self.head.id

    @property
    def code(self) -> str:
        """Its opaque code."""
        return self.head.code

    @property
    def head(self) -> CaseHead:
        """The file itself."""
        case_id = self.envelope.case_id or ""
        found = self.records[case_id]
        assert isinstance(found, CaseHead)
        return found

    @property
    def cases(self) -> frozenset[str]:
        """This case and those that were joined with it: who is recused from one is from all."""
        return frozenset({self.case_id, *(one.head.id for one in self.all(JoinedFile))})

    @property
    def codes(self) -> frozenset[str]:
        """Its code and those of the files that were joined with it."""
        return frozenset({self.code, *(one.head.code for one in self.all(JoinedFile))})

    @property
    def team(self) -> tuple[str, ...]:
        """Accounts of the team."""
        return self.head.team

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, oldest entry first."""
        found = [record for record in self.records.values() if type(record) is kind]
        return tuple(sorted(found, key=lambda record: (record.at, record.id)))

    def get(self, kind: type[R], record_id: str) -> R:
        """One record. Raises NotFound "record-unknown"."""
        found = self.records.get(record_id)
        if type(found) is not kind:
            raise NotFound("record-unknown", what="record")
        return found

    def summary(self) -> CaseSummary:
        """The case in one line."""
        return summary_of(self.records.values(), self.head)

    # -- writing --------------------------------------------------------------------------------

    def put(self, record: Record) -> None:
        """Write a record, or its next revision. Raises RuleBroken "record-final" for a kind that
        is never changed."""
        if record.id in self.records and type(record) in FINAL:
            raise RuleBroken("record-final")
        self.envelopes.put(self.envelope, record, self.key)
        self.records[record.id] = record
        self.changed = True

    def take_out(self, record_id: str) -> None:
        """A record leaves the file: marks of an erased identity, what is parted from it again, a
        scan that may never be kept, the code of a file that is closed to a reader of this one. No
        service takes out what somebody wrote down."""
        self.envelopes.remove(self.envelope, record_id)
        self.records.pop(record_id, None)
        self.changed = True

    def change(self, **fields: object) -> CaseHead:
        """Write the head with some fields changed."""
        head = replace(self.head, **fields)  # type: ignore[arg-type]
        self.put(head)
        return head

    def happened(
        self,
        what: str,
        *,
        when: When | None = None,
        about: str = "",
        role: str = "",
        remark: str = "",
    ) -> str:
        """A line of the timeline; its id. `when` is this moment unless told."""
        told = when or When(self.now, self.offset_minutes, suspect=self.suspect)
        self._ask_why(what, told)
        line = Happening(
            id=new_id(),
            by=self.account_id,
            at=self.now,
            what=what,
            when=told,
            role=role or self.role,
            about=about,
            remark=remark,
        )
        self.put(line)
        return line.id

    def _ask_why(self, what: str, told: When) -> None:
        """Something dated back stands as it was entered; why is asked of two, afterwards."""
        exact = told.at is not None and told.precision is Precision.EXACT
        if exact and is_backdated(told.at or self.now, self.now, in_doubt=self.suspect):
            self.put(
                BackdatedEntry(id=new_id(), by=self.account_id, at=self.now, what=what, told=told)
            )

    def write_summary(self) -> None:
        """Bring the sealed summary of the case up to date (called before each flush)."""
        if not self.changed:
            return
        self.changed = False
        summary = summary_of(self.records.values(), self.head)
        plain = SUMMARIES.dump_json(summary) + b"\n" + words_of(self.records.values()).encode()
        self.envelopes.write(self.envelope, self.envelope.id, plain, self.key)

    # -- the identity ---------------------------------------------------------------------------

    @property
    def identity_key(self) -> bytes | None:
        """The identity's key, None without it or when it was erased."""
        if self.identity_envelope is None:
            return None
        return self.envelopes.key(self.identity_envelope)

    @property
    def may_identity(self) -> bool:
        """Whether this person may open the identity."""
        return self.identity_key is not None

    def open_identity(self, reason: IdentityReason, remark: str = "") -> tuple[Record, ...]:
        """The identity's records; the opening is written down for the whole team to see.

        Raises NotFound "identity-erased", NotAllowed "identity-not-yours", InputInvalid.
        """
        remark = clean_line(remark, field="remark", most=REMARK_MOST)
        found = self.identity_records()
        self.put(
            IdentityOpening(
                id=new_id(), by=self.account_id, at=self.now, reason=str(reason), remark=remark
            )
        )
        return found

    def identity_records(self) -> tuple[Record, ...]:
        """The identity's records without an entry, for acts that write their own.

        Raises as `open_identity`.
        """
        row, key = self._identity()
        return tuple(self.envelopes.records(row, key).values())

    def put_identity(self, record: Record) -> None:
        """Write a record under the identity's key: its holders, and whoever made the file in the
        same act. Raises as `open_identity`."""
        row = self.identity_envelope
        key = self.envelopes.writing_key(row) if row is not None else None
        if row is None or key is None:
            row, key = self._identity()
        self.envelopes.put(row, record, key)

    def _identity(self) -> tuple[Envelope, bytes]:
        if self.identity_envelope is None:
            raise NotFound("identity-erased", what="identity")
        key = self.identity_key
        if key is None:
            raise NotAllowed("identity-not-yours")
        return self.identity_envelope, key

    # -- papers kept with it --------------------------------------------------------------------

    def attach(
        self,
        content: bytes,
        document: str,
        *,
        layer: Layer = Layer.CASE,
        belongs_to: str = "",
        record_id: str = "",
    ) -> CaseAttachment:
        """Keep a scan of a paper: type and size checked, what it says about itself removed. That
        one is kept under the identity's key is noted in the file, without what it shows.

        Raises InputInvalid "case-paper-kind", "case-paper-too-large", "case-paper-broken".
        """
        clean = cleaned_document(content)
        kept = keep_file(self.envelopes.session, self.vault, clean.content)
        record = CaseAttachment(
            id=record_id or new_id(),
            by=self.account_id,
            at=self.now,
            document=clean_line(document, field="document", most=40, required=True),
            media=clean.media,
            size=kept.size,
            file=kept.attachment_id,
            key=kept.key.hex(),
            belongs_to=belongs_to,
        )
        if layer is Layer.IDENTITY:
            self.put_identity(record)
            self.put(
                SealedPaper(
                    id=new_id(),
                    by=record.by,
                    at=record.at,
                    paper=record.id,
                    document=record.document,
                    file=record.file,
                    belongs_to=belongs_to,
                )
            )
        else:
            self.put(record)
        return record

    def content(self, attachment_id: str) -> bytes:
        """The bytes of a kept paper, for showing in memory. Raises NotFound, AttachmentDamaged."""
        found = self.records.get(attachment_id)
        if found is None and self.may_identity:
            found = {one.id: one for one in self.identity_records()}.get(attachment_id)
        if not isinstance(found, CaseAttachment):
            raise NotFound("attachment-unknown", what="attachment")
        return read_attachment(self.vault, "cases", found.file, bytes.fromhex(found.key))

    # -- who is kept out ------------------------------------------------------------------------

    def barred(self, slot_id: str) -> bool:
        """Whether an account is recused from this case."""
        mark = barred_mark_of(self.vault.vault_id, self.case_id, slot_id)
        return mark in self.head.barred

    @property
    def bar_key(self) -> bytes:
        """Key of the digests in `barred`: it outlives a new case key."""
        return hashlib.sha256(f"{self.vault.vault_id}|{self.case_id}|barred".encode()).digest()
