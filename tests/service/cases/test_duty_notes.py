"""Who is on duty without the key of a file hears that a clock runs in it: code and times only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from sr_board.access.roles import Role
from sr_board.cases.board.board_commands import EndDuty, PutOnDuty
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_duty_notes import DutyClock
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.files.service_team import Grant, Recuse
from sr_board.cases.models import Envelope, SealedRecord
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import RecusalGround, RosterCapacity
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_night import at, notice, set_clock, view
from tests.service.cases.test_reminders import asked_by, told
from ui.live import speak

NIGHT = at(2026, 5, 8, 22, 10)


def rostered(board: FileRoom, name: str, since: datetime = NIGHT, hours: int = 12) -> str:
    """Somebody is put on the roster by chair and secretary."""
    given = PutOnDuty(
        board.board,
        board.person[name],
        RosterCapacity.PEER,
        since,
        since + timedelta(hours=hours),
        community=True,
    )
    return board.desk().duty_work.put_on_duty(given, board.second()).id


def noticed(board: FileRoom, text: str = "by the river") -> tuple[str, str]:
    """A file of the peer's, and its code."""
    set_clock(board, 2026, 5, 8, 22, 15)
    case = notice(board, NIGHT, text=text, name="Zorina")
    return case, view(board, case).head.code


def heard(board: FileRoom, name: str) -> tuple[DutyClock, ...]:
    return board.desk(name).duty_notes.running()


def test_the_one_on_duty_hears_code_and_time_and_whom_to_call(board: FileRoom) -> None:
    _, code = noticed(board)
    for name in ("Champa", "Jyoti", "Asha"):
        rostered(board, name)
    ask = asked_by(board, "Champa")
    assert heard(board, "Champa") == ()  # nobody who reads the file was there since
    assert board.desk("Kajal").duty_notes.keep() == 1
    assert board.desk("Asha").duty_notes.keep() == 0
    (one,) = heard(board, "Champa")
    assert (one.code, one.starts_at, one.due_at) == (code, NIGHT, NIGHT + timedelta(hours=6))
    assert board.desk("Champa").files.clocks() == ()
    for name in ("Asha", "Kajal", "Farida", "Jyoti"):  # keys, not on duty, a restricted seat
        assert heard(board, name) == ()
    set_clock(board, 2026, 5, 9, 1, 10)
    answer = ask()
    assert told(answer) == [f"{code}: half of the time is gone"]
    assert [(one.go, one.place) for one in answer.new] == [("cases-call", {})]
    assert {one.key for one in answer.new} == answer.standing
    words = repr([(speak(one.fact), speak(one.line)) for one in answer.new])
    for never in ("Zorina", "river", "Speak", "lane"):
        assert never not in words
    set_clock(board, 2026, 5, 9, 4, 10)
    assert told(ask()) == [f"{code}: the time is over"]


def test_a_note_follows_the_clocks_and_ends_with_the_turn(board: FileRoom) -> None:
    case, code = noticed(board)
    turn = rostered(board, "Champa")
    board.desk("Kajal").duty_notes.keep()
    board.desk("Kajal").intake.first_contact(FirstContact(case, When(board.book.clock.now())))
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    assert board.desk("Asha").duty_notes.keep() == 1
    due = {one.due_at for one in heard(board, "Champa")}
    assert due == {row.clock.due_at for row in board.desk("Asha").files.clocks()}
    assert {one.code for one in heard(board, "Champa")} == {code}
    board.desk().duty_work.end_duty(EndDuty(turn), board.second())
    assert heard(board, "Champa") == ()
    assert board.desk("Bina").duty_notes.keep() == 1
    with board.reading() as session:
        assert session.scalars(select(Envelope).where(Envelope.purpose == "duty")).all() == []


def test_the_recused_hear_nothing_and_who_joins_the_team_reads_the_file(board: FileRoom) -> None:
    case, _ = noticed(board)
    for name in ("Champa", "Farida"):
        rostered(board, name)
    board.desk("Kajal").duty_notes.keep()
    assert len(heard(board, "Champa")) == len(heard(board, "Farida")) == 1
    ground = RecusalGround.HOUSE
    board.desk("Asha").team.recuse(Recuse(case, ground, board.slots["Champa"]))
    assert heard(board, "Champa") == heard(board, "Farida") == ()
    assert board.desk("Asha").duty_notes.keep() == 1
    assert heard(board, "Champa") == ()
    assert len(heard(board, "Farida")) == 1
    board.desk("Asha").team.grant(Grant(case, board.slots["Farida"]))
    assert heard(board, "Farida") == ()
    assert len(board.desk("Farida").files.clocks()) == 1


def test_a_turn_of_next_week_is_thought_of_and_one_beyond_is_not(board: FileRoom) -> None:
    noticed(board)
    rostered(board, "Champa", NIGHT + timedelta(days=8))
    assert board.desk("Kajal").duty_notes.keep() == 0
    rostered(board, "Champa", NIGHT + timedelta(days=6))
    assert board.desk("Kajal").duty_notes.keep() == 1
    assert heard(board, "Champa") == ()  # not on duty yet
    board.book.clock.set(NIGHT + timedelta(days=6, hours=1))
    assert len(heard(board, "Champa")) == 1


def test_nothing_of_it_stands_in_clear(board: FileRoom) -> None:
    """The envelope names no case, and a longer file makes no longer note."""
    sizes = set()
    rostered(board, "Champa")
    for text in ("a", "Somebody new was seen behind the second house, with two men"):
        case, code = noticed(board, text)
        board.desk("Kajal").duty_notes.keep()
        with board.reading() as session:
            rows = session.execute(
                select(Envelope, SealedRecord)
                .join(SealedRecord, SealedRecord.envelope_id == Envelope.id)
                .where(Envelope.purpose == "duty")
            ).all()
            assert {row[0].case_id for row in rows} == {None}
            sizes |= {len(row[1].body) for row in rows}
            for _, record in rows:
                assert code.encode() not in record.body
                assert case.encode() not in record.body
    assert len(sizes) == 1


@pytest.mark.parametrize("role", list(Role))
def test_who_may_hear(board: FileRoom, role: Role) -> None:
    noticed(board)
    rostered(board, "Champa")
    board.desk("Kajal").duty_notes.keep()
    desk = board.desk("Champa", role).duty_notes
    works = role in (Role.HELPER, Role.BOARD_MEMBER)
    asks: tuple[Callable[[], object], ...] = (desk.running, lambda: desk.reminded(NIGHT))
    board.book.clock.set(NIGHT + timedelta(hours=5))
    assert [bool(ask()) for ask in asks] == [works, works]
    assert desk.keep() == 0
