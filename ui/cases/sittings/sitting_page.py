"""One sitting: who is there, with a vote or without; opened, ended, short notices ratified."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.board.board_views import SittingRow
from sr_board.cases.board.sitting_commands import (
    EndSitting,
    MarkLeft,
    MarkPresent,
    OpenSitting,
    RatifyNotice,
)
from sr_board.cases.rules.composition import MemberStanding
from sr_board.cases.words.board import PROFESSIONS, PROPOSALS, SIDES, seat_words
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import person_tile
from ui.cases.sittings.list_page import notice_cell, sitting_state
from ui.cases.sittings.presenter import Place, SittingSeen, SittingsPresenter
from ui.desk import Desk
from ui.labels import Label, strong
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words
from ui.notices import Notice
from ui.page import Page
from ui.shapes import State
from ui.state import StateMark

__all__ = ["PlaceLine", "SittingPage"]

Act = tuple[Text, Callable[[], object]]


class SittingPage(Page):
    """One sitting."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: SittingsPresenter) -> None:
        super().__init__(desk, lambda: say("Sitting"))
        self.presenter = presenter
        self._id = ""
        self.found: SittingSeen | None = None
        self.people = Card(lambda: say("Who is there"), tight=True)
        self.points = Card(lambda: say("Before the board"), tight=True)
        self.put(self.points)
        self.put(self.people)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Sittings"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-sittings"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Briefs for you"),
                Kind.QUIET,
                icon="file-text",
                on=partial(desk.go, "cases-briefs"),
            )
        )
        self.add_point = self.foot.beside(
            Button(lambda: say("Put a file before it"), on=self.go_add)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Open the sitting"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))

    def refresh(self) -> None:
        wanted = self._id
        if wanted:
            self.read(lambda: self.presenter.one(wanted), self.show_sitting)

    def show_sitting(self, found: SittingSeen) -> None:
        """Show it."""
        self.found = found
        row, writes = found.row, found.board.may_write and not found.board.by_two
        self.set_title(lambda: say("Sitting {number}", number=row.number), lambda: _guidance(row))
        self.notices.clear()
        self._show_notice(found, writes)
        self._show_points(found)
        self.add_point.setVisible(writes and row.ended_at is None)
        self.people.clear()
        for place in found.places:
            self.people.add_line()
            acts = self._acts(place) if writes and row.ended_at is None else []
            self.people.add(PlaceLine(place, acts))
        self.main.setVisible(writes and row.ended_at is None)
        self.main.tell(
            (lambda: say("End the sitting")) if row.open else (lambda: say("Open the sitting"))
        )

    def go_add(self) -> None:
        """Choose a file for this sitting."""
        self.desk.go("cases-point-add", sitting=self._id)

    def _show_points(self, found: SittingSeen) -> None:
        self.points.clear()
        for point in found.points:
            met: tuple[State, Text] = (State.OK, lambda: say("quorum met"))
            short: tuple[State, Text] = (State.DUE, lambda: say("no quorum now"))
            go = partial(self.desk.go, "cases-point", sitting=self._id, id=point.item_id)
            self.points.add_line()
            self.points.add(
                Row(
                    point.code,
                    lambda p=point: say(PROPOSALS[p.proposal]),
                    icon="gavel",
                    state=met if point.quorum.met else short,
                    button=(lambda: say("Open"), go),
                )
            )
        self.points.setVisible(bool(found.points))

    def _show_notice(self, found: SittingSeen, writes: bool) -> None:
        row = found.row
        if row.to_ratify:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say("The notice of this sitting was short."),
                    lambda: (
                        row.short_reason
                        or say("Write the reason in the minutes; the next sitting ratifies it.")
                    ),
                ),
                "short",
            )
        for other in found.to_ratify if writes and row.open else ():
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda o=other: say(
                        "The notice of sitting {number} was short.", number=o.number
                    ),
                    lambda o=other: o.short_reason,
                    buttons=[
                        (
                            lambda: say("This sitting ratifies it"),
                            partial(self._run, self._ratify(other)),
                        )
                    ],
                ),
                f"ratify{other.number}",
            )

    def _ratify(self, other: SittingRow) -> Callable[[], Done]:
        command = RatifyNotice(self._id, other.id)
        return lambda: self.presenter.desk.sitting_work.ratify_notice(command)

    def _acts(self, place: Place) -> list[Act]:
        member, there = place.member, place.presence
        work = self.presenter.desk.sitting_work

        def mark(voting: bool) -> Callable[[], object]:
            command = MarkPresent(self._id, member.id, voting)
            return partial(self._run, lambda: work.mark_present(command))

        if there is not None and there.here:
            left = MarkLeft(self._id, member.id)
            return [(lambda: say("She left"), partial(self._run, lambda: work.mark_left(left)))]
        silent: Act = (lambda: say("Here, no vote"), mark(False))
        if member.standing is not MemberStanding.SERVING:
            return [silent]
        return [(lambda: say("Here"), mark(True)), silent]

    def _run(self, work: Callable[[], Done]) -> None:
        self.write(work)

    def go_on(self) -> None:
        """Open it; end it when it is open."""
        found = self.found
        if found is None:
            return
        work, wanted = self.presenter.desk.sitting_work, self._id
        if found.row.open:
            self.write(lambda: work.end(EndSitting(wanted)))
        else:
            self.write(lambda: work.open(OpenSitting(wanted)))


def _guidance(row: SittingRow) -> str:
    notice = notice_cell(row)
    return say(
        "{day}, {time}, {place}. Notice: {notice}; {state}.",
        day=day_words(row.starts_at, row.offset_minutes, weekday=True),
        time=clock_words(row.starts_at, row.offset_minutes),
        place=row.place,
        notice=notice.text,
        state=sitting_state(row)[1],
    )


class PlaceLine(QWidget):
    """Somebody of the board: picture, name, seat, whether she is there, what can be done."""

    def __init__(self, place: Place, acts: Sequence[Act]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(14)
        row.addWidget(person_tile(place.member.person, 36))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = place.member.name
        words.addWidget(strong(name or (lambda: say("not in the register")), wrap=True))
        words.addWidget(Label(lambda: _seat(place), "body", "soft", wrap=True))
        row.addLayout(words, 10)
        row.addWidget(StateMark(*_there(place)))
        for text, act in acts:
            row.addWidget(Button(text, Kind.QUIET, on=act))
        self.setMinimumHeight(theme.px(56))


def _seat(place: Place) -> str:
    member = place.member
    seat = seat_words(member.seat_number, i18n.current(), alternate=member.alternate)
    words = say("{seat}, {side}", seat=seat, side=say(SIDES[member.side]))
    if member.profession in ("counsellor", "doctor"):
        return say("{seat}; {training}", seat=words, training=say(PROFESSIONS[member.profession]))
    return words


def _there(place: Place) -> tuple[State, Text]:
    there = place.presence
    if there is None:
        if place.member.standing is MemberStanding.SERVING:
            return State.NOT_YET, lambda: say("not here")
        return State.DUE, lambda: say("no vote now")
    if not there.here:
        return State.AWAY, lambda: say("left")
    if there.voting:
        return State.OK, lambda: say("here, with a vote")
    return State.OK, lambda: say("here, no vote")
