"""The voucher on paper: what went where, by which resolution, with the marks of three persons."""

from __future__ import annotations

from finance.ledger.views import PersonSeen, VoucherLine, VoucherView
from finance.ledger.words import KINDS, fund_words, plain_words
from finance.rules.entries import EntryKind
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature, Strong

__all__ = ["voucher_pdf"]


def voucher_pdf(
    view: VoucherView,
    tr: Translator,
    letterhead: Letterhead,
    *,
    names: bool = True,
    large: bool = False,
) -> bytes:
    """A posted entry as a voucher. `names` False shows members by their numbers only."""
    paper = Paper(
        tr,
        title=tr.say("Voucher {number}", number=tr.digits(view.voucher_no)),
        subtitle=tr.say(
            "{kind}, {date}", kind=tr.say(KINDS[view.kind]), date=tr.date(view.on_date)
        ),
        letterhead=letterhead,
        large=large,
    )
    _amount(paper, view)
    _lines(paper, view, names)
    _facts(paper, view, names)
    _marks(paper, view, names)
    if view.code:
        paper.second(tr.say("Code of the books: {code}", code=view.code))
    return paper.pdf()


def _person(who: PersonSeen | None, tr: Translator, names: bool) -> str:
    if who is None:
        return ""
    number = tr.say("no. {number}", number=who.number) if who.number else ""
    if not names:
        return number or "–"
    return tr.say("{name} (no. {number})", name=who.name, number=who.number) if number else who.name


def _amount(paper: Paper, view: VoucherView) -> None:
    tr = paper.tr
    shown = abs(view.money) or view.moved
    paper.facts(
        [
            (tr.say("Amount"), [Strong(tr.money(shown, always_paise=True))]),
            (tr.say("In words"), tr.money_words(shown)),
        ]
    )
    if view.cancelled_by is not None:
        number = tr.digits(view.cancelled_by[1])
        paper.panel(tr.say("Cancelled by voucher {number}.", number=number), kind="over")
    for _, number in view.corrected_by:
        paper.panel(tr.say("Corrected by voucher {number}.", number=tr.digits(number)), kind="over")


def _what(line: VoucherLine, tr: Translator, names: bool) -> str:
    words = plain_words(line.account.code, line.account.name, tr)
    parts = [words[:1].upper() + words[1:], line.bank, _person(line.member, tr, names)]
    if line.line.fund != "general":
        parts.append(fund_words(line.fund.kind, line.fund.name, tr))
    return " · ".join(part for part in parts if part)


def _lines(paper: Paper, view: VoucherView, names: bool) -> None:
    tr = paper.tr
    paper.heading(tr.say("From where to where"))
    paper.table(
        [
            Column(tr.say("Place or purpose"), share=5),
            Column(tr.say("Came here"), align="right", share=2),
            Column(tr.say("Went from here"), align="right", share=2),
        ],
        [
            [
                _what(each, tr, names),
                tr.money(each.line.amount, always_paise=True) if each.line.amount > 0 else "",
                tr.money(-each.line.amount, always_paise=True) if each.line.amount < 0 else "",
            ]
            for each in view.lines
        ],
    )


def _facts(paper: Paper, view: VoucherView, names: bool) -> None:
    tr = paper.tr
    facts = []
    if view.narration:
        moved = view.kind is EntryKind.CONTRA
        what = tr.say("Slip or cheque") if moved else tr.say("For what")
        facts.append((what, view.narration))
    if view.payee is not None:
        facts.append((tr.say("Received by"), _person(view.payee, tr, names)))
    if view.resolution:
        facts.append((tr.say("Resolution"), _resolution(view, tr)))
    if view.cancels is not None:
        facts.append((tr.say("Cancels voucher"), tr.digits(view.cancels[1])))
    if view.corrects is not None:
        facts.append((tr.say("Corrects voucher"), tr.digits(view.corrects[1])))
    if view.reason:
        facts.append((tr.say("Reason"), view.reason))
    if view.pictures:
        kept = tr.say_n("{n} picture", "{n} pictures", len(view.pictures))
        facts.append((tr.say("Kept with it"), kept))
    if facts:
        paper.facts(facts)


def _resolution(view: VoucherView, tr: Translator) -> str:
    if not view.paper:
        return view.resolution
    if view.resolution_on is None:
        return tr.say("{number} (paper minutes)", number=view.resolution)
    return tr.say(
        "{number} of {date} (paper minutes)",
        number=view.resolution,
        date=tr.date(view.resolution_on, "medium"),
    )


def _marks(paper: Paper, view: VoucherView, names: bool) -> None:
    tr = paper.tr
    prepared = _person(view.prepared_by, tr, names) or " "
    boxes = [Signature(prepared, tr.say("Prepared by"))]
    if view.approved_by is not None:
        boxes.append(Signature(_person(view.approved_by, tr, names), tr.say("Confirmed by")))
    if view.money < 0 and view.kind is not EntryKind.CORRECTION:
        payee = _person(view.payee, tr, names) or " "
        boxes.append(Signature(payee, tr.say("Received the money"), thumb=True))
    with paper.together():
        paper.heading(tr.say("Signatures and marks"))
        paper.signatures(boxes)
