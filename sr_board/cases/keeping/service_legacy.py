"""Figures that boards published before the program counted: kept with their source, and shown
beside what is counted here, never in one sum with it.

For chair and secretary of the board. Domain paper, section 2.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_consent import LegacyTotal
from sr_board.cases.keeping.facts_kept import facts_of_board
from sr_board.cases.models import SealedRecord
from sr_board.cases.rules.legacy import check_column, counted_in, read_value
from sr_board.cases.rules.returns import Fact
from sr_board.cases.sealing.keeping import add_to, records_of, seal_new

__all__ = ["EnterFigure", "LegacyService", "Trend"]

_PURPOSE = "legacy"
_RETURNS = frozenset({"returns"})


@dataclass(frozen=True)
class EnterFigure:
    """A published figure. `value`: as typed, with one decimal for a share or an age. `id`: chosen
    by the page; saved twice it is one figure."""

    since: int
    until: int
    column: str
    value: str
    source: str
    site: str = ""
    verified: bool = False
    id: str = ""


@dataclass(frozen=True)
class Trend:
    """What is counted here by year, the oldest first, and apart from it what was published."""

    column: str
    counted: tuple[tuple[int, int], ...]
    published: tuple[LegacyTotal, ...]


class LegacyService(CaseService, CaseQueries):
    """Figures of before."""

    def all(self) -> tuple[LegacyTotal, ...]:
        """Figures that stand, by their years. Raises NotAllowed "board-officers-only"."""
        with self.look() as entry:
            _officer(entry)
            return _standing(entry)

    def trend(self, column: str) -> Trend:
        """A column over the years, for the screen. Raises NotAllowed, InputInvalid
        "legacy-column"."""
        check_column(column)
        with self.look() as entry:
            _officer(entry)
            by_year: dict[int, list[Fact]] = defaultdict(list)
            for fact in facts_of_board(entry):
                if fact.month:
                    by_year[int(fact.month[:4])].append(fact)
            counted = (
                (year, number)
                for year, facts in sorted(by_year.items())
                if (number := counted_in(column, str(year), facts)) is not None
            )
            published = (one for one in _standing(entry) if one.column == column)
            return Trend(column, tuple(counted), tuple(published))

    def enter(self, command: EnterFigure) -> Done:
        """Write a figure down. Raises NotAllowed, InputInvalid "legacy-column", "legacy-value",
        "legacy-years", and for a missing source."""
        value = read_value(command.column, command.value)
        source = clean_line(command.source, field="source", most=200, required=True)
        site = clean_line(command.site, field="site", most=120)
        with self.work() as (uow, entry):
            _officer(entry)
            if not 1900 <= command.since <= command.until <= entry.clock.today().year:
                raise InputInvalid("legacy-years", field="since")
            if command.id and entry.session.get(SealedRecord, command.id) is not None:
                return Done(command.id)
            row = LegacyTotal(
                id=command.id or new_id(),
                by=entry.account_id,
                at=entry.now,
                since=command.since,
                until=command.until,
                site=site,
                column=command.column,
                value=value,
                source=source,
                verified=command.verified,
            )
            seal_new(entry, _PURPOSE, set(entry.officers(entry.station.board_id).values()), row)
            uow.record("returns.legacy", subject="return")
            return Done(row.id, _RETURNS, uow.commit())

    def strike(self, figure_id: str) -> Done:
        """A wrong figure is struck out: it stays kept and is shown no more. Raises NotAllowed,
        NotFound "legacy-unknown"."""
        with self.work() as (uow, entry):
            _officer(entry)
            row = next((one for one in _standing(entry) if one.id == figure_id), None)
            stored = entry.session.get(SealedRecord, figure_id)
            if row is None or stored is None:
                raise NotFound("legacy-unknown", what="figure")
            add_to(entry, stored.envelope_id, replace(row, struck_at=entry.now))
            uow.record("returns.legacy", subject="return")
            return Done(figure_id, _RETURNS, uow.commit())


def _standing(entry: CaseEntry) -> tuple[LegacyTotal, ...]:
    kept = (one for one in records_of(entry, _PURPOSE) if isinstance(one, LegacyTotal))
    found = (one for one in kept if one.struck_at is None)
    return tuple(sorted(found, key=lambda one: (one.since, one.until, one.column, one.site)))


def _officer(entry: CaseEntry) -> None:
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")
