"""Hard stop H7: nothing stored can say how a person voted. Proved from the raw database."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from governance.elections.commands import (
    BallotCount,
    PostEntry,
    RecordSheet,
    SetCompanions,
    StepElection,
    TickVoter,
)
from governance.elections.models import BallotPaper, CountSheet, RollEntry
from sr_board.base.errors import RuleBroken

from .conftest import Society

PAPERS = {(1, 2, 3): 9, (2, 1): 6, (3,): 5, (4, 3): 7, (): 2}


@pytest.fixture
def counted(society: Society) -> str:
    """A ranked election whose papers were typed in."""
    post = PostEntry("Committee", society.office["member"], 2, "stv_scottish_wigm")
    election = society.contested("Asha", "Bina", "Champa", "Dolly", posts=(post,))
    society.voted(election, 29)
    society.papers(election, PAPERS)
    return election


def raw(society: Society, sql: str) -> list[tuple[object, ...]]:
    with society.book.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def columns(society: Society, table: str) -> set[str]:
    return {str(row[1]) for row in raw(society, f"PRAGMA table_info({table})")}


def test_no_table_holds_a_person_with_a_ballot(society: Society, counted: str) -> None:
    assert columns(society, "election_ballot") == {"id", "sheet_id", "pattern", "count"}
    roll = columns(society, "election_roll")
    assert not {c for c in roll if re.search(r"ballot|paper|sheet|pattern|choice|box|time", c)}
    keys = raw(society, "PRAGMA foreign_key_list(election_ballot)")
    assert {str(key[2]) for key in keys} == {"election_count_sheet"}
    ways = {str(key[2]) for key in raw(society, "PRAGMA foreign_key_list(election_count_sheet)")}
    assert ways == {"election_post", "election_count_sheet"}


def test_roll_lines_carry_no_time_of_voting(society: Society, counted: str) -> None:
    times = raw(society, "SELECT DISTINCT recorded_at FROM election_roll")
    assert len(times) == 1


def test_no_act_touches_the_roll_and_a_ballot(society: Society, counted: str) -> None:
    rows = raw(society, "SELECT event_n, ref FROM audit_object WHERE ref LIKE 'election_%'")
    acts: dict[int, set[str]] = {}
    for number, ref in rows:
        acts.setdefault(int(str(number)), set()).add(str(ref).split("/", maxsplit=1)[0])
    ballots = {n for n, tables in acts.items() if "election_ballot" in tables}
    roll = {n for n, tables in acts.items() if "election_roll" in tables}
    assert len(ballots) == 1
    assert not ballots & roll
    assert min(ballots) > max(roll), "papers are written after the last tick"
    between = raw(
        society,
        f"SELECT action FROM audit_event WHERE n > {max(roll)} AND n < {min(ballots)} ORDER BY n",
    )
    assert ("election.counting",) in between, "the vote was closed in between"


def test_the_trail_names_the_election_and_never_a_voter(society: Society, counted: str) -> None:
    subjects = raw(
        society, "SELECT DISTINCT subject FROM audit_event WHERE action LIKE 'election%'"
    )
    assert subjects == [(f"election/{counted}",)]


def test_equal_papers_are_one_row_and_rows_lie_in_the_order_of_what_stands_on_them(
    society: Society, counted: str
) -> None:
    rows = raw(society, "SELECT pattern, count FROM election_ballot ORDER BY rowid")
    assert dict(rows) == {"1,2,3": 9, "2,1": 6, "3": 5, "4,3": 7, "": 2}
    patterns = [tuple(int(x) for x in str(p).split(",") if x) for p, _ in rows]
    assert all(one < other for one, other in pairwise(patterns))


def test_the_order_of_typing_leaves_no_trace(society: Society) -> None:
    """Two clerks type the same papers in opposite orders: the rows are the same."""
    post = PostEntry("Committee", society.office["member"], 2, "stv_scottish_wigm")
    posts = (post, PostEntry("President", society.office["president"], 1, "irv"))
    election = society.called(*posts)
    society.opened(election)
    society.nominated(election, "Asha", "Bina", "Champa")
    society.nominated(election, "Dolly", "Ela", "Farida", post=1)
    society.at_the_poll(election)
    society.voted(election, 20)
    papers = [BallotCount((1, 2), 1), BallotCount((3,), 9), BallotCount((1, 2), 10)]
    counters = (society.person["Rupa"],)
    for place, order in enumerate((papers, papers[::-1])):
        command = RecordSheet(
            society.posts(election)[place], "A", counters=counters, ballots=tuple(order)
        )
        society.desk().counting.record_sheet(command)
    rows = raw(
        society,
        "SELECT s.post_id, b.pattern, b.count FROM election_ballot b "
        "JOIN election_count_sheet s ON s.id = b.sheet_id ORDER BY b.rowid",
    )
    by_post: dict[object, list[object]] = {}
    for ref, pattern, count in rows:
        by_post.setdefault(ref, []).append((pattern, count))
    one, other = by_post.values()
    assert one == other == [("1,2", 11), ("3", 9)]


def test_papers_are_not_taken_while_the_vote_goes_on(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    with pytest.raises(RuleBroken) as caught:
        society.sheet(election, {1: 1}, valid=1)
    assert caught.value.key == "ballots-while-polling"


def test_no_tick_after_the_vote_was_closed(society: Society, counted: str) -> None:
    with society.book.read() as session:
        line = session.query(RollEntry).first().id
    with pytest.raises(RuleBroken) as caught:
        society.desk().roll.tick(TickVoter(line))
    assert caught.value.key == "election-step-refused"


def test_a_box_of_three_is_not_counted_alone(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.voted(election, 30)
    with pytest.raises(RuleBroken) as caught:
        society.sheet(election, {1: 3, 2: 2}, valid=3, box="B")
    assert caught.value.key == "box-too-small"
    society.sheet(election, {1: 25, 2: 20, 3: 10}, valid=30, box="A and B", mixed=("A", "B"))


def test_companions_are_a_total(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    society.desk().roll.set_companions(SetCompanions(election, 3))
    assert raw(society, "SELECT companions FROM election") == [(3,)]
    assert "companion" not in " ".join(columns(society, "election_roll"))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE election_ballot SET pattern = '4,1' WHERE pattern = '3'",
        "DELETE FROM election_ballot",
        "UPDATE election_count_sheet SET valid = 99",
        "DELETE FROM election_roll",
        "INSERT INTO election_roll (id, election_id, person_id, voted, voted_again, seat_disputed,"
        " recorded_at, recorded_by) SELECT 'x', election_id, 'y', 1, 0, 0, recorded_at, recorded_by"
        " FROM election_roll LIMIT 1",
    ],
)
def test_the_database_itself_refuses(society: Society, counted: str, sql: str) -> None:
    with (
        society.book.engine.connect() as connection,
        pytest.raises((IntegrityError, DatabaseError)),
    ):
        connection.execute(text(sql))


def test_a_tick_is_a_flag_and_nothing_else(society: Society) -> None:
    election = society.contested("Asha", "Bina", "Champa", "Dolly")
    with society.book.read() as session:
        line = session.query(RollEntry).filter_by(election_id=election).first()
        before = {k: v for k, v in vars(line).items() if not k.startswith("_")}
    society.desk().roll.tick(TickVoter(line.id))
    with society.book.read() as session:
        after = {
            k: v for k, v in vars(session.get(RollEntry, line.id)).items() if not k.startswith("_")
        }
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {"voted"}
    society.desk().roll.close_polling(StepElection(election))
    assert not hasattr(BallotPaper, "recorded_at")
    assert hasattr(CountSheet, "recorded_at")
