"""The frame: places by right, keys, saved state, hiding, drafts, locking, language while open."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed
from sr_board.base.results import Done
from tests.gallery.frame import today
from ui import theme
from ui.autolock import AutoLock, replace_process
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.drafts import DraftKeeper
from ui.fields import LineField
from ui.form import Form
from ui.home import HomePage
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.page import Page
from ui.registry import Place, Register
from ui.thread import Knot, StepThread
from ui.top_bar import Signed


class NamePage(Page):
    """A page with one field."""

    listens = frozenset({"people"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("Members"))
        self.refreshed = 0
        self.place: dict[str, object] = {}
        self.form = Form()
        self.name = LineField(lambda: say("Name"), key="name")
        self.form.add(self.name)
        self.put(self.form)
        self.main = self.foot.set_main(Button(lambda: say("Save"), Kind.MAIN, key="Ctrl+Return"))
        self.form.end_at(self.main)

    def arrive(self, **place: object) -> None:
        self.place = place

    def refresh(self) -> None:
        self.refreshed += 1

    def draft(self) -> dict[str, object] | None:
        return self.form.values() if self.name.value() else None

    def restore(self, draft: dict[str, object]) -> None:
        self.form.set_values(draft)


class LatePage(Page):
    """A page with nothing on it until its rows come."""

    def come(self) -> None:
        """The rows are read."""
        self.read(lambda: "Open the books", lambda words: self.put(Button(words)))


def _register() -> Register:
    return Register(
        [
            Place("today", "sun", lambda: say("Today"), lambda d: HomePage(d, today)),
            Place("members", "users", lambda: say("Members"), NamePage, Action.PEOPLE_READ),
            Place("late", "cash", "Late", lambda d: LatePage(d, "Late"), in_rail=False),
            Place("users", "key", lambda: say("Users"), NamePage, Action.USERS_MANAGE),
            Place(
                "person", "user", lambda: say("Person"), NamePage, in_rail=False, under="members"
            ),
        ]
    )


SIGNED = Signed("Register", "flower", "Rekha", "feather", lambda: say("Secretary"))


@pytest.fixture
def window(qtbot):  # type: ignore[no-untyped-def]
    """The frame of someone who may read people but manage no users."""
    desk = Desk(DirectJobs(), lambda action: action is Action.PEOPLE_READ)
    made = MainWindow(
        desk, _register(), SIGNED, now=lambda: datetime(2026, 11, 22, 16, 42, tzinfo=UTC)
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_page("today")
    return made


def test_the_rail_shows_only_what_the_role_may_see(window: MainWindow) -> None:
    assert list(window.rail.items) == ["today", "members"]
    window.show_page("users")
    assert window.here == "today"


def test_two_places_cannot_have_one_key() -> None:
    register = _register()
    with pytest.raises(ValueError, match="today"):
        register.add(Place("today", "sun", "x", NamePage))


def test_a_page_hears_where_it_was_called(window: MainWindow) -> None:
    window.desk.go("person", id="p1")
    page = window.page("person")
    assert isinstance(page, NamePage)
    assert page.place == {"id": "p1"}
    assert window.rail.items["members"].isChecked()


def test_what_comes_late_gets_the_keyboard(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_page("late")
    qtbot.wait(30)
    page = window.page("late")
    assert isinstance(page, LatePage)
    page.come()
    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), Button), timeout=1000)
    assert QApplication.focusWidget() is page.focusWidget()


def test_alt_and_number_go_to_a_place(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.here == "members"


def test_pages_refresh_when_their_data_changed(window: MainWindow) -> None:
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, NamePage)
    before = page.refreshed
    window.desk.announce(frozenset({"meetings"}))
    assert page.refreshed == before
    window.desk.announce(frozenset({"people", "meetings"}))
    assert page.refreshed == before + 1


def test_a_command_moves_the_saved_state(window: MainWindow) -> None:
    window.show_page("members")
    page = window.page("members")
    page.write(lambda: Done("x", frozenset({"people"})))
    assert "16:42" in window.top.saved.accessibleName()


def test_a_refused_command_is_said_at_its_field(window: MainWindow) -> None:
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, NamePage)

    def refuse() -> Done:
        raise InputInvalid("text-missing", field="name")

    page.write(refuse, form=page.form)
    assert page.name.error()
    assert window.top.saved.accessibleName() == "Not saved"
    assert page.main.isEnabled()


def test_a_refusal_of_rights_is_said_in_plum(window: MainWindow) -> None:
    window.show_page("members")
    page = window.page("members")

    def refuse() -> Done:
        raise NotAllowed(action="people.write")

    page.write(refuse)
    notice = page.notices.current()
    assert notice is not None
    assert notice.kind == "guard"


def test_f12_hides_everything_at_once_and_locks(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_F12)
        qtbot.waitUntil(window.hidden.isVisible)
        assert window.hidden.geometry() == window.rect()
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window.hidden, Qt.Key.Key_Return)
    assert window.hidden.isVisible()


def test_without_lock_f12_brings_the_work_back(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    window._hide_locks = False
    qtbot.keyClick(window, Qt.Key.Key_F12)
    qtbot.waitUntil(window.hidden.isVisible)
    qtbot.keyClick(window.hidden, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: not window.hidden.isVisible())


def test_lock_is_asked_not_done(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_window_title_is_the_neutral_name(window: MainWindow) -> None:
    assert window.windowTitle() == "Register"


def test_below_1200_pixels_the_rail_is_narrow(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    wide = window.rail.width()
    window.resize(1024, 700)
    assert window.rail.width() < wide
    assert window.page("today").narrow


def test_language_switches_live_and_drafts_stay(window: MainWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, NamePage)
    page.name.set_value("Asha")
    window.top.language.pick("bn")
    assert i18n.current().code == "bn"
    assert page.name.value() == "Asha"
    assert page.title.text() == i18n.translator("bn").say("Members")


def test_drafts_are_saved_when_they_change_and_offered_again(window: MainWindow) -> None:
    saved: list[tuple[str, object]] = []
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, NamePage)
    keeper = DraftKeeper(window.pages, lambda key, draft: saved.append((key, draft)))
    keeper.keep()
    assert saved == []
    page.name.set_value("Asha")
    keeper.keep()
    keeper.keep()
    assert saved == [("members", {"name": "Asha"})]
    page.name.set_value("")
    keeper.keep()
    assert saved[-1] == ("members", None)
    keeper.offer("members", page, {"name": "Bina"})
    assert page.name.value() == "Bina"
    keeper.keep()
    assert len(saved) == 2
    keeper.stop()


def test_five_idle_minutes_lock_once(dressed: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    clock = [0]
    lock = AutoLock(dressed, lambda: clock[0], tick_ms=5000)
    fired: list[bool] = []
    lock.due.connect(lambda: fired.append(True))
    for second in range(5, 300, 5):
        clock[0] = second * 1000
        lock.tick()
    assert fired == []
    lock.touch()
    clock[0] += 5000
    lock.tick()
    assert fired == []
    for _ in range(61):
        clock[0] += 5000
        lock.tick()
    assert fired == [True]
    lock.stop()


def test_a_machine_that_slept_locks(dressed: QApplication) -> None:
    clock = [0]
    lock = AutoLock(dressed, lambda: clock[0], tick_ms=5000)
    fired: list[bool] = []
    lock.due.connect(lambda: fired.append(True))
    clock[0] = 120_000
    lock.touch()
    lock.tick()
    assert fired == [True]
    lock.stop()


def test_locking_replaces_the_process() -> None:
    calls: list[object] = []
    replace_process(["--vault", "x"], windows=False, execv=lambda p, a: calls.append((p, a)))
    assert calls == [(sys.executable, [sys.executable, "-m", "sr_board", "--vault", "x"])]


def test_on_windows_a_new_process_is_started_and_this_one_ends() -> None:
    calls: list[object] = []
    replace_process(
        windows=True,
        start=lambda command, **kw: calls.append(command[1:]),
        leave=calls.append,
    )
    assert calls == [["-m", "sr_board"], 0]


_START = """
import time
import sys
from PySide6.QtWidgets import QApplication
from ui import theme
from ui.focus_ring import FocusRings
from ui.jobs import Jobs
from ui.unlock import UnlockScreen
from ui.unlock_presenter import UnlockPresenter
from tests.gallery.doors import SampleDoor
app = QApplication([])
theme.look().dress(app)
rings = FocusRings(app)
jobs = Jobs()
screen = UnlockScreen(UnlockPresenter(SampleDoor(), "Register"), jobs)
screen.resize(1366, 768)
screen.show()
app.processEvents()
taken = time.process_time()
heavy = {"sqlalchemy", "reportlab", "alembic", "openpyxl", "sqlcipher3", "pikepdf", "typer"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
screen.close()
jobs.close()
screen.deleteLater()
app.processEvents()
print(taken)
"""


def test_the_program_starts_quickly_and_quits_cleanly() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout.strip().splitlines()[-1]) < 6  # of the processor, 1.5 s when alone


_FILE_DIALOG = """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from ui import theme
from ui.focus_ring import FocusRings
app = QApplication([])
QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
theme.look().dress(app)
rings = FocusRings(app)
window = QWidget()
line = QLineEdit(window)
window.resize(600, 400)
window.show()
window.activateWindow()
line.setFocus()

rings_in_dialogs = []

def leave():
    dialog = app.activeModalWidget()
    dialog.findChild(QLineEdit).setFocus()
    rings_in_dialogs.append(dialog.findChild(QWidget, "focusRing"))
    dialog.reject()

for _ in range(3):
    QTimer.singleShot(300, leave)
    QFileDialog.getOpenFileName(window, "x", "", "All (*)")
    app.processEvents()
assert rings_in_dialogs == [None] * 3, rings_in_dialogs
window.activateWindow()
app.processEvents()
line.clearFocus()
line.setFocus()
ring = window.findChild(QWidget, "focusRing")
assert ring is not None and ring.isVisible()
window.close()
print("left well")
"""


def test_leaving_the_file_dialog_does_not_end_the_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _FILE_DIALOG],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "left well" in ran.stdout, (ran.returncode, ran.stderr)


@pytest.mark.parametrize("word", ["", "a", "Payments out"])
def test_no_knot_of_a_thread_is_cut_at_the_edge(qtbot, word: str) -> None:  # type: ignore[no-untyped-def]
    thread = StepThread([Knot(word) for _ in range(14)])
    qtbot.addWidget(thread)
    thread.resize(900, 60)
    places = thread._places()
    assert places[0] >= theme.px(12) and places[-1] <= 900 - theme.px(12)
    assert places == sorted(places)
