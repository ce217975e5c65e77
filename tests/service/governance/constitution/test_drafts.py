"""Drafts: from a template, by answers and values, by words; what is refused."""

from __future__ import annotations

import pytest

from governance.constitution.commands import (
    AddArticle,
    AnswerQuestion,
    ChangeArticle,
    ClearRule,
    MarkDifference,
    MoveArticle,
    NextVersion,
    RemoveArticle,
    SetRule,
    StartDraft,
    WithdrawDraft,
)
from governance.constitution.templates import TEMPLATES
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from tests.service.governance.constitution.conftest import Rulebook

QUORUM = {"kind": "share", "num": 3, "den": 4}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_makes_a_draft_whose_text_and_rules_agree(
    rules: Rulebook, template: str
) -> None:
    view = rules.view(rules.started(template=template))
    assert view.version.status == "draft"
    assert view.languages == ("en", "bn")
    assert [article.no for article in view.articles] == list(range(1, len(view.articles) + 1))
    assert view.differences == ()
    assert "Bakul Samiti" in " ".join(article.text("en") for article in view.articles)
    assert not any("{{" in article.text(code) for article in view.articles for code in ("en", "bn"))
    assert all(rule.origin == "template" for rule in view.rules)
    assert view.rule("quorum.special" if template != "board" else "quorum.board") is not None


def test_a_group_has_one_draft_at_a_time(rules: Rulebook) -> None:
    first = rules.started()
    with pytest.raises(RuleBroken, match="draft-open"):
        rules.started()
    rules.drafts.withdraw(WithdrawDraft(first, "We begin again."))
    second = rules.view(rules.started())
    assert (second.version.version, len(second.versions)) == (2, 2)
    gone = second.versions[1]
    assert gone.status == "void"
    assert gone.void is not None
    assert (gone.void.by, gone.void.reason) == ("withdrawn", "We begin again.")
    with pytest.raises(RuleBroken, match="version-withdrawn"):
        rules.drafts.clear_rule(ClearRule(first, "bank"))


def test_a_template_that_is_none(rules: Rulebook) -> None:
    with pytest.raises(InputInvalid, match="choice-unknown"):
        rules.drafts.start(StartDraft(rules.collective.group, "party"))
    with pytest.raises(RuleBroken, match="nothing-adopted"):
        rules.drafts.next_version(NextVersion(rules.collective.group))


def test_an_answer_changes_value_and_sentence_in_every_language(rules: Rulebook) -> None:
    draft = rules.started()
    before = rules.view(draft)
    no = before.rule("quorum.shg").article_no  # type: ignore[union-attr]
    rules.drafts.answer(AnswerQuestion(draft, "how_many_present", {"quorum.shg": QUORUM}))
    after = rules.view(draft)
    rule = after.rule("quorum.shg")
    assert rule is not None
    assert (rule.origin, rule.value["num"], rule.value["den"]) == ("wizard", 3, 4)  # type: ignore[index]
    for language in ("en", "bn"):
        old, new = before.articles[no - 1].text(language), after.articles[no - 1].text(language)
        assert old != new
        assert len(old.split("\n")) == len(new.split("\n"))
    assert after.differences == ()


def test_an_answer_must_be_about_the_question(rules: Rulebook) -> None:
    draft = rules.started()
    with pytest.raises(InputInvalid, match="answer-off-question"):
        rules.drafts.answer(AnswerQuestion(draft, "bank", {"quorum.shg": QUORUM}))
    with pytest.raises(InputInvalid, match="choice-unknown"):
        rules.drafts.answer(AnswerQuestion(draft, "weather", {}))


def test_words_written_by_hand_stay_and_the_difference_is_shown(rules: Rulebook) -> None:
    draft = rules.started()
    view = rules.view(draft)
    no = view.rule("quorum.shg").article_no  # type: ignore[union-attr]
    article = view.articles[no - 1]
    slot = next(each for each in article.slots if "quorum.shg" in each)
    text = article.text("en").replace(article.sentence(slot, "en"), "At least 5 must be here.")
    rules.drafts.change_article(ChangeArticle(draft, no, "en", article.heading("en"), text))
    found = rules.view(draft).rule("quorum.shg").differences  # type: ignore[union-attr]
    assert [(each.language, each.named) for each in found] == [("en", (5,))]
    rules.drafts.set_rule(SetRule(draft, "quorum.shg", QUORUM))
    again = rules.view(draft)
    assert "At least 5 must be here." in again.articles[no - 1].text("en")
    assert {3, 4} <= set(again.rule("quorum.shg").differences[0].missing)  # type: ignore[union-attr]


def test_a_person_may_say_that_text_and_rule_agree_until_either_changes(rules: Rulebook) -> None:
    draft = rules.started()
    view = rules.view(draft)
    no = view.rule("bank").article_no  # type: ignore[union-attr]
    article = view.articles[no - 1]
    slot = next(each for each in article.slots if each == "bank")
    text = article.text("en").replace(article.sentence(slot, "en"), "Two of two sign.")
    words = ChangeArticle(draft, no, "en", article.heading("en"), text)
    rules.drafts.change_article(words)
    rules.drafts.mark_difference(MarkDifference(draft, "bank", differs=False))
    rule = rules.view(draft).rule("bank")
    assert rule is not None
    assert (rule.differences, rule.cleared) == ((), True)
    rules.drafts.change_article(words)
    assert rules.view(draft).rule("bank").differences  # type: ignore[union-attr]


