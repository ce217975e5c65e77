"""Wherever two files stand: joined and parted, the child track and the clocks of the law hold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.records import ClockRow
from sr_board.cases.vocabulary import CaseState, ClockNature, Track
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_merging import (
    DAY,
    code_of,
    code_of_joined,
    join,
    notice,
    part,
    runs,
    whole,
)

S, T = CaseState, Track
_PLACES = [
    ((S.WITH_AUTHORITY, T.CHILD), (S.CHILD_PROTECTION, T.CHILD)),
    ((S.UNWILLING_SUPPORT, T.ADULT), (S.PLACED, T.CHILD)),
    ((S.CLOSED, T.CHILD), (S.WILLING_INFORMED, T.ADULT)),
    ((S.WILLING_INFORMED, T.ADULT), (S.UNWILLING_SUPPORT, T.ADULT)),
    ((S.OUT_OF_SCOPE, T.OUT_OF_SCOPE), (S.CLOSED, T.ADULT)),
]


def stands(board: FileRoom, case: str, state: CaseState, track: Track, due: int) -> None:
    """Put a file where it is wanted, with a duty by law and a clock of ours that run."""
    with board.work("Asha") as entry:
        file = entry.open(case)
        alive = S.RESTORED if track is T.CHILD else S.UNCERTAIN
        ended = {"state_before": alive, "track_before": track, "closed_at": entry.now}
        file.change(state=state, track=track, **(ended if state is S.CLOSED else {}))
        for rule, nature in (("s32_information", "statutory"), ("reinterview", "internal")):
            file.put(
                ClockRow(
                    **entry.origin(),
                    rule_id=rule,
                    rule=f"{rule}@in@1",
                    nature=ClockNature(nature),
                    start_event="entry",
                    starts_at=DAY + timedelta(hours=due - 24),
                    due_at=DAY + timedelta(hours=due),
                )
            )


@pytest.mark.parametrize(("first", "second"), _PLACES)
def test_wherever_the_two_stand_nothing_that_protects_is_lost(
    board: FileRoom, first: tuple[CaseState, Track], second: tuple[CaseState, Track]
) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    stands(board, one, *first, due=30)
    stands(board, other, *second, due=26)
    before = {case: whole(board, case) for case in (one, other)}
    kept = join(board, one, other)
    child = T.CHILD in (first[1], second[1])
    head = whole(board, kept).head
    assert (head.track is T.CHILD) is child
    assert head.state is not S.CLOSED or {first[0], second[0]} <= {S.CLOSED, S.OUT_OF_SCOPE}
    for rule in ("s32_information", "reinterview"):
        clock = runs(board, kept)[rule]
        assert clock.due_at == DAY + timedelta(hours=26)
        assert clock.starts_at == DAY + timedelta(hours=2)
    gone = part(board, kept, code_of_joined(board, kept))
    for case in (kept, gone):
        was, now = before[case], whole(board, case)
        assert (now.head.track is T.CHILD) is child
        law = runs(board, case)["s32_information"]
        assert law.due_at <= min(c.due_at for c in was.clocks if c.rule_id == law.rule_id)
        if now.head.track is was.head.track and case == gone:
            assert (now.head.state, now.clocks) == (was.head.state, was.clocks)


def test_the_certificate_names_every_code_that_went(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    codes = {code_of(board, case) for case in (one, other)}
    kept = join(board, one, other)
    scope = OutOfScope(kept, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    board.book.clock.set(DAY + timedelta(days=29))
    board.begin(code="SRB-KOL-26-0149-A")
    board.book.clock.set(DAY + timedelta(days=32))
    assert board.desk("Asha").retention.erase_due() == 1
    (found,) = board.desk("Bina").retention.certificates()
    assert {found.code, *found.also} == codes == set(found.codes.split(", "))
