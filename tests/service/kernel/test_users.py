"""Users: who may make one, when a second person must sign, and what reaches the vault."""

from __future__ import annotations

import pytest

from sr_board.access.accounts import AccountQueries, sign_in
from sr_board.access.roles import Action, Role
from sr_board.access.users import (
    AddUser,
    ChangePassphrase,
    CloseAccount,
    GiveRight,
    SetRoles,
    UsersService,
)
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.vault.faults import WrongPassphrase
from sr_board.vault.header import Tile
from sr_board.vault.users import SecondSigner
from tests.conftest import PASSPHRASE, Book

OTHER = "nine kites over the roof"


def users(book: Book, *roles: Role) -> UsersService:
    return UsersService(book.uow, book.clock, book.who(*roles or (Role.ADMINISTRATOR,)), book.vault)


def add(book: Book, *roles: Role, number: int = 2, second: SecondSigner | None = None) -> str:
    command = AddUser(
        new_id(), Tile("leaf", "leaf", number), OTHER, frozenset(roles), second=second
    )
    return users(book).add_user(command).id


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_only_an_administrator_manages_users(book: Book, role: Role) -> None:
    service = users(book, role)
    command = AddUser(new_id(), Tile("leaf", "leaf", 2), OTHER, frozenset({Role.AUDITOR}))
    with pytest.raises(NotAllowed):
        service.add_user(command)
    with pytest.raises(NotAllowed):
        service.set_roles(SetRoles(book.vault.slot_id, frozenset({Role.AUDITOR})))
    with pytest.raises(NotAllowed):
        service.close_account(CloseAccount(book.vault.slot_id))
    with pytest.raises(NotAllowed):
        service.give_right(GiveRight(book.vault.slot_id, Action.SUBGROUP_READ, "BKL/2026/001"))


def test_a_new_user_opens_the_book_with_her_own_roles(book: Book) -> None:
    book.clock.tick(60)
    account = add(book, Role.TREASURER, Role.AUDITOR)
    assert book.vault.compartments_of(account) == {"book"}
    with book.read() as session:
        who = sign_in(session, account)
    assert who.roles == {Role.TREASURER, Role.AUDITOR}
    assert not who.may(Action.PEOPLE_WRITE)
    assert [row.account_id for row in AccountQueries(book.read).all()][-1] == account


def test_a_person_becomes_a_user_once(book: Book) -> None:
    command = AddUser(book.person_id, Tile("leaf", "leaf", 2), OTHER, frozenset({Role.SECRETARY}))
    with pytest.raises(RuleBroken, match="person-is-user"):
        users(book).add_user(command)


def test_a_user_without_an_office_is_refused(book: Book) -> None:
    with pytest.raises(InputInvalid, match="roles-missing"):
        add(book)


def test_a_board_member_needs_two_signatures(book: Book) -> None:
    with pytest.raises(RuleBroken, match="second-person-missing"):
        add(book, Role.BOARD_MEMBER)
    helper = add(book, Role.AUDITOR)
    second = book.vault.second_signer(helper, OTHER)
    member = add(book, Role.BOARD_MEMBER, number=3, second=second)
    assert book.vault.compartments_of(member) == {"book", "cases"}


def test_a_peer_who_enters_notices_needs_two_signatures_too(book: Book) -> None:
    with pytest.raises(RuleBroken, match="second-person-missing"):
        add(book, Role.HELPER)
    second = book.vault.second_signer(add(book, Role.AUDITOR), OTHER)
    peer = add(book, Role.HELPER, number=3, second=second)
    assert book.vault.compartments_of(peer) == {"book", "cases"}


def test_an_office_on_the_board_brings_the_key_of_the_cases(book: Book) -> None:
    helper, other = add(book, Role.AUDITOR), add(book, Role.CHAIR, number=3)
    second = book.vault.second_signer(other, OTHER)
    with pytest.raises(RuleBroken, match="second-person-missing"):
        users(book).set_roles(SetRoles(helper, frozenset({Role.BOARD_MEMBER})))
    users(book).set_roles(SetRoles(helper, frozenset({Role.BOARD_MEMBER}), second))
    assert book.vault.compartments_of(helper) == {"book", "cases"}


