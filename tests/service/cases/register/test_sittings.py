"""Sittings: notice, attendance, end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.board_commands import AddSeat, Appoint
from sr_board.cases.board.board_views import SittingRow
from sr_board.cases.board.sitting_commands import (
    CallSitting,
    EndSitting,
    MarkLeft,
    MarkPresent,
    OpenSitting,
    RatifyNotice,
    SayShortNotice,
)
from sr_board.cases.vocabulary import SeatKind, Side

from .conftest import FROM, TO, BoardRoom


def _refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


def _call(room: BoardRoom, hours: int, *, protective: bool = False, reason: str = "") -> str:
    at = room.book.clock.now() + timedelta(hours=hours)
    command = CallSitting(room.board, at, "Office", protective, reason)
    return room.desk("Bina").sitting_work.call(command).id


def _row(room: BoardRoom, sitting: str) -> SittingRow:
    return room.desk("Champa").sittings.one(sitting)


def test_a_sitting_with_its_notice(seated: BoardRoom) -> None:
    sitting = _call(seated, 48)
    assert _call(seated, 48) == sitting
    row = _row(seated, sitting)
    assert (row.number, row.short_minutes, row.to_ratify, row.open) == (1, 0, False, False)
    assert _refused(lambda: _call(seated, 47)) == "sitting-notice-short"
    assert [r.number for r in seated.desk().sittings.all(seated.board)] == [1]


def test_a_protective_sitting_is_never_too_short(seated: BoardRoom) -> None:
    sitting = _call(seated, 1, protective=True)
    row = _row(seated, sitting)
    assert (row.short_minutes, row.to_ratify, row.short_reason) == (47 * 60, True, "")
    work = seated.desk("Bina").sitting_work
    work.say_short_notice(SayShortNotice(sitting, "A child was found"))
    again = SayShortNotice(sitting, "Something else")
    assert _refused(lambda: work.say_short_notice(again)) == "short-notice-said"
    later = _call(seated, 60)
    ratify = RatifyNotice(later, sitting)
    assert _refused(lambda: work.ratify_notice(ratify)) == "sitting-not-open"
    work.open(OpenSitting(later))
    work.ratify_notice(ratify)
    assert _row(seated, sitting).ratified_in == 2
    assert not _row(seated, sitting).to_ratify
    itself = RatifyNotice(later, later)
    assert _refused(lambda: work.ratify_notice(itself)) == "notice-not-later"


def test_who_is_there(seated: BoardRoom) -> None:
    sitting = _call(seated, 50)
    work = seated.desk("Bina").sitting_work
    for name in ("Asha", "Bina", "Farida"):
        work.mark_present(MarkPresent(sitting, seated.member(name)))
    work.mark_present(MarkPresent(sitting, seated.member("Bina")))
    work.open(OpenSitting(sitting))
    work.open(OpenSitting(sitting))
    assert _row(seated, sitting).open
    work.mark_left(MarkLeft(sitting, seated.member("Farida")))
    work.mark_left(MarkLeft(sitting, seated.member("Farida")))
    there = {one.member.name: one.here for one in _row(seated, sitting).presence}
    assert there == {"Asha": True, "Bina": True, "Farida": False}
    work.mark_present(MarkPresent(sitting, seated.member("Farida"), voting=False))
    assert [one.voting for one in _row(seated, sitting).presence] == [True, True, False]
    absent = MarkLeft(sitting, seated.member("Champa"))
    assert _refused(lambda: work.mark_left(absent), NotFound) == "presence-unknown"
    stranger = MarkPresent(sitting, "0" * 32)
    assert _refused(lambda: work.mark_present(stranger), NotFound) == "board-member-unknown"


def test_a_lapsed_member_has_no_vote(seated: BoardRoom) -> None:
    work = seated.desk().board_work
    seat = work.add_seat(AddSeat(seated.board, Side.COMMUNITY, SeatKind.SEX_WORKER)).id
    mina = work.appoint(Appoint(seat, seated.person["Mina"], FROM, TO)).id
    sitting = _call(seated, 50)
    here = MarkPresent(sitting, mina)
    sittings = seated.desk().sitting_work
    assert _refused(lambda: sittings.mark_present(here)) == "sitting-member-lapsed"
    sittings.mark_present(replace(here, voting=False))
    assert [one.voting for one in _row(seated, sitting).presence] == [False]


def test_an_ended_sitting_takes_nothing_more(seated: BoardRoom) -> None:
    sitting = _call(seated, 50)
    work = seated.desk("Bina").sitting_work
    assert _refused(lambda: work.end(EndSitting(sitting))) == "sitting-not-open"
    work.open(OpenSitting(sitting))
    work.end(EndSitting(sitting, "M 7"))
    row = _row(seated, sitting)
    assert (row.ended_at, row.minutes_ref, row.open) == (seated.book.clock.now(), "M 7", False)
    asha = seated.member("Asha")
    acts: tuple[Callable[[], object], ...] = (
        lambda: work.open(OpenSitting(sitting)),
        lambda: work.end(EndSitting(sitting)),
        lambda: work.mark_present(MarkPresent(sitting, asha)),
        lambda: work.mark_left(MarkLeft(sitting, asha)),
    )
    for act in acts:
        assert _refused(act) == "sitting-ended"
    assert _call(seated, 50) != sitting


def test_slips_of_the_hand(seated: BoardRoom) -> None:
    work = seated.desk().sitting_work
    naive = seated.book.clock.now().replace(tzinfo=None)
    command = CallSitting(seated.board, naive, "Office")
    assert _refused(lambda: work.call(command), InputInvalid) == "time-without-zone"
    nowhere = replace(command, starts_at=seated.book.clock.now() + timedelta(days=9), place=" ")
    assert _refused(lambda: work.call(nowhere), InputInvalid) == "text-missing"
    unknown = OpenSitting("0" * 32)
    assert _refused(lambda: work.open(unknown), NotFound) == "sitting-unknown"
    assert _refused(lambda: seated.desk().sittings.one("0" * 32), NotFound) == "sitting-unknown"


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_call_and_read_sittings(seated: BoardRoom, role: Role) -> None:
    sitting = _call(seated, 50)
    desk = seated.desk("Asha", role)
    reads = role in (Role.BOARD_MEMBER, Role.HELPER)
    for look in (lambda: desk.sittings.one(sitting), lambda: desk.sittings.all(seated.board)):
        if reads:
            look()
        else:
            assert _refused(look, NotAllowed) == "not-allowed"
    work = desk.sitting_work
    asha = seated.member("Asha")
    at = seated.book.clock.now() + timedelta(days=9)
    acts: tuple[Callable[[], object], ...] = (
        lambda: work.call(CallSitting(seated.board, at, "Office")),
        lambda: work.open(OpenSitting(sitting)),
        lambda: work.say_short_notice(SayShortNotice(sitting, "x")),
        lambda: work.mark_present(MarkPresent(sitting, asha)),
        lambda: work.mark_left(MarkLeft(sitting, asha)),
        lambda: work.ratify_notice(RatifyNotice(_call(seated, 70), sitting)),
        lambda: work.end(EndSitting(sitting)),
    )
    for act in acts:
        if role is Role.BOARD_MEMBER:
            if act is acts[5]:
                continue
            act()
        else:
            assert _refused(act, NotAllowed) == "not-allowed"


def test_a_member_without_office_calls_no_sitting(seated: BoardRoom) -> None:
    at = seated.book.clock.now() + timedelta(days=9)
    command = CallSitting(seated.board, at, "Office")
    work = seated.desk("Champa").sitting_work
    assert _refused(lambda: work.call(command), NotAllowed) == "board-officers-only"
