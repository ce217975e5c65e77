"""Onto the child track, by whatever way. Used by services only; commits nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move, start_clock
from sr_board.cases.records import AgeStatus, SafetyFlag
from sr_board.cases.rules.states import Grounds
from sr_board.cases.vocabulary import AgeStanding, CaseState, EntryBy, Flag, SubjectKind, Track

__all__ = ["SIGNS", "at_home", "note_standing", "presumed_follows", "sign_seen", "to_child_track"]

SIGNS = frozenset(Flag) - {Flag.MEDICAL_URGENT, Flag.INFANT_WITH_HER, Flag.LANGUAGE_ISOLATED}
"""Flags that tell of exploitation or of an unsafe place: with one of them a resident's own child is
asked about like everybody else."""


def to_child_track(
    entry: CaseEntry, file: CaseFile, given: Grounds, by: EntryBy, when: When
) -> None:
    """Onto the child track, with its clocks, its status of age and its first tasks. Each time is an
    event of its own: what runs already runs on, what was met before starts anew."""
    file.change(entry_by=by)
    feared = replace(given, feared=True)
    move(entry, file, CaseState.CHILD_PROTECTION, feared, when=when)
    if facts_of(file).standing not in (AgeStanding.CHILD_BY_ORDER, AgeStanding.PRESUMED_CHILD):
        note_standing(entry, file, AgeStanding.PRESUMED_CHILD, given.reason or "fear")
    meet_clock(file, "age_question", entry.now)
    if file.head.child_abandoned_or_lost:
        start_clock(entry, file, "s32_information", when.at or entry.now, event="reason")


def note_standing(
    entry: CaseEntry,
    file: CaseFile,
    standing: AgeStanding,
    basis: str,
    *,
    authority: str = "",
    order_no: str = "",
    order_date: date | None = None,
) -> None:
    """The next step of the status of age. It is the last word whatever the laptop's clock says: a
    clock that went back puts no newer status before an older one."""
    last = max((one.at for one in file.all(AgeStatus)), default=None)
    origin = entry.origin()
    if last is not None and last >= entry.now:
        origin["at"] = last + timedelta(microseconds=1)
    file.put(
        AgeStatus(
            **origin,
            standing=standing,
            basis=basis,
            authority=authority,
            order_no=order_no,
            order_date=order_date,
        )
    )


def sign_seen(file: CaseFile) -> bool:
    """Whether anything tells of exploitation or of an unsafe place: a flag that stands, or what the
    two screeners saw."""
    flags = {one.flag for one in file.all(SafetyFlag) if one.cleared_at is None}
    return file.head.sign_seen or bool(SIGNS & flags)


def at_home(file: CaseFile) -> bool:
    """A resident's own child, and no sign of exploitation or of an unsafe place: she is not
    presumed trafficked because she lives with her mother or visits her."""
    return file.head.subject_kind is SubjectKind.CHILD_OF_RESIDENT and not sign_seen(file)


def presumed_follows(
    entry: CaseEntry, file: CaseFile, reason: str, standing: AgeStanding | None = None
) -> None:
    """Who is presumed a child goes on the child track as soon as nothing speaks for a child at home
    with her mother, whichever of paper, flag and first question came last. `standing`: the status
    just found, where it is not the file's last."""
    found = standing or facts_of(file).standing
    if found is not AgeStanding.PRESUMED_CHILD or file.head.track is Track.CHILD or at_home(file):
        return
    if file.head.reason_to_believe is None:
        file.change(reason_to_believe=entry.moment())
    given = Grounds(indicator=True, reason=reason)
    to_child_track(entry, file, given, EntryBy.BELIEF, entry.moment())
