"""The words of the register in its exports: headings, classes, states, reasons.

The same words in all languages are given to the import, so that an export reads back.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sr_board.i18n import LANGUAGES, Translator, translator
from sr_board.people.exchange.cells import word_key
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import Vocabulary
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.wording.words import N_

__all__ = ["CLASSES", "HEADINGS", "REASONS", "STATUSES", "Translator", "vocabulary"]

HEADINGS: Mapping[Meaning, str] = {
    Meaning.GROUP: N_("Group"),
    Meaning.NUMBER: N_("Member no."),
    Meaning.NAME: N_("Name"),
    Meaning.CLASS: N_("Kind of member"),
    Meaning.STATUS: N_("Status"),
    Meaning.JOINED: N_("Joined on"),
    Meaning.LEFT: N_("Left on"),
    Meaning.REASON: N_("Reason for leaving"),
    Meaning.LEGAL_NAME: N_("Legal name"),
    Meaning.PHONE: N_("Phone"),
}
"""Columns of an export, in their order."""

CLASSES: Mapping[MemberClass, str] = {
    MemberClass.FULL: N_("full member"),
    MemberClass.ASSOCIATE: N_("associate member"),
    MemberClass.NON_VOTING: N_("member without a vote"),
}
STATUSES: Mapping[MemberStatus, str] = {
    MemberStatus.ACTIVE: N_("active"),
    MemberStatus.MOVED_AWAY: N_("moved away"),
    MemberStatus.SUSPENDED: N_("suspended"),
    MemberStatus.LEFT: N_("left"),
    MemberStatus.REMOVED: N_("removed"),
    MemberStatus.DIED: N_("died"),
}
REASONS: Mapping[LeaveReason, str] = {
    LeaveReason.RESIGNED: N_("left by her own wish"),
    LeaveReason.MOVED: N_("moved to another place"),
    LeaveReason.DUES: N_("dues not paid"),
    LeaveReason.REMOVED_BY_RESOLUTION: N_("removed by resolution"),
    LeaveReason.DIED: N_("she died"),
    LeaveReason.GROUP_DISSOLVED: N_("the group was dissolved"),
    LeaveReason.ERROR: N_("entered by mistake"),
}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words above in every language the program has, for reading exports back."""
    tongues = [translator(language.code) for language in LANGUAGES]
    return Vocabulary(
        {t.say(word): meaning for t in tongues for meaning, word in HEADINGS.items()},
        {word_key(t.say(word)): kind for t in tongues for kind, word in CLASSES.items()},
        {word_key(t.say(word)): state for t in tongues for state, word in STATUSES.items()},
        {word_key(t.say(word)): why for t in tongues for why, word in REASONS.items()},
    )
