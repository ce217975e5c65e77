"""The one door for text: shaping, faces by script, wrapping, and text that tries to be more."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from sr_board.papers.flow import Strong, TextBlock, draw_line, line_width, missing_in, usable
from sr_board.papers.fonts import face, runs, shape
from sr_board.papers.look import Style, styles_for
from sr_board.papers.verify import page_texts
from tests.guards import processor_time

BODY = Style(11)
CONJUNCTS = [
    ("Beng", "ক্ষুদ্র", "ক্ষুদ্র সঞ্চয়"),
    ("Deva", "क्ष्म", "क्ष्म लक्ष्मी"),
    ("Telu", "క్ష్మ", "క్ష్మ లక్ష్మి"),
    ("Knda", "ಕ್ಷ್ಮ", "ಕ್ಷ್ಮ ಲಕ್ಷ್ಮಿ"),
]


def drawn(text: str, base: str = "Latn", room: float = 400) -> bytes:
    into = io.BytesIO()
    canvas = Canvas(into, invariant=1)
    block = TextBlock(text, BODY, base)
    _, height = block.wrap(room, 800)
    block.drawOn(canvas, 60, 800 - height)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


@pytest.mark.parametrize(("script", "word", "_text"), CONJUNCTS)
def test_conjuncts_become_fewer_glyphs_than_letters(script: str, word: str, _text: str) -> None:
    found = shape(script, False, word)
    assert not found.missing
    assert len(found.glyphs) < len(word)
    assert 0 not in [glyph for glyph, *_ in found.glyphs]


@pytest.mark.parametrize(("script", "_word", "text"), CONJUNCTS)
def test_what_is_copied_from_a_paper_is_what_was_written(
    script: str, _word: str, text: str
) -> None:
    assert page_texts(drawn(text, script))[0].strip() == text


def test_scripts_mixed_in_one_word_each_take_their_face() -> None:
    parts = list(runs("Bakul-বকুল(बकुल)", "Latn"))
    assert parts == [("Latn", "Bakul-"), ("Beng", "বকুল("), ("Deva", "बकुल)")]


def test_shared_signs_follow_the_letters_they_stand_with() -> None:
    assert list(runs("₹\u00a0১,২৫০", "Latn")) == [("Beng", "₹\u00a0১,২৫০")]
    assert list(runs("1,250", "Beng")) == [("Beng", "1,250")]
    assert list(runs("হয়।", "Latn")) == [("Beng", "হয়।")]


def test_a_sign_the_face_lacks_comes_from_another_face() -> None:
    minus = "\u2212"
    assert not face("Latn").draws(minus)
    [(script, part)] = runs(minus, "Latn")
    assert part == minus
    assert face(script).draws(minus)


@pytest.mark.parametrize(
    "text",
    [
        "<b>Asha</b> & <img src='x'/> <a href='y'>z</a>",
        "[[Asha]] {n} %s %(name)s",
        "&amp; &#x41; <!-- x -->",
        "<para><font color='red'>",
        ") Tj ET Q (",
    ],
)
def test_markup_is_drawn_as_it_stands(text: str) -> None:
    assert page_texts(drawn(text))[0].strip() == text


def test_bidi_and_invisible_marks_do_not_reach_the_page() -> None:
    assert usable("A\u202eb\u200bc\u2066d\ufeffe\x07f") == "Abcdef"
    assert usable("ক\u09cd\u200dষ") == "ক\u09cd\u200dষ"
    assert usable("a\r\nb\u2028c\td") == "a\nb\nc d"


@pytest.mark.parametrize("letter", ["W", "ক", "क्ष", "<", "\u0301", "\u200d"])
def test_a_word_of_200000_letters_is_wrapped_without_stalling(letter: str) -> None:
    with processor_time() as spent:
        TextBlock(letter * 200_000, BODY, "Latn").wrap(400, 800)
    assert spent.seconds < 20


def test_no_line_is_wider_than_its_column() -> None:
    block = TextBlock("Wwwww" * 40 + " short " + "ক্ষুদ্র" * 30, BODY, "Beng")
    block.wrap(120, 800)
    for line in block._lines or []:
        width = sum(word.width for word in line) * BODY.size / 1000
        assert width <= 120.1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab কষ্মি\u09cd\u200d₹1-/\n", max_size=120), st.floats(30, 300))
def test_wrapping_loses_no_letter(text: str, room: float) -> None:
    block = TextBlock(text, BODY, "Beng")
    block.wrap(room, 800)
    seen = "".join(run.text for line in block._lines or [] for word in line for run in word.runs)
    assert seen == "".join(usable(text).split())


def test_a_paragraph_cut_between_pages_keeps_two_lines_on_each() -> None:
    block = TextBlock("word " * 200, BODY, "Latn")
    _, height = block.wrap(300, 800)
    line = BODY.line_height(frozenset({"Latn"}))
    above, below = block.split(300, height - line)
    assert len(below._lines) == 2
    assert block.split(300, line * 1.5) == []
    assert len(above._lines) + len(below._lines) == round(height / line)


def test_bold_parts_use_the_bold_face() -> None:
    block = TextBlock(["Proposed by ", Strong("Asha"), "."], BODY, "Latn")
    heavy = [
        run.text for line in block._written for word in line for run in word.runs if run.face.bold
    ]
    assert heavy == ["Asha"]


def test_a_full_stop_is_not_parted_from_the_bold_name_before_it() -> None:
    for room in range(40, 200):
        block = TextBlock(
            ["Proposed by ", Strong("Asha"), ". Seconded by ", Strong("Mina"), "."], BODY, "Latn"
        )
        block.wrap(room, 800)
        starts = [line[0].runs[0].text for line in block._lines or []]
        assert "." not in starts


def test_a_line_too_long_for_its_room_ends_in_dots() -> None:
    into = io.BytesIO()
    canvas = Canvas(into, invariant=1)
    width = draw_line(canvas, (50, 700), "A very long name of a collective", BODY, "Latn", room=80)
    canvas.showPage()
    canvas.save()
    assert width <= 80
    assert page_texts(into.getvalue())[0].strip().endswith("…")
    assert line_width("A very long name of a collective", BODY, "Latn") > 80


def test_missing_characters_are_named_by_code_point() -> None:
    assert missing_in("Asha 😀 க") == {0x1F600, 0x0B95}
    assert not missing_in("আশা ಆಶಾ ఆశ आशा Asha ₹ – …")


def test_indic_papers_have_taller_lines_and_larger_letters() -> None:
    latin, bengali = styles_for("Latn").body, styles_for("Beng").body
    assert bengali.size == latin.size + 1
    assert bengali.line_height(frozenset({"Beng"})) > latin.line_height(frozenset({"Latn"}))
    assert styles_for("Latn", large=True).body.size > 1.3 * latin.size


@pytest.mark.parametrize("script", ["Latn", "Beng", "Deva", "Telu", "Knda"])
def test_lines_are_tall_enough_for_the_ink_of_their_script(script: str) -> None:
    used = face(script)
    ink = used.ascent + used.descent
    assert Style(1000).line_height(frozenset({script})) >= ink
