"""Fifth knot: make the vault now, or practise first with a sample collective."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.buttons import Button
from ui.cards import Card
from ui.first_run.presenter import FirstRunPresenter
from ui.first_run.step import Step
from ui.labels import Label, second, strong
from ui.live import say
from ui.notices import Notice
from ui.offices import roles_words
from ui.tiles import SymbolTile

__all__ = ["BeginningStep"]


class BeginningStep(Step):
    """Says what will be made; the main button makes it."""

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(
            presenter,
            lambda: say("Ready to start"),
            lambda: say("Nothing is written yet. Look at it once more; Back changes it."),
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        self.own = Card(lambda: say("Your vault"))
        row.addWidget(self.own, 3)
        practice = Card(lambda: say("Practise first"))
        practice.add(
            Label(
                lambda: say(
                    "A made-up collective with members and meetings. "
                    "Try everything; nothing can go wrong."
                ),
                "body",
                "soft",
                wrap=True,
            )
        )
        practice.body.addStretch(1)
        self.practise = Button(lambda: say("Practise with a sample collective"), icon="puzzle")
        practice.add(self.practise)
        row.addWidget(practice, 2)
        self.put(row)
        self.column.addStretch(1)

    def next_words(self) -> str:
        return say("Make the vault")

    def enter(self) -> None:
        self.own.clear()
        lines = [(self.presenter.symbol, self.presenter.name, self.presenter.folder)]
        for person in self.presenter.persons:
            lines.append((person.symbol, person.name, roles_words(person.roles)))
        for symbol, name, line in lines:
            self.own.add(_line(symbol, name, line))
        if self.presenter.only_one():
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("Keep two people who can open."),
                    lambda: say("You can add the second one in Settings after the start."),
                ),
                "advice",
            )
        else:
            self.notices.drop("advice")


def _line(symbol: str, name: str, line: str) -> Card:
    holder = Card(tight=True)
    holder.set_kind("none")
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(12)
    row.addWidget(SymbolTile(symbol, 40))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(strong(name, wrap=True))
    words.addWidget(second(line, wrap=True))
    row.addLayout(words, 1)
    holder.add(row)
    return holder
