"""Rows of rules for pages and papers: where a value comes from, and where text and rule part.

Used by the queries only. Checks no rights, writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from governance.constitution.differences import difference, in_slot
from governance.constitution.models import RuleParam
from governance.constitution.views import (
    ArticleView,
    DifferenceView,
    FloorView,
    RuleView,
)
from governance.rules.parameters import Floor, OriginKind, RuleSet, value_to_json

__all__ = ["differences_in", "held_rules", "own_rules"]


def own_rules(
    params: Sequence[RuleParam],
    articles: Sequence[ArticleView],
    rules: RuleSet,
    floors: Mapping[str, Floor],
) -> tuple[RuleView, ...]:
    """The rules that a version says itself, each with what its article says otherwise."""
    found = {no: differences_in(article) for no, article in _numbered(articles)}
    return tuple(
        RuleView(
            key=row.key,
            value=json.loads(row.value),
            source=OriginKind.OWN.value,
            article_no=row.article_no,
            note=row.note,
            origin=row.origin,
            floor=_floor(row.key, rules, floors),
            differences=_held_against(row, found.get(row.article_no or 0, ())),
            cleared=row.differs is False,
        )
        for row in params
    )


def _numbered(articles: Iterable[ArticleView]) -> Iterable[tuple[int, ArticleView]]:
    return ((article.no, article) for article in articles)


def differences_in(article: ArticleView) -> tuple[DifferenceView, ...]:
    """Every sentence of a rule that does not stand in the article, language by language."""
    found = []
    for language, text in article.texts.items():
        own = {slot: article.said[slot].get(language, "") for slot in article.slots}
        for slot, said in own.items():
            others = [each for other, each in own.items() if other != slot and each]
            if said:
                found.append(difference(slot, article.no, language, text, others, said))
    return tuple(each for each in found if each is not None)


def _held_against(row: RuleParam, found: Iterable[DifferenceView]) -> tuple[DifferenceView, ...]:
    """The differences of one rule: what a person said counts before the comparison."""
    if row.differs is False:
        return ()
    mine = tuple(each for each in found if in_slot(row.key, each.slot))
    if row.differs is True and not mine:
        return (DifferenceView(row.key, row.article_no or 0, "", marked=True),)
    return mine


def held_rules(
    rules: RuleSet,
    floors: Mapping[str, Floor],
    own: Mapping[str, RuleView],
    groups_above: Sequence[tuple[str, frozenset[str]]],
) -> tuple[RuleView, ...]:
    """Everything that holds, by key, with its source.

    `own`: the rules of the version in force. `groups_above`: name and keys of each group above, the
    nearest first.
    """
    found = []
    for key, entry in sorted(rules.entries.items()):
        kind = entry.origin.kind
        if key in own:
            found.append(own[key])
            continue
        above = next((name for name, keys in groups_above if key in keys), "")
        found.append(
            RuleView(
                key=key,
                value=value_to_json(key, entry.value),
                source=kind.value,
                source_group=above if kind is OriginKind.PARENT else "",
                floor=_floor(key, rules, floors),
            )
        )
    return tuple(found)


def _floor(key: str, rules: RuleSet, floors: Mapping[str, Floor]) -> FloorView | None:
    origin = rules.origin_of(key)
    if origin.floor is None:
        return None
    spoken = floors.get(key) or floors.get(_any_office(key)) or origin.floor
    return FloorView(
        state=spoken.state,
        floor=value_to_json(key, spoken.value),
        source_text=spoken.source,
        checked_on=spoken.checked_on or origin.floor.checked_on,
        shipped=spoken.shipped,
        below=origin.below_floor,
    )


def _any_office(key: str) -> str:
    """The key under which a floor for every office stands."""
    head, _, tail = key.rpartition(".")
    return f"office.*.{tail}" if head.startswith("office.") else key
