"""Rows exactly as they are stored, for checking them against their digests.

The mapper is forgiving: 2 is read as yes, `20261122` as a date, a blob as text. A filter in SQL is
not, so a row could be hidden from a list and still look unchanged. Here a value counts only in the
one form this program writes; what cannot be read at all is told and never stops the check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, MetaData, Table, inspect, select, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.types import NullType, TypeEngine

__all__ = ["StoredRow", "rows_of_table", "stored_rows"]


@dataclass(frozen=True)
class StoredRow:
    """One row. `values`: by attribute, as the mapper gives them, or raw where it could not read
    them. `as_written`: every value has the form this program writes."""

    ref: str
    values: dict[str, Any]
    as_written: bool

    @property
    def content(self) -> dict[str, object]:
        """What is digested: columns that hold something (see `sr_board.store.uow.row_content`)."""
        return {key: value for key, value in sorted(self.values.items()) if value is not None}


def stored_rows(
    session: Session, model: type[Any], *, order_by: Iterable[Any] = ()
) -> Iterator[StoredRow]:
    """All rows of a mapped class, read in portions."""
    yield from _rows(session, _asking(model, tuple(order_by)))  # type: ignore[arg-type]


def rows_of_table(session: Session, name: str) -> Iterator[StoredRow]:
    """All rows of a table as the database itself describes it, for an older schema than that of
    the models. Attributes bear the names of their columns, and moments are UTC, by convention."""
    table = Table(name, MetaData(), autoload_with=session.connection())
    columns = {column.key: column for column in table.columns}
    yield from _rows(session, _asked(name, columns, [column.key for column in table.primary_key]))


@dataclass(frozen=True)
class _Asking:
    """How a table is read: the question, and what comes back."""

    table: str
    columns: Mapping[str, ColumnElement[Any]]
    primary: Sequence[str]
    question: Any


@lru_cache(maxsize=1024)  # a chain is checked table by table, and most tables are empty
def _asking(model: type[Any], order_by: tuple[Any, ...]) -> _Asking:
    mapper: Mapper[Any] = inspect(model)
    columns = {attribute.key: attribute.columns[0] for attribute in mapper.column_attrs}
    primary = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
    return _asked(str(mapper.local_table.name), columns, primary, order_by)  # type: ignore[attr-defined]


def _asked(
    table: str,
    columns: Mapping[str, ColumnElement[Any]],
    primary: Sequence[str],
    order_by: Iterable[Any] = (),
) -> _Asking:
    question = select(
        *(type_coerce(column, NullType()).label(key) for key, column in columns.items())
    ).order_by(*order_by)
    return _Asking(table, columns, primary, question.execution_options(yield_per=500))


def _rows(session: Session, asking: _Asking) -> Iterator[StoredRow]:
    forms: list[tuple[str, Callable[[Any], tuple[Any, bool]]]] = []
    with _undecodable_text_replaced(session):
        for raw in session.execute(asking.question):
            if not forms:
                dialect = session.get_bind().dialect
                forms = [
                    (key, _form(column.type, dialect)) for key, column in asking.columns.items()
                ]
            values: dict[str, Any] = {}
            sound = True
            for (key, form), value in zip(forms, raw, strict=True):
                values[key], genuine = (None, True) if value is None else form(value)
                sound = sound and genuine
            ref = f"{asking.table}/{'|'.join(str(values[key]) for key in asking.primary)}"
            yield StoredRow(ref, values, sound)


def _form(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], tuple[Any, bool]]:
    """Reads one stored value: what the mapper makes of it, and whether it would be written so."""
    own = kind.dialect_impl(dialect)
    read, write = own.result_processor(dialect, None), own.bind_processor(dialect)
    if read is None and write is None:
        expected = kind.python_type
        return lambda value: (value, type(value) is expected)

    def form(value: Any) -> tuple[Any, bool]:
        try:
            found = read(value) if read is not None else value
            again = write(found) if write is not None else found
        except Exception:  # whatever a type raises on what an outside hand wrote
            return value, False
        again = bytes(again) if isinstance(again, memoryview) else again
        if isinstance(found, datetime) and found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        return found, type(again) is type(value) and again == value

    return form


@contextmanager
def _undecodable_text_replaced(session: Session) -> Iterator[None]:
    """Text that is no UTF-8 must not stop the check; its replacement differs from any digest."""
    driver: Any = session.connection().connection.driver_connection
    if not hasattr(driver, "text_factory"):
        yield
        return
    before = driver.text_factory
    driver.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        yield
    finally:
        driver.text_factory = before
