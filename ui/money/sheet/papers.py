"""Papers of the meeting's money: the sheet, the sheet with numbers only, the empty form. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from finance.sheet.views import SheetState
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.sheet.work import SheetWork
from ui.papers.kinds import Drawn, PaperAsked, PaperKind, PaperLine
from ui.papers.letterhead import head_of

__all__ = ["form_id", "papers"]

_LISTED = 12


def form_id(group_id: str, day: date) -> str:
    """The id of an empty form: group and day."""
    return f"{group_id}.{day.isoformat()}"


def papers(work: SheetWork) -> list[PaperKind]:
    """The kinds of papers of the sheet."""

    def lines() -> Sequence[PaperLine]:
        if not work.who.may(Action.MONEY_READ):
            return ()
        closed = [row for row in work.money.sheets.list() if row.state is SheetState.CLOSED]
        return [
            PaperLine(
                "collection-sheet",
                row.id,
                lambda: say("Collection sheet"),
                row.group_name,
                lambda day=row.on_date: i18n.current().date(day),
                None,
                None,
            )
            for row in closed[:_LISTED]
        ]

    read = Action.MONEY_READ
    return [
        PaperKind(
            "collection-sheet", _sheet(work, names=True), lines, right=read, origin="money-sheet"
        ),
        PaperKind(
            "collection-numbers", _sheet(work, names=False), right=read, origin="money-sheet"
        ),
        PaperKind("collection-form", _form(work), right=read),
    ]


def _sheet(work: SheetWork, *, names: bool) -> Callable[[PaperAsked, Translator], Drawn]:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.sheet.papers import sheet_pdf

        view = work.money.sheets.sheet(asked.id)
        pdf = sheet_pdf(view, tr, head_of(work, view.group_name), names=names)
        return Drawn(say("Collection sheet"), f"collection-{view.on_date:%Y-%m-%d}", pdf)

    return make


def _form(work: SheetWork) -> Callable[[PaperAsked, Translator], Drawn]:
    def make(asked: PaperAsked, tr: Translator) -> Drawn:
        from finance.sheet.papers import sheet_pdf

        group, _, day = asked.id.partition(".")
        view = work.money.sheets.form(group, date.fromisoformat(day))
        pdf = sheet_pdf(view, tr, head_of(work, view.group_name), blank=True)
        return Drawn(say("Empty collection sheet"), f"collection-form-{day}", pdf)

    return make
