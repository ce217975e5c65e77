"""Which findings are written, which are known, which were mended, and who may ratify."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.breaches import (
    OpenBreach,
    Ratifying,
    check_answerable,
    check_explanation,
    check_ratifying,
    plan_record,
)
from governance.rules.findings import BREACH_CODES, Finding, Level, gravest
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2026, 11, 22)
CODES = sorted(BREACH_CODES)[:5]
findings = st.builds(
    Finding,
    st.sampled_from(["quorum.shg", "notice.shg"]),
    st.sampled_from(CODES),
    st.sampled_from(Level),
)


def short(level: Level = Level.WARN) -> Finding:
    return Finding("quorum.shg", "quorum_not_met", level, {"needed": 10, "present": 9})


def test_a_new_finding_is_written_once() -> None:
    plan = plan_record([], [short(), short()])
    assert [new.finding for new in plan.new] == [short()]
    assert plan.new[0].raises is None


def test_what_stands_already_is_known() -> None:
    plan = plan_record([OpenBreach("a", "quorum.shg", "quorum_not_met", Level.WARN)], [short()])
    assert (plan.new, plan.known) == ((), ("a",))


def test_a_graver_finding_replaces_the_milder_breach() -> None:
    standing = [OpenBreach("a", "quorum.shg", "quorum_not_met", Level.WARN)]
    plan = plan_record(standing, [short(Level.BREACH)])
    assert [(new.finding.level, new.raises) for new in plan.new] == [(Level.BREACH, "a")]
    assert plan_record(standing, [short(Level.NOTE)]).known == ("a",)


def test_what_was_checked_and_not_found_again_is_mended() -> None:
    standing = [
        OpenBreach("a", "quorum.shg", "quorum_not_met", Level.WARN),
        OpenBreach("b", "notice.shg", "notice_short", Level.WARN),
    ]
    assert plan_record(standing, [], {"quorum_not_met"}).mended == ("a",)
    assert plan_record(standing, [short()], {"quorum_not_met"}).mended == ()


@given(st.lists(findings, max_size=8))
def test_recording_twice_is_recording_once(found: list[Finding]) -> None:
    first = plan_record([], found)
    standing = [
        OpenBreach(str(n), new.finding.key, new.finding.code, new.finding.level)
        for n, new in enumerate(first.new)
    ]
    again = plan_record(standing, [new.finding for new in first.new], BREACH_CODES)
    assert again.new == ()
    assert again.mended == ()
    assert len(again.known) == len(standing)


def test_an_unknown_code_is_our_fault() -> None:
    with pytest.raises(ValueError, match="unknown breach code"):
        Finding("quorum.shg", "no_such_code", Level.NOTE)


def test_the_gravest_level() -> None:
    assert gravest([]) is None
    assert gravest([short(Level.NOTE), short(Level.BREACH), short()]) is Level.BREACH


def test_an_answer_is_given_once_and_says_something() -> None:
    check_answerable(answered=False)
    with pytest.raises(RuleBroken, match="breach-already-answered"):
        check_answerable(answered=True)
    check_explanation("The road was under water.")
    with pytest.raises(InputInvalid, match="text-missing"):
        check_explanation("")


def ratifying(**more: object) -> Ratifying:
    facts = {
        "group_id": "g",
        "meeting_id": "m2",
        "decided_on": DAY,
        "status": "passed",
        "valid": True,
        **more,
    }
    return Ratifying(**facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"group_id": "h"}, "ratification-other-group"),
        ({"status": "lost"}, "ratification-not-passed"),
        ({"status": "rescinded"}, "ratification-not-passed"),
        ({"valid": False}, "ratification-not-passed"),
        ({"meeting_id": "m1"}, "ratification-same-meeting"),
        ({"decided_on": date(2026, 11, 21)}, "ratification-too-early"),
    ],
)
def test_what_cannot_ratify(more: dict[str, object], key: str) -> None:
    with pytest.raises(RuleBroken, match=key):
        check_ratifying(ratifying(**more), group_id="g", meeting_id="m1", found_on=DAY)


def test_a_later_passed_decision_ratifies() -> None:
    for status in ("passed", "carried_out"):
        one = ratifying(status=status)
        check_ratifying(one, group_id="g", meeting_id="m1", found_on=DAY)
        check_ratifying(one, group_id="g", meeting_id=None, found_on=DAY)
    assert ratifying().valid
