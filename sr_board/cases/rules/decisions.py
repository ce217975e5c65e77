"""What a board may decide, how votes count, what is never edited. Pure.

Source: domain paper, sections 1 (rules 3 to 7), 11 and 12. The board decides on support, never on
a report. A decision that this program refuses is kept as refused, with its draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.quorum import QuorumSettings
from sr_board.cases.vocabulary import Finding, Question, Vote

__all__ = [
    "DecisionStatus",
    "FileFacts",
    "Proposal",
    "Refusal",
    "Tally",
    "check_ballot",
    "check_draft",
    "check_named",
    "check_signing",
    "check_supersedes",
    "check_unsigned",
    "counted",
    "finding_voted",
    "needs_professional",
    "passed",
    "place_unsafe",
    "refusal_of",
]


class DecisionStatus(StrEnum):
    """Where a decision stands."""

    DRAFT = "draft"
    REFUSED = "refused"
    SIGNED = "signed"
    SUPERSEDED = "superseded"


class Proposal(StrEnum):
    """What a decision would do."""

    WILLING = "willing"
    UNWILLING = "unwilling"
    UNCERTAIN = "uncertain"
    ADULT = "adult"
    STAY = "stay"
    RETURN_TO_BRINGER = "return_to_bringer"
    SEND_HOME = "send_home"
    PLACE = "place"
    HOLD_UNTIL_SITTING = "hold_until_sitting"
    ORDER_AGE_TEST = "order_age_test"
    NO_REPORT = "no_report"
    LEAVE_CHILD_TRACK = "leave_child_track"
    SUPPORT = "support"
    REFER = "refer"
    CLOSE = "close"
    REOPEN = "reopen"
    SHARE = "share"
    RATIFY = "ratify"
    OTHER = "other"

    @property
    def question(self) -> Question:
        """The question it answers."""
        return _QUESTIONS.get(self, Question.SUPPORT_PLAN)


_QUESTIONS: Mapping[Proposal, Question] = {
    Proposal.WILLING: Question.ACCEPT_FINDING,
    Proposal.UNWILLING: Question.ACCEPT_FINDING,
    Proposal.UNCERTAIN: Question.ACCEPT_FINDING,
    Proposal.ADULT: Question.ACCEPT_FINDING,
    Proposal.STAY: Question.ACCEPT_FINDING,
    Proposal.LEAVE_CHILD_TRACK: Question.ACCEPT_FINDING,
    Proposal.REFER: Question.REFERRAL,
    Proposal.CLOSE: Question.CLOSURE,
    Proposal.REOPEN: Question.REOPEN,
    Proposal.SHARE: Question.SHARE,
    Proposal.RATIFY: Question.RATIFY_EMERGENCY,
}
_FINDINGS: Mapping[Proposal, Finding] = {
    Proposal.WILLING: Finding.WILLING,
    Proposal.UNWILLING: Finding.UNWILLING,
    Proposal.UNCERTAIN: Finding.UNCERTAIN,
}
_NEVER_FOR_A_CHILD = frozenset(
    {
        Proposal.WILLING,
        Proposal.ADULT,
        Proposal.STAY,
        Proposal.RETURN_TO_BRINGER,
        Proposal.HOLD_UNTIL_SITTING,
    }
)
_PLACING = frozenset({Proposal.SEND_HOME, Proposal.PLACE})
_NAMES_A_PLACE = _PLACING | {Proposal.STAY, Proposal.RETURN_TO_BRINGER}


@dataclass(frozen=True)
class FileFacts:
    """What of a file decides whether a decision is possible.

    `child`: on the child track, or presumed a child; `adult`: on the adult track. `order`: the
    authority's order for this placement is recorded. `open_duties`: a statutory clock is not met.
    `consent`: she agreed to this referral or place. `willing_blocked`: guards of "willing" fail.
    """

    child: bool
    adult: bool
    order: bool = False
    open_duties: bool = False
    consent: bool = False
    willing_blocked: bool = False


@dataclass(frozen=True)
class Refusal:
    """Why a decision is refused: the key of its words. `keep`: it is kept with status refused."""

    key: str
    keep: bool = True


def refusal_of(proposal: Proposal, facts: FileFacts) -> Refusal | None:
    """Why a decision is refused, or None. R01 to R08 as the domain paper numbers them.

    While nobody knows whether she is a child, what is refused for a child is refused for her.
    """
    key = _for_everybody(proposal, facts)
    if not key:
        key = _for_an_adult(proposal, facts) if facts.adult else _for_a_child(proposal, facts)
    return Refusal(key) if key else None


def _for_everybody(proposal: Proposal, facts: FileFacts) -> str:
    if proposal is Proposal.NO_REPORT:
        return "decision-no-report"
    if proposal is Proposal.CLOSE and facts.open_duties:
        return "case-r03"
    return "case-r02" if proposal is Proposal.LEAVE_CHILD_TRACK else ""


def _for_a_child(proposal: Proposal, facts: FileFacts) -> str:
    if proposal in _NEVER_FOR_A_CHILD:
        return "case-r01"
    if proposal in _PLACING and not facts.order:
        return "case-r04"
    return "case-r07" if proposal is Proposal.ORDER_AGE_TEST else ""


def _for_an_adult(proposal: Proposal, facts: FileFacts) -> str:
    if proposal in (Proposal.HOLD_UNTIL_SITTING, Proposal.RETURN_TO_BRINGER):
        return "case-r06"
    if proposal in (*_PLACING, Proposal.REFER) and not facts.consent:
        return "case-r05"
    return "case-r08" if proposal is Proposal.WILLING and facts.willing_blocked else ""


def place_unsafe(proposal: Proposal, facts: FileFacts, place: str) -> bool:
    """Whether a refused decision names a place for a child, which is then raised as unsafe."""
    return (
        not facts.adult
        and proposal in _NAMES_A_PLACE
        and bool(place.strip())
        and refusal_of(proposal, facts) is not None
    )


def needs_professional(proposal: Proposal) -> bool:
    """Whether age or willingness is the question, so a counsellor or doctor is needed."""
    return proposal.question is Question.ACCEPT_FINDING


# -- votes --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """Votes counted."""

    in_favour: int
    against: int
    abstained: int

    @property
    def cast(self) -> int:
        """All of them."""
        return self.in_favour + self.against + self.abstained

    @property
    def even(self) -> bool:
        """Whether as many were for as against."""
        return self.in_favour == self.against


def counted(votes: Iterable[Vote]) -> Tally:
    """Votes by name, counted."""
    cast = tuple(votes)
    return Tally(cast.count(Vote.FOR), cast.count(Vote.AGAINST), cast.count(Vote.ABSTAIN))


def check_named(votes: Iterable[tuple[int, Vote]], voters: Collection[int]) -> None:
    """Each seat that may vote has one vote at most, and nobody else has any.

    Raises RuleBroken "vote-twice", "vote-not-hers".
    """
    seats = [seat for seat, _ in votes]
    if len(seats) != len(set(seats)):
        raise RuleBroken("vote-twice")
    if not set(seats) <= set(voters):
        raise RuleBroken("vote-not-hers")


def check_ballot(tally: Tally, voters: int) -> None:
    """A secret ballot has no more papers than voters. Raises InputInvalid "ballot-too-many"."""
    if min(tally.in_favour, tally.against, tally.abstained) < 0 or tally.cast > voters:
        raise InputInvalid("ballot-too-many", field="tally", voters=voters)


def passed(tally: Tally, settings: QuorumSettings) -> bool:
    """More for than against, and the part that the constitution asks. Abstentions count for the
    quorum only; equal votes are not passed."""
    both = tally.in_favour + tally.against
    return (
        tally.in_favour > tally.against
        and settings.pass_den * tally.in_favour >= settings.pass_num * both
    )


def finding_voted(proposal: Proposal, tally: Tally, settings: QuorumSettings) -> Finding | None:
    """What a vote on willingness finds: the finding when passed, else uncertain. None for every
    other question."""
    finding = _FINDINGS.get(proposal)
    if finding is None or passed(tally, settings):
        return finding
    return Finding.UNCERTAIN


# -- from draft to signed -----------------------------------------------------------------------


def check_draft(*, options: Collection[str], view: str, reasons: str) -> None:
    """A decision says what was weighed, what she herself wants, and why. Raises InputInvalid
    "text-missing" with the field; her view may be "not asked yet, because …", never nothing."""
    if not any(option.strip() for option in options):
        raise InputInvalid("text-missing", field="options")
    if not view.strip():
        raise InputInvalid("text-missing", field="person_view")
    if not reasons.strip():
        raise InputInvalid("text-missing", field="reasons")


def check_signing(
    status: DecisionStatus, *, quorum_met: bool, voted: bool, first: str, second: str
) -> None:
    """Two members sign a voted decision. Raises RuleBroken "case-r12" (not a draft any more),
    "decision-no-quorum", "decision-not-voted", "case-r15" (the same person twice)."""
    check_unsigned(status)
    if not quorum_met:
        raise RuleBroken("decision-no-quorum")
    if not voted:
        raise RuleBroken("decision-not-voted")
    if first == second:
        raise RuleBroken("case-r15")


def check_unsigned(status: DecisionStatus) -> None:
    """Only a draft is written on. Raises RuleBroken "case-r12"."""
    if status is not DecisionStatus.DRAFT:
        raise RuleBroken("case-r12")


def check_supersedes(old: DecisionStatus) -> None:
    """Only a signed decision that stands is superseded. Raises RuleBroken
    "decision-not-standing"."""
    if old is not DecisionStatus.SIGNED:
        raise RuleBroken("decision-not-standing")
