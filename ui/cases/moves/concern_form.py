"""A concern entered on the wrong file goes, with its clock, to the one it was meant for."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_concern_moves import MoveConcern
from sr_board.cases.words.files import FEAR_WORDS
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words

__all__ = ["ConcernMovedPage"]


class ConcernMovedPage(SignedStep):
    """Two persons who read the file; one of them chair or secretary of the board."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A concern on the wrong file"),
            lambda: say(
                "It is moved, never taken away: its clock goes on at the file it was meant for. "
                "This file goes back to where it was, unless something else says child."
            ),
            lambda: say("Move the concern"),
        )
        self.concern = ChoiceField(lambda: say("Which concern"), key="concern")
        self.code = LineField(
            lambda: say("Code of the file it was meant for"), key="to_code", most=40
        )
        self.code.set_help(lambda: say("Leave it empty when she has no file yet."))
        self.reason = LineField(lambda: say("What went wrong"), key="reason", most=300)
        self.form.add(self.concern)
        self.form.add(self.code)
        self.form.add(self.reason)
        self.finish()

    def fill_more(self, view: Any) -> None:
        standing = [one for one in view.all(ConcernEntered) if one.moved_at is None]
        self.concern.set_choices([(one.id, self._words(one)) for one in standing])
        self.concern.set_value(standing[0].id if len(standing) == 1 else None)
        self.code.set_value("")
        self.reason.set_value("")

    @staticmethod
    def _words(one: ConcernEntered) -> Text:
        at, offset = one.when.at or one.at, one.when.offset_minutes
        return lambda: say(
            "{day}, {time}: {reason}",
            day=day_words(at, offset),
            time=clock_words(at, offset),
            reason=say(FEAR_WORDS.get(one.reason, "–")),
        )

    def what_is_signed(self) -> Text:
        return lambda: say("This concern was meant for another file, and goes there with its time.")

    def wishes(self) -> bool:
        if self.concern.value() is None:
            self.form.set_error("concern", lambda: say("Choose the concern."))
            return False
        self.wish = (str(self.concern.value()), self.reason.value(), self.code.value())
        return True

    def act(self) -> Done:
        concern, reason, code = self.wish
        command = MoveConcern(self.case_id, concern, reason, code, second=self.second)
        return self.presenter.desk.concern_moves.move(command)

    def done(self, done: Done) -> None:
        self.desk.go("cases-file", id=done.id)
