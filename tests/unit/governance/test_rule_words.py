# ruff: noqa: E501  (tables of sentences read better unbroken)
"""Every rule and every finding can be said in whole sentences, in every shipped language."""

from __future__ import annotations

import json
import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from governance.constitution.template_files import TEMPLATE_KEYS, template_rules
from governance.leadership.views_turns import RefusalLine
from governance.leadership.words import refusal_words
from governance.refusal_words import LIFTED, lifted_words
from governance.rule_names import AT, BEFORE, CODES, DECISIONS, LEVELS, MEETING, METHODS, QUESTIONS
from governance.rule_words import (
    code_words,
    finding_words,
    level_words,
    office_name,
    question_words,
    refusal_sentence,
    rule_sentence,
    subgroup_name,
    value_sentence,
)
from governance.rules.findings import BREACH_CODES, Fact, Finding, Level
from governance.rules.meetings import MeetingType
from governance.rules.parameter_keys import DECISION_KINDS
from governance.rules.parameter_values import ElectionMethod
from governance.rules.parameters import PARAMETERS, Question, RuleSet
from governance.rules.rotation import CODES as REFUSALS
from governance.rules.rotation import Refusal
from sr_board.base.errors import InputInvalid
from sr_board.i18n import translator

EN, BN = translator("en"), translator("bn")
SENTENCE = re.compile(r"\A.+[.!?।]\Z")


def test_every_word_that_rules_are_said_with_is_there() -> None:
    types = {each.value for each in MeetingType}
    assert set(AT) == set(BEFORE) == set(MEETING) == types
    assert set(DECISIONS) == set(DECISION_KINDS)
    assert set(METHODS) == {each.value for each in ElectionMethod}
    assert set(CODES) == BREACH_CODES
    assert set(LEVELS) == {each.value for each in Level}
    assert set(QUESTIONS) == set(Question)
    assert set(LIFTED) == set(REFUSALS)


@pytest.mark.parametrize("pattern", [each.pattern for each in PARAMETERS])
@pytest.mark.parametrize("template", TEMPLATE_KEYS)
def test_every_rule_of_every_template_is_a_sentence(pattern: str, template: str) -> None:
    rules = template_rules(template)
    key = pattern.replace("<type>", "general").replace("<kind>", "special").replace("<id>", "chair")
    value = rules.value(key)
    silent = value is None or (key == "election.delegate_min" and value == 0)
    if key.startswith("notice.") and value is None:
        return assert_hours_or_days(rules, key)
    for tr in (EN, BN):
        said = value_sentence(key, value, tr)
        assert said == "" if silent and "frequency" not in key else SENTENCE.match(said), said
    return None


