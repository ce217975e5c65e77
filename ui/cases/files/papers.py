"""Papers of case files, without identity. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import FilesPresenter
from ui.live import say
from ui.papers.kinds import Drawn, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: BoardWork) -> list[PaperKind]:
    """The kinds of papers of this part. Files are named by their kind, never by a person."""
    shown = FilesPresenter(work)

    def report(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.reports import production_pdf

        view, head = shown.urgent(asked.id), head_of(work, shown.board_name())
        pdf = production_pdf(view, tr, head, form=shown.report_form())
        return Drawn(say("Report to the committee"), "report-committee", pdf)

    def police(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.reports import production_pdf

        view, head = shown.urgent(asked.id), head_of(work, shown.board_name())
        pdf = production_pdf(view, tr, head, police=True, form=shown.report_form())
        return Drawn(say("Report to the police"), "report-police", pdf)

    def sheet(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.files import case_sheet_pdf

        pdf = case_sheet_pdf(shown.whole(asked.id), tr, head_of(work, shown.board_name()))
        return Drawn(say("Case sheet"), "case-sheet", pdf)

    right = Action.CASES_WORK
    night = PaperKind(
        "cases-tonight", _tonight(work, shown), right=right, origin="cases", subject=_no_subject
    )
    return [
        PaperKind("case-report", report, right=right, origin="cases-file", subject=_no_subject),
        PaperKind("case-police", police, right=right, origin="cases-file", subject=_no_subject),
        PaperKind("case-sheet", sheet, right=right, origin="cases-file", subject=_no_subject),
        night,
    ]


def _tonight(work: BoardWork, shown: FilesPresenter) -> Callable[[PaperAsked, Translator], Drawn]:
    """The sheet of the member on duty."""

    def tonight(_: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.files import tonight_pdf

        phones = shown.phones(tr)
        head = head_of(work, shown.board_name())
        pdf = tonight_pdf(shown.desk.files.clocks(), phones, tr, head, now=shown.now)
        return Drawn(say("Tonight"), "tonight", pdf)

    return tonight


def _no_subject(_: str) -> str:
    return "file"
