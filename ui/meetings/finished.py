"""Write down a finished meeting: one form, keyboard only, one Ctrl+Enter.

Enter goes from field to field, past what the last meeting lets one expect. Everybody is here but
the numbers typed. Up and Down go from point to point.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt

from sr_board import i18n
from sr_board.base.errors import InputInvalid, SRBoardError
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say
from ui.meetings.attendance_text import OnRoll, read_numbers
from ui.meetings.call_presenter import CallPresenter
from ui.meetings.finished_form import FinishedForm
from ui.meetings.finished_presenter import FinishedPresenter, Head, Paged, Usual
from ui.wording import words_for

__all__ = ["FinishedPage"]


class FinishedPage(FinishedForm):
    """The quick form: what is shown, checked and written."""

    def __init__(self, desk: Desk, presenter: FinishedPresenter) -> None:
        super().__init__(desk)
        self.presenter = presenter
        self.roll: tuple[OnRoll, ...] = ()
        self._paged: Paged | None = None
        self._kept: dict[str, object] | None = None
        self._touched = False
        self._asked: tuple[str, date | None] | None = None
        self._every = 7
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write the meeting"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.tasks.left.connect(self.main.setFocus)
        self._connect()

    def _connect(self) -> None:
        self.group.changed.connect(self._group_chosen)
        self.day.changed.connect(self._ask_roll)
        self.day.changed.connect(self._expect_due)
        for field in (self.chair, self.missing, self.apologies):
            field.changed.connect(self._echo)
        for part in (self.items, self.tasks):
            part.changed.connect(self._touch)
        for every in (*self.form.fields.values(), *self.room.fields.values()):
            every.changed.connect(self._touch)
        self.guests.follow = self.items.start
        self.day.follow = self._from_day
        self.items.left.connect(self.tasks.start)

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        self.read(self.presenter.offer, self.show_offer)

    def show_offer(self, paged: Paged) -> None:
        """Offer the groups; with one group it is chosen."""
        self._paged = paged
        self.group.set_choices([(g.group_id, g.name) for g in paged.groups])
        if self.group.value() is None and paged.groups:
            self.group.set_value(paged.groups[0].group_id)
            self._group_chosen()
        self._put_back_draft()
        self._ask_roll()

    def take_focus(self) -> None:
        self.form.start()

    def _touch(self) -> None:
        self._touched = True

    def _group_chosen(self) -> None:
        groups = self._paged.groups if self._paged else ()
        chosen = next((g for g in groups if g.group_id == self.group.value()), None)
        if chosen is not None:
            self.type.set_value(CallPresenter.usual_type(chosen))
            self._ask_roll()
            self._expect()

    def _expect(self) -> None:
        """Ask what the last meeting of the group lets one expect."""
        group = self.group.value()
        if group is not None:
            self.read(lambda: self.presenter.usual(str(group)), self._show_usual)

    def _show_usual(self, usual: Usual | None) -> None:
        """Put it where nothing is typed."""
        if usual is None or self._touched:
            return
        self.day.set_day(usual.day)
        self.day.set_near(usual.day)
        self.told_on.set_near(usual.day)
        self.opened.set_moment(usual.opened)
        self.closed.set_moment(usual.closed)
        self.place.set_value(usual.place)
        self.type.set_value(usual.type)
        self.items.expect(usual.points)
        self._every = usual.every
        self._ask_roll()
        self.take_focus()

    def _from_day(self) -> None:
        """From the day to the first field that is still empty, at most to who led."""
        self._expect_due()
        for field in (self.opened, self.closed, self.place):
            if not str(field.value()).strip():
                field.box.setFocus(Qt.FocusReason.TabFocusReason)
                return
        if self.group.value() is None:
            self.group.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.room.start()

    def _expect_due(self) -> None:
        """What is agreed is done by the next meeting, unless another day is typed."""
        day = self.day.day()
        self.tasks.expect_due(None if day is None else day + timedelta(days=self._every))

    def _ask_roll(self) -> None:
        group, day = self.group.value(), self.day.day()
        if group is None or self._asked == (str(group), day):
            return
        self._asked = (str(group), day)
        self.read(lambda: self.presenter.roll(str(group), day), self._show_roll)

    def _show_roll(self, roll: tuple[OnRoll, ...]) -> None:
        self.roll = roll
        self._echo()

    def _echo(self) -> None:
        """Say below how the numbers were understood."""
        try:
            missing = read_numbers(self.missing.value(), self.roll, field="missing")
            apologies = read_numbers(self.apologies.value(), self.roll, field="apologies")
            chair = read_numbers(self.chair.value(), self.roll, field="chair")
        except InputInvalid as error:
            wrong = error
            self.heard.tell(lambda: words_for(wrong)[0], "due")
            return
        away = [m for m in self.roll if m in missing or m in apologies]
        self.heard.tell(lambda: _heard(self.roll, away, apologies, chair), "soft")

    # -- saving --------------------------------------------------------------------------------

    def head(self) -> Head | None:
        """The head as typed; None when something is missing (and marked)."""
        self.form.clear_errors()
        self.room.clear_errors()
        day, opened, closed = self.day.day(), self.opened.moment(), self.closed.moment()
        group = self.group.value()
        if day is None:
            self.form.set_error("planned_at", lambda: say("Write the day, for example 24/11/2026."))
        elif opened is None:
            self.form.set_error("opened_at", lambda: say("Write the time, for example 16:00."))
        elif closed is None:
            self.form.set_error("closed_at", lambda: say("Write the time, for example 16:00."))
        elif group is None:
            self.form.set_error("group_id", lambda: say("Choose the group that meets."))
        elif not self.chair.value().strip():
            self.room.set_error("chair", lambda: say("Write the number of who led the meeting."))
        else:
            return Head(
                str(group),
                str(self.type.value() or "general"),
                day,
                opened,
                closed,
                self.place.value(),
                self.chair.value(),
                self.told_on.day(),
                str(self.channel.value() or "word"),
                self.missing.value(),
                self.apologies.value(),
                self.guests.value(),
            )
        return None

    def save(self) -> None:
        """Write the whole meeting; its minutes wait to be drawn up."""
        self.notices.clear()
        head, roll = self.head(), self.roll
        items, tasks = self.items.typed(), self.tasks.typed()
        if head is None:
            return
        try:
            self.presenter.command(head, roll, items, tasks)
        except SRBoardError as error:
            self._show_wrong(error)
            return
        self.write(
            lambda: self.presenter.record(head, roll, items, tasks),
            lambda done: self._written(done.id),
            form=self.form,
        )

    def _show_wrong(self, error: SRBoardError) -> None:
        if not self.room.show_error(error) and not self.form.show_error(error):
            self.show_error(error)

    def _written(self, meeting_id: str) -> None:
        self.clear()
        self.desk.go("minutes", id=meeting_id)

    def clear(self) -> None:
        """Empty the form for the next meeting."""
        self._touched = False
        group, type_, channel = self.group.value(), self.type.value(), self.channel.value()
        for form in (self.form, self.room):
            form.set_values(dict.fromkeys(form.fields, ""))
        self.group.set_value(group)
        self.type.set_value(type_)
        self.channel.set_value(channel)
        self.items.clear()
        self.tasks.clear()
        self._asked = None
        self._expect()

    # -- drafts --------------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        if not self._touched:
            return None
        return {
            "form": self.form.values(),
            "room": self.room.values(),
            "items": self.items.values(),
            "tasks": self.tasks.values(),
        }

    def restore(self, draft: dict[str, object]) -> None:
        self._kept, self._touched = draft, True
        self.refresh()

    def _put_back_draft(self) -> None:
        """Once the groups are offered; a choice cannot be put back before."""
        draft, self._kept = self._kept or {}, None
        for form, key in ((self.form, "form"), (self.room, "room")):
            kept = draft.get(key)
            if isinstance(kept, dict):
                form.set_values(kept)
        for rows, key in ((self.items, "items"), (self.tasks, "tasks")):
            values = draft.get(key)
            if isinstance(values, list):
                rows.set_values(values)


def _heard(
    roll: Sequence[OnRoll],
    away: Sequence[OnRoll],
    apologies: Sequence[OnRoll],
    chair: Sequence[OnRoll],
) -> str:
    tr = i18n.current()

    def names(people: Sequence[OnRoll]) -> str:
        return tr.join([m.name for m in people])

    parts = [tr.say("{here} of {roll} are here.", here=len(roll) - len(away), roll=len(roll))]
    missing = [m for m in away if m not in apologies]
    if chair:
        parts.append(tr.say("{name} led the meeting.", name=names(chair)))
    if missing:
        parts.append(tr.say("Not there: {names}.", names=names(missing)))
    if apologies:
        parts.append(tr.say("Apologies: {names}.", names=names(apologies)))
    return " ".join(parts)
