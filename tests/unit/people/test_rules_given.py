"""Card and welcome pack: for members, not in the future."""

from __future__ import annotations

from datetime import date

import pytest

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import MemberStatus
from sr_board.people.rules.membership import check_given

DAY = date(2026, 11, 22)


def test_a_member_is_given_her_card_by_today() -> None:
    check_given(MemberStatus.ACTIVE, DAY, DAY)
    check_given(MemberStatus.SUSPENDED, date(2020, 1, 1), DAY)
    with pytest.raises(InputInvalid, match="given-in-future"):
        check_given(MemberStatus.ACTIVE, date(2026, 11, 23), DAY)
    with pytest.raises(RuleBroken, match="membership-closed"):
        check_given(MemberStatus.LEFT, DAY, DAY)
