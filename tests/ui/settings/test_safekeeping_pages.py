"""Backup, the look into a backup, the check, the audit trail and the list of Settings."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from governance.rules.parameters import PARAMETERS
from sr_board.people.service_persons import AddPerson
from sr_board.vault.vault import look_at
from tests.arch.tree import product_files, tree_of
from ui.colours import Scheme
from ui.settings.acts import ACTS, KINDS, act_words
from ui.settings.audit_page import AuditPage, AuditPresenter
from ui.settings.backup_page import BackupPage
from ui.settings.backup_presenter import BackupPresenter
from ui.settings.check_page import CheckPage
from ui.settings.check_presenter import CheckPresenter, part_words
from ui.settings.drill_page import DrillPage
from ui.settings.hub_page import HubPage
from ui.settings.screen_page import ScreenPage
from ui.state import State
from ui.table_model import CELL

from .conftest import PASSPHRASES, Room

# -- backup and drill ---------------------------------------------------------------------------


def backed_up(room: Room) -> BackupPage:
    page = room.show("settings-backup")
    assert isinstance(page, BackupPage)
    page.back_up()
    return page


def opened(room: Room) -> DrillPage:
    row = BackupPresenter(room.work).show().rows[0]
    page = room.show("settings-drill", row=row)
    assert isinstance(page, DrillPage)
    QTest.keyClicks(page.passphrase.secret, PASSPHRASES["Rekha"])
    page.open()
    return page


def test_without_a_backup_the_page_says_so(room: Room) -> None:
    page = room.show("settings-backup")
    assert "no backup yet" in page.last.text()
    assert BackupPresenter(room.work).show().state is State.OVER


def test_a_backup_is_made_listed_and_verified(room: Room) -> None:
    page = backed_up(room)
    assert page.notices.current().kind == "ok"
    shown = BackupPresenter(room.work).show()
    assert shown.state is State.OK
    assert len(shown.rows) == page.model.rowCount() == 1
    assert page.model.index(0, 0).data(CELL).second == shown.rows[0].code


def test_a_backup_gets_due_and_then_late_while_things_change(room: Room) -> None:
    backed_up(room)
    room.work.persons.add(AddPerson("Kajal"))
    room.clock.tick(4 * 86400)
    assert BackupPresenter(room.work).show().state is State.DUE
    room.clock.tick(5 * 86400)
    assert BackupPresenter(room.work).show().state is State.OVER


def test_another_folder_is_used_and_remembered(room: Room, tmp_path: Path) -> None:
    page = BackupPage(room.show("settings").desk, BackupPresenter(room.work), lambda _p: "")
    page._ask_folder = lambda _p: str(tmp_path / "stick")
    page.choose()
    page.back_up()
    assert len(list((tmp_path / "stick").glob("*.vbk"))) == 1
    assert BackupPresenter(room.work).show().folder == tmp_path / "stick"


def test_a_look_inside_shows_what_the_backup_holds_and_leaves_nothing(room: Room) -> None:
    backed_up(room)
    room.work.persons.add(AddPerson("Kajal"))
    page = opened(room)
    assert page.inside.isVisible()
    assert page.code.text() == BackupPresenter(room.work).show().rows[0].code
    assert "2 later changes" in page.behind.text()
    assert page.counts.text().startswith("3 members, 1 group")
    assert len(list(room.folder.glob(".Register-*.drill"))) == 1
    room.show("settings")
    assert list(room.folder.glob(".Register-*.drill")) == []


def test_a_backup_is_put_in_place_by_two_and_the_program_locks(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.settings.drill_page.Irreversible.exec", lambda _self: 1)
    backed_up(room)
    room.work.persons.add(AddPerson("Kajal"))
    page = opened(room)
    page.ask_restore()
    page.panel.people.choose(room.slot("Mina"))
    QTest.keyClicks(page.panel.passphrase.secret, PASSPHRASES["Mina"])
    page.panel.sign()
    assert room.locked == [True]
    assert room.work.vault.closed
    kept = [path for path in room.folder.glob("Register-*.vault") if path.is_dir()]
    assert len(kept) == 1
    now = look_at(room.folder / "Register.vault", state_dir=room.folder / "state")
    assert now.cautions == ()


def test_a_treasurer_makes_backups_and_looks_into_none(room: Room) -> None:
    backed_up(room)
    room.sign_in("Shanta")
    page = backed_up(room)
    assert page.notices.current().kind == "ok"
    row = BackupPresenter(room.work).show().rows[0]
    page.look(row)
    assert room.window is not None
    assert room.window.here == "settings-backup"


# -- check --------------------------------------------------------------------------------------


def test_a_sound_vault_is_called_sound_part_by_part(room: Room) -> None:
    page = room.show("settings-check")
    assert isinstance(page, CheckPage)
    page.check()
    assert page.notices.current().kind == "ok"
    assert set(page.presenter.begun) == set(page.marks)
    assert {mark._state for mark in page.marks.values()} == {State.OK}
    assert all(part_words(part) != part for part in page.marks)


def test_a_stray_file_is_found_and_named(room: Room) -> None:
    (room.work.vault.path / "notes.txt").write_text("x")
    page = room.show("settings-check")
    assert isinstance(page, CheckPage)
    page.check()
    assert page.notices.current().kind == "due"
    assert page.found.isVisible()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda code: code, "ok"),
        (lambda code: code.replace(" ", "").replace("·", "-"), "ok"),
        (lambda code: code[:-1] + ("1" if code[-1] != "1" else "2"), "over"),
        (lambda code: "9" + code, "over"),
    ],
)
def test_a_code_from_paper_is_compared(room: Room, change: object, kind: str) -> None:
    page = room.show("settings-check")
    assert isinstance(page, CheckPage)
    page.code.set_value(change(room.work.audit.code()))  # type: ignore[operator]
    page.compare()
    assert page.said.current().kind == kind


def test_half_a_code_is_refused_at_its_field(room: Room) -> None:
    page = room.show("settings-check")
    assert isinstance(page, CheckPage)
    page.code.set_value("3 · 1234 5678")
    page.compare()
    assert "foot of a paper" in page.code.error()


def test_a_member_without_cases_is_not_shown_their_trail(room: Room) -> None:
    assert "chain-cases" not in CheckPresenter(room.work).parts
    room.sign_in("Mina")
    assert "chain-cases" in CheckPresenter(room.work).parts


# -- audit trail --------------------------------------------------------------------------------

_ACT = re.compile(r"[a-z]+\.[a-z_-]+")
_RECORDING = (
    *("service", "safekeeping", "founding", "migrating", "users", "copies"),
    *("concern", "queries_files", "laptop", "books", "book_shares"),
)
"""Beginnings of the names of modules that record acts."""


def recorded_acts() -> set[str]:
    """Every act named where something is recorded, and where a service hands one on."""
    found = set()
    for file in product_files():
        if file.name.startswith(_RECORDING):
            for node in ast.walk(tree_of(file)):
                named = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if named and _ACT.fullmatch(node.value) and not node.value.endswith(".id"):
                    found.add(node.value)
    keys_of_rules = {rule.pattern for rule in PARAMETERS} - set(ACTS)  # they look like acts
    places_in_packs = {name for name in found if name.startswith("meta.")}
    return found - keys_of_rules - places_in_packs


def test_every_act_of_the_program_has_words() -> None:
    assert {"meeting.called", "person.added", "user.roles", "vault.migrated"} <= recorded_acts()
    assert recorded_acts() - set(ACTS) == set()
    decisions = {act for act in ACTS if act.startswith("resolution.")}
    assert set(ACTS) - recorded_acts() - decisions == set()


def test_every_state_of_a_decision_has_words() -> None:
    from governance.rules.resolutions import ResolutionStatus

    assert {f"resolution.{status.value}" for status in ResolutionStatus} <= set(ACTS)


def test_each_kind_of_the_filter_finds_known_acts() -> None:
    for prefix, _words in KINDS:
        assert any(act.startswith(prefix) for act in ACTS)


def test_an_act_of_a_newer_program_is_shown_by_its_name() -> None:
    assert "visitor.came" in act_words("visitor.came")


def test_the_trail_names_who_and_narrows_to_a_kind(room: Room) -> None:
    room.work.persons.add(AddPerson("Kajal"))
    page = room.show("settings-audit")
    assert isinstance(page, AuditPage)
    newest = page.model.index(0, 1).data(CELL)
    assert (newest.text, newest.second) == ("A person was written down", "Rekha")
    page.kind.set_value("vault.")
    page.kind.changed.emit()
    assert page.model.rowCount() == 1
    assert AuditPresenter(room.work).part("person.", 0, 10).total == 1


# -- the list and the screen ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "missing"),
    [("Rekha", set()), ("Mina", set()), ("Shanta", {"settings-audit"})],
)
def test_settings_lists_what_each_office_may_open(room: Room, name: str, missing: set[str]) -> None:
    if name != "Rekha":
        room.sign_in(name)
    page = room.show("settings")
    assert isinstance(page, HubPage)
    everything = {
        "settings-users",
        "settings-passphrase",
        "settings-screen",
        "settings-backup",
        "settings-check",
        "settings-audit",
        "settings-book-shares",
        "settings-shares",
        "settings-about",
    }
    assert set(page.rows) == everything - missing


def test_every_row_of_settings_opens_its_page(room: Room) -> None:
    page = room.show("settings")
    assert isinstance(page, HubPage)
    for key in list(page.rows):
        button = page.rows[key].button
        assert button is not None
        button.click()
        assert room.window is not None
        assert room.window.here == key
        room.show("settings")


def test_the_first_open_button_has_the_keyboard_and_keeps_it(room: Room, qtbot: QtBot) -> None:
    page = room.show("settings")
    assert isinstance(page, HubPage)
    window = page.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = next(iter(page.rows.values())).button
    assert first is not None
    qtbot.waitUntil(first.hasFocus)
    page.refresh()  # the rows of the backup come later
    assert first.hasFocus()
    page.rows["settings-backup"].button.setFocus()
    page.refresh()
    assert page.rows["settings-backup"].button.hasFocus()


def test_the_screen_changes_at_once_and_is_remembered(room: Room) -> None:
    from ui import curtain, theme
    from ui.preferences import PreferencesFile

    page = room.show("settings-screen")
    assert isinstance(page, ScreenPage)
    page.colours._choose("dark")
    page.letters._choose("130")
    page.digits.click()
    page.curtain._choose("30")
    assert curtain.wait() == 30
    curtain.set_wait(0)
    assert (theme.look().scheme, theme.look().scale) == (Scheme.DARK, 130)
    kept = PreferencesFile(room.folder / "settings.json").now
    assert (kept.theme, kept.scale, kept.native_digits) == ("dark", 130, True)
    assert kept.curtain == 30


def test_a_language_chosen_here_is_spoken_by_the_page(room: Room) -> None:
    page = room.show("settings-screen")
    assert isinstance(page, ScreenPage)
    page.language._choose("bn")
    assert page.language.value() == "bn"
    from sr_board import i18n

    assert i18n.current().code == "bn"
