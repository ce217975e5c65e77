"""A law that nobody checked for a year says so on the pages that use it, and stops nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sr_board.base.clock import FixedClock
from tests.ui.cases.board.conftest import Founded, Open
from ui.cases import places
from ui.cases.law_age import USES_LAW, OldLawStrip
from ui.main_window import MainWindow
from ui.today_cases import law_rows


def strips(shown: MainWindow, key: str) -> list[OldLawStrip]:
    shown.desk.go(key)
    return shown.page(key).findChildren(OldLawStrip)


def test_an_old_law_says_so_where_it_is_used(
    founded: Founded, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = window(founded.work)
    (found,) = strips(shown, "cases")
    assert found.notice is None
    assert law_rows(founded.work) == ()
    later = FixedClock(datetime(2028, 3, 1, 9, 0, tzinfo=UTC))
    packs = founded.work.cases.packs
    monkeypatch.setattr(packs, "_room", replace(packs._room, clock=later))
    for key in ("cases", "cases-services", "cases-call"):
        (found,) = strips(shown, key)
        assert found.notice is not None
        assert "Nobody checked the law since 27 Nov 2026." in found.notice.text()
    (row,) = law_rows(founded.work)
    assert row.go == "cases-law"
    assert strips(shown, "cases-registers") == []
    monkeypatch.undo()
    (found,) = strips(shown, "cases")
    assert found.notice is None


def test_every_page_that_uses_the_law_is_there(founded: Founded) -> None:
    assert {place.key for place in places(founded.work)} >= USES_LAW
