"""Answers about one row of a file: the one button beside it, and the panel with all the ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sr_board.people.exchange.proposal import Act, Offer, ProposedRow
from sr_board.people.rows import MemberRow
from ui.members.import_answer import AnswerPanel

if TYPE_CHECKING:
    from ui.members.import_page import ImportPage

__all__ = ["Answering"]


class Answering:
    """Takes what the person decides about a row to the presenter and looks at the file again."""

    def __init__(self, page: ImportPage, panel: AnswerPanel) -> None:
        self._page = page
        self._connect(panel)

    def press(self, row: ProposedRow) -> None:
        """The one button of a row."""
        self._page.row_no = row.row_no
        if self._page.presenter.press(row):
            self._page.look()
        else:
            self.open_row(row)

    def open_row(self, row: ProposedRow) -> None:
        """Show all that can be answered about a row."""
        self._page.row_no = row.row_no
        wanted = [
            (offer, str(note.params.get("name", "")) if note else row.data.name)
            for offer in row.offers
            if offer.act is Act.COMPARE
            for note in [_compared(row)]
        ]

        def work() -> dict[Offer, MemberRow | ProposedRow]:
            others: dict[Offer, MemberRow | ProposedRow] = {}
            for offer, name in wanted:
                if offer.membership_id is not None:
                    others[offer] = self._page.presenter.known(offer.membership_id, name)
                elif offer.row_no is not None and (other := self._page.presenter.row(offer.row_no)):
                    others[offer] = other
            return others

        def show(others: dict[Offer, MemberRow | ProposedRow]) -> None:
            self._page.panel.show_row(row, others)
            self._page.go("row")

        self._page.read(work, show)

    def _decide(self, act: str, *values: object) -> None:
        getattr(self._page.presenter, act)(self._page.row_no, *values)
        self._page.look("rows")

    def _decide_row(self, act: str, *values: object) -> None:
        row = self._page.presenter.row(self._page.row_no)
        if row is not None:
            getattr(self._page.presenter, act)(row, *values)
            self._page.look("rows")

    def _connect(self, panel: AnswerPanel) -> None:
        panel.valued.connect(lambda field, value: self._decide("set_value", field, value))
        panel.same.connect(lambda offer: self._decide_row("same_person", offer))
        panel.other.connect(lambda: self._decide_row("new_person"))
        panel.skipped.connect(lambda: self._decide_row("skip"))
        panel.again.connect(lambda: self._decide_row("look_again"))
        panel.closed.connect(lambda: self._page.go("rows"))


def _compared(row: ProposedRow) -> Any:
    codes = ("like-member", "number-of-other")
    return next((note for note in row.notes if note.code in codes), None)
