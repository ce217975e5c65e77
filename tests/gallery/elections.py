"""Pictures of the pages of elections, on a real vault: `python -m tests.gallery.elections OUTDIR
[word …]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sr_board import i18n
from sr_board.base.clock import FixedClock
from sr_board.vault.attempts import Attempts
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from sr_board.vault.vault import Founder, create_vault
from tests.conftest import PASSPHRASE, START, make_book
from tests.ui.elections.society import BENGALI, NAMES, Society
from ui import theme
from ui.desk import Desk
from ui.elections import places as election_places
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.registry import Register
from ui.theme import Scheme
from ui.top_bar import Signed

SIZES = ((1366, 768), (1024, 700))


def window_of(society: Society, language: str) -> MainWindow:
    """The main window of the secretary."""
    work = society.work
    desk = Desk(DirectJobs(), work.who.may)
    name = "Bakul Society" if language == "en" else "বকুল সমিতি"
    signed = Signed(name, "flower", society.names[17], "feather", lambda: say("Secretary"))
    now = datetime(2026, 11, 24, 17, 31, tzinfo=UTC)
    return MainWindow(desk, Register(election_places(work)), signed, now=lambda: now)


def scenes(society: Society) -> dict[str, Callable[[MainWindow], object]]:
    """What to show, by name."""
    counted = society.counted()
    tied = society.tied(recounted=True)
    first_tie = society.tied()
    declared = society.declared()
    polling = society.polling(voters=7)
    sheets = society.counting(title="President of the society")
    papers = society.counting(society.ranked(), title="Ranked vote")
    looked = society.opened(title="Next committee")
    called = society.called(title="Delegates")
    return {
        "list": lambda w: w.show_page("elections"),
        "call": lambda w: w.show_page("election-call"),
        "called": lambda w: w.show_page("election", id=called),
        "helpers": lambda w: w.show_page("election-helpers", id=called),
        "opened": lambda w: w.show_page("election", id=looked),
        "nominations": lambda w: w.show_page("election-nominations", id=looked),
        "roll": lambda w: w.show_page("election-roll", id=looked),
        "polling": lambda w: w.show_page("election-roll", id=polling),
        "sheets": lambda w: w.show_page("election-sheets", id=sheets, post=society.post(sheets)),
        "papers": lambda w: _typed(w, papers, society.post(papers)),
        "count": lambda w: w.show_page("election-count", id=counted),
        "totals": lambda w: w.show_page("election-count", id=tied),
        "tie": lambda w: w.show_page("election-tie", id=first_tie, post=society.post(first_tie)),
        "lot": lambda w: w.show_page("election-tie", id=tied, post=society.post(tied)),
        "after": lambda w: w.show_page("election-after", id=declared),
        "declared": lambda w: w.show_page("election", id=declared),
    }


def _typed(window: MainWindow, election: str, post: str) -> None:
    window.show_page("election-sheets", id=election, post=post)
    page = window.page("election-sheets")
    for text in ("1 3", "2 1 4", "1 3", "5", "0", "3 2"):
        page.pad.line.set_value(text)
        page.pad.take()


def main(folder: Path, words: list[str]) -> None:
    """Draw all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.look().dress(app)
    rings = FocusRings(app)
    for language, names in (("en", NAMES), ("bn", BENGALI)):
        if words and language not in words and {"en", "bn"} & set(words):
            continue
        i18n.set_language(language, language == "bn")
        theme.look().set(language=language)
        with tempfile.TemporaryDirectory() as held, cheap_keys_for_tests():
            clock = FixedClock(START)
            vault = create_vault(
                Path(held) / "lotus.vault",
                Tile("flower", "marigold", 1),
                [Founder(Tile("feather", "sea", 1), PASSPHRASE, frozenset({"book"}))],
                kdf=KdfParameters.for_tests(),
                clock=clock,
                state_dir=Path(held) / "state",
                attempts=Attempts(sleep=lambda _: None),
            )
            society = Society(make_book(vault, clock), names)
            for name, show in scenes(society).items():
                _draw(app, rings, society, (folder, language, name, show), words)
            vault.close()


def _draw(
    app: QApplication,
    rings: FocusRings,
    society: Society,
    what: tuple[Path, str, str, Callable[[MainWindow], object]],
    words: list[str],
) -> None:
    folder, language, name, show = what
    wanted = [word for word in words if word not in ("en", "bn", "dark", "contrast")]
    if wanted and not any(word in name for word in wanted):
        return
    schemes = [Scheme.LIGHT]
    schemes += [s for s in (Scheme.DARK, Scheme.CONTRAST) if s.value in words and language == "en"]
    for scheme in schemes:
        theme.look().set(scheme=scheme)
        for width, height in SIZES if scheme is Scheme.LIGHT else SIZES[:1]:
            window = window_of(society, language)
            window.resize(width, height)
            window.show()
            window.activateWindow()
            show(window)
            for _ in range(6):
                app.processEvents()
            rings.place()
            tag = "" if scheme is Scheme.LIGHT else f"-{scheme.value}"
            window.grab().save(str(folder / f"e-{name}-{language}-{width}{tag}.png"))
            window.close()
            window.deleteLater()
            app.processEvents()
    theme.look().set(scheme=Scheme.LIGHT)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
