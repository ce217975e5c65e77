"""A vault from its founding to the next morning: made, closed, opened, migrated, checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.base.errors import InputInvalid, NotAllowed
from sr_board.composition import Workplace, backup_folder, found_workplace, open_workplace
from sr_board.founding import Founder, Founding
from sr_board.migrating import SchemaOlder
from sr_board.people.queries import MembersWanted
from sr_board.sample import load_sample
from sr_board.store import schema
from sr_board.store.schema import HEADS, upgrade
from sr_board.vault.faults import VaultExists, WrongPassphrase
from sr_board.vault.header import Tile
from sr_board.vault.vault import look_at
from tests.make_fixture import FIXTURES, MADE_AT

REKHA = Founder(
    "রেখা",
    Tile("feather", "sea", 1),
    frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
    "seven boats on the river",
)
ASHA = Founder(
    "Asha", Tile("umbrella", "indigo", 2), frozenset({Role.BOARD_MEMBER}), "nine kites on a roof"
)
FOUNDING = Founding(Tile("flower", "marigold", 1), "বকুল সমিতি", "shg", "BKL", (REKHA, ASHA))


@pytest.fixture
def founded(tmp_path: Path, clock: FixedClock) -> Callable[..., Workplace]:
    def make(founding: Founding = FOUNDING) -> Workplace:
        return found_workplace(
            tmp_path / "lotus.vault", founding, clock=clock, state_dir=tmp_path / "state"
        )

    return make


def again(place: Workplace, slot: int = 0, passphrase: str = REKHA.passphrase) -> Workplace:
    path, state = place.vault.path, place.vault.path.parent / "state"
    slot_id = place.vault.slots[slot].slot_id
    place.close()
    return open_workplace(path, slot_id, passphrase, clock=place.clock, state_dir=state)


def test_the_founders_are_members_and_users(founded: Callable[..., Workplace]) -> None:
    place = founded()
    page = place.people.members(MembersWanted())
    assert [row.person.name for row in page.rows] == ["রেখা", "Asha"]
    assert place.who.roles == REKHA.roles
    assert place.keeping.check().sound
    second = again(place, 1, ASHA.passphrase)
    assert second.who.roles == {Role.BOARD_MEMBER}
    assert second.vault.compartments == {"book", "cases"}
    with pytest.raises(NotAllowed):
        second.audit.page()
    second.close()


def test_names_stand_nowhere_in_the_open(founded: Callable[..., Workplace]) -> None:
    place = founded()
    path = place.vault.path
    place.close()
    for file in (*path.rglob("*"), *(path.parent / "state").rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            for marker in ("রেখা", "বকুল", "secretary", REKHA.passphrase):
                assert marker.encode() not in content, (file.name, marker)


def test_a_wrong_passphrase_opens_nothing(founded: Callable[..., Workplace]) -> None:
    with pytest.raises(WrongPassphrase):
        again(founded(), 0, "not the right one")


@pytest.mark.parametrize(
    ("founding", "key"),
    [
        (replace(FOUNDING, founders=(replace(REKHA, roles=frozenset()),)), "roles-missing"),
        (replace(FOUNDING, founders=(ASHA,)), "administrator-missing"),
        (replace(FOUNDING, group_name="   "), "text-missing"),
    ],
)
def test_a_founding_that_cannot_be_leaves_nothing(
    founded: Callable[..., Workplace], tmp_path: Path, founding: Founding, key: str
) -> None:
    with pytest.raises(InputInvalid, match=key):
        founded(founding)
    assert not (tmp_path / "lotus.vault").exists()


def test_an_existing_vault_is_never_overwritten(founded: Callable[..., Workplace]) -> None:
    place = founded()
    generation = place.vault.generation
    place.close()
    with pytest.raises(VaultExists):
        founded()
    assert look_at(place.vault.path).generation >= generation


@pytest.fixture
def old_vault(tmp_path: Path) -> Path:
    """A vault as the first release left it: its book has fewer tables and columns."""
    path = tmp_path / "old.vault"
    shutil.copytree(FIXTURES / "vault-0.1.0", path)
    path.chmod(0o700)
    return path


def open_old(path: Path, *, read_only: bool = False) -> Workplace:
    slot = look_at(path, state_dir=path.parent / "state").slots[0].slot_id
    return open_workplace(
        path,
        slot,
        load_sample("bn").users[0].passphrase,
        read_only=read_only,
        clock=FixedClock(MADE_AT),
        state_dir=path.parent / "state",
    )


def databases(path: Path) -> list[str]:
    return sorted(p.name for p in path.glob("*.db*"))


def test_an_older_schema_is_migrated_on_a_copy_after_a_backup(old_vault: Path) -> None:
    before = databases(old_vault)
    opened = open_old(old_vault)
    with opened.engine().connect() as connection:
        assert schema.revision_of(connection) == HEADS["book"]
    assert opened.people.members(MembersWanted()).total == 30
    check = opened.keeping.check()
    assert check.sound
    assert check.vault.findings == ()
    assert opened.audit.page().rows[0].action == "vault.migrated"
    assert len(list(backup_folder(old_vault).glob("*.vbk"))) == 1
    opened.close()
    assert (before, databases(old_vault)) == (
        ["book.0001.db", "cases.0001.db"],
        ["book.0002.db", "cases.0001.db"],
    )


def test_an_older_schema_that_cannot_be_written_is_told_in_words(old_vault: Path) -> None:
    with pytest.raises(SchemaOlder):
        open_old(old_vault, read_only=True)


def test_a_failed_migration_changes_nothing(
    old_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(engine: object, compartment: str) -> None:
        upgrade(engine, compartment)  # type: ignore[arg-type]
        raise OSError(28, "no space")

    monkeypatch.setattr("sr_board.migrating.upgrade", broken)
    with pytest.raises(OSError, match="no space"):
        open_old(old_vault)
    monkeypatch.undo()
    assert databases(old_vault) == ["book.0001.db", "cases.0001.db"]


def test_a_backup_opens_beside_the_vault(founded: Callable[..., Workplace], tmp_path: Path) -> None:
    from sr_board.vault.restore import restore_beside

    place = founded()
    assert place.keeping.last() is None
    made = place.keeping.back_up(tmp_path / "stick")
    last = place.keeping.last()
    assert last is not None
    assert (last.folder, last.days, last.acts_since, last.late) == (tmp_path / "stick", 0, 0, False)
    place.close()
    copy = restore_beside(made.path, tmp_path / "copy.vault")
    shutil.rmtree(place.vault.path)
    opened = open_workplace(
        copy,
        place.vault.slots[0].slot_id,
        REKHA.passphrase,
        read_only=True,
        clock=place.clock,
        state_dir=tmp_path / "elsewhere",
    )
    assert opened.people.members(MembersWanted()).total == 2
    opened.close()


@pytest.mark.parametrize("step", ["_make_tables", "_first_act"])
def test_a_power_cut_while_founding_leaves_nothing_half_made(
    founded: Callable[..., Workplace],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    """Nothing may be tidied after a power cut, so nothing half made may stand at the place."""

    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    monkeypatch.setattr(f"sr_board.founding.{step}", cut)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(PowerCut):
        founded()
    monkeypatch.undo()
    assert not (tmp_path / "lotus.vault").exists()
    place = founded()
    assert place.keeping.check().sound
    assert not list(tmp_path.glob(".*.part"))
    place.close()
