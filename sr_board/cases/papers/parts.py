"""Parts that papers of a file share: moments, lines for handwriting, evidence in legal order."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.moments import When
from sr_board.cases.records import AgeEvidence
from sr_board.cases.rules.age import RANKS, Piece, says_child
from sr_board.cases.vocabulary import EvidenceOrder
from sr_board.cases.words.files import EVIDENCE, ORDERED, SEEN
from sr_board.i18n import Translator
from sr_board.papers import Column, Paper

__all__ = ["BLANK", "BOX", "LINE", "TICKED", "evidence_table", "moment_words", "when_words"]

BLANK = "…" * 28
"""Room for handwriting behind a label."""
LINE = "…" * 40
"""A line for handwriting across the paper."""
BOX, TICKED = "[\u00a0\u00a0\u00a0]", "[\u00a0×\u00a0]"
"""A box to tick by hand, and a ticked one; the faces of papers have no signs of boxes."""


def moment_words(at: datetime | None, offset: int, tr: Translator) -> str:
    """Day and time as they were where it happened; a dash for none."""
    if at is None:
        return "–"
    here = at.astimezone(timezone(timedelta(minutes=offset)))
    return tr.say("{day}, {time}", day=tr.date(here.date()), time=tr.time(here))


def when_words(when: When | None, tr: Translator) -> str:
    """A moment with its own offset; a dash for none."""
    return "–" if when is None else moment_words(when.at, when.offset_minutes, tr)


def evidence_table(paper: Paper, view: CaseView, tr: Translator) -> None:
    """What speaks for the age: rank 1 first, and a mark where pieces disagree. Never one age from
    a test: its range, margin, purpose and who ordered it."""
    paper.heading(tr.say("What speaks for the age, in the order of the law"))
    rows = sorted(view.evidence, key=lambda one: (RANKS[one.kind], one.at))
    if not rows:
        paper.line(tr.say("Nothing is written down yet."))
        return
    here = view.now.astimezone(timezone(timedelta(minutes=view.head.noticed.offset_minutes)))
    said = [_child(one, here.date()) for one in rows]
    conflict = True in said and False in said
    columns = [
        Column(tr.say("Rank"), share=1),
        Column(tr.say("What it is"), share=4),
        Column(tr.say("Says"), share=3),
        Column(tr.say("How it was seen"), share=3),
    ]
    cells = [_cells(one, tr) for one in rows]
    if conflict:
        paper.line(tr.say("These papers disagree. The authority weighs them."))
        columns.append(Column(tr.say("Conflict"), share=2))
        cells = [
            [*row, tr.say("disagrees") if says is not None else ""]
            for row, says in zip(cells, said, strict=True)
        ]
    paper.table(columns, cells)


def _child(piece: AgeEvidence, day: date) -> bool | None:
    read = Piece(
        piece.kind,
        piece.seen,
        piece.stated_born,
        piece.lower,
        piece.upper,
        piece.margin_years,
    )
    return says_child(read, day)


def _cells(piece: AgeEvidence, tr: Translator) -> list[str]:
    rank = tr.integer(RANKS[piece.kind])
    return [rank, tr.say(EVIDENCE[piece.kind]), _says(piece, tr), _seen(piece, tr)]


def _says(piece: AgeEvidence, tr: Translator) -> str:
    if piece.stated_born is not None:
        return tr.say("born {day}", day=tr.date(piece.stated_born))
    lower = tr.integer(piece.lower) if piece.lower is not None else "–"
    upper = tr.integer(piece.upper) if piece.upper is not None else "–"
    words = tr.say("{lower} to {upper} years", lower=lower, upper=upper)
    if not piece.margin_years:
        return words
    return tr.say("{years}, margin {n}", years=words, n=tr.integer(piece.margin_years))


def _seen(piece: AgeEvidence, tr: Translator) -> str:
    parts = [tr.say(SEEN[piece.seen])]
    if piece.ordered_by is not EvidenceOrder.NONE:
        parts.append(tr.say("ordered by: {who}", who=tr.say(ORDERED[piece.ordered_by])))
    if piece.suspected_false:
        parts.append(tr.say("perhaps false"))
    return ", ".join(parts)
