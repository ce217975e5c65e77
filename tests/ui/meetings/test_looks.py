"""Every page of meetings and papers at three sizes: nothing clipped, everything named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.ui.looks import clipped, nameless
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui import theme
from ui.live import switch_language
from ui.main_window import MainWindow
from ui.page import Page

Open = Callable[..., MainWindow]


def pages(main: MainWindow, collective: Collective) -> Iterator[tuple[str, Page]]:
    middle = collective.in_the_middle()
    closed = collective.closed(("Opening", "info"), ("Weekly saving", "motion"))
    collective.read(closed)
    planned = collective.called(("Opening", "info"))
    for key, place in (
        ("meetings", {}),
        ("meeting-call", {}),
        ("meeting-prepare", {"id": planned}),
        ("meeting", {"id": middle}),
        ("meeting-close", {"id": middle}),
        ("minutes", {"id": closed}),
        ("minutes-read", {"id": closed}),
        ("minutes-sign", {"id": closed}),
        ("meeting-finished", {}),
        ("decisions", {}),
        ("calendar", {}),
        ("committees", {}),
        ("papers", {}),
        ("paper", {"kind": "attendance", "id": planned}),
    ):
        yield key, go(main, key, **place)


@pytest.mark.parametrize(
    ("width", "height", "scale", "language"),
    [
        (1366, 768, 100, "en"),
        (1024, 700, 100, "bn"),
        (1366, 768, 100, "te"),
        (1366, 768, 175, "en"),
    ],
)
def test_nothing_is_clipped(
    window: Open,
    collective: Collective,
    width: int,
    height: int,
    scale: int,
    language: str,
) -> None:
    switch_language(language)
    theme.look().set(scale=scale)
    main = window(width=width, height=height)
    assert clipped(pages(main, collective)) == []


def test_everything_that_takes_the_keyboard_has_a_name(
    window: Open, collective: Collective
) -> None:
    assert nameless(pages(window(), collective)) == []
