"""Papers of money for the demo: every book, and the whole book as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from finance.reports.papers import BookPaper, book_pdf
from finance.reports.reading import BookWanted
from finance.reports.register_build import REGISTERS, RegisterAsk
from finance.reports.service_export import ExportBook
from sr_board.composition import Workplace
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile

__all__ = ["money_papers"]


def money_papers(place: Workplace, group_id: str, language: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents: the year's books as PDF, Beancount and hledger text."""
    tr = translator(language, language == "bn")
    desk = place.money
    settings = desk.ledger.reading.settings(group_id)
    home = desk.ledger.reading.home(group_id)
    today = place.clock.today()
    since = max(settings.books.year_of(today)[0], settings.books.opened_on)
    wanted = BookWanted(group_id, since, today)
    head = Letterhead(settings.group_name, Tile(*place.vault_tile))
    more = {
        "account": "1110",
        "member_id": settings.members[0].member_id,
        "bank_id": settings.banks[0].id,
    }
    about = f"{tr.date(since)} – {tr.date(today)}"
    for key, register in REGISTERS.items():
        needs = {register.needs: more[register.needs]} if register.needs in more else {}
        if register.needs and not needs:
            continue
        rows = register.rows(desk.reports, RegisterAsk(key, wanted, **needs), tr)
        signs = (tr.say("Treasurer"), tr.say("Chair"))
        paper = BookPaper(register.shape, rows, about=about, signs=signs, code=home.code)
        yield f"money-{key.replace('_', '-')}.pdf", book_pdf(paper, tr, head)
    for kind in ("beancount", "hledger"):
        command = ExportBook(group_id, kind, tr.say("For the auditor"), names=False)
        made = desk.reports.exports.book(command)
        yield f"money-{made.name}", made.content
