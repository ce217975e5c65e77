"""Frozen rows about leaders: the board of offices, mandates, hand-overs, recalls, turns.

Who belongs to a sub-group stands in none of them; a place that is kept says only that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from governance.rules.findings import Finding
from sr_board.people.rows import PersonRow
from sr_board.people.rules.kinds import EndReason, HowSeated, TermState
from sr_board.people.rules.subgroups import Figure

__all__ = [
    "BankExtract",
    "BankWork",
    "CashLine",
    "Composition",
    "HandoverState",
    "HandoverView",
    "HandoverWaiting",
    "LeaderStatistics",
    "MandateState",
    "MandateView",
    "MarkLine",
    "Named",
    "OfficesBoard",
    "Participation",
    "PetitionForm",
    "PetitionLine",
    "RecallState",
    "RecallView",
    "SeatLine",
    "SignatoryLine",
    "TaskLine",
    "TermLine",
    "ThingLine",
]


@dataclass(frozen=True)
class Named:
    """A person as papers of the group name her, with her tile."""

    person: PersonRow
    number: int | None = None

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.person_id

    @property
    def name(self) -> str:
        """Her chosen name."""
        return self.person.name


@dataclass(frozen=True)
class TermLine:
    """A term as it stands on the day asked. `serial`: the resolution on which it rests.

    `days_left`: until the last day of the term, negative when she is over it.
    """

    term_id: str
    office_id: str
    office_title: str
    seat_no: int
    who: Named
    how: HowSeated
    started: date
    due_to: date
    ended: date | None
    end_reason: EndReason | None
    state: TermState
    days_left: int
    serial: str = ""

    @property
    def days_over(self) -> int:
        """Days that she serves beyond her term, 0 within it."""
        return -self.days_left if self.state is TermState.HOLDING_OVER else 0


@dataclass(frozen=True)
class SeatLine:
    """One seat on the board of offices: who holds it, who follows, what is not as it should be."""

    office_id: str
    office_key: str
    office_title: str
    seats: int
    seat_no: int
    side: str | None
    signatory: bool
    term_months: int
    term: TermLine | None
    next: TermLine | None
    finding: Finding | None = None


@dataclass(frozen=True)
class Composition:
    """Community seats on a board against the least share. `to_fill`: community seats missing."""

    community: int
    filled: int
    share: Fraction
    to_fill: int
    finding: Finding | None

    @property
    def met(self) -> bool:
        """The community holds its share."""
        return self.finding is None


@dataclass(frozen=True)
class OfficesBoard:
    """All seats of a group on a day. `mode`: elect, rota or staggered.

    `adopted`: False while the group has no rules of its own and defaults are used.
    """

    group_id: str
    group_name: str
    group_kind: str
    on: date
    mode: str
    adopted: bool
    seats: tuple[SeatLine, ...]
    composition: Composition | None

    @property
    def empty(self) -> int:
        """Seats that nobody holds."""
        return sum(seat.term is None for seat in self.seats)

    def ending(self, days: int) -> tuple[SeatLine, ...]:
        """Seats whose term ends within so many days, or is over already, without a successor."""
        return tuple(
            seat
            for seat in self.seats
            if seat.term is not None and seat.next is None and seat.term.days_left <= days
        )


class MandateState(StrEnum):
    """Where a mandate stands: computed, never typed."""

    TO_TELL = "to_tell"
    WAITING = "waiting"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class SignatoryLine:
    """One who signs. `serves`: she still holds an office that signs at the bank."""

    who: Named
    office_title: str
    serves: bool


@dataclass(frozen=True)
class MandateView:
    """A mandate with what the bank did. `days_over`: since the day the bank was to be told."""

    id: str
    group_id: str
    account: str
    bank: str
    branch: str
    k: int
    n: int
    must_include: tuple[str, ...]
    signatories: tuple[SignatoryLine, ...]
    serial: str
    resolution_id: str | None
    decided_on: date
    tell_bank_by: date
    told_on: date | None
    acknowledged_on: date | None
    withdrawn_on: date | None
    chair: Named | None
    secretary: Named | None
    state: MandateState
    days_over: int
    findings: tuple[Finding, ...] = ()

    @property
    def signing(self) -> frozenset[str]:
        """Ids of the persons."""
        return frozenset(line.who.id for line in self.signatories)


@dataclass(frozen=True)
class BankWork:
    """What is to be done at the bank for one account.

    `in_force`: by which the bank works now. `coming`: decided, not yet acknowledged. `gaining` and
    `losing`: who serves in a signing office and cannot sign yet, and the reverse. `due_on`: the day
    by which the bank is to be told, None when nothing is to be done.
    """

    group_id: str
    account: str
    in_force: MandateView | None
    coming: MandateView | None
    gaining: tuple[Named, ...]
    losing: tuple[Named, ...]
    due_on: date | None
    days_over: int
    findings: tuple[Finding, ...] = ()


class HandoverState(StrEnum):
    """Where a hand-over stands."""

    PREPARED = "prepared"
    SIGNED = "signed"


@dataclass(frozen=True)
class ThingLine:
    """One thing on the certificate."""

    kind: str
    label: str
    given: bool
    pieces: int | None
    remark: str


@dataclass(frozen=True)
class CashLine:
    """Notes or coins of one worth (paise)."""

    worth: int
    pieces: int

    @property
    def amount(self) -> int:
        """Paise."""
        return self.worth * self.pieces


@dataclass(frozen=True)
class MarkLine:
    """A mark under the certificate."""

    who: Named
    capacity: str
    kind: str


@dataclass(frozen=True)
class TaskLine:
    """An open task that goes with the office."""

    text: str
    due: date


@dataclass(frozen=True)
class HandoverView:
    """A hand-over whole. Amounts in paise; None is "not yet written"."""

    id: str
    group_id: str
    group_name: str
    office_id: str
    office_title: str
    giver: Named
    giver_term: TermLine
    taker: Named
    taker_term: TermLine
    due_on: date
    day: date | None
    currency: str
    things: tuple[ThingLine, ...]
    cash: tuple[CashLine, ...]
    cash_book: int | None
    bank_balance: int | None
    bank_balance_on: date | None
    passphrase_changed: bool | None
    open_actions: tuple[TaskLine, ...]
    open_claims: int | None
    differences: str
    marks: tuple[MarkLine, ...]
    state: HandoverState
    signed_on: date | None
    scan_sha256: str | None
    days_over: int
    finding: Finding | None = None
    audit_code: str = ""

    @property
    def counted(self) -> int | None:
        """Cash counted in paise, None while nothing was counted."""
        return sum(line.amount for line in self.cash) if self.cash else None

    @property
    def difference(self) -> int | None:
        """Counted less what the cash book says, None while one of them is missing."""
        if self.counted is None or self.cash_book is None:
            return None
        return self.counted - self.cash_book


@dataclass(frozen=True)
class HandoverWaiting:
    """A term that ended and was followed: what was handed over? `handover_id` once it is begun."""

    office_title: str
    from_term: TermLine
    to_term: TermLine
    due_on: date
    days_over: int
    handover_id: str | None
    signed: bool
    finding: Finding | None = None


class RecallState(StrEnum):
    """Where a recall stands: computed."""

    HANDED_IN = "handed_in"
    TOO_FEW = "too_few"
    VALID = "valid"
    CALLED = "called"
    DROPPED = "dropped"
    LOST = "lost"
    REMOVED = "removed"


@dataclass(frozen=True)
class PetitionLine:
    """One line of the petition: counted, duplicate or not_member."""

    line: int
    who: Named | None
    verdict: str


@dataclass(frozen=True)
class RecallView:
    """A petition and what came of it."""

    id: str
    group_id: str
    group_name: str
    term: TermLine
    handed_in_on: date
    petition_marks: int
    roll: int
    needed: int
    notice_days: int
    verified: int | None
    verified_on: date | None
    verified_by: Named | None
    lines: tuple[PetitionLine, ...]
    meeting_id: str | None
    meeting_on: date | None
    serial: str
    decided_on: date | None
    no_new_before: date | None
    state: RecallState

    @property
    def short_by(self) -> int:
        """Marks that are missing, 0 when there are enough."""
        return max(0, self.needed - (self.verified or 0))


@dataclass(frozen=True)
class Participation:
    """Leaders and members of a sub-group, small counts hidden. `parity` in hundredths: 100 means
    that they lead as often as others; None when either count is hidden."""

    group_key: str
    leaders: Figure
    members: Figure
    parity: int | None


@dataclass(frozen=True)
class LeaderStatistics:
    """Figures of this area for a period (domain rules A.4)."""

    start: date
    end: date
    leaders: int
    by_how: tuple[tuple[str, int], ...]
    new_leaders: int
    overdue: int
    overdue_mean_days: int
    participation: tuple[Participation, ...] = field(default=())

    @property
    def turnover_percent(self) -> int | None:
        """New leaders of all, in whole per cent; None without leaders."""
        return self.new_leaders * 100 // self.leaders if self.leaders else None


@dataclass(frozen=True)
class BankExtract:
    """What the extract says. `leaving`: signatories of the old mandate who sign no more.

    `text`: the exact words of the resolution. `present`, `needed`: at the vote; None when the
    meeting was not held in this program. `code`: of the audit trail.
    """

    group_name: str
    mandate: MandateView
    text: str
    meeting_number: int | None
    meeting_on: date
    present: int | None
    roll: int | None
    leaving: tuple[Named, ...]
    staying: frozenset[str]
    effective: date
    code: str = ""


@dataclass(frozen=True)
class PetitionForm:
    """What stands at the head. `needed` of `roll` marks call the meeting."""

    group_name: str
    term: TermLine
    roll: int
    needed: int
    share_num: int
    share_den: int
    notice_days: int
    article: int | None
