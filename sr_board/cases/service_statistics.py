"""The de-identified return, for chair and secretary of the board, and the register of releases.

Files that are still there are counted from their own lines; files that were erased from the facts
that were kept of them. Domain paper, section 20. A recused officer counts no such file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.base.results import Done
from sr_board.cases.board_facts import only_board
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.records_consent import Released, StatFact
from sr_board.cases.rules.returns import (
    Fact,
    Return,
    columns_of,
    day_after,
    finding_of_file,
    hours_of,
    return_of,
)
from sr_board.cases.rules.suppression import HIDDEN, SMALL, Release, check_release
from sr_board.cases.sealing.keeping import envelopes_of, open_envelope, seal_new
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import CaseState

__all__ = ["StatisticsService", "fact_record"]

_PERIOD = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$")


class StatisticsService(CaseService, CaseQueries):
    """Counting, and releasing what was counted."""

    def working(self, period: str) -> Return:
        """The live figures, for the screen only. Raises NotAllowed "board-officers-only",
        InputInvalid "period-unknown"."""
        _period(period)
        with self.look(Action.CASES_WORK) as entry:
            _officer(entry)
            return return_of(period, _facts(entry), _shown_before(_released(entry)))

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
            found = return_of(period, _facts(entry), past)
            board = entry.station.board_id
            slots = set(entry.officers(board).values())
            seal_new(entry, "release", slots, _kept(entry, found))
            uow.record("returns.changed", subject="return")
            return Done(period, frozenset({"returns"}), uow.commit())


def _kept(entry: CaseEntry, found: Return) -> Released:
    """A release as the register keeps it."""
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
        ),
        pack=standing_pack(entry.session, board.pack_id if board else "in").id_version,
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


def fact_record(entry: CaseEntry, one: CaseSummary) -> StatFact:
    """What stays countable of a file that is erased."""
    fact = _fact(entry, one)
    return StatFact(
        **entry.origin(),
        month=fact.month,
        finding=fact.finding,
        outcome=fact.outcome,
        report_minutes=fact.reason_to_report_minutes,
        on_time=fact.on_time,
        found=fact.found,
    )


def _fact(entry: CaseEntry, one: CaseSummary) -> Fact:
    local = one.opened_at + timedelta(minutes=entry.clock.offset_minutes())
    return Fact(
        local.strftime("%Y-%m"),
        finding_of_file(one.state, one.track, one.standing, one.state_before),
        one.outcome,
        one.report_minutes,
        False if _late(one, entry) else one.on_time,
        str(one.found or ""),
    )


def _late(one: CaseSummary, entry: CaseEntry) -> bool:
    """A child not brought before the committee though the time is over counts as late."""
    return any(c.rule_id == "cwc_production" and c.due_at < entry.now for c in one.clocks)


def _facts(entry: CaseEntry) -> list[Fact]:
    out = (CaseState.NOTICED, CaseState.MERGED)
    found = [_fact(entry, one) for one in entry.readable() if one.state not in out]
    for envelope in envelopes_of(entry, "fact"):
        for record in open_envelope(entry, envelope.id) or ():
            if isinstance(record, StatFact):
                found.append(
                    Fact(
                        record.month,
                        record.finding,
                        record.outcome,
                        record.report_minutes,
                        record.on_time,
                        record.found,
                    )
                )
    return found


def _released(entry: CaseEntry) -> tuple[Released, ...]:
    found = [
        record
        for envelope in envelopes_of(entry, "release")
        for record in open_envelope(entry, envelope.id) or ()
        if isinstance(record, Released)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _officer(entry: CaseEntry) -> None:
    if not (entry.station.chair or entry.station.secretary):
        raise NotAllowed("board-officers-only")


def _period(period: str) -> None:
    if not _PERIOD.match(period):
        raise InputInvalid("period-unknown", field="period")
