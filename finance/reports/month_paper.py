"""The report of a month on paper: its figures, receipts and payments by the monthly form, locks and
corrections, two signatures, and the chain code at the foot of every page."""

from __future__ import annotations

from collections.abc import Sequence

from finance.reports.cell_words import cell_words
from finance.reports.month_words import month_sections
from finance.reports.queries_month import MonthReport
from finance.reports.rows_statements import RECEIPTS, ReceiptsRow
from finance.reports.table import cells
from sr_board.i18n import Translator
from sr_board.papers import Column, Letterhead, Paper, Signature, Text, strong_row

__all__ = ["month_pdf"]


def month_pdf(
    report: MonthReport, receipts: Sequence[ReceiptsRow], tr: Translator, letterhead: Letterhead
) -> bytes:
    """The report as PDF; `receipts`: rows of the month by the heads of the monthly form.

    Raises RuleBroken "paper-too-long".
    """
    paper = Paper(
        tr,
        title=tr.say("Monthly report"),
        subtitle=tr.say(
            "{group}, {month}", group=report.group, month=tr.date(report.since, "month")
        ),
        letterhead=letterhead,
        code=report.code,
    )
    *figures, checks = month_sections(report, tr)
    for section in figures:
        paper.subheading(section.title)
        paper.facts(section.rows)
    paper.subheading(tr.say("Receipts and payments of the month"))
    _receipts(paper, receipts, tr)
    paper.second(tr.say("Amounts in rupees."))
    paper.subheading(checks.title)
    paper.facts(checks.rows)
    people = (tr.say("Treasurer"), tr.say("Chair"))
    paper.signatures([Signature("", word, thumb=True) for word in people])
    return paper.pdf()


def _receipts(paper: Paper, receipts: Sequence[ReceiptsRow], tr: Translator) -> None:
    words, *numbers = RECEIPTS.columns
    heads = [
        Column(tr.say(words.title)),
        *(Column(tr.say(each.title), "right") for each in numbers),
    ]
    rows: list[list[Text]] = []
    for row in receipts:
        found = zip(RECEIPTS.columns, cells(RECEIPTS, row), strict=True)
        texts = [cell_words(column, value, tr) for column, value in found]
        rows.append(strong_row(texts) if row.side == "total" else list(texts))
    paper.table(heads, rows)
