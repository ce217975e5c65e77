"""What the forms of leaders have in common: one group, one form, back to the board."""

from __future__ import annotations

from collections.abc import Callable

from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import Field
from ui.form import Form
from ui.leadership.presenter import Choices, LeadersPresenter
from ui.live import Text, say
from ui.page import Page

__all__ = ["LeaderForm"]


class LeaderForm(Page):
    """A form about the leaders of a group. Subclasses add fields and say what saving does."""

    listens = frozenset({"leaders"})
    kinds: tuple[str, ...] = ()

    def __init__(
        self, desk: Desk, presenter: LeadersPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, title, guidance)
        self.presenter = presenter
        self.group_id = ""
        self.place: dict[str, object] = {}
        self.choices: Choices | None = None
        self._new = True
        self.form = Form()
        self.card = Card()
        self.card.add(self.form)
        self.put(self.card)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.main = self.foot.set_main(Button(verb, Kind.MAIN, key="Ctrl+Return", on=self.save))

    def finish(self) -> None:
        """All fields are in."""
        self.form.end_at(self.main)
        self.work.addStretch(1)

    def go_back(self) -> None:
        """To the leaders of the group."""
        self.desk.go("leaders", group=self.group_id)

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        self.form.clear_errors()
        self.place = place
        self.group_id = str(place.get("group", self.group_id))
        self._new = True

    def refresh(self) -> None:
        group = self.group_id
        if group:
            self.read(lambda: self.presenter.choices(group, self.kinds), self._show)

    def _show(self, choices: Choices) -> None:
        self.choices = choices
        self.fill(choices, self._new)
        self._new = False

    def fill(self, choices: Choices, new: bool) -> None:
        """Offer choices; `new`: she has just come to this form."""

    def save(self) -> None:
        """Check what is typed and write it."""

    def wrong(self, field: Field, words: Text) -> bool:
        """Mark a field; False, so that saving stops."""
        self.form.set_error(field.key, words)
        return False

    def send(self, act: Callable[[], Done], said: Text) -> None:
        """Write, then back to the leaders with a word."""
        group = self.group_id
        self.write(act, lambda _d: self.desk.go("leaders", group=group, said=said), form=self.form)
