"""The colour tables keep the contrasts that the look promises, computed here."""

from __future__ import annotations

import pytest

from ui.colours import COLOURS, HUES, SYMBOL_HUES, Scheme, contrast

TEXT = [
    ("ink", "surface"),
    ("ink", "ground"),
    ("ink", "sel"),
    ("soft", "sunk"),
    ("soft", "surface"),
    ("soft", "ground"),
    ("railink", "rail"),
    ("railselink", "railsel"),
    ("onaction", "action"),
    ("onaction", "actionhi"),
    ("action", "ground"),
    ("action", "actsoft"),
    ("ok", "oksoft"),
    ("due", "duesoft"),
    ("over", "oversoft"),
    ("info", "infosoft"),
    ("guard", "guardsoft"),
    ("ok", "surface"),
    ("due", "surface"),
    ("over", "surface"),
    ("ink", "infosoft"),
]
SHAPES = [
    ("edge", "surface"),
    ("focus", "ground"),
    ("thread", "rail"),
    ("okfill", "surface"),
    ("duefill", "surface"),
    ("overfill", "surface"),
    ("guardfill", "surface"),
]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(scheme: Scheme, text: str, ground: str) -> None:
    table = COLOURS[scheme]
    assert contrast(table[text], table[ground]) >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_edges_are_seen(scheme: Scheme, shape: str, ground: str) -> None:
    table = COLOURS[scheme]
    assert contrast(table[shape], table[ground]) >= 3.0


@pytest.mark.parametrize(
    ("meaning", "against", "light", "dark"),
    [
        ("edge", "surface", 4.0, 4.7),
        ("ink", "surface", 16.6, 13.9),
        ("soft", "sunk", 6.2, 7.1),
        ("action", "ground", 7.5, 8.9),
        ("focus", "ground", 4.0, 11.7),
        ("guard", "guardsoft", 8.1, 7.3),
    ],
)
def test_figures_of_the_design_hold(meaning: str, against: str, light: float, dark: float) -> None:
    for scheme, figure in ((Scheme.LIGHT, light), (Scheme.DARK, dark)):
        table = COLOURS[scheme]
        assert contrast(table[meaning], table[against]) == pytest.approx(figure, abs=0.15)


def test_symbols_stand_out_on_their_tiles() -> None:
    for hue, schemes in HUES.items():
        for scheme, (ink, ground) in schemes.items():
            assert contrast(ink, ground) >= 4.5, (hue, scheme)


def test_every_symbol_has_a_hue_that_exists() -> None:
    assert set(SYMBOL_HUES.values()) <= set(HUES)


def test_all_schemes_know_the_same_meanings() -> None:
    assert COLOURS[Scheme.LIGHT].keys() == COLOURS[Scheme.DARK].keys()
    assert COLOURS[Scheme.LIGHT].keys() == COLOURS[Scheme.CONTRAST].keys()
