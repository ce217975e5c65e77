"""A migration that rewrites rows gives them new digests, and makes good nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from sr_board.base.clock import FixedClock
from sr_board.composition import Workplace, found_workplace
from sr_board.people.models import Person
from sr_board.store.base import BookBase
from sr_board.store.schema import HEADS
from tests.service.kernel.test_founding import FOUNDING, again


@pytest.fixture
def older(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A vault that says it lacks the newest migration; that one makes all persons leave."""
    place = found_workplace(
        tmp_path / "lotus.vault", FOUNDING, clock=clock, state_dir=tmp_path / "state"
    )
    stamp = text("UPDATE alembic_version SET version_num = :revision")
    with place.engine().begin() as connection:
        connection.execute(stamp, {"revision": "0001"})

    def rewriting(engine, compartment):  # type: ignore[no-untyped-def]
        with engine.begin() as connection:
            connection.execute(stamp, {"revision": HEADS[compartment]})
            connection.execute(text("UPDATE person SET status = 'left'"))

    monkeypatch.setattr("sr_board.migrating.upgrade", rewriting)
    monkeypatch.setattr("sr_board.migrating.touched_since", lambda *_: ("person", "role_grant"))
    return place


def codes(place: Workplace) -> list[str]:
    found = place.keeping.check().chains["book"].findings
    place.close()
    return sorted(finding.code for finding in found)


def test_rows_that_a_migration_rewrites_are_digested_anew(older: Workplace) -> None:
    assert codes(again(older)) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE person SET chosen_name = 'x' WHERE tile_number = 1", "row-changed"),
        ("UPDATE role_grant SET role = 'chair' WHERE role = 'board_member'", "row-changed"),
        ("UPDATE role_grant SET recorded_at = 'x' WHERE role = 'board_member'", "row-changed"),
        (
            "INSERT INTO role_grant SELECT 'ab', account_id, 'chair', ended_at, recorded_at,"
            " recorded_by FROM role_grant LIMIT 1",
            "row-added",
        ),
        ("DELETE FROM role_grant WHERE role = 'board_member'", "row-removed"),
    ],
)
def test_a_migration_hides_no_edit(older: Workplace, statement: str, code: str) -> None:
    connection = older.vault.connect("book")
    assert connection.execute(statement).rowcount == 1
    connection.close()
    assert codes(again(older)) == [code]


def test_attributes_bear_the_names_of_their_columns() -> None:
    assert Person
    for mapper in BookBase.registry.mappers:
        for attribute in mapper.column_attrs:
            assert attribute.key == attribute.columns[0].name, attribute
