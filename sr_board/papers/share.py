"""One share of a recovery key on paper: numbers, words, and what it is for. No name, no case."""

from __future__ import annotations

from typing import Literal

from sr_board.i18n import Translator
from sr_board.papers.blocks import Signature
from sr_board.papers.frame import Letterhead
from sr_board.papers.paper import Paper
from sr_board.papers.tables import Column
from sr_board.vault.shares import PaperShare

__all__ = ["Opens", "share_pdf"]

Opens = Literal["cases", "book"]
"""What enough shares open: the case files of the board, or the book of the collective."""

_COLUMNS = 3


def share_pdf(
    share: PaperShare, of: int, opens: Opens, tr: Translator, letterhead: Letterhead
) -> bytes:
    """The paper of one share. The numbers stand in the digits of the language asked for; they can
    be typed back in any."""
    paper = Paper(
        tr,
        title=tr.say("Share {number} of {of}", number=tr.integer(share.number), of=tr.integer(of)),
        subtitle=_set_words(share, opens, tr),
        letterhead=letterhead,
    )
    head = [
        Column("", "right"),
        Column(tr.say("Number"), "right", share=2),
        Column(tr.say("Word"), share=4),
    ]
    paper.table(head * _COLUMNS, _rows(share, tr))
    paper.heading(tr.say("What this paper is"))
    paper.numbered(
        [
            *_use(share, opens, tr),
            tr.say("Keep it where nobody looks, not beside the computer and not with another one."),
            tr.say("When new shares are made, or somebody else saw it, say so and destroy it."),
        ]
    )
    with paper.together():
        paper.signatures([Signature("", tr.say("Given to")), Signature("", tr.say("Day"))])
    return paper.pdf()


def _rows(share: PaperShare, tr: Translator) -> list[list[str]]:
    """Place, number and word, in columns from top to bottom."""
    deep = -(-len(share.words) // _COLUMNS)
    rows: list[list[str]] = []
    for row in range(deep):
        cells: list[str] = []
        for place in range(row, len(share.words), deep):
            cells += [
                tr.integer(place + 1),
                tr.digits(share.numbers[place]),
                share.words[place],
            ]
        rows.append(cells)
    return rows


def _set_words(share: PaperShare, opens: Opens, tr: Translator) -> str:
    """Which making it belongs to; a holder may have a paper of either set."""
    number = tr.digits(str(share.set))
    if opens == "book":
        return tr.say("Book of the collective: set {number}", number=number)
    return tr.say("Case files: set {number}", number=number)


def _use(share: PaperShare, opens: Opens, tr: Translator) -> tuple[str, str]:
    """What it opens with others, and where alone it is typed."""
    need = tr.integer(share.need)
    if opens == "book":
        return (
            tr.say(
                "{need} of these papers together open the book of the collective when everybody "
                "forgot her passphrase. This one alone says nothing.",
                need=need,
            ),
            tr.say(
                "Never photograph it, and never type it but into this program: on its first "
                "screen, or under Settings to test it."
            ),
        )
    return (
        tr.say(
            "{need} of these papers together open the case files of the board when nobody can "
            "any more. This one alone says nothing.",
            need=need,
        ),
        tr.say("Never photograph it, and never type it but into this program, under Settings."),
    )
