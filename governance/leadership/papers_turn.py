"""Papers of rotation: the ranked proposal that is read out, and the record of a lot."""

from __future__ import annotations

from datetime import date

from governance.leadership.views_turns import LotView, TurnView
from governance.leadership.words import FLAGS, named, office_words, refusal_words
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature, Strong

__all__ = ["lot_pdf", "turn_pdf"]


def turn_pdf(view: TurnView, tr: Translator, letterhead: Letterhead, *, code: str = "") -> bytes:
    """The proposal: the order with its figures, and the reason for everyone who is left out."""
    paper = Paper(
        tr,
        title=tr.say("Whose turn is it?"),
        subtitle=tr.say(
            "{office}, {group}",
            office=office_words(view.office_key, view.office_title, tr),
            group=view.group_name,
        ),
        letterhead=letterhead,
        code=code,
    )
    paper.facts([(tr.say("From"), tr.date(view.on, "weekday"))])
    _first(paper, view)
    if view.order:
        paper.heading(tr.say("The order"))
        paper.second(
            tr.say(
                "Fewest months in any office first, then who left longest ago, then who joined "
                "first. Then chits are drawn."
            )
        )
        _order(paper, view)
    _refused(paper, view)
    if not view.dues_known:
        paper.second(tr.say("Dues are not kept here; nobody was left out for them."))
    _decision(paper, view)
    return paper.pdf()


def _first(paper: Paper, view: TurnView) -> None:
    tr = paper.tr
    if view.kept and view.flag is None:
        paper.panel(tr.say("This place is kept this time."), kind="quiet")
    if view.flag is not None:
        paper.panel(tr.say(FLAGS[view.flag]), kind="due")
    if view.tied:
        names = tr.join([named(who, tr) for who in view.tied])
        paper.panel(
            tr.say("Equal for the first place: {names}.", names=names),
            tr.say("Draw chits before the meeting decides."),
            kind="due",
        )
    elif view.next is not None:
        paper.panel(
            tr.say("The turn is hers: {name}", name=named(view.next.who, tr)),
            tr.say("The meeting decides. If it takes somebody else, it says why."),
            kind="ok",
        )


def _day(value: date | None, tr: Translator, otherwise: str) -> str:
    return tr.date(value, "medium") if value else otherwise


def _order(paper: Paper, view: TurnView) -> None:
    tr = paper.tr
    paper.table(
        [
            Column(tr.say("Rank"), align="right"),
            Column(tr.say("Name")),
            Column(tr.say("Months served"), align="right"),
            Column(tr.say("Last left office")),
            Column(tr.say("Joined on")),
        ],
        [
            [
                [Strong(tr.integer(line.rank))],
                named(line.who, tr),
                tr.integer(line.months),
                _day(line.last_left, tr, tr.say("never served")),
                _day(line.joined, tr, "–"),
            ]
            for line in view.order
        ],
    )


def _refused(paper: Paper, view: TurnView) -> None:
    tr = paper.tr
    if not view.refused:
        return
    paper.heading(tr.say("Not this time"))
    for line in view.refused:
        words = " ".join(refusal_words(line.who, reason, tr) for reason in line.reasons)
        paper.item("–", words)


def _decision(paper: Paper, view: TurnView) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("What the meeting decided"))
        if view.decided is not None:
            line = tr.say("Taken: {name}", name=named(view.decided, tr))
            serial = tr.digits(view.decided_serial)
            paper.panel(line, serial, view.decided_reason, kind="ok")
        else:
            paper.facts(
                [
                    (tr.say("Taken"), "________________________________"),
                    (tr.say("Resolution"), "________________"),
                    (tr.say("If not the first of the order, why"), "_" * 46),
                ]
            )
        boxes = [
            Signature(" ", tr.say("Chair"), thumb=True),
            Signature(" ", tr.say("Secretary"), thumb=True),
        ]
        paper.signatures(boxes)


def lot_pdf(view: LotView, tr: Translator, letterhead: Letterhead, *, code: str = "") -> bytes:
    """The record of a drawing of chits."""
    title = tr.say("Record of a lot")
    paper = Paper(
        tr,
        title=title,
        subtitle=tr.say(
            "{office}, {group}",
            office=office_words("", view.office_title, tr) or tr.say("Who retires this year"),
            group=view.group_name,
        ),
        letterhead=letterhead,
        code=code,
    )
    paper.facts(
        [
            (tr.say("Day"), tr.date(view.day, "weekday")),
            (tr.say("Equal were"), tr.join([named(who, tr) for who in view.tied])),
            (tr.say("Chits for each name"), tr.integer(view.chits_each)),
            (tr.say("Drawn by"), view.drawer),
        ]
    )
    if view.chits_shown:
        paper.line(
            tr.say(
                "The chits were of the same paper and fold. All were shown to everyone, none was "
                "blank. They were mixed in view of all in a pot that nobody can look into."
            )
        )
    paper.heading(tr.say("The order in which the names were drawn"))
    paper.numbered([[Strong(named(who, tr))] for who in view.drawn])
    _lot_marks(paper, view)
    return paper.pdf()


def _lot_marks(paper: Paper, view: LotView) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("Signatures and marks"))
        one, two = view.witnesses
        paper.signatures(
            [
                Signature(view.drawer, tr.say("Drawn by"), thumb=True),
                Signature(named(one, tr), tr.say("witness"), thumb=True),
                Signature(named(two, tr), tr.say("witness"), thumb=True),
            ]
        )
    if view.scan_sha256 is not None:
        code_ = " ".join(view.scan_sha256[i : i + 8] for i in range(0, 32, 8))
        paper.second(tr.say("Code of the picture of the signed sheet: {code}", code=code_))
