"""What the editor writes beside text and votes: the room, interests, changes of words, tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from governance.record import ItemLine
from sr_board.base.results import Done
from ui.desk import Desk
from ui.meetings.dissent_box import dissent_words
from ui.meetings.editor_frame import EditorFrame
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.times import local

__all__ = ["EditorActs"]


class EditorActs(EditorFrame):
    """Acts that the parts of the page ask for."""

    def __init__(self, desk: Desk, presenter: EditorPresenter) -> None:
        super().__init__(desk)
        self.presenter = presenter
        self._id = ""
        self._kept: dict[str, dict[str, object]] = {}
        self._connect_acts()

    def _connect_acts(self) -> None:
        room, ask, sheet = self.room, self.presenter, self.sheet
        room.turned.connect(lambda who: self._mark(lambda s: ask.turn(s, who)))
        room.all_here.connect(lambda: self._mark(ask.all_here))
        room.apologised.connect(lambda who: self._mark(lambda s: ask.apologise(s, who)))
        room.taken_back.connect(lambda who: self._mark(lambda s: ask.take_back(s, who)))
        room.leads.connect(lambda who: self._mark(lambda s: ask.lead(s, who)))
        room.guest.connect(lambda name: self._mark(lambda s: ask.welcome(s, name)))
        room.timed.connect(self._write_times)
        room.proxy.connect(
            lambda giver, holder, point: self._mark(
                lambda s: ask.give_proxy(s, giver, holder, point or None)
            )
        )
        sheet.change_wanted.connect(self.change_words)
        sheet.rules_wanted.connect(self.name_rules)
        sheet.withdrawn.connect(lambda motion: self._mark(lambda _s: ask.withdraw(motion)))
        sheet.speakers.wanted.connect(self._show_speakers)
        sheet.speakers.spoke.connect(self._count_turn)
        sheet.dissent.written.connect(self._write_dissent)
        sheet.interests.declared.connect(self._declare)
        sheet.interests.taken_back.connect(
            lambda ref: self._mark(lambda _s: ask.take_back_interest(ref))
        )

        sheet.approval.approved.connect(self._approve)
        sheet.approval.read_wanted.connect(lambda ref: self.desk.go("minutes", id=ref))

    def _approve(self, meeting: str, corrections: object) -> None:
        sitting, item = self.sitting, self.item()
        if sitting is not None and item is not None:
            self.write(
                lambda: self.presenter.approve(meeting, sitting, item, corrections),
                lambda _d: self.sheet.approval.clear(),
                form=self.sheet.approval.form,
            )

    def item(self) -> ItemLine | None:
        """The present point."""
        raise NotImplementedError

    def keep_text(self, *, done: bool | None = None) -> None:
        """Write what was said under the present point."""
        raise NotImplementedError

    def change_words(self) -> None:
        """Somebody wants other words: the motion is put, then its change is asked for."""
        item, sheet = self.item(), self.sheet
        if item is None:
            return
        if sheet.waiting is not None:
            sheet.open_amendment(sheet.waiting)
            return
        typed = sheet.vote.typed()

        def put(_done: Done) -> None:
            self._kept.pop(item.id, None)
            if sheet.waiting is not None:
                sheet.open_amendment(sheet.waiting)

        self.write(lambda: self.presenter.put_first(item, typed), put, form=sheet.vote.form)

    def name_rules(self) -> None:
        """Which rules the motion changes: it is put, then the page for its changes opens."""
        item, sheet = self.item(), self.sheet
        if item is None:
            return
        if sheet.waiting is not None:
            self._to_rules()
            return
        typed = sheet.vote.typed()

        def put(_done: Done) -> None:
            self._kept.pop(item.id, None)
            self._to_rules()

        self.write(lambda: self.presenter.put_first(item, typed), put, form=sheet.vote.form)

    def _to_rules(self) -> None:
        sitting, motion = self.sitting, self.sheet.waiting
        if sitting is None or motion is None:
            return
        record = sitting.whole.record
        day = local(record.opened_at or record.planned_at, record.offset_minutes).date()
        self.desk.go(
            "constitution-motion",
            id=motion.id,
            meeting=record.meeting_id,
            group=record.group_id,
            day=day.isoformat(),
        )

    def _show_speakers(self) -> None:
        item = self.item()
        if item is not None:
            self.read(lambda: self.presenter.turns(item.id), self.sheet.speakers.show_turns)

    def _count_turn(self, person: str, by: int) -> None:
        item = self.item()
        if item is not None:
            self.write(lambda: self.presenter.count_turn(item.id, person, by))

    def _write_dissent(self, person: str, why: str) -> None:
        """It is written under the point, in what was said there."""
        sitting = self.sitting
        if sitting is not None:
            name = next(seat.name for seat in sitting.seats if seat.person_id == person)
            self.sheet.dissent_taken(dissent_words(name, why))
            self.keep_text()

    def _declare(self, person: str, kind: str) -> None:
        item = self.item()
        if item is not None:
            self.write(
                lambda: self.presenter.declare(item.id, person, kind),
                lambda _d: self.sheet.interest_taken(),
                form=self.sheet.interests.form,
            )

    def put_off(self) -> None:
        """Too few are here: close it and call it again."""
        sitting = self.sitting
        if sitting is not None:
            self.keep_text()
            day = self.presenter.next_day(sitting)
            self.desk.go("meeting-close", id=self._id, again=day.isoformat())

    # -- the room ------------------------------------------------------------------------------

    def _mark(self, act: Callable[[Sitting], Done]) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.notices.clear()
            self.write(lambda: act(sitting))

    def _write_times(self, who: str, came: time, left: time | None) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.write(
                lambda: self.presenter.set_times(sitting, who, came, left),
                lambda _d: self.room.close_panel(),
                form=self.room.panel.form,
            )
