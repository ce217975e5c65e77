"""Reading what only registers show: all tasks with what became of them, meetings with their notice.

Rights as for the lists: MEETINGS_READ, and only groups whose minutes she may read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from governance.models import ActionItem, Meeting, Notice
from governance.queries import meeting_rows
from governance.registers.table import RegisterWanted
from governance.roll import RollLine, names_of, roll_on
from governance.rules.meetings import local_date
from governance.sights import Sights
from governance.statistics.queries import quorate_of
from governance.views import MeetingRow
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["MeetingLine", "RegisterQueries", "TaskLine"]

_HELD = ("open", "closed", "adjourned", "minuted", "approved")


@dataclass(frozen=True)
class MeetingLine:
    """A meeting with the days between telling members and holding it, neither counted (None: no
    notice is recorded), and whether enough were there at every vote (None: nothing recorded)."""

    row: MeetingRow
    day: date
    clear_days: int | None
    quorate: bool | None


@dataclass(frozen=True)
class TaskLine:
    """Something that was to be done, and what became of it."""

    meeting_number: int
    meeting_year: int
    no: int
    text: str
    owner: str
    due: date
    carries: int
    done_on: date | None
    dropped_on: date | None


class RegisterQueries:
    """Lines of registers for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def meetings(self, wanted: RegisterWanted) -> tuple[MeetingLine, ...]:
        """Meetings that were held, by day."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = _groups(Sights(session, self._who), wanted)
            found = session.scalars(
                select(Meeting).where(Meeting.group_id.in_(groups), Meeting.status.in_(_HELD))
            ).all()
            rows = sorted(
                (row for row in found if _inside(row.day, wanted)), key=lambda r: (r.day, r.number)
            )
            ids = [row.id for row in rows]
            told: dict[str, date] = {}
            for notice in session.scalars(select(Notice).where(Notice.meeting_id.in_(ids))):
                day = local_date(notice.sent_at, 0)
                told[notice.meeting_id] = min(day, told.get(notice.meeting_id, day))
            quorate = quorate_of(session, ids)
            return tuple(
                MeetingLine(
                    line,
                    row.day,
                    None if row.id not in told else max((row.day - told[row.id]).days - 1, 0),
                    quorate[row.id],
                )
                for row, line in zip(rows, meeting_rows(session, rows), strict=True)
            )

    def tasks(self, wanted: RegisterWanted) -> tuple[TaskLine, ...]:
        """Every task once, in its newest line, by the day it is due."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            groups = _groups(Sights(session, self._who), wanted)
            found = session.execute(
                select(ActionItem, Meeting.number, Meeting.year)
                .join(Meeting, Meeting.id == ActionItem.meeting_id)
                .where(ActionItem.group_id.in_(groups), ActionItem.carried_away.is_(False))
                .order_by(ActionItem.due, ActionItem.no, ActionItem.id)
            ).all()
            rows = [row for row in found if _inside(row[0].due, wanted)]
            names = names_of(session, None, {row[0].owner_id for row in rows})
            return tuple(
                TaskLine(
                    number,
                    year,
                    action.no,
                    action.text,
                    names[action.owner_id].name,
                    action.due,
                    action.carries,
                    action.done_on,
                    action.dropped_on,
                )
                for action, number, year in rows
            )

    def roll(self, group_id: str, day: date) -> tuple[RollLine, ...]:
        """Members with a vote on a day, by number; nothing of a group whose room is not hers."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            if not Sights(session, self._who).of(group_id).room:
                return ()
            return tuple(roll_on(session, group_id, day))


def _groups(sights: Sights, wanted: RegisterWanted) -> tuple[str, ...]:
    groups = sights.with_minutes()
    if wanted.group_id is None:
        return groups
    return tuple(group for group in groups if group == wanted.group_id)


def _inside(day: date, wanted: RegisterWanted) -> bool:
    return (wanted.since is None or wanted.since <= day) and (
        wanted.until is None or day <= wanted.until
    )
