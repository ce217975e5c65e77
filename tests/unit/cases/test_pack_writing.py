"""A pack written as TOML is the same pack when it is read."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.packs import PACK_IDS, fallback_pack, read_pack, shipped
from sr_board.cases.packs.writing import toml_of
from sr_board.cases.rules.clocks import BUILT_IN
from sr_board.cases.rules.packs import changed, check_pack

_KEYS = st.text("abc_é .", min_size=1, max_size=6)
_PLAIN = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.lists(st.text(max_size=5), max_size=3),
)
_ROW = st.dictionaries(_KEYS, _PLAIN, min_size=1, max_size=3)
_SECTION = st.recursive(
    st.dictionaries(_KEYS, _PLAIN | st.lists(_ROW, min_size=1, max_size=2), max_size=3),
    lambda inner: st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(_KEYS, _SECTION, max_size=3))
@settings(max_examples=60)
def test_what_is_written_is_read_back(content: dict[str, object]) -> None:
    assert tomllib.loads(toml_of(content)) == content


@pytest.mark.parametrize("pack_id", PACK_IDS)
def test_every_shipped_pack_is_written_and_read_back(pack_id: str) -> None:
    pack = shipped(pack_id)
    again = read_pack(toml_of(pack.content))
    assert again == pack


def test_what_toml_cannot_hold_is_refused() -> None:
    with pytest.raises(InputInvalid, match="pack-value"):
        toml_of({"meta": {"x": 1.5}})


def test_values_are_changed_by_their_path_and_the_pack_stays_as_it_was() -> None:
    pack = shipped("in-wb")
    new = changed(pack.content, {"clocks.sir_watch.days": 10, "forms.case_sheet": "Form 1"})
    assert new["clocks"]["sir_watch"]["days"] == 10
    assert new["forms"]["case_sheet"] == "Form 1"
    assert pack.content["clocks"]["sir_watch"]["days"] == 15
    for path in ("meta", "meta.id.deeper.still"):
        with pytest.raises(InputInvalid, match="pack-path"):
            changed(pack.content, {path: 1})


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("clocks.cwc_production.minutes", 1441, "case-r25"),
        ("clocks.cwc_production.nature", "internal", "case-r25"),
        ("clocks.breach_board.plus_journey", True, "case-r25"),
        ("clocks.cwc_production.nature", "sometimes", "pack-clock"),
        ("meta.checked_on", "yesterday", "pack-section-missing"),
        ("meta.title", "India", "pack-section-missing"),
        ("consent.en", "", "pack-section-missing"),
        ("consent.version", "", "pack-section-missing"),
        ("age", 18, "pack-unreadable"),
    ],
)
def test_a_weaker_or_broken_pack_is_refused(path: str, value: object, key: str) -> None:
    content = shipped("in").content
    wrong = {**content, "age": 18} if path == "age" else changed(content, {path: value})
    with pytest.raises((InputInvalid, RuleBroken), match=key):
        read_pack(toml_of(wrong))


def test_what_holds_without_any_pack_is_protective() -> None:
    pack = fallback_pack()
    check_pack(pack.content)
    assert {rule: pack.length(rule) for rule in BUILT_IN} == dict(BUILT_IN)
    assert pack.notice_version == "built-in@0/0"
    assert pack.extends == ""
    assert pack.consent_notice("bn")
