"""Articles of the templates: texts per language with slots for names and for sentences of rules.

The files stand in resources/constitutions. A slot {{rule:…}} is a line of its own, {{rule?:…}} one
that is only said where the rule is written down; {{group}}, {{area}} and {{parent}} are names. A
file may stand on another (`base`): an article takes the place of the one with the same id, or comes
after the one it names (`after`). Values of the rules come with `governance.rules.templates`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import resources

__all__ = [
    "LANGUAGES",
    "SECTIONS",
    "TEMPLATES",
    "TemplateArticle",
    "fill",
    "optional_in",
    "slots_in",
    "template_articles",
    "template_title",
]

TEMPLATES = ("shg", "branch", "cbo", "federation", "union", "coop", "board")
"""Shipped templates, by the kind of group for which each is made."""
LANGUAGES = ("en", "bn")
"""Languages in which the texts are shipped."""
SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "shg": tuple(
            "preamble name objects membership structure elections meetings finance"
            " savings_and_loans discipline dissolution amendment certification".split()
        ),
        "": tuple(
            "name_area objects membership subgroups bodies offices elections rotation meetings"
            " voting funds conflict grievance recall board amendment dissolution".split()
        ),
    }
)
"""The parts of a constitution in their order: those of a self-help group, and of all others."""
_SLOT = re.compile(r"\{\{rule\??:([^}]*)\}\}")
_OPTIONAL = re.compile(r"\{\{rule\?:([^}]*)\}\}")
_NAME = re.compile(r"\{\{(group|area|parent)\}\}")


@dataclass(frozen=True)
class TemplateArticle:
    """One article of a template, its words by language, slots not yet filled.

    `optional`: those of the slots that are only said where a rule is written down.
    """

    id: str
    section: str
    picture: str
    headings: Mapping[str, str]
    texts: Mapping[str, str]
    slots: tuple[str, ...]
    optional: tuple[str, ...] = ()


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
                optional_in(texts[LANGUAGES[0]]),
            )
        )
    return tuple(found)


def template_title(template: str, language: str) -> str:
    """What a constitution of this template is called; in English where it is not written in the
    language."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return str(_file(template, spoken)["title"])


@cache
def _file(template: str, language: str) -> Mapping[str, Any]:
    return tomllib.loads(resources.text("constitutions", f"{template}.{language}.toml"))


def _read(template: str, language: str) -> dict[str, dict[str, str]]:
    content = _file(template, language)
    found = _read(content["base"], language) if "base" in content else {}
    for article in content["article"]:
        if article["id"] in found or "after" not in article:
            found[article["id"]] = article
            continue
        keys = list(found)
        place = keys.index(article["after"]) + 1
        rest = {key: found.pop(key) for key in keys[place:]}
        found[article["id"]] = article
        found |= rest
    return found


def slots_in(text: str) -> tuple[str, ...]:
    """The slots of rules in a template's text, each once, in their order."""
    return tuple(dict.fromkeys(found.strip() for found in _SLOT.findall(text)))


def optional_in(text: str) -> tuple[str, ...]:
    """Those of the slots that are only said where a rule is written down."""
    return tuple(dict.fromkeys(found.strip() for found in _OPTIONAL.findall(text)))


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
