"""Rules of self-declared sub-groups: which lists may not exist, and which totals may be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.text import fold

__all__ = [
    "SHIPPED_KEYS",
    "SMALLEST_SHOWN",
    "Figure",
    "KeyWarning",
    "Totals",
    "check_subgroup_key",
    "small_cells",
]

SHIPPED_KEYS = ("under30", "older_50", "trans", "male", "migrant", "disability")
SMALLEST_SHOWN = 5
"""k of domain/governance.md A.5: a count below it is not shown."""

_KEY = re.compile(r"^[^\W_][\w]{1,39}$")
_HEALTH = re.compile(
    r"\bhiv\b|hiv|\baids\b|\bstd\b|\bsti\b|\bart\b|\btb\b|health|\bill\b|illness|\bsick|disease|"
    r"positive|plhiv|syphilis|hepatitis|pregnan|medic|diagnos|patient|cancer|mental|"
    r"এইচআইভি|এইডস|স্বাস্থ্য|রোগ|অসুস্থ|एचआईवी|एड्स|स्वास्थ्य|बीमार|रोग"
)
_ORIGIN = re.compile(
    r"caste|\bsc\b|\bst\b|\bobc\b|dalit|tribe|tribal|adivasi|religio|hindu|muslim|islam|christian|"
    r"sikh|buddhis|jain|brahmin|জাত|ধর্ম|হিন্দু|মুসলিম|মুসলমান|দলিত|আদিবাসী|"
    r"जाति|धर्म|हिंदू|हिन्दू|मुस्लिम|मुसलमान|दलित|आदिवासी"
)


class KeyWarning(StrEnum):
    """What a screen says before such a list is started."""

    ORIGIN = "subgroup-about-caste"


def check_subgroup_key(key: str) -> KeyWarning | None:
    """Refuse lists about health; warn about caste and religion.

    Raises RuleBroken "subgroup-about-health" ("This list must never say who is ill"),
    InputInvalid "subgroup-key-form".
    """
    words = fold(key).replace("_", " ").replace("-", " ")
    if _HEALTH.search(words):
        raise RuleBroken("subgroup-about-health")
    if not _KEY.match(key.replace(" ", "_").replace("-", "_")) and not _spelled(key):
        raise InputInvalid("subgroup-key-form", field="group_key")
    return KeyWarning.ORIGIN if _ORIGIN.search(words) else None


def _spelled(key: str) -> bool:
    """Indic words carry marks that are no letters to the pattern; length alone bounds them."""
    return 2 <= len(key) <= 40 and not key.isascii() and key.strip() == key


@dataclass(frozen=True)
class Figure:
    """A count fit to be shown: a number, "<5", or hidden so that no other can be worked out."""

    count: int | None
    below: int = 0

    @property
    def hidden(self) -> bool:
        """Nothing at all may be shown."""
        return self.count is None and self.below == 0


@dataclass(frozen=True)
class Totals:
    """Figures by name and their total."""

    figures: Mapping[str, Figure]
    total: Figure


def small_cells(counts: Mapping[str, int], k: int = SMALLEST_SHOWN) -> Totals:
    """Hide counts below `k`, then the next smallest one, so that it cannot be found by subtraction.

    Kalighat 12, Bowbazar 4, Khidirpur 7 becomes 12, <5, hidden, total 23. When no other count is
    left to hide, the total goes too. Source: domain/governance.md A.5.
    """
    small = {name for name, count in counts.items() if count < k}
    figures = {
        name: Figure(None, below=k) if name in small else Figure(count)
        for name, count in counts.items()
    }
    total = sum(counts.values())
    if not small:
        return Totals(figures, Figure(total))
    rest = sorted((count, name) for name, count in counts.items() if name not in small)
    if not rest:
        return Totals(figures, Figure(None, below=k) if total < k else Figure(None))
    figures[rest[0][1]] = Figure(None)
    return Totals(figures, Figure(total))
