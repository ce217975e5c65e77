"""A page about the books of one group, chosen beside the title. Base of the pages of this part."""

from __future__ import annotations

from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.money.closing.presenter import Books, ReportsPresenter
from ui.page import Page

__all__ = ["GroupPage"]


class GroupPage(Page):
    """Subclasses give `show_group`, which runs when a group is chosen."""

    listens = frozenset({"money", "books", "locks", "grading", "remarks", "prints"})

    def __init__(
        self, desk: Desk, presenter: ReportsPresenter, title: Text, guidance: Text
    ) -> None:
        super().__init__(desk, title, guidance)
        self.presenter = presenter
        self._wanted = ""
        self._groups: dict[str, Books] = {}
        self.group = ChoiceField("")
        self.group.hide()
        self.group.changed.connect(self._chosen)
        self.beside_title.addWidget(self.group)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("money", group=self._wanted),
            )
        )

    @property
    def books(self) -> Books | None:
        """The group that is shown."""
        return self._groups.get(self._wanted)

    def arrive(self, **place: object) -> None:
        self._wanted = str(place.get("group", self._wanted))

    def retranslate(self) -> None:
        """The name of the choice, for readers."""
        self.group.box.setAccessibleName(say("Group"))

    def refresh(self) -> None:
        self.retranslate()
        self.read(self.presenter.groups, self._show_groups)

    def _chosen(self) -> None:
        self._wanted = str(self.group.value() or "")
        self.refresh()

    def _show_groups(self, groups: tuple[Books, ...]) -> None:
        self._groups = {each.group_id: each for each in groups}
        if self._wanted not in self._groups and groups:
            self._wanted = groups[0].group_id
        self.group.set_choices([(each.group_id, each.name) for each in groups])
        self.group.set_value(self._wanted)
        self.group.setVisible(len(groups) > 1)
        if self.books is not None:
            self.show_group(self.books)

    def show_group(self, books: Books) -> None:
        """Read and show what belongs to the group."""
        raise NotImplementedError
