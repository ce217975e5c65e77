"""Keys: from a passphrase to a person's two secrets, and from those to compartment keys.

Argon2id comes from argon2-cffi; XChaCha20-Poly1305, X25519 sealed boxes and Ed25519 from PyNaCl
(libsodium). Nothing cryptographic is written here by hand, and nothing here touches a file.
"""

from __future__ import annotations

import hashlib
import secrets
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import nacl.bindings as sodium
import nacl.exceptions
import nacl.public
import nacl.signing
import nacl.utils
from argon2 import low_level
from argon2.exceptions import HashingError

from sr_board.vault import machine
from sr_board.vault.faults import (
    DatabaseReplaced,
    KdfParametersRefused,
    PassphraseUnusable,
    SignatureRefused,
    TooLittleMemory,
    WrongPassphrase,
)

__all__ = [
    "KEY_BYTES",
    "PASSPHRASE_LEAST",
    "SALT_BYTES",
    "KdfParameters",
    "UserKeys",
    "acceptable",
    "calibrate",
    "cheap_keys_for_tests",
    "derive",
    "fingerprint",
    "new_box",
    "normalised",
    "open_between",
    "open_with",
    "random_below",
    "random_bytes",
    "seal_between",
    "seal_for",
    "seal_with",
    "unseal_with",
    "verify_signature",
]

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
PASSPHRASE_LEAST = 8
"""Fewest letters of a passphrase. What makes one strong is said on the screen, not enforced."""
PASSPHRASE_MOST = 1024

_MIB = 1024
_FLOOR_MEMORY = 64 * _MIB
_FLOOR_PASSES = 3
_FLOOR_LANES = 4
_MOST_MEMORY = 1024 * _MIB
_MOST_PASSES = 24
_MOST_LANES = 16
_MOST_WORK = 4 * 1024 * _MIB  # memory times passes: about ten seconds on a slow laptop


@dataclass(frozen=True)
class KdfParameters:
    """How heavy Argon2id is: `memory_kib` KiB, `passes` over it, `lanes` in parallel.

    Source of the floor: RFC 9106, second recommended option (64 MiB, 3 passes, 4 lanes).
    """

    memory_kib: int
    passes: int
    lanes: int

    @classmethod
    def floor(cls) -> KdfParameters:
        """The lightest that a vault of the field may have."""
        return cls(_FLOOR_MEMORY, _FLOOR_PASSES, _FLOOR_LANES)

    @classmethod
    def for_tests(cls) -> KdfParameters:
        """Feather-weight parameters, refused everywhere but inside `cheap_keys_for_tests`."""
        return cls(64, 1, 1)

    @classmethod
    def for_this_machine(cls) -> KdfParameters:
        """256 MiB, or 128 MiB where the machine has 2 GB or less; at least the floor's passes."""
        small = machine.total_memory_kib() <= 2 * 1024 * _MIB + 200 * _MIB
        return cls((128 if small else 256) * _MIB, _FLOOR_PASSES, _FLOOR_LANES)

    @property
    def is_for_tests(self) -> bool:
        """True for parameters that are accepted now although they are below the floor."""
        return self in _ALLOWED_BELOW_FLOOR

    def checked(self) -> KdfParameters:
        """Itself, when neither too weak nor absurdly heavy. Raises KdfParametersRefused.

        Runs before any hashing: a header from a stranger must not be able to eat the memory.
        """
        if self in _ALLOWED_BELOW_FLOOR:
            return self
        strong = (
            _FLOOR_MEMORY <= self.memory_kib <= _MOST_MEMORY
            and _FLOOR_PASSES <= self.passes <= _MOST_PASSES
            and _FLOOR_LANES <= self.lanes <= _MOST_LANES
            and self.memory_kib * self.passes <= _MOST_WORK
        )
        if not strong:
            raise KdfParametersRefused()
        return self

    def stronger(self, wanted: KdfParameters) -> KdfParameters | None:
        """What this should be raised to so that it is nowhere below `wanted`, or None."""
        if self.is_for_tests:
            return None
        raised = KdfParameters(
            max(self.memory_kib, wanted.memory_kib),
            max(self.passes, wanted.passes),
            max(self.lanes, wanted.lanes),
        )
        return None if raised == self else raised


_ALLOWED_BELOW_FLOOR: set[KdfParameters] = set()


