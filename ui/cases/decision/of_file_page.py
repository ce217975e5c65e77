"""What the board did on one file: decisions, acts done at once; and the way before a sitting."""

from __future__ import annotations

from functools import partial

from sr_board import i18n
from sr_board.cases.board.decision_views import DecisionView, EmergencyRow
from sr_board.cases.papers.decision import outcome_words
from sr_board.cases.words.board import PROPOSALS
from ui.buttons import Button, Kind
from ui.cards import Card, Row, quiet
from ui.cases.decision.point_page import decision_state
from ui.cases.decision.presenter import BoardOnFile, DecisionsPresenter
from ui.cases.emergency.parts import act_state, act_words, when_words
from ui.desk import Desk
from ui.live import say
from ui.page import Page

__all__ = ["FileBoardPage"]


class FileBoardPage(Page):
    """The board on one file."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("The board on this file"),
            lambda: say("The board decides on support, never on a report. No clock waits for it."),
        )
        self.presenter = presenter
        self.case_id = ""
        self.decided = Card(lambda: say("Decisions"), tight=True)
        self.done = Card(lambda: say("Done at once"), tight=True)
        self.put(self.decided)
        self.put(self.done)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Case file"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: desk.go("cases-file", id=self.case_id),
            )
        )
        self.act = self.foot.beside(
            Button(
                lambda: say("Write down an act"),
                on=lambda: desk.go("cases-emergency-new", case=self.case_id),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Put it before a sitting"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: desk.go("cases-point-add", case=self.case_id),
            )
        )

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))

    def refresh(self) -> None:
        case = self.case_id
        if case:
            self.read(lambda: self.presenter.on_file(case), self.show_file)

    def show_file(self, found: BoardOnFile) -> None:
        """Show both lists."""
        self.decided.clear()
        self.done.clear()
        for view in found.decisions:
            self.decided.add_line()
            self.decided.add(self._decision(view))
        if not found.decisions:
            self.decided.add(quiet(lambda: say("Nothing is decided yet.")))
        for row in found.acts:
            self.done.add_line()
            self.done.add(_act(row))
        if not found.acts:
            self.done.add(quiet(lambda: say("Nothing is written down here.")))
        self.main.setVisible(found.officer)

    def _decision(self, view: DecisionView) -> Row:
        return Row(
            lambda: say(PROPOSALS[view.proposal]),
            lambda: " ".join(outcome_words(view, i18n.current())).strip(),
            icon="gavel",
            state=decision_state(view),
            button=(
                lambda: say("Read it"),
                partial(self.desk.go, "cases-decision", case=view.case_id, id=view.id),
            ),
        )


def _act(row: EmergencyRow) -> Row:
    return Row(lambda: act_words(row), lambda: when_words(row), icon="clock", state=act_state(row))
