"""Moving a file from state to state, and its clocks. Used by services only; commits nothing.

Lengths come from the pack the case was opened under where one can be read, and from the built-in
ones otherwise: a clock starts whatever else is broken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sr_board.base.ids import new_id
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.moments import When
from sr_board.cases.packs import shipped_length
from sr_board.cases.packs.standing import kept_length
from sr_board.cases.records import AgeStatus, ClockRow, StatutoryReport
from sr_board.cases.rules.clocks import BUILT_IN, Length, check_due_change, due, earliest, shorter
from sr_board.cases.rules.states import (
    CaseFacts,
    ClockStart,
    Grounds,
    check_move,
    returns_to,
    track_after,
)
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import AgeStanding, CaseState, ClockNature, ReportKind

__all__ = [
    "LENGTHS",
    "cancel_clock",
    "facts_of",
    "meet_clock",
    "move",
    "start_clock",
    "state_journey",
]

LENGTHS: list[Callable[[str, str], Length | None]] = [shipped_length]
"""Where lengths of law packs are asked first: (rule, pack) gives a length or None. What is asked
may fail; the built-in length holds then."""

_ENDING = frozenset(
    {CaseState.TRANSFERRED, CaseState.MERGED, CaseState.LOST_CONTACT, CaseState.CLOSED}
)
_OVER_WITH = {
    CaseState.ADULT_REVIEW: ("adult_interviews", "adult_sitting", "interview_after_order"),
    CaseState.UNCERTAIN: ("reinterview",),
    CaseState.UNWILLING_SUPPORT: ("unwilling_plan",),
    CaseState.WILLING_INFORMED: ("recheck_willing",),
    CaseState.LOST_CONTACT: ("lost_recheck",),
}
"""Clocks of ours that make no sense once the file has left the state that started them."""
_TO_AUTHORITY = frozenset({"cwc_production", "pocso_report"})
_SETTLED = _ENDING | {CaseState.WILLING_INFORMED, CaseState.OUT_OF_SCOPE}
"""States in which the dates of erasure of before go on to hold."""
_UNSETTLED = {
    "outcome": None,
    "retention_class": "",
    "erase_identity_on": None,
    "erase_body_on": None,
}


def facts_of(file: CaseFile) -> CaseFacts:
    """What the file holds now, as the rules see it."""
    head = file.head
    history = file.all(AgeStatus)
    clocks = [clock for clock in file.all(ClockRow) if running(clock)]
    open_ones = (one.rule_id for one in clocks if one.nature is ClockNature.STATUTORY)
    return CaseFacts(
        head.state,
        head.track,
        head.subject_kind,
        history[-1].standing if history else AgeStanding.UNKNOWN,
        head.state_before,
        tuple(sorted(open_ones)),
        any(one.rule_id == "age_question" for one in clocks),
    )


def move(
    entry: CaseEntry, file: CaseFile, to: CaseState, given: Grounds, *, when: When | None = None
) -> None:
    """Check the move by the table, write the head, start its clocks, put it into the timeline.

    `when`: when it happened (now, unless told). Raises RuleBroken as `check_move`.
    """
    facts, head = facts_of(file), file.head
    starts = check_move(facts, to, given)
    back = returns_to(facts) is to
    track = track_after(facts, to, head.track_before if back else None)
    fields: dict[str, object] = {"state": to, "track": track, "state_since": entry.now}
    if to not in _ENDING:
        fields |= {"state_before": None, "track_before": None, "closed_at": None}
    elif head.state not in _ENDING:  # where it was alive is kept
        fields |= {"state_before": head.state, "track_before": head.track}
    if to is CaseState.CLOSED:
        fields["closed_at"] = entry.now
    if to not in _SETTLED:  # work goes on: no date of erasure from before holds
        fields |= _UNSETTLED
    file.change(**fields)
    _end_ours(file, head.state, to)
    moment = when or entry.moment()
    for start in starts:
        begin_from(entry, file, start, moment)
    file.happened(f"to_{to}", when=moment, remark=given.reason)


def _end_ours(file: CaseFile, left: CaseState, to: CaseState) -> None:
    """Clocks of ours that end with the state: the few that matter stay to be seen. A duty by law
    is never among them. What a closing ended runs on, with its due time, when it is reopened."""
    if to is CaseState.OUT_OF_SCOPE:
        cancel_clock(file, "first_contact", to)
        cancel_clock(file, "age_question", to)
    for rule in _OVER_WITH.get(left, ()) if to not in _ENDING else ():
        cancel_clock(file, rule, to)
    for clock in file.all(ClockRow):
        if to is CaseState.CLOSED:
            if running(clock) and clock.nature is not ClockNature.STATUTORY:
                file.put(replace(clock, cancelled_by=CaseState.CLOSED))
        elif left is CaseState.CLOSED and clock.cancelled_by == CaseState.CLOSED:
            file.put(replace(clock, cancelled_by=""))


def begin_from(entry: CaseEntry, file: CaseFile, start: ClockStart, moved: When) -> None:
    """Start the clock of a move from the event that the table names."""
    head = file.head
    entered = moved.at or entry.now
    events = {
        "first_contact": head.first_contact,
        "reason": head.reason_to_believe,
        "noticed": head.noticed,
    }
    told = events.get(start.event)
    at = told.at if told is not None else None
    if start.rule_id in _TO_AUTHORITY:
        met = {one.rule_id for one in file.all(ClockRow) if one.met_at}
        if "cwc_production" in met or (start.rule_id in met and _told_nobody(file)):
            at = entered  # she was produced once, or nothing was known to tell: a new event
            _forget_journey(file)
        elif start.rule_id in met:
            return  # the police know since the tip; finding her restarts nothing
        elif head.child_apprehended:
            at = earliest((at, head.noticed.at))
    start_clock(entry, file, start.rule_id, at or entered, event=start.event)


def _forget_journey(file: CaseFile) -> None:
    """The journey of a new event is not that of the one before: it is stated anew."""
    law = {one.rule_id for one in file.all(ClockRow) if running(one)}
    if not law & _TO_AUTHORITY and file.head.journey_to:
        file.change(journey_minutes=0, journey_from="", journey_to="")


def _told_nobody(file: CaseFile) -> bool:
    """Whether the police were never told: two persons knew of no offence."""
    told = [one for one in file.all(StatutoryReport) if one.kind is ReportKind.POCSO_POLICE]
    return bool(told) and all(one.no_offence for one in told)


def start_clock(
    entry: CaseEntry, file: CaseFile, rule_id: str, starts_at: datetime, *, event: str
) -> ClockRow:
    """A clock; when one of this rule runs already, the earlier due time holds and no row is added.

    Re-entry after a met clock opens a new row beside the old one.
    """
    head = file.head
    length = _length(entry, rule_id, head.pack)
    offset = entry.clock.offset_minutes()
    journey = head.journey_minutes if length.journey else 0
    ends = due(starts_at, length, journey_minutes=journey, offset_minutes=offset)
    for clock in file.all(ClockRow):
        if clock.rule_id == rule_id and running(clock):
            if ends < clock.due_at:
                begins = min(starts_at, clock.starts_at)
                sooner = replace(clock, starts_at=begins, due_at=ends, journey_minutes=journey)
                file.put(sooner)
                return sooner
            return clock
    row = ClockRow(
        id=new_id(),
        by=entry.account_id,
        at=entry.now,
        rule_id=rule_id,
        rule=f"{rule_id}@{head.pack}",
        nature=length.nature,
        start_event=event,
        starts_at=starts_at,
        due_at=ends,
        journey_minutes=journey,
        offset_minutes=offset,
        suspect=head.noticed.suspect or entry.suspect,
    )
    file.put(row)
    return row


def cancel_clock(file: CaseFile, rule_id: str, why: str) -> None:
    """A clock of ours is not needed any more; a duty by law is never taken away here."""
    for clock in file.all(ClockRow):
        ours = clock.nature is not ClockNature.STATUTORY
        if clock.rule_id == rule_id and running(clock) and ours:
            file.put(replace(clock, cancelled_by=why))


def meet_clock(
    file: CaseFile, rule_id: str, met_at: datetime, *, evidence: str = ""
) -> ClockRow | None:
    """The running clock of a rule is met; None when none runs."""
    for clock in file.all(ClockRow):
        if clock.rule_id == rule_id and running(clock):
            met = replace(clock, met_at=met_at, evidence=evidence)
            file.put(met)
            return met
    return None


def state_journey(
    entry: CaseEntry, file: CaseFile, minutes: int, begins: str, ends: str
) -> tuple[ClockRow, ...]:
    """The journey to the authority: running clocks that allow it move by exactly these minutes.

    Raises InputInvalid "journey-impossible", RuleBroken "case-r18".
    """
    before = file.head.journey_minutes
    file.change(journey_minutes=minutes, journey_from=begins, journey_to=ends)
    moved = []
    for clock in file.all(ClockRow):
        length = _length(entry, clock.rule_id, file.head.pack)
        if running(clock) and length.journey and clock.start_event != "apprehended":
            later = due(
                clock.starts_at,
                length,
                journey_minutes=minutes,
                offset_minutes=clock.offset_minutes,
            )
            later = min(later, _shifted(clock, minutes))
            check_due_change(clock.due_at, later, journey_added=minutes - clock.journey_minutes)
            changed = replace(clock, due_at=later, journey_minutes=minutes)
            file.put(changed)
            moved.append(changed)
    if minutes != before:
        file.happened("journey_stated", remark=f"{begins} – {ends}")
    return tuple(moved)


def _shifted(clock: ClockRow, minutes: int) -> datetime:
    """The due time with another journey, whatever the pack says today."""
    return clock.due_at + timedelta(minutes=minutes - clock.journey_minutes)


def _length(entry: CaseEntry, rule_id: str, pack: str) -> Length:
    """The length of a rule: the pack's where it can be had and is no longer than the built-in
    one for a duty by law, which stays a duty by law."""
    built_in = BUILT_IN[rule_id]
    asked: list[Callable[[str, str], Length | None]] = [partial(kept_length, entry.session)]
    for ask in (*asked, *LENGTHS):
        try:
            found = ask(rule_id, pack)
        except Exception:  # noqa: S112 - a broken pack must not stop a child's clock
            continue
        if found is not None:
            if built_in.nature is not ClockNature.STATUTORY:
                return found
            return replace(shorter(found, built_in), nature=built_in.nature)
    return built_in
