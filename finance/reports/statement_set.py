"""All statements of a time together, and as one document that other programs can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from finance.rules.receipts_payments import (
    DETAILED,
    EntryFact,
    Form,
    HeadRow,
    ReceiptsPayments,
    receipts_payments,
)
from finance.rules.statements import (
    CASH_BOX,
    BalanceSheet,
    Figure,
    FundStatement,
    IncomeExpenditure,
    Moved,
    TrialBalance,
    balance_sheet,
    fund_statements,
    income_expenditure,
    trial_balance,
)

__all__ = ["StatementSet", "document", "statements_of"]

_BANK = "1020"


@dataclass(frozen=True)
class StatementSet:
    """The statements of `since` to `until`, made from the same rows, so that they tie."""

    since: date
    until: date
    trial: TrialBalance
    receipts: ReceiptsPayments
    earned: IncomeExpenditure
    sheet: BalanceSheet
    funds: tuple[FundStatement, ...]

    @property
    def ties(self) -> bool:
        """Do all of them agree with themselves and with one another?"""
        own = self.trial.ties and self.receipts.ties and self.sheet.ties
        funds = all(fund.ties for fund in self.funds)
        box = {row.account: row.closing for row in self.trial.rows}
        money = (box.get(CASH_BOX, 0), box.get(_BANK, 0))
        shown = (self.receipts.cash[1], self.receipts.bank[1])
        total = sum(fund.closing for fund in self.funds) == self.sheet.total_assets
        return own and funds and total and money == shown


def statements_of(
    moved: Sequence[Moved],
    entries: Iterable[EntryFact],
    since: date,
    until: date,
    *,
    form: Form = DETAILED,
    before: ReceiptsPayments | None = None,
    fund: str | None = None,
) -> StatementSet:
    """All statements. `moved`: by account and fund; `entries`: for `receipts_payments`. With `fund`
    both are of that fund alone."""
    opening = tuple(
        sum(each.opening for each in moved if each.account == account)
        for account in (CASH_BOX, _BANK)
    )
    return StatementSet(
        since,
        until,
        trial_balance(moved),
        receipts_payments(
            entries,
            since,
            until,
            form=form,
            opening=(opening[0], opening[1]),
            before=before,
            fund=fund,
        ),
        income_expenditure(moved),
        balance_sheet(moved),
        fund_statements(moved),
    )


def document(found: StatementSet) -> dict[str, Any]:
    """The statements as plain data: amounts in paise, days as text."""
    return {
        "from": found.since.isoformat(),
        "to": found.until.isoformat(),
        "unit": "paise",
        "ties": found.ties,
        "trial_balance": {
            "rows": [asdict(row) for row in found.trial.rows],
            "debit": found.trial.debit,
            "credit": found.trial.credit,
        },
        "receipts_payments": _money(found.receipts),
        "income_expenditure": {
            "income": _figures(found.earned.income),
            "expenditure": _figures(found.earned.expenditure),
            "total_income": found.earned.total_income,
            "total_expenditure": found.earned.total_expenditure,
            "surplus": found.earned.surplus,
        },
        "balance_sheet": _position(found.sheet),
        "funds": [{**asdict(each), "closing": each.closing} for each in found.funds],
    }


def _money(money: ReceiptsPayments) -> Mapping[str, Any]:
    return {
        "opening": {"cash": money.cash[0], "bank": money.bank[0]},
        "receipts": _heads(money.receipts),
        "payments": _heads(money.payments),
        "closing": {"cash": money.cash[1], "bank": money.bank[1]},
        "total": money.left,
    }


def _position(sheet: BalanceSheet) -> Mapping[str, Any]:
    return {
        "assets": _figures(sheet.assets),
        "liabilities": _figures(sheet.liabilities),
        "equity": _figures(sheet.equity),
        "surplus": sheet.surplus,
        "total_assets": sheet.total_assets,
        "total_claims": sheet.total_claims,
    }


def _figures(figures: Iterable[Figure]) -> Mapping[str, int]:
    return {each.account: each.amount for each in figures}


def _heads(rows: Iterable[HeadRow]) -> Mapping[str, int]:
    return {row.head: row.amount for row in rows}
