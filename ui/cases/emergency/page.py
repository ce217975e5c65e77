"""Acts of two before the board could sit: written down, and what the board said to them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from sr_board.base.results import Done
from sr_board.cases.board.decision_commands import RecordEmergency
from sr_board.cases.board.decision_views import EmergencyRow
from sr_board.cases.moments import When
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.words.board import ACTS_DONE
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import BoardForm, person_choices
from ui.cases.decision.presenter import DecisionsPresenter
from ui.cases.emergency.parts import act_state, act_words, when_words
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField, TimeField
from ui.live import Text, say
from ui.meetings.times import local, moment_of
from ui.page import Page

__all__ = ["EmergenciesPage", "EmergencyForm"]


class EmergenciesPage(Page):
    """What was done at once, in the files that are open to the reader."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Done at once"),
            lambda: say(
                "The board ratifies within 72 hours. If it does not, further support stops; a "
                "report is never undone."
            ),
        )
        self.presenter = presenter
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-board"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Write down an act"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-emergency-new"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.emergencies, self.show_acts)

    def show_acts(self, rows: tuple[EmergencyRow, ...]) -> None:
        """Show them."""
        self.card.clear()
        for row in rows:
            self.card.add_line()
            self.card.add(
                Row(
                    lambda r=row: say("File {code}: {acts}", code=r.code, acts=act_words(r)),
                    lambda r=row: when_words(r),
                    icon="clock",
                    state=act_state(row),
                )
            )
        if not rows:
            self.card.add(Empty("clock", lambda: say("Nothing is written down here.")))


class EmergencyForm(BoardForm):
    """Which file, what was done, who acted with the writer, when."""

    back_key = "cases-emergencies"

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Write down an act"),
            lambda: say(
                "Two of chair, secretary, counsellor and duty members act together, at least one "
                "of them from the community. A report never waits for a second person."
            ),
            lambda: say("Write it down"),
        )
        self.shown = presenter
        self.file = ChoiceField(lambda: say("File"), key="case_id")
        self.with_whom = ChoiceField(lambda: say("Who acted with you"), key="others")
        self.ticks = {act: CheckLine(_word(act)) for act in ProtectiveAct}
        self.day = DateField(lambda: say("Day"), key="when")
        self.time = TimeField(lambda: say("Time"), key="time")
        self.reason = TextField(lambda: say("Why it could not wait"), key="reason", rows=2)
        self.form.add(self.file, self.with_whom)
        column = QVBoxLayout()
        column.setSpacing(4)
        for tick in self.ticks.values():
            column.addWidget(tick)
        self.form.column.addLayout(column)
        self.form.add(self.day, self.time)
        self.form.add(self.reason)
        self.finish()

    def needs_two(self) -> bool:
        return False

    def go_back(self) -> None:
        case = self.place.get("case")
        if case:
            self.desk.go("cases-file-board", id=str(case))
        else:
            super().go_back()

    def load(self, **place: Any) -> Any:
        return self.shown.files(), self.presenter.persons()

    def fill(self, found: Any) -> None:
        files, persons = found
        self.file.set_choices(list(files))
        self.file.set_value(self.place.get("case"))
        alone: list[tuple[object, Text]] = [("", lambda: say("nobody: a report only"))]
        self.with_whom.set_choices([*alone, *person_choices(persons)])
        self.with_whom.set_value("")
        for tick in self.ticks.values():
            tick.setChecked(False)
        here = local(self.presenter.now, self.presenter.offset)
        self.day.set_day(here.date())
        self.time.set_moment(here.time().replace(second=0, microsecond=0))
        self.reason.set_value("")

    def wishes(self) -> bool:
        if self.file.value() is None:
            self.form.set_error("case_id", lambda: say("Choose a file."))
            return False
        typed, at = self.day.day(), self.time.moment()
        if typed is None or at is None:
            missing = "when" if typed is None else "time"
            self.form.set_error(missing, lambda: say("Write the day and the time."))
            return False
        other = str(self.with_whom.value() or "")
        offset = self.presenter.offset
        self.wish = RecordEmergency(
            str(self.file.value()),
            tuple(act for act, tick in self.ticks.items() if tick.isChecked()),
            self.reason.value(),
            (other,) if other else (),
            When(moment_of(typed, at, offset), offset),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.emergency.record(self.wish)


def _word(act: ProtectiveAct) -> Text:
    return lambda: say(ACTS_DONE[act])
