"""Taking over and taking back: the acts of the import page that write, and the problem list.

Asks before what cannot be turned back and before a readable file leaves; decides nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sr_board.people.rows import BatchRow
from ui.dialogs import Irreversible
from ui.live import say, say_n
from ui.members.import_table import found_words
from ui.members.saving import ask_plain, ask_save_path, write_bytes
from ui.notices import Notice

if TYPE_CHECKING:
    from ui.members.import_page import ImportPage

__all__ = ["TakingOver"]


class TakingOver:
    """What the buttons of the page do to the register."""

    def __init__(self, page: ImportPage) -> None:
        self._page = page

    def take_over(self) -> None:
        """Write what is ready, in one batch."""
        command = self._page.presenter.command()
        count = self._page.presenter.to_write

        def done(result: Any) -> None:
            self._page.presenter.batch_id = result.id
            self.say_taken(count)
            self._page.look("rows")

        self._page.write(
            lambda: self._page.presenter.apply(command), done, words=lambda: say("Taking over")
        )

    def say_taken(self, count: int) -> None:
        """Say how many members were taken over, with Undo."""
        self._page.notices.show_notice(
            Notice(
                "ok",
                lambda: say_n("{n} member is taken over.", "{n} members are taken over.", count),
                lambda: say("Everything can be turned back at once, also later on this page."),
                buttons=[(lambda: say("Undo"), self.undo)],
            )
        )

    def undo(self) -> None:
        """Take back what was just taken over."""
        batch = self._page.presenter.batch_id
        self._page.write(lambda: self._page.presenter.reverse(batch), lambda _d: self._say_back())

    def _say_back(self) -> None:
        self._page.presenter.batch_id = ""
        self._page.notices.show_notice(
            Notice("info", lambda: say("The import is taken back. Its numbers are free again."))
        )
        if self._page.step == "start":
            self._page.list_start(None)
        else:
            self._page.look("rows")

    def ask_take_back(self, batch: BatchRow) -> None:
        """Ask, then take an earlier import back."""
        question = Irreversible(
            self._page,
            lambda: say("Take this import back?"),
            lambda: say(
                "Members that came with it are struck through, changed values go back to what "
                "stood before. What was entered by hand since stays."
            ),
            keep=lambda: say("Leave it as it is"),
            act=lambda: say("Take the import back"),
        )
        if question.exec():
            ref = batch.batch_id
            self._page.write(lambda: self._page.presenter.reverse(ref), lambda _d: self._say_back())

    def save_problems(self) -> None:
        """Save the rows with problems as a list to work through on paper."""
        if not ask_plain(
            self._page,
            lambda: say(
                "Everybody who gets this list can read the names in it. Delete it when the "
                "questions are answered."
            ),
        ):
            return
        path = ask_save_path(self._page, "questions.csv", "CSV (*.csv)")
        if path is None:
            return
        words = {row.row_no: found_words(row) for row in self._page.presenter.problems}
        heads = [say("Row"), say("No."), say("Name"), say("Joined"), say("What we found")]
        content = self._page.presenter.problem_list(heads, words)
        self._page.read(
            lambda: write_bytes(path, content),
            lambda _n: self._page.notices.show_notice(
                Notice("ok", lambda: say("The list is saved.")), "list"
            ),
        )
