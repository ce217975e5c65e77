"""The words of the register on screens: kinds, states, reasons, offices, answers.

Only words. The classes, states and reasons are the same phrases as in exports.
"""

from __future__ import annotations

from sr_board import i18n
from sr_board.people.exchange.headings import Meaning
from sr_board.people.labels import CLASSES, REASONS, STATUSES
from sr_board.people.rows import MemberRow, PersonRow
from sr_board.people.rules.kinds import (
    EndReason,
    GroupKind,
    GroupStatus,
    HowSeated,
    LeaveReason,
    MemberClass,
    MemberStatus,
    SelfAnswer,
    TermState,
)
from sr_board.wording.words import N_
from ui.live import say
from ui.state import State

__all__ = [
    "answer_word",
    "class_word",
    "day",
    "day_or_dash",
    "end_word",
    "group_kind_word",
    "group_state",
    "group_state_word",
    "how_word",
    "meaning_word",
    "member_state",
    "office_word",
    "reason_word",
    "status_word",
    "subgroup_word",
    "term_mark",
    "tile_of",
]

_KINDS = {
    GroupKind.SHG: N_("self-help group"),
    GroupKind.BRANCH: N_("branch"),
    GroupKind.CBO: N_("organisation"),
    GroupKind.FEDERATION: N_("federation"),
    GroupKind.UNION: N_("union"),
    GroupKind.COOP: N_("co-operative"),
    GroupKind.BOARD: N_("board"),
}
_GROUP_STATES = {
    GroupStatus.FORMING: (State.NOT_YET, N_("forming")),
    GroupStatus.ACTIVE: (State.OK, N_("active")),
    GroupStatus.DORMANT: (State.AWAY, N_("resting")),
    GroupStatus.DISSOLVED: (State.AWAY, N_("dissolved")),
}
_HOW = {
    HowSeated.ELECTED: N_("elected"),
    HowSeated.UNOPPOSED: N_("unopposed"),
    HowSeated.LOT: N_("by lot"),
    HowSeated.ROTA: N_("by turn"),
    HowSeated.CO_OPTED: N_("asked in by the board"),
    HowSeated.ACTING: N_("acting"),
}
_ENDS = {
    EndReason.EXPIRED: N_("her term was over"),
    EndReason.RESIGNED: N_("she gave it up"),
    EndReason.RECALLED: N_("the members recalled her"),
    EndReason.DIED: N_("she died"),
    EndReason.MOVED: N_("moved to another place"),
    EndReason.REMOVED: N_("removed by resolution"),
}
_TERMS = {
    TermState.PLANNED: (State.NOT_YET, N_("begins later")),
    TermState.SERVING: (State.OK, N_("serving")),
    TermState.HOLDING_OVER: (State.OVER, N_("term is over, still serving")),
    TermState.ENDED: (State.AWAY, N_("ended")),
}
_OFFICES = {
    "chair": N_("Chair"),
    "vice_chair": N_("Vice-chair"),
    "secretary": N_("Secretary"),
    "joint_secretary": N_("Joint secretary"),
    "treasurer": N_("Treasurer"),
    "representative": N_("Representative"),
    "member": N_("Committee member"),
    "outside": N_("Member from outside"),
}
_ANSWERS = {
    SelfAnswer.YES: N_("yes"),
    SelfAnswer.NO: N_("no"),
    SelfAnswer.PREFER_NOT: N_("she would rather not say"),
}
_SUBGROUPS = {
    "under30": N_("younger than 30"),
    "older_50": N_("older than 50"),
    "trans": N_("transgender"),
    "male": N_("male sex worker"),
    "migrant": N_("from another place"),
    "disability": N_("living with a disability"),
}
_MEANINGS = {
    Meaning.NUMBER: N_("member no."),
    Meaning.NAME: N_("name"),
    Meaning.JOINED: N_("joined on"),
    Meaning.PHONE: N_("phone"),
    Meaning.GROUP: N_("group"),
    Meaning.CLASS: N_("kind of member"),
    Meaning.STATUS: N_("status"),
    Meaning.LEFT: N_("left on"),
    Meaning.REASON: N_("reason for leaving"),
    Meaning.LEGAL_NAME: N_("legal name"),
    Meaning.AGE: N_("age (looked at, not kept)"),
    Meaning.BIRTH: N_("birth (looked at, not kept)"),
    Meaning.SERIAL: N_("row count (not kept)"),
    Meaning.SAVINGS: N_("savings (not taken over here)"),
    Meaning.FAMILY: N_("family (never kept)"),
    Meaning.ADDRESS: N_("address (never kept)"),
    Meaning.IDENTITY: N_("number of an identity paper (never kept)"),
    Meaning.ORIGIN: N_("faith or birth (never kept)"),
    Meaning.HEALTH: N_("health (never kept)"),
    Meaning.REMARKS: N_("remarks (not kept)"),
    Meaning.UNKNOWN: N_("leave this column out"),
}


