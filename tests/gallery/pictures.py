"""The list of pictures: name, what is drawn, size, language, scheme, scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.gallery.frame import main_window
from tests.gallery.parts import components
from ui.theme import Scheme

__all__ = ["Picture", "pictures"]


@dataclass(frozen=True)
class Picture:
    """One picture to draw."""

    name: str
    make: Callable[[], QWidget]
    width: int = 1366
    height: int = 768
    language: str = "en"
    scheme: Scheme = Scheme.LIGHT
    scale: int = 100
    after: Callable[[QWidget], object] = lambda _w: None


def pictures() -> Iterator[Picture]:
    """All pictures."""
    for scheme in Scheme:
        yield Picture(f"parts-{scheme}", components, scheme=scheme)
    yield Picture("parts-175", components, width=1800, height=1300, scale=175)
    for language in ("en", "bn"):
        for width, height in ((1366, 768), (1024, 700)):
            tag = f"{language}-{width}"
            for page in ("today", "members"):
                yield Picture(
                    f"{page}-{tag}",
                    lambda w=width, h=height, p=page: main_window(w, h, p),
                    width,
                    height,
                    language,
                )
    yield Picture("today-dark", lambda: main_window(1366, 768), scheme=Scheme.DARK)
    yield Picture("members-dark", lambda: main_window(1366, 768, "members"), scheme=Scheme.DARK)
    yield Picture(
        "members-contrast", lambda: main_window(1366, 768, "members"), scheme=Scheme.CONTRAST
    )
