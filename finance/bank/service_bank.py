"""Lines of the bank, ticks, what the bank has and the books lack, and the kept reconciliation.

Rights: MONEY_PREPARE. Money the bank took needs a second person and the standing resolution.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.bank.commands import (
    AddBankLines,
    BookBankLines,
    DropLine,
    FinishReconciliation,
    NewLine,
    PostingRef,
    RememberColumns,
    Resolved,
    SetStanding,
    Tick,
    Untick,
)
from finance.bank.lines import (
    Sides,
    balance_at_bank,
    items_as_text,
    last_reconciled,
    load_sides,
    statement_of,
)
from finance.bank.models import BankLine, BankMatch, BankSetting, Reconciliation
from finance.bank.writing import CHANGED, BankWork, drafted, lender_of, money_line
from finance.ledger.books import books_of
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import BankAccount
from finance.ledger.posting import post
from finance.rules.accounts import BANK, LENDER_ACCOUNTS, MEMBER_ACCOUNTS
from finance.rules.entries import EntryKind, Line
from finance.rules.matching import check_match
from finance.rules.reconcile import check_final
from governance.leadership.decisions import passed
from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.vault.users import SecondSigner

__all__ = ["BankService"]

MOST_LINES = 5000
"""Lines that one import may hold: ten years of a busy account."""


class BankService(BankWork):
    """What the treasurer does with the passbook of the bank in her hand."""

    def add_lines(self, command: AddBankLines) -> Done:
        """Write down lines of the bank. Returns the batch, empty when all were there already.

        Raises NotAllowed, NotFound "bank-account-unknown", InputInvalid "bank-line-amount",
        "date-in-future", "bank-lines-none", "bank-lines-too-many", RuleBroken
        "bank-line-before-books", "bank-line-reconciled", "bank-line-twice".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            account = _account(uow.session, command.bank_id)
            if not 1 <= len(command.lines) <= MOST_LINES:
                key = "bank-lines-too-many" if command.lines else "bank-lines-none"
                raise InputInvalid(key, field="lines", most=MOST_LINES)
            sides = load_sides(uow.session, account.id)
            fresh = _fresh(sides, command)
            if not fresh:
                return Done("", frozenset())
            batch = new_id()
            for place, line in enumerate(fresh):
                self._check_line(entry, account, line)
                uow.session.add(_row(entry, account, line, batch, place))
            uow.record("bank.lines_added", subject=f"bank_account/{account.id}")
            return Done(batch, CHANGED, uow.commit())

    def _check_line(self, entry: MoneyEntry, account: BankAccount, line: NewLine) -> None:
        if line.amount == 0 or abs(line.amount) > MAX_PAISE:
            raise InputInvalid("bank-line-amount", field="amount")
        if line.balance is not None and abs(line.balance) > MAX_PAISE:
            raise InputInvalid("amount-too-large", field="balance", most_paise=MAX_PAISE)
        if line.on_date > entry.today:
            raise InputInvalid("date-in-future", field="on_date")
        opened = books_of(entry.session, account.group_id).opened_on
        if line.on_date < opened:
            raise RuleBroken("bank-line-before-books", date=opened)
        until = last_reconciled(entry.session, account.id)
        if until is not None and line.on_date <= until:
            raise RuleBroken("bank-line-reconciled", date=until)

    def drop_line(self, command: DropLine) -> Done:
        """A line was written by mistake. Returns its id.

        Raises NotAllowed, NotFound "bank-line-unknown", RuleBroken "bank-line-ticked",
        "bank-line-reconciled", InputInvalid "text-missing".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = _line(uow.session, command.line_id)
            sides = load_sides(uow.session, row.bank_id)
            if row.id in sides.matched:
                raise RuleBroken("bank-line-ticked")
            _still_open(uow.session, row.bank_id, [row.on_date])
            row.dropped = clean_text(command.reason, field="reason", most=400, required=True)
            uow.record("bank.line_dropped", subject=f"bank_line/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def remember_columns(self, command: RememberColumns) -> Done:
        """Keep how files of this account are read. Raises NotAllowed, NotFound."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = self._setting(uow.session, command.bank_id)
            row.columns = json.dumps(dict(command.columns), ensure_ascii=False, sort_keys=True)
            uow.record("bank.columns", subject=f"bank_account/{command.bank_id}")
            return Done(command.bank_id, CHANGED, uow.commit())

    def set_standing(self, command: SetStanding) -> Done:
        """Name the standing resolution of a bank account.

        Raises NotAllowed, NotFound, RuleBroken of a resolution that does not stand.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = self._setting(uow.session, command.bank_id)
            account = _account(uow.session, command.bank_id)
            if command.resolution_id is not None:
                passed(uow.session, command.resolution_id, account.group_id)
            row.standing_id = command.resolution_id
            row.standing_no = clean_line(command.number, field="number", most=60)
            if command.resolution_id is None and not row.standing_no:
                raise RuleBroken("standing-resolution-missing")
            uow.record("bank.standing", subject=f"bank_account/{command.bank_id}")
            return Done(command.bank_id, CHANGED, uow.commit())

    def _setting(self, session: Session, bank_id: str) -> BankSetting:
        _account(session, bank_id)
        row = session.get(BankSetting, bank_id)
        if row is None:
            stamp = self._entry(session).new()
            del stamp["id"]
            row = BankSetting(**stamp, bank_id=bank_id, columns="", standing_no="")
            session.add(row)
        return row

    def tick(self, command: Tick) -> Done:
        """Lines of both sides are the same money. Returns the tick.

        Raises NotAllowed, NotFound "bank-line-unknown", RuleBroken "bank-line-ticked" and those
        of `check_match`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            account = _account(uow.session, command.bank_id)
            ref = _ticked(entry, account, command.lines, command.postings)
            uow.record("bank.ticked", subject=f"bank_account/{account.id}")
            return Done(ref, CHANGED, uow.commit())

    def tick_all(self, commands: Iterable[Tick]) -> Done:
        """Several ticks at once: proposals that a person has looked over. Raises as `tick`."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            last = ""
            for command in commands:
                account = _account(uow.session, command.bank_id)
                last = account.id
                _ticked(entry, account, command.lines, command.postings)
            if not last:
                return Done("", frozenset())
            uow.record("bank.ticked", subject=f"bank_account/{last}")
            return Done(last, CHANGED, uow.commit())

    def untick(self, command: Untick) -> Done:
        """A tick was wrong. Returns it.

        Raises NotAllowed, NotFound "tick-unknown", RuleBroken "bank-line-reconciled".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            rows = uow.session.scalars(
                select(BankMatch).where(
                    BankMatch.tick == command.tick, BankMatch.undone_at.is_(None)
                )
            ).all()
            if not rows:
                raise NotFound("tick-unknown", what="tick")
            sides = load_sides(uow.session, rows[0].bank_id)
            lines, postings = sides.ticks[command.tick]
            days = [sides.bank[x].on_date for x in lines if x in sides.bank]
            days += [sides.book[x].on_date for x in postings]
            _still_open(uow.session, rows[0].bank_id, [max(days)])
            for row in rows:
                row.undone_at, row.undone_by = entry.moment, self._who.person_id
            uow.record("bank.unticked", subject=f"bank_account/{rows[0].bank_id}")
            return Done(command.tick, CHANGED, uow.commit())

    def book(self, command: BookBankLines, second: SecondSigner | None = None) -> Done:
        """Book what the bank has and the books lack, and tick it. Returns the entry.

        Raises NotAllowed, NotFound, RuleBroken "bank-line-ticked", "bank-parts-differ",
        "bank-part-not-for-this", "standing-resolution-missing", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = _line(uow.session, command.line_id)
            account = _account(uow.session, row.bank_id)
            lines = _news_lines(entry, account, row, command)
            resolved = command.resolved
            if resolved is None and row.amount < 0:
                resolved = _standing(uow.session, account.id)
            text = clean_line(command.narration or row.text, field="narration", most=300)
            kind = EntryKind.BANK
            draft = drafted(
                account.group_id, row.on_date, kind, text or row.number or "–", lines, resolved
            )
            posted = post(entry, draft, second=second)
            number = next(n for n, line in enumerate(lines, 1) if line.account == BANK)
            _ticked(entry, account, (row.id,), (PostingRef(posted.id, number),))
            uow.record("bank.booked", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def finish(self, command: FinishReconciliation) -> Done:
        """Keep the reconciliation of a day. Returns its id.

        Raises NotAllowed, NotFound, InputInvalid "date-in-future", RuleBroken
        "reconciliation-differs", "reconciliation-older", "reconciliation-balance" when the
        newest line of the bank shows another balance.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            account = _account(uow.session, command.bank_id)
            if command.as_of > entry.today:
                raise InputInvalid("date-in-future", field="as_of")
            until = last_reconciled(uow.session, account.id)
            if until is not None and command.as_of <= until:
                raise RuleBroken("reconciliation-older", date=until)
            sides = load_sides(uow.session, account.id)
            shown = balance_at_bank(sides, command.as_of)
            _check_balance(sides, command, shown)
            made = statement_of(sides, command.as_of, command.bank_balance)
            check_final(made)
            row = Reconciliation(
                **entry.new(),
                group_id=account.group_id,
                bank_id=account.id,
                as_of=command.as_of,
                bank_balance=made.bank_balance,
                book_balance=made.book_balance,
                items=items_as_text(made, sides),
                done_by=self._who.person_id,
            )
            uow.session.add(row)
            uow.session.flush()
            uow.record("bank.reconciled", subject=f"reconciliation/{row.id}")
            return Done(row.id, CHANGED, uow.commit())


