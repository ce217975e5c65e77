"""Fixtures for all tests: a real encrypted vault with cheap keys, and the book inside it.

Every test that used the book ends with a verification of its audit chain, so that a service
which writes something its digests do not cover fails its own test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import Engine
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
from tests.cheap import make_cheap

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


def pytest_configure() -> None:
    make_cheap()


@pytest.fixture(autouse=True)
def _cheap_keys() -> Iterator[None]:
    with cheap_keys_for_tests():
        yield


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def open_vault(tmp_path: Path, clock: FixedClock) -> Iterator[OpenVault]:
    """A new vault with one founder (all compartments)."""
    founder = Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))
    vault = create_vault(
        tmp_path / "lotus.vault",
        Tile("flower", "marigold", 1),
        [founder],
        kdf=KdfParameters.for_tests(),
        clock=clock,
        state_dir=tmp_path / "state",
        attempts=Attempts(sleep=lambda _: None),
    )
    yield vault
    vault.close()


_WRITTEN: dict[int, str] = {}
"""By the number of tables: the statements that make them, read from the first book of this process.
To say them again takes a tenth of the time that making them anew takes before every test."""


def _make_tables(engine: Engine) -> None:
    known = len(BookBase.metadata.tables)
    if known not in _WRITTEN:
        BookBase.metadata.create_all(engine)
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                " AND name NOT LIKE 'sqlite_%' AND name <> 'meta' ORDER BY rowid"
            )
            _WRITTEN[known] = ";\n".join(row[0] for row in rows)
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().executescript(f"BEGIN;\n{_WRITTEN[known]};\nCOMMIT;")
    finally:
        raw.close()


def make_book(open_vault: OpenVault, clock: FixedClock) -> Book:
    """The book with all tables, and an account for the founder."""
    areas = ("constitution", "breaches", "leadership", "elections")
    own = ("sr_board.people.models", "governance.models")
    money = ("ledger", "loans", "sheet", "savings", "bank", "reports")
    there = (f"governance.{area}.models" for area in areas)
    for models in (*own, *there, *(f"finance.{part}.models" for part in money)):
        with suppress(ModuleNotFoundError):
            import_module(models)
    engine = make_engine(lambda: open_vault.connect("book"))
    _make_tables(engine)
    log = AuditLog(open_vault, "book", clock)

    def uow() -> UnitOfWork:
        return UnitOfWork(engine, log)

    person_id = new_id()
    with uow() as unit:
        stamp = {"recorded_at": clock.now(), "recorded_by": open_vault.slot_id}
        unit.session.add(Account(id=open_vault.slot_id, person_id=person_id, **stamp))
        unit.session.flush()
        unit.session.add(
            RoleGrant(
                id=new_id(), account_id=open_vault.slot_id, role=str(Role.ADMINISTRATOR), **stamp
            )
        )
        unit.record("vault.created", subject="vault")
        unit.commit()
    return Book(open_vault, engine, clock, uow, make_reader(engine), person_id)


@pytest.fixture
def book_to_spoil(open_vault: OpenVault, clock: FixedClock) -> Iterator[Book]:
    """A book whose chain a test breaks on purpose."""
    made = make_book(open_vault, clock)
    yield made
    made.engine.dispose()


@pytest.fixture
def book(open_vault: OpenVault, clock: FixedClock) -> Iterator[Book]:
    """The book, its chain verified at the end."""
    made = make_book(open_vault, clock)
    yield made
    report = made.verify()
    made.engine.dispose()
    assert report.findings == ()
