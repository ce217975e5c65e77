"""Emergency acts, short notices, briefs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.briefs import BriefField, profile_of, shown
from sr_board.cases.rules.emergency import (
    Actor,
    ProtectiveAct,
    aftermath,
    brief_expires,
    check_emergency,
    check_notice,
    entitled,
    ratify_by,
    ratify_overdue,
)
from sr_board.cases.vocabulary import BoardOffice, Profession, Profile, RosterCapacity, Side

_IST = timezone(timedelta(minutes=330))
_NIGHT = datetime(2026, 5, 17, 2, 15, tzinfo=_IST)
_SECRETARY = Actor("s", False, BoardOffice.SECRETARY)
_PEER = Actor("p", True, on_duty=frozenset({RosterCapacity.PEER}))
_ACTS = frozenset({ProtectiveAct.SAFE_PLACE, ProtectiveAct.REPORT})
_actors = st.lists(
    st.builds(
        Actor,
        st.sampled_from("abcd"),
        st.booleans(),
        st.sampled_from(BoardOffice),
        st.sampled_from(Profession),
        st.frozensets(st.sampled_from(RosterCapacity), max_size=2),
    ),
    max_size=4,
    unique_by=lambda actor: actor.slot_id,
)
_acts = st.frozensets(st.sampled_from(ProtectiveAct), min_size=1)


def test_secretary_and_the_peer_on_duty_act_at_night() -> None:
    assert check_emergency([_SECRETARY, _PEER], _ACTS)
    assert ratify_by(_NIGHT) == datetime(2026, 5, 20, 2, 15, tzinfo=_IST)


def test_a_report_needs_nobody() -> None:
    assert not check_emergency([], {ProtectiveAct.REPORT})
    not_rostered = Actor("p", True)
    assert not check_emergency([not_rostered], {ProtectiveAct.REPORT})
    with pytest.raises(RuleBroken, match="emergency-needs-two"):
        check_emergency([_SECRETARY, not_rostered], _ACTS)
    with pytest.raises(RuleBroken, match="emergency-needs-two"):
        check_emergency([_PEER, _PEER], _ACTS)
    with pytest.raises(InputInvalid, match="emergency-no-act"):
        check_emergency([_SECRETARY, _PEER], ())


def test_one_of_the_two_is_from_the_community() -> None:
    counsellor = Actor("c", False, profession=Profession.COUNSELLOR)
    with pytest.raises(RuleBroken, match="emergency-community-missing"):
        check_emergency([_SECRETARY, counsellor], _ACTS)
    unable = Actor("x", True)
    with pytest.raises(RuleBroken, match="emergency-community-missing"):
        check_emergency([_SECRETARY, counsellor, unable], _ACTS)


@given(_actors, _acts)
@settings(max_examples=120)
def test_two_entitled_one_from_the_community_or_a_report_alone(
    actors: list[Actor], acts: frozenset[ProtectiveAct]
) -> None:
    able = [actor for actor in actors if entitled(actor)]
    enough = len(able) >= 2 and any(actor.community for actor in able)
    if acts == {ProtectiveAct.REPORT}:
        assert not check_emergency(actors, acts)
    elif enough:
        assert check_emergency(actors, acts)
    else:
        with pytest.raises(RuleBroken, match="emergency-"):
            check_emergency(actors, acts)


@given(_acts, st.booleans())
def test_an_answer_never_undoes_a_report(acts: frozenset[ProtectiveAct], ratified: bool) -> None:
    after = aftermath(acts, ratified=ratified)
    assert ProtectiveAct.REPORT not in after.stopped
    assert after.stopped | after.stands == acts
    assert after.new_sitting is (not ratified)
    if ratified:
        assert not after.stopped


def test_the_time_to_ratify_passes() -> None:
    due = ratify_by(_NIGHT)
    assert not ratify_overdue(due, due, None)
    assert ratify_overdue(due, due + timedelta(minutes=1), None)
    assert not ratify_overdue(due, due + timedelta(days=9), False)


@given(st.integers(-500, 20_000), st.integers(0, 96), st.booleans())
@settings(max_examples=80)
def test_short_notice_never_blocks_a_protective_sitting(
    minutes: int, hours: int, protective: bool
) -> None:
    starts = _NIGHT + timedelta(minutes=minutes)
    short = hours * 60 - minutes
    if short > 0 and not protective:
        with pytest.raises(RuleBroken, match="sitting-notice-short"):
            check_notice(_NIGHT, starts, hours, protective=protective)
        return
    check = check_notice(_NIGHT, starts, hours, protective=protective)
    assert check.short_minutes == max(0, short)
    assert check.ratify is (short > 0)


def test_a_brief_is_gone_after_two_days() -> None:
    end = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
    assert brief_expires(end) == datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


def test_a_restricted_seat_never_reads_a_place() -> None:
    assert profile_of(Side.COMMUNITY, restricted=False) is Profile.COMMUNITY
    assert profile_of(Side.OUTSIDE, restricted=False) is Profile.OUTSIDE
    for side in Side:
        assert profile_of(side, restricted=True) is Profile.RESTRICTED
    everything = {field: "text" for field in BriefField}
    assert BriefField.SITE not in shown(Profile.RESTRICTED, everything)
    assert BriefField.SITE in shown(Profile.COMMUNITY, everything)


@given(st.sampled_from(Profile), st.dictionaries(st.sampled_from(BriefField), st.text(max_size=5)))
def test_a_brief_shows_nothing_that_is_not_listed(
    profile: Profile, fields: dict[BriefField, str]
) -> None:
    read = shown(profile, fields)
    assert read.items() <= fields.items()
    if profile is Profile.RESTRICTED:
        assert BriefField.SITE not in read
