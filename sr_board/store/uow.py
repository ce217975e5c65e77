"""Unit of work: one transaction, one audit event, or nothing at all.

Leaving the block without `commit()` rolls back. A commit that changed audited rows without a
recorded event fails, and so does an event without a recorder. Bulk statements, statements past
the mapper and commits past `commit()` are refused, because they would pass by the audit chain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction
from sqlalchemy.orm import UOWTransaction as FlushContext

from sr_board.base.errors import Fault, SRBoardError
from sr_board.vault.faults import DatabaseBusy, FolderReadOnly, VaultReadOnly, translate

__all__ = [
    "ChangeWithoutEvent",
    "CoSigner",
    "ReadFactory",
    "Recorder",
    "UnitOfWork",
    "UowFactory",
    "make_reader",
]


class ChangeWithoutEvent(SRBoardError):
    """Rows were changed but no audit event was recorded: a fault of this program."""

    key = "change-without-event"
    fault = Fault.OURS


class CoSigner(Protocol):
    """The second person of a two-person act, who has just typed her own passphrase."""

    @property
    def slot_id(self) -> str: ...

    def sign(self, message: bytes) -> bytes: ...


class Recorder(Protocol):
    """Writes the audit event of a commit (implemented by `sr_board.audit.log`)."""

    def write(
        self,
        session: Session,
        *,
        action: str,
        subject: str,
        changes: Mapping[str, Mapping[str, object] | None],
        second: CoSigner | None,
    ) -> int:
        """Write the event into the open transaction; returns its number n."""
        ...

    def committed(self) -> None:
        """The transaction has reached the disk: note the new head."""
        ...


_FIRST_WORD = re.compile(r"(?:\s|\(|/\*.*?\*/|--[^\n]*\n)*([A-Za-z]*)", re.DOTALL)
_READING = frozenset({"SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK"})


def _writes(statement: str, context: Any) -> bool:
    """Does a statement change anything? For the program's own slips, not against an attacker."""
    if context is not None and (context.isinsert or context.isupdate or context.isdelete):
        return True
    word = _FIRST_WORD.match(statement)
    return word is None or word.group(1).upper() not in _READING


def _told(error: BaseException | None) -> SRBoardError | None:
    """What a fault of the database or machine is called; None for every other error."""
    if isinstance(error, NoConnectionFree):
        return DatabaseBusy()
    return translate(error) if isinstance(error, DBAPIError | OSError) else None


UowFactory = Callable[[], "UnitOfWork"]
ReadFactory = Callable[[], AbstractContextManager[Session]]


def row_content(row: object) -> dict[str, object]:
    """The stored columns of a mapped row. Columns that hold nothing are left out, so a later
    migration that adds an empty column does not change the digest."""
    state = inspect(row)
    values = {attr.key: getattr(row, attr.key) for attr in state.mapper.column_attrs}
    return {key: value for key, value in sorted(values.items()) if value is not None}


def row_ref(row: object) -> str:
    """`table/primary key` of a mapped row."""
    mapper = inspect(row).mapper
    key = mapper.primary_key_from_instance(row)
    return f"{mapper.local_table.name}/{'|'.join(str(part) for part in key)}"


