"""Attempts to bend an election after the fact, and files that bring voters along."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from governance.elections.commands import (
    AnnulElection,
    BallotCount,
    DeclareElection,
    FreezeRoll,
    MarkResult,
    RecordSheet,
    StepElection,
    StrikeVoter,
    TickVoter,
    WithdrawNomination,
)
from governance.elections.models import Election, RollEntry
from governance.elections.paper_files import read_papers
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken

from .conftest import TODAY, Society


def key_of(work: object) -> str:
    with pytest.raises((RuleBroken, InputInvalid, NotFound)) as caught:
        work()  # type: ignore[operator]
    return caught.value.key


@pytest.fixture
def declared(society: Society) -> str:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    society.sheet(election, {1: 25, 2: 20, 3: 15, 4: 10}, valid=30)
    society.count(election)
    society.declared(election)
    return election


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE election_result SET fields = '{}'",
        "UPDATE election_result SET locked_on = NULL",
        "DELETE FROM election_result",
        "UPDATE election_result_mark SET person_id = 'x'",
        "DELETE FROM election_result_mark",
        "UPDATE election_count_sheet SET totals = '{}'",
    ],
)
def test_a_locked_result_is_final_in_the_database(
    society: Society, declared: str, sql: str
) -> None:
    with society.book.engine.connect() as connection, pytest.raises(DatabaseError):
        connection.execute(text(sql))


def test_nothing_is_counted_or_marked_after_declaring(society: Society, declared: str) -> None:
    desk = society.desk()
    mark = MarkResult(declared, society.person["Usha"])
    for work in (
        lambda: society.count(declared),
        lambda: society.sheet(declared, {1: 30}, valid=30, box="B"),
        lambda: desk.results.mark(mark),
        lambda: desk.roll.open_polling(StepElection(declared)),
    ):
        assert key_of(work) == "election-step-refused"
    assert key_of(lambda: desk.results.declare(DeclareElection(declared))) == "result-missing"


def test_the_roll_after_freezing_only_shrinks(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    desk = society.desk()
    again = FreezeRoll(election)
    assert key_of(lambda: desk.roll.freeze(again)) == "roll-is-frozen"
    with society.book.read() as session:
        lines = [row.id for row in session.query(RollEntry).filter_by(election_id=election)]
    one, two = society.person["Uma"], society.person["Tara"]
    desk.roll.tick(TickVoter(lines[0]))
    strike = desk.roll.strike
    voted = StrikeVoter(lines[0], "died", one, two)
    assert key_of(lambda: strike(voted)) == "voted-cannot-be-struck"
    alone = StrikeVoter(lines[1], "died", one, one)
    assert key_of(lambda: strike(alone)) == "strike-needs-two-marks"
    strike(StrikeVoter(lines[1], "left", one, two))
    assert key_of(lambda: strike(StrikeVoter(lines[1], "left", one, two))) == "struck-off-roll"
    assert key_of(lambda: desk.roll.tick(TickVoter(lines[1]))) == "struck-off-roll"
    whole = desk.reading.whole(election)
    assert (whole.roll, whole.struck) == (39, 1)


def test_an_annulled_election_takes_nothing_more(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    desk = society.desk()
    assert key_of(lambda: desk.calling.annul(AnnulElection(election, " "))) == "order-missing"
    desk.calling.annul(AnnulElection(election, "BKL/2026/009"))
    step = StepElection(election)
    assert key_of(lambda: desk.roll.close_polling(step)) == "election-step-refused"
    assert desk.reading.whole(election).state_reason == "BKL/2026/009"


def test_more_papers_than_voters_are_refused(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    many = {1: 41, 2: 41}
    assert key_of(lambda: society.sheet(election, many, valid=41)) == "papers-exceed-roll"


def test_a_sheet_names_who_counted(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    command = RecordSheet(society.posts(election)[0], "A", {1: 30}, valid=30)
    act = society.desk().counting.record_sheet
    assert key_of(lambda: act(command)) == "counters-missing"


def papers(data: str, name: str = "papers.csv") -> dict[tuple[int, ...], int]:
    found = read_papers(data.encode(), (1, 2, 3), method="stv_scottish_wigm", seats=2, name=name)
    return {ballot.choices: ballot.papers for ballot in found}


@pytest.mark.parametrize(
    "heading", ["voter,1,2", "Member no,first,second", "ভোটার,১,২", "Voter ID;1;2"]
)
def test_a_table_with_voters_is_refused(heading: str) -> None:
    assert key_of(lambda: papers(f"{heading}\n12,1,2\n")) == "voter-with-ballot"


def test_papers_of_a_file_are_grouped_and_sorted() -> None:
    wanted = {(1, 2): 3, (3,): 1}
    assert papers("1,2\n3\n1,2\n1,2\n") == wanted
    assert papers("first,second\n1,2\n3,\n1,2\n1,2\n") == wanted
    assert papers("3|1,2\n1|3\n") == wanted
    assert papers("count,first,second\n3,1,2\n1,3,\n") == wanted
    assert papers('3 2\n3 1 2 0\n1 3 0\n0\n"A"\n"B"\n"C"\n"T"\n', "x.blt") == wanted
    assert BallotCount((1,), 1).papers == 1


def test_a_file_with_unknown_numbers_is_refused() -> None:
    assert key_of(lambda: papers("1,2\n9,1\n")) == "count-choice"
    assert key_of(lambda: papers("1,2\n1,x\n")) == "count-paper-wrong"


@pytest.mark.parametrize("day", [date.min, date(202, 11, 22), date.max])
def test_days_that_can_only_be_slips_of_the_hand(society: Society, day: date) -> None:
    names = "roll_date nominations_open nominations_close withdrawals_until polling_on".split()
    with pytest.raises(InputInvalid) as refused:
        society.called(**dict.fromkeys(names, day))
    assert refused.value.key == "date-impossible"
    with society.book.read() as session:
        assert session.query(Election).count() == 0


def test_nobody_withdraws_before_she_stood(society: Society) -> None:
    ref = society.called()
    society.opened(ref)
    (candidate,) = society.nominated(ref, "Asha")
    work = society.desk().nominations
    with pytest.raises(InputInvalid) as refused:
        work.withdraw(WithdrawNomination(candidate, TODAY - timedelta(days=1)))
    assert (refused.value.key, refused.value.params["field"]) == ("date-impossible", "on")
    work.withdraw(WithdrawNomination(candidate, TODAY))
