"""Unlock and first run by keyboard: number keys, calm refusal, nothing written early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from sr_board.people.rules.kinds import GroupKind
from tests.gallery.doors import SampleDoor, SampleFounding
from ui.first_run import FirstRunPresenter, FirstRunScreen
from ui.jobs import DirectJobs
from ui.strength import Strength, strength
from ui.unlock import UnlockScreen
from ui.unlock_presenter import UnlockPresenter


@pytest.fixture
def unlock(qtbot):  # type: ignore[no-untyped-def]
    """The unlock screen of four persons."""
    screen = UnlockScreen(UnlockPresenter(SampleDoor(), "Register"), DirectJobs())
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def test_number_key_and_passphrase_open(unlock: UnlockScreen, qtbot) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(unlock, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier)
    assert unlock.presenter.slot_id == "feather"
    assert unlock.passphrase.box.hasFocus()
    qtbot.keyClicks(unlock.passphrase.box, "four words that open")
    with qtbot.waitSignal(unlock.opened) as caught:
        qtbot.keyClick(unlock.passphrase.box, Qt.Key.Key_Return)
    assert caught.args == [{"slot": "feather"}]
    assert unlock.passphrase.value() == ""


def test_a_wrong_passphrase_is_answered_calmly(unlock: UnlockScreen, qtbot) -> None:  # type: ignore[no-untyped-def]
    unlock.people.choose("moon")
    unlock.passphrase.set_value("wrong")
    unlock.try_open()
    notice = unlock.notices.current("try")
    assert notice is not None
    assert notice.kind == "info"
    assert "Nothing is lost" in notice.text()
    assert unlock.passphrase.box.hasFocus()
    assert not unlock.passphrase.secret.isReadOnly()


def test_digits_typed_into_the_passphrase_stay_there(unlock: UnlockScreen, qtbot) -> None:  # type: ignore[no-untyped-def]
    unlock.people.choose("umbrella")
    qtbot.keyClicks(unlock.passphrase.box, "23")
    assert unlock.presenter.slot_id == "umbrella"
    assert unlock.passphrase.value() == "23"


def test_opening_without_a_picture_says_what_is_missing(unlock: UnlockScreen) -> None:
    unlock.try_open()
    notice = unlock.notices.current("try")
    assert notice is not None
    assert "picture" in notice.text()


def test_a_folder_without_a_vault_is_said_in_place(qtbot) -> None:  # type: ignore[no-untyped-def]
    class NoDoor(SampleDoor):
        def look_at(self, path: str):  # type: ignore[no-untyped-def]
            raise InputInvalid("not-a-vault")

    screen = UnlockScreen(UnlockPresenter(NoDoor(), "x"), DirectJobs())
    qtbot.addWidget(screen)
    screen.show()
    assert screen.notices.current() is not None
    assert not screen.open_button.isVisible()


@pytest.fixture
def founding() -> SampleFounding:
    """What would make vaults."""
    return SampleFounding()


@pytest.fixture
def first_run(qtbot, founding: SampleFounding):  # type: ignore[no-untyped-def]
    """First run, shown."""
    screen = FirstRunScreen(FirstRunPresenter(founding), DirectJobs())
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def _to_persons(screen: FirstRunScreen) -> None:
    screen.go_on()
    collective = screen.step
    collective.name.set_value("Bakul Samiti")  # type: ignore[attr-defined]
    collective.board.choose("flower")  # type: ignore[attr-defined]
    screen.go_on()
    assert screen.at == 2


def test_the_whole_way_makes_one_vault_at_the_end(
    first_run: FirstRunScreen,
    founding: SampleFounding,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    _to_persons(first_run)
    persons = first_run.step
    persons.cards[0].name.set_value("Rekha")
    persons.add_person()
    persons.cards[1].name.set_value("Jyoti")
    persons.cards[1].checks[Role.TREASURER].setChecked(True)
    first_run.go_on()
    for words in ("river lamp seven goats", "clay pot under stairs"):
        assert first_run.at == 3
        first_run.step.first.set_value(words)
        first_run.step.again.set_value(words)
        first_run.go_on()
    assert first_run.at == 4
    assert founding.made == []
    with qtbot.waitSignal(first_run.made):
        first_run.go_on()
    (plan,) = founding.made
    assert (plan.name, plan.kind, plan.code) == ("Bakul Samiti", GroupKind.SHG, "BS")
    assert [p.name for p in plan.persons] == ["Rekha", "Jyoti"]
    assert [p.number for p in plan.persons] == [1, 2]
    assert "goats" not in repr(plan)
    assert all(not p.passphrase for p in first_run.presenter.persons)


def test_back_always_works_and_keeps_what_was_typed(first_run: FirstRunScreen) -> None:
    _to_persons(first_run)
    first_run.go_back()
    assert first_run.step.name.value() == "Bakul Samiti"
    first_run.go_back()
    assert first_run.at == 0


def test_a_page_with_something_missing_is_not_left(first_run: FirstRunScreen) -> None:
    first_run.go_on()
    first_run.go_on()
    assert first_run.at == 1
    assert first_run.step.name.error()


def test_two_persons_cannot_have_one_picture(first_run: FirstRunScreen) -> None:
    _to_persons(first_run)
    persons = first_run.step
    persons.cards[0].name.set_value("Rekha")
    persons.add_person()
    persons.cards[1].name.set_value("Jyoti")
    persons.cards[1].picture.set_symbol(persons.cards[0].picture.symbol)
    first_run.go_on()
    assert first_run.at == 2
    assert not persons.cards[0].wrong.isHidden()


def test_somebody_must_look_after_the_program(first_run: FirstRunScreen) -> None:
    _to_persons(first_run)
    card = first_run.step.cards[0]
    card.name.set_value("Rekha")
    card.checks[Role.ADMINISTRATOR].setChecked(False)
    first_run.go_on()
    assert first_run.at == 2
    assert not card.wrong.isHidden()


def test_letters_follow_the_name_until_somebody_types_her_own(first_run: FirstRunScreen) -> None:
    first_run.go_on()
    page = first_run.step
    QTest.keyClicks(page.name.line, "Bakul Samiti")
    assert page.code.value() == "BS"
    page.code.line.clear()
    QTest.keyClicks(page.code.line, "bkl")
    QTest.keyClicks(page.name.line, " Sangha")
    assert page.code.value() == "bkl"
    assert "BKL/2026/001" in page.code.below.line.text()


def test_letters_of_a_bengali_name_are_latin(first_run: FirstRunScreen) -> None:
    first_run.go_on()
    first_run.step.name.line.insert("বকুল সমিতি")
    assert first_run.step.code.value() == "BS"


def test_letters_that_are_missing_or_bengali_are_said_at_the_field(
    first_run: FirstRunScreen,
) -> None:
    first_run.go_on()
    page = first_run.step
    page.name.line.insert("Bakul Samiti")
    page.board.choose("flower")
    for wrong in ("", "বক", "B"):
        page.code.line.clear()
        page.code.line.insert(wrong)
        first_run.go_on()
        assert first_run.at == 1
        assert "Latin letters" in page.code.error()


def test_the_kind_of_group_is_asked_and_kept(first_run: FirstRunScreen) -> None:
    first_run.go_on()
    page = first_run.step
    assert page.kind.value() is GroupKind.SHG
    page.kind.set_value(GroupKind.UNION)
    page.name.line.insert("Bakul Samiti")
    page.board.choose("flower")
    first_run.go_on()
    assert first_run.presenter.kind is GroupKind.UNION


def test_passphrases_that_differ_are_said_at_the_field(first_run: FirstRunScreen) -> None:
    _to_persons(first_run)
    first_run.step.cards[0].name.set_value("Rekha")
    first_run.go_on()
    first_run.step.first.set_value("river lamp seven goats")
    first_run.step.again.set_value("river lamp seven goat")
    first_run.go_on()
    assert first_run.at == 3
    assert first_run.step.again.error()


def test_number_keys_choose_the_language_and_words_follow(first_run: FirstRunScreen, qtbot) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(first_run, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier)
    assert first_run.presenter.language == "te"
    assert first_run.step.board.value() == "te"


def test_a_single_person_is_advised_to_have_a_second_one(first_run: FirstRunScreen) -> None:
    _to_persons(first_run)
    notice = first_run.step.notices.current("advice")
    assert notice is not None
    assert "two people" in notice.text()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", Strength.NOTHING, Strength.NOTHING),
        ("short", Strength.TOO_SHORT, Strength.TOO_SHORT),
        ("12345678", Strength.ANYONE_NEAR, Strength.ANYONE_NEAR),
        ("15081947", Strength.ANYONE_NEAR, Strength.ANYONE_NEAR),
        ("aaaaaaaaaaaa", Strength.ANYONE_NEAR, Strength.ANYONE_NEAR),
        ("Bakul Samiti", Strength.ANYONE_NEAR, Strength.ANYONE_NEAR),
        ("river lamp seven goats", Strength.NOBODY, Strength.NOBODY),
        ("নদী প্রদীপ সাত ছাগল নৌকা", Strength.NOBODY, Strength.NOBODY),
        ("green mango tree", Strength.PATIENT, Strength.PATIENT),
    ],
)
def test_strength_says_who_could_open(text: str, least: Strength, most: Strength) -> None:
    assert least <= strength(text, ["Bakul Samiti"]) <= most
