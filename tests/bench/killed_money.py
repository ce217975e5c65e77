"""kill -9 while money is posted: every voucher that was acknowledged is there, whole, and no half.

Part of `tests.bench.killed`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select

from finance.desk import MoneyDesk
from finance.ledger.commands import EntryDraft, OpenBooks
from finance.ledger.models import LedgerEntry, LedgerPosting, MonthTotal
from finance.rules.entries import EntryKind, Line
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.errors import SRBoardError
from sr_board.composition import Workplace
from tests.bench.place import MARKER, Room

__all__ = ["money_faults", "treasurer"]

Say = Callable[[str], None]
PAISE = 700_00


def treasurer(place: Workplace) -> MoneyDesk:
    """The books in the hands of whoever opened the vault here."""
    who = SignedIn(place.who.account_id, place.who.person_id, frozenset({Role.TREASURER}))
    return MoneyDesk(place.uow, place.read, place.clock, who, place.attachments)


def money_faults(
    root: Path,
    times: int,
    luck: random.Random,
    killed: Callable[[Callable[[Say], None], Callable[[int], float]], list[str]],
) -> list[str]:
    """Kill a writer of receipts again and again in the same books; what is wrong afterwards.

    `killed`: runs an act in a child, kills it and gives what it had acknowledged.
    """
    room = Room(root / "money")
    room.live_here()
    place = room.found()
    group = place.people.groups()[0].group_id
    treasurer(place).ledger.setup.open(OpenBooks(group, place.clock.today()))
    place.close()
    kept: set[str] = set()
    faults: list[str] = []
    for run in range(times):
        wanted, wait = luck.randrange(0, 3), luck.uniform(0, 0.025)

        def write(say: Say) -> None:
            place = room.open()
            entries, day = treasurer(place).ledger.entries, place.clock.today()
            lines = (Line("1010", PAISE), Line("4050", -PAISE))
            for _ in range(8):
                draft = EntryDraft(group, day, EntryKind.RECEIPT, MARKER, lines)
                say(entries.post(draft).id)

        def after(acks: int, wanted: int = wanted, wait: float = wait) -> float:
            return wait if acks > wanted else -1

        kept |= set(killed(write, after))
        whole = run % 10 == 9 or run == times - 1
        faults += [f"run {run}: {fault}" for fault in _after_a_kill(room, kept, whole=whole)]
    return faults


def _checked(place: Workplace) -> list[str]:
    found = place.keeping.check()
    faults = [f"check: {f.key}" for f in found.vault.findings if f.grave]
    return [*faults, *(f"chain: {f.code}" for r in found.chains.values() for f in r.findings)]


def _after_a_kill(room: Room, kept: set[str], *, whole: bool) -> list[str]:
    """Acknowledged entries, whole ones, totals that are their sums; the check of everything too
    when `whole`."""
    try:
        place = room.open()
    except SRBoardError as fault:
        return [f"did not open: {fault.key}"]
    try:
        faults = [f"opened with {caution.key}" for caution in place.vault.cautions]
        faults += _checked(place) if whole else []
        with place.read() as session:
            posted = set(session.scalars(select(LedgerEntry.id)))
            lines = session.scalar(select(func.count()).select_from(LedgerPosting))
            box = select(func.sum(MonthTotal.debit)).where(MonthTotal.account == "1010")
            held = session.scalar(box) or 0
    finally:
        place.close()
    if kept - posted:
        faults.append(f"{len(kept - posted)} acknowledged entries lost")
    if lines != 2 * len(posted) or held != PAISE * len(posted):
        faults.append(f"{len(posted)} entries, {lines} lines, {held} paise")
    return [*faults, *(f"plaintext in {name}" for name in room.with_plaintext())]
