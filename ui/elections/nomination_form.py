"""The fields of a nomination form: who, by whom, her mark, the symbol she would like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.elections.commands import Nominate
from governance.rules.symbols import BALLOT_SYMBOLS
from governance.symbol_words import symbol_word
from ui.buttons import ChoicePair
from ui.cards import Card
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import Label, second
from ui.live import Text, say
from ui.tiles import TileBoard, TileChoice

__all__ = ["NominationForm"]


def _tiles(symbols: Sequence[str]) -> list[TileChoice]:
    return [TileChoice(key, lambda k=key: say(symbol_word(k)), key) for key in symbols]


class NominationForm(Card):
    """A card with the form. It holds what is typed and judges nothing."""

    def __init__(self) -> None:
        super().__init__(lambda: say("Nomination form"))
        self.person = ChoiceField(lambda: say("She wants to stand"), key="person_id")
        self.proposer = ChoiceField(lambda: say("Proposed by"), key="proposer_id")
        self.seconder = ChoiceField(lambda: say("Seconded by"), key="seconder_id")
        self.day = DateField(lambda: say("Form handed in on"), key="nominated_on")
        self.form = Form()
        self.form.add(self.person)
        self.form.add(self.proposer, self.seconder)
        self.form.add(self.day)
        self.consent = ChoicePair(
            [("signature", lambda: say("Signature")), ("thumb", lambda: say("Thumb"))],
            name=lambda: say("Her mark that she agrees"),
        )
        self.kept = CheckLine(lambda: say("She agrees to be counted for a kept seat"))
        self.symbols = TileBoard(
            _tiles(BALLOT_SYMBOLS),
            columns=0,
            numbers=False,
            small=True,
        )
        self.kept_words = second(
            lambda: say("It is reckoned from what she herself declared; nobody sees the answer."),
            wrap=True,
        )
        self.add(self.form)
        self.add(Label(lambda: say("Her mark that she agrees")))
        self.add(self.consent)
        self.add(self.kept)
        self.add(self.kept_words)
        words: Text = lambda: say(  # noqa: E731
            "Which symbol would she like? The earlier form has it."
        )
        self.add(second(words, wrap=True))
        self.add(self.symbols)

    @property
    def persons(self) -> tuple[ChoiceField, ChoiceField, ChoiceField]:
        """The three fields that name a member."""
        return self.person, self.proposer, self.seconder

    def offer(
        self,
        people: Sequence[tuple[object, Text]],
        today: date,
        *,
        kept: bool,
        symbols: Sequence[str] = BALLOT_SYMBOLS,
    ) -> None:
        """Whom and which symbols to choose from; `kept`: the post has kept seats."""
        if list(self.symbols.tiles) != list(symbols):
            self.symbols.set_choices(_tiles(symbols))
        for field in self.persons:
            chosen = field.value()
            field.set_choices(people)
            field.set_value(chosen)
        if not self.day.value():
            self.day.set_day(today)
        self.kept.setVisible(kept)
        self.kept_words.setVisible(kept)

    def empty(self) -> None:
        """Ready for the next form; the day stays."""
        for field in self.persons:
            field.set_value(None)
        self.consent.set_value("")
        self.symbols.set_value("")
        self.kept.setChecked(False)

    def command(self, post_id: str) -> Nominate | None:
        """What is typed; None when something is missing (said at its field)."""
        self.form.clear_errors()
        for field in self.persons:
            if not field.value():
                self.form.set_error(field.key, lambda: say("Choose a member."))
                return None
        day = self.day.day()
        if day is None:
            self.form.set_error("nominated_on", lambda: say("Write the day of the form."))
            return None
        person, proposer, seconder = (str(field.value()) for field in self.persons)
        return Nominate(
            post_id,
            person,
            proposer,
            seconder,
            day,
            self.consent.value(),
            self.symbols.value(),
            self.kept.isChecked(),
        )
