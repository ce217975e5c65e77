"""By turn: the ranked proposal with a spoken reason for every refusal, and the meeting's decision.

The program proposes; it never draws a lot and never decides.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from governance.leadership.views_turns import TurnLine, TurnView
from governance.leadership.words import FLAGS, RULES_LIFTED, refusal_words
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label, second
from ui.leadership.parts import back_to_leaders, day, tile, who_words
from ui.leadership.presenter import LeadersPresenter, Turns
from ui.live import Text, say, say_n
from ui.meetings.large_type import LargeType
from ui.notices import Notice
from ui.page import Page
from ui.state import State

__all__ = ["TurnPage", "spoken"]


class TurnPage(Page):
    """One office at a time."""

    listens = frozenset({"leaders", "offices", "people", "meetings"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Whose turn is it"),
            lambda: say("The order says who served least. The meeting decides."),
        )
        self.presenter = presenter
        self._group = self._office = ""
        self.found: Turns | None = None
        self.office = ChoiceField("", [])
        self.office.changed.connect(self._choose)
        self.on = DateField("", key="on")
        self.on.line.editingFinished.connect(self.refresh)
        for part in (self.office, self.on):
            self.beside_title.addWidget(part)
        self.order = Card(lambda: say("The order"), tight=True)
        self.refused = Card(lambda: say("Not this time"), tight=True)
        self.retiring = Card(lambda: say("Who retires at the general meeting"))
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(12)
        left.addWidget(self.order)
        left.addStretch(1)
        right.addWidget(self.retiring)
        right.addWidget(self.refused)
        right.addStretch(1)
        self._split.addLayout(left, 55)
        self._split.addLayout(right, 45)
        self.put(self._split)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(back_to_leaders(self.desk, lambda: self._group))
        self.foot.helper(
            Button(lambda: say("Read aloud"), Kind.QUIET, icon="volume", on=self.read_aloud)
        )
        if not self.desk.may(Action.OFFICES_WRITE):
            return
        self.foot.beside(
            Button(
                lambda: say("Does not wish to serve"),
                icon="hand-stop",
                on=lambda: self._go("leaders-willing"),
            )
        )
        self.lot = self.foot.beside(
            Button(lambda: say("Record the lot"), icon="puzzle", on=lambda: self._go("leaders-lot"))
        )
        self.foot.set_main(
            Button(
                lambda: say("Record who was taken"),
                Kind.MAIN,
                icon="gavel",
                key="Ctrl+Return",
                on=lambda: self._go("leaders-taken"),
            )
        )

    def _go(self, key: str) -> None:
        self.desk.go(key, group=self._group, office=self._office, on=self._day_text())

    def _day_text(self) -> str:
        chosen = self.on.day()
        return chosen.isoformat() if chosen is not None else ""

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        self._office = str(place.get("office", self._office))
        if self.on.day() is None:
            self.on.set_day(self.presenter.today)

    def retranslate(self) -> None:
        """Names of the choices, for readers."""
        self.office.box.setAccessibleName(say("Office"))
        self.on.box.setAccessibleName(say("From which day"))

    def refresh(self) -> None:
        self.retranslate()
        group, office, on = self._group, self._office, self.on.day()
        if group:
            self.read(lambda: self.presenter.turns(group, office, on), self.show_turns)

    def _choose(self) -> None:
        self._office = str(self.office.value() or "")
        self.refresh()

    def show_turns(self, found: Turns) -> None:
        """Show the proposal."""
        self.found = found
        self.office.set_choices(list(found.offices))
        view = found.view
        self.notices.clear()
        self.order.clear()
        self.refused.clear()
        self._show_retiring(found)
        if view is None:
            self.order.add(Empty("refresh", lambda: say("No office is set up here.")), 1)
            return
        self._office = view.office_id
        self.office.set_value(view.office_id)
        self._show_notices(view)
        for line in view.order:
            self.order.add_line()
            self.order.add(_order_row(line, first=view.next is line))
        if not view.order:
            self.order.add(_each_rule(view))
        self._show_refused(view)
        if self.desk.may(Action.OFFICES_WRITE):
            self.lot.setVisible(bool(view.tied))

    def _show_refused(self, view: TurnView) -> None:
        for refused in view.refused:
            self.refused.add_line()
            self.refused.add(
                Row(
                    who_words(refused.who),
                    partial(_reasons, refused),
                    symbol=tile(refused.who, 36),
                )
            )
        if view.set_aside:
            count = view.set_aside
            self.refused.add_line()
            self.refused.add(
                Row(
                    lambda: say_n("{n} member is set aside", "{n} members are set aside", count),
                    lambda: say("This place is kept for others this time."),
                    icon="users",
                )
            )
        self.refused.setVisible(bool(view.refused or view.set_aside))

    def _show_notices(self, view: TurnView) -> None:
        flag = view.flag
        if flag is not None:
            self.notices.show_notice(
                Notice("due", lambda: say(FLAGS[flag]), lambda: _lifted(view)), "flag"
            )
        if view.tied:
            names = ", ".join(who.name for who in view.tied)
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("Equal for the first place: {names}.", names=names),
                    lambda: say("Draw chits in view of all, then record the order."),
                ),
                "tie",
            )
        if view.kept:
            self.notices.show_notice(
                Notice("info", lambda: say("This place is kept by the group's rule.")), "kept"
            )
        if not view.dues_known:
            self.notices.show_notice(
                Notice(
                    "info", lambda: say("Dues are not kept here; nobody was left out for them.")
                ),
                "dues",
            )

    def _show_retiring(self, found: Turns) -> None:
        view = found.staggered
        self.retiring.setVisible(view is not None)
        self.retiring.clear()
        if view is None:
            return
        self.retiring.add(
            Label(
                lambda: say("{n} of {filled} seats retire.", n=view.retiring, filled=view.filled),
                "body",
            )
        )
        for term in view.chosen if view.ready else view.certain:
            self.retiring.add(Label(f"{term.who.name} · {term.office_title}", "strong", wrap=True))
        if not view.ready:
            names = ", ".join(term.who.name for term in view.tied)
            self.retiring.add(
                Label(
                    lambda: say_n(
                        "One more by lot among: {names}.",
                        "{n} more by lot among: {names}.",
                        view.places_for_tied,
                        names=names,
                    ),
                    "body",
                    wrap=True,
                )
            )
        if self.desk.may(Action.OFFICES_WRITE):
            row = QHBoxLayout()
            key = "leaders-retire" if view.ready else "leaders-retire-lot"
            words: Text = (
                (lambda: say("Record who retires"))
                if view.ready
                else (lambda: say("Record the lot"))
            )
            row.addWidget(Button(words, on=lambda: self._go(key)))
            row.addStretch(1)
            self.retiring.add(row)

    def read_aloud(self) -> None:
        """The whole order and every reason in large type, to be read to the room."""
        if self.found is not None and self.found.view is not None:
            view = self.found.view
            LargeType(self.window(), view.office_title, lambda: spoken(view))

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


def _order_row(line: TurnLine, *, first: bool) -> Row:
    words = who_words(line.who)
    rank = i18n.current().integer(line.rank)
    state: tuple[State, Text] | None = (State.OK, lambda: say("next")) if first else None
    if line.tied:
        state = (State.DUE, lambda: say("equal"))
    return Row(f"{rank}  {words}", partial(_served, line), symbol=tile(line.who, 44), state=state)


def _served(line: TurnLine) -> str:
    joined = day(line.joined)
    if line.last_left is None and line.months == 0:
        return say("never led; member since {joined}", joined=joined)
    return say_n(
        "led {n} month, last until {left}; member since {joined}",
        "led {n} months, last until {left}; member since {joined}",
        line.months,
        left=day(line.last_left),
        joined=joined,
    )


def _reasons(refused: object) -> str:
    tr = i18n.current()
    return " ".join(
        refusal_words(refused.who, reason, tr)  # type: ignore[attr-defined]
        for reason in refused.reasons  # type: ignore[attr-defined]
    )


def _each_rule(view: TurnView) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(20, 8, 16, 12)
    column.addWidget(
        Label(lambda: say("Nobody can be taken. So many does each rule refuse:"), wrap=True)
    )
    column.addWidget(second(lambda: _lifted(view), wrap=True))
    return column


def _lifted(view: TurnView) -> str:
    tr = i18n.current()
    return "   ".join(
        tr.say("{rule}: {n}", rule=tr.say(RULES_LIFTED[code]), n=count)
        for code, count in view.each_rule
    )


def spoken(view: TurnView) -> str:
    """The order and the refusals as they are read to the meeting."""
    tr = i18n.current()
    lines = [
        tr.say(
            "{rank}. {name}: {served}.", rank=line.rank, name=line.who.name, served=_served(line)
        )
        for line in view.order
    ]
    for refused in view.refused:
        lines += [refusal_words(refused.who, reason, tr) for reason in refused.reasons]
    return "\n".join(lines)