def _check_balance(
    sides: Sides, command: FinishReconciliation, shown: tuple[int, date] | None
) -> None:
    """The balance typed is the one that the newest line shows, moved by later lines without."""
    if shown is None:
        return
    newest = [row for row in sides.bank.values() if row.on_date <= command.as_of]
    place = max(n for n, row in enumerate(newest) if row.balance is not None)
    later = sum(row.amount for row in newest[place + 1 :])
    if shown[0] + later != command.bank_balance:
        raise RuleBroken("reconciliation-balance", amount_paise=shown[0] + later)


def _account(session: Session, bank_id: str) -> BankAccount:
    row = session.get(BankAccount, bank_id)
    if row is None:
        raise NotFound("bank-account-unknown", what="bank account")
    return row


def _line(session: Session, line_id: str) -> BankLine:
    row = session.get(BankLine, line_id)
    if row is None or row.dropped:
        raise NotFound("bank-line-unknown", what="line of the bank")
    return row


def _row(
    entry: MoneyEntry, account: BankAccount, line: NewLine, batch: str, place: int
) -> BankLine:
    return BankLine(
        **entry.new(),
        group_id=account.group_id,
        bank_id=account.id,
        on_date=line.on_date,
        number=clean_line(line.number, field="number", most=120),
        text=clean_line(line.text, field="text", most=300),
        amount=line.amount,
        balance=line.balance,
        batch=batch,
        place=place,
        dropped="",
    )


