"""Draw the gallery: `QT_QPA_PLATFORM=offscreen python -m tests.gallery OUTDIR [word …]`.

With words, only pictures whose name holds one of them are drawn; the word readme alone draws the
pictures of README.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from sr_board import i18n
from tests.gallery.pictures import pictures
from ui import theme
from ui.focus_ring import FocusRings


def main(folder: Path, words: list[str]) -> None:
    """Draw all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme.look().dress(app)
    rings = FocusRings(app)
    for picture in pictures():
        if words and not any(word in picture.name for word in words):
            continue
        i18n.set_language(picture.language)
        theme.look().set(scheme=picture.scheme, scale=picture.scale, language=picture.language)
        widget = picture.make()
        widget.resize(picture.width, picture.height)
        widget.show()
        widget.activateWindow()
        for _ in range(4):
            app.processEvents()
        picture.after(widget)
        for _ in range(4):
            app.processEvents()
        rings.place()
        _save(widget, folder / f"{picture.name}.png")
        widget.close()
        widget.deleteLater()
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _save(widget: QWidget, path: Path) -> None:
    widget.grab().save(str(path))


if __name__ == "__main__":
    if sys.argv[2:] == ["readme"]:
        from tests.gallery.readme import draw_readme

        draw_readme(Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]), sys.argv[2:])
