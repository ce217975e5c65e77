"""Pictures of the collection sheet: `python -m tests.gallery.sheet OUTDIR [step …]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finance.rules.loans.products import Product
from finance.rules.loans.schedules import Row, schedule
from finance.rules.loans.spans import Terms
from finance.sheet.views import SheetView
from sr_board import i18n
from sr_board.base.results import Done
from tests.gallery.sheet_example import example_sheet, filled
from ui import theme
from ui.desk import Desk
from ui.focus_ring import FocusRings
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.money.sheet.page import SheetPage
from ui.money.sheet.presenter import SheetPresenter
from ui.money.sheet.requests_step import Looked
from ui.money.sheet.sitting import STEPS
from ui.page import Page
from ui.registry import Place, Register
from ui.theme import Scheme
from ui.top_bar import Signed

SIZES = ((1366, 768), (1024, 700))


class Shown(SheetPresenter):
    """A presenter that gives one frozen view and keeps nothing."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(cast(Any, None))
        self.view = view

    @property
    def may_write(self) -> bool:
        return True

    def load(self, sheet_id: str) -> SheetView:
        return self.view

    def save(self, sheet_id: str, content: Any) -> Done:
        return Done(sheet_id)

    def check(self, view: Any, content: Any, payment: Any) -> None:
        """Everything can be paid."""

    def plan(self, view: Any, looked: Looked) -> Sequence[Row]:
        """By the usual terms."""
        terms = Terms(looked.amount, looked.instalments, view.on_date)
        return schedule(Product(), terms).rows

    def count(self, sheet_id: str, content: Any) -> Done:
        return Done(sheet_id)


class Empty(Page):
    """A page of another area."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("Members"))


def window_of(view: SheetView, width: int, height: int) -> tuple[MainWindow, SheetPage]:
    """The main window of the treasurer with this sheet."""
    desk = Desk(DirectJobs(), lambda action: True)
    presenter = Shown(view)
    places = [
        Place("today", "sun", lambda: say("Today"), Empty),
        Place("members", "users", lambda: say("Members"), Empty),
        Place("constitution", "book", lambda: say("Constitution"), Empty),
        Place("meetings", "armchair", lambda: say("Meetings"), Empty),
        Place("elections", "checkbox", lambda: say("Elections"), Empty),
        Place("money", "cash", lambda: say("Money"), Empty),
        Place(
            "money-sheet",
            "cash",
            lambda: say("Collection"),
            lambda d: SheetPage(d, presenter),
            in_rail=False,
            under="money",
        ),
        Place("papers", "files", lambda: say("Papers"), Empty),
        Place("settings", "settings", lambda: say("Settings"), Empty, at_foot=True),
    ]
    signed = Signed("Bakul Samiti", "flower", "Jyoti", "bulb", lambda: say("Treasurer"))
    now = datetime(2026, 11, 24, 16, 42, tzinfo=UTC)
    window = MainWindow(desk, Register(places), signed, now=lambda: now)
    window.resize(width, height)
    window.show()
    window.show_page("money-sheet", id=view.id)
    page = window.findChild(SheetPage)
    assert page is not None
    desk.written.emit()
    return window, page


def _type_100(page: SheetPage) -> None:
    view = page.money.grid.view
    for key in "/7":
        QTest.keyClicks(view, key)
    view.stand(6, 4)
    QTest.keyClicks(cast(QWidget, view), "100")


def main(folder: Path, words: list[str]) -> None:
    """Every step, in English and Bengali, at both sizes; the table also dark and in contrast."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.look().dress(app)
    rings = FocusRings(app)
    for language in ("en", "bn"):
        i18n.set_language(language, native_digits=language == "bn")
        theme.look().set(language=language)
        for width, height in SIZES:
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                theme.look().set(scheme=scheme)
                window, page = window_of(filled(), width, height)
                for place, step in enumerate(STEPS):
                    if words and step not in words:
                        continue
                    if scheme is Scheme.DARK and step != "money":
                        continue
                    assert page.sitting is not None
                    page.sitting.go(place)
                    page._show_step()
                    if step == "money":
                        _type_100(page)
                    for _ in range(6):
                        app.processEvents()
                    rings.place()
                    name = f"sheet-{step}-{language}-{width}-{scheme.value}.png"
                    window.grab().save(str(folder / name))
                window.close()
                window.deleteLater()
                app.processEvents()


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    example_sheet()
    main(out, sys.argv[2:])
