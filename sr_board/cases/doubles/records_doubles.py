"""Two files about one person: marks for comparing, what was looked at, what was joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.records import CaseHead, ClockRow, Identity, Record
from sr_board.cases.rules.doubles import Marks
from sr_board.cases.vocabulary import Layer

__all__ = ["DoubleLooked", "IdentityJoined", "JoinedFile", "MatchMarks"]


@dataclass(frozen=True, kw_only=True)
class MatchMarks(Record):
    """Keyed marks of the identity of a file, under the key of the case; erased with the identity.

    `generation`: of the key they were made with; marks of another key are never compared.
    """

    marks: Marks
    generation: int


@dataclass(frozen=True, kw_only=True)
class DoubleLooked(Record):
    """Somebody looked at two files and found two persons. Kept apart from both files, for those
    who may open both."""

    one: str
    other: str


@dataclass(frozen=True, kw_only=True)
class JoinedFile(Record):
    """Another file that was joined with this one; its records lie here until the two are parted.

    `head`, `clocks`: that file's head and running clocks as they were. `kept_head`,
    `kept_clocks`: of this file, before; `joined_head`, `then_clocks`: once they were joined.
    `after`: the one that was joined with this file before it. `moved`, `told`:
    records that came from there, of the case and of the identity. `made`: records that the joining
    made here. `points`: points of sittings that named that file. `concerns`: of both, with how
    their file stood before them; while the two are one, no correction of a concern takes the file
    off the child track by that.
    """

    head: CaseHead
    kept_head: CaseHead
    reason: str
    second: str
    moved: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    kept_clocks: tuple[ClockRow, ...] = ()
    then_clocks: tuple[ClockRow, ...] = ()
    after: str = ""
    made: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    concerns: tuple[ConcernEntered, ...] = ()
    joined_head: CaseHead | None = None


@dataclass(frozen=True, kw_only=True)
class IdentityJoined(Record):
    """What both identities said before they were joined. `about`: the `JoinedFile`."""

    LAYER: ClassVar[Layer] = Layer.IDENTITY

    about: str
    kept: Identity | None
    other: Identity | None
    result: Identity | None
