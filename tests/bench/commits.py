"""Commits through the unit of work and its audit chain against plain sqlite3 with the same pragmas.

The vault adds encryption, a signature, digests and the machine's memory; the ratio is their price.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sr_board.people.records import NewPerson, Records
from sr_board.people.service_persons import AddPerson
from tests.bench.place import Room
from tests.bench.table import Figure, watch

__all__ = ["figures"]

SINGLE = 150
BULK = 5_000
PRAGMAS = (
    "journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "foreign_keys=ON",
    "temp_store=MEMORY", "trusted_schema=OFF",
)  # fmt: skip
_TABLE = """CREATE TABLE person (id TEXT PRIMARY KEY, chosen_name TEXT, search_key TEXT,
 symbol TEXT, hue TEXT, tile_number INTEGER, status TEXT, batch_id TEXT, recorded_at TEXT,
 recorded_by TEXT)"""
_INSERT = "INSERT INTO person VALUES (?,?,?,?,?,?,?,?,?,?)"


def figures(root: Path) -> Iterator[Figure]:
    """Single commits, then one commit of many rows."""
    plain_one, plain_many = _plain(root / "plain.db")
    room = Room(root / "commits")
    place = room.found()
    with watch() as one:
        for number in range(SINGLE):
            place.persons.add(AddPerson(f"Person {number}"))
    with watch() as many, place.uow() as uow:
        records = Records(uow.session, place.clock, place.who)
        for number in range(BULK):
            records.add_person(NewPerson(f"Bulk {number}"))
        uow.record("person.added", subject="several")
        uow.commit()
    place.close()
    ours = one.seconds / SINGLE * 1000
    yield Figure(
        "single commit with audit act",
        f"{ours:.1f} ms, {ours / plain_one:.1f} times plain sqlite3 ({plain_one:.1f} ms)",
    )
    rate = many.seconds / BULK * 1e6
    yield Figure(
        f"one commit of {BULK} rows",
        f"{many.seconds:.2f} s, {rate:.0f} µs a row, {rate / plain_many:.0f} times plain sqlite3 "
        f"({plain_many:.1f} µs)",
    )


def _plain(file: Path) -> tuple[float, float]:
    """Milliseconds of a single commit, microseconds of a row in a large one."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(_TABLE)
    with watch() as one:
        for number in range(SINGLE):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_INSERT, _row(number))
            connection.execute("COMMIT")
    with watch() as many:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_INSERT, (_row(SINGLE + number) for number in range(BULK)))
        connection.execute("COMMIT")
    connection.close()
    return one.seconds / SINGLE * 1000, many.seconds / BULK * 1e6


def _row(number: int) -> tuple[object, ...]:
    name = f"Person {number}"
    stamp = "2026-11-22 10:00:00.000000"
    return (f"{number:032x}", name, name.lower(), "feather", "sea", None, "active", None, stamp,
            "0" * 32)  # fmt: skip
