"""Making a new vault: founders' locks, two databases, the first header. All of it or nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.vault import headerfile
from sr_board.vault.attempts import ATTEMPTS, Attempts
from sr_board.vault.compartments import create_database, file_name
from sr_board.vault.durable import make_private_folder, sync_folder
from sr_board.vault.faults import TileTaken, VaultExists, translated
from sr_board.vault.header import Head, Header, Slot, Tile
from sr_board.vault.keys import (
    KEY_BYTES,
    KdfParameters,
    UserKeys,
    calibrate,
    fingerprint,
    random_bytes,
    seal_for,
)
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.opened import OpenVault
from sr_board.vault.roster import COMPARTMENTS, Holder, founding_act
from sr_board.vault.seen import Seen
from sr_board.vault.users import Founder, checked_compartments, key_context, new_slot

__all__ = ["create_vault"]


def create_vault(
    path: Path | str,
    tile: Tile,
    founders: Sequence[Founder],
    *,
    kdf: KdfParameters | None = None,
    clock: Clock | None = None,
    state_dir: Path | None = None,
    signers: int = 2,
    attempts: Attempts = ATTEMPTS,
    furnish: Callable[[OpenVault], None] | None = None,
) -> OpenVault:
    """A new vault in the folder `path` with its own `tile`, opened for the first founder.

    `kdf`: measured on this machine when not given (about a second). `state_dir`: where the
    machine's memory is kept (see `seen`). `signers`: how many persons a weighty act needs.
    `furnish` fills the new databases; it must close its connections. Nothing stands at `path`
    until all of it is written, `furnish` included, whenever the power fails.
    Raises VaultExists, InputInvalid, TileTaken, PassphraseUnusable, DiskFull, FolderReadOnly.
    """
    target = Path(path)
    _check_founders(founders)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise VaultExists(field="path")
    strength = kdf or calibrate()
    vault_id = new_id()
    made = [new_slot(vault_id, f.tile, f.passphrase, strength) for f in founders]
    memory = Seen(state_dir)
    with translated(), _folder_in_making(target) as folder:
        header, compartment_keys = _first_header(
            folder, vault_id, tile, founders, made, signers=signers
        )
        headerfile.store(folder, header)
        slot, keys = made[0]
        opened = partial(
            OpenVault,
            header=header,
            slot_id=slot.slot_id,
            keys=keys,
            compartment_keys={
                n: k for n, k in compartment_keys.items() if n in founders[0].compartments
            },
            cautions=(),
            seen=memory,
            clock=clock or SystemClock(),
            attempts=attempts,
        )
        if furnish is not None:
            _furnish(opened, folder, furnish)
    lock = VaultLock(target)
    lock.take()
    memory.note_header(header)
    return opened(target, lock=lock)


def _furnish(
    opened: Callable[..., OpenVault], folder: Path, furnish: Callable[[OpenVault], None]
) -> None:
    """Let the caller fill the databases while the folder still bears its temporary name."""
    lock = VaultLock(folder)
    lock.take()
    vault = opened(folder, lock=lock)
    try:
        furnish(vault)
    finally:
        vault.abandon()


def _check_founders(founders: Sequence[Founder]) -> None:
    if not founders:
        raise InputInvalid("founders-missing", field="founders")
    for founder in founders:
        checked_compartments(founder.compartments)
    if len({founder.tile for founder in founders}) != len(founders):
        raise TileTaken(field="tile")


@contextlib.contextmanager
def _folder_in_making(target: Path) -> Iterator[Path]:
    """A folder beside the target that becomes the target at the end, or vanishes."""
    make_private_folder(target.parent)
    for stale in target.parent.glob(f".{target.name}.*.part"):
        shutil.rmtree(stale, ignore_errors=True)
    folder = target.parent / f".{target.name}.{new_id()[:8]}.part"
    folder.mkdir(mode=0o700)
    try:
        yield folder
        sync_folder(folder)
        if target.exists():
            target.rmdir()
        os.replace(folder, target)
        sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _first_header(
    folder: Path,
    vault_id: str,
    tile: Tile,
    founders: Sequence[Founder],
    made: Sequence[tuple[Slot, UserKeys]],
    *,
    signers: int,
) -> tuple[Header, dict[str, bytes]]:
    """Databases and the header of generation 1, signed by every founder."""
    keys = {name: random_bytes(KEY_BYTES) for name in COMPARTMENTS}
    roster = {
        slot.slot_id: Holder(user.box_public, user.verify_key, frozenset(founder.compartments))
        for founder, (slot, user) in zip(founders, made, strict=True)
    }
    marks = {name: fingerprint(key, key_context(vault_id, name)) for name, key in keys.items()}
    act = founding_act(roster, marks, max(signers, 2))
    for slot, user in made:
        act = act.signed(slot.slot_id, user.sign(act.content()))
    header = Header(
        vault_id=vault_id,
        tile=tile,
        generation=1,
        previous="",
        slots=tuple(slot for slot, _ in made),
        recipients={
            name: {
                slot: seal_for(holder.box, keys[name], key_context(vault_id, name))
                for slot, holder in roster.items()
                if name in holder.compartments
            }
            for name in COMPARTMENTS
        },
        files={
            name: create_database(folder / file_name(name, 1), keys[name], vault_id, name, 1)
            for name in COMPARTMENTS
        },
        heads=dict.fromkeys(COMPARTMENTS, Head()),
        acts=(act,),
    )
    signed = {slot.slot_id: user.sign(header.content()) for slot, user in made}
    return replace(header, signatures=signed), keys
