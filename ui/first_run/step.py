"""One page of first run: heading, one line of guidance, the work. The screen owns the buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.first_run.presenter import FirstRunPresenter
from ui.labels import Label, heading
from ui.live import Text, say
from ui.notices import NoticeStack

__all__ = ["Step"]


class Step(QWidget):
    """Base of the pages. `forward` asks the screen to go on (the same as its main button)."""

    forward = Signal()

    def __init__(self, presenter: FirstRunPresenter, title: Text, guidance: Text) -> None:
        super().__init__()
        self.presenter = presenter
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(12)
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.guidance = Label(guidance, "body", "soft", wrap=True)
        self.notices = NoticeStack()
        self.column.addWidget(self.title)
        self.column.addWidget(self.guidance)
        self.column.addWidget(self.notices)

    def put(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Add to the work."""
        if isinstance(thing, QWidget):
            self.column.addWidget(thing, stretch)
        else:
            self.column.addLayout(thing, stretch)

    def next_words(self) -> str:
        """What the main button says on this page."""
        return say("Go on")

    def enter(self) -> None:
        """The page is shown."""

    def take(self) -> bool:
        """Give the answers to the presenter and check them; False stays here, nothing is wrong.

        Raises SRBoardError for what is missing.
        """
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        """Mark the field an error names; False when this page does not have it."""
        return False

    def start(self) -> QWidget | None:
        """The part that gets the keyboard."""
        return None
