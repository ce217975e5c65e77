"""Lists: other files of the same person, those joined with a file, pairs that nobody looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sr_board.cases.doubles.service_doubles import DoubleRow, JoinedRow, Pair
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.words.doubles import ALIKE
from sr_board.cases.words.files import STATES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.lines_page import LinesPage
from ui.desk import Desk
from ui.empty import Empty
from ui.live import say
from ui.meetings.times import day_words
from ui.page import Page

__all__ = ["DoublesPage", "PairsPage", "why_words"]


@dataclass(frozen=True)
class Doubles:
    """A file, what may be the same person, and what was joined with it."""

    view: CaseView
    hints: tuple[DoubleRow, ...]
    joined: tuple[JoinedRow, ...]

    @property
    def summary(self) -> object:
        """Its one line, for the clock."""
        return self.view.summary


def why_words(row: DoubleRow) -> str:
    """What a hint rests on, in one line."""
    return " · ".join(say(ALIKE[one]) for one in row.why)


class DoublesPage(LinesPage):
    """What may be the same person, and what was joined with this file."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("The same person in another file"),
            lambda: say(
                "A hint only. Two persons who may open both files look, and decide. Clocks go on."
            ),
        )
        self.hints = Card(lambda: say("May be the same person"), tight=True)
        self.joined = Card(lambda: say("Joined with this file"), tight=True)
        self.put(self.hints)
        self.put(self.joined)
        self.work.addStretch(1)
        self.foot.set_main(
            Button(
                lambda: say("Compare with a file"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.going("cases-compare"),
            )
        )

    def refresh(self) -> None:
        if self.case_id:
            self.read(partial(self._found, self.case_id), self._show)

    def _found(self, case_id: str) -> Doubles:
        doubles = self.presenter.desk.doubles
        return Doubles(self.presenter.whole(case_id), doubles.of(case_id), doubles.joined(case_id))

    def show_file(self, view: object) -> None:
        assert isinstance(view, Doubles)
        self.fill(
            self.hints,
            [self._hint(row) for row in view.hints],
            "users",
            lambda: say("No other file looks like hers."),
        )
        self.fill(
            self.joined,
            [self._joined(row) for row in view.joined],
            "folders",
            lambda: say("No file was joined with this one."),
        )
        self.joined.setVisible(bool(view.joined))
        self.hints.setVisible(bool(view.hints) or not view.joined)

    def _hint(self, row: DoubleRow) -> Row:
        return Row(
            lambda: row.code,
            lambda: say("{why} · {state}", why=why_words(row), state=say(STATES[row.state])),
            icon="users",
            button=(lambda: say("Compare"), self.going("cases-compare", other=row.code)),
        )

    def _joined(self, row: JoinedRow) -> Row:
        offset = self.presenter.offset
        act: Callable[[], None] = self.going("cases-part", other=row.code)
        return Row(
            lambda: row.code,
            lambda: say("{day}. {reason}", day=day_words(row.at, offset), reason=row.reason),
            icon="folders",
            button=(lambda: say("Part them again"), act) if row.last else None,
        )


class PairsPage(Page):
    """Every pair of files that may be one person, for the chair: nobody else may open both."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Files that may be one person"),
            lambda: say("Pairs that you may open both. Look at each with a second person."),
        )
        self.presenter = presenter
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.desk.doubles.pairs, self.show_pairs)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show the pairs."""
        self.card.clear()
        for pair in pairs:
            if self.card.body.count():
                self.card.add_line()
            self.card.add(self._row(pair))
        if not pairs:
            self.card.add(Empty("users", lambda: say("No two files look like one person.")))

    def _row(self, pair: Pair) -> Row:
        go = partial(self.desk.go, "cases-compare", id=pair.one.case_id, other=pair.other.code)
        return Row(
            lambda: say("{one} and {other}", one=pair.one.code, other=pair.other.code),
            lambda: why_words(pair.other),
            icon="users",
            button=(lambda: say("Compare"), go),
        )
