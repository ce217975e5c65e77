"""Onto the child track, by whatever way. Used by services only; commits nothing."""

from __future__ import annotations

from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move, start_clock
from sr_board.cases.records import AgeStatus
from sr_board.cases.rules.states import Grounds
from sr_board.cases.vocabulary import AgeStanding, CaseState, EntryBy

__all__ = ["to_child_track"]


def to_child_track(
    entry: CaseEntry, file: CaseFile, given: Grounds, by: EntryBy, when: When
) -> None:
    """Onto the child track, with its clocks, its status of age and its first tasks."""
    file.change(entry_by=by)
    move(entry, file, CaseState.CHILD_PROTECTION, given, when=when)
    if facts_of(file).standing not in (AgeStanding.CHILD_BY_ORDER, AgeStanding.PRESUMED_CHILD):
        file.put(
            AgeStatus(
                **entry.origin(), standing=AgeStanding.PRESUMED_CHILD, basis=given.reason or "fear"
            )
        )
    meet_clock(file, "age_question", entry.now)
    if file.head.child_abandoned_or_lost:
        start_clock(entry, file, "s32_information", when.at or entry.now, event="reason")