def assert_hours_or_days(rules: RuleSet, key: str) -> None:
    other = key.replace("hours", "days") if key.endswith("hours") else key.replace("days", "hours")
    assert rules.value(other) is not None


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        (
            "quorum.shg",
            {"kind": "share", "num": 2, "den": 3, "adjourned": "any", "moment": "start"},
            "At the group's sitting, at least 2 of every 3 members must be present. They are "
            "counted once, at the start. We wait 30 minutes, then put the meeting off. At the "
            "second meeting those who come are enough.",
        ),
        (
            "quorum.general",
            {"kind": "greater_of", "number": 3, "num": 25, "den": 100, "wait_min": 0},
            "At a general meeting, at least 3 must be present, or 25 of every 100 members if that "
            "is more. They are counted again before every vote. At the second meeting the same "
            "number is needed.",
        ),
        (
            "quorum.general",
            {"kind": "share", "base": "good_standing", "wait_min": 1},
            "At a general meeting, at least 1 of every 3 members in good standing must be present. "
            "They are counted again before every vote. We wait 1 minute, then put the meeting off. "
            "At the second meeting the same number is needed.",
        ),
        ("requisition.committee", {"number": 4, "summon_days": 7}, "If 4 members ask for a committee meeting, it is called within 7 days."),
        ("notice.shg.days", 0, "Nobody needs to be told before the group's sitting: it has its fixed day."),
        ("notice.general.days", 1, "Members are told 1 day before a general meeting."),
        ("notice.board.hours", 24, "Members are told 24 hours before a sitting of the board."),
        ("notice.general.agenda", False, "The notice need not list what will be discussed."),
        (
            "notice.general.proposal_text_with_notice",
            False,
            "The new words of a rule need not be sent with the notice.",
        ),
        ("frequency.special", None, "No rule says how often a special meeting is held."),
        (
            "frequency.committee",
            {"every": 3, "unit": "month", "max_gap_days": 120},
            "There is a committee meeting every 3 months. Never more than 120 days pass between two.",
        ),
        ("majority.ordinary", {"num": 1, "den": 2, "strict": True}, "An ordinary decision is passed when more say yes than no."),
        (
            "majority.amend",
            {"num": 3, "den": 4},
            "A change of these rules is passed when at least 3 of every 4 votes for and against are yes.",
        ),
        (
            "proxy",
            {"allowed": True, "max": 2, "count_to_quorum": True, "in_elections": True},
            "A member may carry the votes of 2 other members, in writing. Votes that are carried "
            "count when we count who is present. They also count in a secret vote for an office.",
        ),
        ("proxy", {"allowed": True}, "A member may carry the vote of 1 other member, in writing. Votes that are carried do not count when we count who is present."),
        ("member.good_standing", {"attendance": None}, "A member may vote and stand after 3 months. Her dues are not more than 30 days late."),
        ("member.good_standing", {"attendance": [3, 4], "months": 1, "dues_days": 1}, "A member may vote and stand after 1 month. Her dues are not more than 1 day late. She came to at least 3 of every 4 meetings."),
        ("member.size", {"min": 5, "max": 20}, "We are 5 to 20 members."),
        ("member.size", {"min": 7}, "We are at least 7 members."),
        ("member.size", {"max": 20}, "We are at most 20 members."),
        ("member.size", {}, "Any number of members may join."),
        ("chair.casting", True, "If the votes are equal, the chair may decide."),
        ("chair.sitting", "rotates", "Members take turns to lead the sitting."),
        ("reserved", [{"group": "trans", "min": 1}, {"group": "elders_own", "min": 2}], "At least 1 seat is kept for transgender members. At least 2 seats are kept for elders own."),
        ("rotation", {"mode": "rota"}, "Members become leaders by turn."),
        ("rotation", {"mode": "staggered", "rounding": "up"}, "Each year 1 of every 3 places are given anew. A broken number is made the next larger one."),
        ("rotation", {"mode": "staggered", "rounding": "down"}, "Each year 1 of every 3 places are given anew. A broken number is made the next smaller one."),
        ("bank", {"must_include": []}, "2 of 3 sign together at the bank. A change is told to the bank within 15 days."),
        ("minutes.marks", ["chair"], "Under the minutes stand the marks of the chair."),
        ("serial.year", "april", "The numbers of decisions start again on 1 April."),
        ("office.chair.cooling_off_months", 0, "When somebody else has served in between, she may stand again."),
        ("office.chair.count_partial_from_share", [2, 3], "A part of a term counts if it was 2 of 3 parts of it or more."),
        ("office.chair.acting_counts", True, "Standing in for another counts as serving."),
        ("office.chair.one_office", False, "One person may hold two offices."),
        ("office.chair.signatory", True, "Chair: signs at the bank."),
        ("office.chair.signatory", False, "Chair: does not sign at the bank."),
        ("election.max_marks", "unlimited", "Each voter may mark as many names as she likes."),
        ("election.max_marks", 3, "Each voter may mark up to 3 names."),
        ("election.split_term_on_tie", True, "Two who have equal votes may share the term."),
        ("election.unopposed", "yes_no", "If there are no more names than places, we still vote yes or no."),
        ("election.unfilled", "open", "A kept seat with no name goes to anyone."),
        ("election.reserved_mode", "minimal_displacement", "Kept seats change the result only where it is needed."),
        ("election.major_fraction", False, "Members left over give no further delegate."),
        ("election.delegate_min", 1, "Every body sends at least 1 delegate."),
        ("election.delegates_fixed", 7, "Every body sends 7 delegates."),
        ("amend", {"notice_days": 0, "file_days": None, "by": "parent"}, "The body above us changes these rules. A change of these rules is passed when at least 3 of every 4 votes for and against are yes."),
        ("recall", {"lost_months": 0, "notice_days": 1}, "If 1 of every 3 members sign, we vote on removing a leader. Members are told 1 day before. A decision to remove a leader is passed when at least 2 of every 3 votes for and against are yes."),
    ],
)  # fmt: skip
def test_a_value_is_said_plainly(key: str, value: object, said: str) -> None:
    assert value_sentence(key, value, EN) == said


