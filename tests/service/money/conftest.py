"""A group of ten with open books in a real vault: a treasurer at the desk, a chair beside her."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finance.desk import MoneyDesk
from finance.ledger.commands import AddBankAccount, AddFund, EntryDraft, OpenBooks
from finance.ledger.entry import MoneyEntry
from finance.ledger.service_locks import set_month_lock
from finance.rules.entries import EntryKind, Line
from sr_board.access.check import SignedIn
from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Action, Role
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership, Person
from sr_board.people.records import search_key
from sr_board.vault.header import Tile
from sr_board.vault.users import SecondSigner
from tests.conftest import START, Book, Scene

from ..governance.conftest import Cupboard

NAMES = ("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal", "Lakshmi", "Malati", "Mina", "Noor")
SYMBOLS = ("fish", "flower", "key", "leaf", "bell", "star", "moon", "apple", "book", "mug")
OPENED = date(2026, 4, 1)
TODAY = START.date()
PHRASE = "nine kites over the roof"


@dataclass
class Money:
    """Books of Bakul Samiti (shg, monthly, year from April) and the way to desks.

    Malati is the treasurer and sits at the desk; Asha is the chair and confirms. Members have the
    numbers 1-10 in the order of NAMES. One bank account and the fund "social" exist.
    """

    book: Book
    group: str
    person: dict[str, str]
    slots: dict[str, str]
    bank: str = ""
    cupboard: Cupboard = field(default_factory=Cupboard)

    def desk(
        self,
        *roles: Role,
        person: str = "Malati",
        rights: frozenset[Action] = frozenset(),
    ) -> MoneyDesk:
        """The desk of somebody with exactly these roles (the treasurer's by default)."""
        book = self.book
        who = SignedIn(
            self.slots.get(person, book.vault.slot_id),
            self.person[person],
            frozenset(roles or (Role.TREASURER,)),
            rights,
        )
        return MoneyDesk(book.uow, book.read, book.clock, who, self.cupboard)

    def second(self, person: str = "Asha") -> SecondSigner:
        """Another person has just typed her own passphrase."""
        return self.book.vault.second_signer(self.slots[person], PHRASE)

    def user(self, person: str, *roles: Role) -> str:
        """Make one more member a user with these roles; her account."""
        vault = self.book.vault
        slot = vault.add_user(
            Tile("leaf", "leaf", len(self.slots) + 1), PHRASE, frozenset({"book"})
        )
        stamp = {"recorded_at": START, "recorded_by": vault.slot_id}
        with self.book.uow() as uow:
            uow.session.add(Account(id=slot, person_id=self.person[person], **stamp))
            uow.session.flush()
            for role in roles:
                uow.session.add(RoleGrant(id=new_id(), account_id=slot, role=str(role), **stamp))
            uow.record("user.added", subject=f"account/{slot}")
            uow.commit()
        self.slots[person] = slot
        return slot

    def entry(self, session: Session, person: str = "Malati") -> MoneyEntry:
        """What posting inside a unit of work needs."""
        account = self.slots.get(person, self.book.vault.slot_id)
        return MoneyEntry(session, self.book.clock, account, self.person[person], self.cupboard)

    def draft(
        self,
        kind: EntryKind,
        lines: Iterable[Line],
        on_date: date = TODAY,
        **more: object,
    ) -> EntryDraft:
        """An entry of this group."""
        facts: dict[str, object] = {"narration": "for the test", **more}
        return EntryDraft(self.group, on_date, kind, lines=tuple(lines), **facts)  # type: ignore[arg-type]

    def receive(
        self,
        amount: int,
        account: str = "2010",
        member: str | None = "Asha",
        on_date: date = TODAY,
        **more: object,
    ) -> str:
        """Money comes into the box (paise), from a member's savings unless told; the entry."""
        who = self.person[member] if member is not None and account in ("2010", "2020") else None
        fund = str(more.pop("fund", "general"))
        lines = (Line("1010", amount, fund=fund), Line(account, -amount, who, fund=fund))
        draft = self.draft(EntryKind.RECEIPT, lines, on_date, **more)
        return self.desk().ledger.entries.post(draft).id

    def pay(
        self,
        amount: int,
        account: str = "5030",
        on_date: date = TODAY,
        member: str | None = None,
        **more: object,
    ) -> str:
        """Money goes out of the box by resolution 7/2026, confirmed by Asha; the entry."""
        who = self.person[member] if member is not None else None
        facts: dict[str, object] = {"resolution_no": "7/2026", **more}
        lines = (Line(account, amount, who), Line("1010", -amount))
        draft = self.draft(EntryKind.PAYMENT, lines, on_date, **facts)
        return self.desk().ledger.entries.post(draft, self.second()).id

    def post(self, draft: EntryDraft, *, second: bool = False) -> str:
        """Post any entry as the treasurer; the entry."""
        signer = self.second() if second else None
        return self.desk().ledger.entries.post(draft, signer).id

    def lock_month(self, day: date) -> str:
        """The month of a day is locked, whatever the guided steps would still ask; the lock."""
        with self.book.uow() as uow:
            ref = set_month_lock(self.entry(uow.session), self.group, day)
            uow.record("money.locked", subject=f"lock/{ref}")
            uow.commit()
        return ref

    def sql(self, *statements: str) -> None:
        """What somebody with the book's key does past the program."""
        with self.book.engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))


