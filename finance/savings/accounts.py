"""What members have saved and bought, read from the postings. Checks no rights, writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from finance.ledger.balances import balance, turnover
from finance.ledger.books import MemberRow, members_of
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.accounts import BANK, CASH
from finance.rules.closing import ClosingLine, closing_lines
from finance.rules.entries import EntryKind, Line
from finance.rules.statements import Moved
from finance.savings.models import Cycle, SavingsTerms
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "COMPULSORY",
    "GENERAL",
    "INTEREST_PAID",
    "PAID_TO",
    "RESERVE",
    "SHARES",
    "SOCIAL",
    "SURPLUS",
    "VOLUNTARY",
    "Terms",
    "closing_of",
    "joint_moves",
    "kind_account",
    "money_line",
    "open_cycle",
    "paid_in",
    "saved",
    "savers",
    "share_money",
    "surplus_of",
    "terms_of",
]

P = LedgerPosting
COMPULSORY, VOLUNTARY, SHARES = "2010", "2020", "2030"
SOCIAL, SURPLUS, RESERVE, INTEREST_PAID = "2040", "3020", "3030", "5080"
GENERAL = "general"
PAID_TO = ("compulsory", "voluntary", "cash", "bank")
_KINDS = {"compulsory": COMPULSORY, "voluntary": VOLUNTARY}
_SAVING = (EntryKind.MEETING, EntryKind.RECEIPT, EntryKind.BANK)


@dataclass(frozen=True)
class Terms:
    """What the rules of a group say about savings; amounts in paise, `rate` yearly per cent."""

    kept: int = 0
    rate: str = ""
    unit: int = 1
    left_over: str = "return"
    leaving_share: bool = False


def terms_of(session: Session, group_id: str) -> Terms:
    """The terms of a group, the usual ones where it set none."""
    row = session.get(SavingsTerms, group_id)
    if row is None:
        return Terms()
    return Terms(row.kept, row.rate, row.unit, row.left_over, row.leaving_share)


def kind_account(kind: str) -> str:
    """The account of a kind of savings. Raises InputInvalid "choice-unknown"."""
    if kind not in _KINDS:
        raise InputInvalid("choice-unknown", field="kind")
    return _KINDS[kind]


def money_line(amount: int, bank_id: str | None, fund: str = GENERAL) -> Line:
    """The line of the box, or of a bank account."""
    if bank_id is None:
        return Line(CASH, amount, fund=fund)
    return Line(BANK, amount, bank_id=bank_id, fund=fund)


def saved(
    session: Session, group_id: str, member_id: str, account: str, until: date | None = None
) -> int:
    """What a member has on one of her accounts, in paise."""
    return -balance(session, group_id, account, member_id=member_id, until=until)


def share_money(session: Session, group_id: str, until: date | None = None) -> Mapping[str, int]:
    """Paise that each member has paid for shares; only those who have some."""
    where = [P.group_id == group_id, P.account == SHARES]
    if until is not None:
        where.append(P.on_date <= until)
    rows = session.execute(
        select(P.member_id, -func.sum(P.amount)).where(*where).group_by(P.member_id)
    )
    return {str(member): int(amount) for member, amount in rows if amount}


def savers(session: Session, group_id: str) -> tuple[MemberRow, ...]:
    """Members who have not left, by number."""
    return members_of(session, group_id)


def joint_moves(
    session: Session, group_id: str, until: date
) -> Mapping[str, list[tuple[date, int]]]:
    """Changes of the savings of each member, both kinds together, day by day."""
    rows = session.execute(
        select(P.member_id, P.on_date, -func.sum(P.amount))
        .where(
            P.group_id == group_id,
            P.account.in_((COMPULSORY, VOLUNTARY)),
            P.on_date <= until,
        )
        .group_by(P.member_id, P.on_date)
    )
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for member, day, amount in rows:
        found[str(member)].append((day, int(amount)))
    return found


def paid_in(session: Session, group_id: str, since: date, until: date) -> Mapping[str, int]:
    """Savings that each member paid in a time: withdrawals, interest and openings not counted,
    corrections of what she paid counted."""
    first = aliased(LedgerEntry)
    mended = func.coalesce(LedgerEntry.corrects, LedgerEntry.reverses)
    kind = func.coalesce(first.kind, LedgerEntry.kind)
    rows = session.execute(
        select(P.member_id, -func.sum(P.amount))
        .join(LedgerEntry, LedgerEntry.id == P.entry_id)
        .outerjoin(first, first.id == mended)
        .where(
            P.group_id == group_id,
            P.account.in_((COMPULSORY, VOLUNTARY)),
            P.on_date >= since,
            P.on_date <= until,
            kind.in_([str(each) for each in _SAVING]),
        )
        .group_by(P.member_id)
    )
    return {str(member): int(amount) for member, amount in rows}


def surplus_of(session: Session, group_id: str, until: date | None = None) -> int:
    """The group's own surplus in the general fund, in paise."""
    return -balance(session, group_id, SURPLUS, fund=GENERAL, until=until)


def closing_of(
    session: Session, group_id: str, since: date | None, until: date
) -> tuple[ClosingLine, ...]:
    """What still stands on income and expenses, as lines of a closing entry; empty if nothing."""
    moved = [
        Moved(account, fund, debit=debit, credit=credit)
        for (account, fund), (debit, credit) in turnover(session, group_id, since, until).items()
    ]
    return closing_lines(moved)


def open_cycle(session: Session, group_id: str) -> Cycle:
    """The cycle in which shares are bought now. Raises RuleBroken "cycle-none"."""
    row = session.scalars(
        select(Cycle).where(Cycle.group_id == group_id, Cycle.state == "open")
    ).first()
    if row is None:
        raise RuleBroken("cycle-none")
    return row
