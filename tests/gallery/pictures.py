"""The list of pictures: name, what is drawn, size, language, scheme, scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from tests.gallery.doors import by_shares, first_run, unlock
from tests.gallery.frame import main_window
from tests.gallery.members import MEMBER_PAGES, member_page
from tests.gallery.parts import components
from tests.gallery.pictograms import pictogram_sheet, symbol_sheet
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
        yield Picture(f"pictograms-{scheme}", pictogram_sheet, 1200, 700, scheme=scheme)
    for language in ("en", "bn"):
        yield Picture(f"symbols-{language}", symbol_sheet, 1200, 700, language)
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
    yield from _doors()
    yield from _members()
    yield Picture("today-dark", lambda: main_window(1366, 768), scheme=Scheme.DARK)
    yield Picture("members-dark", lambda: main_window(1366, 768, "members"), scheme=Scheme.DARK)
    yield Picture(
        "members-contrast", lambda: main_window(1366, 768, "members"), scheme=Scheme.CONTRAST
    )


def _members() -> Iterator[Picture]:
    for page in MEMBER_PAGES:
        for language in ("en", "bn"):
            for width, height in ((1366, 768), (1024, 700)):
                make = partial(member_page, page, width, height)
                yield Picture(f"m-{page}-{language}-{width}", make, width, height, language)
        for scheme in (Scheme.DARK, Scheme.CONTRAST):
            make = partial(member_page, page, 1366, 768)
            yield Picture(f"m-{page}-{scheme}", make, scheme=scheme)


def _doors() -> Iterator[Picture]:
    for language in ("en", "bn"):
        for width, height in ((1366, 768), (1024, 700)):
            tag = f"{language}-{width}"
            size = (width, height, language)
            yield Picture(f"unlock-{tag}", lambda: unlock(wrong=True), *size)
            for step in range(-1, 3):
                yield Picture(f"by-shares-{step}-{tag}", partial(by_shares, step), *size)
            for step in range(5):
                make = partial(first_run, step, language)
                yield Picture(f"first-run-{step}-{tag}", make, *size)
    yield Picture("unlock-dark", unlock, scheme=Scheme.DARK)
    yield Picture("unlock-contrast", lambda: unlock(wrong=True), scheme=Scheme.CONTRAST)
    yield Picture("first-run-2-dark", lambda: first_run(2), scheme=Scheme.DARK)
    yield Picture("first-run-1-te", lambda: first_run(1, "te"), 1024, 700, "te")
    yield Picture("first-run-2-150", lambda: first_run(2), scale=150)
