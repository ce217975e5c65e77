"""The minutes while the meeting is held: agenda, the present point, who is here.

Esc leaves a text for the seats; digits typed there turn them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from governance.record import ItemLine
from governance.views import SeatState
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.desk import Desk
from ui.drafts import place_of
from ui.live import say
from ui.meetings.editor_acts import EditorActs
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.large_type import LargeType
from ui.meetings.seat_choice import seat_choices

__all__ = ["EditorPage"]


class EditorPage(EditorActs):
    """One sitting."""

    listens = frozenset({"meetings", "actions"})

    def __init__(self, desk: Desk, presenter: EditorPresenter) -> None:
        super().__init__(desk, presenter)
        self.place = 0
        self.agenda.chosen.connect(self.go_to)
        self.agenda.wanted.connect(self.add_point)
        self.sheet.changed.connect(self._settle_main)
        self.sheet.task_form.wanted.connect(self.add_task)

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.place, self.sitting = wanted, -1, None
            self.sheet.item = None
            self.notices.clear()

    def refresh(self) -> None:
        meeting = self._id
        if meeting:
            self.read(lambda: self.presenter.load(meeting), self.show_sitting)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the meeting as it stands; what is typed stays."""
        if sitting.whole.record.meeting_id != self._id:
            return
        self.sitting = sitting
        items = sitting.whole.record.items
        fresh = self.place < 0
        if fresh:
            typed = (n for n, item in enumerate(items) if item.id in self._kept)
            self.place = next(typed, self.presenter.done_count(sitting))
        self.place = min(self.place, max(0, len(items) - 1))
        self._show_title(sitting)
        self.agenda.thread_.show_items(
            self.presenter.knots(sitting), self.place, self.presenter.done_count(sitting)
        )
        self.agenda.keep_in_sight(self.place, len(items))
        open_still = sitting.whole.status in ("open", "closed", "adjourned")
        self.agenda.allow(self.may and open_still)
        self.room.show_sitting(sitting, may=self.may_mark and open_still)
        self.tabs.buttons["room"].retranslate()
        self._show_item(sitting)
        if fresh and self.isVisible():
            self.take_focus()

    def retranslate(self) -> None:
        """The agenda and the tabs keep words of their own."""
        if self.sitting is not None:
            self.show_sitting(self.sitting)

    def _show_item(self, sitting: Sitting) -> None:
        item = self.item()
        people = seat_choices(sitting.seats, only=frozenset({SeatState.HERE, SeatState.LEFT}))
        fresh = item is not None and (self.sheet.item is None or self.sheet.item.id != item.id)
        self.sheet.show_item(sitting, item, self.presenter, people, may=self.may)
        if fresh and item is not None and item.id in self._kept:
            self.sheet.put_back(self._kept.pop(item.id))
        self._settle_main()

    def item(self) -> ItemLine | None:
        """The present point."""
        items = self.sitting.whole.record.items if self.sitting else ()
        return items[self.place] if 0 <= self.place < len(items) else None

    def _is_last(self) -> bool:
        return self.sitting is not None and self.place >= len(self.sitting.whole.record.items) - 1

    def _settle_main(self) -> None:
        sitting, last = self.sitting, self._is_last()
        self.foot.setVisible(self.may and sitting is not None)
        if sitting is None:
            return
        voting = self.sheet.voting
        if voting:
            self.main.tell(lambda: say("Record the vote"))
        elif not last:
            self.main.tell(lambda: say("Next point"))
        elif sitting.running:
            self.main.tell(lambda: say("Close the meeting"))
        else:
            self.main.tell(lambda: say("To the minutes"))
        quorum = sitting.checks.quorum if sitting.checks else None
        short = quorum is not None and not quorum.met and sitting.running
        self.off_button.tell(self._off_words)
        self.off_button.setVisible(short)
        self.main.show_key(not short and not self.narrow)
        self.next_button.setVisible(voting and not last and not short)

    def take_focus(self) -> None:
        """To the seats while nobody is marked yet, else to what was said."""
        sitting = self.sitting
        if sitting is not None and sitting.running and sitting.here <= 1 and self.may_mark:
            self.focus_seats()
        elif self.sheet.said.isVisible() and self.may:
            self.sheet.said.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    # -- the agenda --------------------------------------------------------------------------

    def go_to(self, place: int) -> None:
        """Go to another point; what was said under this one is written first."""
        self.keep_text()
        self.place = place
        if self.narrow:
            self.tabs.set_value("item")
            self._show_tab("item")
        if self.sitting is not None:
            self.show_sitting(self.sitting)

    def keep_text(self, *, done: bool | None = None) -> None:
        """Write what was said under the present point, when it changed."""
        item, text = self.item(), self.sheet.said.value()
        if item is None or not self.may or self.sheet.item is None:
            return
        unsaved = self.sheet.unsaved()
        if unsaved is not None and unsaved["vote"]:
            self._kept[item.id] = unsaved
        changed = text.strip() != item.text
        if changed or (done and not item.done):
            self.write(lambda: self.presenter.write_item(item.id, text if changed else None, done))

    def next_point(self) -> None:
        """This point is done; go to the next."""
        self.keep_text(done=True)
        if not self._is_last():
            self.place += 1
        if self.sitting is not None:
            self.show_sitting(self.sitting)
        self.take_focus()

    def add_point(self, title: str, kind: str) -> None:
        """A new point after the present one."""
        sitting, place = self.sitting, self.place
        if sitting is not None:
            self.write(lambda: self.presenter.add_item(sitting, title, kind, place))

    def go_on(self) -> None:
        """The main button: record the vote, go to the next point, or close the meeting."""
        if self.sheet.voting:
            self.record_vote()
        elif not self._is_last():
            self.next_point()
        else:
            self.keep_text(done=True)
            self.go_close()

    def go_close(self) -> None:
        """Go and close the meeting (or see its minutes, when it is closed)."""
        self.keep_text()
        if self.sitting is not None and self.sitting.running:
            self.desk.go("meeting-close", id=self._id)
        else:
            self.desk.go("minutes", id=self._id)

    # -- votes and tasks ----------------------------------------------------------------------

    def record_vote(self) -> None:
        """Write the motion and its vote; the decision gets its serial."""
        sitting, item = self.sitting, self.item()
        if sitting is None or item is None:
            return
        self.notices.clear()
        form = self.sheet.vote.form
        form.clear_errors()
        typed = self.sheet.vote.typed()
        try:
            self.presenter.check(sitting, typed, item.id)
        except SRBoardError as error:
            if not form.show_error(error):
                self.show_error(error)
            return
        self.keep_text()

        def taken(_done: Done) -> None:
            self._kept.pop(item.id, None)
            self.sheet.vote_taken()
            self.take_focus()

        work = self.presenter.record_vote
        self.write(lambda: work(sitting, item, typed), taken, form=form)

    def add_task(self) -> None:
        """Write something to do from the present point."""
        sitting, item = self.sitting, self.item()
        typed = self.sheet.task_form.typed()
        if sitting is None or typed is None:
            return
        text, owner, due = typed
        item_id = item.id if item else None
        self.write(
            lambda: self.presenter.add_action(sitting, item_id, owner, text, due),
            lambda _d: self.sheet.task_taken(),
            form=self.sheet.task_form.form,
        )

    def read_aloud(self) -> None:
        """The motion (or the last decision, or what was said) in large type."""
        item, sitting = self.item(), self.sitting
        if item is None or sitting is None:
            return
        text = self.sheet.vote.text.value().strip() if self.sheet.voting else ""
        decided = self.presenter.latest(sitting, item)
        text = text or (decided[-1].text if decided else "") or self.sheet.said.value()
        title = f"{i18n.current().digits(str(item.no))}  {item.title}"
        LargeType(self.window(), title, text or item.title)

    # -- the keyboard ---------------------------------------------------------------------------

    def focus_seats(self) -> None:
        """Give the keyboard to the seats: digits then turn them."""
        if self.narrow:
            self.tabs.set_value("room")
            self._show_tab("room")
        self.room.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        board = self.room.board
        if event.key() == Qt.Key.Key_Escape and self.may_mark:
            self.focus_seats()
            return
        if not event.modifiers() and board.type_digit(event.text()):
            return
        if board.is_typing() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            board.end_number()
            return
        super().keyPressEvent(event)

    # -- drafts, leaving ------------------------------------------------------------------------

    def leave(self) -> None:
        self.keep_text()

    def draft(self) -> dict[str, object] | None:
        kept = dict(self._kept)
        unsaved = self.sheet.unsaved()
        if unsaved is not None and self.sheet.item is not None:
            kept[self.sheet.item.id] = unsaved
        return {"place": {"id": self._id}, "items": kept} if kept else None

    def restore(self, draft: dict[str, object]) -> None:
        items = draft.get("items")
        if place_of(draft).get("id") != self._id:
            self.leave()  # what is typed at the meeting shown is written
        self.arrive(**place_of(draft))
        if isinstance(items, dict):
            self._kept.update({str(k): dict(v) for k, v in items.items()})
        item = self.sheet.item
        if item is not None and item.id in self._kept:
            self.sheet.put_back(self._kept.pop(item.id))
