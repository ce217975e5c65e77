"""The plain questions: every template has usual answers, each sets rules that can be meant."""

from __future__ import annotations

import pytest

from governance.constitution.stated import stated_rules
from governance.constitution.templates import TEMPLATES
from governance.constitution.wizard import ask, questions_for
from governance.rules.parameters import Question, RuleSet, keys_of_question


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_questions_of_a_template(template: str) -> None:
    values = stated_rules(template).to_json()
    asked = questions_for(values)
    assert len(asked) >= 12, set(Question) - set(asked)
    assert list(asked) == [each for each in Question if each in asked]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_answer_is_about_its_question_and_can_be_chosen(template: str) -> None:
    values = stated_rules(template).to_json()
    for question in questions_for(values):
        one = ask(question, values)
        assert 2 <= len(one.answers) <= 4
        for place, answer in enumerate(one.answers):
            assert keys_of_question(question, answer.values) != ()
            assert len(keys_of_question(question, answer.values)) == len(answer.values)
            after = RuleSet.from_json({**values, **answer.values}).to_json()
            again = ask(question, after)
            assert again.chosen == place
            assert again.slot == one.slot


def test_other_numbers_are_no_usual_answer() -> None:
    values = {**stated_rules("shg").to_json(), "notice.special.days": 5}
    assert ask(Question.NOTICE, values).chosen is None


def test_nothing_is_asked_about_rules_that_are_not_there() -> None:
    assert questions_for({}) == ()
    assert ask(Question.BANK, {}).answers == ()
