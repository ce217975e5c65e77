"""At the door, when nobody remembers her passphrase: the book is opened by its paper shares.

What is typed is kept in memory alone and dropped when the screen is left.
"""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from sr_board.base.errors import SRBoardError
from ui.jobs import JobRunner
from ui.live import say
from ui.notices import Notice
from ui.shares.entering import EnteringPresenter
from ui.shares.entry_steps import NoSharesStep, PassphraseStep, PictureStep, SharesStep
from ui.steps_screen import StepsScreen

__all__ = ["EntryScreen"]


def _closed() -> Notice:
    """She came in before: nobody can do so twice with one picture."""
    return Notice(
        "due",
        lambda: say("The account of this picture is closed."),
        lambda: say(
            "Whoever came in by the papers before has the same picture with another number, and "
            "opens with that one and her new passphrase."
        ),
    )


class EntryScreen(StepsScreen):
    """Three pages where there are shares, one that says so where there are none."""

    def __init__(self, presenter: EnteringPresenter, jobs: JobRunner) -> None:
        super().__init__(jobs, can_leave=True)
        self.presenter = presenter
        if not presenter.need:
            self.way.hide()
            self.put_steps([NoSharesStep()], [lambda: say("Passphrase")])
            return
        self.shares, self.secret = SharesStep(presenter), PassphraseStep(presenter)
        self.put_steps(
            [self.shares, PictureStep(presenter), self.secret],
            [lambda: say("Paper shares"), lambda: say("Picture"), lambda: say("Passphrase")],
        )

    @property
    def busy(self) -> bool:
        """Whether the book is being opened just now."""
        return not self.back.isEnabled()

    @property
    def touched(self) -> bool:
        """Whether anything secret was typed here."""
        if not self.presenter.need:
            return False
        return bool(self.presenter.shares or self.shares.tray.shares or self.presenter.passphrase)

    def finish(self) -> None:
        """Open the book; where there are no shares, back to the door."""
        if not self.presenter.need:
            self.left.emit()
            return
        try:
            work = self.presenter.opening()
        except SRBoardError as error:
            self.refuse(error)
            return
        self.main.set_busy(lambda: say("Opening"))
        self.run(lambda _progress: work(), lambda: say("Opening the book"))

    def failed(self, error: SRBoardError) -> None:
        """Said on the page where it can be mended: shares that do not fit, a closed account."""
        field = str(error.params.get("field", ""))
        if field == "share":
            self.shares.tray.ask(self.presenter.need, self.presenter.set)
            self.show_step(0)
        elif error.key == "account-closed":
            self.show_step(1)
            self.step.notices.show_notice(_closed(), "wrong")
            return
        self.refuse(error)

    def forget(self) -> None:
        self.presenter.forget()
        self.shares.tray.forget()
        self.secret.secret.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.step
        if (
            isinstance(step, PictureStep)
            and event.text().isdigit()
            and step.people.press_number(int(event.text()))
        ):
            return
        super().keyPressEvent(event)
