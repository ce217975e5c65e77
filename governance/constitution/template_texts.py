"""The articles of a template in one language, numbered, with the sentences of the rules put in.

Each paragraph knows whether it is free text or the sentence of rules; so text and rule agree when
they are made. A draft is filled by `entry_starting`, from the same files and the same sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from governance.constitution.differences import in_slot
from governance.constitution.templates import LANGUAGES, fill, slots_in, template_articles
from governance.rules.parameters import RuleSet
from sr_board.i18n import Translator

__all__ = ["GroupNames", "TextArticle", "TextLine", "article_numbers", "text_articles"]

_DOTS = "………………………"

Sentence = Callable[[str, RuleSet, Translator], str]


@dataclass(frozen=True)
class GroupNames:
    """What a group calls itself; what is not known is left as dots to be written in by hand."""

    group: str = ""
    parent: str = ""
    area: str = ""

    def by_place(self) -> Mapping[str, str]:
        """The names by the place in the text where they belong."""
        places = {"group": self.group, "parent": self.parent, "area": self.area}
        return {place: name or _DOTS for place, name in places.items()}


@dataclass(frozen=True)
class TextLine:
    """A paragraph. `slot`: the rules whose sentence it is, empty for free text."""

    text: str
    slot: str = ""


@dataclass(frozen=True)
class TextArticle:
    """One article in one language."""

    no: int
    id: str
    section: str
    heading: str
    picture: str
    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """The words of the article, a line for each paragraph."""
        return "\n".join(line.text for line in self.lines)


def text_articles(
    template: str,
    rules: RuleSet,
    tr: Translator,
    names: GroupNames | None = None,
    *,
    sentence: Sentence,
) -> tuple[TextArticle, ...]:
    """The articles of a template in the language of `tr`, numbered from one, with these rules.

    English where a template is not written in the language. `sentence` says the rules of a slot;
    an empty answer leaves the paragraph out.
    """
    language = tr.code if tr.code in LANGUAGES else LANGUAGES[0]
    places = (names or GroupNames()).by_place()
    made = []
    for no, article in enumerate(template_articles(template), 1):
        lines = []
        for paragraph in article.texts[language].split("\n"):
            slot = next(iter(slots_in(paragraph)), "")
            if slot in article.optional and not _written(slot, rules):
                continue
            text = fill(paragraph, places, lambda name: sentence(name, rules, tr))
            if text:
                lines.append(TextLine(text, slot))
        heading = article.headings[language]
        made.append(
            TextArticle(no, article.id, article.section, heading, article.picture, tuple(lines))
        )
    return tuple(made)


def _written(slot: str, rules: RuleSet) -> bool:
    return any(in_slot(key, slot) for key in rules.entries)


def article_numbers(template: str, keys: Iterable[str]) -> Mapping[str, int]:
    """In which article each of these rules stands (the same in every language).

    A rule that no article names stands beside its nearest relation: another kind of quorum in the
    article on the quorum.
    """
    slots = [
        (slot, no)
        for no, article in enumerate(template_articles(template), 1)
        for slot in article.slots
    ]
    found = {key: _place(key, slots) for key in keys}
    return MappingProxyType({key: no for key, no in found.items() if no is not None})


def _place(key: str, slots: list[tuple[str, int]]) -> int | None:
    exact = next((no for slot, no in slots if in_slot(key, slot)), None)
    if exact is not None:
        return exact
    family = key.partition(".")[0]
    return next((no for slot, no in slots if slot.partition(".")[0] == family), None)
