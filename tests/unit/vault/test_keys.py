"""Key derivation, sealing and signatures."""

from __future__ import annotations

import pytest
from argon2.exceptions import HashingError
from hypothesis import given
from hypothesis import strategies as st

from sr_board.vault import keys, machine
from sr_board.vault.faults import (
    DatabaseReplaced,
    KdfParametersRefused,
    PassphraseUnusable,
    SignatureRefused,
    TooLittleMemory,
    WrongPassphrase,
)
from sr_board.vault.keys import KdfParameters, UserKeys

MIB = 1024


@pytest.mark.parametrize(
    "parameters",
    [
        KdfParameters(64 * MIB - 1, 3, 4),
        KdfParameters(64 * MIB, 2, 4),
        KdfParameters(64 * MIB, 3, 3),
        KdfParameters(1024 * MIB + 1, 3, 4),
        KdfParameters(2**32, 3, 4),
        KdfParameters(64 * MIB, 25, 4),
        KdfParameters(64 * MIB, 2**31, 4),
        KdfParameters(64 * MIB, 3, 17),
        KdfParameters(1024 * MIB, 24, 4),
        KdfParameters(65, 1, 1),
    ],
)
def test_weak_and_monstrous_parameters_are_refused_before_hashing(
    parameters: KdfParameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys.low_level, "hash_secret_raw", lambda *_, **__: pytest.fail("hashed"))
    with pytest.raises(KdfParametersRefused):
        keys.derive("seven boats", bytes(16), parameters)


def test_the_floor_and_the_default_are_taken() -> None:
    assert KdfParameters.floor().checked() == KdfParameters(64 * MIB, 3, 4)
    assert KdfParameters.for_this_machine().checked().memory_kib >= 128 * MIB


def test_light_parameters_hold_only_inside_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", set())
    light = KdfParameters.for_tests()
    with keys.cheap_keys_for_tests():
        assert len(keys.derive("seven boats", bytes(16), light)) == 32
    with pytest.raises(KdfParametersRefused):
        keys.derive("seven boats", bytes(16), light)


def test_the_derivation_is_argon2id_as_others_compute_it() -> None:
    # Reference made with the argon2 command line tool's algorithm through the high-level API.
    from argon2.low_level import Type, hash_secret

    encoded = hash_secret(
        b"seven boats",
        b"sixteen byte slt",
        time_cost=1,
        memory_cost=64,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
    import base64

    raw = encoded.rsplit(b"$", 1)[1]
    wanted = base64.b64decode(raw + b"=" * (-len(raw) % 4))
    have = keys.derive("seven boats", b"sixteen byte slt", KdfParameters.for_tests())
    assert have == wanted


def test_too_little_memory_is_told_before_and_during_hashing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "free_memory_kib", lambda: 10 * MIB)
    with pytest.raises(TooLittleMemory):
        keys.derive("seven boats", bytes(16), KdfParameters.floor())
    monkeypatch.setattr(machine, "free_memory_kib", lambda: 2**30)

    def fail(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys.low_level, "hash_secret_raw", fail)
    with pytest.raises(TooLittleMemory):
        keys.derive("seven boats", bytes(16), KdfParameters.floor())


