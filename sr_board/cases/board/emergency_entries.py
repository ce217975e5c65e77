"""Emergency acts written into an open file, and the board's answer to them.

Called by the service only; checks no rights and commits nothing. Source: domain paper, section 11.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.text import clean_text
from sr_board.cases.board.board_facts import members_of, seats_of
from sr_board.cases.board.decision_commands import RecordEmergency
from sr_board.cases.models import DutyTurn
from sr_board.cases.ports import FileOpen, Writing
from sr_board.cases.records import CaseTask, ClockRow, Decision, EmergencyAct
from sr_board.cases.rules.composition import MemberStanding, standing
from sr_board.cases.rules.emergency import (
    Actor,
    ProtectiveAct,
    aftermath,
    check_emergency,
    ratify_by,
)
from sr_board.cases.vocabulary import (
    BoardOffice,
    ClockNature,
    Profession,
    RosterCapacity,
    Side,
)

__all__ = ["RATIFY_RULE", "actor_at", "answer", "record"]

RATIFY_RULE = "ratify_emergency"


def actor_at(session: Session, board_id: str, person_id: str, at: datetime, offset: int) -> Actor:
    """What a person was at the board at a moment: by seat, office, training, roster."""
    day = at.astimezone(timezone(timedelta(minutes=offset))).date()
    sides = {seat.id: seat.side for seat in seats_of(session, board_id)}
    mine = next(
        (
            member
            for member in members_of(session, board_id)
            if member.person_id == person_id and standing(member, day) is MemberStanding.SERVING
        ),
        None,
    )
    turns = session.scalars(
        select(DutyTurn).where(
            DutyTurn.board_id == board_id,
            DutyTurn.person_id == person_id,
            DutyTurn.since <= at,
            DutyTurn.until > at,
        )
    ).all()
    running = [turn for turn in turns if turn.ended_at is None or turn.ended_at > at]
    side = sides.get(str(mine.seat_id or mine.alternate_for)) if mine else None
    return Actor(
        person_id,
        side is Side.COMMUNITY or (side is None and any(turn.community for turn in running)),
        mine.office if mine else BoardOffice.NONE,
        mine.profession if mine else Profession.NONE,
        frozenset(RosterCapacity(turn.capacity) for turn in running),
    )


def record(
    entry: Writing, file: FileOpen, command: RecordEmergency, person_id: str
) -> EmergencyAct:
    """An act of two is written down; the same one again is the same record.

    A report alone is an act of anybody and needs no ratification. Raises InputInvalid
    "emergency-time", "emergency-no-act", RuleBroken as `check_emergency`.
    """
    at = command.when.at
    if at is None:
        raise InputInvalid("emergency-time", field="when")
    people = dict.fromkeys((person_id, *command.others))
    actors = [
        actor_at(entry.session, file.head.board_id, one, at, command.when.offset_minutes)
        for one in people
    ]
    wanted = check_emergency(actors, command.acts)
    made = EmergencyAct(
        **entry.origin(),
        acts=tuple(sorted(str(act) for act in command.acts)),
        reason=clean_text(command.reason, field="reason", most=500, required=True),
        actors=tuple(people),
        when=command.when,
        ratify_by=ratify_by(at),
        ratified=None if wanted else True,
    )
    known = _same(file, made)
    if known is not None:
        return known
    file.put(made)
    if wanted:
        file.put(_clock(entry, file, made, at))
    file.happened("emergency_act", about=made.id)
    return made


def _same(file: FileOpen, made: EmergencyAct) -> EmergencyAct | None:
    alike = (
        one
        for one in file.all(EmergencyAct)
        if (one.acts, one.when, one.actors) == (made.acts, made.when, made.actors)
    )
    return next(alike, None)


def _clock(entry: Writing, file: FileOpen, act: EmergencyAct, at: datetime) -> ClockRow:
    return ClockRow(
        id=new_id(),
        by=entry.account_id,
        at=entry.now,
        rule_id=RATIFY_RULE,
        rule=f"{RATIFY_RULE}@{file.head.pack}",
        nature=ClockNature.INTERNAL,
        start_event=act.id,
        starts_at=at,
        due_at=act.ratify_by,
        offset_minutes=act.when.offset_minutes,
        suspect=act.when.suspect,
    )


def answer(entry: Writing, file: FileOpen, decision: Decision) -> EmergencyAct:
    """What the signed decision of the board does to the act that it is about.

    Ratified: the act stands. Not ratified: further support stops, a new sitting is listed as a
    task, and every report stays. Raises RuleBroken "emergency-answered", NotFound.
    """
    act = file.get(EmergencyAct, decision.about)
    if act.ratified is not None:
        raise RuleBroken("emergency-answered")
    after = aftermath((ProtectiveAct(one) for one in act.acts), ratified=decision.passed)
    made = replace(
        act,
        ratified=decision.passed,
        decision_id=decision.id,
        support_stopped=bool(after.stopped),
    )
    file.put(made)
    for row in _running(file, act):
        file.put(replace(row, met_at=entry.now, evidence=decision.id))
    if after.new_sitting:
        file.put(CaseTask(**entry.origin(), kind="new_sitting", text=""))
    file.happened(
        "emergency_ratified" if decision.passed else "emergency_not_ratified", about=act.id
    )
    return made


def _running(file: FileOpen, act: EmergencyAct) -> Iterable[ClockRow]:
    rows = file.all(ClockRow)
    return [row for row in rows if row.start_event == act.id and row.met_at is None]
