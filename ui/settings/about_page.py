"""About: the version, what is protected and what is not, and whose work this stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

import sr_board
from ui.cards import Card
from ui.desk import Desk
from ui.labels import Label, second
from ui.live import Text, say
from ui.page import Page
from ui.settings.back import back_button
from ui.state import State, StateMark

__all__ = ["AboutPage"]


class AboutPage(Page):
    """Plain sentences, no links: the program never uses the network."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("About SR Board"))
        self.set_title(
            lambda: say("About SR Board"),
            lambda: say("Version {version}. It never uses the network.", version=_version()),
        )
        self.put(self._protected())
        self.put(self._limits())
        self.put(self._licences())
        self.work.addStretch(1)
        self.foot.helper(back_button(desk))

    def _protected(self) -> Card:
        protected = Card(lambda: say("What is protected"))
        for words in (
            lambda: say("Everything in the vault is encrypted. Without a passphrase it is noise."),
            lambda: say("Only board members hold the key to the case files, whoever asks."),
            lambda: say("Every act is signed. A change made behind the program's back is found."),
            lambda: say("When it locks, nothing of what was open stays in the memory."),
        ):
            self._line(protected, State.OK, words)
        return protected

    def _limits(self) -> Card:
        limits = Card(lambda: say("What is not protected"))
        for words in (
            lambda: say("A passphrase that somebody saw, or that is easy to guess."),
            lambda: say("A computer on which somebody installed a program that watches."),
            lambda: say(
                "What a user read or copied while she held an office, and older backups she can "
                "open."
            ),
            lambda: say("Printed papers and saved spreadsheets: keep them as you keep money."),
        ):
            self._line(limits, State.DUE, words)
        return limits

    def _licences(self) -> Card:
        licences = Card(lambda: say("Licences"))
        licences.add(
            Label(
                lambda: say(
                    "SR Board is free software under the GNU General Public License, version 3 or "
                    "later. You may use, study, copy and change it."
                ),
                "body",
                wrap=True,
            )
        )
        licences.add(
            second(
                lambda: say(
                    "Letters: Noto Sans (SIL Open Font License). Icons: Tabler (MIT). The texts "
                    "of all licences lie in the program's folder resources/licences."
                ),
                wrap=True,
            )
        )
        return licences

    @staticmethod
    def _line(card: Card, state: State, words: Text) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(StateMark(state, ""))
        row.addWidget(Label(words, "body", wrap=True), 1)
        card.add(row)


def _version() -> str:
    return sr_board.version()
