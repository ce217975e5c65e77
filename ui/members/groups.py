"""All groups as a tree: kind, members, state. One opens with Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.people.rows import GroupRow
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.empty import Empty
from ui.live import say
from ui.members.groups_presenter import GroupsPresenter
from ui.members.words import group_kind_word, group_state
from ui.notices import Notice
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["GroupsPage"]


def _name(row: GroupRow) -> Cell:
    return Cell("\u2003\u2002" * row.depth + row.name, bold=row.depth == 0)


def _within(row: GroupRow) -> Cell:
    if row.members_within == row.members:
        return Cell("–")
    return Cell(i18n.current().integer(row.members_within))


def _state(row: GroupRow) -> Cell:
    state, word = group_state(row.status)
    return Cell(word, state=state)


class GroupsPage(Page):
    """The tree of groups."""

    listens = frozenset({"groups", "people"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: GroupsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Groups"),
            lambda: say("Groups that stand under another one are set in below it."),
        )
        self.presenter = presenter
        self.model = PagedModel(
            [
                Column("name", lambda: say("Name"), _name),
                Column("code", lambda: say("Short"), lambda r: Cell(r.code or "–"), 110),
                Column("kind", lambda: say("Kind"), lambda r: group_kind_word(r.kind), 180),
                Column(
                    "members",
                    lambda: say("Members"),
                    lambda r: i18n.current().integer(r.members),
                    120,
                    number=True,
                ),
                Column("within", lambda: say("With those below"), _within, 170, number=True),
                Column("state", lambda: say("State"), _state, 150),
            ]
        )
        self.table = Table(self.model, name=say("Groups"))
        self.table.opened.connect(lambda row: self.desk.go("group", id=row.group_id))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(Empty("folders", lambda: say("No group is written down yet.")))
        self.put(self.stack, 1)
        self._make_foot()

    def _make_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("All members"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("members"),
            )
        )
        if self.desk.may(Action.GROUPS_WRITE):
            self.foot.set_main(
                Button(
                    lambda: say("New group"),
                    Kind.MAIN,
                    key="Ctrl+Return",
                    on=lambda: self.desk.go("group-form"),
                )
            )

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        said = place.get("said")
        if said is not None:
            self.notices.show_notice(Notice("ok", said))  # type: ignore[arg-type]

    def refresh(self) -> None:
        self.read(self.presenter.all, self._show)

    def _show(self, rows: tuple[GroupRow, ...]) -> None:
        self.model.show_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.view.setCurrentIndex(self.model.index(0, 0))
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.table.view.setColumnHidden(1, narrow)

    def retranslate(self) -> None:
        """Say the table's name again."""
        self.table.view.setAccessibleName(say("Groups"))
