"""Paper shares of the book: made by two, and used when every passphrase is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sr_board import composition
from sr_board.access.book_shares import BookShares, MakeBookShares
from sr_board.access.models import Account, BooksLimit
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.composition import (
    EnterByShares,
    Workplace,
    enter_workplace,
    found_workplace,
    open_workplace,
)
from sr_board.founding import Founder, Founding
from sr_board.vault.faults import (
    SecondSignerNeeded,
    UnknownSlot,
    VaultInUse,
    VaultReadOnly,
)
from sr_board.vault.header import Tile, read_header
from sr_board.vault.keys import KdfParameters
from sr_board.vault.recovery import recovered
from sr_board.vault.roster import Holder, check_signed, next_act, verify_acts
from sr_board.vault.shares import PaperShare
from sr_board.vault.vault import enter_by_shares, look_at
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
def house(tmp_path: Path) -> House:
    return founded(tmp_path)


def founded(root: Path) -> House:
    """A vault of Rekha, who keeps the books and the program, and Mina of the board."""
    founders = [
        Founder("Rekha", Tile("feather", "sea", 1), BOOK, REKHA),
        Founder("Mina", Tile("moon", "plum", 2), BOARD, MINA),
    ]
    founding = Founding(Tile("flower", "marigold", 1), "Lotus", "branch", "LTS", founders)
    work = found_workplace(
        root / "lotus.vault",
        founding,
        clock=FixedClock(START),
        kdf=KdfParameters.for_tests(),
        state_dir=root / "state",
    )
    slots = tuple(face.slot_id for face in work.vault.slots)
    work.close()
    return House(root, slots)


def test_three_papers_open_the_book_when_every_passphrase_is_forgotten(house: House) -> None:
    shares = house.made()
    face = look_at(house.vault, state_dir=house.state)
    assert face.book_recovery is not None and face.recovery is None
    assert (face.book_recovery.need, face.book_recovery.of) == (3, 5)
    work = house.enter(shares[1:4])
    assert work.who.roles == BOOK
    assert work.vault.compartments == {"book"}
    assert work.vault.slots[-1].tile == Tile("feather", "sea", 2)
    assert work.book_shares.used() == 1
    group = work.people.groups()[0]
    assert group.name == "Lotus"
    with work.read() as session:
        persons = {row.id: row.person_id for row in session.scalars(select(Account))}
        closed = session.get_one(Account, house.slots[0]).closed_at
    assert persons[work.who.account_id] == persons[house.slots[0]]
    assert closed == START
    assert work.keeping.check().sound
    work.close()
    again = open_workplace(
        house.vault, work.who.account_id, NEW, clock=FixedClock(START), state_dir=house.state
    )
    assert again.vault.read_only is False
    again.close()
    with pytest.raises(NotFound, match="account-closed"):
        house.open()


def test_each_who_forgot_comes_in_and_two_of_them_make_new_papers(house: House) -> None:
    older = house.made()
    house.enter(older[:3]).close()
    work = house.enter(older[2:], 1, MINA + " again")
    assert work.book_shares.used() == 2
    second = work.vault.second_signer(work.vault.slots[-2].slot_id, NEW)
    newer = work.book_shares.make(MakeBookShares(second=second))
    assert work.book_shares.used() == 0
    work.close()
    house.slots = (*house.slots, work.vault.slot_id)
    with pytest.raises(InputInvalid, match="shares-other"):
        house.enter(older[:3], 2)
    again = house.enter(newer[:3], 2)
    assert again.vault.slots[-1].tile == Tile("moon", "plum", 3)
    assert again.keeping.check().sound
    again.close()


def test_without_papers_nobody_comes_in(house: House) -> None:
    shares = house.made()
    other = founded(house.root / "other")
    with pytest.raises(NotFound, match="book-shares-none"):
        other.enter(shares[:3])
    other.made()
    with pytest.raises(InputInvalid, match="shares-other"):
        other.enter(shares[:3])


def test_offices_of_the_cases_and_the_cases_themselves_stay_shut(house: House) -> None:
    work = house.enter(house.made()[:3], 1)
    assert work.who.roles == {Role.CHAIR, Role.SECRETARY, Role.ADMINISTRATOR}
    assert not work.holds_cases
    header = work.vault.header
    assert set(header.recipients["cases"]) == {house.slots[1]}
    assert header.act.roster[house.slots[0]].compartments == {"book"}
    work.close()


def test_who_was_confined_to_some_books_stays_so(house: House) -> None:
    shares = house.made()
    work = house.open()
    group = work.people.groups()[0].group_id
    limit = {"group_id": group, "resolution": "3/2026", "recorded_at": START}
    with work.uow() as uow:
        account = house.slots[0]
        row = BooksLimit(id="1" * 32, account_id=account, recorded_by=account, **limit)
        uow.session.add(row)
        uow.record("user.books", subject=f"account/{account}")
        uow.commit()
    work.close()
    work = house.enter(shares[:3])
    assert work.who.books == {group}
    work.close()


REFUSED = [
    (slice(0, 2), NEW, "shares-too-few"),
    (slice(0, 3), "short", "passphrase"),
]


@pytest.mark.parametrize(("some", "words", "why"), REFUSED)
def test_what_is_refused_changes_nothing(house: House, some: slice, words: str, why: str) -> None:
    shares, before = house.made(), house.header()
    with pytest.raises(SRBoardError, match=why):
        house.enter(shares[some], words=words)
    assert house.header() == before
    work = house.open()
    with pytest.raises(VaultInUse):
        house.enter(shares[:3])
    work.close()
    with pytest.raises(UnknownSlot):
        enter_by_shares(house.vault, shares[:3], "0" * 32, NEW, state_dir=house.state)
    house.enter(shares[:3]).close()


def test_a_closed_account_has_no_place_to_take(house: House) -> None:
    shares = house.made()
    work = house.open()
    second = work.vault.second_signer(house.slots[1], MINA)
    with work.uow() as uow:
        uow.session.get_one(Account, house.slots[1]).closed_at = START
        uow.record("user.closed", subject="account/x", second=second)
        uow.commit()
    work.close()
    before = house.header()
    with pytest.raises(NotFound, match="account-closed"):
        house.enter(shares[:3], 1)
    assert house.header() == before


def test_broken_off_in_the_middle_the_papers_are_good_for_another_try(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares = house.made()
    with monkeypatch.context() as patch:
        patch.setattr(composition, "take_place", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            house.enter(shares[:3])
    house.open().close()
    work = house.enter(shares[:3])
    assert work.vault.slots[-1].tile.number == 3
    work.close()
    assert verify_acts(read_header(house.header()).acts) is None


def test_an_older_copy_lets_nobody_in_by_papers(house: House) -> None:
    shares = house.made()
    kept = {path.name: path.read_bytes() for path in house.vault.glob("*.*")}
    work = house.open()
    work.vault.change_passphrase(REKHA, NEW)
    work.close()
    for name, content in kept.items():
        (house.vault / name).write_bytes(content)
    before = house.header()
    with pytest.raises(VaultReadOnly):
        house.enter(shares[:3])
    assert house.header() == before


def test_making_them_takes_the_right_and_a_second_person(house: House) -> None:
    work = house.open()
    second = work.vault.second_signer(house.slots[1], MINA)
    for role in Role:
        shares = BookShares(work.uow, replace(work.who, roles=frozenset({role})), work.vault)
        assert shares.state() is None
        if role is not Role.ADMINISTRATOR:
            with pytest.raises(NotAllowed):
                shares.make(MakeBookShares(second=second))
    with pytest.raises(RuleBroken, match="second-person-missing"):
        work.book_shares.make(MakeBookShares())
    for need, of in ((1, 5), (4, 3), (3, 10)):
        with pytest.raises(InputInvalid, match="shares-count"):
            work.book_shares.make(MakeBookShares(need, of, second))
    made = work.book_shares.make(MakeBookShares(2, 3, second))
    assert work.book_shares.fresh == made
    assert work.audit.page().rows[0].action == "vault.shares"
    key = work.book_shares.state()
    assert key is not None and (key.need, key.of, key.set) == (2, 3, made[0].set)
    work.close()


def test_alone_in_a_vault_she_makes_them_alone(house: House) -> None:
    founders = [Founder("Rekha", Tile("feather", "sea", 1), BOOK, REKHA)]
    founding = Founding(Tile("flower", "sea", 1), "Lotus", "branch", "LTS", founders)
    place = house.root / "one.vault"
    kdf = KdfParameters.for_tests()
    one = found_workplace(place, founding, kdf=kdf, state_dir=house.state)
    assert len(one.book_shares.make(MakeBookShares(2, 3))) == 3
    one.close()


def test_whose_lock_is_in_the_vault_counts_although_her_account_is_closed(house: House) -> None:
    work = house.open()
    with work.uow() as uow:
        uow.session.get_one(Account, house.slots[1]).closed_at = START
        uow.record("user.closed", subject="account/x")
        uow.commit()
    with pytest.raises(SecondSignerNeeded):
        work.book_shares.make(MakeBookShares())
    work.close()


def test_the_papers_of_the_book_sign_nothing_else(house: House) -> None:
    shares = house.made()
    work = house.open()
    vault, header = work.vault, work.vault.header
    key = recovered(header, shares[:3], "book")
    roster = dict(header.act.roster)
    mine, other = house.slots
    new = Holder(b"b" * 32, b"s" * 32, frozenset({"book"}))
    cases = replace(new, compartments=frozenset({"book", "cases"}))
    fewer = {slot: one for slot, one in roster.items() if slot != other}
    taken = {**roster, other: replace(roster[other], box=new.box, sign=new.sign)}
    given = {**roster, mine: replace(roster[mine], compartments=frozenset({"book", "cases"}))}
    two = {**roster, "1" * 32: new, "2" * 32: new}
    for act in (
        next_act(header.act, "recovery", fewer, 2),
        next_act(header.act, "recovery", taken, 2),
        next_act(header.act, "recovery", given, 2),
        next_act(header.act, "recovery", two, 2),
        next_act(header.act, "recovery", roster, 2),
        next_act(header.act, "recovery", {**roster, "1" * 32: new}, 2, recovery={}),
        next_act(header.act, "recovery", {**roster, "1" * 32: cases}, 2),
        next_act(header.act, "recovery", roster, 3),
        next_act(header.act, "recovery", roster, 2, {**header.act.keys, "book": "0" * 64}),
        next_act(header.act, "policy", {**roster, "1" * 32: new}, 3),
        next_act(header.act, "restore", roster, 2),
    ):
        signed = act.signed(key.slot_id, key.sign(act.content()))
        for tried in (signed, signed.signed(mine, vault.sign(act.content()))):
            with pytest.raises(SecondSignerNeeded):
                check_signed(header.act, tried)
    good = next_act(header.act, "recovery", {**roster, "1" * 32: new}, 2)
    check_signed(header.act, good.signed(key.slot_id, key.sign(good.content())))
    for bad in (good, good.signed(key.slot_id, vault.sign(good.content()))):
        with pytest.raises(SecondSignerNeeded):
            check_signed(header.act, bad)
    work.close()
