"""The page Leaders: who holds what, until when, and what waits around offices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from governance.leadership.today import LeaderWork
from governance.leadership.views import Composition, SeatLine
from governance.leadership.words import MODES
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.leadership.parts import SeatRow, finding_notice
from ui.leadership.presenter import LeadersPresenter, Offices
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page

__all__ = ["LeadersPage"]

_WHERE = {
    LeaderWork.BANK_TO_TELL.value: "leaders-bank",
    LeaderWork.BANK_TO_ANSWER.value: "leaders-bank",
    LeaderWork.HANDOVER.value: "leaders-handovers",
    LeaderWork.PETITION.value: "leaders-recalls",
}
"""Rows of Today lead straight to the page of their work."""


class LeadersPage(Page):
    """One group at a time."""

    listens = frozenset({"leaders", "offices", "people", "handovers", "recalls", "elections"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(desk, lambda: say("Leaders"))
        self.presenter = presenter
        self._group = ""
        self.group = ChoiceField("", [])
        self.group.changed.connect(self._choose)
        self.beside_title.addWidget(self.group)
        self.seats = Card(tight=True)
        self.put(self.seats)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        for icon, words, key, right in (
            ("cash", lambda: say("Bank"), "leaders-bank", Action.MANDATES_WRITE),
            ("key", lambda: say("Hand-overs"), "leaders-handovers", None),
            ("signature", lambda: say("Petitions"), "leaders-recalls", None),
            ("history", lambda: say("History"), "leaders-history", None),
        ):
            allowed = right is None or self.desk.may(right) or self.desk.may(Action.BREACHES_READ)
            if allowed:
                self.foot.helper(Button(words, Kind.QUIET, icon=icon, on=partial(self._go, key)))
        self.foot.set_main(
            Button(
                lambda: say("Whose turn is it"),
                Kind.MAIN,
                icon="refresh",
                key="Ctrl+Return",
                on=partial(self._go, "leaders-turn"),
            )
        )

    def _go(self, key: str, **more: str) -> None:
        self.desk.go(key, group=self._group, **more)

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        where = _WHERE.get(str(place.get("work", "")))
        if where is not None:
            self.desk.go(where, group=self._group)

    def retranslate(self) -> None:
        """The name of the choice, for readers."""
        self.group.box.setAccessibleName(say("Group"))

    def refresh(self) -> None:
        self.retranslate()
        group = self._group
        self.read(lambda: self.presenter.offices(group), self.show_offices)

    def _choose(self) -> None:
        chosen = self.group.value()
        if isinstance(chosen, str) and chosen != self._group:
            self._group = chosen
            self.refresh()

    def show_offices(self, found: Offices) -> None:
        """Show a group's seats."""
        board = found.board
        self._group = board.group_id
        self.group.set_choices([(row.group_id, row.name) for row in found.groups])
        self.group.set_value(self._group)
        self.group.setVisible(len(found.groups) > 1)
        self.set_title(lambda: say("Leaders"), lambda: _guidance(found))
        self.notices.clear()
        self._show_notices(found)
        self.seats.clear()
        for seat in board.seats:
            self.seats.add_line()
            article = found.article(seat.finding) if seat.finding is not None else None
            self.seats.add(SeatRow(seat, self._acts(seat), article))
        if not board.seats:
            self.seats.add(
                Empty(
                    "users",
                    lambda: say("No office is set up here. Offices stand on the group's page."),
                    Button(
                        lambda: say("Open the group"),
                        on=lambda: self.desk.go("group", id=self._group),
                    ),
                ),
                1,
            )

    def _acts(self, seat: SeatLine) -> list[tuple[Text, Callable[[], object]]]:
        if not self.desk.may(Action.OFFICES_WRITE):
            return []
        place = {"office": seat.office_id, "seat": str(seat.seat_no)}
        if seat.term is None:
            begin = partial(self._go, "leaders-begin", **place)
            return [(lambda: say("Begin a term"), begin)]
        end = partial(self._go, "leaders-end", term=seat.term.term_id, **place)
        return [(lambda: say("End the term"), end)]

    def _show_notices(self, found: Offices) -> None:
        board = found.board
        if not board.adopted:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("This group has adopted no rules yet."),
                    lambda: say("What is checked here are the rules of the template."),
                ),
                "rules",
            )
        short = board.composition
        if short is not None and short.finding is not None:
            self.notices.show_notice(
                finding_notice(short.finding, found.article(short.finding)), "sides"
            )
        due = [row for row in found.handovers if not row.signed]
        if due:
            count = len(due)
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say_n("{n} hand-over waits", "{n} hand-overs wait", count),
                    lambda: say("Cash, books, seal and keys are given over and signed for."),
                    buttons=[
                        (lambda: say("Open"), partial(self._go, "leaders-handovers")),
                    ],
                ),
                "handover",
            )


def _guidance(found: Offices) -> str:
    mode = say(MODES[found.board.mode])
    short: Composition | None = found.board.composition
    if short is None:
        return mode
    return say(
        "{mode} {community} of {filled} seats are held by the community.",
        mode=mode,
        community=short.community,
        filled=short.filled,
    )
