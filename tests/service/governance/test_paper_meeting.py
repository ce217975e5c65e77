"""A meeting from the minute book, typed in in one pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.commands import (
    AttendanceEntry,
    PaperAction,
    PaperItem,
    PaperMeeting,
    PaperNotice,
    VoteEntry,
)
from governance.rules.votes import VoteMethod
from sr_board.base.errors import InputInvalid, RuleBroken, SRBoardError

from .conftest import Collective, Desk, moment

OPENED, CLOSED = moment(2026, 11, 17, 10, 30), moment(2026, 11, 17, 12, 0)


def book_page(collective: Collective) -> PaperMeeting:
    """17 November: ten came, Shanta left early, Rupa sent word."""
    came = list(collective.person)[:9]
    lines = [AttendanceEntry(collective.person[name], mark="thumb") for name in came]
    lines.append(AttendanceEntry(collective.person["Shanta"], left=moment(2026, 11, 17, 11, 30)))
    lines.append(AttendanceEntry(collective.person["Rupa"], "apology"))
    return PaperMeeting(
        group_id=collective.group,
        type="shg",
        opened_at=OPENED,
        closed_at=CLOSED,
        chair_id=collective.person["Asha"],
        place="Community room",
        notice=PaperNotice(moment(2026, 11, 10, 8), "word", "all members"),
        attendance=tuple(lines),
        guests=("Ms Sen, bank",),
        items=(
            PaperItem("Last minutes", "report", outcome="approved"),
            PaperItem("Loan requests", "accounts", "Member 11 asked for a loan."),
        ),
        votes=(VoteEntry(2, "Loan of ₹ 3,000 to member 11.", VoteMethod.HANDS, 9, 0, 1),),
        actions=(PaperAction(collective.person["Kajal"], "Pay out", date(2026, 11, 20), 2),),
    )


def test_one_pass_writes_the_whole_meeting_in_one_act(
    collective: Collective, secretary: Desk
) -> None:
    before = collective.book.acts()
    meeting = secretary.paper.record(book_page(collective)).id
    assert collective.book.acts() == before + 1
    view = secretary.reading.whole(meeting)
    record = view.record
    assert (view.status, record.number, record.closed_at) == ("closed", 1, CLOSED)
    assert (record.voting_present, record.roll) == (10, 15)
    assert [p.name for p in record.apologies] == ["Rupa"]
    assert len(record.absent) == 4
    motion = record.items[1].motions[0]
    assert (motion.serial, motion.status) == ("BKL/2026/001", "passed")
    assert motion.vote is not None
    assert (motion.vote.taken_at, motion.vote.present_then) == (None, 10)
    assert [(a.text, a.item_no) for a in record.actions] == [("Pay out", 2)]


def test_minutes_of_a_paper_meeting_are_signed_like_any_other(
    collective: Collective, secretary: Desk
) -> None:
    command = book_page(collective)
    rekha = AttendanceEntry(collective.person["Rekha"])
    meeting = secretary.paper.record(replace(command, attendance=(*command.attendance, rekha))).id
    collective.signed(secretary, meeting)
    assert secretary.reading.whole(meeting).status == "minuted"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"closed_at": moment(2026, 11, 17, 10)}, "closed-before-opened"),
        ({"closed_at": moment(2026, 11, 17, 11)}, "outside-sitting"),
        ({"opened_at": moment(2027, 11, 17, 10)}, "time-in-future"),
        ({"items": ()}, "agenda-empty"),
        ({"votes": (VoteEntry(7, "Loan.", VoteMethod.VOICE, agreed=True),)}, "item-number-unknown"),
        ({"votes": (VoteEntry(1, "Loan.", VoteMethod.HANDS, 9, 1, 1),)}, "count-exceeds-present"),
        ({"votes": (VoteEntry(1, " ", VoteMethod.VOICE, agreed=True),)}, "text-missing"),
        ({"guests": ("",)}, "text-missing"),
        ({"notice": PaperNotice(moment(2026, 11, 18, 8), "word")}, "notice-after-meeting"),
    ],
)
def test_a_page_that_does_not_fit_is_refused_whole(
    collective: Collective, secretary: Desk, change: dict[str, object], key: str
) -> None:
    command = replace(book_page(collective), **change)  # type: ignore[arg-type]
    with pytest.raises(SRBoardError, match=key):
        secretary.paper.record(command)
    assert secretary.reading.page().total == 0
    assert secretary.finding.search().total == 0


def test_the_chair_must_have_been_there_and_nobody_stands_twice(
    collective: Collective, secretary: Desk
) -> None:
    command = book_page(collective)
    with pytest.raises(RuleBroken, match="chair-not-here"):
        secretary.paper.record(replace(command, chair_id=collective.person["Rekha"]))
    twice = (*command.attendance, command.attendance[0])
    with pytest.raises(RuleBroken, match="already-here"):
        secretary.paper.record(replace(command, attendance=twice))
    guest = AttendanceEntry(collective.person["Mina"], "guest")
    with pytest.raises(InputInvalid, match="choice-unknown"):
        secretary.paper.record(replace(command, attendance=(guest,)))


def test_a_meeting_typed_in_late_carries_nothing_that_has_moved_on(
    collective: Collective, secretary: Desk
) -> None:
    secretary.paper.record(book_page(collective))
    later = collective.closed(secretary)
    earlier = replace(
        book_page(collective),
        opened_at=moment(2026, 11, 3, 10),
        closed_at=moment(2026, 11, 3, 12),
        attendance=book_page(collective).attendance[:9],
        notice=None,
        votes=(),
        actions=(),
    )
    first = secretary.paper.record(earlier).id
    assert [a.text for a in secretary.reading.whole(later).actions] == ["Pay out"]
    assert secretary.reading.whole(first).actions == ()
    assert secretary.reading.whole(first).record.number == 3
