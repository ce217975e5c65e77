"""Which reports answer for which duty by law, as it stands now. Used by services and queries only.

A new event (a child found again after restoration) has clocks of its own beside those that were
met. What was reported before it began answers for it no more. Domain paper, section 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Protocol, TypeVar

from sr_board.cases.records import ClockRow, Record, StatutoryReport
from sr_board.cases.vocabulary import ReportKind

__all__ = ["CLOCK_OF", "Records", "answers", "begun_anew", "clock_now", "reports_now"]

R = TypeVar("R", bound=Record)


class Records(Protocol):
    """An open file, or what a reader sees of it."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Records of a kind, oldest entry first."""
        ...


CLOCK_OF: Mapping[ReportKind, str] = MappingProxyType(
    {
        ReportKind.CWC_PRODUCTION: "cwc_production",
        ReportKind.POCSO_POLICE: "pocso_report",
        ReportKind.S32_INFORMATION: "s32_information",
    }
)
"""Which clock a kind of report meets."""


def reports_now(file: Records, kind: ReportKind) -> tuple[StatutoryReport, ...]:
    """Reports of a kind that answer for the duty as it stands, the first sent first."""
    found = (one for one in file.all(StatutoryReport) if one.kind is kind and answers(file, one))
    return tuple(sorted(found, key=lambda one: (one.sent.at or one.at, one.id)))


def answers(file: Records, report: StatutoryReport) -> bool:
    """Whether a report is about what the clock of its kind runs for now, or last ran for."""
    begun = begun_anew(file, CLOCK_OF.get(report.kind, ""))
    return begun is None or (report.sent.at or report.at) >= begun


def begun_anew(file: Records, rule_id: str) -> datetime | None:
    """When the newest clock of a rule began, where one before it was met; None for the first."""
    rows = _rows(file, rule_id)
    return rows[-1].starts_at if any(one.met_at for one in rows[:-1]) else None


def clock_now(file: Records, rule_id: str) -> ClockRow | None:
    """The newest clock of a rule, running or met; None when there never was one."""
    rows = _rows(file, rule_id)
    return rows[-1] if rows else None


def _rows(file: Records, rule_id: str) -> list[ClockRow]:
    rows = [one for one in file.all(ClockRow) if one.rule_id == rule_id and not one.cancelled_by]
    return sorted(rows, key=lambda one: (one.met_at is None, one.at))
