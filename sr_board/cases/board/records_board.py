"""What is sealed of sittings: their points, and briefs, each in an envelope of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.cases.records import Record

__all__ = ["BriefRecord", "SittingPoint"]


@dataclass(frozen=True, kw_only=True)
class SittingPoint(Record):
    """A file before a sitting. `proposal`: a Proposal; `note`: of a counsellor or doctor;
    `recused`: ids of members without an account who take no part."""

    case_id: str
    proposal: str
    options: tuple[str, ...] = ()
    note: str = ""
    recused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BriefRecord(Record):
    """A brief for the readers of one profile. `fields`: name of a BriefField and its JSON."""

    profile: str
    fields: tuple[tuple[str, str], ...]
