"""The members' list: group, filters, search as you type over thousands, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from sr_board.access.roles import Action
from sr_board.people.rows import MemberRow, MemberSort, MembersWanted, Shown
from ui.buttons import Button, Kind
from ui.chips import ChipRow, Filter
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField, SearchField
from ui.live import Text, own_digits, say
from ui.members.list_presenter import ListView, MembersPresenter, group_choices
from ui.members.words import class_word, day_or_dash, member_state, tile_of
from ui.notices import Notice
from ui.page import Page
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["MembersPage", "member_columns"]

_EVERY = "*"


def _number(row: MemberRow) -> Cell:
    shown = row.number if row.number is not None else row.struck_number
    return Cell(own_digits(shown) or "–", bold=not row.struck, tone=_tone(row))


def _name(row: MemberRow) -> Cell:
    tile = tile_of(row.person)
    return Cell(row.person.name, symbol=tile, bold=not row.struck, tone=_tone(row))


def _tone(row: MemberRow) -> str:
    return "soft" if row.struck else "ink"


def _state(row: MemberRow) -> Cell:
    state, word = member_state(row)
    return Cell(word, state=state, wrap=True)


def _kind(row: MemberRow) -> Cell:
    return Cell(class_word(row.member_class), wrap=True)


def member_columns() -> list[Column]:
    """Number, tile and name, group, kind, joined, state."""
    return [
        Column("number", lambda: say("No."), _number, 84, number=True),
        Column("name", lambda: say("Name"), _name),
        Column("group", lambda: say("Group"), lambda r: Cell(r.group_name, tone=_tone(r))),
        Column("class", lambda: say("Kind"), _kind, 196),
        Column("joined", lambda: say("Joined"), lambda r: day_or_dash(r.joined), 124),
        Column("state", lambda: say("State"), _state, 200),
    ]


class MembersPage(Page):
    """The list."""

    listens = frozenset({"people", "groups"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: MembersPresenter) -> None:
        super().__init__(desk, lambda: say("Members"), lambda: say("Type a name to find someone."))
        self.presenter = presenter
        self._turn = 0
        self._view: ListView | None = None
        self._make_choosers()
        self._make_table()
        self._make_foot()

    # -- building ---------------------------------------------------------------------------

    def _make_choosers(self) -> None:
        self.search = SearchField(lambda: say("Find a name or number"))
        self.search.setFixedWidth(300)
        self.search.searched.connect(lambda text: self._ask(text=text))
        self.search.line.entered.disconnect()
        self.search.line.entered.connect(self._to_table)
        self.group = ChoiceField("", [(_EVERY, lambda: say("All groups"))])
        self.group.box.setAccessibleName(say("Group"))
        self.group.set_value(_EVERY)
        self.group.changed.connect(self._group_chosen)
        self.sort = ChoiceField(
            "",
            [
                (MemberSort.NUMBER, lambda: say("by number")),
                (MemberSort.NAME, lambda: say("by name")),
                (MemberSort.JOINED, lambda: say("by joining date")),
            ],
        )
        self.sort.box.setAccessibleName(say("Order"))
        self.sort.set_value(MemberSort.NUMBER)
        self.sort.changed.connect(lambda: self._ask(sort=self.sort.value()))
        self.chips = ChipRow(_filters({}))
        self.chips.chosen.connect(lambda key: self._ask(shown=Shown(key)))
        self.beside_title.addWidget(self.sort)
        self.beside_title.addWidget(self.search)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.group)
        row.addWidget(self.chips, 1)
        self.put(row)

    def _make_table(self) -> None:
        self.model = PagedModel(member_columns())
        self.table = Table(self.model, name=say("Members"))
        self.table.opened.connect(lambda row: self.desk.go("member", id=row.person.person_id))
        self.nobody = Empty("users", lambda: say("No member is written down yet."), self._first())
        self.nothing = Empty("search", lambda: say("Nobody is found. Try fewer letters."))
        self.stack = QStackedWidget()
        for widget in (self.table, self.nobody, self.nothing):
            self.stack.addWidget(widget)
        self.put(self.stack, 1)

    def _first(self) -> Button | None:
        if self.desk.may(Action.PEOPLE_IMPORT):
            return Button(
                lambda: say("Take over a spreadsheet"),
                icon="file-spreadsheet",
                on=lambda: self.desk.go("members-import"),
            )
        return None

    def _make_foot(self) -> None:
        ways: list[tuple[Action, Text, str, str]] = [
            (Action.PEOPLE_READ, lambda: say("Groups"), "folders", "groups"),
            (
                Action.PEOPLE_IMPORT,
                lambda: say("Take over a spreadsheet"),
                "file-spreadsheet",
                "members-import",
            ),
            (Action.PEOPLE_EXPORT, lambda: say("Export"), "download", "members-export"),
        ]
        for right, words, icon, key in ways:
            if self.desk.may(right):
                self.foot.helper(
                    Button(words, Kind.QUIET, icon=icon, on=partial(self._go_with_group, key))
                )
        if self.desk.may(Action.PEOPLE_WRITE):
            self.foot.set_main(
                Button(
                    lambda: say("New member"),
                    Kind.MAIN,
                    key="Ctrl+Return",
                    on=lambda: self._go_with_group("member-new"),
                )
            )

    # -- asking -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        if "group" in place:
            self.presenter.ask(group_id=place["group"])
        said = place.get("said")
        if said is not None:
            self.notices.show_notice(Notice("ok", said))  # type: ignore[arg-type]

    def refresh(self) -> None:
        self._ask()

    def _ask(self, **change: Any) -> None:
        wanted = self.presenter.ask(**change)
        self._turn += 1
        turn = self._turn
        self.read(lambda: self.presenter.look(wanted), lambda view: self._show(turn, view))

    def _show(self, turn: int, view: ListView) -> None:
        if turn != self._turn:  # an answer to an older question
            return
        self._view = view
        self.group.set_choices([(_EVERY, lambda: say("All groups")), *group_choices(view.groups)])
        self.group.set_value(view.wanted.group_id or _EVERY)
        self.chips.show_filters(_filters(view.totals))
        self.chips.set_value(view.wanted.shown)
        self.model.show_paged(view.total, self._later(view.wanted), view.rows)
        self._hide_group_column(view.wanted)
        if view.empty:
            self.stack.setCurrentWidget(self.nobody)
        else:
            self.stack.setCurrentWidget(self.table if view.total else self.nothing)

    def _later(self, wanted: MembersWanted) -> Callable[..., None]:
        def ask(
            offset: int, limit: int, deliver: Callable[[int, Sequence[MemberRow]], None]
        ) -> None:
            self.read(
                lambda: self.presenter.page(wanted, offset, limit),
                lambda rows: deliver(offset, rows),
            )

        return ask

    def _hide_group_column(self, wanted: MembersWanted) -> None:
        """Where one group without others below it is shown, its name need not stand in each row."""
        groups = self._view.groups if self._view else ()
        alone = wanted.group_id is not None and all(
            row.parent_id != wanted.group_id for row in groups
        )
        self.table.view.setColumnHidden(2, alone or len(groups) < 2)
        self.table.view.setColumnHidden(3, self.narrow)

    # -- going on ---------------------------------------------------------------------------

    def _group_chosen(self) -> None:
        value = self.group.value()
        self._ask(group_id=None if value == _EVERY else value)

    def _go_with_group(self, key: str) -> None:
        self.desk.go(key, group=self.presenter.wanted.group_id)

    def _to_table(self) -> None:
        if self.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.view.setCurrentIndex(self.model.index(0, 0))

    def take_focus(self) -> None:
        self.search.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._hide_group_column(self.presenter.wanted)

    def retranslate(self) -> None:
        """Say the names of the choosers again."""
        self.group.box.setAccessibleName(say("Group"))
        self.sort.box.setAccessibleName(say("Order"))
        self.table.view.setAccessibleName(say("Members"))


def _filters(totals: dict[Shown, int]) -> list[Filter]:
    return [
        Filter(Shown.OPEN, lambda: say("members now"), totals.get(Shown.OPEN), State.OK),
        Filter(Shown.ENDED, lambda: say("left"), totals.get(Shown.ENDED), State.AWAY),
        Filter(Shown.ALL, lambda: say("all entries"), totals.get(Shown.ALL)),
    ]
