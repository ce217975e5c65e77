"""All kinds of papers: each area exports its own, here they are only listed."""

from __future__ import annotations

from typing import Any

from ui.cases import papers as of_cases
from ui.constitution import papers as of_constitutions
from ui.elections import papers as of_elections
from ui.leadership import papers as of_leaders
from ui.meetings import papers as of_meetings
from ui.members import papers as of_members
from ui.money.bank import papers as of_bank
from ui.money.books import papers as of_books
from ui.money.closing import papers as of_months
from ui.money.ledger import papers as of_vouchers
from ui.money.loans import papers as of_loans
from ui.money.savings import papers as of_savings
from ui.money.sheet import papers as of_sheets
from ui.papers.kinds import PaperKind
from ui.registers import papers as of_registers

__all__ = ["all_kinds"]


def all_kinds(work: Any) -> list[PaperKind]:
    """The papers of an open workplace, in the order of the list."""
    return [
        *of_members.papers(work),
        *of_constitutions.papers(work),
        *of_meetings.papers(work),
        *of_leaders.papers(work),
        *of_elections.papers(work),
        *of_bank.papers(work),
        *of_savings.papers(work),
        *of_loans.papers(work),
        *of_registers.papers(work),
        *of_books.papers(work),
        *of_months.papers(work),
        *of_vouchers.papers(work),
        *of_sheets.papers(work),
        *of_cases.papers(work),
    ]
