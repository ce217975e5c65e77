"""The words of the shipped constitutions: whole in both languages, and one with the rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import pytest

import resources
from governance.constitution.differences import in_slot, slot_keys
from governance.constitution.template_texts import GroupNames, article_numbers, text_articles
from governance.constitution.templates import (
    LANGUAGES,
    SECTIONS,
    TEMPLATES,
    TemplateArticle,
    optional_in,
    slots_in,
    template_articles,
    template_title,
)
from governance.rules.parameters import ALIASES, PARAMETERS, RuleSet
from sr_board import i18n
from sr_board.i18n import Translator

BENGALI = re.compile(r"[\u0980-\u09ff]")
LATIN = re.compile(r"[A-Za-z]")


def tr(code: str) -> Translator:
    return i18n.translator(code)


def say(slot: str, _rules: RuleSet, tr: Translator) -> str:
    return f"[{tr.code} {slot}]"


def by_id(template: str) -> Mapping[str, TemplateArticle]:
    return {article.id: article for article in template_articles(template)}


def words(template: str, language: str) -> str:
    return "\n".join(article.texts[language] for article in template_articles(template))


def written_rules(template: str) -> dict[str, object]:
    content = tomllib.loads(resources.text("constitutions", f"{template}.toml"))
    base = written_rules(content["based_on"]) if "based_on" in content else {}
    return base | content["rules"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_both_languages_say_the_same_articles_line_by_line(template: str) -> None:
    for article in template_articles(template):
        english, bengali = (article.texts[code].split("\n") for code in LANGUAGES)
        assert len(english) == len(bengali), article.id
        for one, other in zip(english, bengali, strict=True):
            assert slots_in(one) == slots_in(other), article.id
            assert optional_in(one) == optional_in(other), article.id
            names = re.findall(r"\{\{[a-z]+\}\}", one)
            assert sorted(names) == sorted(re.findall(r"\{\{[a-z]+\}\}", other)), article.id


@pytest.mark.parametrize("template", TEMPLATES)
def test_bengali_is_in_bengali_letters(template: str) -> None:
    for article in template_articles(template):
        plain = re.sub(r"\{\{.*?\}\}", "", article.texts["bn"] + article.headings["bn"])
        assert BENGALI.search(article.headings["bn"])
        assert not LATIN.search(plain), article.id


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_parts_stand_in_their_order_and_none_is_missing(template: str) -> None:
    sections = [article.section for article in template_articles(template)]
    wanted = SECTIONS.get(template, SECTIONS[""])
    assert tuple(dict.fromkeys(sections)) == wanted
    assert len(SECTIONS["shg"]) == 13
    assert len(SECTIONS[""]) == 17


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_article_has_a_picture_that_ships(template: str) -> None:
    for article in template_articles(template):
        assert resources.path("icons", f"{article.picture}.svg").is_file(), article.picture


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_slot_names_rules_that_exist(template: str) -> None:
    heads = {each.pattern.partition(".")[0] for each in PARAMETERS}
    for article in template_articles(template):
        for slot in article.slots:
            for part in slot_keys(slot):
                exact = part in ALIASES or any(p.variant(part) is not None for p in PARAMETERS)
                family = part.partition(".")[0] in ("notice", "office")
                assert exact or family, part
                assert part.partition(".")[0] in heads


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_rule_is_said_twice(template: str) -> None:
    said = [part for a in template_articles(template) for s in a.slots for part in slot_keys(s)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_rule_that_the_template_writes_down_stands_in_an_article(template: str) -> None:
    slots = [slot for article in template_articles(template) for slot in article.slots]
    keys = written_rules(template)
    assert keys
    assert [key for key in keys if not any(in_slot(key, slot) for slot in slots)] == []
    numbers = article_numbers(template, keys)
    assert set(numbers) == set(keys)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_protects_stands_in_every_template(template: str, language: str) -> None:
    text = words(template, language)
    english = {
        "age": "under eighteen|eighteen or older",
        "leaving": "need not (?:say why|give a reason)|give a reason for leaving",
        "debt": "debt",
        "list": "list of (?:its |our )?members|No name, picture",
    }
    bengali = {
        "age": "আঠারো",
        "leaving": "কারণ (?:দেখাতে|বলতে) হয় না",
        "debt": "দেনা",
        "list": "তালিকা|কারও নাম, ছবি",
    }
    for key, pattern in (english if language == "en" else bengali).items():
        assert re.search(pattern, text), key
    if template != "shg":
        vote = "never put to a vote" if language == "en" else "তা নিয়ে কখনও ভোট হয় না"
        assert vote in text


def test_names_and_sentences_are_put_in() -> None:
    names = GroupNames(group="Sandhya", area="Kalighat")
    articles = text_articles("shg", RuleSet(), tr("en"), names, sentence=say)
    name = articles[1]
    assert (name.no, name.id) == (2, "name")
    assert "Our group is called Sandhya." in name.text
    assert "………" in name.lines[2].text
    assert name.lines[-1].slot == "majority.affiliate"
    assert name.lines[-1].text == "[en majority.affiliate]"
    assert "{{" not in "".join(article.text for article in articles)


def test_a_rule_that_is_not_written_down_may_stay_unsaid() -> None:
    bare = text_articles("branch", RuleSet(), tr("bn"), sentence=say)
    assert not any(line.slot == "bank" for article in bare for line in article.lines)
    some = RuleSet.from_json({"bank": {"k": 2, "n": 3, "must_include": [], "change_days": 15}})
    funds = next(
        a for a in text_articles("branch", some, tr("bn"), sentence=say) if a.id == "funds"
    )
    assert [line.slot for line in funds.lines if line.slot] == ["bank"]


def test_a_language_without_a_text_reads_english() -> None:
    articles = text_articles("cbo", RuleSet(), tr("te"), sentence=say)
    assert articles[0].heading == "Our name and our area"
    assert template_title("cbo", "te") == template_title("cbo", "en")
    assert template_title("cbo", "bn") != template_title("cbo", "en")


def test_an_article_takes_the_place_of_that_of_the_base_or_follows_it() -> None:
    union = [article.id for article in template_articles("union")]
    assert union.index("member_list") == union.index("rights") + 1
    assert union.index("subscription") == union.index("rights") + 2
    assert by_id("union")["objects"] != by_id("cbo")["objects"]
    assert by_id("union")["conflict"] == by_id("cbo")["conflict"]


def test_a_rule_without_a_slot_stands_beside_its_relations() -> None:
    numbers = article_numbers("cbo", ["quorum.safety", "quorum.general", "board_composition"])
    assert numbers["quorum.safety"] == numbers["quorum.general"]
    assert "board_composition" not in numbers
