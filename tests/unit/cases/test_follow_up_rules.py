"""Reaching her again: her rule, her yes, the authority's permit; which date a visit meets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.clocks import FOLLOW_UP_DAYS
from sr_board.cases.rules.follow_up import (
    ContactRule,
    DueDate,
    begins_support,
    check_allowed,
    check_contact,
    met_by,
    offered,
)
from sr_board.cases.vocabulary import FollowUpMode, Situation

START = datetime(2026, 6, 3, 6, 0, tzinfo=UTC)
ALL = [DueDate(f"follow_up_{days}", START) for days in FOLLOW_UP_DAYS]


@given(st.sampled_from(FollowUpMode), st.sampled_from(["", "kajal"]), st.booleans())
def test_nobody_but_the_one_she_named(mode: FollowUpMode, only: str, never: bool) -> None:
    rule = ContactRule(never_call=never, only=only)
    if never and mode is FollowUpMode.PHONE:
        with pytest.raises(RuleBroken, match="case-r13-phone"):
            check_contact(rule, mode, "kajal")
    else:
        check_contact(rule, mode, "kajal")
    if only and not (never and mode is FollowUpMode.PHONE):
        with pytest.raises(RuleBroken, match="case-r13-peer"):
            check_contact(rule, mode, "bina")


@given(st.sampled_from(FollowUpMode), st.sampled_from(["", "kajal"]))
def test_not_while_it_is_not_safe(mode: FollowUpMode, only: str) -> None:
    with pytest.raises(RuleBroken, match="case-r13"):
        check_contact(ContactRule(only=only, unsafe=True), mode, "kajal")


@given(st.sampled_from(FollowUpMode), st.booleans(), st.text(" x", max_size=3), st.booleans())
def test_with_her_yes_or_the_authority_s_permit(
    mode: FollowUpMode, child: bool, permit: str, yes: bool
) -> None:
    family = not child and mode is FollowUpMode.FAMILY_VISIT
    may = bool(permit.strip()) if child else yes and not family
    given_yes = "yes" if yes else ""
    if may:
        check_allowed(mode, child=child, yes=given_yes, permit=permit)
        return
    with pytest.raises(RuleBroken) as refused:
        check_allowed(mode, child=child, yes=given_yes, permit=permit)
    if mode in (FollowUpMode.VISIT, FollowUpMode.FAMILY_VISIT):
        assert refused.value.key == "case-r20"
    else:
        assert refused.value.key == ("follow-up-needs-permit" if child else "follow-up-needs-yes")


@given(st.sampled_from(FollowUpMode), st.booleans(), st.booleans())
def test_her_family_needs_a_yes_of_its_own(mode: FollowUpMode, yes: bool, family: bool) -> None:
    given_yes, family_yes = ("a" if yes else ""), ("b" if family else "")
    may = yes and (family or mode is not FollowUpMode.FAMILY_VISIT)
    if may:
        check_allowed(mode, child=False, yes=given_yes, permit="", family_yes=family_yes)
        return
    with pytest.raises(RuleBroken):
        check_allowed(mode, child=False, yes=given_yes, permit="", family_yes=family_yes)


@pytest.mark.parametrize(
    ("day", "met"),
    [
        (2, ["follow_up_7"]),
        (18, ["follow_up_7"]),
        (19, ["follow_up_7", "follow_up_30"]),
        (59, ["follow_up_7", "follow_up_30"]),
        (365, [f"follow_up_{days}" for days in FOLLOW_UP_DAYS]),
    ],
)
def test_a_visit_meets_what_it_is_nearest_to(day: int, met: list[str]) -> None:
    assert list(met_by(START + timedelta(days=day), ALL)) == met


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_later_visit_meets_no_less(one: int, other: int) -> None:
    early, late = sorted((one, other))
    first = met_by(START + timedelta(days=early), ALL)
    assert set(first) <= set(met_by(START + timedelta(days=late), ALL))


def test_other_clocks_are_not_met() -> None:
    assert met_by(START, [DueDate("cwc_production", START)]) == ()


def test_the_dates_offered() -> None:
    assert [(one - START).days for one in offered(START)] == list(FOLLOW_UP_DAYS)


def test_the_last_finding_counts() -> None:
    assert not begins_support([])
    assert begins_support([Situation.SAFE, Situation.AT_RISK])
    assert begins_support([Situation.RE_ENTERED])
    assert not begins_support([Situation.AT_RISK, Situation.SAFE])
