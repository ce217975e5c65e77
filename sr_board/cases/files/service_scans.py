"""Papers kept with a file as scans: evidence, orders, receipts, letters, consents.

Right: CASES_WORK and access to the file; what shows who she is lies under the identity's key and
is opened like the identity itself, with a reason that the team sees. Domain paper, sections 3, 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.results import Done
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_consent import ConsentRow, DisclosureRequest
from sr_board.cases.files.records_papers import SealedPaper
from sr_board.cases.files.service_child import other_person
from sr_board.cases.records import (
    AgeEvidence,
    AgeStatus,
    CaseAttachment,
    Happening,
    LegalHold,
    Record,
    Referral,
    StatutoryReport,
)
from sr_board.cases.rules.kept_papers import PaperKind, check_never_kept, layer_of
from sr_board.cases.sealing.paper_files import drop_file
from sr_board.cases.vocabulary import IdentityReason, Layer
from sr_board.vault.users import SecondSigner

__all__ = [
    "BELONGS",
    "DestroyScan",
    "KeepPaper",
    "KeptPaper",
    "LookAtPaper",
    "PaperShown",
    "ScanService",
]

BELONGS: Mapping[PaperKind, tuple[type[Record], ...]] = MappingProxyType(
    {
        PaperKind.CERTIFICATE: (AgeEvidence,),
        PaperKind.ORDER: (AgeEvidence, AgeStatus, DisclosureRequest, Happening, LegalHold),
        PaperKind.RECEIPT: (StatutoryReport, Referral),
        PaperKind.LETTER: (Referral, StatutoryReport, DisclosureRequest),
        PaperKind.CONSENT: (ConsentRow,),
    }
)
"""Entries of a file that a paper of a kind may belong to."""


@dataclass(frozen=True)
class KeepPaper:
    """Keep a scan. `belongs_to`: id of the entry it proves, "" for the file as a whole.
    `shows_her`: whether it shows who she is. `is_paper`: it is a paper and no picture of a person.
    `id`: chosen by the page; saved twice it is one paper."""

    case_id: str
    kind: PaperKind
    content: bytes = field(repr=False)
    belongs_to: str = ""
    shows_her: bool = True
    is_paper: bool = False
    id: str = ""


@dataclass(frozen=True)
class DestroyScan:
    """A scan that may not be kept. `why`: one of `NEVER_KEPT`; `second`: another who may hear of
    the file."""

    case_id: str
    paper_id: str
    why: str
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class LookAtPaper:
    """Look at a kept paper. `reason`: needed when it shows who she is."""

    case_id: str
    paper_id: str
    reason: IdentityReason | None = None
    remark: str = ""


@dataclass(frozen=True)
class KeptPaper:
    """One kept paper as the file's readers see it. `sealed`: it lies under the identity's key;
    `openable`: this person may look at it; `gone`: it was erased with the identity."""

    id: str
    kind: PaperKind
    belongs_to: str
    at: datetime
    by: str
    sealed: bool
    openable: bool
    gone: bool = False


@dataclass(frozen=True)
class PaperShown:
    """A paper for the screen. `media`: application/pdf, image/jpeg or text/plain."""

    kind: PaperKind
    media: str
    content: bytes = field(repr=False)


class ScanService(CaseService, CaseQueries):
    """Kept papers of files."""

    def keep(self, command: KeepPaper) -> Done:
        """Keep a scan; what it says about itself is removed before.

        Raises InputInvalid "case-paper-person", "case-paper-belongs", "case-paper-kind",
        "case-paper-too-large", "case-paper-broken"; NotFound "no-such-case", "identity-erased";
        NotAllowed "identity-not-yours".
        """
        kind = PaperKind(command.kind)
        layer = layer_of(kind, shows_her=command.shows_her, is_paper=command.is_paper)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.id and any(one.id == command.id for one in _kept(file)):
                return Done(file.case_id)
            _check_belongs(file, kind, command.belongs_to)
            if layer is Layer.IDENTITY:
                file.identity_records()  # asked before anything is written to the disk
            file.attach(
                command.content,
                str(kind),
                layer=layer,
                belongs_to=command.belongs_to,
                record_id=command.id,
            )
            file.happened("paper_kept", about=str(kind))
            return entry.done(uow, file)

    def destroy(self, command: DestroyScan) -> Done:
        """Two destroy a scan that may never be kept, with its key; that it was there and why it
        went stays in the file. Whoever reads the file may, also without opening who she is.

        Raises NotFound "no-such-case", "attachment-unknown"; InputInvalid "case-paper-why";
        RuleBroken "second-person-missing", "second-person-same", "second-person-role".
        """
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = other_person(entry, file, command.second)
            check_never_kept(command.why)
            _taken_out(entry, file, command.paper_id)
            file.happened("paper_destroyed", about=command.why)
            return entry.done(uow, file, second)

    def papers(self, case_id: str) -> tuple[KeptPaper, ...]:
        """Papers kept with a file, oldest first, without what they show. Raises NotFound."""
        with self.look() as entry:
            return _kept(entry.open(case_id))

    def show(self, command: LookAtPaper) -> PaperShown:
        """A paper, for the screen alone. One that shows who she is needs a reason; the team sees
        that it was opened.

        Raises NotFound "no-such-case", "attachment-unknown", "identity-erased"; NotAllowed
        "identity-not-yours"; InputInvalid "identity-reason"; AttachmentDamaged.
        """
        with self.look() as entry:
            file = entry.open(command.case_id)
            plain = file.records.get(command.paper_id)
            if isinstance(plain, CaseAttachment):
                return _shown(file, plain)
        if command.reason is None:
            raise InputInvalid("identity-reason", field="reason")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if not any(one.paper == command.paper_id for one in file.all(SealedPaper)):
                raise NotFound("attachment-unknown", what="attachment")
            opened = file.open_identity(command.reason, command.remark)
            found = {one.id: one for one in opened}.get(command.paper_id)
            if not isinstance(found, CaseAttachment):
                raise NotFound("attachment-unknown", what="attachment")
            shown = _shown(file, found)
            uow.record("case.identity", subject=f"case/{file.case_id}")
            uow.commit()
            return shown


def _taken_out(entry: CaseEntry, file: CaseFile, paper_id: str) -> None:
    plain = file.records.get(paper_id)
    noted = next((one for one in file.all(SealedPaper) if one.paper == paper_id), None)
    if isinstance(plain, CaseAttachment):
        drop_file(entry.session, file.vault, plain.file)
        file.take_out(plain.id)
    elif noted is not None:
        drop_file(entry.session, file.vault, noted.file)
        file.take_out(noted.id)
        if file.identity_envelope is not None:
            file.envelopes.remove(file.identity_envelope, paper_id)
    else:
        raise NotFound("attachment-unknown", what="attachment")


def _shown(file: CaseFile, paper: CaseAttachment) -> PaperShown:
    return PaperShown(PaperKind(paper.document), paper.media, file.content(paper.id))


def _kept(file: CaseFile) -> tuple[KeptPaper, ...]:
    gone = file.identity_envelope is None
    rows = [
        KeptPaper(one.id, PaperKind(one.document), one.belongs_to, one.at, one.by, False, True)
        for one in file.all(CaseAttachment)
    ]
    rows += [
        KeptPaper(
            one.paper,
            PaperKind(one.document),
            one.belongs_to,
            one.at,
            one.by,
            True,
            file.may_identity,
            gone,
        )
        for one in file.all(SealedPaper)
    ]
    return tuple(sorted(rows, key=lambda one: (one.at, one.id)))


def _check_belongs(file: CaseFile, kind: PaperKind, record_id: str) -> None:
    if record_id and not isinstance(file.records.get(record_id), BELONGS[kind]):
        raise InputInvalid("case-paper-belongs", field="belongs_to")
