"""A new passphrase typed twice, with who could open it said in words. Used wherever one is set."""

from __future__ import annotations

from collections.abc import Iterable

from sr_board.base.errors import InputInvalid
from ui.fields_secret import PassphraseField
from ui.first_run.passphrases import strength_words
from ui.form import Form
from ui.live import Text, say
from ui.state import State, StateMark
from ui.strength import LEAST, Strength, strength

__all__ = ["NewPassphrase"]

_STATES = {
    Strength.NOTHING: State.NOT_YET,
    Strength.TOO_SHORT: State.OVER,
    Strength.ANYONE_NEAR: State.OVER,
    Strength.PATIENT: State.DUE,
    Strength.NOBODY: State.OK,
}


class NewPassphrase:
    """Adds its fields to a form; `known` are words that others would try first."""

    def __init__(self, form: Form, label: Text | None = None) -> None:
        self._form = form
        self.known: Iterable[str] = ()
        self.first = PassphraseField(label or (lambda: say("Passphrase")), key="passphrase")
        self.again = PassphraseField(
            lambda: say("The same passphrase again"), key="again", keyboard=False
        )
        self.mark = StateMark(State.NOT_YET, lambda: strength_words(Strength.NOTHING))
        form.add(self.first)
        form.add_widget(self.mark)
        form.add(self.again)
        self.first.changed.connect(self._weigh)

    def _weigh(self) -> None:
        level = strength(self.first.value(), self.known)
        self.mark.show_state(_STATES[level], lambda: strength_words(level))

    def take(self) -> str:
        """What is typed. Raises InputInvalid (fields passphrase, again)."""
        first, again = self.first.value(), self.again.value()
        if strength(first, self.known) <= Strength.TOO_SHORT:
            raise InputInvalid("passphrase-short", field="passphrase", least=LEAST)
        if first.strip() != again.strip():
            raise InputInvalid("passphrase-differs", field="again")
        return first

    def clear(self) -> None:
        """Forget what is typed."""
        self.first.clear()
        self.again.clear()
        self._weigh()
