"""The current point of the agenda: what was said, its motion and vote, things to do from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.record import ItemLine
from governance.words import ITEM_KINDS
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import TextField
from ui.labels import Label
from ui.live import Text, say
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.resolution_card import ResolutionCard
from ui.meetings.task_list import TaskForm, TaskList
from ui.meetings.vote_form import VoteForm
from ui.state import State, StateMark

__all__ = ["ItemSheet"]

_MOTION_KINDS = frozenset({"motion", "accounts", "election"})


class ItemSheet(QWidget):
    """Decision cards above, the sheet of the point below. `voting` tells whether a vote is open.

    `changed` fires when the main button may need another word.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.item: ItemLine | None = None
        self.voting = False
        self.narrow = False
        self._may = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        self.sheet = Card()
        self._build_head()
        self._build_body()
        column.addWidget(self.sheet)
        column.addStretch(1)

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.title = Label("", "card", wrap=True)
        self.kind = StateMark(State.NOT_YET, "")
        row.addWidget(self.title, 1)
        row.addWidget(self.kind)
        self.sheet.add(row)

    def _build_body(self) -> None:
        self.said = TextField(lambda: say("What was said"), key="text", rows=3)
        self.said.changed.connect(self.changed)
        self.vote = VoteForm()
        self.vote.changed.connect(self.changed)
        self.tasks = TaskList()
        self.task_form = TaskForm()
        self.task_form.hide()
        self.put_motion = Button(
            lambda: say("Put a motion"), Kind.QUIET, icon="hand-stop", on=self.open_vote
        )
        self.put_task = Button(
            lambda: say("Add something to do"), Kind.QUIET, icon="plus", on=self.open_task
        )
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.put_motion)
        row.addWidget(self.put_task)
        row.addStretch(1)
        for part in (self.said, self.vote, self.tasks, self.task_form):
            self.sheet.add(part)
        self.sheet.add(row)

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
        state = State.OK if item.done else State.NOT_YET
        self.kind.show_state(state, lambda: _kind_words(kind, done=state is State.OK))
        self.vote.offer(people, ask_time=not sitting.running)
        self.task_form.offer(people)
        waiting = presenter.waiting(item)
        if not same:
            self.said.set_value(item.text)
            self.vote.set_values({})
            decided = any(m.vote is not None for m in item.motions)
            self.voting = waiting is not None or (kind in _MOTION_KINDS and not decided)
            self.task_form.clear()
            self.task_form.hide()
        elif before is not None and self.said.value() == before.text:
            self.said.set_value(item.text)
        self.vote.show_waiting(waiting)
        self.said.set_read_only(not may)
        tasks = [a for a in sitting.whole.record.actions if a.item_no == item.no]
        self.tasks.show_tasks(tasks, sitting.whole.actions)
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

    def _settle(self) -> None:
        self.vote.setVisible(self.voting and self._may)
        # A vote needs the room: what was said shrinks to one line and scrolls.
        self.said.text.show_rows(1 if self.voting and self._may else 5)
        self.put_motion.setVisible(not self.voting and self._may)
        self.put_task.setVisible(self._may and self.task_form.isHidden())

    # -- acts ---------------------------------------------------------------------------------

    def open_vote(self) -> None:
        """Show the fields of a motion."""
        self.voting = True
        self._settle()
        self.changed.emit()
        self.vote.text.box.setFocus()

    def vote_taken(self) -> None:
        """The vote is written: its fields close."""
        self.voting = False
        self.vote.set_values({})
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


def _kind_words(kind: str, *, done: bool) -> str:
    if done:
        return say("done")
    if kind == "motion":
        return say("Motion · more for than against")
    return say(ITEM_KINDS[kind])