def test_a_frequency_in_weeks_and_years_and_every_quorum_are_said() -> None:
    for unit in ("week", "year"):
        rule = {"every": 2, "unit": unit, "max_gap_days": 30}
        assert f"every 2 {unit}s" in value_sentence("frequency.shg", rule, EN)
    for kind in ("number", "lesser_of", "more_than_half"):
        assert SENTENCE.match(value_sentence("quorum.board", {"kind": kind}, EN))


def test_typed_values_and_stored_ones_are_said_alike() -> None:
    rules = RuleSet()
    for key in ("amend", "majority.recall", "notice.general.counting", "election.tie_break"):
        assert SENTENCE.match(value_sentence(key, rules.value(key), EN))
    with pytest.raises(InputInvalid):
        value_sentence("member.min_age", 12, EN)


def test_a_slot_says_what_holds_and_nothing_twice() -> None:
    rules = template_rules("cbo")
    said = rule_sentence("quorum.general, quorum.special", rules, EN)
    assert said.count("We wait 30 minutes") == 1
    assert "At a special meeting" in said
    assert "of every 3 members who hold a seat" in rule_sentence("quorum.committee", rules, EN)
    notice = rule_sentence("notice.general", rules, EN)
    assert notice.startswith(
        "Members are told 14 days before a general meeting. The day of telling"
    )
    hours = rule_sentence("notice.board", RuleSet(), EN)
    assert "24 hours" in hours and "do not count" not in hours
    assert rule_sentence("notice.shg", template_rules("shg"), EN).endswith("fixed day.")


def test_leaders_with_the_same_rules_are_told_once() -> None:
    said = rule_sentence(
        "office.president, office.secretary, office.member", template_rules("cbo"), EN
    )
    assert said == (
        "Our leaders: President, Secretary and Committee member (4 places). A leader serves 36 "
        "months. At most 2 terms in a row in the same office. Then she waits 24 months. A leader "
        "has been a member for 12 months or longer. Nobody holds two offices. President and "
        "Secretary can sign at the bank."
    )
    one = rule_sentence("office.representative", template_rules("shg"), EN)
    assert one.startswith("Representative: 2 places. Representative: a term is 24 months.")
    unsigned = rule_sentence("office.vice_president, office.member", template_rules("cbo"), EN)
    assert "sign" not in unsigned
    mixed = template_rules("cbo").with_values(
        {"office.member.term_months": 12, "office.member.min_membership_months": 0}
    )
    both = rule_sentence("office.secretary, office.member", mixed, EN)
    assert "Secretary: a term is 36 months." in both and "Committee member: a term is 12" in both


def test_fixed_delegates_silence_the_share() -> None:
    slots = "election.delegate_per, election.major_fraction, election.delegates_fixed"
    assert rule_sentence(slots, template_rules("federation"), EN) == "Every body sends 7 delegates."
    assert rule_sentence(slots, template_rules("cbo"), EN).startswith(
        "One delegate is sent for every 300"
    )


# Findings

