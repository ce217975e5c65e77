"""First knot: the language, each in its own script, and the size of the letters."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sr_board import i18n
from ui import shapes, theme
from ui.first_run.presenter import FirstRunPresenter
from ui.first_run.step import Step
from ui.labels import strong
from ui.live import say, switch_language
from ui.tiles import TileBoard, TileChoice
from ui.top_bar import LANGUAGES

__all__ = ["LanguageStep"]

# Each language invites in its own words; these stand beside each other and are not translated.
_INVITES = {
    "en": "Choose your language",
    "bn": "আপনার ভাষা বেছে নিন",
    "hi": "अपनी भाषा चुनें",
    "te": "మీ భాషను ఎంచుకోండి",
    "kn": "ನಿಮ್ಮ ಭಾಷೆಯನ್ನು ಆರಿಸಿ",
}
_SIZES = ((100, "16"), (125, "19"), (150, "22"))
_LETTER = {"en": "A", "bn": "অ", "hi": "अ", "te": "అ", "kn": "ಅ"}


class _SizeButton(QAbstractButton):
    """A letter in the size it stands for."""

    ring_radius = 8

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the size to readers."""
        number = i18n.current().integer(self.scale)
        self.setAccessibleName(say("Letters at {percent} per cent", percent=number))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(56 * (0.6 + self.scale / 250)), 52)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = theme.colour
        on = self.isChecked()
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            radius=8,
            ground=c("actsoft" if on else "surface"),
            edge=c("action" if on else "edge"),
            raised=False,
        )
        letter = _LETTER.get(i18n.current().code, "A")
        face = theme.font("strong" if on else "body", letter)
        face.setPixelSize(round(17 * self.scale / 100))
        painter.setFont(face)
        painter.setPen(c("action"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.end()


class _SizeBox(QWidget):
    """The tile with the sizes."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 16)
        column.addWidget(strong(lambda: say("Size of the letters")))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = [_SizeButton(scale) for scale, _ in _SIZES]
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(lambda _c=False, s=button.scale: self._choose(s))
        row.addStretch(1)
        column.addLayout(row)
        self.mark()

    def mark(self) -> None:
        """Mark the size in force."""
        for button in self.buttons:
            button.setChecked(button.scale == theme.look().scale)

    def _choose(self, scale: int) -> None:
        theme.look().set(scale=scale)
        self.mark()
        self.chosen.emit(scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = theme.colour
        rect = QRectF(self.rect())
        shapes.draw_sheet(painter, rect, ground=c("ground"), edge=c("edge"), raised=False)
        painter.end()


class LanguageStep(Step):
    """Number keys 1 to 5 choose; the whole screen follows at once."""

    picked = Signal(str)
    sized = Signal(int)

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(
            presenter,
            lambda: say("Choose your language"),
            lambda: say("You can change it at any time. Pressing 1 to 5 works too."),
        )
        choices = [TileChoice(code, name, second=_INVITES[code]) for code, name in LANGUAGES]
        self.board = TileBoard(choices, columns=3, grand=True)
        self.board.set_value(presenter.language)
        self.board.chosen.connect(self._pick)
        self.sizes = _SizeBox()
        self.sizes.chosen.connect(self.sized)
        self.board.grid.addWidget(self.sizes, 1, 2)
        for column in range(3):
            self.board.grid.setColumnStretch(column, 1)
        self.column.addSpacing(8)
        self.put(self.board)
        self.column.addStretch(1)

    def _pick(self, code: str) -> None:
        self.presenter.language = code
        if i18n.current().code != code:
            switch_language(code)
        self.picked.emit(code)

    def enter(self) -> None:
        self.board.set_value(self.presenter.language)
        self.sizes.mark()

    def start(self) -> QWidget | None:
        return self.board.tiles.get(self.board.value())
