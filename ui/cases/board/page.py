"""The board: its seats by side, what is missing, who is on duty."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.cases.board.board_views import BoardView, DutyRow, SeatRow
from sr_board.cases.rules.composition import MemberStanding
from sr_board.cases.vocabulary import BoardOffice, Side
from sr_board.cases.words.board import CAPACITIES, composition_words
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import SeatLine, day, person_tile
from ui.cases.board.presenter import BoardPresenter, BoardSeen
from ui.desk import Desk
from ui.empty import Empty
from ui.live import Text, say, say_n
from ui.meetings.times import clock_words, day_words
from ui.notices import Notice
from ui.page import Page

__all__ = ["BoardPage"]


class BoardPage(Page):
    """One board."""

    listens = frozenset({"board", "people"})

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(desk, lambda: say("The board"))
        self.presenter = presenter
        self.community = Card(lambda: say("Seats of the community"), tight=True)
        self.others = Card(lambda: say("Seats from outside"), tight=True)
        self.duty = Card(lambda: say("On duty now"), tight=True)
        for card in (self.duty, self.community, self.others):
            self.put(card)
        self.work.addStretch(1)
        self._build_ways()
        self._build_foot()

    def _build_ways(self) -> None:
        """Where one goes from here, in one row below the title."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for icon, words, key in (
            ("calendar", lambda: say("Sittings"), "cases-sittings"),
            ("shield", lambda: say("Done at once"), "cases-emergencies"),
            ("clock", lambda: say("Duty and training"), "cases-board-duty"),
            ("table", lambda: say("Registers"), "cases-registers"),
            ("book", lambda: say("Code of conduct"), "cases-code"),
        ):
            row.addWidget(Button(words, Kind.QUIET, icon=icon, on=partial(self.desk.go, key)))
        row.addStretch(1)
        self.above.addLayout(row)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Board cases"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(self.desk.go, "cases"),
            )
        )
        self.rules = self.foot.beside(
            Button(
                lambda: say("What its constitution asks"),
                on=partial(self.desk.go, "cases-board-rules"),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Add a seat"), Kind.MAIN, key="Ctrl+Return", on=self.main_act)
        )

    def main_act(self) -> None:
        """Add a seat; before there is a board, constitute it."""
        self.desk.go(self._main)

    _main = "cases-board-seat"

    def refresh(self) -> None:
        self.read(self.presenter.seen, self.show_board)

    def show_board(self, seen: BoardSeen) -> None:
        """Show the board."""
        self.notices.clear()
        board = seen.board
        for card in (self.community, self.others, self.duty):
            card.clear()
        if seen.code_due:
            self._show_code()
        if board is None:
            self._show_none()
            return
        self.set_title(lambda: board.name, lambda: _guidance(board))
        self._show_composition(board)
        self._show_lapsed(seen, board)
        self._main = "cases-board-seat"
        self.main.tell(lambda: say("Add a seat"))
        self.main.setVisible(board.may_write)
        self.rules.setVisible(board.may_write)
        for card, side in ((self.community, Side.COMMUNITY), (self.others, Side.OUTSIDE)):
            card.setVisible(True)
            self._show_seats(card, [seat for seat in board.seats if seat.side is side], board)
        self.duty.setVisible(bool(seen.duty))
        for row in seen.duty:
            self.duty.add_line()
            self.duty.add(_duty_row(row, self.presenter.offset))

    def _show_none(self) -> None:
        for card in (self.others, self.duty):
            card.hide()
        self.rules.hide()
        self._main = "cases-board-new"
        self.main.tell(lambda: say("Constitute the board"))
        self.main.setVisible(self.desk.may(Action.BOARD_WORK))
        self.community.add(
            Empty(
                "users",
                lambda: say(
                    "The board was not constituted in this vault yet. Notices, reports and help "
                    "for a person do not wait for it."
                ),
            )
        )

    def _show_seats(self, card: Card, seats: list[SeatRow], board: BoardView) -> None:
        for seat in seats:
            card.add_line()
            card.add(SeatLine(seat, self._acts(seat) if board.may_write else []))
        if not seats:
            card.add(Empty("users", lambda: say("No seat stands here yet.")))

    def _acts(self, seat: SeatRow) -> list[tuple[Text, Callable[[], object]]]:
        holder = seat.holder
        if holder is None:
            appoint = partial(self.desk.go, "cases-board-appoint", seat=seat.id)
            return [(lambda: say("Fill it"), appoint)]
        acts: list[tuple[Text, Callable[[], object]]] = [
            (lambda: say("Renew"), partial(self.desk.go, "cases-board-renew", member=holder.id)),
            (
                lambda: say("Alternate"),
                partial(self.desk.go, "cases-board-alternate", seat=seat.id),
            ),
        ]
        if holder.office is not BoardOffice.NONE:
            over = partial(self.desk.go, "cases-board-handover")
            acts.append((lambda: say("Hand over"), over))
        else:
            end = partial(self.desk.go, "cases-board-end", member=holder.id)
            acts.append((lambda: say("Leaves the board"), end))
        return acts

    def _take_back(self, board: BoardView) -> list[tuple[Text, Callable[[], object]]]:
        """Chair and secretary take keys back with one press."""
        if not board.may_write or board.by_two:
            return []
        work = self.presenter.desk.lapsed_work

        def act() -> None:
            self.write(
                lambda: work.take_keys_back(board.id),
                lambda done: self.notices.show_saved(
                    lambda: say_n("{n} team was changed.", "{n} teams were changed.", int(done.id))
                ),
            )

        return [(lambda: say("Take their keys back"), act)]

    def _show_code(self) -> None:
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("Read and accept the code of conduct."),
                lambda: say("Until then the files and a vote stay closed to you."),
                buttons=[(lambda: say("Read it"), partial(self.desk.go, "cases-code"))],
            ),
            "code",
        )

    def _show_composition(self, board: BoardView) -> None:
        since = board.broken_since
        if since is not None:
            self.notices.show_notice(
                Notice(
                    "over",
                    lambda: say("Composition not met since {date}.", date=day(since)),
                    lambda: say(
                        "{advice} Protection, reports and support go on.",
                        advice=composition_words(board.composition, i18n.current())[1],
                    ),
                ),
                "composition",
            )
        count = len(board.lapsed)
        if count:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say_n(
                        "{n} member has no vote now.", "{n} members have no vote now.", count
                    ),
                    lambda: _why_lapsed(board),
                ),
                "lapsed",
            )

    def _show_lapsed(self, seen: BoardSeen, board: BoardView) -> None:
        """Who holds keys of files without standing, and one press that takes them back."""
        count, names = seen.lapsed.files, ", ".join(seen.lapsed_names)
        if not seen.lapsed.slots:
            return
        self.notices.show_notice(
            Notice(
                "over",
                lambda: say_n(
                    "Without standing, and keys of {n} file: {names}",
                    "Without standing, and keys of {n} files: {names}",
                    count,
                    names=names,
                ),
                lambda: say(
                    "If only the code of conduct is missing, ask her to accept it first. Else take "
                    "the keys back: each file gets new ones."
                ),
                icon="key",
                buttons=self._take_back(board),
            ),
            "keys",
        )


def _guidance(board: BoardView) -> str:
    return composition_words(board.composition, i18n.current())[0]


def _why_lapsed(board: BoardView) -> str:
    over = any(row.standing is MemberStanding.TERM_OVER for row in board.lapsed)
    if over:
        return say("A term is over, or the code of conduct was not accepted. Her keys stop too.")
    return say("The code of conduct was not accepted yet. Each accepts it on her own.")


def _duty_row(row: DutyRow, offset: int) -> Row:
    def until() -> str:
        return say(
            "{capacity}, until {day}, {time}",
            capacity=say(CAPACITIES[row.capacity]),
            day=day_words(row.until, offset, weekday=True),
            time=clock_words(row.until, offset),
        )

    name = row.person.name if row.person else ""
    return Row(name or (lambda: say("not in the register")), until, symbol=person_tile(row.person))
