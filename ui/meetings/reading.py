"""Read the minutes aloud: the whole text in large type, then who read, in which language, agreed.

The language of the text's own words is chosen here, apart from the screen's. What members said is
read as it was written.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from governance.words import LANGUAGE_NAMES
from sr_board import i18n
from sr_board.base.errors import RuleBroken
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.drafts import place_of
from ui.fields import TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import Text, say
from ui.meetings.large_type import LargeLabel
from ui.meetings.minutes_presenter import Held, MinutesPresenter, parts_of
from ui.meetings.seat_choice import person_named
from ui.notices import for_error
from ui.page import Page

__all__ = ["ReadingPage"]


class ReadingPage(Page):
    """The text to read and, at its end, the form."""

    listens = frozenset({"minutes"})

    def __init__(self, desk: Desk, presenter: MinutesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Read aloud"),
            lambda: say("Read slowly, point by point. What is wrong is changed before signing."),
        )
        self.presenter = presenter
        self.held: Held | None = None
        self._id = ""
        self.language = ChoiceField(
            "", [(code, i18n.language(code).own_name) for code in LANGUAGE_NAMES], key="language"
        )
        self.language.box.setAccessibleName(say("Language of the reading"))
        self.language.set_value(i18n.current().code)
        self.language.changed.connect(self._show_text)
        self.language.setFixedWidth(170)
        self.beside_title.addWidget(self.language)
        self.text = Card()
        self.put(self.text)
        self._build_form()
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back to the draft"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("It was read and agreed"), Kind.MAIN, key="Ctrl+Return", on=self.save
            )
        )
        self.form.end_at(self.agreed)

    def _build_form(self) -> None:
        self.reader = ChoiceField(lambda: say("Who read"), key="reader_id")
        self.read_on = DateField(lambda: say("Read on"), key="read_on")
        self.objections = TextField(
            lambda: say("Objections, if there were any"), key="objections", rows=2
        )
        self.form = Form()
        self.form.add(self.reader, self.read_on)
        self.form.add(self.objections)
        self.agreed = CheckLine(lambda: say("Those present heard the text and agreed to it."))
        card = Card(lambda: say("After the reading"))
        card.add(self.form)
        row = QHBoxLayout()
        row.addWidget(self.agreed)
        row.addStretch(1)
        card.add(row)
        self.put(card)

    def take_focus(self) -> None:
        self.area.verticalScrollBar().setValue(0)
        self.area.setAccessibleName(say("Text to read aloud"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.held = wanted, None
            self.agreed.setChecked(False)
            self.objections.set_value("")
            self.read_on.set_value("")
            self.reader.set_value(None)
            self.notices.clear()

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_held)

    def show_held(self, held: Held) -> None:
        """Show the text and who may have read it."""
        self.held = held
        record = held.whole.record
        choices: list[tuple[object, Text]] = [
            (line.person.id, lambda p=line.person: person_named(p)) for line in record.present
        ]
        kept = self.reader.value() or self.presenter.me
        self.reader.set_choices(choices)
        self.reader.set_value(kept)
        if not self.read_on.value():
            self.read_on.set_day(held.today)
        self._show_text()

    def _show_text(self) -> None:
        self.text.clear()
        if self.held is None:
            return
        tr = i18n.translator(str(self.language.value() or "en"), i18n.current().native_digits)
        for part in parts_of(self.held.whole.record, tr):
            self.text.add(LargeLabel(part.heading, "strong", wrap=True))
            for line in (*part.lines, part.text) if not part.motions else (part.text, *part.lines):
                if line:
                    self.text.add(LargeLabel(line, "body", wrap=True))
            self.text.body.addSpacing(12)

    def go_back(self) -> None:
        """Back to the draft, to change it."""
        self.desk.go("minutes", id=self._id)

    def save(self) -> None:
        """Write that it was read aloud."""
        self.form.clear_errors()
        day, reader = self.read_on.day(), self.reader.value()
        if reader is None:
            self.form.set_error("reader_id", lambda: say("Choose who read."))
            return
        if day is None:
            self.form.set_error("read_on", lambda: say("Write the day, for example 24/11/2026."))
            return
        if not self.agreed.isChecked():
            # The tick stands below the whole text: without this nobody finds what is missing.
            self.notices.show_notice(for_error(RuleBroken("reading-not-agreed")))
            self.agreed.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.agreed, 12, 24)
            return
        self.notices.clear()
        meeting, language = self._id, str(self.language.value() or "en")
        agreed, objections = self.agreed.isChecked(), self.objections.value()
        self.write(
            lambda: self.presenter.read_aloud(
                meeting, str(reader), language, day, agreed=agreed, objections=objections
            ),
            lambda _d: self.desk.go("minutes-sign", id=meeting),
            form=self.form,
        )

    def draft(self) -> dict[str, object] | None:
        objections = self.objections.value().strip()
        return {"place": {"id": self._id}, "objections": objections} if objections else None

    def restore(self, draft: dict[str, object]) -> None:
        self.arrive(**place_of(draft))
        self.objections.set_value(draft.get("objections", ""))
