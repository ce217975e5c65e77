"""Cash book, accounts and bank book of a group, some rows at a time. Right: MONEY_READ.

Running balances come from the database; only the rows asked for are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance
from finance.ledger.books import books_of
from finance.ledger.models import (
    BankAccount,
    LedgerAccount,
    LedgerEntry,
    LedgerPosting,
    MemberAccount,
)
from finance.reports.bank_state import entries_checked
from finance.reports.reading import BookWanted, Slice, day_before, in_days, struck
from finance.reports.rows_daily import BankBookRow, CashBookRow, LedgerRow
from finance.rules.accounts import BANK, CASH, MONEY
from governance.models import Meeting
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.people.models import Person
from sr_board.store.uow import ReadFactory

__all__ = ["DailyBookQueries"]

E, P = LedgerEntry, LedgerPosting
_Q = TypeVar("_Q", bound=Select[*tuple[Any, ...]])


class DailyBookQueries:
    """The daily books for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def banks(self, group_id: str) -> Mapping[str, str]:
        """Names of the bank accounts by id. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            rows = session.execute(
                select(BankAccount.id, BankAccount.name)
                .where(BankAccount.group_id == group_id)
                .order_by(BankAccount.name)
            )
            return {bank_id: name for bank_id, name in rows}

    def cash_book(self, wanted: BookWanted) -> Slice[CashBookRow]:
        """Entries that moved money, with box and bank after each.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            opening = {
                key: balance(
                    session,
                    wanted.group_id,
                    account,
                    fund=wanted.fund,
                    until=day_before(wanted.since),
                )
                for key, account in (("cash", CASH), ("bank", BANK))
            }
            return _cash_book(session, wanted, opening)

    def ledger(
        self, wanted: BookWanted, account: str, *, member_id: str | None = None
    ) -> Slice[LedgerRow]:
        """Postings of an account, of one member if asked, with the balance after each.

        Raises NotAllowed, NotFound "books-not-opened", "account-code-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            if session.get(LedgerAccount, (wanted.group_id, account)) is None:
                raise NotFound("account-code-unknown", what="account", code=account)
            before = balance(
                session,
                wanted.group_id,
                account,
                fund=wanted.fund,
                member_id=member_id,
                until=day_before(wanted.since),
            )
            return _ledger(session, wanted, account, member_id, before)

    def bank_book(self, wanted: BookWanted, bank_id: str) -> Slice[BankBookRow]:
        """One bank account as the book has it. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            before = balance(
                session,
                wanted.group_id,
                BANK,
                fund=wanted.fund,
                bank_id=bank_id,
                until=day_before(wanted.since),
            )
            return _bank_book(session, wanted, bank_id, before)


def _sliced(query: _Q, wanted: BookWanted) -> _Q:
    query = query.offset(wanted.offset)
    return query if wanted.limit is None else query.limit(wanted.limit)


def _cash_book(
    session: Session, wanted: BookWanted, opening: Mapping[str, int]
) -> Slice[CashBookRow]:
    cash = func.sum(case((P.account == CASH, P.amount), else_=0))
    bank = func.sum(case((P.account == BANK, P.amount), else_=0))
    moves = (
        select(P.entry_id, P.on_date, cash.label("cash"), bank.label("bank"))
        .where(in_days(wanted), P.account.in_(MONEY))
        .group_by(P.entry_id, P.on_date)
        .having(or_(cash != 0, bank != 0))
        .subquery()
    )
    order = (moves.c.on_date, E.seq)
    sums = session.execute(
        select(func.count(), *(func.coalesce(func.sum(each), 0) for each in _both_ways(moves.c)))
    ).one()
    query = (
        select(
            E,
            Meeting.number,
            moves.c.cash,
            moves.c.bank,
            func.sum(moves.c.cash).over(order_by=order).label("cash_after"),
            func.sum(moves.c.bank).over(order_by=order).label("bank_after"),
            struck().label("struck"),
        )
        .join(moves, moves.c.entry_id == E.id)
        .outerjoin(Meeting, Meeting.id == E.meeting_id)
        .order_by(*order)
    )
    found = session.execute(_sliced(query, wanted)).all()
    folios = _folios(session, [row[0].id for row in found])
    rows = tuple(
        _cash_row(entry, meeting, folios.get(entry.id, ""), moved, opening)
        for entry, meeting, *moved in found
    )
    keys = ("cash_in", "bank_in", "cash_out", "bank_out")
    totals = dict(zip(keys, (int(n) for n in sums[1:]), strict=True))
    closing = {
        key: opening[key] + totals[f"{key}_in"] - totals[f"{key}_out"] for key in ("cash", "bank")
    }
    return Slice(rows, int(sums[0]), opening, closing, totals)


def _cash_row(
    entry: LedgerEntry,
    meeting: int | None,
    folio: str,
    moved: Sequence[int],
    opening: Mapping[str, int],
) -> CashBookRow:
    """`moved`: change of box and bank, both after it (from nought), and whether it is struck."""
    cash, bank, cash_after, bank_after, is_struck = moved
    return CashBookRow(
        entry.id,
        entry.on_date,
        meeting,
        entry.voucher_no or "",
        entry.narration,
        folio,
        max(cash, 0),
        max(bank, 0),
        max(-cash, 0),
        max(-bank, 0),
        opening["cash"] + cash_after,
        opening["bank"] + bank_after,
        entry.kind,
        bool(is_struck),
    )