class _Stopwatch:
    """Says that every derivation took `seconds` per 64 MiB."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
        self.now = 0.0
        monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", set())

        def derive(_: str, __: bytes, parameters: KdfParameters) -> bytes:
            self.now += seconds * parameters.memory_kib / (64 * MIB)
            return b""

        monkeypatch.setattr(keys, "derive", derive)

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [(0.1, (256, 7)), (0.25, (256, 3)), (0.01, (256, 10)), (1.0, (128, 3)), (9.0, (64, 3))],
)
def test_calibration_aims_at_one_second_and_never_below_the_floor(
    monkeypatch: pytest.MonkeyPatch, seconds: float, wanted: tuple[int, int]
) -> None:
    monkeypatch.setattr(machine, "total_memory_kib", lambda: 8 * 1024 * MIB)
    found = keys.calibrate(_Stopwatch(monkeypatch, seconds))
    assert (found.memory_kib // MIB, found.passes) == wanted
    assert found.checked() == found


def test_a_small_machine_gets_half_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "total_memory_kib", lambda: 2 * 1024 * MIB)
    assert KdfParameters.for_this_machine().memory_kib == 128 * MIB


def test_parameters_are_only_ever_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", set())
    today = KdfParameters(128 * MIB, 3, 4)
    assert KdfParameters.floor().stronger(today) == today
    assert KdfParameters(256 * MIB, 4, 4).stronger(today) is None
    assert KdfParameters(64 * MIB, 9, 4).stronger(today) == KdfParameters(128 * MIB, 9, 4)


@pytest.mark.parametrize("words", ["", "seven", "   seven   ", "x" * 1025])
def test_unusable_passphrases(words: str) -> None:
    with pytest.raises(PassphraseUnusable):
        keys.acceptable(words)


def test_ten_thousand_letters_do_not_hurt() -> None:
    assert len(keys.derive("ক" * 10_000, bytes(16), KdfParameters.for_tests())) == 32


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(words: str) -> None:
    once = keys.normalised(words)
    assert keys.normalised(once.decode("utf-8", "surrogatepass")) == once


@given(st.binary(max_size=200), st.binary(max_size=50), st.data())
def test_a_sealed_text_opens_only_as_it_was_sealed(
    plain: bytes, bound: bytes, data: st.DataObject
) -> None:
    key = bytes(range(32))
    sealed = keys.seal_with(key, plain, bound)
    assert keys.open_with(key, sealed, bound) == plain
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    flipped = bytearray(sealed)
    flipped[bit // 8] ^= 1 << (bit % 8)
    assert keys.open_with(key, bytes(flipped), bound) is None
    assert keys.open_with(key, sealed, bound + b"x") is None
    assert keys.open_with(bytes(32), sealed, bound) is None
    assert keys.open_with(key, sealed[:-1], bound) is None


def test_secrets_come_back_and_a_wrong_key_is_told() -> None:
    user = UserKeys.new()
    sealed = user.locked(b"k" * 32, b"slot")
    again = UserKeys.unlocked(b"k" * 32, sealed, b"slot", user.box_public, user.verify_key)
    assert again.verify_key == user.verify_key
    with pytest.raises(WrongPassphrase):
        UserKeys.unlocked(b"x" * 32, sealed, b"slot", user.box_public, user.verify_key)
    with pytest.raises(WrongPassphrase):
        UserKeys.unlocked(b"k" * 32, sealed, b"other", user.box_public, user.verify_key)
    other = UserKeys.new()
    with pytest.raises(SignatureRefused):
        UserKeys.unlocked(b"k" * 32, sealed, b"slot", other.box_public, other.verify_key)


def test_a_compartment_key_is_for_one_person_one_vault_one_compartment() -> None:
    user, key = UserKeys.new(), bytes(range(32))
    sealed = keys.seal_for(user.box_public, key, b"vault|book")
    assert user.unseal(sealed, b"vault|book", "book") == key
    with pytest.raises(DatabaseReplaced):
        user.unseal(sealed, b"vault|cases", "cases")
    with pytest.raises(DatabaseReplaced):
        UserKeys.new().unseal(sealed, b"vault|book", "book")


def test_signatures() -> None:
    user = UserKeys.new()
    mark = user.sign(b"act")
    assert keys.verify_signature(user.verify_key, b"act", mark)
    assert not keys.verify_signature(user.verify_key, b"acts", mark)
    assert not keys.verify_signature(UserKeys.new().verify_key, b"act", mark)
    assert not keys.verify_signature(b"short", b"act", mark)
    assert not keys.verify_signature(user.verify_key, b"act", b"short")


def test_secrets_do_not_show() -> None:
    user = UserKeys.new()
    assert repr(user) == "UserKeys()"


def test_the_machine_says_its_memory() -> None:
    assert machine.free_memory_kib() > 0
    assert machine.total_memory_kib() > 100 * MIB
