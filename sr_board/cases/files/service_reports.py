"""Reports to the authorities: production before the committee, police report, receipts.

Each report meets its clock when it has a reference number or a receipt. One person is enough, and
nothing is asked of the board first. Domain paper, sections 9, 10, 14.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy import select

from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.duties import CLOCK_OF, answers, clock_now
from sr_board.cases.files.service_child import other_person
from sr_board.cases.files.service_intake import exact_moment
from sr_board.cases.models import BoardMember
from sr_board.cases.moments import When
from sr_board.cases.moving import meet_clock
from sr_board.cases.records import ProofOfReport, StatutoryReport
from sr_board.cases.sealing.keeping import seal_new
from sr_board.cases.vocabulary import Profession, ReportKind, ReportMode
from sr_board.vault.users import SecondSigner

__all__ = ["EnterReceipt", "MakeReport", "NoOffence", "ReportService"]


@dataclass(frozen=True)
class MakeReport:
    """A report that was made. `id`: chosen by the page; saved twice it is one report."""

    case_id: str
    kind: ReportKind
    to_body: str
    sent: When
    mode: ReportMode
    capacity: str = ""
    officer: str = ""
    ref_no: str = ""
    form_label: str = ""
    read_over: bool = False
    id: str = ""


@dataclass(frozen=True)
class EnterReceipt:
    """The reference number or receipt of a report came later."""

    case_id: str
    report_id: str
    ref_no: str
    received: When


@dataclass(frozen=True)
class NoOffence:
    """No offence against a child is known or feared: reasons, by two persons."""

    case_id: str
    reasons: str
    second: SecondSigner | None = field(default=None, repr=False)


class ReportService(CaseService):
    """Reports, each with its proof kept apart."""

    def report(self, command: MakeReport) -> Done:
        """Write down a report; with a reference number its clock is met at the time it was sent.

        Raises NotFound, InputInvalid.
        """
        body = clean_line(command.to_body, field="to_body", required=True)
        number = clean_line(command.ref_no, field="ref_no", most=60)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.id and command.id in file.records:
                return Done(file.case_id)
            sent = exact_moment(entry, command.sent)
            origin = entry.origin()
            if command.id:
                origin["id"] = command.id
            row = StatutoryReport(
                **origin,
                kind=command.kind,
                to_body=body,
                officer=clean_line(command.officer, field="officer"),
                sent=sent,
                mode=command.mode,
                produced_by=entry.account_id,
                capacity=clean_line(command.capacity, field="capacity"),
                ref_no=number,
                received=sent if number else None,
                form_label=clean_line(command.form_label, field="form_label"),
                read_over=command.read_over,
            )
            file.put(row)
            file.happened("reported", when=sent, about=str(command.kind))
            if command.kind is ReportKind.CWC_PRODUCTION:  # who is produced was met before
                meet_clock(file, "first_contact", sent.at or entry.now, evidence=row.id)
            if number:
                self._met(entry, file, row, sent)
            return entry.done(uow, file)

    def receipt(self, command: EnterReceipt) -> Done:
        """The receipt of a report: from now on its clock is met, at the time the report was sent.

        Raises NotFound "record-unknown", RuleBroken "receipt-stands", InputInvalid.
        """
        number = clean_line(command.ref_no, field="ref_no", most=60, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = file.get(StatutoryReport, command.report_id)
            if row.ref_no:
                raise RuleBroken("receipt-stands")
            received = exact_moment(entry, command.received)
            row = replace(row, ref_no=number, received=received)
            file.put(row)
            file.happened("receipt", when=received, about=str(row.kind))
            self._met(entry, file, row, row.sent)
            return entry.done(uow, file)

    def no_offence(self, command: NoOffence) -> Done:
        """No offence is known or feared, with reasons, by two persons; one of them is a lawyer or
        counsellor of the board. It meets the clock of the police report only.

        Raises NotFound, RuleBroken "no-offence-lawyer", "second-person-missing", …
        """
        reasons = clean_text(command.reasons, field="reasons", most=2_000, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = other_person(entry, file, command.second)
            if not any(_advises(entry, slot) for slot in (entry.account_id, second.slot_id)):
                raise RuleBroken("no-offence-lawyer")
            row = StatutoryReport(
                **entry.origin(),
                kind=ReportKind.POCSO_POLICE,
                to_body="",
                officer="",
                sent=entry.moment(),
                mode=ReportMode.WRITTEN,
                produced_by=entry.account_id,
                capacity="",
                no_offence=True,
                reasons=reasons,
                second=second.slot_id,
            )
            file.put(row)
            meet_clock(file, "pocso_report", entry.now, evidence=row.id)
            file.happened("no_offence")
            return entry.done(uow, file, second)

    @staticmethod
    def _met(entry: CaseEntry, file: CaseFile, row: StatutoryReport, sent: When) -> None:
        rule = CLOCK_OF.get(row.kind, "")
        due = clock_now(file, rule)
        if answers(file, row):  # one of before a new event does not do for that
            due = meet_clock(file, rule, sent.at or entry.now, evidence=row.id) or due
        slots = set(entry.offices(file).values())
        if slots:
            proof = ProofOfReport(
                **entry.origin(),
                code=file.code,
                kind=row.kind,
                body=row.to_body,
                ref_no=row.ref_no,
                due_at=due.due_at if due is not None else None,
                sent_at=sent.at or entry.now,
                received_at=row.received.at if row.received else None,
            )
            seal_new(entry, "proof", slots, proof)


def _advises(entry: CaseEntry, slot_id: str) -> bool:
    """A lawyer or counsellor of the board, in her term."""
    today = entry.clock.today()
    rows = entry.session.scalars(
        select(BoardMember).where(BoardMember.slot_id == slot_id, BoardMember.ended_on.is_(None))
    )
    learned = (str(Profession.LAWYER), str(Profession.COUNSELLOR))
    return any(row.profession in learned and row.term_from <= today <= row.term_to for row in rows)
