"""The guarded state machine of a file: who, with what evidence, which clocks. Pure.

Source: domain paper, section 9. What is not in the table does not exist; a child leaves the child
track by a recorded order of the authority and by nothing else. Refusals carry the ids of section
12 (`case-r01` …): they say why, and what to do instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.clocks import FOLLOW_UP_DAYS
from sr_board.cases.vocabulary import ADULT_STATES, AgeStanding, CaseState, SubjectKind, Track

__all__ = [
    "TABLE",
    "CaseFacts",
    "ClockStart",
    "Grounds",
    "check_move",
    "forbidden",
    "possible",
    "returns_to",
    "track_after",
]

S = CaseState


@dataclass(frozen=True)
class CaseFacts:
    """What the file holds now. `open_statutory`: rule ids of statutory clocks not met;
    `age_asked`: the question of age runs."""

    state: CaseState
    track: Track
    subject_kind: SubjectKind
    standing: AgeStanding
    state_before: CaseState | None = None
    open_statutory: tuple[str, ...] = ()
    age_asked: bool = False

    @property
    def child(self) -> bool:
        """On the child track, whatever the state (lost, transferred, merged ones too)."""
        return self.track is Track.CHILD


@dataclass(frozen=True)
class Grounds:
    """What is brought forward for a move.

    `persons`: how many act, each proved; `trained`: how many of them are trained screeners and
    not recused; `lead`, `chair`, `secretary`, `counsellor`, `screener`: whether one of them is;
    `by_board`: a signed decision with quorum. `order`: authority, number and date are recorded.
    `missing`: keys of conditions of "willing" that fail. `tries`: dated tries to reach her.
    `feared`: there is reason to believe, or doubt, that she is a child: an event of its own, also
    where the file would only go back to the child track.
    """

    persons: int = 1
    trained: int = 0
    lead: bool = False
    chair: bool = False
    secretary: bool = False
    counsellor: bool = False
    screener: bool = False
    by_board: bool = False
    by_program: bool = False
    contact_made: bool = False
    kind_asked: bool = False
    means_to_leave_asked: bool = False
    indicator: bool = False
    mother_unknown: bool = False
    mother_known: bool = False
    visitor: bool = False
    produced: bool = False
    pocso_done: bool = False
    order: bool = False
    adult_order: bool = False
    missing: tuple[str, ...] = ()
    her_word: bool = False
    her_request: bool = False
    accepted: bool = False
    tries: int = 0
    outcome: bool = False
    retention: bool = False
    acknowledged: bool = False
    identity_opened: bool = False
    reason: str = ""
    by_doubt: bool = False
    feared: bool = False


@dataclass(frozen=True)
class ClockStart:
    """A clock that a move starts, and the event it counts from: noticed, first_contact, reason,
    entry (this move), order, decision."""

    rule_id: str
    event: str


Guard = Callable[[CaseFacts, Grounds], None]


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    sources: frozenset[CaseState]
    guard: Guard
    clocks: tuple[ClockStart, ...] = field(default=())


def _need(holds: bool, key: str, **params: object) -> None:
    if not holds:
        raise RuleBroken(key, **params)


def _screening(_: CaseFacts, given: Grounds) -> None:
    _need(given.persons >= 2 and given.trained >= 2, "case-two-screeners")
    _need(given.contact_made, "case-contact-first")
    _need(given.kind_asked, "case-kind-first")
    _need(given.means_to_leave_asked, "case-means-to-leave-first")


def _child(facts: CaseFacts, given: Grounds) -> None:
    """Any one user. A resident's own child only with an indicator or an unknown mother."""
    if facts.subject_kind is SubjectKind.CHILD_OF_RESIDENT and not facts.child:
        _need(given.indicator or given.mother_unknown, "case-resident-child")


def _with_authority(_: CaseFacts, given: Grounds) -> None:
    _need(given.lead, "case-lead-only")
    _need(given.produced, "case-r03", rule="cwc_production")
    _need(given.pocso_done, "case-r03", rule="pocso_report")


def _by_order(_: CaseFacts, given: Grounds) -> None:
    _need(given.lead, "case-lead-only")
    _need(given.order, "case-r04")


def _adult_review(facts: CaseFacts, given: Grounds) -> None:
    if facts.child:
        _need(given.adult_order and given.order, "case-r02")
        _need(given.chair and given.secretary and given.persons >= 2, "case-chair-and-secretary")
        return
    _need(given.lead, "case-lead-only")
    if facts.state is S.UNWILLING_SUPPORT:
        _need(given.her_request, "case-her-own-request")
        return
    adult = (AgeStanding.APPEARS_ADULT, AgeStanding.ADULT_BY_ORDER)
    _need(facts.standing in adult, "case-age-open")


