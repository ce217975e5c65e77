"""The main window with Today and a table page, filled with made-up rows."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from ui.buttons import Button, Kind
from ui.charts import Bars
from ui.desk import Desk
from ui.fields_choice import SearchField
from ui.home import HomePage, NextMeeting, Today, Waiting
from ui.jobs import DirectJobs
from ui.live import say
from ui.main_window import MainWindow
from ui.page import Page
from ui.registry import Place, Register
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table
from ui.top_bar import Signed

__all__ = ["main_window", "today"]


def today() -> Today:
    """What a secretary might find."""
    return Today(
        lambda: say("Sunday, 22 November 2026. Four things wait for you."),
        (
            Waiting(
                "2 loans are late",
                "Members 7 and 11 · ₹ 850 together",
                "cash",
                State.OVER,
                "2 weeks late",
                "See loans",
                "members",
            ),
            Waiting(
                "Minutes of 17 November",
                "Read aloud. The chair has not signed yet.",
                "signature",
                State.DUE,
                "Sign by Tuesday",
                "Open minutes",
                "members",
            ),
            Waiting(
                "Special meeting of 15 November",
                "Still open: two motions have no vote.",
                "armchair",
                State.DUE,
                "7 days open",
                "Finish meeting",
                "members",
            ),
            Waiting(
                "The treasurer’s term ends",
                "Article 11: call the election 30 days before.",
                "refresh",
                State.OK,
                "41 days left",
                "Plan election",
                "members",
            ),
        ),
        NextMeeting(
            "16:00",
            "Tuesday 24 November",
            "Community room, 2nd floor",
            "15 members  ·  10 must be present",
            (State.OK, "Notice sent in time"),
            "Prepare the meeting",
        ),
        Bars(
            (12, 13, 14, 11, 13, 14, 13, 14),
            "On average 13 of 15 came to the last 8 meetings.",
            10,
            "10 needed",
        ),
    )


class MembersPage(Page):
    """A table page."""

    scrolls = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("Members"), "old-register.xlsx, 28 rows.")
        self.search = SearchField(lambda: say("Find a name"))
        self.search.setFixedWidth(240)
        self.beside_title.addWidget(self.search)
        names = ("Asha", "Bina", "চম্পা", "Lakshmi", "మాలతి", "ಶಾಂತಾ", "हीना")
        columns = [
            Column("no", "No.", lambda r: Cell(str(r[0]), bold=True), 70, number=True),
            Column(
                "name",
                "Name",
                lambda r: Cell(r[1], "CHAMPA" if r[0] == 3 else "", symbol="umbrella", bold=True),
            ),
            Column("sum", "Savings ₹", lambda r: "1,200", 130, number=True),
            Column(
                "found",
                "What we found",
                lambda r: Cell(
                    "ready" if r[0] % 3 else "number 7 also stands in row 11",
                    state=State.OK if r[0] % 3 else State.DUE,
                ),
                300,
            ),
            Column("act", "", lambda r: Cell(button="" if r[0] % 3 else "Compare"), 160),
        ]
        self.model = PagedModel(columns, lambda r: "" if r[0] % 3 else "duefill")
        self.model.show_rows([(i + 1, name) for i, name in enumerate(names)])
        self.table = Table(self.model, row=54, name="Members")
        self.table.set_foot(["", "7 members", "8,400", "", ""])
        self.put(self.table, 1)
        self.foot.helper(Button("Choose another file", Kind.QUIET, icon="file-spreadsheet"))
        self.foot.say_reason("Nothing is written until you press the button.")
        self.foot.beside(Button("Save the problem list", icon="download"))
        self.foot.set_main(Button("Take over 24 members", Kind.MAIN, key="Ctrl+Return"))


def main_window(width: int, height: int, page: str = "today") -> QWidget:
    """A main window of a secretary."""
    desk = Desk(DirectJobs(), lambda action: True)
    places = Register(
        [
            Place("today", "sun", lambda: say("Today"), lambda d: HomePage(d, today)),
            Place("members", "users", lambda: say("Members"), MembersPage),
            Place("meetings", "armchair", lambda: say("Meetings"), MembersPage),
            Place("papers", "files", lambda: say("Papers"), MembersPage),
            Place("settings", "settings", lambda: say("Settings"), MembersPage, at_foot=True),
        ]
    )
    signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", lambda: say("Secretary"))
    window = MainWindow(
        desk, places, signed, now=lambda: datetime(2026, 11, 22, 16, 42, tzinfo=UTC)
    )
    window.resize(width, height)
    window.show()
    window.show_page(page)
    if page != "today":
        desk.written.emit()
    return window
