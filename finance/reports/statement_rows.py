"""Statements as rows of their registers, in one language: for pages, papers and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from finance.reports.queries_statements import FundMoves, StatementsView
from finance.reports.reading import Names
from finance.reports.rows_statements import (
    BalanceSheetRow,
    FundRow,
    IncomeRow,
    ReceiptsRow,
    TrialLine,
)
from finance.reports.statement_words import HEADS
from finance.rules.receipts_payments import HeadRow
from finance.rules.statements import Figure, TrialBalance
from sr_board.i18n import Translator

__all__ = ["balance_sheet_rows", "fund_rows", "income_rows", "receipts_rows", "trial_rows"]


def trial_rows(found: TrialBalance, names: Names, tr: Translator) -> tuple[TrialLine, ...]:
    """The trial balance."""
    return tuple(
        TrialLine(
            row.account,
            names.account(row.account, tr),
            row.opening,
            row.debit,
            row.credit,
            row.closing,
        )
        for row in found.rows
    )


def receipts_rows(view: StatementsView, tr: Translator) -> tuple[ReceiptsRow, ...]:
    """Receipts and payments from the opening to the closing balances, with both totals."""
    now, then = view.now.receipts, view.before.receipts
    cash, bank = tr.say("Cash box"), tr.say("Bank")

    def heads(side: str, rows: tuple[HeadRow, ...]) -> Iterator[ReceiptsRow]:
        for row in rows:
            words = HEADS.get(row.head)
            head = tr.say(words) if words else view.names.account(row.head, tr)
            yield ReceiptsRow(side, head, row.amount, row.before)

    return (
        ReceiptsRow(
            "opening", tr.say("At the beginning: {what}", what=cash), now.cash[0], then.cash[0]
        ),
        ReceiptsRow(
            "opening", tr.say("At the beginning: {what}", what=bank), now.bank[0], then.bank[0]
        ),
        *heads("in", now.receipts),
        ReceiptsRow("total", tr.say("Total"), now.left, then.left),
        *heads("out", now.payments),
        ReceiptsRow("closing", tr.say("At the end: {what}", what=cash), now.cash[1], then.cash[1]),
        ReceiptsRow("closing", tr.say("At the end: {what}", what=bank), now.bank[1], then.bank[1]),
        ReceiptsRow("total", tr.say("Total"), now.right, then.right),
    )


def _both(now: tuple[Figure, ...], then: tuple[Figure, ...]) -> list[tuple[str, int, int]]:
    one: Mapping[str, int] = {each.account: each.amount for each in now}
    two: Mapping[str, int] = {each.account: each.amount for each in then}
    return [(code, one.get(code, 0), two.get(code, 0)) for code in sorted({*one, *two})]


def income_rows(view: StatementsView, tr: Translator) -> tuple[IncomeRow, ...]:
    """Income, expenditure and what is left."""
    now, then = view.now.earned, view.before.earned
    name = view.names.account
    return (
        *(IncomeRow("income", name(c, tr), a, b) for c, a, b in _both(now.income, then.income)),
        IncomeRow("total", tr.say("Income in all"), now.total_income, then.total_income),
        *(
            IncomeRow("expenditure", name(code, tr), a, b)
            for code, a, b in _both(now.expenditure, then.expenditure)
        ),
        IncomeRow("total", tr.say("Spent in all"), now.total_expenditure, then.total_expenditure),
        IncomeRow("surplus", tr.say("Surplus"), now.surplus, then.surplus),
    )


def balance_sheet_rows(view: StatementsView, tr: Translator) -> tuple[BalanceSheetRow, ...]:
    """What the group has, what it owes and owns, and the surplus not closed yet."""
    now, then = view.now.sheet, view.before.sheet

    def side(
        key: str, one: tuple[Figure, ...], two: tuple[Figure, ...]
    ) -> Iterator[BalanceSheetRow]:
        for code, amount, before in _both(one, two):
            yield BalanceSheetRow(key, view.names.account(code, tr), amount, before)

    surplus = BalanceSheetRow(
        "surplus", tr.say("Surplus not closed yet"), now.surplus, then.surplus
    )
    return (
        *side("assets", now.assets, then.assets),
        BalanceSheetRow("total", tr.say("What the group has"), now.total_assets, then.total_assets),
        *side("liabilities", now.liabilities, then.liabilities),
        *side("equity", now.equity, then.equity),
        *((surplus,) if now.surplus or then.surplus else ()),
        BalanceSheetRow(
            "total", tr.say("What it owes and owns"), now.total_claims, then.total_claims
        ),
    )


def fund_rows(view: StatementsView, tr: Translator) -> tuple[FundRow, ...]:
    """Every fund: what came, went and is there, and what it lent."""
    none = FundMoves()
    return tuple(
        FundRow(
            each.fund,
            view.names.fund(each.fund, tr),
            each.opening,
            each.came_in,
            each.went_out,
            each.closing,
            each.cash,
            each.bank,
            each.loans,
            each.other,
            view.moves.get(each.fund, none).lent,
            view.moves.get(each.fund, none).returned,
            view.moves.get(each.fund, none).repaid,
            view.names.conditions.get(each.fund, ""),
        )
        for each in view.now.funds
    )
