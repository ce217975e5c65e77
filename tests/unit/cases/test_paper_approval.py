"""How long a paper with a name waits for its second approval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.paper_approval import GOOD_FOR, Approval, approval_of

ASKED = datetime(2026, 5, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
_TIMES = st.timedeltas(-HOUR, 2 * GOOD_FOR)


def test_it_waits_a_week_and_is_used_once() -> None:
    for approved, stands in ((None, Approval.WAITS), (ASKED + HOUR, Approval.APPROVED)):
        assert approval_of(ASKED, approved, None, ASKED + GOOD_FOR - HOUR) is stands
        assert approval_of(ASKED, approved, None, ASKED + GOOD_FOR) is Approval.OVER
        assert approval_of(ASKED, approved, ASKED + HOUR, ASKED + 2 * HOUR) is Approval.OVER


@given(st.none() | _TIMES, st.none() | _TIMES, _TIMES, _TIMES)
def test_what_is_over_stays_over(
    approved: timedelta | None, ended: timedelta | None, now: timedelta, later: timedelta
) -> None:
    moments = [None if one is None else ASKED + one for one in (approved, ended)]
    first = approval_of(ASKED, *moments, ASKED + now)
    second = approval_of(ASKED, *moments, ASKED + max(now, later))
    assert first is not Approval.OVER or second is Approval.OVER
