"""What statements are made from: turnover by account and fund, and the entries that moved money.

Turnover comes from the totals of months. Receipts and payments need the entries of the time; those
that no correction touches are added up in the database, the others are read with their families.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session

from finance.ledger.balances import turnover
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.reports.reading import BookWanted, day_before, in_days, named, struck_ids
from finance.rules.accounts import MONEY
from finance.rules.entries import EntryKind, EntryState
from finance.rules.receipts_payments import EntryFact, Leg
from finance.rules.statements import Moved

__all__ = ["closing_between", "entry_facts", "moved_between"]

E, P = LedgerEntry, LedgerPosting


def moved_between(
    session: Session, group_id: str, since: date, until: date, *, apart: bool = True
) -> list[Moved]:
    """What moved from `since` to `until` (both counted), by account and fund, with what stood
    before. Closing entries of these days are told `apart`, for which entries have to be looked
    through; a trial balance counts them like any other."""
    opening = turnover(session, group_id, None, day_before(since))
    now = turnover(session, group_id, since, until)
    closed = closing_between(session, group_id, since, until) if apart else {}
    return [
        _row(key, opening.get(key, (0, 0)), now.get(key, (0, 0)), closed.get(key, 0))
        for key in sorted({*opening, *now})
    ]


def _row(key: tuple[str, str], before: tuple[int, int], now: tuple[int, int], closed: int) -> Moved:
    debit, credit = now[0] - max(closed, 0), now[1] - max(-closed, 0)
    return Moved(*key, before[0] - before[1], debit, credit, closed)


def closing_between(
    session: Session, group_id: str, since: date, until: date
) -> Mapping[tuple[str, str], int]:
    """Closing entries (and what cancelled them) of these days, signed, by account and fund."""
    closings = select(E.id).where(E.group_id == group_id, E.kind == EntryKind.CLOSING)
    ids = closings.union_all(select(E.id).where(E.reverses.in_(closings)))
    rows = session.execute(
        select(P.account, P.fund, func.sum(P.amount))
        .where(P.entry_id.in_(ids), P.on_date >= since, P.on_date <= until)
        .group_by(P.account, P.fund)
    )
    return {(account, fund): int(amount) for account, fund, amount in rows}


def entry_facts(session: Session, wanted: BookWanted) -> Iterator[EntryFact]:
    """Everything that receipts and payments of these days need (see the rule)."""
    yield from _plain(session, wanted)
    yield from _families(session, wanted)


def _touched(wanted: BookWanted) -> Select[str]:
    """Ids of the group's entries of these days that correct another or are corrected, and of those
    that took over a paper book. Found from short lists, so that the others are not looked at."""
    opening = select(E.id).where(E.group_id == wanted.group_id, E.kind == EntryKind.OPENING)
    naming = (E.reverses, E.corrects)
    later = [select(E.id).where(named(column)) for column in naming]
    earlier = [struck_ids(column) for column in naming]
    return select(E.id).where(
        E.id.in_(opening.union_all(*later, *earlier)),
        E.group_id == wanted.group_id,
        E.state == EntryState.POSTED,
        E.on_date >= wanted.since,
        E.on_date <= wanted.until,
    )


def _plain(session: Session, wanted: BookWanted) -> Iterator[EntryFact]:
    """All entries that nothing corrects, added up as one."""
    moving = _moving(wanted)
    way = case((P.amount > 0, 1), else_=-1)
    legs: list[Leg] = []
    rows = session.execute(
        select(P.account, P.fund, way, func.sum(P.amount))
        .where(in_days(wanted), P.entry_id.in_(moving), P.entry_id.not_in(_touched(wanted)))
        .group_by(P.account, P.fund, way)
    )
    for account, fund, sign, amount in rows:
        # The bank's name keeps what came in and what went out apart, so that money has moved.
        bank = str(sign) if account in MONEY else None
        legs.append(Leg(account, int(amount), fund, bank, str(sign)))
    if legs:
        yield EntryFact(0, "", wanted.since, tuple(legs))


def _moving(wanted: BookWanted) -> Select[str]:
    """Entries that changed the box or a bank account."""
    # The accounts are asked for after the sums: so the index of days alone is read.
    return (
        select(P.entry_id)
        .where(in_days(wanted))
        .group_by(P.entry_id, P.account, P.bank_id)
        .having(P.account.in_(MONEY), func.sum(P.amount) != 0)
    )


def _families(session: Session, wanted: BookWanted) -> Iterator[EntryFact]:
    """Entries of these days that belong to a family of corrections, with the whole family."""
    parent: dict[str, str] = {}
    rows: dict[str, LedgerEntry] = {}
    touched = _touched(wanted)
    waiting = list(session.scalars(select(E).where(E.id.in_(touched)).order_by(E.seq)))
    while waiting:
        rows |= {entry.id: entry for entry in waiting}
        parent |= {entry.id: entry.reverses or entry.corrects or entry.id for entry in waiting}
        waiting = _kin(session, rows, parent)
    legs = _legs(session, rows)
    for entry in sorted(rows.values(), key=lambda each: each.seq or 0):
        if entry.on_date > wanted.until:
            continue
        root = _root(entry.id, parent)
        opening = rows[root].kind == EntryKind.OPENING
        yield EntryFact(entry.seq or 0, root, entry.on_date, tuple(legs[entry.id]), opening=opening)


def _root(entry_id: str, parent: Mapping[str, str]) -> str:
    while parent[entry_id] != entry_id:
        entry_id = parent[entry_id]
    return entry_id


def _kin(
    session: Session, rows: Mapping[str, LedgerEntry], parent: Mapping[str, str]
) -> list[LedgerEntry]:
    """Parents and children of the family that were not read yet."""
    missing = [each for each in parent.values() if each not in rows]
    found: list[LedgerEntry] = []
    for part in _parts(missing):
        found += session.scalars(select(E).where(E.id.in_(part)))
    for part in _parts(list(rows)):
        kin = or_(E.reverses.in_(part), E.corrects.in_(part))
        found += session.scalars(select(E).where(kin, E.seq.is_not(None)))
    return [entry for entry in found if entry.id not in rows]


def _parts(ids: list[str], size: int = 500) -> Iterable[list[str]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _legs(session: Session, rows: Mapping[str, LedgerEntry]) -> dict[str, list[Leg]]:
    legs: dict[str, list[Leg]] = defaultdict(list)
    for part in _parts(list(rows)):
        for p in session.scalars(
            select(P).where(P.entry_id.in_(part)).order_by(P.entry_id, P.line_no)
        ):
            whose = "/".join((p.member_id or "", p.loan_id or "", p.lender_id or ""))
            legs[p.entry_id].append(Leg(p.account, p.amount, p.fund, p.bank_id, whose))
    return legs
