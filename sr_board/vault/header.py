"""The public header of a vault: what may be read without a passphrase, and nothing about people.

Canonical JSON with generations, the hash of the header before, an unkeyed checksum (so that
damage is told apart from a wrong passphrase) and signatures. No names, no offices in words: a
slot is known by its tile. Reading and writing the two files of it is in `headerfile`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sr_board.base.errors import InputInvalid
from sr_board.vault.faults import HeaderDamaged, NotAVault, SignatureRefused, VaultNewer
from sr_board.vault.keys import KEY_BYTES, SALT_BYTES, KdfParameters, verify_signature
from sr_board.vault.roster import ACTS_MOST, COMPARTMENTS, ROSTER_MOST, Act, verify_acts
from sr_board.vault.strict import Fields, Unreadable, canonical, ident, octets, parse

__all__ = [
    "FORMAT",
    "HEADER_MOST",
    "VERSION",
    "DatabaseFile",
    "Head",
    "Header",
    "Slot",
    "Tile",
    "read_header",
]

FORMAT = "sr-board-vault"
VERSION = 1
HEADER_MOST = 4 * 1024 * 1024
"""Most bytes of a header file."""
GENERATION_MOST = 2**40
SCHEMA_MOST = 10**6
_PREFIX = b"sr-board/header/1\0"
_WORD = r"[a-z][a-z0-9-]{0,31}"
_SLOT_SECRET = 24 + 64 + 16
_SEALED_KEY = 48 + 64


@dataclass(frozen=True, order=True)
class Tile:
    """A picture by its key, a colour by its key and a number: how a person or vault is known."""

    symbol: str
    hue: str
    number: int

    def __post_init__(self) -> None:
        try:
            Tile.read(self.document())
        except Unreadable:
            raise InputInvalid("tile-impossible", field="tile") from None

    def document(self) -> dict[str, Any]:
        """The tile as it stands in the header."""
        return {"symbol": self.symbol, "hue": self.hue, "number": self.number}

    @classmethod
    def read(cls, document: object, *, newer: bool = False) -> Tile:
        """A tile from the header; raises Unreadable."""
        fields = Fields(document, open_end=newer)
        found = (
            fields.text("symbol", _WORD),
            fields.text("hue", _WORD),
            fields.whole("number", 0, 999),
        )
        fields.end()
        tile = object.__new__(cls)  # the check above is the check in __post_init__
        for name, value in zip(("symbol", "hue", "number"), found, strict=True):
            object.__setattr__(tile, name, value)
        return tile


@dataclass(frozen=True)
class Slot:
    """The lock of one user: public part, and their secrets sealed with the passphrase's key.

    `key_file`: a key file on a stick is needed besides the passphrase (place kept in the format).
    `public`: the public part exactly as written, which the sealing is bound to.
    """

    slot_id: str
    tile: Tile
    kdf: KdfParameters
    salt: bytes
    key_file: bool
    box: bytes
    sign: bytes
    sealed: bytes = b""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def public(self) -> dict[str, Any]:
        """The public part."""
        return {
            **self.extra,
            "box": self.box.hex(),
            "id": self.slot_id,
            "kdf": {
                "lanes": self.kdf.lanes,
                "memory_kib": self.kdf.memory_kib,
                "passes": self.kdf.passes,
                "salt": self.salt.hex(),
            },
            "key_file": self.key_file,
            "sign": self.sign.hex(),
            "tile": self.tile.document(),
        }

    def bound_to(self, vault_id: str) -> bytes:
        """Additional data of the sealing: the vault and the whole public part."""
        return canonical({"slot": self.public(), "vault": vault_id})

    def document(self) -> dict[str, Any]:
        """The slot as it stands in the header."""
        return {"public": self.public(), "sealed": self.sealed.hex()}

    @classmethod
    def read(cls, document: object, *, newer: bool) -> Slot:
        """A slot from the header; raises Unreadable. KDF strength is checked before hashing."""
        outer = Fields(document, open_end=newer)
        public = outer.mapping("public")
        sealed = outer.octets("sealed", _SLOT_SECRET)
        outer.end()
        fields = Fields(public, open_end=newer)
        kdf = Fields(fields.mapping("kdf"))
        slot = cls(
            slot_id=fields.ident("id"),
            tile=Tile.read(fields.mapping("tile"), newer=newer),
            kdf=KdfParameters(
                kdf.whole("memory_kib", 1, 2**32),
                kdf.whole("passes", 1, 2**32),
                kdf.whole("lanes", 1, 2**24),
            ),
            salt=kdf.octets("salt", SALT_BYTES),
            key_file=fields.flag("key_file"),
            box=fields.octets("box", KEY_BYTES),
            sign=fields.octets("sign", KEY_BYTES),
            sealed=sealed,
        )
        kdf.end()
        fields.end()
        known = slot.public()
        return replace(slot, extra={k: v for k, v in public.items() if k not in known})


@dataclass(frozen=True)
class DatabaseFile:
    """One database file: its name, its id inside, its first 16 bytes, its least generation."""

    name: str
    file_id: str
    salt: bytes
    generation: int

    def document(self) -> dict[str, Any]:
        """The entry as it stands in the header."""
        return {
            "generation": self.generation,
            "id": self.file_id,
            "name": self.name,
            "salt": self.salt.hex(),
        }

    @classmethod
    def read(cls, compartment: str, document: object, *, newer: bool) -> DatabaseFile:
        """An entry from the header; raises Unreadable. A name is never a path."""
        fields = Fields(document, open_end=newer)
        found = cls(
            fields.text("name", rf"{compartment}\.[0-9]{{4,8}}\.db"),
            fields.ident("id"),
            fields.octets("salt", 16),
            fields.whole("generation", 1, GENERATION_MOST),
        )
        fields.end()
        return found


@dataclass(frozen=True)
class Head:
    """The end of an audit chain: number of the last event and its hash in hex; 0 when empty."""

    number: int = 0
    digest: str = ""

    def document(self) -> dict[str, Any]:
        """The head as it stands in the header."""
        return {"hash": self.digest, "n": self.number}

    @classmethod
    def read(cls, document: object, *, newer: bool = False) -> Head:
        """A head from a document; raises Unreadable."""
        fields = Fields(document, open_end=newer)
        found = cls(fields.whole("n", 0, 2**53), fields.text("hash", "[0-9a-f]{0,128}"))
        fields.end()
        return found


@dataclass(frozen=True)
class Header:
    """Everything public about a vault at one generation.

    `recovery`: per compartment its key, sealed to the recovery key that the act in force names.
    """

    vault_id: str
    tile: Tile
    generation: int
    previous: str
    slots: tuple[Slot, ...]
    recipients: Mapping[str, Mapping[str, bytes]]
    files: Mapping[str, DatabaseFile]
    heads: Mapping[str, Head]
    acts: tuple[Act, ...]
    recovery: Mapping[str, tuple[bytes, ...]] = field(
        default_factory=lambda: dict.fromkeys(COMPARTMENTS, ())
    )
    version: int = VERSION
    signatures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def newer(self) -> bool:
        """Written by a newer program: to be read only."""
        return self.version > VERSION

    @property
    def act(self) -> Act:
        """The act in force."""
        return self.acts[-1]

    def slot(self, slot_id: str) -> Slot | None:
        """The slot with this id, or None."""
        return next((slot for slot in self.slots if slot.slot_id == slot_id), None)

    def _body(self) -> dict[str, Any]:
        return {
            "acts": [act.document() for act in self.acts],
            "files": {name: file.document() for name, file in self.files.items()},
            "format": FORMAT,
            "generation": self.generation,
            "heads": {name: head.document() for name, head in self.heads.items()},
            "previous": self.previous,
            "recipients": {
                name: {slot: sealed.hex() for slot, sealed in given.items()}
                for name, given in self.recipients.items()
            },
            "recovery": {name: [key.hex() for key in keys] for name, keys in self.recovery.items()},
            "slots": [slot.document() for slot in self.slots],
            "tile": self.tile.document(),
            "vault": self.vault_id,
            "version": self.version,
        }

    def content(self) -> bytes:
        """The bytes that are signed."""
        return _PREFIX + canonical(self._body())

    def octets(self) -> bytes:
        """The bytes of the file, checksum included."""
        signed = {slot: mark.hex() for slot, mark in self.signatures.items()}
        document = {**self._body(), "signatures": signed}
        document["checksum"] = _checksum(document)
        return canonical(document)

    def digest(self) -> str:
        """The hash the next header carries."""
        return hashlib.sha256(self.octets()).hexdigest()


def _checksum(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(document)).hexdigest()


def read_header(raw: bytes) -> Header:
    """A header from the bytes of its file, every field and signature checked.

    Raises NotAVault (other JSON), HeaderDamaged (checksum or form), VaultNewer (a newer form that
    cannot be read), SignatureRefused (sound form, but not signed by its own users).
    """
    try:
        document = parse(raw, HEADER_MOST)
        checksum = document.pop("checksum", None)
        sound = checksum == _checksum(document)
    except Unreadable:
        raise HeaderDamaged() from None
    if document.get("format") != FORMAT:
        raise NotAVault() if sound else HeaderDamaged()
    if not sound:
        raise HeaderDamaged()
    version = document.get("version")
    newer = type(version) is int and version > VERSION
    try:
        header = _read_fields(document, newer)
        _check_agreement(header)
    except Unreadable:
        raise (VaultNewer() if newer else HeaderDamaged()) from None
    _check_signatures(header, _PREFIX + canonical(_unsigned(document)))
    return header


def _unsigned(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != "signatures"}


def _read_fields(document: dict[str, Any], newer: bool) -> Header:
    fields = Fields(document, open_end=newer)
    fields.text("format", FORMAT)
    files = fields.mapping("files")
    heads = fields.mapping("heads")
    recipients = fields.mapping("recipients")
    recovery = Fields(fields.mapping("recovery"), open_end=newer)
    marks = fields.mapping("signatures")
    for named in (files, heads, recipients):
        if not set(named) >= set(COMPARTMENTS) or (set(named) - set(COMPARTMENTS) and not newer):
            raise Unreadable
    header = Header(
        vault_id=fields.ident("vault"),
        tile=Tile.read(fields.mapping("tile"), newer=newer),
        generation=fields.whole("generation", 1, GENERATION_MOST),
        previous=fields.text("previous", "(?:[0-9a-f]{64})?"),
        slots=tuple(Slot.read(d, newer=newer) for d in fields.listing("slots", ROSTER_MOST)),
        recipients={name: _sealed(recipients[name]) for name in COMPARTMENTS},
        files={name: DatabaseFile.read(name, files[name], newer=newer) for name in COMPARTMENTS},
        heads={name: Head.read(heads[name], newer=newer) for name in COMPARTMENTS},
        acts=tuple(Act.read(d, newer=newer) for d in fields.listing("acts", ACTS_MOST)),
        recovery={
            name: tuple(octets(key, _SEALED_KEY) for key in recovery.listing(name, 1))
            for name in COMPARTMENTS
        },
        version=fields.whole("version", 1, 10**6),
        signatures={ident(slot): octets(mark, 64) for slot, mark in marks.items()},
    )
    recovery.end()
    fields.end()
    return header


def _sealed(document: object) -> dict[str, bytes]:
    if not isinstance(document, dict) or len(document) > ROSTER_MOST:
        raise Unreadable
    return {ident(slot): octets(sealed, _SEALED_KEY) for slot, sealed in document.items()}


def _check_agreement(header: Header) -> None:
    """Slots, recipients and the roster of the act in force must say the same."""
    if not header.acts or not header.slots:
        raise Unreadable
    roster = header.act.roster
    if len({slot.slot_id for slot in header.slots}) != len(header.slots):
        raise Unreadable
    if {slot.slot_id: (slot.box, slot.sign) for slot in header.slots} != {
        slot: (holder.box, holder.sign) for slot, holder in roster.items()
    }:
        raise Unreadable
    for name in COMPARTMENTS:
        named = {slot for slot, holder in roster.items() if name in holder.compartments}
        if set(header.recipients[name]) != named:
            raise Unreadable
        if bool(header.recovery[name]) != (name in header.act.recovery):
            raise Unreadable


def _check_signatures(header: Header, content: bytes) -> None:
    try:
        verify_acts(header.acts)
    except SignatureRefused:
        if header.newer:  # acts may hold what this program does not know and so cannot check
            raise VaultNewer() from None
        raise
    if not header.signatures:
        raise SignatureRefused()
    for slot, mark in header.signatures.items():
        holder = header.act.roster.get(slot)
        if holder is None or not verify_signature(holder.sign, content, mark):
            raise SignatureRefused()
