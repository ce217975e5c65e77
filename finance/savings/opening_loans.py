"""Loans of a paper book, written through the loans' own door under terms like those of the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.bank.commands import Borrow
from finance.bank.lending import register_lender
from finance.ledger.entry import MoneyEntry
from finance.loans.models import LoanProduct
from finance.loans.opening import OpeningLoan, open_loan
from finance.rules.external import LenderKind
from finance.rules.loans.product_text import product_from_text, product_text
from finance.rules.loans.products import Product, RatePer, exact_rate
from finance.rules.opening import OldLoan, PaperBook
from finance.savings.opening_content import day_of, debt_rows, loan_rows
from sr_board.base.dates import add_months
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id

__all__ = ["open_old_debts", "open_old_loans"]

_LENDERS: Mapping[str, LenderKind] = {
    "2110": LenderKind.BANK,
    "2120": LenderKind.FEDERATION,
    "2130": LenderKind.OTHER,
}


def open_old_loans(
    entry: MoneyEntry, group_id: str, book: PaperBook, content: Mapping[str, Any]
) -> Mapping[str, str]:
    """Write every loan of the book; the new id for each key.

    Raises InputInvalid "opening-loan-member" for a loan of nobody, and as `open_loan`.
    """
    found: dict[str, str] = {}
    for loan, row in zip(book.loans, loan_rows(content), strict=True):
        if not loan.member_id:
            raise InputInvalid("opening-loan-member", field="loans", row=loan.key)
        rate_per = RatePer(row.get("rate_per") or "month")
        product = _product(entry, group_id, loan, rate_per)
        command = OpeningLoan(
            group_id=group_id,
            member_id=loan.member_id,
            product_id=product,
            amount=loan.original,
            balance=loan.balance,
            instalments=max(loan.left, 1),
            cut_off=book.cut_off,
            first_due=day_of(row.get("first_due"), "first_due") or add_months(book.cut_off, 1),
            given_on=day_of(row.get("given_on"), "given_on"),
            overdue_principal=loan.overdue_principal,
            overdue_interest=loan.overdue_interest,
            fines=loan.overdue_fines,
            late_since=day_of(row.get("late_since"), "late_since"),
            fund=loan.fund,
        )
        found[loan.key] = open_loan(entry, command)
    return found


def open_old_debts(
    entry: MoneyEntry, group_id: str, book: PaperBook, content: Mapping[str, Any]
) -> Mapping[str, str]:
    """Write down what is owed outside, with the rate and the instalments that are left; the id
    for each key. Raises as `register_lender`."""
    found: dict[str, str] = {}
    for debt, row in zip(book.debts, debt_rows(content), strict=True):
        command = Borrow(
            group_id=group_id,
            kind=_LENDERS[debt.account],
            lender=str(row.get("name") or "–"),
            fund=debt.fund,
            principal=debt.balance,
            rate=str(row.get("rate") or "0"),
            received_on=book.cut_off,
            instalments=int(row.get("left") or 1),
        )
        found[debt.key] = register_lender(entry, command)
    return found


def _product(entry: MoneyEntry, group_id: str, loan: OldLoan, rate_per: RatePer) -> str:
    """A product of the group with this method and rate; a new one when it has none."""
    session = entry.session
    known = _like(session, group_id, loan, rate_per)
    if known is not None:
        return known
    terms = replace(Product(), method=loan.method, rate=loan.rate, rate_per=rate_per)
    row = LoanProduct(
        **entry.new(),
        group_id=group_id,
        product_key=new_id(),
        version=1,
        name=f"{loan.rate} %",
        terms=product_text(terms),
        retired=False,
    )
    session.add(row)
    session.flush()
    return row.id


def _like(session: Session, group_id: str, loan: OldLoan, rate_per: RatePer) -> str | None:
    rows = session.scalars(
        select(LoanProduct)
        .where(LoanProduct.group_id == group_id, LoanProduct.retired.is_(False))
        .order_by(LoanProduct.version.desc())
    )
    for row in rows:
        terms = product_from_text(row.terms)
        same = exact_rate(terms.rate) == exact_rate(loan.rate) and terms.method is loan.method
        if same and terms.rate_per is rate_per:
            return row.id
    return None
