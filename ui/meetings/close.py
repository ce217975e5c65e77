"""Close the meeting: at what time, or put it off to another day. Then its minutes are drawn up."""

from __future__ import annotations

from datetime import time

from governance.record import ItemLine
from governance.views import SeatState
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card, pair
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.live import say, say_n
from ui.meetings.check_words import quorum_words
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.seat_choice import seat_choices
from ui.meetings.times import clock_words, recent_day
from ui.notices import Notice
from ui.page import Page
from ui.wording import words_for

__all__ = ["ClosePage"]

_IN_THE_ROOM = frozenset({SeatState.HERE})


class ClosePage(Page):
    """The end of one sitting."""

    listens = frozenset({"meetings", "actions"})

    def __init__(self, desk: Desk, presenter: EditorPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Close the meeting"),
            lambda: say("Afterwards the minutes are drawn up from what was written."),
        )
        self.presenter = presenter
        self.sitting: Sitting | None = None
        self._id = ""
        self._offered: time | None = None
        self.facts = Card(lambda: say("What was written"))
        self.facts.setMaximumWidth(560)
        self.put(self.facts)
        self._build_form()
        self._build_foot()

    def _build_form(self) -> None:
        self.at = TimeField(lambda: say("Closed at"), key="closed_at")
        self.chair = ChoiceField(lambda: say("Who leads it"), key="chair_id")
        self.again = DateField(
            lambda: say("If it is put off: held again on"),
            key="again",
            help=lambda: say("Empty: nobody knows yet."),
        )
        self.reason = LineField(
            lambda: say("Why the board sat without the notice or the number its rules want"),
            key="reason",
            most=400,
        )
        self.form = Form()
        self.form.add(self.chair)
        self.form.add(self.at)
        self.form.add(self.reason)
        self.form.add(self.again)
        card = Card()
        card.add(self.form)
        card.setMaximumWidth(560)
        self.put(card)
        self.work.addStretch(1)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back to the meeting"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meeting", id=self._id),
            )
        )
        self.foot.beside(
            Button(lambda: say("Put it off to another day"), on=lambda: self.save(adjourned=True))
        )
        main = self.foot.set_main(
            Button(lambda: say("Close the meeting"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(main)

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id = wanted
            for field in (self.at, self.again, self.reason):
                field.set_value("")
        day = recent_day(place.get("again", ""))
        if day is not None:
            self.again.set_day(day)

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_sitting)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show what the meeting holds, and what is still open."""
        self.sitting = sitting
        record = sitting.whole.record
        if not self.at.value() or self.at.moment() == self._offered:
            # What was only offered follows the clock; what was typed stays.
            self._offered = sitting.now.time().replace(second=0, microsecond=0)
            self.at.set_moment(self._offered)
        # Most sittings know who leads; where nobody was chosen, this is the last place to ask.
        self.chair.setVisible(record.chair is None)
        self.chair.set_choices(seat_choices(sitting.seats, only=_IN_THE_ROOM))
        checks = sitting.checks
        self.reason.setVisible(checks is not None and checks.reason_wanted)
        self.again.set_near(sitting.now.date())
        self._show_quorum(sitting)
        self._show_facts(sitting)
        self._show_waiting([i for i in record.items if self.presenter.waiting(i) is not None])

    def _show_quorum(self, sitting: Sitting) -> None:
        self.notices.drop("quorum")
        quorum = sitting.checks.quorum if sitting.checks else None
        if quorum is not None and not quorum.met and sitting.running:
            fact, line = quorum_words(quorum)
            self.notices.show_notice(Notice("due", fact, line), "quorum")

    def _show_facts(self, sitting: Sitting) -> None:
        record = sitting.whole.record
        self.facts.clear()
        decided = sum(1 for i in record.items for m in i.motions if m.vote is not None)
        offset = record.offset_minutes
        for label, value in (
            (lambda: say("Opened"), lambda: clock_words(record.opened_at, offset)),
            (
                lambda: say("Who came"),
                lambda: say("{present} of {roll}", present=record.voting_present, roll=record.roll),
            ),
            (
                lambda: say("Leads the meeting"),
                lambda: record.chair.name if record.chair else say("nobody yet"),
            ),
            (
                lambda: say("Decisions"),
                lambda: say_n("{n} decision", "{n} decisions", decided),
            ),
            (
                lambda: say("To do"),
                lambda: say_n("{n} task", "{n} tasks", len(record.actions)),
            ),
        ):
            self.facts.add(pair(label, value))

    def _show_waiting(self, waiting: list[ItemLine]) -> None:
        self.notices.drop("waiting")
        if waiting:
            titles = ", ".join(i.title for i in waiting)
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("A motion has no vote yet: {titles}.", titles=titles),
                    lambda: say("Record its vote first, or put the meeting off to another day."),
                ),
                "waiting",
            )

    def save(self, *, adjourned: bool = False) -> None:
        """Close it and go to the minutes."""
        sitting = self.sitting
        if sitting is None:
            return
        self.form.clear_errors()
        if self.at.is_wrong():
            self.form.set_error(
                "closed_at", lambda: say("Write the time as on the clock, for example 16:05.")
            )
            return
        at = self.at.moment()
        chair = self.chair.value() if sitting.whole.record.chair is None else None
        if sitting.whole.record.chair is None and chair is None:
            missing = words_for(RuleBroken("chair-missing"))
            self.form.set_error("chair_id", lambda: " ".join(missing))
            return
        leader = str(chair) if chair else None
        if at == sitting.now.time().replace(second=0, microsecond=0):
            at = None  # not touched: the minute in which the button is pressed

        if adjourned and self.again.is_wrong():
            self.form.set_error("again", lambda: say("Write the day, for example 24/11/2026."))
            return
        again, reason = self.again.day() if adjourned else None, self.reason.value()

        def closed(_done: Done) -> None:
            self.desk.go("minutes", id=self._id)

        self.write(
            lambda: self.presenter.close(
                sitting, at, adjourned=adjourned, leader=leader, again=again, reason=reason
            ),
            closed,
            form=self.form,
        )
