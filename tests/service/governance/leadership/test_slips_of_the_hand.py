"""Days and numbers that can only be slips of the hand are refused in words, and nothing is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from governance.commands import CallMeeting, ChangeMeeting, OpenMeeting, RecordNotice
from governance.leadership.commands import EndLeading, PrepareHandover, WriteHandover
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.people.models import OfficeTerm
from sr_board.people.rules.kinds import EndReason

from .conftest import TODAY, Leaders

LAST = datetime.max.replace(tzinfo=UTC)
FIRST = datetime.min.replace(tzinfo=UTC)


def terms(leaders: Leaders) -> int:
    """Terms that are written."""
    with leaders.collective.book.read() as session:
        return session.query(OfficeTerm).count()


def test_a_seat_number_beyond_all_seats(leaders: Leaders) -> None:
    with pytest.raises(InputInvalid) as refused:
        leaders.seat("member", "Rekha", seat_no=10**25)
    assert refused.value.key == "seat-unknown"
    assert terms(leaders) == 0


def test_a_term_that_began_before_anybody_lived(leaders: Leaders) -> None:
    with pytest.raises(InputInvalid) as refused:
        leaders.seat("member", "Rekha", date(202, 1, 1))
    assert (refused.value.key, refused.value.params["field"]) == ("date-impossible", "started")
    assert terms(leaders) == 0


@pytest.mark.parametrize("moment", [FIRST, LAST])
def test_a_meeting_is_planned_within_the_years_of_people(
    leaders: Leaders, moment: datetime
) -> None:
    desk = leaders.collective.desk(Role.SECRETARY)
    with pytest.raises(InputInvalid) as refused:
        desk.meetings.call(CallMeeting(leaders.group, "general", moment))
    assert refused.value.key == "date-impossible"
    meeting = leaders.collective.called(desk)
    with pytest.raises(InputInvalid) as refused:
        desk.meetings.change(ChangeMeeting(meeting, moment, ""))
    assert refused.value.key == "date-impossible"


def test_no_sitting_and_no_notice_of_long_ago(leaders: Leaders) -> None:
    desk = leaders.collective.desk(Role.SECRETARY)
    meeting = leaders.collective.called(desk)
    with pytest.raises(InputInvalid) as refused:
        desk.meetings.record_notice(RecordNotice(meeting, FIRST, "word"))
    assert (refused.value.key, refused.value.params["field"]) == ("date-impossible", "sent_at")
    with pytest.raises(InputInvalid) as refused:
        desk.meetings.open(OpenMeeting(meeting, FIRST))
    assert (refused.value.key, refused.value.params["field"]) == ("date-impossible", "opened_at")


def test_nothing_is_handed_over_long_ago(leaders: Leaders) -> None:
    desk = leaders.desk(Role.SECRETARY, Role.TREASURER)
    old = leaders.seat("treasurer", "Rekha")
    desk.leader_work.end(EndLeading(old, TODAY, EndReason.RESIGNED))
    new = leaders.seat("treasurer", "Asha", TODAY.replace(day=TODAY.day + 1))
    ref = desk.handover_work.prepare(PrepareHandover(old, new)).id
    for field in ("day", "bank_balance_on"):
        with pytest.raises(InputInvalid) as refused:
            desk.handover_work.write(WriteHandover(ref, **{field: date(202, 1, 1)}))  # type: ignore[arg-type]
        assert (refused.value.key, refused.value.params["field"]) == ("date-impossible", field)


def test_a_cash_book_is_never_below_zero_while_a_bank_may_be(leaders: Leaders) -> None:
    desk = leaders.desk(Role.SECRETARY, Role.TREASURER)
    old = leaders.seat("treasurer", "Rekha")
    desk.leader_work.end(EndLeading(old, TODAY, EndReason.RESIGNED))
    new = leaders.seat("treasurer", "Asha", TODAY.replace(day=TODAY.day + 1))
    ref = desk.handover_work.prepare(PrepareHandover(old, new)).id
    with pytest.raises(InputInvalid) as refused:
        desk.handover_work.write(WriteHandover(ref, cash_book=-1))
    assert (refused.value.key, refused.value.params["field"]) == ("amount-negative", "cash_book")
    desk.handover_work.write(WriteHandover(ref, cash_book=0, bank_balance=-50_000))
