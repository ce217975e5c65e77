"""What a slot of an article says: the sentences of its rules, in one language."""

from __future__ import annotations

from governance.constitution.differences import in_slot, slot_keys
from governance.rules.parameters import RuleSet
from sr_board.i18n import Translator

__all__ = ["sentence"]


def sentence(slot: str, rules: RuleSet, tr: Translator) -> str:
    """The words for the rules of a slot, "" when there is nothing to say."""
    values = rules.to_json()
    return " ".join(
        tr.digits(f"{key}: {value}.")
        for key, value in values.items()
        if in_slot(key, slot) and slot_keys(slot)
    )
