"""Vaults of every released version still open, with their data, signatures and papers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from governance.papers import minutes_pdf
from governance.views import MeetingFilter
from sr_board.base.clock import FixedClock
from sr_board.composition import open_workplace
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from sr_board.people.queries import MembersWanted
from sr_board.sample import load_sample
from sr_board.vault.vault import look_at
from tests.make_fixture import FIXTURES, MADE_AT

RELEASED = sorted(path.name for path in FIXTURES.glob("vault-*"))


def test_there_is_a_vault_of_every_release() -> None:
    assert "vault-0.1.0" in RELEASED


@pytest.mark.parametrize("name", RELEASED)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_released_vault_opens_for_each_of_its_users(
    tmp_path: Path, name: str, number: int
) -> None:
    path = tmp_path / "old.vault"
    shutil.copytree(FIXTURES / name, path)
    user = load_sample("bn").users[number]
    slot = look_at(path, state_dir=tmp_path).slots[number].slot_id
    place = open_workplace(
        path, slot, user.passphrase, clock=FixedClock(MADE_AT), state_dir=tmp_path
    )
    assert place.who.roles == user.roles
    assert place.people.members(MembersWanted()).total == 30
    check = place.keeping.check()
    assert check.sound
    place.close()


@pytest.mark.parametrize("name", RELEASED)
def test_signed_minutes_of_a_released_vault_read_as_signed(tmp_path: Path, name: str) -> None:
    path = tmp_path / "old.vault"
    shutil.copytree(FIXTURES / name, path)
    slot = look_at(path, state_dir=tmp_path).slots[0].slot_id
    words = load_sample("bn").users[0].passphrase
    place = open_workplace(path, slot, words, clock=FixedClock(MADE_AT), state_dir=tmp_path)
    newest = place.meetings.page(MeetingFilter()).rows[0]
    whole = place.meetings.whole(newest.id)
    assert whole.minutes is not None
    assert whole.minutes.state == "signed"
    head = Letterhead("বকুল দল", Tile("flower", "marigold"))
    once, twice = (minutes_pdf(whole, translator("bn"), head) for _ in range(2))
    assert once == twice
    place.close()
