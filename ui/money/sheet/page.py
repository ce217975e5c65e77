"""The collection sheet: thread of steps, the work of the step, and what must be in the box.

Every change is kept at once; after a power cut the sheet opens where it stood.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from finance.sheet.views import SheetState, SheetView
from sr_board import i18n
from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.desk import Desk
from ui.live import say, say_n
from ui.meetings.large_type import LargeType
from ui.money.sheet.aloud_step import sentences
from ui.money.sheet.presenter import SheetPresenter
from ui.money.sheet.requests_step import Looked
from ui.money.sheet.signing import SigningSheet
from ui.money.sheet.sitting import STEPS, Sitting
from ui.notices import Notice

__all__ = ["SheetPage"]


class SheetPage(SigningSheet):
    """One sheet, from recall to signing."""

    listens = frozenset({"sheet", "loans"})

    def __init__(self, desk: Desk, presenter: SheetPresenter) -> None:
        super().__init__(desk, presenter)
        self._id = ""
        self._warned = False
        self._save_soon.timeout.connect(self.keep)
        self._connect()

    def _connect(self) -> None:
        for step in self.steps.values():
            step.ended.connect(self._to_main)
        self.money.noted.connect(self._show_note)
        self.payments.check = self._check_payment
        self.payments.confirmed = self._confirmed
        self.requests.decide = lambda d: self._write_loans(lambda v: self.presenter.decide(v, d))
        self.requests.ask = lambda a: self._write_loans(lambda v: self.presenter.ask(v, a))
        self.requests.look = self._look_at_plan
        self.aloud.large.clicked.connect(lambda _c=False: self.read_large())
        self.sign.print.clicked.connect(lambda _c=False: self.print_sheet())
        self.panel.opened.connect(self.stack.hide)
        self.panel.closed.connect(self.stack.show)

    # -- loading -------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.sitting = wanted, None
            self._signer, self._signed_for, self._warned = None, (), False
            self.notices.clear()
            self.note.hide()

    def refresh(self) -> None:
        sheet = self._id
        if sheet:
            self.read(lambda: self.presenter.load(sheet), self.show_view)

    def show_view(self, view: SheetView) -> None:
        """Show a sheet; what is typed here and newer stays."""
        typed = self.sitting.content if self.sitting and self.sitting.view.id == view.id else None
        first = self.sitting is None or self.sitting.open != (view.state is not SheetState.CLOSED)
        self.sitting = Sitting(view, self._changed)
        if typed is not None and view.state is not SheetState.CLOSED:
            self.sitting.content = typed
        if view.state is SheetState.CLOSED:
            self.sitting.go(len(STEPS) - 1 if first or typed is None else typed.step)
        day = view.on_date
        self.set_title(lambda: say("Collection, {day}", day=i18n.current().date(day, "day")))
        for step in self.steps.values():
            step.show_sitting(self.sitting)
        self._show_step(focus=first)

    def _changed(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        self._warned = False
        self.steps[self.step].again()
        self._show_sums()
        if sitting.open:
            self.desk.writing.emit()
            self._save_soon.start()

    def keep(self) -> None:
        """Save what was typed, now."""
        sitting = self.sitting
        self._save_soon.stop()
        if sitting is None or not sitting.open or not self.presenter.may_write:
            return
        sheet, content = self._id, sitting.content
        self.desk.jobs.run(
            lambda: self.presenter.save(sheet, content),
            lambda _done: self.desk.written.emit(),
            self._not_kept,
            owner=self,
            words=lambda: say("Saving"),
        )

    def _not_kept(self, error: SRBoardError) -> None:
        self.desk.refused.emit()
        self.show_error(error)

    def leave(self) -> None:
        if self._save_soon.isActive():
            self.keep()

    # -- showing -------------------------------------------------------------------------------

    def _show_step(self, *, focus: bool = True) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        now = sitting.content.step
        self.way.show_steps(now)
        self.sign.confirmed = self._confirmed()
        step = self.steps[self.step]
        self.stack.setCurrentWidget(step)
        step.again()
        for button in (self.undo_button, self.all_paid):
            button.setVisible(self.step == "money" and sitting.open)
        self.back.setVisible(now > 0 and sitting.open)
        self.main.tell(self._main_words)
        self.note.hide()
        self._show_sums()
        if focus:
            step.start()

    def _show_sums(self) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.side.show_sitting(sitting)
            self.strip.show_sitting(sitting)
            self.undo_button.setEnabled(sitting.can_undo())

    def _show_note(self) -> None:
        self.money.fill_note(self.note, only_questions=self.narrow)

    def take_focus(self) -> None:
        if self.sitting is not None:
            self.steps[self.step].start()

    def _to_main(self) -> None:
        self.main.setFocus(Qt.FocusReason.TabFocusReason)

    # -- acts ----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change back."""
        if self.sitting is not None and self.sitting.undo():
            self.note.hide()

    def pay_all(self) -> None:
        """All who are here paid as due."""
        if self.sitting is not None:
            self.note.hide()
            self.sitting.all_paid()
            self.money.start()

    def go_back(self) -> None:
        """One step back."""
        if self.sitting is not None:
            self.sitting.go(self.sitting.content.step - 1)
            self._show_step()

    def _forward(self) -> None:
        if self.sitting is not None:
            self.sitting.go(self.sitting.content.step + 1)
            self.notices.clear()
            self._show_step()

    def go_on(self) -> None:
        """The main button: what the step still needs, then the next one."""
        sitting = self.sitting
        if sitting is None:
            return
        if not sitting.open:
            if self.step == "sign":
                self.desk.go("money-sheets")
            else:
                self._forward()
            return
        if not self.steps[self.step].finish():
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("Something here is typed and not written yet."),
                    lambda: say("Write it first, or clear it."),
                ),
                "half",
            )
            return
        self.notices.drop("half")
        acts: dict[str, Callable[[], object]] = {
            "money": self._leave_money,
            "payments": lambda: self._with_second(self._forward),
            "count": self._count,
            "sign": lambda: self._with_second(self.close_sheet),
        }
        acts.get(self.step, self._forward)()

    def _leave_money(self) -> None:
        sitting = self.sitting
        if sitting is None or not self.money.take():
            return
        left = sitting.untouched()
        if left and not self._warned:
            self._warned = True
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say_n(
                        "Nothing is written for {n} member who is here.",
                        "Nothing is written for {n} members who are here.",
                        left,
                    ),
                    lambda: say("F5 takes all as due. Go on once more: they have not paid."),
                ),
                "untouched",
            )
            return
        self._forward()

    def _count(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        self._save_soon.stop()
        sheet, content = self._id, sitting.content
        self.notices.clear()
        self.write(lambda: self.presenter.count(sheet, content), lambda _d: self._forward())

    def close_sheet(self) -> None:
        """Post everything; the meeting is locked."""
        sitting = self.sitting
        if sitting is None:
            return
        self._save_soon.stop()
        sheet, content, signer = self._id, sitting.content, self._signer
        self.notices.clear()
        self.write(
            lambda: self.presenter.close(sheet, content, signer),
            self._closed,
            words=lambda: say("Recording"),
        )

    def _closed(self, _done: Done) -> None:
        self._signer, self._signed_for = None, ()
        self.sitting = None
        self.refresh()

    def print_sheet(self) -> None:
        """Show the printed sheet."""
        self.leave()
        self.desk.go("paper", kind="collection-sheet", id=self._id)

    def read_large(self) -> None:
        """The same in large letters over the whole window."""
        sitting = self.sitting
        if sitting is not None:
            LargeType(
                self.window(),
                lambda: say("Collection, {day}", day=sitting.view.on_date),
                lambda: "\n".join(sentences(sitting)),
            )

    def _write_loans(self, act: Callable[[SheetView], Done]) -> None:
        sitting = self.sitting
        if sitting is not None:
            view = sitting.view
            self.write(lambda: act(view), lambda _d: self._again())

    def _again(self) -> None:
        """Read the sheet again and stand at what is next in the step."""
        sheet = self._id

        def shown(view: SheetView) -> None:
            self.show_view(view)
            self.steps[self.step].start()

        self.read(lambda: self.presenter.load(sheet), shown)

    def _look_at_plan(self, looked: Looked) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        view = sitting.view

        def refused(error: SRBoardError) -> None:
            self.requests.show_plan(())
            self.show_error(error)

        self.notices.drop()
        self.desk.jobs.run(
            lambda: self.presenter.plan(view, looked),
            self.requests.show_plan,
            refused,
            owner=self,
        )
