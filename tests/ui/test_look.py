"""Faces, scale and language follow the look; icons exist for every symbol."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

import resources
from ui import icons, theme
from ui.faces import script_of
from ui.fields import LineField
from ui.labels import Label
from ui.live import say, switch_language
from ui.theme import Scheme

CONJUNCTS = {"bn": "ক্ষুদ্র", "hi": "क्ष्म", "te": "క్ష్మ", "kn": "ಕ್ಷ್ಮ"}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Asha", "latin"),
        ("চম্পা", "beng"),
        ("हीना", "deva"),
        ("మాలతి", "telu"),
        ("ಶಾಂತಾ", "knda"),
        ("Asha চম্পা", "beng"),
        ("12 / 3", "telu"),
        ("é", "latin"),
    ],
)
def test_script_of_a_text_decides_its_face(text: str, script: str) -> None:
    assert script_of(text, "telu") == script


def test_the_scripts_own_face_stands_first() -> None:
    assert theme.font("body", "চম্পা").families()[:2] == ["Noto Sans Bengali", "Noto Sans"]
    assert theme.font("body", "Asha").families()[0] == "Noto Sans"


def test_text_grows_with_the_scale() -> None:
    before = theme.font("body", "a").pixelSize()
    theme.look().set(scale=175)
    assert theme.font("body", "a").pixelSize() == round(before * 1.75)


def test_scale_stays_within_its_bounds() -> None:
    theme.look().set(scale=400)
    assert theme.look().scale == 175


@pytest.mark.parametrize("language", list(CONJUNCTS))
def test_lower_conjuncts_fit_into_a_field(language: str) -> None:
    switch_language(language)
    field = LineField("x")
    field.set_value(CONJUNCTS[language])
    ink = QFontMetrics(field.line.font()).tightBoundingRect(CONJUNCTS[language])
    assert field.line.sizeHint().height() >= 44
    assert field.line.sizeHint().height() - ink.height() >= 12


def test_every_symbol_has_a_picture_and_a_word() -> None:
    words = [icons.symbol_word(symbol) for symbol in icons.SYMBOLS]
    assert len(set(words)) == len(icons.SYMBOLS)
    for symbol in icons.SYMBOLS:
        assert not icons.tile_pixmap(symbol, 32).isNull()


def test_icons_carry_their_licence() -> None:
    assert "MIT License" in resources.text("licences", "tabler-icons.txt")


def test_labels_follow_scheme_and_language() -> None:
    label = Label(lambda: say("Members"))
    light = label.palette().windowText().color().name()
    theme.look().set(scheme=Scheme.DARK)
    label.relook()
    assert label.palette().windowText().color().name() != light


def test_stored_text_is_never_mark_up(qtbot) -> None:  # type: ignore[no-untyped-def]
    label = Label("<b>Asha</b> & Bina")
    qtbot.addWidget(label)
    assert label.text() == "<b>Asha</b> & Bina"
    assert label.textFormat().name == "PlainText"
