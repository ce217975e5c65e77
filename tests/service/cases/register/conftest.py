"""A board before and after it was constituted, in a real vault; no file of anybody is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import Engine

from sr_board.access.check import SignedIn
from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Role
from sr_board.audit.log import AuditLog
from sr_board.audit.verify import verify_chain
from sr_board.base.ids import new_id
from sr_board.cases.board.board_commands import AcceptCode, Constitute, FirstMember
from sr_board.cases.desk import CasesDesk
from sr_board.cases.room import CasesRoom
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import BoardOffice, Profession, SeatKind, Side
from sr_board.people.models import Person
from sr_board.people.records import search_key
from sr_board.store.base import CasesBase
from sr_board.store.engine import make_engine
from sr_board.store.uow import UnitOfWork, make_reader
from sr_board.vault.header import Tile
from sr_board.vault.users import SecondSigner
from tests.conftest import START, Book, Scene

NAMES = ("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal", "Lakshmi", "Malati", "Mina")
USERS = ("Malati", "Bina", "Champa", "Farida", "Jyoti", "Kajal")
SYMBOLS = ("fish", "flower", "key", "leaf", "bell", "star", "moon", "apple", "book")
PHRASE = "nine kites over the roof"
TODAY = START.date()
FROM, TO = date(2026, 4, 1), date(2028, 3, 31)


@dataclass
class BoardRoom:
    """Asha (chair) opened the vault; Bina is secretary, Champa a member, Farida a doctor, Jyoti
    from the police. Kajal is a peer, Malati the treasurer; Lakshmi and Mina have no account."""

    book: Book
    engine: Engine
    person: dict[str, str]
    slots: dict[str, str]
    board: str = ""
    desks: dict[str, CasesDesk] = field(default_factory=dict)

    def room(self, name: str = "Asha", *roles: Role) -> CasesRoom:
        """The compartment of somebody with these roles (board member unless told)."""
        vault, clock = self.book.vault, self.book.clock
        log = AuditLog(vault, "cases", clock)
        who = SignedIn(
            self.slots[name], self.person[name], frozenset(roles or (Role.BOARD_MEMBER,))
        )
        return CasesRoom(
            lambda: UnitOfWork(self.engine, log),
            make_reader(self.engine),
            clock,
            who,
            vault,
            self.book.read,
            self.book.uow,
        )

    def desk(self, name: str = "Asha", *roles: Role) -> CasesDesk:
        """Her desk."""
        return CasesDesk(self.room(name, *roles))

    def second(self, name: str = "Bina") -> SecondSigner:
        """Somebody has just typed her own passphrase."""
        return self.book.vault.second_signer(self.slots[name], PHRASE)

    def first_members(self) -> tuple[FirstMember, ...]:
        """Three from the community, a doctor and a police officer."""

        def seat(
            side: Side,
            kind: SeatKind,
            name: str,
            office: BoardOffice = BoardOffice.NONE,
            profession: Profession = Profession.NONE,
        ) -> FirstMember:
            return FirstMember(side, kind, self.person[name], FROM, TO, profession, office)

        return (
            seat(Side.COMMUNITY, SeatKind.SEX_WORKER, "Asha", BoardOffice.CHAIR),
            seat(Side.COMMUNITY, SeatKind.SEX_WORKER, "Bina", BoardOffice.SECRETARY),
            seat(Side.COMMUNITY, SeatKind.BRANCH_COMMITTEE, "Champa"),
            seat(Side.OUTSIDE, SeatKind.DOCTOR, "Farida", profession=Profession.DOCTOR),
            seat(Side.OUTSIDE, SeatKind.POLICE, "Jyoti"),
        )

    def constitute(self, **changed: object) -> str:
        """The board, constituted by Asha and Bina."""
        given = {
            "name": "Kolkata board",
            "place_code": "kol",
            "constitution_ref": "3/2026",
            "members": self.first_members(),
            "sites": ("North lanes",),
        } | changed
        command = Constitute(**given)  # type: ignore[arg-type]
        self.board = self.desk().board_work.constitute(command, self.second()).id
        return self.board

    def accept(self, *names: str) -> None:
        """These users accept the code of conduct."""
        for name in names:
            self.desk(name).duty_work.accept_code(AcceptCode(CODE_OF_CONDUCT))

    def seat(self, number: int) -> str:
        """Id of a seat."""
        view = self.desk().board.board()
        assert view is not None
        return next(row.id for row in view.seats if row.number == number)

    def member(self, name: str) -> str:
        """Id of the newest term of somebody."""
        terms = self.desk().board.terms(self.board)
        mine = [row for row in terms if row.person and row.person.name == name]
        return max(mine, key=lambda row: row.term_from).id


def _build(book: Book) -> dict[str, dict[str, str]]:
    stamp = {"recorded_at": START, "recorded_by": book.vault.slot_id}
    person = {"Asha": book.person_id} | {name: new_id() for name in NAMES[1:]}
    slots = {"Asha": book.vault.slot_id}
    for name in USERS:
        role = {"Kajal": Role.HELPER, "Malati": Role.TREASURER}.get(name, Role.BOARD_MEMBER)
        kept = {"book"} if name == "Malati" else {"book", "cases"}
        beside = book.vault.second_signer(slots["Malati"], PHRASE) if "Malati" in slots else None
        slots[name] = book.vault.add_user(
            Tile("leaf", "leaf", len(slots) + 1), PHRASE, frozenset(kept), beside
        )
        with book.uow() as uow:
            uow.session.add(Account(id=slots[name], person_id=person[name], **stamp))
            uow.session.flush()
            uow.session.add(RoleGrant(id=new_id(), account_id=slots[name], role=str(role), **stamp))
            uow.record("user.added", subject=f"account/{slots[name]}")
            uow.commit()
    with book.uow() as uow:
        for symbol, name in zip(SYMBOLS, NAMES, strict=True):
            uow.session.add(
                Person(
                    id=person[name],
                    chosen_name=name,
                    search_key=search_key(name),
                    symbol=symbol,
                    hue="sea",
                    status="active",
                    **stamp,
                )
            )
        uow.record("person.added", subject="person")
        uow.commit()
    return {"person": person, "slots": slots}


@pytest.fixture
def scene() -> Scene:
    return Scene("board-register", _build)


@pytest.fixture
def founding(book: Book) -> Iterator[BoardRoom]:
    """Before the board is constituted."""
    engine = make_engine(lambda: book.vault.connect("cases"))
    CasesBase.metadata.create_all(engine)
    room = BoardRoom(book, engine, book.facts["person"], book.facts["slots"])
    yield room
    with make_reader(engine)() as session:
        report = verify_chain(
            session,
            vault_id=book.vault.vault_id,
            compartment="cases",
            signers=book.vault.signers(),
        )
    engine.dispose()
    assert report.sound


@pytest.fixture
def seated(founding: BoardRoom) -> BoardRoom:
    """The board sits; everybody with an account accepted the code of conduct."""
    founding.constitute()
    founding.accept("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal")
    return founding
