"""The three cards under a count: why so many votes elect, papers that agree, three marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from governance.elections.views import ElectionWhole, MarkView, PostView, ResultView, SheetView
from governance.elections.words import CAPACITIES, MARKS
from governance.rules.counting.result import CountResult
from sr_board import i18n
from ui.cards import Card
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.state import State, StateMark

__all__ = ["fill_marks", "fill_papers", "fill_quota"]


def fill_quota(
    card: Card, post: PostView, result: CountResult, rule: Callable[[PostView], str]
) -> None:
    """How many votes elect, or the rule in words where the most votes win."""
    card.clear()
    card.show()
    if result.quota is None:
        card.add(Label(lambda: _rule_head(post), "card", wrap=True))
        card.add(Label(lambda: rule(post), "body", "soft", wrap=True))
        vacant = result.vacant_seats
        if vacant:
            words: Text = lambda: say_n(  # noqa: E731
                "{n} seat stays empty", "{n} seats stay empty", vacant
            )
            card.add(StateMark(State.DUE, words))
        card.body.addStretch(1)
        return
    quota = result.quota
    card.add(
        Label(
            lambda: say_n("{n} vote elects one person", "{n} votes elect one person", quota),
            "card",
            wrap=True,
        )
    )
    card.add(Label(lambda: _quota_words(post, result), "body", "soft", wrap=True))
    card.body.addStretch(1)


def fill_papers(card: Card, whole: ElectionWhole, post: PostView) -> None:
    """What became of the papers given out, and whether the roll says the same."""
    card.clear()
    last = max((sheet.round for sheet in post.sheets), default=1)
    sheets = [sheet for sheet in post.sheets if sheet.round == last]
    card.setVisible(bool(sheets))
    if not sheets:
        return
    if sheets[0].present is not None:
        present = sum(s.present or 0 for s in sheets)
        card.add(Label(lambda: say_n("{n} member present", "{n} members present", present), "card"))
        words: Text = lambda: say("Hands were counted; nobody wrote who raised hers.")  # noqa: E731
        card.add(second(words, wrap=True))
        card.body.addStretch(1)
        return
    card.add(_given_out(whole, post, sheets))
    card.add(
        _figures(
            (sum(s.valid for s in sheets), lambda: say("valid")),
            (sum(s.blank for s in sheets), lambda: say("blank")),
            (sum(s.invalid for s in sheets), lambda: say("invalid")),
            (sum(s.unreturned for s in sheets), lambda: say("not returned")),
        )
    )
    card.body.addStretch(1)
    tendered = sum(s.tendered for s in sheets)
    if tendered:
        sealed: Text = lambda: say_n(  # noqa: E731
            "{n} sealed in the envelope", "{n} sealed in the envelope", tendered
        )
        card.add(second(sealed))


def _given_out(whole: ElectionWhole, post: PostView, sheets: Sequence[SheetView]) -> QHBoxLayout:
    issued = sum(s.issued for s in sheets)
    words: Text = lambda: say_n(  # noqa: E731
        "{n} paper given out", "{n} papers given out", issued
    )
    voted = whole.voted_again if post.contest == "runoff" else whole.voted
    head = QHBoxLayout()
    head.addWidget(Label(words, "card", wrap=True), 1)
    if not voted or voted == issued:
        head.addWidget(StateMark(State.OK, lambda: say("agrees")))
    else:
        head.addWidget(StateMark(State.DUE, lambda: say("the roll says {voted}", voted=voted)))
    return head


def fill_marks(card: Card, shown: ResultView) -> None:
    """The places for the marks, and who has given hers."""
    card.clear()
    card.show()
    card.add(Label(lambda: say("Three marks"), "card"))
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    count = 0
    for row, mark in enumerate(shown.marks):
        count += mark.capacity == "scrutineer"
        grid.addWidget(_mark(mark, count), row, 0)
        who: Text = mark.name if mark.kind else (lambda: say("still to sign"))
        words = Label(who, "second", "soft" if mark.kind else "due", wrap=True, right=True)
        words.setToolTip(say(MARKS[mark.kind]) if mark.kind else mark.name)
        grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(1, 1)
    card.add(grid)
    card.body.addStretch(1)


def _rule_head(post: PostView) -> str:
    return say_n("{n} seat, most votes", "{n} seats, most votes", post.seats)


def _quota_words(post: PostView, result: CountResult) -> str:
    tr = i18n.current()
    parts = post.seats + 1
    whole, rest = divmod(result.valid or 0, parts)
    figures = {
        "valid": tr.integer(result.valid or 0),
        "parts": tr.integer(parts),
        "whole": tr.integer(whole),
        "quota": tr.integer(result.quota or 0),
    }
    seats = say_n("{n} seat:", "{n} seats:", post.seats)
    if rest:
        told = say("{valid} valid papers ÷ {parts} is {whole} and a rest.", **figures)
    else:
        told = say("{valid} valid papers ÷ {parts} is {whole}.", **figures)
    return f"{seats} {told} " + say("One more makes {quota}, the dashed line.", **figures)


def _figures(*figures: tuple[int, Text]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    for value, words in figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(lambda v=value: i18n.current().integer(v), "heading"))
        column.addWidget(second(words, wrap=True))
        row.addLayout(column)
    row.addStretch(1)
    return row


def _mark(mark: MarkView, number: int) -> StateMark:
    state = State.OK if mark.kind else State.DUE

    def words() -> str:
        if mark.capacity == "scrutineer":
            return say("Scrutineer {number}", number=i18n.current().integer(number))
        return say(CAPACITIES[mark.capacity])

    return StateMark(state, words)
