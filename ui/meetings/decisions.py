"""The register of decisions: search by word, date, person, kind; Enter opens the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from governance.queries_decisions import DecisionFilter
from governance.views import DecisionPage, DecisionRow
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import CheckLine, ChoiceField, SearchField
from ui.fields_time import DateField
from ui.live import Text, say, say_n
from ui.meetings.decisions_presenter import FIRST, DecisionsPresenter, Found, key_of
from ui.page import Page
from ui.table_model import Column, PagedModel
from ui.table_view import Table

__all__ = ["DecisionsPage"]


class DecisionsPage(Page):
    """The register."""

    listens = frozenset({"resolutions", "meetings"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: DecisionsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Decisions"),
            lambda: say("Every decision with its number. Enter opens its meeting."),
        )
        self.presenter = presenter
        self._build_filters()
        self._build_table()
        self._build_foot()

    def _build_filters(self) -> None:
        self.words = SearchField(lambda: say("Words or number"))
        self.group = ChoiceField(lambda: say("Group"), [(None, lambda: say("All groups"))])
        self.kind = ChoiceField(lambda: say("Kind of decision"), self.presenter.kind_choices())
        self.state = ChoiceField(lambda: say("State"), self.presenter.state_choices())
        self.person = ChoiceField(lambda: say("Person"), self.presenter.person_choices(()))
        self.since = DateField(lambda: say("Since"))
        self.until = DateField(lambda: say("Until"))
        self.money = CheckLine(lambda: say("On money"))
        for field in (self.group, self.kind, self.state, self.person):
            field.set_value(None)
            field.changed.connect(self.refresh)
        self.words.searched.connect(lambda _t: self.refresh())
        for day in (self.since, self.until):
            day.changed.connect(self._day_typed)
        self.money.clicked.connect(lambda _c: self.refresh())
        self.words.setMinimumWidth(240)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.money)
        beside.addWidget(self.words)
        self.beside_title.addLayout(beside)
        row = QHBoxLayout()
        row.setSpacing(12)
        for part, stretch in (
            (self.group, 3),
            (self.kind, 3),
            (self.state, 2),
            (self.person, 3),
            (self.since, 2),
            (self.until, 2),
        ):
            row.addWidget(part, stretch)
        self.above.addLayout(row)

    def _build_table(self) -> None:
        show = self.presenter
        columns = [
            Column("serial", lambda: say("Number"), show.serial, 170),
            Column("day", lambda: say("Day"), show.day, 140),
            Column("text", lambda: say("Decision"), show.text),
            Column("count", lambda: say("For, against, abstained"), show.count, 200),
            Column("state", lambda: say("State"), show.state, 170),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=54, name=say("Decisions"))
        self.table.opened.connect(self.open_row)
        self.nothing = Card()
        self.nothing.add(Empty("gavel", lambda: say("No decision fits this search.")), 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.put(self.stack, 1)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Meetings"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        self.extract = self.foot.beside(
            Button(lambda: say("Extract of one"), icon="file-text", on=self.show_extract)
        )
        self.foot.set_main(
            Button(
                lambda: say("Print or save the list"),
                Kind.MAIN,
                icon="printer",
                key="Ctrl+Return",
                on=self.print_list,
            )
        )

    # -- searching ---------------------------------------------------------------------------

    def wanted(self) -> DecisionFilter:
        """What the fields ask for."""

        def chosen(field: ChoiceField) -> str | None:
            value = field.value()
            return value if isinstance(value, str) else None

        return DecisionFilter(
            words=self.words.value().strip(),
            group_id=chosen(self.group),
            status=chosen(self.state),
            since=self.since.day(),
            until=self.until.day(),
            kind=chosen(self.kind),
            person_id=chosen(self.person),
            money=self.money.isChecked(),
        )

    def _day_typed(self) -> None:
        if not (self.since.is_wrong() or self.until.is_wrong()):
            self.refresh()

    def refresh(self) -> None:
        wanted = self.wanted()
        self.read(lambda: self.presenter.load(wanted), lambda found: self.show_found(found, wanted))

    def show_found(self, found: Found, wanted: DecisionFilter) -> None:
        """Show the first rows; the others are asked for as they come into sight."""
        if wanted != self.wanted():
            return  # an answer to an older search
        groups: list[tuple[object, Text]] = [(None, lambda: say("All groups")), *found.groups]
        persons = self.presenter.person_choices(found.persons)
        for field, choices in ((self.group, groups), (self.person, persons)):
            kept = field.value()
            field.set_choices(choices)
            field.set_value(kept)
        self.group.setVisible(len(found.groups) > 1)
        self.person.setVisible(bool(found.persons))
        total = found.page.total
        self.stack.setCurrentWidget(self.table if total else self.nothing)
        self.guidance.tell(
            lambda: say_n(
                "{n} decision. Enter opens its meeting.",
                "{n} decisions, the newest first. Enter opens the meeting.",
                total,
            )
        )
        self.model.show_paged(total, self._ask, found.page.rows)

    def _ask(self, offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]) -> None:
        wanted = self.wanted()

        def show(page: DecisionPage) -> None:
            deliver(offset, page.rows)

        self.read(lambda: self.presenter.rows(wanted, offset, min(limit, FIRST)), show)

    def take_focus(self) -> None:
        self.words.box.setFocus()

    # -- acts --------------------------------------------------------------------------------

    def open_row(self, row: DecisionRow) -> None:
        """Go to the minutes in which it stands."""
        self.desk.go("minutes", id=row.meeting_id)

    def show_extract(self) -> None:
        """See the extract of the decision the person stands on."""
        row = self.table.current_row()
        if isinstance(row, DecisionRow):
            self.desk.go("paper", kind="extract", id=f"{row.meeting_id}/{row.id}")

    def print_list(self) -> None:
        """See the list as a paper; it is printed or saved there."""
        self.desk.go("paper", kind="decisions", id=key_of(self.wanted()))

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        widths = (176, 138, 0, 150, 132) if narrow else (170, 140, 0, 200, 170)
        for index, width in enumerate(widths):
            column = self.model.columns[index]
            self.model.columns[index] = Column(column.key, column.heading, column.show, width)
        self.table.relook()
