"""A collective in a real vault, its window, and answers to the one dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import Book
from tests.ui.members.house import Work, fill, window
from ui.dialogs import Irreversible
from ui.main_window import MainWindow


@pytest.fixture
def work(book: Book) -> Work:
    """A secretary's services on an empty register."""
    return Work(book)


@pytest.fixture
def home(work: Work) -> str:
    """The id of a group among others, with members and offices."""
    return fill(work)


@pytest.fixture
def made(work: Work, home: str) -> MainWindow:
    """The main window over the filled register."""
    return window(work)


@pytest.fixture
def type_in() -> Callable[[QWidget | None, str], None]:
    """Types keys: letters as they are, and names such as <Return> or <Ctrl+Return>."""

    def keys(widget: QWidget | None, text: str) -> None:
        for part in _parts(text):
            target = widget or QApplication.focusWidget()
            assert target is not None
            if len(part) == 1:
                QTest.keyClicks(target, part)
            else:
                control = part.startswith("Ctrl+")
                key = getattr(Qt.Key, f"Key_{part.removeprefix('Ctrl+')}")
                modifier = (
                    Qt.KeyboardModifier.ControlModifier
                    if control
                    else Qt.KeyboardModifier.NoModifier
                )
                QTest.keyClick(target, key, modifier)
                if control:  # a key of a button presses it for a moment, for the eye
                    QTest.qWait(150)
            QApplication.processEvents()

    return keys


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    while text:
        if text[0] == "<":
            name, text = text[1:].split(">", 1)
            parts.append(name)
        else:
            parts.append(text[0])
            text = text[1:]
    return parts


@pytest.fixture
def answer_dialog() -> Callable[[bool], list[str]]:
    """Answers the next question by keyboard; gives what it asked."""

    def prepare(act: bool) -> list[str]:
        asked: list[str] = []

        def reply() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, Irreversible):
                QTimer.singleShot(10, reply)
                return
            asked.append(dialog.accessibleName())
            if act:
                dialog.act.click()
            else:
                QTest.keyClick(dialog, Qt.Key.Key_Return)

        QTimer.singleShot(0, reply)
        return asked

    return prepare


@pytest.fixture
def saved_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every file dialog of these pages saves to."""
    path = tmp_path / "out.file"

    def ask(_parent: Any, _name: str, _kinds: str) -> Path:
        return path

    monkeypatch.setattr("ui.members.import_taking.ask_save_path", ask)
    monkeypatch.setattr("ui.members.export_page.ask_save_path", ask)
    return path
