"""Law packs that travel with the program: what a state's law asks, with source and date.

They come from secondary pages and can be wrong or old. Each line can be replaced by one that the
administrator wrote; every screen that shows them adds `ASK_FIRST`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

import resources
from sr_board.i18n import N_, Translator
from sr_board.people.rules.kinds import GroupKind

__all__ = [
    "ASK_FIRST",
    "STATES",
    "SUBJECTS",
    "SUBJECT_KINDS",
    "ShippedLaw",
    "shipped_laws",
    "source_words",
]

ASK_FIRST = N_("Ask the district legal services authority before you rely on this.")
"""The line under everything that is said about the law (domain rules 2.1)."""


def source_words(source: str, day: date | None, shipped: bool, tr: Translator) -> str:
    """Where a line of the law comes from, and what that is worth.

    `day`: for a `shipped` line the day on which it was written into the program, for one that a
    person wrote the day on which she looked it up; None where it is not known.
    """
    if day is None:
        return tr.say("Source: {source}.", source=source)
    if not shipped:
        return tr.say("Source: {source}, looked up on {day}.", source=source, day=day)
    return tr.say(
        "Source: {source}. Written into the program on {day} from secondary sources; nobody has"
        " checked it.",
        source=source,
        day=day,
    )


STATES: Mapping[str, str] = MappingProxyType(
    {
        "west_bengal": N_("West Bengal"),
        "karnataka": N_("Karnataka"),
        "andhra_pradesh": N_("Andhra Pradesh"),
        "assam": N_("Assam"),
        "bihar": N_("Bihar"),
        "delhi": N_("Delhi"),
        "gujarat": N_("Gujarat"),
        "jharkhand": N_("Jharkhand"),
        "kerala": N_("Kerala"),
        "maharashtra": N_("Maharashtra"),
        "odisha": N_("Odisha"),
        "rajasthan": N_("Rajasthan"),
        "tamil_nadu": N_("Tamil Nadu"),
        "telangana": N_("Telangana"),
        "uttar_pradesh": N_("Uttar Pradesh"),
        "other": N_("Another state"),
    }
)
"""States whose law a group may live under; packs are shipped for the first two."""
SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "society": N_("Society"),
        "union": N_("Trade union"),
        "coop": N_("Co-operative"),
        "shg": N_("Self-help group"),
        "any": N_("Every group"),
    }
)
"""For which kind of body a line of the law is."""
SUBJECT_KINDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "society": frozenset({GroupKind.CBO.value, GroupKind.FEDERATION.value}),
        "union": frozenset({GroupKind.UNION.value}),
        "coop": frozenset({GroupKind.COOP.value}),
        "shg": frozenset({GroupKind.SHG.value}),
        "any": frozenset(kind.value for kind in GroupKind),
    }
)
"""Kinds of groups that each subject touches: a self-help group is not bound as a society is."""
_SHIPPED = ("west_bengal", "karnataka")


@dataclass(frozen=True)
class ShippedLaw:
    """One line of a shipped pack. `floor` is JSON data or None; words are kept per language.

    `written_on`: the day it was written into the program from secondary sources, unchecked.
    """

    id: str
    state: str
    subject: str
    key: str
    floor: object
    written_on: date
    source: Mapping[str, str]
    note: Mapping[str, str]

    def said(self, words: Mapping[str, str], language: str) -> str:
        """Words in this language, else in English."""
        return words.get(language) or words.get("en", "")


@cache
def shipped_laws() -> tuple[ShippedLaw, ...]:
    """Every line of every shipped pack, by state, in the order of the file."""
    return tuple(law for state in _SHIPPED for law in _read(state))


def _without_none(value: object) -> object:
    """TOML has no word for "nothing": the packs, as the templates, write "none"."""
    if isinstance(value, Mapping):
        return {key: _without_none(each) for key, each in value.items()}
    return None if value == "none" else value


def _read(state: str) -> tuple[ShippedLaw, ...]:
    content = tomllib.loads(resources.text("law_packs", f"{state}.toml"))
    return tuple(
        ShippedLaw(
            id=law["id"],
            state=state,
            subject=law["subject"],
            key=law["key"],
            floor=_without_none(law.get("floor")),
            written_on=law["written"],
            source=law["source"],
            note=law.get("note", {}),
        )
        for law in content["law"]
    )
