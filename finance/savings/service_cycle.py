"""Cycles of a group that saves in shares: opened at one price, shares bought. MONEY_PREPARE.

The number of shares is what a member paid for them divided by the price of the cycle: it is
counted nowhere else, so that corrections of entries are always in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import LedgerPosting
from finance.ledger.posting import post
from finance.rules.accounts import CASH
from finance.rules.entries import EntryKind, Line, net
from finance.rules.shares import LeftOver, bought, check_price
from finance.savings import accounts
from finance.savings.commands import BuyShares, OpenCycle, Paid
from finance.savings.models import Cycle
from finance.savings.service_savings import CHANGED
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["CycleService", "shares_of"]

SHARE_MODE = "vsla"
SOCIAL_FUND = "social"
P = LedgerPosting


def shares_of(session: Session, group_id: str, price: int) -> Mapping[str, int]:
    """Whole shares of each member. Raises RuleBroken "share-money-odd" (member, rest_paise)."""
    found: dict[str, int] = {}
    for member, money in accounts.share_money(session, group_id).items():
        found[member], rest = divmod(money, price)
        if rest:
            raise RuleBroken("share-money-odd", member=member, rest_paise=rest)
    return found


def _bought_on(session: Session, group_id: str, member_id: str, on: date) -> int:
    """Paise a member paid for shares on one day."""
    return -(
        session.scalar(
            select(func.coalesce(func.sum(P.amount), 0)).where(
                P.group_id == group_id,
                P.account == accounts.SHARES,
                P.member_id == member_id,
                P.on_date == on,
            )
        )
        or 0
    )


class CycleService:
    """Cycles and shares."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def open(self, command: OpenCycle) -> Done:
        """Begin a cycle. Returns its id.

        Raises NotAllowed, NotFound "books-not-opened", RuleBroken "cycle-not-share-mode",
        "cycle-still-open", InputInvalid "cycle-days-wrong" and as `check_price`.
        """
        require(self._who, Action.MONEY_PREPARE)
        check_price(command.price, command.max_shares)
        if command.ends_on <= command.starts_on:
            raise InputInvalid("cycle-days-wrong", field="ends_on")
        with self._uow() as uow:
            session = uow.session
            if books_of(session, command.group_id).mode != SHARE_MODE:
                raise RuleBroken("cycle-not-share-mode")
            cycles = session.scalars(select(Cycle).where(Cycle.group_id == command.group_id)).all()
            if any(cycle.state == "open" for cycle in cycles):
                raise RuleBroken("cycle-still-open")
            row = Cycle(
                **self._entry(session).new(),
                group_id=command.group_id,
                number=len(cycles) + 1,
                starts_on=command.starts_on,
                ends_on=command.ends_on,
                price=command.price,
                max_shares=command.max_shares,
                state="open",
            )
            session.add(row)
            uow.record("savings.cycle_opened", subject=f"cycle/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def buy(self, command: BuyShares) -> Done:
        """Record shares bought on a day, and what was paid into the social fund.

        What makes no whole share is returned or goes to the social fund, by the group's rules.
        Returns the entry's id. Raises NotAllowed, RuleBroken "cycle-none", "share-nothing-paid",
        InputInvalid "share-before-cycle" and as `bought` and `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            cycle = accounts.open_cycle(session, command.group_id)
            if command.on_date < cycle.starts_on:
                raise InputInvalid("share-before-cycle", field="on_date", date=cycle.starts_on)
            lines = net(
                line
                for paid in command.paid
                for line in _lines(session, cycle, paid, command.on_date)
            )
            if not lines:
                raise RuleBroken("share-nothing-paid")
            draft = EntryDraft(
                group_id=command.group_id,
                on_date=command.on_date,
                kind=EntryKind.RECEIPT,
                narration="",
                lines=lines,
                meeting_id=command.meeting_id,
                idempotency_key=command.key,
            )
            posted = post(self._entry(session), draft)
            uow.record("savings.shares_bought", subject=f"entry/{posted.id}")
            return Done(posted.id, CHANGED, uow.commit())


def _lines(session: Session, cycle: Cycle, paid: Paid, on: date) -> list[Line]:
    already = _bought_on(session, cycle.group_id, paid.member_id, on) // cycle.price
    made = bought(paid.shares, cycle.price, cycle.max_shares, already=already)
    social = paid.social
    if accounts.terms_of(session, cycle.group_id).left_over == LeftOver.SOCIAL:
        social += made.left_over
    if social < 0:
        raise InputInvalid("share-paid-wrong", field="paid")
    lines = [
        Line(CASH, made.saved),
        Line(accounts.SHARES, -made.saved, paid.member_id),
        Line(CASH, social, fund=SOCIAL_FUND),
        Line(accounts.SOCIAL, -social, paid.member_id, fund=SOCIAL_FUND),
    ]
    return [line for line in lines if line.amount]
