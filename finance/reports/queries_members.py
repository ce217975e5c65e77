"""Savings ledger of all members, and the passbook of one. Right: MONEY_READ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import (
    Case,
    ColumnElement,
    CompoundSelect,
    Select,
    case,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from finance.ledger.books import MemberRow, books_of, members_of
from finance.ledger.models import LedgerAccount, LedgerEntry, LedgerPosting, MemberAccount
from finance.reports.reading import BookWanted, Slice, in_days, named, struck
from finance.reports.rows_daily import PassbookLine, SavingsRow
from finance.rules.entries import EntryKind
from finance.rules.registers import PassbookFact, PassbookRow, by_month, passbook
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.store.uow import ReadFactory

__all__ = ["MemberBookQueries"]

E, P = LedgerEntry, LedgerPosting
_SAVINGS = ("2010", "2020")
_OWN = (*_SAVINGS, "2030")
_LOANS, _INTEREST, _FINES, _PAID_OUT = "1110", "4010", "4020", "5080"


class MemberBookQueries:
    """Books of members for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def people(self, group_id: str) -> tuple[MemberRow, ...]:
        """Members with an account, former ones too, by number.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return members_of(session, group_id, with_former=True)

    def savings(self, wanted: BookWanted) -> Slice[SavingsRow]:
        """Savings of every member in a time, by number; former members who had any too.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            rows = _savings(session, wanted)
        keys = ("opening", "compulsory", "voluntary", "withdrawn", "interest", "closing")
        sums = {key: sum(getattr(row, key) for row in rows) for key in keys}
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return Slice(
            rows[wanted.offset : end],
            len(rows),
            {"savings": sums["opening"]},
            {"savings": sums["closing"]},
            sums,
        )

    def passbook(
        self, wanted: BookWanted, member_id: str, *, monthly: bool = False
    ) -> Slice[PassbookLine]:
        """A member's passbook, line by line or a line a month.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, wanted.group_id)
            opening = _standing(session, wanted, member_id)
            facts = _facts(session, wanted, member_id)
        rows = list(passbook(opening["savings"], opening["loan"], facts))
        lines = [_line(row) for row in (by_month(rows) if monthly else rows)]
        keys = ("savings_in", "savings_out", "loan_taken", "loan_repaid", "interest", "fine")
        sums = {key: sum(getattr(line, key) for line in lines) for key in (*keys, "other")}
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        shown = tuple(lines[wanted.offset : end])
        closing = _balances(rows) if rows else opening
        return Slice(shown, len(lines), opening, closing, sums)


def _standing(session: Session, wanted: BookWanted, member_id: str) -> Mapping[str, int]:
    """What stood before the first day, read from the member's own index."""
    where = [
        P.group_id == wanted.group_id,
        P.member_id == member_id,
        P.account.in_((*_OWN, _LOANS)),
        P.on_date < wanted.since,
    ]
    if wanted.fund is not None:
        where.append(P.fund == wanted.fund)
    found = {"savings": 0, "loan": 0}
    for account, amount in session.execute(
        select(P.account, func.sum(P.amount)).where(*where).group_by(P.account)
    ):
        found["loan" if account == _LOANS else "savings"] += (
            int(amount) if account == _LOANS else -int(amount)
        )
    return found


def _balances(rows: list[PassbookRow]) -> Mapping[str, int]:
    return {"savings": rows[-1].savings_balance, "loan": rows[-1].loan_balance}


def _line(row: PassbookRow) -> PassbookLine:
    return PassbookLine(
        entry_id=row.key,
        on_date=row.on_date,
        savings_in=row.savings_in,
        savings_balance=row.savings_balance,
        loan_taken=row.loan_taken,
        loan_repaid=row.loan_repaid,
        loan_balance=row.loan_balance,
        interest=row.interest,
        fine=row.fine,
        other=row.other,
        total_paid=row.total_paid,
        savings_out=row.savings_out,
        struck=row.struck,
        correction=row.correction,
    )


def _facts(session: Session, wanted: BookWanted, member_id: str) -> list[PassbookFact]:
    def part(*accounts: str) -> ColumnElement[int]:
        return func.sum(case((P.account.in_(accounts), P.amount), else_=0))

    known = (*_OWN, _LOANS, _INTEREST, _FINES)
    income = P.account.like("4%") & P.account.not_in(known)
    rows = session.execute(
        select(
            E.id,
            E.on_date,
            E.kind,
            E.reverses,
            struck(),
            part(*_OWN),
            part(_LOANS),
            part(_INTEREST),
            part(_FINES),
            func.sum(case((income | (P.account == "2210"), P.amount), else_=0)),
        )
        .join(E, E.id == P.entry_id)
        # Account by account, the member's own index is entered at the day.
        .where(in_days(wanted), P.member_id == member_id, P.account.in_(_codes(wanted.group_id)))
        .group_by(E.id)
        .order_by(E.on_date, E.seq)
    )
    return [
        PassbookFact(
            entry_id,
            on_date,
            savings=-savings,
            loan=loan,
            interest=-interest,
            fine=-fine,
            other=-other,
            correction=kind == EntryKind.CORRECTION or reverses is not None,
            struck=bool(is_struck),
        )
        for entry_id, on_date, kind, reverses, is_struck, *sums in rows
        for savings, loan, interest, fine, other in [sums]
    ]


