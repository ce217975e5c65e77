"""The count: rounds on one scale, why so many votes elect, papers that agree, three marks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.elections.commands import CountPost, DeclareElection, MarkResult
from governance.elections.views import ElectionWhole, MarkView, PostView, ResultView
from governance.elections.words import CAPACITIES
from governance.rules.counting.result import CountResult
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.count_cards import fill_marks, fill_papers, fill_quota
from ui.elections.count_chart import CountChart
from ui.elections.count_data import drawing_of, headline
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields_choice import ChoiceField
from ui.jobs import Progress
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page

__all__ = ["CountPage"]


class CountPage(Page):
    """The result of one post, and the way to declaring it."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("Count"))
        self.presenter = presenter
        self.whole: ElectionWhole | None = None
        self.shown: ResultView | None = None
        self._id, self._post, self._no = "", "", 0
        self.which = ChoiceField("")
        self.which.box.setAccessibleName(say("Post"))
        self.which.changed.connect(self._other_post)
        self.older = ChoiceField("")
        self.older.box.setAccessibleName(say("Count"))
        self.older.changed.connect(self._other_count)
        for field in (self.which, self.older):
            self.beside_title.addWidget(field)
        self.paper = Button(
            lambda: say("Certificate"),
            Kind.QUIET,
            icon="printer",
            on=lambda: self.desk.go("paper", kind="election-certificate", id=self._post),
        )
        self.beside_title.addWidget(self.paper)
        self.chart = CountChart()
        self.put(self.chart)
        self.quota, self.papers, self.marks = Card(), Card(), Card()
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        for card in (self.quota, self.papers, self.marks):
            self._row.addWidget(card, 1)
        self.put(self._row)
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
        self.print = self.foot.helper(
            Button(lambda: say("Print the count"), icon="printer", on=self.print_count)
        )
        self.again = self.foot.helper(
            Button(lambda: say("Count again"), Kind.QUIET, icon="refresh", on=self.count_again)
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Add a mark"),
                Kind.MAIN,
                icon="signature",
                key="Ctrl+Return",
                on=self.go_on,
            )
        )

    # -- showing -------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self._post, self._no = wanted, "", 0
            self.notices.clear()
        if place.get("post"):
            self._post, self._no = str(place["post"]), 0

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the newest count of the post, or an older one that was chosen."""
        whole = self.whole = loaded.whole
        post = whole.post(self._post)
        self._post = post.id
        self.which.set_choices([(p.id, p.title) for p in whole.posts])
        self.which.set_value(post.id)
        self.which.setVisible(len(whole.posts) > 1)
        counts = [(r.no, lambda r=r: _count_word(r)) for r in post.results]
        self.older.set_choices(counts)
        shown = next((r for r in post.results if r.no == self._no), post.newest)
        self.shown = shown
        self.older.setVisible(len(post.results) > 1)
        if shown is None:
            self._show_nothing(post)
            return
        self.older.set_value(shown.no)
        result = shown.result
        self.set_title(lambda: say("{title}, count", title=post.title), lambda: _line(post, result))
        self.chart.show()
        self.chart.show_drawing(drawing_of(post, result))
        fill_quota(self.quota, post, result, self.presenter.method_words)
        fill_papers(self.papers, whole, post)
        fill_marks(self.marks, shown)
        self._show_foot(whole, post, shown)

    def _show_nothing(self, post: PostView) -> None:
        self.set_title(
            lambda: say("{title}, count", title=post.title),
            lambda: say("Nothing is counted for this post yet."),
        )
        for part in (
            self.chart,
            self.quota,
            self.papers,
            self.marks,
            self.print,
            self.paper,
            self.again,
        ):
            part.hide()
        self.main.hide()

    def _show_foot(self, whole: ElectionWhole, post: PostView, shown: ResultView) -> None:
        live = whole.state in ("counting", "disputed", "tie") and shown is post.newest
        self.print.show()
        self.paper.setVisible(shown is post.newest and not shown.result.needs_lot)
        self.again.setVisible(live and whole.may_run and bool(post.sheets))
        given = sum(bool(mark.kind) for mark in shown.marks)
        waits = shown.result.needs_lot
        open_marks = given < 3 and not waits
        if waits:
            self.main.tell(lambda: say("Go to the equal votes"))
        elif open_marks:
            self.main.tell(lambda: _mark_button(given))
        else:
            self.main.tell(lambda: say("Declare the result"))
        self.main.setVisible(live and whole.may_run and shown.locked_on is None)
        if not live or not whole.may_run:
            self.foot.say_reason("")
        elif waits:
            self.foot.say_reason(lambda: headline(post, shown.result))
        elif open_marks:
            self.foot.say_reason(lambda: say("The result can be declared after the third mark."))
        else:
            self.foot.say_reason(lambda: say("Three marks stand under it."))

    # -- acts --------------------------------------------------------------------------------

    def _other_post(self) -> None:
        self._post, self._no = str(self.which.value() or ""), 0
        self.refresh()

    def _other_count(self) -> None:
        number = self.older.value()
        self._no = number if isinstance(number, int) else 0
        self.refresh()

    def go_on(self) -> None:
        """A mark, the lot, or the declaration."""
        whole, shown = self.whole, self.shown
        if whole is None or shown is None:
            return
        if shown.result.needs_lot:
            self.desk.go("election-tie", id=self._id, post=self._post)
            return
        open_marks = [mark for mark in shown.marks if not mark.kind]
        if sum(bool(m.kind) for m in shown.marks) < 3 and open_marks:
            self.ask_mark(open_marks)
            return
        command, act = DeclareElection(self._id), self.presenter.office.results.declare
        self.write(lambda: act(command), self._declared)

    def ask_mark(self, places: list[MarkView]) -> None:
        """Whose mark, and of which kind; it stands on the printed count."""
        person = ChoiceField(
            lambda: say("Whose mark"),
            [(m.person_id, lambda m=m: f"{m.name}, {say(CAPACITIES[m.capacity])}") for m in places],
            key="person_id",
        )
        person.set_value(places[0].person_id)
        kind = ChoicePair(
            [("signature", lambda: say("Signature")), ("thumb", lambda: say("Thumb"))],
            "signature",
            name=lambda: say("Kind of mark"),
        )
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(person)
        column.addWidget(kind)
        self.notices.show_notice(
            Notice(
                "info",
                lambda: say("She has looked at the count and put her mark on the printed sheet."),
                buttons=[
                    (lambda: say("Not yet"), lambda: self.notices.drop("mark")),
                    (lambda: say("Write the mark"), lambda: self._mark(person, kind)),
                ],
                extra=holder,
            ),
            "mark",
        )
        person.box.setFocus()

    def _mark(self, person: ChoiceField, kind: ChoicePair) -> None:
        command = MarkResult(self._id, str(person.value()), kind.value())
        act = self.presenter.office.results.mark
        self.notices.drop("mark")
        self.write(lambda: act(command))

    def _declared(self, _done: Done) -> None:
        self.notices.show_saved(lambda: say("The result is declared and locked."))
        self.desk.go("election", id=self._id)

    def count_again(self) -> None:
        """Reckon it once more from the sheets: the same papers give the same result."""
        command, act = CountPost(self._post), self.presenter.office.counting.count

        def work(progress: Progress) -> Done:
            return act(command, progress.step)

        def done(result: Done) -> None:
            self.desk.announce(result.changed)
            self.refresh()

        self.run_long(work, done, words=lambda: say("Counting"))

    def print_count(self) -> None:
        """Show the paper with every round and places for the marks."""
        self.desk.go("paper", kind="election-count", id=self._post)


def _count_word(result: ResultView) -> str:
    number = i18n.current().integer(result.no)
    if result.corrects:
        return say("Count {number}, after an objection", number=number)
    return say("Count {number}", number=number)


def _line(post: PostView, result: CountResult) -> str:
    said = headline(post, result)
    if result.quota is None:
        return said
    rounds = len([each for each in result.rounds if each.action != "tie"])
    seats = say_n("Ranked vote for {n} seat", "Ranked vote for {n} seats", post.seats)
    told = say_n("{n} round", "{n} rounds", rounds)
    return f"{said} {seats}, {told}."


def _mark_button(given: int) -> str:
    return {
        0: say("Add the first mark"),
        1: say("Add the second mark"),
        2: say("Add the third mark"),
    }[given]