@contextmanager
def cheap_keys_for_tests() -> Iterator[None]:
    """Inside the block, locks made with `KdfParameters.for_tests` are accepted and are the default.

    Only tests use this (a test of the architecture sees to it). Leave is given by this call in
    the running process and by nothing else: no file, setting or environment can ask for it.
    """
    before = set(_ALLOWED_BELOW_FLOOR)
    _ALLOWED_BELOW_FLOOR.add(KdfParameters.for_tests())
    try:
        yield
    finally:
        _ALLOWED_BELOW_FLOOR.clear()
        _ALLOWED_BELOW_FLOOR.update(before)


def normalised(passphrase: str) -> bytes:
    """The bytes that are hashed: NFKC, trimmed, UTF-8, so that every keyboard gives the same."""
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", "surrogatepass")


def acceptable(passphrase: str) -> str:
    """A passphrase for a new lock. Raises PassphraseUnusable when too short or far too long."""
    letters = unicodedata.normalize("NFKC", passphrase).strip()
    if not PASSPHRASE_LEAST <= len(letters) <= PASSPHRASE_MOST:
        raise PassphraseUnusable(field="passphrase", least=PASSPHRASE_LEAST, most=PASSPHRASE_MOST)
    return passphrase


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """The 32-byte key of a slot. Raises TooLittleMemory or KdfParametersRefused."""
    parameters.checked()
    if len(salt) != SALT_BYTES:
        raise KdfParametersRefused()
    need_mb = parameters.memory_kib // _MIB
    if machine.free_memory_kib() < parameters.memory_kib:
        raise TooLittleMemory(need_mb=need_mb)
    try:
        return low_level.hash_secret_raw(
            normalised(passphrase)[: 4 * PASSPHRASE_MOST],
            salt,
            time_cost=parameters.passes,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.lanes,
            hash_len=KEY_BYTES,
            type=low_level.Type.ID,
        )
    except (MemoryError, HashingError):
        raise TooLittleMemory(need_mb=need_mb) from None


