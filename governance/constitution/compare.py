"""What changed between two versions of a constitution: word by word, and rule by rule. Pure.

Articles are matched by their section and heading first and by likeness of their words after that,
so that an article which only moved to another number is not shown as one taken out and one put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from governance.constitution.views import ArticleChange, ArticleView, Mark, RuleChange

__all__ = ["changed_articles", "changed_rules", "word_marks"]

_WORDS = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.5
"""Two articles whose words agree at least this much are one article that was changed."""


def word_marks(before: str, after: str) -> tuple[Mark, ...]:
    """Runs of words: those that stayed ("same"), went ("out"), came ("in"), in reading order.

    Putting together all but "in" gives `before`, all but "out" gives `after`.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    marks: list[Mark] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            marks.append(Mark("same", "".join(old[a:b])))
            continue
        if b > a:
            marks.append(Mark("out", "".join(old[a:b])))
        if d > c:
            marks.append(Mark("in", "".join(new[c:d])))
    return tuple(marks)


def changed_articles(
    before: Sequence[ArticleView], after: Sequence[ArticleView], language: str
) -> tuple[ArticleChange, ...]:
    """Articles that were added, removed, changed or only moved, in the order of the new version;
    a removed one stands where it stood."""
    pairs = _pairs(before, after, language)
    partner = {new: old for old, new in pairs}
    gone = [old for old in range(len(before)) if old not in {pair[0] for pair in pairs}]
    found = list(_walk(before, after, partner, gone, language))
    return tuple(found)


def _walk(
    before: Sequence[ArticleView],
    after: Sequence[ArticleView],
    partner: Mapping[int, int],
    gone: Iterable[int],
    language: str,
) -> Iterator[ArticleChange]:
    waiting = list(gone)
    for index, article in enumerate(after):
        old = partner.get(index)
        while waiting and old is not None and waiting[0] < old:
            yield _removed(before[waiting.pop(0)], language)
        if old is None:
            yield ArticleChange(
                "added",
                None,
                article.no,
                (Mark("in", article.heading(language)),),
                (Mark("in", article.text(language)),),
            )
        else:
            yield from _change(before[old], article, language)
    for left in waiting:
        yield _removed(before[left], language)


def _removed(article: ArticleView, language: str) -> ArticleChange:
    heading = (Mark("out", article.heading(language)),)
    return ArticleChange(
        "removed", article.no, None, heading, (Mark("out", article.text(language)),)
    )


def _change(old: ArticleView, new: ArticleView, language: str) -> Iterator[ArticleChange]:
    heading = word_marks(old.heading(language), new.heading(language))
    text = word_marks(old.text(language), new.text(language))
    worded = any(mark.kind != "same" for mark in (*heading, *text))
    if worded or old.no != new.no:
        yield ArticleChange("changed" if worded else "moved", old.no, new.no, heading, text)


def _pairs(
    before: Sequence[ArticleView], after: Sequence[ArticleView], language: str
) -> tuple[tuple[int, int], ...]:
    """Places (old, new) of articles that are one and the same."""
    found: list[tuple[int, int]] = []
    old_left, new_left = list(range(len(before))), list(range(len(after)))

    def take(old: int, new: int) -> None:
        found.append((old, new))
        old_left.remove(old)
        new_left.remove(new)

    for old in tuple(old_left):
        named = _name(before[old], language)
        match = next((n for n in new_left if _name(after[n], language) == named), None)
        if match is not None:
            take(old, match)
    for old in tuple(old_left):
        likeness = [(_alike(before[old], after[new], language), -new) for new in new_left]
        best = max(likeness, default=(0.0, 0))
        if best[0] >= _ALIKE:
            take(old, -best[1])
    return tuple(found)


def _name(article: ArticleView, language: str) -> tuple[str, str]:
    return article.section, article.heading(language)


def _alike(old: ArticleView, new: ArticleView, language: str) -> float:
    words = (_WORDS.findall(old.text(language)), _WORDS.findall(new.text(language)))
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def changed_rules(
    before: Mapping[str, object],
    after: Mapping[str, object],
    articles: Mapping[str, int | None],
) -> tuple[RuleChange, ...]:
    """Rules with another value, by key. `articles`: where each stands in the newer version."""
    keys = sorted(before.keys() | after.keys())
    return tuple(
        RuleChange(key, before.get(key), after.get(key), articles.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    )
