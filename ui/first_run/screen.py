"""First run: five pages, and the vault they make. Nothing is written before the last button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from sr_board.base.errors import SRBoardError
from ui.first_run.beginning import BeginningStep
from ui.first_run.collective import CollectiveStep
from ui.first_run.language import LanguageStep
from ui.first_run.passphrases import PassphrasesStep
from ui.first_run.persons import PersonsStep
from ui.first_run.presenter import FirstRunPresenter
from ui.jobs import JobRunner
from ui.live import say
from ui.steps_screen import StepsScreen

__all__ = ["FirstRunScreen"]


class FirstRunScreen(StepsScreen):
    """Signals besides those of its base: `language_picked` (code), `size_picked` (per cent)."""

    language_picked = Signal(str)
    size_picked = Signal(int)

    def __init__(
        self, presenter: FirstRunPresenter, jobs: JobRunner, *, can_leave: bool = False
    ) -> None:
        super().__init__(jobs, can_leave=can_leave)
        self.presenter = presenter
        language = LanguageStep(self.presenter)
        language.picked.connect(self.language_picked)
        language.sized.connect(self.size_picked)
        self.beginning = BeginningStep(self.presenter)
        self.beginning.practise.clicked.connect(lambda _c=False: self.practise())
        self.put_steps(
            [
                language,
                CollectiveStep(self.presenter),
                PersonsStep(self.presenter),
                PassphrasesStep(self.presenter),
                self.beginning,
            ],
            [
                lambda: say("Language"),
                lambda: say("Collective"),
                lambda: say("Offices"),
                lambda: say("Passphrase"),
                lambda: say("Start"),
            ],
        )

    # -- making ---------------------------------------------------------------------------

    def finish(self) -> None:
        """Make the vault."""
        try:
            work = self.presenter.founding()
        except SRBoardError as error:
            self.refuse(error)
            return
        self.main.set_busy(lambda: say("Making the vault"))
        self.beginning.practise.setEnabled(False)
        self.run(work, lambda: say("Making the vault"))

    def practise(self) -> None:
        """Make a sample collective instead."""
        self.beginning.practise.set_busy(lambda: say("Making the sample collective"))
        self.main.setEnabled(False)
        self.run(self.presenter.practising(), lambda: say("Making the vault"))

    def idle(self) -> None:
        super().idle()
        self.beginning.practise.set_busy(None)

    def forget(self) -> None:
        self.presenter.forget()

    # -- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.step
        if (
            isinstance(step, LanguageStep)
            and event.text().isdigit()
            and step.board.press_number(int(event.text()))
        ):
            return
        super().keyPressEvent(event)
