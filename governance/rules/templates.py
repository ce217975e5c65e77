"""A template as values: the rules a group starts from, and which of them each question is about.

Pure; the files are read in `governance.constitution.template_files`. Source: domain rules 6.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from governance.rules.parameter_keys import Question, keys_of_question
from governance.rules.parameters import OriginKind, RuleSet

__all__ = ["Template", "template_of"]


@dataclass(frozen=True)
class Template:
    """What ships for one kind of group. `rules` holds what the template itself writes down."""

    key: str
    rules: RuleSet

    def keys_of(self, question: Question) -> tuple[str, ...]:
        """The rules of this template that the question is about."""
        return keys_of_question(question, self.rules.entries)


def template_of(
    content: Mapping[str, object], base: Mapping[str, object] | None = None
) -> Template:
    """A template from its file, laid over that of its base.

    "none" stands for no value. Raises InputInvalid for a key or value that is none, KeyError for a
    file without `key`.
    """
    values: dict[str, object] = {}
    for layer in (base or {}, content):
        rules = layer.get("rules", {})
        assert isinstance(rules, Mapping)
        values |= {key: _without_none(value) for key, value in rules.items()}
    key = str(content["key"])
    return Template(key, RuleSet.from_json(values, kind=OriginKind.TEMPLATE, template=key))


def _without_none(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_none(each) for key, each in value.items()}
    return None if value == "none" else value
