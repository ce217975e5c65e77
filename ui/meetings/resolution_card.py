"""A decision as a card: serial number, verdict by shape and word, the count, and its words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from governance.record import MotionLine, VoteLine
from governance.words import VOTE_METHODS
from sr_board import i18n
from ui.cards import Card, IconMark
from ui.labels import Label, second
from ui.live import say
from ui.meetings.check_words import void_words
from ui.meetings.states import resolution_state
from ui.state import State, StateMark

__all__ = ["ResolutionCard", "count_words"]


def count_words(vote: VoteLine) -> str:
    """The count in one line, or the way the room agreed."""
    if vote.votes_for is None:
        return say(VOTE_METHODS[vote.method])
    return say(
        "{yes} for  ·  {no} against  ·  {abstain} abstained",
        yes=vote.votes_for,
        no=vote.votes_against or 0,
        abstain=vote.votes_abstain or 0,
    )


class ResolutionCard(Card):
    """One decision."""

    def __init__(self, motion: MotionLine) -> None:
        status = motion.status or "passed"
        if motion.vote is not None and motion.vote.valid is False:
            status = "void"
        state = resolution_state(status)[0]
        kind = "okfill" if state is State.OK else "edge"
        super().__init__(kind=f"strip:{kind}")
        self.motion = motion
        self.body.setContentsMargins(21, 9, 18, 9)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(IconMark("gavel", "ok" if state is State.OK else "soft"))
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(14)
        tone = "ok" if state is State.OK else "ink"
        head.addWidget(Label(lambda: i18n.current().digits(motion.serial or ""), "strong", tone))
        head.addWidget(StateMark(state, lambda: _verdict(motion, status)))
        head.addStretch(1)
        vote = motion.vote
        if vote is not None:
            head.addWidget(Label(lambda: count_words(vote), "second", "soft", right=True))
        words.addLayout(head)
        words.addWidget(Label(motion.words, "body", wrap=True))
        if vote is not None and vote.valid is False:
            words.addWidget(Label(lambda: void_words(vote.void_code), "second", "over", wrap=True))
        if vote is not None and vote.chair_cast:
            words.addWidget(second(lambda: say("The votes were equal; the chair decided.")))
        row.addLayout(words, 1)
        self.add(row)


def _verdict(motion: MotionLine, status: str) -> str:
    """Carried and valid are two facts, and both are said."""
    vote = motion.vote
    if vote is None or vote.valid is not False:
        return resolution_state(status)[1]
    return say("carried, but void") if vote.carried else say("not carried, and void")
