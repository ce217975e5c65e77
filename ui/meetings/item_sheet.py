"""The current point of the agenda: what was said, its motion and vote, things to do from it."""

from __future__ import annotations

from collections.abc import Sequence

from governance.record import ItemLine, MotionLine
from sr_board import i18n
from ui.live import Text, say
from ui.meetings.check_words import item_quorum_words, motion_words
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.item_frame import ItemFrame
from ui.meetings.resolution_card import ResolutionCard
from ui.notices import Notice
from ui.state import State

__all__ = ["ItemSheet"]

_MOTION_KINDS = frozenset({"motion", "accounts", "election"})


class ItemSheet(ItemFrame):
    """One point. `voting` tells whether a vote is open."""

    def __init__(self) -> None:
        super().__init__()
        self.sitting: Sitting | None = None
        self.waiting: MotionLine | None = None
        self.item: ItemLine | None = None
        self.voting = False
        self.narrow = False
        self._may = False

    # -- showing -----------------------------------------------------------------------------

    def show_item(
        self,
        sitting: Sitting,
        item: ItemLine | None,
        presenter: EditorPresenter,
        people: Sequence[tuple[object, Text]],
        *,
        may: bool,
    ) -> None:
        """Show a point. What is typed under the same point stays; another point empties it."""
        same = item is not None and self.item is not None and item.id == self.item.id
        before = self.item
        self.item, self._may = item, may
        self._show_decisions(sitting, item, presenter)
        self.sheet.setVisible(item is not None)
        if item is None:
            return
        number, title, kind = item.no, item.title, item.kind
        self.title.tell(
            lambda: say("{number}  {title}", number=i18n.current().digits(str(number)), title=title)
        )
        self.sitting = sitting
        self.vote.offer(people, ask_time=not sitting.running)
        self.task_form.offer(people)
        waiting = self.waiting = presenter.waiting(item)
        self.interests.offer(people)
        self.dissent.offer(people)
        self.speakers.symbols = {s.person_id: f"{s.symbol}/{s.hue}" for s in sitting.seats}
        found = [c for c in sitting.conflicts if c.item_id == item.id]
        if not same:
            for box in (self.interests, self.speakers, self.dissent):
                box.fold()
            self.said.set_value(item.text)
            self.vote.set_values({})
            decided = any(m.vote is not None for m in item.motions)
            self.voting = waiting is not None or (kind in _MOTION_KINDS and not decided)
            self.task_form.clear()
            self.task_form.hide()
        elif before is not None and self.said.value() == before.text:
            self.said.set_value(item.text)
        self.interests.show_conflicts(found, may=may and sitting.running)
        self.approval.offer(sitting.unapproved, show=may and item.source == "minutes")
        self.vote.show_waiting(waiting)
        self.said.set_read_only(not may)
        tasks = [a for a in sitting.whole.record.actions if a.item_no == item.no]
        self.tasks.show_tasks(tasks, sitting.whole.actions)
        if not self.speakers.isHidden():
            self.speakers.wanted.emit()
        self._settle()

    def _show_decisions(
        self, sitting: Sitting, item: ItemLine | None, presenter: EditorPresenter
    ) -> None:
        while self._cards.count():
            taken = self._cards.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        own = item is not None and any(m.vote is not None for m in item.motions)
        for motion in presenter.latest(sitting, item):
            if own or not self.narrow:  # in a small window the vote needs the room
                self._cards.addWidget(ResolutionCard(motion))

    def vote_changed(self) -> None:
        """The rule shown follows the kind of decision; an equal vote may be the chair's."""
        sitting = self.sitting
        if sitting is not None:
            self.vote.ask_chair(EditorPresenter.tie_is_the_chairs(sitting, self.vote.typed()))
        self._settle()
        self.changed.emit()

    def _show_rule(self) -> None:
        """What the point needs; the rule is quoted where it is not met."""
        sitting, item = self.sitting, self.item
        if sitting is None or item is None:
            return
        kind, done = item.kind, item.done and not self.voting
        state = State.OK if done else State.NOT_YET
        check = sitting.majority_of(str(self.vote.kind.value() or "ordinary"))
        words = check if self.voting else None
        self.kind.show_state(state, lambda: say("done") if done else motion_words(words, kind))
        self.rule.drop("quorum")
        point, quorum = sitting.check_of(item.id), sitting.checks and sitting.checks.quorum
        short = point is not None and not point.met and self.voting and sitting.running
        if short and point is not None and quorum:
            fact, line = item_quorum_words(point, quorum)
            self.rule.show_notice(Notice("due", fact, line), "quorum")

    def _settle(self) -> None:
        self._show_rule()
        self.vote.setVisible(self.voting and self._may)
        # A vote needs the room: what was said shrinks to one line and scrolls.
        self.said.text.show_rows(1 if self.voting and self._may else 5)
        self.put_motion.setVisible(not self.voting and self._may)
        parent = self.waiting is None or self.waiting.amends is None
        changing = self.voting and self._may and self.vote.amends is None
        self.put_change.setVisible(changing and parent)
        on_rules = changing and parent and self.vote.kind.value() == "amend"
        self.put_rules.setVisible(on_rules)
        self.withdraw.setVisible(changing and self.waiting is not None)
        running = self.sitting is not None and self.sitting.running
        self.put_interest.setVisible(self._may and running and self.interests.form.isHidden())
        self.put_task.setVisible(self._may and self.task_form.isHidden())
        self.put_speakers.setVisible(self._may and running and self.speakers.isHidden())
        decided = self.item is not None and any(m.vote is not None for m in self.item.motions)
        self.put_dissent.setVisible(self._may and decided and self.dissent.isHidden())

    # -- acts ---------------------------------------------------------------------------------

    def open_vote(self) -> None:
        """Show the fields of a motion."""
        self.voting = True
        self._settle()
        self.changed.emit()
        self.vote.text.box.setFocus()

    def open_interest(self) -> None:
        """Ask who has an interest of her own."""
        self.interests.open_form()
        self._settle()

    def open_speakers(self) -> None:
        """Tick whoever speaks."""
        self.speakers.open()
        self._settle()

    def open_dissent(self) -> None:
        """Ask who wants her dissent written."""
        self.dissent.open()
        self._settle()

    def dissent_taken(self, words: str) -> None:
        """It stands below what was said."""
        said = self.said.value().rstrip()
        self.said.set_value(f"{said}\n{words}" if said else words)
        self.dissent.fold()
        self._settle()

    def interest_taken(self) -> None:
        """It is written: the form closes."""
        self.interests.fold()
        self._settle()

    def open_amendment(self, motion: MotionLine) -> None:
        """Ask for the new words of a motion."""
        self.voting = True
        self.vote.start_amendment(motion)
        self._settle()
        self.changed.emit()

    def take_back(self) -> None:
        """Its mover takes the motion that waits back."""
        if self.waiting is not None:
            self.withdrawn.emit(self.waiting.id)

    def vote_taken(self) -> None:
        """The vote is written: its fields close, or show the motion that waits for it."""
        self.vote.set_values({})
        self.voting = self.waiting is not None
        self.vote.show_waiting(self.waiting)
        self._settle()
        self.changed.emit()

    def open_task(self) -> None:
        """Show the form for something to do."""
        self.task_form.show()
        self._settle()
        self.task_form.form.start()

    def task_taken(self) -> None:
        """The task is written: the form waits for the next."""
        self.task_form.clear()
        self.task_form.form.start()

    # -- drafts -------------------------------------------------------------------------------

    def unsaved(self) -> dict[str, object] | None:
        """What is typed under this point and not written, or None."""
        if self.item is None or not self._may:
            return None
        vote = self.vote.values() if self.voting else {}
        typed = bool(str(vote.get("text", "")).strip()) and not self.vote.text.text.isReadOnly()
        said = self.said.value()
        if said.strip() == self.item.text and not typed:
            return None
        return {"said": said, "vote": vote if typed else None}

    def put_back(self, draft: dict[str, object]) -> None:
        """Put what was typed back."""
        self.said.set_value(draft.get("said", ""))
        vote = draft.get("vote")
        if isinstance(vote, dict):
            self.voting = True
            self.vote.set_values(vote)
        self._settle()
        self.changed.emit()
