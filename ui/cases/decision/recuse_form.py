"""A member says that she takes no part in a file, from the brief in her hand."""

from __future__ import annotations

from sr_board.base.results import Done
from sr_board.cases.board.service_recusals import DeclareFromBrief
from sr_board.cases.vocabulary import RecusalGround
from sr_board.cases.words.board import GROUNDS
from ui.cases.board.parts import BoardForm, choices
from ui.cases.decision.presenter import DecisionsPresenter
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import say

__all__ = ["RecusePage"]


class RecusePage(BoardForm):
    """One ground, one press; the brief is gone then."""

    back_key = "cases-briefs"

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("I take no part in this"),
            lambda: say(
                "You leave the room for this point, and nothing of it reaches you any more. Only "
                "chair and secretary know why; no name stands in the minutes."
            ),
            lambda: say("I take no part"),
        )
        self.ground = ChoiceField(lambda: say("Why"), choices(GROUNDS), key="ground")
        self.form.add(self.ground)
        self.finish()

    def needs_two(self) -> bool:
        return False

    def wishes(self) -> bool:
        if self.ground.value() is None:
            self.form.set_error("ground", lambda: say("Choose why."))
            return False
        ground = RecusalGround(str(self.ground.value()))
        self.wish = DeclareFromBrief(str(self.place.get("id", "")), ground)
        return True

    def act(self) -> Done:
        return self.presenter.desk.recusal_work.declare(self.wish)
