"""Colours by meaning, as tables for the light, dark and high-contrast schemes.

Ask for the meaning, never for the hex. Contrast figures are computed by the tests from these
tables. This module must not import Qt: presenters and papers may read it too.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["CHART", "COLOURS", "HUES", "OLDER_BAR", "SYMBOL_HUES", "Scheme", "contrast"]


class Scheme(StrEnum):
    """Which table of colours is in force."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_ORDER = (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST)

# meaning: light, dark, high contrast
_TABLE: dict[str, tuple[str, str, str]] = {
    "ground": ("#F2F4F8", "#11142A", "#000000"),
    "surface": ("#FFFFFF", "#1B1F3D", "#000000"),
    "sunk": ("#E9ECF3", "#252A4D", "#1A1A1A"),
    "sel": ("#EDEFFB", "#2A3064", "#332B00"),
    "line": ("#D3D8E4", "#363C66", "#FFFFFF"),
    "edge": ("#767E98", "#8189B5", "#FFFFFF"),
    "ink": ("#191D33", "#ECEEF8", "#FFFFFF"),
    "soft": ("#4E556E", "#B3B9D4", "#E6E6E6"),
    "rail": ("#22274F", "#0B0D1C", "#000000"),
    "railink": ("#D5D9F0", "#C6CBE6", "#FFFFFF"),
    "railsel": ("#39407C", "#2C3266", "#FFD84D"),
    "railselink": ("#FFFFFF", "#FFFFFF", "#000000"),
    "action": ("#3B43A6", "#A9B0FA", "#FFD84D"),
    "actionhi": ("#2F368A", "#C3C8FC", "#FFE68A"),
    "onaction": ("#FFFFFF", "#14173A", "#000000"),
    "actsoft": ("#E7E9F9", "#2A3064", "#332B00"),
    "thread": ("#E3A008", "#E8B23A", "#FFD84D"),
    "focus": ("#B8620A", "#FFC65C", "#00E5FF"),
    "ok": ("#17663A", "#7CD3A0", "#6BF29A"),
    "okfill": ("#2B8A57", "#5DBB86", "#6BF29A"),
    "oksoft": ("#E3F3E8", "#163829", "#000000"),
    "due": ("#825000", "#F2BE5C", "#FFD84D"),
    "duefill": ("#BF7A00", "#E3A63A", "#FFD84D"),
    "duesoft": ("#FFF1D6", "#3B2D12", "#000000"),
    "over": ("#A62418", "#FF9D90", "#FFA69C"),
    "overfill": ("#C4392B", "#F07C6E", "#FFA69C"),
    "oversoft": ("#FCE8E5", "#452022", "#000000"),
    "info": ("#1B568F", "#8CC2F5", "#9AD5FF"),
    "infofill": ("#1B568F", "#8CC2F5", "#9AD5FF"),
    "infosoft": ("#E4EFFA", "#183350", "#000000"),
    "guard": ("#6B2C72", "#DDABE4", "#F5B8FF"),
    "guardfill": ("#8C4494", "#C58ACD", "#F5B8FF"),
    "guardsoft": ("#F5EAF6", "#3B2344", "#000000"),
    # The stitched pictures of unlock and first run, on `rail`.
    "stitch1": ("#7F89D9", "#6F78C4", "#FFFFFF"),
    "stitch2": ("#3F478A", "#2F3568", "#5A5A5A"),
    "stitch3": ("#5AAE9C", "#4C9A89", "#40DA90"),
    "stitch4": ("#D0766C", "#B8655B", "#FFA69C"),
}

COLOURS: dict[Scheme, dict[str, str]] = {
    scheme: {meaning: row[i] for meaning, row in _TABLE.items()} for i, scheme in enumerate(_ORDER)
}
"""Scheme → meaning → hex."""

HUES: dict[str, dict[Scheme, tuple[str, str]]] = {
    hue: {
        Scheme.LIGHT: light,
        Scheme.DARK: dark,
        Scheme.CONTRAST: ("#FFFFFF", "#1A1A1A"),
    }
    for hue, light, dark in (
        ("indigo", ("#3B43A6", "#E7E9F9"), ("#B9BFFB", "#2D3370")),
        ("marigold", ("#8A5600", "#FFEFC9"), ("#F5C768", "#45351A")),
        ("leaf", ("#17663A", "#DDF1E4"), ("#86D8A8", "#1B3F30")),
        ("plum", ("#6B2C72", "#F3E4F5"), ("#DFB0E6", "#43294D")),
        ("sea", ("#0B5F6B", "#D9F0F2"), ("#7FD3DD", "#163F48")),
        ("clay", ("#8F3A1D", "#FBE5DC"), ("#F5AC92", "#4A2B22")),
    )
}
"""Hue of a symbol tile → scheme → (symbol, ground). A hue is never a state."""

SYMBOL_HUES: dict[str, str] = {
    "umbrella": "indigo",
    "fish": "sea",
    "flower": "marigold",
    "sailboat": "sea",
    "bulb": "marigold",
    "key": "clay",
    "leaf": "leaf",
    "bell": "marigold",
    "star": "indigo",
    "moon": "plum",
    "needle-thread": "clay",
    "feather": "sea",
    "apple": "leaf",
    "book": "indigo",
    "mug": "clay",
    "candle": "marigold",
    "ladder": "leaf",
    "pot": "clay",
    "drum": "plum",
    "kite": "indigo",
}
"""Symbol of a person or a vault → its hue, the same everywhere."""

CHART: dict[Scheme, tuple[str, ...]] = {
    Scheme.LIGHT: ("#3B43A6", "#C1610D", "#46A18F", "#80326C", "#191D33"),
    Scheme.DARK: ("#A9B0FA", "#D58637", "#3BBCB4", "#E04867", "#ECF8DC"),
    Scheme.CONTRAST: ("#FFD84D", "#4672BB", "#40DA90", "#A56986", "#FFFFFF"),
}
"""Chart series in their order; shapes in the same order: ● ▲ ■ ◆ ○."""

OLDER_BAR: dict[Scheme, str] = {
    Scheme.LIGHT: "#7F89C8",
    Scheme.DARK: "#8E96C4",
    Scheme.CONTRAST: "#4672BB",
}
"""One series: the older bars; the newest takes `action`."""


def _luminance(hex_colour: str) -> float:
    parts = [int(hex_colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
