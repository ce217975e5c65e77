"""What waits around leaders: terms that end, hand-overs due, the bank to be told.

Only what the signed-in person may do herself. Home shows the rows among those of other areas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.leadership.bank import bank_work
from governance.leadership.handovers import handovers_waiting
from governance.leadership.models import BankMandate, Recall
from governance.leadership.queries import ENDING_DAYS
from governance.leadership.queries_board import offices_board
from governance.leadership.recalls import recalls_of
from governance.leadership.views import RecallState
from governance.rules.findings import Level
from governance.views import Urgency
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.people.models import Group, Office
from sr_board.people.rules.kinds import GroupStatus, TermState
from sr_board.store.uow import ReadFactory

__all__ = ["LeaderItem", "LeaderWork", "LeadersToday"]

SOON_DAYS = 14
_RANK = {Urgency.OVERDUE: 0, Urgency.DUE: 1, Urgency.OK: 2}


class LeaderWork(StrEnum):
    """What is to be done."""

    TERM_ENDS = "term_ends"
    TERM_OVER = "term_over"
    BANK_TO_TELL = "bank_to_tell"
    BANK_TO_ANSWER = "bank_to_answer"
    HANDOVER = "handover"
    SEATS_TO_FILL = "seats_to_fill"
    PETITION = "petition"


@dataclass(frozen=True)
class LeaderItem:
    """One thing that waits. `subject_id`: a term, an account's mandate, a hand-over, a petition.

    `days`: past the day it was due, negative while it lies ahead. `text`: the office or account.
    """

    kind: LeaderWork
    group_id: str
    group_name: str
    subject_id: str
    text: str
    name: str
    day: date
    days: int
    urgency: Urgency
    count: int = 0


class LeadersToday:
    """Home's rows of this area."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def items(self, today: date | None = None) -> tuple[LeaderItem, ...]:
        """The most urgent first. Raises NotAllowed."""
        require(self._who, Action.LEADERS_READ)
        day = today or self._clock.today()
        found: list[LeaderItem] = []
        with self._read() as session:
            for group_id, name in _groups(session):
                if self._who.may(Action.OFFICES_WRITE):
                    found += _terms(session, group_id, name, day)
                if self._who.may(Action.MANDATES_WRITE):
                    found += _bank(session, group_id, name, day)
                if self._who.may(Action.HANDOVER_WRITE):
                    found += _handovers(session, group_id, name, day)
                if self._who.may(Action.MEETINGS_WRITE):
                    found += _petitions(session, group_id, name, day)
        return tuple(sorted(found, key=lambda i: (_RANK[i.urgency], i.day, i.subject_id)))


def _groups(session: Session) -> list[tuple[str, str]]:
    """Living groups that have offices or mandates."""
    used = select(Office.group_id).union(select(BankMandate.group_id), select(Recall.group_id))
    rows = session.execute(
        select(Group.id, Group.name)
        .where(Group.id.in_(used), Group.status != GroupStatus.DISSOLVED.value)
        .order_by(Group.search_key, Group.id)
    )
    return [(ref, name) for ref, name in rows]


def _urgency(days: int) -> Urgency:
    if days > 0:
        return Urgency.OVERDUE
    return Urgency.DUE if days > -SOON_DAYS else Urgency.OK


def _terms(session: Session, group_id: str, name: str, day: date) -> list[LeaderItem]:
    board = offices_board(session, group_id, day)
    found = []
    for seat in board.ending(ENDING_DAYS):
        assert seat.term is not None
        over = seat.term.state is TermState.HOLDING_OVER
        late = seat.finding is not None and seat.finding.level is Level.BREACH
        found.append(
            LeaderItem(
                LeaderWork.TERM_OVER if over else LeaderWork.TERM_ENDS,
                group_id,
                name,
                seat.term.term_id,
                seat.office_title,
                seat.term.who.name,
                seat.term.due_to,
                -seat.term.days_left,
                Urgency.OVERDUE
                if late
                else Urgency.DUE
                if over
                else _urgency(-seat.term.days_left),
            )
        )
    short = board.composition
    if short is not None and not short.met:
        found.append(
            LeaderItem(
                LeaderWork.SEATS_TO_FILL,
                group_id,
                name,
                group_id,
                "",
                "",
                day,
                0,
                Urgency.DUE,
                short.to_fill,
            )
        )
    return found


def _bank(session: Session, group_id: str, name: str, day: date) -> list[LeaderItem]:
    found = []
    for work in bank_work(session, group_id, day):
        subject = work.coming or work.in_force
        if subject is None:
            continue
        if work.due_on is not None:
            kind, when = LeaderWork.BANK_TO_TELL, work.due_on
            urgency = _urgency((day - when).days)
        elif work.coming is not None and work.coming.told_on is not None:
            kind, when, urgency = LeaderWork.BANK_TO_ANSWER, work.coming.told_on, Urgency.OK
        else:
            continue
        found.append(
            LeaderItem(
                kind, group_id, name, subject.id, work.account, "", when, (day - when).days, urgency
            )
        )
    return found


def _handovers(session: Session, group_id: str, name: str, day: date) -> list[LeaderItem]:
    return [
        LeaderItem(
            LeaderWork.HANDOVER,
            group_id,
            name,
            waiting.handover_id or waiting.from_term.term_id,
            waiting.office_title,
            waiting.from_term.who.name,
            waiting.due_on,
            (day - waiting.due_on).days,
            _urgency((day - waiting.due_on).days),
        )
        for waiting in handovers_waiting(session, group_id, day)
    ]


_OPEN = (RecallState.HANDED_IN, RecallState.VALID, RecallState.CALLED)


def _petitions(session: Session, group_id: str, name: str, day: date) -> list[LeaderItem]:
    return [
        LeaderItem(
            LeaderWork.PETITION,
            group_id,
            name,
            row.id,
            row.term.office_title,
            row.term.who.name,
            row.meeting_on or row.handed_in_on,
            (day - (row.meeting_on or row.handed_in_on)).days,
            Urgency.DUE,
        )
        for row in recalls_of(session, group_id, day)
        if row.state in _OPEN
    ]
