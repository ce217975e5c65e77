"""The hand-over certificate: what one leader gave to the next, counted, with all marks.

A certificate that is not yet signed prints as a form to fill: empty amounts are lines to write on.
"""

from __future__ import annotations

from governance.leadership.cash import denominations
from governance.leadership.views import HandoverState, HandoverView, MarkLine
from governance.leadership.words import (
    CAPACITIES,
    THINGS,
    difference_words,
    money_or_line,
    named,
    office_words,
    span_words,
    yes_no,
)
from governance.words import MARK_KINDS
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Mark, Paper, Signature, Strong

__all__ = ["handover_pdf"]


def handover_pdf(view: HandoverView, tr: Translator, letterhead: Letterhead) -> bytes:
    """The certificate, or the form while it is prepared."""
    paper = Paper(
        tr,
        title=tr.say("Hand-over certificate"),
        subtitle=tr.say(
            "{office}, {group}",
            office=office_words("", view.office_title, tr),
            group=view.group_name,
        ),
        letterhead=letterhead,
        code=view.audit_code,
    )
    _who(paper, view)
    _cash(paper, view)
    _bank(paper, view)
    _things(paper, view)
    _open_work(paper, view)
    _differences(paper, view)
    _marks(paper, view)
    return paper.pdf()


def _who(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    paper.facts(
        [
            (
                tr.say("Hands over"),
                [Strong(named(view.giver, tr)), ", " + span_words(view.giver_term, tr)],
            ),
            (
                tr.say("Takes over"),
                [Strong(named(view.taker, tr)), ", " + span_words(view.taker_term, tr)],
            ),
            (tr.say("Day"), tr.date(view.day, "weekday") if view.day else "____________"),
            (tr.say("To be done by"), tr.date(view.due_on)),
        ]
    )


def _cash(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    blank = view.counted is None
    if blank and view.state is HandoverState.SIGNED:
        return
    counted = {line.worth: line for line in view.cash}
    rows: list[list[str]] = []
    for worth in denominations(view.currency):
        line = counted.get(worth)
        if blank:
            rows.append([tr.money(worth), "", ""])
        elif line is not None and line.pieces:
            rows.append([tr.money(worth), tr.integer(line.pieces), tr.money(line.amount)])
    paper.heading(tr.say("Cash, counted together"))
    paper.table(
        [
            Column(tr.say("Note or coin"), align="right"),
            Column(tr.say("How many"), align="right"),
            Column(tr.say("Amount"), align="right"),
        ],
        rows,
        total=[tr.say("Counted"), "", "" if blank else tr.money(view.counted or 0)],
    )
    if view.counted is not None:
        paper.second(tr.say("In words: {words}", words=tr.money_words(view.counted)))
    facts = [(tr.say("The cash book says"), money_or_line(view.cash_book, tr))]
    paper.facts(facts)
    if difference_words(view, tr):
        kind = "ok" if view.difference == 0 else "over"
        paper.panel(difference_words(view, tr), kind=kind)  # type: ignore[arg-type]


def _bank(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    if view.bank_balance is None and view.state is HandoverState.SIGNED:
        return
    on = tr.date(view.bank_balance_on) if view.bank_balance_on else "____________"
    paper.heading(tr.say("At the bank"))
    paper.facts(
        [
            (tr.say("Balance in the passbook"), money_or_line(view.bank_balance, tr)),
            (tr.say("On"), on),
        ]
    )


def _things(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    final = view.state is HandoverState.SIGNED
    paper.heading(tr.say("Books, seal, keys and devices"))
    rows: list[list[str | Mark]] = []
    for thing in view.things:
        if thing.given:
            mark = Mark("ok", tr.say("handed over"))
        else:
            mark = Mark("over" if final else "none", tr.say("not handed over") if final else "")
        kind = tr.say(THINGS[thing.kind])
        label = tr.say("{kind}: {label}", kind=kind, label=thing.label) if thing.label else kind
        pieces = "" if thing.pieces is None else tr.integer(thing.pieces)
        rows.append([label, pieces, mark, thing.remark])
    paper.table(
        [
            Column(tr.say("What"), share=3),
            Column(tr.say("How many"), align="right", share=1.1),
            Column(tr.say("State"), share=1.9),
            Column(tr.say("Remark"), share=2.4),
        ],
        rows,
    )
    paper.facts([(tr.say("Passphrases changed"), yes_no(view.passphrase_changed, tr))])
    paper.second(tr.say("The passphrase itself is never written down here."))


def _open_work(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    if not view.open_actions and view.open_claims is None:
        return
    paper.heading(tr.say("Work that goes on"))
    if view.open_claims is not None:
        claims = tr.say_n("{n} open claim", "{n} open claims", view.open_claims)
        paper.line(claims)
    if view.open_actions:
        paper.table(
            [Column(tr.say("To do"), share=4), Column(tr.say("By"), share=1.4)],
            [[task.text, tr.date(task.due, "medium")] for task in view.open_actions],
        )


def _differences(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    if view.differences:
        with paper.together():
            paper.heading(tr.say("Differences"))
            paper.panel(view.differences, kind="over")
            paper.second(tr.say("Both marks below stand for this as well."))
    elif view.state is HandoverState.PREPARED:
        paper.heading(tr.say("Differences"))
        paper.line("\n".join(["_" * 68] * 2))


def _marks(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    with paper.together():
        paper.heading(tr.say("Signatures and marks"))
        if view.state is HandoverState.SIGNED and view.signed_on is not None:
            _given(paper, view)
            return
        boxes = [
            Signature(named(view.giver, tr), tr.say(CAPACITIES["giver"]), thumb=True),
            Signature(named(view.taker, tr), tr.say(CAPACITIES["taker"]), thumb=True),
            Signature(" ", tr.say(CAPACITIES["witness"]), thumb=True),
            Signature(" ", tr.say(CAPACITIES["witness"]), thumb=True),
        ]
        paper.signatures(boxes)


def _given(paper: Paper, view: HandoverView) -> None:
    tr = paper.tr
    assert view.signed_on is not None
    paper.line(
        tr.say("Signed on {date}. The marks are on the paper sheet.", date=tr.date(view.signed_on))
    )
    paper.table(
        [Column(tr.say("Name")), Column(tr.say("As")), Column(tr.say("Mark"))],
        [_mark_row(mark, tr) for mark in view.marks],
    )
    if view.scan_sha256 is not None:
        code = " ".join(view.scan_sha256[i : i + 8] for i in range(0, 32, 8))
        paper.second(tr.say("Code of the picture of the signed sheet: {code}", code=code))


def _mark_row(mark: MarkLine, tr: Translator) -> list[str]:
    return [named(mark.who, tr), tr.say(CAPACITIES[mark.capacity]), tr.say(MARK_KINDS[mark.kind])]
