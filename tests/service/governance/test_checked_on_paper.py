"""Boards that cannot wait, meetings typed in later, and the version that counts on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.breaches.service import RatifyBreaches
from governance.commands import (
    AgendaEntry,
    CallMeeting,
    CloseMeeting,
    MarkAllHere,
    OpenMeeting,
    RecordNotice,
    TakeVote,
)
from governance.commands_paper import (
    AttendanceEntry,
    ConflictEntry,
    PaperItem,
    PaperMeeting,
    PaperNotice,
    ProxyEntry,
    VoteEntry,
)
from governance.papers import minutes_pdf
from governance.rules.votes import VoteMethod
from sr_board.base.errors import SRBoardError
from sr_board.i18n import translator
from sr_board.papers import Letterhead, page_texts

from .conftest import NAMES, Collective, Desk, moment
from .test_live_checks import AMEND, NOTICE, quorum
from .test_the_room_checked import PROXY


def refused(act: Callable[[], object]) -> str:
    """The key of the refusal."""
    with pytest.raises(SRBoardError) as caught:
        act()
    return caught.value.key


BOARD = {
    "quorum.board": {**quorum(base="seats_filled", num=1, den=1)["quorum.shg"]},  # type: ignore[dict-item]
    "notice.board.hours": 24,
}


def sitting(collective: Collective, desk: Desk, hours: int, *names: str) -> str:
    """A board called so many hours before, with these members; one decision was taken."""
    planned = collective.now + timedelta(hours=hours)
    agenda = (AgendaEntry("Cases by number", "case_ref"),)
    call = CallMeeting(collective.board, "board", planned, agenda=agenda)
    meeting = desk.meetings.call(call).id
    desk.meetings.record_notice(RecordNotice(meeting, collective.now, "call", "all"))
    collective.book.clock.tick(hours * 3600)
    desk.meetings.open(OpenMeeting(meeting, chair_id=collective.person[names[0]]))
    collective.here(desk, meeting, *names[1:])
    motion = collective.motion(desk, meeting, "Case 14: she stays with us tonight.")
    desk.decisions.take_vote(TakeVote(motion, VoteMethod.VOICE, agreed=True))
    return meeting


def test_a_board_is_never_stopped_and_its_reason_and_ratification_follow(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(BOARD, collective.board)
    meeting = sitting(collective, secretary, 5, "Asha")
    row = secretary.finding.search().rows[0]
    assert (row.status, row.valid) == ("passed", True)
    live = secretary.checks.meeting(meeting)
    assert live.reason_wanted
    assert {(f.code, f.level.value) for f in live.findings} >= {("notice_short", "warn")}
    close = CloseMeeting(meeting)
    assert refused(lambda: secretary.meetings.close(close)) == "urgent-reason-missing"
    assert secretary.reading.whole(meeting).status == "open"
    planned = CallMeeting(collective.board, "board", collective.after(60 * 24 * 7), agenda=())
    following = secretary.meetings.call(planned).id
    collective.book.clock.tick(1800)
    secretary.meetings.close(replace(close, reason="She had to sleep somewhere."))
    record = secretary.reading.whole(meeting).record
    assert record.urgent_reason == "She had to sleep somewhere."
    codes = {(code, level) for code, level in collective.codes(secretary)}
    assert codes == {("notice_short", "warn"), ("quorum_lost", "warn"), ("quorum_not_met", "warn")}
    items = secretary.reading.whole(following).record.items
    assert [(i.title, i.source) for i in items] == [
        ("To ratify: meeting 1, 22 November 2026", "ratify")
    ]
    again = secretary.meetings.call(replace(planned, planned_at=collective.after(60 * 24 * 8))).id
    assert [i.source for i in secretary.reading.whole(again).record.items] == ["ratify"]


def test_a_board_with_notice_and_number_gives_no_reason(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(BOARD, collective.board)
    meeting = sitting(collective, secretary, 24, "Asha", "Rekha")
    assert not secretary.checks.meeting(meeting).reason_wanted
    collective.book.clock.tick(1800)
    secretary.meetings.close(CloseMeeting(meeting))
    assert collective.codes(secretary) == []


def page(collective: Collective, **changes: object) -> PaperMeeting:
    """17 November on paper: nine came, Champa left early, one motion with an amendment."""
    person = collective.person
    lines = [AttendanceEntry(person[name]) for name in NAMES[:8]]
    lines.append(AttendanceEntry(person["Mina"], left=moment(2026, 11, 17, 11, 0)))
    facts: dict[str, object] = {
        "group_id": collective.group,
        "type": "shg",
        "opened_at": moment(2026, 11, 17, 10, 30),
        "closed_at": moment(2026, 11, 17, 12, 0),
        "chair_id": person["Asha"],
        "attendance": tuple(lines),
        "notice": PaperNotice(moment(2026, 11, 10, 8), "word", "all"),
        "items": (PaperItem("Saving", "motion"),),
        "votes": (
            VoteEntry(1, "We save ₹ 60.", VoteMethod.HANDS, 8, 0, 0),
            VoteEntry(1, "We save ₹ 70.", VoteMethod.HANDS, 8, 1, 0, amends=1),
            VoteEntry(1, "We meet at night.", withdrawn=True),
        ),
    }
    return PaperMeeting(**(facts | changes))  # type: ignore[arg-type]


def test_a_page_of_the_minute_book_is_checked_by_the_rules_of_its_day(
    collective: Collective, secretary: Desk
) -> None:
    old = collective.adopt(quorum(num=1, den=2), since=date(2025, 1, 1))
    collective.adopt(quorum(num=2, den=3), since=date(2026, 11, 18))
    meeting = secretary.paper.record(page(collective)).id
    record = secretary.reading.whole(meeting).record
    motions = record.items[0].motions
    assert [(m.words, m.withdrawn, m.serial) for m in motions] == [
        ("We save ₹ 70.", False, "BKL/2026/001"),
        ("We save ₹ 70.", False, None),
        ("We meet at night.", True, None),
    ]
    assert motions[0].vote is not None
    assert (motions[0].vote.quorum_needed, motions[0].vote.valid) == (8, True)
    assert secretary.checks.meeting(meeting).version == old
    later = moment(2026, 11, 19, 10, 30)
    lines = tuple(AttendanceEntry(collective.person[name]) for name in NAMES[:9])
    again = page(
        collective,
        opened_at=later,
        closed_at=later + timedelta(hours=1),
        attendance=lines,
    )
    second = secretary.paper.record(again).id
    vote = secretary.reading.whole(second).record.items[0].motions[0].vote
    assert vote is not None
    assert (vote.quorum_needed, vote.valid, vote.void_code) == (10, False, "quorum_lost")


def test_times_of_votes_on_paper_count_who_had_left(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(quorum(num=3, den=5))
    votes = (VoteEntry(1, "Save.", VoteMethod.HANDS, 8, 0, 0, at=moment(2026, 11, 17, 11, 30)),)
    meeting = secretary.paper.record(page(collective, votes=votes)).id
    vote = secretary.reading.whole(meeting).record.items[0].motions[0].vote
    assert vote is not None
    assert (vote.counted, vote.quorum_needed, vote.valid) == (8, 9, False)
    early = replace(votes[0], at=moment(2026, 11, 17, 9))
    assert refused(lambda: secretary.paper.record(page(collective, votes=(early,)))) == (
        "outside-sitting"
    )


def test_slips_and_interests_of_a_page_count(collective: Collective, secretary: Desk) -> None:
    person = collective.person
    collective.adopt({**PROXY, **quorum(num=1, den=3)})
    paper = page(
        collective,
        proxies=(ProxyEntry(person["Rekha"], person["Asha"], (1,)),),
        conflicts=(
            ConflictEntry(1, person["Bina"], "relation"),
            ConflictEntry(1, person["Champa"], "payment", left_room=False, late=True),
        ),
        votes=(VoteEntry(1, "A loan.", VoteMethod.HANDS, 9, 0, 0),),
    )
    meeting = secretary.paper.record(paper).id
    vote = secretary.reading.whole(meeting).record.items[0].motions[0].vote
    assert vote is not None
    assert (vote.conflicted, vote.proxies, vote.present_then) == (1, 1, 9)
    assert [code for code, _ in collective.codes(secretary)] == ["conflict_voted"]
    lines = secretary.reading.whole(meeting).record.items[0].conflicts
    assert {(c.person.name, c.voted) for c in lines} == {("Bina", False), ("Champa", True)}


@pytest.mark.parametrize("amends", [0, 3, 9])
def test_an_amendment_on_paper_names_a_motion(
    collective: Collective, secretary: Desk, amends: int
) -> None:
    votes = (
        VoteEntry(1, "One.", VoteMethod.HANDS, 9, 0, 0),
        VoteEntry(1, "Two.", VoteMethod.HANDS, 9, 0, 0, amends=amends),
        VoteEntry(1, "Three.", VoteMethod.HANDS, 9, 0, 0, amends=1),
    )
    act = page(collective, votes=votes)
    assert refused(lambda: secretary.paper.record(act)) == "item-number-unknown"
    assert secretary.finding.search().total == 0


def test_a_change_of_the_rules_typed_from_paper_is_void_without_its_words(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**AMEND, **NOTICE, "notice.shg.days": 0, **quorum(num=1, den=3)})
    votes = (VoteEntry(1, "We save.", VoteMethod.HANDS, 9, 0, 0, decision_kind="amend"),)
    secretary.paper.record(page(collective, votes=votes))
    told = PaperNotice(
        moment(2026, 11, 8, 8), "paper", "all", text_of_changes="We save.", pictures=(b"photo",)
    )
    secretary.paper.record(page(collective, votes=votes, notice=told))
    rows = secretary.finding.search().rows
    assert sorted((row.status, row.valid) for row in rows) == [("passed", True), ("void", False)]
    assert list(secretary.cupboard.kept.values()) == [b"photo"]


def test_a_board_typed_from_paper_needs_its_reason_in_the_same_pass(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(BOARD, collective.board)
    person = collective.person
    act = page(
        collective,
        group_id=collective.board,
        type="board",
        attendance=(AttendanceEntry(person["Asha"]),),
        notice=PaperNotice(moment(2026, 11, 17, 8), "call", "all"),
        votes=(),
    )
    assert refused(lambda: secretary.paper.record(act)) == "urgent-reason-missing"
    secretary.paper.record(replace(act, reason="A raid was told to us."))
    assert ("notice_short", "warn") in collective.codes(secretary)


HEAD = Letterhead("Bakul Samiti")


def printed(desk: Desk, meeting: str, code: str = "en") -> str:
    """The text of the minutes, all spaces as one."""
    pages = page_texts(minutes_pdf(desk.reading.whole(meeting), translator(code), HEAD))
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def test_the_minutes_say_what_was_checked_and_keep_their_bytes(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum(num=2, den=3)})
    person = collective.person
    paper = page(
        collective,
        proxies=(
            ProxyEntry(person["Sabina"], person["Asha"]),
            ProxyEntry(person["Rupa"], person["Asha"]),
        ),
        conflicts=(ConflictEntry(1, person["Bina"], "payment"),),
        attendance=(*page(collective).attendance, AttendanceEntry(person["Rekha"])),
    )
    meeting = secretary.paper.record(paper).id
    collective.read(secretary, meeting)
    text = printed(secretary, meeting)
    for words in (
        "Sabina (no. 14)",
        "the holder carries as many votes as she may",
        "Bina (no. 2) declared an interest: money to get or to pay. She left the room.",
        "Quorum, Article 2: 10 of 15 were needed, 10 counted.",
        "1 was out of the vote with an interest.",
        "As it was put first: “We save ₹ 60.”",
        "Motion taken back",
        "Amendment: passed",
    ):
        assert words in text, words
    from governance.commands import SignMinutes

    secretary.minutes.sign(SignMinutes(meeting, collective.marks()))
    before = minutes_pdf(secretary.reading.whole(meeting), translator("bn"), HEAD)
    ids = tuple(row.id for row in secretary.found.register().rows)
    collective.until(60 * 24 * 7)
    later = collective.opened(secretary)
    secretary.attendance.all_here(MarkAllHere(later))
    ratifying = collective.decided(secretary, later, "What was done stands.")
    secretary.breaches.ratify(RatifyBreaches(ids, ratifying))
    collective.adopt(quorum(num=1, den=1), since=date(2026, 11, 1))
    after = minutes_pdf(secretary.reading.whole(meeting), translator("bn"), HEAD)
    assert after == before


def test_rules_not_met_stand_in_the_minutes_with_their_article(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**NOTICE, **quorum(num=2, den=3)})
    meeting = secretary.paper.record(page(collective)).id
    text = printed(secretary, meeting)
    assert "Rules not met" in text
    assert "BKL/2026/001: void" in text
    assert "It carried and has no force: too few were present when it was voted." in text
    assert "Article 1:" in text
    assert "Article 5:" in text
