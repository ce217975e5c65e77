"""One usual answer to a question: its number key, its sentence, a tick when it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sr_board import i18n
from ui import icons, shapes, theme

__all__ = ["AnswerLine"]

_LEFT = 56
_RIGHT = 48


class AnswerLine(QAbstractButton):
    """A sentence to choose, as wide as the page, on as many lines as it needs."""

    ring_radius = 8

    def __init__(self, number: int, sentence: str, *, chosen: bool) -> None:
        super().__init__()
        self._number, self._sentence = number, sentence
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{number}. {sentence}")

    @property
    def sentence(self) -> str:
        """What the answer would write."""
        return self._sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    # -- size ---------------------------------------------------------------------------------

    def _role(self) -> str:
        return "strong" if self.isChecked() else "body"

    def _text_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.font("strong", self._sentence))
        room = QRect(0, 0, max(width - _LEFT - _RIGHT, 80), 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._sentence).height()

    def heightForWidth(self, width: int) -> int:
        return max(theme.px(44), self._text_height(width) + theme.px(20))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(500, self.heightForWidth(max(self.width(), 500)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, on = theme.colour, self.isChecked()
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            radius=8,
            ground=c("actsoft") if on or self.underMouse() else c("surface"),
            edge=c("action") if on else c("edge"),
            raised=False,
        )
        hint = i18n.current().shown(self._number)
        width, height = shapes.key_hint_size(hint)
        place = QRectF(16, (self.height() - height) / 2, max(width, 26), height)
        shapes.draw_key_hint(painter, hint, place, c("soft"), c("edge"))
        painter.setFont(theme.font(self._role(), self._sentence))
        painter.setPen(c("action") if on else c("ink"))
        room = self.rect().adjusted(_LEFT, 4, -_RIGHT, -4)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), self._sentence)
        if on:
            side = theme.px(22)
            tick = QRectF(self.width() - side - 14, (self.height() - side) / 2, side, side)
            icons.draw_icon(painter, "check", tick, c("action"))
        painter.end()
