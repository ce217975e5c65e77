"""Reading the bank: accounts, bank book, the board for matching, reconciliation statements.

Right: MONEY_READ. Every question names its bank account, and an account belongs to one group.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.importing import Use
from finance.bank.lines import (
    Sides,
    balance_at_bank,
    last_reconciled,
    load_sides,
    statement_of,
)
from finance.bank.models import BankSetting, Reconciliation
from finance.bank.views import (
    BankBook,
    BankBookRow,
    BankRow,
    BoardLine,
    MatchBoard,
    Proposed,
    ReconciliationView,
    StatementItem,
    Ticked,
)
from finance.ledger.books import books_of
from finance.ledger.models import BankAccount, LedgerPosting
from finance.rules.matching import proposals
from finance.rules.reconcile import Open, Statement, balance_breaks
from governance.leadership.decisions import Decided, recent
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.people.models import Person
from sr_board.store.uow import ReadFactory

__all__ = ["BankQueries"]

_TICKS_SHOWN = 30
_INTEREST = frozenset({"4030", "4070", "5010", "5020"})


class BankQueries:
    """What the signed-in person may see of the bank."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def accounts(self, group_id: str) -> tuple[BankRow, ...]:
        """Bank accounts of a group. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            rows = session.scalars(
                select(BankAccount)
                .where(BankAccount.group_id == group_id)
                .order_by(BankAccount.closed_on.is_not(None), BankAccount.name, BankAccount.id)
            ).all()
            return tuple(_account_row(session, row, load_sides(session, row.id)) for row in rows)

    def resolutions(self, group_id: str) -> tuple[Decided, ...]:
        """Resolutions of the group that stand, the newest first, for choosing one.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._read() as session:
            books_of(session, group_id)
            return tuple(one for one in recent(session, group_id) if one.stands)

    def columns(self, bank_id: str) -> dict[Use, str]:
        """How files of this account were read the last time. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            _account(session, bank_id)
            row = session.get(BankSetting, bank_id)
            kept = json.loads(row.columns) if row is not None and row.columns else {}
        return {Use(use): str(heading) for use, heading in kept.items() if use in set(Use)}

    def book(self, bank_id: str, since: date, until: date) -> BankBook:
        """The bank book over a time, both days in. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            account = _account(session, bank_id)
            sides = load_sides(session, bank_id)
            before = [x.amount for x in sides.book.values() if x.on_date < since]
            opening = sum(before)
            rows = tuple(_book_rows(session, sides, opening, since, until))
            return BankBook(
                group_of(session, account.group_id).name,
                _account_row(session, account, sides),
                since,
                until,
                opening,
                rows,
                rows[-1].balance if rows else opening,
            )

    def board(self, bank_id: str) -> MatchBoard:
        """Open lines of both sides with proposals. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        today = self._clock.today()
        with self._read() as session:
            account = _account(session, bank_id)
            sides = load_sides(session, bank_id)
            gone = sides.matched
            bank = [x for x in sides.bank_items if x.id not in gone]
            book = [x for x in sides.book_items if x.id not in gone]
            found = proposals(bank, book)
            return MatchBoard(
                _account_row(session, account, sides),
                tuple(_bank_line(sides, x.id, today) for x in bank),
                tuple(_book_line(sides, x.id, today) for x in book),
                tuple(
                    Proposed(one.bank, one.book, one.amount, one.days, one.how, one.alone)
                    for one in found
                ),
                _ticked(sides, last_reconciled(session, bank_id)),
                balance_breaks((sides.bank_item(x), row.balance) for x, row in sides.bank.items()),
            )

    def draft(self, bank_id: str, as_of: date, bank_balance: int | None) -> ReconciliationView:
        """The statement as it would be kept. Without a balance that of the bank's newest line.

        Raises NotAllowed, NotFound.
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            account = _account(session, bank_id)
            sides = load_sides(session, bank_id)
            if bank_balance is None:
                shown = balance_at_bank(sides, as_of)
                bank_balance = 0 if shown is None else shown[0]
            made = statement_of(sides, as_of, bank_balance)
            items = tuple(
                StatementItem(
                    one.item.on_date,
                    _text(sides, one.item.id),
                    one.item.number,
                    one.item.amount,
                    one.kind,
                    one.age,
                )
                for one in made.items
            )
            return _view("", session, account, _account_row(session, account, sides), made, items)

    def kept(self, bank_id: str) -> tuple[ReconciliationView, ...]:
        """Reconciliations that were kept, the newest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            account = _account(session, bank_id)
            row = _account_row(session, account, load_sides(session, bank_id))
            found = session.scalars(
                select(Reconciliation)
                .where(Reconciliation.bank_id == bank_id)
                .order_by(Reconciliation.as_of.desc())
            )
            return tuple(_kept(session, account, row, one) for one in found)

    def one(self, reconciliation_id: str) -> ReconciliationView:
        """A reconciliation that was kept. Raises NotAllowed, NotFound "reconciliation-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            found = session.get(Reconciliation, reconciliation_id)
            if found is None:
                raise NotFound("reconciliation-unknown", what="reconciliation")
            account = _account(session, found.bank_id)
            row = _account_row(session, account, load_sides(session, account.id))
            return _kept(session, account, row, found)


def _account(session: Session, bank_id: str) -> BankAccount:
    row = session.get(BankAccount, bank_id)
    if row is None:
        raise NotFound("bank-account-unknown", what="bank account")
    return row


