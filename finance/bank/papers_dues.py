"""The register of dues to a federation on paper. Built from frozen views; names no member."""

from __future__ import annotations

from finance.bank.views import DuesLine, DuesRegister
from sr_board.i18n import Translator
from sr_board.papers import Cell, Column, Letterhead, Mark, Paper, Signature, Strong

__all__ = ["dues_pdf"]

_LAST = 12
"""So many months of each group are printed, and every older one of which something is open."""


def dues_pdf(view: DuesRegister, tr: Translator, letterhead: Letterhead) -> bytes:
    """One row for each group, then the months of each."""
    paper = Paper(
        tr,
        title=tr.say("Register of dues to the federation"),
        subtitle=tr.say("{group}, {date}", group=view.group_name, date=tr.date(view.on)),
        letterhead=letterhead,
    )
    if view.month_due is not None:
        amount = _money(tr, view.month_due)
        paper.line(tr.say("Each group owes {amount} a month.", amount=amount))
    if not view.lines:
        paper.line(tr.say("No group stands under this one."))
        return paper.pdf()
    _groups(paper, view)
    for line in view.lines:
        if line.dues.months:
            with paper.together():
                _months(paper, line)
    paper.signatures([Signature(" ", tr.say("Treasurer"), thumb=True)])
    return paper.pdf()


def _money(tr: Translator, paise: int | None) -> str:
    return "–" if paise is None else tr.money(paise, always_paise=True)


def _groups(paper: Paper, view: DuesRegister) -> None:
    tr = paper.tr
    rows: list[list[Cell]] = [
        [
            line.name,
            _money(tr, line.dues.due),
            _money(tr, line.received),
            _money(tr, line.paid),
            _money(tr, line.dues.open),
        ]
        for line in view.lines
    ]
    sums = [
        sum(line.dues.due for line in view.lines),
        sum(line.received or 0 for line in view.lines),
        sum(line.paid or 0 for line in view.lines),
        sum(line.dues.open for line in view.lines),
    ]
    rows.append([[Strong(tr.say("Total"))], *([Strong(_money(tr, one))] for one in sums)])
    paper.table(
        [
            Column(tr.say("Group"), share=28),
            Column(tr.say("Fell due"), "right", share=18),
            Column(tr.say("Received"), "right", share=18),
            Column(tr.say("Paid by its books"), "right", share=18),
            Column(tr.say("Not paid"), "right", share=18),
        ],
        rows,
    )


def _months(paper: Paper, line: DuesLine) -> None:
    tr = paper.tr
    paper.subheading(line.name)
    months = line.dues.months
    shown = [one for n, one in enumerate(months) if one.open or n >= len(months) - _LAST]
    paper.table(
        [
            Column(tr.say("Month"), share=28),
            Column(tr.say("Fell due"), "right", share=22),
            Column(tr.say("Paid"), "right", share=22),
            Column(tr.say("State"), share=28),
        ],
        [
            [
                tr.date(one.month, "month"),
                _money(tr, one.due),
                _money(tr, one.paid),
                Mark("over", tr.say("not paid")) if one.open else Mark("ok", tr.say("paid")),
            ]
            for one in shown
        ],
    )
    if line.dues.ahead:
        paper.second(tr.say("{amount} ahead", amount=_money(tr, line.dues.ahead)))
