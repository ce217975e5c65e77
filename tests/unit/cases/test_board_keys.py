"""The line of a board's key, and sealed files between boards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.board_keys import digits_of, key_line, key_of, mark_of
from sr_board.cases.sealing import parcel as parcels
from sr_board.cases.sealing.parcel import Parcel, Sheet, open_parcel, seal_parcel
from sr_board.vault.keys import new_box, seal_for, unseal_with

KEYS = st.binary(min_size=32, max_size=32)
PARCEL = Parcel(
    format=1,
    id="a" * 32,
    code="SRB-KOL-26-0147-B",
    board="Noorpur",
    place="NOR",
    sealed_at=datetime(2026, 3, 6, tzinfo=UTC),
    body=("Notice\n{}",),
    sheets=(Sheet("b" * 32, b"\x00\xff%PDF"),),
)


@given(KEYS)
def test_a_key_is_read_back_however_it_was_typed(public: bytes) -> None:
    line = key_line(public)
    assert len(line.split("-")) == 14
    for typed in (
        line,
        line.lower(),
        line.replace("-", " "),
        line.replace("-", "\n"),
        line.replace("O", "0").replace("I", "1").replace("B", "8"),
        f"SR Board\nKey of the board\n\n{line}\nNoorpur\n",
    ):
        assert key_of(typed) == public


@given(KEYS, st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_never_gives_another_key(public: bytes, at: int, letter: str) -> None:
    letters = key_line(public).replace("-", "")
    typed = letters[:at] + letter + letters[at + 1 :]
    try:
        found = key_of(typed)
    except InputInvalid as refused:
        assert refused.key == "board-key-wrong"
        assert typed != letters
    else:
        assert found == public or typed != letters  # two check bytes: one in 65,536 slips through


@pytest.mark.parametrize("typed", ["", "Noorpur", "AAAA-" * 14, "A" * 55, "9" * 56])
def test_what_is_no_key(typed: str) -> None:
    with pytest.raises(InputInvalid, match="board-key-wrong"):
        key_of(typed)


def test_a_number_for_the_phone_and_a_mark() -> None:
    one, other = new_box()[0], new_box()[0]
    assert len(mark_of(one)) == 8
    assert mark_of(one) != mark_of(other)
    assert [len(group) for group in digits_of(b"x").split()] == [4] * 6
    assert digits_of(b"x") != digits_of(b"y")


def test_a_parcel_is_opened_by_its_board_only() -> None:
    public, private = new_box()
    other = new_box()
    sealed = seal_parcel(PARCEL, public)
    assert PARCEL.code.encode() not in sealed
    assert open_parcel(sealed, (other, (public, private))) == PARCEL
    with pytest.raises(RuleBroken, match="transfer-other-board"):
        open_parcel(sealed, (other,))
    with pytest.raises(RuleBroken, match="transfer-damaged"):  # a key that only looks like ours
        open_parcel(sealed, ((public, other[1]),))
    for content in (b"", b"%PDF-1.7", PARCEL.code.encode()):
        with pytest.raises(RuleBroken, match="transfer-no-file"):
            open_parcel(content, ((public, private),))


def test_all_small_files_have_one_size() -> None:
    public, _ = new_box()
    longer = replace(PARCEL, body=PARCEL.body * 300)
    assert len(seal_parcel(PARCEL, public)) == len(seal_parcel(longer, public))


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_found(at: int, by: int) -> None:
    sealed, at = bytearray(_SEALED), at % len(_SEALED)
    sealed[at] ^= by
    with pytest.raises(RuleBroken, match=r"transfer-(damaged|no-file|other-board)"):
        open_parcel(bytes(sealed), (_PAIR,))


def test_a_newer_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    public, private = new_box()
    newer = seal_parcel(replace(PARCEL, format=2), public)
    with pytest.raises(RuleBroken, match="transfer-newer"):
        open_parcel(newer, ((public, private),))

    class Odd:
        def dump_json(self, _: Parcel) -> bytes:
            return b'{"format":1}'

    with monkeypatch.context() as changed:
        changed.setattr(parcels, "_PARCELS", Odd())
        odd = seal_parcel(PARCEL, public)
    with pytest.raises(RuleBroken, match="transfer-newer"):
        open_parcel(odd, ((public, private),))


def test_a_small_key_opens_for_its_own_purpose_only() -> None:
    public, private = new_box()
    sealed = seal_for(public, b"k" * 32, b"one")
    assert unseal_with(private, sealed, b"one") == b"k" * 32
    assert unseal_with(private, sealed, b"two") is None
    assert unseal_with(new_box()[1], sealed, b"one") is None
    assert unseal_with(b"short", sealed, b"one") is None


_PAIR = new_box()
_SEALED = seal_parcel(PARCEL, _PAIR[0])
