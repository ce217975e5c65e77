"""What is counted of one file beside its finding: kept as a text in its sealed line, so that the
return opens no file. No code, no name, no day: months and years only.

Domain paper, sections 6 (StatFact) and 20.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pydantic import TypeAdapter

from sr_board.cases.files.records_consent import ConsentRow, Disclosure
from sr_board.cases.moments import When
from sr_board.cases.records import (
    AgeEvidence,
    CaseHead,
    ClockRow,
    EmergencyAct,
    FollowUp,
    Happening,
    IdentityOpening,
    Record,
    Referral,
    StatutoryReport,
    WillingnessInterview,
)
from sr_board.cases.rules.age import Piece
from sr_board.cases.rules.bands import NOT_KNOWN, band_of
from sr_board.cases.transfer.records_transfer import ReceivedFrom
from sr_board.cases.vocabulary import CaseState, ReferralStatus, ReportKind

__all__ = ["Countable", "countable_of", "read_countable", "written"]

_ENDED = {CaseState.LOST_CONTACT, CaseState.CLOSED, CaseState.MERGED, CaseState.TRANSFERRED}
_NO_SCREENING = frozenset(f"to_{one}" for one in (*_ENDED, CaseState.NOTICED))
_INDIA = 330


@dataclass(frozen=True)
class Countable:
    """`month`: local month in which screening began (2026-03), empty before; `token`: the random
    link to what is kept apart; `contact`: minutes from the notice to the first contact; `reasoned`:
    a reason stands by a report that came late; `events`: year, word and number of what happened."""

    token: str = ""
    month: str = ""
    band: str = NOT_KNOWN
    source: str = ""
    means: tuple[str, ...] = ()
    contact: int | None = None
    produced: bool = False
    reasoned: bool = False
    events: tuple[tuple[int, str, int], ...] = ()


_TEXT: TypeAdapter[Countable] = TypeAdapter(Countable)


def written(one: Countable) -> str:
    """As a text."""
    return _TEXT.dump_json(one, exclude_defaults=True).decode()


def read_countable(text: str) -> Countable:
    """From the text."""
    return _TEXT.validate_json(text)


def countable_of(records: Iterable[Record], head: CaseHead) -> Countable:
    """What is counted of a file, from its case layer."""
    kept = tuple(records)
    noticed = _local(head.noticed, head.at)
    return Countable(
        token=head.fact_token,
        month=_month_here(kept, head),
        band=band_of(_pieces(kept), noticed.date()),
        source=str(head.source),
        means=_means(kept),
        contact=_contact(head),
        produced=any(
            isinstance(one, StatutoryReport) and one.kind is ReportKind.CWC_PRODUCTION
            for one in kept
        ),
        reasoned=any(
            isinstance(one, ClockRow) and one.rule_id == "cwc_production" and one.missed_reason
            for one in kept
        ),
        events=_events(_own(kept)),
    )


def _came(records: Iterable[Record]) -> datetime | None:
    """When the file came from another board; None for one that began here."""
    return next((one.at for one in records if isinstance(one, ReceivedFrom)), None)


def _own(records: Sequence[Record]) -> tuple[Record, ...]:
    """What was done here: what another board did is counted there."""
    came = _came(records)
    if came is None:
        return tuple(records)
    done = {one.id: one.done_at for one in records if isinstance(one, FollowUp) and one.done_at}
    return tuple(one for one in records if done.get(one.id, one.at) >= came)


def _month_here(records: Sequence[Record], head: CaseHead) -> str:
    """The month of the screening; a file that came from another board counts from when it came, so
    that no return of before changes."""
    month, came = _month(records, head), _came(records)
    return max(month, _local(None, came).strftime("%Y-%m")) if month and came else month


def _month(records: Sequence[Record], head: CaseHead) -> str:
    """The month of the first move that is a screening; of the first record without any move."""
    if head.state is CaseState.NOTICED:
        return ""
    moves = [one for one in records if isinstance(one, Happening) and one.what.startswith("to_")]
    begun = [_local(one.when, one.at) for one in moves if one.what not in _NO_SCREENING]
    if begun:
        return min(begun).strftime("%Y-%m")
    before = head.state_before if head.state in _ENDED else head.state
    if before is CaseState.NOTICED or moves:
        return ""
    first = min((one.at for one in records), default=head.at)
    return _local(None, first).strftime("%Y-%m")


def _pieces(records: Iterable[Record]) -> Iterable[Piece]:
    for one in records:
        if isinstance(one, AgeEvidence):
            yield Piece(
                one.kind,
                one.seen,
                one.stated_born,
                one.lower,
                one.upper,
                one.margin_years,
                one.suspected_false,
            )


def _means(records: Iterable[Record]) -> tuple[str, ...]:
    """Every means reported in any talk, each once."""
    told = (
        note.means for one in records if isinstance(one, WillingnessInterview) for note in one.means
    )
    return tuple(sorted({str(one) for one in told}))


def _contact(head: CaseHead) -> int | None:
    met = head.first_contact.at if head.first_contact is not None else None
    if met is None or head.noticed.at is None:
        return None
    return max(int((met - head.noticed.at).total_seconds() // 60), 0)


def _events(records: Iterable[Record]) -> tuple[tuple[int, str, int], ...]:
    counted: Counter[tuple[int, str]] = Counter()
    for one in records:
        counted.update(_of_record(one))
    return tuple((year, word, n) for (year, word), n in sorted(counted.items()))


def _of_record(one: Record) -> Iterable[tuple[int, str]]:
    """Years and words of what a record counts for."""
    match one:
        case FollowUp() if one.cancelled_at is None:
            yield _year(one.due), "visit_due"
            if one.done is not None:
                yield _local(one.done, one.done_at or one.at).year, "visit_done"
        case Referral() if one.sent_at is not None:
            yield _year(one.sent_at), f"letter_{one.kind}_{_answer(one.status)}"
        case EmergencyAct():
            year = _local(one.when, one.at).year
            yield year, "emergency"
            if one.ratified:
                yield year, "ratified"
        case IdentityOpening():
            yield _year(one.at), "opening"
        case Disclosure():
            yield _local(one.told, one.at).year, f"told_{one.basis}"
        case ConsentRow() if one.withdrawn_at is not None:
            yield _year(one.withdrawn_at), "withdrawn"


def _answer(status: ReferralStatus) -> str:
    if status in (ReferralStatus.ACCEPTED, ReferralStatus.DONE):
        return "taken"
    return "refused" if status is ReferralStatus.REFUSED else "waiting"


def _local(when: When | None, otherwise: datetime) -> datetime:
    """A moment where it happened; with India's offset where none was written down."""
    at = when.at if when is not None and when.at is not None else otherwise
    offset = when.offset_minutes if when is not None else _INDIA
    return at.astimezone(UTC) + timedelta(minutes=offset)


def _year(at: datetime | date) -> int:
    return _local(None, at).year if isinstance(at, datetime) else at.year
