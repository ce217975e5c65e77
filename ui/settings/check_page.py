"""Check my vault: progress by part, findings by name, and a code from paper to compare."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sr_board import i18n
from sr_board.audit.queries import CodeFound, CodeState
from sr_board.audit.safekeeping import FullCheck
from sr_board.base.errors import SRBoardError
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField
from ui.form import Form
from ui.labels import second
from ui.live import say, say_n
from ui.notices import Notice, NoticeStack
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.check_presenter import CheckPresenter, Found, found_of, part_words
from ui.state import State, StateMark

__all__ = ["CheckPage"]

_MOST_SHOWN = 40


class CheckPage(Page):
    """One main button: check now."""

    def __init__(self, desk: Desk, presenter: CheckPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Check my vault"),
            lambda: say("Looks at every page of the files and every act. Nothing is changed."),
        )
        self.presenter = presenter
        self.parts = Card(lambda: say("What is looked at"))
        self.put(self.parts)
        self.marks: dict[str, StateMark] = {}
        self._make_parts()
        self.found = Card(lambda: say("What was found"), tight=True)
        self.found.hide()
        self.put(self.found)
        self.put(self._paper())
        self.work.addStretch(1)
        self.foot.helper(back_button(desk))
        self.foot.set_main(
            Button(
                lambda: say("Check now"),
                Kind.MAIN,
                icon="shield",
                key="Ctrl+Return",
                on=self.check,
            )
        )
        self._look = QTimer(self, interval=80)
        self._look.timeout.connect(self._show_begun)

    def _make_parts(self) -> None:
        for part in self.presenter.parts:
            mark = StateMark(State.NOT_YET, lambda p=part: part_words(p))
            self.marks[part] = mark
            self.parts.add(mark)

    def _paper(self) -> Card:
        card = Card(lambda: say("Compare with paper"))
        card.add(
            second(
                lambda: say(
                    "At the foot of every printed page stand the number of an act and six groups "
                    "of digits. Type them here: they must belong to the same act in this vault."
                ),
                wrap=True,
            )
        )
        self.form = Form()
        row = QHBoxLayout()
        row.setSpacing(12)
        self.code = LineField(lambda: say("Audit code from a paper"), key="code", most=80)
        self.compare_button = Button(lambda: say("Compare"), on=self.compare)
        self.form.add(self.code)
        self.form.end_at(self.compare_button)
        row.addWidget(self.form, 1)
        side = QVBoxLayout()
        side.addSpacing(28)
        side.addWidget(self.compare_button)
        side.addStretch(1)
        row.addLayout(side)
        card.add(row)
        self.said = NoticeStack()
        card.add(self.said)
        return card

    # -- checking ---------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at everything."""
        self.notices.clear()
        self.found.hide()
        for part, mark in self.marks.items():
            mark.show_state(State.NOT_YET, lambda p=part: part_words(p))
        self._look.start()
        self.run_long(
            self.presenter.check,
            self.show_check,
            words=lambda: say("Checking the vault"),
            cancelled=self._stopped,
        )

    def show_error(self, error: SRBoardError) -> None:
        self._look.stop()
        super().show_error(error)

    def _stopped(self) -> None:
        self._look.stop()
        self.notices.show_notice(Notice("info", lambda: say("The check was stopped.")))

    def _show_begun(self) -> None:
        begun = list(self.presenter.begun)
        for part in begun[:-1]:
            self._mark(part, State.OK, lambda p=part: part_words(p))
        if begun:
            part = begun[-1]
            self._mark(part, State.DUE, lambda: say("{part} …", part=part_words(part)))

    def _mark(self, part: str, state: State, words: object) -> None:
        if part in self.marks:
            self.marks[part].show_state(state, words)  # type: ignore[arg-type]

    def show_check(self, check: FullCheck) -> None:
        """Say what was found."""
        self._look.stop()
        found = found_of(check)
        grave = {f.part or "header" for f in found if f.grave}
        light = {f.part or "header" for f in found if not f.grave}
        for part in self.marks:
            state = State.OVER if part in grave else State.DUE if part in light else State.OK
            self._mark(part, state, lambda p=part: part_words(p))
        acts = sum(report.acts for report in check.chains.values())
        rows = sum(report.rows for report in check.chains.values())
        self.notices.show_notice(_verdict(found, acts, rows))
        self.found.clear()
        for item in found[:_MOST_SHOWN]:
            self.found.add_line()
            self.found.add(_row(item))
        self.found.setVisible(bool(found))

    # -- paper ------------------------------------------------------------------------------------

    def compare(self) -> None:
        """Compare the code typed."""
        self.form.clear_errors()
        self.said.clear()
        typed = str(self.code.value())
        self.desk.jobs.run(
            lambda: self.presenter.compare(typed),
            lambda found: self.said.show_notice(_code_notice(found)),
            self._unreadable,
            owner=self,
        )

    def _unreadable(self, error: SRBoardError) -> None:
        if not self.form.show_error(error):
            self.show_error(error)


def _verdict(found: list[Found], acts: int, rows: int) -> Notice:
    tr = i18n.current()
    line = say("{acts} acts and {rows} entries were verified.", acts=tr.integer(acts),
               rows=tr.integer(rows))  # fmt: skip
    grave = sum(f.grave for f in found)
    if grave:
        return Notice(
            "over",
            lambda: say_n("{n} grave finding.", "{n} grave findings.", grave),
            lambda: say("Make no changes now. Read below what to do."),
        )
    if found:
        return Notice("due", lambda: say("The vault is sound. Something is worth a look."), line)
    return Notice("ok", lambda: say("The vault is sound."), line)


def _row(item: Found) -> Row:
    state = State.OVER if item.grave else State.DUE
    return Row(
        lambda: item.words()[0],
        lambda: item.words()[1],
        icon="alert-square" if item.grave else "alert-triangle",
        state=(state, lambda: part_words(item.part)),
    )


def _code_notice(found: CodeFound) -> Notice:
    n = found.n
    if found.state is CodeState.SAME and found.at is not None:
        at, offset = found.at, found.offset_minutes
        return Notice(
            "ok",
            lambda: say("The code fits: act {n}.", n=n),
            lambda: say(
                "It was written on {moment}.",
                moment=i18n.current().moment(at, offset_minutes=offset),
            ),
        )
    if found.state is CodeState.NOT_HERE:
        return Notice(
            "over",
            lambda: say("Act {n} is not in this vault.", n=n),
            lambda: say("The paper is newer: this is an older copy, or the number was misread."),
        )
    return Notice(
        "over",
        lambda: say("The code does not fit act {n}.", n=n),
        lambda: say("Read it once more. If it stays so, the paper belongs to another copy."),
    )
