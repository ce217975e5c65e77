"""With words 40 per cent longer nothing is clipped, in the narrow window and in large letters."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from sr_board.i18n import Translator
from tests.gallery.members import MEMBER_PAGES, member_page
from ui import theme
from ui.buttons import Button, Kind


@pytest.fixture
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phrase of the program 40 per cent longer."""
    plain = Translator.say

    def say(self: Translator, msgid: str, **params: Any) -> str:
        words = plain(self, msgid, **params)
        return words + " " + ("longer " * 20)[: round(len(words) * 0.4)].rstrip()

    monkeypatch.setattr(Translator, "say", say)


def clipped(window: QWidget) -> list[str]:
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton | QLineEdit):
            continue
        need, have = part.minimumSizeHint(), part.size()
        wraps = isinstance(part, QLabel) and part.wordWrap()
        high = part.heightForWidth(have.width()) if wraps else need.height()
        if (not wraps and have.width() < need.width() - 1) or have.height() < high - 1:
            words = part.accessibleName() or getattr(part, "text", str)()
            found.append(f"{type(part).__name__} {words!r} {have} needs {need}")
    return found


@pytest.mark.parametrize("scale", [100, 150])
def test_pages_bear_longer_words(longer: None, scale: int) -> None:
    theme.look().set(scale=scale)
    wrong = {}
    for name in MEMBER_PAGES:
        window = member_page(name, 1024 if scale == 100 else 1366, 700)
        for _ in range(3):
            QApplication.processEvents()
        if found := clipped(window):
            wrong[name] = found
        filled = [b for b in window.findChildren(Button) if b.kind is Kind.MAIN and b.isVisible()]
        assert len(filled) <= 1, name
        window.close()
        window.deleteLater()
    assert wrong == {}
