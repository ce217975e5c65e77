"""A secret in parts on paper: official vectors of SLIP-0039, and the parts as they are typed."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import MnemonicError, combine_mnemonics

from sr_board.base.errors import InputInvalid
from sr_board.vault.shares import WORDS, PaperShare, join, read_share, split

SECRET = bytes(range(32))
SINGLE = (
    "duckling enlarge academic academic agency result length solution fridge kidney coal piece "
    "deal husband erode duke ajar critical decision "
)
TWO_OF_THREE = (
    "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist "
    "rescue view short owner flip making coding armed",
    "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice "
    "unkind craft early superior advocate guest smoking",
)
LONG = (
    "theory painting academic academic armed sweater year military elder discuss acne wildlife "
    "boring employer fused large satoshi bundle carbon diagnose anatomy hamster leaves tracks "
    "paces beyond phantom capital marvel lips brave detect luck"
)


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ([SINGLE + "keyboard"], "bb54aac4b89dc868ba37d9cc21b2cece"),
        (list(TWO_OF_THREE), "b43ceb7e57a0ea8766221624d01b0864"),
        ([LONG], "989baf9dcaad5b10ca33dfd8cc75e42477025dce88ae83e75a230086a0e00e92"),
    ],
)
def test_the_library_gives_the_secrets_of_the_official_vectors(
    words: list[str], secret: str
) -> None:
    assert combine_mnemonics(words, b"TREZOR").hex() == secret


def test_the_library_finds_a_wrong_last_word_of_the_official_vectors() -> None:
    with pytest.raises(MnemonicError):
        combine_mnemonics([SINGLE + "kidney"], b"TREZOR")


def test_any_three_of_five_give_the_secret_and_two_do_not() -> None:
    parts = split(SECRET, 3, 5)
    assert [one.number for one in parts] == [1, 2, 3, 4, 5]
    assert len({one.set for one in parts}) == 1
    for three in combinations(parts, 3):
        assert join(three) == SECRET
    assert join(parts) == SECRET
    with pytest.raises(InputInvalid, match="shares-too-few"):
        join([parts[0], parts[1], parts[1]])
    with pytest.raises(InputInvalid, match="shares-differ"):
        join([])


def test_parts_of_two_makings_do_not_go_together() -> None:
    first = split(SECRET, 2, 3)
    second = split(SECRET, 2, 3)
    while second[0].set == first[0].set:
        second = split(SECRET, 2, 3)
    with pytest.raises(InputInvalid, match="shares-differ"):
        join([first[0], second[1]])
    other = split(bytes(32), 2, 3)
    forged = PaperShare(2, 2, first[0].set, other[1].words)
    with pytest.raises(InputInvalid, match="shares-differ"):
        join([first[0], forged])


@pytest.mark.parametrize("wrong", [(1, 3), (4, 3), (2, 10)])
def test_impossible_numbers_of_parts_are_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(InputInvalid, match="shares-count"):
        split(SECRET, *wrong)
    with pytest.raises(InputInvalid, match="shares-count"):
        split(SECRET[:16], 2, 3)


BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def test_a_part_is_read_from_words_or_numbers_of_any_script() -> None:
    part = split(SECRET, 2, 3)[1]
    typed = (
        " ".join(part.words),
        ", ".join(part.words).upper(),
        "\n".join(part.numbers),
        " ".join(part.numbers).translate(BENGALI),
    )
    assert {read_share(one) for one in typed} == {part}
    assert "abandon" not in repr(part)
    assert part.words[5] not in repr(part)


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, WORDS - 1), other=st.integers(0, 1023))
def test_one_wrong_number_is_always_found(place: int, other: int) -> None:
    part = split(SECRET, 2, 2)[0]
    numbers = list(part.numbers)
    if numbers[place] == f"{other:04d}":
        other = (other + 1) % 1024
    numbers[place] = f"{other:04d}"
    with pytest.raises(InputInvalid, match="share-unreadable"):
        read_share(" ".join(numbers))


def test_what_is_no_part_is_told_apart() -> None:
    part = split(SECRET, 2, 3)[0]
    for wrong in (
        "",
        " ".join(part.words[:-1]),
        " ".join([*part.words[:-1], "lotus"]),
        "1024 " * 33,
    ):
        with pytest.raises(InputInvalid, match="share-unreadable"):
            read_share(wrong)
