"""The memory of an open database is locked and wiped: tried in a process of its own, for the tests
of this process go without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sr_board.base.clock import FixedClock
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault

place = Path(sys.argv[1])
with cheap_keys_for_tests():
    founder = Founder(Tile("feather", "sea", 1), "seven boats on the river", frozenset({"book"}))
    vault = create_vault(
        place / "lotus.vault",
        Tile("flower", "marigold", 1),
        [founder],
        kdf=KdfParameters.for_tests(),
        clock=FixedClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)),
        state_dir=place / "state",
    )
    connection = vault.connect("book")
    print(connection.execute("PRAGMA cipher_memory_security").fetchone()[0])
    connection.close()
    vault.close()
"""


def test_the_program_locks_the_memory_of_its_databases(tmp_path: Path) -> None:
    words = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
