"""Whose books a person may open, kept by the session itself.

Where one laptop holds the books of many groups, a treasurer may be confined to some of them. Every
statement of hers is narrowed to those, whatever the query asks, so that no page, paper or form can
show a line of another group by forgetting to look; and nothing of another group is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Select, Table, event, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from sr_board.access.check import SignedIn
from sr_board.base.errors import NotFound
from sr_board.store.base import BookBase
from sr_board.store.uow import ReadFactory, UnitOfWork, UowFactory

__all__ = ["check_own", "every_book", "narrowed_reads", "narrowed_work"]

_OWN = "own_books"


def narrowed_reads(read: ReadFactory, who: SignedIn) -> ReadFactory:
    """Sessions that read nothing of books that she may not open."""
    watch = _watcher(who)
    if watch is None:
        return read

    @contextmanager
    def narrowed() -> Iterator[Session]:
        with read() as session:
            watch(session)
            yield session

    return narrowed


def narrowed_work(uow: UowFactory, who: SignedIn) -> UowFactory:
    """Units of work that read and write nothing of books that she may not open."""
    watch = _watcher(who)
    if watch is None:
        return uow

    def narrowed() -> UnitOfWork:
        made = uow()
        made.attend(watch)
        return made

    return narrowed


@contextmanager
def every_book(session: Session) -> Iterator[None]:
    """Inside it every group's books are read: for totals that name no member and no line, after
    the group they stand under was checked."""
    own = session.info.pop(_OWN, None)
    try:
        yield
    finally:
        if own is not None:
            session.info[_OWN] = own


def check_own(session: Session, group_id: str) -> None:
    """Raise NotFound "books-of-others" when the session is confined to other groups' books."""
    own = session.info.get(_OWN)
    if own is not None and group_id not in own:
        raise NotFound("books-of-others", what="books")


def _watcher(who: SignedIn) -> Callable[[Session], None] | None:
    own = who.books
    if own is None:
        return None
    narrow = [
        with_loader_criteria(model, _belongs(model, sorted(own)), include_aliases=True)
        for model in _of_money()
    ]

    def read(state: ORMExecuteState) -> None:
        if state.is_select and _OWN in state.session.info:
            state.statement = state.statement.options(*narrow)

    def write(session: Session, *_: object) -> None:
        for row in (*session.new, *session.dirty):
            if isinstance(row, models):
                check_own(session, row.group_id)

    models = tuple(model for model in _of_money() if hasattr(model, "group_id"))

    def watch(session: Session) -> None:
        session.info[_OWN] = own
        event.listen(session, "do_orm_execute", read)
        event.listen(session, "before_flush", write)

    return watch


def _of_money() -> list[Any]:
    """Every table of money."""
    mappers = BookBase.registry.mappers
    return [each.class_ for each in mappers if each.class_.__module__.startswith("finance.")]


def _belongs(model: Any, groups: list[str]) -> ColumnElement[bool]:
    """Rows of these groups' books: lines, plans and pictures by what they are a part of."""
    table: Table = model.__table__
    if "group_id" in table.columns:
        return cast("ColumnElement[bool]", model.group_id.in_(groups))
    part, whole = _part_of(table)
    own = getattr(model, part.key)
    return cast("ColumnElement[bool]", own.in_(_own_keys(whole, groups)))


def _own_keys(key: Column[Any], groups: list[str]) -> Select[Any]:
    """Keys of the rows that lie in these groups' books."""
    table = key.table
    if "group_id" in table.columns:
        return select(key).where(table.columns["group_id"].in_(groups))
    part, whole = _part_of(table)
    return select(key).where(part.in_(_own_keys(whole, groups)))


def _part_of(table: Table) -> tuple[Column[Any], Column[Any]]:
    """Which column says what every row is a part of, and the key it names: of another table of
    money. A column that bears no foreign key says so in its `info`."""
    money = {model.__table__ for model in _of_money()}
    for column in table.columns:
        if "part_of" in column.info:
            return column, table.metadata.tables[column.info["part_of"]].c["id"]
        for key in column.foreign_keys:
            if not column.nullable and key.column.table in money:
                return column, key.column
    raise LookupError(table.name)
