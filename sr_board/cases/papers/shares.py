"""One share of the recovery key on paper: numbers, words, and what it is for. No name, no case."""

from __future__ import annotations

from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature
from sr_board.vault.shares import PaperShare

__all__ = ["share_pdf"]

_COLUMNS = 3


def share_pdf(share: PaperShare, of: int, tr: Translator, letterhead: Letterhead) -> bytes:
    """The paper of one share. The numbers stand in the digits of the language asked for; they can
    be typed back in any."""
    paper = Paper(
        tr,
        title=tr.say("Share {number} of {of}", number=tr.integer(share.number), of=tr.integer(of)),
        subtitle=tr.say("Set {number}", number=tr.digits(str(share.set))),
        letterhead=letterhead,
    )
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
    head = [
        Column("", "right"),
        Column(tr.say("Number"), "right", share=2),
        Column(tr.say("Word"), share=4),
    ]
    paper.table(head * _COLUMNS, rows)
    paper.heading(tr.say("What this paper is"))
    paper.numbered(
        [
            tr.say(
                "{need} of these papers together open the case files of the board when nobody can "
                "any more. This one alone says nothing.",
                need=tr.integer(share.need),
            ),
            tr.say("Keep it where nobody looks, not beside the computer and not with another one."),
            tr.say("Never photograph it, and never type it but into this program, under Settings."),
            tr.say("When new shares are made, or somebody else saw it, say so and destroy it."),
        ]
    )
    with paper.together():
        paper.signatures([Signature("", tr.say("Given to")), Signature("", tr.say("Day"))])
    return paper.pdf()
