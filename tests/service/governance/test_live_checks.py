"""Meetings checked against the rules in force while they are held, on a real vault."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.breaches.service import RatifyBreaches
from governance.commands import (
    AddItem,
    CloseMeeting,
    MarkDeparture,
    OpenMeeting,
    PutMotion,
    RecordNotice,
    SetResolutionStatus,
    TakeVote,
)
from governance.rules.votes import VoteMethod
from sr_board.base.errors import InputInvalid, SRBoardError

from .conftest import NAMES, Collective, Desk, moment

HALF = {"kind": "share", "num": 1, "den": 2, "base": "roll", "moment": "each_vote"}


def quorum(**changes: object) -> dict[str, object]:
    """The rule of a quorum with its default fields."""
    rule = {**HALF, "number": 3, "adjourned": "same", "wait_min": 30}
    return {"quorum.shg": {**rule, **changes}}


def taken(
    collective: Collective,
    desk: Desk,
    meeting: str,
    figures: tuple[int, int, int],
    kind: str = "ordinary",
    cast: str | None = None,
) -> str:
    """A motion by hands; gives the decision."""
    motion = collective.motion(desk, meeting, f"{kind} {figures}", kind)
    vote = TakeVote(motion, VoteMethod.HANDS, *figures, chair_cast=cast)
    return desk.decisions.take_vote(vote).id


def first_vote(desk: Desk, meeting: str):  # type: ignore[no-untyped-def]
    """The first count of a meeting."""
    items = desk.reading.whole(meeting).record.items
    return next(m.vote for i in items for m in i.motions if m.vote is not None)


def started(collective: Collective, desk: Desk, *names: str) -> str:
    """An open meeting with these members in the room."""
    meeting = collective.called(desk)
    desk.meetings.open(OpenMeeting(meeting, chair_id=collective.person[names[0]]))
    collective.here(desk, meeting, *names[1:])
    return meeting


def test_a_decision_after_members_left_carries_and_does_not_stand(
    collective: Collective, secretary: Desk
) -> None:
    version = collective.adopt(quorum())
    meeting = started(collective, secretary, *NAMES[:9])
    stands = taken(collective, secretary, meeting, (9, 0, 0))
    collective.until(20)
    for name in NAMES[7:9]:
        secretary.attendance.depart(MarkDeparture(meeting, collective.person[name]))
    collective.until(25)
    lost = taken(collective, secretary, meeting, (7, 0, 0))
    rows = {row.id: row for row in secretary.finding.search().rows}
    assert (rows[stands].status, rows[stands].valid) == ("passed", True)
    assert (rows[lost].status, rows[lost].carried, rows[lost].valid) == ("void", True, False)
    assert rows[lost].void_code == "quorum_lost"
    assert ("quorum_lost", "breach") in collective.codes(secretary)
    breach = secretary.found.register().rows[0]
    assert (breach.article, breach.finding.facts["needed"]) == (1, 8)
    assert (breach.finding.facts["present"], breach.finding.facts["base"]) == (7, 15)
    motions = [m for i in secretary.reading.whole(meeting).record.items for m in i.motions]
    votes = [m.vote for m in motions if m.vote]
    assert [(v.counted, v.quorum_needed, v.quorum_met) for v in votes] == [
        (9, 8, True),
        (7, 8, False),
    ]
    assert version == breach_version(secretary, meeting)


def breach_version(desk: Desk, meeting: str) -> str | None:
    """The version that the live figures name."""
    return desk.checks.meeting(meeting).version


def test_a_void_decision_stands_once_a_later_meeting_ratified_it(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(quorum())
    meeting = started(collective, secretary, *NAMES[:6])
    void = taken(collective, secretary, meeting, (6, 0, 0))
    collective.until(60)
    secretary.meetings.close(CloseMeeting(meeting))
    collective.until(60 * 24 * 7)
    later = collective.opened(secretary)
    ratifying = taken(collective, secretary, later, (15, 0, 0))
    open_ones = [row.id for row in secretary.found.register().rows if row.meeting_id == meeting]
    secretary.breaches.ratify(RatifyBreaches(tuple(open_ones), ratifying))
    row = next(row for row in secretary.finding.search().rows if row.id == void)
    assert (row.status, row.valid, row.ratified_by) == ("passed", False, "BKL/2026/002")
    # The minutes of the first meeting go on saying what was so that day.
    motion = secretary.reading.whole(meeting).record.items[0].motions[0]
    assert motion.status == "void"


def test_the_majority_is_that_of_the_rules_and_not_of_the_caller(
    collective: Collective, secretary: Desk
) -> None:
    rule = {"num": 2, "den": 3, "base": "present", "strict": False}
    collective.adopt({"majority.ordinary": rule, **quorum()})
    meeting = collective.opened(secretary)
    nine, ten = (taken(collective, secretary, meeting, (n, 1, 0)) for n in (9, 10))
    status = {row.id: row.status for row in secretary.finding.search().rows}
    assert (status[nine], status[ten]) == ("lost", "passed")
    vote = first_vote(secretary, meeting)
    assert (vote.majority_num, vote.majority_den, vote.majority_base) == (2, 3, "present")
    assert vote.majority_article == 1


@pytest.mark.parametrize(
    ("allowed", "cast", "carried", "found"),
    [
        (True, "for", True, []),
        (True, "against", False, []),
        (True, None, False, []),
        (False, "for", False, [("chair_cast_not_allowed", "breach")]),
    ],
)
def test_the_chair_decides_an_equal_vote_only_where_the_rules_let_her(
    collective: Collective,
    secretary: Desk,
    allowed: bool,
    cast: str | None,
    carried: bool,
    found: list[tuple[str, str]],
) -> None:
    rule = {"num": 1, "den": 2, "base": "cast", "strict": True}
    collective.adopt({"chair.casting": allowed, "majority.ordinary": rule, **quorum()})
    meeting = collective.opened(secretary)
    taken(collective, secretary, meeting, (6, 6, 0), cast=cast)
    vote = first_vote(secretary, meeting)
    assert (vote.carried, vote.chair_cast) == (carried, cast)
    assert (vote.votes_for, vote.votes_against) == (6, 6)
    codes = [code for code in collective.codes(secretary) if code[0].startswith("chair")]
    assert codes == found


def test_there_is_no_casting_vote_without_equal_votes(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    with pytest.raises(InputInvalid, match="casting-not-equal"):
        taken(collective, secretary, meeting, (7, 6, 0), cast="for")
    with pytest.raises(InputInvalid, match="choice-unknown"):
        taken(collective, secretary, meeting, (6, 6, 0), cast="maybe")


NOTICE = {
    "notice.shg.days": 14,
    "notice.shg.counting": "clear",
    "notice.shg.agenda": True,
    "notice.shg.proposal_text_with_notice": True,
}


def test_notice_that_was_short_or_missing_is_written_when_the_meeting_opens(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**NOTICE, **quorum()})
    planned = moment(2026, 12, 6, 10)
    told, untold = (collective.called(secretary, at=planned) for _ in range(2))
    secretary.meetings.add_item(AddItem(told, "Saving"))
    secretary.meetings.record_notice(RecordNotice(told, collective.now, "word", "all"))
    live = secretary.checks.meeting(told)
    assert (live.notice.needed, live.notice.given, live.notice.met) == (14, 13, False)
    assert live.notice.earliest == moment(2026, 12, 7, 10)
    assert [f.code for f in live.findings] == ["notice_short"]
    waiting = secretary.checks.meeting(untold).notice
    assert (waiting.given, waiting.met, waiting.send_by) == (None, False, date(2026, 11, 21))
    assert collective.codes(secretary) == []
    collective.until(60 * 24 * 14)
    for meeting in (told, untold):
        secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    assert collective.codes(secretary) == [("notice_missing", "breach"), ("notice_short", "breach")]


def test_a_moved_meeting_has_to_be_told_anew(collective: Collective, secretary: Desk) -> None:
    from governance.commands import ChangeMeeting

    collective.adopt({**NOTICE, **quorum()})
    meeting = collective.called(secretary, at=moment(2026, 12, 20, 10))
    secretary.meetings.add_item(AddItem(meeting, "Saving"))
    secretary.meetings.record_notice(RecordNotice(meeting, collective.now, "word", "all"))
    assert secretary.checks.meeting(meeting).notice.met
    secretary.meetings.change(ChangeMeeting(meeting, moment(2026, 12, 21, 10), "School"))
    assert not secretary.checks.meeting(meeting).notice.met


def test_points_added_after_the_notice_are_shown_as_unlisted(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**NOTICE, **quorum()})
    meeting = collective.called(secretary, at=moment(2026, 12, 20, 10))
    listed = secretary.meetings.add_item(AddItem(meeting, "Saving")).id
    secretary.meetings.record_notice(RecordNotice(meeting, collective.now, "word", "all"))
    added = secretary.meetings.add_item(AddItem(meeting, "Loans")).id
    assert secretary.checks.meeting(meeting).notice.unlisted == (added,)
    collective.until(60 * 24 * 20)
    secretary.meetings.record_notice(RecordNotice(meeting, collective.now, "word", "all"))
    assert secretary.checks.meeting(meeting).notice.unlisted == (added,)
    collective.until(60 * 24 * 28)
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    collective.here(secretary, meeting, *NAMES[1:])
    for item in (listed, added):
        motion = secretary.decisions.put_motion(PutMotion(item, "Save.")).id
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 15, 0, 0))
    rows = secretary.found.register().rows
    assert [(r.finding.code, r.finding.facts["item"]) for r in rows] == [("agenda_missing", 2)]
    assert listed in {item.item_id for item in secretary.checks.meeting(meeting).items}


AMEND = {
    "amend": {
        "majority": {"num": 3, "den": 4, "base": "cast", "strict": False},
        "notice_days": 7,
        "counting": "clear",
        "file_days": 30,
        "by": "own",
    }
}


@pytest.mark.parametrize(
    ("text", "days", "valid", "codes"),
    [
        ("", 10, False, ["amendment_text_not_sent"]),
        ("We save ₹ 100.", 10, True, []),
        ("We save ₹ 100.", 5, True, ["notice_short"]),
    ],
)
def test_a_change_of_the_rules_needs_its_words_in_the_notice(
    collective: Collective, secretary: Desk, text: str, days: int, valid: bool, codes: list[str]
) -> None:
    collective.adopt({**AMEND, **NOTICE, "notice.shg.days": 0, **quorum()})
    meeting = collective.called(secretary, at=collective.now + timedelta(days=days))
    item = secretary.meetings.add_item(AddItem(meeting, "Our rules", "motion")).id
    told = RecordNotice(meeting, collective.now, "paper", "all", text_of_changes=text)
    secretary.meetings.record_notice(told)
    collective.until(60 * 24 * days)
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    collective.here(secretary, meeting, *NAMES[1:])
    motion = secretary.decisions.put_motion(PutMotion(item, "We save ₹ 100.", "amend")).id
    missing = secretary.checks.meeting(meeting).motions[0].text_missing
    assert missing is (not text)
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 12, 3, 0))
    row = secretary.finding.search().rows[0]
    assert (row.carried, row.valid) == (True, valid)
    assert row.status == ("passed" if valid else "void")
    assert [code for code, _ in collective.codes(secretary)] == codes


def test_a_text_that_was_not_sent_is_not_made_good_by_ratifying(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**AMEND, **NOTICE, "notice.shg.days": 0, **quorum()})
    meeting = collective.opened(secretary)
    void = taken(collective, secretary, meeting, (15, 0, 0), "amend")
    collective.until(60)
    secretary.meetings.close(CloseMeeting(meeting))
    collective.until(60 * 24 * 7)
    later = collective.opened(secretary)
    ratifying = taken(collective, secretary, later, (15, 0, 0))
    ids = tuple(row.id for row in secretary.found.register().rows if row.meeting_id == meeting)
    secretary.breaches.ratify(RatifyBreaches(ids, ratifying))
    row = next(row for row in secretary.finding.search().rows if row.id == void)
    assert row.status == "void"


def test_too_few_at_the_opening_are_found_when_the_meeting_ends(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(quorum(wait_min=10))
    meeting = started(collective, secretary, *NAMES[:5])
    assert secretary.checks.meeting(meeting).findings == ()
    collective.until(15)
    collective.here(secretary, meeting, *NAMES[5:])
    found = secretary.checks.meeting(meeting).findings
    assert [(f.code, f.facts["present"], f.facts["needed"]) for f in found] == [
        ("quorum_not_met", 5, 8)
    ]
    assert collective.codes(secretary) == []
    secretary.meetings.close(CloseMeeting(meeting))
    assert collective.codes(secretary) == [("quorum_not_met", "warn")]


def test_a_meeting_put_off_breaks_no_quorum_and_its_second_one_has_its_own_rule(
    collective: Collective, secretary: Desk
) -> None:
    from governance.commands_calendar import CallAgain

    collective.adopt(quorum(adjourned="any"))
    meeting = started(collective, secretary, *NAMES[:5])
    item = secretary.meetings.add_item(AddItem(meeting, "Saving", "motion")).id
    secretary.decisions.put_motion(PutMotion(item, "Save more.", "ordinary"))
    collective.until(31)
    secretary.meetings.close(CloseMeeting(meeting, adjourned=True))
    assert collective.codes(secretary) == []
    again = CallAgain(meeting, collective.after(60 * 24 * 7))
    second = secretary.meetings.call_again(again).id
    with pytest.raises(SRBoardError, match="already-called-again"):
        secretary.meetings.call_again(again)
    collective.until(60 * 24 * 7)
    secretary.meetings.open(OpenMeeting(second, chair_id=collective.person["Asha"]))
    record = secretary.reading.whole(second).record
    assert [m.text for i in record.items for m in i.motions] == ["Save more."]
    assert record.put_off_on == date(2026, 11, 22)
    line = secretary.checks.meeting(second).quorum
    assert (line.second, line.any_number, line.needed, line.met) == (True, True, 1, True)
    motion = record.items[0].motions[0].id
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 1, 0, 0))
    assert secretary.finding.search().rows[0].valid
    held = secretary.meetings.close(CloseMeeting(second))
    with pytest.raises(SRBoardError, match="meeting-not-put-off"):
        secretary.meetings.call_again(CallAgain(held.id, collective.after(60 * 24 * 8)))


def test_a_meeting_long_after_the_last_one_is_found(
    collective: Collective, secretary: Desk
) -> None:
    rule = {"every": 1, "unit": "week", "max_gap_days": 14}
    collective.adopt({"frequency.shg": rule, **quorum()})
    collective.closed(secretary)
    collective.until(60 * 24 * 15)
    collective.closed(secretary)
    assert collective.codes(secretary) == [("frequency_missed", "warn")]


def test_minutes_left_unapproved_by_two_meetings_are_found_and_mended_by_approval(
    collective: Collective, secretary: Desk
) -> None:
    from governance.commands import ApproveMinutes

    collective.adopt(quorum())
    first = collective.closed(secretary)
    collective.signed(secretary, first)
    for week in (1, 2):
        collective.until(60 * 24 * 7 * week)
        last = collective.closed(secretary)
    assert ("minutes_not_approved", "warn") in collective.codes(secretary, open_only=True)
    secretary.minutes.approve(ApproveMinutes(first, last))
    assert collective.codes(secretary, open_only=True) == []


def test_a_rescinding_vote_by_a_smaller_majority_is_found(
    collective: Collective, secretary: Desk
) -> None:
    rules = {
        "majority.special": {"num": 2, "den": 3, "base": "cast", "strict": False},
        "majority.ordinary": {"num": 1, "den": 2, "base": "cast", "strict": True},
    }
    collective.adopt({**rules, **quorum()})
    meeting = collective.opened(secretary)
    first = taken(collective, secretary, meeting, (12, 3, 0), "special")
    motion = collective.motion(secretary, meeting, "BKL/২০২৬/০০১ is taken back.")
    later = secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 8, 7, 0)).id
    change = SetResolutionStatus(first, "rescinded", "New rule", later)
    secretary.decisions.set_resolution_status(change)
    row = next(row for row in secretary.finding.search().rows if row.id == first)
    assert (row.status, row.rescinded_by) == ("rescinded", "BKL/2026/002")
    assert collective.codes(secretary) == [("majority_not_reached", "breach")]
    other = taken(collective, secretary, meeting, (15, 0, 0))
    with pytest.raises(SRBoardError, match="rescinding-names-no-serial"):
        secretary.decisions.set_resolution_status(
            SetResolutionStatus(later, "rescinded", "Back again", other)
        )
