"""What waits for a second person, and what she sent back."""

from __future__ import annotations

from functools import partial

from finance.ledger.views import WaitingRow
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.live import say
from ui.money.ledger.parts import EntryLine, back_to_money, day, person_words
from ui.money.ledger.presenter import LedgerPresenter
from ui.page import Page

__all__ = ["WaitingPage"]


class WaitingPage(Page):
    """Entries that are not recorded yet."""

    listens = frozenset({"money"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("What waits for whom"),
            lambda: say("Until somebody else confirms it, it does not count."),
        )
        self.presenter = presenter
        self._group = ""
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_money(desk, lambda: self._group))

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.waiting(group), self.show_waiting)

    def show_waiting(self, found: tuple[WaitingRow, ...]) -> None:
        """Show what waits, the oldest first."""
        self.card.clear()
        for number, row in enumerate(found):
            if number:
                self.card.add_line()
            go = partial(self.desk.go, "money-voucher", id=row.entry.id, group=row.group_id)
            self.card.add(
                EntryLine(row.entry, lambda row=row: _below(row), (lambda: say("Look at it"), go))
            )
        if not found:
            self.card.add(Empty("check", lambda: say("Nothing waits for anybody.")), 1)


def _below(row: WaitingRow) -> str:
    words = say(
        "{group}, {date} · prepared by {name}",
        group=row.group_name,
        date=day(row.entry.on_date),
        name=person_words(row.prepared_by),
    )
    if row.refused_reason:
        return f"{words} · {say('sent back: {reason}', reason=row.refused_reason)}"
    return words
