"""The postings of a paper book that is taken over, balanced inside each fund by 3010."""

from __future__ import annotations

from collections.abc import Mapping

from finance.rules.accounts import BANK, CASH, OPENING_DIFFERENCE
from finance.rules.entries import Line, net
from finance.rules.opening import PaperBook, difference_by_fund
from finance.savings.accounts import COMPULSORY, SHARES, VOLUNTARY

__all__ = ["opening_lines"]

FIXED_DEPOSIT, LOANS_OUT = "1040", "1110"


def opening_lines(
    book: PaperBook, loans: Mapping[str, str], lenders: Mapping[str, str]
) -> tuple[Line, ...]:
    """All lines of the one entry. `loans`, `lenders`: ids of what was written for each key."""
    lines = [*_money(book), *_members(book)]
    lines += [
        Line(LOANS_OUT, loan.balance, loan.member_id, loans[loan.key], loan.fund)
        for loan in book.loans
    ]
    lines += [
        Line(debt.account, -debt.balance, fund=debt.fund, lender_id=lenders[debt.key])
        for debt in book.debts
    ]
    lines += [Line(fund.account, -fund.amount, fund=fund.code) for fund in book.funds]
    lines += [
        Line(OPENING_DIFFERENCE, -amount, fund=fund)
        for fund, amount in difference_by_fund(book).items()
    ]
    return net(lines)


def _money(book: PaperBook) -> list[Line]:
    """Box, bank and deposits of the general fund, and what of them belongs to other funds."""
    lines = [Line(CASH, book.cash - sum(fund.cash for fund in book.funds))]
    for bank in book.banks:
        if bank.deposit:
            lines.append(Line(FIXED_DEPOSIT, bank.balance, fund=bank.fund))
            continue
        of_funds = sum(fund.bank for fund in book.funds if fund.bank_key == bank.key)
        lines.append(Line(BANK, bank.balance - of_funds, bank_id=bank.key, fund=bank.fund))
    for fund in book.funds:
        lines.append(Line(CASH, fund.cash, fund=fund.code))
        if fund.bank:
            lines.append(Line(BANK, fund.bank, bank_id=fund.bank_key, fund=fund.code))
    return lines


def _members(book: PaperBook) -> list[Line]:
    return [
        Line(account, -amount, row.member_id)
        for row in book.savings
        for account, amount in (
            (COMPULSORY, row.compulsory),
            (VOLUNTARY, row.voluntary),
            (SHARES, row.shares),
        )
    ]
