"""What the posting door asks before anything is written: the guards of the database, in words.

Checks no rights, writes nothing (but the account of a member who has none yet).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import P, balance, lowest
from finance.ledger.books import account_of, bank_of, books_of, ensure_member, fund_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import last_meeting_day, lock_date, meeting_locked
from finance.ledger.models import BankAccount, Fund, LedgerEntry, MemberAccount
from finance.ledger.resolutions import check_resolution
from finance.rules.accounts import BANK, CASH, LOAN_ACCOUNTS, MEMBER_ACCOUNTS, MONEY
from finance.rules.entries import (
    EntryKind,
    EntryState,
    Line,
    check_entry,
    needs_reason,
    needs_resolution,
    used_of_resolution,
)
from finance.rules.funds import LENT, FundKind, check_lending
from finance.rules.locks import check_date
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.people.models import Person

__all__ = ["check_balances", "check_draft", "check_resolution_of", "effective_sheet"]


def check_draft(entry: MoneyEntry, draft: EntryDraft) -> None:
    """Everything about an entry but its persons: lines, day, names, resolution, reason.

    Raises what `check_entry` and `check_date` raise, NotFound "books-not-opened" and names that
    are unknown, RuleBroken "before-opening", "date-before-meeting", "meeting-closed-for-money",
    "sheet-exists", "reason-missing", "fund-conditions", "resolution-missing" and others of
    resolutions.
    """
    session, group = entry.session, draft.group_id
    check_entry(draft.kind, draft.lines)
    _check_day(entry, draft)
    _check_meeting(session, draft)
    if needs_reason(draft.kind, draft.lines) and not draft.reason.strip():
        raise InputInvalid("reason-missing", field="reason")
    for code in sorted({line.account for line in draft.lines}):
        account_of(session, group, code)
    for code in sorted({line.fund for line in draft.lines}):
        _check_fund(draft, fund_of(session, group, code))
    for bank in sorted({line.bank_id for line in draft.lines if line.bank_id}):
        bank_of(session, group, bank)
    _check_members(entry, draft)
    entry.check_persons([draft.payee_id])
    check_resolution_of(session, draft)


def _check_fund(draft: EntryDraft, fund: Fund) -> None:
    """What is lent from a fund with conditions is lent by a resolution, whichever way it goes.

    A paper book that is taken over and a correction lend nothing anew.
    """
    anew = draft.kind not in {EntryKind.OPENING, EntryKind.CORRECTION} and draft.reverses is None
    lent = sum(x.amount for x in draft.lines if x.account in LENT and x.fund == fund.code)
    if anew and lent > 0:
        resolved = draft.resolution_id is not None or bool(draft.resolution_no.strip())
        kind, name = FundKind(fund.kind), fund.name or fund.code
        check_lending(kind, name, fund.conditions, resolution=resolved)


def _check_members(entry: MoneyEntry, draft: EntryDraft) -> None:
    """Every member of the lines has her account; one who has none gets it."""
    named = {line.member_id for line in draft.lines if line.member_id}
    known = entry.session.scalars(
        select(MemberAccount.member_id).where(
            MemberAccount.group_id == draft.group_id, MemberAccount.member_id.in_(named)
        )
    )
    stamp = entry.new()
    for member in sorted(named - set(known)):
        ensure_member(entry.session, draft.group_id, member, stamp)


def _check_day(entry: MoneyEntry, draft: EntryDraft) -> None:
    session, group = entry.session, draft.group_id
    books = books_of(session, group)
    check_date(draft.on_date, entry.today, lock_date(session, group))
    if draft.on_date < books.opened_on:
        raise RuleBroken("before-opening", date=books.opened_on)
    last = last_meeting_day(session, group)
    if last is not None and draft.on_date < last and any(x.account == CASH for x in draft.lines):
        raise RuleBroken("date-before-meeting", date=last)


def _check_meeting(session: Session, draft: EntryDraft) -> None:
    if draft.meeting_id is None:
        return
    if meeting_locked(session, draft.group_id, draft.meeting_id):
        raise RuleBroken("meeting-closed-for-money")
    if draft.kind is EntryKind.MEETING and effective_sheet(
        session, draft.group_id, draft.meeting_id
    ):
        raise RuleBroken("sheet-exists")


def effective_sheet(session: Session, group_id: str, meeting_id: str) -> str | None:
    """The posted sheet of a meeting that was not cancelled; its entry's id."""
    rows = session.scalars(
        select(LedgerEntry.id).where(
            LedgerEntry.group_id == group_id,
            LedgerEntry.meeting_id == meeting_id,
            LedgerEntry.kind == str(EntryKind.MEETING),
            LedgerEntry.state == str(EntryState.POSTED),
        )
    )
    return next((ref for ref in rows if cancelled_by(session, ref) is None), None)


def cancelled_by(session: Session, entry_id: str) -> LedgerEntry | None:
    """The posted entry that cancels this one and is not cancelled itself."""
    row = session.scalars(
        select(LedgerEntry).where(
            LedgerEntry.reverses == entry_id, LedgerEntry.state == str(EntryState.POSTED)
        )
    ).first()
    if row is None or cancelled_by(session, row.id) is not None:
        return None
    return row


