"""Own rules before the parent's, the law as a floor under all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.constitution.template_files import TEMPLATE_KEYS, template, template_rules
from governance.rules.cascade import resolve
from governance.rules.findings import Level
from governance.rules.floors import is_below
from governance.rules.parameters import (
    PARAMETERS,
    Floor,
    OriginKind,
    Question,
    RuleSet,
    default_value,
    value_from_json,
)
from governance.rules.templates import template_of

YEARLY = {"every": 1, "unit": "year", "max_gap_days": 455}
IN_7 = {"summon_days": 7}
TWENTY_ONE = Floor(21, "Act 17 of 1960", "karnataka", date(2026, 1, 5))


def test_a_missing_value_comes_from_the_parent_then_the_template_then_the_default() -> None:
    own = RuleSet.from_json({"handover.days": 7}, version="v3")
    near = RuleSet.from_json({"holdover.max_days": 60, "handover.days": 20})
    far = RuleSet.from_json({"holdover.max_days": 45, "chair.casting": True})
    found = resolve(own, [near, far], template_rules("cbo")).rules
    assert (found.handover_days, found.holdover_days, found.casting) == (7, 60, True)
    assert found.origin_of("handover.days").kind is OriginKind.OWN
    assert found.origin_of("holdover.max_days").kind is OriginKind.PARENT
    assert found.origin_of("notice.general.days").kind is OriginKind.TEMPLATE
    assert found.origin_of("serial.year").kind is OriginKind.DEFAULT
    assert (found.version, found.template) == ("v3", "cbo")


def test_without_an_adopted_version_the_template_comes_first() -> None:
    parent = RuleSet.from_json({"handover.days": 20, "minutes.marks": ["chair"]})
    found = resolve(None, [parent], template_rules("shg")).rules
    assert found.handover_days == 7
    assert len(found.minutes_marks) == 1
    assert found.version is None


def test_a_parents_own_affairs_and_offices_stay_its_own() -> None:
    parent = RuleSet.from_json(
        {
            "member.size": {"min": 700},
            "office.president.term_months": 60,
            "office.treasurer.term_months": 60,
        }
    )
    found = resolve(RuleSet(version="v1"), [parent], template_rules("shg")).rules
    assert found.size.min == 5
    assert found.office_ids == ("representative", "treasurer")
    assert found.office("treasurer").term_months == 60


def test_hours_of_a_nearer_layer_take_the_place_of_days() -> None:
    own = RuleSet.from_json({"notice.general.hours": 48}, version="v1")
    found = resolve(own, [], template_rules("cbo")).rules
    assert (found.notice("general").days, found.notice("general").hours) == (None, 48)
    below = resolve(own, [], None, {"notice.general.days": TWENTY_ONE})
    assert [f.key for f in below.findings] == ["notice.general.days"]
    days = RuleSet.from_json({"notice.board.days": 1})
    assert resolve(days, [], None, {"notice.board.hours": Floor(24)}).findings == ()
    assert resolve(days, [], None, {"notice.board.hours": Floor(25)}).findings != ()


def test_a_value_below_the_law_stays_and_names_the_floor_and_its_source() -> None:
    own = RuleSet.from_json({"notice.special.days": 14}, version="v1")
    result = resolve(own, [], None, {"notice.special.days": TWENTY_ONE})
    assert result.rules.notice("special").days == 14
    (found,) = result.findings
    assert (found.key, found.code, found.level) == (
        "notice.special.days",
        "value_below_floor",
        Level.WARN,
    )
    assert dict(found.facts) == {
        "value": "14",
        "floor": "21",
        "source": "Act 17 of 1960",
        "state": "karnataka",
        "checked_on": date(2026, 1, 5),
    }
    assert result.rules.origin_of("notice.special.days").below_floor
    enough = resolve(
        own.with_values({"notice.special.days": 21}), [], None, {"notice.special.days": TWENTY_ONE}
    )
    assert enough.findings == ()
    assert enough.rules.origin_of("notice.special.days").floor == TWENTY_ONE


def test_a_floor_for_every_office_and_a_floor_for_the_majority_of_changes() -> None:
    term = Floor(24)
    amend = Floor(value_from_json("majority.special", {"num": 4, "den": 5}))
    result = resolve(
        RuleSet.from_json({"amend": {}}, version="v1"),
        [],
        template_rules("cbo"),
        {"office.*.term_months": term, "majority.amend": amend},
    )
    keys = [f.key for f in result.findings]
    assert keys == [
        "amend",
        *sorted(f"office.{each}.term_months" for each in result.rules.office_ids),
    ]


def test_a_default_below_the_law_is_found_too() -> None:
    result = resolve(None, [], None, {"handover.days": Floor(10)})
    assert [f.key for f in result.findings] == ["handover.days"]
    assert result.rules.origin_of("handover.days").kind is OriginKind.DEFAULT
    fine = resolve(None, [], None, {"handover.days": Floor(30)})
    assert fine.rules.entries == {}


values = st.fixed_dictionaries(
    {},
    optional={
        "handover.days": st.integers(0, 60),
        "notice.general.days": st.integers(0, 60),
        "chair.casting": st.booleans(),
        "office.chair.term_months": st.integers(1, 60),
        "member.size": st.just({"min": 5}),
    },
)


@given(values, values, st.sampled_from(TEMPLATE_KEYS), st.integers(0, 40))
def test_resolving_twice_changes_nothing(
    own: dict[str, object], parent: dict[str, object], key: str, floor: int
) -> None:
    floors = {"notice.general.days": Floor(floor)}
    mine = RuleSet.from_json(own, version="v1")
    once = resolve(mine, [RuleSet.from_json(parent)], template_rules(key), floors)
    twice = resolve(once.rules, [RuleSet.from_json(parent)], template_rules(key), floors)
    assert twice.rules == once.rules
    assert twice.findings == once.findings


@pytest.mark.parametrize(
    ("key", "value", "floor", "below"),
    [
        ("quorum.general", {"num": 1, "den": 4}, {"num": 1, "den": 3}, True),
        ("quorum.general", {"num": 2, "den": 6}, {"num": 1, "den": 3}, False),
        ("quorum.general", {"kind": "more_than_half"}, {"num": 1, "den": 3}, False),
        ("quorum.general", {"kind": "number", "number": 10}, {"num": 1, "den": 3}, True),
        ("quorum.general", {"base": "good_standing"}, {"base": "roll"}, True),
        ("notice.general.counting", "calendar", "clear", True),
        ("notice.general.counting", "clear", "calendar", False),
        ("notice.general.channels", ["word"], ["paper"], True),
        ("notice.general.channels", ["word", "paper"], ["paper"], False),
        ("notice.general.agenda", False, True, True),
        (
            "frequency.general",
            YEARLY | {"max_gap_days": 500},
            YEARLY,
            True,
        ),
        (
            "requisition.general",
            {"number": 4, **IN_7},
            {"share": [1, 3], **IN_7},
            True,
        ),
        (
            "requisition.general",
            {"share": [1, 4], **IN_7},
            {"share": [1, 3], **IN_7},
            False,
        ),
        (
            "requisition.general",
            {"share": [1, 3], "summon_days": 9},
            {"share": [1, 3], **IN_7},
            True,
        ),
        (
            "requisition.general",
            {"number": 3, **IN_7},
            {"number": 4, **IN_7},
            False,
        ),
        ("attendance.target", [80, 100], [9, 10], True),
        ("majority.special", {"num": 1, "den": 2, "base": "roll"}, {"num": 2, "den": 3}, True),
        ("majority.special", {"num": 3, "den": 4}, {"num": 2, "den": 3, "base": "present"}, True),
        ("majority.special", {"num": 1, "den": 2}, {"num": 1, "den": 2, "strict": True}, True),
        ("majority.special", {"num": 1, "den": 2, "strict": True}, {"num": 1, "den": 2}, False),
        ("majority.special", {"num": 2, "den": 3}, {"num": 2, "den": 3, "base": "roll"}, True),
        ("chair.casting", True, False, True),
        ("proxy", {"allowed": True}, {"allowed": False}, True),
        ("proxy", {"allowed": False}, {"allowed": False}, False),
        ("proxy", {"allowed": True, "max": 2}, {"allowed": True, "max": 1}, True),
        ("proxy", {"allowed": True, "count_to_quorum": True}, {"allowed": True}, True),
        ("proxy", {"allowed": True, "in_elections": True}, {"allowed": True}, True),
        ("proxy", {"allowed": True}, {"allowed": True}, False),
        ("member.good_standing", {"months": 6}, {"months": 3}, True),
        ("member.good_standing", {"dues_days": 10}, {}, True),
        ("member.good_standing", {"attendance": [3, 4]}, {}, True),
        ("member.good_standing", {"attendance": None}, {}, False),
        ("member.good_standing", {}, {"attendance": None}, True),
        ("member.good_standing", {}, {}, False),
        ("member.size", {}, {"min": 7}, True),
        ("member.size", {"min": 5}, {"min": 7}, True),
        ("member.size", {"min": 7, "max": 30}, {"min": 7, "max": 20}, True),
        ("member.size", {"min": 7}, {"max": 20}, True),
        ("member.size", {"min": 9, "max": 20}, {"min": 7, "max": 20}, False),
        ("office.chair.seats", 22, 21, True),
        ("office.chair.term_months", 36, 60, False),
        ("office.chair.count_partial_from_share", [2, 3], [1, 2], True),
        ("office.chair.signatory", True, False, True),
        ("holdover.max_days", 91, 90, True),
        ("election.delegates_fixed", None, 4, True),
        ("election.delegates_fixed", 4, None, False),
        ("election.delegates_fixed", None, None, False),
        ("election.method", "show_of_hands", "plurality_block", True),
        ("reserved", [], [{"group": "trans", "min": 1}], True),
        ("reserved", [{"group": "trans", "min": 2}], [{"group": "trans", "min": 1}], False),
        ("recall", {"petition": [1, 2]}, {}, True),
        ("recall", {"notice_days": 7}, {}, True),
        ("recall", {}, {}, False),
        ("bank", {"k": 1}, {}, True),
        ("bank", {"change_days": 30}, {}, True),
        ("bank", {"must_include": []}, {}, True),
        ("bank", {}, {}, False),
        ("board_composition", {"community_share_min": [1, 2]}, {}, True),
        ("amend", {"file_days": None}, {}, True),
        ("amend", {"file_days": 40}, {}, True),
        ("amend", {"notice_days": 14}, {}, True),
        ("amend", {"counting": "calendar"}, {}, True),
        ("amend", {"majority": {"num": 2, "den": 3}}, {}, True),
        ("amend", {}, {"file_days": None}, False),
        ("minutes.marks", ["chair", "member"], ["chair", "member", "member"], True),
    ],
)
def test_what_is_weaker_than_the_law(key: str, value: object, floor: object, below: bool) -> None:
    assert is_below(key, value_from_json(key, value), value_from_json(key, floor)) is below


def test_no_value_is_weaker_than_itself() -> None:
    for each in PARAMETERS:
        key = each.pattern.replace("<type>", "general").replace("<kind>", "special")
        key = key.replace("<id>", "chair")
        value: Any = default_value(key)
        assert is_below(key, value, value) is False, key


@pytest.mark.parametrize("key", TEMPLATE_KEYS)
def test_every_shipped_template_can_be_read(key: str) -> None:
    found = template(key)
    assert found.key == key
    assert {found.rules.origin_of(each).kind for each in found.rules.entries} == {
        OriginKind.TEMPLATE
    }
    assert found.rules.version is None
    assert found.keys_of(Question.WHICH_LEADERS)
    with pytest.raises(KeyError):
        template("party")


def test_the_templates_say_what_the_domain_table_says() -> None:
    shg, cbo, board, coop = (template_rules(k) for k in ("shg", "cbo", "board", "coop"))
    assert shg.size.max == 20 and shg.bank.k == shg.bank.n == 2
    assert (shg.amend.notice_days, shg.amend.file_days) == (7, None)
    assert shg.office("representative").max_consecutive == 1
    assert cbo.notice("special").days == 21 and cbo.office("president").cooling_off_months == 24
    assert cbo.notice("safety").hours == 24
    assert board.amend.by == "parent" and board.handover_days == 15
    assert {coop.office(each).term_months for each in coop.office_ids} == {60}
    assert sum(coop.office(each).seats for each in coop.office_ids) == 9
    federation = template_rules("federation")
    assert sum(federation.office(each).seats for each in federation.office_ids) == 13
    assert federation.election.delegates_fixed == 7


def test_a_template_without_rules_of_its_own_is_its_base() -> None:
    base = {"key": "cbo", "rules": {"handover.days": 9}}
    assert template_of({"key": "union"}, base).rules.handover_days == 9
