"""The cover sheet of a transfer, and the board's key, as papers. No Qt."""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator
from ui.cases.board.work import BoardWork
from ui.cases.boards.presenter import BoardsPresenter
from ui.live import say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: BoardWork) -> list[PaperKind]:
    """The kinds of papers of this part. Files are named by their kind alone."""
    shown = BoardsPresenter(work)

    def cover(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.transfer import cover_pdf

        case_id, _, transfer_id = asked.id.partition("/")
        picture = shown.desk.transfer.picture(case_id)
        sent = next((one for one in picture.sent if one.id == transfer_id), None)
        if sent is None:
            raise NotFound("record-unknown", what="transfer")
        head = head_of(work, shown.board_name())
        pdf = cover_pdf(sent, picture.code, tr, head, offset_minutes=shown.offset)
        return Drawn(say("A file goes to another board"), "cover-sheet", pdf)

    def key(_: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.transfer import board_key_pdf

        own = shown.desk.receiving.own_key()
        if own is None:
            raise NotFound("board-key-none", what="key")
        head = head_of(work, shown.board_name())
        pdf = board_key_pdf(own.line, own.record.at, tr, head, offset_minutes=shown.offset)
        return Drawn(say("Key of this board"), "board-key", pdf)

    right = Action.CASES_WORK
    return [
        PaperKind("case-transfer-cover", cover, right=right, origin="cases", subject=_file),
        PaperKind("case-board-key", key, right=right, origin="cases-boards", subject=_board),
    ]


def _file(_: str) -> str:
    return "file"


def _board(_: str) -> str:
    return "board"
