"""Papers of a transfer: the cover sheet with the code alone, and the board's key to give on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from sr_board.cases.rules.board_keys import digits_of, key_of
from sr_board.cases.transfer.records_transfer import TransferSent
from sr_board.i18n import Translator
from sr_board.papers import Letterhead, Paper, Signature

__all__ = ["board_key_pdf", "cover_pdf"]

_LINE = "_" * 36
"""A line to write on by hand."""


def cover_pdf(
    sent: TransferSent,
    code: str,
    tr: Translator,
    letterhead: Letterhead,
    *,
    offset_minutes: int = 330,
) -> bytes:
    """The cover sheet of a sealed file: code, boards, number of the file; nothing of her."""
    zone = timezone(timedelta(minutes=offset_minutes))
    at = sent.at.astimezone(zone)
    paper = Paper(
        tr,
        title=tr.say("A file goes to another board"),
        subtitle=tr.say("File {code}", code=code),
        letterhead=letterhead,
    )
    paper.facts(
        [
            (tr.say("To the board"), sent.to_board),
            (tr.say("Sealed on"), tr.say("{day}, {time}", day=tr.date(at), time=tr.time(at))),
            (tr.say("Number of the sealed file"), tr.digits(sent.digest)),
            (tr.say("Who she is"), _identity(sent, tr)),
        ]
    )
    paper.line(
        tr.say(
            "Only the board it was sealed to can open the file. Compare the number by phone before "
            "it is taken in. Duties by law run on, and are nobody's to stop."
        )
    )
    paper.heading(tr.say("Taken over by the other board"))
    paper.line(
        tr.say(
            "We took this file in under a code of our own. What the law asks for is done by us "
            "from now on, and we tell you the number of the receipt."
        )
    )
    paper.facts([(tr.say("Our code"), _LINE), (tr.say("Day and time"), _LINE)])
    with paper.together():
        paper.signatures(
            [Signature("", tr.say("For the other board")), Signature("", tr.say("For this board"))]
        )
    return paper.pdf()


def board_key_pdf(
    line: str,
    made: datetime,
    tr: Translator,
    letterhead: Letterhead,
    *,
    offset_minutes: int = 330,
) -> bytes:
    """The board's public key as a line to be typed. It is no secret."""
    zone = timezone(timedelta(minutes=offset_minutes))
    paper = Paper(
        tr,
        title=tr.say("Key of this board"),
        subtitle=tr.say("Made on {day}", day=tr.date(made.astimezone(zone))),
        letterhead=letterhead,
    )
    groups = line.split("-")
    half = len(groups) // 2
    paper.amount(" ".join(groups[:half]))
    paper.amount(" ".join(groups[half:]))
    paper.space(8)
    digits = digits_of(key_of(line))
    paper.line(tr.say("Check digits: {digits}", digits=tr.digits(digits)))
    paper.line(
        tr.say(
            "Another board seals files to this line. It is no secret; what is sealed to it, only "
            "our chair and secretary can open. Read it out by phone, group by group, so that "
            "nobody puts another in its place."
        )
    )
    return paper.pdf()


def _identity(sent: TransferSent, tr: Translator) -> str:
    return tr.say("goes along, sealed") if sent.with_identity else tr.say("stays here")
