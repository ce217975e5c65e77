"""Letters to services in her own name: only with her yes or a ground, answered or taken higher.

Domain paper, sections 12 (R05) and 14. A letter holds exactly the fields written down here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.contact import answers_of
from sr_board.cases.records import ClockRow, Referral
from sr_board.cases.rules.consent import check_letter, standing_yes
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    Basis,
    ClockNature,
    Purpose,
    ReferralKind,
    ReferralStatus,
    Track,
)

__all__ = ["FIELDS", "AnswerReferral", "ReferralService", "SendReferral"]

FIELDS = frozenset(
    {"code", "name", "phone", "safe_contact", "languages", "interpreter", "support", "needs"}
)
"""What a letter may hold; each is written down when it is sent."""
ANSWER_DAYS = 7
"""Days a service has to answer; the domain paper, section 14."""
_ANSWERS = (ReferralStatus.ACCEPTED, ReferralStatus.REFUSED, ReferralStatus.DONE)
_OPEN = (ReferralStatus.SENT, ReferralStatus.ACCEPTED)


@dataclass(frozen=True)
class SendReferral:
    """A letter that goes out. `id`: chosen by the page; saved twice it is one letter. `escort`: who
    goes with her; `letterhead`: she agreed that the board's head stands on it."""

    case_id: str
    service_name: str
    kind: ReferralKind
    purpose: str
    fields: frozenset[str]
    basis: Basis = Basis.CONSENT
    document_no: str = ""
    reason: str = ""
    ladder: tuple[str, ...] = ()
    id: str = ""
    escort: str = ""
    letterhead: bool = False


@dataclass(frozen=True)
class AnswerReferral:
    """What the service answered: accepted, refused, done."""

    case_id: str
    referral_id: str
    status: ReferralStatus
    outcome: str = ""


class ReferralService(CaseService):
    """Letters and their answers."""

    def send(self, command: SendReferral) -> Done:
        """Write down a letter that goes out. Raises NotFound, RuleBroken "case-r05", "case-r21",
        InputInvalid "referral-fields"."""
        if not command.fields or not command.fields <= FIELDS:
            raise InputInvalid("referral-fields", field="fields")
        name = clean_line(command.service_name, field="service_name", required=True)
        document = clean_line(command.document_no, field="document_no", most=60)
        reason = clean_line(command.reason, field="reason", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.id and command.id in file.records:
                return Done(file.case_id)
            yes = _yes(file, command.kind)
            child = file.head.track is Track.CHILD
            basis = command.basis
            check_letter(
                command.kind, basis, child=child, yes=yes, document=document, reason=reason
            )
            origin = entry.origin()
            if command.id:
                origin["id"] = command.id
            file.put(
                Referral(
                    **origin,
                    service="",
                    service_name=name,
                    kind=command.kind,
                    purpose=clean_line(command.purpose, field="purpose", most=300),
                    status=ReferralStatus.SENT,
                    data_sent=tuple(sorted(command.fields)),
                    basis=basis,
                    consent_id=yes if basis is Basis.CONSENT else "",
                    respond_by=_respond_by(entry, file),
                    sent_at=entry.now,
                    ladder=command.ladder,
                    escort=clean_line(command.escort, field="escort", most=120),
                    letterhead=command.letterhead,
                )
            )
            file.happened("referred", about=str(command.kind), remark=document or reason)
            return entry.done(uow, file)

    def answer(self, command: AnswerReferral) -> Done:
        """The service answered. Raises NotFound, InputInvalid "referral-answer", RuleBroken
        "referral-ended"."""
        if command.status not in _ANSWERS:
            raise InputInvalid("referral-answer", field="status")
        outcome = clean_line(command.outcome, field="outcome", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = file.get(Referral, command.referral_id)
            if row.status not in _OPEN:
                raise RuleBroken("referral-ended")
            file.put(replace(row, status=command.status, outcome=outcome))
            file.happened("referral_answered", about=str(command.status))
            return entry.done(uow, file)

    def escalate(self, case_id: str, referral_id: str) -> Done:
        """One step higher, after no answer in time or a refusal; the step gets its date.

        Raises NotFound, RuleBroken "referral-wait", "referral-ended", "referral-ladder-end".
        """
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            row = file.get(Referral, referral_id)
            if row.status not in (ReferralStatus.SENT, ReferralStatus.REFUSED):
                raise RuleBroken("referral-ended")
            late = row.respond_by is not None and row.respond_by <= entry.now
            if row.status is ReferralStatus.SENT and not late:
                raise RuleBroken("referral-wait")
            if len(row.escalated) >= len(row.ladder):
                raise RuleBroken("referral-ladder-end")
            if row.basis is Basis.CONSENT and _yes(file, row.kind) != row.consent_id:
                raise RuleBroken("case-r05")
            file.put(
                replace(
                    row,
                    status=ReferralStatus.SENT,
                    escalated=(*row.escalated, entry.now),
                    respond_by=_respond_by(entry, file),
                )
            )
            file.happened("escalated", about=row.ladder[len(row.escalated)])
            return entry.done(uow, file)


def _yes(file: CaseFile, kind: ReferralKind) -> str:
    return standing_yes(answers_of(file), Purpose.REFER_TO, str(kind))


def _respond_by(entry: CaseEntry, file: CaseFile) -> datetime:
    """Seven days; for a child no later than the next duty by law that is still ahead."""
    due = entry.now + timedelta(days=ANSWER_DAYS)
    if file.head.track is not Track.CHILD:
        return due
    duties = [
        one.due_at
        for one in file.all(ClockRow)
        if running(one) and one.nature is ClockNature.STATUTORY and one.due_at > entry.now
    ]
    return min([due, *duties])
