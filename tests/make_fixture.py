"""Makes the vault that every later version must still open: `python -m tests.make_fixture`.

Run once at a release, from the released program; the folder is committed and never made again.
Its locks are the cheap ones of tests: the passphrases of the invented sample are public anyway.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import sr_board
from sr_board.base.clock import FixedClock
from sr_board.sample import Beginning, load_sample
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests

FIXTURES = Path(__file__).parent / "fixtures"
MADE_AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def main() -> None:
    """Make the fixture of this version; refuses to make it again."""
    target = FIXTURES / f"vault-{sr_board.version()}"
    if target.exists():
        raise SystemExit(f"{target.name} stands already; a released fixture is never made again")
    clock = FixedClock(MADE_AT)
    with cheap_keys_for_tests(), tempfile.TemporaryDirectory() as state:
        making = Beginning(load_sample("bn"), clock)
        place = making.found(target, KdfParameters.for_tests(), Path(state))
        for step in making.steps():
            step(place)
        place.close()
    for spare in ("vault.lock",):
        (target / spare).unlink(missing_ok=True)
    sys.stdout.write(f"{target.name}: {sum(f.stat().st_size for f in target.rglob('*'))} bytes\n")


if __name__ == "__main__":
    main()
