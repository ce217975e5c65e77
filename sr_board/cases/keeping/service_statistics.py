"""The de-identified return, for chair and secretary of the board, and the register of releases.

Where the facts come from: `facts_kept`. Domain paper, section 20. A recused officer counts no file
from which she is recused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import broken_day, only_board
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.records_consent import Released
from sr_board.cases.keeping.facts_kept import board_year, facts_of_board
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.rules.returns import Return, columns_of, day_after, hours_of, return_of
from sr_board.cases.rules.suppression import HIDDEN, SMALL, Release, check_release
from sr_board.cases.rules.year_tables import SHARE, YearTable, year_tables
from sr_board.cases.sealing.keeping import records_of, seal_new
from sr_board.cases.words.figures import DEFINITIONS_VERSION

__all__ = ["Figures", "StatisticsService"]

_PERIOD = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$")


@dataclass(frozen=True)
class Figures:
    """A return, and for a whole year the tables beside it."""

    found: Return
    tables: tuple[YearTable, ...] = ()


class StatisticsService(CaseService, CaseQueries):
    """Counting, and releasing what was counted."""

    def working(self, period: str) -> Figures:
        """The live figures, for the screen only. Raises NotAllowed "board-officers-only",
        InputInvalid "period-unknown"."""
        _period(period)
        with self.look(Action.CASES_WORK) as entry:
            _officer(entry)
            return _figures(entry, period, _shown_before(_released(entry)))

    def releases(self) -> tuple[Released, ...]:
        """Returns that were released, oldest first. Raises NotAllowed."""
        with self.look(Action.CASES_WORK) as entry:
            _officer(entry)
            return _released(entry)

    def release(self, period: str) -> Done:
        """Release a period's return; what it shows is kept, so that no later one gives away a
        small number. The same period twice is one release. A period that is not over is refused.

        Raises NotAllowed, InputInvalid "period-unknown", RuleBroken "period-runs", "case-r22".
        """
        _period(period)
        with self.work(Action.CASES_WORK) as (uow, entry):
            _officer(entry)
            before = _released(entry)
            if any(one.period == period for one in before):
                return Done(period)
            if entry.clock.today() < day_after(period):
                raise RuleBroken("period-runs", period=period)
            past = _shown_before(before)
            check_release(period, columns_of(period), past)
            found = _figures(entry, period, past)
            board = entry.station.board_id
            slots = set(entry.officers(board).values())
            seal_new(entry, "release", slots, _kept(entry, found))
            uow.record("returns.changed", subject="return")
            return Done(period, frozenset({"returns"}), uow.commit())


def _figures(entry: CaseEntry, period: str, past: Sequence[Release]) -> Figures:
    facts = facts_of_board(entry)
    found = return_of(period, facts, past)
    if len(period) > 4:
        return Figures(found)
    return Figures(found, year_tables(found, facts, board_year(entry, int(period))))


def _kept(entry: CaseEntry, figures: Figures) -> Released:
    """A release as the register keeps it."""
    found = figures.found
    shown = {name: n for name, n in found.shown.items() if isinstance(n, int)}
    board = only_board(entry.session)
    return Released(
        **entry.origin(),
        period=found.period,
        columns=tuple(shown),
        numbers=tuple(shown.values()),
        hidden=tuple(name for name, n in found.shown.items() if n == HIDDEN),
        small=tuple(name for name, n in found.shown.items() if n == SMALL),
        shares=(
            found.minors_percent,
            found.unwilling_percent,
            found.on_time_percent,
            hours_of(found.median_minutes),
            hours_of(found.ninetieth_minutes),
            hours_of(found.contact_median),
            hours_of(found.contact_ninetieth),
        ),
        tables=tuple((table.key, _printed(table)) for table in figures.tables),
        definitions=DEFINITIONS_VERSION,
        broken_since=broken_day(entry.session, board, entry.clock.today()) if board else None,
        pack=standing_pack(entry.session, board.pack_id if board else "in").id_version,
    )


def _printed(table: YearTable) -> tuple[tuple[str, str, str], ...]:
    """Row, column and text of every cell; nothing of a table that is withheld."""
    cells = () if table.withheld else table.cells
    shares = () if table.withheld else table.shares
    return (
        *((cell.row, cell.column, str(cell.shown)) for cell in cells),
        *((row, SHARE, text) for row, text in shares),
    )


def _shown_before(before: Sequence[Released]) -> list[Release]:
    return [
        Release(
            one.period,
            dict(zip(one.columns, one.numbers, strict=True)),
            frozenset((*one.hidden, *one.small)),
        )
        for one in before
    ]


def _released(entry: CaseEntry) -> tuple[Released, ...]:
    return tuple(one for one in records_of(entry, "release") if isinstance(one, Released))


def _officer(entry: CaseEntry) -> None:
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")


def _period(period: str) -> None:
    if not _PERIOD.match(period):
        raise InputInvalid("period-unknown", field="period")
