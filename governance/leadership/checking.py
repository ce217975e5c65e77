"""Holding a group's leaders against its rules and recording what is found, within one act.

Idempotent: the same finding is written once, and what was mended is closed. Checks no rights and
commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from governance.breaches.models import RuleBreach
from governance.breaches.recording import open_breaches, record_findings, still_open
from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.leadership.bank import bank_work
from governance.leadership.handovers import handovers_waiting
from governance.leadership.queries_board import offices_board
from governance.rules.findings import Finding
from governance.rules.parameters import RuleSet

__all__ = ["check_group"]

TERM_CODES = ("term_overdue", "holdover_exceeded")
BANK_CODES = ("due_today", "bank_change_overdue", "signatory_not_serving")
HANDOVER_CODES = ("handover_overdue", "due_today")
BOARD_CODES = ("board_composition_low",)
_CODES = {
    "term": TERM_CODES,
    "mandate": BANK_CODES,
    "handover": HANDOVER_CODES,
    "group": BOARD_CODES,
}


def check_group(entry: Entry, group_id: str, on: date | None = None) -> bool:
    """Record findings about terms, mandates, hand-overs and the board. True when something was
    written."""
    day = on or entry.today
    entry.session.flush()
    writer = _Writer(entry, group_id, rules_in_force(entry.session, group_id, day), day)
    board = offices_board(entry.session, group_id, day)
    for seat in board.seats:
        if seat.term is not None:
            writer.about("term", seat.term.term_id, _some(seat.finding), TERM_CODES)
    if board.composition is not None:
        writer.about("group", group_id, _some(board.composition.finding), BOARD_CODES)
    for work in bank_work(entry.session, group_id, day):
        subject = work.in_force or work.coming
        if subject is not None:
            writer.about("mandate", subject.id, work.findings, BANK_CODES)
    for waiting in handovers_waiting(entry.session, group_id, day):
        writer.about("handover", waiting.from_term.term_id, _some(waiting.finding), HANDOVER_CODES)
    writer.close_the_rest()
    return writer.wrote


def _some(finding: Finding | None) -> tuple[Finding, ...]:
    return () if finding is None else (finding,)


class _Writer:
    """Writes what was found about one object after another."""

    def __init__(self, entry: Entry, group_id: str, rules: RuleSet, on: date) -> None:
        self._entry, self._group, self._rules, self._on = entry, group_id, rules, on
        self.wrote = False
        self._seen: set[tuple[str, str]] = set()

    def about(
        self, kind: str, ref: str, findings: Sequence[Finding], checked: Iterable[str]
    ) -> None:
        """Record findings about one object; `checked` codes not found again are closed."""
        self._seen.add((kind, ref))
        before = {row.id for row in open_breaches(self._entry.session, ref)}
        if not before and not findings:
            return
        record_findings(
            self._entry,
            group_id=self._group,
            object_kind=kind,
            object_id=ref,
            rules=self._rules,
            findings=findings,
            on=self._on,
            checked=tuple(checked),
        )
        after = {row.id for row in open_breaches(self._entry.session, ref)}
        self.wrote = self.wrote or before != after

    def close_the_rest(self) -> None:
        """What no longer stands: ended terms, replaced mandates, signed hand-overs."""
        rows = self._entry.session.execute(
            select(RuleBreach.object_kind, RuleBreach.object_id, RuleBreach.code).where(
                RuleBreach.group_id == self._group,
                RuleBreach.object_kind.in_(list(_CODES)),
                still_open(),
            )
        ).all()
        for kind, ref, code in rows:
            if code in _CODES[kind] and (kind, ref) not in self._seen:
                self.about(kind, ref, (), _CODES[kind])
