"""The same tables and guards on a PostgreSQL server: the text is compiled always, and tried on a
real server where one is installed (in single-user mode, in a folder of its own)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.mock import MockConnection

from sr_board.store.base import BookBase, CasesBase
from sr_board.store.money_guards import money_guard_statements
from tests.draft_migration import MODELS

BASES = {"book": BookBase, "cases": CasesBase}
SERVER_USER = "postgres"


def script(compartment: str) -> list[str]:
    """Every statement that makes a compartment on PostgreSQL."""
    for name in MODELS:
        import_module(name)
    made: list[str] = []
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

    def keep(statement: Any, *_: object, **__: object) -> None:
        made.append(str(statement.compile(dialect=dialect)).strip())

    BASES[compartment].metadata.create_all(MockConnection(dialect, keep), checkfirst=False)  # type: ignore[arg-type]
    return made


def test_the_guards_are_told_in_the_words_of_postgresql() -> None:
    statements = [text for _, text in money_guard_statements("postgresql")]
    functions = {
        text.split()[4].removesuffix("()") for text in statements if "FUNCTION" in text[:30]
    }
    triggers = {text.split()[2] for text in statements if text.startswith("CREATE TRIGGER")}
    assert functions == triggers
    guarded = {text.split(" ON ")[1].split()[0] for text in statements if " ON " in text[:90]}
    assert guarded == {table for table, _ in money_guard_statements()}
    for text in statements:
        assert text.count("(") == text.count(")")
        assert text.count("$$") in (0, 2)
        assert len(re.findall(r"\bEND IF;", text)) == len(re.findall(r"(?<!END )\bIF\b", text))
        assert not re.search(r"ABORT|typeof|\bWHEN NEW|substr\(", text)


@pytest.mark.parametrize("compartment", ["book", "cases"])
def test_every_statement_is_compiled(compartment: str) -> None:
    made = script(compartment)
    tables = {name for name in BASES[compartment].metadata.tables}
    assert {text.split()[2] for text in made if text.startswith("CREATE TABLE")} == tables
    assert any(text.startswith("CREATE TRIGGER") for text in made)


def _programs() -> Path | None:
    """Where the programs of a server lie, when this user may run them."""
    found = shutil.which("postgres")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places = [Path(found).parent, *folders] if found else folders
    return next((place for place in places if (place / "initdb").exists()), None)


def _other_user() -> str | None:
    """The user of the server, when this process is root (for whom it does not run)."""
    return SERVER_USER if hasattr(os, "geteuid") and os.geteuid() == 0 else None


@contextmanager
def _cluster() -> Iterator[tuple[Path, Path]]:
    """The programs and an empty cluster; skips where that cannot be had."""
    programs, user = _programs(), _other_user()
    if programs is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    folder = Path(tempfile.mkdtemp(prefix="srb-pg-"))
    try:
        if user is not None:
            try:
                shutil.chown(folder, user)
            except LookupError:
                pytest.skip("there is no user to run PostgreSQL as")
        words = [str(programs / "initdb"), "-D", str(folder / "d"), "--no-sync", "-A", "trust"]
        subprocess.run([*words, "-E", "UTF8"], user=user, cwd="/", check=True, capture_output=True)
        yield programs, folder / "d"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _faults(cluster: tuple[Path, Path], statements: list[str]) -> list[str]:
    """What the server says of statements that fail, in their order."""
    programs, data = cluster
    lines = "".join(re.sub(r"\n\s*\n", "\n", text) + ";\n\n" for text in statements)
    words = [str(programs / "postgres"), "--single", "-j", "-D", str(data), "-c", "fsync=off"]
    done = subprocess.run(
        [*words, "postgres"],
        user=_other_user(),
        cwd="/",
        input=lines,
        text=True,
        capture_output=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    return re.findall(r"ERROR:\s+(.*)", said)


_PLAIN: dict[type, object] = {bool: False, int: 0, str: "x"}


def _row(table: str, **values: object) -> str:
    """An INSERT; columns that are not named and may not be empty get a plain value."""
    columns = dict(values)
    for column in BookBase.metadata.tables[table].columns:
        if not column.nullable:
            columns.setdefault(column.name, _PLAIN.get(column.type.python_type, "2026-01-05"))
    told = [
        str(value).upper() if isinstance(value, bool | int) else f"'{value}'"
        for value in columns.values()
    ]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(told)})"


def _posted(ref: str, seq: int, *amounts: tuple[str, int], **more: object) -> list[str]:
    """An entry is written with its lines and posted."""
    member = {"2010": "m"}
    facts = {"group_id": "g", "on_date": "2026-01-05"}
    state = {"kind": "receipt", "state": "draft", "prepared_by": "p", **more}
    lines = [
        _row("posting", entry_id=ref, line_no=n, account=code, amount=amount, fund="general",
             **facts, **({"member_id": member[code]} if code in member else {}))
        for n, (code, amount) in enumerate(amounts, start=1)
    ]  # fmt: skip
    before = f"'h{seq - 1}'" if seq > 1 else "'first'"
    return [
        _row("entry", id=ref, **facts, **state),
        *lines,
        f"UPDATE entry SET state = 'posted', seq = {seq}, voucher_no = '{seq}', hash = 'h{seq}',"
        f" prev_hash = {before}, posted_at = '2026-01-05' WHERE id = '{ref}'",
    ]


def test_a_server_takes_the_tables_and_its_guards_refuse() -> None:
    with _cluster() as cluster:
        founded = [
            _row("people_group", id="g"),
            _row("person", id="m"),
            _row("group_books", group_id="g"),
            _row("fund", group_id="g", code="general"),
            *(_row("ledger_account", group_id="g", code=c) for c in ("1010", "2010", "5040")),
            _row("member_account", group_id="g", member_id="m", number=1),
        ]
        good = [
            *_posted("one", 1, ("1010", 500), ("2010", -500)),
            # Divides by nought unless the totals of the month and the year were kept.
            "SELECT 1 / COUNT(*) FROM month_total WHERE account = '1010' AND debit = 500",
            *_posted("more", 2, ("1010", 70), ("2010", -70)),
            "SELECT 1 / COUNT(*) FROM year_total WHERE account = '1010' AND debit = 570",
        ]
        assert _faults(cluster, [*script("book"), *founded, *good]) == []
        bad = [
            *_posted("two", 3, ("1010", 500), ("2010", -400)),
            "UPDATE entry SET narration = 'other' WHERE id = 'one'",
            "DELETE FROM posting WHERE entry_id = 'one'",
            *_posted("three", 3, ("5040", 900), ("1010", -900)),
            *_posted("four", 3, ("2010", 900), ("1010", -900), kind="contra"),
            *_posted("five", 7, ("1010", 500), ("2010", -500)),
        ]
        assert _faults(cluster, bad) == [
            "entry does not balance",
            "record is final",
            "record is final",
            "second person is missing",
            "entry is of another kind",
            "entry is not in the chain",
        ]


def test_a_server_takes_the_tables_of_the_cases() -> None:
    with _cluster() as cluster:
        assert _faults(cluster, script("cases")) == []
        assert _faults(cluster, ["SELECT nothing"]) == [
            'column "nothing" does not exist at character 8'
        ]
