"""Something was entered long after it happened: two persons say why. The entry stands meanwhile."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.keeping.records_clock import BackdatedEntry
from sr_board.cases.keeping.service_clock import ConfirmBackdated
from sr_board.cases.words.files import HAPPENED
from ui.cases.files.presenter import FilesPresenter
from ui.cases.keeping.presenter import moment_words
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.live import Text, say

__all__ = ["BackdatedPage"]


class BackdatedPage(SignedStep):
    """Which entry, and why."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Entered late"),
            lambda: say(
                "The entry stands as it is, and its clocks too. Two who read the file say why it "
                "was entered so long after it happened."
            ),
            lambda: say("Write down why"),
        )
        self.entry = ChoiceField(lambda: say("Which entry"), key="entry_id")
        self.why = LineField(lambda: say("Why so late"), key="why", most=300)
        self.form.add(self.entry)
        self.form.add(self.why)
        self.finish()

    def fill_more(self, view: Any) -> None:
        waiting = [one for one in view.all(BackdatedEntry) if one.confirmed_at is None]
        self.entry.set_choices([(one.id, _words(one)) for one in waiting])
        self.entry.set_value(waiting[0].id if len(waiting) == 1 else None)
        self.why.set_value("")

    def what_is_signed(self) -> Text:
        return lambda: say("This was entered late for the reason written here.")

    def wishes(self) -> bool:
        if self.entry.value() is None:
            self.form.set_error("entry_id", lambda: say("Choose the entry."))
            return False
        self.wish = (str(self.entry.value()), self.why.value())
        return True

    def act(self) -> Done:
        entry, why = self.wish
        command = ConfirmBackdated(self.case_id, entry, why, self.second)
        return self.presenter.desk.laptop.confirm_backdated(command)


def _words(one: BackdatedEntry) -> Text:
    return lambda: say(
        "{what}: {at}",
        what=say(HAPPENED.get(one.what, "–")),
        at=moment_words(one.told.at or one.at, one.told.offset_minutes),
    )
