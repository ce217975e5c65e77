"""Equal votes across the last seat: the recount by other hands, then the record of the lot.

The program never picks a name. What is written here was drawn by hand in view of everybody.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from governance.elections.commands import DrawLot
from governance.elections.views import CandidateView, ElectionWhole, PostView
from governance.rules.election_next import Step
from sr_board import i18n
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.count_data import headline, title_of
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine
from ui.form import Form
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.page import Page
from ui.picture_choice import PictureChoice, read_picture
from ui.state import State, StateMark
from ui.tiles import SymbolTile, TileBoard, TileChoice

__all__ = ["TiePage"]

_CHITS = 5


def _steps() -> tuple[Text, ...]:
    """What is done before the pot is opened; ticked one by one, kept nowhere."""
    return (
        lambda: say("The same number of chits for each name, same paper, same fold"),
        lambda: say("All chits were shown to the candidates and witnesses, none is blank"),
        lambda: say("They were mixed in view of all in a pot that nobody can see through"),
        lambda: say("Somebody whom all agree on draws; every chit is drawn to the end"),
    )


class TiePage(Page):
    """One tie of one post."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("Equal votes"))
        self.presenter = presenter
        self.whole: ElectionWhole | None = None
        self._id, self._post = "", ""
        self.order: list[int] = []
        self.absent: dict[int, CheckLine] = {}
        self._build_tied()
        self._build_lot()
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.tied)
        left.addWidget(self.recount)
        left.addStretch(1)
        right.addWidget(self.lot)
        right.addStretch(1)
        self._split.addLayout(left, 1)
        self._split.addLayout(right, 1)
        self.put(self._split)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("election", id=self._id),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Print the lot record"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="election-lot", id=self._post),
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write the lot down"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )
        self.form.end_at(self.main)

    def _build_tied(self) -> None:
        self.tied = Card(lambda: say("Who has equal votes"))
        self.recount = Card(lambda: say("First, other hands count again"))
        self.recount_state = StateMark(State.DUE, lambda: say("not done yet"))
        self.recount.add(
            second(
                lambda: say(
                    "Somebody else opens the box and counts each pile once more. If the votes are "
                    "still equal, the lot decides."
                ),
                wrap=True,
            )
        )
        self.recount.add(self.recount_state)

    def _build_lot(self) -> None:
        self.lot = Card(lambda: say("Then the lot"))
        self.checks = [CheckLine(words) for words in _steps()]
        for check in self.checks:
            self.lot.add(check)
        self.drawer = LineField(lambda: say("Who drew"), key="drawer")
        self.chits = NumberField(lambda: say("Chits shown in all"), key="chits_shown", digits=4)
        self.first = LineField(lambda: say("First witness"), key="witnesses")
        self.other = LineField(lambda: say("Second witness"), key="witness2")
        self.form = Form(gap=8)
        self.form.add(self.drawer, self.chits)
        self.form.add(self.first, self.other)
        self.lot.add(self.form)
        self.photo = PictureChoice(lambda: say("Add a photo of the drawing"))
        self.drawn = Label("", "strong", "action", wrap=True)
        self.board = TileBoard(columns=0, numbers=True, small=True)
        self.board.chosen.connect(self.draw)
        self.anew = Button(
            lambda: say("Begin anew"), Kind.QUIET, icon="arrow-back-up", on=self.begin_anew
        )
        self.lot.add(
            second(
                lambda: say("Press the name on each chit as it is drawn, to the last one."),
                wrap=True,
            )
        )
        self.lot.add(self.board)
        row = QHBoxLayout()
        row.addWidget(self.drawn, 1)
        row.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignTop)
        self.lot.add(row)
        self.who_came = QVBoxLayout()
        self.who_came.setSpacing(0)
        self.lot.add(self.who_came)
        self.lot.add(self.photo)

    # -- showing -------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = (str(place.get("id", self._id)), str(place.get("post", self._post)))
        if wanted != (self._id, self._post):
            self._id, self._post = wanted
            self.order = []
            for check in self.checks:
                check.setChecked(False)
            self.form.set_values(dict.fromkeys(self.form.fields, ""))
            self.photo.clear()
            for line in self.absent.values():
                line.setChecked(False)
            self.notices.clear()

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show who is tied, and whether the recount is still to be held."""
        whole = self.whole = loaded.whole
        post = whole.post(self._post)
        self._post = post.id
        newest = post.newest
        if newest is None or not newest.result.needs_lot:
            self.desk.go("election-count", id=self._id, post=post.id)
            return
        result = newest.result
        self.set_title(
            lambda: say("{title}: equal votes", title=post.title), lambda: headline(post, result)
        )
        self.tied.clear()
        people = [post.candidate(number) for number in result.tied]
        for candidate in people:
            votes = (result.totals or {}).get(candidate.number)
            self.tied.add(_line(candidate, votes))
        needed = whole.next.step is Step.RECOUNT
        self.recount.setVisible("recount" in post.ties)
        self.recount_state.show_state(
            State.DUE if needed else State.OK,
            (lambda: say("not done yet")) if needed else (lambda: say("done: still equal")),
        )
        self.lot.setEnabled(not needed)
        if not self.chits.value():
            self.chits.set_value(_CHITS * len(people))
        self._show_away(people)
        self._show_order(post)
        self.main.tell(
            (lambda: say("Write the second count"))
            if needed
            else (lambda: say("Write the lot down"))
        )
        self.main.setVisible(whole.may_run)

    def _show_away(self, people: list[CandidateView]) -> None:
        """A line to tick for each who is tied; what is ticked stays."""
        away = self._away()
        for line in self.absent.values():
            line.hide()
            line.deleteLater()
        self.absent = {}
        for candidate in people:
            line = CheckLine(
                lambda c=candidate: say("{name} did not come", name=c.name),
                checked=candidate.number in away,
            )
            self.absent[candidate.number] = line
            self.who_came.addWidget(line)

    def _show_order(self, post: PostView) -> None:
        newest = post.newest
        assert newest is not None
        left = [n for n in newest.result.tied if n not in self.order]
        self.board.set_choices(
            [
                TileChoice(str(n), title_of(post.candidate(n)), post.candidate(n).symbol)
                for n in left
            ]
        )
        tr = i18n.current()
        names = tr.join(title_of(post.candidate(n)) for n in self.order)
        if names:
            self.drawn.tell(lambda: say("Drawn, in this order: {names}", names=names))
        else:
            self.drawn.tell(lambda: say("Nothing is drawn yet."))
        self.anew.setVisible(bool(self.order))

    # -- acts --------------------------------------------------------------------------------

    def draw(self, key: str) -> None:
        """One more chit; the last name follows by itself."""
        whole = self.whole
        if whole is None:
            return
        post = whole.post(self._post)
        newest = post.newest
        assert newest is not None
        self.order.append(int(key))
        left = [n for n in newest.result.tied if n not in self.order]
        if len(left) == 1:
            self.order.append(left[0])
        self._show_order(post)
        if len(self.order) == len(newest.result.tied):
            self.main.setFocus()

    def begin_anew(self) -> None:
        """The order was pressed wrongly."""
        self.order = []
        if self.whole is not None:
            self._show_order(self.whole.post(self._post))

    def go_on(self) -> None:
        """The second count, or the record of the lot."""
        whole = self.whole
        if whole is None:
            return
        post = whole.post(self._post)
        if whole.next.step is Step.RECOUNT and post.sheets:
            self.desk.go(
                "election-sheets",
                id=self._id,
                post=post.id,
                replaces=_to_recount(post),
                recount=True,
            )
            return
        self.form.clear_errors()
        if not all(check.isChecked() for check in self.checks):
            self.notices.show_error(RuleBroken("lot-steps-open"))
            return
        command = DrawLot(
            post.id,
            tuple(self.order),
            self.drawer.value(),
            (self.first.value(), self.other.value()),
            self.chits.number() or 0,
            self._away(),
        )
        act, photo = self.presenter.office.counting.draw_lot, self.photo.picture
        self.write(
            lambda: act(replace(command, photo=read_picture(photo))), self._drawn, form=self.form
        )

    def _away(self) -> tuple[int, ...]:
        """Tied candidates who did not come; that does not stop the lot."""
        return tuple(number for number, line in self.absent.items() if line.isChecked())

    def _drawn(self, _done: Done) -> None:
        self.order = []
        self.desk.go("election-count", id=self._id, post=self._post)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


def _to_recount(post: PostView) -> str:
    """The next box that was not counted twice yet."""
    return next((s.id for s in post.sheets if not s.recount), post.sheets[0].id)


def _line(candidate: CandidateView, votes: int | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(SymbolTile(candidate.symbol, 44))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(strong(lambda: title_of(candidate)))
    words.addWidget(second(candidate.name))
    row.addLayout(words, 1)
    if votes is not None:
        row.addWidget(Label(lambda: i18n.current().integer(votes), "heading"))
    return row
