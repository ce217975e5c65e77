"""Recall: petitions from the day they are handed in to the verdict of the special meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.leadership.commands import AskForRecall, CallRecall, DecideRecall, VerifyPetition
from governance.leadership.views import RecallState, RecallView
from governance.leadership.words import PETITION
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import NumberField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second, strong
from ui.leadership.parts import LeaderForm, back_to_leaders, day, recall_state
from ui.leadership.presenter import (
    LeadersPresenter,
    Recalls,
    decision_choices,
    member_choices,
)
from ui.live import Text, say, say_n
from ui.page import Page
from ui.state import StateMark

__all__ = ["AskPage", "RecallStepPage", "RecallsPage", "VerifyPage", "read_numbers"]


def read_numbers(text: str) -> list[int | None]:
    """Numbers of members as they stand on the lines of the petition; a dash for one on no roll.

    Raises ValueError for anything else.
    """
    found: list[int | None] = []
    for word in ascii_digits(text).replace(",", " ").split():
        found.append(None if word in ("-", "–") else int(word))
    return found


class RecallsPage(Page):
    """Petitions of a group."""

    listens = frozenset({"leaders", "recalls", "meetings"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Petitions to recall a leader"),
            lambda: say("She is heard, then the members vote in secret."),
        )
        self.presenter = presenter
        self._group = ""
        self.may = desk.may(Action.MEETINGS_WRITE)
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_leaders(desk, lambda: self._group))
        if self.may:
            self.foot.set_main(
                Button(
                    lambda: say("A petition was handed in"),
                    Kind.MAIN,
                    icon="plus",
                    key="Ctrl+Return",
                    on=lambda: self.desk.go("leaders-petition", group=self._group),
                )
            )

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.recalls(group), self.show_recalls)

    def show_recalls(self, found: Recalls) -> None:
        """Show the petitions, the newest first; and forms to collect marks on."""
        self.card.clear()
        for row in found.rows:
            self.card.add_line()
            self.card.add(self._petition(row))
        if not found.rows:
            self.card.add(Empty("signature", lambda: say("No petition was handed in.")), 1)
        forms = QHBoxLayout()
        forms.setContentsMargins(20, 8, 16, 12)
        for term in found.serving:
            forms.addWidget(
                Button(
                    lambda t=term: say("Form: {office}", office=t.office_title),
                    Kind.QUIET,
                    icon="printer",
                    on=partial(self.desk.go, "paper", kind="petition", id=term.term_id),
                )
            )
        forms.addStretch(1)
        self.card.add(forms)

    def _petition(self, row: RecallView) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(strong(f"{row.term.who.name} · {row.term.office_title}", wrap=True), 1)
        top.addWidget(StateMark(*recall_state(row.state)))
        column.addLayout(top)
        column.addWidget(Label(lambda: _marks(row), "body", wrap=True))
        column.addWidget(second(lambda: _course(row), wrap=True))
        line = QHBoxLayout()
        for words, act in self._acts(row) if self.may else ():
            line.addWidget(Button(words, on=act))
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(Hairline())
        return holder

    def _acts(self, row: RecallView) -> list[tuple[Text, Callable[[], object]]]:
        def go(key: str, **more: str) -> Callable[[], object]:
            return partial(self.desk.go, key, group=self._group, recall=row.id, **more)

        if row.state is RecallState.HANDED_IN:
            return [(lambda: say("Check the marks"), go("leaders-verify"))]
        if row.state is RecallState.VALID:
            return [
                (lambda: say("Name the special meeting"), go("leaders-recall-step", step="call"))
            ]
        if row.state is RecallState.CALLED:
            return [
                (lambda: say("What the meeting decided"), go("leaders-recall-step", step="decide"))
            ]
        return []


def _marks(row: RecallView) -> str:
    if row.verified is None:
        return say(
            "{marks} marks handed in; {needed} of {roll} members are needed.",
            marks=row.petition_marks,
            needed=row.needed,
            roll=row.roll,
        )
    words = say("{n} marks count; {needed} are needed.", n=row.verified, needed=row.needed)
    struck = [line for line in row.lines if line.verdict != "counted"]
    for line in struck:
        words += " " + say("Line {n}: {why}.", n=line.line, why=say(PETITION[line.verdict]))
    if row.short_by:
        words += " " + say_n("{n} mark is missing.", "{n} marks are missing.", row.short_by)
    return words


def _course(row: RecallView) -> str:
    parts = [say("handed in {date}", date=day(row.handed_in_on))]
    if row.meeting_on is not None:
        parts.append(say("meeting of {date}", date=day(row.meeting_on)))
    if row.decided_on is not None:
        parts.append(say("decided {date} {serial}", date=day(row.decided_on), serial=row.serial))
    if row.no_new_before is not None:
        parts.append(say("no new petition before {date}", date=day(row.no_new_before)))
    return " · ".join(parts)


class AskPage(LeaderForm):
    """A petition was handed in."""

    back_key = "leaders-recalls"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A petition was handed in"),
            lambda: say("Count the marks on the paper; they are checked one by one afterwards."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.term = ChoiceField(lambda: say("About whom"), key="term_id")
        self.on = DateField(lambda: say("Handed in on"), key="handed_in_on")
        self.marks = NumberField(lambda: say("Marks on the paper"), key="petition_marks")
        self.form.add(self.term)
        self.form.add(self.on, self.marks)
        self.finish()

    def load(self, **place: Any) -> Recalls:
        return self.presenter.recalls(str(place.get("group", "")))

    def fill(self, found: Recalls) -> None:
        self.term.set_choices(
            [(term.term_id, f"{term.who.name} · {term.office_title}") for term in found.serving]
        )
        self.term.set_value(None)
        self.on.set_day(self.presenter.today)
        self.marks.set_value("")

    def wishes(self) -> bool:
        on, marks = self.on.day(), self.marks.number()
        if self.term.value() is None:
            self.form.set_error("term_id", lambda: say("Choose the leader."))
        elif on is None:
            self.form.set_error(
                "handed_in_on", lambda: say("Write the day, for example 24/11/2026.")
            )
        elif marks is None:
            self.form.set_error("petition_marks", lambda: say("Write a number."))
        else:
            self.wish = AskForRecall(str(self.term.value()), on, marks)
            return True
        return False

    def act(self) -> Done:
        return self.presenter.desk.recall_work.ask(self.wish)


class VerifyPage(LeaderForm):
    """The marks, one by one against the roll: the number of each member as it stands there."""

    back_key = "leaders-recalls"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Check the marks"),
            lambda: say("Type the members' numbers line by line; a dash for one on no roll."),
            lambda: say("Record the check"),
        )
        self.presenter = presenter
        self.numbers = TextField(lambda: say("Numbers in the order of the lines"), key="lines")
        self.by = ChoiceField(lambda: say("Who checked"), key="verified_by")
        self.on = DateField(lambda: say("Checked on"), key="on")
        self.form.add(self.numbers)
        self.form.add(self.by, self.on)
        self.finish()

    def load(self, **place: Any) -> Recalls:
        return self.presenter.recalls(str(place.get("group", "")))

    def fill(self, found: Recalls) -> None:
        self._ids = {who.number: who.id for who in found.members}
        self.by.set_choices(member_choices(found.members))
        self.on.set_day(self.presenter.today)
        row = next((r for r in found.rows if r.id == self.place.get("recall")), None)
        if row is not None:
            self.numbers.set_help(lambda: _marks(row))

    def wishes(self) -> bool:
        try:
            numbers = read_numbers(self.numbers.value())
        except ValueError:
            self.form.set_error("lines", lambda: say("Only numbers and dashes."))
            return False
        on = self.on.day()
        if not numbers:
            self.form.set_error("lines", lambda: say("Type at least one number."))
        elif self.by.value() is None:
            self.form.set_error("verified_by", lambda: say("Choose who checked."))
        elif on is None:
            self.form.set_error("on", lambda: say("Write the day, for example 24/11/2026."))
        else:
            lines = tuple(None if n is None else self._ids.get(n) for n in numbers)
            recall = str(self.place.get("recall", ""))
            self.wish = VerifyPetition(recall, lines, str(self.by.value()), on)
            return True
        return False

    def act(self) -> Done:
        return self.presenter.desk.recall_work.verify(self.wish)


class RecallStepPage(LeaderForm):
    """The special meeting of a petition, and what it decided."""

    back_key = "leaders-recalls"

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Recall"),
            lambda: say("The vote is secret. Her term ends that day if it is carried."),
            lambda: say("Record it"),
        )
        self.presenter = presenter
        self.meeting = ChoiceField(lambda: say("Special meeting"), key="meeting_id")
        self.decision = ChoiceField(lambda: say("Decision of the meeting"), key="resolution_id")
        self.heard = CheckLine(lambda: say("She was heard, or stayed away of her own will"))
        self.form.add(self.meeting)
        self.form.add(self.decision)
        self.form.add_widget(self.heard)
        self.finish()

    def load(self, **place: Any) -> Recalls:
        return self.presenter.recalls(str(place.get("group", "")))

    @property
    def calling(self) -> bool:
        """Whether the meeting is to be named; else its decision."""
        return self.place.get("step") == "call"

    def fill(self, found: Recalls) -> None:
        self.meeting.set_choices(
            [(ref, lambda w=words: say("Meeting {number}", number=w)) for ref, words in
             found.meetings]
        )  # fmt: skip
        self.decision.set_choices(decision_choices(found.decisions))
        self.meeting.setVisible(self.calling)
        self.decision.setVisible(not self.calling)
        self.heard.setVisible(not self.calling)
        self.heard.setChecked(False)

    def wishes(self) -> bool:
        field, key = (
            (self.meeting, "meeting_id") if self.calling else (self.decision, "resolution_id")
        )
        if field.value() is None:
            self.form.set_error(key, lambda: say("Choose one."))
            return False
        self._chosen, self._heard = str(field.value()), self.heard.isChecked()
        return True

    def act(self) -> Done:
        recall, work = str(self.place.get("recall", "")), self.presenter.desk.recall_work
        if self.calling:
            return work.call(CallRecall(recall, self._chosen))
        return work.decide(DecideRecall(recall, self._chosen, self._heard))
