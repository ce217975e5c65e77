"""Fourth knot: each person types her own passphrase, and hears who could open it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.cards import Card
from ui.fields_secret import PassphraseField
from ui.first_run.presenter import FirstRunPresenter, PersonDraft
from ui.first_run.step import Step
from ui.form import Form
from ui.labels import Label, second
from ui.live import Text, say
from ui.offices import roles_words
from ui.state import State, StateMark
from ui.strength import Strength
from ui.tiles import SymbolTile

__all__ = ["PassphrasesStep", "strength_words"]

_STATES = {
    Strength.NOTHING: State.NOT_YET,
    Strength.TOO_SHORT: State.OVER,
    Strength.ANYONE_NEAR: State.OVER,
    Strength.PATIENT: State.DUE,
    Strength.NOBODY: State.OK,
}


def strength_words(level: Strength) -> str:
    """Who could open this."""
    return {
        Strength.NOTHING: say("Nothing is typed yet."),
        Strength.TOO_SHORT: say("Too short: anyone could open this."),
        Strength.ANYONE_NEAR: say("Somebody who knows you could open this in an evening."),
        Strength.PATIENT: say("A patient person with good machines could open this."),
        Strength.NOBODY: say("Nobody could open this in a lifetime."),
    }[level]


class PassphrasesStep(Step):
    """One person after another on the same page; the main button goes to the next one."""

    def __init__(self, presenter: FirstRunPresenter) -> None:
        super().__init__(
            presenter,
            lambda: say("A passphrase for each person"),
            lambda: say("Each types her own, while the others look away. Four words are best."),
        )
        self._person: PersonDraft = presenter.persons[0]
        card = Card()
        card.add(self._make_head())
        card.add(self._make_form())
        self.put(card)
        self.advice = second(
            lambda: say(
                "Write it nowhere near the computer. It cannot be asked for again: a second "
                "person who can open is the way back in. Under Settings there are paper shares "
                "for the day when everybody forgot."
            ),
            wrap=True,
        )
        self.put(self.advice)
        self.column.addStretch(1)
        self.first.changed.connect(self._weigh)
        self.again.follow = self.forward.emit

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(14)
        self.tile = SymbolTile("", 52)
        self.name = Label("", "card")
        self.offices = second("")
        self.count = second("")
        head.addWidget(self.tile)
        column = Form(gap=0)
        column.add_widget(self.name)
        column.add_widget(self.offices)
        head.addWidget(column, 1)
        head.addWidget(self.count)
        return head

    def _make_form(self) -> Form:
        self.form = Form()
        self.first = PassphraseField(lambda: say("Passphrase"), key="passphrase")
        self.again = PassphraseField(
            lambda: say("The same passphrase again"), key="again", keyboard=False
        )
        self.mark = StateMark(State.NOT_YET, lambda: strength_words(Strength.NOTHING))
        self.form.add(self.first)
        self.form.add_widget(self.mark)
        self.form.add(self.again)
        return self.form

    def enter(self) -> None:
        self.show_person(self.presenter.missing_passphrase() or self.presenter.persons[0])

    def show_person(self, person: PersonDraft) -> None:
        """Ask this person."""
        self._person = person
        total, at = len(self.presenter.persons), self.presenter.persons.index(person) + 1
        self.tile.show_symbol(person.symbol)
        self.name.tell(person.name)
        self.offices.tell(lambda: roles_words(person.roles))
        self.count.tell(lambda: say("{at} of {total}", at=at, total=total))
        self.first.set_value(person.passphrase)
        self.again.set_value(person.passphrase)
        self.form.clear_errors()
        self._weigh()

    def _weigh(self) -> None:
        level = self.presenter.strength(self._person, self.first.value())
        self.mark.show_state(_STATES[level], lambda: strength_words(level))

    def take(self) -> bool:
        self.form.clear_errors()
        first, again = self.first.value(), self.again.value()
        self.presenter.set_passphrase(self._person, first, again)
        left = self.presenter.missing_passphrase()
        if left is not None:
            self.show_person(left)
            self.first.box.setFocus()
        return left is None

    def show_field_error(self, field: str, text: Text) -> bool:
        self.form.set_error(field, text)
        return True

    def start(self) -> QWidget | None:
        return self.first.box
