"""The preview of an import as words and as JSON: columns, rows, notes, counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sr_board.base.errors import SRBoardError
from sr_board.cli.saying import line, say, table
from sr_board.i18n import current
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import Note, Proposal, ProposedRow, RowState
from sr_board.people.labels import HEADINGS
from sr_board.wording import words_for

if TYPE_CHECKING:
    from sr_board.people.service_import import Preview

__all__ = ["document", "show_columns", "show_counts", "show_rows"]


def note_words(note: Note) -> str:
    """A note as the preview on the screen says it. It stays with the person who reads the file."""
    known = {key: "" if value is None else value for key, value in note.params.items()}
    try:
        return say(words_for(SRBoardError(note.code)).what, **known)
    except KeyError:
        return note.code


def meaning_words(meaning: Meaning) -> str:
    """What a column is taken for."""
    if meaning in HEADINGS:
        return say(HEADINGS[meaning])
    if meaning is Meaning.SERIAL:
        return say("running number, left out")
    return say("left out") if meaning is not Meaning.UNKNOWN else say("not understood, left out")


def state_words(state: RowState) -> str:
    """What happens to a row."""
    return {
        RowState.READY: say("new"),
        RowState.CHANGE: say("changes"),
        RowState.UNCHANGED: say("already there"),
        RowState.QUESTION: say("needs an answer"),
        RowState.LEFT_OUT: say("left out"),
    }[state]


def show_columns(proposal: Proposal) -> None:
    """The proposed meaning of each column, and how sure it is."""
    line(say("Columns"))
    table(
        ["#", say("Heading in the file"), say("Taken as"), say("Sure"), say("Example"), ""],
        [
            (
                column.index + 1,
                column.heading,
                meaning_words(column.meaning),
                f"{column.confidence} %",
                column.samples[0] if column.samples else "",
                note_words(column.note) if column.note else "",
            )
            for column in proposal.columns
        ],
    )
    for note in proposal.notes:
        line(note_words(note))
    question = proposal.date_question
    if question is not None:
        line(
            say(
                "Dates such as {example} are read as {date}. Say --dates if that is wrong.",
                example=question.example,
                date=current().date(_chosen_date(proposal)),
            )
        )
    for group in proposal.group_questions:
        line(say("The group “{group}” is not known; --new-groups makes it.", group=group.name))


def _chosen_date(proposal: Proposal):  # type: ignore[no-untyped-def]
    question = proposal.date_question
    assert question is not None
    month_first = question.chosen.value.startswith("month")
    return question.month_first if month_first else question.day_first


def show_rows(proposal: Proposal, *, every: bool) -> None:
    """Rows and what happens to them; after taking over only those that were not taken."""
    stayed = (RowState.QUESTION, RowState.LEFT_OUT)
    rows = [row for row in proposal.rows if every or row.state in stayed]
    if not rows:
        return
    line(say("Rows") if every else say("Rows that were not taken over"))
    table(
        [say("Row"), say("What happens"), say("Member no."), say("Name"), say("Why")],
        [
            (
                row.row_no,
                state_words(row.state),
                "" if row.data.number is None else row.data.number,
                row.data.name,
                "; ".join(_why(row)),
            )
            for row in rows
        ],
    )


def _why(row: ProposedRow) -> Iterable[str]:
    for change in row.changes:
        tr = current()
        before, after = tr.shown(change.before or "–"), tr.shown(change.after or "–")
        yield say("{field}: {before} becomes {after}", field=field_words(change.field),
                  before=before, after=after)  # fmt: skip
    yield from (note_words(note) for note in row.notes)


def field_words(field: str) -> str:
    """A field of a row by the heading of its column."""
    headings = {
        "name": Meaning.NAME,
        "joined": Meaning.JOINED,
        "member_class": Meaning.CLASS,
        "phone": Meaning.PHONE,
        "legal_name": Meaning.LEGAL_NAME,
        "number": Meaning.NUMBER,
    }
    return say(HEADINGS[headings[field]]) if field in headings else field


def show_counts(seen: Preview, *, written: bool) -> None:
    """How many rows of each kind."""
    counts = seen.proposal.counts
    tr = current()
    first = say("added") if written else say("would be added")
    line(
        say(
            "{ready} {added}, {change} changed, {same} already there, {asked} need an answer, "
            "{out} left out.",
            ready=tr.integer(counts[RowState.READY]),
            added=first,
            change=tr.integer(counts[RowState.CHANGE]),
            same=tr.integer(counts[RowState.UNCHANGED]),
            asked=tr.integer(counts[RowState.QUESTION]),
            out=tr.integer(counts[RowState.LEFT_OUT]),
        )
    )
    if seen.same_file_at is not None and not written:
        day = tr.date(seen.same_file_at.astimezone().date())
        line(say("This same file was taken over on {day}; --again does it once more.", day=day))


def document(seen: Preview, batch: str | None) -> dict[str, object]:
    """The preview for another program; `batch` is None while nothing was written."""
    proposal = seen.proposal
    return {
        "written": batch is not None,
        "batch": batch,
        "same_file_at": seen.same_file_at,
        "counts": {str(state): count for state, count in proposal.counts.items()},
        "header_row": proposal.header_row,
        "notes": [_note(note) for note in proposal.notes],
        "groups_unknown": [group.name for group in proposal.group_questions],
        "columns": [
            {
                "column": column.index + 1,
                "heading": column.heading,
                "meaning": str(column.meaning),
                "sure_percent": column.confidence,
                "note": _note(column.note) if column.note else None,
            }
            for column in proposal.columns
        ],
        "rows": [_row(row) for row in proposal.rows],
    }


def _note(note: Note) -> dict[str, object]:
    return {"code": note.code, "words": note_words(note)}


def _row(row: ProposedRow) -> dict[str, object]:
    return {
        "row": row.row_no,
        "state": str(row.state),
        "number": row.data.number,
        "name": row.data.name,
        "joined": row.data.joined,
        "group": row.data.group_name,
        "changes": [{"field": c.field, "before": c.before, "after": c.after} for c in row.changes],
        "notes": [_note(note) for note in row.notes],
    }
