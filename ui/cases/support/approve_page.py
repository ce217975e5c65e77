"""A paper with her name that somebody asked for: the second holder of her identity approves it, at
her own sitting, or does not."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board.cases.papers.service_approvals import PaperWaiting
from sr_board.cases.rules.paper_approval import PaperWithName
from sr_board.i18n import N_
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import person_tile
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.live import say
from ui.meetings.times import clock_words, day_words
from ui.page import Page

__all__ = ["WORDS", "ApprovePage"]

WORDS = {
    PaperWithName.LETTER: N_("A letter in her name"),
    PaperWithName.OWN_FILE: N_("Her own file, printed for her"),
    PaperWithName.REPORT: N_("A report by law with the child's name"),
}


class ApprovePage(Page):
    """What waits in one file for the one who looks."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A paper waits for you"),
            lambda: say(
                "You hold her identity. With your approval the one who asked saves the paper once, "
                "locked with a passphrase, within a week. Ask her why if you are not sure."
            ),
        )
        self.presenter = presenter
        self.case_id = ""
        self.rows: tuple[PaperWaiting, ...] = ()
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Open the file"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: desk.go("cases-file", id=self.case_id),
            )
        )
        self.no = self.foot.beside(Button(lambda: say("Do not approve"), on=self.refuse))
        self.main = self.foot.set_main(
            Button(lambda: say("Approve it"), Kind.MAIN, key="Ctrl+Return", on=self.approve)
        )

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))

    def refresh(self) -> None:
        self.read(self._found, self.show_rows)

    def _found(self) -> tuple[Any, ...]:
        rows = self.presenter.desk.approvals.waiting()
        return tuple(one for one in rows if one.case_id == self.case_id), self.presenter.names()

    def show_rows(self, found: tuple[Any, ...]) -> None:
        """The oldest request of the file; the next one follows it."""
        self.rows, names = found
        self.card.clear()
        for button in (self.no, self.main):
            button.setVisible(bool(self.rows))
        if not self.rows:
            self.card.add(Empty("lock", lambda: say("Nothing waits for you in this file.")))
            return
        one = self.rows[0]
        person = names.get(one.by)
        asked_by = person.name if person is not None else say("a former user")
        self.card.add(Row(lambda: say(WORDS[one.paper]), one.to_whom or one.code, icon="lock"))
        self.card.add_line()
        self.card.add(Row(asked_by, partial(self._when, one), symbol=person_tile(person)))

    def _when(self, one: PaperWaiting) -> str:
        offset = self.presenter.offset
        return say(
            "asked on {day}, {time}; good until {until}",
            day=day_words(one.asked_at, offset),
            time=clock_words(one.asked_at, offset),
            until=day_words(one.until, offset),
        )

    def approve(self) -> None:
        """She is the second of two."""
        work, one = self.presenter.desk.approvals, self.rows[0]
        self.write(partial(work.approve, one.case_id, one.id), lambda _done: self._said())

    def refuse(self) -> None:
        """She does not approve."""
        work, one = self.presenter.desk.approvals, self.rows[0]
        self.write(partial(work.refuse, one.case_id, one.id))

    def _said(self) -> None:
        self.notices.show_saved(lambda: say("Approved. The one who asked can save it now."))
