"""Terms of office: what counts as a term, how many in a row, who may stand, holding over. Pure.

Source: domain rules 7. A served period counts when its months are at least a share of the full term
(equal counts); terms of one person in one office form a run when the next begins at most so many
days after the last ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.rules.findings import Finding, Level
from governance.rules.parameters import OfficeRules
from sr_board.base.dates import add_months, served_months

__all__ = [
    "Overdue",
    "TermLimit",
    "TermServed",
    "check_one_office",
    "check_overdue",
    "check_term_limit",
    "counts_as_term",
    "holdover",
    "months_served",
    "run_of",
    "term_limit",
]


@dataclass(frozen=True)
class TermServed:
    """One period of one person in one office, from the first to the last day, both included.

    `acting`: she stood in for another. `term_months`: the full term under the rules of its time,
    None for that of today's rules.
    """

    office: str
    start: date
    end: date
    acting: bool = False
    term_months: int | None = None


@dataclass(frozen=True)
class TermLimit:
    """Whether a person may stand. `run`: counted terms in a row up to now.

    `eligible_from`: the first day on which she may, None when nothing stands against her.
    `directly`: the new term would follow her run without a break.
    """

    run: int
    eligible: bool
    eligible_from: date | None = None
    last_end: date | None = None
    directly: bool = False

    @property
    def reason(self) -> str:
        """The code of the refusal, "" when she may stand."""
        return "" if self.eligible else "max_consecutive_terms"


def months_served(term: TermServed, until: date | None = None) -> int:
    """Whole months of the period (15 days or more are one); up to `until` when it goes on."""
    end = term.end if until is None else min(term.end, until)
    return served_months(term.start, end)


def counts_as_term(term: TermServed, rules: OfficeRules) -> bool:
    """Whether the period counts as a term: long enough, and not only acting."""
    if term.acting and not rules.acting_counts:
        return False
    share = rules.count_partial_from_share
    full = term.term_months or rules.term_months
    return months_served(term) * share.den >= full * share.num


def run_of(terms: Iterable[TermServed], rules: OfficeRules, on: date) -> tuple[TermServed, ...]:
    """Her latest run of counted terms in this office that began before `on`, in their order."""
    counted = sorted(
        (t for t in terms if t.office == rules.id and t.start < on and counts_as_term(t, rules)),
        key=lambda each: (each.start, each.end),
    )
    run: list[TermServed] = []
    for term in counted:
        if run and (term.start - run[-1].end).days > rules.consecutive_gap_days:
            run = []
        run.append(term)
    return tuple(run)


def term_limit(terms: Iterable[TermServed], rules: OfficeRules, on: date) -> TermLimit:
    """Whether she may take up the office on a day.

    Without a cooling-off she is refused only the term that directly follows her run.
    """
    run = run_of(terms, rules, on)
    if not run:
        return TermLimit(0, eligible=True)
    last = max(each.end for each in run)
    gap = timedelta(days=rules.consecutive_gap_days)
    directly = on <= last + gap
    if len(run) < rules.max_consecutive:
        return TermLimit(len(run), eligible=True, last_end=last, directly=directly)
    if rules.cooling_off_months:
        first = add_months(last + timedelta(days=1), rules.cooling_off_months)
    else:
        first = last + gap + timedelta(days=1)
    return TermLimit(len(run), on >= first, first, last, directly)


def check_term_limit(office: str, limit: TermLimit, rules: OfficeRules) -> Finding | None:
    """A finding when somebody takes an office too soon after her terms in it."""
    if limit.eligible:
        return None
    key = "max_consecutive" if limit.directly else "cooling_off_months"
    return Finding(
        f"office.{office}.{key}",
        "max_consecutive_terms" if limit.directly else "cooling_off",
        Level.BREACH,
        {
            "run": limit.run,
            "max": rules.max_consecutive,
            "months": rules.cooling_off_months,
            "eligible_from": limit.eligible_from,
        },
    )


def check_one_office(
    office: str, rules: OfficeRules, others: int, *, same_group: bool
) -> Finding | None:
    """A finding when she serves `others` offices already; a note for offices in another group."""
    if not rules.one_office or not others:
        return None
    level = Level.BREACH if same_group else Level.NOTE
    return Finding(f"office.{office}.one_office", "holds_office", level, {"others": others})


@dataclass(frozen=True)
class Overdue:
    """A term past its last day. `level` is None while it runs."""

    days: int
    level: Level | None
    stays_until: date


def holdover(due: date, max_days: int, today: date) -> Overdue:
    """How long she has stayed on: a warning up to the limit, a breach beyond it."""
    days = max(0, (today - due).days)
    level = None if not days else Level.WARN if days <= max_days else Level.BREACH
    return Overdue(days, level, due + timedelta(days=max_days))


def check_overdue(due: date, max_days: int, today: date) -> Finding | None:
    """A finding when nobody follows after a term: term_overdue, then holdover_exceeded."""
    over = holdover(due, max_days, today)
    if over.level is None:
        return None
    grave = over.level is Level.BREACH
    return Finding(
        "holdover.max_days",
        "holdover_exceeded" if grave else "term_overdue",
        over.level,
        {"due": due, "over": over.days, "max_days": max_days},
        None if grave else over.stays_until,
    )
