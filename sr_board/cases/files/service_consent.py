"""Consent by purpose, taken back as easily as given, with what follows from it carried out.

Domain paper, section 13. For a child, taking back touches no clock and no report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.moving import cancel_clock, facts_of
from sr_board.cases.records import CaseTask, FollowUp, Happening, LegalHold, Referral
from sr_board.cases.rules.follow_up import FAMILY
from sr_board.cases.sealing.keeping import shred_identity
from sr_board.cases.vocabulary import AgeStanding, FollowUpMode, Purpose, ReferralStatus, Track

__all__ = ["ConsentService", "GiveConsent", "WithdrawConsent", "forget_if_asked"]

_OPEN = (ReferralStatus.DRAFT, ReferralStatus.SENT, ReferralStatus.ACCEPTED)


@dataclass(frozen=True)
class GiveConsent:
    """She was read the notice and said yes (or no) to one purpose. `refer_to`: kind of service; for
    follow-ups `FAMILY` when she agrees to visits to her family."""

    case_id: str
    purpose: Purpose
    language: str
    mode: str
    notice_version: str
    agreed: bool
    refer_to: str = ""
    limits: str = ""


@dataclass(frozen=True)
class WithdrawConsent:
    """She takes back one purpose, or all (`purpose` None). No reason is asked. `refer_to`: letters
    to this kind of service only; for follow-ups, visits to her family only."""

    case_id: str
    purpose: Purpose | None = None
    mode: str = "voice noted"
    refer_to: str = ""


class ConsentService(CaseService):
    """What she agreed to."""

    def give(self, command: GiveConsent) -> Done:
        """Write down her answer. Raises NotFound, InputInvalid."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            child = file.head.track is Track.CHILD
            file.put(
                ConsentRow(
                    **entry.origin(),
                    purpose=command.purpose,
                    refer_to=clean_line(command.refer_to, field="refer_to", most=40),
                    given_by="child_assent" if child else "self",
                    language=clean_line(command.language, field="language", most=20),
                    read_by=entry.account_id,
                    mode=clean_line(command.mode, field="mode", most=20, required=True),
                    notice_version=command.notice_version,
                    given=entry.moment(),
                    agreed=command.agreed,
                    limits=clean_line(command.limits, field="limits", most=300),
                )
            )
            file.happened("consent", about=str(command.purpose))
            return entry.done(uow, file)

    def withdraw(self, command: WithdrawConsent) -> Done:
        """Taken back. Open letters of that purpose are revoked, follow-ups cancelled; an adult who
        takes back all is forgotten: her identity is erased unless an order holds it. A child's
        clocks and reports go on (R14). Raises NotFound."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            for row in file.all(ConsentRow):
                if row.agreed and row.withdrawn_at is None and _meant(command, row):
                    gone = replace(row, withdrawn_at=entry.now, withdrawal_mode=command.mode)
                    file.put(gone)
            file.happened("withdrawn", about=str(command.purpose or "all"))
            if file.head.track is not Track.CHILD:
                self._carry_out(entry, file, command)
            return entry.done(uow, file)

    @staticmethod
    def _carry_out(entry: CaseEntry, file: CaseFile, command: WithdrawConsent) -> None:
        purpose, only = command.purpose, command.refer_to
        if purpose in (None, Purpose.FOLLOW_UP_CONTACT):
            _call_off(entry, file, family=only == FAMILY)
        if purpose in (None, Purpose.REFER_TO):
            _revoke(entry, file, only)
        if purpose is None:
            forget_if_asked(entry, file)


def _call_off(entry: CaseEntry, file: CaseFile, *, family: bool) -> None:
    """Nobody reaches her any more; `family`: nobody visits her family."""
    for visit in file.all(FollowUp):
        waits = visit.done is None and visit.cancelled_at is None
        if waits and _reaches(visit.mode, family=family):
            file.put(replace(visit, cancelled_at=entry.now))
    for task in file.all(CaseTask):
        waits = task.done_at is None and task.cancelled_at is None
        if waits and _reaches(task.contact, family=family):
            file.put(replace(task, cancelled_at=entry.now))
    if not family:
        cancel_clock(file, "recheck_willing", "withdrawn")


def _reaches(mode: FollowUpMode | None, *, family: bool) -> bool:
    return mode is FollowUpMode.FAMILY_VISIT if family else mode is not None


def _revoke(entry: CaseEntry, file: CaseFile, only: str) -> None:
    """Letters are taken back, and those who have one are told."""
    for letter in file.all(Referral):
        if letter.status not in _OPEN or only not in ("", letter.kind):
            continue
        file.put(replace(letter, status=ReferralStatus.REVOKED))
        if letter.status is not ReferralStatus.DRAFT:
            origin = entry.origin()
            name = letter.service_name
            file.put(CaseTask(**origin, kind="tell_receiver", text=name, due_at=entry.now))


def _meant(command: WithdrawConsent, row: ConsentRow) -> bool:
    if command.purpose is None:
        return True
    return row.purpose is command.purpose and command.refer_to in ("", row.refer_to)


def _is_adult(file: CaseFile) -> bool:
    """Whether nothing is left to be asked about her age. Until then nobody is forgotten: the
    authority may have to be told who the child is."""
    facts = facts_of(file)
    adult = (AgeStanding.APPEARS_ADULT, AgeStanding.ADULT_BY_ORDER)
    return not facts.open_statutory and (
        facts.standing in adult or facts.track in (Track.ADULT, Track.OUT_OF_SCOPE)
    )


def forget_if_asked(entry: CaseEntry, file: CaseFile) -> None:
    """She took everything back, and her age is not open, or not any more: she is forgotten, unless
    she agreed to something since or an order holds it."""
    rows = file.all(ConsentRow)
    asked = [
        one.at for one in file.all(Happening) if one.what == "withdrawn" and one.about == "all"
    ]
    stands = any(one.agreed and one.withdrawn_at is None for one in rows)
    held = any(one.ended_at is None for one in file.all(LegalHold))
    if asked and not stands and not held and _is_adult(file):
        shred_identity(entry, file)
