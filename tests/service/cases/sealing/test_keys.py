"""Who can open a case, and who no longer can."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from sr_board.base.errors import NotAllowed, NotFound, RuleBroken
from sr_board.cases.entry import CaseQueries
from sr_board.cases.files.service_team import (
    Grant,
    LiftRecusal,
    NameTeam,
    OpenIdentity,
    Recuse,
    TeamService,
    recusals,
)
from sr_board.cases.models import CaseCache, Envelope, KeyWrap, SealedRecord
from sr_board.cases.moving import start_clock
from sr_board.cases.readable import keep_cache
from sr_board.cases.records import CaseAttachment, Identity, IdentityOpening, Notice
from sr_board.cases.sealing.codec import RecordUnreadable
from sr_board.cases.sealing.keeping import shred_case, shred_identity
from sr_board.cases.vocabulary import IdentityReason, Layer, RecusalGround
from sr_board.vault.keys import open_with
from tests.service.cases.conftest import NOTICED, FileRoom

ALL = ("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal")


def team(board: FileRoom, name: str) -> TeamService:
    return TeamService(board.room(name))


def named(board: FileRoom, case_id: str, *names: str, by: str = "Asha") -> None:
    slots = tuple(board.slots[name] for name in names)
    team(board, by).name_team(NameTeam(case_id, slots, slots[0]))


def sees(board: FileRoom, name: str, case_id: str) -> bool:
    board.fresh(name)
    with CaseQueries(board.room(name)).look() as entry:
        listed = case_id in {one.case_id for one in entry.readable()}
        found = {one.case_id for one in entry.search("lane")}
        try:
            entry.open(case_id)
        except NotFound as error:
            assert error.key == "no-such-case"
            assert not listed
            assert case_id not in found
            return False
    assert listed
    assert case_id in found
    return True


def knows(board: FileRoom, name: str, case_id: str) -> bool:
    board.fresh(name)
    with CaseQueries(board.room(name)).look() as entry:
        try:
            return entry.open(case_id).may_identity
        except NotFound:
            return False


def test_a_new_case_is_open_to_its_author_chair_and_secretary_only(board: FileRoom) -> None:
    case = board.begin()
    assert {name for name in ALL if sees(board, name, case)} == {"Asha", "Bina", "Kajal"}
    assert {name for name in ALL if knows(board, name, case)} == {"Asha", "Kajal"}


def test_a_case_that_is_not_hers_and_one_that_is_not_there_answer_alike(board: FileRoom) -> None:
    case = board.begin()
    with CaseQueries(board.room("Champa")).look() as entry:
        for wanted in (case, "0" * 32):
            with pytest.raises(NotFound, match="no-such-case"):
                entry.open(wanted)
        for code in ("SRB-KOL-26-0147-B", "SRB-KOL-26-0148-X"):
            with pytest.raises(NotFound, match="no-such-case"):
                entry.case_id_of(code)


def test_the_named_team_replaces_the_author_by_a_new_key(board: FileRoom) -> None:
    case = board.begin()
    named(board, case, "Champa", "Farida")
    assert {name for name in ALL if sees(board, name, case)} == {
        "Asha",
        "Bina",
        "Champa",
        "Farida",
    }
    assert {name for name in ALL if knows(board, name, case)} == {"Asha", "Champa", "Farida"}
    with board.reading() as session:
        assert set(session.scalars(select(Envelope.generation))) == {2}


def test_the_secretary_names_a_team_and_the_next_holder_gives_the_identity(
    board: FileRoom,
) -> None:
    case = board.begin()
    named(board, case, "Champa", "Farida", by="Bina")
    assert not knows(board, "Champa", case)
    assert not knows(board, "Kajal", case)
    assert team(board, "Asha").settle_all() == 1
    assert {name for name in ALL if knows(board, name, case)} == {"Asha", "Champa", "Farida"}
    assert team(board, "Asha").settle_all() == 0


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti"])
def test_nobody_outside_names_a_team(board: FileRoom, name: str) -> None:
    case = board.begin()
    with pytest.raises(NotFound, match="no-such-case"):
        named(board, case, "Champa", "Farida", by=name)


def test_a_member_of_the_team_names_no_team_but_brings_another_in(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(NotAllowed, match="board-officers-only"):
        named(board, case, "Champa", "Farida", by="Kajal")
    team(board, "Kajal").grant(Grant(case, board.slots["Champa"]))
    assert sees(board, "Champa", case)
    assert knows(board, "Champa", case)


def test_a_team_has_two_to_four_and_its_lead_is_one_of_them(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(RuleBroken, match="team-size"):
        named(board, case, "Champa")
    slots = (board.slots["Champa"], board.slots["Farida"])
    with pytest.raises(RuleBroken, match="team-lead-outside"):
        team(board, "Asha").name_team(NameTeam(case, slots, board.slots["Kajal"]))


def test_who_is_removed_cannot_open_what_is_written_afterwards(board: FileRoom) -> None:
    case = board.begin()
    named(board, case, "Champa", "Farida")
    assert sees(board, "Champa", case)
    held = dict(board.rings["Champa"].keys)
    team(board, "Asha").remove(Grant(case, board.slots["Champa"]))
    assert not sees(board, "Champa", case)
    with board.reading() as session:
        for stored in session.scalars(select(SealedRecord)):
            envelope = session.get_one(Envelope, stored.envelope_id)
            for generation in (1, 2, 3):
                key = held.get((stored.envelope_id, generation))
                if envelope.case_id and key:
                    place = (
                        f"{board.book.vault.vault_id}|cases|{case}|"
                        f"{envelope.purpose}/{stored.id}|{stored.rev}"
                    )
                    assert open_with(key, stored.body, place.encode()) is None


def test_a_recused_member_loses_everything_and_cannot_be_let_in(board: FileRoom) -> None:
    case = board.begin()
    named(board, case, "Champa", "Farida")
    team(board, "Champa").recuse(Recuse(case, RecusalGround.RELATIVE, board.slots["Champa"]))
    assert not sees(board, "Champa", case)
    assert sees(board, "Farida", case)
    with pytest.raises(RuleBroken, match="team-recused"):
        team(board, "Farida").grant(Grant(case, board.slots["Champa"]))
    with pytest.raises(RuleBroken, match="team-recused"):
        named(board, case, "Champa", "Farida")
    for name in ALL:
        with CaseQueries(board.room(name)).look() as entry:
            assert bool(recusals(entry)) == (name in {"Asha", "Bina"}), name


def test_a_recused_chair_is_replaced_by_one_of_her_side(board: FileRoom) -> None:
    case = board.begin()
    named(board, case, "Kajal", "Farida", by="Bina")
    team(board, "Asha").recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    assert not sees(board, "Asha", case)
    assert sees(board, "Champa", case)
    assert knows(board, "Champa", case)
    with CaseQueries(board.room("Asha")).look() as entry:
        assert recusals(entry) == ()


def test_nobody_recuses_another_but_chair_and_secretary(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(NotAllowed, match="recusal-not-yours"):
        team(board, "Kajal").recuse(
            Recuse(case, RecusalGround.DISPUTE, board.slots["Champa"], declared="chair")
        )


def test_a_recusal_is_lifted_by_both_officers_and_never_by_herself(board: FileRoom) -> None:
    case = board.begin()
    named(board, case, "Champa", "Farida")
    slot = board.slots["Champa"]
    team(board, "Champa").recuse(Recuse(case, RecusalGround.DISPUTE, slot))
    lift = LiftRecusal(case, slot, "The dispute was about another house")
    with pytest.raises(RuleBroken, match="second-person-missing"):
        team(board, "Asha").lift(lift)
    with pytest.raises(RuleBroken, match="second-person-role"):
        team(board, "Asha").lift(LiftRecusal(case, slot, lift.reason, board.second("Farida")))
    team(board, "Asha").lift(LiftRecusal(case, slot, lift.reason, board.second("Bina")))
    named(board, case, "Champa", "Farida")
    assert sees(board, "Champa", case)
    own = Recuse(case, RecusalGround.DISPUTE, board.slots["Bina"])
    team(board, "Bina").recuse(own)
    with pytest.raises(RuleBroken, match="second-person-role"):
        team(board, "Asha").lift(
            LiftRecusal(case, board.slots["Bina"], lift.reason, board.second("Bina"))
        )


def test_opening_an_identity_is_seen_by_the_team_and_in_the_trail(board: FileRoom) -> None:
    case = board.begin()
    command = OpenIdentity(case, IdentityReason.SAFETY, "she asked to be called")
    found = team(board, "Kajal").open_identity(command)
    assert [one.name for one in found if isinstance(one, Identity)] == ["Zorina"]
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        team(board, "Bina").open_identity(command)
    with CaseQueries(board.room("Bina")).look() as entry:
        openings = entry.open(case).all(IdentityOpening)
    assert [(one.by, one.reason) for one in openings] == [(board.slots["Kajal"], "safety")]


def test_nothing_of_a_case_stands_in_clear_inside_the_compartment(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Kajal") as entry:
        entry.open(case).attach(b"Seen: a paper of a school in Krishnanagar", "certificate")
    with board.reading() as session:
        dump = ""
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        for name in names:
            for row in session.execute(text(f'SELECT * FROM "{name}"')):
                dump += repr(tuple(row)) + "\n"
    low = dump.lower()
    for word in ("zorina", "nadia", "third lane", "newcomer", "noticed", "krishnanagar", "peer ed"):
        assert word not in low, word


def test_records_cannot_be_moved_between_cases(board: FileRoom) -> None:
    first, second = board.begin(), board.begin(code="SRB-KOL-26-0148-8")
    with board.reading() as session:
        question = (
            select(SealedRecord.id, SealedRecord.body, SealedRecord.rev, Envelope.case_id)
            .join(Envelope, Envelope.id == SealedRecord.envelope_id)
            .where(Envelope.purpose == "case", SealedRecord.id != Envelope.id)
        )
        rows = session.execute(question).all()
    donor = next(row for row in rows if row.case_id == first and row.id != first)
    taker = next(row for row in rows if row.case_id == second and row.id != second)

    def put(body: bytes, rev: int) -> None:
        with board.reading() as session:
            session.execute(
                text("UPDATE sealed_record SET body = :body, rev = :rev WHERE id = :id"),
                {"body": body, "rev": rev, "id": taker.id},
            )
            session.commit()

    put(donor.body, donor.rev)
    with CaseQueries(board.room("Asha")).look() as entry:
        entry.open(first)
        with pytest.raises(RecordUnreadable):
            entry.open(second)
    put(taker.body, taker.rev)  # given back, so that the chain is found sound


def test_a_line_that_cannot_be_read_hides_no_clock(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Kajal") as entry:
        start_clock(entry, entry.open(case), "first_contact", NOTICED, event="noticed")
    with board.reading() as session:
        body = session.scalars(select(Envelope).where(Envelope.case_id == case)).all()
        line = next(one.id for one in body if one.purpose == "case")
        sound = session.get_one(SealedRecord, line).body

    def put(content: bytes) -> None:
        with board.reading() as session:
            change = text("UPDATE sealed_record SET body = :body WHERE id = :id")
            session.execute(change, {"body": content, "id": line})
            session.commit()

    put(sound[:-1] + bytes([sound[-1] ^ 1]))
    board.fresh("Asha")
    desk = board.desk("Asha")
    assert [one.clock.rule_id for one in desk.files.clocks()] == ["first_contact"]
    assert [one.case_id for one in desk.files.list()] == [case]
    put(sound)  # given back, so that the chain is found sound


def test_a_shredded_case_is_opened_by_nobody(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Asha") as entry:
        file = entry.open(case)
        kept = file.attach(b"A letter of the committee", "letter", layer=Layer.IDENTITY)
        file.attach(b"A receipt", "receipt")
    folder = board.book.vault.path / "att"
    assert len(list(folder.rglob("*.bin"))) == 2
    keys = dict(board.rings["Asha"].keys)
    assert keys
    with board.work("Asha") as entry:
        shred_case(entry, entry.open(case))
    assert not any(sees(board, name, case) for name in ALL)
    with board.reading() as session:
        assert session.scalars(select(SealedRecord)).all() == []
        assert session.scalars(select(KeyWrap)).all() == []
    assert list(folder.rglob("*.bin")) == []
    assert kept.size == 25


def test_an_erased_identity_leaves_the_case(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Bina") as entry:  # who destroys needs not to hold the key
        shred_identity(entry, entry.open(case))
    assert sees(board, "Asha", case)
    assert not any(knows(board, name, case) for name in ALL)
    with pytest.raises(NotFound, match="identity-erased"):
        team(board, "Asha").open_identity(OpenIdentity(case, IdentityReason.SAFETY))


def test_kept_papers_get_new_keys_with_the_case(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Kajal") as entry:
        before = entry.open(case).attach(b"A receipt of the committee", "receipt")
    named(board, case, "Champa", "Farida")
    with CaseQueries(board.room("Champa")).look() as entry:
        file = entry.open(case)
        after = file.get(CaseAttachment, before.id)
        assert file.content(before.id) == b"A receipt of the committee"
    assert (after.file, after.key) != (before.file, before.key)
    assert len(list((board.book.vault.path / "att").rglob("*.bin"))) == 1


def test_a_notice_is_never_written_twice(board: FileRoom) -> None:
    case = board.begin()
    with board.work("Kajal") as entry:
        file = entry.open(case)
        with pytest.raises(RuleBroken, match="record-final"):
            file.put(file.all(Notice)[0])


def test_a_cache_spares_opening_keys_and_says_nothing_to_others(board: FileRoom) -> None:
    cases = [board.begin(code=f"SRB-KOL-26-02{n:02d}-A") for n in range(45)]
    board.fresh("Asha")
    room = board.room("Asha")
    with CaseQueries(room).look() as entry:
        assert len(entry.readable()) == 45
    with room.uow() as uow:
        assert keep_cache(uow.session, room)
        assert not keep_cache(uow.session, room)
        uow.commit()
    board.fresh("Asha")
    again = board.room("Asha")
    with CaseQueries(again).look() as entry:
        assert len(entry.readable()) == 45
    assert again.ring.fresh == 0
    with board.reading() as session:
        assert session.scalars(select(CaseCache.slot_id)).all() == [board.slots["Asha"]]
    with board.work("Asha") as entry:
        shred_case(entry, entry.open(cases[0]))
    with board.reading() as session:
        assert session.scalars(select(CaseCache)).all() == []


def test_the_list_is_read_anew_when_anything_was_done_and_only_then(board: FileRoom) -> None:
    case = board.begin()
    ring = board.room("Bina").ring
    assert [one.case_id for one in board.desk("Bina").files.list()] == [case]
    known = ring.listed
    assert known
    board.desk("Bina").files.list()
    assert ring.listed is known
    ground = RecusalGround.RELATIVE
    board.desk("Asha").team.recuse(Recuse(case, ground, board.slots["Bina"], declared="chair"))
    assert board.desk("Bina").files.list() == ()
    with board.work("Asha") as entry:  # inside a unit of work what was just written is there
        file = entry.create(board.head(code="SRB-KOL-26-0148-9"), team=(board.slots["Asha"],))
        assert file.case_id in {one.case_id for one in entry.readable()}
