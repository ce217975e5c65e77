"""Papers of loans: the card as it stands, and the letter of what was granted. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.ledger.work import LedgerWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

if TYPE_CHECKING:
    from finance.loans.papers import LoanPaper

__all__ = ["papers"]

Make = Callable[[PaperAsked, Translator], Drawn]


def papers(work: LedgerWork) -> list[PaperKind]:
    """The kinds of papers of a loan, each with and without names; opened from its card."""
    found = []
    for key, make in (("money-loan-card", _card), ("money-loan-letter", _letter)):
        for ending, names in (("", True), ("-numbers", False)):
            found.append(
                PaperKind(
                    f"{key}{ending}",
                    make(work, names=names),
                    right=Action.MONEY_READ,
                    origin="money-loan",
                )
            )
    return found


def _paper(work: LedgerWork, loan_id: str) -> LoanPaper:
    from finance.loans.papers import LoanPaper

    card = work.money.loans.found.card(loan_id)
    home = work.money.ledger.reading.home(card.group_id)
    return LoanPaper(card, home.group_name, work.clock.today(), home.code)


def _card(work: LedgerWork, *, names: bool) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.loans.papers import card_pdf

        made = _paper(work, asked.id)
        pdf = card_pdf(made, tr, head_of(work, made.group), names=names)
        return Drawn(say("Loan card"), f"loan-card-{made.card.row.number}", pdf)

    return make


def _letter(work: LedgerWork, *, names: bool) -> Make:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.loans.papers import letter_pdf

        made = _paper(work, asked.id)
        plan = work.money.loans.previews.agreed(asked.id)
        pdf = letter_pdf(made, plan, tr, head_of(work, made.group), names=names)
        return Drawn(say("Letter of a loan granted"), f"loan-letter-{made.card.row.number}", pdf)

    return make
