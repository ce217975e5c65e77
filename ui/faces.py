"""Faces and type scale: which Noto face for which script, and how large each kind of text is.

The script's own face stands first in the family list, Latin second; otherwise fields take Latin
metrics and lower conjuncts are cut. Sizes are pixels at 100 %.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

import resources

__all__ = [
    "HEIGHTS",
    "LANGUAGE_SCRIPT",
    "SIZES",
    "families",
    "load_faces",
    "make_font",
    "script_of",
]

LANGUAGE_SCRIPT = {"en": "latin", "bn": "beng", "hi": "deva", "te": "telu", "kn": "knda"}

_FAMILY = {
    "latin": "Noto Sans",
    "beng": "Noto Sans Bengali",
    "deva": "Noto Sans Devanagari",
    "telu": "Noto Sans Telugu",
    "knda": "Noto Sans Kannada",
}
_BLOCKS = ((0x0900, 0x097F, "deva"), (0x0980, 0x09FF, "beng"), (0x0C00, 0x0C7F, "telu"))
_KNDA = (0x0C80, 0x0CFF)

# role: pixels (Latin, Bengali and Devanagari, Telugu and Kannada), bold
SIZES: dict[str, tuple[int, int, int, bool]] = {
    "figure": (40, 40, 40, True),
    "clock": (34, 34, 34, True),
    "heading": (26, 26, 26, True),
    "aloud": (24, 25, 24, False),
    "card": (19, 20, 19, True),
    "body": (16, 17, 16, False),
    "strong": (16, 17, 16, True),
    "second": (14, 15, 14, False),
    "head": (14, 15, 14, True),
    "hint": (13, 13, 13, False),
}
HEIGHTS: dict[str, tuple[int, int, int]] = {
    "figure": (52, 56, 60),
    "clock": (44, 48, 52),
    "heading": (36, 38, 40),
    "aloud": (34, 38, 40),
    "card": (26, 28, 30),
    "body": (22, 26, 26),
    "strong": (22, 26, 26),
    "second": (20, 23, 24),
    "head": (20, 23, 24),
    "hint": (18, 18, 18),
}
_COLUMN = {"latin": 0, "beng": 1, "deva": 1, "telu": 2, "knda": 2}


def load_faces() -> int:
    """Register the bundled faces with Qt; returns how many files were taken."""
    folder = resources.path("fonts")
    files = sorted((*folder.rglob("*.ttf"), *folder.rglob("*.otf")))
    return sum(QFontDatabase.addApplicationFont(str(f)) >= 0 for f in files)


def script_of(text: str, otherwise: str) -> str:
    """The script whose face suits `text`: the first Indic letter decides, then Latin letters.

    Text without letters (digits, signs) takes `otherwise`.
    """
    if text.isascii():
        return "latin" if any(c.isalpha() for c in text) else otherwise
    letters = False
    for c in text:
        code = ord(c)
        for low, high, script in _BLOCKS:
            if low <= code <= high:
                return script
        if _KNDA[0] <= code <= _KNDA[1]:
            return "knda"
        letters = letters or c.isalpha()
    return "latin" if letters else otherwise


def families(script: str) -> list[str]:
    """Family list with the script's own face first and Latin second, then the other scripts."""
    first = [_FAMILY[script], _FAMILY["latin"]]
    return list(dict.fromkeys(first + list(_FAMILY.values())))


def make_font(role: str, script: str, scale: int) -> QFont:
    """The font of a role in a script at `scale` per cent."""
    size = SIZES[role][_COLUMN[script]]
    font = QFont(families(script))
    font.setPixelSize(round(size * scale / 100))
    font.setWeight(QFont.Weight.Bold if SIZES[role][3] else QFont.Weight.Normal)
    return font


def line_height(role: str, script: str, scale: int) -> int:
    """Height in pixels of one row of text of a role."""
    return round(HEIGHTS[role][_COLUMN[script]] * scale / 100)
