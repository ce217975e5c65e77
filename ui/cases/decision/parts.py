"""A decision to read: question, options, her own view, reasons, votes, outcome."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.cases.board.decision_views import DecisionView
from sr_board.cases.papers.decision import outcome_words, quorum_words
from sr_board.cases.words.board import PROPOSALS, QUESTIONS, VOTES, seat_words
from ui.labels import Label, second, strong
from ui.live import Text, say, say_n

__all__ = ["DecisionText"]


class DecisionText(QWidget):
    """The text of one decision."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_decision(self, view: DecisionView) -> None:
        """Show a decision."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._pair(lambda: say("File {code}", code=view.code), lambda: _question(view))
        options = "\n".join(view.options)
        self._pair(lambda: say("What was weighed"), options)
        self._pair(lambda: say("What she herself wants"), view.person_view)
        self._pair(lambda: say("Reasons"), view.reasons)
        if view.dissent:
            self._pair(lambda: say("Other opinions"), view.dissent)
        if view.voted:
            self._pair(lambda: say("Votes"), lambda: _votes(view))
        head = strong(lambda: outcome_words(view, i18n.current())[0], wrap=True)
        self.column.addWidget(head)
        line = second(lambda: outcome_words(view, i18n.current())[1], wrap=True)
        line.setVisible(bool(outcome_words(view, i18n.current())[1]))
        self.column.addWidget(line)

    def _pair(self, head: Text, text: Text) -> None:
        self.column.addWidget(second(head))
        self.column.addWidget(Label(text, "body", wrap=True))
        self.column.addSpacing(6)


def _question(view: DecisionView) -> str:
    return say(
        "{question}: {proposal}",
        question=say(QUESTIONS[view.proposal.question]),
        proposal=say(PROPOSALS[view.proposal]),
    )


def _votes(view: DecisionView) -> str:
    tr = i18n.current()
    in_favour, against, abstained = view.tally
    lines = [
        say(
            "{in_favour} for, {against} against, {abstained} abstained.",
            in_favour=in_favour,
            against=against,
            abstained=abstained,
        )
    ]
    lines += [
        say("{seat}: {vote}", seat=seat_words(number, tr), vote=say(VOTES[vote]))
        for number, vote in view.votes
    ]
    if view.secret:
        lines.append(say("By secret ballot."))
    if view.quorum is not None:
        lines.append(say("Quorum: {line}", line=quorum_words(view.quorum, tr)))
        if view.quorum.recused:
            lines.append(say_n("{n} seat recused.", "{n} seats recused.", view.quorum.recused))
    return "\n".join(lines)