def _fresh(sides: Sides, command: AddBankLines) -> tuple[NewLine, ...]:
    """Lines that are not there yet. Two equal lines of one file are two; one typed twice asks."""
    there: dict[tuple[object, ...], int] = {}
    for row in sides.bank.values():
        key = (row.on_date, row.amount, row.number, row.text, row.balance)
        there[key] = there.get(key, 0) + 1
    fresh: list[NewLine] = []
    for line in command.lines:
        key = (
            line.on_date,
            line.amount,
            clean_line(line.number, field="number", most=120),
            clean_line(line.text, field="text", most=300),
            line.balance,
        )
        if there.get(key, 0):
            if not command.imported:
                raise RuleBroken("bank-line-twice")
            there[key] -= 1
        else:
            fresh.append(line)
    return tuple(fresh)


def _still_open(session: Session, bank_id: str, days: Iterable[date]) -> None:
    until = last_reconciled(session, bank_id)
    if until is not None and any(day <= until for day in days):
        raise RuleBroken("bank-line-reconciled", date=until)


def _ticked(
    entry: MoneyEntry,
    account: BankAccount,
    lines: tuple[str, ...],
    postings: tuple[PostingRef, ...],
) -> str:
    sides = load_sides(entry.session, account.id)
    refs = [f"{one.entry_id}/{one.line_no}" for one in postings]
    if not (sides.bank.keys() >= set(lines) and sides.book.keys() >= set(refs)):
        raise NotFound("bank-line-unknown", what="line of the bank")
    named = (*lines, *refs)
    if sides.matched & set(named) or len(set(named)) < len(named):
        raise RuleBroken("bank-line-ticked")  # by another tick, or twice by this one
    check_match([sides.bank_item(x) for x in lines], [sides.book_item(x) for x in refs])
    tick = new_id()
    same = {"group_id": account.group_id, "bank_id": account.id, "tick": tick}
    for line in lines:
        entry.session.add(BankMatch(**entry.new(), **same, line_id=line))
    for one in postings:
        entry.session.add(
            BankMatch(**entry.new(), **same, entry_id=one.entry_id, line_no=one.line_no)
        )
    entry.session.flush()
    return tick


def _news_lines(
    entry: MoneyEntry, account: BankAccount, row: BankLine, command: BookBankLines
) -> tuple[Line, ...]:
    """The bank's line and what it was for: parts are above nought and add up to it."""
    total = sum(part.amount for part in command.parts)
    if any(part.amount <= 0 for part in command.parts) or total != abs(row.amount):
        raise RuleBroken("bank-parts-differ", amount_paise=abs(row.amount))
    sign = -1 if row.amount > 0 else 1
    lines = [money_line(row.amount, command.fund, account.id)]
    for part in command.parts:
        if part.account in MEMBER_ACCOUNTS or part.account in {"1010", BANK, "1110"}:
            raise RuleBroken("bank-part-not-for-this", code=part.account)
        lender = part.lender_id
        if lender is not None:
            loan = lender_of(entry.session, lender)
            wrong = part.account in LENDER_ACCOUNTS and part.account != loan.account
            if wrong or loan.group_id != account.group_id or loan.fund != command.fund:
                raise RuleBroken("bank-part-not-for-this", code=part.account)
        lines.append(Line(part.account, sign * part.amount, fund=command.fund, lender_id=lender))
    return tuple(lines)


def _standing(session: Session, bank_id: str) -> Resolved:
    row = session.get(BankSetting, bank_id)
    if row is None or not (row.standing_id or row.standing_no):
        raise RuleBroken("standing-resolution-missing")
    return Resolved(row.standing_id, row.standing_no)
