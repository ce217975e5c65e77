"""Writing one article of a draft in one language, with the sentences of its rules beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from governance.constitution.views import ArticleView, ConstitutionView
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.presenter import ConstitutionPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.form import Form
from ui.labels import Label, second
from ui.live import say
from ui.page import Page

__all__ = ["ArticleFormPage"]


class ArticleFormPage(Page):
    """Heading and text."""

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Write an article"),
            lambda: say("The sentences of the rules stand at the right, as they are checked."),
        )
        self.presenter = presenter
        self._id, self._no, self._language = "", 0, "en"
        self._stored: tuple[str, str] = ("", "")
        self.heading = LineField(lambda: say("Heading"), key="heading")
        self.text = TextField(lambda: say("Text"), key="text", rows=12)
        self.form = Form()
        self.form.add(self.heading)
        self.form.add(self.text)
        sheet = Card()
        sheet.add(self.form)
        self.rules = Card(lambda: say("What is checked"), kind="total")
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(16)
        self.split.addWidget(sheet, 3)
        self.split.addWidget(self.rules, 2)
        self.put(self.split)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.out = self.foot.helper(
            Button(lambda: say("Take it out"), Kind.DANGER, icon="trash", on=self.remove)
        )
        main = self.foot.set_main(
            Button(lambda: say("Write it down"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(main)

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._no = int(str(place.get("no", self._no)))
        self._language = str(place.get("language", self._language))
        self.form.clear_errors()

    def refresh(self) -> None:
        wanted = self._id
        if wanted:
            self.read(lambda: self.presenter.whole(wanted), self.show_view)

    def show_view(self, view: ConstitutionView) -> None:
        """Show the article as it stands; a new one is empty."""
        article = next((each for each in view.articles if each.no == self._no), None)
        heading, text = "", ""
        if article is not None:
            heading = article.headings.get(self._language, "")
            text = article.texts.get(self._language, "")
        self._stored = (heading, text)
        self.heading.set_value(heading)
        self.text.set_value(text)
        self.out.setVisible(article is not None)
        self._show_rules(article)
        no = self._no or len(view.articles) + 1
        self.set_title(lambda: say("Write article {no}", no=no))

    def _show_rules(self, article: ArticleView | None) -> None:
        self.rules.clear()
        slots = () if article is None else article.slots
        self.rules.setVisible(bool(slots))
        for slot in slots:
            assert article is not None
            self.rules.add(Label(article.sentence(slot, self._language), "body", wrap=True))
        if slots:
            self.rules.add(
                second(
                    lambda: say(
                        "A line that is one of these sentences follows its rule by itself."
                    ),
                    wrap=True,
                )
            )
            self.rules.body.addStretch(1)

    def take_focus(self) -> None:
        self.form.start()

    def save(self) -> None:
        """Write heading and text."""
        self.form.clear_errors()
        wanted, no, language = self._id, self._no, self._language
        heading, text = self.heading.value(), self.text.value()
        self.write(
            lambda: self.presenter.write_article(wanted, no, language, heading, text),
            lambda _done: self.go_back(),
            form=self.form,
        )

    def remove(self) -> None:
        """Take the article out of the draft."""
        wanted, no = self._id, self._no
        self.write(lambda: self.presenter.remove_article(wanted, no), lambda _done: self.go_back())

    def go_back(self) -> None:
        """Back to the articles."""
        self.desk.go("constitution-articles", id=self._id)

    def draft(self) -> dict[str, object] | None:
        typed = (self.heading.value(), self.text.value())
        if typed == self._stored:
            return None
        return {"values": self.form.values(), "id": self._id, "no": self._no}

    def restore(self, draft: dict[str, object]) -> None:
        values = draft.get("values")
        if isinstance(values, dict):
            self.form.set_values(values)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction
        self.split.setDirection(way.TopToBottom if narrow else way.LeftToRight)
