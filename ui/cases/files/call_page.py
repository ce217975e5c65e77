"""Whom to call, now: numbers in large figures, those for this hour first. Nothing is copied."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.cases.files.queries_calling import CallSheet, OnDuty
from sr_board.cases.rules.calling import Call
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card, IconMark
from ui.cases.board.parts import person_tile
from ui.cases.files.call_words import call_words, role_words
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.labels import Label, second, strong
from ui.live import say
from ui.minutes import Minutes
from ui.page import Page

__all__ = ["CallPage"]


class CallPage(Page):
    """From a file, or from Today without one."""

    listens = frozenset({"directory", "packs", "board"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(desk, lambda: say("Whom to call"))
        self.presenter = presenter
        self.case_id = ""
        self.sheet: CallSheet | None = None
        self.services = Card(tight=True)
        self.people = Card(lambda: say("People of the board"), tight=True)
        self.put(self.services)
        self.put(self.people)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.foot.beside(
            Button(lambda: say("Services"), icon="phone", on=partial(desk.go, "cases-services"))
        )
        self.foot.set_main(
            Button(
                lambda: say("Print the sheet for tonight"),
                Kind.MAIN,
                icon="printer",
                key="Ctrl+Return",
                on=lambda: desk.go("paper", kind="cases-tonight", id=""),
            )
        )
        self.minutes = Minutes(self, self.refresh, every_ms=600_000)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", ""))

    def refresh(self) -> None:
        self.read(partial(self.presenter.calls, self.case_id), self.show_sheet)

    def go_back(self) -> None:
        """To the file, or to Today."""
        if self.case_id:
            self.desk.go("cases-file", id=self.case_id)
        else:
            self.desk.go("today")

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show the lines."""
        self.sheet = sheet
        self.set_title(lambda: say("Whom to call"), lambda: _guidance(sheet))
        self.services.clear()
        for one in sheet.calls:
            if self.services.body.count():
                self.services.add_line()
            self.services.add(_Line(one))
        self.people.clear()
        for person in sheet.people:
            if self.people.body.count():
                self.people.add_line()
            self.people.add(_Person(person))
        self.people.setVisible(bool(sheet.people))


def _guidance(sheet: CallSheet) -> str:
    time = i18n.current().time(sheet.local)
    if sheet.night:
        return say("It is {time}: numbers of duty stand first. Try them in this order.", time=time)
    return say("It is {time}. Try them in this order.", time=time)


def _old(one: Call) -> str:
    if one.own:
        return say("Nobody checked this number for half a year.")
    return say("From the law pack; not checked here yet.")


class _Line(QWidget):
    """One service: who answers, when, and the number in large figures. Plain labels: nothing can
    be marked or copied."""

    def __init__(self, one: Call) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(14)
        row.addWidget(IconMark("phone"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(lambda: call_words(one, i18n.current()), wrap=True))
        if one.hours:
            words.addWidget(Label(one.hours, "body", "soft", wrap=True))
        if one.old and one.numbers:
            words.addWidget(second(lambda: _old(one), wrap=True))
        row.addLayout(words, 3)
        row.addWidget(self._number(one), 4)
        self.setMinimumHeight(theme.px(64))

    @staticmethod
    def _number(one: Call) -> Label:
        if one.numbers:
            return Label(" · ".join(one.numbers), "clock", "action", wrap=True, right=True)
        none = Label(
            lambda: say("No number is known. Write it into Services on a calm day."),
            "body",
            "soft",
            wrap=True,
            right=True,
        )
        none.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return none


class _Person(QWidget):
    """Somebody of the board, and in what she is there."""

    def __init__(self, one: OnDuty) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(14)
        row.addWidget(person_tile(one.person))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(one.person.name, wrap=True))
        words.addWidget(Label(lambda: role_words(one, i18n.current()), "body", "soft", wrap=True))
        row.addLayout(words, 1)
        self.setMinimumHeight(theme.px(64))
