"""Hints that two files may be about one person: to whom, when, and that the database is silent."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.doubles.service_doubles import LookedAt
from sr_board.cases.files.service_identity import ContactWish, WhoSheIs
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.models import ScreenerTraining
from sr_board.cases.moments import When
from sr_board.cases.records import IdentityOpening
from sr_board.cases.rules.doubles import Alike
from sr_board.cases.sealing.keeping import shred_identity
from sr_board.cases.vocabulary import BoardOffice, CaseSource, RecusalGround
from tests.service.cases.conftest import NOTICED, FileRoom
from tests.service.cases.test_adults import trained

OTHER = "SRB-KOL-26-0148-8"


def two(board: FileRoom, name: str = "জরিনা", by: str = "Champa") -> tuple[str, str]:
    """Kajal's file of Zorina, and somebody else's of the same name."""
    first, second = board.begin(), board.begin(by, code=OTHER)
    board.desk(by).identity.write(WhoSheIs(second, name=name, home_district="Nadia"))
    return first, second


def why(board: FileRoom, who: str, case: str) -> list[tuple[str, tuple[Alike, ...]]]:
    return [(row.code, row.why) for row in board.desk(who).doubles.of(case)]


def test_the_chair_is_told_and_who_sees_one_file_only_is_not(board: FileRoom) -> None:
    first, second = two(board)
    assert board.desk("Asha").doubles.keep_marks() == 2
    assert why(board, "Asha", first) == [(OTHER, (Alike.NAME,))]
    assert [row.case_id for row in board.desk("Asha").doubles.of(second)] == [first]
    assert why(board, "Kajal", first) == why(board, "Champa", second) == []
    (pair,) = board.desk("Asha").doubles.pairs()
    assert {pair.one.case_id, pair.other.case_id} == {first, second}
    assert board.desk("Kajal").doubles.pairs() == ()


def test_the_secretary_is_told_without_seeing_who_it_is(board: FileRoom) -> None:
    first, _ = two(board)
    assert why(board, "Bina", first) == []
    board.desk("Asha").doubles.keep_marks()
    assert why(board, "Bina", first) == [(OTHER, (Alike.NAME,))]


def test_whoever_holds_both_names_is_told_at_once(board: FileRoom) -> None:
    first, second = two(board, "Zorinna", by="Kajal")
    assert why(board, "Kajal", second) == [("SRB-KOL-26-0147-B", (Alike.NAME,))]
    board.desk("Kajal").identity.write(WhoSheIs(second, name="Malati Das"))
    assert why(board, "Kajal", second) == []
    board.desk("Kajal").identity.contact(ContactWish(first, phone="+91 98300 11111"))
    board.desk("Kajal").identity.contact(ContactWish(second, phone="০৯৮৩০০১১১১১"))
    assert why(board, "Kajal", first) == [(OTHER, (Alike.PHONE,))]


def test_recused_from_one_of_the_two_she_hears_of_neither(board: FileRoom) -> None:
    first, second = two(board, by="Kajal")
    board.desk("Asha").doubles.keep_marks()
    assert why(board, "Kajal", first)
    board.desk("Asha").team.recuse(Recuse(second, RecusalGround.HOUSE, board.slots["Kajal"]))
    assert why(board, "Kajal", first) == []
    assert board.desk("Kajal").doubles.pairs() == ()
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Kajal").doubles.of(second)
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Kajal").doubles.looked(LookedAt(first, second))
    assert why(board, "Asha", first) == [(OTHER, (Alike.NAME,))]


def test_a_recused_chair_hears_nothing_and_the_acting_one_does(board: FileRoom) -> None:
    first, second = two(board)
    board.desk("Asha").doubles.keep_marks()
    for case in (first, second):
        board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
        board.fresh("Asha")
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Asha").doubles.of(first)
    assert board.desk("Asha").doubles.pairs() == ()
    assert why(board, "Champa", second) == [("SRB-KOL-26-0147-B", (Alike.NAME,))]


def test_a_code_with_one_wrong_character_in_a_notice_is_a_hint(board: FileRoom) -> None:
    board.begin()
    notice = TakeNotice(CaseSource.PEER, When(NOTICED), text="The girl of SRB-KOL-26-0174-B?")
    case = board.desk("Kajal").intake.notice(notice).id
    assert why(board, "Kajal", case) == [("SRB-KOL-26-0147-B", (Alike.CODE,))]
    assert [pair.other.why for pair in board.desk("Kajal").doubles.pairs()] == []


def test_what_was_looked_at_is_not_shown_again(board: FileRoom) -> None:
    first, second = two(board)
    board.desk("Asha").doubles.keep_marks()
    board.desk("Asha").doubles.looked(LookedAt(first, second))
    for who, case in (("Asha", first), ("Asha", second), ("Bina", first)):
        assert why(board, who, case) == []
    assert board.desk("Asha").doubles.pairs() == ()
    with pytest.raises(NotFound, match="double-unknown"):
        board.desk("Asha").doubles.looked(LookedAt(first, second))


def test_marks_go_with_the_identity_and_comparing_opens_none(board: FileRoom) -> None:
    first, second = two(board)
    asha = board.desk("Asha")
    asha.doubles.keep_marks()
    assert asha.files.whole(first).summary.marks is not None
    with board.work("Champa") as entry:
        shred_identity(entry, entry.open(second))
    assert asha.files.whole(second).summary.marks is None
    assert why(board, "Asha", first) == []
    assert asha.doubles.keep_marks() == 0
    assert asha.files.whole(first).all(IdentityOpening) == ()


def test_the_database_does_not_hold_the_marks(board: FileRoom) -> None:
    first, second = two(board)
    board.desk("Asha").doubles.keep_marks()
    files = board.desk("Asha").files
    one, other = (files.whole(case).summary.marks for case in (first, second))
    assert one is not None and other is not None and one.names == other.names
    with board.reading() as session:
        bodies = list(session.scalars(text("select body from sealed_record")))
        tables = list(session.scalars(text("select name from sqlite_master")))
    assert len(set(bodies)) == len(bodies)
    assert not any(one.names[0].encode() in body for body in bodies)
    assert not any("match" in str(name) for name in tables)


def test_the_key_of_marks_leaves_with_its_holder(board: FileRoom) -> None:
    first, _ = two(board)
    trained(board, "Kajal")
    asha = board.desk("Asha")
    assert asha.doubles.keep_marks() == 2
    assert board.desk("Kajal").doubles.keep_marks() == 0
    with board.room("Asha").uow() as uow:
        for row in uow.session.scalars(select(ScreenerTraining)):
            row.valid_until = row.held_on
        uow.record("board.register", subject="board")
        uow.commit()
    assert asha.doubles.keep_marks() == 2
    assert why(board, "Asha", first) == [(OTHER, (Alike.NAME,))]


def test_a_new_chair_marks_anew_when_nobody_else_held_the_key(board: FileRoom) -> None:
    first, _ = two(board)
    assert board.desk("Asha").doubles.keep_marks() == 2
    change = HandOver(board.board, BoardOffice.CHAIR, board.member("Champa"))
    board.desk("Asha").handover_work.hand_over(change, board.second("Bina"))
    board.fresh("Champa")
    assert board.desk("Champa").doubles.keep_marks() == 2
    assert why(board, "Champa", first) == [(OTHER, (Alike.NAME,))]
    assert board.desk("Champa").doubles.keep_marks() == 0


@pytest.mark.parametrize("role", [Role.TREASURER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_no_hint_for_who_does_not_work_on_files(board: FileRoom, role: Role) -> None:
    first, second = two(board)
    desk = board.desk("Malati", role)
    for act in (
        lambda: desk.doubles.of(first),
        desk.doubles.pairs,
        desk.doubles.keep_marks,
        lambda: desk.doubles.looked(LookedAt(first, second)),
    ):
        with pytest.raises(NotAllowed):
            act()