def _account_row(session: Session, row: BankAccount, sides: Sides) -> BankRow:
    setting = session.get(BankSetting, row.id)
    shown = balance_at_bank(sides)
    gone = sides.matched
    return BankRow(
        id=row.id,
        name=row.name,
        bank=row.bank,
        branch=row.branch,
        last_four=row.last_four,
        overdraft=row.overdraft,
        closed_on=row.closed_on,
        book_balance=sum(line.amount for line in sides.book.values()),
        bank_balance=None if shown is None else shown[0],
        bank_balance_on=None if shown is None else shown[1],
        open_lines=sum(ref not in gone for ref in sides.bank),
        open_entries=sum(ref not in gone for ref in sides.book),
        reconciled_until=last_reconciled(session, row.id),
        standing_no=setting.standing_no if setting is not None else "",
        standing_id=setting.standing_id if setting is not None else None,
    )


def _book_rows(
    session: Session, sides: Sides, opening: int, since: date, until: date
) -> Iterable[BankBookRow]:
    lines = [x for x in sides.book.values() if since <= x.on_date <= until]
    beside = _beside(session, {x.entry_id for x in lines})
    gone = sides.matched
    balance = opening
    for line in lines:
        balance += line.amount
        interest, charges = beside.get(line.entry_id, (0, 0))
        yield BankBookRow(
            line.entry_id,
            line.on_date,
            line.voucher_no,
            line.narration,
            max(0, line.amount),
            max(0, -line.amount),
            interest,
            charges,
            balance,
            line.id in gone,
            line.kind,
        )


def _beside(session: Session, entries: set[str]) -> dict[str, tuple[int, int]]:
    """Interest and charges in these entries, paise above nought."""
    accounts = sorted({*_INTEREST, "5050"})
    rows = session.execute(
        select(LedgerPosting.entry_id, LedgerPosting.account, func.sum(LedgerPosting.amount))
        .where(LedgerPosting.entry_id.in_(sorted(entries)), LedgerPosting.account.in_(accounts))
        .group_by(LedgerPosting.entry_id, LedgerPosting.account)
    )
    found: dict[str, tuple[int, int]] = {}
    for entry, account, amount in rows:
        interest, charges = found.get(entry, (0, 0))
        if account == "5050":
            charges += abs(int(amount))
        else:
            interest += abs(int(amount))
        found[entry] = (interest, charges)
    return found


def _bank_line(sides: Sides, ref: str, today: date) -> BoardLine:
    row = sides.bank[ref]
    age = (today - row.on_date).days
    return BoardLine(ref, row.on_date, row.text, row.number, row.amount, age)


def _book_line(sides: Sides, ref: str, today: date) -> BoardLine:
    line = sides.book[ref]
    age = (today - line.on_date).days
    number = line.voucher_no
    return BoardLine(ref, line.on_date, line.narration, number, line.amount, age, line.kind)


def _text(sides: Sides, ref: str) -> str:
    return sides.bank[ref].text if ref in sides.bank else sides.book[ref].narration


def _ticked(sides: Sides, until: date | None) -> tuple[Ticked, ...]:
    found: list[Ticked] = []
    for tick, (lines, refs) in sides.ticks.items():
        days = [sides.bank[x].on_date for x in lines] + [sides.book[x].on_date for x in refs]
        if until is not None and max(days) <= until:
            continue
        first = lines[0] if lines else refs[0]
        amount = sum(sides.bank[x].amount for x in lines)
        found.append(Ticked(tick, max(days), _text(sides, first), amount))
    return tuple(sorted(found, key=lambda one: one.on_date, reverse=True)[:_TICKS_SHOWN])


def _view(
    ref: str,
    session: Session,
    account: BankAccount,
    row: BankRow,
    made: Statement,
    items: tuple[StatementItem, ...],
) -> ReconciliationView:
    return ReconciliationView(
        id=ref,
        group_name=group_of(session, account.group_id).name,
        account=row,
        as_of=made.as_of,
        bank_balance=made.bank_balance,
        deposits=made.deposits,
        withdrawals=made.withdrawals,
        bank_in=made.bank_in,
        bank_out=made.bank_out,
        expected=made.expected,
        book_balance=made.book_balance,
        difference=made.difference,
        items=items,
    )


def _kept(
    session: Session, account: BankAccount, row: BankRow, found: Reconciliation
) -> ReconciliationView:
    items = tuple(
        StatementItem(
            date.fromisoformat(one["on"]),
            one["text"],
            one["number"],
            one["amount"],
            Open(one["kind"]),
            one["age"],
        )
        for one in json.loads(found.items)
    )

    def summed(kind: Open) -> int:
        return sum(abs(one.amount) for one in items if one.kind is kind)

    person = session.get(Person, found.done_by)
    return ReconciliationView(
        id=found.id,
        group_name=group_of(session, account.group_id).name,
        account=row,
        as_of=found.as_of,
        bank_balance=found.bank_balance,
        deposits=summed(Open.DEPOSIT),
        withdrawals=summed(Open.WITHDRAWAL),
        bank_in=summed(Open.BANK_IN),
        bank_out=summed(Open.BANK_OUT),
        expected=found.book_balance,
        book_balance=found.book_balance,
        difference=0,
        items=items,
        done_by=person.chosen_name if person is not None else "",
        done_at=found.recorded_at,
    )
