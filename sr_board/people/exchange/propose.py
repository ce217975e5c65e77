"""A table and the answers so far become a proposal. Pure: nothing is written or fetched."""

from __future__ import annotations

import hashlib
from collections import Counter

from sr_board.base.dates import DateForm, DateOrder, DateReading, order_evidence, read_date
from sr_board.people.exchange.columns import Layout, layout_of
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.matching import Matcher
from sr_board.people.exchange.proposal import (
    Answers,
    DateQuestion,
    Existing,
    Note,
    Proposal,
    ProposedRow,
    RowState,
    Vocabulary,
)
from sr_board.people.exchange.row_reading import DateHabits, RowReader, read_dates_of
from sr_board.people.exchange.table import Table

__all__ = ["propose"]

_ENOUGH_CELLS = 3
"""So many dates in a row below the thirteenth are seldom chance."""


def propose(
    table: Table, answers: Answers, existing: Existing, words: Vocabulary | None = None
) -> Proposal:
    """What the import of a table would do under the answers given so far.

    Never raises because of a bad row: every row ends in a state with notes. The same input gives
    the same `fingerprint`; applying compares it, so that nothing stale is written.
    """
    words = words or Vocabulary()
    layout = layout_of(table, answers, words.headings, existing.today)
    question, habits = _dates(table, layout, answers, existing)
    reader = RowReader(layout, habits, existing, words, table.date1904)
    drafts = [
        reader.read(row, answers.rows.get(row.row_no), over=place < len(layout.above))
        for place, row in enumerate((*layout.above, *layout.rows))
    ]
    matcher = Matcher(answers, existing)
    matcher.reserve(drafts)
    rows = tuple(matcher.judge(draft) for draft in drafts)
    counted = Counter(row.state for row in rows)
    return Proposal(
        columns=layout.columns,
        rows=rows,
        header_row=layout.header_row,
        date_question=question,
        group_questions=matcher.group_questions(),
        notes=layout.notes + _notes_on_file(table, layout, existing, habits),
        counts={state: counted[state] for state in RowState},
        fingerprint=_fingerprint(rows),
    )


def _dates(
    table: Table, layout: Layout, answers: Answers, existing: Existing
) -> tuple[DateQuestion | None, DateHabits]:
    """How the file writes dates, and the question when it does not say its order."""
    found: list[tuple[str, DateReading]] = []
    for row in layout.rows:
        found += read_dates_of(row, layout, existing.today, date1904=table.date1904)
    evidence = order_evidence(reading for _, reading in found)
    order = answers.order or evidence.order
    settled = (evidence.day_first > 0) != (evidence.month_first > 0)
    if evidence.ambiguous == 0:
        return None, DateHabits(order, turned=settled and _turned([r for _, r in found]))
    example = next(text for text, reading in found if reading.ambiguous)
    both = [
        read_date(example, today=existing.today, order=choice).value
        for choice in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    ]
    answered = answers.order is not None
    open_ = evidence.day_first > 0 and evidence.month_first > 0 and not answered
    question = DateQuestion(example, evidence.ambiguous, both[0], both[1], order, answered, settled)
    return question, DateHabits(order, both=open_)


def _turned(readings: list[DateReading]) -> bool:
    """Whether a spreadsheet of another country has gone over these dates.

    It makes a date of every text that fits its order, and leaves 25/03/2021 a text: then no date
    cell has a day above the twelfth, and no text is doubtful (the caller has seen to that).
    """
    kept = [reading.value.day for reading in readings if reading.form is DateForm.CELL]
    return len(kept) >= _ENOUGH_CELLS and max(kept) <= 12


def _notes_on_file(
    table: Table, layout: Layout, existing: Existing, habits: DateHabits
) -> tuple[Note, ...]:
    notes = []
    if layout.of(Meaning.NAME) is None:
        notes.append(Note("no-name-column", asks=True))
    if table.encoding_guessed:
        notes.append(Note("encoding-guessed", {"encoding": table.encoding}))
    if len(table.sheets) > 1:
        notes.append(Note("other-sheets", {"sheet": table.sheet, "count": len(table.sheets)}))
    if table.hidden_rows:
        notes.append(Note("rows-hidden", {"count": table.hidden_rows}))
    if habits.turned:
        notes.append(Note("dates-maybe-turned"))
    private = (Meaning.PHONE, Meaning.LEGAL_NAME)
    if not existing.may_private and any(layout.of(m) is not None for m in private):
        notes.append(Note("private-not-yours"))
    return tuple(notes)


def _fingerprint(rows: tuple[ProposedRow, ...]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        what = (row.row_no, row.state, row.data, row.membership_id, row.person_id, row.changes)
        digest.update(repr(what).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
