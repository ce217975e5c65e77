"""Books leave the vault as files: registers as CSV and XLSX, the whole book as plain text.

Right: MONEY_EXPORT. Each asks for what it is and whether members are named; the print log keeps
both. The files are not encrypted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from finance.ledger.books import books_of
from finance.reports.book_reads import BookReads
from finance.reports.models import PrintLog
from finance.reports.plain_loading import plain_book
from finance.reports.plain_text import FORMATS
from finance.reports.register_build import RegisterAsk, register_of
from finance.reports.table_files import FILE_KINDS, table_bytes
from governance.entry import Entry
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.i18n import Translator
from sr_board.people.models import Person
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = [
    "ExportBook",
    "ExportRegister",
    "Exported",
    "MoneyExportService",
    "NotePrint",
    "PrintRow",
]

CHANGED = frozenset({"prints"})
_SUFFIX = {"beancount": "beancount", "hledger": "journal"}


@dataclass(frozen=True)
class ExportRegister:
    """A register as a file of `kind` csv or xlsx."""

    ask: RegisterAsk
    kind: str
    purpose: str
    names: bool


@dataclass(frozen=True)
class ExportBook:
    """The whole book of a group as text: `kind` beancount or hledger."""

    group_id: str
    kind: str
    purpose: str
    names: bool


@dataclass(frozen=True)
class NotePrint:
    """A register that was printed or saved as a paper."""

    group_id: str
    what: str
    form: str
    purpose: str
    names: bool
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Exported:
    """A file: its content, and a name that names nobody."""

    name: str
    content: bytes
    lines: int


@dataclass(frozen=True)
class PrintRow:
    """What left the book, when, by whom, for what."""

    at: date
    what: str
    form: str
    purpose: str
    names: bool
    person: str


class MoneyExportService:
    """Files for the signed-in person. `books` reads with her rights."""

    def __init__(
        self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn, books: BookReads
    ) -> None:
        self._uow, self._read, self._clock, self._who = uow, read, clock, who
        self._books = books

    def register(self, command: ExportRegister, tr: Translator) -> Exported:
        """A register as a file, noted in the print log.

        Raises NotAllowed, NotFound "money-register-unknown" and of the query, InputInvalid
        "text-missing" (purpose), "register-needs-more", "export-kind-unknown".
        """
        require(self._who, Action.MONEY_EXPORT)
        if command.kind not in FILE_KINDS:
            raise InputInvalid("export-kind-unknown", field="kind")
        found, days = register_of(command.ask), command.ask.wanted
        rows = found.rows(self._books, command.ask, tr)
        content = table_bytes(found.shape, rows, command.kind, tr, names=command.names)
        self._noted(
            NotePrint(
                days.group_id,
                command.ask.key,
                command.kind,
                command.purpose,
                command.names,
                days.since,
                days.until,
            )
        )
        name = f"{command.ask.key.replace('_', '-')}-{days.until:%Y-%m-%d}.{command.kind}"
        return Exported(name, content, len(rows))

    def book(self, command: ExportBook) -> Exported:
        """The whole book as text, noted in the print log.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "text-missing" (purpose),
        "export-kind-unknown".
        """
        require(self._who, Action.MONEY_EXPORT)
        write = FORMATS.get(command.kind)
        if write is None:
            raise InputInvalid("export-kind-unknown", field="kind")
        with self._read() as session:
            book = plain_book(session, command.group_id, names=command.names)
        self._noted(
            NotePrint(command.group_id, "book", command.kind, command.purpose, command.names)
        )
        name = f"book-{self._clock.today():%Y-%m-%d}.{_SUFFIX[command.kind]}"
        return Exported(name, write(book).encode("utf-8"), len(book.entries))

    def note(self, command: NotePrint) -> Done:
        """Note a paper that was printed or saved; its id. Right: MONEY_READ, as for the paper.

        Raises NotAllowed, NotFound "books-not-opened", InputInvalid "text-missing".
        """
        require(self._who, Action.MONEY_READ)
        return self._noted(command)

    def prints(self, group_id: str) -> tuple[PrintRow, ...]:
        """The print log, the newest first. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            rows = session.execute(
                select(PrintLog, Person.chosen_name)
                .outerjoin(Person, Person.id == PrintLog.person_id)
                .where(PrintLog.group_id == group_id)
                .order_by(PrintLog.recorded_at.desc())
                .limit(500)
            ).all()
        return tuple(
            PrintRow(row.recorded_at.date(), row.what, row.form, row.purpose, row.names, name or "")
            for row, name in rows
        )

    def _noted(self, command: NotePrint) -> Done:
        purpose = clean_line(command.purpose, field="purpose", required=True)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            entry = Entry(uow.session, self._clock, self._who.account_id, self._who.person_id)
            row = PrintLog(
                **entry.new(),
                group_id=command.group_id,
                what=command.what,
                form=command.form,
                since=command.since,
                until=command.until,
                purpose=purpose,
                names=command.names,
                person_id=self._who.person_id,
            )
            uow.session.add(row)
            uow.record("money.given-out", subject=f"print_log/{row.id}")
            return Done(row.id, CHANGED, uow.commit())
