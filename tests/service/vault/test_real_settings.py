"""What every connection of the field is set to, asked in a process where nothing is made cheap."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.arch.tree import HERE

FIELD = {
    "cipher_memory_security": "1",
    "journal_mode": "delete",
    "synchronous": "3",  # EXTRA
    "secure_delete": "1",
    "foreign_keys": "1",
    "temp_store": "2",  # MEMORY
    "trusted_schema": "0",
}
ASK = """
import json, pathlib, sys
from sr_board.vault.compartments import Expected, create_database, open_database
path, key = pathlib.Path(sys.argv[1]), bytes(range(32))
file = create_database(path, key, "0" * 32, "book", 1)
connection = open_database(path, key, Expected("0" * 32, "book", file))
print(json.dumps({name: str(connection.execute(f"PRAGMA {name}").fetchone()[0])
                  for name in sys.argv[2:]}))
"""


def test_a_connection_of_the_field_keeps_its_settings(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path / "book.0001.db"), *FIELD],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert json.loads(done.stdout) == FIELD