def _both_ways(columns: Any) -> list[Any]:
    return [
        *(case((columns[key] > 0, columns[key]), else_=0) for key in ("cash", "bank")),
        *(case((columns[key] < 0, -columns[key]), else_=0) for key in ("cash", "bank")),
    ]


def _folios(session: Session, entries: Sequence[str]) -> dict[str, str]:
    """Codes of the other accounts of each entry, three at most."""
    if not entries:
        return {}
    codes: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(P.entry_id, P.account)
        .where(P.entry_id.in_(entries), P.account.not_in(MONEY))
        .distinct()
        .order_by(P.account)
    )
    for entry_id, account in rows:
        codes[entry_id].append(account)
    return {
        entry_id: " ".join(found[:3]) + (" …" if len(found) > 3 else "")
        for entry_id, found in codes.items()
    }


def _ledger(
    session: Session, wanted: BookWanted, account: str, member_id: str | None, before: int
) -> Slice[LedgerRow]:
    where = [in_days(wanted), P.account == account]
    if member_id is not None:
        where.append(P.member_id == member_id)
    debit = func.coalesce(func.sum(case((P.amount > 0, P.amount), else_=0)), 0)
    credit = func.coalesce(func.sum(case((P.amount < 0, -P.amount), else_=0)), 0)
    total, debits, credits_ = session.execute(
        select(func.count(), debit, credit).where(*where)
    ).one()
    rows = tuple(
        LedgerRow(
            entry.id,
            entry.on_date,
            entry.voucher_no or "",
            entry.narration,
            number,
            name or "",
            fund,
            max(amount, 0),
            max(-amount, 0),
            before + after,
            entry.kind,
            bool(is_struck),
        )
        for entry, amount, fund, number, name, after, is_struck in session.execute(
            _sliced(_of_account(where), wanted)
        )
    )
    return Slice(
        rows,
        int(total),
        {"balance": before},
        {"balance": before + int(debits) - int(credits_)},
        {"debit": int(debits), "credit": int(credits_)},
    )


def _of_account(where: list[ColumnElement[bool]]) -> Select[*tuple[Any, ...]]:
    """Postings with their entry, whose they are, and the sum of all up to each."""
    order = (P.on_date, E.seq, P.line_no)
    return (
        select(
            E,
            P.amount,
            P.fund,
            MemberAccount.number,
            Person.chosen_name,
            func.sum(P.amount).over(order_by=order),
            struck(),
        )
        .join(E, E.id == P.entry_id)
        .outerjoin(
            MemberAccount,
            (MemberAccount.group_id == P.group_id) & (MemberAccount.member_id == P.member_id),
        )
        .outerjoin(Person, Person.id == P.member_id)
        .where(*where)
        .order_by(*order)
    )


def _bank_book(
    session: Session, wanted: BookWanted, bank_id: str, before: int
) -> Slice[BankBookRow]:
    moves = (
        select(P.entry_id, P.on_date, func.sum(P.amount).label("amount"))
        .where(in_days(wanted), P.account == BANK, P.bank_id == bank_id)
        .group_by(P.entry_id, P.on_date)
        .having(func.sum(P.amount) != 0)
        .subquery()
    )
    order = (moves.c.on_date, E.seq)
    query = (
        select(E, moves.c.amount, func.sum(moves.c.amount).over(order_by=order), struck())
        .join(moves, moves.c.entry_id == E.id)
        .order_by(*order)
    )
    found = session.execute(query).all()
    others = _other_accounts(session, select(moves.c.entry_id))
    checked = entries_checked(session, bank_id)
    rows = tuple(
        _bank_row(entry, int(amount), before + int(after), others, checked, bool(is_struck))
        for entry, amount, after, is_struck in found
    )
    keys = ("deposit", "withdrawal", "interest", "charges")
    sums = {key: sum(getattr(row, key) for row in rows) for key in keys}
    closing = rows[-1].balance if rows else before
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    shown = rows[wanted.offset : end]
    return Slice(shown, len(rows), {"balance": before}, {"balance": closing}, sums)


def _bank_row(
    entry: LedgerEntry,
    amount: int,
    after: int,
    own: Mapping[str, set[str]],
    checked: frozenset[str],
    is_struck: bool,
) -> BankBookRow:
    others = own.get(entry.id, set())
    interest = amount if others == {"4030"} else 0
    charges = -amount if others == {"5050"} else 0
    plain = not (interest or charges)
    return BankBookRow(
        entry.id,
        entry.on_date,
        entry.voucher_no or "",
        entry.narration,
        max(amount, 0) if plain else 0,
        max(-amount, 0) if plain else 0,
        interest,
        charges,
        after,
        entry.id in checked,
        entry.kind,
        is_struck,
    )


def _other_accounts(session: Session, entries: Select[Any]) -> Mapping[str, set[str]]:
    """The other accounts of each entry: interest and charges of the bank stand alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry_id, account in session.execute(
        select(P.entry_id, P.account).where(P.entry_id.in_(entries), P.account != BANK)
    ):
        found[entry_id].add(account)
    return found
