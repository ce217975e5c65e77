"""The rows of a spreadsheet as a table: what was read above, what stood there below in grey."""

from __future__ import annotations

from sr_board.base.errors import SRBoardError
from sr_board.base.text import fold
from sr_board.people.exchange.proposal import Act, Note, ProposedRow, RowState
from ui.live import own_digits, say, say_n
from ui.members.import_presenter import asking, first_offer
from ui.members.words import class_word, day, reason_word, status_word
from ui.state import State
from ui.table_model import Cell, Column
from ui.wording import words_for

__all__ = ["STATES", "found_words", "import_columns", "note_words", "offer_words", "strip_of"]

STATES: dict[RowState, State] = {
    RowState.READY: State.OK,
    RowState.CHANGE: State.OK,
    RowState.UNCHANGED: State.AWAY,
    RowState.QUESTION: State.DUE,
    RowState.LEFT_OUT: State.OVER,
}

# True of every row of such a file: said only when nothing else is to be said.
_REMARKS = frozenset({"digits-read"})


def note_words(note: Note) -> str:
    """What was found, without what to do."""
    return words_for(SRBoardError(note.code, **note.params))[0]


def found_words(row: ProposedRow) -> str:
    """The sentence beside a row: the first question, else the first note, else its state."""
    if row.state is RowState.UNCHANGED:
        return say("Stands here already")
    notes = sorted(asking(row), key=lambda note: note.code in _REMARKS)
    if notes and (row.state in (RowState.QUESTION, RowState.LEFT_OUT) or not row.changes):
        words = note_words(notes[0])
        if row.state is RowState.QUESTION and sum(n.asks for n in notes) > 1:
            more = sum(n.asks for n in notes) - 1
            return say_n("{words} And {n} more.", "{words} And {n} more.", more, words=words)
        return words
    if row.state is RowState.CHANGE:
        return say("Would change: {fields}", fields=", ".join(_changed(row)))
    return say("ready")


def _changed(row: ProposedRow) -> list[str]:
    words = {
        "name": say("name"),
        "joined": say("joined on"),
        "member_class": say("kind of member"),
        "phone": say("phone"),
        "legal_name": say("legal name"),
        "status": say("status"),
        "left": say("left on"),
        "reason": say("reason for leaving"),
    }
    return [words.get(change.field, change.field) for change in row.changes]


def offer_words(row: ProposedRow) -> str:
    """The words of the one button."""
    offer = first_offer(row)
    if offer is None or row.state not in (RowState.QUESTION, RowState.LEFT_OUT):
        return ""
    if offer.act is Act.GIVE_NUMBER:
        return say("Give number {number}", number=offer.number)
    return {
        Act.CHOOSE_DATE: say("Choose the date"),
        Act.COMPARE: say("Compare"),
        Act.TYPE_NAME: say("Write the name"),
        Act.CHOOSE: say("Choose"),
        Act.LOOK_AGAIN: say("Look again"),
    }[offer.act]


def strip_of(row: ProposedRow) -> str:
    """The strip at the left of a row with a problem."""
    return {RowState.QUESTION: "duefill", RowState.LEFT_OUT: "overfill"}.get(row.state, "")


def _below(shown: str, stood: str) -> str:
    """What stood there, where it is not what is shown."""
    return "" if fold(shown) == fold(stood) and shown.isupper() == stood.isupper() else stood


def _out(row: ProposedRow) -> bool:
    return row.state is RowState.LEFT_OUT


def _number(row: ProposedRow) -> Cell:
    shown = str(row.data.number) if row.data.number is not None and not _out(row) else "–"
    stood = row.original.get("number", "")
    return Cell(shown, _below(shown, stood), bold=True)


def _name(row: ProposedRow) -> Cell:
    shown = row.data.name or "–"
    stood = row.original.get("name", "")
    return Cell(shown, _below(shown, stood) if stood else "", bold=True)


def _joined(row: ProposedRow) -> Cell:
    stood = row.original.get("joined", "")
    value = row.data.joined
    if value is not None:
        return Cell(day(value), "" if stood == value.isoformat() else stood)
    if any(note.field == "joined" and note.asks for note in row.notes):
        return Cell(say("no date"), stood, bold=True, tone="due")
    return Cell("–", stood)


def _more(row: ProposedRow) -> Cell:
    """Everything else that was read, in one line, and as it stood."""
    data = row.data
    keys = ("group", "class", "status", "left", "reason", "phone", "legal_name", "savings")
    stood = [row.original[key] for key in keys if row.original.get(key)]
    if _out(row):
        return Cell("–" if stood else "", " · ".join(stood))
    read = [
        data.group_name,
        class_word(data.member_class) if row.original.get("class") else "",
        status_word(data.status) if row.original.get("status") or data.left else "",
        day(data.left),
        reason_word(data.reason),
        data.phone,
        data.legal_name,
    ]
    shown = [part for part in read if part]
    differing = [s for s in stood if fold(s) not in {fold(part) for part in shown}]
    return Cell(" · ".join(shown), " · ".join(differing))


def _found(row: ProposedRow) -> Cell:
    return Cell(found_words(row), state=STATES[row.state], wrap=True)


def _act(row: ProposedRow) -> Cell:
    words = offer_words(row)
    return Cell(button=words, quiet=_out(row)) if words else Cell()


def import_columns() -> list[Column]:
    """Row, number, name, joined, what else was read, what was found, the button."""
    return [
        Column(
            "row", lambda: say("Row"), lambda r: Cell(own_digits(r.row_no), tone="soft"), 74, True
        ),
        Column("number", lambda: say("No."), _number, 72, number=True),
        Column("name", lambda: say("Name"), _name, 176),
        Column("joined", lambda: say("Joined"), _joined, 142),
        Column("more", lambda: say("Also read"), _more, 176),
        Column("found", lambda: say("What we found"), _found),
        Column("act", "", _act, 190),
    ]
