"""Books as papers and spreadsheets. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from finance.reports.register_build import REGISTERS
from finance.reports.table_files import table_bytes
from sr_board.access.roles import Action
from sr_board.i18n import Translator
from ui.live import say
from ui.money.books.presenter import Asked, BooksPresenter, BooksWork, asked_of
from ui.papers.kinds import Drawn, OtherForm, PaperAsked, PaperKind
from ui.papers.letterhead import head_of

__all__ = ["papers"]


def papers(work: BooksWork) -> list[PaperKind]:
    """The kinds of papers of this part; they are opened from the page of books."""
    shown = BooksPresenter(work)

    def form(kind: str) -> Callable[[PaperAsked, Translator], bytes]:
        def make(asked: PaperAsked, tr: Translator) -> bytes:
            chosen = asked_of(asked.id)
            shape, rows, _, _ = shown.asked_rows(chosen, tr)
            return table_bytes(shape, rows, kind, tr, names=chosen.names)

        return make

    return [
        PaperKind(
            "money-book",
            lambda asked, tr: _paper(shown, asked_of(asked.id), tr),
            right=Action.MONEY_READ,
            origin="money-books",
            forms=(
                OtherForm("xlsx", lambda: say("Save as spreadsheet"), form("xlsx")),
                OtherForm("csv", lambda: say("Save as CSV"), form("csv")),
            ),
            subject=lambda ref: ref.split(".")[0],
        )
    ]


def _paper(shown: BooksPresenter, chosen: Asked, tr: Translator) -> Drawn:
    from finance.reports.papers import BookPaper, book_pdf

    shape, rows, ask, settings = shown.asked_rows(chosen, tr)
    days = ask.wanted
    about = tr.say(
        "{group}, {since} to {until}",
        group=settings.group_name,
        since=tr.date(days.since),
        until=tr.date(days.until),
    )
    book = BookPaper(
        shape,
        rows,
        about=f"{_of_what(shown, chosen, tr)}{about}",
        names=chosen.names,
        signs=(tr.say("Treasurer"), tr.say("Chair")),
        note=tr.say("Amounts in rupees."),
        code=shown.work.money.ledger.reading.home(chosen.group_id).code,
    )
    pdf = book_pdf(book, tr, head_of(shown.work, settings.group_name))
    return Drawn(say(shape.title), f"{shape.key.replace('_', '-')}-{days.until:%Y-%m-%d}", pdf)


def _of_what(shown: BooksPresenter, asked: Asked, tr: Translator) -> str:
    """The account, member or bank of the book; with numbers only a member has no name."""
    if not asked.more:
        return ""
    settings = shown.work.money.ledger.reading.settings(asked.group_id)
    choices = shown.choices(asked.register, settings, tr)
    word = next((w for key, w in choices if key == asked.more), "")
    if REGISTERS[asked.register].needs == "member_id" and not asked.names:
        number = next(m.number for m in settings.members if m.member_id == asked.more)
        word = tr.say("Member no. {number}", number=number)
    return f"{word}. " if word else ""
