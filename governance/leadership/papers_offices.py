"""The register of offices and terms: who holds what, how, from when, until when, days over."""

from __future__ import annotations

from collections.abc import Sequence

from governance.leadership.views import OfficesBoard, SeatLine, TermLine
from governance.leadership.words import ENDS, HOW, TERM_STATES, named, office_words, seat_words
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Mark, Paper
from sr_board.people.rules.kinds import TermState

__all__ = ["offices_register_pdf"]


def offices_register_pdf(
    board: OfficesBoard,
    earlier: Sequence[TermLine],
    tr: Translator,
    letterhead: Letterhead,
    *,
    code: str = "",
) -> bytes:
    """The register on a day; `earlier`: terms that have ended, the newest first."""
    paper = Paper(
        tr,
        title=tr.say("Register of offices and terms"),
        subtitle=tr.say("{group}, {date}", group=board.group_name, date=tr.date(board.on)),
        letterhead=letterhead,
        code=code,
    )
    paper.heading(tr.say("Who holds which office"))
    paper.table(
        [
            Column(tr.say("Office"), share=2.3),
            Column(tr.say("Name"), share=2.5),
            Column(tr.say("How"), share=1.3),
            Column(tr.say("From"), share=1.5),
            Column(tr.say("Until"), share=1.5),
            Column(tr.say("State"), share=2),
        ],
        [_row(seat, tr) for seat in board.seats],
    )
    if any(seat.signatory for seat in board.seats):
        paper.second(tr.say("* signs at the bank"))
    if board.composition is not None:
        _composition(paper, board)
    if earlier:
        paper.heading(tr.say("Earlier terms"))
        paper.table(
            [
                Column(tr.say("Office"), share=2.3),
                Column(tr.say("Name"), share=2.5),
                Column(tr.say("From"), share=1.5),
                Column(tr.say("To"), share=1.5),
                Column(tr.say("Why it ended"), share=2.4),
            ],
            [_earlier(term, tr) for term in earlier],
        )
    return paper.pdf()


def _row(seat: SeatLine, tr: Translator) -> list[str | Mark]:
    office = seat_words(seat.office_title, seat.seats, seat.seat_no, tr)
    office = office + " *" if seat.signatory else office
    term = seat.term
    if term is None:
        return [office, "–", "", "", "", Mark("due", tr.say("empty"))]
    if term.state is TermState.HOLDING_OVER:
        days = tr.say_n("{n} day over", "{n} days over", term.days_over)
        mark = Mark("over", tr.say("holding over, {days}", days=days))
    else:
        mark = Mark("ok", tr.say(TERM_STATES[term.state.value]))
    return [
        office,
        named(term.who, tr),
        tr.say(HOW[term.how.value]),
        tr.date(term.started, "medium"),
        tr.date(term.ended or term.due_to, "medium"),
        mark,
    ]


def _composition(paper: Paper, board: OfficesBoard) -> None:
    tr, found = paper.tr, board.composition
    assert found is not None
    head = tr.say(
        "{have} of {all} filled seats belong to the community; at least {num} of {den} must.",
        have=found.community,
        all=found.filled,
        num=found.share.numerator,
        den=found.share.denominator,
    )
    line = ""
    if not found.met:
        line = tr.say_n(
            "{n} community seat is to be filled.",
            "{n} community seats are to be filled.",
            found.to_fill,
        )
    paper.panel(head, line, kind="ok" if found.met else "over")


def _earlier(term: TermLine, tr: Translator) -> list[str]:
    why = tr.say(ENDS[term.end_reason.value]) if term.end_reason else "–"
    return [
        office_words("", term.office_title, tr),
        named(term.who, tr),
        tr.date(term.started, "medium"),
        tr.date(term.ended or term.due_to, "medium"),
        why,
    ]
