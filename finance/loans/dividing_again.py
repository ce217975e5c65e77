"""A corrected entry divided anew: savings, fines and money that was kept, beside the loans.

Source: the domain paper, 5.2: the right lines have the effect that they would have had. What the
wrong lines paid was taken back before; here the right ones pay demands of the day of the entry,
oldest first. Runs in the unit of work of the correction; amounts are paise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from finance.ledger.models import LedgerEntry
from finance.ledger.posting import MoneyEntry, Posted
from finance.loans.demands import DueLine, cancel_demand, open_demands, state_of, stored
from finance.loans.models import Allocation, Demand
from finance.loans.payments import HELD, end_if_repaid, keep
from finance.loans.running import loan_of, running
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.states import DemandState, LoanState

__all__ = ["divide_again"]

TYPED = "meeting"
"""Rule of a fine that a meeting asks for only because it was typed on its sheet."""

_FINES = (DemandKind.FINE, DemandKind.FEE, DemandKind.OTHER)
_KINDS: Mapping[str, tuple[DemandKind, ...]] = {
    "2010": (DemandKind.SAVINGS,),
    "4020": _FINES,
    "4040": (DemandKind.FEE, DemandKind.OTHER),
}
_MEETING = frozenset({DemandKind.SAVINGS, *_FINES})
_KEPT = "2210"


def divide_again(
    entry: MoneyEntry,
    first: LedgerEntry,
    before: Sequence[Allocation],
    posted: Posted,
    right: Iterable[Line],
) -> None:
    """Let the right lines of a corrected entry pay what they are for.

    `before`: what the entry and its earlier corrections had paid. An entry that had paid no
    demand of a kind pays none now, unless it is the sheet of a meeting. Fines that were asked for
    only because somebody typed them are asked for no more when they are not paid any more.
    """
    known = {DemandKind(row.kind) for row in before if row.demand_id is not None}
    kinds = known | _MEETING if first.kind == EntryKind.MEETING else known
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line in right:
        if line.member_id is not None:
            sums[line.member_id, line.account] -= line.amount
    for (member, account), amount in sorted(sums.items()):
        wanted = kinds & set(_KINDS.get(account, ()))
        if amount > 0 and wanted:
            lines = open_demands(entry.session, first.group_id, first.on_date, member)
            _pay(entry, posted, amount, [line for line in lines if line.kind in wanted])
    _keep(entry, before, posted, {m: amount for (m, a), amount in sums.items() if a == _KEPT})
    entry.session.flush()
    _not_asked(entry, before, posted.on_date)


def _pay(entry: MoneyEntry, posted: Posted, amount: int, lines: Sequence[DueLine]) -> None:
    """Oldest first; what is left stands without a demand, as on the sheet."""
    for line in lines:
        part = min(amount, line.open)
        if part <= 0 or line.demand_id is None:
            continue
        amount -= part
        demand = stored(entry.session, line.demand_id)
        demand.paid += part
        demand.state = state_of(demand)
        entry.session.add(_allocation(entry, posted, demand, part))
        entry.session.flush()
        if demand.loan_id is not None:
            loan = loan_of(entry.session, demand.loan_id)
            if loan.state == LoanState.RUNNING.value:
                end_if_repaid(entry, running(entry.session, loan), posted.on_date)


def _allocation(entry: MoneyEntry, posted: Posted, demand: Demand, amount: int) -> Allocation:
    return Allocation(
        **entry.new(),
        entry_id=posted.id,
        group_id=demand.group_id,
        member_id=demand.member_id,
        loan_id=demand.loan_id,
        demand_id=demand.id,
        kind=demand.kind,
        on_date=posted.on_date,
        amount=amount,
    )


def _keep(
    entry: MoneyEntry, before: Sequence[Allocation], posted: Posted, kept: Mapping[str, int]
) -> None:
    """What the right lines keep for a member belongs to the loans it was kept for before."""
    was: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in before:
        if row.kind == HELD and row.loan_id is not None:
            was[row.member_id, row.loan_id] += row.amount
    for member, amount in kept.items():
        loans = [loan for who, loan in was if who == member]
        left = amount
        for place, loan_id in enumerate(loans):
            last = place == len(loans) - 1
            part = left if last else min(left, was[member, loan_id])
            left -= part
            keep(entry, posted, loan_of(entry.session, loan_id), part)


def _not_asked(entry: MoneyEntry, before: Sequence[Allocation], on: date) -> None:
    rows = entry.session.scalars(
        select(Demand).where(
            Demand.id.in_({row.demand_id for row in before if row.demand_id is not None}),
            Demand.rule == TYPED,
            Demand.state == DemandState.OPEN.value,
        )
    ).all()
    for row in rows:
        cancel_demand(entry, row.id, on, "")
