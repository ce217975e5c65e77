"""A motion word for word, who moved it, how we vote and the count. Holds what is typed; no rule."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.record import MotionLine
from governance.words import DECISION_KINDS
from ui import theme
from ui.buttons import ChoicePair
from ui.fields import NumberField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import TimeField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say, say_in
from ui.meetings.editor_presenter import VoteTyped

__all__ = ["VoteForm"]


class VoteBox(NumberField):
    """A number box for votes: 48 high, its word at the left, the figure in the middle."""

    def __init__(self, label: Text, *, key: str) -> None:
        super().__init__(label, key=key, digits=4)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.column.removeWidget(self.label)
        self.column.removeWidget(self.line)
        row.addWidget(self.label)
        row.addWidget(self.line)
        self.column.insertLayout(0, row)
        self.relook()

    def relook(self) -> None:
        """Take the size from the scale in force."""
        self.line.setFixedSize(theme.px(72), theme.px(48))


class VoteForm(QWidget):
    """The fields of a motion and its vote. `changed` fires when a person changes anything."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = TextField(lambda: say("Motion, word for word"), key="text", rows=2)
        self.proposer = ChoiceField(lambda: say("Proposed by"), key="proposer_id")
        self.seconder = ChoiceField(lambda: say("Seconded by"), key="seconder_id")
        kinds: list[tuple[object, Text]] = [
            (code, lambda w=word: say(w)) for code, word in DECISION_KINDS.items()
        ]
        self.kind = ChoiceField(lambda: say("Kind of decision"), kinds, key="decision_kind")
        self.kind.set_value("ordinary")
        self.at = TimeField(lambda: say("Time of the vote"), key="at")
        self.amends: str | None = None
        self.over = Label("", "second", "soft", wrap=True)
        self.over.hide()
        self.form = Form(gap=8)
        self.form.add_widget(self.over)
        self.form.add(self.text)
        self.form.add(self.proposer, self.seconder, self.kind)
        self.form.add(self.at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        self._build_how()
        self._build_count()
        self._build_cast()
        for part in (self._how, self._figures, self._cast, self._verdict):
            column.addWidget(part)
        for field in (
            self.text,
            self.proposer,
            self.seconder,
            self.kind,
            self.at,
            *self.votes,
        ):
            field.changed.connect(self.changed)
        self.kind.changed.connect(self._kind_chosen)
        self.show_method("hands")

    def _build_how(self) -> None:
        self._how = QWidget()
        self._how_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._how)
        self._how_row.setContentsMargins(0, 0, 0, 0)
        self._how_row.setSpacing(8)
        self._how_word = Label(lambda: say("How we vote"))
        self._how_row.addWidget(self._how_word)
        self.method = ChoicePair(
            [
                ("hands", lambda: say("Hands")),
                ("ballot", lambda: say("Ballot")),
                ("consensus", lambda: say("All agree")),
            ],
            "hands",
            name=lambda: say("How we vote"),
        )
        self.method.chosen.connect(self._choose_method)
        self._how_row.addWidget(self.method, 1)

    def _build_count(self) -> None:
        self.yes = VoteBox(lambda: say_in("votes", "For"), key="votes_for")
        self.no = VoteBox(lambda: say_in("votes", "Against"), key="votes_against")
        self.abstain = VoteBox(lambda: say_in("votes", "Abstain"), key="votes_abstain")
        self.votes = (self.yes, self.no, self.abstain)
        self._figures = QWidget()
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for place, box in enumerate(self.votes):
            row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            if place < 2:
                row.addStretch(1)
            box.follow = lambda p=place: self._after_vote(p)
            self.form.fields[box.key] = box
        self._verdict = QWidget()
        verdict_row = QHBoxLayout(self._verdict)
        verdict_row.setContentsMargins(0, 0, 0, 0)
        verdict_row.setSpacing(8)
        verdict_row.addWidget(Label(lambda: say("Verdict")))
        self.verdict = ChoicePair(
            [("yes", lambda: say("Agreed")), ("no", lambda: say("Not agreed"))],
            "yes",
            name=lambda: say("Verdict"),
        )
        self.verdict.chosen.connect(lambda _k: self.changed.emit())
        verdict_row.addWidget(self.verdict, 1)
        self.last: QWidget | None = None

    def _build_cast(self) -> None:
        """Shown when the votes are equal and the rules let the chair decide."""
        self._cast = QWidget()
        row = QHBoxLayout(self._cast)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label(lambda: say("The votes are equal. The chair decides:"), wrap=True), 1)
        self.cast = ChoicePair(
            [
                ("", lambda: say("not at all")),
                ("for", lambda: say_in("votes", "For")),
                ("against", lambda: say_in("votes", "Against")),
            ],
            "",
            name=lambda: say("The chair decides"),
        )
        self.cast.chosen.connect(lambda _k: self.changed.emit())
        row.addWidget(self.cast)
        self._cast.hide()

    def ask_chair(self, ask: bool) -> None:
        """Whether the chair may decide an equal vote."""
        if not ask:
            self.cast.set_value("")
        self._cast.setVisible(ask)

    def _after_vote(self, place: int) -> None:
        if place < 2:
            self.votes[place + 1].box.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._cast.isHidden() and not self.cast.value():
            self.cast.buttons[""].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.last is not None:
            self.last.setFocus(Qt.FocusReason.TabFocusReason)

    # -- filling and reading --------------------------------------------------------------------

    def end_at(self, button: QWidget) -> None:
        """Where the keyboard goes after the count."""
        self.last = button
        self.form.end_at(self.method.buttons["hands"])

    def offer(self, people: Sequence[tuple[object, Text]], *, ask_time: bool) -> None:
        """Who can move and second; whether the time of the vote must be given."""
        choices: list[tuple[object, Text]] = [("", lambda: say("nobody named")), *people]
        for field in (self.proposer, self.seconder):
            field.set_choices(choices)
            if field.value() is None:
                field.set_value("")
        self.at.setVisible(ask_time)

    def show_waiting(self, motion: MotionLine | None) -> None:
        """A motion that waits for its vote stands as it was put."""
        fixed = motion is not None and self.amends is None
        self.text.set_read_only(fixed)
        for field in (self.proposer, self.seconder, self.kind):
            field.set_read_only(fixed)
        if motion is not None and motion.amends is not None:
            no = motion.amends
            self.over.tell(lambda: say("A change to motion {number}: its new words.", number=no))
        self.over.setVisible(
            self.amends is not None or (motion is not None and motion.amends is not None)
        )
        if motion is not None and fixed:
            self.text.set_value(motion.words)
            self.kind.set_value(motion.decision_kind)
            self._kind_chosen()
            self.proposer.set_value(motion.proposer.id if motion.proposer else "")
            self.seconder.set_value(motion.seconder.id if motion.seconder else "")

    def start_amendment(self, motion: MotionLine) -> None:
        """Ask for all the new words of a motion; the old ones stand there to be changed."""
        self.set_values({"text": motion.words, "decision_kind": motion.decision_kind})
        self.amends = motion.id
        self.over.tell(lambda: say("A change to motion {number}: its new words.", number=motion.no))
        self.show_waiting(motion)
        self.text.box.setFocus(Qt.FocusReason.TabFocusReason)

    def show_method(self, method: str) -> None:
        """Figures for hands and ballot, a verdict where all agree."""
        self.method.set_value(method)
        counted = method != "consensus"
        self._figures.setVisible(counted)
        self._verdict.setVisible(not counted)
        self._settle()

    def _kind_chosen(self) -> None:
        """A leader is removed by a secret vote, so the papers are asked for at once."""
        if self.kind.value() == "recall":
            self.show_method("ballot")

    def _choose_method(self, method: str) -> None:
        self.show_method(method)
        self.changed.emit()
        first = self.yes.box if method != "consensus" else self.verdict.buttons["yes"]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def typed(self) -> VoteTyped:
        """What stands in the fields."""
        proposer, seconder = self.proposer.value(), self.seconder.value()
        return VoteTyped(
            self.text.value(),
            str(proposer) if proposer else None,
            str(seconder) if seconder else None,
            self.method.value(),
            (self.yes.number(), self.no.number(), self.abstain.number()),
            self.verdict.value() == "yes",
            self.at.moment(),
            str(self.kind.value() or "ordinary"),
            self.cast.value() or None,
            self.amends,
        )

    def values(self) -> dict[str, object]:
        """Everything as plain data, for a draft."""
        values = {key: field.value() for key, field in self.form.fields.items()}
        return {**values, "method": self.method.value(), "verdict": self.verdict.value()}

    def set_values(self, values: dict[str, object]) -> None:
        """Put a draft back; nothing given empties the fields."""
        for key, field in self.form.fields.items():
            field.set_value(values.get(key, ""))
        self.kind.set_value(values.get("decision_kind") or "ordinary")
        self.amends = None
        self.ask_chair(False)
        self.show_method(str(values.get("method") or "hands"))
        self.verdict.set_value(str(values.get("verdict") or "yes"))

    # -- room ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """The words stand above the buttons where both do not fit beside one another."""
        needed = self._how_word.sizeHint().width() + self.method.sizeHint().width()
        fits = needed + 8 <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._how_row.setDirection(way)
