"""With keys as heavy as in the field, and the contract with the layers above."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sr_board.audit.models import BookEvent, CasesEvent
from sr_board.vault import compartments, keys
from sr_board.vault.faults import WrongPassphrase
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import Founder, create_vault, open_vault
from tests.arch.tree import HERE, product_files
from tests.service.vault.conftest import Place

BOTH = frozenset({"book", "cases"})


def test_a_vault_of_the_field_opens_in_a_process_that_is_no_test(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_ALLOWED_BELOW_FLOOR", set())
    floor = KdfParameters.floor()
    founder = Founder(Tile("bell", "sea", 1), "seven boats on the river", BOTH)
    vault = create_vault(
        place.folder, Tile("key", "sea", 1), [founder], kdf=floor, state_dir=place.state
    )
    vault.close()
    monkeypatch.setattr(KdfParameters, "for_this_machine", classmethod(lambda _: floor))
    with pytest.raises(WrongPassphrase):
        open_vault(
            place.folder,
            vault.slot_id,
            "not the words",
            state_dir=place.state,
            attempts=place.attempts,
        )
    raised = KdfParameters(floor.memory_kib, 4, 4)
    monkeypatch.setattr(KdfParameters, "for_this_machine", classmethod(lambda _: raised))
    for generation in (2, 2):  # raised once, then left alone
        with open_vault(
            place.folder, vault.slot_id, "seven boats on the river", state_dir=place.state
        ) as again:
            own = again.header.slot(again.slot_id)
            assert own is not None
            assert (own.kdf, again.generation) == (raised, generation)


def test_no_part_of_the_program_asks_for_cheap_keys() -> None:
    names = {"cheap_keys_for_tests", "for_tests", "_ALLOWED_BELOW_FLOOR"}
    callers = [
        str(file)
        for file in product_files()
        if file != Path("sr_board/vault/keys.py")
        for node in ast.walk(ast.parse((HERE / file).read_text("utf-8")))
        if getattr(node, "id", getattr(node, "attr", getattr(node, "name", None))) in names
    ]
    assert callers == []


@pytest.mark.parametrize("event", [BookEvent, CasesEvent])
def test_the_end_of_the_chain_is_read_where_the_audit_log_writes_it(
    event: type[BookEvent] | type[CasesEvent],
) -> None:
    table = event.__table__
    select = f"SELECT {table.c.n.name}, {table.c.hash.name} FROM {event.__tablename__}"
    assert compartments._READ_HEAD.startswith(select + " ORDER BY n DESC")
