"""The booklet, the sheet for the wall and the comparison: what stands on their pages."""

from __future__ import annotations

import pytest

from governance.constitution.papers import (
    comparison_pdf,
    constitution_pdf,
    one_page_pdf,
    template_pdf,
)
from governance.constitution.templates import TEMPLATES
from sr_board import i18n
from sr_board.papers import page_count, page_texts
from tests.golden.constitution_fixture import LETTERHEAD, comparison, view_of


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def test_the_booklet_has_cover_contents_articles_adoption_marks_versions_and_the_page() -> None:
    pages = page_texts(constitution_pdf(view_of("shg"), i18n.translator("en"), LETTERHEAD))
    assert "Sandhya" in pages[0]
    assert "Rules of our self-help group" in pages[0]
    assert "Version 1, in force from 1 December 2026" in pages[0]
    contents = " ".join(pages[1].split())
    assert contents.startswith("Sandhya Mahila Samiti")
    assert "14. How many must be there" in contents
    whole = " ".join(" ".join(pages).split())
    assert "Decision SAN/2026/014" in whole
    assert "12 for, 1 against, 0 abstained; 13 members were in the room" in whole
    assert "Versions of these rules" in whole
    assert "Our rules on one page" in pages[-1]


def test_the_contents_name_the_page_on_which_each_article_stands() -> None:
    view = view_of("shg")
    pages = page_texts(constitution_pdf(view, i18n.translator("en"), LETTERHEAD))
    spoken = [" ".join(text.split()) for text in pages]
    expected = []
    for article in view.articles:
        heading = f"{article.no}. {article.heading('en')}"
        expected.append(next(n for n, text in enumerate(spoken, 1) if n > 2 and heading in text))
    assert expected == sorted(expected)
    assert " ".join(map(str, expected)) in spoken[1]


def test_a_version_that_is_not_adopted_is_a_draft_on_every_page() -> None:
    draft = constitution_pdf(view_of("cbo", adopted=False), i18n.translator("en"), LETTERHEAD)
    assert all("Draft" in text for text in page_texts(draft))
    assert "These rules have not been adopted yet." in words(draft)
    adopted = constitution_pdf(view_of("cbo"), i18n.translator("en"), LETTERHEAD)
    assert not any("Draft" in text for text in page_texts(adopted))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("code", ["en", "bn"])
def test_the_rules_of_every_template_stand_on_one_page(template: str, code: str) -> None:
    tr = i18n.translator(code, native_digits=code == "bn")
    assert page_count(one_page_pdf(view_of(template), tr, LETTERHEAD)) == 1


def test_large_print_does_not_shrink_its_words_to_fit() -> None:
    view, tr = view_of("shg"), i18n.translator("en")
    assert page_count(one_page_pdf(view, tr, LETTERHEAD, large=True)) > 1


@pytest.mark.parametrize("code", ["en", "bn"])
def test_every_paper_can_draw_all_its_letters(code: str) -> None:
    tr = i18n.translator(code, native_digits=code == "bn")
    for template in TEMPLATES:
        assert "U+" not in words(constitution_pdf(view_of(template), tr, LETTERHEAD))


def test_the_same_version_gives_the_same_bytes() -> None:
    view, tr = view_of("board"), i18n.translator("bn")
    assert constitution_pdf(view, tr, LETTERHEAD) == constitution_pdf(view, tr, LETTERHEAD)


def test_the_comparison_shows_before_and_now() -> None:
    text = words(comparison_pdf(comparison("shg", "en"), i18n.translator("en"), LETTERHEAD))
    assert "Version 1 and version 2" in text
    assert "Changed article" in text
    before, now = text.index("Before"), text.index("Now")
    assert before < now
    assert "at least 2 of every 3" in text
    assert "at least 3 of every 4" in text


def test_two_versions_that_say_the_same() -> None:
    one = comparison("shg", "en")
    same = type(one)(one.before, one.before, "en", (), ())
    text = words(comparison_pdf(same, i18n.translator("en"), LETTERHEAD))
    assert "The two versions say the same." in text


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_can_be_read_aloud_before_anybody_begins(template: str) -> None:
    pages = page_texts(template_pdf(template, i18n.translator("bn"), LETTERHEAD))
    assert all("খসড়া" in text or "Draft" in text for text in pages)
    whole = " ".join(" ".join(pages).split())
    assert "{{" not in whole
    assert "………" in whole


def test_a_template_says_the_usual_rules_that_it_does_not_write_down() -> None:
    pages = page_texts(template_pdf("union", i18n.translator("en"), LETTERHEAD))
    assert "Members are 18 years old or older." in " ".join(" ".join(pages).split())
