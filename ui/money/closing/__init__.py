"""Closing months and years, the auditor's page, and books as files."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import Text, say
from ui.money.closing.audit_page import AuditPage
from ui.money.closing.closing_page import ClosingPage
from ui.money.closing.compare_page import ComparePage
from ui.money.closing.export_page import ExportPage
from ui.money.closing.month_page import MonthPage
from ui.money.closing.presenter import ReportsPresenter
from ui.money.closing.work import ReportsWork
from ui.registry import Place

__all__ = ["places"]

_Page = ClosingPage | MonthPage | ComparePage | AuditPage | ExportPage


def places(work: ReportsWork) -> list[Place]:
    """The places of this part."""
    shown = ReportsPresenter(work)
    read, export = Action.MONEY_READ, Action.MONEY_EXPORT
    parts: tuple[tuple[str, str, Text, type[_Page], Action], ...] = (
        ("money-closing", "lock", lambda: say("Close a month or a year"), ClosingPage, read),
        ("money-month-report", "file-text", lambda: say("Monthly report"), MonthPage, read),
        ("money-compare", "search", lambda: say("Compare a paper count"), ComparePage, read),
        ("money-audit", "search", lambda: say("Audit"), AuditPage, read),
        ("money-export", "download", lambda: say("Books as files"), ExportPage, export),
    )
    return [
        Place(
            key,
            icon,
            title,
            lambda desk, page=page: page(desk, shown),
            right=right,
            in_rail=False,
            under="money",
        )
        for key, icon, title, page, right in parts
    ]
