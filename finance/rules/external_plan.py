"""When a lender changes its plan: what was stays, what is owed gets new instalments. Pure.

Source: domain paper on money, 3 (`instalment`: a change of schedule writes a new version) and 6.6
(reschedule). The lender's letter says how it goes on; nothing here adds interest to principal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from finance.rules.dated import DatedRule
from finance.rules.external import ExternalTerms, Paid, external_periods, external_schedule
from finance.rules.loans.schedules import Row
from finance.rules.subvention import Part, forecast
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["Replanned", "VersionTerms", "forecast_over", "replanned"]


@dataclass(frozen=True)
class Replanned:
    """The whole plan after a change. `first_n`: the first new instalment; `begins`: the day from
    which its interest runs; `principal`: what the new instalments pay back, paise."""

    rows: tuple[Row, ...]
    first_n: int
    begins: date
    principal: int


@dataclass(frozen=True)
class VersionTerms:
    """Terms of one version of a plan, and the number of its first instalment."""

    first_n: int
    terms: ExternalTerms


def replanned(
    rows: Sequence[Row], paid: Iterable[Paid], received: int, on: date, terms: ExternalTerms
) -> Replanned:
    """The plan from the day of the change on.

    `rows`: the plan until now. `paid`: what the lender got; only what it had by the day counts
    for the past, later payments fill the new instalments. `received`: all that came, paise.
    `terms`: as the lender's letter has them; their principal and first day are found here.

    Instalments that were due stay, with the principal that was paid on them and with all their
    interest: what of it is not paid is still overdue on its old day. Principal that was not paid
    is spread over the new instalments, with interest from the last day on which some was due.

    Raises RuleBroken "lender-plan-nothing-owed", InputInvalid "lender-plan-first-due" when the
    first new instalment does not fall after the day, and what the loan engine raises.
    """
    until = [one for one in paid if one.on_date <= on]
    back = max(0, sum(one.principal for one in until))
    owed = received - back
    if owed <= 0:
        raise RuleBroken("lender-plan-nothing-owed")
    if terms.first_due is not None and terms.first_due <= on:
        raise InputInvalid("lender-plan-first-due", field="first_due")
    kept = _history(rows, back, max(0, sum(one.interest for one in until)), received, on)
    begins = max((row.due for row in rows if row.due <= on), default=terms.received)
    coming = external_schedule(replace(terms, principal=owed, received=begins)).rows
    new = tuple(replace(row, n=row.n + len(kept)) for row in coming)
    return Replanned((*kept, *new), len(kept) + 1, begins, owed)


def _history(
    rows: Sequence[Row], principal: int, interest: int, received: int, on: date
) -> tuple[Row, ...]:
    """Instalments of the past: due by the day, or paid ahead of it. Their principal is what was
    paid, and no interest that was paid is left over for the new ones."""
    filled = list(_filled(rows, principal, interest, on))
    while filled and filled[-1].due > on and not filled[-1].total:
        filled.pop()
    if not filled and interest:
        filled.append(Row(1, on, 0, 0, 0, received))
    if filled:
        last = filled[-1]
        more_p = principal - sum(row.principal for row in filled)
        more_i = interest - sum(row.interest for row in filled)
        filled[-1] = replace(
            last, principal=last.principal + more_p, interest=last.interest + max(0, more_i)
        )
    left, kept = received, []
    for row in filled:
        left -= row.principal
        kept.append(replace(row, due=min(row.due, on), balance=left))
    return tuple(kept)


def _filled(rows: Sequence[Row], principal: int, interest: int, on: date) -> Iterator[Row]:
    for row in rows:
        part_p, part_i = min(row.principal, principal), min(row.interest, interest)
        principal, interest = principal - part_p, interest - part_i
        yield replace(row, principal=part_p, interest=row.interest if row.due <= on else part_i)


def forecast_over(
    versions: Sequence[VersionTerms],
    rows: Sequence[Row],
    rules: Iterable[DatedRule],
    *,
    late: Iterable[int] = (),
) -> tuple[Part, ...]:
    """What each instalment should bring back of its interest, each under the terms of the version
    that wrote it. `versions`: the oldest first. See `subvention.forecast`."""
    known, missed = tuple(rules), tuple(late)
    found: list[Part] = []
    balance, place = versions[0].terms.principal, 0
    for number, version in enumerate(versions):
        later = [other.first_n for other in versions[number + 1 :]]
        ends = min([*later, len(rows) + 1])
        own = tuple(row for row in rows[place:] if row.n < ends)
        skipped = place + 1 - version.first_n
        periods = external_periods(version.terms)[skipped : skipped + len(own)]
        found += forecast(version.terms.product, balance, own, periods, known, late=missed)
        place += len(own)
        balance = own[-1].balance if own else balance
    return tuple(found)
