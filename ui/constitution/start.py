"""Choosing the template from which a group's rules begin, and what they are called by name."""

from __future__ import annotations

from governance.constitution.templates import TEMPLATES, template_articles
from governance.constitution.views import GroupRules
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.presenter import ConstitutionPresenter, Overview
from ui.constitution.words import TEMPLATE_WORDS
from ui.desk import Desk
from ui.fields import LineField
from ui.form import Form
from ui.labels import Label, strong
from ui.live import say, say_n
from ui.page import Page
from ui.tiles import TileBoard, TileChoice

__all__ = ["StartPage"]

_TILES = {
    "shg": "flower",
    "branch": "leaf",
    "cbo": "star",
    "federation": "sailboat",
    "union": "key",
    "coop": "fish",
    "board": "umbrella",
}


class StartPage(Page):
    """Tiles of the templates, the area, and what the template holds."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Begin our rules"),
            lambda: say("Choose what the group is. Every word and number can be changed after."),
        )
        self.presenter = presenter
        self._group = ""
        self._groups: tuple[GroupRules, ...] = ()
        self.board = TileBoard(
            [
                TileChoice(key, lambda k=key: say(TEMPLATE_WORDS[k]), _TILES[key])
                for key in TEMPLATES
            ],
            columns=0,
        )
        self.board.chosen.connect(lambda _key: self._show_contents())
        self.put(self.board)
        self.place = LineField(
            lambda: say("Where we live and work"),
            key="area",
            help=lambda: say("It stands in the first article. It may stay empty."),
        )
        self.form = Form()
        self.form.add(self.place)
        card = Card()
        card.add(self.form)
        self.put(card)
        self.contents = Card(lambda: say("What stands in it"))
        self.put(self.contents)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("constitution", group=self._group),
            )
        )
        self.foot.beside(
            Button(
                lambda: say("See it on paper"),
                icon="printer",
                on=lambda: self.desk.go("paper", kind="template", id=self.board.value() or "shg"),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Begin with this"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(self.main)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        self.read(lambda: self.presenter.overview(group), self.show_group)

    def show_group(self, overview: Overview | None) -> None:
        """Offer the template that fits the kind of the group."""
        if overview is None:
            return
        self._group = overview.rules.group_id
        name = overview.rules.group_name
        self.set_title(lambda: say("Begin the rules of {group}", group=name))
        if not self.board.value():
            self.board.set_value(overview.rules.group_kind)
        self._show_contents()

    def _show_contents(self) -> None:
        self.contents.clear()
        articles = template_articles(self.board.value() or "shg")
        self.contents.add(
            strong(lambda: say_n("{n} article", "{n} articles", len(articles)), wrap=True)
        )
        self.contents.add(Label(self._headings, "body", "soft", wrap=True))

    def _headings(self) -> str:
        tr = i18n.current()
        found = template_articles(self.board.value() or "shg")
        names = (each.headings.get(tr.code) or each.headings["en"] for each in found)
        return " · ".join(f"{tr.shown(no)}. {name}" for no, name in enumerate(names, start=1))

    def save(self) -> None:
        """Make the draft, then ask the questions."""
        self.form.clear_errors()
        group, template, area = self._group, self.board.value(), self.place.value()
        self.write(
            lambda: self.presenter.start(group, template, area),
            lambda done: self.desk.go("constitution-wizard", id=done.id),
            form=self.form,
        )

    def draft(self) -> dict[str, object] | None:
        return self.form.values() if self.place.value() else None

    def restore(self, draft: dict[str, object]) -> None:
        self.form.set_values(draft)
