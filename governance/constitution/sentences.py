"""What a slot of an article says: the sentences of its rules, in one language."""

from __future__ import annotations

from governance.rule_words import rule_sentence
from governance.rules.parameters import RuleSet
from sr_board.i18n import Translator

__all__ = ["sentence"]


def sentence(slot: str, rules: RuleSet, tr: Translator) -> str:
    """The words for the rules of a slot, "" when there is nothing to say."""
    return rule_sentence(slot, rules, tr)
