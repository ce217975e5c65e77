"""The versions of a group's rules, and a readable comparison of any two of them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.constitution.views import ArticleChange, Comparison, RuleChange, VersionRow
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.constitution.marks_view import MarksView
from ui.constitution.presenter import ConstitutionPresenter
from ui.constitution.said import article_words, status_words, version_line
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["HistoryPage"]

_MARKS = {
    "draft": State.NOT_YET,
    "circulated": State.DUE,
    "adopted": State.OK,
    "superseded": State.AWAY,
    "void": State.OVER,
}


class VersionLine(QWidget):
    """One version: number, state, when it held, and what can be done with it."""

    def __init__(self, page: HistoryPage, version: VersionRow) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(lambda: say("Version {n}", n=version.version)))
        words.addWidget(Label(lambda: version_line(version), "body", "soft", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(StateMark(_MARKS[version.status], lambda: status_words(version)))
        row.addWidget(
            Button(
                lambda: say("Read"),
                on=lambda: page.desk.go("constitution-articles", id=version.id),
            )
        )
        if page.may and version.adopted_on is not None and version.void is None:
            row.addWidget(
                Button(
                    lambda: say("It is void"),
                    Kind.QUIET,
                    on=lambda: page.desk.go("constitution-void", id=version.id),
                )
            )


class HistoryPage(Page):
    """Versions above, the comparison below."""

    listens = frozenset({"constitution"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Versions of our rules"),
            lambda: say("A version that was adopted is never changed. Choose two to compare them."),
        )
        self.presenter = presenter
        self.may = desk.may(Action.CONSTITUTION_WRITE)
        self._group = ""
        self.versions: tuple[VersionRow, ...] = ()
        self.list = Card()
        self.before = ChoiceField(lambda: say("From"), [])
        self.after = ChoiceField(lambda: say("To"), [])
        form = Form()
        form.add(self.before, self.after)
        self.choice = Card(lambda: say("What changed"))
        self.choice.add(form)
        for field in (self.before, self.after):
            field.changed.connect(self.compare)
        self.result = Card()
        for card in (self.list, self.choice, self.result):
            self.put(card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("constitution", group=self._group),
            )
        )

        self.paper = self.foot.beside(
            Button(lambda: say("See the paper"), icon="printer", on=self.preview)
        )

    def preview(self) -> None:
        """The comparison on paper."""
        both = f"{self.before.value()}/{self.after.value()}"
        self.desk.go("paper", kind="comparison", id=both)

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.versions(group), self.show_versions)

    def show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        """Show the history, the newest first."""
        self.versions = versions
        self.list.clear()
        for place, each in enumerate(versions):
            if place:
                self.list.add(Hairline())
            self.list.add(VersionLine(self, each))
        choices: list[tuple[object, Text]] = [
            (each.id, lambda e=each: say("Version {n}", n=e.version)) for each in versions
        ]
        self.before.set_choices(choices)
        self.after.set_choices(choices)
        enough = len(versions) > 1
        self.choice.setVisible(enough)
        self.result.setVisible(enough)
        self.paper.setVisible(enough)
        if enough:
            if self.after.value() is None:
                self.after.set_value(versions[0].id)
                self.before.set_value(versions[1].id)
            self.compare()

    def compare(self) -> None:
        """Ask what changed between the two chosen."""
        before, after = self.before.value(), self.after.value()
        if isinstance(before, str) and isinstance(after, str):
            self.read(lambda: self.presenter.compare(before, after), self.show_comparison)

    def show_comparison(self, found: Comparison) -> None:
        """Rules first, as sentences; then the articles, word by word."""
        self.result.clear()
        self.result.setVisible(True)
        if found.same:
            self.result.add(Label(lambda: say("The two versions say the same."), "body"))
            return
        for change in found.rules:
            self._show_rule(change)
        for article in found.articles:
            self.result.add(Hairline())
            self._show_article(article)

    def _show_rule(self, change: RuleChange) -> None:
        tr = i18n.current()
        old, new = (
            value_sentence(change.key, value, tr)
            if value is not None
            else say("nothing of our own")
            for value in (change.before, change.after)
        )
        if old == new:
            return
        self.result.add(
            second(lambda: article_words(change.article_no, say("this rule is another one")))
        )
        self.result.add(Label(lambda: say("Before: {sentence}", sentence=old), "body", wrap=True))
        self.result.add(Label(lambda: say("Now: {sentence}", sentence=new), "strong", wrap=True))

    def _show_article(self, change: ArticleChange) -> None:
        self.result.add(second(lambda: _what(change), wrap=True))
        self.result.add(MarksView(change.heading, "strong"))
        if change.kind != "moved":
            self.result.add(MarksView(change.text))

    def retranslate(self) -> None:
        """Sentences are made in the language of the screen."""
        self.compare()


def _what(change: ArticleChange) -> str:
    if change.kind == "added":
        return say("Article {no} is new.", no=change.no_after)
    if change.kind == "removed":
        return say("Article {no} was taken out.", no=change.no_before)
    if change.kind == "moved":
        return say(
            "Article {before} is now article {after}.",
            before=change.no_before,
            after=change.no_after,
        )
    return say("Article {no} has other words.", no=change.no_after)
