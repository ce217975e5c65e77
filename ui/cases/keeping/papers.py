"""The return and certificates of erasure as papers. No Qt."""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.i18n import Translator
from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes
from ui.cases.board.work import BoardWork
from ui.cases.keeping.presenter import KeepingPresenter
from ui.cases.keeping.share_set import CaseShares
from ui.live import say
from ui.papers.kinds import Drawn, OtherForm, PaperAsked, PaperKind
from ui.papers.letterhead import head_of
from ui.shares.papers import share_kind

__all__ = ["papers"]


def papers(work: BoardWork) -> list[PaperKind]:
    """The kinds of papers of this part. Files are named by their kind and period, by no person."""
    shown = KeepingPresenter(work)

    def certificate(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.law import certificate_pdf

        certs = shown.desk.retention.certificates()
        found = next((one for one in certs if one.id == asked.id), None)
        if found is None:
            raise NotFound("record-unknown", what="certificate")
        pdf = certificate_pdf(found, tr, head_of(work, shown.board_name()))
        return Drawn(say("Certificate of erasure"), f"erasure-{found.on:%Y-%m-%d}", pdf)

    right = Action.CASES_WORK
    return [
        share_kind(CaseShares(work), "cases", right, lambda: head_of(work, shown.board_name())),
        _return_kind(work, shown),
        PaperKind(
            "case-certificate",
            certificate,
            right=right,
            origin="cases-erasure",
            subject=_no_subject,
        ),
    ]


def _return_kind(work: BoardWork, shown: KeepingPresenter) -> PaperKind:
    """The return of a period, as it was released."""

    def the_return(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.the_return import return_pdf

        pdf = return_pdf(shown.released(asked.id), tr, head_of(work, shown.board_name()))
        return Drawn(say("Return of the board"), f"return-{asked.id}", pdf)

    return PaperKind(
        "case-return",
        the_return,
        right=Action.CASES_WORK,
        origin="cases-returns",
        forms=_spreadsheets(shown),
        subject=_no_subject,
    )


def _spreadsheets(shown: KeepingPresenter) -> tuple[OtherForm, ...]:
    """A release as a table: what was printed, and nothing else."""

    def xlsx(asked: PaperAsked, tr: Translator) -> bytes:
        from sr_board.cases.papers.the_return import return_table

        head, rows = return_table(shown.released(asked.id), tr)
        return xlsx_bytes(say("Return of the board"), head, rows)

    def csv(asked: PaperAsked, tr: Translator) -> bytes:
        from sr_board.cases.papers.the_return import return_table

        return csv_bytes(*return_table(shown.released(asked.id), tr))

    return (
        OtherForm("xlsx", lambda: say("Save as spreadsheet"), xlsx),
        OtherForm("csv", lambda: say("Save as CSV"), csv),
    )


def _no_subject(_: str) -> str:
    return "board"
