"""The standard chart of accounts and what each account means for the rules of posting. Pure.

Source: domain paper on money, section 4. Codes never change and are never used for something
else. A group adds accounts of its own inside the ranges of the classes, at codes that the
standard does not use. The rows themselves are data (`resources/charts_of_accounts`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "BANK",
    "CASH",
    "CASH_OVER_SHORT",
    "HELD_FOR_OTHERS",
    "LENDER_ACCOUNTS",
    "LOAN_ACCOUNTS",
    "MEMBER_ACCOUNTS",
    "MONEY",
    "OPENING_DIFFERENCE",
    "SURPLUS",
    "AccountType",
    "ControlOf",
    "check_own_code",
    "type_of",
]

CASH, BANK, CASH_OVER_SHORT = "1010", "1020", "1030"
MONEY: frozenset[str] = frozenset({CASH, BANK})
"""Accounts that are money at hand: the box and the bank."""
MEMBER_ACCOUNTS: frozenset[str] = frozenset({"2010", "2020", "2030"})
"""Control accounts of which every line names a member."""
LOAN_ACCOUNTS: frozenset[str] = frozenset({"1110"})
"""Control accounts of which every line names a member's loan."""
LENDER_ACCOUNTS: frozenset[str] = frozenset({"2110", "2120", "2130"})
"""Control accounts of which every line names a loan from outside."""
HELD_FOR_OTHERS, OPENING_DIFFERENCE, SURPLUS = "2210", "3010", "3020"

_OWN = re.compile(r"[1-5]\d{3}")


class AccountType(StrEnum):
    """The class of an account; its first digit says it."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"


class ControlOf(StrEnum):
    """Which sub-ledger an account is the sum of."""

    NONE = "none"
    MEMBER_SAVINGS = "member_savings"
    MEMBER_LOAN = "member_loan"
    EXTERNAL_LOAN = "external_loan"
    MEMBER_SHARE = "member_share"
    SOCIAL = "social"


_TYPES = dict(zip("12345", AccountType, strict=True))


def type_of(code: str) -> AccountType:
    """The class of an account by its code. Raises InputInvalid "account-code-wrong"."""
    if not _OWN.fullmatch(code):
        raise InputInvalid("account-code-wrong", field="code")
    return _TYPES[code[0]]


def check_own_code(code: str, standard: Collection[str], used: Collection[str]) -> AccountType:
    """A code that a group may give to an account of its own; its class.

    Raises InputInvalid "account-code-wrong", RuleBroken "account-code-standard",
    "account-code-taken".
    """
    kind = type_of(code)
    if code in standard:
        raise RuleBroken("account-code-standard", code=code)
    if code in used:
        raise RuleBroken("account-code-taken", code=code)
    return kind
