"""Terms with the rules around them: seats, limits, holding over, what is recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.breaches.queries import BreachFilter, BreachQueries
from governance.leadership.commands import BeginLeading, CheckLeaders, EndLeading, SayWilling
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.people.rules.kinds import EndReason, HowSeated, TermState
from sr_board.people.service_offices import CreateOffice, OfficesService, SeatSide

from .conftest import START, TODAY, Leaders

DAY = timedelta(days=1)


def breaches(leaders: Leaders, **more: object) -> list[tuple[str, str]]:
    """Codes and levels of what stands open."""
    book = leaders.collective.book
    queries = BreachQueries(book.read, book.who(Role.SECRETARY))
    page = queries.register(BreachFilter(leaders.group, open_only=True, **more))  # type: ignore[arg-type]
    return sorted((row.finding.code, row.finding.level.value) for row in page.rows)


def test_the_board_shows_who_holds_what_until_when(leaders: Leaders) -> None:
    leaders.seat("chair", "Asha")
    board = leaders.desk(Role.BOARD_MEMBER).leaders.board(leaders.group)
    chair = board.seats[[s.office_key for s in board.seats].index("chair")]
    assert chair.term is not None
    assert (chair.term.who.name, chair.term.who.number) == ("Asha", 1)
    assert chair.term.due_to == date(2026, 12, 31)
    assert chair.term.state is TermState.SERVING
    assert chair.signatory
    assert board.empty == 5
    assert not board.adopted
    assert [seat.office_key for seat in board.ending(60)] == ["chair"]


def test_two_persons_in_one_seat_are_refused(leaders: Leaders) -> None:
    leaders.seat("chair", "Asha")
    with pytest.raises(RuleBroken) as refused:
        leaders.seat("chair", "Bina", TODAY)
    assert refused.value.key == "office-still-held"


def test_a_second_office_is_recorded_and_not_refused(leaders: Leaders) -> None:
    leaders.seat("chair", "Asha")
    leaders.seat("secretary", "Asha", TODAY)
    assert ("holds_office", "breach") in breaches(leaders)


def test_a_third_term_in_a_row_is_said_before_and_recorded_after(leaders: Leaders) -> None:
    desk = leaders.desk(Role.SECRETARY)
    for start in (date(2021, 1, 1), date(2023, 1, 1)):
        term = leaders.seat("chair", "Asha", start)
        end = start.replace(year=start.year + 2) - DAY
        desk.leader_work.end(EndLeading(term, end, EndReason.EXPIRED))
    command = BeginLeading(leaders.office["chair"], leaders.id_of("Asha"), HowSeated.ELECTED, START)
    found = desk.leaders.against(command)
    assert [finding.code for finding in found] == ["max_consecutive_terms"]
    desk.leader_work.begin(command)
    assert ("max_consecutive_terms", "breach") in breaches(leaders)


def test_acting_does_not_count_as_a_term(leaders: Leaders) -> None:
    desk = leaders.desk(Role.SECRETARY)
    for start in (date(2021, 1, 1), date(2023, 1, 1)):
        term = leaders.seat("chair", "Asha", start, HowSeated.ACTING)
        end = start.replace(year=start.year + 2) - DAY
        desk.leader_work.end(EndLeading(term, end, EndReason.EXPIRED))
    command = BeginLeading(leaders.office["chair"], leaders.id_of("Asha"), HowSeated.ELECTED, START)
    assert desk.leaders.against(command) == ()


def test_who_is_no_member_is_found(leaders: Leaders) -> None:
    leaders.seat("chair", "Tara", TODAY)
    assert breaches(leaders) == [("not_in_good_standing", "breach")]


def test_holding_over_warns_up_to_the_limit_and_is_a_breach_after(leaders: Leaders) -> None:
    desk, book = leaders.desk(Role.SECRETARY), leaders.collective.book
    limit = desk.leaders.rules(leaders.group).holdover_days
    due = TODAY - timedelta(days=limit)
    leaders.seat("chair", "Asha", date(due.year - 2, due.month, due.day) + DAY)
    desk.leader_work.check(CheckLeaders(leaders.group))
    assert ("term_overdue", "warn") in breaches(leaders)
    book.clock.set(book.clock.now() + DAY)
    desk.leader_work.check(CheckLeaders(leaders.group))
    assert ("holdover_exceeded", "breach") in breaches(leaders)
    assert ("term_overdue", "warn") not in breaches(leaders)


def test_checking_again_changes_nothing_and_a_successor_closes_it(leaders: Leaders) -> None:
    term = leaders.seat("chair", "Asha", date(2024, 11, 1))
    desk = leaders.desk(Role.SECRETARY)
    first = desk.leader_work.check(CheckLeaders(leaders.group))
    again = desk.leader_work.check(CheckLeaders(leaders.group))
    assert first.event_no > 0
    assert again.event_no == 0
    desk.leader_work.end(EndLeading(term, TODAY - DAY, EndReason.EXPIRED))
    desk.leader_work.check(CheckLeaders(leaders.group))
    assert "term_overdue" not in {code for code, _ in breaches(leaders)}


def test_a_term_rests_on_its_resolution(leaders: Leaders) -> None:
    resolution = leaders.decided("Mina is the treasurer.")
    command = BeginLeading(
        leaders.office["treasurer"],
        leaders.id_of("Mina"),
        HowSeated.CO_OPTED,
        TODAY,
        resolution_id=resolution,
    )
    desk = leaders.desk(Role.SECRETARY)
    desk.leader_work.begin(command)
    assert desk.leaders.history(leaders.group)[0].serial == "BKL/2026/001"


def test_a_lost_resolution_makes_no_term(leaders: Leaders) -> None:
    resolution = leaders.decided("Mina is the treasurer.", passes=False)
    command = BeginLeading(
        leaders.office["treasurer"],
        leaders.id_of("Mina"),
        HowSeated.CO_OPTED,
        TODAY,
        resolution_id=resolution,
    )
    with pytest.raises(RuleBroken) as refused:
        leaders.desk(Role.SECRETARY).leader_work.begin(command)
    assert refused.value.key == "resolution-does-not-stand"


def test_a_part_of_a_term_ends_earlier_never_later(leaders: Leaders) -> None:
    def command(until: date) -> BeginLeading:
        return BeginLeading(
            leaders.office["chair"],
            leaders.id_of("Asha"),
            HowSeated.CO_OPTED,
            START,
            until=until,
        )

    desk = leaders.desk(Role.SECRETARY)
    with pytest.raises(InputInvalid) as refused:
        desk.leader_work.begin(command(date(2027, 6, 1)))
    assert refused.value.key == "term-until-wrong"
    desk.leader_work.begin(command(date(2026, 12, 1)))
    assert desk.leaders.history(leaders.group)[0].due_to == date(2026, 12, 1)


def test_removing_needs_a_decision(leaders: Leaders) -> None:
    term = leaders.seat("chair", "Asha")
    work = leaders.desk(Role.SECRETARY).leader_work
    with pytest.raises(RuleBroken) as refused:
        work.end(EndLeading(term, TODAY, EndReason.REMOVED))
    assert refused.value.key == "term-removal-needs-resolution"
    work.end(EndLeading(term, TODAY, EndReason.REMOVED, paper_resolution="7/2026"))


def test_unknown_offices_terms_and_persons(leaders: Leaders) -> None:
    work = leaders.desk(Role.SECRETARY).leader_work
    nobody = "0" * 32
    with pytest.raises(NotFound):
        work.begin(BeginLeading(nobody, leaders.id_of("Asha"), HowSeated.ROTA, TODAY))
    with pytest.raises(NotFound):
        work.begin(BeginLeading(leaders.office["chair"], nobody, HowSeated.ROTA, TODAY))
    with pytest.raises(NotFound):
        work.end(EndLeading(nobody, TODAY, EndReason.RESIGNED))
    with pytest.raises(NotFound):
        work.say_willing(SayWilling(leaders.office["chair"], nobody, True))


def test_a_board_below_its_share_of_the_community_is_found(leaders: Leaders) -> None:
    book, board = leaders.collective.book, leaders.collective.board
    offices = OfficesService(book.uow, book.clock, book.who(Role.SECRETARY))
    sides = (("member", SeatSide.COMMUNITY, 3), ("outside", SeatSide.OUTSIDE, 3))
    made = {}
    for key, side, seats in sides:
        made[key] = offices.create(
            CreateOffice(board, key, key.title(), seats, 24, seat_side=side)
        ).id
    work = leaders.desk(Role.SECRETARY).leader_work
    for key, name, seat in (
        ("member", "Asha", 1),
        ("outside", "Usha", 1),
        ("outside", "Tara", 2),
    ):
        work.begin(BeginLeading(made[key], leaders.id_of(name), HowSeated.CO_OPTED, TODAY, seat))
    shown = leaders.desk(Role.AUDITOR).leaders.board(board).composition
    assert shown is not None
    assert (shown.community, shown.filled, shown.to_fill) == (1, 3, 2)
    work.check(CheckLeaders(board))
    queries = BreachQueries(book.read, book.who(Role.SECRETARY))
    codes = {row.finding.code for row in queries.register(BreachFilter(board)).rows}
    assert "board_composition_low" in codes


def test_figures_of_the_year(leaders: Leaders) -> None:
    leaders.seat("chair", "Asha", date(2024, 11, 1))
    leaders.seat("secretary", "Rekha", date(2026, 6, 1))
    figures = leaders.desk(Role.AUDITOR).leaders.statistics(leaders.group, date(2026, 1, 1), TODAY)
    assert (figures.leaders, figures.new_leaders, figures.turnover_percent) == (2, 1, 50)
    assert (figures.overdue, figures.overdue_mean_days) == (1, 22)
    assert all(each.parity is None for each in figures.participation)
    hidden = leaders.desk(Role.HELPER).leaders.statistics(leaders.group, START, TODAY)
    assert hidden.participation == ()
