"""Fixtures for all tests: a real encrypted vault with cheap keys, and the book inside it.

Every test that used the book ends with a verification of its audit chain, so that a service
which writes something its digests do not cover fails its own test.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn
from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Action, Role
from sr_board.audit.log import AuditLog, last_act
from sr_board.audit.verify import Report, verify_chain
from sr_board.base.clock import FixedClock
from sr_board.base.ids import new_id
from sr_board.store.base import BookBase
from sr_board.store.engine import make_engine
from sr_board.store.uow import UnitOfWork, make_reader
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, OpenVault, create_vault
from sr_board.vault.vault import open_vault as unlock
from tests.cheap import cheap_databases

START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PASSPHRASE = "seven boats on the river"


@dataclass
class Book:
    """An open vault's book, as services are handed it."""

    vault: OpenVault
    engine: Engine
    clock: FixedClock
    uow: Callable[[], UnitOfWork]
    read: Callable[[], AbstractContextManager[Session]]
    person_id: str
    facts: Any = None
    """What the scene of these tests left in the book: ids and numbers, no rows."""

    def who(self, *roles: Role, rights: frozenset[Action] = frozenset()) -> SignedIn:
        """The founder, signed in with exactly these roles."""
        return SignedIn(self.vault.slot_id, self.person_id, frozenset(roles), rights)

    def verify(self) -> Report:
        """Verification of the whole chain."""
        with self.read() as session:
            return verify_chain(
                session,
                vault_id=self.vault.vault_id,
                compartment="book",
                signers=self.vault.signers(),
            )

    def acts(self) -> int:
        """How many acts the chain has, without verifying it."""
        with self.read() as session:
            return last_act(session, self.vault.vault_id, "book").n


@pytest.fixture(scope="session", autouse=True)
def _cheap_databases() -> Iterator[None]:
    with cheap_databases():
        yield


@pytest.fixture(autouse=True)
def _cheap_keys() -> Iterator[None]:
    with cheap_keys_for_tests():
        yield


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@dataclass(frozen=True)
class Scene:
    """How a book stands when each test of a folder begins: `build` fills it and says what it made.

    It is built once in a process; every test then gets a copy of that vault, which takes a tenth
    of the time. `build` must not move the clock and gives back plain data.
    """

    key: str
    build: Callable[[Book], Any]


@dataclass(frozen=True)
class _Standing:
    """A closed vault to copy from, and what its scene left."""

    place: Path
    slot_id: str
    facts: Any = field(repr=False)


_STANDING: dict[tuple[str, int], _Standing] = {}
_BOOKS = frozenset({"book", "book_to_spoil"})


@pytest.fixture
def scene() -> Scene:
    """The scene of a folder's tests: its conftest gives another one. Here, the empty book."""
    return Scene("empty", lambda _: None)


@pytest.fixture
def open_vault(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    clock: FixedClock,
) -> Iterator[OpenVault]:
    """A vault with one founder (all compartments): new, or with the scene where a test wants the
    book."""
    if _BOOKS & set(request.fixturenames) and clock.now() == START:
        scene: Scene = request.getfixturevalue("scene")
        vault = _copy_of(_standing(scene, tmp_path_factory), tmp_path, clock)
    else:
        vault = _new_vault(tmp_path, clock)
    yield vault
    vault.close()


def _new_vault(place: Path, clock: FixedClock) -> OpenVault:
    founder = Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))
    return create_vault(
        place / "lotus.vault",
        Tile("flower", "marigold", 1),
        [founder],
        kdf=KdfParameters.for_tests(),
        clock=clock,
        state_dir=place / "state",
        attempts=Attempts(sleep=lambda _: None),
    )


def _standing(scene: Scene, factory: pytest.TempPathFactory) -> _Standing:
    _import_models()
    key = (scene.key, len(BookBase.metadata.tables))
    if key not in _STANDING:
        clock = FixedClock(START)
        place = factory.mktemp("scene")
        vault = _new_vault(place, clock)
        book = make_book(vault, clock)
        facts = scene.build(book)
        give_back(book.engine)
        vault.close()
        _STANDING[key] = _Standing(place, vault.slot_id, facts)
    return _STANDING[key]


