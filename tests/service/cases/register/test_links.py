"""Possible links: noticed by the program, shown to one person who is free of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound, SRBoardError
from sr_board.base.ids import new_id
from sr_board.cases.board.service_links import LinkLooked
from sr_board.cases.files.service_team import Recuse, TeamService
from sr_board.cases.records import Identity
from sr_board.cases.vocabulary import RecusalGround
from sr_board.people.models import PersonPrivate

from ..conftest import FileRoom


def _refused(act: Callable[[], object], kind: type[SRBoardError]) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


def _phone(board: FileRoom, name: str, phone: str) -> None:
    with board.book.uow() as uow:
        uow.session.add(
            PersonPrivate(
                person_id=board.person[name],
                legal_name="",
                phone=phone,
                recorded_at=board.book.clock.now(),
                recorded_by=board.slots["Asha"],
            )
        )
        uow.record("person.private", subject="person")
        uow.commit()


def _case(board: FileRoom) -> str:
    case = board.begin()
    with board.work("Asha") as entry:
        file = entry.open(case)
        file.put_identity(
            Identity(id=new_id(), by="a", at=entry.now, name="Z", phone="+91 98300 11223")
        )
    return case


def _shown(board: FileRoom, name: str, case: str) -> list[int]:
    return [row.seat for row in board.desk(name).links.possible(case)]


def test_the_chair_is_shown_a_seat_and_nothing_else(board: FileRoom) -> None:
    case = _case(board)
    assert _shown(board, "Asha", case) == []
    _phone(board, "Farida", "০৯৮৩০০ ১১২২৩")
    assert _shown(board, "Asha", case) == [4]
    assert _shown(board, "Bina", case) == []
    row = board.desk().links.possible(case)[0]
    board.desk().links.looked(LinkLooked(case, row.member_id))
    assert _shown(board, "Asha", case) == []
    assert board.desk().recusals.all() == ()
    again = LinkLooked(case, row.member_id)
    assert _refused(lambda: board.desk().links.looked(again), NotFound) == "link-unknown"


def test_a_recused_member_is_not_proposed_again(board: FileRoom) -> None:
    case = _case(board)
    _phone(board, "Jyoti", "9830011223")
    assert _shown(board, "Asha", case) == [5]
    recuse = Recuse(case, RecusalGround.RELATIVE, slot_id=board.slots["Jyoti"])
    TeamService(board.room()).recuse(recuse)
    assert _shown(board, "Asha", case) == []


def test_nobody_is_shown_a_link_of_her_own(board: FileRoom) -> None:
    case = _case(board)
    _phone(board, "Asha", "9830011223")
    assert _shown(board, "Asha", case) == []


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_ask_for_links(board: FileRoom, role: Role) -> None:
    links = board.desk("Asha", role).links
    kind = NotFound if role is Role.BOARD_MEMBER else NotAllowed
    assert _refused(lambda: links.possible("0" * 32), kind)
    looked = LinkLooked("0" * 32, "0" * 32)
    assert _refused(lambda: links.looked(looked), kind)
