"""Papers from a constitution that lies in a vault: the booklet, the page for the wall."""

from __future__ import annotations

import pytest

from governance.constitution.commands import AnswerQuestion
from governance.constitution.papers import comparison_pdf, constitution_pdf, one_page_pdf
from sr_board import i18n
from sr_board.papers import Letterhead, Tile, page_count, page_texts
from tests.service.governance.constitution.conftest import Rulebook

HEAD = Letterhead("Bakul Samiti", Tile("umbrella"))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


@pytest.mark.parametrize("code", ["en", "bn"])
def test_a_draft_of_every_kind_can_be_printed(rules: Rulebook, code: str) -> None:
    view = rules.view(rules.started())
    tr = i18n.translator(code, native_digits=code == "bn")
    pages = page_texts(constitution_pdf(view, tr, HEAD))
    assert len(pages) > 5
    assert "{{" not in "".join(pages)
    assert page_count(one_page_pdf(view, tr, HEAD)) == 1


def test_every_sentence_of_a_rule_in_the_draft_bears_the_stitch(rules: Rulebook) -> None:
    view = rules.view(rules.started())
    for article in view.articles:
        for language in ("en", "bn"):
            lines = article.text(language).split("\n")
            for slot in article.slots:
                said = article.sentence(slot, language)
                assert not said or said in lines, slot


def test_an_answer_changes_sentence_picture_and_comparison(rules: Rulebook) -> None:
    first = rules.adopted()
    draft = rules.next()
    bank = {"k": 1, "n": 2, "must_include": ["representative"], "change_days": 15}
    rules.drafts.answer(AnswerQuestion(draft, "bank", {"bank": bank}))
    tr = i18n.translator("en")
    text = words(comparison_pdf(rules.reading.compare(first, draft), tr, HEAD))
    assert "2 of 2 sign together at the bank" in text
    assert "1 of 2" in text
    assert "1/2" in words(one_page_pdf(rules.view(draft), tr, HEAD))