def check_resolution_of(session: Session, draft: EntryDraft) -> None:
    """The resolution of an entry, when it needs or names one. Raises as `check_resolution`,
    InputInvalid "amount-too-large"."""
    if draft.resolution_amount is not None and draft.resolution_amount > MAX_PAISE:
        raise InputInvalid("amount-too-large", field="resolution_amount", most_paise=MAX_PAISE)
    named = draft.resolution_id is not None or bool(draft.resolution_no.strip())
    if not named:
        if needs_resolution(draft.kind, draft.lines):
            raise RuleBroken("resolution-missing")
        return
    check_resolution(
        session,
        draft.group_id,
        draft.resolution_id,
        draft.resolution_no.strip(),
        draft.resolution_amount,
        used_of_resolution(draft.kind, draft.lines),
        draft.on_date,
    )


def check_balances(session: Session, draft: EntryDraft) -> None:
    """Nothing falls below nought on the day of the entry or any later one.

    Raises RuleBroken "savings-negative", "loan-negative", "cash-negative", "bank-negative",
    "fund-overdrawn".
    """
    _members(session, draft)
    _loans(session, draft)
    _cash(session, draft)
    _banks(session, draft)
    _funds(session, draft)


def _changes(lines: Sequence[Line], attribute: str) -> dict[tuple[str, str], int]:
    """Change by (id, account) for lines that name an id."""
    found: defaultdict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        ref = getattr(line, attribute)
        if ref is not None:
            found[ref, line.account] += line.amount
    return found


def _members(session: Session, draft: EntryDraft) -> None:
    for (member, account), change in _changes(draft.lines, "member_id").items():
        if account not in MEMBER_ACCOUNTS or change <= 0:
            continue
        group = draft.group_id
        before = -balance(session, group, account, member_id=member, until=draft.on_date)
        where = [P.group_id == group, P.member_id == member, P.account == account]
        when, least = lowest(session, where, before, draft.on_date, sign=-1)
        if least < change:
            name = session.scalar(select(Person.chosen_name).where(Person.id == member))
            raise RuleBroken("savings-negative", member=name, amount_paise=least, date=when)


def _loans(session: Session, draft: EntryDraft) -> None:
    for (loan, account), change in _changes(draft.lines, "loan_id").items():
        if account not in LOAN_ACCOUNTS or change >= 0:
            continue
        group = draft.group_id
        before = balance(session, group, account, loan_id=loan, until=draft.on_date)
        where = [P.group_id == group, P.loan_id == loan, P.account == account]
        when, least = lowest(session, where, before, draft.on_date)
        if least + change < 0:
            raise RuleBroken("loan-negative", amount_paise=least, date=when)


def _cash(session: Session, draft: EntryDraft) -> None:
    change = sum(line.amount for line in draft.lines if line.account == CASH)
    if change >= 0:
        return
    group = draft.group_id
    before = balance(session, group, CASH, until=draft.on_date)
    where = [P.group_id == group, P.account == CASH]
    when, least = lowest(session, where, before, draft.on_date)
    if least + change < 0:
        raise RuleBroken("cash-negative", amount_paise=-(least + change), date=when)


def _banks(session: Session, draft: EntryDraft) -> None:
    for (bank, account), change in _changes(draft.lines, "bank_id").items():
        if account != BANK or change >= 0 or bank_of(session, draft.group_id, bank).overdraft:
            continue
        group = draft.group_id
        before = balance(session, group, BANK, bank_id=bank, until=draft.on_date)
        where = [P.group_id == group, P.account == BANK, P.bank_id == bank]
        when, least = lowest(session, where, before, draft.on_date)
        if least + change < 0:
            raise RuleBroken("bank-negative", amount_paise=-(least + change), date=when)


def _funds(session: Session, draft: EntryDraft) -> None:
    group = draft.group_id
    credit = set(
        session.scalars(
            select(BankAccount.id).where(
                BankAccount.group_id == group, BankAccount.overdraft.is_(True)
            )
        )
    )
    changes: defaultdict[str, int] = defaultdict(int)
    for line in draft.lines:
        if line.account in MONEY and line.bank_id not in credit:
            changes[line.fund] += line.amount
    for code, change in changes.items():
        if change >= 0:
            continue
        before = balance(session, group, CASH, fund=code, until=draft.on_date)
        before += _bank_of_fund(session, draft, code, credit)
        where = [P.group_id == group, P.account.in_(sorted(MONEY)), P.fund == code]
        if credit:
            where.append(func.coalesce(P.bank_id, "").not_in(sorted(credit)))
        _, least = lowest(session, where, before, draft.on_date)
        if least + change < 0:
            fund = fund_of(session, group, code)
            raise RuleBroken(
                "fund-overdrawn", fund=fund.code, amount_paise=least, conditions=fund.conditions
            )


def _bank_of_fund(session: Session, draft: EntryDraft, code: str, credit: set[str]) -> int:
    whole = balance(session, draft.group_id, BANK, fund=code, until=draft.on_date)
    for bank in sorted(credit):
        whole -= balance(
            session, draft.group_id, BANK, fund=code, bank_id=bank, until=draft.on_date
        )
    return whole
