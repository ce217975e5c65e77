"""Statements in words: heads of the forms, and every statement as a heading with rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from finance.reports.statement_set import StatementSet
from finance.rules.receipts_payments import HeadRow
from finance.rules.statements import Figure
from sr_board.i18n import N_, Translator

__all__ = ["HEADS", "Block", "account_label", "head_label", "statement_blocks"]

HEADS: Mapping[str, str] = {
    "savings_regular": N_("Savings, regular"),
    "savings_extra": N_("Savings, extra"),
    "loan_principal": N_("Loans returned by members, principal"),
    "loan_interest": N_("Loans returned by members, interest"),
    "bank_loan": N_("Loan taken from bank or federation"),
    "membership_fees": N_("Membership fees"),
    "fines": N_("Fines"),
    "group_work": N_("Income from group work"),
    "iga": N_("Income from the group's business"),
    "grants": N_("Grants and donations"),
    "misc_in": N_("Other receipts"),
    "loans_given": N_("Loans to members"),
    "savings_withdrawn": N_("Savings returned"),
    "dividends": N_("Surplus and interest paid to members"),
    "bank_loan_principal": N_("Bank or federation loan returned, principal"),
    "bank_loan_interest": N_("Bank or federation loan returned, interest"),
    "training": N_("Training"),
    "iga_cost": N_("Cost of the group's business"),
    "meetings_events": N_("Meetings and events"),
    "stationery": N_("Stationery"),
    "travel": N_("Travel"),
    "misc_out": N_("Other payments"),
}
"""Heads of receipts and payments by key."""

Block = tuple[str, tuple[str, ...], list[tuple[str, ...]]]
"""A heading, the titles of the columns, and the rows, all in words."""


def account_label(code: str, names: Mapping[str, str]) -> str:
    """Code and name of an account; `names` in the language, by code."""
    return f"{code} {names[code]}" if code in names else code


def head_label(key: str, names: Mapping[str, str], tr: Translator) -> str:
    """A head of a form in words; where each account is a head, its code and name."""
    return tr.say(HEADS[key]) if key in HEADS else account_label(key, names)


def statement_blocks(
    found: StatementSet, tr: Translator, names: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """Every statement, one after the other."""
    known = names or {}
    yield _trial(found, tr, known)
    yield _receipts(found, tr, known)
    earned = found.earned
    rows = [*_figures(earned.income, tr, known), (tr.say("Income"), _m(earned.total_income, tr))]
    rows += _figures(earned.expenditure, tr, known)
    rows.append((tr.say("Expenditure"), _m(earned.total_expenditure, tr)))
    rows.append((tr.say("Surplus"), _m(earned.surplus, tr)))
    yield tr.say("Income and expenditure"), ("", tr.say("Amount")), rows
    yield _sheet(found, tr, known)
    yield _funds(found, tr)


def _m(paise: int, tr: Translator) -> str:
    return tr.money(paise, always_paise=True)


def _figures(
    figures: tuple[Figure, ...], tr: Translator, names: Mapping[str, str]
) -> list[tuple[str, ...]]:
    return [(account_label(each.account, names), _m(each.amount, tr)) for each in figures]


def _trial(found: StatementSet, tr: Translator, names: Mapping[str, str]) -> Block:
    rows = [
        (
            account_label(row.account, names),
            *(_m(n, tr) for n in (row.opening, row.debit, row.credit, row.closing)),
        )
        for row in found.trial.rows
    ]
    total = (tr.say("Total"), "", _m(found.trial.debit, tr), _m(found.trial.credit, tr), "")
    words = (N_("Account"), N_("Opening"), N_("Debit"), N_("Credit"), N_("Closing"))
    return tr.say("Trial balance"), tuple(tr.say(each) for each in words), [*rows, total]


def _receipts(found: StatementSet, tr: Translator, names: Mapping[str, str]) -> Block:
    money = found.receipts

    def heads(rows: tuple[HeadRow, ...]) -> list[tuple[str, ...]]:
        return [
            (head_label(row.head, names, tr), _m(row.amount, tr), _m(row.before, tr))
            for row in rows
        ]

    rows: list[tuple[str, ...]] = [
        (tr.say("Cash box at the beginning"), _m(money.cash[0], tr), ""),
        (tr.say("Bank at the beginning"), _m(money.bank[0], tr), ""),
        *heads(money.receipts),
        (tr.say("Total"), _m(money.left, tr), ""),
        *heads(money.payments),
        (tr.say("Cash box at the end"), _m(money.cash[1], tr), ""),
        (tr.say("Bank at the end"), _m(money.bank[1], tr), ""),
        (tr.say("Total"), _m(money.right, tr), ""),
    ]
    titles = ("", tr.say("Amount"), tr.say("Time before"))
    return tr.say("Receipts and payments"), titles, rows


def _sheet(found: StatementSet, tr: Translator, names: Mapping[str, str]) -> Block:
    sheet = found.sheet
    rows = [
        *_figures(sheet.assets, tr, names),
        (tr.say("What the group has"), _m(sheet.total_assets, tr)),
        *_figures(sheet.liabilities, tr, names),
        *_figures(sheet.equity, tr, names),
    ]
    if sheet.surplus:
        rows.append((tr.say("Surplus not closed yet"), _m(sheet.surplus, tr)))
    rows.append((tr.say("What it owes and owns"), _m(sheet.total_claims, tr)))
    return tr.say("Balance sheet"), ("", tr.say("Amount")), rows


def _funds(found: StatementSet, tr: Translator) -> Block:
    rows = [
        (
            each.fund,
            *(
                _m(n, tr)
                for n in (
                    *(each.opening, each.came_in, each.went_out, each.closing),
                    *(each.cash, each.bank, each.loans, each.other),
                )
            ),
        )
        for each in found.funds
    ]
    words = (
        *(N_("Fund"), N_("Opening"), N_("In"), N_("Out"), N_("Closing")),
        *(N_("Cash box"), N_("Bank"), N_("Loans"), N_("Other")),
    )
    return tr.say("Funds"), tuple(tr.say(each) for each in words), rows
