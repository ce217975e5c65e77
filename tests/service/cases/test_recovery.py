"""Paper shares of the case files: what is sealed to them, and what they open when used."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sr_board.access.roles import Role
from sr_board.access.users import SetRoles, UsersService
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.board.board_commands import AcceptCode
from sr_board.cases.entry import CaseEntry, CaseQueries
from sr_board.cases.files.service_team import NameTeam, OpenIdentity, Recuse, TeamService
from sr_board.cases.keeping.service_recovery import IdentityInShares, MakeShares, let_into_files
from sr_board.cases.models import Envelope, KeyWrap
from sr_board.cases.records import Identity
from sr_board.cases.sealing.keeping import shred_case
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import IdentityReason, RecusalGround
from sr_board.cli.ending import Ending
from sr_board.cli.sharing import try_share
from sr_board.composition import Workplace
from sr_board.vault.faults import SecondSignerNeeded
from sr_board.vault.header import read_header
from sr_board.vault.recovery import end_recovery, let_in, make_shares, recovered
from sr_board.vault.roster import check_signed, next_act
from sr_board.vault.shares import PaperShare
from sr_board.vault.vault import open_vault
from tests.service.cases.conftest import FileRoom
from tests.service.cases.register.conftest import PHRASE


def make(board: FileRoom, *, identity: bool = False) -> tuple[PaperShare, ...]:
    wish = MakeShares(identity=identity, second=board.second("Bina"))
    return board.desk("Asha").recovery.make(wish)


def purposes(board: FileRoom) -> list[str]:
    """Purposes of the envelopes that are sealed to the shares."""
    key = board.book.vault.recovery_key("cases")
    with board.reading() as session:
        question = (
            select(Envelope.purpose)
            .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
            .where(KeyWrap.slot_id == (key.slot if key else ""))
        )
        return sorted(session.scalars(question))


def copy_for(board: FileRoom, name: str, folder: Path) -> Workplace:
    """The vault as it stands, opened by another user on another machine."""
    place = folder / "copy.vault"
    shutil.copytree(board.book.vault.path, place)
    (place / "vault.lock").unlink(missing_ok=True)
    vault = open_vault(place, board.slots[name], PHRASE, state_dir=folder / "state")
    return Workplace(vault, board.book.clock)


def test_new_and_older_files_are_sealed_to_the_shares_but_no_identity(board: FileRoom) -> None:
    older = board.begin()
    assert board.desk("Asha").recovery.state().key is None
    shares = make(board)
    assert [one.number for one in shares] == [1, 2, 3, 4, 5]
    board.begin(code="SRB-KOL-26-0148-8")
    assert purposes(board) == ["case", "case"]
    state = board.desk("Bina").recovery.state()
    assert state.key is not None
    assert (state.key.need, state.key.of, state.key.identity, state.waiting) == (3, 5, False, False)
    with CaseQueries(board.room("Asha")).look() as entry:
        assert entry.envelopes.recipients(entry.open(older).envelope) == {
            board.slots[name] for name in ("Asha", "Bina", "Kajal")
        }
    read_header((board.book.vault.path / "header.json").read_bytes())


def test_what_the_makers_cannot_open_waits_for_its_holders(board: FileRoom) -> None:
    case = board.begin()
    own = Recuse(case, RecusalGround.DISPUTE, board.slots["Asha"])
    TeamService(board.room("Asha")).recuse(own)
    board.fresh("Asha")
    board.fresh("Bina")
    make(board)
    # the secretary still reads the file, the chair at the desk does not
    assert purposes(board) == []
    assert board.desk("Bina").recovery.state().waiting
    assert board.desk("Bina").recovery.seal_waiting() == 2  # the file and the recusal
    assert purposes(board) == ["case", "recusal"]
    assert not board.desk("Bina").recovery.state().waiting
    assert board.desk("Bina").recovery.seal_waiting() == 0


def test_identities_follow_the_policy(board: FileRoom) -> None:
    board.begin()
    with pytest.raises(NotFound, match="recovery-none"):
        board.desk("Asha").recovery.change_identity(IdentityInShares(True, board.second("Bina")))
    make(board)
    board.desk("Asha").recovery.change_identity(IdentityInShares(True, board.second("Bina")))
    assert purposes(board) == ["case", "identity"]
    board.desk("Asha").recovery.change_identity(IdentityInShares(False, board.second("Bina")))
    assert purposes(board) == ["case"]
    make(board, identity=True)
    assert purposes(board) == ["case", "identity"]
    with board.reading() as session:  # nothing is left for the older set
        slots = set(session.scalars(select(KeyWrap.slot_id)))
    key = board.book.vault.recovery_key("cases")
    assert key is not None
    assert slots - set(board.slots.values()) == {key.slot}


def test_new_keys_and_erasure_reach_the_shares_too(board: FileRoom) -> None:
    case = board.begin()
    make(board)
    slots = tuple(board.slots[name] for name in ("Champa", "Farida"))
    TeamService(board.room("Asha")).name_team(NameTeam(case, slots, slots[0]))
    with board.reading() as session:
        rows = session.scalars(select(KeyWrap.generation)).all()
    assert purposes(board) == ["case"]
    assert set(rows) == {2}
    with board.work("Asha") as entry:
        shred_case(entry, entry.open(case))
    assert purposes(board) == []


def test_only_officers_make_shares_and_only_with_a_second_holder(board: FileRoom) -> None:
    desk = board.desk("Asha").recovery
    with pytest.raises(RuleBroken, match="second-person-missing"):
        desk.make(MakeShares())
    with pytest.raises(RuleBroken, match="second-person-same"):
        board.desk("Bina").recovery.make(MakeShares(second=board.second("Bina")))
    with pytest.raises(InputInvalid, match="shares-count"):
        desk.make(MakeShares(need=1, second=board.second("Bina")))
    for name in ("Champa", "Farida", "Jyoti", "Kajal"):
        peer = board.desk(name).recovery
        for act in (
            peer.state,
            lambda d=peer: d.make(MakeShares(second=board.second("Bina"))),
            lambda d=peer: d.change_identity(IdentityInShares(True, board.second("Bina"))),
        ):
            with pytest.raises(NotAllowed, match="board-officers-only"):
                act()
    for role in (Role.TREASURER, Role.AUDITOR, Role.ADMINISTRATOR):
        outside = board.desk("Malati", role).recovery
        for act in (
            outside.state,
            outside.seal_waiting,
            lambda d=outside: d.make(MakeShares(second=board.second("Bina"))),
            lambda d=outside: d.change_identity(IdentityInShares(True, board.second("Bina"))),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_a_treasurer_cannot_put_a_key_of_her_own_there(board: FileRoom) -> None:
    with pytest.raises(SecondSignerNeeded):
        make_shares(board.book.vault, None)
    assert board.book.vault.recovery_key("cases") is None


def test_three_shares_let_a_new_chair_into_the_files_and_not_to_the_identities(
    board: FileRoom, tmp_path: Path
) -> None:
    case = board.begin()
    kept_out = board.begin(code="SRB-KOL-26-0148-8")
    TeamService(board.room("Asha")).recuse(
        Recuse(kept_out, RecusalGround.DISPUTE, board.slots["Malati"], declared="chair")
    )
    shares = make(board)
    board.desk("Bina").recovery.seal_waiting()
    work = copy_for(board, "Malati", tmp_path)
    assert not work.holds_cases
    with pytest.raises(InputInvalid, match="shares-too-few"):
        work.recover_cases(shares[:2])
    assert work.recover_cases(shares[1:4]) == 1
    assert work.holds_cases
    room = work._cases_room()
    room = replace(room, who=replace(room.who, roles=frozenset({Role.BOARD_MEMBER})))
    with CaseQueries(room).look() as entry:
        assert [one.case_id for one in entry.readable()] == [case]
        with pytest.raises(NotFound, match="no-such-case"):
            entry.open(kept_out)
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        TeamService(room).open_identity(OpenIdentity(case, IdentityReason.SAFETY))
    assert work.vault.recovery_key("cases") is None  # used up
    with pytest.raises(NotFound, match="recovery-none"):
        work.recover_cases(shares[:3])
    header = read_header((work.vault.path / "header.json").read_bytes())
    assert header.acts[-1].kind == "recovery"
    work.close()
    again = open_vault(work.vault.path, board.slots["Malati"], PHRASE, state_dir=tmp_path / "state")
    assert "cases" in again.compartments
    again.close()


def test_shares_of_another_set_open_nothing(board: FileRoom) -> None:
    older = make(board)
    make(board)
    with pytest.raises(InputInvalid, match="shares-other"):
        recovered(board.book.vault.header, older[:3], "cases")


def test_an_act_of_recovery_gives_nothing_but_the_cases(board: FileRoom) -> None:
    shares = make(board)
    vault = board.book.vault
    key = recovered(vault.header, shares[:3], "cases")
    header = vault.header
    roster = dict(header.act.roster)
    fewer = {slot: one for slot, one in roster.items() if slot != board.slots["Jyoti"]}
    own = {**roster, board.slots["Malati"]: replace(roster[vault.slot_id])}
    for act in (
        next_act(header.act, "recovery", fewer, 2),
        next_act(header.act, "recovery", own, 2),
        next_act(header.act, "recovery", roster, 3),
        next_act(header.act, "recovery", roster, 2, {**header.act.keys, "book": "0" * 64}),
    ):
        signed = act.signed(vault.slot_id, vault.sign(act.content()))
        with pytest.raises(SecondSignerNeeded):
            check_signed(header.act, signed)
        with pytest.raises(SecondSignerNeeded):
            check_signed(header.act, signed.signed(key.slot_id, key.sign(act.content())))
    plain = next_act(header.act, "recovery", roster, 2)
    with pytest.raises(SecondSignerNeeded):  # her parts alone, and nobody at the desk
        check_signed(header.act, plain.signed(key.slot_id, key.sign(plain.content())))
    let_in(vault, key)  # she holds the cases already
    end_recovery(vault, key)
    assert vault.recovery_key("cases") is None
    with board.room("Asha").uow() as uow:
        entry = CaseEntry(uow.session, replace(board.room("Asha"), keys=key))
        assert let_into_files(uow, entry, board.slots["Malati"]) == 0


def test_a_share_is_tested_without_unlocking(
    board: FileRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = make(board), make(board)
    typed = tmp_path / "share.txt"
    typed.touch(mode=0o600)
    for share, ending, words in (
        (newer[1], Ending.WELL, "is sound"),
        (older[1], Ending.REFUSED, "is over"),
    ):
        typed.write_text(" ".join(share.numbers))
        assert try_share(board.book.vault.path, str(typed), as_json=False) is ending
        assert words in capsys.readouterr().out
    try_share(board.book.vault.path, str(typed), as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "number": 2,
        "set": older[1].set,
        "need": 3,
        "in_force": False,
        "opens": [],
    }
    typed.write_text("no share at all")
    with pytest.raises(InputInvalid, match="share-unreadable"):
        try_share(board.book.vault.path, str(typed), as_json=False)


def test_with_the_policy_on_the_shares_open_who_she_is(board: FileRoom, tmp_path: Path) -> None:
    case = board.begin()
    shares = make(board, identity=True)
    work = copy_for(board, "Malati", tmp_path)
    work.recover_cases(shares[2:])
    room = work._cases_room()
    room = replace(room, who=replace(room.who, roles=frozenset({Role.BOARD_MEMBER})))
    found = TeamService(room).open_identity(OpenIdentity(case, IdentityReason.COURT_ORDER))
    assert [one.name for one in found if isinstance(one, Identity)] == ["Zorina"]
    admin = replace(work.who, roles=frozenset({Role.ADMINISTRATOR}))
    users = UsersService(work.uow, work.clock, admin, work.vault)
    second = work.vault.second_signer(board.slots["Champa"], PHRASE)
    roles = frozenset({Role.BOARD_MEMBER, Role.TREASURER})
    users.set_roles(SetRoles(board.slots["Malati"], roles, second))
    work.close()
    vault = open_vault(work.vault.path, board.slots["Malati"], PHRASE, state_dir=tmp_path / "state")
    again = Workplace(vault, board.book.clock)
    with pytest.raises(RuleBroken, match="code-first"):
        again.cases.files.list()
    again.cases.duty_work.accept_code(AcceptCode(CODE_OF_CONDUCT))
    assert [one.case_id for one in again.cases.files.list()] == [case]
    again.close()
