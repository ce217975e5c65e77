"""The board's vault and window, as the pages of the board use them."""

from tests.ui.cases.board.conftest import before, founded, sits, window

__all__ = ["before", "founded", "sits", "window"]
