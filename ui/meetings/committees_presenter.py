"""Committees: who sits on them and what they were asked to do. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from governance.commands_calendar import (
    CloseCommittee,
    FormCommittee,
    LeaveCommittee,
    SitOnCommittee,
)
from governance.views_calendar import CommitteeRow
from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.i18n import N_
from ui.live import Text, say
from ui.meetings.attendance_text import OnRoll, read_numbers
from ui.meetings.finished_presenter import FinishedPresenter
from ui.meetings.seat_choice import person_named
from ui.meetings.times import here_now
from ui.meetings.work import MeetingsWork

__all__ = ["COMMITTEE_KINDS", "CommitteesPresenter", "Sitters", "kind_choices", "line_words"]

COMMITTEE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "advocacy": N_("advocacy"),
        "safety": N_("safety"),
        "finance": N_("money"),
        "election": N_("election"),
        "other": N_("another task"),
    }
)


@dataclass(frozen=True)
class Sitters:
    """All committees, the groups, and today."""

    rows: tuple[CommitteeRow, ...]
    groups: tuple[tuple[str, str], ...]
    today: date


class CommitteesPresenter:
    """Committees of all groups."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work
        self._rolls = FinishedPresenter(work)

    def load(self) -> Sitters:
        """Committees, those at work first."""
        groups = tuple(
            (g.group_id, g.name)
            for g in self._work.people.groups()
            if g.status.value != "dissolved"
        )
        today = here_now(self._work.clock).date()
        return Sitters(self._work.calendar.committees(), groups, today)

    def form(
        self, group: str, kind: str, name: str, mandate: str, formed_on: date, numbers: str
    ) -> Done:
        """A group gives a few persons a task; they are written by their numbers."""
        roll = self._rolls.roll(group, formed_on)
        members = tuple(m.person_id for m in read_numbers(numbers, roll, field="members"))
        return self._work.committee_work.form(
            FormCommittee(group, kind, name, mandate, formed_on, members)
        )

    def join(self, row: CommitteeRow, number: str) -> Done:
        """The member with this number joins today."""
        today = here_now(self._work.clock).date()
        member = self._one(row, number)
        return self._work.committee_work.sit(SitOnCommittee(row.id, member.person_id, today))

    def leave(self, row: CommitteeRow, number: str) -> Done:
        """The member with this number leaves today."""
        today = here_now(self._work.clock).date()
        member = self._one(row, number)
        return self._work.committee_work.leave(LeaveCommittee(row.id, member.person_id, today))

    def close(self, row: CommitteeRow) -> Done:
        """It has done its task."""
        today = here_now(self._work.clock).date()
        return self._work.committee_work.close(CloseCommittee(row.id, today))

    def _one(self, row: CommitteeRow, number: str) -> OnRoll:
        roll: Sequence[OnRoll] = self._rolls.roll(row.group_id, None)
        found = read_numbers(number, roll, field="number")
        if len(found) != 1:
            raise InputInvalid("numbers-unclear", field="number", text=number.strip())
        return found[0]


def kind_choices() -> list[tuple[object, Text]]:
    """Kinds of committees."""
    return [(code, lambda w=word: say(w)) for code, word in COMMITTEE_KINDS.items()]


def line_words(row: CommitteeRow) -> str:
    """Its task, and who sits on it."""
    tr = i18n.current()
    names = tr.join([person_named(person) for person in row.members])
    if row.closed_on is not None:
        return say("{task} Closed on {date}.", task=row.mandate, date=tr.date(row.closed_on))
    return say("{task} Members: {names}.", task=row.mandate, names=names or "–")
