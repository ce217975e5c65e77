"""Papers of support without identity: the consent form and the receipt of taking back. No Qt."""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.errors import SRBoardError
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import ConsentRow
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

    def consent(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.support import consent_form_pdf

        view, head = shown.whole(asked.id), head_of(work, shown.board_name())
        words, version = _notice(shown, view, asked.language)
        pdf = consent_form_pdf(view, words, version, tr, head)
        return Drawn(say("What I agree to"), "consent", pdf)

    def withdrawal(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.support import withdrawal_pdf

        head = head_of(work, shown.board_name())
        pdf = withdrawal_pdf(shown.whole(asked.id), tr, head, offset=shown.offset)
        return Drawn(say("Taken back"), "taken-back", pdf)

    def card(asked: PaperAsked, tr: Translator) -> Drawn:
        from sr_board.cases.papers.card import clock_card_pdf

        calls = shown.calls(asked.id).calls
        return Drawn(say("Card"), "card", clock_card_pdf(shown.whole(asked.id), calls, tr))

    right, origin = Action.CASES_WORK, "cases-consent"
    return [
        PaperKind("case-card", card, right=right, origin="cases-papers", subject=_no_subject),
        PaperKind("case-consent", consent, right=right, origin=origin, subject=_no_subject),
        PaperKind("case-withdrawal", withdrawal, right=right, origin=origin, subject=_no_subject),
    ]


def _notice(shown: FilesPresenter, view: CaseView, language: str) -> tuple[str, str]:
    """The notice in the language of the paper, and its version: the one that was read to her before
    her last answer, else the one that holds now; empty when no pack can be read."""
    try:
        answers = view.all(ConsentRow)
        heard = answers[-1].notice_version if answers else ""
        words = shown.desk.packs.notice(heard, language) if heard else ""
        if words:
            return words, heard
        pack = shown.desk.packs.seen().pack
    except SRBoardError:
        return "", "0"
    return pack.consent_notice(language), pack.notice_version


def _no_subject(_: str) -> str:
    return "file"
