"""The words for stored codes of meetings and minutes, as message ids: one place for all skins.

Say them with `tr.say(MEETING_TYPES[code])`. Holds no sentences of errors (see sr_board.wording).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_

__all__ = [
    "ACTION_STATES",
    "CAPACITIES",
    "CHANNELS",
    "DECISION_KINDS",
    "ITEM_KINDS",
    "LANGUAGE_NAMES",
    "MARK_KINDS",
    "MEETING_STATES",
    "MEETING_TYPES",
    "MINUTES_STATES",
    "RESOLUTION_STATES",
    "SEAT_STATES",
    "VOTE_METHODS",
    "majority_words",
]


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


MEETING_TYPES = _table(
    general=N_("General meeting"),
    special=N_("Special meeting"),
    committee=N_("Committee meeting"),
    shg=N_("Group meeting"),
    board=N_("Board sitting"),
    safety=N_("Safety meeting"),
)
MEETING_STATES = _table(
    draft=N_("planned"),
    noticed=N_("members told"),
    open=N_("open"),
    adjourned=N_("put off"),
    closed=N_("closed"),
    minuted=N_("minutes signed"),
    approved=N_("minutes approved"),
    cancelled=N_("cancelled"),
)
MINUTES_STATES = _table(
    draft=N_("draft"),
    read_aloud=N_("read aloud"),
    signed=N_("signed"),
    approved=N_("approved"),
)
ITEM_KINDS = _table(
    info=N_("information"),
    motion=N_("motion"),
    election=N_("election"),
    report=N_("report"),
    case_ref=N_("case by its number"),
    accounts=N_("money"),
)
DECISION_KINDS = _table(
    ordinary=N_("ordinary decision"),
    amend=N_("change of our rules"),
    special=N_("special decision"),
    expel=N_("removal of a member"),
    recall=N_("recall of a leader"),
    bank=N_("bank account"),
    loan=N_("loan"),
    dissolve=N_("dissolving the group"),
    affiliate=N_("joining another body"),
)
VOTE_METHODS = _table(
    consensus=N_("All agreed"),
    voice=N_("By voice"),
    hands=N_("By show of hands"),
    ballot=N_("By ballot"),
)
RESOLUTION_STATES = _table(
    passed=N_("passed"),
    lost=N_("lost"),
    void=N_("void"),
    rescinded=N_("taken back"),
    carried_out=N_("carried out"),
)
ACTION_STATES = _table(
    open=N_("to do"),
    done=N_("done"),
    dropped=N_("dropped"),
    carried=N_("carried over"),
)
SEAT_STATES = _table(
    here=N_("here"),
    left=N_("left"),
    apology=N_("apology"),
    away=N_("away"),
)
CHANNELS = _table(
    word=N_("by word of mouth"),
    paper=N_("on paper"),
    call=N_("by telephone"),
    sms=N_("by text message"),
    poster=N_("by poster"),
    drum=N_("by drum"),
)
CAPACITIES = _table(
    chair=N_("Chair of the meeting"),
    secretary=N_("Secretary"),
    member=N_("Member"),
)
MARK_KINDS = _table(
    signature=N_("signature"),
    thumb=N_("thumb print"),
    tick=N_("tick"),
)
LANGUAGE_NAMES = _table(
    en=N_("English"),
    bn=N_("Bengali"),
    hi=N_("Hindi"),
    te=N_("Telugu"),
    kn=N_("Kannada"),
)
_MAJORITIES: Mapping[tuple[str, bool], str] = MappingProxyType(
    {
        ("cast", True): N_("Needed: more than {num} of every {den} votes for and against."),
        ("cast", False): N_("Needed: at least {num} of every {den} votes for and against."),
        ("present", True): N_("Needed: more than {num} of every {den} members in the room."),
        ("present", False): N_("Needed: at least {num} of every {den} members in the room."),
        ("roll", True): N_("Needed: more than {num} of every {den} members of the group."),
        ("roll", False): N_("Needed: at least {num} of every {den} members of the group."),
    }
)


def majority_words(base: str, *, strict: bool) -> str:
    """The message id of the sentence for a majority, with places `num` and `den`."""
    return _MAJORITIES[base, strict]
