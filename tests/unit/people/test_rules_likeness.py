"""Names that may be one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.people.rules.likeness import Likeness, NameIndex, sound
from tests.guards import processor_time


@pytest.mark.parametrize(
    "spellings",
    [
        "Asha ASHA Aasha আশা आशा",
        "Meena Mina মীনা मीना",
        "Lakshmi Laxmi লক্ষ্মী लक्ष्मी లక్ష్మి ಲಕ್ಷ್ಮಿ",
        "Sabitri Savitri সাবিত্রী सावित्री",
        "Pooja Puja পূজা",
        "Chhaya ছায়া",
        "Bharati ভারতী",
        "Champa চম্পা",
        "Chanda চাঁদা",
    ],
)
def test_one_name_in_several_spellings_and_scripts_sounds_the_same(spellings: str) -> None:
    assert len({sound(name) for name in spellings.split()}) == 1


def test_order_of_parts_and_titles_do_not_matter() -> None:
    assert sound("Smt. Champa Das") == sound("DAS, Champa")


@pytest.mark.parametrize(("one", "two"), [("Mina", "Mona"), ("Rekha", "Radha"), ("Asha", "Usha")])
def test_short_names_with_another_vowel_stay_apart(one: str, two: str) -> None:
    index = NameIndex()
    index.add("1", one)
    assert index.alike(two) == []


def test_the_closest_come_first() -> None:
    index = NameIndex()
    for ref, name in {"slip": "Kajal Bibi", "sound": "Kajol Beebi", "same": "kajol bibi"}.items():
        index.add(ref, name)
    found = [(m.ref, m.likeness) for m in index.alike("Kajol Bibi")]
    assert found == [
        ("same", Likeness.SAME),
        ("sound", Likeness.SAME_SOUND),
        ("slip", Likeness.ONE_SLIP),
    ]


@pytest.mark.parametrize(
    "other", ["malatti das", "malat das", "maalti das", "mlaati das", "zalati das"]
)
def test_one_slip_is_found_in_longer_names(other: str) -> None:
    index = NameIndex()
    index.add("1", "Malati Das")
    assert [m.ref for m in index.alike(other)] == ["1"]
    assert index.alike("Malobika Das") == []


def test_names_without_letters_are_like_nothing() -> None:
    index = NameIndex()
    index.add("1", "…")
    assert index.alike("…") == []
    assert sound("Smt.") == ""


@given(st.text(max_size=60))
def test_any_name_is_like_itself_when_it_has_a_sound(name: str) -> None:
    index = NameIndex()
    index.add("me", name)
    assert [m.ref for m in index.alike(name)] == (["me"] if sound(name) else [])


@given(
    st.text("abcdefghij ", min_size=1, max_size=12), st.text("abcdefghij ", min_size=1, max_size=12)
)
def test_likeness_goes_both_ways(one: str, two: str) -> None:
    def found(there: str, here: str) -> bool:
        index = NameIndex()
        index.add("x", there)
        return bool(index.alike(here))

    assert found(one, two) == found(two, one)


def test_five_thousand_names_are_compared_in_a_moment() -> None:
    index = NameIndex()
    names = [f"Kaberi {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}mita Das" for n in range(5000)]
    with processor_time() as spent:
        for n, name in enumerate(names):
            index.add(str(n), name)
        for name in names[:500]:
            index.alike(name)
    assert spent.seconds < 20
