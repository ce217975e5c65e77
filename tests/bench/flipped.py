"""Single changed bits: every one of the header, many of the database files.

A header with a changed bit is refused, or its second copy is used; a database with one is found
by opening it or by the full check.

    python -m tests.bench.flipped --databases 500
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from sr_board.base.errors import SRBoardError
from sr_board.people.service_persons import AddPerson
from sr_board.vault import headerfile
from sr_board.vault.check import check_vault
from sr_board.vault.header import read_header
from sr_board.vault.keys import cheap_keys_for_tests
from tests.bench.place import MARKER, Room

__all__ = ["flip_databases", "flip_header", "run_all"]


def flip_header(raw: bytes, *, every: int = 1) -> tuple[int, list[int]]:
    """Flip each bit (or each `every`-th); how many were tried, and those that were believed."""
    believed = []
    bits = range(0, len(raw) * 8, every)
    for bit in bits:
        try:
            read_header(_flipped(raw, bit))
        except SRBoardError:
            continue
        believed.append(bit)
    return len(bits), believed


def second_copy_is_used(folder: Path, luck: random.Random, times: int) -> list[str]:
    """A flip in one of the two header files leaves the vault as it was; in both it is refused."""
    faults = []
    names = (headerfile.FIRST, headerfile.SECOND)
    sound = {name: (folder / name).read_bytes() for name in names}
    whole = headerfile.load(folder).header
    for run in range(times):
        name = names[run % 2]
        (folder / name).write_bytes(_flipped(sound[name], luck.randrange(len(sound[name]) * 8)))
        try:
            found = headerfile.load(folder)
            if found.header.vault_id != whole.vault_id or not found.other_damaged:
                faults.append(f"{name}: a damaged copy was believed")
        except SRBoardError as fault:
            faults += [] if fault.key in ("vault-newer",) else [f"{name}: {fault.key}"]
        (folder / name).write_bytes(sound[name])
    return faults


def _flipped(raw: bytes, bit: int) -> bytes:
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


def flip_databases(room: Room, luck: random.Random, times: int) -> list[str]:
    """Flip one bit at a time in book and cases; the flips that nobody noticed."""
    unnoticed = []
    files = sorted(room.vault.glob("*.db"))
    for _ in range(times):
        file = luck.choice(files)
        bit = luck.randrange(file.stat().st_size * 8)
        _flip_in(file, bit)
        if _believed(room):
            unnoticed.append(f"{file.name} bit {bit}")
        _flip_in(file, bit)
    if not _believed(room):
        unnoticed.append("the vault was not sound again afterwards")
    return unnoticed


def _flip_in(file: Path, bit: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(bit // 8)
        byte = opened.read(1)[0]
        opened.seek(bit // 8)
        opened.write(bytes([byte ^ (1 << (bit % 8))]))


def _believed(room: Room) -> bool:
    """Does the vault open, and does the check of its files find nothing? User 1 holds both keys."""
    try:
        vault = room.open_to_check(1)
    except SRBoardError:
        return False
    try:
        return check_vault(vault).sound
    finally:
        vault.abandon()


def run_all(databases: int, seed: int, *, every: int = 1) -> dict[str, object]:
    """Both kinds in a temporary room."""
    luck = random.Random(seed)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="srb-") as folder, cheap_keys_for_tests():
        room = Room(Path(folder))
        room.live_here()
        place = room.found()
        for number in range(20):
            place.persons.add(AddPerson(f"{MARKER} {number}"))
        place.close()
        raw = (room.vault / headerfile.FIRST).read_bytes()
        tried, believed = flip_header(raw, every=every)
        copies = second_copy_is_used(room.vault, luck, 60)
        unnoticed = flip_databases(room, luck, databases)
    return {
        "seed": seed,
        "header_bits": tried,
        "header_believed": believed,
        "copies": copies,
        "database_bits": databases,
        "database_unnoticed": unnoticed,
        "seconds": round(time.perf_counter() - began, 1),
    }


def main() -> None:
    """Print the outcome as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--databases", type=int, default=500)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    wanted = parser.parse_args()
    print(json.dumps(run_all(wanted.databases, wanted.seed, every=wanted.every), indent=2))


if __name__ == "__main__":
    sys.exit(main())
