"""What papers with her name are drawn from: approved by two who may open her identity (R10).

Domain paper, sections 3, 4 and 19. Nobody is kept from reporting by this: the production report is
printed with blank lines by one person, or the identity is opened and the report made by phone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from sr_board.base.errors import RuleBroken
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.contact import identity_of
from sr_board.cases.files.records_consent import ConsentRow, Disclosure
from sr_board.cases.papers.service_approvals import approved_for
from sr_board.cases.records import (
    AgeStatus,
    Identity,
    IdentityOpening,
    PlaceHint,
    PlanNeed,
    Referral,
    StatutoryReport,
    WillingnessInterview,
)
from sr_board.cases.rules.paper_approval import PaperWithName
from sr_board.cases.vocabulary import IdentityReason, ReferralKind, ReferralStatus, Track
from sr_board.vault.users import SecondSigner

__all__ = ["IdentityPaperService", "Letter", "OwnFile", "Told"]


_AUTHORITIES = frozenset({ReferralKind.CWC, ReferralKind.DCPU, ReferralKind.CHILD_HELPLINE})
"""To whom a child's letter goes straight; every other goes through the committee."""


@dataclass(frozen=True)
class Letter:
    """A letter in her own name. `facts`: exactly the fields she agreed to tell, with what stands
    in them. `through`: a child's letter goes by way of the authority."""

    code: str
    service_name: str
    purpose: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    respond_by: datetime | None
    ladder: tuple[str, ...]
    escort: str
    letterhead: bool
    offset_minutes: int
    board_id: str
    through: bool = False


@dataclass(frozen=True)
class Told:
    """The child's identity for a report by law, and where the child is said to be."""

    who: Identity | None = field(repr=False)
    place: str = field(default="", repr=False)


@dataclass(frozen=True)
class OwnFile:
    """Her own file: who she is, what was found, agreed to, told and sent. No name of anybody
    else stands in it."""

    code: str
    who: Identity | None = field(repr=False)
    ages: tuple[AgeStatus, ...]
    talks: tuple[WillingnessInterview, ...]
    consents: tuple[ConsentRow, ...]
    told: tuple[Disclosure, ...]
    letters: tuple[Referral, ...]
    plan: tuple[PlanNeed, ...]
    reports: tuple[StatutoryReport, ...]
    openings: tuple[IdentityOpening, ...]
    state: str
    offset_minutes: int


class IdentityPaperService(CaseService):
    """Papers with her name."""

    def letter(self, case_id: str, letter_id: str, second: SecondSigner | None) -> Letter:
        """A letter that was written down, to be drawn. Raises NotFound, RuleBroken "case-r10",
        "referral-ended" (she took it back)."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            row = file.get(Referral, letter_id)
            if row.status in (ReferralStatus.REVOKED, ReferralStatus.LOST):
                raise RuleBroken("referral-ended")
            _two(entry, file, second, PaperWithName.LETTER, letter_id)
            file.open_identity(IdentityReason.REFERRAL)
            who = identity_of(file)
            file.happened("letter_printed", about=row.id)
            uow.record("case.identity", subject=f"case/{case_id}", second=second)
            uow.commit()
            values = _values(file, row, who)
            return Letter(
                file.code if "code" in row.data_sent else "",
                row.service_name,
                row.purpose,
                tuple((key, values[key]) for key in row.data_sent if values.get(key)),
                row.respond_by,
                row.ladder,
                row.escort,
                row.letterhead,
                entry.clock.offset_minutes(),
                file.head.board_id,
                file.head.track is Track.CHILD and row.kind not in _AUTHORITIES,
            )

    def report(self, case_id: str, second: SecondSigner | None) -> Told:
        """The identity for the report to the committee or the letter to the police.

        Raises NotFound, RuleBroken "case-r10", "case-no-report" (nothing says that she may be a
        child: the police hear of an adult only with her yes).
        """
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            if file.head.track is not Track.CHILD and not file.head.child_apprehended:
                raise RuleBroken("case-no-report")
            _two(entry, file, second, PaperWithName.REPORT)
            rows = file.open_identity(IdentityReason.STATUTORY_REPORT)
            places = [one for one in rows if isinstance(one, PlaceHint)]
            file.happened("report_printed")
            uow.record("case.identity", subject=f"case/{case_id}", second=second)
            uow.commit()
            return Told(identity_of(file), _place(places))

    def own_file(self, case_id: str, second: SecondSigner | None) -> OwnFile:
        """Her own file, to be printed for her. Raises NotFound, RuleBroken "case-r10"."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            _two(entry, file, second, PaperWithName.OWN_FILE)
            found = _own(entry, file)
            uow.record("case.identity", subject=f"case/{case_id}", second=second)
            uow.commit()
            return found

    def read_out(self, case_id: str) -> OwnFile:
        """Her own file, to be read aloud to her from the screen; one holder opens it, nothing is
        printed. Raises NotFound, NotAllowed "identity-not-yours"."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            found = _own(entry, file)
            uow.record("case.identity", subject=f"case/{case_id}")
            uow.commit()
            return found


def _two(
    entry: CaseEntry,
    file: CaseFile,
    second: SecondSigner | None,
    paper: PaperWithName,
    about: str = "",
) -> None:
    """Two different persons, both holders of the identity's key (R10): the second one here, or
    one who approved this paper before. Such an approval is used up by it."""
    row = file.identity_envelope
    given = approved_for(entry, file, paper, about) if second is None else None
    if given is not None and file.may_identity:
        file.put(replace(given, ended_at=entry.now))
        return
    if second is None or second.slot_id == entry.account_id or row is None:
        raise RuleBroken("case-r10")
    if not {entry.account_id, second.slot_id} <= entry.envelopes.recipients(row):
        raise RuleBroken("case-r10")


def _place(places: list[PlaceHint]) -> str:
    last = max(places, key=lambda one: (one.at, one.id)) if places else None
    return ", ".join(part for part in (last.house, last.hint) if part) if last else ""


def _own(entry: CaseEntry, file: CaseFile) -> OwnFile:
    who = None
    if file.identity_envelope is not None:
        file.open_identity(IdentityReason.HER_REQUEST)
        who = identity_of(file)
    file.happened("own_file_read")
    return OwnFile(
        file.code,
        who,
        file.all(AgeStatus),
        file.all(WillingnessInterview),
        file.all(ConsentRow),
        file.all(Disclosure),
        file.all(Referral),
        file.all(PlanNeed),
        file.all(StatutoryReport),
        file.all(IdentityOpening),
        str(file.head.state),
        entry.clock.offset_minutes(),
    )


def _values(file: CaseFile, row: Referral, who: Identity | None) -> dict[str, str]:
    found = {"code": file.code, "needs": row.purpose}
    if who is not None:
        contact = (who.contact_rule, who.contact_times, who.contact_words)
        found |= {
            "name": who.name,
            "phone": "" if who.contact_never_call else who.phone,
            "safe_contact": "; ".join(part for part in contact if part),
            "languages": ", ".join(who.languages),
            "interpreter": who.interpreter,
            "support": who.support,
        }
    return found
