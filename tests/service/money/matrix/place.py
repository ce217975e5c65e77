"""The books of three groups in one vault, made once, and everybody who might ask about them.

Nothing is ever written in the tests that share it: a unit of work stops where it would commit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from finance.desk import MoneyDesk
from finance.reports.plain_loading import plain_book
from finance.reports.plain_text import FORMATS
from finance.reports.register_build import REGISTERS, RegisterAsk
from finance.reports.table_files import table_bytes
from sr_board.access.accounts import sign_in
from sr_board.access.check import SignedIn
from sr_board.access.models import RoleGrant
from sr_board.access.roles import Action, Role
from sr_board.audit.log import AuditLog
from sr_board.base.errors import SRBoardError
from sr_board.i18n import translator
from sr_board.store.uow import UnitOfWork, row_content
from tests.conftest import START
from tests.service.made_up import Given, Method, arguments, methods_of, parts

from ..conftest import OPENED, TODAY, Money
from .filled import Filled
from .table import OWN, ROWS

A, B, C = "Zqhaaxuv", "Zqhbbxuv", "Zqhccxuv"
ALL: dict[str, Method] = {
    f"{service}.{method}": function
    for service, kind in parts(MoneyDesk)
    for method, function in methods_of(kind)
}
PEOPLE = (
    "nobody",
    "ended",
    "helper",
    "administrator",
    "board_member",
    "auditor",
    "named",
    "chair",
    "secretary",
    "treasurer",
)
"""Who asks: an account without any office, one whose office was ended, the offices one by one,
and a member of the board who may confirm payments by name ("named")."""


class Stopped(SRBoardError):
    """It would have been written. `rows`: new and changed rows, whole."""

    key = "stopped"

    def __init__(self, rows: Mapping[str, object | None]) -> None:
        super().__init__(self.key)
        self.rows = tuple(rows.values())


class Unwritten(UnitOfWork):
    """A unit of work that ends where it would commit."""

    def commit(self) -> int:
        self.session.flush()
        raise Stopped(self._changes)


@dataclass
class Place:
    """Three groups: `a`, the one that is asked about; `b`, full as well; `c` saves in shares.

    `before`: what every question about `a` gave before the others were there.
    """

    a: Filled
    b: Filled
    c: Filled
    before: dict[str, object]
    accounts: dict[str, str]

    def who(self, person: str) -> SignedIn:
        """Somebody at the desk; "elsewhere": a treasurer who opens the books of `b` only."""
        money = self.a.money
        if person in ("nobody", "ended"):
            with money.book.read() as session:
                return sign_in(session, self.accounts[person])
        office = {"elsewhere": "treasurer", "named": "board_member"}.get(person, person)
        rights = frozenset({Action.MONEY_APPROVE} if person == "named" else ())
        books = frozenset({self.b.group}) if person == "elsewhere" else None
        account, name = money.book.vault.slot_id, money.person["Malati"]
        return SignedIn(account, name, frozenset({Role(office)}), rights, books)

    def desk(self, who: SignedIn) -> MoneyDesk:
        """Her desk, which writes nothing."""
        book = self.a.money.book
        recorder = AuditLog(book.vault, "book", book.clock)
        cupboard = self.a.money.cupboard

        def unit() -> UnitOfWork:
            return Unwritten(book.engine, recorder)

        return MoneyDesk(unit, book.read, book.clock, who, cupboard)

    def door(self, who: SignedIn) -> MoneyDesk:
        """Her desk in front of a closed book: whoever gets past the right is stopped there."""
        book = self.a.money.book

        def closed() -> Any:
            raise Stopped({})

        return MoneyDesk(closed, closed, book.clock, who, self.a.money.cupboard)


def given(about: Filled, **other: object) -> Given:
    """Values of everything that commands are made of, about one group."""
    money = about.money
    named: dict[str, object] = {
        "since": OPENED,
        "until": TODAY,
        "tr": translator("en"),
        "second": money.second(),
        "payer_id": money.group,
        **about.ids,
        **other,
    }
    return Given(money.book.clock.now(), named)


def arguments_of(name: str, about: Given) -> dict[str, object]:
    """What one method is asked with."""
    own = {field: _own(value, about) for field, value in OWN.get(name, {}).items()}
    return arguments(ALL[name], about, own)


def _own(value: object, about: Given) -> object:
    if isinstance(value, tuple):
        return tuple(_own(each, about) for each in value)
    if isinstance(value, str) and value.startswith("@"):
        return about.named[value[1:]]
    return value


def call(desk: MoneyDesk, name: str, about: Given) -> object:
    """Ask one method of a desk."""
    service, _, method = name.rpartition(".")
    part: object = desk
    for each in service.split("."):
        part = getattr(part, each)
    return getattr(part, method)(**arguments_of(name, about))


def inside(value: object) -> Iterator[object]:
    """Everything that stands in an answer, however deep."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from inside(pair)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from inside(one)


def told(answer: object, about: Filled, *, asked: object = "") -> set[str]:
    """What an answer tells of a group; `asked`: an id that the question itself named."""
    texts = [x.decode("latin-1") if isinstance(x, bytes) else x for x in inside(answer)]
    words = [x for x in texts if isinstance(x, str)]
    return {mark for mark in about.marks() - {asked} if any(mark in word for word in words)}


def stored(rows: tuple[object | None, ...]) -> list[dict[str, object]]:
    """Rows that would have been written, by their columns."""
    return [row_content(row) for row in rows if row is not None]


def answers(desk: MoneyDesk, about: Filled) -> dict[str, object]:
    """Everything that reads, asked about one group, and each of its registers as a file."""
    asked = given(about)
    found: dict[str, object] = {}
    for name in (*ROWS["read"], *ROWS["owed"], *ROWS["settings or read"]):
        try:
            found[name] = repr(call(desk, name, asked))
        except SRBoardError as error:
            found[name] = repr((error.key, dict(error.params)))
    tr = translator("en")
    for key, register in REGISTERS.items():
        ask = arguments(_asked, asked, {"key": key, "account": "2010"}, optional=True)["ask"]
        assert isinstance(ask, RegisterAsk)
        rows = register.rows(desk.reports, ask, tr)
        found[f"file {key}"] = table_bytes(register.shape, rows, "csv", tr, names=True)
    with about.money.book.read() as session:
        for kind, written in FORMATS.items():
            found[f"book {kind}"] = written(plain_book(session, about.group, names=True))
    return found


def _asked(ask: RegisterAsk) -> None:
    """For the making of an ask out of the ids of a group."""


def end_office(money: Money, account: str) -> None:
    """The office of an account is over."""
    with money.book.uow() as uow:
        for grant in uow.session.scalars(select(RoleGrant).where(RoleGrant.account_id == account)):
            grant.ended_at = START
        uow.record("user.roles", subject=f"account/{account}")
        uow.commit()
