"""Fault runs in small numbers; `python3 start.py bench --faults` runs the full ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2]


def run(module: str, *words: str) -> Any:
    """A fault run in a process of its own, which forks, kills and limits itself."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *words],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are of Unix")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    few = ("--commits", "12", "--money", "3", "--backups", "2", "--migrations", "3", "--seed", "7")
    found = run("killed", *few)
    for kind in ("commits", "money", "backups", "migrations"):
        assert found[kind]["faults"] == [], kind


def test_no_changed_bit_goes_unnoticed() -> None:
    found = run("flipped", "--databases", "25", "--every", "13", "--seed", "7")
    assert found["header_bits"] > 2_000
    assert found["header_believed"] == []
    assert found["copies"] == []
    assert found["database_unnoticed"] == []


@pytest.mark.skipif(os.name != "posix", reason="limits and mounts are of Unix")
def test_every_trouble_around_the_vault_ends_in_its_own_sentence() -> None:
    found = run("refused")
    assert {"second instance", "older folder put back", "files may not grow"} <= found.keys()
    for what, answer in found.items():
        assert answer["said"] == answer["expected"], what
        assert answer["words"] == "True", what
