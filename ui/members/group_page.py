"""One group: its place among the others, its figures, and who holds which office on a day."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.people.rows import GroupRow, HolderRow, OfficeRow
from sr_board.people.rules.kinds import GroupStatus, TermState
from ui.buttons import Button, Kind
from ui.cards import Card, Row, pair
from ui.desk import Desk
from ui.fields_time import DateField
from ui.labels import Label, second, strong
from ui.live import say, say_n
from ui.members.groups_presenter import GroupsPresenter, GroupView
from ui.members.words import (
    class_word,
    day,
    group_kind_word,
    group_state,
    how_word,
    term_mark,
    tile_of,
)
from ui.notices import Notice
from ui.page import Page
from ui.state import State, StateMark
from ui.tiles import SymbolTile

__all__ = ["GroupPage"]


class GroupPage(Page):
    """The page of a group."""

    listens = frozenset({"groups", "offices", "people"})

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(desk, "")
        self.presenter = presenter
        self.group_id = ""
        self.on = DateField(lambda: say("Offices as they were on"), key="on")
        self.on.line.textChanged.connect(lambda _t: self._day_typed())
        self._asked: date | None = None
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(16)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self.left, 64), (self.right, 36)):
            column.setSpacing(12)
            self.split.addLayout(column, stretch)
        self.put(self.split)
        self.work.addStretch(1)
        self.holder = QVBoxLayout()
        self.left.addLayout(self.holder)
        self.left.addStretch(1)
        self.side = QVBoxLayout()
        self.side.setSpacing(12)
        look = Card()
        look.add(self.on)
        self.right.addWidget(look)
        self.right.addLayout(self.side)
        self.right.addStretch(1)
        self._make_foot()

    def _make_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("All groups"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("groups"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Members of this group"),
                Kind.QUIET,
                icon="users",
                on=lambda: self.desk.go("members", group=self.group_id),
            )
        )
        if self.desk.may(Action.OFFICES_WRITE):
            self.new_office = self.foot.beside(
                Button(
                    lambda: say("New office"),
                    icon="plus",
                    on=lambda: self.desk.go("office-form", group=self.group_id),
                )
            )
        if self.desk.may(Action.GROUPS_WRITE):
            self.foot.set_main(
                Button(
                    lambda: say("Change the group"),
                    Kind.MAIN,
                    key="Ctrl+Return",
                    on=lambda: self.desk.go("group-form", id=self.group_id),
                )
            )

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        wanted = str(place.get("id", self.group_id))
        if wanted != self.group_id:
            self._asked = None
        self.group_id = wanted
        self.on.set_day(self._asked or self.presenter.clock.today())
        said = place.get("said")
        if said is not None:
            self.notices.show_notice(Notice("ok", said))  # type: ignore[arg-type]

    def refresh(self) -> None:
        ref, day_ = self.group_id, self._asked
        if ref:
            self.read(lambda: self.presenter.look(ref, day_), self.show_view)

    def _day_typed(self) -> None:
        typed = self.on.day()
        today = self.presenter.clock.today()
        asked = None if typed in (None, today) else typed
        if asked != self._asked:
            self._asked = asked
            self.refresh()

    def show_view(self, view: GroupView) -> None:
        """Lay out what was read."""
        group = view.group
        self.set_title(group.name, lambda: group_kind_word(group.kind))
        _clear(self.holder)
        _clear(self.side)
        offices = Card(lambda: say("Offices"), tight=True)
        for office in view.offices:
            offices.add_line()
            offices.add(self._office(office, group))
        if not view.offices:
            offices.add_line()
            none = Label(lambda: say("No office is written down yet."), "body", "soft", wrap=True)
            none.setContentsMargins(20, 12, 16, 14)
            offices.add(none)
        self.holder.addWidget(offices)
        self.side.addWidget(self._about(view))
        if view.below:
            self.side.addWidget(self._below(view.below))
        if hasattr(self, "new_office"):
            self.new_office.setVisible(group.status is not GroupStatus.DISSOLVED)

    # -- parts ------------------------------------------------------------------------------

    def _about(self, view: GroupView) -> Card:
        group = view.group
        state, _ = group_state(group.status)
        card = Card(
            lambda: say("The group"),
            aside=StateMark(state, lambda: group_state(group.status)[1]),
        )
        card.add(pair(lambda: say("Short name"), group.code or "–"))
        card.add(pair(lambda: say("Stands under"), view.parent.name if view.parent else "–"))
        card.add(pair(lambda: say("Members"), partial(_figure, group.members)))
        if group.members_within != group.members:
            card.add(
                pair(
                    lambda: say("With the groups below"),
                    partial(_figure, group.members_within),
                )
            )
        for kind, count in view.counts.by_class:
            if count:
                card.add(pair(partial(class_word, kind), partial(_figure, count)))
        return card

    def _below(self, rows: tuple[GroupRow, ...]) -> Card:
        card = Card(lambda: say("Groups below"), tight=True)
        for row in rows:
            card.add_line()
            card.add(
                Row(
                    row.name,
                    partial(_members, row.members_within),
                    button=(
                        lambda: say("Open"),
                        partial(self.desk.go, "group", id=row.group_id),
                    ),
                )
            )
        return card

    def _office(self, office: OfficeRow, group: GroupRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(self._office_head(office))
        for term in office.holders:
            column.addWidget(self._term(term, office))
        for term in office.planned:
            column.addWidget(self._term(term, office))
        if office.vacant:
            row = QHBoxLayout()
            row.addWidget(
                StateMark(
                    State.DUE,
                    lambda: say_n("{n} seat is empty", "{n} seats are empty", office.vacant),
                )
            )
            row.addStretch(1)
            if self.desk.may(Action.OFFICES_WRITE) and group.status is not GroupStatus.DISSOLVED:
                row.addWidget(
                    Button(
                        lambda: say("Someone takes the office"),
                        on=lambda: self.desk.go(
                            "term-begin", group=self.group_id, office=office.office_id
                        ),
                    )
                )
            column.addLayout(row)
        return holder

    def _office_head(self, office: OfficeRow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(strong(office.title, wrap=True), 1)
        row.addWidget(second(partial(_seats, office)))
        return row

    def _term(self, term: HolderRow, office: OfficeRow) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(SymbolTile(tile_of(term.person), 36))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(term.person.name, "body", wrap=True))
        words.addWidget(second(lambda: _span(term), wrap=True))
        row.addLayout(words, 1)
        state, _ = term_mark(term.state)
        row.addWidget(StateMark(state, lambda: _term_words(term)))
        serving = term.state in (TermState.SERVING, TermState.HOLDING_OVER) and not term.ended
        if serving and self._asked is None and self.desk.may(Action.OFFICES_WRITE):
            row.addWidget(
                Button(
                    lambda: say("Her term ends"),
                    Kind.QUIET,
                    on=lambda: self.desk.go(
                        "term-end",
                        group=self.group_id,
                        office=office.office_id,
                        term=term.term_id,
                    ),
                )
            )
        return holder

    def take_focus(self) -> None:
        if self.foot.main is not None:
            self.foot.main.setFocus()
        else:
            super().take_focus()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.split.setDirection(way)


def _figure(n: int) -> str:
    return i18n.current().integer(n)


def _members(n: int) -> str:
    return say_n("{n} member", "{n} members", n)


def _seats(office: OfficeRow) -> str:
    return say_n(
        "{n} seat, {months} months",
        "{n} seats, {months} months",
        office.seats,
        months=office.term_months,
    )


def _span(term: HolderRow) -> str:
    return say(
        "{how}, {start} to {end}",
        how=how_word(term.how),
        start=day(term.started),
        end=day(term.ended or term.due_to),
    )


def _term_words(term: HolderRow) -> str:
    if term.state is TermState.HOLDING_OVER:
        return say_n("{n} day over her term", "{n} days over her term", term.overdue_days)
    return term_mark(term.state)[1]


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