def _unwilling(_: CaseFacts, given: Grounds) -> None:
    _need(given.screener, "case-screener-only")
    _need(given.her_word, "case-her-word")


def _willing(facts: CaseFacts, given: Grounds) -> None:
    _need(not facts.child, "case-r01")
    _need(not given.missing, "case-r08", missing=given.missing)
    _need(given.by_board, "case-board-decides")


def _uncertain(_: CaseFacts, given: Grounds) -> None:
    _need(given.by_board or given.by_program, "case-board-decides")


def _out_of_scope(facts: CaseFacts, given: Grounds) -> None:
    _need(not facts.child, "case-r17", condition="child")
    _need(given.persons >= 2, "case-r17", condition="persons")
    if facts.subject_kind is SubjectKind.CHILD_OF_RESIDENT:
        _need(given.mother_known, "case-r17", condition="mother")
        _need(not given.indicator, "case-r17", condition="indicator")
    else:
        _need(given.visitor, "case-r17", condition="visitor")


def _transferred(_: CaseFacts, given: Grounds) -> None:
    _need(given.lead and given.persons >= 2, "case-lead-and-second")
    _need(given.accepted, "case-not-accepted")


def _merged(_: CaseFacts, given: Grounds) -> None:
    _need(given.persons >= 2, "case-two-persons")
    _need(given.identity_opened, "case-identity-first")


def _lost(_: CaseFacts, given: Grounds) -> None:
    _need(given.lead and given.persons >= 2, "case-lead-and-second")
    _need(given.tries >= 3, "case-three-tries", have=given.tries)


def _closed(facts: CaseFacts, given: Grounds) -> None:
    _need(not facts.open_statutory, "case-r03", rule=", ".join(facts.open_statutory))
    _need(not facts.age_asked, "case-age-open")
    both = given.chair and given.counsellor and given.persons >= 2
    _need(given.by_board or both, "case-r15")
    if facts.child:
        _need(given.acknowledged, "case-child-not-acknowledged")
    _need(given.outcome, "case-outcome-first")
    _need(given.retention, "case-retention-first")


def _back(facts: CaseFacts, given: Grounds) -> None:
    """Contact made again, reopened, un-merged: back to the state before."""
    if facts.state is S.MERGED:
        _need(given.persons >= 2, "case-two-persons")
    if facts.state is not S.LOST_CONTACT:
        _need(bool(given.reason.strip()), "case-reason-first")


def _starts(event: str, *rules: str) -> tuple[ClockStart, ...]:
    return tuple(ClockStart(rule, event) for rule in rules)


_ANY = frozenset(S)
_ENDED = frozenset({S.TRANSFERRED, S.MERGED, S.LOST_CONTACT, S.CLOSED})
_LIVE = _ANY - _ENDED
_FOLLOW_UPS = _starts("entry", *(f"follow_up_{days}" for days in FOLLOW_UP_DAYS))

TABLE: Mapping[CaseState, Line] = MappingProxyType(
    {
        S.SCREENING: Line(
            frozenset({S.NOTICED}), _screening, _starts("first_contact", "age_question")
        ),
        S.CHILD_PROTECTION: Line(
            _ANY - {S.CHILD_PROTECTION, S.WITH_AUTHORITY},
            _child,
            _starts("reason", "cwc_production", "pocso_report") + _starts("entry", "welfare_check"),
        ),
        S.WITH_AUTHORITY: Line(
            frozenset({S.CHILD_PROTECTION}),
            _with_authority,
            _starts("entry", "sir_watch", "final_order_watch"),
        ),
        S.PLACED: Line(frozenset({S.WITH_AUTHORITY, S.RESTORED}), _by_order, _FOLLOW_UPS),
        S.RESTORED: Line(frozenset({S.WITH_AUTHORITY, S.PLACED}), _by_order, _FOLLOW_UPS),
        S.ADULT_REVIEW: Line(
            frozenset(
                {S.SCREENING, S.UNWILLING_SUPPORT}
                | {S.CHILD_PROTECTION, S.WITH_AUTHORITY, S.PLACED, S.RESTORED}
            ),
            _adult_review,
            _starts("entry", "adult_interviews", "adult_sitting"),
        ),
        S.UNWILLING_SUPPORT: Line(
            frozenset({S.ADULT_REVIEW, S.UNCERTAIN, S.WILLING_INFORMED}),
            _unwilling,
            _starts("entry", "unwilling_plan"),
        ),
        S.WILLING_INFORMED: Line(
            frozenset({S.ADULT_REVIEW, S.UNCERTAIN}),
            _willing,
            _starts("decision", "recheck_willing"),
        ),
        S.UNCERTAIN: Line(frozenset({S.ADULT_REVIEW}), _uncertain, _starts("entry", "reinterview")),
        S.OUT_OF_SCOPE: Line(frozenset({S.NOTICED, S.SCREENING}), _out_of_scope),
        S.TRANSFERRED: Line(_LIVE, _transferred),
        S.MERGED: Line(_ANY - {S.MERGED, S.TRANSFERRED}, _merged),
        S.LOST_CONTACT: Line(_LIVE, _lost, _starts("entry", "lost_recheck")),
        S.CLOSED: Line(_ANY - {S.CLOSED, S.MERGED}, _closed),
    }
)
"""Each state that can be entered, from where, under which guard, with which clocks."""


