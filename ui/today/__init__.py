"""Today: the page every person meets first."""

from __future__ import annotations

from ui.home import HomePage
from ui.live import say
from ui.registry import Place
from ui.today.presenter import TodayPresenter
from ui.today.work import TodayWork

__all__ = ["TodayWork", "places"]


def places(work: TodayWork) -> list[Place]:
    """The one place of this area."""
    presenter = TodayPresenter(work)
    return [Place("today", "sun", lambda: say("Today"), lambda d: HomePage(d, presenter.today))]
