"""The words of the shipped constitutions, with the sentences of the rules put in.

Reads `resources/constitutions/<template>.<language>.toml`. A file may stand on another (`base`): an
article of its own takes the place of the one with the same id, or follows the one it names
(`after`). A line of its own `{{rule:key}}` becomes the sentence of that rule, so that text and rule
say the same; `{{rule?:key}}` only when the rule is written down. A key may be the beginning of
several (`notice.general`, `office.secretary`); several keys are parted by commas and become one
paragraph in which nothing is said twice. `{{group}}`, `{{parent}}`, `{{area}}` are the group's own
names. The rule sentences themselves are made in `governance.rule_words`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import resources
from governance.rules.parameters import PARAMETERS, RuleSet
from sr_board.i18n import Translator

__all__ = [
    "LANGUAGES",
    "SECTIONS",
    "TEMPLATES",
    "GroupNames",
    "TextArticle",
    "TextLine",
    "article_numbers",
    "articles_of",
    "template_title",
]

TEMPLATES = ("shg", "branch", "cbo", "federation", "union", "coop", "board")
LANGUAGES = ("en", "bn")
"""Languages in which every template is written."""
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

_MARKER = re.compile(r"^\{\{rule(?P<soft>\??):(?P<keys>[a-z0-9_., ]+)\}\}$")
_BLANK = "………………………"
_ALWAYS_SAID = (".days", ".hours", ".counting", ".channels", ".term_months", ".max_consecutive")

Sentence = Callable[[str, Any, Translator], str]


@dataclass(frozen=True)
class GroupNames:
    """What a group calls itself; what is not known is left as dots to be written in by hand."""

    group: str = ""
    parent: str = ""
    area: str = ""

    def fill(self, text: str) -> str:
        """The text with the names in their places."""
        for place in ("group", "parent", "area"):
            text = text.replace("{{" + place + "}}", getattr(self, place) or _BLANK)
        return text


@dataclass(frozen=True)
class TextLine:
    """A paragraph. `keys`: the rules whose sentence it is, empty for free text."""

    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextArticle:
    """One article in one language. `rule_keys`: every rule that stands in it."""

    no: int
    id: str
    section: str
    heading: str
    picture: str
    lines: tuple[TextLine, ...]
    rule_keys: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of the article, a line for each paragraph."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True)
class _Written:
    """An article as it stands in the file."""

    id: str
    section: str
    heading: str
    picture: str
    text: str
    after: str = field(default="")

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.strip()]


@cache
def _file(template: str, language: str) -> Mapping[str, Any]:
    content = tomllib.loads(resources.text("constitutions", f"{template}.{language}.toml"))
    return MappingProxyType(content)


@cache
def _written(template: str, language: str) -> tuple[_Written, ...]:
    content = _file(template, language)
    own = [_Written(**article) for article in content["article"]]
    if "base" not in content:
        return tuple(own)
    merged = list(_written(content["base"], language))
    for article in own:
        places = {each.id: place for place, each in enumerate(merged)}
        if article.id in places:
            merged[places[article.id]] = article
        else:
            merged.insert(places[article.after] + 1, article)
    return tuple(merged)


def template_title(template: str, language: str) -> str:
    """What the constitution of this template is called."""
    return str(_file(template, _spoken(language))["title"])


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else "en"


def articles_of(
    template: str,
    rules: RuleSet,
    tr: Translator,
    names: GroupNames | None = None,
    *,
    sentence: Sentence | None = None,
) -> tuple[TextArticle, ...]:
    """The articles of a template in the language of `tr`, numbered from one, with these rules.

    English where a template is not written in the language. `sentence` makes the words of one rule
    (by default `governance.rule_words.sentence`); an empty answer leaves it out.
    """
    say = sentence or _default_sentence()
    filled = names or GroupNames()
    made = []
    for no, article in enumerate(_written(template, _spoken(tr.code)), 1):
        lines = [
            line
            for paragraph in article.paragraphs
            for line in _lines(paragraph, rules, tr, filled, say)
        ]
        keys = dict.fromkeys(key for line in lines for key in line.keys)
        made.append(
            TextArticle(
                no,
                article.id,
                article.section,
                article.heading,
                article.picture,
                tuple(lines),
                tuple(keys),
            )
        )
    return tuple(made)


def _default_sentence() -> Sentence:
    from governance import rule_words

    return rule_words.sentence


def _lines(
    paragraph: str, rules: RuleSet, tr: Translator, names: GroupNames, say: Sentence
) -> Iterable[TextLine]:
    marker = _MARKER.match(paragraph)
    if marker is None:
        yield TextLine(names.fill(paragraph))
        return
    keys = [key for head in _heads(marker) for key in _keys_below(head, rules)]
    if marker["soft"]:
        keys = [key for key in keys if key in rules.entries]
    sentences = {key: say(key, rules.value(key), tr) for key in keys}
    said = dict.fromkeys(sentence for sentence in sentences.values() if sentence)
    if said:
        yield TextLine(" ".join(said), tuple(key for key in keys if sentences[key]))


def _heads(marker: re.Match[str]) -> list[str]:
    return [head.strip() for head in marker["keys"].split(",")]


def _keys_below(head: str, rules: RuleSet) -> list[str]:
    """The rules that a marker means: the key itself, or those that begin with it."""
    exact = [each for each in PARAMETERS if each.variant(head) is not None]
    if exact:
        return [head]
    kind, _, variant = head.partition(".")
    if kind == "office" and variant not in rules.office_ids:
        return []
    patterns = [each.pattern for each in PARAMETERS if each.pattern.startswith(f"{kind}.<")]
    keys = [re.sub("<[a-z]+>", variant, pattern) for pattern in patterns]
    return [key for key in keys if key in rules.entries or key.endswith(_ALWAYS_SAID)]


def article_numbers(template: str, keys: Iterable[str]) -> Mapping[str, int]:
    """In which article each of these rules stands (the same in every language).

    A rule that no article names stands beside its nearest relation: another kind of quorum in the
    article on the quorum.
    """
    places: dict[str, int] = {}
    for no, article in enumerate(_written(template, "en"), 1):
        for paragraph in article.paragraphs:
            if marker := _MARKER.match(paragraph):
                for head in _heads(marker):
                    places.setdefault(head, no)
    found = {key: _nearest(key, places) for key in keys}
    return MappingProxyType({key: no for key, no in found.items() if no is not None})


def _nearest(key: str, places: Mapping[str, int]) -> int | None:
    parts = key.split(".")
    for length in range(len(parts), 0, -1):
        head = ".".join(parts[:length])
        if head in places:
            return places[head]
        near = [no for place, no in places.items() if place.startswith(head + ".")]
        if near:
            return min(near)
    return None
