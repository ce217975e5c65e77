"""Typing as a person does: into whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from ui.main_window import MainWindow
from ui.page import Page

__all__ = ["ctrl_enter", "enter", "go", "here", "press", "type_text"]


def go(window: MainWindow, key: str, **place: object) -> Page:
    """Show a page, and wait until its parts are shown and have the keyboard."""
    window.show_page(key, **place)
    QApplication.processEvents()
    return window.page(key)


def here(window: MainWindow) -> QWidget:
    """The widget with the keyboard."""
    widget = window.focusWidget()
    assert widget is not None
    return widget


def press(window: MainWindow, key: Qt.Key, *, control: bool = False) -> None:
    """One key, shortcuts included; they work in the active window only."""
    for _ in range(50):
        if window.isActiveWindow():
            break
        window.activateWindow()
        QTest.qWait(10)
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(here(window), key, modifier)
    if control or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        # A button pressed by its key stays down for a moment before it acts.
        down = [b for b in window.findChildren(QAbstractButton) if b.isDown()]
        for _ in range(40):
            if not any(isValid(b) and b.isDown() for b in down):
                break
            QTest.qWait(20)
    QApplication.processEvents()


def type_text(window: MainWindow, text: str) -> None:
    """Letters of any script, as an input method delivers them."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(here(window), event)


def enter(window: MainWindow) -> None:
    """Enter: goes on, never saves."""
    press(window, Qt.Key.Key_Return)


def ctrl_enter(window: MainWindow) -> None:
    """Ctrl+Enter: the main button."""
    press(window, Qt.Key.Key_Return, control=True)
