"""What is read of savings and shares. Right: MONEY_READ; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import balance, cash_in_hand, loan_balances, member_savings
from finance.ledger.books import MemberRow, books_of, members_of
from finance.ledger.door_checks import cancelled_by
from finance.ledger.models import BankAccount, LedgerEntry
from finance.rules.accounts import BANK, CASH
from finance.rules.share_out import Payout
from finance.savings import accounts
from finance.savings.commands import DistributeSurplus, ShareOutCycle
from finance.savings.models import Cycle, LeavingAccount, ShareOutPayout, ShareOutRun
from finance.savings.passbooks import passbook_of
from finance.savings.service_cycle import SHARE_MODE, SOCIAL_FUND
from finance.savings.service_distribution import Share, interest_shares, surplus_plan
from finance.savings.service_leaving import last_account_of, surplus_share
from finance.savings.set_offs import Debt, debts_of
from finance.savings.share_plan import money_of_loan_fund, plan_share_out
from finance.savings.views import (
    BankChoice,
    CycleView,
    DistributionView,
    LeavingSheet,
    LeavingView,
    LoanSetOffView,
    PassbookView,
    SaverRow,
    SavingsView,
    ShareOutSheet,
    ShareOutView,
    ShareRow,
    SurplusView,
)
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.store.uow import ReadFactory

__all__ = ["SavingsQueries"]


class SavingsQueries:
    """Balances, passbooks, and what would happen."""

    def __init__(self, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._read, self._clock, self._who = read, clock, who

    def overview(self, group_id: str) -> SavingsView:
        """What everybody has saved. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books = books_of(session, group_id)
            return SavingsView(
                group_id,
                _savers(session, group_id, members_of(session, group_id)),
                accounts.terms_of(session, group_id),
                books.mode == SHARE_MODE,
                cash_in_hand(session, group_id),
                accounts.surplus_of(session, group_id),
                _banks(session, group_id),
                books.opened_on,
            )

    def year_of(self, group_id: str, on: date) -> tuple[date, date]:
        """First and last day of the books' year of a day. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            return books_of(session, group_id).year_of(on)

    def passbook(
        self,
        group_id: str,
        member_id: str,
        since: date | None = None,
        until: date | None = None,
    ) -> PassbookView:
        """A member's book, from a day to a day.

        Raises NotAllowed, NotFound "member-account-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            member = _member(session, group_id, member_id)
            saver = _savers(session, group_id, [member])[0]
            owed = sum(
                debt.principal
                for debt in debts_of(session, group_id, self._clock.today(), member_id)
            )
            brought, lines = passbook_of(session, group_id, member_id, since, until)
            return PassbookView(member, saver, owed, brought, lines)

    def interest(
        self, group_id: str, since: date, until: date, rate: str, unit: int = 1
    ) -> DistributionView:
        """Interest on savings as it would be. Raises as `interest_shares`."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            shares = interest_shares(session, group_id, since, until, rate, unit)
            return DistributionView(since, until, _shown(shares))

    def surplus(self, command: DistributeSurplus) -> SurplusView:
        """A surplus as it would be shared. Raises as `surplus_plan`."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            made, shares = surplus_plan(session, command)
            since, until = books_of(session, command.group_id).year_of(command.year)
            return SurplusView(since, until, made.total, made.reserve, made.kept, _shown(shares))

    def leaving(
        self, group_id: str, member_id: str, on: date, surplus: int | None = None
    ) -> LeavingView:
        """The last account as it would be; `surplus` None: what the rules grant."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            member = _member(session, group_id, member_id)
            granted = surplus_share(session, group_id, member_id)
            share = granted if surplus is None else surplus
            made = last_account_of(session, group_id, member_id, on, share)
            debts = debts_of(session, group_id, on, member_id)
            gets = accounts.terms_of(session, group_id).leaving_share
            return LeavingView(member, made, _loans(debts, {member_id: member}), granted, gets)

    def cycle(self, group_id: str) -> CycleView | None:
        """The open cycle, or the last one; None when there was none yet."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = session.scalars(
                select(Cycle).where(Cycle.group_id == group_id).order_by(Cycle.number.desc())
            ).first()
            if row is None:
                return None
            money = accounts.share_money(session, group_id)
            members = members_of(session, group_id, with_former=True)
            social = balance(session, group_id, CASH, fund=SOCIAL_FUND)
            return CycleView(
                row.id,
                row.number,
                row.starts_on,
                row.ends_on,
                row.price,
                row.max_shares,
                row.state,
                tuple(
                    (each, money.get(each.member_id, 0) // row.price, money.get(each.member_id, 0))
                    for each in members
                    if each.left_on is None or money.get(each.member_id)
                ),
                sum(money_of_loan_fund(session, group_id).values()),
                social + balance(session, group_id, BANK, fund=SOCIAL_FUND),
                sum(loan_balances(session, group_id).values()),
            )

    def share_out(self, command: ShareOutCycle) -> ShareOutView:
        """A share-out as it would be. Raises as `plan_share_out`."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            plan = plan_share_out(session, command)
            return ShareOutView(
                plan.cycle.id,
                plan.members,
                _loans([d for d in plan.debts if d.fund == accounts.GENERAL], plan.members),
                plan.money[""],
                sum(amount for key, amount in plan.money.items() if key),
                plan.pool,
                plan.residue,
                plan.shares,
                plan.value,
                plan.missing,
                plan.too_much,
                plan.payouts,
            )

    def share_outs(self, group_id: str) -> tuple[tuple[str, date, int], ...]:
        """Share-outs that stand: id, day and pool, the latest first."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rows = session.scalars(
                select(ShareOutRun)
                .where(ShareOutRun.group_id == group_id)
                .order_by(ShareOutRun.on_date.desc())
            )
            return tuple(
                (row.id, row.on_date, row.pool)
                for row in rows
                if cancelled_by(session, row.entry_id) is None
            )

    def share_out_sheet(self, share_out_id: str) -> ShareOutSheet:
        """A posted share-out. Raises NotAllowed, NotFound "share-out-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            run = session.get(ShareOutRun, share_out_id)
            if run is None:
                raise NotFound("share-out-unknown", what="share_out")
            return _sheet(session, run)

    def leaving_sheet(self, account_id: str) -> LeavingSheet:
        """A last account that was made. Raises NotAllowed, NotFound "leaving-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = session.get(LeavingAccount, account_id)
            if row is None:
                raise NotFound("leaving-unknown", what="leaving_account")
            entry = session.get(LedgerEntry, row.entry_id) if row.entry_id else None
            return LeavingSheet(
                row.group_id,
                _member(session, row.group_id, row.member_id),
                row.on_date,
                row.compulsory,
                row.voluntary,
                row.shares,
                row.surplus,
                row.principal,
                row.interest,
                row.payable,
                row.remains,
                (entry.voucher_no or "") if entry else "",
                entry.resolution_no if entry else "",
                (entry.hash or "") if entry else "",
            )


