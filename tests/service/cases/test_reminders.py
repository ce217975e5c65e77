"""Reminders: at half time, two hours before, when due; code and clock, only for those who may."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from sr_board.access.roles import Role
from sr_board.cases.files.queries_files import FileQueries
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import CaseState, RecusalGround
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_night import at, notice, set_clock, view
from ui.cases.files.reminding import reminders_of
from ui.live import speak
from ui.reminders import Ask, Reminded


def asked_by(board: FileRoom, name: str, *roles: Role) -> Ask:
    """What the window of somebody asks each minute, from now on."""
    room = board.room(name, *roles)
    return reminders_of(
        SimpleNamespace(  # type: ignore[arg-type]
            holds_cases=True, who=room.who, cases=board.desk(name, *roles), clock=room.clock
        )
    )


def told(answer: Reminded) -> list[str]:
    return [speak(one.fact) for one in answer.new]


def test_a_clock_reminds_at_half_time_two_hours_before_and_when_due(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10), text="by the river", name="Zorina")
    code = view(board, case).head.code
    ask = asked_by(board, "Asha")
    assert ask().new == ()
    found = []
    for day, hour, minute in ((7, 1, 9), (7, 1, 10), (7, 1, 11), (7, 2, 11), (7, 4, 10)):
        set_clock(board, 2026, 3, day, hour, minute)
        found.append(told(ask()))
    assert found == [
        [],
        [f"{code}: half of the time is gone"],
        [],
        [f"{code}: 1 h 59 min left"],
        [f"{code}: the time is over"],
    ]


def test_a_reminder_holds_no_word_of_the_file(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10), text="by the river", name="Zorina")
    ask = asked_by(board, "Kajal", Role.HELPER)
    set_clock(board, 2026, 3, 7, 4, 10)
    (one,) = ask().new
    words = f"{speak(one.fact)} {speak(one.line)}"
    code = view(board, case).head.code
    assert words == f"{code}: the time is over Speak with her: until today, 04:10"
    assert one.place == {"id": case}


def test_only_those_who_may_open_the_file_are_reminded(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10))
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    asks = {name: asked_by(board, name) for name in ("Asha", "Bina", "Champa", "Farida")}
    nobody = asked_by(board, "Malati", Role.TREASURER)
    set_clock(board, 2026, 3, 7, 1, 10)
    answers = {name: ask() for name, ask in asks.items()}
    assert [name for name, one in answers.items() if one.new] == ["Bina"]
    assert [name for name, one in answers.items() if one.standing] == ["Bina"]
    assert nobody() == Reminded()


def test_what_was_met_stands_no_more_and_doubt_is_moved_meanwhile(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10))
    ask = asked_by(board, "Kajal", Role.HELPER)
    set_clock(board, 2026, 3, 7, 1, 10)
    (first,) = ask().new
    spoke = board.book.clock.now()
    board.desk("Kajal").intake.first_contact(FirstContact(case, When(spoke)))
    assert first.key not in ask().standing
    board.book.clock.set(spoke + timedelta(hours=12))
    answer = ask()
    assert answer.changed == frozenset({"cases"})
    assert view(board, case).head.state is CaseState.CHILD_PROTECTION
    assert len(told(answer)) == 1  # one line a file, whatever number of its clocks


def test_a_moment_in_which_nothing_could_be_read_is_not_lost(
    board: FileRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10))
    ask = asked_by(board, "Asha")
    set_clock(board, 2026, 3, 7, 1, 10)
    with monkeypatch.context() as faulty:
        faulty.setattr(FileQueries, "reminded", lambda *_: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            ask()
    set_clock(board, 2026, 3, 7, 1, 11)
    assert told(ask()) == [f"{view(board, case).head.code}: half of the time is gone"]


def test_of_several_moments_of_a_file_the_duty_by_law_is_told(board: FileRoom) -> None:
    set_clock(board, 2026, 3, 6, 22, 15)
    case = notice(board, at(2026, 3, 6, 22, 10))
    ask = asked_by(board, "Kajal", Role.HELPER)
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    set_clock(board, 2026, 3, 7, 10, 30)  # the lid was closed over night
    (one,) = ask().new
    assert speak(one.line) == "Before the committee: until today, 22:15"
