"""What can be done about decisions and emergency acts: one frozen command for each act."""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.cases.moments import When
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.vocabulary import Vote

__all__ = [
    "AddPoint",
    "CastBallot",
    "CastVotes",
    "DraftDecision",
    "MarkRecused",
    "NoteOfAdviser",
    "RecordEmergency",
    "SendBriefs",
    "SignDecision",
]


@dataclass(frozen=True)
class AddPoint:
    """A file comes before a sitting. `options`: what is to be weighed, without names."""

    sitting_id: str
    case_id: str
    proposal: Proposal
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class MarkRecused:
    """A member without an account takes no part in a point. Others are recused on the file."""

    item_id: str
    member_id: str


@dataclass(frozen=True)
class NoteOfAdviser:
    """The written note of a counsellor or doctor for a point."""

    item_id: str
    note: str


@dataclass(frozen=True)
class SendBriefs:
    """Everybody in the room who is not recused gets the brief of her profile, and no other."""

    item_id: str


@dataclass(frozen=True)
class DraftDecision:
    """What is to be decided on a point. `place`: named for the person, if any; `refer_to`: kind
    of service of a letter; `about`: the emergency act that is ratified; `supersedes`: the signed
    decision that this one replaces."""

    item_id: str
    proposal: Proposal
    options: tuple[str, ...]
    person_view: str
    reasons: str
    dissent: str = ""
    place: str = ""
    refer_to: str = ""
    about: str = ""
    supersedes: str = ""


@dataclass(frozen=True)
class CastVotes:
    """Votes by name: (seat number, vote)."""

    item_id: str
    decision_id: str
    votes: tuple[tuple[int, Vote], ...]
    dissent: str = ""


@dataclass(frozen=True)
class CastBallot:
    """A secret ballot, counted: for, against, abstained."""

    item_id: str
    decision_id: str
    tally: tuple[int, int, int]
    dissent: str = ""


@dataclass(frozen=True)
class SignDecision:
    """A voted decision is signed by two who sat."""

    item_id: str
    decision_id: str


@dataclass(frozen=True)
class RecordEmergency:
    """Two acted before the board could sit. `others`: persons who acted with the one who writes;
    `when`: the moment of the act."""

    case_id: str
    acts: tuple[ProtectiveAct, ...]
    reason: str
    others: tuple[str, ...]
    when: When
