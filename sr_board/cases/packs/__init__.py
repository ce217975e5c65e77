"""Law packs: shipped as files, edited as new versions signed by chair and secretary of the board.

Reading never stops a clock: a pack that cannot be read is as if it said nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import resources
from sr_board.base.errors import InputInvalid, NotFound, SRBoardError
from sr_board.cases.rules.clocks import BUILT_IN, Length
from sr_board.cases.rules.packs import SECTIONS, check_pack, is_old, length_in, merged
from sr_board.cases.rules.retention import Period, RetentionClass, lengths_in, periods_in

__all__ = ["PACK_IDS", "PackView", "fallback_pack", "read_pack", "shipped", "shipped_length"]

PACK_IDS = ("in", "in-wb", "in-ka", "in-tg", "in-ap", "international")


@dataclass(frozen=True)
class PackView:
    """A whole pack. `content`: sections, those it inherits included."""

    id: str
    version: str
    content: Mapping[str, Any]

    @property
    def id_version(self) -> str:
        """`id@version`, as a case keeps it."""
        return f"{self.id}@{self.version}"

    @property
    def checked_on(self) -> date:
        """When somebody last checked it."""
        found = self.content["meta"]["checked_on"]
        assert isinstance(found, date)
        return found

    def title(self, language: str) -> str:
        """Its name in a language, English where there is none."""
        titles = self.content["meta"]["title"]
        return str(titles.get(language) or titles["en"])

    def old(self, today: date) -> bool:
        """Whether it was last checked more than a year ago."""
        return is_old(self.checked_on, today)

    def length(self, rule_id: str) -> Length | None:
        """Length of a clock, None when the pack says nothing of it."""
        return length_in(self.content, rule_id)

    def consent_notice(self, language: str) -> str:
        """What is read aloud before consent, English where there is no other."""
        texts = self.content["consent"]
        return str(texts.get(language) or texts["en"])

    @property
    def notice_version(self) -> str:
        """Version of the notice read before consent, as a consent keeps it."""
        return f"{self.id_version}/{self.content['consent']['version']}"

    @property
    def periods(self) -> Mapping[RetentionClass, Period]:
        """How long files of each class are kept."""
        return periods_in(self.content["retention"])

    @property
    def proof_years(self) -> int:
        """How many years the proof of a report is kept."""
        return lengths_in(self.content["retention"])["proof_years"]

    @property
    def extends(self) -> str:
        """The pack it stands on, empty for none."""
        return str(self.content["meta"].get("extends") or "")

    @property
    def unverified(self) -> tuple[str, ...]:
        """Names of sections and clocks that nobody has confirmed."""
        plain = [
            name
            for name, section in self.content.items()
            if isinstance(section, dict) and section.get("verified") is False
        ]
        clocks = [
            f"clocks.{name}"
            for name, row in self.content["clocks"].items()
            if row.get("verified") is False
        ]
        return tuple(sorted([*plain, *clocks]))


def read_pack(text: str) -> PackView:
    """A pack from TOML, whole and checked against the one it extends.

    Raises InputInvalid "pack-unreadable", "pack-section-missing", "pack-clock", RuleBroken
    "case-r25", NotFound "pack-unknown" for an unknown one it extends.
    """
    try:
        pack = tomllib.loads(text)
        meta = pack["meta"]
        wanted, version, extends = str(meta["id"]), str(meta["version"]), str(meta["extends"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        raise InputInvalid("pack-unreadable") from None
    base = shipped(extends).content if extends else None
    try:
        whole = merged(pack, base)
        check_pack(whole, base)
    except (AttributeError, KeyError, TypeError):  # a text where a section is wanted
        raise InputInvalid("pack-unreadable") from None
    return PackView(wanted, version, whole)


@lru_cache(maxsize=16)
def shipped(pack_id: str) -> PackView:
    """A pack that comes with the program. Raises NotFound "pack-unknown"."""
    if pack_id not in PACK_IDS:
        raise NotFound("pack-unknown", what="pack")
    return read_pack(resources.text("jurisdictions", f"{pack_id}.toml"))


def shipped_length(rule_id: str, pack: str) -> Length | None:
    """The length a shipped pack gives (`pack` is `id` or `id@version`); None when it gives none or
    cannot be read: then the built-in length holds."""
    try:
        return shipped(pack.partition("@")[0]).length(rule_id)
    except SRBoardError:
        return None


def fallback_pack() -> PackView:
    """What holds when no pack can be read: the built-in lengths and limits. Never fails."""
    clocks = {
        rule: {
            "minutes": one.minutes,
            "days": one.days,
            "months": one.months,
            "nature": str(one.nature),
            "plus_journey": one.journey,
            "verified": False,
            "source": "",
        }
        for rule, one in BUILT_IN.items()
    }
    content: dict[str, Any] = {section: {"verified": False} for section in SECTIONS}
    content |= {
        "meta": {"title": {"en": "-"}, "checked_on": date(2026, 11, 27), "extends": ""},
        "age": {"child_below": 18, "buffer": 22, "verified": False},
        "clocks": clocks,
        "consent": {"version": "0", "en": "-"},
    }
    return PackView("built-in", "0", content)
