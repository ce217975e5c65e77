"""A new vault with its first group and users: slots, schema, and the first act, or nothing.

The kernel makes the encrypted folder; here its databases get their tables and the book its first
rows, all signed by the first founder, before the folder gets its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.access.check import SignedIn
from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Role
from sr_board.access.users import compartments_for
from sr_board.audit.log import AuditLog
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.people.founding import FirstGroup, found_group
from sr_board.people.records import NewPerson, Records
from sr_board.people.rules.kinds import GroupKind
from sr_board.store.engine import make_engine
from sr_board.store.schema import upgrade
from sr_board.store.uow import UnitOfWork
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.users import Founder as VaultFounder
from sr_board.vault.vault import OpenVault, create_vault

__all__ = ["Founder", "Founding", "found"]


@dataclass(frozen=True)
class Founder:
    """A first user: the name she chose, her tile, her offices, the passphrase she typed."""

    chosen_name: str
    tile: Tile
    roles: frozenset[Role]
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class Founding:
    """What the first run asks for: the vault's tile, the group, and the first users.

    The first founder is the one who is signed in afterwards. `group_code` begins the serial
    numbers of resolutions, such as BKL in BKL/2026/001.
    """

    tile: Tile
    group_name: str
    group_kind: str
    group_code: str
    founders: Sequence[Founder]


def found(
    path: Path,
    founding: Founding,
    clock: Clock,
    *,
    kdf: KdfParameters | None = None,
    state_dir: Path | None = None,
) -> OpenVault:
    """Make the vault at `path` and return it open for the first founder.

    Raises InputInvalid, VaultExists, DiskFull, FolderReadOnly and the like; then nothing stands
    at `path`.
    """
    check_founders(founding.founders)

    def furnish(vault: OpenVault) -> None:
        for compartment in sorted(vault.compartments):
            _make_tables(vault, compartment)
        _first_act(vault, founding, clock)

    return create_vault(
        path,
        founding.tile,
        [VaultFounder(f.tile, f.passphrase, compartments_for(f.roles)) for f in founding.founders],
        kdf=kdf,
        clock=clock,
        state_dir=state_dir,
        furnish=furnish,
    )


def check_founders(founders: Sequence[Founder]) -> None:
    """At least one administrator, and an office for everybody. Raises InputInvalid."""
    for founder in founders:
        if not founder.roles:
            raise InputInvalid("roles-missing", field="roles")
    if not any(Role.ADMINISTRATOR in founder.roles for founder in founders):
        raise InputInvalid("administrator-missing", field="founders")


def _make_tables(vault: OpenVault, compartment: str) -> None:
    engine = make_engine(lambda: vault.connect(compartment))
    try:
        upgrade(engine, compartment)
    finally:
        engine.dispose()


def _first_act(vault: OpenVault, founding: Founding, clock: Clock) -> None:
    engine = make_engine(lambda: vault.connect("book"))
    who = SignedIn(vault.slot_id, "", frozenset())
    try:
        with UnitOfWork(engine, AuditLog(vault, "book", clock)) as uow:
            records = Records(uow.session, clock, who)
            _, persons = found_group(
                records,
                FirstGroup(
                    founding.group_name, GroupKind(founding.group_kind), founding.group_code
                ),
                [
                    NewPerson(f.chosen_name, f.tile.symbol, f.tile.hue, f.tile.number)
                    for f in founding.founders
                ],
                clock.today(),
            )
            for face, person, founder in zip(vault.slots, persons, founding.founders, strict=True):
                uow.session.add(Account(id=face.slot_id, person_id=person.id, **records.stamp))
                uow.session.flush()
                uow.session.add_all(
                    RoleGrant(id=new_id(), account_id=face.slot_id, role=str(role), **records.stamp)
                    for role in sorted(founder.roles)
                )
            uow.record("vault.founded", subject="vault")
            uow.commit()
    finally:
        engine.dispose()
