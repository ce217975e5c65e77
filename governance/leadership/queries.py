"""Reading leaders: the board of offices, the history of an office, figures of this area.

Right: LEADERS_READ. Sub-groups appear as totals only, with small counts hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.leadership.commands import BeginLeading
from governance.leadership.decisions import Decided, recent
from governance.leadership.entry_terms import seat_findings
from governance.leadership.facts import load_members, load_terms, office_of
from governance.leadership.queries_board import offices_board
from governance.leadership.statistics import leader_statistics
from governance.leadership.term_lines import name_lines, term_lines
from governance.leadership.views import LeaderStatistics, Named, OfficesBoard, TermLine
from governance.roll import group_of
from governance.rules.findings import Finding
from governance.rules.parameters import RuleSet
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["ENDING_DAYS", "LeaderQueries"]

ENDING_DAYS = 60
"""Terms that end within so many days are put on the agenda (domain rules 10.1)."""


class LeaderQueries:
    """What the signed-in person may see of leaders."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def board(self, group_id: str, on: date | None = None) -> OfficesBoard:
        """All seats of a group on a day. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        day = on or self._clock.today()
        with self._read() as session:
            return offices_board(session, group_id, day)

    def history(self, group_id: str, office_id: str | None = None) -> tuple[TermLine, ...]:
        """Terms of a group, or of one office, the newest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        today = self._clock.today()
        with self._read() as session:
            group_of(session, group_id)
            terms = [
                term
                for term in load_terms(session, [group_id])
                if office_id is None or term.office.id == office_id
            ]
            rows = term_lines(session, terms, today)
            return tuple(rows[term.id] for term in reversed(terms))

    def against(self, command: BeginLeading) -> tuple[Finding, ...]:
        """What the rules say against a person in a seat, before it is written.

        Raises NotAllowed, NotFound.
        """
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            entry = Entry(session, self._clock, self._who.account_id, self._who.person_id)
            return seat_findings(entry, office_of(session, command.office_id), command)

    def rules(self, group_id: str, on: date | None = None) -> RuleSet:
        """The rules in force, for the sentences beside the findings."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            return rules_in_force(session, group_id, on or self._clock.today())

    def members(self, group_id: str) -> tuple[Named, ...]:
        """Full members of today by number, for choosing one."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            found = load_members(session, group_id, self._clock.today())
            return tuple(Named(fact.person, fact.number) for fact in found)

    def resolutions(self, group_id: str, kinds: tuple[str, ...] = ()) -> tuple[Decided, ...]:
        """Resolutions of the group that stand or were lost, the newest first, for choosing one.

        For those who write offices, mandates or recalls; others get none.
        """
        require(self._who, Action.LEADERS_READ)
        writes = (Action.OFFICES_WRITE, Action.MANDATES_WRITE, Action.MEETINGS_WRITE)
        if not any(self._who.may(action) for action in writes):
            return ()
        money_only = not self._who.may(Action.MEETINGS_WRITE)
        with self._read() as session:
            return recent(session, group_id, ("bank", "loan") if money_only else kinds)

    def statistics(self, group_id: str, start: date, end: date) -> LeaderStatistics:
        """Figures of a group and those below it for a period (domain rules A.4)."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            group_of(session, group_id)
            shown = self._who.may(Action.SUBGROUP_TOTALS)
            return leader_statistics(session, group_id, start, end, participation=shown)

    def names(self, group_id: str, ids: list[str]) -> Mapping[str, Named]:
        """Names and numbers of persons in a group."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            return name_lines(session, group_id, ids)