def _sheet(session: Session, run: ShareOutRun) -> ShareOutSheet:
    cycle = session.get_one(Cycle, run.cycle_id)
    entry = session.get_one(LedgerEntry, run.entry_id)
    members = {row.member_id: row for row in members_of(session, run.group_id, with_former=True)}
    payouts = session.scalars(select(ShareOutPayout).where(ShareOutPayout.share_out_id == run.id))
    rows = [
        (
            members[each.member_id],
            Payout(
                each.member_id,
                members[each.member_id].number,
                each.shares,
                each.gross,
                each.principal,
                each.interest,
            ),
        )
        for each in payouts
    ]
    return ShareOutSheet(
        run.id,
        run.group_id,
        cycle.number,
        cycle.starts_on,
        run.on_date,
        run.pool,
        run.unit,
        run.residue,
        run.residue_to,
        run.shares,
        entry.voucher_no or "",
        entry.resolution_no,
        entry.hash or "",
        tuple(sorted(rows, key=lambda row: row[0].number)),
    )


def _member(session: Session, group_id: str, member_id: str) -> MemberRow:
    for row in members_of(session, group_id, with_former=True):
        if row.member_id == member_id:
            return row
    raise NotFound("member-account-unknown", what="member")


def _savers(session: Session, group_id: str, members: Iterable[MemberRow]) -> tuple[SaverRow, ...]:
    both = member_savings(session, group_id)
    shares = accounts.share_money(session, group_id)
    return tuple(
        SaverRow(each, *both.get(each.member_id, (0, 0)), shares.get(each.member_id, 0))
        for each in members
    )


def _banks(session: Session, group_id: str) -> tuple[BankChoice, ...]:
    rows = session.scalars(
        select(BankAccount)
        .where(BankAccount.group_id == group_id, BankAccount.closed_on.is_(None))
        .order_by(BankAccount.name)
    )
    return tuple(
        BankChoice(
            row.id,
            row.name,
            balance(session, group_id, BANK, bank_id=row.id, fund=accounts.GENERAL),
        )
        for row in rows
    )


def _shown(shares: Iterable[Share]) -> tuple[ShareRow, ...]:
    return tuple(ShareRow(share.member, share.weight, share.amount) for share in shares)


def _loans(debts: Iterable[Debt], members: Mapping[str, MemberRow]) -> tuple[LoanSetOffView, ...]:
    return tuple(
        LoanSetOffView(
            debt.loan_id,
            debt.number,
            members[debt.member_id],
            debt.principal,
            debt.interest,
            debt.fines,
        )
        for debt in debts
    )
