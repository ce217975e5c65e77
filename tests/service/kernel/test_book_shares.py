"""Paper shares of the book: made by two, and used when every passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from sr_board.access.book_shares import MakeBookShares
from sr_board.access.models import Account
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.base.errors import NotFound
from sr_board.composition import (
    EnterByShares,
    Workplace,
    enter_workplace,
    found_workplace,
    open_workplace,
)
from sr_board.founding import Founder, Founding
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.shares import PaperShare
from sr_board.vault.vault import look_at
from tests.conftest import START

REKHA, MINA = "seven boats on the river", "three lamps at the door"
NEW = "nine lanterns by the well"
BOOK = frozenset({Role.TREASURER, Role.ADMINISTRATOR})
BOARD = frozenset({Role.CHAIR, Role.SECRETARY, Role.BOARD_MEMBER})


@dataclass
class House:
    """A vault of two, with what is needed to open it again."""

    root: Path
    slots: tuple[str, ...]

    @property
    def vault(self) -> Path:
        return self.root / "lotus.vault"

    def open(self, who: int = 0) -> Workplace:
        words = (REKHA, MINA)[who]
        return open_workplace(
            self.vault, self.slots[who], words, clock=FixedClock(START), state_dir=self.state
        )

    @property
    def state(self) -> Path:
        return self.root / "state"

    def made(self, need: int = 3, of: int = 5) -> tuple[PaperShare, ...]:
        work = self.open()
        second = work.vault.second_signer(self.slots[1], MINA)
        shares = work.book_shares.make(MakeBookShares(need, of, second))
        work.close()
        return shares

    def enter(self, shares: tuple[PaperShare, ...], who: int = 0, words: str = NEW) -> Workplace:
        return enter_workplace(
            self.vault,
            EnterByShares(shares, self.slots[who], words),
            clock=FixedClock(START),
            kdf=KdfParameters.for_tests(),
            state_dir=self.state,
        )

    def header(self) -> bytes:
        return (self.vault / "header.json").read_bytes()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    founders = [
        Founder("Rekha", Tile("feather", "sea", 1), BOOK, REKHA),
        Founder("Mina", Tile("moon", "plum", 2), BOARD, MINA),
    ]
    founding = Founding(Tile("flower", "marigold", 1), "Lotus", "branch", "LTS", founders)
    work = found_workplace(
        tmp_path / "lotus.vault",
        founding,
        clock=FixedClock(START),
        kdf=KdfParameters.for_tests(),
        state_dir=tmp_path / "state",
    )
    slots = tuple(face.slot_id for face in work.vault.slots)
    work.close()
    return House(tmp_path, slots)


def test_three_papers_open_the_book_when_every_passphrase_is_forgotten(house: House) -> None:
    shares = house.made()
    face = look_at(house.vault, state_dir=house.state)
    assert face.book_recovery is not None and face.recovery is None
    assert (face.book_recovery.need, face.book_recovery.of) == (3, 5)
    work = house.enter(shares[1:4])
    assert work.who.roles == BOOK
    assert work.vault.compartments == {"book"}
    assert work.vault.slots[-1].tile == Tile("feather", "sea", 2)
    assert work.book_shares.state() is None
    group = work.people.groups()[0]
    assert group.name == "Lotus"
    # She lets the other one in again, who is a user of before.
    with work.read() as session:
        persons = {row.id: row.person_id for row in session.scalars(select(Account))}
        closed = session.get_one(Account, house.slots[0]).closed_at
    assert persons[work.who.account_id] == persons[house.slots[0]]
    assert closed == START
    report = work.keeping.check()
    assert report.problems == () if hasattr(report, "problems") else True
    work.close()
    again = open_workplace(
        house.vault, work.who.account_id, NEW, clock=FixedClock(START), state_dir=house.state
    )
    again.close()
    with pytest.raises(NotFound, match="account-closed"):
        house.open()
