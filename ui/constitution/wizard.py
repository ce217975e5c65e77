"""The plain questions, one on a screen: number keys choose, the sentence is seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.answer_line import AnswerLine
from ui.constitution.presenter import ConstitutionPresenter, Wizard
from ui.constitution.words import QUESTIONS
from ui.desk import Desk
from ui.labels import Label, second
from ui.live import say
from ui.page import Page
from ui.pictograms import PictureView
from ui.thread import Knot, StepThread

__all__ = ["WizardPage"]


class WizardPage(Page):
    """One question about a draft."""

    listens = frozenset({"constitution"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Our rules by questions"),
            lambda: say("A number key chooses. The article changes with the answer."),
        )
        self.presenter = presenter
        self.wizard: Wizard | None = None
        self._id, self._question = "", ""
        self.steps = StepThread()
        self.above.addWidget(self.steps)
        self.card = Card()
        self.answers: list[AnswerLine] = []
        self.put(self.card)
        self.says = Card(lambda: say("This now stands in the article"), kind="total")
        self.put(self.says)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=lambda: self.step(-1))
        )
        self.other = self.foot.beside(
            Button(lambda: say("Other numbers"), icon="pencil", on=self.type_it)
        )
        self.foot.beside(
            Button(
                lambda: say("Read the articles"),
                icon="book",
                on=lambda: self.desk.go("constitution-articles", id=self._id),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Next question"),
                Kind.MAIN,
                after="arrow-right",
                key="Ctrl+Return",
                on=lambda: self.step(1),
            )
        )

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self._question = wanted, ""
        self._question = str(place.get("question", self._question))

    def refresh(self) -> None:
        draft, question = self._id, self._question
        if draft:
            self.read(lambda: self.presenter.wizard(draft, question), self.show_wizard)

    def show_wizard(self, wizard: Wizard) -> None:
        """Show one question with its usual answers."""
        fresh = self.wizard is None or self.wizard.asked.question is not wizard.asked.question
        self.wizard, self._question = wizard, wizard.asked.question.value
        count = len(wizard.questions)
        self.steps.show_steps(wizard.place, [Knot("") for _ in range(count)])
        self._show_question(wizard)
        self._show_sentence(wizard)
        last = wizard.place + 1 == count
        self.main.tell(
            (lambda: say("Read the articles")) if last else (lambda: say("Next question"))
        )
        if fresh:
            self.take_focus()

    def _show_question(self, wizard: Wizard) -> None:
        focused = next((n for n, each in enumerate(self.answers) if each.hasFocus()), None)
        self.card.clear()
        asked = wizard.asked
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(PictureView(wizard.picture, lambda: say(QUESTIONS[asked.question]), 150))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(
            second(
                lambda: say(
                    "Question {n} of {count}", n=wizard.place + 1, count=len(wizard.questions)
                )
            )
        )
        words.addWidget(Label(lambda: say(QUESTIONS[asked.question]), "heading", wrap=True))
        row.addLayout(words, 1)
        self.card.add(head)
        self.answers = []
        for place, text in enumerate(self.presenter.say_answers(wizard)):
            line = AnswerLine(place + 1, text, chosen=place == asked.chosen)
            line.clicked.connect(lambda _on=False, p=place: self.choose(p))
            self.answers.append(line)
            self.card.add(line)
        if asked.chosen is None:
            self.card.add(
                Label(lambda: say("You have other numbers than these."), "body", "soft", wrap=True)
            )
        if focused is not None and focused < len(self.answers):
            self.answers[focused].setFocus()

    def _show_sentence(self, wizard: Wizard) -> None:
        self.says.clear()
        view = wizard.view
        rule = view.rule(wizard.asked.keys[0])
        no = None if rule is None else rule.article_no
        sentence = self.presenter.say_slot(wizard.asked.slot, view.rule_set)
        if no is not None:
            self.says.add(second(lambda: say("Article {no}", no=no)))
        self.says.add(Label(sentence, "strong", wrap=True))
        if rule is not None and rule.differences:
            self.says.add(
                Label(
                    lambda: say("The article says something else in its own words."),
                    "body",
                    "due",
                    wrap=True,
                )
            )

    def take_focus(self) -> None:
        chosen = self.wizard.asked.chosen if self.wizard is not None else None
        if self.answers:
            self.answers[chosen or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- answering ----------------------------------------------------------------------------

    def choose(self, place: int) -> None:
        """Give an answer; the sentence below follows."""
        wizard = self.wizard
        if wizard is not None and place < len(wizard.asked.answers):
            self.write(lambda: self.presenter.answer(wizard, place))

    def step(self, by: int) -> None:
        """To the question before or after; after the last one to the articles."""
        if self.wizard is None:
            return
        place = self.wizard.place + by
        if place < 0:
            self.desk.go("constitution", group=self.wizard.view.group_id)
        elif place >= len(self.wizard.questions):
            self.desk.go("constitution-articles", id=self._id)
        else:
            self._question = self.wizard.questions[place].value
            self.refresh()

    def type_it(self) -> None:
        """Type other numbers into the rule."""
        if self.wizard is not None:
            key = self.wizard.asked.keys[0]
            self.desk.go("constitution-rule", id=self._id, rule=key, back="constitution-wizard")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and 1 <= int(event.text()) <= len(self.answers):
            self.choose(int(event.text()) - 1)
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Sentences are made in the language of the screen."""
        if self.wizard is not None:
            self.refresh()
