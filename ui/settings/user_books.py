"""Whose books of money one user opens, where the vault holds those of many groups."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_board.base.results import Done
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import CheckLine
from ui.labels import second
from ui.live import Text, say, say_n
from ui.settings.users_presenter import UserRow, UsersPresenter
from ui.two_persons import TwoPersonForm

__all__ = ["UserBooksPage"]


class UserBooksPage(TwoPersonForm):
    """Groups to tick; none ticked opens the books of every group."""

    def __init__(self, desk: Desk, presenter: UsersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Whose books of money she opens"),
            lambda: say("Tick her groups. With none ticked she opens the books of every group."),
            lambda: say("Record it, with a second person"),
        )
        self.presenter = presenter
        self._account = ""
        self._name = ""
        self.ticks: dict[str, CheckLine] = {}
        self.holder = QWidget()
        self._column = QVBoxLayout(self.holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.resolution = LineField(
            lambda: say("Number of the resolution"), key="resolution", most=60
        )
        self.form.add_widget(self.holder)
        self.form.add_widget(
            second(
                lambda: say(
                    "It counts from the next time she opens the vault. Totals of the groups under "
                    "her own federation she still sees, without a name."
                ),
                wrap=True,
            )
        )
        self.form.add(self.resolution)
        self.finish()

    def load(self, **place: object) -> tuple[UserRow, tuple[tuple[str, str], ...]]:
        return self.presenter.books_of(str(place.get("id", "")))

    def fill(self, found: tuple[UserRow, tuple[tuple[str, str], ...]]) -> None:
        row, groups = found
        self._account, self._name = row.account_id, row.name
        self.set_title(lambda: say("Whose books of money she opens"), row.name)
        for tick in self.ticks.values():
            self._column.removeWidget(tick)
            tick.deleteLater()
        self.ticks = {}
        for ref, name in groups:
            tick = CheckLine(name, checked=row.books is not None and ref in row.books)
            self.ticks[ref] = tick
            self._column.addWidget(tick)
        self.resolution.set_value("")
        self.form.end_at(self.main)

    def _chosen(self) -> frozenset[str]:
        return frozenset(ref for ref, tick in self.ticks.items() if tick.isChecked())

    def wishes(self) -> bool:
        if not self.resolution.value().strip():
            self.form.set_error("resolution", lambda: say("Write the number of the resolution."))
            return False
        self.wish = (self._account, self._chosen(), self.resolution.value())
        return True

    def what_is_signed(self) -> Text:
        groups, name = self.wish[1], self._name
        if not groups:
            return lambda: say("{name} opens the books of every group.", name=name)
        return lambda: say_n(
            "{name} opens the books of {n} group only.",
            "{name} opens the books of {n} groups only.",
            len(groups),
            name=name,
        )

    def act(self) -> Done:
        assert self.second is not None
        return self.presenter.limit_books(*self.wish, self.second)

    def go_back(self) -> None:
        self.desk.go("settings-user", id=self._account)
