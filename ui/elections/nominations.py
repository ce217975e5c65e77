"""Nominations of one post: forms, the check in spoken words, accepting, symbols, printed papers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.elections.commands import (
    DecideNomination,
    GiveSymbols,
    NotePrinted,
    StepElection,
    WithdrawNomination,
)
from governance.elections.views import CandidateView, ElectionWhole, PostView
from governance.elections.words import refused_words
from governance.symbol_words import symbol_word
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.nomination_form import NominationForm
from ui.elections.parts import CandidateLine
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.notices import Notice
from ui.page import Page

__all__ = ["NominationsPage"]


class NominationsPage(Page):
    """One post at a time."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("Nominations"))
        self.presenter = presenter
        self._id, self._post = "", ""
        self.whole: ElectionWhole | None = None
        self.which = ChoiceField("")
        self.which.box.setAccessibleName(say("Post"))
        self.which.changed.connect(self._other_post)
        self.beside_title.addWidget(self.which)
        self.listed = Card(lambda: say("Names"))
        self.form_card = NominationForm()
        self.form = self.form_card.form
        self._build_papers()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.listed)
        left.addWidget(self.papers)
        left.addStretch(1)
        right.addWidget(self.form_card)
        right.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
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
        self.main = self.foot.set_main(
            Button(lambda: say("Write the nomination"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )
        self.form.end_at(self.main)

    def _build_papers(self) -> None:
        self.printed = NumberField(lambda: say("Ballot papers printed"), key="printed", digits=5)
        self.spare = NumberField(lambda: say("of these kept back"), key="spare", digits=5)
        self.paper_form = Form()
        self.paper_form.add(self.printed, self.spare)
        note = Button(lambda: say("Write the number"), on=self.note_printed)
        self.paper_form.end_at(note)
        self.papers = Card(lambda: say("Ballot papers"))
        self.papers.add(self.paper_form)
        row = QHBoxLayout()
        row.addWidget(note)
        for kind, words in (
            ("election-ballots", lambda: say("Print the ballots")),
            ("election-poster", lambda: say("Candidates for the wall")),
        ):
            row.addWidget(Button(words, Kind.QUIET, icon="printer", on=self._printing(kind)))
        row.addStretch(1)
        self.papers.add(row)

    def _printing(self, kind: str) -> Callable[[], None]:
        def go() -> None:
            of = self._post if kind == "election-ballots" else self._id
            self.desk.go("paper", kind=kind, id=of)

        return go

    # -- showing -----------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self._post = wanted, ""
            self.form_card.empty()
            self.notices.clear()
        if place.get("post"):
            self._post = str(place["post"])

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the names of the post and what can be done with them."""
        whole = self.whole = loaded.whole
        post = whole.post(self._post)
        self._post = post.id
        self.set_title(post.title, lambda: self.presenter.post_line(post))
        self.which.set_choices([(p.id, p.title) for p in whole.posts])
        self.which.set_value(post.id)
        self.which.setVisible(len(whole.posts) > 1)
        taking = whole.state == "nominations" and whole.may_run
        self.form_card.setVisible(taking)
        people = self.presenter.choices(loaded.people)
        self.form_card.offer(
            people, self.presenter.today, kept=bool(post.kept_seats), symbols=whole.symbols
        )
        self._show_names(whole, post)
        self._show_papers(whole, post)
        self._show_main(whole, post)

    def _show_names(self, whole: ElectionWhole, post: PostView) -> None:
        self.listed.clear()
        for candidate in post.candidates:
            lines = self._lines(candidate)
            buttons = self._buttons(whole, candidate) if whole.may_run else ()
            self.listed.add(CandidateLine(candidate, *buttons, note=lines))
        if not post.candidates:
            self.listed.add(Label(lambda: say("Nobody is nominated yet."), "body", "soft"))

    @staticmethod
    def _lines(candidate: CandidateView) -> Text:
        def words() -> str:
            tr = i18n.current()
            said = [refused_words(candidate.name, each, tr) for each in candidate.refused]
            who = say(
                "Proposed by {proposer}, seconded by {seconder}",
                proposer=candidate.proposer,
                seconder=candidate.seconder,
            )
            kept = [say("kept seat")] if candidate.kept_seat else []
            return " · ".join(part for part in (*said, candidate.note, who, *kept) if part)

        return words

    def _buttons(self, whole: ElectionWhole, candidate: CandidateView) -> tuple[Button, ...]:
        if candidate.state == "withdrawn":
            return ()
        ref = candidate.id
        withdraw = Button(lambda: say("Withdraw"), Kind.QUIET, on=lambda: self._withdraw(ref))
        if whole.state == "nominations":
            return (withdraw,)
        if whole.state != "scrutiny" or candidate.state != "nominated":
            return (withdraw,) if whole.state == "scrutiny" else ()
        accept = Button(lambda: say("Accept"), on=lambda: self.decide(candidate, True))
        refuse = Button(lambda: say("Refuse"), Kind.QUIET, on=lambda: self.decide(candidate, False))
        return (accept, refuse)

    def _show_papers(self, whole: ElectionWhole, post: PostView) -> None:
        ready = whole.state == "scrutiny" and post.contest in ("contested", "yes_no")
        self.papers.setVisible(ready and whole.may_run and all(c.symbol for c in post.standing))
        if post.printed is not None and not self.printed.value():
            self.printed.set_value(post.printed)
            self.spare.set_value(post.spare or 0)

    def _show_main(self, whole: ElectionWhole, post: PostView) -> None:
        """The main button follows the step of this post."""
        words: Text = lambda: say("Write the nomination")  # noqa: E731
        if whole.state == "scrutiny":
            undecided = any(c.state == "nominated" for c in post.candidates)
            without = any(not c.symbol for c in post.standing)
            if post.contest is None:
                words = lambda: say("Settle where a vote is needed")  # noqa: E731
            elif without:
                words = lambda: say("Give out the symbols")  # noqa: E731
            else:
                words = lambda: say("Back to the election")  # noqa: E731
            self.main.setEnabled(not undecided)
        self.main.tell(words)
        self.main.setVisible(whole.may_run and whole.state in ("nominations", "scrutiny"))

    # -- acts ----------------------------------------------------------------------------------

    def _other_post(self) -> None:
        self._post = str(self.which.value() or "")
        self.printed.set_value("")
        self.refresh()

    def go_on(self) -> None:
        """What the main button says."""
        whole = self.whole
        if whole is None:
            return
        post = whole.post(self._post)
        if whole.state == "nominations":
            self.nominate()
        elif post.contest is None:
            self._step(whole)
        elif any(not c.symbol for c in post.standing):
            self.give_symbols({})
        else:
            self.desk.go("election", id=self._id)

    def _step(self, whole: ElectionWhole) -> None:
        command = StepElection(whole.id)
        act = self.presenter.office.nominations.settle_contests
        self.write(lambda: act(command))

    def nominate(self) -> None:
        """Write the form down."""
        command = self.form_card.command(self._post)
        if command is None:
            return
        act = self.presenter.office.nominations.nominate

        def done(_done: object) -> None:
            self.form_card.empty()
            self.notices.show_saved(lambda: say("The nomination is written down."))
            self.form.start()

        self.write(lambda: act(command), done, form=self.form)

    def decide(self, candidate: CandidateView, accept: bool) -> None:
        """Accept at once when nothing speaks against her; else ask for words."""
        if accept and not candidate.refused:
            self._decide(candidate.id, True, "")
            return
        reason = LineField(lambda: say("Why, in a few words"), key="note")
        act: Text = (lambda: say("Accept her")) if accept else (lambda: say("Refuse her"))
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("{name}: say why.", name=candidate.name),
                lambda: say("It is read out and printed."),
                buttons=[
                    (lambda: say("Leave it"), lambda: self.notices.drop("why")),
                    (act, lambda: self._decide_with(candidate.id, accept, reason)),
                ],
                extra=reason,
            ),
            "why",
        )
        reason.box.setFocus()

    def _decide_with(self, ref: str, accept: bool, reason: LineField) -> None:
        words = reason.value().strip()
        if not words:
            reason.set_error(lambda: say("Write why."))
            return
        self.notices.drop("why")
        self._decide(ref, accept, words)

    def _decide(self, ref: str, accept: bool, note: str) -> None:
        command, act = DecideNomination(ref, accept, note), self.presenter.office.nominations.decide
        self.write(lambda: act(command))

    def _withdraw(self, ref: str) -> None:
        command = WithdrawNomination(ref)
        act = self.presenter.office.nominations.withdraw
        self.write(lambda: act(command))

    def give_symbols(self, lots: dict[str, str]) -> None:
        """Give out the symbols; where two of one day want the same, ask whom the lot named."""
        whole = self.whole
        if whole is None:
            return
        clash = _clash(whole.post(self._post), lots)
        if clash is None:
            command, act = (
                GiveSymbols(self._post, lots),
                self.presenter.office.nominations.give_symbols,
            )
            self.write(lambda: act(command))
            return
        symbol, both = clash

        def drawn(ref: str) -> Callable[[], None]:
            def chosen() -> None:
                self.notices.drop("symbol")
                self.give_symbols({**lots, symbol: ref})

            return chosen

        tr = i18n.current()
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say(
                    "{names} want the same symbol: {symbol}.",
                    names=tr.join(c.name for c in both),
                    symbol=say(symbol_word(symbol)),
                ),
                lambda: say("Draw a lot between them, then say who got it."),
                extra=_names(both, drawn),
            ),
            "symbol",
        )

    def note_printed(self) -> None:
        """Write how many papers were printed."""
        self.paper_form.clear_errors()
        printed, spare = self.printed.number(), self.spare.number() or 0
        if printed is None:
            self.paper_form.set_error("printed", lambda: say("Write how many were printed."))
            return
        command = NotePrinted(self._post, printed, spare)
        act = self.presenter.office.nominations.note_printed
        self.write(lambda: act(command), lambda _d: self.notices.show_saved(), form=self.paper_form)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


def _clash(post: PostView, lots: dict[str, str]) -> tuple[str, tuple[CandidateView, ...]] | None:
    """The first symbol that several candidates of the earliest day want."""
    for symbol in sorted({c.wish for c in post.standing if c.wish}):
        wanting = [c for c in post.standing if c.wish == symbol]
        first = min(c.nominated_on for c in wanting)
        both = tuple(c for c in wanting if c.nominated_on == first)
        if len(both) > 1 and symbol not in lots:
            return symbol, both
    return None


def _names(both: tuple[CandidateView, ...], act: Callable[[str], Callable[[], None]]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for candidate in both:
        row.addWidget(Button(candidate.name, on=act(candidate.id)))
    return holder
