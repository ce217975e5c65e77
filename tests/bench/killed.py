"""kill -9 at random moments of commits, vouchers, backups and migrations: nothing is lost that was
acknowledged.

Each run is a forked child that says on a pipe what it has finished; the parent kills it, opens the
vault anew and compares. A killed process is not a power cut: what the system had taken over for
the disk still gets there.

    python -m tests.bench.killed --commits 200 --money 100 --backups 20 --migrations 20
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from select import select as wait_for

from sqlalchemy import select

from sr_board.base.errors import SRBoardError
from sr_board.composition import Workplace, open_workplace
from sr_board.people.models import Person
from sr_board.people.service_persons import AddPerson
from sr_board.vault.backup import list_backups, verify_backup
from sr_board.vault.keys import cheap_keys_for_tests
from sr_board.vault.vault import look_at
from tests.bench.killed_money import money_faults
from tests.bench.old_vault import found_old
from tests.bench.place import MARKER, WORDS, Room

__all__ = ["kill_backups", "kill_commits", "kill_migrations", "kill_money", "run_all"]

Act = Callable[[Callable[[str], None]], None]


HOT = {"journals": 0}
"""How many kills left a transaction half written, so that opening had to take it back."""


def run_and_kill(act: Act, after: Callable[[int], float]) -> list[str]:
    """Fork, let the child work, kill it; what it had acknowledged by then.

    `after(acks)`: seconds to wait after each acknowledgement before the kill, or a negative number
    to let it go on.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            act(lambda words: os.write(writer, f"{words}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writer)
    told = _listen(reader, child, after)
    os.waitpid(child, 0)
    return told


def _listen(reader: int, child: int, after: Callable[[int], float]) -> list[str]:
    raw, killed = b"", False
    deadline = time.monotonic() + 60
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while time.monotonic() < deadline:
            wait = after(raw.count(b"\n"))
            ready, _, _ = wait_for([pipe], [], [], wait if wait >= 0 else 60)
            if not ready and not killed:
                os.kill(child, signal.SIGKILL)
                killed = True
            part = pipe.read(4096)  # ends with the child
            if not part:
                break
            raw += part
    return raw.decode().splitlines()


def persons_in(place: Workplace) -> set[str]:
    """All names in the register."""
    with place.read() as session:
        return set(session.scalars(select(Person.chosen_name)))


def faults_of(room: Room, acknowledged: set[str], *, user: int = 0) -> list[str]:
    """What is wrong after a kill: opens, checks everything, looks for the names and for markers."""
    faults = [f"plaintext in {name}" for name in room.with_plaintext()]
    try:
        place = room.open(user)
    except SRBoardError as fault:
        return [*faults, f"did not open: {fault.key}"]
    try:
        faults += [f"opened with {caution.key}" for caution in place.vault.cautions]
        checked = place.keeping.check()
        faults += [f"check: {f.key}" for f in checked.vault.findings if f.grave]
        for report in checked.chains.values():
            faults += [f"chain: {f.code}" for f in report.findings]
        lost = acknowledged - persons_in(place)
        faults += [f"{len(lost)} acknowledged acts lost"] if lost else []
        # Work goes on; the next commit takes away an empty journal that opening may leave.
        place.persons.add(AddPerson(f"{MARKER} goes on"))
    finally:
        place.close()
    stray = [p.name for p in room.vault.iterdir() if p.name.endswith((".new", ".part", "-journal"))]
    return [*faults, *(f"left behind: {name.split('.', 2)[-1]}" for name in stray)]


def kill_commits(root: Path, times: int, luck: random.Random) -> list[str]:
    """Kill a writer of single commits again and again in the same vault."""
    room = Room(root / "commits")
    room.live_here()
    room.found().close()
    kept: set[str] = set()
    faults: list[str] = []
    for run in range(times):
        wanted, wait = luck.randrange(0, 4), luck.uniform(0, 0.025)

        def write(say: Callable[[str], None], run: int = run) -> None:
            place = room.open()
            for number in range(12):
                name = f"{MARKER} {run} {number}"
                place.persons.add(AddPerson(name))
                say(name)

        def after(acks: int, wanted: int = wanted, wait: float = wait) -> float:
            return wait if acks > wanted else -1

        kept |= set(run_and_kill(write, after))
        HOT["journals"] += any(room.vault.glob("*-journal"))
        if run % 20 == 19 or run == times - 1:
            faults += [f"run {run}: {fault}" for fault in faults_of(room, kept)]
        else:
            faults += [f"run {run}: {fault}" for fault in _quick_faults(room, kept)]
    return faults


def _quick_faults(room: Room, kept: set[str]) -> list[str]:
    """The vault opens without a caution and holds the newest of what was acknowledged."""
    try:
        place = room.open()
    except SRBoardError as fault:
        return [f"did not open: {fault.key}"]
    try:
        cautions = [f"opened with {caution.key}" for caution in place.vault.cautions]
        lost = kept - persons_in(place)
    finally:
        place.close()
    return cautions + ([f"{len(lost)} acknowledged acts lost"] if lost else [])


def kill_backups(root: Path, times: int, luck: random.Random) -> list[str]:
    """Kill a backup in the middle; whatever bears the name of a backup must be a sound one."""
    room = Room(root / "backups")
    room.live_here()
    place = room.found()
    kept = {f"{MARKER} {number}" for number in range(5)}
    for name in kept:
        place.persons.add(AddPerson(name))
    began = time.perf_counter()
    place.keeping.back_up(room.backups)
    span = time.perf_counter() - began
    place.close()
    faults: list[str] = []
    for run in range(times):
        wait = luck.uniform(0, span * 1.2)

        def write(say: Callable[[str], None]) -> None:
            place = room.open()
            say("open")
            say(place.keeping.back_up(room.backups).path.name)

        told = run_and_kill(write, lambda acks, wait=wait: wait if acks else -1)
        faults += [f"run {run}: {fault}" for fault in faults_of(room, kept)]
        faults += [f"run {run}: {fault}" for fault in _unsound_backups(room, told[1:])]
    return faults


def _unsound_backups(room: Room, told: list[str]) -> list[str]:
    place = room.open()
    faults = []
    try:
        files = sorted(room.backups.glob("*.vbk"))
        if len(list_backups(room.backups, place.vault.vault_id)) != len(files):
            faults.append("a file that bears the name of a backup cannot be read")
        faults += ["an acknowledged backup is gone"] * sum(
            name not in {file.name for file in files} for name in told
        )
        for file in files[-3:]:
            verify_backup(place.vault, file)
    except SRBoardError as fault:
        faults.append(f"backup: {fault.key}")
    finally:
        place.close()
    return faults


def kill_migrations(root: Path, times: int, luck: random.Random) -> list[str]:
    """Kill the bringing up to date of a vault of the first schema; the next opening finishes it."""
    template = Room(root / "template")
    template.live_here()
    kept = found_old(template)
    trial = template.copy_to(root / "trial")
    began = time.perf_counter()
    trial.open().close()
    span = time.perf_counter() - began
    faults: list[str] = []
    for run in range(times):
        room = template.copy_to(root / f"migration-{run}")
        wait = luck.uniform(0, span)

        def write(say: Callable[[str], None], room: Room = room) -> None:
            slot = look_at(room.vault, state_dir=room.state).slots[0].slot_id
            say("begins")
            place = open_workplace(room.vault, slot, WORDS[0], state_dir=room.state)
            name = f"{MARKER} after"
            place.persons.add(AddPerson(name))
            say(name)

        told = run_and_kill(
            write, lambda acks, wait=wait: wait if acks == 1 else (0 if acks else -1)
        )
        faults += [f"run {run}: {fault}" for fault in faults_of(room, kept | set(told[1:]))]
    return faults


def kill_money(root: Path, times: int, luck: random.Random) -> list[str]:
    """Kill a writer of vouchers again and again in the same books."""
    return money_faults(root, times, luck, run_and_kill)


def run_all(counts: dict[str, int], seed: int) -> dict[str, object]:
    """All kinds in a temporary room; faults by kind, and the seconds they took."""
    luck = random.Random(seed)
    kinds = {
        "commits": kill_commits,
        "money": kill_money,
        "backups": kill_backups,
        "migrations": kill_migrations,
    }
    found: dict[str, object] = {"seed": seed}
    with tempfile.TemporaryDirectory(prefix="srb-") as folder, cheap_keys_for_tests():
        for kind, run in kinds.items():
            began = time.perf_counter()
            faults = run(Path(folder), counts[kind], luck) if counts[kind] else []
            seconds = round(time.perf_counter() - began, 1)
            found[kind] = {"runs": counts[kind], "faults": faults, "seconds": seconds}
    return {**found, "half_written": HOT["journals"]}


def main() -> None:
    """Print the outcome as JSON."""
    parser = argparse.ArgumentParser()
    usual = {"commits": 200, "money": 100, "backups": 20, "migrations": 20}
    for kind, count in usual.items():
        parser.add_argument(f"--{kind}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    wanted = vars(parser.parse_args())
    seed = wanted.pop("seed")
    print(json.dumps(run_all(wanted, seed), indent=2))


if __name__ == "__main__":
    sys.exit(main())
