"""Rows and shapes of the daily books: cash book, account, savings, passbook, bank book.

Frozen, made by the queries, the same for screen, paper and file. Amounts are whole paise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance.ledger.words import KINDS
from finance.reports.table import Column, ColumnKind, TableShape
from finance.rules.entries import EntryKind
from sr_board.i18n import N_

__all__ = [
    "BANK_BOOK",
    "CASH_BOOK",
    "LEDGER",
    "PASSBOOK",
    "SAVINGS",
    "BankBookRow",
    "CashBookRow",
    "LedgerRow",
    "PassbookLine",
    "SavingsRow",
]

_K = ColumnKind


def _about(written: str, kind: EntryKind) -> str:
    """What was written with an entry, else its kind (a message id). Between box and bank only the
    number of the slip is written: there both stand."""
    if kind is EntryKind.CONTRA and written:
        return f"{KINDS[kind]} · {written}"
    return written or KINDS[kind]


@dataclass(frozen=True)
class CashBookRow:
    """An entry that moved money. `folio`: codes of the other accounts. `struck`: a later entry
    cancelled or corrected it."""

    entry_id: str
    on_date: date
    meeting_no: int | None
    voucher_no: str
    particulars: str
    folio: str
    cash_in: int
    bank_in: int
    cash_out: int
    bank_out: int
    cash: int
    bank: int
    kind: str
    struck: bool = False

    @property
    def about(self) -> str:
        """What was written, else what kind of entry it is (a message id)."""
        return _about(self.particulars, EntryKind(self.kind))


CASH_BOOK = TableShape(
    "cash_book",
    N_("Cash book"),
    (
        Column("on_date", N_("Day"), _K.DATE),
        Column("meeting_no", N_("Meeting"), _K.INT),
        Column("voucher_no", N_("Voucher"), _K.CODE),
        Column("about", N_("What for"), _K.WORD, share=4),
        Column("folio", N_("Folio"), _K.CODE),
        Column("cash_in", N_("In, cash"), _K.MONEY, total=True),
        Column("bank_in", N_("In, bank"), _K.MONEY, total=True),
        Column("cash_out", N_("Out, cash"), _K.MONEY, total=True),
        Column("bank_out", N_("Out, bank"), _K.MONEY, total=True),
        Column("cash", N_("In the box"), _K.MONEY),
        Column("bank", N_("At the bank"), _K.MONEY),
    ),
)


@dataclass(frozen=True)
class LedgerRow:
    """A posting of one account with the balance after it (signed, debit above nought)."""

    entry_id: str
    on_date: date
    voucher_no: str
    particulars: str
    member_no: int | None
    member: str
    fund: str
    debit: int
    credit: int
    balance: int
    kind: str
    struck: bool = False

    @property
    def about(self) -> str:
        """What was written, else what kind of entry it is (a message id)."""
        return _about(self.particulars, EntryKind(self.kind))


LEDGER = TableShape(
    "ledger",
    N_("General ledger"),
    (
        Column("on_date", N_("Day"), _K.DATE),
        Column("voucher_no", N_("Voucher"), _K.CODE),
        Column("about", N_("What for"), _K.WORD, share=4),
        Column("member_no", N_("Member no."), _K.INT),
        Column("member", N_("Member"), _K.PERSON, share=2),
        Column("fund", N_("Fund")),
        Column("debit", N_("Debit"), _K.MONEY, total=True),
        Column("credit", N_("Credit"), _K.MONEY, total=True),
        Column("balance", N_("Balance"), _K.MONEY),
    ),
    plain=False,
)


@dataclass(frozen=True)
class SavingsRow:
    """Savings of one member in a time; opening and the four columns make the closing."""

    member_id: str
    member_no: int
    member: str
    opening: int
    compulsory: int
    voluntary: int
    withdrawn: int
    interest: int
    closing: int


SAVINGS = TableShape(
    "savings",
    N_("Savings ledger"),
    (
        Column("member_no", N_("Member no."), _K.INT),
        Column("member", N_("Member"), _K.PERSON, share=3),
        Column("opening", N_("At the beginning"), _K.MONEY, total=True),
        Column("compulsory", N_("Savings"), _K.MONEY, total=True),
        Column("voluntary", N_("Extra savings"), _K.MONEY, total=True),
        Column("withdrawn", N_("Returned"), _K.MONEY, total=True),
        Column("interest", N_("Interest credited"), _K.MONEY, total=True),
        Column("closing", N_("At the end"), _K.MONEY, total=True),
    ),
)


@dataclass(frozen=True)
class PassbookLine:
    """A line of a member's passbook. In a correction an amount may be below nought."""

    entry_id: str
    on_date: date
    savings_in: int
    savings_balance: int
    loan_taken: int
    loan_repaid: int
    loan_balance: int
    interest: int
    fine: int
    other: int
    total_paid: int
    savings_out: int
    struck: bool = False
    correction: bool = False


PASSBOOK = TableShape(
    "passbook",
    N_("Passbook"),
    (
        Column("on_date", N_("Day"), _K.DATE),
        Column("savings_in", N_("Savings paid"), _K.MONEY, total=True),
        Column("savings_balance", N_("Savings in all"), _K.MONEY),
        Column("loan_taken", N_("Loan taken"), _K.MONEY, total=True),
        Column("loan_repaid", N_("Loan returned"), _K.MONEY, total=True),
        Column("loan_balance", N_("Loan left"), _K.MONEY),
        Column("interest", N_("Interest"), _K.MONEY, total=True),
        Column("fine", N_("Fine"), _K.MONEY, total=True),
        Column("other", N_("Other"), _K.MONEY, total=True),
        Column("total_paid", N_("Paid in all"), _K.MONEY, total=True),
        Column("savings_out", N_("Savings returned"), _K.MONEY, total=True),
    ),
)


@dataclass(frozen=True)
class BankBookRow:
    """A line of one bank account as the book has it. `reconciled`: found on the bank's paper."""

    entry_id: str
    on_date: date
    voucher_no: str
    particulars: str
    deposit: int
    withdrawal: int
    interest: int
    charges: int
    balance: int
    reconciled: bool
    kind: str
    struck: bool = False

    @property
    def slip(self) -> str:
        """The number of the slip or cheque; between box and bank nothing else is written."""
        return self.particulars if self.kind == EntryKind.CONTRA else ""

    @property
    def about(self) -> str:
        """What was written, else what kind of entry it is (a message id)."""
        return _about("" if self.slip else self.particulars, EntryKind(self.kind))


BANK_BOOK = TableShape(
    "bank_book",
    N_("Bank book"),
    (
        Column("on_date", N_("Day"), _K.DATE),
        Column("voucher_no", N_("Voucher"), _K.CODE),
        Column("slip", N_("Slip or cheque"), _K.CODE),
        Column("about", N_("What for"), _K.WORD, share=4),
        Column("deposit", N_("Deposit"), _K.MONEY, total=True),
        Column("withdrawal", N_("Withdrawal"), _K.MONEY, total=True),
        Column("interest", N_("Interest"), _K.MONEY, total=True),
        Column("charges", N_("Charges"), _K.MONEY, total=True),
        Column("balance", N_("Balance"), _K.MONEY),
        Column("reconciled", N_("Checked"), _K.YES),
    ),
)
