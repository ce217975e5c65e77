"""Where an article and its rule do not say the same, and how a sentence is put into a text. Pure.

A rule's sentence stands in the article as a line of its own, made from the values. When the values
change, the line is made anew; a line that somebody wrote differently is left alone and shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from governance.constitution.views import DifferenceView
from governance.rules.parameter_keys import ALIASES
from sr_board.base.text import ascii_digits

__all__ = ["difference", "in_slot", "numbers_in", "put_sentence", "slot_keys", "slot_of"]

_NUMBER = re.compile(r"\d+")


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


def numbers_in(text: str) -> tuple[int, ...]:
    """Whole numbers written with digits of any script, each once, in their order."""
    found = (int(each) for each in _NUMBER.findall(ascii_digits(text)))
    return tuple(dict.fromkeys(found))


def difference(
    slot: str, article_no: int, language: str, text: str, sentences: Iterable[str], own: str
) -> DifferenceView | None:
    """What the article says otherwise than the sentence `own` of the slot; None when it stands.

    `sentences`: those of all slots of the article; numbers in them are not held against this one.
    """
    flat = _flat(text)
    if _flat(own) in flat:
        return None
    for other in sentences:
        flat = flat.replace(_flat(other), " ")
    named, wanted = numbers_in(flat), numbers_in(own)
    return DifferenceView(
        slot,
        article_no,
        language,
        named=tuple(n for n in named if n not in wanted),
        missing=tuple(n for n in wanted if n not in named),
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
