"""Two files about one person: marks of names in five scripts, phones, districts, codes."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.cases.rules.codes import with_check
from sr_board.cases.rules.doubles import (
    NOBODY,
    Alike,
    Marks,
    Told,
    alike,
    codes_in,
    marks_of,
    names_code,
    phones_in,
    same_sound,
)


def mark(value: str, key: bytes = b"one") -> str:
    return hashlib.blake2b(value.encode(), key=key, digest_size=6).hexdigest()


def marks(*names: str, phone: str = "", district: str = "") -> Marks:
    return marks_of(Told(names, (phone,), district), mark)


@pytest.mark.parametrize(
    "spellings",
    [
        "Zorina/জরিনা/ज़रीना/జరీనా/ಜರೀನಾ/Jarina",
        "Kajal Bibi/কাজল বিবি/काजल बीबी/కాజల్ బీబీ/ಕಾಜಲ್ ಬೀಬೀ/Kajol Beebi",
        "Lakshmi Das/লক্ষ্মী দাস/लक्ष्मी दास/లక్ష్మి దాస్/ಲಕ್ಷ್ಮಿ ದಾಸ್/Das Laxmi",
        "Parveen Khatun/পারভীন খাতুন/परवीन खातून/Parvin Khatoon",
    ],
)
def test_one_name_in_five_scripts_is_found(spellings: str) -> None:
    first, *rest = spellings.split("/")
    for other in rest:
        assert alike(marks(first), marks(other)) == (Alike.NAME,), other


def test_bengali_devanagari_and_latin_give_the_same_mark() -> None:
    assert marks("Malati Das") == marks("মালতী দাস") == marks("मालती दास")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (marks("Zorina Khatun"), marks("Zorina Khatun", district="Nadia"), (Alike.NAME,)),
        (
            marks("Zorina Khatun", district="Malda"),
            marks("Zorina Khatun", district="Nadia"),
            (Alike.NAME,),
        ),
        (marks("Zorina", district="Malda"), marks("Zorina", district="Nadia"), ()),
        (marks("Zorina", district="Malda"), marks("জরিনা"), (Alike.NAME,)),
        (marks("Malati Das"), marks("Malatti Dass"), (Alike.NAME,)),
        (marks("Malati Das"), marks("Mabati Das"), (Alike.NEAR_NAME,)),
        (
            marks("Malati Das", district="Malda"),
            marks("Mabati Das", district="মালদা"),
            (Alike.NEAR_NAME,),
        ),
        (marks("Malati Das", district="Malda"), marks("Mabati Das", district="Nadia"), ()),
        (marks("Zorina"), marks("Zorina Khatun"), ()),
        (
            marks("Zorina", district="Nadia"),
            marks("Zorina Khatun", district="নদিয়া"),
            (Alike.FIRST_NAME,),
        ),
        (marks("Mina"), marks("Mona"), ()),
        (marks("Al", district="Nadia"), marks("Al Bibi", district="Nadia"), ()),
        (
            marks("Asha", phone="+91 98300 11111"),
            marks("Rekha", phone="০৯৮৩০০১১১১১"),
            (Alike.PHONE,),
        ),
        (
            marks("Asha", phone="98300-11111 or 98311 22222"),
            marks("আশা", phone="9831122222"),
            (Alike.PHONE, Alike.NAME),
        ),
        (marks("Munni", "Zorina Khatun"), marks("Zorina Khatun"), (Alike.NAME,)),
        (NOBODY, marks("Zorina"), ()),
    ],
)
def test_what_makes_two_files_alike(one: Marks, other: Marks, why: tuple[Alike, ...]) -> None:
    assert alike(one, other) == alike(other, one) == why


def test_names_are_shown_as_sounding_alike() -> None:
    assert same_sound("জরিনা খাতুন", "Zorina Khatun") and same_sound("মালদা", "Malda")
    assert not same_sound("Malati", "Champa") and not same_sound("…", "…")


def test_a_short_number_and_no_name_have_no_mark() -> None:
    assert phones_in("033-2543") == ()
    assert phones_in("") == ()
    assert marks("…", phone="112") == NOBODY


def test_marks_of_another_key_are_like_nothing() -> None:
    told = Told(("Zorina Khatun",), ("9830011111",), "Nadia")
    other = marks_of(told, lambda value: mark(value, b"two"))
    assert alike(marks_of(told, mark), other) == ()


@given(st.text(max_size=30), st.text(max_size=12), st.text(max_size=14))
@settings(max_examples=60)
def test_whoever_has_a_mark_is_like_herself(name: str, district: str, phone: str) -> None:
    found = marks(name, district=district, phone=phone)
    assert bool(alike(found, found)) == bool(found.names or found.phones)
    assert name not in found.names


@given(
    st.text("abdeiklmnort ", min_size=6, max_size=14),
    st.integers(0, 13),
    st.sampled_from("abdeiklmnort"),
)
@settings(max_examples=60)
def test_one_wrong_letter_of_a_sound_is_near(heard: str, place: int, letter: str) -> None:
    """On the level of sounds: whatever letter is exchanged, what is left without it is shared."""
    from sr_board.cases.rules.doubles import _near

    other = heard[:place] + letter + heard[place + 1 :]
    assert set(_near(heard)) & set(_near(other))


CODE = with_check("KOL", 2026, 147)


def test_a_code_named_in_a_notice_is_read() -> None:
    assert codes_in("see srb-kol-26-০১৪৭-b, again SRB-KOL-26-0147-B") == ("SRBKOL260147B",)
    assert codes_in("SRB KOL 26 0147") == ("SRBKOL260147",)
    assert codes_in("nothing of a board") == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (CODE, True),
        ("SRB-KOL-26-0174-B", True),
        ("SRB-KOL-26-0197-B", True),
        ("SRB-KOL-26-0147", True),
        ("SRB-KOL-26-9999-X", False),
        (with_check("KOL", 2026, 148), False),
    ],
)
def test_a_mistyped_code_means_the_near_one(written: str, meant: bool) -> None:
    (found,) = codes_in(written)
    assert names_code(found, CODE) is meant


def test_lengths_that_differ_by_more_are_no_slip() -> None:
    assert not names_code("SRBKO260147", CODE)
    assert names_code("SRBKOLL260147B", CODE)
    assert not names_code("SRBKOLLL260147B", CODE)
