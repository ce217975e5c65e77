"""Rules as values: what cannot be meant is refused, what is written reads back equal."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.entry_decisions import DecisionKind
from governance.rules import parameter_values as pv
from governance.rules.meetings import MeetingType
from governance.rules.minutes import MarkCapacity
from governance.rules.parameter_keys import DECISION_KINDS
from governance.rules.parameters import (
    PARAMETERS,
    ElectionRules,
    OfficeRules,
    OriginKind,
    Question,
    RuleSet,
    default_value,
    keys_of_question,
    parameter,
    value_from_json,
    value_to_json,
    variant_of,
)
from governance.rules.votes import ORDINARY, Majority, MajorityBase
from sr_board.base.errors import InputInvalid
from sr_board.wording import WORDS

KEYS = [
    each.pattern.replace("<type>", variant).replace("<kind>", variant).replace("<id>", variant)
    for each in PARAMETERS
    for variant in (
        [t.value for t in MeetingType]
        if "<type>" in each.pattern
        else ["ordinary", "special", "expel", "bank", "loan", "dissolve", "affiliate"]
        if "<kind>" in each.pattern
        else ["chair", "treasurer", "representative"]
        if "<id>" in each.pattern
        else [""]
    )
]

_shares = st.integers(1, 60).flatmap(lambda d: st.tuples(st.integers(1, d), st.just(d)))
shares = _shares.map(lambda s: pv.Share(*s))
majorities = st.builds(
    lambda s, base, strict: Majority(s[0], s[1] + 1, base, strict=strict),
    _shares,
    st.sampled_from(MajorityBase),
    st.booleans(),
)
quorums = st.builds(
    lambda s, **rest: pv.Quorum(num=s[0], den=s[1], **rest),
    _shares,
    kind=st.sampled_from(pv.QuorumKind),
    number=st.integers(1, 500),
    base=st.sampled_from(pv.CountBase),
    moment=st.sampled_from(pv.Moment),
    adjourned=st.sampled_from(pv.Adjourned),
    wait_min=st.integers(0, 600),
)
BY_FORM: dict[str, st.SearchStrategy[Any]] = {
    "quorum.shg": quorums,
    "majority.special": majorities,
    "attendance.target": shares,
    "reserved": st.lists(
        st.builds(
            pv.Reserved, st.sampled_from(["trans", "under30", "older_50"]), st.integers(1, 9)
        ),
        unique_by=lambda each: each.group,
    ).map(tuple),
    "requisition.general": st.one_of(
        st.builds(pv.Requisition, st.integers(1, 99), st.none(), st.integers(0, 60)),
        st.builds(pv.Requisition, st.none(), shares, st.integers(0, 60)),
    ),
    "recall": st.builds(pv.Recall, shares, st.integers(0, 99), majorities, st.integers(0, 24)),
    "amend": st.builds(
        pv.Amend,
        majorities,
        st.integers(0, 90),
        st.sampled_from(pv.Counting),
        st.none() | st.integers(1, 90),
        st.sampled_from(pv.AmendedBy),
    ),
    "rotation": st.builds(
        pv.Rotation, st.sampled_from(pv.RotationMode), shares, st.sampled_from(pv.Rounding)
    ),
    "election.max_marks": st.sampled_from(["seats", "unlimited"]) | st.integers(1, 50),
    "notice.general.channels": st.lists(st.sampled_from(pv.Channel), min_size=1, unique=True).map(
        tuple
    ),
    "member.size": st.just(pv.MemberSize()) | st.builds(pv.MemberSize, st.just(5), st.just(20)),
}


@pytest.mark.parametrize("key", KEYS)
def test_every_default_reads_back_as_it_was_written(key: str) -> None:
    value = default_value(key)
    if value is None and key.startswith("notice."):
        assert RuleSet().notice(variant_of(key)).days != RuleSet().notice(variant_of(key)).hours
    else:
        assert value_from_json(key, value_to_json(key, value)) == value


@given(st.sampled_from(sorted(BY_FORM)).flatmap(lambda k: st.tuples(st.just(k), BY_FORM[k])))
def test_every_value_reads_back_equal(pair: tuple[str, Any]) -> None:
    key, value = pair
    assert value_from_json(key, value_to_json(key, value)) == value


@given(st.dictionaries(st.sampled_from(sorted(BY_FORM)), st.integers(0, 3)), st.data())
def test_a_set_of_rules_read_twice_is_equal(keys: dict[str, int], data: st.DataObject) -> None:
    rules = RuleSet(version="v1").with_values({key: data.draw(BY_FORM[key]) for key in keys})
    stored = rules.to_json()
    assert RuleSet.from_json(stored, version="v1") == RuleSet.from_json(stored, version="v1")
    assert RuleSet.from_json(stored, version="v1") == rules
    assert list(stored) == sorted(stored)


@pytest.mark.parametrize(
    ("key", "obj", "error", "field"),
    [
        ("quorum.shg", {"kind": "most"}, "choice-unknown", "kind"),
        ("quorum.shg", {"kind": "share", "num": 3, "den": 2}, "share-impossible", "num"),
        ("quorum.shg", {"kind": "number", "number": 0}, "rule-number-out-of-range", "number"),
        ("quorum.shg", {"wait_min": -1}, "rule-number-out-of-range", "wait_min"),
        ("quorum.shg", {"half": True}, "rule-value-unreadable", "quorum.shg"),
        ("quorum.shg", 7, "rule-value-unreadable", "quorum.shg"),
        ("quorum.shg", {"num": True}, "rule-value-unreadable", "num"),
        ("attendance.target", [0, 4], "share-impossible", "attendance.target"),
        ("attendance.target", [5, 4], "share-impossible", "attendance.target"),
        ("attendance.target", [1, 2, 3], "rule-value-unreadable", "attendance.target"),
        ("attendance.target", {"num": 1, "of": 2}, "rule-value-unreadable", "attendance.target"),
        ("attendance.target", [1, 20_000], "rule-number-out-of-range", "attendance.target"),
        ("majority.special", {"num": 2, "den": 3, "base": "all"}, "choice-unknown", "base"),
        ("majority.special", {"num": 1, "den": 1, "strict": True}, "share-impossible", "num"),
        ("majority.special", {"num": 1}, "rule-value-incomplete", "den"),
        ("notice.general.days", "7", "rule-value-unreadable", "notice.general.days"),
        ("notice.general.days", -1, "rule-number-out-of-range", "notice.general.days"),
        ("notice.general.channels", [], "rule-value-unreadable", "notice.general.channels"),
        ("notice.general.channels", ["word", "word"], "listed-twice", "notice.general.channels"),
        ("notice.general.agenda", 1, "rule-value-unreadable", "notice.general.agenda"),
        ("requisition.shg", {"summon_days": 7}, "number-or-share", "number"),
        (
            "requisition.shg",
            {"number": 4, "share": [1, 3], "summon_days": 7},
            "number-or-share",
            "number",
        ),
        ("bank", {"k": 4, "n": 3}, "more-than-there-are", "k"),
        (
            "bank",
            {"k": 1, "n": 1, "must_include": ["chair", "x"]},
            "more-than-there-are",
            "must_include",
        ),
        ("bank", {"must_include": ["Treasurer!"]}, "rule-value-unreadable", "must_include"),
        ("member.size", {"min": 20, "max": 5}, "least-above-most", "min"),
        ("member.min_age", 17, "rule-number-out-of-range", "member.min_age"),
        ("reserved", [{"group": "trans", "min": 0}], "rule-number-out-of-range", "min"),
        (
            "reserved",
            [{"group": "trans", "min": 1}, {"group": "trans", "min": 2}],
            "listed-twice",
            "reserved",
        ),
        ("minutes.marks", ["secretary"], "marks-without-chair", "minutes.marks"),
        ("election.max_marks", "many", "rule-value-unreadable", "election.max_marks"),
        ("chair.sitting", 3, "choice-unknown", "chair.sitting"),
        (
            "frequency.shg",
            {"every": 0, "unit": "week", "max_gap_days": 9},
            "rule-number-out-of-range",
            "every",
        ),
        ("amend", {"file_days": 0}, "rule-number-out-of-range", "file_days"),
    ],
)
def test_what_cannot_be_meant_is_refused(key: str, obj: object, error: str, field: str) -> None:
    with pytest.raises(InputInvalid) as caught:
        value_from_json(key, obj)
    assert (caught.value.key, caught.value.params["field"]) == (error, field)
    assert error in WORDS


@pytest.mark.parametrize(
    "key",
    [
        "quorum",
        "quorum.party",
        "quorum.shg.kind",
        "majority.amend",
        "office.X.seats",
        "office..seats",
        "",
    ],
)
def test_an_unknown_rule_is_named(key: str) -> None:
    with pytest.raises(InputInvalid, match="rule-key-unknown") as caught:
        parameter(key)
    assert caught.value.params["key"] == key


def test_shares_may_be_written_in_two_ways() -> None:
    assert value_from_json("attendance.target", {"num": 9, "den": 10}) == pv.Share(9, 10)
    assert value_from_json("attendance.target", [9, 10]) == pv.Share(9, 10)


def test_a_fraction_counts_as_one() -> None:
    assert [pv.Share(1, 3).of(n) for n in (0, 1, 3, 20, 21)] == [0, 1, 1, 7, 7]


def test_the_kinds_of_decision_are_those_that_motions_have() -> None:
    assert set(DECISION_KINDS) == {kind.value for kind in DecisionKind}


def test_fifteen_questions_each_asking_for_some_rule() -> None:
    assert len(Question) == 15
    for question in Question:
        assert any(each.question is question for each in PARAMETERS), question


def test_the_rules_of_a_question_stand_in_the_order_of_the_catalogue() -> None:
    keys = ["bank", "office.treasurer.signatory", "quorum.shg", "office.chair.signatory"]
    assert keys_of_question(Question.BANK, keys) == (
        "office.chair.signatory",
        "office.treasurer.signatory",
        "bank",
    )


def test_defaults_are_those_of_the_domain() -> None:
    rules = RuleSet()
    assert rules.version is None
    assert rules.quorum("general") == pv.Quorum()
    assert rules.quorum("board").base is pv.CountBase.SEATS_FILLED
    assert [rules.notice(t).days for t in ("general", "special", "committee", "shg")] == [
        14,
        21,
        7,
        0,
    ]
    assert (rules.notice("board").days, rules.notice("board").hours) == (None, 24)
    assert rules.frequency("shg") == pv.Frequency(1, pv.Unit.WEEK, 14)
    assert rules.frequency("special") is None
    assert rules.requisition("committee") == pv.Requisition(4, None, 7)
    assert rules.requisition("general").share == pv.Share(1, 3)
    assert rules.majority("ordinary") == ORDINARY
    assert rules.majority("amend") == Majority(3, 4, MajorityBase.CAST, strict=False)
    assert rules.majority("recall") == Majority(2, 3, MajorityBase.CAST, strict=False)
    assert rules.majority("bank") == Majority(1, 2, MajorityBase.PRESENT, strict=True)
    assert rules.casting is False
    assert rules.chair_sitting is pv.ChairSitting.OFFICE
    assert rules.proxy == pv.Proxy()
    assert rules.good_standing == pv.GoodStanding(3, 30, pv.Share(1, 2))
    assert rules.size == pv.MemberSize()
    assert rules.min_age == 18
    assert rules.holdover_days == 90
    assert rules.reserved == ()
    assert rules.rotation.fraction == pv.Share(1, 3)
    assert rules.recall.petition == pv.Share(1, 3)
    assert (rules.bank.k, rules.bank.n) == (2, 3)
    assert rules.handover_days == 30
    assert rules.board_composition.community_share_min == pv.Share(60, 100)
    assert rules.amend.file_days == 30
    assert rules.minutes_marks[0] is MarkCapacity.CHAIR
    assert rules.serial_year is pv.SerialYear.CALENDAR
    assert rules.attendance_target == pv.Share(90, 100)
    assert rules.office("treasurer").signatory and not rules.office("secretary").signatory
    assert rules.office("chair").term_months == 24


def test_every_rule_of_an_office_and_of_elections_has_its_field() -> None:
    office = {p.pattern.removeprefix("office.<id>.") for p in PARAMETERS if "<id>" in p.pattern}
    election = {p.pattern[9:] for p in PARAMETERS if p.pattern.startswith("election.")}
    assert office == {f.name for f in fields(OfficeRules)} - {"id"}
    assert election == {f.name for f in fields(ElectionRules)} - {"tie_break_written"}


def test_days_take_the_place_of_hours_and_hours_of_days() -> None:
    days = RuleSet().with_values({"notice.board.days": 3})
    assert (days.notice("board").days, days.notice("board").hours) == (3, None)
    hours = days.with_values({"notice.board.hours": 12})
    assert (hours.notice("board").days, hours.notice("board").hours) == (None, 12)
    with pytest.raises(InputInvalid, match="notice-days-or-hours"):
        RuleSet().with_values({"notice.board.days": 3, "notice.board.hours": 12})


def test_a_majority_said_by_its_other_name_goes_into_its_rule() -> None:
    read = RuleSet.from_json({"majority.amend": {"num": 2, "den": 3, "base": "present"}})
    assert read.amend.majority == read.majority("amend")
    assert read.amend.notice_days == 21
    changed = read.with_values({"majority.recall": Majority(1, 2, MajorityBase.ROLL, strict=True)})
    assert changed.recall.majority.strict
    assert set(changed.to_json()) == {"amend", "recall"}
    with pytest.raises(InputInvalid, match="listed-twice"):
        RuleSet.from_json({"majority.amend": {"num": 2, "den": 3}, "amend": {}})


def test_a_value_that_is_none_is_refused_when_it_is_set() -> None:
    with pytest.raises(InputInvalid, match="rule-number-out-of-range"):
        RuleSet().with_values({"member.min_age": 12})


def test_articles_and_origins_are_known() -> None:
    rules = RuleSet.from_json(
        {"notice.general.days": 14, "notice.general.counting": "clear", "amend": {}, "proxy": {}},
        articles={"notice.general.days": 9, "notice.general.counting": 8, "amend": 15},
        kind=OriginKind.TEMPLATE,
        template="cbo",
    )
    assert rules.article_of("notice.general.days") == 9
    assert rules.article_of("notice.general") == 8
    assert rules.article_of("majority.amend") == 15
    assert rules.article_of("proxy") is None
    assert rules.article_of("quorum.general") is None
    assert rules.origin_of("majority.amend").kind is OriginKind.TEMPLATE
    assert rules.origin_of("quorum.general").kind is OriginKind.DEFAULT
    later = rules.with_values({"notice.general.days": 21}).in_version("c1")
    assert later.article_of("notice.general.days") == 9
    assert later.origin_of("notice.general.days").kind is OriginKind.OWN
    assert later.version == "c1" and rules.version is None
    assert rules.below_floor == ()


def test_offices_stand_in_the_order_in_which_they_were_written() -> None:
    rules = RuleSet.from_json({"office.secretary.seats": 1, "office.chair.seats": 1})
    assert rules.office_ids == ("secretary", "chair")
    assert rules.with_entries({}).office_ids == ()


def test_the_method_the_marks_and_the_steps_on_a_tie_follow_the_number_of_seats() -> None:
    block = RuleSet().election
    assert block.method_for(1) is pv.ElectionMethod.PLURALITY
    assert block.method_for(5) is pv.ElectionMethod.PLURALITY_BLOCK
    assert (block.marks_for(5), block.marks_for(1)) == (5, 1)
    stv = RuleSet.from_json(
        {"election.method": "stv_scottish_wigm", "election.method_one_post": "stv_scottish_wigm"}
    ).election
    assert stv.method_for(1) is pv.ElectionMethod.IRV
    assert stv.ties_for(stv.method) == (pv.TieStep.EARLIER_ROUND, pv.TieStep.LOT)
    assert stv.ties_for(pv.ElectionMethod.PLURALITY) == (pv.TieStep.RECOUNT, pv.TieStep.LOT)
    chosen = RuleSet.from_json(
        {"election.tie_break": ["lot"], "election.max_marks": "unlimited"}
    ).election
    assert chosen.ties_for(pv.ElectionMethod.IRV) == (pv.TieStep.LOT,)
    assert chosen.marks_for(3) is None
    assert RuleSet.from_json({"election.max_marks": 2}).election.marks_for(3) == 2
    hands = RuleSet.from_json({"election.method": "show_of_hands"}).election
    assert hands.method_for(1) is pv.ElectionMethod.SHOW_OF_HANDS
