"""Papers that lie on the mat in the meeting: the attendance sheet, the slip of a proxy, the
declaration of an interest. Printed before, filled in by hand, typed or photographed afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from governance.papers_parts import clock, subtitle, when
from governance.record import MeetingRecord
from governance.views import SeatRow, SeatState
from sr_board.i18n import Translator
from sr_board.papers import Blank, Letterhead, Paper, RollLine, Signature, Tile

__all__ = [
    "attendance_sheet_pdf",
    "conflict_form_pdf",
    "proxy_slip_pdf",
    "roll_lines",
    "write_proxy_slip",
]

_GUEST_LINES = 3
_BOX = "[    ]"


def attendance_sheet_pdf(
    record: MeetingRecord, seats: Sequence[SeatRow], tr: Translator, letterhead: Letterhead
) -> bytes:
    """A row for every member of the roll: number, symbol, name, in and out times, signature, thumb;
    then empty rows for guests."""
    paper = Paper(
        tr,
        title=tr.say("Who is here: meeting {number}", number=record.number),
        subtitle=subtitle(record, tr),
        letterhead=letterhead,
    )
    facts = [(tr.say("When"), when(record, tr))]
    if record.place:
        facts.append((tr.say("Place"), record.place))
    paper.facts(facts)
    paper.line(tr.say("Sign on the line or put your thumb in the box."))
    heads = (tr.say("No."), tr.say("Name"))
    paper.roll_sheet(roll_lines(seats, tr), _blanks(tr), heads)
    with paper.together():
        paper.subheading(tr.say("Guests, no vote"))
        guests = [RollLine("", "") for _ in range(_GUEST_LINES)]
        paper.roll_sheet(guests, _blanks(tr), heads, high=12)
    with paper.together():
        paper.signatures(
            [
                Signature(" ", tr.say("Chair of the meeting"), thumb=True),
                Signature(" ", tr.say("Secretary"), thumb=True),
            ]
        )
    return paper.pdf()


def _blanks(tr: Translator) -> tuple[Blank, ...]:
    return (
        Blank(tr.say("Came"), 15),
        Blank(tr.say("Left"), 15),
        Blank(tr.say("Signature"), 40),
        Blank(tr.say_in("signature", "Thumb"), 22, thumb=True),
    )


def roll_lines(seats: Sequence[SeatRow], tr: Translator) -> list[RollLine]:
    """The members of the roll as rows of a sheet; an apology is written already."""
    apology = tr.say("sent an apology")
    return [
        RollLine(
            "" if seat.number is None else tr.digits(str(seat.number)),
            seat.name,
            Tile(seat.symbol, seat.hue),
            apology if seat.state is SeatState.APOLOGY else "",
        )
        for seat in seats
        if seat.voting
    ]


def proxy_slip_pdf(record: MeetingRecord, tr: Translator, letterhead: Letterhead) -> bytes:
    """The written word of a member that another one votes for her at this meeting."""
    paper = Paper(
        tr,
        title=tr.say("Vote for me: meeting {number}", number=record.number),
        subtitle=subtitle(record, tr),
        letterhead=letterhead,
    )
    write_proxy_slip(paper, record)
    return paper.pdf()


def write_proxy_slip(paper: Paper, record: MeetingRecord) -> None:
    """The slip itself, on a paper of its own or below the notice."""
    tr = paper.tr
    line = "_" * 36
    short = "_" * 8
    paper.line(
        tr.say(
            "I, {giver}, number {giver_number}, cannot come to meeting {number} on {when}. "
            "{holder}, number {holder_number}, may vote for me there.",
            giver=line,
            giver_number=short,
            number=record.number,
            when=when(record, tr),
            holder=line,
            holder_number=short,
        )
    )
    paper.facts(
        [
            (
                tr.say("For"),
                tr.say(
                    "{box} the whole meeting   {box} only these points: {line}",
                    box=_BOX,
                    line=short,
                ),
            ),
            (tr.say("Date"), line),
        ]
    )
    paper.signatures(
        [
            Signature(" ", tr.say("Who cannot come"), thumb=True),
            Signature(" ", tr.say("Who votes for her"), thumb=True),
        ]
    )
    paper.second(tr.say("For this one meeting only. Hand it in before the meeting opens."))


def conflict_form_pdf(record: MeetingRecord, tr: Translator, letterhead: Letterhead) -> bytes:
    """The declaration of an own interest in points of the agenda; details are not asked for."""
    paper = Paper(
        tr,
        title=tr.say("I have an interest of my own"),
        subtitle=tr.say("Meeting {number}, {when}", number=record.number, when=when(record, tr)),
        letterhead=letterhead,
    )
    _interests(paper, record)
    paper.facts(
        [
            (tr.say("Name and number"), "_" * 36),
            (tr.say("Left the room at"), "_" * 12),
            (tr.say("Came back at"), "_" * 12),
        ]
    )
    paper.signatures(
        [
            Signature(" ", tr.say("Who declares"), thumb=True),
            Signature(" ", tr.say("Chair of the meeting"), thumb=True),
        ]
    )
    if record.opened_at is not None:
        paper.second(tr.say("Opened {time}", time=clock(record.opened_at, record, tr)))
    return paper.pdf()


def _interests(paper: Paper, record: MeetingRecord) -> None:
    tr = paper.tr
    paper.line(
        tr.say(
            "Whoever has an interest of her own in a point says so, leaves the room for that point "
            "and does not vote on it. Nobody has to tell the details."
        )
    )
    for item in record.items:
        paper.item(_BOX, tr.say("{number}. {title}", number=item.no, title=item.title))
    paper.space(6)
    paper.subheading(tr.say("What kind of interest"))
    for words in (
        tr.say("a relation of mine is concerned"),
        tr.say("I would get or pay money"),
        tr.say("I have a quarrel with somebody concerned"),
        tr.say("it is about the house or the room I live in"),
        tr.say("it is about me"),
    ):
        paper.item(_BOX, words)
