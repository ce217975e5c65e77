"""Every page in languages, sizes and scales: nothing clipped, all reached by Tab, all named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from sr_board import i18n
from tests.gallery.doors import by_shares, first_run, unlock
from tests.gallery.frame import main_window
from ui import theme
from ui.live import switch_language

Make = Callable[[int, int], QWidget]

PAGES: dict[str, Make] = {
    "today": main_window,
    "members": lambda w, h: main_window(w, h, "members"),
    "unlock": lambda w, h: unlock(wrong=True),
    **{f"by-shares-{n}": (lambda w, h, n=n: by_shares(n)) for n in range(-1, 3)},
    **{f"first-run-{n}": (lambda w, h, n=n: first_run(n, i18n.current().code)) for n in range(5)},
}
SIZES = [(1366, 768, 100), (1024, 700, 100), (1366, 768, 175)]


def _shown(app: QApplication, name: str, width: int, height: int) -> QWidget:
    window = PAGES[name](width, height)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    for _ in range(5):
        app.processEvents()
    return window


def _parts(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget


@pytest.mark.parametrize("language", ["en", "bn", "te"])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("name", list(PAGES))
def test_nothing_is_clipped(
    dressed: QApplication, name: str, width: int, height: int, scale: int, language: str
) -> None:
    switch_language(language)
    theme.look().set(scale=scale)
    window = _shown(dressed, name, width, height)
    for part in _parts(window):
        need, have = part.minimumSizeHint(), part.size()
        what = f"{type(part).__name__} {part.accessibleName() or getattr(part, 'text', str)()}"
        if isinstance(part, QLabel) and part.wordWrap():
            assert have.height() >= part.heightForWidth(have.width()) - 1, what
        elif have.width():
            assert have.width() >= need.width() - 1, (what, have, need)
        assert have.height() >= need.height() - 1, (what, have, need)


@pytest.mark.parametrize("name", list(PAGES))
def test_tab_reaches_everything_and_returns(dressed: QApplication, name: str) -> None:
    window = _shown(dressed, name, 1366, 768)
    wanted = {
        w
        for w in window.findChildren(QWidget)
        if w.isVisible()
        and w.isEnabled()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
    }
    first = window.focusWidget() or next(iter(wanted))
    first.setFocus()
    reached, here = [first], first
    for _ in range(len(wanted) + 5):
        here.focusNextChild()
        here = window.focusWidget()
        if here is first:
            break
        reached.append(here)
    assert here is first
    assert wanted <= set(reached)


@pytest.mark.parametrize("name", list(PAGES))
def test_every_control_has_a_name_and_every_label_is_plain(
    dressed: QApplication, name: str
) -> None:
    window = _shown(dressed, name, 1366, 768)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText
        elif widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            target = widget.focusProxy() or widget
            assert target.accessibleName(), (name, type(widget).__name__)


@pytest.mark.parametrize("name", list(PAGES))
def test_buttons_are_large_enough_to_hit(dressed: QApplication, name: str) -> None:
    window = _shown(dressed, name, 1024, 700)
    for widget in window.findChildren(QAbstractButton):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.height() >= 44, (name, widget.accessibleName())


@pytest.mark.parametrize("name", list(PAGES))
def test_one_filled_button_on_a_screen(dressed: QApplication, name: str) -> None:
    from ui.buttons import Button, Kind

    window = _shown(dressed, name, 1366, 768)
    filled = [b for b in window.findChildren(Button) if b.kind is Kind.MAIN and b.isVisible()]
    assert len(filled) <= 1


@pytest.mark.parametrize("name", ["members", "first-run-1", "first-run-3"])
def test_enter_in_every_field_stays_on_the_page(dressed: QApplication, name: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    window = _shown(dressed, name, 1366, 768)
    before = (window.here, 0) if hasattr(window, "here") else ("", window.at)  # type: ignore[attr-defined]
    for box in window.findChildren(QLineEdit):
        if box.isVisible() and not box.isReadOnly():
            box.setFocus()
            qtbot.keyClick(box, Qt.Key.Key_Return)
    after = (window.here, 0) if hasattr(window, "here") else ("", window.at)  # type: ignore[attr-defined]
    assert after == before


def test_the_button_row_stays_in_sight_at_1024(dressed: QApplication) -> None:
    window = _shown(dressed, "members", 1024, 700)
    page = window.stack.currentWidget()  # type: ignore[attr-defined]
    main = page.foot.main
    place = QRect(main.mapTo(window, QPoint(0, 0)), main.size())
    assert window.rect().contains(place)


def test_what_has_the_keyboard_is_scrolled_into_sight(dressed: QApplication) -> None:
    from ui.focus_ring import FocusRings

    rings = FocusRings(dressed)
    window = _shown(dressed, "first-run-1", 1024, 700)
    last = list(window.step.board.tiles.values())[-1]  # type: ignore[attr-defined]
    last.setFocus()
    for _ in range(3):
        dressed.processEvents()
    place = QRect(last.mapTo(window, QPoint(0, 0)), last.size())
    assert window.rect().contains(place)
    ring = window.findChild(QWidget, "focusRing")
    assert ring is not None
    assert ring.isVisible()
    assert ring.geometry().intersects(place)
    rings.deleteLater()
