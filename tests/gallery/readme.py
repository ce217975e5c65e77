"""The pictures of README, from sample data: `python -m tests.gallery OUTDIR readme`.

Each gallery draws in a process of its own, because a process has one application only.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from governance.papers import minutes_pdf
from sr_board.i18n import translator
from sr_board.papers.preview import page_images
from tests.golden.minutes_fixture import bengali
from tests.golden.test_minutes_papers import HEAD

__all__ = ["draw_readme"]

GALLERIES = (
    ("tests.gallery", "m-import-rows-en-1366", "import-en"),
    ("tests.gallery.meetings", "editor-en-1366-light", "meeting-room-en"),
)
SHEET = ("tests.gallery.sheet", "money", "sheet-money-en-1366-light", "collection-sheet-en")
"""Gallery, step, picture in it, name in README."""
"""Gallery, picture in it, name in README."""

WHOLE = (
    ("today", "en", "today-en"),
    ("constitution", "en", "constitution-en"),
    ("election-count", "en", "election-count-en"),
    ("leaders", "bn", "leaders-bn"),
)
"""Page over the whole sample collective, language, name in README."""

MONEY = (("money", "bn", "money-bn"),)
"""The same, for the treasurer."""

CASES = (("cases-file", "en", "case-file-en"), ("cases-call", "bn", "whom-to-call-bn"))
"""The same, for the chair of the board."""


def draw_readme(folder: Path) -> None:
    """Write all pictures of README into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        for gallery, picture, name in GALLERIES:
            subprocess.run([sys.executable, "-m", gallery, place, picture], check=True)
            _save(QImage(str(Path(place) / f"{picture}.png")), folder / f"{name}.png")
        gallery, step, picture, name = SHEET
        subprocess.run([sys.executable, "-m", gallery, place, step], check=True)
        _save(QImage(str(Path(place) / f"{picture}.png")), folder / f"{name}.png")
        for pages in (WHOLE, MONEY, CASES):
            keys = [key for key, _, _ in pages]
            subprocess.run([sys.executable, "-m", "tests.gallery.whole", place, *keys], check=True)
        for key, language, name in (*WHOLE, *MONEY, *CASES):
            _save(QImage(str(Path(place) / f"{key}-{language}-1366.png")), folder / f"{name}.png")
    page = next(page_images(minutes_pdf(bengali(), translator("bn"), HEAD), dpi=90, most=1))
    drawn = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    _save(drawn, folder / "minutes-bn.png")


def _save(drawn: QImage, path: Path) -> None:
    """With its own 256 commonest colours, so that the repository stays small."""
    pixels = drawn.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(pixels.constBits()).cast("B").cast("I"))
    table = [colour | 0xFF000000 for colour, _ in found.most_common(256)]
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    pixels.convertToFormat(QImage.Format.Format_Indexed8, table, plain).save(str(path), "PNG", 0)