def _people(book: Book) -> tuple[str, dict[str, str]]:
    stamp = {"recorded_at": START, "recorded_by": book.vault.slot_id}
    group = new_id()
    persons = {name: new_id() for name in NAMES}
    with book.uow() as uow:
        uow.session.add(
            Group(
                id=group,
                kind="shg",
                code="BKL",
                name="Bakul Samiti",
                search_key=search_key("Bakul Samiti"),
                status="active",
                **stamp,
            )
        )
        for (name, ref), symbol in zip(persons.items(), SYMBOLS, strict=True):
            uow.session.add(
                Person(
                    id=ref,
                    chosen_name=name,
                    search_key=search_key(name),
                    symbol=symbol,
                    hue="sea",
                    status="active",
                    **stamp,
                )
            )
        uow.session.flush()
        for number, ref in enumerate(persons.values(), start=1):
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=ref,
                    group_id=group,
                    number=number,
                    member_class="full",
                    status="active",
                    joined=date(2024, 1, 1),
                    **stamp,
                )
            )
        uow.record("group.added", subject="test")
        uow.commit()
    return group, persons


def make_money(book: Book, mode: str = "shg") -> Money:
    """The group, its users, and its books opened on 1 April 2026."""
    group, persons = _people(book)
    money = Money(book, group, persons, {})
    money.user("Asha", Role.CHAIR)
    setup = money.desk().ledger.setup
    setup.open(OpenBooks(group, OPENED, mode, savings_amount=5000, savings_unit=1000))
    if mode == "shg":
        setup.add_fund(AddFund(group, "social", "social", conditions="Illness and burial"))
    money.bank = setup.add_bank_account(
        AddBankAccount(group, "Savings account", "Gramin Bank", "Station Road", "4321")
    ).id
    return money


def facts_of(made: Money) -> tuple[str, dict[str, str], dict[str, str], str]:
    """What a scene of money leaves for its tests."""
    return made.group, made.person, made.slots, made.bank


@pytest.fixture
def scene() -> Scene:
    """Open books of ten members, for every test of money."""
    return Scene("money", lambda book: facts_of(make_money(book)))


@pytest.fixture
def money(book: Book) -> Money:
    """Open books of ten members."""
    return Money(book, *book.facts)


@pytest.fixture
def spoilt(book_to_spoil: Book) -> Money:
    """The same in a book that a test damages on purpose."""
    return Money(book_to_spoil, *book_to_spoil.facts)
