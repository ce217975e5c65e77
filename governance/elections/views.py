"""Frozen rows of elections: what queries give to pages, papers and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.elections.eligibility import Refused
from governance.rules.counting.result import CountResult
from governance.rules.election_next import NextStep
from governance.rules.parameters import RuleSet
from governance.rules.symbols import BALLOT_SYMBOLS

__all__ = [
    "CandidateView",
    "ElectionRow",
    "ElectionTodayItem",
    "ElectionUrgency",
    "ElectionWhole",
    "Helper",
    "LotView",
    "MarkView",
    "ObjectionView",
    "PostView",
    "ResultView",
    "RollLine",
    "RollView",
    "RuleSummary",
    "SheetView",
    "TermView",
    "TurnoutRow",
]


class ElectionUrgency(StrEnum):
    """How a line stands on Home."""

    OVERDUE = "overdue"
    DUE = "due"
    OK = "ok"


@dataclass(frozen=True)
class ElectionRow:
    """One line of the list. `roll` and `voted` are 0 before the roll is frozen."""

    id: str
    group_id: str
    group_name: str
    title: str
    state: str
    polling_on: date
    posts: int
    seats: int
    candidates: int
    roll: int
    voted: int
    next: NextStep
    urgency: ElectionUrgency


@dataclass(frozen=True)
class ElectionTodayItem:
    """A line of Home. `days`: days past the day of the step, negative before it."""

    election_id: str
    group_name: str
    title: str
    next: NextStep
    days: int
    urgency: ElectionUrgency


@dataclass(frozen=True)
class Helper:
    """Somebody with a function in an election."""

    name: str
    person_id: str | None = None


@dataclass(frozen=True)
class RuleSummary:
    """The rules frozen with an election, as far as they are read out. Codes, no words."""

    version: str | None
    reserved_mode: str
    unfilled: str
    unopposed: str
    split_term_on_tie: bool
    nomination_days: int
    objection_days: int
    observers: int
    merge_below: int
    article: int | None


@dataclass(frozen=True)
class CandidateView:
    """A nomination. `number` is the one on the ballot, `member_no` that of the register."""

    id: str
    person_id: str
    name: str
    member_no: int | None
    number: int
    symbol: str
    wish: str
    nominated_on: date
    proposer: str
    seconder: str
    consent: str
    kept_seat: bool
    state: str
    refused: tuple[Refused, ...]
    note: str


@dataclass(frozen=True)
class SheetView:
    """A count sheet that stands. `totals`: votes by candidate number. `papers`: ranked papers."""

    id: str
    box: str
    round: int
    totals: Mapping[int, int]
    issued: int
    valid: int
    blank: int
    invalid: int
    unreturned: int
    spare: int
    tendered: int
    present: int | None
    counters: tuple[str, ...]
    counter_ids: tuple[str, ...]
    mixed: tuple[str, ...]
    recount: bool
    corrected: bool
    apart: bool
    has_photo: bool = False
    papers: tuple[tuple[tuple[int, ...], int], ...] = ()


@dataclass(frozen=True)
class LotView:
    """A lot that was drawn: candidate numbers in their order."""

    tied: tuple[int, ...]
    seats: int
    order: tuple[int, ...]
    chits_shown: int
    drawer: str
    witnesses: tuple[str, ...]
    absent: tuple[int, ...]
    drawn_on: date
    has_photo: bool


@dataclass(frozen=True)
class MarkView:
    """A mark under a result, or a place for one (`kind` is "" then)."""

    capacity: str
    person_id: str
    name: str
    kind: str


@dataclass(frozen=True)
class ResultView:
    """A count of a post. `corrects`: it is a new count after an objection."""

    id: str
    no: int
    result: CountResult
    marks: tuple[MarkView, ...]
    locked_on: date | None
    corrects: bool
    counted_on: date


@dataclass(frozen=True)
class TermView:
    """How long the elected serve: from and to once the terms are written, before only `months`."""

    starts: date | None = None
    ends: date | None = None
    months: int | None = None


@dataclass(frozen=True)
class PostView:
    """One post with everything that happened to it. `ties`: steps when votes are equal."""

    id: str
    no: int
    kind: str
    office_id: str | None
    title: str
    seats: int
    method: str
    max_marks: int | None
    colour: str
    contest: str | None
    printed: int | None
    spare: int | None
    kept_seats: int
    ties: tuple[str, ...]
    candidates: tuple[CandidateView, ...]
    sheets: tuple[SheetView, ...]
    results: tuple[ResultView, ...]
    lots: tuple[LotView, ...]
    boxes_to_mix: tuple[tuple[str, ...], ...] = ()
    term: TermView | None = None

    @property
    def standing(self) -> tuple[CandidateView, ...]:
        """Candidates on the ballot, by number."""
        states = ("valid", "elected", "not_elected")
        return tuple(each for each in self.candidates if each.state in states)

    @property
    def newest(self) -> ResultView | None:
        """The newest count."""
        return self.results[-1] if self.results else None

    def candidate(self, number: int) -> CandidateView:
        """The candidate with that number on the ballot."""
        return next(each for each in self.candidates if each.number == number)


@dataclass(frozen=True)
class ObjectionView:
    """A written objection."""

    id: str
    by: str
    made_on: date
    late: bool
    text: str
    decision: str | None
    decided_on: date | None
    decided_by: str
    decision_text: str


@dataclass(frozen=True)
class ElectionWhole:
    """One election. `may_run`: the signed-in person may take its steps; she stands in it herself
    when `is_candidate`. `symbols`: what a candidate of this state may choose from."""

    id: str
    group_id: str
    group_name: str
    group_kind: str
    title: str
    state: str
    state_reason: str
    polling_form: str
    place: str
    roll_date: date
    nominations_open: date
    nominations_close: date
    withdrawals_until: date
    polling_on: date
    objections_until: date | None
    roll_frozen_on: date | None
    rules_read_out: bool
    resolution: str
    officer: Helper | None
    officer_resolution: str
    officer_related: bool
    scrutineers: tuple[Helper, ...]
    clerks: tuple[Helper, ...]
    observers: tuple[Helper, ...]
    rules: RuleSummary
    rule_set: RuleSet
    posts: tuple[PostView, ...]
    roll: int
    voted: int
    voted_again: int
    struck: int
    companions: int
    objections: tuple[ObjectionView, ...]
    tier_parent: tuple[str, str] | None
    branches: tuple[tuple[str, str, str], ...]
    next: NextStep
    may_run: bool
    is_candidate: bool
    symbols: tuple[str, ...] = BALLOT_SYMBOLS

    def post(self, post_id: str) -> PostView:
        """One post; the first when there is none with that id."""
        return next((post for post in self.posts if post.id == post_id), self.posts[0])


@dataclass(frozen=True)
class RollLine:
    """A person with a claim to vote. `entry_id` is "" before the roll is frozen.

    `from_group`: name of the group that sent her as a delegate.
    """

    entry_id: str
    person_id: str
    number: int | None
    name: str
    symbol: str
    hue: str
    voted: bool = False
    struck: str = ""
    seat_disputed: bool = False
    refused: tuple[Refused, ...] = ()
    from_group: str = ""


@dataclass(frozen=True)
class RollView:
    """The roll as it is, or as it would be frozen now. `left_out`: not in good standing."""

    frozen_on: date | None
    lines: tuple[RollLine, ...]
    left_out: tuple[RollLine, ...]


@dataclass(frozen=True)
class TurnoutRow:
    """How many voted in one declared election."""

    election_id: str
    group_name: str
    title: str
    polling_on: date
    roll: int
    voted: int
    turnout_tenths: int | None
