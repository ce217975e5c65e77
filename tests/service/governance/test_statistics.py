"""Figures of a period, on a real vault: counts that can be followed back to what was recorded."""

from __future__ import annotations

from datetime import date, timedelta

from governance.commands import AddAction, CloseMeeting, FinishAction, MarkDeparture
from governance.rules.findings import Finding, Level
from governance.rules.statistics import Rate
from governance.statistics.queries import FiguresWanted, StatisticsQueries
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed

from .conftest import Collective, Desk
from .test_breaches import note

DAY = date(2026, 11, 22)
MONTH = FiguresWanted(DAY - timedelta(days=30), DAY)


def statistics(collective: Collective, *roles: Role) -> StatisticsQueries:
    who = SignedIn(
        collective.book.vault.slot_id,
        collective.person["Rekha"],
        frozenset(roles or (Role.SECRETARY,)),
    )
    return StatisticsQueries(collective.book.read, who)


def held(collective: Collective, desk: Desk) -> str:
    """A meeting with everybody, one vote and two tasks of which one is done; closed."""
    meeting = collective.opened(desk)
    collective.decided(desk, meeting, "We save sixty rupees a week.")
    first = desk.decisions.add_action(AddAction(meeting, collective.person["Mina"], "Keys", DAY))
    desk.decisions.add_action(AddAction(meeting, collective.person["Rupa"], "Water", DAY))
    desk.decisions.finish_action(FinishAction(first.id, DAY))
    collective.book.clock.tick(3600)
    desk.meetings.close(CloseMeeting(meeting))
    return meeting


def test_a_period_in_figures(collective: Collective, secretary: Desk) -> None:
    held(collective, secretary)
    found = statistics(collective).figures(MONTH)
    assert (found.meetings, found.put_off, found.decisions, found.passed) == (1, 0, 1, 1)
    assert found.attendance == Rate(15, 15)
    assert found.tasks == Rate(1, 2)
    assert found.active == Rate(0, 2)
    assert found.group_name is None


def test_one_group_and_another(collective: Collective, secretary: Desk) -> None:
    held(collective, secretary)
    own = statistics(collective).figures(FiguresWanted(MONTH.since, DAY, collective.group))
    assert (own.group_name, own.meetings, own.active.whole) == ("Bakul Samiti", 1, 1)
    board = statistics(collective).figures(FiguresWanted(MONTH.since, DAY, collective.board))
    assert (board.meetings, board.attendance) == (0, Rate(0, 0))
    before = statistics(collective).figures(
        FiguresWanted(DAY - timedelta(days=60), DAY - timedelta(days=1))
    )
    assert before.meetings == 0


def test_a_lack_that_was_recorded_makes_the_meeting_not_quorate(
    collective: Collective, secretary: Desk
) -> None:
    meeting = held(collective, secretary)
    short = Finding("quorum.shg", "quorum_not_met", Level.WARN, {"needed": 10, "present": 9})
    note(collective, short, object_id=meeting, meeting_id=meeting)
    found = statistics(collective).figures(MONTH)
    assert found.quorum.part == 0
    assert found.quorum.whole == 1
    assert found.breaches["quorum_not_met"] == 1
    assert found.answered == 0


def test_an_active_group_has_approved_minutes(collective: Collective, secretary: Desk) -> None:
    from governance.commands import ApproveMinutes

    first = held(collective, secretary)
    collective.signed(secretary, first)
    collective.book.clock.tick(7 * 86_400)
    later = collective.opened(secretary)
    secretary.minutes.approve(ApproveMinutes(first, later))
    day = collective.book.clock.today()
    found = statistics(collective).figures(FiguresWanted(DAY, day, collective.group))
    assert found.active == Rate(1, 1)


def test_a_group_that_sleeps_is_proposed(collective: Collective, secretary: Desk) -> None:
    held(collective, secretary)
    asking = statistics(collective)
    assert asking.dormant(DAY + timedelta(days=42)) == ()
    (row,) = asking.dormant(DAY + timedelta(days=43))
    assert (row.group_name, row.last_held, row.since) == (
        "Bakul Samiti",
        DAY,
        DAY + timedelta(days=43),
    )
    assert statistics(collective, Role.AUDITOR).dormant(DAY + timedelta(days=99)) == ()


def test_who_left_early_was_there(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    collective.book.clock.tick(600)
    secretary.attendance.depart(MarkDeparture(meeting, collective.person["Mina"]))
    collective.book.clock.tick(600)
    secretary.meetings.close(CloseMeeting(meeting))
    assert statistics(collective).figures(MONTH).attendance == Rate(15, 15)


def test_every_office(collective: Collective, secretary: Desk) -> None:
    held(collective, secretary)
    for role in Role:
        asking = statistics(collective, role)
        for act, asked in ((asking.figures, MONTH), (asking.dormant, DAY)):
            try:
                act(asked)  # type: ignore[operator]
                refused = False
            except NotAllowed:
                refused = True
            assert refused is (role is Role.ADMINISTRATOR), role
    assert statistics(collective, Role.TREASURER).figures(MONTH).meetings == 0
    assert statistics(collective, Role.AUDITOR).figures(MONTH).meetings == 1
