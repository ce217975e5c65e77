"""Who signs at the bank: is the order possible, and was the bank told in time? Pure.

Source: domain rules 7, signatories. Between an election and the bank's answer the old order stays
in force.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from governance.rules.findings import Finding, Level
from governance.rules.parameter_values import Bank
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "change_due",
    "check_bank_change",
    "check_mandate",
    "check_sole_gainer",
    "signatories_not_serving",
]


def check_mandate(
    k: int, must_include: Collection[str], signatories: Mapping[str, Collection[str]]
) -> None:
    """Refuse an order that nobody can follow. `signatories`: offices held, by person.

    Raises InputInvalid "mandate-more-than-signatories" (k above the number of signatories),
    "mandate-office-missing" (an office that must sign is not among them).
    """
    if not 1 <= k <= len(signatories):
        raise InputInvalid("mandate-more-than-signatories", field="k", k=k, n=len(signatories))
    held = {office for offices in signatories.values() for office in offices}
    for office in must_include:
        if office not in held:
            raise InputInvalid("mandate-office-missing", field="signatories", office=office)


def check_sole_gainer(certifiers: Collection[str], gainers: Collection[str]) -> None:
    """Chair and secretary certify; at least one is not the only one who gains the right to sign.

    Raises RuleBroken "mandate-certified-by-gainer".
    """
    if len(set(gainers)) == 1 and set(certifiers) <= set(gainers):
        raise RuleBroken("mandate-certified-by-gainer")


def change_due(changed_on: date, rule: Bank) -> date:
    """The day by which the bank is told. `changed_on`: election, appointment or end of a term."""
    return changed_on + timedelta(days=rule.change_days)


def check_bank_change(
    rule: Bank, changed_on: date, told_on: date | None, today: date
) -> Finding | None:
    """A note on the day it is due, a breach after it, until the bank was told."""
    due = change_due(changed_on, rule)
    day = told_on or today
    if day < due or (told_on is not None and told_on <= due):
        return None
    over = (day - due).days
    return Finding(
        "bank",
        "bank_change_overdue" if over else "due_today",
        Level.BREACH if over else Level.NOTE,
        {"due": due, "over": over, "changed": changed_on, "told": told_on},
        None if told_on else due,
    )


def signatories_not_serving(
    signatories: Collection[str], serving: Collection[str]
) -> Finding | None:
    """A finding when the bank still takes the signature of somebody who holds no such office."""
    gone = len(set(signatories) - set(serving))
    if not gone:
        return None
    return Finding(
        "bank", "signatory_not_serving", Level.BREACH, {"gone": gone, "of": len(signatories)}
    )
