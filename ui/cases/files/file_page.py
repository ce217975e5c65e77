"""One file: its next clock, what is next, what is not possible and why, and what happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sr_board.cases.doubles.service_doubles import DoubleRow
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.records import Happening
from sr_board.cases.rules.steps import Step
from sr_board.cases.vocabulary import CaseState, ReportKind, Track
from sr_board.cases.words.files import (
    AGES,
    FLAGS,
    FORBIDDEN,
    HAPPENED,
    RISKS,
    STATES,
    STEPS,
    TRACKS,
)
from ui.buttons import Button, Kind
from ui.cards import Card, IconMark, Row
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.more_rows import content_rows, move_rows
from ui.cases.files.presenter import FilesPresenter
from ui.cases.files.timeline import Timeline
from ui.desk import Desk
from ui.labels import Label, strong
from ui.live import Text, say, say_n
from ui.meetings.times import clock_words, day_words
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State

__all__ = ["FilePage"]

_STEP_PAGES = {
    "contact": "cases-contact",
    "kind": "cases-kind",
    "screen": "cases-screen",
    "age": "cases-evidence",
    "journey": "cases-journey",
    "produce": "cases-report",
    "police": "cases-report",
    "receipt": "cases-receipt",
    "ask_order": "cases-order",
    "order": "cases-order",
    "plan": "cases-plan",
    "decide": "cases-file-board",
    "follow_up": "cases-followed-up",
    "ask_after": "cases-followed-up",
    "interview_one": "cases-talk",
    "interview_two": "cases-talk",
    "outcome": "cases-outcome",
    "erase": "cases-outcome",
}


_STEP_PLACES = {
    "produce": {"report": ReportKind.CWC_PRODUCTION.value},
    "police": {"report": ReportKind.POCSO_POLICE.value},
}
"""What else the page of a step is told."""


class FilePage(Page):
    """The file."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(desk, lambda: say("Case file"))
        self.presenter = presenter
        self.case_id = ""
        self.view: CaseView | None = None
        self.bar = ClockBar(tall=True)
        self.above.addWidget(self.bar)
        self.next = Card(lambda: say("Next steps"), tight=True)
        self.out = Card(lambda: say("Not possible here, and why"), kind="guard")
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(16)
        self.row.addWidget(self.next, 3)
        self.row.addWidget(self.out, 2)
        self.put(self.row)
        self.about = Card(lambda: say("In the file"), tight=True)
        self.put(self.about)
        self.moves = Card(lambda: say("What else can be done"), tight=True)
        self.put(self.moves)
        self.line = Timeline()
        self.past = Card(lambda: say("What happened"))
        self.past.add(self.line)
        self.put(self.past)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.beside_title.addWidget(
            Button(lambda: say("Whom to call"), icon="phone", on=partial(self._go, "cases-call"))
        )
        self.foot.helper(
            Button(
                lambda: say("All files"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(self.desk.go, "cases"),
            )
        )
        self.fear = self.foot.beside(
            Button(
                lambda: say("I fear a child is in danger"),
                icon="shield",
                key="F9",
                on=partial(self._go, "cases-fear"),
            )
        )
        self.print = self.foot.helper(
            Button(
                lambda: say("Print with blank lines"),
                Kind.QUIET,
                icon="printer",
                on=self._print,
            )
        )
        self.report = self.foot.set_main(
            Button(
                lambda: say("A report was made"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(self._go, "cases-report"),
            )
        )

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction
        self.row.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))

    def refresh(self) -> None:
        if self.case_id:
            self.read(lambda: self.presenter.whole(self.case_id), self.show_file)

    def _go(self, key: str) -> None:
        self.desk.go(key, id=self.case_id)

    def _print(self) -> None:
        child = self.view is not None and self.view.head.track is Track.CHILD
        self.desk.go("paper", kind="case-report" if child else "case-sheet", id=self.case_id)

    # -- showing --------------------------------------------------------------------------------

    def show_file(self, view: CaseView) -> None:
        """Show a file. The clock is shown first and by itself."""
        self.view = view
        self.notices.clear()
        self.bar.show_case(view.summary, self.presenter.now)
        head = view.head
        self.set_title(
            lambda: say("Case {code}", code=head.code),
            lambda: say(
                "{track} · {state} · {risk}",
                track=say(TRACKS[head.track]),
                state=say(STATES[head.state]),
                risk=say(RISKS[head.risk]),
            ),
        )
        child = head.track is Track.CHILD
        self.fear.setVisible(head.state not in (CaseState.CHILD_PROTECTION,))
        self.report.setVisible(child or head.child_apprehended)
        self._show_steps(view.steps)
        self._show_out(view.forbidden)
        self._show_about(view)
        self.line.show_events([(one.when, _event(one)) for one in view.timeline])
        for flag in view.summary.flags:
            self.notices.show_notice(Notice("due", lambda f=flag: say(FLAGS[f])), str(flag))
        self.read(partial(self.presenter.doubles, view.head.id), self._show_doubles)

    def _show_doubles(self, rows: tuple[DoubleRow, ...]) -> None:
        """That another file may be about her: after everything that protects is shown."""
        self.notices.drop("doubles")
        if not rows:
            return
        count, first = len(rows), rows[0].code
        self.notices.show_notice(
            Notice(
                "info",
                lambda: say("This may be the same person as in another file"),
                lambda: first if count == 1 else say_n("{n} file", "{n} files", count),
                icon="users",
                buttons=[(lambda: say("Look"), partial(self._go, "cases-doubles"))],
            ),
            "doubles",
        )

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        self.next.clear()
        for step in steps:
            if self.next.body.count():
                self.next.add_line()
            self.next.add(self._step(step))
        self.next.setVisible(bool(steps))

    def _step(self, step: Step) -> Row:
        page = _STEP_PAGES.get(step.key)
        act: Callable[[], object] | None = None
        if step.now and step.key == "welfare":
            act = self._welfare
        elif step.now and page is not None:
            act = partial(self.desk.go, page, id=self.case_id, **_STEP_PLACES.get(step.key, {}))
        state, word = _state(step)
        return Row(
            lambda: say(STEPS[step.key]),
            lambda: self._at(step),
            icon="circle-check" if step.done else "clock" if step.now else "minus",
            state=(state, word),
            button=(lambda: say("Do this"), act) if act is not None else None,
        )

    def _at(self, step: Step) -> str:
        if step.at is None:
            return ""
        offset = self.presenter.offset
        return say(
            "{day}, {time}", day=day_words(step.at, offset), time=clock_words(step.at, offset)
        )

    def _welfare(self) -> None:
        self.write(lambda: self.presenter.desk.child.welfare_checked(self.case_id))

    def _show_out(self, keys: tuple[str, ...]) -> None:
        self.out.clear()
        for key in keys:
            what, why = FORBIDDEN[key]
            self.out.add(_Forbidden(lambda w=what: say(w), lambda w=why: say(w)))
        self.out.body.addStretch(1)

    def _show_about(self, view: CaseView) -> None:
        self.about.clear()
        rows: list[tuple[Text, Text, str, str]] = [
            (
                lambda: say("Age"),
                lambda: _age(view),
                "calendar",
                "cases-age",
            ),
            (
                lambda: say("Who may open this file"),
                lambda: say_n("{n} person in the team", "{n} persons in the team", len(view.team)),
                "users",
                "cases-team",
            ),
            (
                lambda: say("The board on this file"),
                lambda: say("Decisions, and what was done at once"),
                "gavel",
                "cases-file-board",
            ),
        ]
        rows += content_rows(view)
        for fact, line, icon, key in rows:
            self.about.add(
                Row(fact, line, icon=icon, button=(lambda: say("Open"), partial(self._go, key)))
            )
        for notice in view.notices:
            self.about.add_line()
            self.about.add(Row(lambda n=notice: n.text or say("No words"), icon="message"))
        self._show_moves(view)
        late = [c for c in view.clocks if c.met_at is None and c.due_at < self.presenter.now]
        for clock in late:
            if not clock.missed_reason and not clock.cancelled_by:
                self.about.add_line()
                self.about.add(self._late(clock.id))

    def _show_moves(self, view: CaseView) -> None:
        self.moves.clear()
        for fact, line, icon, key in move_rows(view):
            if self.moves.body.count():
                self.moves.add_line()
            self.moves.add(
                Row(fact, line, icon=icon, button=(lambda: say("Open"), partial(self._go, key)))
            )

    def _late(self, clock_id: str) -> Row:
        return Row(
            lambda: say("A time was missed"),
            lambda: say("Say why. The duty goes on all the same."),
            icon="alert-triangle",
            state=(State.OVER, lambda: say("overdue")),
            button=(
                lambda: say("Say why"),
                partial(self.desk.go, "cases-missed", id=self.case_id, clock=clock_id),
            ),
        )


class _Forbidden(QWidget):
    """What is not possible, and below it why."""

    def __init__(self, what: Text, why: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(12)
        row.addWidget(IconMark("ban", "guard", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(what, wrap=True))
        words.addWidget(Label(why, "body", "ink", wrap=True))
        row.addLayout(words, 1)


def _state(step: Step) -> tuple[State, Text]:
    if step.done:
        return State.OK, lambda: say("done")
    if step.now:
        return State.DUE, lambda: say("now")
    return State.NOT_YET, lambda: say("not yet")


_WITH_CODE = frozenset({"concern_moved", "concern_came", "received"})
"""Events that name another file by its code, where its readers may know it."""


def _event(one: Happening) -> str:
    if one.what not in HAPPENED:
        return ""
    words = say(HAPPENED[one.what])
    if one.when.suspect:
        words = say("{event} (clock in doubt)", event=words)
    if one.what in _WITH_CODE and one.about:
        return say("{event}: {code}", event=words, code=one.about)
    return words


def _age(view: CaseView) -> str:
    if not view.ages:
        return say("Nothing is written down yet.")
    return say(AGES[view.ages[-1].standing])
