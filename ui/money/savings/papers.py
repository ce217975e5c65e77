"""Papers of savings and of taking over. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.savings.work import SavingsWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]

Make = Callable[[PaperAsked, Translator], Drawn]


def papers(work: SavingsWork) -> list[PaperKind]:
    """The kinds of papers of these parts."""
    read = Action.MONEY_READ
    return [
        PaperKind("share-out", _share_out(work), right=read),
        PaperKind("leaving-account", _leaving(work), right=read),
        PaperKind("opening-check", _opening(work), right=read),
    ]


def _group(work: SavingsWork, group_id: str) -> str:
    return work.money.ledger.reading.settings(group_id).group_name


def _share_out(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import share_out_pdf

        sheet = work.money.savings.found.share_out_sheet(asked.id)
        group = _group(work, sheet.group_id)
        pdf = share_out_pdf(sheet, group, tr, head_of(work, group))
        return Drawn(say("Share-out"), f"share-out-{sheet.on_date:%Y-%m-%d}", pdf)

    return make


def _leaving(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import leaving_pdf

        sheet = work.money.savings.found.leaving_sheet(asked.id)
        group = _group(work, sheet.group_id)
        pdf = leaving_pdf(sheet, group, tr, head_of(work, group))
        return Drawn(say("The last account"), f"last-account-{sheet.on_date:%Y-%m-%d}", pdf)

    return make


def _opening(work: SavingsWork) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.savings.papers import opening_pdf

        view = work.money.savings.openings.batch(asked.id)
        settings = work.money.ledger.reading.settings(asked.id)
        members = {row.member_id: row for row in settings.members}
        banks = {bank.id: bank.name for bank in settings.banks}
        group = settings.group_name
        pdf = opening_pdf(view, members, banks, group, tr, head_of(work, group))
        return Drawn(say("Taking over the paper book"), "paper-book", pdf)

    return make
