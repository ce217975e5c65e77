"""Words on the screen: headings, lines, captions. Always plain text, each in its own face."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import shapes, theme
from ui.live import Text, speak

__all__ = ["Elided", "Label", "heading", "second", "strong"]


class Label(QLabel):
    """A text in a role and a colour by meaning. Plain text, so stored text can never be mark-up."""

    def __init__(
        self,
        text: Text = "",
        role: str = "body",
        colour: str = "ink",
        *,
        wrap: bool = False,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words: Text = text
        self._role = role
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum,
            QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.retranslate()

    def tell(self, text: Text, colour: str | None = None) -> None:
        """Show other words (and another colour)."""
        self._words = text
        self._colour = colour or self._colour
        self.retranslate()

    def play(self, role: str) -> None:
        """Show the words in another role."""
        if role != self._role:
            self._role = role
            self.relook()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        words = speak(self._words)
        self.setText(words.replace("&", "&&") if self.buddy() else words)
        self.relook()

    def relook(self) -> None:
        """Take the font and colour in force."""
        self.setFont(theme.font(self._role, self.text()))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        self.setPalette(palette)
        self.setMinimumHeight(theme.line_height(self._role, self.text()))

    def minimumSizeHint(self) -> QSize:  # a wrapped label may get narrow, but not below a word
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(min(hint.width(), theme.px(80)), self.minimumHeight())
        return hint


class Elided(Label):
    """A stored text in a place that may be narrow: ends in "…" there, readers hear all of it."""

    def __init__(self, text: Text = "", role: str = "body", colour: str = "ink") -> None:
        super().__init__(text, role, colour)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def retranslate(self) -> None:
        """Say the words; the tip holds what may be cut."""
        super().retranslate()
        self.setAccessibleName(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint = theme.colour(self._colour)
        shapes.draw_text(painter, QRectF(self.rect()), self.text(), self._role, tint)
        painter.end()


def heading(text: Text) -> Label:
    """The heading of a page."""
    return Label(text, "heading")


def strong(text: Text, *, wrap: bool = False) -> Label:
    """A bold line."""
    return Label(text, "strong", wrap=wrap)


def second(text: Text, *, wrap: bool = False) -> Label:
    """A soft second line or caption."""
    return Label(text, "second", "soft", wrap=wrap)
