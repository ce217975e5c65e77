"""The return of the board: working figures on the screen only, and what was released."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from sr_board import i18n
from sr_board.cases.records_consent import Released
from sr_board.cases.rules.returns import Return
from sr_board.cases.rules.suppression import HIDDEN
from sr_board.cases.words_law import COLUMN_WORDS
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.keeping.presenter import KeepingPresenter, period_words, periods
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.labels import Label, second
from ui.live import say
from ui.meetings.times import local
from ui.page import Page

__all__ = ["ReturnsPage", "cell_words"]


class ReturnsPage(Page):
    """A period, its figures, the releases."""

    listens = frozenset({"cases", "returns"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Return of the board"),
            lambda: say("Working figures stay in the vault. A release can be printed."),
        )
        self.presenter = presenter
        self.period = ChoiceField("", periods(presenter.today))
        self.period.set_value(str(presenter.today.year))
        self.period.changed.connect(self.refresh)
        self.beside_title.addWidget(self.period)
        self.figures = Card(lambda: say("As it stands now, and as it would be printed"))
        self.released = Card(lambda: say("Released"), tight=True)
        self.put(self.figures)
        self.put(self.released)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Release this period"), Kind.MAIN, key="Ctrl+Return", on=self.release
            )
        )

    def chosen(self) -> str:
        """The period chosen."""
        return str(self.period.value())

    def refresh(self) -> None:
        self.period.box.setAccessibleName(say("Period"))
        period = self.chosen()
        self.read(lambda: self.presenter.returns(period), lambda found: self.show_return(*found))

    def show_return(self, found: Return, released: tuple[Released, ...]) -> None:
        """Show the figures and the releases."""
        self.figures.clear()
        self.figures.add(_Numbers(found))
        self.figures.add(
            second(
                lambda: say(
                    "Minors {minors} %, unwilling {unwilling} %, reported in time {time} %",
                    minors=i18n.current().digits(found.minors_percent),
                    unwilling=i18n.current().digits(found.unwilling_percent),
                    time=i18n.current().digits(found.on_time_percent),
                )
            )
        )
        self._show_released(released)

    def _show_released(self, released: tuple[Released, ...]) -> None:
        self.released.clear()
        for one in released:
            if self.released.body.count():
                self.released.add_line()
            at = local(one.at, self.presenter.offset).date()
            self.released.add(
                Row(
                    lambda r=one: period_words(r.period),
                    lambda d=at: say("released {day}", day=day(d)),
                    icon="file-text",
                    button=(
                        lambda: say("Print or save"),
                        partial(self.desk.go, "paper", kind="case-return", id=one.period),
                    ),
                )
            )
        if not released:
            self.released.add(Empty("file-text", lambda: say("Nothing was released yet.")))

    def release(self) -> None:
        """Release the period chosen, and show its paper."""
        period = self.chosen()
        self.write(
            lambda: self.presenter.desk.statistics.release(period),
            lambda _done: self.desk.go("paper", kind="case-return", id=period),
        )


class _Numbers(QWidget):
    """Each column of the return: as it stands, and as it would be printed."""

    def __init__(self, found: Return) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(3, 1)
        grid.addWidget(second(lambda: say("Now")), 0, 1)
        grid.addWidget(second(lambda: say("Printed")), 0, 2)
        for row, (name, shown) in enumerate(found.shown.items(), 1):
            number = found.true[name]
            grid.addWidget(Label(lambda n=name: say(COLUMN_WORDS[n]), "body"), row, 0)
            told = i18n.current().integer(number)
            grid.addWidget(Label(told, "body", right=True), row, 1)
            grid.addWidget(Label(lambda s=shown: cell_words(s), "body", right=True), row, 2)


def cell_words(shown: int | str) -> str:
    """A printed cell: a number, <5, or hidden."""
    if isinstance(shown, int):
        return i18n.current().integer(shown)
    return say("hidden") if shown == HIDDEN else i18n.current().digits(shown)
