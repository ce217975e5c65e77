"""A decision to read and print; the briefs that are open to the reader."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from sr_board.cases.board.brief_words import brief_lines
from sr_board.cases.board.decision_views import BriefView, DecisionView
from sr_board.cases.rules.briefs import BriefField
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.decision.parts import DecisionText
from ui.cases.decision.presenter import DecisionsPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import Label, second, strong
from ui.live import say
from ui.meetings.times import clock_words, day_words
from ui.page import Page

__all__ = ["BriefsPage", "DecisionPage"]


class DecisionPage(Page):
    """One decision."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(desk, lambda: say("Decision of the board"))
        self.presenter = presenter
        self._place: dict[str, str] = {}
        self.card = Card()
        self.text = DecisionText()
        self.card.add(self.text)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Sittings"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-sittings"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Print or save"),
                Kind.MAIN,
                icon="printer",
                key="Ctrl+Return",
                on=self.open_paper,
            )
        )

    def arrive(self, **place: object) -> None:
        self._place = {key: str(value) for key, value in place.items()}

    def refresh(self) -> None:
        case, wanted = self._place.get("case", ""), self._place.get("id", "")
        if case and wanted:
            self.read(lambda: self.presenter.decision(case, wanted), self.show_decision)

    def show_decision(self, view: DecisionView) -> None:
        """Show it."""
        self.text.show_decision(view)

    def open_paper(self) -> None:
        """As a paper."""
        wanted = f"{self._place.get('case', '')}/{self._place.get('id', '')}"
        self.desk.go("paper", kind="case-decision", id=wanted)


class BriefsPage(Page):
    """Everything that was handed out to her, until it is gone."""

    listens = frozenset({"board"})

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Briefs for you"),
            lambda: say("By code, without a name. They are gone 48 hours after the sitting."),
        )
        self.presenter = presenter
        self.cards: list[Card] = []
        self.empty = Empty("file-text", lambda: say("No brief is open to you now."))
        self.put(self.empty)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Sittings"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-sittings"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.briefs, self.show_briefs)

    def show_briefs(self, briefs: tuple[BriefView, ...]) -> None:
        """Show them, one card each."""
        for card in self.cards:
            self.work.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(brief) for brief in briefs]
        for number, card in enumerate(self.cards):
            self.work.insertWidget(number, card)
            card.show()
        self.empty.setVisible(not briefs)

    def _card(self, brief: BriefView) -> Card:
        card = Card(lambda: say("File {code}", code=brief.of(BriefField.CODE)))
        for number, (_, lines) in enumerate(brief_lines(brief, i18n.current())):
            card.add(strong(lambda n=number: brief_lines(brief, i18n.current())[n][0]))
            for place in range(len(lines)):
                card.add(
                    Label(
                        lambda n=number, p=place: brief_lines(brief, i18n.current())[n][1][p],
                        "body",
                        wrap=True,
                    )
                )
        card.add(second(lambda: _until(brief, self.presenter.offset), wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(
            Button(
                lambda: say("I take no part in this"),
                on=partial(self.desk.go, "cases-recuse", id=brief.id),
            )
        )
        row.addWidget(
            Button(
                lambda: say("Print"),
                Kind.QUIET,
                icon="printer",
                on=partial(self.desk.go, "paper", kind="case-brief", id=brief.id),
            )
        )
        row.addStretch(1)
        card.add(row)
        return card

    def leave(self) -> None:
        """Nothing of a brief stays on a page that is not looked at."""
        self.show_briefs(())


def _until(brief: BriefView, offset: int) -> str:
    end: datetime = brief.expires_at
    return say(
        "Sitting {number}. Open until {day}, {time}.",
        number=brief.sitting,
        day=day_words(end, offset, weekday=True),
        time=clock_words(end, offset),
    )
