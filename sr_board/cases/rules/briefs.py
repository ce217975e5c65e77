"""What of a case stands in a sitting's brief, by the reader's profile. Pure.

Source: domain paper, sections 3, 4, 11, 19. A list of what may be shown, never of what is hidden:
a field that nobody thought of stays out. No profile has an identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sr_board.cases.vocabulary import Profile, Side

__all__ = ["BRIEF_FIELDS", "BriefField", "profile_of", "shown"]


class BriefField(StrEnum):
    """Everything a brief can hold."""

    CODE = "code"
    QUESTION = "question"
    TRACK = "track"
    FLAGS = "flags"
    EVIDENCE = "evidence"
    FINDINGS = "findings"
    OPTIONS = "options"
    CLOCKS = "clocks"
    SITE = "site"


_RESTRICTED = frozenset(
    {
        BriefField.CODE,
        BriefField.QUESTION,
        BriefField.TRACK,
        BriefField.FLAGS,
        BriefField.EVIDENCE,
        BriefField.FINDINGS,
        BriefField.OPTIONS,
        BriefField.CLOCKS,
    }
)

BRIEF_FIELDS: Mapping[Profile, frozenset[BriefField]] = MappingProxyType(
    {
        Profile.COMMUNITY: _RESTRICTED | {BriefField.SITE},
        Profile.OUTSIDE: _RESTRICTED | {BriefField.SITE},
        Profile.RESTRICTED: _RESTRICTED,
    }
)
"""The fields of each profile. The site is the only word about a place; identity is in none."""


def profile_of(side: Side, *, restricted: bool) -> Profile:
    """The profile of a seat; a restricted seat is restricted on either side."""
    if restricted:
        return Profile.RESTRICTED
    return Profile.COMMUNITY if side is Side.COMMUNITY else Profile.OUTSIDE


def shown(profile: Profile, fields: Mapping[BriefField, str]) -> dict[BriefField, str]:
    """What of `fields` a reader of this profile is handed."""
    return {name: text for name, text in fields.items() if name in BRIEF_FIELDS[profile]}
