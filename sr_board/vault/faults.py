"""What can go wrong with a vault, one class per fact, and the one place that translates faults.

Words for people stand in `sr_board.wording.vault`. No class carries a path, a name or a key:
an error may be shown, logged or printed as it is.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from sr_board.base.errors import EnvironmentFault, Fault, InputInvalid, RuleBroken, SRBoardError

__all__ = [
    "AttachmentDamaged",
    "BackupDamaged",
    "BackupNotVerified",
    "CompartmentClosed",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseEmpty",
    "DatabaseMissing",
    "DatabaseReplaced",
    "DatabaseUnfinished",
    "DiskFault",
    "DiskFull",
    "EncryptionMissing",
    "FolderReadOnly",
    "HeaderDamaged",
    "KdfParametersRefused",
    "NotAVault",
    "PassphraseUnusable",
    "PersonGone",
    "SameSigner",
    "SecondSignerNeeded",
    "SignatureRefused",
    "TileTaken",
    "TooLittleMemory",
    "UnknownSlot",
    "VaultClosed",
    "VaultExists",
    "VaultFault",
    "VaultInUse",
    "VaultNewer",
    "VaultReadOnly",
    "WrongPassphrase",
    "translate",
    "translated",
]


class VaultFault(SRBoardError):
    """Base of what is wrong with the vault's own files."""

    key = "vault-fault"
    fault: ClassVar[Fault] = Fault.ENVIRONMENT


class NotAVault(VaultFault):
    """The chosen folder or file holds no vault."""

    key = "not-a-vault"


class HeaderDamaged(VaultFault):
    """Neither `header.json` nor its second copy can be believed."""

    key = "header-damaged"


class VaultNewer(VaultFault):
    """The vault was written by a newer program, in a form this one cannot read at all."""

    key = "vault-newer"


class SignatureRefused(VaultFault):
    """A signature in the header or a manifest does not hold: somebody changed it from outside."""

    key = "signature-refused"


class DatabaseMissing(VaultFault):
    """A database file the header names is not in the folder. `compartment`."""

    key = "database-missing"


class DatabaseEmpty(VaultFault):
    """A database file has 0 bytes. `compartment`."""

    key = "database-empty"


class DatabaseDamaged(VaultFault):
    """A database file is cut off or its bytes were changed. `compartment`."""

    key = "database-damaged"


class DatabaseReplaced(VaultFault):
    """A sound file stands in the place of another one. `compartment`."""

    key = "database-replaced"


class DatabaseUnfinished(VaultFault):
    """The last write was cut off and cannot be undone on a read-only medium. `compartment`."""

    key = "database-unfinished"


class AttachmentDamaged(VaultFault):
    """An attachment is missing, changed or stands in another's place."""

    key = "attachment-damaged"


class BackupDamaged(VaultFault):
    """A backup file is cut off, changed, or no backup at all."""

    key = "backup-damaged"


class BackupNotVerified(VaultFault):
    """A backup was written but did not pass its check from the target, so it does not count."""

    key = "backup-not-verified"


class WrongPassphrase(InputInvalid):
    """The passphrase does not open this person's slot."""

    key = "wrong-passphrase"

    def __init__(self) -> None:
        super().__init__(field="passphrase")


class PassphraseUnusable(InputInvalid):
    """The passphrase is too short or far too long to be taken. `least`, `most`."""

    key = "passphrase-unusable"


class TileTaken(InputInvalid):
    """Another person of this vault already has this tile."""

    key = "tile-taken"


class VaultExists(InputInvalid):
    """There is something at the place where the new vault should stand."""

    key = "vault-exists"


class UnknownSlot(SRBoardError):
    """The vault has no such user."""

    key = "slot-unknown"
    fault = Fault.PERSON


class CompartmentClosed(SRBoardError):
    """The signed-in user holds no key of this compartment. `compartment`."""

    key = "compartment-closed"
    fault = Fault.PERSON


class SecondSignerNeeded(RuleBroken):
    """The act needs the signature of a second user of the vault. `need`, `have`."""

    key = "second-signer-needed"


class SameSigner(RuleBroken):
    """The second signer is the person who is already signed in."""

    key = "same-signer"


