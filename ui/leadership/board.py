"""The page Leaders: who holds which seat until when, and what waits around them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from governance.leadership.views import BankWork, HandoverWaiting, RecallState, RecallView, SeatLine
from governance.leadership.words import MODES, RECALL_STATES, SIDES
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.leadership.presenter import (
    LeadersPresenter,
    Loaded,
    day_words,
    finding_text,
    name_of,
    office_title,
    seat_line,
    seat_state,
    seat_title,
)
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.state import State
from ui.tiles import SymbolTile

__all__ = ["LeadersPage"]

_DONE = (RecallState.LOST, RecallState.REMOVED, RecallState.DROPPED, RecallState.TOO_FEW)


class LeadersPage(Page):
    """The board of offices of one group."""

    listens = frozenset({"leaders", "offices", "mandates", "handovers", "recalls", "people"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(desk, lambda: say("Leaders"))
        self.presenter = presenter
        self.group_id = ""
        self._checked = ""
        self.group = ChoiceField("")
        self.group.box.setAccessibleName(say("Group"))
        self.group.setMinimumWidth(220)
        self.group.changed.connect(self._choose)
        self.beside_title.addWidget(self.group)
        self.split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.split.setSpacing(16)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column, stretch in ((self.left, 62), (self.right, 38)):
            column.setSpacing(12)
            self.split.addLayout(column, stretch)
        self.put(self.split)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Register of offices"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="leader-register", id=self.group_id),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Earlier leaders"),
                Kind.QUIET,
                icon="history",
                on=lambda: self.desk.go("leader-history", group=self.group_id),
            )
        )
        if self.desk.may(Action.OFFICES_WRITE):
            self.foot.beside(
                Button(
                    lambda: say("Someone takes an office"),
                    icon="user-plus",
                    on=lambda: self.desk.go("leader-seat", group=self.group_id),
                )
            )
        self.foot.set_main(
            Button(
                lambda: say("Whose turn is it?"),
                Kind.MAIN,
                icon="refresh",
                key="Ctrl+Return",
                on=lambda: self.desk.go("leader-turn", group=self.group_id),
            )
        )

    def arrive(self, **place: object) -> None:
        self.notices.clear()
        self.group_id = str(place.get("group", self.group_id))
        said = place.get("said")
        if said is not None:
            self.notices.show_notice(Notice("ok", said), "said")  # type: ignore[arg-type]

    def _choose(self) -> None:
        self.group_id = str(self.group.value() or "")
        self.refresh()

    def refresh(self) -> None:
        group = self.group_id
        self.read(lambda: self.presenter.load(group), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Lay out what was read."""
        self.group.set_choices(list(loaded.groups))
        self.group.setVisible(len(loaded.groups) > 1)
        _clear(self.left)
        _clear(self.right)
        board = loaded.board
        if board is None:
            return
        self.group_id = board.group_id
        self.group.set_value(board.group_id)
        self.set_title(lambda: say("Leaders"), lambda: say(MODES[board.mode]))
        if not board.seats:
            card = Card()
            card.add(Empty("refresh", lambda: say("No office is written down for this group yet.")))
            self.left.addWidget(card)
        else:
            card = Card(lambda: say("Who holds which office"), tight=True)
            for seat in board.seats:
                card.add_line()
                card.add(self._seat(seat))
            self.left.addWidget(card)
        self._findings(loaded)
        self._side(loaded)
        self.left.addStretch(1)
        self.right.addStretch(1)
        if self._checked != board.group_id:  # once each time the group is looked at
            self._checked = board.group_id
            self.read(partial(self.presenter.check, board.group_id), lambda _n: None)

    def _seat(self, seat: SeatLine) -> QWidget:
        term = seat.term
        title = partial(seat_title, seat)

        def fact() -> str:
            if term is None:
                return title()
            return say("{office}: {name}", office=title(), name=name_of(term.who))

        tile = SymbolTile(f"{term.who.person.symbol}/{term.who.person.hue}" if term else "", 44)
        button = None
        if self.desk.may(Action.OFFICES_WRITE):
            if term is None:
                button = (
                    lambda: say("Fill the seat"),
                    partial(
                        self.desk.go, "leader-seat", group=self.group_id,
                        office=seat.office_id, seat=seat.seat_no,
                    ),
                )  # fmt: skip
            elif term.ended is None:
                button = (
                    lambda: say("Her term ends"),
                    partial(
                        self.desk.go, "leader-end", group=self.group_id, term=term.term_id,
                    ),
                )  # fmt: skip

        def line() -> str:
            words = seat_line(seat)
            if seat.side is not None:
                words = say("{line} · {more}", line=words, more=say(SIDES[seat.side]))
            if seat.signatory:
                words = say("{line} · {more}", line=words, more=say("signs at the bank"))
            return words

        return Row(fact, line, symbol=tile, state=seat_state(seat), button=button)

    def _findings(self, loaded: Loaded) -> None:
        board = loaded.board
        assert board is not None
        for seat in board.seats:
            if seat.finding is not None:
                self._notice(seat.finding, loaded, seat)
        if board.composition is not None and board.composition.finding is not None:
            self._notice(board.composition.finding, loaded, None)

    def _notice(self, finding: object, loaded: Loaded, seat: SeatLine | None) -> None:
        words = partial(finding_text, finding, loaded.rules)  # type: ignore[arg-type]
        kind = "over" if finding.level.value == "breach" else "due"  # type: ignore[attr-defined]

        def fact() -> str:
            if seat is None:
                return words()[0]
            return say("{office}: {fact}", office=seat_title(seat), fact=words()[0])

        self.left.addWidget(Notice(kind, fact, lambda: words()[1]))

    def _side(self, loaded: Loaded) -> None:
        if loaded.bank or self.desk.may(Action.MANDATES_WRITE):
            self.right.addWidget(self._bank(loaded.bank))
        self.right.addWidget(self._handovers(loaded.waiting))
        open_ones = [row for row in loaded.petitions if row.state not in _DONE]
        self.right.addWidget(self._petitions(open_ones))

    def _bank(self, works: tuple[BankWork, ...]) -> Card:
        card = Card(lambda: say("Who signs at the bank"), tight=True)
        go = partial(self.desk.go, "leader-bank", group=self.group_id)
        for work in works:
            card.add_line()
            card.add(
                Row(
                    work.account,
                    partial(_signers, work),
                    state=_bank_state(work),
                    button=(lambda: say("Open"), go),
                )
            )
        if not works:
            card.add_line()
            card.add(
                Row(
                    lambda: say("No mandate is written down yet."),
                    button=(lambda: say("Write it down"), go),
                )
            )
        return card

    def _handovers(self, rows: tuple[HandoverWaiting, ...]) -> Card:
        card = Card(lambda: say("Hand-overs"), tight=True)
        for row in rows:
            card.add_line()
            go = partial(
                self.desk.go, "leader-handover", group=self.group_id, id=row.handover_id or "",
                giver=row.from_term.term_id, taker=row.to_term.term_id,
            )  # fmt: skip
            may = self.desk.may(Action.HANDOVER_WRITE)
            card.add(
                Row(
                    partial(_handover_fact, row),
                    lambda row=row: say("until {date}", date=day_words(row.due_on)),
                    state=_late(row.days_over),
                    button=(lambda: say("Hand over"), go) if may else None,
                )
            )
        if not rows:
            card.add_line()
            none = Label(lambda: say("Nothing is to be handed over."), "body", "soft", wrap=True)
            none.setContentsMargins(20, 12, 16, 14)
            card.add(none)
        return card

    def _petitions(self, rows: list[RecallView]) -> Card:
        card = Card(lambda: say("Petitions to remove a leader"), tight=True)
        for row in rows:
            card.add_line()
            card.add(
                Row(
                    row.term.who.name,
                    lambda row=row: say(RECALL_STATES[row.state.value]),
                    button=(
                        lambda: say("Open"),
                        partial(self.desk.go, "leader-petition", group=self.group_id, id=row.id),
                    ),
                )
            )
        if self.desk.may(Action.MEETINGS_WRITE):
            card.add_line()
            card.add(
                Row(
                    lambda: say("A petition was handed in?"),
                    button=(
                        lambda: say("Write it down"),
                        partial(self.desk.go, "leader-petition", group=self.group_id, id=""),
                    ),
                )
            )
        card.setVisible(bool(rows) or self.desk.may(Action.MEETINGS_WRITE))
        return card

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.split.setDirection(way)


def _signers(work: BankWork) -> str:
    shown = work.in_force or work.coming
    if shown is None:
        return ""
    names = i18n.current().join(line.who.name for line in shown.signatories)
    words = say("{k} of {n}: {names}", k=shown.k, n=shown.n, names=names)
    if work.due_on is None:
        return words
    return say("{line}. Tell the bank by {date}.", line=words, date=day_words(work.due_on))


def _bank_state(work: BankWork) -> tuple[State, Text]:
    if work.due_on is not None:
        return (State.OVER if work.days_over else State.DUE), lambda: say("tell the bank")
    if work.coming is not None:
        return State.NOT_YET, lambda: say("waiting for the bank")
    return State.OK, lambda: say("in force")


def _handover_fact(row: HandoverWaiting) -> str:
    return say(
        "{office}: {giver} to {taker}",
        office=office_title("", row.office_title),
        giver=row.from_term.who.name,
        taker=row.to_term.who.name,
    )


def _late(days: int) -> tuple[State, Text]:
    if days:
        return State.OVER, lambda: say_n("{n} day over", "{n} days over", days)
    return State.DUE, lambda: say("to be done")


def _clear(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
