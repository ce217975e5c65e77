"""What every act on a loan shares: its line on the card, its day, its resolution."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from finance.ledger.posting import MoneyEntry
from finance.loans.models import Loan, LoanEvent
from governance.leadership.decisions import passed
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.text import clean_text
from sr_board.people.records import clean_resolution
from sr_board.vault.users import SecondSigner

__all__ = ["add_event", "check_second", "checked_day", "resolution_given"]


def add_event(
    entry: MoneyEntry,
    loan_id: str,
    kind: str,
    on: date,
    *,
    amount: int = 0,
    entry_id: str | None = None,
    note: str = "",
    loan: Loan | None = None,
    resolution: tuple[str | None, str] = (None, ""),
) -> None:
    """Add a line to the card of a loan. `loan`: take amount and resolution from it."""
    if loan is not None:
        amount, resolution = loan.amount, (loan.resolution_id, loan.resolution_no)
    entry.session.add(
        LoanEvent(
            **entry.new(),
            loan_id=loan_id,
            kind=kind,
            on_date=on,
            amount=amount,
            entry_id=entry_id,
            note=clean_text(note, field="note", most=500),
            resolution_id=resolution[0],
            resolution_no=clean_resolution(resolution[1]),
        )
    )


def checked_day(entry: MoneyEntry, day: date, field: str, *, first: date | None = None) -> None:
    """A day that has come, not before `first`.

    Raises InputInvalid "date-in-future", "loan-day-before" (first).
    """
    if day > entry.clock.today():
        raise InputInvalid("date-in-future", field=field)
    if first is not None and day < first:
        raise InputInvalid("loan-day-before", field=field, first=first)


def resolution_given(
    session: Session, group_id: str, resolution_id: str | None, number: str
) -> tuple[str | None, str]:
    """The resolution on which an act rests, from the book or by its number on paper.

    Raises RuleBroken "resolution-missing", "resolution-does-not-stand",
    "resolution-of-other-group"; NotFound "resolution-unknown".
    """
    paper = clean_resolution(number)
    if resolution_id is not None:
        passed(session, resolution_id, group_id)
    elif not paper:
        raise RuleBroken("resolution-missing")
    return resolution_id, paper


def check_second(entry: MoneyEntry, second: SecondSigner | None, group_id: str) -> SecondSigner:
    """The second person of an act that posts nothing: somebody else who may confirm.

    Raises RuleBroken "second-person-missing", "second-person-same", "second-person-role",
    "second-person-books".
    """
    return require_second(entry.session, entry.who, second, Action.MONEY_APPROVE, group_id)
