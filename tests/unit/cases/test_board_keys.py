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
from sr_board.cases.sealing.parcel import (
    OpenedParcel,
    Pair,
    Parcel,
    Sheet,
    open_parcel,
    seal_parcel,
)
from sr_board.vault.keys import new_box, open_between, seal_between, seal_for, unseal_with

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


def pair() -> Pair:
    return Pair(*new_box())


@pytest.mark.parametrize("sender", [None, pair()])
def test_a_parcel_is_opened_by_its_board_only(sender: Pair | None) -> None:
    mine, other = pair(), pair()
    sealed = seal_parcel(PARCEL, mine.public, sender)
    assert PARCEL.code.encode() not in sealed
    by = sender.public if sender is not None else None
    assert by is None or by not in sealed
    assert open_parcel(sealed, (other, mine)) == OpenedParcel(PARCEL, by)
    with pytest.raises(RuleBroken, match="transfer-other-board"):
        open_parcel(sealed, (other,))
    with pytest.raises(RuleBroken, match="transfer-damaged"):  # a key that only looks like ours
        open_parcel(sealed, (Pair(mine.public, other.private),))
    for content in (b"", b"%PDF-1.7", PARCEL.code.encode()):
        with pytest.raises(RuleBroken, match="transfer-no-file"):
            open_parcel(content, (mine,))


def test_nobody_seals_in_the_name_of_another_board() -> None:
    """Who knows only public keys cannot prove; a proof of one file proves no other."""
    mine, south, stranger = pair(), pair(), pair()
    with pytest.raises(RuleBroken, match="transfer-damaged"):
        open_parcel(seal_parcel(PARCEL, mine.public, Pair(south.public, stranger.private)), (mine,))
    one = seal_parcel(PARCEL, mine.public, south)
    other = seal_parcel(replace(PARCEL, code="SRB-KOL-26-0148-9"), mine.public, south)
    at = len(b"SRBOARD/TRANSFER/2\n") + 8 + 2 * 112
    for odd in (one[:at] + other[at:], one[: at + 104] + other[at + 104 :], one[:at]):
        with pytest.raises(RuleBroken, match="transfer-damaged"):
            open_parcel(odd, (mine,))
    # taken off, the rest is no file of the first kind either
    bare = b"SRBOARD/TRANSFER/1\n" + one[19 : 19 + 8 + 112] + one[at + 104 :]
    with pytest.raises(RuleBroken, match="transfer-damaged"):
        open_parcel(bare, (mine,))
    with pytest.raises(RuleBroken, match="transfer-newer"):
        open_parcel(one.replace(b"TRANSFER/2", b"TRANSFER/3", 1), (mine,))


def test_all_small_files_have_one_size() -> None:
    public, _ = new_box()
    longer = replace(PARCEL, body=PARCEL.body * 300)
    assert len(seal_parcel(PARCEL, public)) == len(seal_parcel(longer, public))


@given(st.integers(0, 10_000), st.integers(1, 255), st.booleans())
def test_a_changed_byte_is_found(at: int, by: int, proved: bool) -> None:
    whole = _PROVED if proved else _SEALED
    sealed, at = bytearray(whole), at % len(whole)
    sealed[at] ^= by
    with pytest.raises(RuleBroken, match=r"transfer-(damaged|no-file|other-board|newer)"):
        open_parcel(bytes(sealed), (_PAIR,))


def test_a_newer_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = pair()
    newer = seal_parcel(replace(PARCEL, format=2), mine.public)
    with pytest.raises(RuleBroken, match="transfer-newer"):
        open_parcel(newer, (mine,))

    class Odd:
        def dump_json(self, _: Parcel) -> bytes:
            return b'{"format":1}'

    with monkeypatch.context() as changed:
        changed.setattr(parcels, "_PARCELS", Odd())
        odd = seal_parcel(PARCEL, mine.public)
    with pytest.raises(RuleBroken, match="transfer-newer"):
        open_parcel(odd, (mine,))


def test_a_small_key_opens_for_its_own_purpose_only() -> None:
    public, private = new_box()
    sealed = seal_for(public, b"k" * 32, b"one")
    assert unseal_with(private, sealed, b"one") == b"k" * 32
    assert unseal_with(private, sealed, b"two") is None
    assert unseal_with(new_box()[1], sealed, b"one") is None
    assert unseal_with(b"short", sealed, b"one") is None


def test_what_one_pair_seals_to_another_tells_from_whom_it_is() -> None:
    one, other, third = pair(), pair(), pair()
    sealed = seal_between(one.private, other.public, b"d" * 32, b"here")
    assert open_between(other.private, one.public, sealed, b"here") == b"d" * 32
    assert open_between(other.private, one.public, sealed, b"there") is None
    assert open_between(other.private, third.public, sealed, b"here") is None
    assert open_between(third.private, one.public, sealed, b"here") is None
    assert open_between(other.private, bytes(32), sealed, b"here") is None  # no point at all
    short = seal_between(one.private, other.public, b"d" * 31, b"here")
    assert open_between(other.private, one.public, short, b"here") is None


_PAIR = pair()
_SEALED = seal_parcel(PARCEL, _PAIR.public)
_PROVED = seal_parcel(PARCEL, _PAIR.public, pair())
