"""The rules a template states: those it writes down and those its articles speak of. Pure."""

from __future__ import annotations

from functools import cache

from governance.constitution.differences import slot_keys
from governance.constitution.template_files import template_rules
from governance.constitution.templates import template_articles
from governance.rules.parameter_keys import ALIASES, PARAMETERS, default_value
from governance.rules.parameters import RuleSet

__all__ = ["stated_rules"]


@cache
def stated_rules(template: str) -> RuleSet:
    """The template's rules, and the defaults of every further rule of which its articles speak."""
    rules = template_rules(template)
    spoken = [
        slot
        for article in template_articles(template)
        for slot in article.slots
        if slot not in article.optional
    ]
    missing = [key for slot in spoken for key in _keys_of(slot) if key not in rules.entries]
    values = {key: default_value(key) for key in missing}
    return rules.with_values({key: value for key, value in values.items() if value is not None})


def _keys_of(slot: str) -> list[str]:
    """Every single key that a slot speaks of: families taken apart."""
    found: list[str] = []
    for part in slot_keys(slot):
        name = ALIASES.get(part, part)
        for each in PARAMETERS:
            tail = each.pattern.partition(">")[2]
            if each.variant(name) is not None:
                found.append(name)
            elif tail and each.variant(f"{name}{tail}") is not None:
                found.append(f"{name}{tail}")
    return found
