"""Counts that do not balance name nobody (hard stop H3); contests that cannot be are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from governance.rules.counting.ballots import Pattern
from governance.rules.counting.checks import Sheet
from governance.rules.counting.contest import Contest, Method, Reserved
from governance.rules.counting.count import count
from sr_board.base.errors import InputInvalid

from .contests import BLOCK, contest, totals_of


@pytest.mark.parametrize(
    ("votes", "present", "abstain", "seats", "error"),
    [
        ((12, 8), 20, 0, 1, None),
        ((12, 8), 20, 1, 1, "count_exceeds_present"),
        ((12, 9), 20, 0, 1, "count_exceeds_present"),
        ((20, 20, 0), 20, 0, 2, None),
        ((21, 5, 0), 20, 0, 2, "count_exceeds_present"),
        ((15, 15, 11), 20, 0, 2, "count_exceeds_present"),
    ],
)
def test_no_more_hands_than_members_in_the_room(
    votes: tuple[int, ...], present: int, abstain: int, seats: int, error: str | None
) -> None:
    hands = contest(
        totals_of(*votes), seats, method=Method.HANDS, present=present, abstain=abstain,
        max_marks=seats,
    )  # fmt: skip
    result = count(hands)
    assert (result.accepted, result.error) == (error is None, error)
    assert bool(result.elected_set) == (error is None)


def test_hands_raised_once_for_each_name_when_there_is_no_limit() -> None:
    result = count(contest(totals_of(20, 20, 20), 2, method=Method.HANDS, present=20))
    assert (result.accepted, result.tied) == (True, (1, 2, 3))


def test_negative_hands_are_a_slip() -> None:
    with pytest.raises(InputInvalid, match="count-negative"):
        count(contest(totals_of(3, 1), 1, method=Method.HANDS, present=9, abstain=-1))


@pytest.mark.parametrize(
    ("sheet", "error"),
    [
        (Sheet(30, 25, 2, 1, 2), None),
        (Sheet(30, 25, 2, 1), "count_does_not_balance"),
        (Sheet(40, 25, 2, 1, 2), "count_does_not_balance"),
    ],
)
def test_a_sheet_that_does_not_balance_names_nobody(sheet: Sheet, error: str | None) -> None:
    result = count(contest(totals_of(15, 10), 1, method=Method.PLURALITY, sheet=sheet, roll=40))
    assert (result.accepted, result.error) == (error is None, error)
    assert bool(result.elected_set) == (error is None)
    assert (result.valid, result.blank, result.invalid) == (25, 2, 1)
    assert result.turnout_percent == 700


def test_a_negative_figure_on_a_sheet_is_a_slip() -> None:
    with pytest.raises(InputInvalid, match="count-negative"):
        count(contest(totals_of(15, 10), 1, sheet=Sheet(25, 26, -1, 0)))


@pytest.mark.parametrize(
    ("votes", "valid", "marks", "fits"),
    [
        ((15, 10), 25, 1, True),
        ((15, 9), 25, 1, False),
        ((15, 11), 25, 1, False),
        ((20, 15, 10), 25, 2, True),
        ((20, 20, 11), 25, 2, False),
        ((5, 5, 5), 25, 2, False),
        ((26, 5, 5), 25, 2, False),
        ((20, 20, 20), 25, None, True),
    ],
)
def test_votes_fit_the_valid_papers(
    votes: tuple[int, ...], valid: int, marks: int | None, fits: bool
) -> None:
    result = count(contest(totals_of(*votes), 1 if marks == 1 else 2, valid=valid, max_marks=marks))
    assert result.accepted is fits
    assert result.error == (None if fits else "votes_do_not_fit")
    assert result.valid == valid


def test_a_negative_number_of_valid_papers_is_a_slip() -> None:
    with pytest.raises(InputInvalid, match="count-negative"):
        count(contest(totals_of(2, 1), 1, valid=-3, max_marks=1))


@pytest.mark.parametrize("method", [BLOCK, Method.STV])
def test_the_papers_entered_are_those_of_the_sheet(method: Method) -> None:
    papers = (Pattern(3, (1, 2)), Pattern(2, (2, 3)), Pattern(1, ()))
    base = Contest(method, 2, (1, 2, 3), papers=papers, max_marks=2, sheet=Sheet(6, 5, 1, 0))
    assert count(base).accepted
    refused = count(replace(base, sheet=Sheet(7, 6, 1, 0)))
    assert (refused.accepted, refused.error) == (False, "papers_do_not_fit")


def test_turnout_is_of_the_roll_by_whatever_is_known() -> None:
    base = contest(totals_of(15, 10), 1, method=Method.PLURALITY)
    assert count(base).turnout_percent is None
    assert count(replace(base, roll=40)).turnout_percent == 625
    assert count(replace(base, roll=40, cast=27)).turnout_percent == 675
    block = contest(totals_of(15, 10, 3), 2, roll=40)
    assert count(block).turnout_percent is None
    assert count(replace(base, roll=0)).turnout_percent is None


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"seats": 0}, "seats-too-few"),
        ({"seats": 2, "method": Method.IRV}, "one-seat-only"),
        ({"max_marks": 0}, "marks-too-few"),
        ({"method": Method.STV, "reserved": (Reserved("x", 1),)}, "no-kept-seats-here"),
    ],
)
def test_a_contest_that_cannot_be_is_refused(more: dict[str, object], key: str) -> None:
    base: dict[str, object] = {"method": BLOCK, "seats": 1, "candidates": (1, 2), **more}
    with pytest.raises(InputInvalid, match=key):
        Contest(**base)  # type: ignore[arg-type]


def test_turnout_when_the_ranked_papers_are_the_only_figure() -> None:
    papers = (Pattern(3, (1, 2)), Pattern(2, (2, 3)), Pattern(1, ()))
    assert count(Contest(Method.STV, 2, (1, 2, 3), papers=papers, roll=8)).turnout_percent == 750


def test_a_single_name_on_ranked_papers_is_unopposed() -> None:
    papers = (Pattern(3, (1, 2)), Pattern(2, (2,)))
    result = count(Contest(Method.STV, 2, (1, 2), papers=papers))
    assert (result.elected_set, result.decided_by) == ((1, 2), "unopposed")
