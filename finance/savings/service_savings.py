"""Savings are returned, and the group's rules about them are kept.

Rights: MONEY_PREPARE for money, MONEY_SETTINGS or MONEY_PREPARE for the rules. A withdrawal needs
a resolution and a second person; it never leaves less than the rules keep.
"""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import LedgerEntry
from finance.ledger.posting import Posted, post
from finance.rules.entries import EntryKind, Line
from finance.rules.largest_remainder import check_unit
from finance.rules.loans.products import exact_rate
from finance.rules.savings import check_withdrawal
from finance.rules.shares import LeftOver
from finance.savings.accounts import kind_account, money_line, saved, terms_of
from finance.savings.commands import SetTerms, Withdraw
from finance.savings.models import SavingsTerms
from governance.entry import choice
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.money import MAX_PAISE
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["CHANGED", "SavingsService", "withdraw"]

CHANGED = frozenset({"money", "savings"})


def withdraw(entry: MoneyEntry, command: Withdraw) -> Posted:
    """Post a withdrawal; runs in the caller's unit of work (a meeting's sheet uses it too).

    Raises what `check_withdrawal` and `posting.post` raise, InputInvalid "choice-unknown".
    """
    account = kind_account(command.kind)
    if not _posted_before(entry.session, command):
        _check(entry.session, command, account)
    draft = EntryDraft(
        group_id=command.group_id,
        on_date=command.on_date,
        kind=EntryKind.PAYMENT,
        narration="",
        lines=(
            Line(account, command.amount, command.member_id),
            money_line(-command.amount, command.bank_id),
        ),
        meeting_id=command.meeting_id,
        payee_id=command.member_id,
        idempotency_key=command.key,
        **command.grounds.fields(),
    )
    return post(entry, draft, second=command.second)


def _check(session: Session, command: Withdraw, account: str) -> None:
    balance = saved(session, command.group_id, command.member_id, account)
    kept = terms_of(session, command.group_id).kept if command.kind == "compulsory" else 0
    check_withdrawal(command.amount, balance, kept)


def _posted_before(session: Session, command: Withdraw) -> bool:
    """Whether this very withdrawal was posted: the door gives the first entry back."""
    found = select(LedgerEntry.id).where(
        LedgerEntry.group_id == command.group_id, LedgerEntry.idempotency_key == command.key
    )
    return command.key is not None and session.scalar(found) is not None


class SavingsService:
    """Withdrawals, and the rules of savings."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def set_terms(self, command: SetTerms) -> Done:
        """Write down the rules. Returns the group's id.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "amount-negative",
        "amount-too-large", "loan-rate-wrong", "share-unit-wrong", "choice-unknown".
        """
        if not self._who.may(Action.MONEY_PREPARE):
            require(self._who, Action.MONEY_SETTINGS)
        if command.kept < 0:
            raise InputInvalid("amount-negative", field="kept")
        if command.kept > MAX_PAISE:
            raise InputInvalid("amount-too-large", field="kept", most_paise=MAX_PAISE)
        if command.rate.strip():
            exact_rate(command.rate)
        check_unit(command.unit)
        choice(LeftOver, command.left_over, "left_over")
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            facts = asdict(command) | {"rate": command.rate.strip()}
            row = uow.session.get(SavingsTerms, command.group_id)
            if row is None:
                stamp = self._entry(uow.session).new()
                del stamp["id"]
                uow.session.add(SavingsTerms(**stamp, **facts))
            else:
                for name, value in facts.items():
                    setattr(row, name, value)
            uow.record("savings.terms", subject=f"savings_terms/{command.group_id}")
            return Done(command.group_id, CHANGED, uow.commit())

    def withdraw(self, command: Withdraw) -> Done:
        """Return savings to a member. Returns the entry's id. Raises NotAllowed and as
        `withdraw`."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            posted = withdraw(self._entry(uow.session), command)
            uow.record("savings.withdrawn", subject=f"entry/{posted.id}", second=command.second)
            return Done(posted.id, CHANGED, uow.commit())