def test_power_for_oneself_needs_a_second_person(book: Book) -> None:
    wanted = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
    with pytest.raises(RuleBroken, match="second-person-missing"):
        users(book).set_roles(SetRoles(book.vault.slot_id, wanted))
    second = book.vault.second_signer(add(book, Role.AUDITOR), OTHER)
    users(book).set_roles(SetRoles(book.vault.slot_id, wanted, second))
    with book.read() as session:
        assert sign_in(session, book.vault.slot_id).roles == wanted


def test_the_last_administrator_stays(book: Book) -> None:
    second = book.vault.second_signer(add(book, Role.AUDITOR), OTHER)
    with pytest.raises(RuleBroken, match="last-administrator"):
        users(book).set_roles(SetRoles(book.vault.slot_id, frozenset({Role.AUDITOR}), second))


def test_a_closed_account_is_not_signed_in(book: Book) -> None:
    gone, other = add(book, Role.AUDITOR), add(book, Role.CHAIR, number=3)
    second = book.vault.second_signer(other, OTHER)
    users(book).close_account(CloseAccount(gone, second))
    with book.read() as session, pytest.raises(NotFound, match="account-closed"):
        sign_in(session, gone)
    with pytest.raises(NotFound):
        users(book).set_roles(SetRoles(gone, frozenset({Role.AUDITOR})))


def test_nobody_closes_her_own_account_nor_helps_to_close_it(book: Book) -> None:
    with pytest.raises(RuleBroken, match="own-account"):
        users(book).close_account(CloseAccount(book.vault.slot_id))
    gone = add(book, Role.AUDITOR)
    second = book.vault.second_signer(gone, OTHER)
    with pytest.raises(RuleBroken, match="second-person-same"):
        users(book).close_account(CloseAccount(gone, second))


def test_a_named_right_is_given_by_resolution_and_two_persons(book: Book) -> None:
    account = add(book, Role.AUDITOR)
    second = book.vault.second_signer(account, OTHER)
    target = book.vault.slot_id
    with pytest.raises(InputInvalid, match="right-not-by-name"):
        users(book).give_right(GiveRight(target, Action.PEOPLE_WRITE, "BKL/2026/001", second))
    users(book).give_right(GiveRight(target, Action.SUBGROUP_READ, "BKL/2026/001", second))
    with book.read() as session:
        assert sign_in(session, target).may(Action.SUBGROUP_READ)


def test_everybody_changes_her_own_passphrase(book: Book) -> None:
    service = users(book, Role.AUDITOR)
    with pytest.raises(WrongPassphrase):
        service.change_passphrase(ChangePassphrase("not this one at all", OTHER))
    service.change_passphrase(ChangePassphrase(PASSPHRASE, OTHER))
    with pytest.raises(WrongPassphrase):
        service.change_passphrase(ChangePassphrase(PASSPHRASE, OTHER))


def test_commands_do_not_print_passphrases() -> None:
    assert OTHER not in repr(ChangePassphrase(OTHER, OTHER))
    assert OTHER not in repr(AddUser("p", Tile("leaf", "leaf", 2), OTHER, frozenset()))


def test_a_role_put_there_by_another_hand_gives_nothing_and_stops_nothing(
    book_to_spoil: Book,
) -> None:
    connection = book_to_spoil.vault.connect("book")
    connection.execute("UPDATE role_grant SET role = 'queen'")
    connection.close()
    with book_to_spoil.read() as session:
        assert sign_in(session, book_to_spoil.vault.slot_id).roles == frozenset()
    assert [row.roles for row in AccountQueries(book_to_spoil.read).all()] == [frozenset()]
    assert [f.code for f in book_to_spoil.verify().findings] == ["row-changed"]
