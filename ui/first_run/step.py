"""One page of first run: it gives its answers to the presenter."""

from __future__ import annotations

from ui.first_run.presenter import FirstRunPresenter
from ui.live import Text
from ui.steps_screen import StepPage

__all__ = ["Step"]


class Step(StepPage):
    """Base of the pages of first run."""

    def __init__(self, presenter: FirstRunPresenter, title: Text, guidance: Text) -> None:
        super().__init__(title, guidance)
        self.presenter = presenter
