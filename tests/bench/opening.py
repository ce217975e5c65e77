"""From the start to the unlock screen, from the passphrase to Home, and the memory at Home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sr_board.composition import open_workplace
from sr_board.vault import headerfile
from sr_board.vault.keys import SALT_BYTES, KdfParameters, derive
from sr_board.vault.vault import look_at
from tests.bench.large_vault import PASSPHRASE, make_large
from tests.bench.register import search_figure
from tests.bench.table import Figure, watch

__all__ = ["figures"]

STARTS = 3
HERE = Path(__file__).resolve().parents[2]


def figures(root: Path) -> Iterator[Figure]:
    """Without a window first, then the real desktop on Qt's offscreen platform."""
    vault, state = root / "large.vault", root / "state"
    with watch() as making:
        size = make_large(vault, KdfParameters.floor(), state)
    megabytes = sum(f.stat().st_size for f in vault.iterdir()) / 2**20
    yield Figure("large vault", f"{size}; {megabytes:.0f} MB, made in {making.seconds:.0f} s")
    slot = look_at(vault, state_dir=state).slots[0].slot_id
    open_workplace(vault, slot, PASSPHRASE, state_dir=state).close()  # raises the lock once
    kdf = headerfile.load(vault).header.slots[0].kdf
    with watch() as deriving:
        derive(PASSPHRASE, bytes(SALT_BYTES), kdf)
    yield Figure(
        "key derivation alone", f"{deriving.seconds:.2f} s at {kdf.memory_kib // 1024} MiB"
    )
    with watch() as opening:
        place = open_workplace(vault, slot, PASSPHRASE, state_dir=state)
    with watch() as asking:
        place.today.today_items(datetime.now(UTC).date())
        place.meetings.page()
        place.people.counts()
    beyond = opening.seconds - deriving.seconds + asking.seconds
    yield Figure(
        "passphrase accepted, then the questions of Home (no window)",
        f"{beyond:.2f} s beyond the derivation",
        "0.5 s",
        beyond < 0.5,
    )
    yield search_figure(place)
    place.close()
    yield from _desktop(vault, root, deriving.seconds)


def _desktop(vault: Path, root: Path, deriving: float) -> Iterator[Figure]:
    told = [_probe(vault, root) for _ in range(STARTS)]
    start = sorted(one["unlock_screen"] for one in told)
    yield Figure(
        f"start to unlock screen (middle of {STARTS})",
        f"{start[STARTS // 2]:.2f} s (best {start[0]:.2f}, worst {start[-1]:.2f})",
        "1.5 s",
        start[STARTS // 2] < 1.5,
    )
    home = sorted(one["home"] - deriving for one in told)
    yield Figure(
        f"passphrase to Home drawn (middle of {STARTS})",
        f"{home[STARTS // 2]:.2f} s beyond the derivation (worst {home[-1]:.2f})",
        "0.5 s",
        home[STARTS // 2] < 0.5,
    )
    memory = max(one["memory_mb"] for one in told)
    own = max(one["own_memory_mb"] for one in told)
    yield Figure(
        "memory at Home",
        f"{memory:.0f} MB resident, {own:.0f} MB of it its own",
        "160 MB",
        memory < 160,
    )


def _probe(vault: Path, root: Path) -> dict[str, float]:
    env = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "SR_BOARD_HOME": str(root),
        "PYTHONPATH": str(HERE),
        "BENCH_BEGAN": str(time.monotonic()),
    }
    words = [sys.executable, "-m", "tests.bench.probe", str(vault), PASSPHRASE]
    done = subprocess.run(
        words, cwd=HERE, env=env, capture_output=True, text=True, check=True, timeout=120
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))
