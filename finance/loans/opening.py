"""A loan taken over from a paper book, in the state in which the book has it.

Used by the opening batch inside its unit of work; the batch posts 1110 itself. Nothing commits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from finance.ledger.posting import MoneyEntry
from finance.loans.demands import NewDemand, raise_demand
from finance.loans.events import add_event
from finance.loans.models import Loan
from finance.loans.replanning import first_plan
from finance.loans.running import meeting_rhythm
from finance.loans.service_products import product_row
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.due_dates import shifted
from finance.rules.loans.product_text import product_from_text
from finance.rules.loans.spans import Terms, rhythm_of
from finance.rules.loans.states import LoanState, Purpose
from sr_board.base.errors import InputInvalid

__all__ = ["OpeningLoan", "open_loan"]

OPENING = "opening"


@dataclass(frozen=True)
class OpeningLoan:
    """One loan of the paper book, paise. `overdue_principal` is part of `balance`.

    `instalments`: those still to come. `late_since`: the oldest unpaid due date.
    """

    group_id: str
    member_id: str
    product_id: str
    amount: int
    balance: int
    instalments: int
    cut_off: date
    first_due: date
    given_on: date | None = None
    overdue_principal: int = 0
    overdue_interest: int = 0
    fines: int = 0
    late_since: date | None = None
    purpose: str = Purpose.OTHER.value
    fund: str = "general"
    note: str = ""


def open_loan(entry: MoneyEntry, command: OpeningLoan) -> str:
    """Write the loan, its coming rows and what is overdue; the loan's id for the posting of 1110.

    Raises NotFound "loan-product-unknown", InputInvalid "opening-overdue-wrong", and what the
    schedule refuses.
    """
    if not 0 <= command.overdue_principal <= command.balance:
        raise InputInvalid("opening-overdue-wrong", field="overdue_principal")
    session = entry.session
    row = product_row(session, command.product_id)
    loan = _loan(entry, command, row.id)
    _overdue(entry, loan, command)
    meetings = meeting_rhythm(session, command.group_id)
    product = product_from_text(row.terms)
    terms = Terms(
        command.balance - command.overdue_principal or command.balance,
        command.instalments,
        command.cut_off,
        first_due=command.first_due,
        meeting_period=meetings,
    )
    # The period that runs on the cut-off day is asked for whole: the old book asked for no part.
    begins = shifted(command.first_due, rhythm_of(product, terms), -1)
    terms = replace(terms, disbursed=begins)
    if terms.principal:
        first_plan(entry, loan, product, terms, OPENING, flat_base=command.amount)
    add_event(
        entry, loan.id, "taken_over", command.cut_off, amount=command.balance, note=command.note
    )
    return loan.id


def _loan(entry: MoneyEntry, command: OpeningLoan, product_id: str) -> Loan:
    number = entry.session.scalar(
        select(func.max(Loan.number)).where(Loan.group_id == command.group_id)
    )
    given_on = command.given_on or command.cut_off
    loan = Loan(
        **entry.new(),
        group_id=command.group_id,
        member_id=command.member_id,
        product_id=product_id,
        number=(number or 0) + 1,
        fund=command.fund,
        state=LoanState.RUNNING.value,
        amount=command.amount,
        instalments=command.instalments,
        purpose=command.purpose,
        asked_on=given_on,
        decided_on=command.cut_off,
        given_on=given_on,
        first_due=command.first_due,
        schedule_version=0,
        raised_n=0,
        held=0,
        opening=True,
    )
    entry.session.add(loan)
    entry.session.flush()
    return loan


def _overdue(entry: MoneyEntry, loan: Loan, command: OpeningLoan) -> None:
    """What the paper book says is overdue, as demands of the instalments before the first."""
    due_on = command.late_since or command.cut_off
    for kind, amount in (
        (DemandKind.PRINCIPAL, command.overdue_principal),
        (DemandKind.INTEREST, command.overdue_interest),
        (DemandKind.FINE, command.fines),
    ):
        if amount:
            new = NewDemand(loan.member_id, kind, due_on, amount, OPENING, loan.id)
            raise_demand(entry, command.group_id, new)
