"""The card "Who is here": the count, a dot for each member, the board, one seat's panel."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from governance.views import SeatState
from governance.views_checks import ProxyView
from sr_board import i18n
from sr_board.i18n import N_
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import LineField
from ui.labels import Label, second
from ui.live import Text, say
from ui.meetings.check_words import needed_words, quorum_words
from ui.meetings.editor_presenter import Sitting
from ui.meetings.seat_board import SeatBoard
from ui.meetings.seat_choice import seat_choices
from ui.meetings.seat_panel import SeatPanel
from ui.state import DotRow, State

__all__ = ["RoomCard"]

_DOTS_MOST = 40
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "proxy_not_allowed": N_("the rules do not allow it"),
        "proxy_over_limit": N_("she carries as many as the rules allow"),
    }
)


class RoomCard(Card):
    """Everything about the room. Signals name what the person did; the page writes it.

    `turned` (person), `all_here`, `timed` (person, came, left), `apologised` (person), `leads`
    (person), `taken_back` (person), `guest` (name), `proxy` (giver, holder, point or "").
    """

    turned = Signal(str)
    all_here = Signal()
    timed = Signal(str, object, object)
    apologised = Signal(str)
    leads = Signal(str)
    taken_back = Signal(str)
    guest = Signal(str)
    proxy = Signal(str, str, str)

    def __init__(self) -> None:
        self.count = Label("", "heading")
        self.of = Label("", "body", "soft")
        aside = QWidget()
        row = QHBoxLayout(aside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.count)
        row.addWidget(self.of)
        super().__init__(lambda: say("Who is here"), aside=aside)
        self.sitting: Sitting | None = None
        self._picked = ""
        self._may = False
        self.body.setContentsMargins(9, 0, 9, 4)
        self.body.setSpacing(2)
        self.dots = DotRow()
        self.add(self._inset(self.dots))
        self.board = SeatBoard()
        self.panel = SeatPanel()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._scrolled(self.board))
        self.stack.addWidget(self._scrolled(self.panel))
        self.add(self.stack, 1)
        self._build_foot()
        self._connect()

    @staticmethod
    def _inset(widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(widget)
        return row

    @staticmethod
    def _scrolled(widget: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.setObjectName("scrolled")
        area.setWidget(widget)
        return area

    def _build_foot(self) -> None:
        self.hint = second(lambda: say("Esc, then a number: here or gone."), wrap=True)
        self.add(self._inset(self.hint))
        self.all_button = Button(
            lambda: say("All here"), Kind.QUIET, icon="checks", key="F8", on=self.all_here.emit
        )
        self.times_button = Button(
            lambda: say("Times"), Kind.QUIET, icon="clock", key="F4", on=self.open_panel
        )
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(0)
        for button in (self.all_button, self.times_button):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.add(self.buttons)
        self.guest_name = LineField(
            "", placeholder=lambda: say("Name of the guest, then Enter"), most=120
        )
        self.guest_name.follow = self._take_guest
        self.guest_name.hide()
        self.add(self.guest_name)
        self.guests = second("", wrap=True)
        self.guests.hide()
        self.add(self._inset(self.guests))
        self.slips = second("", wrap=True)
        self.slips.hide()
        self.add(self._inset(self.slips))

    def _connect(self) -> None:
        self.board.turned.connect(self.turned)
        self.board.picked.connect(self._pick)
        self.board.typing.connect(self._show_typing)
        self.board.unknown.connect(self._show_unknown)
        panel = self.panel
        panel.closed.connect(self.close_panel)
        panel.guest_came.connect(self._ask_guest)
        panel.gave.connect(lambda holder, point: self.proxy.emit(self._picked, holder, point))
        panel.timed.connect(lambda came, left: self.timed.emit(self._picked, came, left))
        panel.apologised.connect(lambda: self.apologised.emit(self._picked))
        panel.leads.connect(lambda: self.leads.emit(self._picked))
        panel.taken_back.connect(lambda: self.taken_back.emit(self._picked))

    # -- showing -----------------------------------------------------------------------------

    def show_sitting(self, sitting: Sitting, *, may: bool) -> None:
        """Show the room as it stands."""
        self.sitting, self._may = sitting, may
        tr = i18n.current
        self.count.tell(lambda: tr().integer(sitting.here))
        self.of.tell(lambda: say("of {roll}", roll=sitting.roll))
        voting = [s for s in sitting.seats if s.voting]
        here = [s for s in voting if s.state is SeatState.HERE]
        states = [State.OK] * len(here) + [State.NOT_YET] * (len(voting) - len(here))
        quorum = sitting.checks.quorum if sitting.checks else None
        self.dots.show_states(
            states,
            quorum.needed if quorum else 0,
            lambda: (
                " ".join(quorum_words(quorum))
                if quorum and not quorum.met
                else say("{here} of {roll} are here.", here=sitting.here, roll=sitting.roll)
            ),
            (lambda: needed_words(quorum)) if quorum else "",
        )
        self.dots.setVisible(0 < len(voting) <= _DOTS_MOST)
        self.board.show_seats(sitting.seats, may=may)
        names = [g.name for g in sitting.whole.record.guests]
        self.guests.tell(lambda: say("Guests: {names}", names=tr().join(names)))
        self.guests.setVisible(bool(names))
        slips = [slip for slip in sitting.proxies if not slip.revoked]
        self.slips.tell(lambda: "\n".join(_slip_words(slip) for slip in slips))
        self.slips.setVisible(bool(slips))
        self.hint.setVisible(may)
        for button in (self.all_button, self.times_button):
            button.setVisible(may)
        if self.stack.currentIndex() == 1:
            self._fill_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_keys()

    def retranslate(self) -> None:
        """Longer words may leave no room for the keys."""
        self._settle_keys()

    def _settle_keys(self) -> None:
        both = (self.all_button, self.times_button)
        for button in both:
            button.show_key(True)
        if sum(b.sizeHint().width() for b in both) > self.width() - 24:
            for button in both:
                button.show_key(False)

    def _pick(self, person: str) -> None:
        self._picked = person

    def _show_typing(self, digits: str) -> None:
        if digits:
            self.hint.tell(lambda: say("Number {digits} …", digits=digits), "ink")
        else:
            self.hint.tell(lambda: say("Esc, then a number: here or gone."), "soft")

    def _show_unknown(self, digits: str) -> None:
        self.hint.tell(
            lambda: say("Nobody has number {digits}.", digits=i18n.current().digits(digits)), "due"
        )

    # -- one seat ----------------------------------------------------------------------------

    def open_panel(self) -> None:
        """Show the seat the person stood on last (the first one at the start)."""
        if not self._picked and self.board.tiles:
            self._picked = next(iter(self.board.tiles))
        if self._fill_panel():
            self.stack.setCurrentIndex(1)
            self.panel.start()

    def close_panel(self) -> None:
        """Back to the board."""
        self.stack.setCurrentIndex(0)
        self.start()

    def start(self) -> None:
        """Give the keyboard to the seat stood on last, or to the first one."""
        tiles = self.board.tiles
        tile = tiles.get(self._picked) or next(iter(tiles.values()), None)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_panel(self) -> bool:
        sitting = self.sitting
        tile = self.board.tiles.get(self._picked)
        if sitting is None or tile is None:
            return False
        chair = sitting.whole.record.chair
        leads = chair is not None and chair.id == self._picked
        offset = sitting.whole.record.offset_minutes
        self.panel.show_seat(tile.seat, offset, may_lead=not leads)
        here = seat_choices(sitting.seats, only=frozenset({SeatState.HERE}))
        items = sitting.whole.record.items
        tr = i18n.current()
        points: list[tuple[object, Text]] = [
            (i.id, f"{tr.digits(str(i.no))}  {i.title}") for i in items
        ]
        self.panel.offer_holders(here, points)
        return True

    # -- guests ------------------------------------------------------------------------------

    def _ask_guest(self) -> None:
        self.guest_name.show()
        self.guest_name.box.setFocus()

    def _take_guest(self) -> None:
        name = self.guest_name.value().strip()
        self.guest_name.set_value("")
        self.guest_name.hide()
        if name:
            self.guest.emit(name)


def _slip_words(slip: ProxyView) -> str:
    if slip.accepted and slip.items:
        tr = i18n.current()
        return say(
            "{holder} votes for {giver} on point {points}.",
            holder=slip.holder.name,
            giver=slip.giver.name,
            points=tr.join([tr.digits(str(no)) for no in slip.items]),
        )
    if slip.accepted:
        return say("{holder} votes for {giver}.", holder=slip.holder.name, giver=slip.giver.name)
    return say(
        "The slip of {giver} for {holder} is not taken: {reason}.",
        giver=slip.giver.name,
        holder=slip.holder.name,
        reason=say(_REFUSED.get(slip.refusal_code or "", N_("the rules do not allow it"))),
    )