def calibrate(clock: Callable[[], float] = time.perf_counter) -> KdfParameters:
    """Parameters that take about one second here: memory first, then more passes.

    `clock` gives seconds. A machine too slow for the memory gets less of it, never below the
    floor. Takes about a second itself. Raises TooLittleMemory only when even the floor fails.
    """
    if _ALLOWED_BELOW_FLOOR:
        return KdfParameters.for_tests()
    found = KdfParameters.for_this_machine()
    while True:
        start = clock()
        try:
            derive("calibration", bytes(SALT_BYTES), found)
        except TooLittleMemory:
            if found.memory_kib <= _FLOOR_MEMORY:
                raise
            found = replace(found, memory_kib=max(found.memory_kib // 2, _FLOOR_MEMORY))
            continue
        seconds = max(clock() - start, 1e-3)
        if seconds <= 2 or found.memory_kib <= _FLOOR_MEMORY:
            passes = min(max(int(found.passes / seconds), _FLOOR_PASSES), 10)
            return replace(found, passes=passes)
        found = replace(found, memory_kib=max(found.memory_kib // 2, _FLOOR_MEMORY))


def random_bytes(count: int) -> bytes:
    """Random bytes from the operating system through libsodium."""
    return nacl.utils.random(count)


def random_below(count: int) -> int:
    """A random whole number below `count`, from the operating system, every one as likely."""
    return secrets.randbelow(count)


def seal_with(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Encrypt and authenticate: nonce followed by the ciphertext. `bound_to` is not stored."""
    nonce = random_bytes(NONCE_BYTES)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound_to, nonce, key)


def open_with(key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """The plain bytes, or None when key, content or `bound_to` differ from the sealing."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(body, bound_to, nonce, key)
    except (nacl.exceptions.CryptoError, ValueError):
        return None


def verify_signature(verify_key: bytes, data: bytes, signature: bytes) -> bool:
    """True when the Ed25519 signature was made over exactly `data` by the holder of that key."""
    try:
        nacl.signing.VerifyKey(verify_key).verify(data, signature)
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        return False
    return True


@dataclass(frozen=True)
class UserKeys:
    """A person's two secrets: X25519 to be given keys, Ed25519 to sign. Never shown or stored."""

    _box: nacl.public.PrivateKey = field(repr=False)
    _sign: nacl.signing.SigningKey = field(repr=False)

    @classmethod
    def new(cls) -> UserKeys:
        """Two fresh random secrets."""
        return cls(nacl.public.PrivateKey.generate(), nacl.signing.SigningKey.generate())

    @property
    def box_public(self) -> bytes:
        """The public X25519 key, 32 bytes."""
        return bytes(self._box.public_key)

    @property
    def verify_key(self) -> bytes:
        """The public Ed25519 key, 32 bytes."""
        return bytes(self._sign.verify_key)

    def sign(self, message: bytes) -> bytes:
        """A 64-byte Ed25519 signature. Every kind of message begins with its own prefix."""
        return self._sign.sign(message).signature

    def locked(self, key: bytes, bound_to: bytes) -> bytes:
        """Both secrets, sealed with the key of a slot and bound to its public part."""
        return seal_with(key, bytes(self._box) + bytes(self._sign), bound_to)

    @classmethod
    def unlocked(
        cls, key: bytes, sealed: bytes, bound_to: bytes, box_public: bytes, verify_key: bytes
    ) -> UserKeys:
        """The secrets of a slot. Raises WrongPassphrase; SignatureRefused if they do not match."""
        plain = open_with(key, sealed, bound_to)
        if plain is None or len(plain) != 2 * KEY_BYTES:
            raise WrongPassphrase()
        found = cls(
            nacl.public.PrivateKey(plain[:KEY_BYTES]), nacl.signing.SigningKey(plain[KEY_BYTES:])
        )
        if found.box_public != box_public or found.verify_key != verify_key:
            raise SignatureRefused()
        return found

    def unseal(self, sealed: bytes, context: bytes, compartment: str) -> bytes:
        """A compartment key from its sealed box. Raises DatabaseReplaced when it is another's."""
        try:
            plain = nacl.public.SealedBox(self._box).decrypt(sealed)
        except (nacl.exceptions.CryptoError, ValueError):
            raise DatabaseReplaced(compartment=compartment) from None
        mark = hashlib.sha256(context).digest()
        if plain[:KEY_BYTES] != mark or len(plain) != 2 * KEY_BYTES:
            raise DatabaseReplaced(compartment=compartment)
        return plain[KEY_BYTES:]


def fingerprint(key: bytes, context: bytes) -> str:
    """What may be told of a compartment key: SHA-256 over context and key, in hex.

    The key is 32 random bytes, so nothing can be found out from it.
    """
    return hashlib.sha256(b"sr-board/fingerprint/1\0" + context + b"\0" + key).hexdigest()


def seal_for(box_public: bytes, key: bytes, context: bytes) -> bytes:
    """Seal a compartment key to a person; `context` says which vault and compartment it opens.

    A sealed box has no additional data, so a digest of the context is sealed with the key.
    """
    box = nacl.public.SealedBox(nacl.public.PublicKey(box_public))
    return box.encrypt(hashlib.sha256(context).digest() + key)


def new_box() -> tuple[bytes, bytes]:
    """A fresh X25519 pair that belongs to no user: public and private key, 32 bytes each."""
    private = nacl.public.PrivateKey.generate()
    return bytes(private.public_key), bytes(private)


def unseal_with(private: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """The 32-byte key that `seal_for` sealed to this pair for `context`, or None."""
    try:
        plain = nacl.public.SealedBox(nacl.public.PrivateKey(private)).decrypt(sealed)
    except (nacl.exceptions.CryptoError, ValueError, TypeError):
        return None
    mark = hashlib.sha256(context).digest()
    return plain[KEY_BYTES:] if plain[:KEY_BYTES] == mark and len(plain) == 2 * KEY_BYTES else None


def seal_between(private: bytes, box_public: bytes, digest: bytes, context: bytes) -> bytes:
    """32 bytes from the holder of one pair to the holder of another, so that the other one knows
    from whom they come (libsodium's box). The two can read it, and nobody else."""
    box = nacl.public.Box(nacl.public.PrivateKey(private), nacl.public.PublicKey(box_public))
    return bytes(box.encrypt(hashlib.sha256(context).digest() + digest))


def open_between(private: bytes, box_public: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """The 32 bytes that the holder of `box_public` sealed for this pair, or None."""
    try:
        box = nacl.public.Box(nacl.public.PrivateKey(private), nacl.public.PublicKey(box_public))
        plain = box.decrypt(sealed)
    except (nacl.exceptions.CryptoError, ValueError, TypeError, RuntimeError):
        return None
    mark = hashlib.sha256(context).digest()
    return plain[KEY_BYTES:] if plain[:KEY_BYTES] == mark and len(plain) == 2 * KEY_BYTES else None
