"""What makes some thousand tests on real vaults bearable. Only pytest's own processes use it.

No memory page is locked (two calls of the system for each piece of memory that SQLCipher takes)
and nobody waits for the disk. What the settings of the field are, and that they hold, is tested
in a process without this (`tests/service/vault/test_real_settings.py`). Statements are compiled
once a process and not once an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine

from sr_board.store import engine as store_engine
from sr_board.vault import compartments

_STATEMENTS = 5000
_real_create_engine = store_engine.create_engine
_first: list[Engine] = []


@contextmanager
def cheap_databases() -> Iterator[None]:
    """Inside the block this process opens databases without the costs of the field."""
    settings = tuple(
        "synchronous=OFF" if setting.startswith("synchronous") else setting
        for setting in compartments._SETTINGS
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compartments, "_MEMORY_SECURITY", "OFF")
        patch.setattr(compartments, "_SETTINGS", settings)
        patch.setattr(store_engine, "create_engine", _create_engine)
        yield


def _create_engine(*words: Any, **named: Any) -> Engine:
    """An engine that shares the dialect, and so every compiled statement, with the first one."""
    engine = _real_create_engine(*words, query_cache_size=_STATEMENTS, **named)
    if _first and _first[0].dialect.default_schema_name is not None:  # has spoken to a database
        engine.dialect = engine.pool._dialect = _first[0].dialect
        engine._compiled_cache = _first[0]._compiled_cache
    else:
        _first[:] = [engine]
    return engine
