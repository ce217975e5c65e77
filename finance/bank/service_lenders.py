"""Loans of the group: sanctioned, received, paid, subvention credited, closed.

Rights: MONEY_PREPARE. Paying a lender needs a second person and a resolution; subvention is
posted when the bank credits it and never before.
"""

from __future__ import annotations

from collections.abc import Sequence

from finance.bank.commands import (
    Borrow,
    ChargeInterest,
    CloseLender,
    PayLender,
    ReceiveFromLender,
    ReplanLender,
    Subvention,
)
from finance.bank.lending import owed, received, register_lender, write_plan
from finance.bank.models import ExternalLoan
from finance.bank.writing import CHANGED, BankWork, drafted, lender_of, money_line
from finance.ledger.posting import post
from finance.rules.entries import EntryKind, Line
from finance.rules.external import INTEREST_OF, LenderKind, check_draw
from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.vault.users import SecondSigner

__all__ = ["LenderService"]


class LenderService(BankWork):
    """What the group borrows and pays back."""

    def borrow(self, command: Borrow) -> Done:
        """Write down a sanctioned loan and its schedule. Moves no money. Returns its id.

        Raises NotAllowed and as `register_lender`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            ref = register_lender(self._entry(uow.session), command)
            uow.record("lender.registered", subject=f"external_loan/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def receive(self, command: ReceiveFromLender) -> Done:
        """Money of the loan arrives. Returns the entry.

        Raises NotAllowed, NotFound "lender-unknown", RuleBroken "lender-closed",
        "cash-credit-limit", "external-more-than-sanctioned", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id)
            if loan.kind == LenderKind.CASH_CREDIT:
                check_draw(loan.principal, owed(uow.session, loan), command.amount)
            else:
                _check_sanctioned(loan, received(uow.session, loan), command.amount)
            lines = (
                money_line(command.amount, loan.fund, command.bank_id),
                _owed_line(loan, -command.amount),
            )
            draft = drafted(
                loan.group_id,
                command.on,
                EntryKind.RECEIPT,
                clean_line(command.narration, field="narration", most=300) or loan.lender,
                lines,
                command.resolved,
            )
            posted = post(self._entry(uow.session), draft)
            uow.record("lender.received", subject=f"entry/{posted.id}")
            return Done(posted.id, CHANGED, uow.commit())

    def pay(self, command: PayLender, second: SecondSigner | None = None) -> Done:
        """Pay an instalment, divided as the receipt says. Returns the entry.

        Raises NotAllowed, NotFound, RuleBroken "lender-closed", "external-too-much",
        InputInvalid "external-amount-wrong", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id)
            parts = (command.principal, command.interest, command.charges)
            if any(part < 0 for part in parts) or not any(parts):
                raise InputInvalid("external-amount-wrong", field="principal")
            left = owed(uow.session, loan)
            if command.principal > left:
                raise RuleBroken("external-too-much", balance_paise=left)
            draft = drafted(
                loan.group_id,
                command.on,
                EntryKind.PAYMENT,
                clean_line(command.narration, field="narration", most=300) or loan.lender,
                _payment(loan, command),
                command.resolved,
            )
            posted = post(self._entry(uow.session), draft, second=second)
            uow.record("lender.paid", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def charge_interest(self, command: ChargeInterest, second: SecondSigner | None = None) -> Done:
        """The bank added interest to a cash credit. Returns the entry.

        Raises NotAllowed, NotFound, RuleBroken "not-a-cash-credit", InputInvalid
        "external-amount-wrong", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id)
            if loan.kind != LenderKind.CASH_CREDIT:
                raise RuleBroken("not-a-cash-credit")
            _above_nought(command.amount)
            lines = (
                Line("5010", command.amount, fund=loan.fund, lender_id=loan.id),
                _owed_line(loan, -command.amount),
            )
            draft = drafted(
                loan.group_id, command.on, EntryKind.BANK, loan.lender, lines, command.resolved
            )
            posted = post(self._entry(uow.session), draft, second=second)
            uow.record("lender.interest_charged", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def subvention(self, command: Subvention) -> Done:
        """The bank credited subvention: income of the fund of that loan. Returns the entry.

        Raises NotAllowed, NotFound, InputInvalid "external-amount-wrong", and what `post` raises.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id, closed=True)
            _above_nought(command.amount)
            lines = (
                money_line(command.amount, loan.fund, command.bank_id),
                Line("4070", -command.amount, fund=loan.fund, lender_id=loan.id),
            )
            text = clean_line(command.narration, field="narration", most=300) or loan.lender
            draft = drafted(loan.group_id, command.on, EntryKind.BANK, text, lines)
            posted = post(self._entry(uow.session), draft)
            uow.record("lender.subvention", subject=f"entry/{posted.id}")
            return Done(posted.id, CHANGED, uow.commit())

    def replan(self, command: ReplanLender) -> Done:
        """The lender changed its plan: a new version of the schedule. Moves no money. Returns the
        loan's id.

        Raises NotAllowed, NotFound, RuleBroken "lender-closed", InputInvalid "date-in-future",
        and as `write_plan`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id)
            if command.on > self._clock.today():
                raise InputInvalid("date-in-future", field="on")
            write_plan(self._entry(uow.session), loan, command)
            uow.record("lender.replanned", subject=f"external_loan/{loan.id}")
            return Done(loan.id, CHANGED, uow.commit())

    def close(self, command: CloseLender) -> Done:
        """The loan is paid off. Returns its id.

        Raises NotAllowed, NotFound, RuleBroken "lender-closed", "lender-still-owed",
        InputInvalid "date-in-future".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            loan = lender_of(uow.session, command.lender_id)
            left = owed(uow.session, loan)
            if left:
                raise RuleBroken("lender-still-owed", amount_paise=left)
            if command.on > self._clock.today():
                raise InputInvalid("date-in-future", field="on")
            loan.closed_on = command.on
            uow.record("lender.closed", subject=f"external_loan/{loan.id}")
            return Done(loan.id, CHANGED, uow.commit())


def _above_nought(amount: int) -> None:
    if amount <= 0:
        raise InputInvalid("external-amount-wrong", field="amount")


def _check_sanctioned(loan: ExternalLoan, came: int, amount: int) -> None:
    _above_nought(amount)
    if came + amount > loan.principal:
        raise RuleBroken("external-more-than-sanctioned", left_paise=loan.principal - came)


def _owed_line(loan: ExternalLoan, amount: int) -> Line:
    return Line(loan.account, amount, fund=loan.fund, lender_id=loan.id)


def _payment(loan: ExternalLoan, command: PayLender) -> Sequence[Line]:
    """What is paid off, the interest, the charges, and the money that goes out for them."""
    whole = command.principal + command.interest + command.charges
    lines = [money_line(-whole, loan.fund, command.bank_id)]
    if command.principal:
        lines.append(_owed_line(loan, command.principal))
    if command.interest:
        account = INTEREST_OF[LenderKind(loan.kind)]
        lines.append(Line(account, command.interest, fund=loan.fund, lender_id=loan.id))
    if command.charges:
        lines.append(Line("5050", command.charges, fund=loan.fund, lender_id=loan.id))
    return lines
