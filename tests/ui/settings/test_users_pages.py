"""Users and offices: typed and clicked on the real pages, on a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest

from finance.ledger.commands import OpenBooks
from sr_board.access.roles import Action, Role
from ui.settings.user_books import UserBooksPage
from ui.settings.user_new import UserNewPage
from ui.settings.user_page import UserPage
from ui.settings.users_presenter import UsersPresenter

from .conftest import PASSPHRASES, Room

NEW = "seven small boats wait"


def roles_of(room: Room, name: str) -> frozenset[Role]:
    rows = UsersPresenter(room.work).rows()
    return next(row.roles for row in rows if row.name == name)


def fill_new(room: Room, person: str, *roles: Role) -> UserNewPage:
    page = room.show("settings-user-new")
    assert isinstance(page, UserNewPage)
    page.person.set_value(person)
    page.person.changed.emit()
    page.tile.set_tile("kite" if "kite" in page.tile.board.tiles else "leaf", "leaf")
    page.offices.set_value(roles)
    for field in (page.secret.first, page.secret.again):
        QTest.keyClicks(field.secret, NEW)
    return page


def sign(page: UserNewPage | UserPage, room: Room, name: str, words: str | None = None) -> None:
    page.panel.people.choose(room.slot(name))
    QTest.keyClicks(page.panel.passphrase.secret, words or PASSPHRASES[name])
    page.panel.sign()


def test_a_member_becomes_a_user_with_her_own_passphrase(
    room: Room, newcomer: Callable[[str], str]
) -> None:
    page = fill_new(room, newcomer("Kajal"), Role.AUDITOR)
    page.save()
    assert room.window is not None
    assert room.window.here == "settings-users"
    assert roles_of(room, "Kajal") == {Role.AUDITOR}
    assert page.secret.first.value() == ""
    slot = room.slot("Kajal")
    assert room.work.vault.second_signer(slot, NEW).slot_id == slot


def test_only_persons_without_an_account_are_offered(
    room: Room, newcomer: Callable[[str], str]
) -> None:
    newcomer("Kajal")
    offered = UsersPresenter(room.work).candidates("")
    assert [person.name for person in offered] == ["Kajal"]


def test_the_new_user_page_names_what_is_missing(
    room: Room, newcomer: Callable[[str], str]
) -> None:
    page = fill_new(room, newcomer("Kajal"))
    page.save()
    assert "office" in page.offices.wrong.text()
    page.offices.set_value([Role.AUDITOR])
    page.secret.again.set_value("another one entirely")
    page.save()
    assert "not the same" in page.secret.again.error()
    assert "Kajal" not in [row.name for row in UsersPresenter(room.work).rows()]


def test_a_board_member_is_added_only_together_with_a_second_person(
    room: Room, newcomer: Callable[[str], str]
) -> None:
    page = fill_new(room, newcomer("Kajal"), Role.BOARD_MEMBER)
    page.save()
    assert page.panel.isVisible()
    assert page.foot.main is not None and not page.foot.main.isVisible()
    assert "Kajal" not in [row.name for row in UsersPresenter(room.work).rows()]
    sign(page, room, "Mina")
    assert roles_of(room, "Kajal") == {Role.BOARD_MEMBER}
    assert room.work.audit.page().rows[0].co_actor == room.slot("Mina")


def test_a_wrong_second_passphrase_signs_nothing(
    room: Room, newcomer: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.work.vault._attempts, "_sleep", lambda _s: None)
    page = fill_new(room, newcomer("Kajal"), Role.BOARD_MEMBER)
    page.save()
    sign(page, room, "Mina", "not her words at all")
    assert page.panel.isVisible()
    assert "does not open" in page.panel.notices.current().text()
    assert "Kajal" not in [row.name for row in UsersPresenter(room.work).rows()]


def test_offices_of_another_are_changed_alone_but_her_own_need_two(room: Room) -> None:
    page = room.show("settings-user", id=room.slot("Shanta"))
    assert isinstance(page, UserPage)
    page.offices.ticks[Role.AUDITOR].click()
    page.save()
    assert roles_of(room, "Shanta") == {Role.TREASURER, Role.AUDITOR}
    page = room.show("settings-user", id=room.slot("Rekha"))
    assert isinstance(page, UserPage)
    page.offices.ticks[Role.TREASURER].click()
    page.save()
    assert page.panel.isVisible()
    assert "Treasurer" in page.panel.what.text()
    page.panel.give_up()
    assert Role.TREASURER not in roles_of(room, "Rekha")


def test_without_any_office_nothing_is_saved(room: Room) -> None:
    page = room.show("settings-user", id=room.slot("Shanta"))
    assert isinstance(page, UserPage)
    page.offices.set_value(())
    page.save()
    assert "office" in page.offices.wrong.text()
    assert roles_of(room, "Shanta") == {Role.TREASURER}


def test_a_named_right_takes_a_resolution_and_two(room: Room) -> None:
    page = room.show("settings-user", id=room.slot("Shanta"))
    assert isinstance(page, UserPage)
    page.give_right()
    assert page.resolution.error()
    QTest.keyClicks(page.resolution.line, "BS/2026/004")
    page.give_right()
    sign(page, room, "Mina")
    page.which.set_value(Action.MONEY_APPROVE)
    QTest.keyClicks(page.resolution.line, "BS/2026/005")
    page.give_right()
    sign(page, room, "Mina")
    row = UsersPresenter(room.work).row(room.slot("Shanta"))
    assert row.rights == (
        (Action.SUBGROUP_READ, "BS/2026/004"),
        (Action.MONEY_APPROVE, "BS/2026/005"),
    )
    assert "Be the second person for money" in page.held.text()


def test_a_closed_account_is_shown_as_closed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.settings.user_page.Irreversible.exec", lambda _self: 1)
    page = room.show("settings-user", id=room.slot("Shanta"))
    assert isinstance(page, UserPage)
    page.close_account()
    sign(page, room, "Mina")
    row = UsersPresenter(room.work).row(room.slot("Shanta"))
    assert row.closed_at is not None
    assert row.roles == frozenset()
    assert not page.end_card.isVisible()


def test_one_does_not_close_ones_own_account(room: Room) -> None:
    page = room.show("settings-user", id=room.slot("Rekha"))
    assert isinstance(page, UserPage)
    assert not page.end_card.isVisible()


def test_a_treasurer_reads_who_the_users_are_and_changes_nothing(room: Room) -> None:
    room.sign_in("Shanta")
    users = room.show("settings-users")
    assert users.foot.main is None
    assert [row.name for row in UsersPresenter(room.work).rows()] == ["Rekha", "Mina", "Shanta"]
    page = room.show("settings-user", id=room.slot("Mina"))
    assert isinstance(page, UserPage)
    assert not page.end_card.isVisible()
    assert not page.right_card.isVisible()
    assert not any(tick.isEnabled() for tick in page.offices.ticks.values())


def test_ones_passphrase_is_changed_and_the_old_one_opens_no_more(room: Room) -> None:
    page = room.show("settings-passphrase")
    QTest.keyClicks(page.old.secret, PASSPHRASES["Rekha"])
    for field in (page.secret.first, page.secret.again):
        QTest.keyClicks(field.secret, NEW)
    page.save()
    assert page.notices.current().kind == "ok"
    assert page.old.value() == page.secret.first.value() == ""

    room.work.vault.change_passphrase(NEW, PASSPHRASES["Rekha"])


def test_a_wrong_old_passphrase_is_said_at_its_field(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.work.vault._attempts, "_sleep", lambda _s: None)
    page = room.show("settings-passphrase")
    page.old.set_value("not the one")
    page.secret.first.set_value(NEW)
    page.secret.again.set_value(NEW)
    page.save()
    assert "does not open" in page.old.error()


def test_a_treasurer_is_confined_to_the_books_of_a_group(room: Room) -> None:
    group = room.work.people.groups()[0].group_id
    room.work.money.ledger.setup.open(OpenBooks(group, date(2026, 4, 1)))
    account = room.slot("Shanta")
    user = room.show("settings-user", id=account)
    assert isinstance(user, UserPage)
    assert not user.books_card.isHidden()
    page = room.show("settings-user-books", id=account)
    assert isinstance(page, UserBooksPage)
    page.ticks[group].click()
    page.save()
    assert page.panel.isHidden(), "the number of the resolution is missing"
    page.resolution.set_value("12/2026")
    page.save()
    page.panel.people.choose(room.slot("Mina"))
    QTest.keyClicks(page.panel.passphrase.secret, PASSPHRASES["Mina"])
    page.panel.sign()
    assert room.window is not None
    assert room.window.here == "settings-user"
    assert UsersPresenter(room.work).row(account).books == {group}
    again = room.show("settings-user-books", id=account)
    assert isinstance(again, UserBooksPage)
    assert again.ticks[group].isChecked()
    room.sign_in("Shanta")
    assert room.work.who.books == {group}
