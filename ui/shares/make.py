"""Forms about a set of paper shares that a second person signs; the making of new ones."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.vault.shares import PARTS_MOST
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.shares.share_set import ShareSet
from ui.two_persons import TwoPersonForm

__all__ = ["MakeShares", "SetForm"]


class SetForm(TwoPersonForm):
    """A form about a set that goes back to its front page. Nothing of it is kept as a draft."""

    def __init__(self, desk: Desk, held: ShareSet, title: Text, guidance: Text, verb: Text) -> None:
        super().__init__(desk, held, title, guidance, verb)
        self.held = held

    def go_back(self) -> None:
        self.desk.go(self.held.places.front)

    def draft(self) -> dict[str, object] | None:
        return None


class MakeShares(SetForm):
    """New shares of a set. Subclasses may add fields before `finish`."""

    def __init__(self, desk: Desk, held: ShareSet) -> None:
        super().__init__(
            desk,
            held,
            lambda: say("Make new shares"),
            lambda: say("Each is shown once, to be written down or printed. Older ones are over."),
            lambda: say("Make the shares"),
        )
        numbers = [(n, partial(_number, n)) for n in range(2, PARTS_MOST + 1)]
        self.need = ChoiceField(lambda: say("How many are enough"), numbers, key="need")
        self.of = ChoiceField(lambda: say("How many are made"), numbers, key="of")
        self.form.add(self.need, self.of)
        self.wish = (0, 0)
        self.add_more()
        self.finish()

    def add_more(self) -> None:
        """More fields of this set."""

    def fill(self, found: Any) -> None:
        self.need.set_value(3)
        self.of.set_value(5)

    def wishes(self) -> bool:
        """What the second person reads is what is made, whatever is chosen afterwards."""
        self.wish = (self._chosen(self.need), self._chosen(self.of))
        return True

    def what_is_signed(self) -> Text:
        need, of = map(_number, self.wish)
        return lambda: self.held.words.opens(need, of)

    @staticmethod
    def _chosen(field: ChoiceField) -> int:
        return int(str(field.value() or 0))

    def act(self) -> Done:
        need, of = self.wish
        return self.held.make(need, of, self.second)

    def done(self, done: Done) -> None:
        self.desk.go(self.held.places.shown, id="1")


def _number(n: int) -> str:
    return i18n.current().integer(n)
