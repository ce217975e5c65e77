"""The lines of a member's passbook, from the postings that name her. Reads only.

A line that a later entry cancelled or corrected stays in the book, struck through, with the new
line under its own day (5.2). Paid for shares is saved like everything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.entries import EntryKind, EntryState
from finance.rules.registers import PassbookFact, passbook
from finance.savings.accounts import COMPULSORY, SHARES, VOLUNTARY
from finance.savings.views import PassbookLine

__all__ = ["passbook_of"]

P = LedgerPosting
_SAVINGS = frozenset({COMPULSORY, VOLUNTARY, SHARES})
LOANS_OUT, INTEREST, FINES, WRITTEN_OFF = "1110", "4010", "4020", "5060"


def passbook_of(
    session: Session,
    group_id: str,
    member_id: str,
    since: date | None = None,
    until: date | None = None,
) -> tuple[tuple[int, int], tuple[PassbookLine, ...]]:
    """(savings, loan) before the first line, and the lines of a time (both days in), in order."""
    amounts = _amounts(session, group_id, member_id)
    entries = {
        row.id: row
        for row in session.scalars(
            select(LedgerEntry).where(
                LedgerEntry.id.in_(
                    select(P.entry_id).where(P.group_id == group_id, P.member_id == member_id)
                )
            )
        )
    }
    struck = _struck(session, group_id, entries)
    ordered = sorted(entries.values(), key=lambda row: (row.on_date, row.seq or 0))
    facts = [_fact(row, amounts[row.id], row.id in struck) for row in ordered]
    lines = [
        PassbookLine(
            row,
            row.key,
            entries[row.key].voucher_no or "",
            entries[row.key].kind,
            entries[row.key].narration,
        )
        for row in passbook(0, 0, (fact for fact in facts if _shows(fact)))
    ]
    before = [line for line in lines if since is not None and line.row.on_date < since]
    last = before[-1].row if before else None
    brought = (last.savings_balance, last.loan_balance) if last is not None else (0, 0)
    shown = lines[len(before) :]
    return brought, tuple(line for line in shown if until is None or line.row.on_date <= until)


def _amounts(session: Session, group_id: str, member_id: str) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = session.execute(
        select(P.entry_id, P.account, P.amount).where(
            P.group_id == group_id, P.member_id == member_id
        )
    )
    for entry, account, amount in rows:
        found[entry][account] += int(amount)
    return found


def _struck(session: Session, group_id: str, entries: Iterable[str]) -> set[str]:
    """Entries that a standing entry cancels or corrects."""
    wanted = set(entries)
    rows = session.execute(
        select(LedgerEntry.id, LedgerEntry.reverses, LedgerEntry.corrects).where(
            LedgerEntry.group_id == group_id,
            LedgerEntry.state == str(EntryState.POSTED),
            or_(LedgerEntry.reverses.is_not(None), LedgerEntry.corrects.is_not(None)),
        )
    ).all()
    cancels = {reverses: ref for ref, reverses, _ in rows if reverses}

    def stands(ref: str) -> bool:
        by = cancels.get(ref)
        return by is None or not stands(by)

    return {
        old for ref, reverses, corrects in rows
        for old in (reverses, corrects)
        if old in wanted and stands(ref)
    }  # fmt: skip


def _fact(row: LedgerEntry, amounts: Mapping[str, int], struck: bool) -> PassbookFact:
    other = sum(
        -amount
        for account, amount in amounts.items()
        if account not in _SAVINGS | {LOANS_OUT, INTEREST, FINES, WRITTEN_OFF}
    )
    return PassbookFact(
        key=row.id,
        on_date=row.on_date,
        savings=-sum(amounts.get(account, 0) for account in _SAVINGS),
        loan=amounts.get(LOANS_OUT, 0),
        interest=-amounts.get(INTEREST, 0),
        fine=-amounts.get(FINES, 0),
        other=other,
        correction=row.kind == EntryKind.CORRECTION,
        struck=struck,
    )


def _shows(fact: PassbookFact) -> bool:
    return any((fact.savings, fact.loan, fact.interest, fact.fine, fact.other))
