"""A line of the law: for whom, what it says, where it was read and when, the least it asks for."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from governance.constitution.commands import WriteLaw
from governance.constitution.law_packs import STATES, SUBJECTS
from governance.constitution.views import LawRow
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.constitution.laws import LawPresenter, sayable
from ui.constitution.rule_fields import RuleFields
from ui.desk import Desk
from ui.fields import TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.live import Text, say
from ui.members.form_page import FormPage

__all__ = ["LawFormPage"]


class LawFormPage(FormPage):
    """One line of the law."""

    def __init__(self, desk: Desk, presenter: LawPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A line of the law"),
            lambda: say("Write where it was read and on which day. Others will rely on it."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.row: LawRow | None = None
        self._figures: dict[str, object] = {}
        states: list[tuple[object, Text]] = [(c, lambda w=w: say(w)) for c, w in STATES.items()]
        subjects: list[tuple[object, Text]] = [(c, lambda w=w: say(w)) for c, w in SUBJECTS.items()]
        self.state = ChoiceField(lambda: say("Which state"), states, key="state")
        self.subject = ChoiceField(lambda: say("For whom"), subjects, key="subject")
        self.note = TextField(lambda: say("What it says"), key="note", rows=4)
        self.source = TextField(lambda: say("Where it was read"), key="source_text", rows=2)
        self.day = DateField(
            lambda: say("Looked up on"),
            key="checked_on",
            help=lambda: say("The day on which you read it yourself."),
        )
        self.which = ChoiceField(
            lambda: say("The least it asks for"),
            key="key",
            help=lambda: say("Rules of groups are held against this. It is never refused."),
        )
        self.which.changed.connect(self._choose)
        for fields in ((self.state, self.subject), (self.note,), (self.source,), (self.day,)):
            self.form.add(*fields)
        self.form.add(self.which)
        self._build_figure()
        self.retire = self.foot.helper(
            Button(lambda: say("It no longer counts"), Kind.QUIET, icon="x", on=self.give_up)
        )
        self.finish()
        self._wish: WriteLaw | None = None

    def _build_figure(self) -> None:
        """Fields of the figure and the sentence that they make."""
        self.figure: RuleFields | None = None
        self.sentence = Label("", "strong", wrap=True)
        self.place_of_figure = QWidget()
        self._figure_column = QVBoxLayout(self.place_of_figure)
        self._figure_column.setContentsMargins(0, 0, 0, 0)
        self._figure_column.addWidget(self.sentence)
        self.form.add_widget(self.place_of_figure)

    # -- showing ------------------------------------------------------------------------------

    def load(self, **place: Any) -> LawRow | None:
        wanted = str(place.get("id", ""))
        return self.presenter.row(wanted) if wanted else None

    def fill(self, found: LawRow | None) -> None:
        self.row = found
        self.state.set_value(found.state if found else self.place.get("state") or "west_bengal")
        self.subject.set_value(found.subject if found else "society")
        self.note.set_value(found.note if found else "")
        self.source.set_value(found.source_text if found else "")
        self.day.set_near(self.presenter.today)
        own = found is not None and not found.shipped
        self.day.set_day(found.checked_on if found is not None and own else None)
        for field in (self.state, self.subject):
            field.set_read_only(found is not None)
        self._figures = self.presenter.figures()
        if found is not None and found.key:
            self._figures[found.key] = found.floor
        rows = [(key, self._words(key)) for key in self._figures]
        self.which.set_choices([("", lambda: say("no figure, only to be read")), *rows])
        self.which.set_value(found.key if found else "")
        self._choose()
        self.retire.setVisible(found is not None and not found.retired)

    def _words(self, key: str) -> Text:
        return lambda: value_sentence(sayable(key), self._figures[key], i18n.current())

    def _choose(self) -> None:
        """The fields of the rule that the figure is about."""
        if self.figure is not None:
            self.figure.hide()
            self.figure.deleteLater()
            self.figure = None
        key = str(self.which.value() or "")
        self.place_of_figure.setVisible(bool(key))
        if key:
            self.figure = RuleFields(sayable(key), self._figures[key])
            self.figure.changed.connect(self._say)
            self.figure.form.end_at(self.main)
            self._figure_column.addWidget(self.figure)
            self._say()

    def _say(self) -> None:
        if self.figure is None:
            return
        try:
            said = value_sentence(self.figure.key, self.figure.value(), i18n.current())
        except SRBoardError:
            self.sentence.tell(lambda: say("These numbers cannot be meant yet."), "due")
            return
        self.sentence.tell(lambda: say("At least: {sentence}", sentence=said), "ink")

    # -- acts ---------------------------------------------------------------------------------

    def wishes(self) -> bool:
        day, key = self.day.day(), str(self.which.value() or "")
        if day is None:
            self.form.set_error("checked_on", lambda: say("Write the day, for example 24/11/2026."))
            return False
        self._wish = WriteLaw(
            str(self.state.value()),
            str(self.subject.value()),
            self.source.value(),
            day,
            key=key,
            floor=self.figure.value() if self.figure is not None else None,
            note=self.note.value(),
            id=self.row.id if self.row is not None else "",
        )
        return True

    def act(self) -> Done:
        assert self._wish is not None
        return self.presenter.write(self._wish)

    def give_up(self) -> None:
        """The line no longer counts."""
        if self.row is not None:
            wanted = self.row.id
            self.write(lambda: self.presenter.retire(wanted), lambda _done: self.go_back())

    def done(self, done: Done) -> None:
        self.go_back()

    def go_back(self) -> None:
        self.desk.go("laws")
