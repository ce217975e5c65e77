"""The articles of a version, each with its rules beside it; a draft is changed from here."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.constitution.differences import in_slot
from governance.constitution.views import ArticleView, ConstitutionView, RuleView
from governance.words import LANGUAGE_NAMES
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card, IconMark
from ui.constitution.presenter import ConstitutionPresenter
from ui.constitution.said import difference_words, source_words, status_words
from ui.constitution.words import ORIGINS
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import Label, second, strong
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page

__all__ = ["ArticlesPage"]


class ArticleCard(Card):
    """One article: its words at the left, its rules at the right."""

    def __init__(self, page: ArticlesPage, article: ArticleView, language: str) -> None:
        super().__init__()
        self.article = article
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(IconMark(article.picture or "book", "action", 32))
        title = f"{i18n.current().shown(article.no)}. {article.heading(language)}"
        head.addWidget(Label(title, "card", wrap=True), 1)
        if page.writes:
            last = len(page.view.articles) if page.view is not None else article.no
            for step, by, there in (
                (lambda: say("Up"), -1, article.no > 1),
                (lambda: say("Down"), 1, article.no < last),
            ):
                if there:
                    move = partial(page.move_article, article.no, by)
                    head.addWidget(Button(step, Kind.QUIET, on=move))
            head.addWidget(
                Button(
                    lambda: say("Change the words"),
                    Kind.QUIET,
                    icon="pencil",
                    on=lambda: page.change_words(article.no, language),
                )
            )
        self.add(head)
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(20)
        words = QVBoxLayout()
        if not article.speaks(language):
            words.addWidget(
                Label(lambda: say("Not written in this language yet."), "second", "due", wrap=True)
            )
        words.addWidget(Label(article.text(language), "body", wrap=True))
        words.addStretch(1)
        self.split.addLayout(words, 3)
        rules = self._rules(page, language)
        if rules is not None:
            self.split.addWidget(rules, 2)
        self.add(self.split)

    def _rules(self, page: ArticlesPage, language: str) -> QWidget | None:
        view = page.view
        assert view is not None
        if not self.article.slots:
            return None
        holder = Card(kind="total")
        holder.add(second(lambda: say("What is checked")))
        for slot in self.article.slots:
            own = [rule for rule in view.rules if in_slot(rule.key, slot)]
            if own:
                holder.add(_SlotLines(page, slot, own))
        holder.body.addStretch(1)
        return holder


class _SlotLines(QWidget):
    """The sentence of one or more rules, whether the article says it, and a way to change it."""

    def __init__(self, page: ArticlesPage, slot: str, own: list[RuleView]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        assert page.view is not None
        sentence = page.presenter.say_slot(slot, page.view.rule_set)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(strong(sentence, wrap=True), 1)
        if page.writes:
            row.addWidget(
                Button(
                    lambda: say("Change"),
                    Kind.QUIET,
                    on=lambda: page.change_rule(own[0].key),
                )
            )
        column.addLayout(row)
        origin = "typed" if any(rule.origin == "typed" for rule in own) else own[0].origin
        column.addWidget(
            second(lambda: say(ORIGINS[origin]) if origin else source_words(own[0].source))
        )
        found = {each.language: each for rule in own for each in rule.differences}
        for each in found.values():
            column.addWidget(Label(lambda e=each: difference_words(e), "body", "due", wrap=True))
        if page.writes:
            self._marks(page, column, own, differs=bool(found))

    @staticmethod
    def _marks(
        page: ArticlesPage, column: QVBoxLayout, own: list[RuleView], *, differs: bool
    ) -> None:
        if differs:
            column.addWidget(
                Button(
                    lambda: say("They mean the same"),
                    Kind.QUIET,
                    icon="check",
                    on=lambda: page.mark([rule.key for rule in own]),
                )
            )
        elif any(rule.cleared for rule in own):
            column.addWidget(
                second(lambda: say("Somebody looked: text and rule mean the same."), wrap=True)
            )


class ArticlesPage(Page):
    """A version to read, a draft to write."""

    listens = frozenset({"constitution"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(desk, lambda: say("Our articles"))
        self.presenter = presenter
        self.view: ConstitutionView | None = None
        self._id, self._language = "", ""
        self.cards: list[ArticleCard] = []
        self.language = ChoiceField("", [])
        self.language.box.setAccessibleName(say("Language"))
        self.language.changed.connect(self._choose_language)
        self.beside_title.addWidget(self.language)
        self.sheets = QVBoxLayout()
        self.sheets.setSpacing(12)
        self.put(self.sheets)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.go_back)
        )
        self.add_one = self.foot.beside(
            Button(lambda: say("A new article"), icon="plus", on=self.add_article)
        )
        self.foot.beside(
            Button(
                lambda: say("See the paper"),
                icon="printer",
                key="Ctrl+P",
                on=lambda: self.desk.go("paper", kind="constitution", id=self._id),
            )
        ).show_key(False)
        self.main = self.foot.set_main(
            Button(
                lambda: say("Send round and adopt"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: self.desk.go("constitution-adopt", id=self._id),
            )
        )

    # -- showing ------------------------------------------------------------------------------

    @property
    def writes(self) -> bool:
        """A draft, and a person who may write it."""
        view = self.view
        return (
            view is not None
            and view.may_write
            and view.version.status
            in (
                "draft",
                "circulated",
            )
        )

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        self.keeps_place = wanted == self._id
        self._id = wanted

    def refresh(self) -> None:
        wanted = self._id
        if wanted:
            self.read(lambda: self.presenter.whole(wanted), self.show_view)

    def show_view(self, view: ConstitutionView) -> None:
        """Show every article."""
        same = self.view is not None and self.view.id == view.id
        self.view = view
        if not same or self._language not in view.languages:
            code = i18n.current().code
            self._language = code if code in view.languages else "en"
        self.language.set_choices(
            [(code, lambda c=code: say(LANGUAGE_NAMES[c])) for code in view.languages]
        )
        self.language.set_value(self._language)
        self.set_title(
            lambda: say("Articles of version {n}", n=view.version.version),
            lambda: f"{view.group_name} · {status_words(view.version)}",
        )
        self._show_notices(view)
        self._show_articles(view)
        self.add_one.setVisible(self.writes)
        self.main.setVisible(self.writes)

    def _show_notices(self, view: ConstitutionView) -> None:
        self.notices.clear()
        count = len({each.slot for each in view.differences})
        if count:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say_n(
                        "In {n} place text and rule do not say the same.",
                        "In {n} places text and rule do not say the same.",
                        count,
                    ),
                    lambda: say("Change the words or the rule, or say that they mean the same."),
                ),
                "differs",
            )
        if view.changed_since_sent:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say(
                        "It was sent round on {day} and changed since. Send it round again.",
                        day=view.version.circulated_on,
                    ),
                ),
                "sent",
            )

    def _show_articles(self, view: ConstitutionView) -> None:
        for card in self.cards:
            self.sheets.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ArticleCard(self, each, self._language) for each in view.articles]
        for card in self.cards:
            self.sheets.addWidget(card)
        self._turn()

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        for card in self.cards:
            card.split.setDirection(way.TopToBottom if self.narrow else way.LeftToRight)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._turn()

    def _choose_language(self) -> None:
        chosen = self.language.value()
        if isinstance(chosen, str) and chosen != self._language and self.view is not None:
            self._language = chosen
            self._show_articles(self.view)

    # -- acts ---------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Back to the group."""
        group = "" if self.view is None else self.view.group_id
        self.desk.go("constitution", group=group)

    def change_words(self, no: int, language: str) -> None:
        """Write one article."""
        self.desk.go("constitution-article", id=self._id, no=no, language=language)

    def add_article(self) -> None:
        """Write a new article at the end."""
        self.desk.go("constitution-article", id=self._id, no=0, language=self._language)

    def move_article(self, no: int, by: int) -> None:
        """One article up or down; its rules keep their sentences."""
        wanted = self._id
        self.write(lambda: self.presenter.move_article(wanted, no, no + by))

    def change_rule(self, key: str) -> None:
        """Type the value of a rule."""
        self.desk.go("constitution-rule", id=self._id, rule=key, back="constitution-articles")

    def mark(self, keys: list[str]) -> None:
        """Say that text and rule mean the same."""
        wanted = self._id
        for key in keys:
            self.write(lambda k=key: self.presenter.mark(wanted, k, differs=False))

    def retranslate(self) -> None:
        """Sentences are made in the language of the screen."""
        if self.view is not None:
            self.refresh()
