"""Typing the value of one rule: its fields, and the sentence that they make, at once."""

from __future__ import annotations

from governance.constitution.differences import slot_of
from governance.constitution.views import ConstitutionView
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.overview import floor_notice
from ui.constitution.presenter import ConstitutionPresenter
from ui.constitution.rule_fields import RuleFields
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.live import say
from ui.page import Page

__all__ = ["RulePage"]


class RulePage(Page):
    """One rule of a draft."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Change a rule"),
            lambda: say("The sentence is made from what stands below it. It is what is checked."),
        )
        self.presenter = presenter
        self.view: ConstitutionView | None = None
        self.fields: RuleFields | None = None
        self._id, self._key, self._back = "", "", "constitution-articles"
        self.which = ChoiceField(lambda: say("Which rule"), [])
        self.which.changed.connect(self._choose)
        self.sheet, self.says = Card(), Card(lambda: say("The rule then says"), kind="total")
        self.sentence = Label("", "strong", wrap=True)
        self.says.add(self.sentence)
        self.note = LineField(
            lambda: say("Note"), key="note", help=lambda: say("Why, if you want to keep it.")
        )
        self.put(self.which)
        self.put(self.says)
        self.put(self.sheet)
        self.put(self.note)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.foot.helper(
            Button(
                lambda: say("Say nothing of our own"),
                Kind.QUIET,
                icon="arrow-back-up",
                on=self.clear,
            )
        )
        self.foot.set_main(
            Button(lambda: say("Change the rule"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._key = str(place.get("rule", self._key))
        self._back = str(place.get("back", self._back))
        self.notices.clear()

    def refresh(self) -> None:
        wanted = self._id
        if wanted:
            self.read(lambda: self.presenter.whole(wanted), self.show_view)

    def show_view(self, view: ConstitutionView) -> None:
        """Offer the rules that stand in the same sentence, and the fields of the one chosen."""
        self.view = view
        self.which.set_choices([(k, lambda k=k: self._words_of(k)) for k in self._relatives(view)])
        self.which.set_value(self._key)
        self.which.setVisible(len(self._relatives(view)) > 1)
        self._show_fields(view)

    def _relatives(self, view: ConstitutionView) -> list[str]:
        slots = [slot for article in view.articles for slot in article.slots]
        mine = slot_of(self._key, slots)
        return [rule.key for rule in view.rules if mine and slot_of(rule.key, slots) == mine] or [
            self._key
        ]

    def _words_of(self, key: str) -> str:
        rule = None if self.view is None else self.view.rule(key)
        said = "" if rule is None else value_sentence(key, rule.value, i18n.current())
        return said or key

    def _choose(self) -> None:
        chosen = self.which.value()
        if isinstance(chosen, str) and chosen != self._key and self.view is not None:
            self._key = chosen
            self._show_fields(self.view)

    def _show_fields(self, view: ConstitutionView) -> None:
        self.sheet.clear()
        rule = view.rule(self._key)
        if rule is None:
            return
        self.fields = RuleFields(rule.key, rule.value)
        self.fields.changed.connect(self._say)
        self.sheet.add(self.fields)
        self.note.set_value(rule.note)
        self.notices.clear()
        if rule.floor is not None and rule.floor.below:
            self.notices.show_notice(floor_notice(rule), "floor")
        self._say()

    def _say(self) -> None:
        if self.fields is None:
            return
        try:
            said = value_sentence(self._key, self.fields.value(), i18n.current())
        except SRBoardError:
            self.sentence.tell(lambda: say("These numbers cannot be meant yet."), "due")
            return
        self.sentence.tell(said, "ink")

    def take_focus(self) -> None:
        if self.fields is not None:
            self.fields.form.start()

    # -- acts ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the value down."""
        if self.fields is None:
            return
        self.fields.form.clear_errors()
        wanted, key = self._id, self._key
        value, note = self.fields.value(), self.note.value()
        self.write(
            lambda: self.presenter.set_rule(wanted, key, value, note),
            lambda _done: self.go_back(),
            form=self.fields.form,
        )

    def clear(self) -> None:
        """Leave the rule to the body above or the template."""
        wanted, key = self._id, self._key
        self.write(lambda: self.presenter.clear_rule(wanted, key), lambda _done: self.go_back())

    def go_back(self) -> None:
        """Where she came from."""
        self.desk.go(self._back, id=self._id)