class UnitOfWork:
    """One short transaction on one compartment. Use through a UowFactory, as a `with` block."""

    def __init__(self, engine: Engine, recorder: Recorder) -> None:
        self._engine = engine
        self._recorder = recorder
        self._changes: dict[str, object | None] = {}
        self._pending: tuple[str, str, CoSigner | None] | None = None
        self._at_savepoint: dict[SessionTransaction, dict[str, object | None]] = {}
        self._writing = False
        self.event_no = 0
        self._attending: list[Callable[[Session], None]] = []

    def attend(self, heed: Callable[[Session], None]) -> None:
        """Hand the session to `heed` when the block begins, to watch what it reads and writes."""
        self._attending.append(heed)

    def __enter__(self) -> Self:
        self.session = Session(self._engine, expire_on_commit=False, autoflush=True)
        for moment, heed in (
            ("after_flush", self._collect),
            ("do_orm_execute", self._refuse_bulk),
            ("after_begin", self._watch),
            ("before_commit", self._refuse_commit),
            ("after_transaction_create", self._keep_savepoint),
            ("after_soft_rollback", self._forget_rolled_back),
        ):
            event.listen(self.session, moment, heed)
        for attend in self._attending:
            attend(self.session)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.session.close()
        known = _told(error)
        if isinstance(known, FolderReadOnly) and self._read_only:
            known = VaultReadOnly()  # the folder may be fine: the vault was opened to read
        if known is not None:
            raise known from None

    @property
    def _read_only(self) -> bool:
        return bool(self._engine.get_execution_options().get("sr_read_only"))

    def record(self, action: str, *, subject: str, second: CoSigner | None = None) -> None:
        """Name what this commit does: an action word such as "person.added" and its object.

        `second` is the co-signer of a two-person act. One event a commit; the last one counts.
        """
        self._pending = (action, subject, second)

    def commit(self) -> int:
        """Flush, write the audit event, commit. Returns the event's number (0: nothing audited).

        Raises ChangeWithoutEvent, and the faults of the machine such as DiskFull.
        """
        self.session.flush()
        self._writing = True
        try:
            return self._commit()
        finally:
            self._writing = False

    def _commit(self) -> int:
        if self._pending is None:
            if self._changes:
                raise ChangeWithoutEvent
            self.session.commit()
            return 0
        action, subject, second = self._pending
        changes = {
            ref: None if row is None else row_content(row) for ref, row in self._changes.items()
        }
        self.event_no = self._recorder.write(
            self.session, action=action, subject=subject, changes=changes, second=second
        )
        self.session.commit()
        self._recorder.committed()
        self._changes.clear()
        self._pending = None
        return self.event_no

    def _collect(self, session: Session, _: FlushContext) -> None:
        new = session.new  # built anew at each access: once a flush, not once a row
        for row in (*new, *session.dirty):
            if type(row).__audited__ and (row in new or session.is_modified(row)):
                self._changes[row_ref(row)] = row
        for row in session.deleted:
            if type(row).__audited__:
                self._changes[row_ref(row)] = None

    def _watch(self, _: Session, __: SessionTransaction, connection: Connection) -> None:
        event.listen(connection, "before_cursor_execute", self._refuse_past_the_mapper)

    def _refuse_past_the_mapper(
        self, _: Connection, __: Any, statement: str, ___: Any, context: Any, ____: bool
    ) -> None:
        if not (self._writing or self.session._flushing) and _writes(statement, context):
            raise ChangeWithoutEvent

    def _refuse_commit(self, session: Session) -> None:
        if not self._writing and not session.in_nested_transaction():
            raise ChangeWithoutEvent

    def _keep_savepoint(self, _: Session, transaction: SessionTransaction) -> None:
        if transaction.nested:
            self._at_savepoint[transaction] = dict(self._changes)

    def _forget_rolled_back(self, _: Session, previous: SessionTransaction) -> None:
        if previous.nested:
            self._changes = self._at_savepoint.pop(previous, {})
        else:
            self._changes, self._pending = {}, None

    @staticmethod
    def _refuse_bulk(state: ORMExecuteState) -> None:
        if state.is_insert or state.is_update or state.is_delete:
            raise ChangeWithoutEvent


def make_reader(engine: Engine) -> ReadFactory:
    """A factory of short read-only sessions: a statement that writes is refused in them.

    Faults of the machine and of the database leave the block as errors for people.
    """
    reading = engine.execution_options(sr_read=True)

    def refuse(_: Any, __: Any, statement: str, ___: Any, context: Any, ____: bool) -> None:
        if _writes(statement, context):
            raise ChangeWithoutEvent

    def watch(_: Session, __: SessionTransaction, connection: Connection) -> None:
        event.listen(connection, "before_cursor_execute", refuse)

    @contextmanager
    def read() -> Iterator[Session]:
        session = Session(reading, expire_on_commit=False, autoflush=False)
        event.listen(session, "after_begin", watch)
        try:
            yield session
        except (DBAPIError, NoConnectionFree, OSError) as error:
            known = _told(error)
            if known is None:
                raise
            raise known from None
        finally:
            session.close()

    return read
