"""Every page of elections at several sizes: nothing clipped, everything named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.ui.elections.society import Society
from tests.ui.looks import clipped, nameless
from tests.ui.meetings.typing import go
from ui import theme
from ui.live import switch_language
from ui.main_window import MainWindow
from ui.page import Page

Open = Callable[..., MainWindow]


def pages(main: MainWindow, society: Society) -> Iterator[tuple[str, Page]]:
    counted = society.counted()
    tied = society.tied()
    looked = society.opened(title="Next committee")
    called = society.called(title="Delegates")
    sheets = society.counting(society.ranked(), title="Ranked vote")
    declared = society.declared()
    for key, place in (
        ("elections", {}),
        ("election-call", {}),
        ("election", {"id": called}),
        ("election-helpers", {"id": called}),
        ("election", {"id": looked}),
        ("election-nominations", {"id": looked}),
        ("election-roll", {"id": looked}),
        ("election-sheets", {"id": tied, "post": society.post(tied)}),
        ("election-sheets", {"id": sheets, "post": society.post(sheets)}),
        ("election-tie", {"id": tied, "post": society.post(tied)}),
        ("election-count", {"id": counted}),
        ("election-after", {"id": declared}),
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
    society: Society,
    width: int,
    height: int,
    scale: int,
    language: str,
) -> None:
    switch_language(language)
    theme.look().set(scale=scale)
    main = window(width=width, height=height)
    assert clipped(pages(main, society)) == []


def test_everything_that_takes_the_keyboard_has_a_name(window: Open, society: Society) -> None:
    assert nameless(pages(window(), society)) == []
