"""A collective without a board: nobody holds the key of the cases until the first member comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.check import check_vault
from sr_board.vault.faults import CompartmentClosed, DiskFull, SecondSignerNeeded
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.users import Founder
from sr_board.vault.vault import OpenVault, create_vault, open_vault

WORDS = "seven boats on the river"
OTHER = "nine kites over the roof"


@pytest.fixture
def without_board(tmp_path: Path, clock: FixedClock) -> OpenVault:
    return create_vault(
        tmp_path / "lotus.vault",
        Tile("flower", "marigold", 1),
        [
            Founder(Tile("feather", "sea", 1), WORDS),
            Founder(Tile("key", "clay", 2), OTHER),
        ],
        kdf=KdfParameters.for_tests(),
        clock=clock,
        state_dir=tmp_path / "state",
        attempts=Attempts(sleep=lambda _: None),
    )


def test_the_cases_stand_there_from_the_first_day(without_board: OpenVault) -> None:
    assert (without_board.path / "cases.0001.db").stat().st_size > 1_000_000
    with pytest.raises(CompartmentClosed):
        without_board.connect("cases")
    assert check_vault(without_board).findings == ()
    without_board.close()


def test_the_first_board_member_gets_an_empty_file_under_a_new_key(
    without_board: OpenVault, tmp_path: Path, clock: FixedClock
) -> None:
    tile = Tile("star", "plum", 3)
    with pytest.raises(SecondSignerNeeded):
        without_board.add_user(tile, "ten mangoes in a basket", {"book", "cases"})
    assert [p.name for p in without_board.path.glob("cases*")] == ["cases.0001.db"]
    second = without_board.second_signer(without_board.slots[1].slot_id, OTHER)
    slot = without_board.add_user(tile, "ten mangoes in a basket", {"book", "cases"}, second)
    assert [p.name for p in without_board.path.glob("cases*")] == ["cases.0002.db"]
    assert without_board.compartments == {"book"}
    without_board.close()
    board = open_vault(
        without_board.path,
        slot,
        "ten mangoes in a basket",
        clock=clock,
        state_dir=tmp_path / "state",
    )
    board.connect("cases").close()
    assert check_vault(board).findings == ()
    board.close()


def test_the_second_person_can_hand_on_a_key_that_the_first_does_not_hold(
    without_board: OpenVault,
) -> None:
    second = without_board.second_signer(without_board.slots[1].slot_id, OTHER)
    without_board.grant(second.slot_id, {"cases"}, second)
    holder = without_board.second_signer(second.slot_id, OTHER)
    added = without_board.add_user(
        Tile("star", "plum", 3), "ten mangoes in a basket", {"book", "cases"}, holder
    )
    assert without_board.compartments_of(added) == {"book", "cases"}
    assert [p.name for p in without_board.path.glob("cases*")] == ["cases.0002.db"]
    without_board.close()


def test_a_full_disk_leaves_the_old_file(
    without_board: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = without_board.second_signer(without_board.slots[1].slot_id, OTHER)

    def full(*_: object) -> None:
        raise DiskFull()

    monkeypatch.setattr("sr_board.vault.held.headerfile.store", full)
    with pytest.raises(DiskFull):
        without_board.grant(second.slot_id, {"cases"}, second)
    monkeypatch.undo()
    assert [p.name for p in without_board.path.glob("cases*")] == ["cases.0001.db"]
    assert without_board.compartments_of(second.slot_id) == {"book"}
    without_board.close()
