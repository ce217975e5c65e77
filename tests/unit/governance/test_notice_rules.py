"""Days and hours of notice, the agenda, the words of a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.findings import Level
from governance.rules.notice import (
    amendment_notice,
    check_amendment_notice,
    check_notice,
    days_given,
    earliest_day,
    hours_given,
    latest_telling,
    notice_given,
)
from governance.rules.parameter_values import Amend, Counting
from governance.rules.parameters import Notice, RuleSet

CLEAR, CALENDAR = Counting.CLEAR, Counting.CALENDAR


def rule(days: int | None, counting: Counting = CLEAR, hours: int | None = None) -> Notice:
    return replace(RuleSet().notice("general"), days=days, hours=hours, counting=counting)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_fourteen_days_are_enough_by_calendar_and_short_by_clear_days() -> None:
    sent, meeting = at("2026-06-01T09:00"), at("2026-06-15T16:00")
    calendar = notice_given(rule(14, CALENDAR), sent, meeting)
    clear = notice_given(rule(14, CLEAR), sent, meeting)
    assert (calendar.days_given, calendar.ok, calendar.short_by) == (14, True, 0)
    assert (clear.days_given, clear.ok, clear.short_by) == (13, False, 1)
    assert clear.earliest == date(2026, 6, 16)


def test_hours_are_whole_hours_that_passed() -> None:
    given_ = notice_given(rule(None, hours=24), at("2026-05-01T18:00"), at("2026-05-02T17:00"))
    assert (given_.hours_given, given_.ok, given_.short_by) == (23, False, 1)
    assert given_.earliest == at("2026-05-02T18:00")
    assert hours_given(at("2026-05-01T18:00"), at("2026-05-02T17:59")) == 23
    assert hours_given(at("2026-05-01T18:00"), at("2026-05-01T17:30")) == -1


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 120), st.sampled_from(Counting))
def test_the_earliest_day_is_the_first_with_enough_days(
    sent: date, needed: int, counting: Counting
) -> None:
    first = earliest_day(sent, needed, counting)
    assert days_given(sent, first, counting) == needed
    assert days_given(sent, first - timedelta(days=1), counting) < needed


@given(days, st.integers(0, 60), st.sampled_from(Counting))
def test_told_at_the_last_moment_is_told_in_time(
    day: date, needed: int, counting: Counting
) -> None:
    meeting = datetime(day.year, day.month, day.day, 16)
    notice = rule(needed, counting)
    assert notice_given(notice, latest_telling(notice, meeting), meeting).ok
    late = latest_telling(notice, meeting) + timedelta(days=1)
    assert needed == 0 or not notice_given(notice, late, meeting).ok


def test_told_at_the_last_hour_is_told_in_time() -> None:
    meeting = at("2026-05-02T17:00")
    assert notice_given(
        rule(None, hours=24), latest_telling(rule(None, hours=24), meeting), meeting
    ).ok


def test_a_standing_day_needs_no_notice() -> None:
    meeting = at("2026-05-02T17:00")
    assert check_notice("shg", rule(0), None, meeting) == ()
    assert check_notice("shg", rule(0), meeting, meeting) == ()


def test_missing_and_short_notice_are_found_with_the_day_until_which_they_can_be_mended() -> None:
    meeting = at("2026-06-15T16:00")
    (missing,) = check_notice("general", rule(14), None, meeting)
    assert (missing.key, missing.code, missing.level) == (
        "notice.general",
        "notice_missing",
        Level.WARN,
    )
    assert missing.mend_by == date(2026, 5, 31)
    (short,) = check_notice("general", rule(14), at("2026-06-01T09:00"), meeting, held=True)
    assert (short.code, short.level, short.mend_by) == ("notice_short", Level.BREACH, None)
    assert short.facts["given"] == 13 and short.facts["earliest"] == date(2026, 6, 16)
    (hours,) = check_notice("general", rule(None, hours=48), at("2026-06-14T09:00"), meeting)
    assert (hours.facts["unit"], hours.facts["given"], hours.facts["needed"]) == ("hour", 31, 48)
    assert hours.facts["earliest"] == date(2026, 6, 16)


def test_a_sitting_about_a_child_is_warned_and_never_a_breach() -> None:
    found = check_notice(
        "board",
        RuleSet().notice("board"),
        at("2026-05-01T18:00"),
        at("2026-05-02T17:00"),
        held=True,
        about_a_child=True,
    )
    assert [(f.code, f.level) for f in found] == [("notice_short", Level.WARN)]


def test_a_notice_without_agenda_is_found_where_one_is_wanted() -> None:
    sent, meeting = at("2026-05-01T09:00"), at("2026-06-15T16:00")
    (found,) = check_notice("general", rule(14), sent, meeting, agenda_sent=False)
    assert (found.code, found.key) == ("agenda_missing", "notice.general.agenda")
    loose = replace(rule(14), agenda=False)
    assert check_notice("general", loose, sent, meeting, agenda_sent=False) == ()


def test_the_longer_notice_holds_for_a_change_of_the_rules() -> None:
    amend = Amend()
    assert amendment_notice(amend, rule(14)).days == 21
    assert amendment_notice(amend, rule(30)).days == 30
    assert amendment_notice(amend, rule(21, CALENDAR)).counting is CLEAR
    assert amendment_notice(amend, rule(22, CALENDAR)).counting is CALENDAR
    assert amendment_notice(amend, rule(None, hours=48)).days == 21
    assert amendment_notice(Amend(notice_days=0), rule(0)).days == 0


def test_a_change_whose_words_were_not_sent_is_void() -> None:
    meeting = at("2026-06-30T16:00")
    (void,) = check_amendment_notice(Amend(), rule(14), None, meeting)
    assert (void.key, void.code, void.level) == ("amend", "amendment_text_not_sent", Level.BREACH)
    (still,) = check_amendment_notice(Amend(), rule(14), None, meeting, held=False)
    assert (still.level, still.mend_by) == (Level.WARN, date(2026, 6, 8))
    (short,) = check_amendment_notice(Amend(), rule(14), at("2026-06-10T09:00"), meeting)
    assert (short.key, short.code, short.facts["given"]) == ("amend", "notice_short", 19)
    assert check_amendment_notice(Amend(), rule(14), at("2026-06-08T09:00"), meeting) == ()
    loose = replace(rule(14), proposal_text_with_notice=False)
    assert check_amendment_notice(Amend(), loose, None, meeting) == ()


@pytest.mark.parametrize("counting", Counting)
def test_more_days_never_make_notice_short(counting: Counting) -> None:
    meeting = at("2026-06-15T16:00")
    oks = [
        notice_given(rule(14, counting), meeting - timedelta(days=n), meeting).ok for n in range(40)
    ]
    assert oks == sorted(oks)