def test_a_person_may_say_that_they_differ(rules: Rulebook) -> None:
    draft = rules.started()
    rules.drafts.mark_difference(MarkDifference(draft, "bank", differs=True))
    marked = rules.view(draft).rule("bank").differences  # type: ignore[union-attr]
    assert [each.marked for each in marked] == [True]
    rules.drafts.mark_difference(MarkDifference(draft, "bank", differs=None))
    assert rules.view(draft).differences == ()
    with pytest.raises(NotFound, match="rule-not-in-version"):
        rules.drafts.mark_difference(MarkDifference(draft, "serial.yearly", differs=True))


def test_articles_come_and_go_and_rules_keep_their_place(rules: Rulebook) -> None:
    draft = rules.started()
    no = rules.view(draft).rule("bank").article_no  # type: ignore[union-attr]
    rules.drafts.add_article(AddArticle(draft, 0, "en", "First of all", "We stand together."))
    view = rules.view(draft)
    assert view.articles[0].heading("bn") == "First of all"
    assert view.rule("bank").article_no == no + 1  # type: ignore[union-attr]
    rules.drafts.remove_article(RemoveArticle(draft, 1))
    assert rules.view(draft).rule("bank").article_no == no  # type: ignore[union-attr]
    rules.drafts.remove_article(RemoveArticle(draft, no))
    left = rules.view(draft)
    assert left.rule("bank").article_no is None  # type: ignore[union-attr]
    assert [a.no for a in left.articles] == list(range(1, len(left.articles) + 1))
    with pytest.raises(NotFound, match="article-not-found"):
        rules.drafts.remove_article(RemoveArticle(draft, 99))


@pytest.mark.parametrize(("start", "to", "at"), [(2, 5, 5), (5, 2, 2), (3, 3, 3), (4, 99, 0)])
def test_an_article_moves_with_its_rules(rules: Rulebook, start: int, to: int, at: int) -> None:
    draft = rules.started()
    before = rules.view(draft)
    rules.drafts.move_article(MoveArticle(draft, start, to))
    after = rules.view(draft)
    order = [article.heading("en") for article in before.articles]
    moved = order.pop(start - 1)
    order.insert((at or len(before.articles)) - 1, moved)
    assert [article.heading("en") for article in after.articles] == order
    assert [article.no for article in after.articles] == list(range(1, len(order) + 1))
    heading = {article.no: article.heading("en") for article in before.articles}
    new = {article.no: article.heading("en") for article in after.articles}
    for rule in before.rules:
        other = after.rule(rule.key)
        assert other is not None
        assert new.get(other.article_no) == heading.get(rule.article_no)
    with pytest.raises(NotFound, match="article-not-found"):
        rules.drafts.move_article(MoveArticle(draft, 99, 1))


def test_a_cleared_rule_comes_from_the_template_again(rules: Rulebook) -> None:
    draft = rules.started()
    article = rules.view(draft).rule("handover.days").article_no  # type: ignore[union-attr]
    before = rules.view(draft).articles[article - 1].text("en")
    rules.drafts.clear_rule(ClearRule(draft, "handover.days"))
    view = rules.view(draft)
    assert view.rule("handover.days") is None
    assert view.rule_set.handover_days == 7
    assert len(view.articles[article - 1].text("en")) < len(before)
    with pytest.raises(NotFound, match="rule-not-in-version"):
        rules.drafts.clear_rule(ClearRule(draft, "handover.days"))


def test_notice_is_in_days_or_in_hours(rules: Rulebook) -> None:
    draft = rules.started()
    rules.drafts.set_rule(SetRule(draft, "notice.special.hours", 48, note="Only at night."))
    view = rules.view(draft)
    assert view.rule("notice.special.days") is None
    assert view.rule_set.notice("special").hours == 48
    assert view.rule("notice.special.hours").note == "Only at night."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "value"), [("quorum.shg", {"num": 5, "den": 4}), ("weather", 1), ("handover.days", -1)]
)
def test_values_that_cannot_be_meant(rules: Rulebook, key: str, value: object) -> None:
    draft = rules.started()
    with pytest.raises(InputInvalid):
        rules.drafts.set_rule(SetRule(draft, key, value))


def test_a_rule_can_be_put_under_another_article(rules: Rulebook) -> None:
    draft = rules.started()
    rules.drafts.set_rule(SetRule(draft, "serial.year", "april", article_no=3))
    assert rules.view(draft).rule("serial.year").article_no == 3  # type: ignore[union-attr]


def test_words_in_a_further_language(rules: Rulebook) -> None:
    draft = rules.started()
    no = rules.view(draft).rule("bank").article_no  # type: ignore[union-attr]
    rules.drafts.change_article(ChangeArticle(draft, no, "hi", "बैंक", "दो में से दो हस्ताक्षर करते हैं।"))
    view = rules.view(draft)
    assert view.languages == ("en", "bn", "hi")
    assert {each.language for each in view.rule("bank").differences} == {"hi"}  # type: ignore[union-attr]
    with pytest.raises(InputInvalid, match="choice-unknown"):
        rules.drafts.change_article(ChangeArticle(draft, no, "fr", "x", "y"))
    with pytest.raises(InputInvalid, match="text-missing"):
        rules.drafts.change_article(ChangeArticle(draft, no, "en", "x", " "))
