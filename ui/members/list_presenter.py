"""What the members' list shows: which group, which words, which states, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import GroupRow, MemberRow, MembersWanted, Shown

__all__ = ["ListView", "MembersPresenter", "group_choices"]

FIRST = 100
"""Rows asked for at once."""


@dataclass(frozen=True)
class ListView:
    """A list as it is shown: the first rows, and how many each filter would show."""

    wanted: MembersWanted
    rows: tuple[MemberRow, ...]
    totals: dict[Shown, int]
    groups: tuple[GroupRow, ...]

    @property
    def total(self) -> int:
        """Rows of the filter in force."""
        return self.totals[self.wanted.shown]

    @property
    def empty(self) -> bool:
        """Nobody at all stands here, searched for or not."""
        return not self.wanted.text and not any(self.totals.values())


class MembersPresenter:
    """Keeps the question the person asked, and answers it. `look` and `page` run off the screen."""

    def __init__(self, people: PeopleQueries) -> None:
        self._people = people
        self.wanted = MembersWanted(within=True, limit=FIRST)

    def ask(self, **change: object) -> MembersWanted:
        """Change the question: `group_id`, `text`, `shown`, `sort`."""
        self.wanted = replace(self.wanted, **change)  # type: ignore[arg-type]
        return self.wanted

    def look(self, wanted: MembersWanted) -> ListView:
        """The first rows and all totals. Raises NotAllowed."""
        first = self._people.members(wanted)
        totals = {
            shown: first.total
            if shown is wanted.shown
            else self._people.members(replace(wanted, shown=shown, limit=1)).total
            for shown in Shown
        }
        return ListView(wanted, first.rows, totals, self._people.groups())

    def page(self, wanted: MembersWanted, offset: int, limit: int) -> Sequence[MemberRow]:
        """Later rows of the same question."""
        return self._people.members(replace(wanted, offset=offset, limit=limit)).rows


def group_choices(groups: Sequence[GroupRow]) -> list[tuple[object, str]]:
    """Groups for a chooser, each set in under its parent."""
    return [(row.group_id, "\u2003" * row.depth + row.name) for row in groups]
