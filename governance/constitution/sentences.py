"""What a slot of an article says: the sentences of its rules, in one language."""

from __future__ import annotations

from governance.constitution.differences import in_slot, slot_keys
from governance.rule_words import rule_sentence
from governance.rules.parameters import RuleSet
from sr_board.i18n import Translator

__all__ = ["sentence"]


def sentence(slot: str, rules: RuleSet, tr: Translator) -> str:
    """The words for those rules of a slot that are written down, "" when none is.

    What is not written down comes from the body above or the template and may change with them; an
    article must not say it.
    """
    written = [part for part in slot_keys(slot) if any(in_slot(key, part) for key in rules.entries)]
    return rule_sentence(", ".join(written), rules, tr) if written else ""
