"""The bar at the top: vault, saved state, who is signed in, language, Hide and Lock.

Saved state: ● Saved 16:42, ○ Saving, ■ Not saved. Below 1200 px the key hints are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.labels import Elided
from ui.live import Text, say, speak, switch_language
from ui.state import State, StateMark
from ui.tiles import SymbolTile

__all__ = ["LANGUAGES", "LanguageButton", "Signed", "TopBar"]

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("en", "English"),
    ("bn", "বাংলা"),
    ("hi", "हिन्दी"),
    ("te", "తెలుగు"),
    ("kn", "ಕನ್ನಡ"),
)
"""Languages of the screen, each named in its own script."""


@dataclass(frozen=True)
class Signed:
    """Who is signed in and in which vault: words and symbols for the top bar."""

    vault_name: str
    vault_symbol: str
    person_name: str
    person_symbol: str
    office: Text


class LanguageButton(Button):
    """Opens the menu of languages. `picked` fires with the code after the switch."""

    picked = Signal(str)

    def __init__(self, *, after: str = "") -> None:
        super().__init__(self._own_name, Kind.QUIET, icon="language", after=after, on=self.open)

    @staticmethod
    def _own_name() -> str:
        return dict(LANGUAGES).get(i18n.current().code, "English")

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleName(say("Language: {name}", name=self._own_name()))

    def open(self) -> None:
        """Show the menu."""
        menu = self.menu_of_languages()
        menu.exec(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def menu_of_languages(self) -> QMenu:
        """The menu; each language in its own face."""
        menu = QMenu(self)
        for code, name in LANGUAGES:
            action = QAction(name, menu)
            action.setFont(theme.font("body", name))
            action.triggered.connect(lambda _c=False, k=code: self.pick(k))
            menu.addAction(action)
        return menu

    def pick(self, code: str) -> None:
        """Switch to a language."""
        switch_language(code)
        self.picked.emit(code)


class _Divider(QWidget):
    """A short upright line between groups of buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(17, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(8, 0, 1, self.height()), theme.colour("line"))
        painter.end()


class TopBar(QWidget):
    """`hide_asked` and `lock_asked` fire for the two buttons (and their keys)."""

    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 18, 7)
        row.setSpacing(12)
        self.vault_tile = SymbolTile("flower", 36)
        self.vault_name = Elided("", "strong")
        self.saved = StateMark(State.OK, "")
        self.saved.hide()
        self.person_tile = SymbolTile("", 32)
        self.person = Elided("", "body")
        self.language = LanguageButton()
        self.hide_button = Button(
            lambda: say("Hide"), Kind.QUIET, icon="eye-off", key="F12", on=self.hide_asked.emit
        )
        self.lock_button = Button(
            lambda: say("Lock"), Kind.QUIET, icon="lock", key="Ctrl+L", on=self.lock_asked.emit
        )
        row.addWidget(self.vault_tile)
        row.addWidget(self.vault_name, 1)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(self.person_tile)
        row.addWidget(self.person)
        row.addSpacing(4)
        row.addWidget(self.language)
        row.addWidget(_Divider())
        row.addWidget(self.hide_button)
        row.addWidget(self.lock_button)
        self._row = row
        self._signed: Signed | None = None

    def show_signed(self, signed: Signed) -> None:
        """Show vault and person."""
        self._signed = signed
        self.vault_tile.show_symbol(signed.vault_symbol)
        self.vault_name.tell(signed.vault_name)
        self.person_tile.show_symbol(signed.person_symbol)
        self.person.tell(lambda: f"{signed.person_name} · {speak(signed.office)}".strip(" ·"))

    def show_writing(self) -> None:
        """Something is being written."""
        self.saved.show_state(State.NOT_YET, lambda: say("Saving"))
        self.saved.show()

    def show_saved(self, at: datetime) -> None:
        """Everything is written; `at` is local time."""
        moment = at.time()
        self.saved.show_state(
            State.OK, lambda: say("Saved {time}", time=i18n.current().time(moment))
        )
        self.saved.show()

    def show_refused(self) -> None:
        """The last change was not written; the page says why."""
        self.saved.show_state(State.OVER, lambda: say("Not saved"))
        self.saved.show()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the key hints out below 1200 px."""
        self._row.setContentsMargins(20 if narrow else 24, 6, 12 if narrow else 18, 7)
        self._row.setSpacing(8 if narrow else 12)
        self.hide_button.show_key(not narrow)
        self.lock_button.show_key(not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.colour("line"))
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(56, theme.px(44) + 12))
