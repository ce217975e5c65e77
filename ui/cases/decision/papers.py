"""Decisions and briefs as papers. No Qt."""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator
from ui.cases.board.work import BoardWork
from ui.cases.decision.presenter import DecisionsPresenter
from ui.live import say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: BoardWork) -> list[PaperKind]:
    """The kinds of papers of this part. Files are named by code, never by a person."""
    shown = DecisionsPresenter(work)

    def decision(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.decision import decision_pdf

        case, wanted = asked.id.split("/")
        view = shown.decision(case, wanted)
        board = shown.board()
        head = head_of(work, board.name)
        pdf = decision_pdf(view, tr, head, broken_since=board.broken_since)
        return Drawn(say("Decision of the board"), "board-decision", pdf)

    def brief(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.brief import brief_pdf

        found = next((one for one in shown.briefs() if one.id == asked.id), None)
        if found is None:
            raise NotFound("brief-unknown", what="brief")
        head = head_of(work, shown.board().name)
        pdf = brief_pdf(found, tr, head, offset=shown.offset)
        return Drawn(say("Brief for a sitting"), "board-brief", pdf)

    read = Action.BOARD_READ
    return [
        PaperKind("case-decision", decision, right=read, subject=lambda _id: "decision"),
        PaperKind(
            "case-brief", brief, right=read, origin="cases-briefs", subject=lambda _id: "brief"
        ),
    ]
