"""Names of accounts, funds and kinds as message ids: one place for screens and papers.

Say them with `tr.say(ACCOUNTS[code])`. Everyday words are what the treasurer's screens use.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from finance.rules.entries import EntryKind
from sr_board.i18n import N_, Translator

__all__ = [
    "ACCOUNTS",
    "EVERYDAY",
    "FUNDS",
    "KINDS",
    "MODES",
    "PERIODS",
    "account_words",
    "fund_words",
    "plain_words",
]

ACCOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "1010": N_("Cash in hand"),
        "1020": N_("Bank savings account"),
        "1030": N_("Cash short or over, to recover"),
        "1040": N_("Fixed deposit"),
        "1110": N_("Member loans"),
        "1120": N_("Loans to other groups"),
        "1210": N_("Share or saving in the federation"),
        "2010": N_("Compulsory savings"),
        "2020": N_("Voluntary savings"),
        "2030": N_("Share capital"),
        "2040": N_("Social or emergency fund"),
        "2110": N_("Bank loan or cash credit"),
        "2120": N_("Loan from the federation"),
        "2130": N_("Loan from another lender"),
        "2210": N_("Money held for others"),
        "3010": N_("Opening balance difference"),
        "3020": N_("Accumulated surplus"),
        "3030": N_("Reserve"),
        "3040": N_("Revolving fund (grant)"),
        "3050": N_("Vulnerability reduction fund"),
        "4010": N_("Interest from members"),
        "4020": N_("Fines"),
        "4030": N_("Bank interest"),
        "4040": N_("Admission fees"),
        "4050": N_("Grants and donations"),
        "4060": N_("Recovery of written-off loans"),
        "4070": N_("Interest subvention"),
        "4080": N_("Income from group work"),
        "4085": N_("Income from the group's business"),
        "4090": N_("Other income"),
        "5010": N_("Interest on bank loan"),
        "5020": N_("Interest on loan from the federation"),
        "5030": N_("Stationery"),
        "5040": N_("Travel and meetings"),
        "5050": N_("Bank charges"),
        "5060": N_("Bad loans written off"),
        "5070": N_("Honorarium"),
        "5080": N_("Dividend and interest to members"),
        "5090": N_("Emergency help paid"),
        "5100": N_("Training"),
        "5110": N_("Cost of group work"),
        "5120": N_("Other cost"),
        "5130": N_("Cash shortage borne by the group"),
    }
)

EVERYDAY: Mapping[str, str] = MappingProxyType(
    {
        "1010": N_("cash box"),
        "1020": N_("bank"),
        "1030": N_("missing or found cash"),
        "1040": N_("fixed deposit"),
        "1110": N_("loans out"),
        "1210": N_("our share in the federation"),
        "2010": N_("savings"),
        "2020": N_("extra savings"),
        "2030": N_("shares"),
        "2040": N_("social fund"),
        "2110": N_("we owe the bank"),
        "2120": N_("we owe the federation"),
        "2210": N_("kept for others"),
        "3010": N_("not yet explained"),
        "3020": N_("the group's own surplus"),
        "3030": N_("reserve"),
    }
)
"""What an account is called where no bookkeeper looks; the others go by their name."""

FUNDS: Mapping[str, str] = MappingProxyType(
    {
        "general": N_("General fund"),
        "social": N_("Social fund"),
        "rf": N_("Revolving fund"),
        "cif": N_("Community investment fund"),
        "vrf": N_("Vulnerability reduction fund"),
        "bank_linkage": N_("Loan from the bank"),
        "project": N_("Project"),
        "other": N_("Another fund"),
    }
)
"""Kinds of funds."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        EntryKind.MEETING: N_("Collected at a meeting"),
        EntryKind.RECEIPT: N_("Money in"),
        EntryKind.PAYMENT: N_("Money out"),
        EntryKind.CONTRA: N_("Between cash box and bank"),
        EntryKind.BANK: N_("Line of the bank"),
        EntryKind.LOAN_OUT: N_("Loan given"),
        EntryKind.WRITE_OFF: N_("Loan written off"),
        EntryKind.RECOVERY: N_("Came back from a written-off loan"),
        EntryKind.SHARE_OUT: N_("Shared out"),
        EntryKind.DISTRIBUTION: N_("Surplus distributed"),
        EntryKind.OPENING: N_("Taken over from paper books"),
        EntryKind.CORRECTION: N_("Correction"),
        EntryKind.CLOSING: N_("Close of the year"),
    }
)
"""Kinds of entries."""

PERIODS: Mapping[str, str] = MappingProxyType(
    {
        "weekly": N_("every week"),
        "fortnightly": N_("every two weeks"),
        "monthly": N_("every month"),
    }
)
"""How often a group meets for money."""

MODES: Mapping[str, str] = MappingProxyType(
    {
        "shg": N_("Self-help group: savings and loans"),
        "committee_fund": N_("Fund of a committee"),
        "vsla": N_("Shares that are shared out at the end"),
        "federation": N_("Federation of groups"),
    }
)
"""Ways in which a group keeps its money."""


def account_words(code: str, name: str, tr: Translator) -> str:
    """What an account is called on paper and in the books: the group's own name or the standard."""
    return name or (tr.say(ACCOUNTS[code]) if code in ACCOUNTS else code)


def plain_words(code: str, name: str, tr: Translator) -> str:
    """What it is called where no bookkeeper looks."""
    if name or code not in EVERYDAY:
        return account_words(code, name, tr)
    return tr.say(EVERYDAY[code])


def fund_words(kind: str, name: str, tr: Translator) -> str:
    """What a fund is called."""
    return name or (tr.say(FUNDS[kind]) if kind in FUNDS else kind)
