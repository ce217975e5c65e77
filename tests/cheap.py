"""What makes some thousand tests on real vaults bearable. Only pytest's own processes use it.

A test process locks no memory page (two calls of the system for each piece of memory that
SQLCipher takes) and never waits for the disk; what the settings of the field are, and that they
hold, is tested in a process without this (`tests/service/vault/test_real_settings.py`). Statements
are compiled once a process and not once an engine.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from sr_board.store import engine as store_engine
from sr_board.vault import compartments

_STATEMENTS = 5000
_real_create_engine = store_engine.create_engine
_first: list[Engine] = []


def make_cheap() -> None:
    """Let this process open databases without the costs of the field, from now on."""
    compartments._BEFORE_THE_KEY = ("cipher_log_level=NONE",)
    compartments._SETTINGS = tuple(
        "synchronous=OFF" if setting.startswith("synchronous") else setting
        for setting in compartments._SETTINGS
    )
    store_engine.create_engine = _create_engine


def _create_engine(*words: Any, **named: Any) -> Engine:
    """An engine that shares the dialect, and so every compiled statement, with the first one."""
    engine = _real_create_engine(*words, query_cache_size=_STATEMENTS, **named)
    if _first and _first[0].dialect.default_schema_name is not None:  # has spoken to a database
        engine.dialect = engine.pool._dialect = _first[0].dialect
        engine._compiled_cache = _first[0]._compiled_cache
    else:
        _first[:] = [engine]
    return engine
