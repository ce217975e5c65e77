"""Each office sees what is hers of the meetings, and two offices see what both show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.reading import Decisions, Sight, is_about_money, sight

ROLES = (
    "secretary",
    "treasurer",
    "chair",
    "board_member",
    "helper",
    "auditor",
    "administrator",
)
WHOLE = Sight(True, True, Decisions.ALL, True)
NOTHING = Sight()


@pytest.mark.parametrize(
    ("role", "kind", "own", "seen"),
    [
        ("secretary", "shg", False, WHOLE),
        ("chair", "board", False, WHOLE),
        ("auditor", "shg", False, WHOLE),
        ("board_member", "board", False, WHOLE),
        ("board_member", "shg", True, Sight(True, False, Decisions.ALL, False)),
        ("board_member", "shg", False, NOTHING),
        ("treasurer", "shg", False, Sight(True, False, Decisions.MONEY, False)),
        ("helper", "shg", True, Sight(True, True, Decisions.NONE, False)),
        ("helper", "board", False, NOTHING),
        ("administrator", "board", True, NOTHING),
        ("administrator", "shg", True, NOTHING),
    ],
)
def test_each_office_sees_what_is_hers(role: str, kind: str, own: bool, seen: Sight) -> None:
    assert sight({role}, group_kind=kind, own=own) == seen


@given(
    st.sets(st.sampled_from(ROLES)),
    st.sampled_from(ROLES),
    st.sampled_from(["shg", "board"]),
    st.booleans(),
)
def test_one_more_office_never_hides_anything(
    roles: set[str], more: str, kind: str, own: bool
) -> None:
    before = sight(roles, group_kind=kind, own=own)
    after = sight(roles | {more}, group_kind=kind, own=own)
    assert before | after == after


def test_money_decisions_are_known_by_the_point_or_by_their_kind() -> None:
    assert is_about_money("accounts", "ordinary")
    assert is_about_money("motion", "loan")
    assert not is_about_money("motion", "ordinary")
