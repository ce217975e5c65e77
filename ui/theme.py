"""The look in force: scheme, scale and language, and what follows from them.

One object for the whole program. Widgets ask `colour(meaning)`, `font(role)` and `px(n)` while
painting; those that keep a font or colour implement `relook()` and are called when the look
changes. No widget keeps a hex value.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from governance.rules.symbols import symbol_hue
from ui import faces
from ui.colours import CHART, COLOURS, HUES, OLDER_BAR, SYMBOL_HUES, Scheme
from ui.sheet import style_sheet

__all__ = [
    "Look",
    "Scheme",
    "baseline",
    "chart_colours",
    "colour",
    "font",
    "line_height",
    "look",
    "older_bar",
    "px",
    "tile_colours",
]

SCALES = (100, 115, 130, 150, 175)
"""Text sizes offered, in per cent."""


class Look(QObject):
    """Scheme, scale and language of the screen. `changed` fires after the application follows."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.scale = 100
        self.language = "en"

    @property
    def script(self) -> str:
        """Script of the language in force."""
        return faces.LANGUAGE_SCRIPT.get(self.language, "latin")

    @property
    def border(self) -> int:
        """Width of a border: 2 in high contrast, where nothing relies on tint."""
        return 2 if self.scheme is Scheme.CONTRAST else 1

    def dress(self, app: QApplication) -> None:
        """Put style, palette, font and sheet on the application (once, before any window)."""
        app.setStyle(QStyleFactory.create("Fusion"))
        faces.load_faces()
        self._apply(app)

    def set(
        self,
        *,
        scheme: Scheme | None = None,
        scale: int | None = None,
        language: str | None = None,
    ) -> None:
        """Change the look while the program runs; every widget follows, no text is lost."""
        before = (self.scheme, self.scale, self.language)
        self.scheme = scheme or self.scheme
        self.scale = min(175, max(100, scale or self.scale))
        self.language = language or self.language
        if (self.scheme, self.scale, self.language) == before:
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._apply(app)
            for widget in app.topLevelWidgets():
                relook_tree(widget)
        self.changed.emit()

    def _apply(self, app: QApplication) -> None:
        app.setPalette(_palette(self.scheme))
        app.setFont(font("body"))
        app.setStyleSheet(style_sheet(COLOURS[self.scheme], self.border, self.scale))


def relook_tree(root: QWidget) -> None:
    """Let `root` and everything in it take the look in force."""
    for widget in [root, *root.findChildren(QWidget)]:
        follow = getattr(widget, "relook", None)
        if follow is not None:
            follow()
        widget.updateGeometry()
        widget.update()


_look: list[Look] = []


def look() -> Look:
    """The look of this process."""
    if not _look:
        _look.append(Look())
    return _look[0]


@lru_cache(maxsize=256)
def _qcolour(scheme: Scheme, meaning: str) -> QColor:
    return QColor(COLOURS[scheme][meaning])


def colour(meaning: str) -> QColor:
    """The colour that carries a meaning in the scheme in force. KeyError for an unknown one."""
    return _qcolour(look().scheme, meaning)


def tile_colours(symbol: str) -> tuple[QColor, QColor]:
    """(symbol, ground) of a symbol tile, given as "fish" or with its own hue as "fish/plum"."""
    name, _, hue = symbol.partition("/")
    pair = HUES[hue if hue in HUES else SYMBOL_HUES.get(name, symbol_hue(name))][look().scheme]
    return QColor(pair[0]), QColor(pair[1])


def chart_colours() -> list[QColor]:
    """The five series colours in their order."""
    return [QColor(c) for c in CHART[look().scheme]]


def older_bar() -> QColor:
    """Bars of one series that are not the newest."""
    return QColor(OLDER_BAR[look().scheme])


def px(size: float) -> int:
    """A length that grows with the text scale."""
    return round(size * look().scale / 100)


@lru_cache(maxsize=256)
def _font(role: str, script: str, scale: int) -> QFont:
    return faces.make_font(role, script, scale)


def font(role: str, text: str = "") -> QFont:
    """Font of a role; with `text`, the face is chosen by the script the text is written in."""
    now = look()
    script = faces.script_of(text, now.script) if text else now.script
    return QFont(_font(role, script, now.scale))


def line_height(role: str, text: str = "") -> int:
    """Height of one row of text of a role."""
    now = look()
    script = faces.script_of(text, now.script) if text else now.script
    return faces.line_height(role, script, now.scale)


@lru_cache(maxsize=64)
def _baseline(role: str, scale: int) -> float:
    metrics = QFontMetricsF(_font(role, "latin", scale))
    return (metrics.ascent() - metrics.descent()) / 2


def baseline(role: str) -> float:
    """How far below the middle of its row the baseline of a text lies, in any script."""
    return _baseline(role, look().scale)


def _palette(scheme: Scheme) -> QPalette:
    """Qt's own roles, filled by meaning."""
    table = {name: QColor(hex_) for name, hex_ in COLOURS[scheme].items()}
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, meaning in (
        (roles.Window, "ground"),
        (roles.WindowText, "ink"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "sunk"),
        (roles.Text, "ink"),
        (roles.Button, "surface"),
        (roles.ButtonText, "action"),
        (roles.BrightText, "over"),
        (roles.Highlight, "action"),
        (roles.HighlightedText, "onaction"),
        (roles.PlaceholderText, "soft"),
        (roles.ToolTipBase, "surface"),
        (roles.ToolTipText, "ink"),
        (roles.Link, "action"),
        (roles.LinkVisited, "action"),
        (roles.Mid, "line"),
        (roles.Dark, "edge"),
        (roles.Light, "surface"),
    ):
        palette.setColor(role, table[meaning])
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, table["soft"])
    return palette
