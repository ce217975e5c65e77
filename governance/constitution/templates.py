"""Articles of the templates: texts per language with slots for names and for sentences of rules.

The files stand in resources/constitutions. A slot {{rule:…}} is a line of its own; {{group}},
{{area}} and {{parent}} are names. Values of the rules come with `governance.rules.templates`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import resources

__all__ = ["LANGUAGES", "TEMPLATES", "TemplateArticle", "fill", "slots_in", "template_articles"]

TEMPLATES = ("shg", "branch", "cbo", "federation", "union", "coop", "board")
"""Shipped templates, by the kind of group for which each is made."""
LANGUAGES = ("en", "bn")
"""Languages in which the texts are shipped."""
_LIKE = {"union": "cbo", "coop": "cbo"}
_SLOT = re.compile(r"\{\{rule:([^}]*)\}\}")
_NAME = re.compile(r"\{\{(group|area|parent)\}\}")


@dataclass(frozen=True)
class TemplateArticle:
    """One article of a template, its words by language, slots not yet filled."""

    id: str
    section: str
    picture: str
    headings: Mapping[str, str]
    texts: Mapping[str, str]
    slots: tuple[str, ...]


@cache
def template_articles(template: str) -> tuple[TemplateArticle, ...]:
    """The articles of a template in their order."""
    by_language = {language: _read(template, language) for language in LANGUAGES}
    first = by_language[LANGUAGES[0]]
    found = []
    for key, article in first.items():
        spoken = {code: by_language[code][key] for code in LANGUAGES if key in by_language[code]}
        texts = {code: each["text"].strip() for code, each in spoken.items()}
        found.append(
            TemplateArticle(
                key,
                article["section"],
                article["picture"],
                {code: each["heading"] for code, each in spoken.items()},
                texts,
                slots_in(texts[LANGUAGES[0]]),
            )
        )
    return tuple(found)


def _read(template: str, language: str) -> dict[str, dict[str, str]]:
    for name in (template, _LIKE.get(template, template)):
        path = resources.path("constitutions", f"{name}.{language}.toml")
        if path.is_file():
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            return {article["id"]: article for article in content["article"]}
    return {}


def slots_in(text: str) -> tuple[str, ...]:
    """The slots of rules in a template's text, each once, in their order."""
    return tuple(dict.fromkeys(found.strip() for found in _SLOT.findall(text)))


def fill(text: str, names: Mapping[str, str], sentence: Callable[[str], str]) -> str:
    """The text with names and sentences put in; a line whose name or sentence is empty goes."""
    lines = []
    for line in text.split("\n"):
        if any(not names.get(name) for name in _NAME.findall(line)):
            continue
        said = _SLOT.sub(lambda slot: sentence(slot.group(1).strip()), line)
        if said.strip() or not line.strip():
            lines.append(_NAME.sub(lambda slot: names[slot.group(1)], said))
    return "\n".join(lines).strip()
