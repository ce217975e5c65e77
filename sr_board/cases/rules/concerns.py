"""A concern entered on the wrong file is moved, never extinguished. Pure.

Source: domain paper, section 4 (last paragraphs) and section 9. Two persons move it with its time
to the file it was meant for; the clock goes on there. The first file goes back to where it was,
unless something else than this concern keeps it on the child track: then only an order does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sr_board.base.errors import RuleBroken
from sr_board.cases.vocabulary import CaseState

__all__ = ["FirstFile", "Stays", "check_movers", "due_there", "stays"]


class Stays(StrEnum):
    """Why the first file stays on the child track all the same."""

    NO = "no"
    OTHER_GROUND = "other_ground"
    OTHER_CONCERN = "other_concern"
    EVIDENCE = "evidence"
    AUTHORITY = "authority"
    REPORTED = "reported"


@dataclass(frozen=True)
class FirstFile:
    """The file that the concern was entered on.

    `put_there`: this concern put it on the child track. `others`: other concerns that stand on it.
    `evidence`: evidence about age, or an order, says that she may be a child. `reported`: a report
    to an authority was made from it.
    """

    state: CaseState
    put_there: bool
    others: int = 0
    evidence: bool = False
    reported: bool = False


def stays(file: FirstFile) -> Stays:
    """Whether the first file stays on the child track, and why; NO when it goes back."""
    if file.state is not CaseState.CHILD_PROTECTION:
        return Stays.AUTHORITY
    if file.reported:
        return Stays.REPORTED
    if file.evidence:
        return Stays.EVIDENCE
    if file.others:
        return Stays.OTHER_CONCERN
    return Stays.NO if file.put_there else Stays.OTHER_GROUND


def check_movers(
    first: str, second: str, holders: frozenset[str], officers: frozenset[str]
) -> None:
    """Two persons who both read the first file; one of them is its chair or board secretary.

    Raises RuleBroken "second-person-same", "concern-two-of-team", "concern-officer".
    """
    if first == second:
        raise RuleBroken("second-person-same")
    if not {first, second} <= holders:
        raise RuleBroken("concern-two-of-team")
    if not {first, second} & officers:
        raise RuleBroken("concern-officer")


def due_there(there: datetime, here: datetime) -> datetime:
    """When the duty is due at the file the concern was meant for: never later than it was."""
    return min(there, here)
