"""Evidence about age, and what follows from it at once. Screening, never determination.

Domain paper, section 7. Any evidence below 18, any conflict, any doubt puts the file on the child
track, whatever else was seen. No vote changes a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.child_track import note_standing, presumed_follows
from sr_board.cases.files.concern_entries import CONCERN_MOVED
from sr_board.cases.files.service_child import leads, tasks_of_birthday
from sr_board.cases.files.service_consent import forget_if_asked
from sr_board.cases.moving import meet_clock, move, start_clock
from sr_board.cases.records import AgeEvidence, AgeStatus
from sr_board.cases.rules.age import Piece, Reading, check_piece, reading, standing
from sr_board.cases.rules.clocks import midnight
from sr_board.cases.rules.states import Grounds
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseState,
    Evidence,
    EvidenceOrder,
    EvidenceSeen,
    Track,
)

__all__ = ["AddEvidence", "AgeService", "OrderedTest", "pieces_of", "reading_of"]


@dataclass(frozen=True)
class AddEvidence:
    """One piece of evidence. Years are whole; an appearance is judged by who enters it."""

    case_id: str
    kind: Evidence
    seen: EvidenceSeen = EvidenceSeen.TOLD
    born: date | None = None
    lower: int | None = None
    upper: int | None = None
    margin: int = 0
    purpose: str = ""
    issuer: str = ""
    suspected_false: bool = False
    ordered_by: EvidenceOrder = EvidenceOrder.NONE
    order_no: str = ""
    ordered_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class OrderedTest:
    """The authority ordered a test; its answer is due in 15 days (JJ Act s.94)."""

    case_id: str
    ordered_by: EvidenceOrder
    order_no: str
    ordered_on: date


class AgeService(CaseService):
    """Evidence and status of age."""

    def evidence(self, command: AddEvidence) -> Done:
        """Write down a piece; the status follows, and a possible child goes on the child track.

        Raises NotFound, InputInvalid "age-says-nothing", "age-range", "age-margin", RuleBroken
        "case-r07", "case-own-judgement" (one screener judges once).
        """
        piece = _piece_of(command)
        check_piece(piece)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            self._once(entry, file, command)
            file.put(self._row(entry, command))
            file.happened("evidence", about=str(command.kind))
            follow_age(entry, file)
            forget_if_asked(entry, file)
            if command.born is not None and file.head.track is Track.CHILD:
                tasks_of_birthday(entry, file, command.born)
            return entry.done(uow, file)

    def test_ordered(self, command: OrderedTest) -> Done:
        """The authority ordered a test of age: watch for its answer.

        Raises NotFound, RuleBroken "case-r07" for any other who orders.
        """
        if command.ordered_by in (EvidenceOrder.NONE, EvidenceOrder.HOSPITAL_OWN):
            raise RuleBroken("case-r07")
        number = clean_line(command.order_no, field="order_no", required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.ordered_on > entry.clock.today():
                raise InputInvalid("order-in-future", field="ordered_on")
            begins = midnight(command.ordered_on, entry.clock.offset_minutes())
            start_clock(entry, file, "age_test_watch", begins, event="order")
            file.happened("test_ordered", remark=number)
            return entry.done(uow, file)

    def adult_review(self, case_id: str) -> Done:
        """Screening found an adult: the review begins. Raises NotFound, RuleBroken
        "case-lead-only", "case-age-open", "case-r02"."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            move(entry, file, CaseState.ADULT_REVIEW, Grounds(lead=leads(entry, file)))
            forget_if_asked(entry, file)
            return entry.done(uow, file)

    # -- inside ---------------------------------------------------------------------------------

    @staticmethod
    def _once(entry: CaseEntry, file: CaseFile, command: AddEvidence) -> None:
        if command.kind is Evidence.APPEARANCE and any(
            one.kind is Evidence.APPEARANCE and one.by == entry.account_id
            for one in file.all(AgeEvidence)
        ):
            raise RuleBroken("case-own-judgement")

    @staticmethod
    def _row(entry: CaseEntry, command: AddEvidence) -> AgeEvidence:
        return AgeEvidence(
            **entry.origin(),
            kind=command.kind,
            seen=command.seen,
            stated_born=command.born,
            lower=command.lower,
            upper=command.upper,
            margin_years=command.margin,
            trained=entry.station.screener if command.kind is Evidence.APPEARANCE else False,
            purpose=clean_line(command.purpose, field="purpose"),
            issuer=clean_line(command.issuer, field="issuer"),
            suspected_false=command.suspected_false,
            ordered_by=command.ordered_by,
            order_no=clean_line(command.order_no, field="order_no"),
            ordered_on=command.ordered_on,
            note=clean_line(command.note, field="note", most=300),
        )


def follow_age(entry: CaseEntry, file: CaseFile) -> None:
    """The status of age follows what the file holds; a possible child goes on the child track."""
    found = reading_of(entry, file)
    history = _history(file)
    now = standing(history, found)
    if (not history or history[-1] is not now) and now is not AgeStanding.UNKNOWN:
        note_standing(entry, file, now, ", ".join(found.reasons))
        meet_clock(file, "age_question", entry.now)
    presumed_follows(entry, file, "evidence", now)


def _history(file: CaseFile) -> list[AgeStanding]:
    """The history of the status; where a concern was moved away, from that correction on."""
    steps = file.all(AgeStatus)
    since = [n for n, one in enumerate(steps) if one.basis == CONCERN_MOVED]
    return [one.standing for one in steps[since[-1] if since else 0 :]]


def _piece_of(command: AddEvidence) -> Piece:
    return Piece(
        command.kind,
        command.seen,
        command.born,
        command.lower,
        command.upper,
        command.margin,
        command.suspected_false,
        command.ordered_by,
    )


def pieces_of(file: CaseFile) -> tuple[Piece, ...]:
    """The evidence of a file as the rules read it, in the order it came."""
    return tuple(
        Piece(
            one.kind,
            one.seen,
            one.stated_born,
            one.lower,
            one.upper,
            one.margin_years,
            one.suspected_false,
            one.ordered_by,
            one.by,
            one.trained,
        )
        for one in file.all(AgeEvidence)
    )


def reading_of(entry: CaseEntry, file: CaseFile) -> Reading:
    """What the evidence of a file says together today."""
    return reading(pieces_of(file), entry.clock.today())
