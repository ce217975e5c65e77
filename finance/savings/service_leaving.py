"""The last account with a member who leaves. Right: MONEY_PREPARE; two persons and a resolution
for what is paid or set off.

Nothing here refuses a leaving for what she owes: what is left of her loan goes on as a loan of a
former member.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.locking import lock_date
from finance.ledger.models import MemberAccount
from finance.ledger.posting import post
from finance.loans.payments import settle
from finance.rules.accounts import SURPLUS
from finance.rules.entries import EntryKind, Line, net
from finance.rules.largest_remainder import Claim, residue_of, shared
from finance.rules.leaving import LastAccount, LoanDebt, Own, last_account
from finance.rules.locks import check_date
from finance.savings import accounts
from finance.savings.commands import Leave
from finance.savings.models import LeavingAccount
from finance.savings.service_savings import CHANGED
from finance.savings.set_offs import debts_of, lines_of_plans, planned
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["LeavingService", "last_account_of", "surplus_share"]


def last_account_of(
    session: Session, group_id: str, member_id: str, on: date, surplus: int = 0
) -> LastAccount:
    """What she has and owes on a day, and what is paid to her. Raises as `last_account`."""
    compulsory, voluntary, shares = (
        accounts.saved(session, group_id, member_id, account)
        for account in (accounts.COMPULSORY, accounts.VOLUNTARY, accounts.SHARES)
    )
    own = Own(compulsory, voluntary, shares, surplus)
    debts = [
        LoanDebt(debt.loan_id, debt.given_on, debt.principal, debt.interest)
        for debt in debts_of(session, group_id, on, member_id)
    ]
    return last_account(own, debts)


def surplus_share(session: Session, group_id: str, member_id: str) -> int:
    """Her share of the surplus by what members have saved; nought unless the rules grant one."""
    terms = accounts.terms_of(session, group_id)
    surplus = accounts.surplus_of(session, group_id)
    surplus -= residue_of(surplus, terms.unit)
    if not terms.leaving_share or surplus <= 0:
        return 0
    claims = [
        Claim(each.member_id, each.number, _all_saved(session, group_id, each.member_id))
        for each in accounts.savers(session, group_id)
    ]
    if not any(claim.weight for claim in claims):
        return 0
    parts = shared(surplus, claims, terms.unit)
    return next((part.amount for part in parts if part.id == member_id), 0)


def _all_saved(session: Session, group_id: str, member_id: str) -> int:
    return sum(
        accounts.saved(session, group_id, member_id, account)
        for account in (accounts.COMPULSORY, accounts.VOLUNTARY, accounts.SHARES)
    )


class LeavingService:
    """Members leave with what is theirs."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def leave(self, command: Leave) -> Done:
        """Settle and let her go. Returns the id of the last account.

        Raises NotAllowed, NotFound "member-account-unknown", RuleBroken "member-left-before",
        "leaving-no-share", "money-date-in-future", "date-locked", and as `posting.post` for the
        money that moves.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry, session = self._entry(uow.session), uow.session
            member = session.get(MemberAccount, (command.group_id, command.member_id))
            if member is None:
                raise NotFound("member-account-unknown", what="member")
            if member.left_on is not None:
                raise RuleBroken("member-left-before", date=member.left_on)
            if command.surplus and not accounts.terms_of(session, command.group_id).leaving_share:
                raise RuleBroken("leaving-no-share")
            locked = lock_date(session, command.group_id)
            check_date(command.on_date, entry.today, locked)
            made = last_account_of(
                session, command.group_id, command.member_id, command.on_date, command.surplus
            )
            row = _row(entry, command, made)
            row.entry_id = self._settled(entry, command, made) if made.own.whole else None
            member.left_on = command.on_date
            session.add(row)
            uow.record("savings.left", subject=f"leaving_account/{row.id}", second=command.second)
            return Done(row.id, CHANGED | {"loans"}, uow.commit())

    @staticmethod
    def _settled(entry: MoneyEntry, command: Leave, made: LastAccount) -> str:
        amounts = {each.loan_id: (each.principal, each.interest) for each in made.set_offs}
        plans = planned(entry, command.group_id, command.on_date, amounts, command.member_id)
        who = command.member_id
        own = made.own
        lines = [
            Line(accounts.COMPULSORY, own.compulsory, who),
            Line(accounts.VOLUNTARY, own.voluntary, who),
            Line(accounts.SHARES, own.shares, who),
            Line(SURPLUS, own.surplus, who),
            *lines_of_plans(plans),
            accounts.money_line(-made.payable, command.bank_id),
        ]
        draft = EntryDraft(
            group_id=command.group_id,
            on_date=command.on_date,
            kind=EntryKind.PAYMENT,
            narration="",
            lines=net(lines),
            payee_id=who,
            **command.grounds.fields(),
        )
        posted = post(entry, draft, second=command.second)
        settle(entry, posted, plans)
        return posted.id


def _row(entry: MoneyEntry, command: Leave, made: LastAccount) -> LeavingAccount:
    return LeavingAccount(
        **entry.new(),
        group_id=command.group_id,
        member_id=command.member_id,
        on_date=command.on_date,
        compulsory=made.own.compulsory,
        voluntary=made.own.voluntary,
        shares=made.own.shares,
        surplus=made.own.surplus,
        principal=made.principal,
        interest=made.interest,
        payable=made.payable,
        remains=made.left,
    )
