"""One election: where it stands, its posts and names, who runs it, and the one next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from governance.elections.commands import AnnulElection, ChangeMethod, CountPost, StepElection
from governance.elections.views import ElectionWhole, PostView
from governance.elections.words import ACTS_OF_STEPS
from governance.rules.election_next import Step
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.election_cards import days_card, people_card, post_card, tier_card
from ui.elections.parts import ElectionThread
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields import LineField
from ui.fields_choice import CheckLine, ChoiceField
from ui.labels import Label
from ui.live import say
from ui.notices import Notice
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["ElectionPage"]

_PAGES = {
    Step.APPOINT: "election-helpers",
    Step.NOMINATE: "election-nominations",
    Step.DECIDE: "election-nominations",
    Step.SYMBOLS: "election-nominations",
    Step.PRINT: "election-nominations",
    Step.FREEZE: "election-roll",
    Step.POLLING: "election-roll",
    Step.RECOUNT: "election-tie",
    Step.LOT: "election-tie",
    Step.MARKS: "election-count",
    Step.DECLARE: "election-count",
    Step.OBJECTION: "election-after",
    Step.OBJECTIONS: "election-count",
    Step.CLOSE: "election-after",
    Step.OVER: "election-count",
}
_NO_VOTE = ("unopposed", "nobody")
_NO_WAY = (None, "consensus")


class ElectionPage(Page):
    """The page to which every step comes back."""

    listens = frozenset({"elections", "offices"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("Election"))
        self.presenter = presenter
        self.whole: ElectionWhole | None = None
        self._id = ""
        self.mark = StateMark(State.NOT_YET, "", pill=True)
        self.beside_title.addWidget(self.mark)
        self.thread_ = ElectionThread()
        self.above.addWidget(self.thread_)
        self.next = Card(kind="total")
        self.next_words = Label("", "strong", "action", wrap=True)
        self.next.add(self.next_words)
        self.put(self.next)
        self.rules = Card(lambda: say("Read this out before nominations open"))
        self.read_tick = CheckLine(lambda: say("It was read out to everybody"))
        self.put(self.rules)
        self.posts, self.facts = QVBoxLayout(), QVBoxLayout()
        for column in (self.posts, self.facts):
            column.setSpacing(12)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addLayout(self.posts, 3)
        self._split.addLayout(self.facts, 2)
        self.put(self._split)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        def to(page: str) -> Callable[[], None]:
            return lambda: self.desk.go(page, id=self._id)

        self.foot.helper(
            Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=to("elections"))
        )
        self.drop = self.foot.helper(
            Button(lambda: say("Annul"), Kind.QUIET, icon="ban", on=self.ask_order)
        )
        self.roll = self.foot.beside(Button(lambda: say("Roll"), on=to("election-roll")))
        self.count = self.foot.beside(Button(lambda: say("Count"), on=to("election-count")))
        self.main = self.foot.set_main(
            Button(lambda: say("Go on"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.whole = wanted, None
            self.read_tick.setChecked(False)
            self.notices.clear()

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show everything of the election."""
        whole = self.whole = loaded.whole
        self.set_title(whole.title, whole.group_name)
        state, word = self.presenter.state_words(whole.state)
        self.mark.show_state(state, lambda: self.presenter.state_words(whole.state)[1] or word)
        self.thread_.show_state(whole)
        self.next_words.tell(lambda: self.presenter.step_words(whole))
        self._show_rules(whole)
        _empty(self.posts)
        _empty(self.facts)
        for post in whole.posts:
            self.posts.addWidget(post_card(self.desk, self.presenter, whole, post, self.ask_way))
        self.posts.addStretch(1)
        self.facts.addWidget(people_card(self.desk, whole))
        self.facts.addWidget(days_card(whole))
        if whole.branches or whole.tier_parent:
            self.facts.addWidget(tier_card(self.desk, self.presenter, whole))
        self.facts.addStretch(1)
        self._show_foot(whole)

    def _show_foot(self, whole: ElectionWhole) -> None:
        over = whole.state in ("closed", "annulled")
        self.drop.setVisible(whole.may_run and not over)
        self.roll.setVisible(True)
        self.count.setVisible(any(post.newest for post in whole.posts))
        self.main.tell(lambda: say(ACTS_OF_STEPS[whole.next.step]))
        reading = whole.next.step in (Step.OVER, Step.OBJECTIONS)
        self.main.setVisible((whole.may_run or reading) and whole.state != "annulled")
        if whole.is_candidate:
            self.foot.say_reason(lambda: say("You stand in this election, so others run it."))
        else:
            self.foot.say_reason("")
        if whole.state == "annulled":
            self.notices.show_notice(
                Notice("info", lambda: say("This election was annulled."), whole.state_reason),
                "state",
            )

    def _show_rules(self, whole: ElectionWhole) -> None:
        """Shown until nominations are open; the tick belongs to opening them."""
        waits = whole.next.step in (Step.APPOINT, Step.OPEN)
        self.rules.setVisible(waits)
        self.read_tick.setParent(None)
        self.rules.clear()
        for index in range(len(self.presenter.read_out(whole))):
            self.rules.add(Label(lambda i=index: self.presenter.read_out(whole)[i], wrap=True))
        if waits and whole.may_run and whole.next.step is Step.OPEN:
            self.rules.add(self.read_tick)
            self.read_tick.show()

    # -- the next step ------------------------------------------------------------------------

    def go_on(self) -> None:
        """Take the next step, or go where it is taken."""
        whole = self.whole
        if whole is None:
            return
        step = whole.next.step
        if step in _PAGES:
            post = _post_for(whole, step)
            self.desk.go(_PAGES[step], id=self._id, **({"post": post} if post else {}))
        elif step is Step.COUNT:
            self._count(whole)
        else:
            self._act(whole, step)

    def _act(self, whole: ElectionWhole, step: Step) -> None:
        office, read_out = self.presenter.office, self.read_tick.isChecked()
        command = StepElection(whole.id, read_out=read_out)
        acts: dict[Step, Callable[[StepElection], Done]] = {
            Step.OPEN: office.calling.open_nominations,
            Step.CLOSE_NOMINATIONS: office.nominations.close_nominations,
            Step.SETTLE: office.nominations.settle_contests,
            Step.POLL: office.roll.open_polling,
            Step.RUNOFF: office.roll.open_polling,
        }
        act = acts[step]
        if step is Step.POLL and self.presenter.today != whole.polling_on:
            self._ask_early(whole)
            return
        self.write(lambda: act(command), lambda _d: self.notices.clear())

    def _ask_early(self, whole: ElectionWhole) -> None:
        """The vote on another day than was printed: agreed, or not."""
        day = whole.polling_on
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("The vote is planned for {day}.", day=day),
                lambda: say("Open it today only if everybody was told of the new day."),
                buttons=[
                    (lambda: say("Leave it"), lambda: self.notices.drop("early")),
                    (lambda: say("Open it today"), self._open_early),
                ],
            ),
            "early",
        )

    def _open_early(self) -> None:
        command = StepElection(self._id, early=True)
        act = self.presenter.office.roll.open_polling
        self.notices.drop("early")
        self.write(lambda: act(command))

    def _count(self, whole: ElectionWhole) -> None:
        """Posts without a vote are reckoned at once; for the others there are sheets to write."""
        quiet = [p.id for p in whole.posts if p.contest in _NO_VOTE and p.newest is None]
        left = [p.id for p in whole.posts if p.contest not in _NO_VOTE and _fresh(p)]
        if not quiet:
            self.desk.go("election-sheets", id=self._id, post=(left or [whole.posts[0].id])[0])
            return
        count = self.presenter.office.counting.count

        def work() -> Done:
            done = [count(CountPost(ref)) for ref in quiet]
            return done[-1]

        self.write(work)

    def ask_order(self) -> None:
        """By whose order the election does not count."""
        order = LineField(lambda: say("Number of the resolution, or who ordered it"), key="order")
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("An annulled election stays in the list. A new one must be called."),
                buttons=[
                    (lambda: say("Keep it"), lambda: self.notices.drop("annul")),
                    (lambda: say("Annul it"), lambda: self._annul(order)),
                ],
                extra=order,
            ),
            "annul",
        )
        order.box.setFocus()

    def _annul(self, order: LineField) -> None:
        words = order.value().strip()
        if not words:
            order.set_error(lambda: say("Write the number of the resolution or the order."))
            return
        command, act = AnnulElection(self._id, words), self.presenter.office.calling.annul
        self.notices.drop("annul")
        self.write(lambda: act(command))

    def ask_way(self, post: PostView) -> None:
        """Somebody objects to choosing by agreement: hands or paper instead."""
        ways = [w for w in self.presenter.method_choices(post.seats) if w[0] not in _NO_WAY]
        way = ChoiceField(lambda: say("Vote another way"), ways, key="method")
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("Nobody is chosen by agreement while somebody objects."),
                lambda: say("Seats that our rules keep stay kept."),
                buttons=[
                    (lambda: say("Leave it"), lambda: self.notices.drop("way")),
                    (lambda: say("Vote this way"), lambda: self._change_way(post.id, way)),
                ],
                extra=way,
            ),
            "way",
        )
        way.box.setFocus()

    def _change_way(self, post: str, way: ChoiceField) -> None:
        method = way.value()
        if not method:
            way.set_error(lambda: say("Choose how to vote."))
            return
        command = ChangeMethod(post, str(method))
        act = self.presenter.office.calling.change_method
        self.notices.drop("way")
        self.write(lambda: act(command))

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


def _fresh(post: PostView) -> bool:
    return post.newest is None or post.newest.locked_on is None


def _post_for(whole: ElectionWhole, step: Step) -> str:
    """The post that a step is about."""
    if step in (Step.RECOUNT, Step.LOT):
        return next((p.id for p in whole.posts if p.newest and p.newest.result.needs_lot), "")
    if step is Step.DECIDE:
        waiting = [p.id for p in whole.posts if any(c.state == "nominated" for c in p.candidates)]
        return next(iter(waiting), "")
    if step is Step.SYMBOLS:
        found = [p.id for p in whole.posts if any(not c.symbol for c in p.standing)]
        return next(iter(found), "")
    if step is Step.PRINT:
        return next((p.id for p in whole.posts if p.printed is None), "")
    return ""


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