def day(value: object) -> str:
    """A date as "3 Apr 2022" in the language in force; nothing for None."""
    return "" if value is None else i18n.current().date(value, "medium")  # type: ignore[arg-type]


def day_or_dash(value: object) -> str:
    """A date, or a dash where none is known."""
    return day(value) or "–"


def class_word(kind: MemberClass | None) -> str:
    """The class of a member."""
    return say(CLASSES[kind]) if kind is not None else ""


def status_word(status: MemberStatus | None) -> str:
    """Where a membership stands."""
    return say(STATUSES[status]) if status is not None else ""


def reason_word(reason: LeaveReason | None) -> str:
    """Why a membership ended."""
    return say(REASONS[reason]) if reason is not None else ""


def group_kind_word(kind: GroupKind) -> str:
    """What a group is."""
    return say(_KINDS[kind])


def group_state(status: GroupStatus) -> tuple[State, str]:
    """Shape and word of a group's state."""
    state, word = _GROUP_STATES[status]
    return state, say(word)


def group_state_word(status: GroupStatus) -> str:
    """The word of a group's state alone."""
    return group_state(status)[1]


def how_word(how: HowSeated) -> str:
    """How somebody came into an office."""
    return say(_HOW[how])


def end_word(reason: EndReason) -> str:
    """Why a term ended."""
    return say(_ENDS[reason])


def term_mark(state: TermState) -> tuple[State, str]:
    """Shape and word of a term."""
    shape, word = _TERMS[state]
    return shape, say(word)


def office_word(key: str) -> str:
    """The usual name of an office; nothing for a group's own one."""
    return say(_OFFICES[key]) if key in _OFFICES else ""


def answer_word(answer: SelfAnswer) -> str:
    """What she said of herself."""
    return say(_ANSWERS[answer])


def subgroup_word(key: str) -> str:
    """The name of a sub-group; a group's own key is its own word."""
    return say(_SUBGROUPS[key]) if key in _SUBGROUPS else key.replace("_", " ")


def meaning_word(meaning: Meaning) -> str:
    """What a column of a spreadsheet holds."""
    return say(_MEANINGS[meaning])


def member_state(row: MemberRow) -> tuple[State | None, str]:
    """Shape and words for where a membership stands; nothing for those who may not see it."""
    if row.status is None:
        return None, ""
    if row.struck:
        return State.AWAY, reason_word(row.reason)
    if row.status is MemberStatus.SUSPENDED and row.suspended_until is not None:
        return State.DUE, say("suspended until {day}", day=day(row.suspended_until))
    if row.status is MemberStatus.ACTIVE:
        return State.OK, status_word(row.status)
    return State.AWAY, status_word(row.status)


def tile_of(person: PersonRow) -> str:
    """A person's tile as the tile parts take it."""
    return f"{person.symbol}/{person.hue}"
