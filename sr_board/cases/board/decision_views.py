"""Frozen views of decisions and briefs, for screens and papers. No name of anybody is in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sr_board.cases.board.records_board import BriefRecord
from sr_board.cases.ports import FileOpen
from sr_board.cases.records import Decision, EmergencyAct
from sr_board.cases.rules.briefs import BriefField, shown
from sr_board.cases.rules.decisions import DecisionStatus, Proposal
from sr_board.cases.rules.quorum import QuorumResult
from sr_board.cases.vocabulary import Profile, Vote

__all__ = [
    "BriefView",
    "DecisionView",
    "EmergencyRow",
    "PointView",
    "QuorumKept",
    "RecusalRow",
    "brief_of",
    "brief_record",
    "decision_view",
]


@dataclass(frozen=True)
class QuorumKept:
    """The quorum of the moment of voting. `recused`: number of seats, all that is said of them."""

    eligible: int
    need: int
    present: int
    community: int
    outside: int
    recused: int


@dataclass(frozen=True)
class DecisionView:
    """A decision on one file. `sitting`: number of the sitting, 0 when not known any more."""

    id: str
    case_id: str
    code: str
    sitting: int
    sat_at: datetime | None
    offset_minutes: int
    proposal: Proposal
    options: tuple[str, ...]
    person_view: str
    reasons: str
    dissent: str
    votes: tuple[tuple[int, Vote], ...]
    secret: bool
    tally: tuple[int, int, int]
    quorum: QuorumKept | None
    passed: bool
    status: DecisionStatus
    effective_at: datetime | None
    supersedes: str
    refusal: str
    about: str
    signed_by: tuple[str, ...]

    @property
    def voted(self) -> bool:
        """Whether votes are written down."""
        return self.quorum is not None


def decision_view(
    file: FileOpen, decision: Decision, sittings: Mapping[str, tuple[int, datetime, int]]
) -> DecisionView:
    """A decision of a file. `sittings`: number, moment and offset of each sitting, by id."""
    number, sat_at, offset = sittings.get(decision.sitting_id, (0, None, 330))
    kept = json.loads(decision.quorum) if decision.quorum else None
    return DecisionView(
        decision.id,
        file.case_id,
        file.code,
        number,
        sat_at,
        offset,
        Proposal(decision.proposal),
        decision.options,
        decision.person_view,
        decision.reasons,
        decision.dissent,
        decision.votes,
        decision.secret,
        decision.tally,
        QuorumKept(kept["E"], kept["need"], kept["V"], kept["C"], kept["O"], kept["recused"])
        if kept
        else None,
        decision.passed,
        DecisionStatus(decision.status),
        decision.effective_at,
        decision.supersedes,
        decision.refusal,
        decision.about,
        decision.signed_by,
    )


@dataclass(frozen=True)
class PointView:
    """A point of a sitting, for who may open its file. `note`: a counsellor's or doctor's."""

    item_id: str
    case_id: str
    code: str
    proposal: Proposal
    options: tuple[str, ...]
    note: str
    recused: int
    quorum: QuorumResult
    decisions: tuple[DecisionView, ...]
    briefs_sent: bool


@dataclass(frozen=True)
class EmergencyRow:
    """An act of two, and what the board said to it. `overdue`: its time passed unanswered."""

    act: EmergencyAct
    case_id: str
    code: str
    overdue: bool


@dataclass(frozen=True)
class RecusalRow:
    """Somebody takes no part in a file. `seat`: number, 0 for a member of a team without one;
    `code`: empty when the file is not open to the reader."""

    case_id: str
    code: str
    seat: int
    ground: str
    declared: str
    day: date
    lifted_on: date | None
    waits: bool


@dataclass(frozen=True)
class BriefView:
    """A brief as its reader has it: only the fields of her profile."""

    id: str
    sitting: int
    profile: Profile
    expires_at: datetime
    fields: Mapping[BriefField, object]

    def of(self, field: BriefField) -> object:
        """One field; nothing when her profile has it not."""
        return self.fields.get(field, "")


def brief_record(
    stamp: Mapping[str, Any], profile: Profile, content: Mapping[BriefField, object]
) -> BriefRecord:
    """What is sealed for the readers of a profile: its fields and no other."""
    told = {name: json.dumps(value, ensure_ascii=False) for name, value in content.items()}
    fields = tuple(sorted((str(name), text) for name, text in shown(profile, told).items()))
    return BriefRecord(**stamp, profile=str(profile), fields=fields)


def brief_of(id: str, record: BriefRecord, sitting: int, expires_at: datetime) -> BriefView:
    """A brief that was opened. Fields of a newer program are left out."""
    known = {str(field): field for field in BriefField}
    fields = {known[name]: json.loads(text) for name, text in record.fields if name in known}
    return BriefView(id, sitting, Profile(record.profile), expires_at, fields)