def returns_to(facts: CaseFacts) -> CaseState | None:
    """Where a lost, closed or merged file goes back to, None for every other."""
    live = facts.state_before is not None and facts.state_before not in _ENDED
    return facts.state_before if live and facts.state in _ENDED - {S.TRANSFERRED} else None


def check_move(facts: CaseFacts, to: CaseState, given: Grounds) -> tuple[ClockStart, ...]:
    """The clocks that the move starts. Raises RuleBroken with the reason and what to do instead.

    Going back from lost contact, closed, merged starts nothing: the clocks of before run on.
    """
    if returns_to(facts) is to and not given.feared:
        _back(facts, given)
        return ()
    line = TABLE.get(to)
    if line is None or facts.state not in line.sources:
        if facts.child and to in ADULT_STATES | {S.OUT_OF_SCOPE, S.SCREENING, S.NOTICED}:
            raise RuleBroken("case-r17" if to is S.OUT_OF_SCOPE else "case-r02", condition="child")
        raise RuleBroken("case-no-such-move")
    if facts.child and to in ADULT_STATES - {S.ADULT_REVIEW}:
        raise RuleBroken("case-r02", condition="child")
    line.guard(facts, given)
    return _clocks(facts, to, line, given)


def _clocks(facts: CaseFacts, to: CaseState, line: Line, given: Grounds) -> tuple[ClockStart, ...]:
    if to is S.CHILD_PROTECTION and given.by_doubt:
        return tuple(
            ClockStart(one.rule_id, "first_contact" if one.event == "reason" else one.event)
            for one in line.clocks
        )
    if to is S.SCREENING and facts.subject_kind is SubjectKind.CHILD_OF_RESIDENT:
        return () if not given.indicator else line.clocks
    if to is S.ADULT_REVIEW and facts.child:
        return _starts("order", "interview_after_order")
    return line.clocks


def track_after(facts: CaseFacts, to: CaseState, before: Track | None = None) -> Track:
    """The track after a move. The child track is left for adult review only."""
    if to is S.CHILD_PROTECTION:
        return Track.CHILD
    if facts.child and to is not S.ADULT_REVIEW:
        return Track.CHILD
    if to in ADULT_STATES:
        return Track.ADULT
    if to is S.OUT_OF_SCOPE:
        return Track.OUT_OF_SCOPE
    if to is returns_to(facts) and before is not None:
        return before
    return facts.track


def possible(facts: CaseFacts) -> tuple[CaseState, ...]:
    """Where the file could go from here, by the table alone, in the order of the table."""
    found = [
        to
        for to, line in TABLE.items()
        if facts.state in line.sources
        and not (facts.child and to in ADULT_STATES - {S.ADULT_REVIEW} | {S.OUT_OF_SCOPE})
    ]
    back = returns_to(facts)
    return (*((back,) if back is not None else ()), *(to for to in found if to is not back))


def forbidden(facts: CaseFacts) -> tuple[str, ...]:
    """Refusals that are worth saying beforehand on this file, the weightiest first."""
    if facts.child:
        found = ["case-r01", "case-r07", "case-r04"]
        return (*found, "case-r03") if facts.open_statutory else (*found, "case-r02")
    if facts.state in ADULT_STATES:
        return ("case-r06", "case-r05", "case-r20")
    if facts.state in (S.NOTICED, S.SCREENING):
        return ("case-r07", "case-r24")
    return ("case-r24",)
