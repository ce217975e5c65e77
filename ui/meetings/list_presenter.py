"""The list of meetings: what a row shows and what can be filtered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.views import MeetingFilter, MeetingPage, MeetingRow
from governance.words import MEETING_STATES, MEETING_TYPES
from sr_board import i18n
from ui.live import Text, say
from ui.meetings.states import meeting_state, minutes_state
from ui.meetings.times import clock_words, day_words
from ui.meetings.work import MeetingsWork
from ui.shapes import State
from ui.table_model import Cell

__all__ = ["FIRST", "ListPresenter", "Listed", "Wanted"]

FIRST = 100
"""Rows asked for at once."""


@dataclass(frozen=True)
class Wanted:
    """What the person filters by; None shows all."""

    group_id: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Listed:
    """The first rows, how many there are in all, and the groups to filter by."""

    page: MeetingPage
    groups: tuple[tuple[str, str], ...]


class ListPresenter:
    """Rows of meetings as cells."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    def load(self, wanted: Wanted) -> Listed:
        """The first page and the groups."""
        groups = tuple((g.group_id, g.name) for g in self._work.people.groups())
        return Listed(self.rows(wanted, 0, FIRST), groups)

    def rows(self, wanted: Wanted, offset: int, limit: int) -> MeetingPage:
        """A page of meetings, the newest first."""
        return self._work.meetings.page(
            MeetingFilter(wanted.group_id, wanted.status, offset=offset, limit=limit)
        )

    @staticmethod
    def group_choices(groups: Sequence[tuple[str, str]]) -> list[tuple[object, Text]]:
        """Choices of the group filter."""
        return [(None, lambda: say("All groups")), *groups]

    @staticmethod
    def state_choices() -> list[tuple[object, Text]]:
        """Choices of the state filter."""
        words = [(code, lambda w=word: say(w)) for code, word in MEETING_STATES.items()]
        return [(None, lambda: say("All states")), *words]

    # -- cells ----------------------------------------------------------------------------

    @staticmethod
    def state(row: MeetingRow) -> Cell:
        """Shape and word."""
        state, word = meeting_state(row.status)
        return Cell(word, state=state)

    @staticmethod
    def title(row: MeetingRow) -> Cell:
        """Kind of meeting and its group."""
        return Cell(say(MEETING_TYPES[row.type]), row.group_name, bold=True)

    @staticmethod
    def number(row: MeetingRow) -> Cell:
        """Number in the year."""
        tr = i18n.current()
        return Cell(tr.digits(str(row.number)), tr.digits(str(row.year)))

    @staticmethod
    def day(row: MeetingRow) -> Cell:
        """Day, time and room."""
        at = row.opened_at or row.planned_at
        clock = clock_words(at, row.offset_minutes)
        place = say("{time}, {place}", time=clock, place=row.place) if row.place else clock
        return Cell(day_words(at, row.offset_minutes), place)

    @staticmethod
    def came(row: MeetingRow) -> Cell:
        """How many came, of how many with a vote."""
        if row.opened_at is None:
            return Cell("–", tone="soft")
        if not row.roll:
            return Cell(i18n.current().integer(row.present))
        return Cell(say("{present} of {roll}", present=row.present, roll=row.roll))

    @staticmethod
    def minutes(row: MeetingRow) -> Cell:
        """How far the minutes are."""
        shown = minutes_state(row.status, row.minutes_state)
        if shown is None:
            return Cell("–", tone="soft")
        return Cell(shown[1], state=shown[0])

    @staticmethod
    def strip(row: MeetingRow) -> str:
        """A row that waits for somebody is marked at its edge."""
        return "duefill" if meeting_state(row.status)[0] is State.DUE else ""
