"""The cards of one election: a post with its names, who runs it, days, branches and centre."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from governance.elections.views import ElectionWhole, PostView
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.parts import CandidateLine, fact_row
from ui.elections.presenter import ElectionPresenter
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.state import State, StateMark

__all__ = ["days_card", "people_card", "post_card", "tier_card"]

_FIXED = ("declared", "closed", "annulled", "tie")


_MAY_CHANGE_WAY = ("nominations", "scrutiny", "polling", "counting")


def post_card(
    desk: Desk,
    presenter: ElectionPresenter,
    whole: ElectionWhole,
    post: PostView,
    objected: Callable[[PostView], None],
) -> Card:
    """Seats, way of voting and names of a post. `objected`: somebody is against choosing so."""
    card = Card(post.title, aside=_contest(post))
    card.add(second(lambda: presenter.post_line(post), wrap=True))
    card.add(second(lambda: presenter.method_words(post), wrap=True))
    for candidate in post.candidates:
        card.add_line()
        card.add(CandidateLine(candidate))
    if not post.candidates:
        card.add(Label(lambda: say("Nobody is nominated yet."), "body", "soft", wrap=True))
    row = QHBoxLayout()
    if whole.state != "called":
        words: Text = lambda: say("Nominations")  # noqa: E731
        row.addWidget(
            Button(
                words,
                Kind.QUIET,
                icon="user-plus",
                on=lambda: desk.go("election-nominations", id=whole.id, post=post.id),
            )
        )
    agreed = post.method == "consensus" and not post.sheets
    if whole.may_run and agreed and whole.state in _MAY_CHANGE_WAY:
        told: Text = lambda: say("Somebody objects")  # noqa: E731
        row.addWidget(Button(told, Kind.QUIET, icon="hand-stop", on=lambda: objected(post)))
    row.addStretch(1)
    card.add(row)
    return card


def people_card(desk: Desk, whole: ElectionWhole) -> Card:
    """Returning officer, scrutineers, clerks, observers."""
    card = Card(lambda: say("Who runs it"))
    nobody, tr = say("nobody yet"), i18n.current()
    card.add(
        fact_row(lambda: say("Returning officer"), whole.officer.name if whole.officer else nobody)
    )
    if whole.officer_resolution:
        card.add(fact_row(lambda: say("by resolution"), whole.officer_resolution))
    for words, people in (
        (lambda: say("Scrutineers"), whole.scrutineers),
        (lambda: say("Polling clerks"), whole.clerks),
        (lambda: say("Observers"), whole.observers),
    ):
        if people or people is whole.scrutineers:
            card.add(fact_row(words, tr.join(p.name for p in people) if people else nobody))
    if whole.officer_related:
        told: Text = lambda: say("She is related to a candidate, or works for one.")  # noqa: E731
        card.add(second(told, wrap=True))
    if whole.may_run and whole.state not in _FIXED:
        card.add(
            _row(
                Button(
                    lambda: say("Change"),
                    Kind.QUIET,
                    icon="pencil",
                    on=lambda: desk.go("election-helpers", id=whole.id),
                )
            )
        )
    return card


def days_card(whole: ElectionWhole) -> Card:
    """The days, the place, and how many voted."""
    card = Card(lambda: say("Days and place"))
    for words, day in (
        (lambda: say("Nominations close"), whole.nominations_close),
        (lambda: say("Withdrawing until"), whole.withdrawals_until),
        (lambda: say("Day of the roll"), whole.roll_date),
        (lambda: say("Vote on"), whole.polling_on),
        (lambda: say("Objections until"), whole.objections_until),
    ):
        if day is not None:
            card.add(fact_row(words, lambda d=day: i18n.current().date(d)))
    if whole.place:
        card.add(fact_row(lambda: say("Place"), whole.place))
    if whole.roll:
        voted: Text = lambda: say(  # noqa: E731
            "{present} of {roll}", present=whole.voted, roll=whole.roll
        )
        card.add(fact_row(lambda: say("Voted"), voted))
    if whole.companions:
        count: Text = lambda: i18n.current().integer(whole.companions)  # noqa: E731
        card.add(fact_row(lambda: say("With a companion"), count))
    return card


def tier_card(desk: Desk, presenter: ElectionPresenter, whole: ElectionWhole) -> Card:
    """The branch elections that send delegates, or the centre they vote in."""
    card = Card(lambda: say("Branches and centre"))
    for ref, title, state in whole.branches:
        row = QHBoxLayout()
        row.addWidget(Button(title, Kind.QUIET, on=lambda r=ref: desk.go("election", id=r)))
        row.addStretch(1)
        row.addWidget(StateMark(*presenter.state_words(state)))
        card.add(row)
    if whole.tier_parent is not None:
        ref, title = whole.tier_parent
        card.add(second(lambda: say("Its delegates vote in")))
        card.add(_row(Button(title, Kind.QUIET, on=lambda: desk.go("election", id=ref))))
    return card


def _row(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _contest(post: PostView) -> StateMark | None:
    """Beside the heading of a post: whether a vote is needed."""
    words = {
        "unopposed": (State.OK, lambda: say("no vote needed")),
        "nobody": (State.OVER, lambda: say("nobody stands")),
        "yes_no": (State.DUE, lambda: say("yes or no")),
        "contested": (State.DUE, lambda: say_n("{n} name", "{n} names", len(post.standing))),
        "runoff": (State.DUE, lambda: say("second round")),
    }
    found = words.get(post.contest or "")
    return StateMark(*found) if found is not None else None
