"""Registers of the board as papers. No Qt."""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.i18n import Translator
from ui.cases.board.work import BoardWork
from ui.cases.registers.presenter import CaseRegistersPresenter
from ui.live import say
from ui.meetings.times import here_now
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: BoardWork) -> list[PaperKind]:
    """The kinds of papers of this part; they are opened from the page of registers."""
    shown = CaseRegistersPresenter(work)

    def paper(asked: PaperAsked, tr: Translator) -> Drawn:
        from governance.registers.papers import register_pdf

        key, order, year = (*asked.id.split("/"), "")[:3]
        made = shown.table(key, order == "new", tr, year=year)
        pdf = register_pdf(made, tr, head_of(work, made.about))
        day = here_now(work.clock).date()
        return Drawn(say(CASE_REGISTERS[key].word), f"board-{key}-{day:%Y-%m-%d}", pdf)

    return [
        PaperKind("case-register", paper, right=Action.BOARD_READ, origin="cases-registers"),
    ]