class PersonGone(RuleBroken):
    """A signer is not a user of the vault (any more)."""

    key = "signer-unknown"


class VaultInUse(EnvironmentFault):
    """Another window or program has the vault open for writing."""

    key = "vault-in-use"


class VaultReadOnly(RuleBroken):
    """The vault was opened to read only; nothing can be written."""

    key = "vault-read-only"


class VaultClosed(SRBoardError):
    """The vault was closed (locked) meanwhile."""

    key = "vault-closed"
    fault = Fault.PERSON


class TooLittleMemory(EnvironmentFault):
    """The machine has too little free memory to open the passphrase lock. `need_mb`."""

    key = "too-little-memory"


class KdfParametersRefused(VaultFault):
    """The header asks for key derivation that is too weak or absurdly heavy."""

    key = "kdf-refused"


class EncryptionMissing(EnvironmentFault):
    """The database library at hand cannot encrypt; nothing is written with it."""

    key = "encryption-missing"


class DiskFull(EnvironmentFault):
    """No space is left where the program writes."""

    key = "disk-full"


class DiskFault(EnvironmentFault):
    """The disk or stick reports an error when it is read or written."""

    key = "disk-fault"


class FolderReadOnly(EnvironmentFault):
    """The folder or medium cannot be written."""

    key = "folder-read-only"


class DatabaseBusy(EnvironmentFault):
    """Another part of the program is writing for too long."""

    key = "database-busy"


_BY_ERRNO: dict[int, type[SRBoardError]] = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: FolderReadOnly,
    errno.EACCES: FolderReadOnly,
    errno.EPERM: FolderReadOnly,
    errno.EIO: DiskFault,
    errno.ELOOP: DiskFault,  # a link where a file of the vault should stand
    errno.ENOMEM: TooLittleMemory,
}
if hasattr(errno, "EDQUOT"):
    _BY_ERRNO[errno.EDQUOT] = DiskFull

# Names of SQLite's result codes; the first part of an extended code decides when it is not listed.
_BY_SQLITE: dict[str, type[SRBoardError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": FolderReadOnly,
    "SQLITE_READONLY_ROLLBACK": DatabaseUnfinished,
    "SQLITE_READONLY_RECOVERY": DatabaseUnfinished,
    "SQLITE_IOERR": DiskFault,
    "SQLITE_CORRUPT": DatabaseDamaged,
    "SQLITE_NOTADB": DatabaseDamaged,
    "SQLITE_BUSY": DatabaseBusy,
    "SQLITE_LOCKED": DatabaseBusy,
    "SQLITE_CANTOPEN": DiskFault,
}


def translate(exc: BaseException, **params: object) -> SRBoardError | None:
    """The error for people that stands behind `exc`, or None when it is not the machine's fault.

    Takes OSError, MemoryError, errors of the database library, and wrappers that keep the
    original in `.orig` (SQLAlchemy). `params` go into the error, for example `compartment`.
    """
    if isinstance(exc, SRBoardError):
        return exc
    original = getattr(exc, "orig", None)
    if isinstance(original, BaseException):
        return translate(original, **params)
    if isinstance(exc, MemoryError):
        return TooLittleMemory(need_mb=0)
    if isinstance(exc, OSError):
        found = _BY_ERRNO.get(exc.errno or 0)
        return found(**({"need_mb": 0} if found is TooLittleMemory else params)) if found else None
    return _of_database(exc, params)


def _of_database(exc: BaseException, params: dict[str, object]) -> SRBoardError | None:
    """The error behind one of the database library, by the name of its result code."""
    name = getattr(exc, "sqlite_errorname", None)
    if not isinstance(name, str):
        return None
    kind = _BY_SQLITE.get(name) or _BY_SQLITE.get("_".join(name.split("_")[:2]))
    if kind is not None and issubclass(kind, VaultFault):
        params = {"compartment": "", **params}
    return kind(**params) if kind is not None else None


@contextmanager
def translated(**params: object) -> Iterator[None]:
    """Run a block; faults of the machine leave it as errors for people.

    The original is dropped from the chain on purpose: it holds paths, and a vault's path may
    hold the name of a collective.
    """
    try:
        yield
    except Exception as exc:
        told = translate(exc, **params)
        if told is None or told is exc:
            raise
        raise told from None
