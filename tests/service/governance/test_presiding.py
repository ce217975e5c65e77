"""Who leads the next sitting: by turn where the rules say so, else who holds the chair."""

from __future__ import annotations

from datetime import date

from governance import checking
from governance.commands import CallMeeting, CloseMeeting, MarkAllHere, OpenMeeting
from governance.queries_checks import ChecksQueries
from governance.rules.parameters import RuleSet
from sr_board.access.roles import Role
from sr_board.people.rules.kinds import HowSeated
from sr_board.people.service_offices import BeginTerm, CreateOffice, OfficesService

from .conftest import Collective, Desk


def checks(collective: Collective) -> ChecksQueries:
    book = collective.book
    return ChecksQueries(book.read, book.who(Role.SECRETARY), book.clock)


def led(collective: Collective, desk: Desk, name: str, *, put_off: bool = False) -> None:
    """A weekly sitting that she led, and a week goes by."""
    meeting = desk.meetings.call(CallMeeting(collective.group, "shg", collective.now)).id
    desk.meetings.open(OpenMeeting(meeting, chair_id=collective.person[name]))
    desk.attendance.all_here(MarkAllHere(meeting))
    collective.book.clock.tick(3600)
    desk.meetings.close(CloseMeeting(meeting, adjourned=put_off))
    collective.book.clock.tick(7 * 86_400 - 3600)


def test_members_take_turns_from_the_first_number_on(
    collective: Collective, secretary: Desk
) -> None:
    planned = collective.now
    advice = checks(collective).before_call(collective.group, "shg", planned)
    assert advice.lead is not None and advice.lead.by_turn
    names = [line.name for line in advice.lead.order]
    assert len(names) == 15 and advice.lead.last_led is None
    led(collective, secretary, names[0])
    led(collective, secretary, names[3])
    led(collective, secretary, names[1], put_off=True)
    meeting = secretary.meetings.call(CallMeeting(collective.group, "shg", collective.now)).id
    found = checks(collective).meeting(meeting).lead
    assert found is not None
    assert found.order[0].name == names[1], "a sitting that was put off is no turn"
    assert [line.name for line in found.order[-2:]] == [names[0], names[3]]


def test_where_all_have_led_it_is_told_when(collective: Collective, secretary: Desk) -> None:
    names = list(collective.person)[:15]
    first = collective.now.date()
    for name in names:
        led(collective, secretary, name)
    found = checks(collective).before_call(collective.group, "shg", collective.now).lead
    assert found is not None
    assert (found.order[0].name, found.last_led) == (names[0], first)


def test_who_holds_the_chair_leads_where_nobody_takes_turns(
    collective: Collective, secretary: Desk, monkeypatch
) -> None:
    rules = RuleSet.from_json({"chair.sitting": "office"})
    monkeypatch.setattr(checking, "rules_in_force", lambda *_: rules)
    book = collective.book
    asked = checks(collective)
    assert asked.before_call(collective.group, "shg", collective.now).lead is None
    offices = OfficesService(book.uow, book.clock, book.who(Role.SECRETARY))
    chair = offices.create(CreateOffice(collective.group, "chair", "Chair", 1, 24, True)).id
    today: date = collective.now.date()
    offices.begin(BeginTerm(chair, collective.person["Mina"], HowSeated.ELECTED, today))
    found = asked.before_call(collective.group, "shg", collective.now).lead
    assert found is not None
    assert ([line.name for line in found.order], found.by_turn) == (["Mina"], False)
