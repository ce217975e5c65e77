"""A share-out worked out but not posted: pool, payouts, and what is still missing. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, turnover
from finance.ledger.books import MemberRow, members_of
from finance.ledger.models import BankAccount, LedgerEntry
from finance.rules.accounts import BANK, CASH, CASH_OVER_SHORT
from finance.rules.entries import EntryState
from finance.rules.largest_remainder import residue_of
from finance.rules.share_out import (
    Holder,
    Missing,
    Payout,
    Pool,
    Ready,
    Residue,
    ShareOut,
    missing,
    pool_of,
    set_offs_that_fit,
    share_out,
)
from finance.rules.shares import value_per_share
from finance.savings.accounts import GENERAL, SHARES, open_cycle
from finance.savings.commands import SetOff, ShareOutCycle
from finance.savings.models import Cycle
from finance.savings.service_cycle import shares_of
from finance.savings.set_offs import Debt, debts_of
from finance.sheet.models import MeetingMoney
from finance.sheet.views import SheetState
from governance.entry import choice
from sr_board.base.errors import RuleBroken

__all__ = ["SharePlan", "money_of_loan_fund", "plan_share_out", "set_off_in_full"]


@dataclass(frozen=True)
class SharePlan:
    """A share-out before it is posted.

    `money`: the loan fund's box under "" and its bank accounts, in paise. `residue`: what cannot
    be shared in the unit. `made`: the payouts, None while something stands against them.
    `too_much`: what each member's loan is above her payout.
    """

    cycle: Cycle
    members: Mapping[str, MemberRow]
    debts: tuple[Debt, ...]
    set_offs: tuple[SetOff, ...]
    money: Mapping[str, int]
    pool: Pool
    residue: int
    shares: int
    value: Fraction | None
    missing: tuple[Missing, ...]
    too_much: Mapping[str, tuple[int, int]]
    made: ShareOut | None

    @property
    def payouts(self) -> tuple[Payout, ...]:
        """The payouts, none while they cannot be worked out."""
        return self.made.payouts if self.made is not None else ()


def money_of_loan_fund(session: Session, group_id: str) -> Mapping[str, int]:
    """Cash under "" and every bank account of the general fund that holds something."""
    found = {"": balance(session, group_id, CASH, fund=GENERAL)}
    banks = session.scalars(
        select(BankAccount.id).where(BankAccount.group_id == group_id).order_by(BankAccount.id)
    )
    for bank in banks:
        amount = balance(session, group_id, BANK, bank_id=bank, fund=GENERAL)
        if amount:
            found[bank] = amount
    return found


def set_off_in_full(session: Session, command: ShareOutCycle) -> tuple[SetOff, ...]:
    """Every loan of the loan fund that is not carried over, with the interest that is due."""
    return tuple(
        SetOff(debt.loan_id, debt.principal, debt.interest)
        for debt in debts_of(session, command.group_id, command.on_date)
        if debt.fund == GENERAL and debt.loan_id not in command.carried
    )


def plan_share_out(session: Session, command: ShareOutCycle) -> SharePlan:
    """Work a share-out out. Raises RuleBroken "cycle-none", "share-money-odd",
    "set-off-unknown-loan", InputInvalid "choice-unknown", "share-unit-wrong"."""
    cycle = open_cycle(session, command.group_id)
    rows = members_of(session, command.group_id, with_former=True)
    members = {row.member_id: row for row in rows}
    debts = debts_of(session, command.group_id, command.on_date)
    shares = shares_of(session, command.group_id, cycle.price)
    holders = _holders(command, members, debts, shares)
    money = money_of_loan_fund(session, command.group_id)
    banks = sum(amount for key, amount in money.items() if key)
    pool = pool_of(money[""], banks, holders)
    total = sum(shares.values())
    ready = _ready(session, command, debts, total, money[""])
    lacks = missing(ready)
    residue = residue_of(pool.whole, command.unit)
    too_much = set_offs_that_fit(money[""] + banks, holders, command.unit) if total else {}
    to = None if command.residue is None else choice(Residue, command.residue, "residue")
    fits = total and not too_much and (to is not None or not residue)
    return SharePlan(
        cycle=cycle,
        members=members,
        debts=debts,
        set_offs=command.set_offs,
        money=money,
        pool=pool,
        residue=residue,
        shares=total,
        value=value_per_share(pool.whole - residue, total) if total else None,
        missing=lacks,
        too_much=too_much,
        made=share_out(pool.whole, holders, command.unit, to) if fits else None,
    )


def _holders(
    command: ShareOutCycle,
    members: Mapping[str, MemberRow],
    debts: tuple[Debt, ...],
    shares: Mapping[str, int],
) -> list[Holder]:
    """Everybody with shares or something to set off, by number."""
    owner = {debt.loan_id: debt.member_id for debt in debts if debt.fund == GENERAL}
    principal: dict[str, int] = {}
    interest: dict[str, int] = {}
    for each in command.set_offs:
        if each.loan_id not in owner:
            raise RuleBroken("set-off-unknown-loan")
        who = owner[each.loan_id]
        principal[who] = principal.get(who, 0) + each.principal
        interest[who] = interest.get(who, 0) + each.interest
    return [
        Holder(
            ref,
            members[ref].number,
            shares.get(ref, 0),
            principal.get(ref, 0),
            interest.get(ref, 0),
        )
        for ref in members
        if shares.get(ref) or principal.get(ref) or interest.get(ref)
    ]


def _ready(
    session: Session, command: ShareOutCycle, debts: tuple[Debt, ...], shares: int, cash: int
) -> Ready:
    waiting = session.scalar(
        select(func.count())
        .select_from(LedgerEntry)
        .where(
            LedgerEntry.group_id == command.group_id,
            LedgerEntry.state == str(EntryState.WAITING),
        )
    )
    sheets = session.scalar(
        select(func.count())
        .select_from(MeetingMoney)
        .where(
            MeetingMoney.group_id == command.group_id,
            MeetingMoney.state != str(SheetState.CLOSED),
        )
    )
    return Ready(
        cash=cash,
        shares=shares,
        counted=command.counted,
        sheets_open=int(sheets or 0),
        waiting=int(waiting or 0),
        short=balance(session, command.group_id, CASH_OVER_SHORT),
        undecided=sum(_undecided(debt, command) for debt in debts if debt.fund == GENERAL),
        claims=_claims(session, command.group_id),
    )


def _undecided(debt: Debt, command: ShareOutCycle) -> bool:
    """Neither carried over nor set off as a whole."""
    if debt.loan_id in command.carried:
        return False
    taken = sum(each.principal for each in command.set_offs if each.loan_id == debt.loan_id)
    return taken < debt.principal


def _claims(session: Session, group_id: str) -> int:
    """What the loan fund owes to others than its shareholders, in paise."""
    return sum(
        credit - debit
        for (account, fund), (debit, credit) in turnover(session, group_id, None, None).items()
        if fund == GENERAL and account.startswith("2") and account != SHARES
    )
