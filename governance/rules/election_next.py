"""What an election waits for, and until when. Pure; source: domain rules, section 8.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.rules.election_steps import ElectionState

__all__ = ["Facts", "NextStep", "Step", "next_step"]

_S = ElectionState


class Step(StrEnum):
    """One thing to be done next."""

    APPOINT = "appoint"
    OPEN = "open_nominations"
    NOMINATE = "nominations"
    CLOSE_NOMINATIONS = "close_nominations"
    DECIDE = "decide"
    SETTLE = "settle"
    SYMBOLS = "symbols"
    PRINT = "print"
    FREEZE = "freeze"
    POLL = "poll"
    POLLING = "polling"
    COUNT = "count"
    RUNOFF = "runoff"
    RECOUNT = "recount"
    LOT = "lot"
    MARKS = "marks"
    DECLARE = "declare"
    OBJECTION = "objection"
    OBJECTIONS = "objections"
    CLOSE = "close"
    OVER = "over"


@dataclass(frozen=True)
class Facts:
    """What is known of an election. Counts are of posts, nominations, marks and objections."""

    state: ElectionState
    nominations_open: date
    nominations_close: date
    withdrawals_until: date
    polling_on: date
    objections_until: date | None = None
    has_officer: bool = False
    scrutineers: int = 0
    undecided: int = 0
    unsettled: int = 0
    without_symbol: int = 0
    unprinted: int = 0
    frozen: bool = False
    uncounted: int = 0
    runoffs: int = 0
    needs_recount: bool = False
    marks: int = 0
    open_objections: int = 0


@dataclass(frozen=True)
class NextStep:
    """The step, and the last day for it (None: at once). `wait`: nothing can be done before it."""

    step: Step
    day: date | None = None
    wait: bool = False


def next_step(facts: Facts, today: date) -> NextStep:
    """The one thing that an election waits for today."""
    by_state = {
        _S.CALLED: _called,
        _S.NOMINATIONS: _nominations,
        _S.SCRUTINY: _scrutiny,
        _S.COUNTING: _counting,
        _S.DISPUTED: _counting,
        _S.DECLARED: _declared,
    }
    found = by_state.get(facts.state)
    if found is not None:
        return found(facts, today)
    if facts.state is _S.POLLING:
        return NextStep(Step.POLLING, facts.polling_on)
    if facts.state is _S.TIE:
        return NextStep(Step.RECOUNT if facts.needs_recount else Step.LOT)
    return NextStep(Step.OVER)


def _called(facts: Facts, today: date) -> NextStep:
    if not facts.has_officer or facts.scrutineers < 2:
        return NextStep(Step.APPOINT, facts.nominations_open)
    return NextStep(Step.OPEN, facts.nominations_open, wait=today < facts.nominations_open)


def _nominations(facts: Facts, today: date) -> NextStep:
    if today <= facts.nominations_close:
        return NextStep(Step.NOMINATE, facts.nominations_close)
    return NextStep(Step.CLOSE_NOMINATIONS, facts.nominations_close)


def _scrutiny(facts: Facts, today: date) -> NextStep:
    if facts.undecided:
        return NextStep(Step.DECIDE, facts.withdrawals_until)
    if facts.unsettled:
        return NextStep(Step.SETTLE, facts.withdrawals_until)
    for missing, step in (
        (facts.without_symbol, Step.SYMBOLS),
        (facts.unprinted, Step.PRINT),
        (not facts.frozen, Step.FREEZE),
    ):
        if missing:
            return NextStep(step, facts.polling_on)
    return NextStep(Step.POLL, facts.polling_on, wait=today < facts.polling_on)


def _counting(facts: Facts, _today: date) -> NextStep:
    if facts.uncounted:
        return NextStep(Step.COUNT)
    if facts.runoffs:
        return NextStep(Step.RUNOFF)
    return NextStep(Step.DECLARE) if facts.marks >= 3 else NextStep(Step.MARKS)


def _declared(facts: Facts, today: date) -> NextStep:
    if facts.open_objections:
        return NextStep(Step.OBJECTION, facts.objections_until)
    until = facts.objections_until or today - timedelta(days=1)
    if today <= until:
        return NextStep(Step.OBJECTIONS, until, wait=True)
    return NextStep(Step.CLOSE)
