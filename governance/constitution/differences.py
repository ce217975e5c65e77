"""Where an article and its rule do not say the same, and how a sentence is put into a text. Pure.

A rule's sentence stands in the article as a line of its own, made from the values. When the values
change, the line is made anew; a line that somebody wrote differently is left alone and shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from governance.constitution.number_words import numbers_in
from governance.constitution.views import DifferenceView
from governance.rules.parameter_keys import ALIASES

__all__ = ["difference", "in_slot", "put_sentence", "slot_keys", "slot_of"]


def slot_keys(slot: str) -> tuple[str, ...]:
    """The keys or families of keys that a slot names."""
    return tuple(part.strip() for part in slot.split(",") if part.strip())


def in_slot(key: str, slot: str) -> bool:
    """Whether the value of `key` is said in the sentence of this slot."""
    return any(
        key == ALIASES.get(part, part) or key.startswith(f"{part}.") for part in slot_keys(slot)
    )


def slot_of(key: str, slots: Iterable[str]) -> str | None:
    """The first slot that says the value of `key`."""
    return next((slot for slot in slots if in_slot(key, slot)), None)


def difference(
    slot: str, article_no: int, language: str, text: str, sentences: Iterable[str], own: str
) -> DifferenceView | None:
    """What the article says otherwise than the sentence `own` of the slot; None when it stands.

    `sentences`: those of all slots of the article; numbers in them are not held against this one.
    The article may write numbers in digits or in words.
    """
    flat = _flat(text)
    if _flat(own) in flat:
        return None
    for other in sentences:
        flat = flat.replace(_flat(other), " ")
    wanted, said = numbers_in(own, words=False), numbers_in(flat, ones=True)
    named = numbers_in(flat, words=False)
    if not any(n not in wanted for n in named):  # words are named where no figure is
        named = numbers_in(flat)
    return DifferenceView(
        slot,
        article_no,
        language,
        named=tuple(n for n in named if n not in wanted),
        missing=tuple(n for n in wanted if n not in said),
    )


def put_sentence(text: str, before: str, after: str) -> str:
    """The text with a rule's sentence made anew.

    `before` "": the rule is new and its sentence goes to the end; `after` "": the line goes. A text
    in which `before` no longer stands as a line of its own stays as somebody wrote it.
    """
    if not before:
        return "\n".join(part for part in (text, after) if part)
    lines = text.split("\n")
    found = next((n for n, line in enumerate(lines) if _flat(line) == _flat(before)), None)
    if found is None:
        return text
    return "\n".join([*lines[:found], *([after] if after else []), *lines[found + 1 :]])


def _flat(text: str) -> str:
    return " ".join(text.split())
