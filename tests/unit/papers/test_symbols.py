"""Path data of icons: the commands they use, arcs as curves."""

from __future__ import annotations

import math

import pytest

from sr_board.papers.symbols import _outline, _Pen


def end_points(data: str) -> list[tuple[float, float]]:
    return [(n[-2], n[-1]) for name, n in _Pen().steps(data) if name != "close"]


def test_relative_and_absolute_commands_reach_the_same_points() -> None:
    one = end_points("M1 2 L4 6 H8 V9 C9 9 10 10 11 12")
    other = end_points("m1 2 l3 4 h4 v3 c1 0 2 1 3 3")
    assert [pytest.approx(each) for each in one] == other


def test_a_circle_of_two_arcs_stays_on_its_circle() -> None:
    points = end_points("M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0")
    for x, y in points:
        assert math.hypot(x - 12, y - 12) == pytest.approx(3)
    assert points[-1] == pytest.approx((9, 12))


def test_sweep_chooses_the_side() -> None:
    below = [y for _x, y in end_points("M0 0a5 5 0 0 1 10 0")]
    above = [y for _x, y in end_points("M0 0a5 5 0 0 0 10 0")]
    assert min(below) == pytest.approx(-5)
    assert max(above) == pytest.approx(5)


def test_an_arc_too_short_for_its_ends_grows() -> None:
    assert end_points("M0 0a1 1 0 0 1 10 0")[-1] == pytest.approx((10, 0))


def test_smooth_curves_mirror_the_handle() -> None:
    steps = list(_Pen().steps("M0 0c0 1 1 2 2 2s2 1 2 2"))
    assert steps[-1] == ("curve", (3, 2, 4, 3, 4, 4))


@pytest.mark.parametrize("name", ["no-such-icon", "../licences/OFL", "", "a/b"])
def test_an_unknown_symbol_draws_nothing(name: str) -> None:
    assert _outline(name) == ()