def _codes(group_id: str) -> Select[str]:
    return select(LedgerAccount.code).where(LedgerAccount.group_id == group_id)


def _of_members(wanted: BookWanted) -> list[ColumnElement[bool]]:
    """Savings of the group's members in no time yet, so that each member's own index is read."""
    members = select(MemberAccount.member_id).where(MemberAccount.group_id == wanted.group_id)
    where = [P.group_id == wanted.group_id, P.member_id.in_(members), P.account.in_(_SAVINGS)]
    return where if wanted.fund is None else [*where, P.fund == wanted.fund]


def _savings(session: Session, wanted: BookWanted) -> tuple[SavingsRow, ...]:
    opening: dict[str, int] = {
        str(member): int(amount)
        for member, amount in session.execute(
            select(P.member_id, -func.sum(P.amount))
            .where(*_of_members(wanted), P.on_date < wanted.since)
            .group_by(P.member_id)
        )
    }
    moved = _moved(session, wanted, opening)
    members = members_of(session, wanted.group_id, with_former=True)
    return tuple(
        SavingsRow(
            each.member_id,
            each.number,
            each.name,
            opening.get(each.member_id, 0),
            row["compulsory"],
            row["voluntary"],
            row["withdrawn"],
            row["interest"],
            opening.get(each.member_id, 0)
            + row["compulsory"]
            + row["voluntary"]
            + row["interest"]
            - row["withdrawn"],
        )
        for each in members
        for row in [moved[each.member_id]]
        if each.left_on is None or opening.get(each.member_id) or any(row.values())
    )


def _moved(
    session: Session, wanted: BookWanted, opening: dict[str, int]
) -> dict[str, dict[str, int]]:
    """Savings that moved, by member and column; what a paper book brought goes to `opening`."""
    found: dict[str, dict[str, int]] = defaultdict(
        lambda: {"compulsory": 0, "voluntary": 0, "withdrawn": 0, "interest": 0}
    )
    for member, name, amount in (*_usual(session, wanted), *_unusual(session, wanted)):
        if name == "opening":
            opening[member] = opening.get(member, 0) + int(amount)
        else:
            found[member][name] += -int(amount) if name == "withdrawn" else int(amount)
    return found


def _special(wanted: BookWanted) -> CompoundSelect[str]:
    """Entries whose savings have a column of their own, whatever their sign."""
    kinds = (EntryKind.OPENING, EntryKind.CORRECTION)
    return union_all(
        select(E.id).where(E.group_id == wanted.group_id, E.kind.in_(kinds)),
        select(E.id).where(named(E.reverses)),
        _credited(wanted),
    )


def _credited(wanted: BookWanted) -> Select[str]:
    """Entries by which interest was added to savings."""
    return select(P.entry_id).where(in_days(wanted), P.account == _PAID_OUT)


def _plain_column() -> Case[str]:
    return case(
        (P.amount > 0, "withdrawn"), (P.account == _SAVINGS[0], "compulsory"), else_="voluntary"
    )


def _usual(session: Session, wanted: BookWanted) -> Iterable[tuple[str, str, int]]:
    """What most entries moved, by member and column, from the members' index alone."""
    column = _plain_column()
    rows = session.execute(
        select(P.member_id, column, -func.sum(P.amount))
        .where(*_of_members(wanted), P.on_date >= wanted.since, P.on_date <= wanted.until)
        .where(P.entry_id.not_in(_special(wanted)))
        .group_by(P.member_id, column)
    )
    return [(str(member), name, int(amount)) for member, name, amount in rows]


def _unusual(session: Session, wanted: BookWanted) -> Iterable[tuple[str, str, int]]:
    """What was taken over, corrected, cancelled or credited, by member and column."""
    correction = or_(E.kind == EntryKind.CORRECTION, E.reverses.is_not(None))
    column = case(
        (E.kind == EntryKind.OPENING, "opening"),
        (E.id.in_(_credited(wanted)), "interest"),
        (~correction, _plain_column()),
        (P.account == _SAVINGS[0], "compulsory"),
        else_="voluntary",
    )
    rows = session.execute(
        select(P.member_id, column, -func.sum(P.amount))
        .join(E, E.id == P.entry_id)
        .where(P.entry_id.in_(_special(wanted)), in_days(wanted), P.account.in_(_SAVINGS))
        .group_by(P.member_id, column)
    )
    return [(str(member), name, int(amount)) for member, name, amount in rows]
