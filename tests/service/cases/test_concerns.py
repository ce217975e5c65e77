"""Notes of concern: written by anybody, read by the board only, taken up at the next unlock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from sr_board.access.check import SignedIn
from sr_board.access.concern import Concern, ConcernService, note_of
from sr_board.access.models import ConcernNote, ConcernWrap
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.vocabulary import CaseState, EntryBy, RecusalGround, Track
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

NIGHT = START.replace(second=0, microsecond=0) + timedelta(days=1)


def writer(board: FileRoom, name: str, role: Role) -> ConcernService:
    who = SignedIn(board.slots[name], board.person[name], frozenset({role}))
    return ConcernService(board.book.uow, board.book.clock, who, board.book.vault)


def notes(board: FileRoom) -> list[ConcernNote]:
    with board.book.read() as session:
        return list(session.scalars(select(ConcernNote)))


@pytest.mark.parametrize("role", list(Role))
def test_everybody_writes_a_note_and_cannot_read_it_back(board: FileRoom, role: Role) -> None:
    board.desk("Asha").concerns.publish()
    writer(board, "Malati", role).write(Concern("told_so", text="in the lane by the river"))
    with board.book.read() as session:
        wraps = list(session.scalars(select(ConcernWrap)))
        note = session.scalars(select(ConcernNote)).one()
    assert {wrap.slot_id for wrap in wraps} == {board.slots["Asha"], board.slots["Bina"]}
    mine = board.second("Malati")
    for wrap in wraps:
        assert note_of(board.book.vault.vault_id, note, wrap, mine.unsealed) is None
    assert b"river" not in note.body


def test_all_notes_have_one_size(board: FileRoom) -> None:
    write = writer(board, "Malati", Role.TREASURER).write
    for text in ("", "ক" * 200):
        write(Concern("other", text=text))
    assert len({len(note.body) for note in notes(board)}) == 1
    for wrong in (Concern("nothing"), Concern("other", text="x" * 201)):
        with pytest.raises(InputInvalid):
            write(wrong)


def test_before_there_is_a_board_all_holders_of_the_key_may_take_it(founding: FileRoom) -> None:
    room = FileRoom(founding.book, founding.engine, founding.person, founding.slots, founding.board)
    assert not room.desk("Kajal").concerns.publish()
    writer(room, "Malati", Role.TREASURER).write(Concern("told_so"))
    assert room.desk("Kajal").concerns.take_all() == 1
    assert len(room.desk("Kajal").files.list()) == 1


def test_a_note_opens_a_file_whose_clock_counts_from_it(board: FileRoom) -> None:
    board.book.clock.set(NIGHT)
    board.desk("Asha").concerns.publish()
    writer(board, "Malati", Role.TREASURER).write(Concern("told_so", text="by the river"))
    board.book.clock.set(NIGHT + timedelta(hours=9))
    assert board.desk("Champa").concerns.take_all() == 0
    assert board.desk("Bina").concerns.take_all() == 1
    assert board.desk("Bina").concerns.take_all() == 0
    (one,) = board.desk("Asha").files.list()
    view = board.desk("Asha").files.whole(one.case_id)
    assert view.head.child_apprehended
    due = next(c.due_at for c in view.clocks if c.rule_id == "pocso_report")
    assert due == NIGHT + timedelta(hours=24)
    assert notes(board) == []


def test_a_note_with_a_code_is_the_move_onto_the_child_track(board: FileRoom) -> None:
    board.book.clock.set(NIGHT)
    case = board.begin()
    board.desk("Asha").concerns.publish()
    code = board.head().code
    writer(board, "Malati", Role.TREASURER).write(Concern("held_or_hurt", code))
    board.book.clock.set(NIGHT + timedelta(hours=5))
    assert board.desk("Asha").concerns.take_all() == 1
    view = board.desk("Kajal").files.whole(case)
    assert (view.head.state, view.head.track) == (CaseState.CHILD_PROTECTION, Track.CHILD)
    assert view.head.entry_by is EntryBy.CONCERN_NOTE
    due = next(c.due_at for c in view.clocks if c.rule_id == "cwc_production")
    assert due == NIGHT + timedelta(hours=24)


def test_a_note_on_a_child_s_file_is_a_line_in_it(board: FileRoom) -> None:
    board.book.clock.set(NIGHT)
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    board.desk("Asha").concerns.publish()
    writer(board, "Malati", Role.TREASURER).write(Concern("other", board.head().code, "again"))
    assert board.desk("Asha").concerns.take_all() == 1
    view = board.desk("Kajal").files.whole(case)
    assert [one.remark for one in view.timeline if one.what == "concern"] == ["again"]


def test_a_recused_officer_hears_nothing_of_a_note(board: FileRoom) -> None:
    board.book.clock.set(NIGHT)
    case = board.begin()
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    board.desk("Bina").concerns.publish()
    writer(board, "Malati", Role.TREASURER).write(Concern("other", board.head().code))
    assert board.desk("Asha").concerns.take_all() == 0
    assert board.desk("Asha").files.list() == ()
    assert board.desk("Bina").concerns.take_all() == 1


def test_a_code_of_no_case_opens_a_file_of_its_own(board: FileRoom) -> None:
    board.book.clock.set(NIGHT)
    board.desk("Asha").concerns.publish()
    writer(board, "Malati", Role.TREASURER).write(Concern("other", "SRB-KOL-26-0147-B"))
    assert board.desk("Asha").concerns.take_all() == 1
    assert len(board.desk("Asha").files.list()) == 1
