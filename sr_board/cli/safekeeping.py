"""`vault backup` and `vault restore`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid
from sr_board.cli.door import opened, slot_of, state_dir
from sr_board.cli.passphrases import Passphrases
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, remark, say
from sr_board.i18n import current

__all__ = ["back_up", "restore_to"]


def back_up(
    folder: Path, to: Path | None, who: str, passphrase_file: str, *, as_json: bool
) -> None:
    """A verified backup in `to`, or beside the vault."""
    from sr_board.composition import backup_folder

    with opened(folder, who, passphrase_file) as place:
        made = place.keeping.back_up(to or backup_folder(folder))
        code = place.audit.code()
    if as_json:
        print_json(
            {
                "file": str(made.path),
                "bytes": made.size,
                "generation": made.generation,
                "made_at": made.made_at,
                "opened": list(made.opened),
                "copied": list(made.copied),
                "audit_code": code,
            }
        )
        return
    line(say("The backup is written and was read again from where it lies."))
    fact(say("File"), str(made.path))
    fact(say("Size in kB"), made.size // 1024)
    fact(say("Made"), made.made_at)
    if made.copied:
        line(say("The case files were copied and compared; opening them takes their key."))


def restore_to(
    file: Path, into: Path, who: str, second: str, passphrase_file: str, *, as_json: bool
) -> None:
    """Unpack beside; with a person, put it in place by two persons."""
    from sr_board.vault.backup import inspect_backup
    from sr_board.vault.restore import restore_beside

    if not file.is_file():
        raise InputInvalid("file-not-there", field="file")
    face = inspect_backup(file)
    kept = None
    if not who:
        restore_beside(file, into)
    else:
        kept = _in_place(file, into, who, second, Passphrases(passphrase_file))
    if as_json:
        print_json(
            {
                "vault": str(into),
                "made_at": face.made_at,
                "generation": face.generation,
                "acts": {name: head.number for name, head in face.heads.items()},
                "kept": None if kept is None else str(kept),
            }
        )
        return
    line(say("The backup of {moment} is unpacked.", moment=current().moment(face.made_at)))
    fact(say("Folder"), str(into))
    fact(say("Acts in the book"), face.heads["book"].number)
    if kept is not None:
        fact(say("The vault that stood there is kept as"), str(kept))
    elif not who:
        line(say("Look at it, for example with: sr-board vault check DIR --as PERSON"))


def _in_place(file: Path, into: Path, who: str, second: str, words: Passphrases) -> Path | None:
    """Both persons open the backup's own locks, then it takes the place of the vault."""
    from sr_board.base.clock import SystemClock
    from sr_board.composition import Workplace
    from sr_board.vault.restore import put_in_place, restore_beside
    from sr_board.vault.vault import open_vault

    room = into.with_name(f".{into.name}.restored")
    _clear(room)
    restore_beside(file, room)
    try:
        slots = _slots(room)
        own = slot_of(slots, who)
        if len(slots) > 1 and not second:
            raise InputInvalid("second-person-needed", field="second")
        vault = open_vault(
            room, own, words.next(say("Your passphrase")), read_only=True, state_dir=state_dir()
        )
        try:
            place = Workplace(vault, SystemClock())
            require(place.who, Action.RESTORE)
            signer = None
            if second:
                asked = words.next(say("Passphrase of {tile}", tile=second))
                signer = vault.second_signer(slot_of(slots, second), asked)
            _let_go(place)
            return put_in_place(vault, into, signer).kept
        finally:
            if not vault.closed:
                vault.abandon()
    finally:
        _clear(room)


def _let_go(place: object) -> None:
    """Close the databases and keep the keys, which still have to sign."""
    dispose: Callable[[], None] = place.engine("book").dispose  # type: ignore[attr-defined]
    dispose()


def _slots(folder: Path) -> tuple:  # type: ignore[type-arg]
    from sr_board.vault.vault import look_at

    return look_at(folder, state_dir=state_dir()).slots


def _clear(room: Path) -> None:
    """Remove what was unpacked, here or by an attempt that was cut off: encrypted files only."""
    import shutil

    if room.exists():
        remark(say("Clearing what was unpacked beside."))
        shutil.rmtree(room, ignore_errors=True)
