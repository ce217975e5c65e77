"""I fear a child is in danger: one reason, perhaps a code, and it is on its way to the board."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.access.concern import Concern
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.cases.rules.codes import check_code
from sr_board.cases.words.files import FEAR_WORDS
from ui.cases.board.parts import choices
from ui.cases.code_field import watch_code
from ui.desk import Desk
from ui.fields import LineField
from ui.live import say
from ui.members.form_page import FormPage
from ui.picks import PickField
from ui.wording import words_for

__all__ = ["ConcernPage"]


class ConcernPage(FormPage):
    """The note."""

    def __init__(self, desk: Desk, write: Callable[[Concern], Done]) -> None:
        super().__init__(
            desk,
            lambda: say("I fear a child is in danger"),
            lambda: say(
                "Chair and secretary of the board get it sealed when they next open the program; "
                "you cannot read it again. The child's clock counts from now. There is no undo. "
                "In danger now: phone the child helpline 1098 or 112 first."
            ),
            lambda: say("Send it to the board"),
        )
        self._write = write
        self.reason = PickField(lambda: say("Why"), choices(FEAR_WORDS), key="reason")
        self.code = LineField(
            lambda: say("Code of the case, if you know it"),
            key="code",
            help=lambda: say("Leave it empty for somebody new."),
        )
        watch_code(self.code, lambda: say("Leave it empty for somebody new."))
        self.words = LineField(lambda: say("In a few words, without a name"), key="text", most=200)
        self.form.add(self.reason)
        self.form.add(self.code)
        self.form.add(self.words)
        self.finish()

    def fill(self, found: object) -> None:
        self.reason.set_value(None)
        self.code.set_value("")
        self.words.set_value("")

    def wishes(self) -> bool:
        if self.reason.value() is None:
            self.form.set_error("reason", lambda: say("Choose a reason."))
            return False
        typed, code = str(self.code.value()).strip(), ""
        if typed:
            try:
                code = check_code(typed)
            except RuleBroken as error:
                words = words_for(error)
                self.form.set_error("code", lambda: " ".join(words))
                return False
        self.wish = Concern(str(self.reason.value()), code, str(self.words.value()))
        return True

    def act(self) -> Done:
        return self._write(self.wish)

    def done(self, done: Done) -> None:
        self.fill(None)
        self.notices.show_saved(lambda: say("It is on its way to the board."))

    def go_back(self) -> None:
        self.desk.go("today")

    def draft(self) -> dict[str, object] | None:
        return None  # half a fear is kept nowhere