DAY = date(2026, 6, 16)
FINDINGS = [
    Finding("notice.general", "notice_missing", Level.WARN, {"needed": 14}, DAY),
    Finding("notice.general", "notice_short", Level.BREACH, {"needed": 14, "given": 13, "unit": "day", "counting": "clear", "earliest": DAY}),
    Finding("notice.board", "notice_short", Level.WARN, {"needed": 24, "given": 23, "unit": "hour", "earliest": "2026-06-16"}),
    Finding("election.nomination_days", "notice_short", Level.WARN, {"needed": 7, "given": 3}),
    Finding("notice.general.agenda", "agenda_missing", Level.WARN),
    Finding("amend", "amendment_text_not_sent", Level.BREACH),
    Finding("quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "base": 15, "present": 9}),
    Finding("election.observers", "quorum_not_met", Level.NOTE, {"needed": 2, "present": 1}),
    Finding("quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "present": 9}),
    Finding("quorum.shg", "quorum_lost", Level.BREACH, {"needed": 10, "base": 15, "present": 7}),
    Finding("quorum.board", "quorum_lost", Level.WARN, {"needed": 6, "base": 10, "present": 5, "about_a_child": True}),
    Finding("quorum.shg", "quorum_on_item_not_met", Level.BREACH, {"needed": 10, "base": 20, "present": 9}),
    Finding("proxy", "proxy_over_limit", Level.WARN, {"max": 1}),
    *(Finding("proxy", "proxy_not_allowed", Level.WARN, {"reason": why}) for why in ("not_in_rules", "not_written", "not_a_voter", "herself", "given_twice")),
    *(Finding("majority.ordinary", "conflict_voted", Level.WARN, {"conflicted": 1, "for": 6, "against": 5, "for_without": 5, "against_without": 5, "carried": True, "carried_without": same}) for same in (True, False)),
    *(Finding("chair.casting", "chair_cast_not_allowed", Level.BREACH, {"casting": casting}) for casting in (True, False)),
    Finding("chair.casting", "chair_cast_not_allowed", Level.BREACH, {"casting": True, "nobody": True}),
    *(Finding("election.observers", "candidate_helps", Level.WARN, {"candidates": n}) for n in (1, 2)),
    Finding("recall", "ballot_not_secret", Level.BREACH, {"method": "hands"}),
    Finding("majority.recall", "majority_not_reached", Level.BREACH, {"needed": 13, "for": 12, "against": 7}),
    Finding("amend", "majority_not_reached", Level.BREACH, {"needed": 13, "votes_for": 12, "votes_against": 7}),
    Finding("frequency.shg", "frequency_missed", Level.WARN, {"max_gap_days": 14, "days": 20}),
    Finding("frequency.shg", "frequency_missed", Level.WARN, {"max_gap_days": 14, "days": 20, "planned": DAY}),
    Finding("requisition.general", "frequency_missed", Level.BREACH, {"have": 8, "summon_by": DAY}),
    Finding("minutes.marks", "minutes_not_approved", Level.WARN, {"meetings": 2}),
    Finding("minutes.marks", "read_aloud_missing", Level.WARN),
    Finding("office.chair.max_consecutive", "max_consecutive_terms", Level.BREACH, {"max": 2, "run": 2, "eligible_from": DAY}),
    Finding("office.chair.cooling_off_months", "cooling_off", Level.BREACH, {"months": 24, "eligible_from": DAY}),
    Finding("office.chair.one_office", "holds_office", Level.BREACH),
    Finding("member.good_standing", "not_in_good_standing", Level.BREACH, {"reasons": "too_new dues"}),
    Finding("holdover.max_days", "term_overdue", Level.WARN, {"due": DAY, "over": 1, "max_days": 90}),
    Finding("holdover.max_days", "holdover_exceeded", Level.BREACH, {"due": DAY, "over": 91, "max_days": 90}),
    Finding("bank", "bank_change_overdue", Level.BREACH, {"due": DAY, "over": 2}),
    Finding("handover.days", "handover_overdue", Level.BREACH, {"due": DAY, "over": 2}),
    Finding("amend", "filing_overdue", Level.BREACH, {"due": DAY, "days_over": 2}),
    *(Finding(key, "due_today", Level.NOTE, {"due": DAY}, DAY) for key in ("bank", "handover.days", "amend")),
    Finding("bank", "signatory_not_serving", Level.BREACH, {"gone": 1, "of": 3}),
    Finding("board_composition", "board_composition_low", Level.BREACH, {"num": 60, "den": 100, "community": 11, "filled": 20, "to_fill": 3}),
    Finding("reserved", "reserved_seat_unfilled", Level.WARN, {"group": "trans"}),
    Finding("notice.special.days", "value_below_floor", Level.WARN, {"value": "14", "floor": "21", "source": "Act of 1960"}),
    Finding("notice.special.days", "value_below_floor", Level.WARN, {"value": "14", "floor": "21"}),
    Finding("bank", "payment_without_resolution", Level.WARN),
    Finding("quorum.board", "emergency_act", Level.NOTE),
]  # fmt: skip


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda f: f"{f.key}-{f.code}")
def test_every_finding_is_said_in_whole_sentences(finding: Finding) -> None:
    short = f"{code_words(finding.code, EN)}."
    for tr in (EN, BN):
        fact, line = finding_words(finding, 7, tr)
        assert SENTENCE.match(fact) and (not line or SENTENCE.match(line))
        assert "{" not in fact + line
    assert finding_words(finding, None, EN)[0] != short


def test_there_is_a_finding_of_every_code() -> None:
    assert {each.code for each in FINDINGS} == BREACH_CODES


@pytest.mark.parametrize("code", sorted(BREACH_CODES))
@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"over": 3, "due": "soon"},
        {"needed": "many", "due": 3, "over": 3, "value": "{", "floor": "{", "reason": "x"},
    ],
)
def test_a_finding_without_its_numbers_is_said_shorter(code: str, facts: dict[str, Any]) -> None:
    facts = {**facts, "planned": 3} if facts else facts
    fact, line = finding_words(Finding("notice.general", code, Level.WARN, facts), 9, EN)
    assert fact.startswith("Article 9: ") and SENTENCE.match(fact)
    assert "{" not in line


