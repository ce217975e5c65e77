"""A sheet put together for its page: members, what they owe, balances, what money may rest on.

Reads only; checks no rights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, loan_balances, member_savings, money_held
from finance.ledger.books import BooksView, books_of
from finance.ledger.models import (
    BankAccount,
    Fund,
    LedgerAccount,
    LedgerEntry,
    LedgerPosting,
)
from finance.ledger.resolutions import use_of
from finance.ledger.usual import usual_amounts
from finance.loans.models import Loan, LoanProduct
from finance.rules.cash_count import denominations
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.states import LoanState
from finance.rules.shares import LeftOver
from finance.rules.sheet import Column, Mark, MemberDue
from finance.savings.models import Cycle, SavingsTerms
from finance.sheet.asking import Member, member_dues, members_on, usual_savings
from finance.sheet.content import from_text
from finance.sheet.models import AttendanceMoney, MeetingMoney, SheetDraft, SheetRules
from finance.sheet.pieces import asked_from_text
from finance.sheet.views import (
    AccountChoice,
    BankChoice,
    Granted,
    LoanCard,
    MemberRow,
    Posted,
    Recall,
    ResolutionChoice,
    SheetState,
    SheetView,
    TermsChoice,
    Wish,
)
from governance.leadership.decisions import recent
from governance.models import Attendance
from sr_board.people.models import Group

__all__ = ["KEPT", "build_sheet", "fines_of", "last_closed", "share_terms", "social_fund"]

_SHG = (Column.SAVINGS, Column.PRINCIPAL, Column.INTEREST, Column.FINE, Column.OTHER)
_VSLA = (Column.SHARES, Column.SOCIAL, Column.PRINCIPAL, Column.INTEREST, Column.FINE, Column.OTHER)
_RESOLUTIONS = 12
KEPT = "/kept"
"""End of the key of the entry by which money that was kept pays what is due."""


def build_sheet(session: Session, row: MeetingMoney, me: str) -> SheetView:
    """Everything about one sheet."""
    books, day = books_of(session, row.group_id), row.on_date
    members = members_on(session, row.group_id, day)
    closed = row.state == SheetState.CLOSED
    dues = (
        _asked(session, row)
        if closed
        else member_dues(session, books, members, day, row.meeting_id or row.id)
    )
    text = row.content if closed else _typed(session, row)
    before = last_closed(session, row.group_id, day, but=row.id)
    price, most = share_terms(session, books)
    saved = member_savings(session, row.group_id, day)
    return SheetView(
        id=row.id,
        group_id=row.group_id,
        group_name=_group_name(session, row.group_id),
        on_date=day,
        number=row.number,
        meeting_id=row.meeting_id,
        state=SheetState(row.state),
        mode=books.mode,
        columns=_VSLA if books.mode == "vsla" else _SHG,
        rows=_rows(session, members, dues, saved, before),
        recall=_recall(session, row, saved, before),
        content=from_text(text),
        worths=denominations(books.currency, books.denominations),
        unit=books.savings_unit if books.savings_unit > 1 else 0,
        usual=usual_savings(books) or price,
        share_price=price,
        max_shares=most,
        fines=MappingProxyType({}) if closed else fines_of(session, row.group_id),
        **_choices(session, row.group_id, day),
        usual_out=usual_amounts(session, row.group_id, out=True),
        me=me if any(member.person_id == me for member in members) else "",
        from_minutes=_recorded(session, row.meeting_id),
        code=_fours(row.code),
        posted=_posted(session, row) if closed else (),
    )


def _choices(session: Session, group_id: str, day: date) -> dict[str, Any]:
    """What can be chosen on the sheet: requests, resolutions, banks, expenses, funds."""
    return {
        "wishes": _wishes(session, group_id),
        "granted": _granted(session, group_id),
        "resolutions": _resolutions(session, group_id, day),
        "banks": _banks(session, group_id, day),
        "expenses": _expenses(session, group_id),
        "terms": _terms(session, group_id),
        "social_fund": social_fund(session, group_id),
        "left_over": _left_over(session, group_id),
    }


def _asked(session: Session, row: MeetingMoney) -> dict[str, MemberDue]:
    """What was asked of each member when the sheet was closed."""
    rows = session.scalars(select(AttendanceMoney).where(AttendanceMoney.sheet_id == row.id))
    return {
        each.member_id: asked_from_text(each.asked, each.member_id, row.on_date) for each in rows
    }


def _group_name(session: Session, group_id: str) -> str:
    group = session.get(Group, group_id)
    return group.name if group is not None else ""


def _typed(session: Session, row: MeetingMoney) -> str:
    """What is typed on an open sheet."""
    draft = session.get(SheetDraft, row.id)
    return draft.content if draft is not None else ""


def last_closed(
    session: Session, group_id: str, until: date | None = None, *, but: str = ""
) -> MeetingMoney | None:
    """The last closed sheet of a group, up to a day."""
    query = select(MeetingMoney).where(
        MeetingMoney.group_id == group_id,
        MeetingMoney.state == SheetState.CLOSED.value,
        MeetingMoney.id != but,
    )
    if until is not None:
        query = query.where(MeetingMoney.on_date <= until)
    return session.scalars(
        query.order_by(MeetingMoney.on_date.desc(), MeetingMoney.number.desc()).limit(1)
    ).first()


def fines_of(session: Session, group_id: str) -> Mapping[Mark, int]:
    """What each mark of attendance costs, paise."""
    row = session.get(SheetRules, group_id)
    if row is None:
        return MappingProxyType({})
    found = {Mark.LATE: row.late_fine, Mark.LEAVE: row.leave_fine, Mark.ABSENT: row.absent_fine}
    return MappingProxyType({mark: fine for mark, fine in found.items() if fine})


def social_fund(session: Session, group_id: str) -> str:
    """Code of the fund that social money is kept in; the general one where there is none."""
    code = session.scalars(
        select(Fund.code)
        .where(Fund.group_id == group_id, Fund.kind == "social", Fund.closed_on.is_(None))
        .order_by(Fund.code)
    ).first()
    return code or "general"


def share_terms(session: Session, books: BooksView) -> tuple[int, int]:
    """Price of a share in paise and the most of one meeting (0: no end), of the cycle that runs.

    Before the first cycle those of the books; nought where the group keeps no shares.
    """
    if books.mode != "vsla":
        return 0, 0
    cycle = session.scalars(
        select(Cycle).where(Cycle.group_id == books.group_id, Cycle.state == "open")
    ).first()
    if cycle is not None:
        return cycle.price, cycle.max_shares or 0
    return books.share_price or 0, books.max_shares or 0


def _left_over(session: Session, group_id: str) -> str:
    terms = session.get(SavingsTerms, group_id)
    return terms.left_over if terms is not None else LeftOver.RETURN.value


def _rows(
    session: Session,
    members: Sequence[Member],
    dues: Mapping[str, MemberDue],
    saved: Mapping[str, tuple[int, int]],
    before: MeetingMoney | None,
) -> tuple[MemberRow, ...]:
    since = before.on_date if before is not None else None
    loans = _cards(session, dues)
    return tuple(
        MemberRow(
            member.person_id,
            member.number,
            member.name,
            member.symbol,
            dues.get(member.person_id, MemberDue(member.person_id)),
            loans.get(member.person_id, ()),
            sum(saved.get(member.person_id, (0, 0))),
            new=since is not None and member.joined is not None and member.joined > since,
        )
        for member in members
    )


def _cards(session: Session, dues: Mapping[str, MemberDue]) -> dict[str, tuple[LoanCard, ...]]:
    wanted = [loan.id for due in dues.values() for loan in due.loans]
    rows = {row.id: row for row in session.scalars(select(Loan).where(Loan.id.in_(wanted)))}
    found: dict[str, tuple[LoanCard, ...]] = {}
    for person, due in dues.items():
        found[person] = tuple(
            LoanCard(
                loan.id,
                rows[loan.id].number,
                rows[loan.id].given_on or rows[loan.id].asked_on,
                rows[loan.id].amount,
                loan.balance,
                sum(
                    ask.amount
                    for ask in due.asks
                    if ask.loan_id == loan.id and ask.column is Column.PRINCIPAL
                ),
                loan.kept,
            )
            for loan in due.loans
        )
    return found


def _recall(
    session: Session,
    row: MeetingMoney,
    saved: Mapping[str, tuple[int, int]],
    before: MeetingMoney | None,
) -> Recall:
    group, day = row.group_id, row.on_date
    held = money_held(session, group, day)
    closed = row.state == SheetState.CLOSED
    shares = -balance(session, group, "2030", until=day)
    since = _moved_by(session, row) if closed else {}
    return Recall(
        cash=row.opening if closed else held[""],
        bank=sum(amount for bank, amount in held.items() if bank) - since.get("1020", 0),
        lent=sum(loan_balances(session, group, day).values()) - since.get("1110", 0),
        savings=sum(sum(both) for both in saved.values())
        + shares
        + sum(since.get(account, 0) for account in ("2010", "2020", "2030")),
        social=-balance(session, group, "2040", until=day) + since.get("2040", 0),
        last_on=before.on_date if before is not None else None,
    )


def _moved_by(session: Session, row: MeetingMoney) -> dict[str, int]:
    """What the entries of a closed sheet moved, by account: what stood before is without it.

    What was kept for members had paid its part before the meeting counted.
    """
    rows = session.execute(
        select(LedgerPosting.account, func.sum(LedgerPosting.amount))
        .join(LedgerEntry, LedgerEntry.id == LedgerPosting.entry_id)
        .where(
            LedgerEntry.group_id == row.group_id,
            LedgerEntry.idempotency_key.startswith(f"sheet/{row.id}"),
            LedgerEntry.idempotency_key != f"sheet/{row.id}{KEPT}",
        )
        .group_by(LedgerPosting.account)
    )
    return {account: int(amount) for account, amount in rows}


def _wishes(session: Session, group_id: str) -> tuple[Wish, ...]:
    rows = session.scalars(
        select(Loan)
        .where(Loan.group_id == group_id, Loan.state == LoanState.APPLIED.value)
        .order_by(Loan.number)
    )
    return tuple(
        Wish(row.id, row.member_id, row.amount, row.purpose, row.instalments, row.product_id)
        for row in rows
    )


def _granted(session: Session, group_id: str) -> tuple[Granted, ...]:
    rows = session.scalars(
        select(Loan)
        .where(Loan.group_id == group_id, Loan.state == LoanState.SANCTIONED.value)
        .order_by(Loan.number)
    )
    return tuple(
        Granted(row.id, row.member_id, row.amount, row.resolution_id, row.resolution_no)
        for row in rows
    )


def _resolutions(session: Session, group_id: str, day: date) -> tuple[ResolutionChoice, ...]:
    found: list[ResolutionChoice] = []
    for each in recent(session, group_id):
        if not each.stands or each.decided_on > day or len(found) == _RESOLUTIONS:
            continue
        use = use_of(session, group_id, each.id)
        found.append(
            ResolutionChoice(
                each.id, each.serial, each.text, each.decided_on, use.allowed, use.used
            )
        )
    return tuple(found)


def _banks(session: Session, group_id: str, day: date) -> tuple[BankChoice, ...]:
    held = money_held(session, group_id, day)
    rows = session.scalars(
        select(BankAccount)
        .where(BankAccount.group_id == group_id, BankAccount.closed_on.is_(None))
        .order_by(BankAccount.name)
    )
    return tuple(
        BankChoice(
            row.id,
            f"{row.bank} ··{row.last_four}" if row.last_four else row.bank,
            held.get(row.id, 0),
        )
        for row in rows
    )


def _expenses(session: Session, group_id: str) -> tuple[AccountChoice, ...]:
    rows = session.scalars(
        select(LedgerAccount)
        .where(
            LedgerAccount.group_id == group_id,
            LedgerAccount.active.is_(True),
            LedgerAccount.type == "expense",
        )
        .order_by(LedgerAccount.code)
    )
    return tuple(AccountChoice(row.code, row.name) for row in rows)


def _terms(session: Session, group_id: str) -> tuple[TermsChoice, ...]:
    """Terms in use, of each the newest version, the latest written first."""
    rows = session.scalars(
        select(LoanProduct)
        .where(LoanProduct.group_id == group_id, LoanProduct.retired.is_(False))
        .order_by(LoanProduct.recorded_at.desc(), LoanProduct.version.desc())
    )
    newest: dict[str, LoanProduct] = {}
    for row in rows:
        newest.setdefault(row.product_key, row)
    return tuple(
        TermsChoice(row.id, row.name, product_from_text(row.terms)) for row in newest.values()
    )


def _recorded(session: Session, meeting_id: str | None) -> bool:
    if meeting_id is None:
        return False
    query = select(Attendance.id).where(Attendance.meeting_id == meeting_id).limit(1)
    return session.scalars(query).first() is not None


def _posted(session: Session, row: MeetingMoney) -> tuple[Posted, ...]:
    entries = session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.group_id == row.group_id,
            LedgerEntry.idempotency_key.startswith(f"sheet/{row.id}"),
        )
        .order_by(LedgerEntry.seq)
    )
    return tuple(Posted(each.kind, each.voucher_no or "", 0) for each in entries)


def _fours(code: str) -> str:
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))
