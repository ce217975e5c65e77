"""Count sheets of one post: boxes at the left, the sheet of one box at the right, or its papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout

from governance.elections.commands import CountPost, RecordSheet
from governance.elections.paper_files import read_papers
from governance.elections.views import ElectionWhole, PostView, SheetView
from governance.rules.counting.contest import Method
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.count_data import title_of
from ui.elections.pad import BallotPad
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.elections.sheet_form import SheetForm
from ui.jobs import Progress
from ui.labels import Label, second
from ui.live import say, say_n
from ui.page import Page
from ui.picture_choice import read_picture
from ui.state import State, StateMark

__all__ = ["SheetsPage"]

_PAPERS = "ballots"


class SheetsPage(Page):
    """Writing what was found in each box."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Count sheets"),
            lambda: say("One sheet for each box. Other hands may check it before it is written."),
        )
        self.presenter = presenter
        self._id, self._post, self._replaces, self._recount = "", "", "", False
        self.whole: ElectionWhole | None = None
        self.boxes = Card(lambda: say("Boxes written down"))
        self.form = SheetForm()
        self.pad = BallotPad()
        self.pad.changed.connect(self._papers_changed)
        self.file = Button(lambda: say("Take in a file"), icon="upload", on=self.pick)
        self.sheet_card = Card(lambda: say("Sheet of a box"))
        self.sheet_card.add(self.form)
        self.pad_card = Card(lambda: say("Papers"), aside=self.file)
        self.pad_card.add(self.pad, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.sheet_card)
        left.addStretch(1)
        right.addWidget(self.pad_card)
        right.addWidget(self.boxes)
        right.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addLayout(left, 3)
        self._split.addLayout(right, 2)
        self.put(self._split)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
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
                lambda: say("Print a sheet"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="election-sheet", id=self._post),
            )
        )
        self.reckon = self.foot.beside(
            Button(lambda: say("Reckon the result"), key="F9", on=self.count)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Write the sheet"), Kind.MAIN, key="Ctrl+Return", on=self.save)
        )
        self.form.end_at(self.main)

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = (str(place.get("id", self._id)), str(place.get("post", self._post)))
        if wanted != (self._id, self._post):
            self._id, self._post = wanted
            self._clear()
            self.notices.clear()
        self._replaces = str(place.get("replaces", self._replaces))
        self._recount = bool(place.get("recount", self._recount))

    def _clear(self) -> None:
        self._replaces, self._recount = "", False
        self.form.clear()
        self.pad.put({})

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the boxes written down, and a form that fits the way of voting."""
        whole = self.whole = loaded.whole
        post = whole.post(self._post)
        self._post = post.id
        if self._recount:
            self.set_title(
                lambda: say("Second count, {post}", post=post.title),
                lambda: say("Other hands count the same papers and write their own sheet."),
            )
        else:
            self.set_title(lambda: say("Count sheets, {post}", post=post.title))
        papers = _typed(whole, post)
        self.pad_card.setVisible(papers)
        self.pad.offer({c.number: title_of(c) for c in post.candidates})
        self.form.show_post(
            post, papers=papers, hands=_hands(whole, post), delegates=bool(whole.branches)
        )
        self.form.offer(self.presenter.choices(loaded.people))
        old = next((s for s in post.sheets if s.id == self._replaces), None)
        if old is not None:
            self.form.show_replaced(old, recount=self._recount)
        self._show_boxes(post)
        self.reckon.setVisible(bool(post.sheets))
        self._settle()
        self._papers_changed()

    def _show_boxes(self, post: PostView) -> None:
        self.boxes.clear()
        for sheet in post.sheets:
            self.boxes.add(self._line(sheet))
        if not post.sheets:
            self.boxes.add(Label(lambda: say("No box is written down yet."), "body", "soft"))

    def _line(self, sheet: SheetView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(sheet.box, "strong"))
        words.addWidget(second(lambda: _figures(sheet), wrap=True))
        row.addLayout(words, 1)
        if sheet.apart:
            row.addWidget(StateMark(State.DUE, lambda: say("kept apart")))
        if sheet.has_photo:
            row.addWidget(StateMark(State.OK, lambda: say("with a photo")))
        row.addWidget(StateMark(State.OK, lambda: say("agrees")))
        row.addWidget(Button(lambda: say("Correct"), Kind.QUIET, on=lambda: self.correct(sheet)))
        return row

    def correct(self, sheet: SheetView) -> None:
        """Write the sheet of this box anew; the old one stays in the record."""
        self._replaces, self._recount = sheet.id, False
        self.form.fill(sheet)
        self.pad.put(dict(sheet.papers))

    def _papers_changed(self) -> None:
        if self.form.papers:
            self.form.show_papers(self.pad.valid, self.pad.blank)

    # -- acts --------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the sheet."""
        typed = self.form.typed()
        if typed is None:
            return
        papers = self.pad.ballots() if self.form.papers else ()
        command = RecordSheet(
            self._post,
            typed.box,
            totals=typed.totals,
            valid=0 if papers else typed.valid,
            blank=typed.blank if not papers else 0,
            invalid=typed.invalid,
            unreturned=typed.unreturned,
            issued=typed.issued,
            tendered=typed.tendered,
            present=typed.present,
            mixed=typed.mixed,
            counters=typed.counters,
            ballots=papers,
            replaces=self._replaces or None,
            recount=self._recount,
            apart=typed.apart,
        )
        act, photo = self.presenter.office.counting.record_sheet, typed.photo
        self.write(
            lambda: act(replace(command, photo=read_picture(photo))),
            self._written,
            form=self.form.form,
        )

    def _written(self, _done: Done) -> None:
        tie = self._recount
        self._clear()
        self.notices.show_saved(lambda: say("The sheet is written down."))
        if tie:
            self.count()

    def count(self) -> None:
        """Reckon the result; a bar shows how far a large count is."""
        command, act = CountPost(self._post), self.presenter.office.counting.count

        def work(progress: Progress) -> Done:
            return act(command, progress.step)

        self.run_long(work, self._counted, words=lambda: say("Counting"))

    def _counted(self, done: Done) -> None:
        self.desk.announce(done.changed)
        self.desk.go("election-count", id=self._id, post=self._post)

    def pick(self) -> None:
        """Take papers from a file that another program made."""
        name, _ = QFileDialog.getOpenFileName(
            self, say("Take in a file"), "", say("Papers (*.blt *.json *.csv *.txt)")
        )
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Read the file off the screen and show its papers."""
        whole = self.whole
        if whole is None:
            return
        post = whole.post(self._post)
        numbers = [c.number for c in post.candidates]

        def work() -> dict[tuple[int, ...], int]:
            data, name = path.read_bytes(), path.name
            found = read_papers(data, numbers, method=post.method, seats=post.seats, name=name)
            return {ballot.choices: ballot.papers for ballot in found}

        self.read(work, self.pad.put)

    # -- drafts ------------------------------------------------------------------------------

    def draft(self) -> dict[str, object] | None:
        if not self.pad.papers and not self.form.touched():
            return None
        place = {"id": self._id, "post": self._post}
        return {"place": place, "form": self.form.values(), _PAPERS: self.pad.draft()}

    def restore(self, draft: dict[str, object]) -> None:
        place = draft.get("place")
        if isinstance(place, dict):
            self.arrive(**place)
        papers, form = draft.get(_PAPERS), draft.get("form")
        if isinstance(papers, dict):
            self.pad.restore(papers)
        if isinstance(form, dict):
            self.form.keep(form)

    def take_focus(self) -> None:
        if self.form.papers:
            self.pad.line.line.setFocus()
        else:
            super().take_focus()

    def _settle(self) -> None:
        """In a narrow window the papers stand above the sheet, where they are typed."""
        ways = QBoxLayout.Direction
        narrow = ways.BottomToTop if self.form.papers else ways.TopToBottom
        self._split.setDirection(narrow if self.narrow else ways.LeftToRight)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._settle()


def _hands(whole: ElectionWhole, post: PostView) -> bool:
    method = Method(post.method)
    return (
        whole.polling_form == "show_of_hands" or method.in_the_room or (method is Method.CONSENSUS)
    )


def _typed(whole: ElectionWhole, post: PostView) -> bool:
    """The papers themselves are typed in."""
    ranked = Method(post.method).ranked
    return ranked or (whole.polling_form == _PAPERS and not _hands(whole, post))


def _figures(sheet: SheetView) -> str:
    tr = i18n.current()
    if sheet.present is not None:
        return say_n("{n} present", "{n} present", sheet.present)
    return say(
        "{valid} valid, {blank} blank, {invalid} invalid · counted by {names}",
        valid=sheet.valid,
        blank=sheet.blank,
        invalid=sheet.invalid,
        names=tr.join(sheet.counters),
    )
