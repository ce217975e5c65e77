"""Our rules on one page, on the screen: pictures and sentences, and every rule on request."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.constitution.views import RuleView
from governance.rule_words import value_sentence
from sr_board import i18n
from sr_board.base.picture import Picture
from ui.buttons import Button, Kind
from ui.cards import Card, Hairline
from ui.constitution.presenter import Overview
from ui.constitution.said import article_words, source_words
from ui.labels import Label, second
from ui.live import Text, say
from ui.pictograms import PictureView

__all__ = ["RuleSheet"]


class RuleLine(QWidget):
    """A picture, the sentence of a rule, and where it comes from."""

    def __init__(self, picture: Picture, fact: Text, line: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(16)
        row.addWidget(PictureView(picture, fact, 84))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(fact, "strong", wrap=True))
        words.addWidget(second(line, wrap=True))
        row.addLayout(words, 1)


class RuleSheet(Card):
    """The card of a group's rules."""

    def __init__(self) -> None:
        super().__init__(lambda: say("Our rules on one page"))
        self._shown: Overview | None = None

    def show_rules(self, overview: Overview) -> None:
        """One line for each question."""
        self._shown = overview
        for place, each in enumerate(overview.rows):
            if place:
                self.add(Hairline())
            self.add(
                RuleLine(
                    each.picture,
                    each.sentence,
                    lambda e=each: article_words(
                        e.article_no, source_words(e.source, e.source_group)
                    ),
                )
            )

        self.every = Button(
            lambda: say("Show every rule"), Kind.QUIET, icon="list", on=self.show_every_rule
        )
        self.add(self.every)

    def show_every_rule(self) -> None:
        """All that is checked, rule by rule, with where each value comes from."""
        if self._shown is None:
            return
        self.every.hide()
        tr = i18n.current()
        for rule in self._shown.rules.rules:
            sentence = value_sentence(rule.key, rule.value, tr)
            if not sentence:
                continue
            self.add(Hairline())
            self.add(Label(sentence, "body", wrap=True))
            self.add(second(lambda r=rule: _whence(r), wrap=True))


def _whence(rule: RuleView) -> str:
    """Article, source, and the floor of the law if there is one."""
    said = article_words(rule.article_no, source_words(rule.source, rule.source_group))
    if rule.floor is None:
        return said
    floor = rule.floor
    asked = value_sentence(rule.key, floor.floor, i18n.current())
    return f"{said}. " + say(
        "The law asks: {sentence} ({source})", sentence=asked, source=floor.source_text
    )
