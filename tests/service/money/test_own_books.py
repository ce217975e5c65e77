"""A treasurer who is confined to some groups: the vault holds other books, she meets none of them.

The other group's figures occur nowhere else; every query of money is asked about it, by its id
and by the ids of its rows, by someone whose books it is not.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from finance.bank.commands import Borrow, PayLender, Resolved
from finance.desk import MoneyDesk
from finance.ledger.commands import ApproveEntry, EntryDraft, OpenBooks, Unlock
from finance.rules.entries import EntryKind, Line
from finance.rules.external import LenderKind
from sr_board.access.accounts import AccountQueries, sign_in
from sr_board.access.books import BooksService, LimitBooks
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, SRBoardError
from sr_board.vault.users import SecondSigner

from .conftest import Money
from .test_many_groups import SECRET, _arguments, _inside, _queries, make_group, two

__all__ = ["two"]

Two = tuple[Money, str, set[str]]


class Confined:
    """The money of the whole vault with the desk of a treasurer who opens one group's books."""

    def __init__(self, money: Money) -> None:
        self._money = money

    def desk(self) -> MoneyDesk:
        return confined(self._money, self._money.group)


def confined(money: Money, *groups: str, role: Role = Role.TREASURER) -> MoneyDesk:
    """The desk of a treasurer who opens the books of these groups only."""
    desk = money.desk(role)
    who = dataclasses.replace(desk.ledger.entries._who, books=frozenset(groups))
    book = money.book
    return MoneyDesk(book.uow, book.read, book.clock, who, money.cupboard)


def refused(act: Callable[[], object]) -> str:
    """The key with which an act is refused."""
    with pytest.raises(SRBoardError) as caught:
        act()
    return caught.value.key


def test_no_query_tells_anything_of_books_that_are_not_hers(two: Two) -> None:
    money, other, secrets = two
    asked = 0
    for name, call, signature in _queries(Confined(money)):
        if name == "bank.federation.totals":
            continue  # totals of the groups below her own federation: the test below
        for group in (other, *sorted(secrets)):
            arguments = _arguments(signature, group)
            if arguments is None:
                continue
            asked += 1
            try:
                found = call(**arguments)
            except SRBoardError:
                continue
            inside = list(_inside(found))
            assert SECRET not in inside and -SECRET not in inside, name
            told = {one for one in inside if isinstance(one, str)} - {group}
            assert not told & (secrets - {group}), name
    assert asked > 60, "the questions were asked"


def test_the_other_group_is_not_offered(two: Two) -> None:
    money, other, _ = two
    desk = confined(money, money.group)
    offered = [
        {one.group_id for one in desk.bank.federation.choices()},
        {one.group_id for one in desk.ledger.reading.groups()},
        {ref for ref, *_ in desk.reports.statements.groups()},
        {ref for ref, _ in desk.sheets.groups()},
    ]
    assert offered == [{money.group}] * 4
    assert other in {one.group_id for one in money.desk().bank.federation.choices()}
    assert refused(lambda: desk.ledger.reading.home(other)) == "books-of-others"
    assert refused(lambda: desk.bank.lenders.register(other)) == "books-of-others"


def test_rows_of_the_other_group_are_not_there_by_their_ids(two: Two) -> None:
    money, other, _ = two
    lender = money.desk().bank.lenders.register(other)[0].id
    theirs, hers = confined(money, other), confined(money, money.group)
    assert theirs.bank.lenders.card(lender).row.balance == SECRET
    assert refused(lambda: hers.bank.lenders.card(lender)) == "lender-unknown"
    pay = PayLender(lender, date(2026, 6, 1), 100, 0, Resolved(number="1"))
    assert refused(lambda: hers.bank.lender_work.pay(pay, money.second())) == "lender-unknown"


def test_nothing_is_written_into_books_that_are_not_hers(two: Two) -> None:
    money, other, _ = two
    hers = confined(money, money.group)
    lines = (Line("1010", 500), Line("4050", -500))
    draft = EntryDraft(other, date(2026, 5, 3), EntryKind.RECEIPT, "gift", lines)
    assert refused(lambda: hers.ledger.entries.post(draft)) == "books-of-others"
    borrow = Borrow(other, LenderKind.BANK, "Bank", "general", 500, "7", date(2026, 5, 1))
    assert refused(lambda: hers.bank.lender_work.borrow(borrow)) == "books-of-others"
    third = make_group(money, "Shiuli Dal", None, "SHD")
    settings = confined(money, money.group, role=Role.ADMINISTRATOR)
    open_books = OpenBooks(third, date(2026, 4, 1))
    assert refused(lambda: settings.ledger.setup.open(open_books)) == "books-of-others"
    own = EntryDraft(money.group, date(2026, 5, 3), EntryKind.RECEIPT, "gift", lines)
    assert hers.ledger.entries.post(own).id


