"""Papers of the books' core: the voucher. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.ledger.work import LedgerWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: LedgerWork) -> list[PaperKind]:
    """The kinds of papers of this part."""
    return [
        PaperKind(
            "voucher",
            _voucher(work, names=True),
            right=Action.MONEY_READ,
            origin="money-voucher",
            large=True,
        ),
        PaperKind(
            "voucher-numbers",
            _voucher(work, names=False),
            right=Action.MONEY_READ,
            origin="money-voucher",
            large=True,
        ),
    ]


def _voucher(work: LedgerWork, *, names: bool) -> Callable[[PaperAsked, Translator], Drawn]:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.ledger.papers import voucher_pdf

        view = work.money.ledger.reading.voucher(asked.id)
        head = head_of(work, view.group_name)
        pdf = voucher_pdf(view, tr, head, names=names, large=asked.large)
        number = view.voucher_no.replace("/", "-")
        return Drawn(say("Voucher {number}", number=view.voucher_no), f"voucher-{number}", pdf)

    return make
