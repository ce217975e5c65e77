"""Trouble around a vault: no space, no right to write, somebody else in it, an older copy.

Each must end in its own sentence, with nothing acknowledged lost.

    python -m tests.bench.refused
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from sr_board.base.errors import SRBoardError
from sr_board.people.models import Person
from sr_board.people.service_persons import AddPerson
from sr_board.vault.keys import cheap_keys_for_tests
from sr_board.wording import WORDS
from tests.bench.place import MARKER, Room

__all__ = ["run_all"]

EXPECTED = {
    "files may not grow": "disk-fault",
    "no space (small disk)": "disk-full",
    "no space for a backup": "disk-full",
    "folder that cannot be written": "opened-read-only-folder",
    "writing in it": "vault-read-only",
    "second instance": "vault-in-use",
    "older database put back": "older-database",
    "older folder put back": "older-vault",
    "writing in an older copy": "vault-read-only",
}
"""Trouble, and the key of the sentence it must end in."""


def _grow(room: Room) -> tuple[str, list[str]]:
    """Add persons until something is said; the key, and the names that were acknowledged."""
    kept: list[str] = []
    place = room.open()
    try:
        for number in range(2_000):
            name = f"{MARKER} {number}"
            place.persons.add(AddPerson(name))
            kept.append(name)
    except SRBoardError as fault:
        return fault.key, kept
    finally:
        place.vault.abandon()
    return "nothing was said", kept


def _lost(room: Room, kept: list[str]) -> str:
    place = room.open()
    try:
        with place.read() as session:
            there = set(session.scalars(select(Person.chosen_name)))
        sound = place.keeping.check().sound
    finally:
        place.close()
    if set(kept) - there:
        return f" and {len(set(kept) - there)} acknowledged acts were lost"
    return "" if sound else " and the check found faults"


def _in_child(act: Callable[[], object]) -> object:
    """Run in a forked child, whose limits end with it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, json.dumps(act()).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said or b'["no answer", []]')


def size_limit(root: Path) -> Iterator[tuple[str, str]]:
    """Files may not grow beyond a limit. The database library cannot tell that from a bad disk."""
    import resource

    room = Room(root / "limit")
    room.found().close()
    largest = max(path.stat().st_size for path in room.vault.glob("*.db"))

    def grow() -> object:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 16_384,) * 2)
        return _grow(room)

    key, kept = _in_child(grow)  # type: ignore[misc]
    yield "files may not grow", key + _lost(room, kept)

    def back_up() -> object:
        place = room.open()
        resource.setrlimit(resource.RLIMIT_FSIZE, (16_384,) * 2)
        try:
            place.keeping.back_up(room.backups)
        except SRBoardError as fault:
            return fault.key, [p.name for p in room.backups.iterdir()]
        return "nothing was said", []

    key, left = _in_child(back_up)  # type: ignore[misc]
    yield (
        "no space for a backup",
        key + (" and something was left" if left else "") + _lost(room, []),
    )


@contextmanager
def _mounted(words: list[str], at: Path) -> Iterator[bool]:
    """A mount that ends with the block; False where this user or this machine does not allow it."""
    at.mkdir(parents=True, exist_ok=True)
    tool = shutil.which("mount")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    done = (
        tool
        and root
        and not subprocess.run([tool, *words, str(at)], check=False, capture_output=True).returncode
    )
    try:
        yield bool(done)
    finally:
        if done:
            subprocess.run(["umount", str(at)], check=True)


def small_disk(root: Path) -> Iterator[tuple[str, str]]:
    """A real file system of four megabytes, where that can be mounted."""
    with _mounted(["-t", "tmpfs", "-o", "size=4m", "tmpfs"], root / "small") as there:
        if not there:
            return
        room = Room(root / "small")
        room.found().close()
        key, kept = _in_child(lambda: _grow(room))  # type: ignore[misc]
        # What a person would do next: make space and go on.
        subprocess.run(["mount", "-o", "remount,size=12m", str(root / "small")], check=True)
        yield "no space (small disk)", key + _lost(room, kept)


def read_only_folder(root: Path) -> Iterator[tuple[str, str]]:
    """By a read-only mount for root, by the folder's rights for everybody else."""
    room = Room(root / "still")
    room.found().close()
    with _mounted(["--bind", str(room.vault)], room.vault) as there:
        if there:
            subprocess.run(["mount", "-o", "remount,bind,ro", str(room.vault)], check=True)
        elif hasattr(os, "geteuid") and os.geteuid() != 0:
            room.vault.chmod(0o500)
        else:
            return
        try:
            place = room.open()
            yield "folder that cannot be written", ", ".join(c.key for c in place.vault.cautions)
            yield "writing in it", _said(lambda: place.persons.add(AddPerson("Nobody")))
            place.close()
        finally:
            if not there:
                room.vault.chmod(0o700)


def second_instance(root: Path) -> Iterator[tuple[str, str]]:
    """Another process has it open."""
    room = Room(root / "twice")
    place = room.found()

    def come_later() -> object:
        return _said(room.open), []

    key, _ = _in_child(come_later)  # type: ignore[misc]
    yield "second instance", key
    place.close()


def older_copy(root: Path) -> Iterator[tuple[str, str]]:
    """Yesterday's files are put back in the place of today's."""
    room = Room(root / "older")
    place = room.found()
    place.close()
    database = next(room.vault.glob("book.*.db"))
    before = database.read_bytes()
    shutil.copytree(room.vault, root / "yesterday.vault")
    place = room.open()
    place.persons.add(AddPerson(f"{MARKER} today"))
    place.close()
    today = database.read_bytes()
    database.write_bytes(before)
    place = room.open()
    yield "older database put back", ", ".join(c.key for c in place.vault.cautions)
    yield "writing in an older copy", _said(lambda: place.persons.add(AddPerson("Nobody")))
    place.close()
    database.write_bytes(today)
    shutil.rmtree(room.vault)
    shutil.copytree(root / "yesterday.vault", room.vault)
    place = room.open()
    yield "older folder put back", ", ".join(c.key for c in place.vault.cautions[:1])
    place.close()


def _said(act: Callable[[], object]) -> str:
    try:
        act()
    except SRBoardError as fault:
        return fault.key
    return "nothing was said"


def run_all() -> dict[str, dict[str, str]]:
    """Every trouble that can be made on this machine: what was said, and what should be."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="srb-") as folder, cheap_keys_for_tests():
        Room(Path(folder)).live_here()
        troubles = [read_only_folder, second_instance, older_copy]
        if os.name == "posix":
            troubles += [size_limit, small_disk]
        for trouble in troubles:
            found.update(trouble(Path(folder)))
    return {
        what: {"said": said, "expected": EXPECTED[what], "words": str(said in WORDS)}
        for what, said in found.items()
    }


if __name__ == "__main__":
    print(json.dumps(run_all(), indent=2))
    sys.exit()
