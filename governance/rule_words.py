"""Rules and findings in plain words: one door for screens, papers and the command line.

`rule_sentence` says what holds, `value_sentence` one value (old or new), `finding_words` what is
not in order and until when it can be mended, `refusal_sentence` why somebody may not be next.
Everything is whole sentences, so that it can be read aloud.
"""

from __future__ import annotations

from governance.finding_words import finding_words
from governance.refusal_words import refusal_sentence
from governance.rule_names import (
    code_words,
    level_words,
    office_name,
    question_words,
    subgroup_name,
)
from governance.rule_sentences import quorum_sentences
from governance.rule_sentences_leaders import offices_sentence
from governance.rule_values_words import value_sentence
from governance.rules.parameters import RuleSet
from sr_board.i18n import Translator

__all__ = [
    "code_words",
    "finding_words",
    "level_words",
    "office_name",
    "question_words",
    "refusal_sentence",
    "rule_sentence",
    "subgroup_name",
    "value_sentence",
]


def rule_sentence(slot: str, rules: RuleSet, tr: Translator) -> str:
    """What holds under a key, a family of keys or several of them joined by commas.

    "quorum.general", "notice.general" (all about telling members), "office.chair, office.member".
    Raises InputInvalid "rule-key-unknown".
    """
    parts = [part.strip() for part in slot.split(",") if part.strip()]
    whole = [part for part in parts if part.startswith("office.") and part.count(".") == 1]
    offices = [part.removeprefix("office.") for part in whole]
    said = [offices_sentence(offices, rules, tr)] if offices else []
    for part in parts:
        said += [] if part in whole else _part(part, rules, tr)
    return " ".join(dict.fromkeys(each for each in said if each))


def _part(key: str, rules: RuleSet, tr: Translator) -> list[str]:
    """The sentences of one key or family; those that several say alike are told once."""
    head, _, variant = key.partition(".")
    if head == "notice" and "." not in variant:
        return _notice(variant, rules, tr)
    if head == "quorum":
        return quorum_sentences(variant, rules.quorum(variant), tr)
    fixed = rules.election.delegates_fixed is not None
    if fixed and key in ("election.delegate_per", "election.major_fraction"):
        return []
    return [value_sentence(key, rules.value(key), tr)]


def _notice(type_: str, rules: RuleSet, tr: Translator) -> list[str]:
    """Everything about how members are told of meetings of one type."""
    notice, head = rules.notice(type_), f"notice.{type_}"
    if notice.hours is not None:
        said = [value_sentence(f"{head}.hours", notice.hours, tr)]
    else:
        said = [value_sentence(f"{head}.days", notice.days or 0, tr)]
    if notice.days:
        said.append(value_sentence(f"{head}.counting", notice.counting, tr))
    if notice.days or notice.hours:
        said.append(value_sentence(f"{head}.channels", notice.channels, tr))
        said.append(value_sentence(f"{head}.agenda", notice.agenda, tr))
    return said
