"""Taking a spreadsheet over: the table, the answers so far, and what they lead to.

Holds state and no widgets. `read`, `look`, `known`, `apply` and `reverse` run off the screen and
are given what they need; the other methods change the answers and run on the screen's side.
Nothing is written before `apply`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sr_board.base.dates import DateOrder
from sr_board.base.errors import NotFound
from sr_board.base.results import Done
from sr_board.base.text import fold
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import (
    Act,
    Answers,
    Note,
    Offer,
    Proposal,
    ProposedRow,
    RowAnswer,
    RowState,
    Take,
)
from sr_board.people.exchange.table import Table
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import BatchRow, GroupRow, MemberRow, MembersWanted, Shown
from sr_board.people.rules.kinds import GroupStatus
from sr_board.people.service_import import (
    ImportRegister,
    Preview,
    RegisterImportService,
    ReverseImport,
)

__all__ = ["EVERY_ROW", "ImportPresenter"]

EVERY_ROW = "rows"
"""Filter that shows all rows; the others are states of rows."""


class ImportPresenter:
    """One file on its way into the register."""

    def __init__(self, imports: RegisterImportService, people: PeopleQueries) -> None:
        self._imports, self._people = imports, people
        self.forget()

    def forget(self) -> None:
        """Put the file away."""
        self.data = b""
        self.name = ""
        self.table: Table | None = None
        self.answers: Answers | None = None
        self.preview: Preview | None = None
        self.batch_id = ""

    # -- off the screen ---------------------------------------------------------------------

    def start(self) -> tuple[tuple[GroupRow, ...], tuple[BatchRow, ...]]:
        """Groups that may take members, and the imports made before."""
        groups = self._people.groups()
        living = tuple(g for g in groups if g.status is not GroupStatus.DISSOLVED)
        return living, self._people.batches()

    @staticmethod
    def read(data: bytes, sheet: str | None = None) -> Table:
        """The table in the bytes of a file. Raises InputInvalid with the reader's keys."""
        from sr_board.people.exchange.reading import read_register

        return read_register(data, sheet)

    def look(self, table: Table, answers: Answers) -> Preview:
        """What would happen under these answers. Raises NotAllowed, NotFound."""
        return self._imports.preview(table, answers)

    def known(self, membership_id: str, name: str) -> MemberRow:
        """A member that stands in the register already, for comparing. Raises NotFound."""
        page = self._people.members(MembersWanted(text=name, shown=Shown.ALL, limit=500))
        for row in page.rows:
            if row.membership_id == membership_id:
                return row
        raise NotFound("membership-not-found", what="membership")

    def apply(self, command: ImportRegister) -> Done:
        """Write the batch."""
        return self._imports.apply(command)

    def reverse(self, batch_id: str) -> Done:
        """Take a batch back."""
        return self._imports.reverse(ReverseImport(batch_id))

    # -- the file ---------------------------------------------------------------------------

    def begin(self, data: bytes, name: str, table: Table, group_id: str) -> None:
        """A file was read."""
        self.forget()
        self.data, self.name, self.table = data, name, table
        self.answers = Answers(group_id)

    def another_sheet(self, table: Table) -> None:
        """Another sheet of the same file was read; answers about the first are void."""
        self.table = table
        self.answers = Answers(self._now.group_id)

    def take(self, preview: Preview) -> None:
        """Keep what would happen."""
        self.preview = preview

    @property
    def _now(self) -> Answers:
        if self.answers is None:
            raise RuntimeError("no file was read")
        return self.answers

    @property
    def proposal(self) -> Proposal:
        """What would happen."""
        if self.preview is None:
            raise RuntimeError("no file was looked at")
        return self.preview.proposal

    # -- answers ----------------------------------------------------------------------------

    def set_meaning(self, column: int, meaning: Meaning) -> None:
        """The person says what a column holds."""
        self.answers = replace(self._now, meanings={**self._now.meanings, column: meaning})

    def set_order(self, order: DateOrder) -> None:
        """The one answer about dates, for the whole file."""
        self.answers = replace(self._now, order=order)

    def set_group(self, name: str, group: str) -> None:
        """What a group name of the file means: a group's id, or NEW_GROUP."""
        self.answers = replace(self._now, groups={**self._now.groups, name: group})

    def all_alike_are_new(self) -> None:
        """Similar names in this file are different persons."""
        self.answers = replace(self._now, alike_are_new=True)

    def answer(self, row_no: int) -> RowAnswer:
        """What was decided about a row so far."""
        return self._now.rows.get(row_no, RowAnswer())

    def _set(self, row_no: int, answer: RowAnswer) -> None:
        self.answers = replace(self._now, rows={**self._now.rows, row_no: answer})

    def set_value(self, row_no: int, field: str, value: object) -> None:
        """What a field of a row shall be."""
        old = self.answer(row_no)
        self._set(row_no, replace(old, values={**old.values, field: value}))

    def same_person(self, row: ProposedRow, offer: Offer) -> None:
        """The row is somebody who stands here already, or in another row of the file."""
        if offer.membership_id is not None:
            old = self.answer(row.row_no)
            self._set(row.row_no, replace(old, take=Take.SAME, membership_id=offer.membership_id))
        else:
            self.skip(row)

    def new_person(self, row: ProposedRow) -> None:
        """The row is somebody else than the one she was compared with."""
        self._set(row.row_no, replace(self.answer(row.row_no), take=Take.NEW))

    def skip(self, row: ProposedRow) -> None:
        """Leave the row out."""
        self._set(row.row_no, replace(self.answer(row.row_no), take=Take.SKIP))

    def look_again(self, row: ProposedRow) -> None:
        """Judge a row again that was left out."""
        old = self.answer(row.row_no)
        again = None if old.take is Take.SKIP else Take.NEW
        self._set(row.row_no, replace(old, take=again))

    def press(self, row: ProposedRow) -> bool:
        """The one button of a row: True when that was an answer, False when it needs a look."""
        offer = first_offer(row)
        if offer is not None and offer.act is Act.GIVE_NUMBER and offer.number is not None:
            self.set_value(row.row_no, "number", offer.number)
            return True
        if offer is not None and offer.act is Act.LOOK_AGAIN:
            self.look_again(row)
            return True
        return False

    # -- what is shown ----------------------------------------------------------------------

    def rows(self, shown: str, text: str) -> list[ProposedRow]:
        """The rows of a filter whose name or number holds `text`."""
        wanted = fold(text)
        return [
            row
            for row in self.proposal.rows
            if shown in (EVERY_ROW, row.state) and (not wanted or wanted in fold(_searched(row)))
        ]

    def row(self, row_no: int) -> ProposedRow | None:
        """A row by its number in the file."""
        return next((row for row in self.proposal.rows if row.row_no == row_no), None)

    @property
    def counts(self) -> Mapping[RowState, int]:
        """How many rows of each state."""
        return self.proposal.counts

    @property
    def to_write(self) -> int:
        """Members that the button would take over or change; none without a file."""
        if self.preview is None:
            return 0
        return self.counts[RowState.READY] + self.counts[RowState.CHANGE]

    @property
    def problems(self) -> list[ProposedRow]:
        """Rows that need an answer or are left out."""
        if self.preview is None:
            return []
        states = (RowState.QUESTION, RowState.LEFT_OUT)
        return [row for row in self.proposal.rows if row.state in states]

    @property
    def row_count(self) -> int:
        """Rows of the file."""
        return 0 if self.preview is None else len(self.proposal.rows)

    @property
    def alike_count(self) -> int:
        """Rows that ask whether a similar name is the same person."""
        codes = ("like-row", "like-member")
        return sum(
            any(note.asks and note.code in codes for note in row.notes)
            for row in self.proposal.rows
            if row.state is RowState.QUESTION
        )

    @property
    def name_missing(self) -> bool:
        """No column holds the names, so nothing can be taken over."""
        return any(note.code == "no-name-column" for note in self.proposal.notes)

    def command(self) -> ImportRegister:
        """What the main button does now. The screen says when the file was taken over before."""
        if self.table is None:
            raise RuntimeError("no file was read")
        return ImportRegister(self.table, self._now, self.proposal.fingerprint, again=True)

    def problem_list(self, headings: Sequence[str], words: Mapping[int, str]) -> bytes:
        """Rows with problems as CSV bytes; `words` by row number."""
        from sr_board.people.exchange.writing import csv_bytes

        fields = ("number", "name", "joined")
        return csv_bytes(
            headings,
            [
                (row.row_no, *(row.original.get(f, "") for f in fields), words[row.row_no])
                for row in self.problems
            ],
        )


def first_offer(row: ProposedRow) -> Offer | None:
    """What the one button beside a row does: comparing first, then numbers and dates."""
    order = (Act.GIVE_NUMBER, Act.CHOOSE_DATE, Act.COMPARE, Act.TYPE_NAME, Act.CHOOSE)
    for act in (*order, Act.LOOK_AGAIN):
        for offer in row.offers:
            if offer.act is act:
                return offer
    return None


def asking(row: ProposedRow) -> list[Note]:
    """The notes of a row, those that need an answer first."""
    return sorted(row.notes, key=lambda note: not note.asks)


def _searched(row: ProposedRow) -> str:
    parts = (row.data.name, row.original.get("name", ""), str(row.data.number or ""))
    return " ".join(parts)
