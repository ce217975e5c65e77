"""Engines on guarded connections. The only place that creates a SQLAlchemy engine.

The connection itself (key, key check, pragmas, authorizer) is made by `sr_board.vault`; this
module adds what SQLAlchemy needs: one connection held by one thread at a time, and transactions
that begin with BEGIN IMMEDIATE, because without it a failed schema change does not roll back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

__all__ = ["make_engine"]


def make_engine(connect: Callable[[], Any], *, read_only: bool = False) -> Engine:
    """An engine whose connections come from `connect` (a guarded opener of one compartment).

    Up to three connections are pooled: one writer and short readers. Parameters are hidden from
    errors, because they hold names of people.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=0,
        hide_parameters=True,
    )
    engine.update_execution_options(sr_read_only=read_only)
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql("BEGIN" if options.get("sr_read") else begin)

    return engine
