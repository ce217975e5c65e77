"""A register as a paper: lying pages where it has many columns, its rows as they are."""

from __future__ import annotations

from governance.registers.table import RegisterTable, Sort, cell_text
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper

__all__ = ["register_pdf"]

_COLUMNS_STANDING = 6
"""A register with more columns lies on its long side."""


def register_pdf(
    table: RegisterTable, tr: Translator, letterhead: Letterhead, *, code: str = ""
) -> bytes:
    """The register in the language it was put together in. `code`: the audit code at the foot."""
    paper = Paper(
        tr,
        title=table.title,
        subtitle=table.about,
        letterhead=letterhead,
        code=code,
        lying=len(table.columns) > _COLUMNS_STANDING,
    )
    if not table.rows:
        paper.line(tr.say("Nothing is written in this register."))
        return paper.pdf()
    paper.table(
        [
            Column(
                column.title,
                align="right" if column.sort is Sort.NUMBER else "left",
                share=column.share,
            )
            for column in table.columns
        ],
        [[cell_text(value, tr) for value in row] for row in table.rows],
    )
    if table.note:
        paper.second(table.note)
    return paper.pdf()
