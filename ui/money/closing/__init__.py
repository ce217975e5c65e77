"""Closing months and years, the auditor's page, and books as files."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.money.closing.audit_page import AuditPage
from ui.money.closing.closing_page import ClosingPage
from ui.money.closing.export_page import ExportPage
from ui.money.closing.presenter import ReportsPresenter
from ui.money.closing.work import ReportsWork
from ui.registry import Place

__all__ = ["places"]


def places(work: ReportsWork) -> list[Place]:
    """The places of this part."""
    shown = ReportsPresenter(work)
    return [
        Place(
            "money-closing",
            "lock",
            lambda: say("Close a month or a year"),
            lambda desk: ClosingPage(desk, shown),
            right=Action.MONEY_READ,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-audit",
            "search",
            lambda: say("Audit"),
            lambda desk: AuditPage(desk, shown),
            right=Action.MONEY_READ,
            in_rail=False,
            under="money",
        ),
        Place(
            "money-export",
            "download",
            lambda: say("Books as files"),
            lambda desk: ExportPage(desk, shown),
            right=Action.MONEY_EXPORT,
            in_rail=False,
            under="money",
        ),
    ]
