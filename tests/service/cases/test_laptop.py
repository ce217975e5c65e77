"""The laptop's clock in doubt, on real files: marks, no erasure, two who confirm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_intake import FirstContact, RaiseFlag, TakeNotice
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.keeping.records_clock import BackdatedEntry
from sr_board.cases.keeping.service_clock import ConfirmBackdated, ConfirmClock
from sr_board.cases.moments import When
from sr_board.cases.records import ClockRow
from sr_board.cases.rules.laptop_clock import ClockDoubt
from sr_board.cases.vocabulary import CaseSource, CaseState, Flag, ReportKind, ReportMode
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)
HOUR = timedelta(hours=1)


def view(board: FileRoom, case: str) -> CaseView:
    return board.desk("Asha").files.whole(case)


def doubt(board: FileRoom, who: str = "Asha") -> ClockDoubt:
    return board.desk(who).laptop.state().doubt


def confirm(board: FileRoom) -> None:
    wish = ConfirmClock(board.book.clock.today(), board.second("Bina"))
    board.desk("Asha").laptop.confirm(wish)


def noticed(board: FileRoom) -> str:
    board.book.clock.set(DAY)
    return board.desk("Kajal").intake.notice(TakeNotice(CaseSource.PEER, When(DAY))).id


def test_a_clock_behind_marks_what_is_entered_and_stops_nothing(board: FileRoom) -> None:
    case = noticed(board)
    assert doubt(board) is ClockDoubt.NONE
    before = view(board, case).clocks
    board.book.clock.set(DAY - 20 * HOUR)
    assert doubt(board, "Kajal") is ClockDoubt.BEHIND
    desk = board.desk("Kajal")
    desk.intake.first_contact(FirstContact(case, When(DAY + HOUR)))  # the true time, ahead of ours
    desk.intake.raise_flag(RaiseFlag(case, Flag.THREAT_TO_LIFE))
    desk.child.fear(Fear(case, "looks_young", When(DAY + HOUR)))
    found = view(board, case)
    assert found.head.state is CaseState.CHILD_PROTECTION
    assert found.head.first_contact is not None
    assert found.head.first_contact.suspect
    assert not found.head.noticed.suspect
    rows = {one.rule_id: one for one in found.all(ClockRow)}
    assert rows["cwc_production"].suspect
    assert rows["cwc_production"].due_at == DAY + 25 * HOUR
    assert not rows["first_contact"].suspect
    assert [one.due_at for one in before] == [rows["first_contact"].due_at]
    assert {one.what for one in found.timeline if one.when.suspect} >= {"flag_raised"}
    report = MakeReport(
        case, ReportKind.CWC_PRODUCTION, "CWC", When(DAY + 2 * HOUR), ReportMode.PHONE, ref_no="1"
    )
    desk.reports.report(report)
    with pytest.raises(InputInvalid, match="time-in-future"):
        desk.child.fear(Fear(case, "looks_young", When(DAY + timedelta(days=400))))


def test_the_doubt_stays_until_the_chair_and_a_second_person_confirm(board: FileRoom) -> None:
    case = noticed(board)
    board.book.clock.set(DAY - HOUR)
    board.desk("Kajal").intake.raise_flag(RaiseFlag(case, Flag.FAMILY_UNSAFE))
    board.book.clock.set(DAY + HOUR)
    assert doubt(board) is ClockDoubt.BEHIND
    board.fresh("Asha")
    assert doubt(board) is ClockDoubt.BEHIND
    state = board.desk("Asha").laptop.state()
    assert (state.may_confirm, state.latest) == (True, DAY)
    assert not board.desk("Bina").laptop.state().may_confirm
    today = board.book.clock.today()
    laptop = board.desk("Asha").laptop
    with pytest.raises(NotAllowed, match="clock-chair-only"):
        board.desk("Bina").laptop.confirm(ConfirmClock(today, board.second("Bina")))
    with pytest.raises(RuleBroken, match="second-person-missing"):
        laptop.confirm(ConfirmClock(today))
    with pytest.raises(InputInvalid, match="clock-date-differs"):
        laptop.confirm(ConfirmClock(today + timedelta(days=1), board.second("Bina")))
    confirm(board)
    assert doubt(board) is ClockDoubt.NONE
    board.fresh("Kajal")
    assert doubt(board, "Kajal") is ClockDoubt.NONE
    with pytest.raises(RuleBroken, match="clock-not-in-doubt"):
        confirm(board)


def test_a_clock_far_ahead_waits_for_two_who_say_the_date(board: FileRoom) -> None:
    noticed(board)
    board.book.clock.set(DAY + timedelta(days=32))
    assert doubt(board) is ClockDoubt.AHEAD
    confirm(board)
    assert doubt(board) is ClockDoubt.NONE
    board.book.clock.set(DAY)  # it was wrong after all, and is put right
    assert doubt(board) is ClockDoubt.BEHIND
    confirm(board)
    board.book.clock.set(DAY + HOUR)
    assert doubt(board) is ClockDoubt.NONE


def test_what_is_dated_back_stands_and_asks_why(board: FileRoom) -> None:
    board.book.clock.set(DAY)
    early = When(DAY - timedelta(days=15))
    case = board.desk("Kajal").intake.notice(TakeNotice(CaseSource.PEER, early)).id
    found = view(board, case)
    assert found.head.noticed.at == early.at
    (row,) = found.all(BackdatedEntry)
    assert (row.what, row.told.at) == ("noticed", early.at)
    laptop = board.desk("Kajal").laptop
    wish = ConfirmBackdated(case, row.id, "The phone was broken", board.second("Bina"))
    for wrong, key in (
        (ConfirmBackdated(case, row.id, "why"), "second-person-missing"),
        (ConfirmBackdated(case, row.id, "why", board.second("Malati")), "second-person-role"),
    ):
        with pytest.raises(RuleBroken, match=key):
            laptop.confirm_backdated(wrong)
    with pytest.raises(InputInvalid, match="text-missing"):
        laptop.confirm_backdated(ConfirmBackdated(case, row.id, " ", board.second("Bina")))
    laptop.confirm_backdated(wish)
    (row,) = view(board, case).all(BackdatedEntry)
    assert row.by_two == (board.slots["Kajal"], board.slots["Bina"])
    assert row.why == "The phone was broken"
    with pytest.raises(RuleBroken, match="backdated-confirmed"):
        laptop.confirm_backdated(wish)


def test_while_in_doubt_half_a_day_back_asks_why(board: FileRoom) -> None:
    case = noticed(board)
    board.book.clock.set(DAY - HOUR)
    board.desk("Kajal").intake.first_contact(FirstContact(case, When(DAY - 14 * HOUR)))
    (row,) = view(board, case).all(BackdatedEntry)
    assert row.what == "first_contact"


@pytest.mark.parametrize("role", list(Role))
def test_rights_of_every_role(board: FileRoom, role: Role) -> None:
    laptop = board.desk("Farida", role).laptop
    wish = ConfirmBackdated(new_id(), new_id(), "why")
    if role in (Role.HELPER, Role.BOARD_MEMBER):
        assert laptop.state().doubt is ClockDoubt.NONE
        with pytest.raises(NotFound, match="no-such-case"):
            laptop.confirm_backdated(wish)
        with pytest.raises(NotAllowed, match="clock-chair-only"):
            laptop.confirm(ConfirmClock(START.date()))
        return
    for call in (
        laptop.state,
        lambda: laptop.confirm(ConfirmClock(START.date())),
        lambda: laptop.confirm_backdated(wish),
    ):
        with pytest.raises(NotAllowed):
            call()
