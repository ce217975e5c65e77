"""The report of a month as a paper. No Qt."""

from __future__ import annotations

from datetime import date

from finance.reports.statement_rows import receipts_rows
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.closing.presenter import ReportsPresenter
from ui.money.closing.work import ReportsWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["month_id", "month_of", "papers"]


def month_id(group: str, first: date) -> str:
    """Group and month as the id of a paper."""
    return f"{group}.{first:%Y-%m}"


def month_of(ref: str) -> tuple[str, date]:
    """Group and first day of the month in the id of a paper."""
    group, month = ref.split(".")
    return group, date.fromisoformat(f"{month}-01")


def papers(work: ReportsWork) -> list[PaperKind]:
    """The kinds of papers of this part; they are opened from the page of the month."""
    shown = ReportsPresenter(work)

    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.reports.month_paper import month_pdf

        group, first = month_of(asked.id)
        found = shown.month(group, first)
        head = head_of(work, found.report.group)
        pdf = month_pdf(found.report, receipts_rows(found.view, tr), tr, head)
        return Drawn(say("Monthly report"), f"monthly-report-{first:%Y-%m}", pdf)

    return [
        PaperKind(
            "money-month-report",
            make,
            right=Action.MONEY_READ,
            origin="money-month-report",
            subject=lambda ref: ref.split(".")[0],
        )
    ]
