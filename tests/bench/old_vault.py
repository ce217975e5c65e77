"""A vault of the first schema, as an earlier program would have left it, with a few persons."""

from __future__ import annotations

from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.audit.log import AuditLog
from sr_board.base.clock import SystemClock
from sr_board.founding import Founder, Founding, _first_act
from sr_board.people.records import NewPerson, Records
from sr_board.store.engine import make_engine
from sr_board.store.schema import upgrade
from sr_board.store.uow import UnitOfWork
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.users import Founder as VaultFounder
from sr_board.vault.vault import create_vault
from tests.bench.place import MARKER, WORDS, Room

__all__ = ["found_old"]

PERSONS = 40


def found_old(room: Room) -> set[str]:
    """Make it; the names in it."""
    clock = SystemClock()
    tile = Tile("feather", "sea", 1)
    both = frozenset({"book", "cases"})
    vault = create_vault(
        room.vault,
        Tile("flower", "marigold", 1),
        [VaultFounder(tile, WORDS[0], both)],
        kdf=KdfParameters.for_tests(),
        clock=clock,
        state_dir=room.state,
    )
    roles = frozenset({Role.SECRETARY, Role.ADMINISTRATOR, Role.BOARD_MEMBER})
    founder = Founder(f"{MARKER} Rekha", tile, roles, WORDS[0])
    founding = Founding(tile, f"{MARKER} Branch", "branch", "LTS", [founder])
    names = {f"{MARKER} {number}" for number in range(PERSONS)}
    engine = make_engine(lambda: vault.connect("book"))
    upgrade(engine, "book", to="0001")
    _first_act(vault, founding, clock)
    with UnitOfWork(engine, AuditLog(vault, "book", clock)) as uow:
        records = Records(uow.session, clock, SignedIn(vault.slot_id, "", frozenset()))
        for name in sorted(names):
            records.add_person(NewPerson(name))
        uow.record("person.added", subject="several")
        uow.commit()
    engine.dispose()
    vault.close()
    return names