def test_the_fact_quotes_the_article_and_the_line_says_what_is_missing_until_when() -> None:
    quorum = Finding(
        "quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "base": 15, "present": 9}, DAY
    )
    assert finding_words(quorum, 7, EN) == (
        "Article 7: 10 of 15 must be present. 9 are here.",
        "1 more is needed. It can be put right until 16 June 2026.",
    )
    floor = next(f for f in FINDINGS if f.code == "value_below_floor")
    assert finding_words(floor, None, EN) == (
        "Our rule: Members are told 14 days before a special meeting. The law asks for more: "
        "Members are told 21 days before a special meeting.",
        "Source: Act of 1960.",
    )


def test_codes_levels_names_and_questions_have_words() -> None:
    assert code_words("quorum_lost", EN) == "Too few were left for the vote"
    assert code_words("something_else", EN) == "something_else"
    assert level_words("warn", EN) == "not as the rule says"
    assert office_name("vice_president", EN) == "Vice-president"
    assert office_name("lane_leader", EN) == "lane leader"
    assert subgroup_name("older_50", EN) == "members older than 50"
    assert question_words(Question.BANK, EN) == "Who signs at the bank?"
    assert lifted_words("dues", 3, EN) == "3: dues too late"


def test_refusals_are_spoken_sentences() -> None:
    said = {
        "not_active": Refusal("not_active"),
        "too_new": Refusal("too_new", {"joined": DAY, "eligible_from": date(2027, 6, 16)}),
        "dues": Refusal("dues", {"days": 45}),
        "attendance": Refusal("attendance", {"present": 5, "held": 12}),
        "max_consecutive_terms": Refusal("max_consecutive_terms", {"run": 2, "eligible_from": DAY}),
        "holds_office": Refusal("holds_office", {"office": "secretary"}),
        "under_age": Refusal("under_age", {"min_age": 18}),
        "unwilling": Refusal("unwilling"),
    }
    assert set(said) == set(REFUSALS)
    words = {code: refusal_sentence("Gita", refusal, EN) for code, refusal in said.items()}
    assert words["too_new"] == "Gita joined on 16 June 2026; eligible from 16 June 2027."
    assert words["max_consecutive_terms"] == (
        "Gita has served 2 terms in a row; eligible from 16 June 2026."
    )
    assert words["holds_office"] == "Gita already holds the office: Secretary."
    assert all(SENTENCE.match(each) and "Gita" in each for each in words.values())


def test_a_refusal_without_a_day_says_what_is_not_known() -> None:
    def said(code: str, facts: dict[str, Fact], office: str = "") -> str:
        return refusal_sentence("Gita", Refusal(code, facts), EN, office=office)

    unknown = "Nobody wrote down when Gita joined."
    assert said("too_new", {}) == unknown
    assert said("too_new", {"joined": None, "eligible_from": None}) == unknown
    for run, terms in ((1, "1 term"), (2, "2 terms")):
        assert said("max_consecutive_terms", {"run": run, "eligible_from": None}) == (
            f"Gita has served {terms} in a row; somebody else has to serve before her."
        )
    own = said("holds_office", {"office": "chair"}, "Lane leader")
    assert own == "Gita already holds the office: Lane leader."


def test_the_turn_of_leaders_is_refused_in_the_same_words() -> None:
    who = SimpleNamespace(name="Gita")
    for code, facts in (
        ("too_new", {"joined": DAY, "eligible_from": date(2027, 6, 16)}),
        ("max_consecutive_terms", {"run": 2, "eligible_from": DAY}),
        ("max_consecutive_terms", {"run": 2, "eligible_from": None}),
        ("unwilling", {}),
    ):
        line = RefusalLine(code, tuple(facts.items()))
        assert refusal_words(who, line, EN) == refusal_sentence("Gita", Refusal(code, facts), EN)
    held = RefusalLine("holds_office", (("office_key", ""), ("office", "Lane leader")))
    assert refusal_words(who, held, EN) == "Gita already holds the office: Lane leader."


def test_facts_read_back_from_json_are_said_the_same() -> None:
    for finding in FINDINGS:
        plain = json.loads(json.dumps(dict(finding.facts), default=str))
        again = Finding(finding.key, finding.code, finding.level, plain)
        bare = Finding(finding.key, finding.code, finding.level, finding.facts)
        assert finding_words(again, 3, EN) == finding_words(bare, 3, EN)
