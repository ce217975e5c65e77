"""A concern on a file: written down with how the file stood before it. Commits nothing."""

from __future__ import annotations

from dataclasses import replace

from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.child_track import to_child_track
from sr_board.cases.files.records_moved import BeforeConcern, ConcernEntered
from sr_board.cases.files.tasks import add_task
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, start_clock
from sr_board.cases.records import CaseHead, ClockRow
from sr_board.cases.rules.clocks import earliest
from sr_board.cases.rules.follow_up import SUPPORT_AGAIN
from sr_board.cases.rules.states import Grounds
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import AgeStanding, CaseState, ClockNature, EntryBy

__all__ = [
    "CONCERN_MOVED",
    "Stood",
    "believed_since",
    "enter_concern",
    "note_concern",
    "protected",
    "stood",
]

Stood = tuple[CaseHead, AgeStanding, dict[str, ClockRow]]
"""A file before a concern: head, standing of age, clocks by id."""
CONCERN_MOVED = "concern_moved"
"""Word of the program for a concern moved away: in the timeline, on clocks, and as the basis of the
status of age that holds again."""
_BY_LAW = ("cwc_production", "pocso_report", "s32_information")


def stood(file: CaseFile) -> Stood:
    """How the file stands now."""
    clocks = {one.id: one for one in file.all(ClockRow)}
    return file.head, facts_of(file).standing, clocks


def believed_since(file: CaseFile, when: When) -> None:
    """Since when there was reason to believe: the earliest that was told counts."""
    known = file.head.reason_to_believe
    if known is None or (known.at and when.at and when.at < known.at):
        file.change(reason_to_believe=when)


def note_concern(file: CaseFile, before: Stood | None, told: ConcernEntered) -> None:
    """Keep the concern, with how the file stood when it put it on the child track."""
    file.put(told if before is None else replace(told, before=_before(file, before)))


def enter_concern(entry: CaseEntry, file: CaseFile, told: ConcernEntered, by: EntryBy) -> None:
    """A concern from outside the file (a note, or one moved here): onto the child track with its
    time; where the child is protected already, its clocks only get shorter."""
    when = told.when
    file.happened("concern", when=when, about=told.reason, remark=told.text)
    lost = told.abandoned and not file.head.child_abandoned_or_lost
    if lost:
        file.change(child_abandoned_or_lost=True)
    if protected(file):
        _sooner(entry, file, when, lost=lost)
        note_concern(file, None, told)
        return
    before = stood(file)
    believed_since(file, when)
    given = Grounds(indicator=True, reason=told.reason)
    to_child_track(entry, file, given, by, when)
    note_concern(file, before, told)


def protected(file: CaseFile) -> bool:
    """Whether the child is being brought before the authority, or is with it."""
    return file.head.state in (CaseState.CHILD_PROTECTION, CaseState.WITH_AUTHORITY)


def _sooner(entry: CaseEntry, file: CaseFile, when: When, *, lost: bool) -> None:
    """Running duties by law count from the earlier time; nothing is restarted, nothing is later.
    That she is `lost`, which nobody said before, is told to the authorities. Where she is with the
    authority already, it is asked."""
    if file.head.state is CaseState.WITH_AUTHORITY:
        add_task(entry, file, "ask_authority", entry.now + SUPPORT_AGAIN)
        return
    if when.at is None:
        return
    if lost:
        start_clock(entry, file, "s32_information", when.at, event="reason")
    for clock in file.all(ClockRow):
        if clock.rule_id in _BY_LAW and running(clock):
            since = earliest((clock.starts_at, when.at))
            if since is not None and since < clock.starts_at:
                start_clock(entry, file, clock.rule_id, since, event=clock.start_event)


def _before(file: CaseFile, before: Stood) -> BeforeConcern:
    head, standing, clocks = before
    now = {one.id: one for one in file.all(ClockRow)}
    changed = tuple(
        was
        for key, was in clocks.items()
        if was.nature is not ClockNature.STATUTORY and running(was) is not running(now[key])
    )
    return BeforeConcern(head, standing, changed, tuple(key for key in now if key not in clocks))
