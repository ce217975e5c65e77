"""A backup opened beside the vault, codes compared with paper, and who the users are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.audit.drill import Drill, sweep_drills
from sr_board.audit.queries import AuditQueries, CodeState
from sr_board.base.clock import FixedClock
from sr_board.base.errors import InputInvalid, NotAllowed
from sr_board.composition import Workplace, found_workplace
from sr_board.founding import Founder, Founding
from sr_board.people.holders import Holders
from sr_board.people.service_persons import AddPerson
from sr_board.vault.faults import WrongPassphrase
from sr_board.vault.header import Tile

WORDS = "river lamp seven goats"


@pytest.fixture
def work(tmp_path: Path, clock: FixedClock) -> Iterator[Workplace]:
    founder = Founder(
        "Rekha",
        Tile("feather", "sea", 1),
        frozenset({Role.SECRETARY, Role.ADMINISTRATOR, Role.BOARD_MEMBER}),
        WORDS,
    )
    founding = Founding(Tile("flower", "marigold", 1), "Bakul Samiti", "cbo", "BS", [founder])
    made = found_workplace(
        tmp_path / "Register.vault", founding, clock=clock, state_dir=tmp_path / "state"
    )
    yield made
    made.close()


def made_backup(work: Workplace) -> Path:
    return work.keeping.back_up(work.vault.path.parent / "backups").path


def test_a_copy_is_opened_to_read_only_and_removed_again(work: Workplace) -> None:
    backup = made_backup(work)
    work.persons.add(AddPerson("Kajal"))
    copy = work.look_into(backup, WORDS)
    assert copy.work.vault.read_only
    assert copy.work.people.persons("Kajal") == ()
    assert [p.name for p in work.people.persons("Kajal")] == ["Kajal"]
    folder = copy.drill.folder
    assert folder.parent == work.vault.path.parent
    copy.close()
    assert not folder.exists()


def test_a_wrong_passphrase_leaves_no_copy_behind(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sr_board.vault.attempts.ATTEMPTS._sleep", lambda _s: None)
    backup = made_backup(work)
    with pytest.raises(WrongPassphrase):
        work.look_into(backup, "not these words")
    assert list(work.vault.path.parent.glob(".Register-*")) == []


def test_a_backup_of_another_vault_is_refused(
    work: Workplace, tmp_path: Path, clock: FixedClock
) -> None:
    founder = Founder(
        "Mina", Tile("moon", "plum", 1), frozenset({Role.ADMINISTRATOR, Role.BOARD_MEMBER}), WORDS
    )
    founding = Founding(Tile("leaf", "leaf", 1), "Shapla", "cbo", "SH", [founder])
    other = found_workplace(
        tmp_path / "Other.vault", founding, clock=clock, state_dir=tmp_path / "state"
    )
    backup = other.keeping.back_up(tmp_path / "others").path
    other.close()
    with pytest.raises(InputInvalid) as told:
        Drill.unpack(backup, work.vault)
    assert told.value.key == "restore-other-vault"


def test_copies_left_by_a_crash_are_swept(work: Workplace) -> None:
    drill = Drill.unpack(made_backup(work), work.vault)
    assert drill.folder.exists()
    sweep_drills(work.vault.path)
    assert not drill.folder.exists()
    assert work.vault.path.exists()


def test_only_those_who_restore_look_inside(work: Workplace) -> None:
    backup = made_backup(work)
    work.who = SignedIn(work.who.account_id, work.who.person_id, frozenset({Role.TREASURER}))
    with pytest.raises(NotAllowed):
        work.look_into(backup, WORDS)


@pytest.mark.parametrize("digits", ["0123456789", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९"])
def test_a_code_from_paper_is_understood_in_any_digits(work: Workplace, digits: str) -> None:
    table = str.maketrans("0123456789", digits)
    found = work.audit.compare(work.audit.code().translate(table))
    assert (found.state, found.n) == (CodeState.SAME, 1)


def test_a_code_with_one_wrong_digit_or_of_a_later_act_does_not_fit(work: Workplace) -> None:
    code = work.audit.code()
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert work.audit.compare(wrong).state is CodeState.DIFFERENT
    assert work.audit.compare("77" + code).state is CodeState.NOT_HERE


@pytest.mark.parametrize("typed", ["", "12", "1 · 1234 5678", "9" * 60])
def test_less_than_a_whole_code_is_refused(work: Workplace, typed: str) -> None:
    with pytest.raises(InputInvalid) as told:
        work.audit.compare(typed)
    assert told.value.params["field"] == "code"


def test_nobody_without_the_right_compares(work: Workplace) -> None:
    nobody = SignedIn("", "", frozenset())
    with pytest.raises(NotAllowed):
        AuditQueries(work.read, nobody, work.vault.vault_id).compare(work.audit.code())


def test_users_are_known_by_name_to_everybody_but_candidates_only_to_the_administrator(
    work: Workplace,
) -> None:
    work.persons.add(AddPerson("কাজল"))
    treasurer = Holders(work.read, SignedIn("", "", frozenset({Role.TREASURER})))
    assert [person.name for person in treasurer.names().values()] == ["Rekha"]
    with pytest.raises(NotAllowed):
        treasurer.candidates("")
    administrator = Holders(work.read, SignedIn("", "", frozenset({Role.ADMINISTRATOR})))
    assert [person.name for person in administrator.candidates("কাজ")] == ["কাজল"]
    assert administrator.candidates("Rekha") == ()