def test_checking_her_books_finds_nothing_wrong(two: Two) -> None:
    money, other, _ = two
    for group in (money.group, other):
        assert confined(money, group).ledger.reading.check() == ()


def test_a_federation_sees_totals_of_its_groups_and_a_member_group_not(two: Two) -> None:
    money, other, _ = two
    (member,) = confined(money, money.group).bank.federation.totals(money.group).groups
    assert (member.group_id, member.savings) == (other, SECRET)
    below = confined(money, other)
    assert below.bank.federation.totals(other).groups == ()
    assert refused(lambda: below.bank.federation.totals(money.group)) == "books-of-others"


def limits(money: Money) -> BooksService:
    """The administrator, who is Malati here."""
    book = money.book
    who = SignedIn(book.vault.slot_id, money.person["Malati"], frozenset({Role.ADMINISTRATOR}))
    return BooksService(book.uow, book.clock, who)


def signed_in(money: Money, slot: str) -> SignedIn:
    with money.book.read() as session:
        return sign_in(session, slot)


def test_an_account_is_confined_and_let_out_again(two: Two) -> None:
    money, other, _ = two
    slot = money.user("Bina", Role.TREASURER)
    assert signed_in(money, slot).books is None
    service = limits(money)

    def limit(*groups: str) -> None:
        service.limit(LimitBooks(slot, frozenset(groups), "7/2026", money.second()))

    limit(money.group, other)
    assert signed_in(money, slot).books == {money.group, other}
    limit(other)
    limit(other)
    who = signed_in(money, slot)
    assert who.books == {other}
    assert (who.opens_books(other), who.opens_books(money.group)) == (True, False)
    rows = {row.account_id: row.books for row in AccountQueries(money.book.read).all()}
    assert rows[slot] == {other}
    limit()
    assert signed_in(money, slot).books is None


def test_confining_takes_a_resolution_and_two_others(two: Two) -> None:
    money, other, _ = two
    slot = money.user("Bina", Role.TREASURER)
    service = limits(money)
    bina, asha = money.second("Bina"), money.second()

    def tried(account: str, resolution: str, second: SecondSigner | None) -> str:
        command = LimitBooks(account, frozenset({other}), resolution, second)
        return refused(lambda: service.limit(command))

    assert tried(slot, " ", asha) == "text-missing"
    assert tried(slot, "7", None) == "second-person-missing"
    assert tried(slot, "7", bina) == "second-person-same"
    assert tried("0" * 32, "7", asha) == "account-unknown"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_only_who_manages_users_confines(money: Money, role: Role) -> None:
    book = money.book
    who = SignedIn(book.vault.slot_id, money.person["Malati"], frozenset({role}))
    command = LimitBooks(money.slots["Asha"], frozenset({money.group}), "7", None)
    with pytest.raises(NotAllowed):
        BooksService(book.uow, book.clock, who).limit(command)


def test_who_confirms_must_open_these_books_too(two: Two) -> None:
    money, other, _ = two
    money.user("Bina", Role.SECRETARY)
    command = LimitBooks(money.slots["Asha"], frozenset({other}), "7/2026", money.second("Bina"))
    limits(money).limit(command)
    money.receive(5000)
    lines = (Line("5030", 500), Line("1010", -500))
    draft = money.draft(EntryKind.PAYMENT, lines, resolution_no="1/2026")
    entries, locks = money.desk().ledger.entries, money.desk().ledger.locks
    assert refused(lambda: entries.post(draft, second=money.second())) == "second-person-books"
    assert entries.post(draft, second=money.second("Bina")).id
    asha, bina = money.second(), money.second("Bina")
    waiting = entries.keep_waiting(money.draft(EntryKind.PAYMENT, lines, resolution_no="1/2026")).id
    shown = money.desk().ledger.reading.voucher(waiting).content_hash
    approve = ApproveEntry(waiting, shown, second=asha)
    approvals = money.desk().ledger.approvals
    assert refused(lambda: approvals.approve(approve)) == "second-person-books"
    money.lock_month(date(2026, 4, 30))
    lift = Unlock(money.group, "a slip", asha)
    assert refused(lambda: locks.unlock(lift)) == "second-person-books"
    assert locks.unlock(dataclasses.replace(lift, second=bina)).id
