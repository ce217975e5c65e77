"""A page with one form, one act and a way back; base of all small pages of this area.

The form is filled when the page arrives; what is typed and not saved is kept as a draft together
with the place it belongs to.
"""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.form import Form
from ui.live import Text, say
from ui.page import Page

__all__ = ["FormPage"]


class FormPage(Page):
    """Subclasses build `form`, and give `load`, `fill`, `act` and `done`."""

    def __init__(self, desk: Desk, title: Text, guidance: Text, verb: Text) -> None:
        super().__init__(desk, title, guidance)
        self.place: dict[str, object] = {}
        self._filled: dict[str, object] = {}
        self._kept: dict[str, Any] | None = None
        self.form = Form()
        self.card = Card()
        self.card.add(self.form)
        self.put(self.card)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.main = self.foot.set_main(Button(verb, Kind.MAIN, key="Ctrl+Return", on=self.save))

    def finish(self) -> None:
        """Call at the end of the subclass's `__init__`."""
        self.form.end_at(self.main)
        self.work.addStretch(1)

    # -- arriving ---------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self.place = place
        self.notices.clear()
        self.form.clear_errors()
        self.read(lambda: self.load(**place), self._show)

    def load(self, **place: Any) -> Any:
        """Read what the form shows (runs off the screen)."""
        return None

    def fill(self, found: Any) -> None:
        """Put what was read into the fields."""

    def _show(self, found: Any) -> None:
        self.fill(found)
        self._filled = self.form.values()
        kept = self._kept
        if kept is not None and kept.get("place") == self.place:
            self.form.set_values(kept["values"])
            self._kept = None

    # -- acting -----------------------------------------------------------------------------

    def act(self) -> Done:
        """Do it (runs off the screen, on `self.wish`)."""
        raise NotImplementedError

    def wishes(self) -> bool:
        """Take plain data from the fields; False when something is missing and is said."""
        return True

    def done(self, done: Done) -> None:
        """Where to go after the act."""
        self.go_back()

    def go_back(self) -> None:
        """Where to go without it."""
        self.desk.go("members")

    def save(self) -> None:
        """The main button."""
        self.form.clear_errors()
        self.notices.drop()
        if self.wishes():
            self.write(self.act, self._saved, form=self.form)

    def _saved(self, done: Done) -> None:
        self._filled = self.form.values()
        self.done(done)

    # -- drafts -----------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        values = self.form.values()
        if values == self._filled or not self._filled:
            return None
        return {"place": dict(self.place), "values": values}

    def restore(self, draft: dict[str, object]) -> None:
        self._kept = draft
