"""Chair or secretary of the board hand their office over; the files go with it."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.vocabulary import BoardOffice
from sr_board.cases.words.board import OFFICES
from ui.cases.board.parts import BoardForm
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say

__all__ = ["HandoverPage"]

_OFFICES = (BoardOffice.CHAIR, BoardOffice.SECRETARY)


class HandoverPage(BoardForm):
    """Which office, and who takes it."""

    always_two = True

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Hand over an office of the board"),
            lambda: say(
                "Every file gets new keys: who leaves the office opens none of them any more. What "
                "she saw before, and old backups whose passphrase she kept, stay readable to her."
            ),
            lambda: say("Hand it over"),
        )
        self.office = ChoiceField(
            lambda: say("Office"), [(str(o), _word(o)) for o in _OFFICES], key="office"
        )
        self.who = ChoiceField(lambda: say("Who takes it"), key="member_id")
        self.form.add(self.office, self.who)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board()

    def fill(self, found: Any) -> None:
        self.view = found
        holders = [seat.holder for seat in found.seats if seat.holder is not None]
        able = [row for row in holders if row.office is BoardOffice.NONE and row.keys]
        self.who.set_choices([(row.id, row.name) for row in able])
        self.who.set_value(None)
        self.office.set_value(None)

    def what_is_signed(self) -> Text:
        return lambda: say("The office is handed over, and every file gets new keys.")

    def wishes(self) -> bool:
        if self.office.value() is None:
            self.form.set_error("office", lambda: say("Choose the office."))
            return False
        member = self.person(self.who)
        if not member or self.view is None:
            return False
        self.wish = HandOver(self.view.id, BoardOffice(str(self.office.value())), member)
        return True

    def act(self) -> Done:
        assert self.second is not None
        return self.presenter.desk.handover_work.hand_over(self.wish, self.second)


def _word(office: BoardOffice) -> Text:
    return lambda: say(OFFICES[office])
