"""The shipped templates' rules, read from resources/constitutions/<template>.toml, once."""

from __future__ import annotations

import tomllib
from functools import cache

import resources
from governance.rules.parameters import RuleSet
from governance.rules.templates import Template, template_of
from sr_board.people.rules.kinds import GroupKind

__all__ = ["TEMPLATE_KEYS", "template", "template_rules"]

TEMPLATE_KEYS = tuple(kind.value for kind in GroupKind)
"""One template for each kind of group, under the same word."""


def _read(key: str) -> dict[str, object]:
    return tomllib.loads(resources.text("constitutions", f"{key}.toml"))


@cache
def template(key: str) -> Template:
    """The template for a kind of group. Raises KeyError for a kind that has none."""
    if key not in TEMPLATE_KEYS:
        raise KeyError(key)
    content = _read(key)
    base = content.get("based_on")
    return template_of(content, _read(str(base)) if base else None)


def template_rules(key: str) -> RuleSet:
    """The rules that hold for a group of this kind as long as it has adopted none."""
    return template(key).rules
