"""Pictures of rules say what the values say, can be counted, and stay on their sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from governance import pictograms as g
from governance.constitution.one_page import picture_of_question, picture_of_slot, rule_tiles
from governance.constitution.template_files import template_rules
from governance.constitution.templates import TEMPLATES
from governance.rule_words import rule_sentence
from governance.rules.parameters import Question, RuleSet
from sr_board import i18n
from sr_board.base.picture import Arc, Box, Disc, Figure, Icon, Path, Picture

MAKERS: dict[str, Callable[[], Picture]] = {
    "people": lambda: g.people(2, 3),
    "people-half": lambda: g.people(1, 2, more=True),
    "hands": lambda: g.hands(3, 4),
    "calendar": lambda: g.calendar("30"),
    "weeks": lambda: g.rhythm(1, "week"),
    "months": lambda: g.rhythm(3, "month"),
    "years": lambda: g.rhythm(1, "year"),
    "days": lambda: g.told_before(21),
    "hours": lambda: g.told_before(0, 24, "24"),
    "channels": lambda: g.channels(["file-text", "phone", "message", "drum"]),
    "age": lambda: g.of_age("18"),
    "leave": g.free_to_leave,
    "chair": lambda: g.chair_with_years(30, 2),
    "turns": g.turns,
    "ballot": g.ballot,
    "kept": lambda: g.kept_seats(3),
    "keys": lambda: g.keys_together(2, 3),
    "recall": lambda: g.recall(1, 3),
    "change": lambda: g.rules_change(3, 4),
    "secret": g.secret_list,
}


def solid_heads(picture: Picture) -> tuple[int, int]:
    """Filled heads, and all heads."""
    heads = [shape for shape in picture.shapes if isinstance(shape, Disc)]
    return sum(head.fill == "action" for head in heads), len(heads)


def corners(shape: object) -> list[tuple[float, float]]:
    if isinstance(shape, Disc | Arc):
        r = shape.radius
        return [(shape.x - r, shape.y - r), (shape.x + r, shape.y + r)]
    if isinstance(shape, Box):
        return [(shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h)]
    if isinstance(shape, Icon):
        return [(shape.x, shape.y), (shape.x + shape.size, shape.y + shape.size)]
    if isinstance(shape, Figure):
        return [(shape.x, shape.y)]
    assert isinstance(shape, Path)
    return [
        (numbers[at], numbers[at + 1])
        for _, numbers in shape.steps
        for at in range(0, len(numbers), 2)
    ]


@pytest.mark.parametrize("name", MAKERS)
def test_nothing_leaves_the_sheet_and_every_icon_ships(name: str) -> None:
    picture = MAKERS[name]()
    assert picture.shapes
    for shape in picture.shapes:
        for x, y in corners(shape):
            assert -1 <= x <= picture.width + 1, shape
            assert -1 <= y <= picture.height + 1, shape
        if isinstance(shape, Icon):
            assert resources.path("icons", f"{shape.name}.svg").is_file()


@given(st.integers(1, 12), st.integers(1, 12))
def test_so_many_of_so_many_can_be_counted(num: int, den: int) -> None:
    num = min(num, den)
    solid, heads = solid_heads(g.people(num, den))
    assert 0 < solid <= heads <= 12
    assert solid * den == num * heads


@given(st.integers(1, 9_999))
def test_a_share_with_large_figures_still_shows_somebody_and_not_more_than_all(num: int) -> None:
    solid, heads = solid_heads(g.people(num, 10_000))
    assert 0 < solid <= heads == 12 or solid * 10_000 == num * heads


def test_more_than_half_shows_one_more_than_half() -> None:
    assert solid_heads(g.people(1, 2, more=True)) == (4, 6)
    assert solid_heads(g.people(1, 2)) == (3, 6)


def test_days_are_as_many_as_the_cells() -> None:
    cells = [shape for shape in g.told_before(14).shapes if isinstance(shape, Box)]
    assert len(cells) == 14
    most = [shape for shape in g.told_before(90).shapes if isinstance(shape, Box)]
    assert len(most) == 28


def test_a_year_of_a_term_is_a_part_of_the_ring() -> None:
    rings = [shape for shape in g.chair_with_years(36, 2).shapes if isinstance(shape, Arc)]
    assert len(rings) == 3
    half = [shape for shape in g.chair_with_years(18, 1).shapes if isinstance(shape, Arc)]
    assert half[1].sweep < half[0].sweep


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("code", ["en", "bn"])
def test_one_page_has_twelve_tiles_at_most_and_none_without_words(template: str, code: str) -> None:
    rules = template_rules(template)
    tr = i18n.translator(code)
    tiles = rule_tiles(rules, tr, lambda slot: rule_sentence(slot, rules, tr))
    assert 11 <= len(tiles) <= 12
    assert all(tile.sentence.strip() for tile in tiles)
    assert tiles[1].slot == ""


def test_the_figure_follows_the_rule() -> None:
    tr = i18n.translator("bn", native_digits=True)
    values = {"quorum.shg": {"kind": "share", "num": 3, "den": 4, "base": "roll"}}
    rules = RuleSet.from_json(values)
    tiles = rule_tiles(rules, tr, lambda slot: slot)
    quorum = next(tile for tile in tiles if tile.slot == "quorum.shg")
    assert quorum.figure == "৩/৪"
    assert solid_heads(quorum.picture) == (3, 4)


def test_a_number_and_more_than_half_have_their_own_figures() -> None:
    tr = i18n.translator("en")
    number = RuleSet.from_json({"quorum.shg": {"kind": "number", "number": 5}})
    more = RuleSet.from_json({"quorum.board": {"kind": "more_than_half"}})
    figures = [
        next(t.figure for t in rule_tiles(rules, tr, str) if t.slot.startswith("quorum."))
        for rules in (number, more)
    ]
    assert figures == ["5", "> 1/2"]


def test_leaders_with_different_terms_are_told_apart() -> None:
    tr = i18n.translator("en")
    rules = RuleSet.from_json({"office.chair.term_months": 24, "office.treasurer.term_months": 30})
    slots = [tile.slot for tile in rule_tiles(rules, tr, lambda slot: f"said {slot}")]
    assert "office.chair.term_months, office.chair.max_consecutive" in slots
    tile = next(t for t in rule_tiles(rules, tr, lambda slot: f"said {slot}") if "office" in t.slot)
    assert tile.sentence.startswith("said office.chair.term_months")
    assert tile.figure == "2"


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("template", ["shg", "cbo", "board"])
def test_every_question_has_a_picture(question: Question, template: str) -> None:
    picture = picture_of_question(question, template_rules(template), i18n.translator("en"))
    assert picture.shapes


def test_an_article_takes_the_picture_of_its_rule() -> None:
    rules, tr = template_rules("cbo"), i18n.translator("en")
    found = picture_of_slot("quorum.general, quorum.special", rules, tr)
    assert found == g.people(1, 3)
    assert picture_of_slot("notice.special", rules, tr) == g.told_before(21)
    assert picture_of_slot("minutes.marks", rules, tr) is None
