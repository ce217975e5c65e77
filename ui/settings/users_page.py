"""Users and offices: who can open the vault, with which offices, since when."""

from __future__ import annotations

from sr_board import i18n
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say
from ui.offices import roles_words
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.users_presenter import UserRow, UsersPresenter
from ui.state import State
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["UsersPage"]


class UsersPage(Page):
    """The list. Enter opens one user."""

    listens = frozenset({"users", "people"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: UsersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Users and offices"),
            lambda: say("These persons can open the vault. All other members stand in Members."),
        )
        self.presenter = presenter
        self.model = PagedModel(
            [
                Column("name", lambda: say("Name"), _name, 260),
                Column("roles", lambda: say("Offices"), lambda r: roles_words(r.roles)),
                Column("since", lambda: say("User since"), _since, 160),
                Column("state", lambda: say("Account"), _state, 150),
            ]
        )
        self.table = Table(self.model, row=54, name="")
        self.table.opened.connect(lambda row: self.desk.go("settings-user", id=row.account_id))
        self.put(self.table, 1)
        self.foot.helper(back_button(desk))
        if presenter.may_manage:
            self.foot.set_main(
                Button(
                    lambda: say("Add a user"),
                    Kind.MAIN,
                    icon="user-plus",
                    key="Ctrl+Return",
                    on=lambda: desk.go("settings-user-new"),
                )
            )

    def retranslate(self) -> None:
        """The table's name for readers."""
        self.table.view.setAccessibleName(say("Users and offices"))

    def refresh(self) -> None:
        self.retranslate()
        self.read(self.presenter.rows, self.model.show_rows)


def _name(row: UserRow) -> Cell:
    you = say("You") if row.own else ""
    return Cell(row.name, you, bold=True, symbol=row.symbol)


def _since(row: UserRow) -> str:
    return i18n.current().date(row.since.astimezone().date(), "medium")


def _state(row: UserRow) -> Cell:
    if row.closed_at is not None:
        return Cell(say("closed"), state=State.AWAY)
    return Cell(say("open"), state=State.OK)
