"""Rules that a meeting did not meet: each rule quoted, its answer, and a box to explain it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from governance.breaches.queries import BreachReply, BreachRow
from governance.rule_words import finding_words
from governance.rules.findings import Level
from sr_board import i18n
from ui.buttons import Button
from ui.cards import Card
from ui.fields import TextField
from ui.labels import second
from ui.live import say
from ui.notices import Notice

__all__ = ["BreachCard", "answer_words"]

_KINDS = {Level.BREACH: "over", Level.WARN: "due", Level.NOTE: "info"}


class BreachCard(Card):
    """`explained` (breach, words) asks the page to write."""

    explained = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(lambda: say("Rules that were not met"))
        self.add(
            second(
                lambda: say(
                    "They stand in the minutes. Explain each, or let a later meeting confirm what "
                    "was decided."
                ),
                wrap=True,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)
        self.words = TextField(lambda: say("Why it happened, and what was done"), rows=2)
        self.save = Button(lambda: say("Write the explanation"), icon="pencil", on=self._save)
        self.add(self.words)
        self.add(self.save)
        self._asked = ""
        self._fold()
        self.hide()

    def show_breaches(self, rows: Sequence[BreachRow], *, may: bool) -> None:
        """Show them, the gravest first; none hides the card."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in sorted(rows, key=lambda each: -each.finding.level.rank):
            self._rows.addWidget(self._notice(row, may=may))
        self.setVisible(bool(rows))

    def _notice(self, row: BreachRow, *, may: bool) -> QWidget:
        fact, line = finding_words(row.finding, row.article, i18n.current())
        answer = answer_words(row.answer)
        kind = _KINDS[row.finding.level] if row.open else "ok"
        buttons = []
        if may and row.open:
            buttons = [(lambda: say("Explain"), lambda: self.ask(row.id))]
        return Notice(kind, fact, answer or line, buttons=buttons)

    def ask(self, breach_id: str) -> None:
        """Ask for the explanation of one."""
        self._asked = breach_id
        self.words.show()
        self.save.show()
        self.words.box.setFocus()

    def taken(self) -> None:
        """It is written."""
        self.words.set_value("")
        self._fold()

    def _fold(self) -> None:
        self.words.hide()
        self.save.hide()

    def _save(self) -> None:
        if self._asked:
            self.explained.emit(self._asked, self.words.value())


def answer_words(answer: BreachReply | None) -> str:
    """What was answered, and by whom; nothing while it is open."""
    if answer is None:
        return ""
    tr = i18n.current()
    if answer.kind == "explained":
        return say("Explained by {name}: {text}", name=answer.by, text=answer.text)
    if answer.kind == "ratified":
        return say("Confirmed by decision {serial}.", serial=tr.digits(answer.serial or ""))
    if answer.kind == "mended":
        return say("Put right.")
    return say("A graver one stands in its place.")
