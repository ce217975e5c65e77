"""From draft to rules in force: sent round, then adopted by a decision of the meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from governance.constitution.views import ResolutionChoice
from governance.rule_words import value_sentence
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.constitution.presenter import Adopting, ConstitutionPresenter
from ui.constitution.said import status_words
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import Label
from ui.live import own_digits, say
from ui.notices import Notice
from ui.page import Page
from ui.thread import Knot, StepThread

__all__ = ["AdoptPage"]


class AdoptPage(Page):
    """Two cards: sending round, and the decision."""

    listens = frozenset({"constitution", "resolutions"})

    def __init__(self, desk: Desk, presenter: ConstitutionPresenter) -> None:
        super().__init__(desk, lambda: say("Send round and adopt"))
        self.presenter = presenter
        self.shown: Adopting | None = None
        self._id = ""
        self.steps = StepThread(
            [
                Knot(lambda: say("Write")),
                Knot(lambda: say("Send round")),
                Knot(lambda: say("The meeting votes")),
                Knot(lambda: say("In force")),
            ]
        )
        self.above.addWidget(self.steps)
        self._build_sending()
        self._build_deciding()
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("constitution-articles", id=self._id),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Give the draft up"),
                Kind.QUIET,
                icon="x",
                on=lambda: self.desk.go("constitution-withdraw", id=self._id),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Put these rules in force"), Kind.MAIN, key="Ctrl+Return", on=self.adopt
            )
        )

    def _build_sending(self) -> None:
        self.sending = Card(lambda: say("1. Send it round"))
        self.asks = Label("", "body", wrap=True)
        self.sent = Label("", "body", "soft", wrap=True)
        self.day = DateField(lambda: say("Sent on"), key="on")
        self.send_form = Form()
        self.send_form.add(self.day)
        self.send = Button(lambda: say("It was sent round"), icon="send", on=self.circulate)
        self.send_form.end_at(self.send)
        for part in (self.asks, self.sent, self.send_form):
            self.sending.add(part)
        row = QHBoxLayout()
        row.addWidget(self.send)
        row.addStretch(1)
        self.sending.add(row)
        self.put(self.sending)

    def _build_deciding(self) -> None:
        self.deciding = Card(lambda: say("2. The meeting decides"))
        self.none = Label(
            lambda: say(
                "No decision on a change of our rules waits here. Put the motion to a meeting as "
                "“change of our rules”, and record the vote."
            ),
            "body",
            "soft",
            wrap=True,
        )
        self.resolution = ChoiceField(lambda: say("Decision"), [], key="resolution_id")
        self.start = DateField(lambda: say("In force from"), key="effective_from")
        self.names = Label("", "body", "soft", wrap=True)
        self.form = Form()
        self.form.add(self.resolution, self.start, stretches=(3, 2))
        self.resolution.changed.connect(self._chosen)
        for part in (self.none, self.form, self.names):
            self.deciding.add(part)
        self.put(self.deciding)

    # -- showing ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self.notices.clear()

    def refresh(self) -> None:
        wanted = self._id
        if wanted:
            self.read(lambda: self.presenter.adopting(wanted), self.show_adopting)

    def show_adopting(self, shown: Adopting) -> None:
        """Show where the draft stands and what can adopt it."""
        self.shown = shown
        version = shown.view.version
        self.set_title(
            lambda: say("Send round and adopt version {n}", n=version.version),
            lambda: f"{shown.view.group_name} · {status_words(version)}",
        )
        circulated = version.status == "circulated"
        self.steps.show_steps(2 if circulated else 1)
        self.asks.tell(lambda: _asked(shown))
        self.sent.tell(lambda: _sent(shown))
        if self.day.day() is None:
            self.day.set_day(shown.today)
        self.resolution.set_choices(
            [(each.id, lambda e=each: _choice(e)) for each in shown.choices]
        )
        if self.resolution.value() is None and shown.choices:
            self.resolution.set_value(shown.choices[0].id)
        self._chosen()
        self.none.setVisible(not shown.choices)
        self.form.setVisible(bool(shown.choices))
        self.main.setEnabled(bool(shown.choices))

    def _chosen(self) -> None:
        choice = self._choice()
        if choice is None:
            self.names.tell("")
            return
        self.start.set_day(choice.decided_on)
        self.names.tell(lambda: _named(choice))
        wanted = self._id
        self.read(lambda: self.presenter.before_adopting(wanted, choice.id), self.show_findings)

    def show_findings(self, found: tuple[tuple[str, str], ...]) -> None:
        """What of the rules was not kept: it does not block, and it will be written down."""
        self.notices.clear()
        for place, (fact, line) in enumerate(found):
            written = say("It can be adopted all the same. This will be written down.")
            self.notices.show_notice(
                Notice("due", fact, " ".join(part for part in (line, written) if part)),
                f"finding {place}",
            )

    def _choice(self) -> ResolutionChoice | None:
        if self.shown is None:
            return None
        return next((c for c in self.shown.choices if c.id == self.resolution.value()), None)

    # -- acts ---------------------------------------------------------------------------------

    def circulate(self) -> None:
        """The members have the text."""
        self.send_form.clear_errors()
        day, wanted = self.day.day(), self._id
        if day is None:
            self.send_form.set_error("on", lambda: say("Write the day, for example 24/11/2026."))
            return
        self.write(lambda: self.presenter.circulate(wanted, day), form=self.send_form)

    def adopt(self) -> None:
        """The decision puts the rules in force."""
        self.form.clear_errors()
        choice, start, wanted = self._choice(), self.start.day(), self._id
        if choice is None:
            return
        if start is None:
            self.form.set_error(
                "effective_from", lambda: say("Write the day, for example 24/11/2026.")
            )
            return
        group = self.shown.view.group_id if self.shown is not None else ""
        self.write(
            lambda: self.presenter.adopt(wanted, choice.id, start),
            lambda _done: self.desk.go("constitution", group=group),
            form=self.form,
        )

    def retranslate(self) -> None:
        """Sentences are made in the language of the screen."""
        if self.shown is not None:
            self.show_adopting(self.shown)


def _asked(shown: Adopting) -> str:
    """What the rules in force ask of a change of the rules."""
    rules = shown.rules.rule_set
    said = value_sentence("amend", rules.amend, i18n.current())
    no = rules.article_of("amend")
    if no is None:
        return say("What is asked: {sentence}", sentence=said)
    return say("Article {no}: {rest}", no=no, rest=said)


def _sent(shown: Adopting) -> str:
    version = shown.view.version
    if version.circulated_on is None:
        return say("Give every member the new words, on paper or read aloud, with the notice.")
    if shown.view.changed_since_sent:
        return say(
            "It was sent round on {day} and changed since. Send it round again.",
            day=version.circulated_on,
        )
    return say("Sent round on {day}.", day=version.circulated_on)


def _choice(choice: ResolutionChoice) -> str:
    text = choice.text if len(choice.text) < 60 else f"{choice.text[:57]}…"
    return f"{own_digits(choice.serial)}: {text}"


def _named(choice: ResolutionChoice) -> str:
    """The changes that the decision names."""
    tr = i18n.current()
    return "\n".join(
        say(
            "Before: {old} Now: {new}",
            old=value_sentence(each.key, each.before, tr),
            new=value_sentence(each.key, each.after, tr),
        )
        for each in choice.changes
    )
