"""The papers of one file, in one list: for one person at once, or locked for two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.vocabulary import Track
from ui.cards import Card, Row
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.lines_page import LinesPage
from ui.desk import Desk
from ui.live import Text, say
from ui.shapes import State

__all__ = ["FilePapersPage"]

_Line = tuple[Text, Text, Callable[[], object]]


class FilePapersPage(LinesPage):
    """What can be printed of a file."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Papers of this file"),
            lambda: say("One person may print what has no name, and report with it at once."),
        )
        self.plain = Card(lambda: say("Without a name"), tight=True)
        self.named = Card(lambda: say("With a name: two approve"), tight=True)
        self.put(self.plain)
        self.put(self.named)
        self.work.addStretch(1)

    def show_file(self, view: Any) -> None:
        """Show what there is for this file."""
        child = view.head.track is Track.CHILD or view.head.child_apprehended
        state = (State.OK, lambda: say("code only"))
        lines = [*(self._reports() if child else []), *self._forms(view)]
        rows = [self._row(line, "printer", state) for line in lines]
        self.fill(self.plain, rows, "printer", "")
        locked = (State.AWAY, lambda: say("locked"))
        named = self._named(view, child=child) if view.may_identity else []
        self.named.setVisible(bool(named))
        self.fill(self.named, [self._row(line, "lock", locked) for line in named], "lock", "")

    def _row(self, line: _Line, icon: str, state: tuple[State, Text]) -> Row:
        fact, words, act = line
        button = (lambda: say("Open"), act)
        return Row(fact, words, icon=icon, state=state, button=button)

    def _paper(self, kind: str) -> Callable[[], object]:
        return lambda: self.desk.go("paper", kind=kind, id=self.case_id)

    def _reports(self) -> list[_Line]:
        def by_hand() -> str:
            return say("Lines for handwriting. Print it and go.")

        return [
            (lambda: say("Report to the committee"), by_hand, self._paper("case-report")),
            (lambda: say("Report to the police"), by_hand, self._paper("case-police")),
        ]

    def _forms(self, view: CaseView) -> list[_Line]:
        found: list[_Line] = [
            (
                lambda: say("Case sheet"),
                lambda: say("Where the file stands, clocks, what happened."),
                self._paper("case-sheet"),
            ),
            (
                lambda: say("Card for the purse"),
                lambda: say("Number, times, telephones; no word says what it is about."),
                self._paper("case-card"),
            ),
            (
                lambda: say("What I agree to"),
                lambda: say("She signs by hand; every line is hers to leave open."),
                self._paper("case-consent"),
            ),
        ]
        if any(one.withdrawn_at is not None for one in view.all(ConsentRow)):
            found.append(
                (
                    lambda: say("Taken back"),
                    lambda: say("Her receipt, and what followed."),
                    self._paper("case-withdrawal"),
                )
            )
        return found

    def _named(self, view: CaseView, *, child: bool) -> list[_Line]:
        found: list[_Line] = []
        if child:
            found = [
                (
                    lambda: say("Report to the committee"),
                    _for_two,
                    self.going("cases-sealed-report"),
                ),
                (
                    lambda: say("Report to the police"),
                    _for_two,
                    self.going("cases-sealed-report", police=True),
                ),
            ]
        return [
            *found,
            (
                lambda: say("A letter in her own name"),
                lambda: say("Only what she agreed to tell."),
                self.going("cases-letters"),
            ),
            (
                lambda: say("Her own file"),
                lambda: say("To be read aloud to her, or printed for her."),
                self.going("cases-own-file"),
            ),
        ]


def _for_two() -> str:
    return say("With the child's name, under a passphrase.")
