"""Fixtures of the desktop's tests: the application dressed, language and look put back."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from sr_board import i18n
from ui import theme
from ui.theme import Scheme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with fonts, palette and sheet."""
    theme.look().dress(qapp)
    return qapp


@pytest.fixture(autouse=True)
def plain_look(dressed: QApplication) -> Iterator[None]:
    """English, light, 100 per cent before and after each test."""
    i18n.set_language("en")
    theme.look().set(scheme=Scheme.LIGHT, scale=100, language="en")
    yield
    for window in dressed.topLevelWidgets():
        window.close()
        window.deleteLater()
    dressed.processEvents()
    # processEvents leaves deferred deletions alone; without them old windows pile up.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]
    i18n.set_language("en")
    theme.look().set(scheme=Scheme.LIGHT, scale=100, language="en")
