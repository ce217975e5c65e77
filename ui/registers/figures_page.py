"""Figures of self-government: large numbers, each with its part, its whole and one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from governance.rule_names import code_words
from governance.rules.statistics import Rate
from governance.statistics.queries import Figures
from sr_board import i18n
from sr_board.people.rows import GroupRow
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.page import Page
from ui.registers.periods import PERIODS
from ui.registers.presenter import FiguresPresenter

__all__ = ["FiguresPage"]


class FiguresPage(Page):
    """Six figures and what was not met."""

    listens = frozenset({"meetings", "minutes", "actions", "breaches", "resolutions"})

    def __init__(self, desk: Desk, presenter: FiguresPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Figures"),
            lambda: say("Counts only. Nobody is named, and every figure says of how many."),
        )
        self.presenter = presenter
        self.group = ChoiceField("", [("", lambda: say("All groups"))])
        self.period = ChoiceField("", list(PERIODS))
        self.group.set_value("")
        self.period.set_value("year")
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.group, self.period):
            field.changed.connect(self.refresh)
            row.addWidget(field)
        self.beside_title.addLayout(row)
        self.grid = QGridLayout()
        self.grid.setSpacing(14)
        self.put(self.grid)
        self.cards: list[Card] = []
        self.broken = Card(lambda: say("Rules that were not met"))
        self.put(self.broken)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("papers"),
            )
        )

    def retranslate(self) -> None:
        """Names for readers."""
        self.group.box.setAccessibleName(say("Group"))
        self.period.box.setAccessibleName(say("Time"))

    def refresh(self) -> None:
        self.retranslate()
        group, period = str(self.group.value() or "") or None, str(self.period.value() or "year")

        def work() -> tuple[Sequence[GroupRow], Figures]:
            return self.presenter.groups(), self.presenter.load(group, period)

        self.read(work, lambda found: self.show_figures(*found))

    def show_figures(self, groups: Sequence[GroupRow], found: Figures) -> None:
        """Lay the figures out."""
        self.group.changed.disconnect(self.refresh)
        rows = [(row.group_id, row.name) for row in groups]
        self.group.set_choices([("", lambda: say("All groups")), *rows])
        self.group.set_value(found.wanted.group_id or "")
        self.group.changed.connect(self.refresh)
        for card in self.cards:
            self.grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [_card(*facts) for facts in _facts(found)]
        self._lay_out()
        self.broken.clear()
        for code, count in found.breaches.items():
            self.broken.add(_line(code, count))
        if not found.breaches:
            self.broken.add(Label(lambda: say("Every rule that was checked was met."), "body"))
        else:
            answered = found.answered
            self.broken.add(
                second(
                    lambda: say_n(
                        "{n} of them is explained, ratified or put right.",
                        "{n} of them are explained, ratified or put right.",
                        answered,
                    )
                )
            )

    def _lay_out(self) -> None:
        columns = 2 if self.width() < 1000 else 3
        for place, card in enumerate(self.cards):
            self.grid.addWidget(card, place // columns, place % columns)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        for card in self.cards:
            self.grid.removeWidget(card)
        self._lay_out()


def _percent(rate: Rate) -> Text:
    shown = rate.per_thousand
    if shown is None:
        return "–"
    return lambda: say("{n} of 100", n=(shown + 5) // 10)


def _facts(found: Figures) -> list[tuple[Text, Text, Text]]:
    return [*_of_meetings(found), *_of_work(found)]


def _of_meetings(found: Figures) -> list[tuple[Text, Text, Text]]:
    quorum, came = found.quorum, found.attendance
    return [
        (
            lambda: say("Meetings held"),
            lambda: i18n.current().integer(found.meetings),
            lambda: say_n("{n} more was put off.", "{n} more were put off.", found.put_off),
        ),
        (
            lambda: say("Members who came"),
            _percent(came),
            lambda: say("{part} of {whole} seats were filled.", part=came.part, whole=came.whole),
        ),
        (
            lambda: say("Enough members at every vote"),
            _percent(quorum),
            lambda: say(
                "{part} of {whole} meetings; of {unknown} it is not recorded.",
                part=quorum.part,
                whole=quorum.whole,
                unknown=quorum.unknown,
            ),
        ),
    ]


def _of_work(found: Figures) -> list[tuple[Text, Text, Text]]:
    tasks, active = found.tasks, found.active
    return [
        (
            lambda: say("Decisions"),
            lambda: i18n.current().integer(found.decisions),
            lambda: say_n("{n} of them was carried.", "{n} of them were carried.", found.passed),
        ),
        (
            lambda: say("Tasks done in time"),
            _percent(tasks),
            lambda: say("{part} of {whole} that were due.", part=tasks.part, whole=tasks.whole),
        ),
        (
            lambda: say("Active groups"),
            lambda: i18n.current().integer(active.part),
            lambda: say_n(
                "Of {n} group. Active: a full meeting with approved minutes lately.",
                "Of {n} groups. Active: a full meeting with approved minutes lately.",
                active.whole,
            ),
        ),
    ]


def _card(title: Text, figure: Text, sentence: Text) -> Card:
    card = Card(title)
    card.add(Label(figure, "clock", "action"))
    card.add(second(sentence, wrap=True))
    return card


def _line(code: str, count: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Label(lambda: i18n.current().integer(count), "strong"))
    row.addWidget(Label(lambda: code_words(code, i18n.current()), "body", wrap=True), 1)
    return row
