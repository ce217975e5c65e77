"""What an election waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.election_next import Facts, Step, next_step
from governance.rules.election_steps import ElectionState

OPEN, CLOSE, UNTIL, POLL = (date(2026, 11, n) for n in (1, 8, 9, 15))
BASE = Facts(ElectionState.CALLED, OPEN, CLOSE, UNTIL, POLL, has_officer=True, scrutineers=2)
S = ElectionState


def step(state: ElectionState, today: date = OPEN, **more: object) -> Step:
    return next_step(replace(BASE, state=state, **more), today).step


@pytest.mark.parametrize(
    ("state", "more", "wanted"),
    [
        (S.CALLED, {}, Step.OPEN),
        (S.CALLED, {"has_officer": False}, Step.APPOINT),
        (S.CALLED, {"scrutineers": 1}, Step.APPOINT),
        (S.NOMINATIONS, {}, Step.NOMINATE),
        (S.SCRUTINY, {"undecided": 1, "unsettled": 1}, Step.DECIDE),
        (S.SCRUTINY, {"unsettled": 1, "without_symbol": 1}, Step.SETTLE),
        (S.SCRUTINY, {"without_symbol": 2, "unprinted": 1}, Step.SYMBOLS),
        (S.SCRUTINY, {"unprinted": 1}, Step.PRINT),
        (S.SCRUTINY, {}, Step.FREEZE),
        (S.SCRUTINY, {"frozen": True}, Step.POLL),
        (S.POLLING, {}, Step.POLLING),
        (S.COUNTING, {"uncounted": 1}, Step.COUNT),
        (S.DISPUTED, {"uncounted": 1}, Step.COUNT),
        (S.COUNTING, {"runoffs": 1}, Step.RUNOFF),
        (S.COUNTING, {"marks": 2}, Step.MARKS),
        (S.COUNTING, {"marks": 3}, Step.DECLARE),
        (S.TIE, {"needs_recount": True}, Step.RECOUNT),
        (S.TIE, {}, Step.LOT),
        (S.DECLARED, {"open_objections": 1}, Step.OBJECTION),
        (S.DECLARED, {"objections_until": OPEN}, Step.OBJECTIONS),
        (S.DECLARED, {}, Step.CLOSE),
        (S.CLOSED, {}, Step.OVER),
        (S.ANNULLED, {}, Step.OVER),
    ],
)
def test_steps(state: ElectionState, more: dict[str, object], wanted: Step) -> None:
    assert step(state, **more) is wanted


def test_the_day_changes_the_step() -> None:
    assert step(S.NOMINATIONS, date(2026, 11, 9)) is Step.CLOSE_NOMINATIONS
    assert step(S.DECLARED, date(2026, 11, 2), objections_until=OPEN) is Step.CLOSE
    early = next_step(BASE, date(2026, 10, 30))
    assert early.wait
    assert early.day == OPEN
    assert not next_step(BASE, OPEN).wait
    ready = replace(BASE, state=S.SCRUTINY, frozen=True)
    assert next_step(ready, UNTIL).wait
    assert not next_step(ready, POLL).wait


@given(st.sampled_from(list(ElectionState)), st.dates())
def test_there_is_always_one_step(state: ElectionState, today: date) -> None:
    found = next_step(replace(BASE, state=state), today)
    assert (found.step is Step.OVER) == state.is_over
