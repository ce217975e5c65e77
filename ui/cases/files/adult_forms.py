"""Talks with an adult, her word, how it went, closing."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout

from sr_board.base.results import Done
from sr_board.cases.files.service_adult import Close, HeardHer, HerWord, SettleOutcome
from sr_board.cases.rules.willingness import GATES, INFORMATION
from sr_board.cases.vocabulary import CaseState, MeansState, MeansTick, Outcome, Wants
from sr_board.cases.words.files import (
    FREE_WORDS,
    GATE_WORDS,
    INFORMATION_WORDS,
    MEANS,
    OUTCOMES,
    WANTS_WORDS,
)
from sr_board.cases.words.support import MEANS_STATES
from ui.cases.board.parts import choices
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.forms import StepPage
from ui.cases.files.guarded import CaseSigned
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import strong
from ui.live import Text, say

__all__ = ["ClosePage", "HerWordPage", "OutcomePage", "TalkPage"]


class TalkPage(StepPage):
    """A talk with her, by two people."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A talk with her"),
            lambda: say("Two people hear her, alone. She may stop at any time, and tells it once."),
            lambda: say("Write the talk down"),
        )
        self.second = ChoiceField(lambda: say("Who listened with you"), key="second_listener")
        self.form.add(self.second)
        self.form.add(self.day, self.time)
        self.gates = _ticks(sorted(GATES), GATE_WORDS)
        self.means = {str(key): _means(key) for key in MeansTick}
        self.none = CheckLine(lambda: say("None of these"))
        self.told = _ticks(list(INFORMATION), INFORMATION_WORDS)
        self._put(lambda: say("How the talk was"), self.gates)
        self.form.add_widget(strong(lambda: say("What was used to bring or keep her")))
        self.form.add_columns(*self.means.values())
        self.form.add_widget(self.none)
        self._put(lambda: say("What she was told"), self.told)
        self.free = ChoiceField(lambda: say("Free to leave"), choices(FREE_WORDS), key="free")
        self.wants = ChoiceField(lambda: say("What she wants"), choices(WANTS_WORDS), key="wants")
        self.words = TextField(lambda: say("Her words, in brief"), key="words", rows=3)
        self.form.add(self.free, self.wants)
        self.form.add(self.words)
        self.asked = CheckLine(lambda: say("She herself asked for this talk"))
        self.form.add_widget(self.asked)
        self.finish()

    def _put(self, title: Text, ticks: dict[str, CheckLine]) -> None:
        self.form.add_widget(strong(title))
        grid = QGridLayout()
        for number, tick in enumerate(ticks.values()):
            grid.addWidget(tick, number // 2, number % 2)
        self.form.column.addLayout(grid)

    def load(self, **place: Any) -> Any:
        names = self.presenter.names()
        own = self.presenter.whole(str(place["id"]))
        others = [slot for slot in self.presenter.holders() if slot != own.own]
        self.listeners = [(slot, names[slot].name) for slot in others]
        return own

    def fill_more(self, view: Any) -> None:
        self.second.set_choices(list(self.listeners))
        self.second.set_value(None)
        self.free.set_value("unsure")
        self.wants.set_value(Wants.TIME)
        self.words.set_value("")
        for tick in (*self.gates.values(), *self.told.values(), self.none, self.asked):
            tick.setChecked(False)
        self.asked.setVisible(view.head.state is CaseState.UNCERTAIN)
        for field in self.means.values():
            field.set_value("")

    def wishes(self) -> bool:
        when = self.moment()
        if when is None:
            return False
        if self.second.value() is None:
            self.form.set_error("second_listener", lambda: say("Choose who listened with you."))
            return False
        means = tuple(
            (MeansTick(key), MeansState(str(field.value())))
            for key, field in self.means.items()
            if field.value()
        )
        self.wish = HeardHer(
            self.case_id,
            str(self.second.value()),
            when,
            frozenset(_ticked(self.gates)),
            means,
            self.none.isChecked(),
            str(self.free.value()),
            Wants(str(self.wants.value())),
            frozenset(_ticked(self.told)),
            str(self.words.value()),
            she_asked=self.asked.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.adult.heard(self.wish)


class HerWordPage(StepPage):
    """She does not want this: her word is enough."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("She does not want this"),
            lambda: say("Her word is enough. She chooses where to go; home is not assumed."),
            lambda: say("Begin the support"),
        )
        self.words = TextField(lambda: say("What she said"), key="words", rows=3)
        self.form.add(self.words)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.words.set_value("")

    def wishes(self) -> bool:
        self.wish = HerWord(self.case_id, str(self.words.value()))
        return True

    def act(self) -> Done:
        return self.presenter.desk.adult.her_word(self.wish)


class OutcomePage(StepPage):
    """How it went; the days of erasure follow."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("How it went"),
            lambda: say("From this follows when her name, and later the file, is erased."),
            lambda: say("Write it down"),
        )
        self.outcome = ChoiceField(lambda: say("Outcome"), choices(OUTCOMES), key="outcome")
        self.sooner = CheckLine(lambda: say("She asked to be erased after 30 days"))
        self.form.add(self.outcome)
        self.form.add_widget(self.sooner)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.outcome.set_value(view.head.outcome)
        self.sooner.setChecked(False)

    def wishes(self) -> bool:
        if self.outcome.value() is None:
            self.form.set_error("outcome", lambda: say("Choose the outcome."))
            return False
        self.wish = SettleOutcome(
            self.case_id, Outcome(str(self.outcome.value())), self.sooner.isChecked()
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.adult.outcome(self.wish)


class ClosePage(CaseSigned):
    """Close by the board's decision, or by chair and counsellor together."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Close the file"),
            lambda: say(
                "The board decides, or chair and counsellor together. Not while a duty by law is "
                "open; a child's file only when the authority acknowledged that it has the child."
            ),
            lambda: say("Close the file"),
        )
        self.presenter = presenter
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.number = LineField(
            lambda: say("Number of the authority's acknowledgement"), key="acknowledged"
        )
        self.form.add(self.number)
        self.by_board = False
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.whole(str(place["id"]))

    def fill(self, found: Any) -> None:
        self.bar.show_case(found.summary, self.presenter.now)
        self.by_board = found.closing_decided
        self.number.set_value("")

    def needs_two(self) -> bool:
        return not self.by_board

    def what_is_signed(self) -> Text:
        return lambda: say("The file is closed; its dates of erasure run.")

    def wishes(self) -> bool:
        self.acknowledged = str(self.number.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.adult.close(Close(self.case_id, self.acknowledged, self.second))


def _means(key: MeansTick) -> ChoiceField:
    """One means: not used, or how far it works on her."""
    states = [("", lambda: say("not used")), *choices(MEANS_STATES)]
    return ChoiceField(lambda: say(MEANS[key]), states, key=str(key))


def _ticks(keys: Any, words: Any) -> dict[str, CheckLine]:
    return {str(key): CheckLine(lambda k=key: say(words[k])) for key in keys}


def _ticked(ticks: dict[str, CheckLine]) -> list[str]:
    return [key for key, tick in ticks.items() if tick.isChecked()]
