"""Pictures of Settings and of the desktop's own screens, on the sample collective.

`QT_QPA_PLATFORM=offscreen python -m tests.gallery_settings OUTDIR [word …]`; with words only the
pictures whose name holds one of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sr_board import i18n
from sr_board.app import Desk as Program
from sr_board.app import Whereabouts
from sr_board.vault.keys import cheap_keys_for_tests
from ui import theme
from ui.desk import Desk
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs, Progress
from ui.main_window import MainWindow
from ui.page import Page
from ui.places import all_places
from ui.registry import Register
from ui.theme import Scheme
from ui.top_bar import Signed

PAGES = (
    "today",
    "settings",
    "settings-users",
    "settings-user",
    "settings-user-new",
    "settings-passphrase",
    "settings-screen",
    "settings-backup",
    "settings-drill",
    "settings-check",
    "settings-audit",
    "settings-about",
)


@dataclass
class Shown:
    """A page in its window, after what a person did there."""

    work: Any
    page: Page
    words: str


def _nothing(_shown: Shown) -> None:
    """Leave the page as it opens."""


def _check(shown: Shown) -> None:
    shown.page.check()
    shown.page.code.set_value(shown.work.audit.code())
    shown.page.compare()


def _second(shown: Shown) -> None:
    from sr_board.access.roles import Role

    page = shown.page
    page.offices.ticks[Role.BOARD_MEMBER].setChecked(True)
    page.offices.ticks[Role.CHAIR].setChecked(True)
    page.save()


def _drill(shown: Shown) -> None:
    shown.page.passphrase.set_value(shown.words)
    shown.page.open()


AFTER: dict[str, tuple[tuple[str, Callable[[Shown], None]], ...]] = {
    "settings-check": (("done", _check),),
    "settings-user": (("two", _second),),
    "settings-drill": (("open", _drill),),
}
LOOKS = (
    ("en", 1366, 768, Scheme.LIGHT, 100),
    ("bn", 1366, 768, Scheme.LIGHT, 100),
    ("en", 1024, 700, Scheme.LIGHT, 100),
    ("bn", 1024, 700, Scheme.LIGHT, 100),
    ("en", 1366, 768, Scheme.DARK, 100),
    ("en", 1366, 768, Scheme.CONTRAST, 100),
    ("en", 1366, 768, Scheme.LIGHT, 150),
)


def views(words: list[str]) -> Iterator[tuple[str, str, Callable[[Shown], None], tuple[Any, ...]]]:
    """(name, page, what is done there, look) of each wanted picture."""
    for look in LOOKS:
        language, width, _, scheme, scale = look
        tag = f"{language}-{width}-{scheme}-{scale}"
        for page in PAGES:
            for more, after in (("", _nothing), *AFTER.get(page, ())):
                name = f"{page}{'-' + more if more else ''}-{tag}"
                if not words or any(word in name for word in words):
                    yield name, page, after, look


def main(folder: Path, words: list[str]) -> None:
    """Draw the wanted pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.look().dress(app)
    rings = FocusRings(app)
    with TemporaryDirectory() as home, cheap_keys_for_tests():
        program = Program(Whereabouts.of_this_machine({"SR_BOARD_HOME": home}))
        for language in ("en", "bn"):
            wanted = [view for view in views(words) if view[3][0] == language]
            if not wanted:
                continue
            i18n.set_language(language)
            program.preferences.change(language=language)
            work: Any = program.founding.practise(language, Progress())
            secret = program.practice_words(work.vault.path)
            for name, page, after, look in wanted:
                picture(app, rings, work, program, page, after, look, secret).save(
                    str(folder / f"{name}.png")
                )
            work.close()


def picture(
    app: QApplication,
    rings: FocusRings,
    work: Any,
    program: Program,
    key: str,
    after: Callable[[Shown], None],
    look: tuple[Any, ...],
    secret: str,
) -> Any:
    """One page, drawn."""
    language, width, height, scheme, scale = look
    theme.look().set(scheme=scheme, scale=scale, language=language)
    desk = Desk(DirectJobs(), work.who.may)
    tile = work.vault.tile
    person = work.holders.names()[work.who.account_id]
    signed = Signed(
        "Register",
        f"{tile.symbol}/{tile.hue}",
        person.name,
        f"{person.symbol}/{person.hue}",
        "",
    )
    window = MainWindow(desk, Register(all_places(work, program.preferences)), signed)
    window.resize(width, height)
    window.show()
    place: dict[str, object] = {}
    if key == "settings-user":
        place["id"] = work.accounts.all()[-1].account_id
    if key == "settings-drill":
        place["row"] = work.keeping.backups(work.keeping.last().folder)[0]
    window.show_page(key, **place)
    window.activateWindow()
    for _ in range(4):
        app.processEvents()
    page = window.page(key)
    after(Shown(work, page, secret))
    for _ in range(6):
        app.processEvents()
    rings.place()
    drawn = window.grab()
    page.leave()
    window.close()
    window.deleteLater()
    app.processEvents()
    return drawn


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
