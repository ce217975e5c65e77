"""What a motion changes in our rules: rule by rule, the value now and the value it asks for.

It is written with the motion before the vote. A decision that passed fills the next draft from it.
"""

from __future__ import annotations

from datetime import date

from governance.constitution.views import RuleChange
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.constitution.presenter import ConstitutionPresenter, MotionRules
from ui.constitution.rule_fields import RuleFields
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import Text, say
from ui.page import Page

__all__ = ["MotionPage"]


class MotionPage(Page):
    """The rules that one motion changes."""

    listens = frozenset({"meetings", "constitution"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("What the motion changes"),
            lambda: say("Write it down before the vote. It stays with the motion as it is."),
        )
        self.presenter = presenter
        self.shown: MotionRules | None = None
        self.fields: RuleFields | None = None
        self._id, self._meeting, self._group, self._day = "", "", "", ""
        self.named = Card(lambda: say("Changes written down"))
        self.which = ChoiceField(
            lambda: say("Which rule"), [], placeholder=lambda: say("Choose a rule to change")
        )
        self.which.changed.connect(self._choose)
        self.sheet = Card()
        self.says = Card(lambda: say("The rule would then say"), kind="total")
        self.sentence = Label("", "strong", wrap=True)
        self.says.add(self.sentence)
        for part in (self.named, self.which, self.says, self.sheet):
            self.put(part)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write the change down"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id = wanted
            self.which.set_value(None)
        self._meeting = str(place.get("meeting", self._meeting))
        self._group = str(place.get("group", self._group))
        self._day = str(place.get("day", self._day))
        self.notices.clear()

    def refresh(self) -> None:
        motion, group = self._id, self._group
        if motion and group:
            day = date.fromisoformat(self._day)
            self.read(lambda: self.presenter.motion_rules(motion, group, day), self.show_rules)

    def show_rules(self, shown: MotionRules) -> None:
        """What is named already, and the rules that can still be named."""
        self.shown = shown
        self.named.clear()
        for place, change in enumerate(shown.named):
            if place:
                self.named.add(Hairline())
            self.named.add(Label(_said(change.key, change.after), "strong", wrap=True))
            self.named.add(second(lambda c=change: _before(c), wrap=True))
        self.named.setVisible(bool(shown.named))
        kept = self.which.value()
        self.which.set_choices([(key, _said(key, value)) for key, value in shown.open.items()])
        self.which.set_value(kept if kept in shown.open else None)
        self._choose()

    def _choose(self) -> None:
        key, shown = self.which.value(), self.shown
        self.sheet.clear()
        self.fields = None
        chosen = isinstance(key, str) and shown is not None
        for part in (self.sheet, self.says, self.main):
            part.setVisible(chosen)
        if shown is None or not isinstance(key, str):
            return
        self.fields = RuleFields(key, shown.open[key])
        self.fields.changed.connect(self._say)
        self.sheet.add(self.fields)
        self.fields.form.end_at(self.main)
        self._say()

    def _say(self) -> None:
        if self.fields is None:
            return
        try:
            said = value_sentence(self.fields.key, self.fields.value(), i18n.current())
        except SRBoardError:
            self.sentence.tell(lambda: say("These numbers cannot be meant yet."), "due")
            return
        self.sentence.tell(said, "ink")

    def retranslate(self) -> None:
        """Sentences of rules are made in the language of the screen."""
        super().retranslate()
        if self.shown is not None:
            self.show_rules(self.shown)

    # -- acts ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the change with the motion."""
        if self.fields is None:
            return
        self.fields.form.clear_errors()
        motion, key, value = self._id, self.fields.key, self.fields.value()
        self.write(
            lambda: self.presenter.name_change(motion, key, value),
            self._written,
            form=self.fields.form,
        )

    def _written(self, _done: Done) -> None:
        self.which.set_value(None)
        self.notices.show_saved(lambda: say("The change stands with the motion."))

    def go_back(self) -> None:
        """To the sitting."""
        self.desk.go("meeting", id=self._meeting)


def _said(key: str, value: object) -> Text:
    return lambda: value_sentence(key, value, i18n.current())


def _before(change: RuleChange) -> str:
    now = value_sentence(change.key, change.before, i18n.current())
    return say("Until now: {sentence}", sentence=now)