def _copy_of(standing: _Standing, place: Path, clock: FixedClock) -> OpenVault:
    for part in ("lotus.vault", "state"):
        shutil.copytree(standing.place / part, place / part)
    return unlock(
        place / "lotus.vault",
        standing.slot_id,
        PASSPHRASE,
        clock=clock,
        state_dir=place / "state",
        attempts=Attempts(sleep=lambda _: None),
    )


_FREE: list[tuple[Engine, list[OpenVault]]] = []
_LENT: dict[int, tuple[Engine, list[OpenVault]]] = {}
"""Engines that are used again, each with the vault it opens: an engine that was made anew would
compile every statement anew, which takes a third of the time of a test."""


def _engine(vault: OpenVault) -> Engine:
    if _FREE:
        engine, opens = _FREE.pop()
        opens[:] = [vault]
    else:
        opens = [vault]
        engine = make_engine(lambda: opens[0].connect("book"))
    _LENT[id(engine)] = (engine, opens)
    return engine


def give_back(engine: Engine) -> None:
    """Close the connections of a book's engine; the next book may have it."""
    engine.dispose()
    lent = _LENT.pop(id(engine), None)
    if lent is not None:
        _FREE.append(lent)


def _import_models() -> None:
    areas = ("constitution", "breaches", "leadership", "elections")
    own = ("sr_board.people.models", "governance.models")
    money = ("ledger", "loans", "sheet", "savings", "bank", "reports")
    there = (f"governance.{area}.models" for area in areas)
    for models in (*own, *there, *(f"finance.{part}.models" for part in money)):
        with suppress(ModuleNotFoundError):
            import_module(models)


def make_book(vault: OpenVault, clock: FixedClock) -> Book:
    """The book with all tables, and an account for the founder."""
    _import_models()
    engine = _engine(vault)
    BookBase.metadata.create_all(engine)
    book = _book_of(vault, engine, clock, new_id())
    with book.uow() as unit:
        stamp = {"recorded_at": clock.now(), "recorded_by": vault.slot_id}
        unit.session.add(Account(id=vault.slot_id, person_id=book.person_id, **stamp))
        unit.session.flush()
        unit.session.add(
            RoleGrant(id=new_id(), account_id=vault.slot_id, role=str(Role.ADMINISTRATOR), **stamp)
        )
        unit.record("vault.created", subject="vault")
        unit.commit()
    return book


def _book_of(vault: OpenVault, engine: Engine, clock: FixedClock, person_id: str) -> Book:
    log = AuditLog(vault, "book", clock)

    def uow() -> UnitOfWork:
        return UnitOfWork(engine, log)

    return Book(vault, engine, clock, uow, make_reader(engine), person_id)


def _opened(vault: OpenVault, clock: FixedClock, facts: Any) -> Book:
    """The book of a vault that was copied."""
    engine = _engine(vault)
    book = _book_of(vault, engine, clock, "")
    with book.read() as session:
        holder = select(Account.person_id).where(Account.id == vault.slot_id)
        book.person_id = session.execute(holder).scalar_one()
    book.facts = deepcopy(facts)
    return book


def _begin(
    vault: OpenVault, clock: FixedClock, scene: Scene, factory: pytest.TempPathFactory
) -> Book:
    if clock.now() != START:
        made = make_book(vault, clock)
        made.facts = scene.build(made)
        return made
    return _opened(vault, clock, _standing(scene, factory).facts)


@pytest.fixture
def book_to_spoil(
    open_vault: OpenVault,
    clock: FixedClock,
    scene: Scene,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Book]:
    """A book whose chain a test breaks on purpose."""
    made = _begin(open_vault, clock, scene, tmp_path_factory)
    yield made
    give_back(made.engine)


@pytest.fixture
def book(
    open_vault: OpenVault,
    clock: FixedClock,
    scene: Scene,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Book]:
    """The book, its chain verified at the end."""
    made = _begin(open_vault, clock, scene, tmp_path_factory)
    yield made
    report = made.verify()
    give_back(made.engine)
    assert report.findings == ()
