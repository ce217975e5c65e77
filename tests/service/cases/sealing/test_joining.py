"""Who never gets a key of a case, and that no identity is left without a holder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from sr_board.base.errors import NotAllowed, RuleBroken
from sr_board.cases.board.board_commands import RestrictSeat
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.entry import CaseQueries
from sr_board.cases.files.service_team import Grant, NameTeam, Recuse, TeamService
from sr_board.cases.keepers import acting_for, restricted_slots
from sr_board.cases.models import BoardMember, CaseCache, Envelope, KeyWrap
from sr_board.cases.readable import keep_cache
from sr_board.cases.records import Identity
from sr_board.cases.vocabulary import BoardOffice, RecusalGround
from tests.service.cases.conftest import FileRoom
from tests.service.cases.register.conftest import BoardRoom


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as found:
        act()
    return found.value.key


def named(board: FileRoom, case: str, *names: str, by: str = "Asha") -> None:
    slots = tuple(board.slots[name] for name in names)
    TeamService(board.room(by)).name_team(NameTeam(case, slots, slots[0]))


def holders(board: FileRoom, case: str, purpose: str) -> set[str]:
    with board.reading() as session:
        question = (
            select(KeyWrap.slot_id)
            .join(Envelope, Envelope.id == KeyWrap.envelope_id)
            .where(Envelope.case_id == case, Envelope.purpose == purpose)
        )
        held = set(session.scalars(question))
    return {name for name, slot in board.slots.items() if slot in held}


def test_the_police_seat_is_in_no_team(board: FileRoom) -> None:
    case = board.begin()
    assert refused(lambda: named(board, case, "Champa", "Jyoti")) == "team-restricted"
    join = Grant(case, board.slots["Jyoti"])
    assert refused(lambda: TeamService(board.room("Kajal")).grant(join)) == "team-restricted"
    assert "Jyoti" not in holders(board, case, "case") | holders(board, case, "identity")


def test_nobody_without_the_compartment_s_key_gets_one_of_a_case(board: FileRoom) -> None:
    case = board.begin()
    for slot in (board.slots["Malati"], "f" * 32):  # the treasurer, and nobody
        join = Grant(case, slot)
        assert refused(lambda j=join: TeamService(board.room("Kajal")).grant(j)) == "team-no-key"
    assert refused(lambda: named(board, case, "Champa", "Malati")) == "team-no-key"


def test_a_police_officer_s_notice_begins_a_file_whose_identity_she_cannot_read(
    board: FileRoom,
) -> None:
    case = board.begin(by="Jyoti")
    assert holders(board, case, "identity") == {"Asha"}
    assert holders(board, case, "case") == {"Asha", "Bina", "Jyoti"}
    assert not [held for held in board.rings["Jyoti"].keys if held[1] > 0]
    with CaseQueries(board.room("Jyoti")).look() as entry:
        file = entry.open(case)
        assert not file.may_identity
        with pytest.raises(NotAllowed, match="identity-not-yours"):
            file.put_identity(Identity(**entry.origin(), name="Another"))
    with CaseQueries(board.room("Asha")).look() as entry:
        found = entry.open(case).identity_records()
        assert [one.name for one in found if isinstance(one, Identity)] == ["Zorina"]
    board.desk("Bina").lapsed_work.take_keys_back(board.board)
    assert holders(board, case, "case") == {"Asha", "Bina"}


def test_the_last_holder_of_an_identity_is_not_taken_away_by_one_without_it(
    board: FileRoom,
) -> None:
    case = board.begin()
    secretary = TeamService(board.room("Bina"))
    secretary.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"], declared="chair"))
    assert holders(board, case, "identity") == {"Kajal"}
    for act in (
        lambda: named(board, case, "Champa", "Farida", by="Bina"),
        lambda: secretary.remove(Grant(case, board.slots["Kajal"])),
        lambda: secretary.recuse(
            Recuse(case, RecusalGround.DISPUTE, board.slots["Kajal"], declared="chair")
        ),
    ):
        assert refused(act) == "identity-holder-last"
    assert holders(board, case, "identity") == {"Kajal"}
    assert TeamService(board.room("Kajal")).settle_all() == 1  # the acting chair has it now
    assert holders(board, case, "identity") == {"Kajal", "Champa"}
    named(board, case, "Farida", "Champa", by="Bina")
    assert holders(board, case, "identity") == {"Champa"}


def test_the_last_holder_herself_gives_it_on_when_she_takes_no_part(board: FileRoom) -> None:
    case = board.begin()
    TeamService(board.room("Bina")).recuse(
        Recuse(case, RecusalGround.HOUSE, board.slots["Asha"], declared="chair")
    )
    TeamService(board.room("Kajal")).recuse(
        Recuse(case, RecusalGround.RELATIVE, board.slots["Kajal"])
    )
    assert holders(board, case, "identity") == {"Champa"}
    assert holders(board, case, "case") == {"Champa", "Bina"}


def test_her_memory_and_her_cache_hold_nothing_after_she_recused_herself(board: FileRoom) -> None:
    lost, *others = [board.begin(code=f"SRB-KOL-26-02{n:02d}-A") for n in range(45)]
    room = board.room("Asha")
    with CaseQueries(room).look() as entry:
        assert len(entry.readable()) == 45
    with board.reading() as session:
        question = select(Envelope.id).where(Envelope.case_id == lost)
        envelopes = set(session.scalars(question))
    TeamService(room).recuse(Recuse(lost, RecusalGround.HOUSE, board.slots["Asha"]))
    ring = board.rings["Asha"]
    assert not envelopes & ({held[0] for held in ring.keys} | set(ring.known))
    with room.uow() as uow:
        assert keep_cache(uow.session, room)
        uow.commit()
    with board.reading() as session:
        body = session.get_one(CaseCache, board.slots["Asha"]).body
    board.fresh("Asha")
    with CaseQueries(board.room("Asha")).look() as entry:
        assert {one.case_id for one in entry.readable()} == set(others)
    again = board.rings["Asha"]
    assert body
    assert not envelopes & ({held[0] for held in again.keys} | set(again.known))


def test_a_cache_leaves_out_what_memory_holds_and_wraps_do_not(board: FileRoom) -> None:
    cases = [board.begin(code=f"SRB-KOL-26-02{n:02d}-A") for n in range(42)]
    room = board.room("Asha")
    with CaseQueries(room).look() as entry:
        assert len(entry.readable()) == 42
    with room.uow() as uow:  # taken away by somebody else meanwhile
        row = uow.session.scalars(
            select(Envelope).where(Envelope.case_id == cases[0], Envelope.purpose == "case")
        ).one()
        gone = row.id
        uow.session.delete(uow.session.get_one(KeyWrap, (gone, board.slots["Asha"])))
        uow.record("case.keys", subject="case")
        uow.commit()
    with room.uow() as uow:
        assert keep_cache(uow.session, room)
        uow.commit()
    board.fresh("Asha")
    with CaseQueries(board.room("Asha")).look() as entry:
        assert cases[0] not in {one.case_id for one in entry.readable()}
    assert gone not in {held[0] for held in board.rings["Asha"].keys}


def test_police_and_council_seats_hold_no_office_and_act_for_nobody(board: FileRoom) -> None:
    to = HandOver(board.board, BoardOffice.CHAIR, board.member("Jyoti"))
    hand_over = board.desk().handover_work.hand_over
    assert refused(lambda: hand_over(to, board.second())) == "office-restricted"
    mine = RestrictSeat(board.seat(1))
    restrict = board.desk().board_work.restrict
    assert refused(lambda: restrict(mine, board.second())) == "office-restricted"
    today = board.book.clock.today()
    with board.reading() as session:
        assert restricted_slots(session, today) == {board.slots["Jyoti"]}
        doctor = session.get_one(BoardMember, board.member("Farida"))
        acting = acting_for(
            session, board.board, str(doctor.slot_id), frozenset({str(doctor.slot_id)}), today
        )
        assert acting == ""  # of her side only the police seat is left


def test_a_board_is_not_constituted_with_a_police_officer_in_an_office(
    founding: BoardRoom,
) -> None:
    members = [
        replace(
            one,
            office={founding.person["Jyoti"]: BoardOffice.CHAIR}.get(one.person_id, one.office)
            if one.office is not BoardOffice.CHAIR
            else BoardOffice.NONE,
        )
        for one in founding.first_members()
    ]
    assert refused(lambda: founding.constitute(members=tuple(members))) == "office-restricted"


def test_the_chair_does_not_leave_a_file_to_nobody(board: FileRoom) -> None:
    """No team, and the acting chair takes no part either: somebody must be brought in first."""
    case = board.begin()
    chair = TeamService(board.room())
    chair.remove(Grant(case, board.slots["Kajal"]))
    for name in ("Champa", "Bina"):
        chair.recuse(Recuse(case, RecusalGround.DISPUTE, board.slots[name], declared="chair"))
    own = Recuse(case, RecusalGround.HOUSE, board.slots["Asha"])
    assert refused(lambda: chair.recuse(own)) == "identity-holder-last"
    assert holders(board, case, "identity") == {"Asha"}
    chair.grant(Grant(case, board.slots["Farida"]))
    chair.recuse(own)
    assert holders(board, case, "identity") == {"Farida"}
