"""What stands in the files, gathered for the registers: reports, letters, consents, tellings, and
who opened an identity. By code, never with an identity; each reader gets the files open to her.

Proofs of reports of files that are erased follow for chair and secretary. Domain paper, section 18.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.cases.board.board_facts import seat_numbers
from sr_board.cases.entry import CaseEntry, CaseQueries
from sr_board.cases.files.duties import CLOCK_OF
from sr_board.cases.files.records_consent import ConsentRow, Disclosure, DisclosureRequest
from sr_board.cases.models import CaseFileRow, Envelope
from sr_board.cases.moments import When
from sr_board.cases.records import (
    ClockRow,
    IdentityOpening,
    ProofOfReport,
    Record,
    Referral,
    StatutoryReport,
)
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope
from sr_board.cases.sealing.sweep import sweep
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import ReportKind

__all__ = ["FileRegisters", "Filed", "OpeningLine", "ReportLine"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Filed(Generic[R]):
    """A record of a file, with the file's code and the day (local) by which it is sorted."""

    code: str
    at: datetime
    record: R


@dataclass(frozen=True)
class ReportLine:
    """A report by law. `due_at`, `late` None: no clock stood behind it. `at`: when it was sent;
    `missed_reason`: why it came late; `erased`: its file is gone, this is the proof."""

    code: str
    at: datetime
    kind: ReportKind
    to_body: str
    ref_no: str
    due_at: datetime | None
    received_at: datetime | None
    late: bool | None
    missed_reason: str = ""
    no_offence: bool = False
    erased: bool = False


@dataclass(frozen=True)
class OpeningLine:
    """An identity was opened. `seat`: number of her seat, 0 for who has none."""

    code: str
    at: datetime
    reason: str
    seat: int


class FileRegisters(CaseQueries):
    """Lines of the registers. `year`: only what is dated in it; None for all."""

    def reports(self, year: int | None = None) -> tuple[ReportLine, ...]:
        """Reports by law, the oldest first. Raises NotAllowed."""
        with self.look(Action.BOARD_READ) as entry:
            lines = [
                _report_line(code, one, [row for row in records if isinstance(row, ClockRow)])
                for code, records in _files(entry, year, StatutoryReport, ClockRow)
                for one in records
                if isinstance(one, StatutoryReport)
            ]
            lines += _proofs(entry)
            return tuple(
                sorted(
                    (one for one in lines if _inside(entry, one.at, year)),
                    key=lambda one: (one.at, one.code),
                )
            )

    def letters(self, year: int | None = None) -> tuple[Filed[Referral], ...]:
        """Letters to services, the oldest first. Raises NotAllowed."""
        return self._filed(Referral, year)

    def consents(self, year: int | None = None) -> tuple[Filed[ConsentRow], ...]:
        """What was agreed to and taken back, the oldest first. Raises NotAllowed."""
        return self._filed(ConsentRow, year)

    def tellings(self, year: int | None = None) -> tuple[Filed[Disclosure], ...]:
        """What was told outside, the oldest first. Raises NotAllowed."""
        return self._filed(Disclosure, year)

    def requests(self, year: int | None = None) -> tuple[Filed[DisclosureRequest], ...]:
        """Who asked for something, the oldest first. Raises NotAllowed."""
        return self._filed(DisclosureRequest, year)

    def openings(self, year: int | None = None) -> tuple[OpeningLine, ...]:
        """Who opened an identity and why, by seat, the oldest first. Raises NotAllowed."""
        with self.look(Action.BOARD_READ) as entry:
            seats = seat_numbers(entry.session)
            return tuple(
                OpeningLine(one.code, one.at, one.record.reason, seats.get(one.record.by, 0))
                for one in _gathered(entry, IdentityOpening, year)
            )

    def _filed(self, kind: type[R], year: int | None) -> tuple[Filed[R], ...]:
        with self.look(Action.BOARD_READ) as entry:
            return _gathered(entry, kind, year)


def _gathered(entry: CaseEntry, kind: type[R], year: int | None) -> tuple[Filed[R], ...]:
    found = [
        Filed(code, _moment(one), one)
        for code, records in _files(entry, year, kind)
        for one in records
        if isinstance(one, kind)
    ]
    kept = (one for one in found if _inside(entry, one.at, year))
    return tuple(sorted(kept, key=lambda one: (one.at, one.code, one.record.id)))


def _files(
    entry: CaseEntry, year: int | None, *kinds: type[Record]
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Code and records of the files open to her that may hold a line of the year: nothing is
    written in a file after its last change."""
    codes = {
        one.case_id: one.code
        for one in entry.readable()
        if year is None or _local(entry, one.changed_at).year >= year
    }
    for case_id, records in sweep(entry, tuple(codes), *kinds):
        yield codes[case_id], records


def _moment(record: Record) -> datetime:
    """When it happened as entered, else when it was written down."""
    for name in ("sent", "given", "told"):
        when = getattr(record, name, None)
        if isinstance(when, When) and when.at is not None:
            return when.at
    sent_at = getattr(record, "sent_at", None)
    return sent_at if isinstance(sent_at, datetime) else record.at


def _local(entry: CaseEntry, at: datetime) -> datetime:
    return at.astimezone(UTC) + timedelta(minutes=entry.clock.offset_minutes())


def _inside(entry: CaseEntry, at: datetime, year: int | None) -> bool:
    return year is None or _local(entry, at).year == year


def _report_line(code: str, one: StatutoryReport, clocks: list[ClockRow]) -> ReportLine:
    clock = _clock_of(clocks, one)
    sent = one.sent.at or one.at
    due = clock.due_at if clock is not None else None
    return ReportLine(
        code,
        sent,
        one.kind,
        one.to_body,
        one.ref_no,
        due,
        one.received.at if one.received is not None else None,
        None if due is None else sent > due,
        clock.missed_reason if clock is not None else "",
        one.no_offence,
    )


def _clock_of(clocks: list[ClockRow], one: StatutoryReport) -> ClockRow | None:
    """The clock that the report met; while it has no number, the one that still runs."""
    met = [clock for clock in clocks if clock.evidence == one.id]
    mine = [clock for clock in clocks if clock.rule_id == CLOCK_OF.get(one.kind)]
    anew = any(clock.met_at for clock in mine)  # what runs is about a new event
    waits = [c for c in mine if running(c) and not (anew and _moment(one) < c.starts_at)]
    found = met or waits
    return found[-1] if found else None


def _proofs(entry: CaseEntry) -> list[ReportLine]:
    """Reports of files that are erased: their proofs, for those to whom they are sealed."""
    living = set(
        entry.session.scalars(
            select(CaseFileRow.code)
            .join(Envelope, Envelope.case_id == CaseFileRow.id)
            .where(Envelope.purpose == "case")
        )
    )
    return [
        ReportLine(
            one.code,
            one.sent_at,
            one.kind,
            one.body,
            one.ref_no,
            one.due_at,
            one.received_at,
            None if one.due_at is None else one.sent_at > one.due_at,
            erased=True,
        )
        for envelope in envelopes_of(entry, "proof")
        for one in open_envelope(entry, envelope.id) or ()
        if isinstance(one, ProofOfReport) and one.code not in living
    ]
