"""What was recorded in a group's books, the newest first."""

from __future__ import annotations

from functools import partial

from finance.ledger.views import EntryPage, EntryRow
from finance.ledger.words import KINDS
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.live import say
from ui.money.ledger.parts import EntryLine, back_to_money, day, voucher_words
from ui.money.ledger.presenter import LedgerPresenter
from ui.page import Page

__all__ = ["EntriesPage"]

_STEP = 50


class EntriesPage(Page):
    """Entries; each opens as its voucher."""

    listens = frozenset({"money"})

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("What was recorded"),
            lambda: say("Nothing here is ever erased: a mistake is cancelled or corrected."),
        )
        self.presenter = presenter
        self._group, self._skip = "", 0
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_money(desk, lambda: self._group))
        self.newer = self.foot.helper(
            Button(lambda: say("Newer"), Kind.QUIET, on=lambda: self._turn(-_STEP))
        )
        self.older = self.foot.helper(
            Button(lambda: say("Older"), Kind.QUIET, on=lambda: self._turn(_STEP))
        )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        self._skip = 0

    def refresh(self) -> None:
        if self._group:
            group, skip = self._group, self._skip
            self.read(lambda: self.presenter.entries(group, skip), self.show_entries)

    def _turn(self, by: int) -> None:
        self._skip = max(0, self._skip + by)
        self.refresh()

    def show_entries(self, found: EntryPage) -> None:
        """Show one page of entries."""
        self.card.clear()
        for number, entry in enumerate(found.rows):
            if number:
                self.card.add_line()
            self.card.add(self._line(entry))
        if not found.rows:
            self.card.add(Empty("cash", lambda: say("Nothing is recorded yet.")), 1)
        self.newer.setVisible(self._skip > 0)
        self.older.setVisible(self._skip + _STEP < found.total)

    def _line(self, entry: EntryRow) -> EntryLine:
        go = partial(self.desk.go, "money-voucher", id=entry.id, group=self._group)
        return EntryLine(
            entry,
            lambda: say(
                "{date} · {kind} · no. {number}",
                date=day(entry.on_date),
                kind=say(KINDS[entry.kind]),
                number=voucher_words(entry.voucher_no),
            ),
            (lambda: say("Show"), go),
        )
