"""Law packs: shipped ones are sound, and none can be made weaker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import resources
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.cases.packs import PACK_IDS, read_pack, shipped, shipped_length
from sr_board.cases.rules.clocks import BUILT_IN
from sr_board.cases.rules.packs import check_pack, is_old, length_in, merged


@pytest.mark.parametrize("pack_id", PACK_IDS)
def test_every_shipped_pack_is_sound_and_says_what_is_not_confirmed(pack_id: str) -> None:
    pack = shipped(pack_id)
    assert pack.id_version == f"{pack_id}@1"
    assert pack.title("bn") != pack.title("en")
    assert pack.title("te") == pack.title("en")
    assert pack.consent_notice("bn") != pack.consent_notice("kn")
    assert "clocks.cwc_production" in pack.unverified
    assert not pack.old(date(2027, 11, 27))
    assert pack.old(date(2027, 11, 28))
    for rule in ("cwc_production", "pocso_report", "s32_information"):
        assert pack.length(rule) == BUILT_IN[rule]


def test_a_state_stands_on_the_country() -> None:
    assert shipped("in-wb").length("final_order_watch") == BUILT_IN["final_order_watch"]
    assert shipped_length("final_order_watch", "in-wb@1") == BUILT_IN["final_order_watch"]
    assert shipped_length("final_order_watch", "nowhere@7") is None
    assert shipped_length("first_contact", "in@1") is None


def whole(**changed: Any) -> dict[str, Any]:
    return {**shipped("in").content, **changed}


def test_the_age_limit_and_the_report_are_never_weakened() -> None:
    age = shipped("in").content["age"]
    for changed in ({"child_below": 16}, {"child_below": "18"}, {"buffer": 18}):
        with pytest.raises(RuleBroken, match="case-r25"):
            check_pack(whole(age={**age, **changed}))
    clocks = shipped("in").content["clocks"]
    slow = {**clocks, "cwc_production": {**clocks["cwc_production"], "minutes": 1441}}
    with pytest.raises(RuleBroken, match="case-r25"):
        check_pack(whole(clocks=slow))
    quick = {**clocks, "cwc_production": {**clocks["cwc_production"], "minutes": 720}}
    check_pack(whole(clocks=quick))
    with pytest.raises(RuleBroken, match="case-r25"):
        check_pack(shipped("in").content, whole(clocks=quick))
    none = {name: row for name, row in clocks.items() if name != "cwc_production"}
    check_pack(whole(clocks=none))
    check_pack(shipped("in").content, whole(clocks=none))


def test_a_part_that_is_missing_and_a_clock_without_sense_are_named() -> None:
    pack = dict(shipped("in").content)
    del pack["privacy"]
    with pytest.raises(InputInvalid, match="pack-section-missing"):
        check_pack(pack)
    for row in ({"minutes": 1, "days": 1}, {"minutes": -1}, {}, {"minutes": "1"}):
        with pytest.raises(InputInvalid, match="pack-clock"):
            length_in({"clocks": {"x": row}}, "x")
    assert length_in({}, "x") is None
    assert merged({"meta": {}}, None) == {"meta": {}}
    assert not is_old(date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize("text", ["", "[meta", "[meta]\nid = 1", "meta = 3"])
def test_a_pack_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(InputInvalid, match="pack-unreadable"):
        read_pack(text)


def test_an_unknown_pack_is_told() -> None:
    with pytest.raises(NotFound, match="pack-unknown"):
        shipped("moon")
    text = resources.text("jurisdictions", "in-wb.toml").replace('extends = "in"', 'extends = "x"')
    with pytest.raises(NotFound, match="pack-unknown"):
        read_pack(text)
