"""Proxies, conflicts, frequency, requests, delegates, recall, boards, banks, hand-overs, filing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.amendment import (
    check_approval,
    check_filing,
    check_read_aloud_done,
    file_by,
)
from governance.rules.composition import check_composition, seats_to_fill, size_off
from governance.rules.conflicts import check_conflict, without_conflicted
from governance.rules.delegates import delegates_for
from governance.rules.findings import Level
from governance.rules.frequency import (
    call_by,
    check_frequency,
    hold_by,
    looks_dormant,
    missed_gaps,
    next_usual,
)
from governance.rules.good_standing import Member, check_standing, refusals
from governance.rules.handover import CountedItem, cash_paise, check_handover, differing
from governance.rules.majorities import check_chair_cast, check_verdict
from governance.rules.mandates import (
    check_bank_change,
    check_mandate,
    check_sole_gainer,
    signatories_not_serving,
)
from governance.rules.parameter_values import (
    Amend,
    Bank,
    BoardComposition,
    Frequency,
    GoodStanding,
    MemberSize,
    Proxy,
    Recall,
    Requisition,
    Share,
    Unit,
)
from governance.rules.parameters import RuleSet
from governance.rules.proxies import ProxyPaper, check_proxies, judge_proxies, proxy_votes
from governance.rules.recall import (
    check_secret,
    earliest_vote,
    marks_needed,
    next_petition_from,
    removed,
    verified,
)
from governance.rules.requisition import asked_for, check_summons, marks_to_call
from governance.rules.votes import ORDINARY, Count, Majority, MajorityBase, VoteMethod, decide
from sr_board.base.errors import InputInvalid, RuleBroken

VOTERS = {"a", "b", "c", "d"}
THIRDS = Majority(2, 3, MajorityBase.CAST, strict=False)


# Proxies


def test_papers_above_the_limit_are_refused_in_order_of_receipt() -> None:
    rule = Proxy(allowed=True, max=1)
    papers = [ProxyPaper("1", "a", "c"), ProxyPaper("2", "b", "c"), ProxyPaper("3", "b", "d")]
    found = judge_proxies(rule, papers, VOTERS)
    assert [(each.stands, each.code) for each in found] == [
        (True, ""),
        (False, "proxy_over_limit"),
        (True, ""),
    ]
    (finding,) = check_proxies(rule, found)
    assert (finding.code, finding.facts["max"]) == ("proxy_over_limit", 1)


@pytest.mark.parametrize(
    ("rule", "paper", "reason"),
    [
        (Proxy(), ProxyPaper("1", "a", "b"), "not_in_rules"),
        (Proxy(allowed=True), ProxyPaper("1", "a", "b", written=False), "not_written"),
        (Proxy(allowed=True), ProxyPaper("1", "a", "x"), "not_a_voter"),
        (Proxy(allowed=True), ProxyPaper("1", "x", "a"), "not_a_voter"),
        (Proxy(allowed=True), ProxyPaper("1", "a", "a"), "herself"),
    ],
)
def test_a_paper_that_cannot_stand_says_why(rule: Proxy, paper: ProxyPaper, reason: str) -> None:
    (found,) = judge_proxies(rule, [paper], VOTERS)
    assert (found.code, found.reason) == ("proxy_not_allowed", reason)


def test_a_vote_is_given_to_one_holder_only() -> None:
    papers = [ProxyPaper("1", "a", "b"), ProxyPaper("2", "a", "c")]
    found = judge_proxies(Proxy(allowed=True, max=5), papers, VOTERS)
    assert [each.reason for each in found] == ["", "given_twice"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12))
def test_no_holder_ever_carries_more_than_the_limit(pairs: list[tuple[str, str]]) -> None:
    rule = Proxy(allowed=True, max=2)
    papers = [ProxyPaper(str(n), giver, holder) for n, (giver, holder) in enumerate(pairs)]
    stand = [each.paper for each in judge_proxies(rule, papers, VOTERS) if each.stands]
    assert all(sum(p.holder == h for p in stand) <= 2 for h in VOTERS)
    assert len({p.giver for p in stand}) == len(stand)


def test_where_a_carried_vote_counts() -> None:
    rule = Proxy(allowed=True, max=2)
    papers = [ProxyPaper("1", "a", "c"), ProxyPaper("2", "b", "c"), ProxyPaper("3", "b", "d")]
    verdicts = judge_proxies(rule, papers, VOTERS)

    def votes(method: VoteMethod, **more: bool) -> list[str]:
        return [p.id for p in proxy_votes(rule, verdicts, {"b", "c"}, method=method, **more)]

    assert votes(VoteMethod.HANDS) == ["1"]
    assert votes(VoteMethod.CONSENSUS) == []
    assert votes(VoteMethod.BALLOT) == ["1"]
    assert votes(VoteMethod.BALLOT, for_office=True) == []
    open_ = Proxy(allowed=True, max=2, in_elections=True)
    assert proxy_votes(open_, verdicts, {"c"}, method=VoteMethod.BALLOT, for_office=True)
    assert not proxy_votes(rule, verdicts, {"d", "a"}, method=VoteMethod.HANDS)


# Conflicts and casting votes


def test_the_count_is_shown_with_and_without_those_in_conflict() -> None:
    found = check_conflict("ordinary", ORDINARY, Count(6, 5, 0), Count(1, 0, 0), 11, 20)
    assert found is not None
    assert (found.code, found.level) == ("conflict_voted", Level.BREACH)
    assert (found.facts["for_without"], found.facts["carried_without"]) == (5, False)
    mild = check_conflict("ordinary", ORDINARY, Count(8, 3, 0), Count(1, 0, 0), 11, 20)
    assert mild is not None and mild.level is Level.WARN
    assert check_conflict("ordinary", ORDINARY, Count(8, 3, 0), Count(0, 0, 0), 11, 20) is None
    more = without_conflicted(ORDINARY, Count(1, 0, 0), Count(3, 1, 1), 2, 20)
    assert more.without == Count(0, 0, 0) and more.changes


def test_the_casting_vote_decides_an_equal_vote_only_where_the_rules_give_it() -> None:
    equal = Count(6, 6, 1)
    with_it = decide(ORDINARY, equal, 13, 20, casting=True, chair_casts=True)
    assert (with_it.carried, with_it.chair_cast, with_it.count.for_) == (True, True, 7)
    against = decide(ORDINARY, equal, 13, 20, casting=True, chair_casts=False)
    assert (against.carried, against.count.against) == (False, 7)
    without = decide(ORDINARY, equal, 13, 20, casting=False, chair_casts=True)
    assert (without.carried, without.refused_cast) == (False, True)
    unequal = decide(ORDINARY, Count(7, 6, 0), 13, 20, casting=True, chair_casts=True)
    assert (unequal.count.for_, unequal.refused_cast) == (7, True)
    silent = decide(ORDINARY, equal, 13, 20, casting=True)
    assert not silent.carried and check_chair_cast(silent, casting=True) is None
    found = check_chair_cast(without, casting=False)
    assert found is not None and found.code == "chair_cast_not_allowed"


def test_a_casting_vote_alone_carries_nothing() -> None:
    for abstained in (0, 9):
        alone = decide(ORDINARY, Count(0, 0, abstained), 13, 20, casting=True, chair_casts=True)
        assert (alone.carried, alone.chair_cast, alone.refused_cast) == (False, False, True)
        found = check_chair_cast(alone, casting=True)
        assert found is not None and found.facts["nobody"] is True


@given(st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_the_chair_decides_only_where_somebody_voted(yes: int, no: int, cast: bool) -> None:
    found = decide(ORDINARY, Count(yes, no, 0), 90, 90, casting=True, chair_casts=cast)
    assert found.chair_cast is (yes == no and yes > 0)
    assert not found.carried or yes > 0


def test_removing_a_leader_openly_is_found() -> None:
    assert check_secret(VoteMethod.BALLOT) is None
    for method in (VoteMethod.HANDS, VoteMethod.VOICE, VoteMethod.CONSENSUS):
        found = check_secret(method)
        assert found is not None
        assert (found.code, found.level) == ("ballot_not_secret", Level.BREACH)


def test_a_verdict_declared_otherwise_than_counted_is_found() -> None:
    lost = decide(THIRDS, Count(12, 7, 0), 19, 24)
    assert check_verdict("recall", THIRDS, lost, declared_carried=False) is None
    found = check_verdict("recall", THIRDS, lost, declared_carried=True)
    assert found is not None
    assert (found.key, found.facts["needed"]) == ("majority.recall", 13)


# Frequency and requests


def test_when_the_next_meeting_is_usual_last_possible_and_to_be_told() -> None:
    weekly, yearly = Frequency(1, Unit.WEEK, 14), Frequency(1, Unit.YEAR, 455)
    last = date(2026, 1, 31)
    assert next_usual(weekly, last) == date(2026, 2, 7)
    assert next_usual(yearly, last) == date(2027, 1, 31)
    assert next_usual(Frequency(1, Unit.MONTH, 45), last) == date(2026, 2, 28)
    assert hold_by(weekly, last) == date(2026, 2, 14)
    rules = RuleSet()
    assert call_by(yearly, last, rules.notice("general")) == date(2027, 4, 16)
    assert call_by(weekly, last, rules.notice("shg")) == date(2026, 2, 14)
    calendar = RuleSet.from_json({"notice.general.counting": "calendar"}).notice("general")
    assert call_by(yearly, last, calendar) == date(2027, 4, 17)
    assert call_by(Frequency(1, Unit.MONTH, 45), last, rules.notice("board")) == date(2026, 3, 16)


def test_a_missed_meeting_is_found_on_the_day_after_the_limit() -> None:
    weekly, last = Frequency(1, Unit.WEEK, 14), date(2026, 1, 1)
    assert check_frequency("shg", weekly, last, date(2026, 1, 15)) is None
    found = check_frequency("shg", weekly, last, date(2026, 1, 16), planned=date(2026, 1, 20))
    assert found is not None
    assert (found.facts["days"], found.facts["over"], found.mend_by) == (15, 1, date(2026, 1, 20))
    assert check_frequency("special", None, last, date(2030, 1, 1)) is None
    held = [date(2026, 1, 1), date(2026, 1, 20), date(2026, 2, 3), date(2026, 1, 1)]
    assert missed_gaps(weekly, held) == ((date(2026, 1, 1), date(2026, 1, 20)),)
    assert looks_dormant(weekly, last, date(2026, 2, 13))
    assert not looks_dormant(weekly, last, date(2026, 2, 12))
    assert not looks_dormant(None, last, date(2036, 2, 12))


def test_members_can_have_a_meeting_called() -> None:
    share, number = Requisition(None, Share(1, 3), 7), Requisition(4, None, 7)
    assert [marks_to_call(share, n) for n in (0, 20, 21)] == [1, 7, 7]
    assert marks_to_call(number, 100) == 4
    asked = asked_for(share, 20, 7, date(2026, 3, 1))
    assert (asked.valid, asked.summon_by) == (True, date(2026, 3, 8))
    assert check_summons("general", asked, None, date(2026, 3, 8)) is None
    assert check_summons("general", asked, date(2026, 3, 8), date(2026, 4, 1)) is None
    late = check_summons("general", asked, None, date(2026, 3, 9))
    called = check_summons("general", asked, date(2026, 3, 20), date(2026, 4, 9))
    assert late is not None and late.level is Level.BREACH
    assert called is not None and called.level is Level.WARN
    few = asked_for(share, 20, 6, date(2026, 3, 1))
    assert check_summons("general", few, None, date(2026, 5, 9)) is None


# Delegates and recall


@pytest.mark.parametrize(
    ("members", "expected"),
    [(149, 0), (150, 0), (151, 1), (1049, 3), (1050, 3), (1051, 4), (23000, 77)],
)
def test_a_delegate_for_each_three_hundred_or_more_than_half_of_it(
    members: int, expected: int
) -> None:
    assert delegates_for(members, per=300) == expected


def test_delegates_at_least_without_fraction_and_fixed() -> None:
    assert delegates_for(149, per=300, minimum=1) == 1
    assert delegates_for(599, per=300, major_fraction=False) == 1
    assert delegates_for(23000, per=300, fixed=4) == 4


@given(st.integers(0, 10_000), st.integers(1, 500))
def test_more_members_never_send_fewer_delegates(members: int, per: int) -> None:
    assert delegates_for(members, per=per) <= delegates_for(members + 1, per=per)


def test_a_petition_is_held_against_the_roll() -> None:
    roll = {f"m{n}" for n in range(24)}
    assert marks_needed(Recall(), 24) == 8 and marks_needed(Recall(), 0) == 1
    marks = [f"m{n}" for n in range(7)] + ["m0", "stranger"]
    found = verified(Recall(), marks, roll)
    assert (found.counted, found.duplicates, found.strangers, found.valid, found.short_by) == (
        7,
        1,
        1,
        False,
        1,
    )
    assert verified(Recall(), [*marks, "m9"], roll).valid


def test_the_vote_on_a_recall_and_the_time_after() -> None:
    assert removed(Recall(), Count(13, 6, 0), 19, 24)
    assert not removed(Recall(), Count(12, 7, 0), 19, 24)
    assert earliest_vote(Recall(), date(2026, 3, 1)) == date(2026, 3, 15)
    assert next_petition_from(Recall(), date(2026, 8, 31)) == date(2027, 2, 28)


# Boards and sizes


def test_eleven_of_twenty_need_three_more() -> None:
    found = check_composition(BoardComposition(), 11, 20)
    assert found is not None
    assert (found.code, found.facts["to_fill"]) == ("board_composition_low", 3)
    assert check_composition(BoardComposition(), 12, 20) is None
    assert check_composition(BoardComposition(), 0, 0) is None


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 20), st.integers(0, 20))
def test_the_seats_to_fill_are_the_fewest_that_are_enough(
    community: int, outside: int, num: int, more: int
) -> None:
    share = Share(num, num + more)
    filled = community + outside
    found = seats_to_fill(community, filled, share)

    def enough(x: int) -> bool:
        return Fraction(community + x) >= Fraction(share.num, share.den) * (filled + x)

    if found is None:
        assert more == 0 and outside
    else:
        assert enough(found)
        assert found == 0 or not enough(found - 1)


def test_a_group_may_be_too_small_or_too_large() -> None:
    size = MemberSize(5, 20)
    assert [size_off(size, n) for n in (3, 5, 20, 23)] == [-2, 0, 0, 3]
    assert size_off(MemberSize(), 1) == 0


# Bank, hand-over, filing, minutes


def test_an_order_at_the_bank_can_be_followed() -> None:
    people = {"a": ["treasurer"], "b": ["president"], "c": ["secretary"]}
    check_mandate(2, ["treasurer"], people)
    with pytest.raises(InputInvalid, match="mandate-more-than-signatories"):
        check_mandate(4, [], people)
    with pytest.raises(InputInvalid, match="mandate-office-missing"):
        check_mandate(2, ["chair"], people)


def test_somebody_who_gains_nothing_certifies_too() -> None:
    check_sole_gainer(["chair", "secretary"], ["secretary"])
    check_sole_gainer(["secretary"], ["secretary", "treasurer"])
    with pytest.raises(RuleBroken, match="mandate-certified-by-gainer"):
        check_sole_gainer(["secretary", "secretary"], ["secretary"])


@pytest.mark.parametrize(
    ("told", "today", "code"),
    [
        (None, date(2026, 4, 15), None),
        (None, date(2026, 4, 16), "due_today"),
        (None, date(2026, 4, 18), "bank_change_overdue"),
        (date(2026, 4, 16), date(2026, 6, 1), None),
        (date(2026, 4, 20), date(2026, 6, 1), "bank_change_overdue"),
    ],
)
def test_the_bank_is_told_in_time(told: date | None, today: date, code: str | None) -> None:
    found = check_bank_change(Bank(), date(2026, 4, 1), told, today)
    assert (found.code if found else None) == code
    if found and told:
        assert found.facts["over"] == 4


def test_a_signatory_without_office_is_found() -> None:
    found = signatories_not_serving(["a", "b", "c"], ["a", "b"])
    assert found is not None and found.facts["gone"] == 1
    assert signatories_not_serving(["a"], ["a", "b"]) is None


@pytest.mark.parametrize(
    ("done", "today", "code"),
    [
        (None, date(2026, 4, 30), None),
        (None, date(2026, 5, 1), "due_today"),
        (None, date(2026, 5, 2), "handover_overdue"),
        (date(2026, 5, 1), date(2026, 9, 1), None),
        (date(2026, 5, 9), date(2026, 9, 1), "handover_overdue"),
    ],
)
def test_things_are_handed_over_in_time(done: date | None, today: date, code: str | None) -> None:
    found = check_handover(date(2026, 4, 1), 30, done, today)
    assert (found.code if found else None) == code


def test_cash_is_counted_by_note_and_differences_are_written_down() -> None:
    assert cash_paise({50_000: 3, 1_000: 7, 100: 2}) == 157_200
    same, other = CountedItem("seal", 1, 1), CountedItem("keys", 3, 2)
    assert differing((same, other)) == (other,)


@pytest.mark.parametrize(
    ("filed", "today", "code"),
    [
        (None, date(2026, 4, 30), None),
        (None, date(2026, 5, 1), "due_today"),
        (None, date(2026, 5, 2), "filing_overdue"),
        (date(2026, 5, 1), date(2026, 9, 1), None),
        (date(2026, 5, 9), date(2026, 9, 1), "filing_overdue"),
    ],
)
def test_a_change_is_filed_in_time(filed: date | None, today: date, code: str | None) -> None:
    found = check_filing(Amend(), date(2026, 4, 1), filed, today)
    assert (found.code if found else None) == code


def test_a_change_that_is_not_filed_has_no_day() -> None:
    assert file_by(Amend(file_days=None), date(2026, 4, 1)) is None
    assert check_filing(Amend(file_days=None), date(2026, 4, 1), None, date(2030, 1, 1)) is None


def test_minutes_wait_two_meetings_and_are_read_aloud() -> None:
    assert check_approval(1, approved=False) is None
    assert check_approval(5, approved=True) is None
    found = check_approval(2, approved=False)
    assert found is not None and found.code == "minutes_not_approved"
    assert check_read_aloud_done(read_aloud=True) is None
    unread = check_read_aloud_done(read_aloud=False)
    assert unread is not None and unread.code == "read_aloud_missing"


# Good standing


def test_refusals_stand_in_the_order_of_the_codes() -> None:
    rule, on = GoodStanding(), date(2026, 4, 1)
    assert refusals(rule, Member(False, date(2026, 3, 1), 31, 1, 12), on) == (
        "not_active",
        "too_new",
        "dues",
        "attendance",
    )
    assert refusals(rule, Member(True, date(2026, 1, 1), 30, 6, 12), on) == ()
    assert refusals(rule, Member(True, None, None, 0, 0), on) == ()
    assert refusals(GoodStanding(attendance=None), Member(True, None, None, 0, 9), on) == ()


def test_acting_without_good_standing_is_found() -> None:
    rule, on = GoodStanding(), date(2026, 4, 1)
    found = check_standing(rule, Member(True, date(2026, 3, 1), 45, 9, 12), on)
    assert found is not None and found.facts["reasons"] == "too_new dues"
    assert check_standing(rule, Member(True, None), on) is None
