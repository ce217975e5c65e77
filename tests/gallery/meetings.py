"""Pictures of the pages of meetings and papers, on a real vault: `python -m tests.gallery.meetings
OUTDIR [word …]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book
from tests.ui.meetings.collective import BENGALI, Collective
from ui import theme
from ui.desk import Desk
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.meetings import places as meeting_places
from ui.papers import places as paper_places
from ui.registry import Register
from ui.theme import Scheme
from ui.today import places as today_places
from ui.top_bar import Signed

SIZES = ((1366, 768), (1024, 700))


def window_of(collective: Collective, language: str) -> MainWindow:
    """The main window of the secretary."""
    work = collective.secretary
    desk = Desk(DirectJobs(), lambda action: work.who.may(action) or action is Action.AUDIT_READ)
    places = Register(
        [
            *today_places(work),
            *meeting_places(work),
            *paper_places(work),
        ]
    )
    name = "Bakul Samiti" if language == "en" else "বকুল সমিতি"
    signed = Signed(name, "flower", collective.names[11], "feather", lambda: say("Secretary"))
    return MainWindow(desk, places, signed, now=lambda: datetime(2026, 11, 24, 17, 31, tzinfo=UTC))


def scenes(collective: Collective) -> dict[str, Callable[[MainWindow], object]]:
    """What to show, by name."""
    days = [date(2026, 10, d) for d in (6, 13, 20, 27)]
    for day in days:
        collective.set_clock(16, 0, day)
        signed = collective.closed(("Opening", "info"), ("Weekly saving", "motion"))
        collective.set_clock(18, 0, day)
        collective.signed(signed)
    collective.set_clock(16, 0, date(2026, 11, 3))
    closed = collective.closed(("Opening", "info"), ("Weekly saving", "motion"))
    collective.read(closed)
    collective.set_clock(16, 0, date(2026, 11, 17))
    draft = collective.closed(("Opening", "info"), ("Loan requests", "motion"))
    collective.secretary.minutes.compose(_compose(draft))
    middle = collective.in_the_middle()
    collective.set_clock(16, 0, date(2026, 12, 1))
    planned = collective.called(
        ("Opening", "info"), ("Last minutes", "report"), ("Closing", "info")
    )
    collective.set_clock(17, 31)
    return {
        "today": lambda w: w.show_page("today"),
        "list": lambda w: w.show_page("meetings"),
        "calendar": lambda w: w.show_page("calendar"),
        "committees": lambda w: w.show_page("committees"),
        "decisions": lambda w: w.show_page("decisions"),
        "call": _filled_call,
        "prepare": lambda w: w.show_page("meeting-prepare", id=planned),
        "editor": lambda w: w.show_page("meeting", id=middle),
        "editor-seat": lambda w: _with_seat(w, middle),
        "editor-room": lambda w: _with_room(w, middle),
        "close": lambda w: w.show_page("meeting-close", id=middle),
        "draft": lambda w: w.show_page("minutes", id=draft),
        "signed": lambda w: w.show_page("minutes", id=signed),
        "reading": lambda w: w.show_page("minutes-read", id=draft),
        "signing": lambda w: w.show_page("minutes-sign", id=closed),
        "finished": _filled_finished,
        "papers": lambda w: w.show_page("papers"),
        "paper": lambda w: w.show_page("paper", kind="minutes", id=middle),
    }


def _compose(meeting: str) -> object:
    from governance.commands import ComposeMinutes

    return ComposeMinutes(meeting)


def _with_seat(window: MainWindow, meeting: str) -> None:
    window.show_page("meeting", id=meeting)
    page = window.page("meeting")
    if page.narrow:
        page.tabs.set_value("room")
        page._show_tab("room")
    page.room.open_panel()


def _with_room(window: MainWindow, meeting: str) -> None:
    window.show_page("meeting", id=meeting)
    page = window.page("meeting")
    page.tabs.set_value("room")
    page._show_tab("room")


def _filled_call(window: MainWindow) -> None:
    window.show_page("meeting-call")
    page = window.page("meeting-call")
    page.day.set_value("01/12/2026")
    page.at.set_value("16:00")
    page._advise()


def _filled_finished(window: MainWindow) -> None:
    window.show_page("meeting-finished")
    page = window.page("meeting-finished")
    page.day.set_value("10/11/2026")
    page.opened.set_value("16:05")
    page.closed.set_value("17:40")
    page.chair.set_value("1")
    page.missing.set_value("4 10")
    page.apologies.set_value("8")
    page._ask_roll()
    page._echo()
    row = page.items.rows[0]
    row.set_values(
        ["Weekly saving", "Several spoke", "Each saves ₹ 60 a week.", "6 9", "9", "1", "1"]
    )
    page.items.add_row()


def main(folder: Path, words: list[str]) -> None:
    """Draw all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.look().dress(app)
    rings = FocusRings(app)
    with tempfile.TemporaryDirectory() as place, cheap_keys_for_tests():
        for language in ("en", "bn"):
            clock = FixedClock(START)
            vault = create_vault(
                Path(place) / f"{language}.vault",
                Tile("flower", "marigold", 1),
                [Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book", "cases"}))],
                kdf=KdfParameters.for_tests(),
                clock=clock,
                state_dir=Path(place) / language,
                attempts=Attempts(sleep=lambda _: None),
            )
            book = make_book(vault, clock)
            collective = Collective(book, BENGALI if language == "bn" else None)
            shown = scenes(collective)
            i18n.set_language(language, native_digits=language == "bn")
            theme.look().set(language=language)
            _draw(app, rings, collective, shown, language, folder, words)
            book.engine.dispose()
            vault.close()


def _draw(
    app: QApplication,
    rings: FocusRings,
    collective: Collective,
    shown: dict[str, Callable[[MainWindow], object]],
    language: str,
    folder: Path,
    words: list[str],
) -> None:
    looks = [(w, h, Scheme.LIGHT) for w, h in SIZES]
    looks += [(1366, 768, Scheme.DARK), (1366, 768, Scheme.CONTRAST)] if language == "en" else []
    for width, height, scheme in looks:
        theme.look().set(scheme=scheme)
        window = window_of(collective, language)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        for name, act in shown.items():
            title = f"{name}-{language}-{width}-{scheme.value}"
            if words and not any(word in title for word in words):
                continue
            act(window)
            for _ in range(6):
                app.processEvents()
            rings.place()
            window.grab().save(str(folder / f"{title}.png"))
        window.close()
        window.deleteLater()
        app.processEvents()
    theme.look().set(scheme=Scheme.LIGHT)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
