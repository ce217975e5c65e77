"""The count: rounds on one scale, why so many votes elect, papers that agree, three marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.elections.commands import CountPost, DeclareElection, MarkResult
from governance.elections.views import ElectionWhole, MarkView, PostView, ResultView
from governance.elections.words import CAPACITIES, MARKS
from governance.rules.counting.result import CountResult
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.count_chart import CountChart
from ui.elections.count_data import drawing_of, headline
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields_choice import ChoiceField
from ui.jobs import Progress
from ui.labels import Label, second
from ui.live import Text, say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.state import State, StateMark

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
        self._show_quota(post, result)
        self._show_papers(whole, post, result)
        self._show_marks(shown)
        self._show_foot(whole, post, shown)

    def _show_nothing(self, post: PostView) -> None:
        self.set_title(
            lambda: say("{title}, count", title=post.title),
            lambda: say("Nothing is counted for this post yet."),
        )
        for part in (self.chart, self.quota, self.papers, self.marks, self.print, self.again):
            part.hide()
        self.main.hide()

    def _show_quota(self, post: PostView, result: CountResult) -> None:
        card = self.quota
        card.clear()
        card.show()
        if result.quota is None:
            card.add(Label(lambda: _rule_head(post), "card", wrap=True))
            card.add(Label(lambda: self.presenter.method_words(post), "body", "soft", wrap=True))
            if result.vacant_seats:
                card.add(
                    StateMark(
                        State.DUE,
                        lambda: say_n(
                            "{n} seat stays empty", "{n} seats stay empty", result.vacant_seats
                        ),
                    )
                )
            return
        quota = result.quota
        card.add(
            Label(
                lambda: say_n("{n} vote elects one person", "{n} votes elect one person", quota),
                "card",
                wrap=True,
            )
        )
        card.add(Label(lambda: _quota_words(post, result), "body", "soft", wrap=True))
        card.body.addStretch(1)

    def _show_papers(self, whole: ElectionWhole, post: PostView, result: CountResult) -> None:
        card = self.papers
        card.clear()
        sheets = [s for s in post.sheets if s.round == max(x.round for x in post.sheets)]
        card.setVisible(bool(sheets))
        if not sheets:
            return
        if sheets[0].present is not None:
            present = sum(s.present or 0 for s in sheets)
            card.add(
                Label(lambda: say_n("{n} member present", "{n} members present", present), "card")
            )
            card.add(second(lambda: say("Hands were counted; nobody wrote who raised hers.")))
            return
        issued = sum(s.issued for s in sheets)
        head = QHBoxLayout()
        head.addWidget(
            Label(
                lambda: say_n("{n} paper given out", "{n} papers given out", issued),
                "card",
                wrap=True,
            ),
            1,
        )
        voted = whole.voted_again if post.contest == "runoff" else whole.voted
        fits = not voted or voted == issued
        head.addWidget(
            StateMark(State.OK, lambda: say("agrees"))
            if fits
            else StateMark(State.DUE, lambda: say("the roll says {voted}", voted=voted))
        )
        card.add(head)
        card.add(
            _figures(
                (sum(s.valid for s in sheets), lambda: say("valid")),
                (sum(s.blank for s in sheets), lambda: say("blank")),
                (sum(s.invalid for s in sheets), lambda: say("invalid")),
                (sum(s.unreturned for s in sheets), lambda: say("not returned")),
            )
        )
        card.body.addStretch(1)
        tendered = sum(s.tendered for s in sheets)
        if tendered:
            words: Text = lambda: say_n(  # noqa: E731
                "{n} sealed in the envelope", "{n} sealed in the envelope", tendered
            )
            card.add(second(words))

    def _show_marks(self, shown: ResultView) -> None:
        card = self.marks
        card.clear()
        card.show()
        card.add(Label(lambda: say("Three marks"), "card"))
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        count = 0
        for row, mark in enumerate(shown.marks):
            if mark.capacity == "scrutineer":
                count += 1
            grid.addWidget(_mark(mark, count), row, 0)
            who: Text = mark.name if mark.kind else (lambda: say("still to sign"))
            tone = "soft" if mark.kind else "due"
            words = Label(who, "second", tone, wrap=True, right=True)
            words.setToolTip(say(MARKS[mark.kind]) if mark.kind else mark.name)
            grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        card.body.addStretch(1)

    def _show_foot(self, whole: ElectionWhole, post: PostView, shown: ResultView) -> None:
        live = whole.state in ("counting", "disputed", "tie") and shown is post.newest
        self.print.show()
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
        self.desk.go("paper", kind="election-count", id=self._id, post=self._post)


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


def _rule_head(post: PostView) -> str:
    return say_n("{n} seat, most votes", "{n} seats, most votes", post.seats)


def _quota_words(post: PostView, result: CountResult) -> str:
    tr = i18n.current()
    parts = post.seats + 1
    whole, rest = divmod(result.valid or 0, parts)
    figures = {
        "valid": tr.integer(result.valid or 0),
        "parts": tr.integer(parts),
        "whole": tr.integer(whole),
        "quota": tr.integer(result.quota or 0),
    }
    seats = say_n("{n} seat:", "{n} seats:", post.seats)
    if rest:
        told = say("{valid} valid papers ÷ {parts} is {whole} and a rest.", **figures)
    else:
        told = say("{valid} valid papers ÷ {parts} is {whole}.", **figures)
    return f"{seats} {told} " + say("One more makes {quota}, the dashed line.", **figures)


def _figures(*figures: tuple[int, Text]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    for value, words in figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(lambda v=value: i18n.current().integer(v), "heading"))
        column.addWidget(second(words, wrap=True))
        row.addLayout(column)
    row.addStretch(1)
    return row


def _mark(mark: MarkView, number: int) -> StateMark:
    state = State.OK if mark.kind else State.DUE

    def words() -> str:
        if mark.capacity == "scrutineer":
            return say("Scrutineer {number}", number=i18n.current().integer(number))
        return say(CAPACITIES[mark.capacity])

    return StateMark(state, words)


def _mark_button(given: int) -> str:
    return {
        0: say("Add the first mark"),
        1: say("Add the second mark"),
        2: say("Add the third mark"),
    }[given]
