"""Every register by its key: its shape, and how its rows are read. One list for all skins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from finance.reports.book_reads import BookReads
from finance.reports.reading import BookWanted
from finance.reports.rows_daily import BANK_BOOK, CASH_BOOK, LEDGER, PASSBOOK, SAVINGS
from finance.reports.rows_loans import DCB, LENDERS, LOAN_LEDGER
from finance.reports.rows_statements import (
    BALANCE_SHEET,
    FUNDS,
    INCOME,
    RECEIPTS,
    RESOLUTIONS,
    TRIAL,
)
from finance.reports.statement_rows import (
    balance_sheet_rows,
    fund_rows,
    income_rows,
    receipts_rows,
    trial_rows,
)
from finance.reports.table import TableShape
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.i18n import Translator

__all__ = ["REGISTERS", "Need", "Register", "RegisterAsk", "register_of"]


@dataclass(frozen=True)
class RegisterAsk:
    """Which register of which days, and what some of them need besides."""

    key: str
    wanted: BookWanted
    account: str = ""
    member_id: str = ""
    bank_id: str = ""
    loan_id: str = ""
    form: str = "detailed"


_Rows = Callable[[BookReads, RegisterAsk, Translator], tuple[object, ...]]
Need = str
"""What else has to be chosen: account, member_id, bank_id or loan_id; "" for nothing."""


@dataclass(frozen=True)
class Register:
    """A register. `rows` applies the rights of whoever asks. `needs`: field of the ask that has to
    be filled in."""

    shape: TableShape
    rows: _Rows
    needs: Need = ""


def _cash_book(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.daily.cash_book(ask.wanted).rows


def _ledger(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    rows = books.daily.ledger(ask.wanted, ask.account, member_id=ask.member_id or None).rows
    names = books.statements.names(ask.wanted.group_id)
    return tuple(replace(row, fund=names.fund(row.fund, tr)) for row in rows)


def _bank_book(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.daily.bank_book(ask.wanted, ask.bank_id).rows


def _savings(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.members.savings(ask.wanted).rows


def _passbook(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.members.passbook(ask.wanted, ask.member_id).rows


def _trial(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    days = ask.wanted
    found = books.statements.trial_balance(days.group_id, days.since, days.until)
    return trial_rows(found, books.statements.names(days.group_id), tr)


def _receipts(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    return receipts_rows(books.statements.statements(ask.wanted, form=ask.form), tr)


def _income(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    return income_rows(books.statements.statements(ask.wanted), tr)


def _sheet(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    return balance_sheet_rows(books.statements.statements(ask.wanted), tr)


def _funds(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    return fund_rows(books.statements.statements(ask.wanted), tr)


def _resolutions(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.resolutions.register(ask.wanted).rows


def _dcb(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.loans.dcb(ask.wanted).rows


def _loan(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.loans.loan_ledger(ask.wanted, ask.loan_id).rows


def _lenders(books: BookReads, ask: RegisterAsk, tr: Translator) -> tuple[object, ...]:
    del tr
    return books.loans.lenders(ask.wanted).rows


REGISTERS: Mapping[str, Register] = {
    each.shape.key: each
    for each in (
        Register(CASH_BOOK, _cash_book),
        Register(LEDGER, _ledger, "account"),
        Register(SAVINGS, _savings),
        Register(PASSBOOK, _passbook, "member_id"),
        Register(DCB, _dcb),
        Register(LOAN_LEDGER, _loan, "loan_id"),
        Register(LENDERS, _lenders),
        Register(BANK_BOOK, _bank_book, "bank_id"),
        Register(FUNDS, _funds),
        Register(RESOLUTIONS, _resolutions),
        Register(TRIAL, _trial),
        Register(RECEIPTS, _receipts),
        Register(INCOME, _income),
        Register(BALANCE_SHEET, _sheet),
    )
}
"""Registers by key, in the order in which they are offered."""


def register_of(ask: RegisterAsk) -> Register:
    """The register that is asked for.

    Raises NotFound "money-register-unknown", InputInvalid "register-needs-more" at the field.
    """
    found = REGISTERS.get(ask.key)
    if found is None:
        raise NotFound("money-register-unknown", what="register", known=", ".join(REGISTERS))
    if found.needs and not getattr(ask, found.needs):
        raise InputInvalid("register-needs-more", field=found.needs)
    return found
