"""After the declaration: objections and what was decided on them, then closing the election."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from governance.elections.commands import CloseElection, DecideObjection, Object
from governance.elections.views import ElectionWhole, ObjectionView
from governance.elections.words import DECISIONS
from sr_board import i18n
from sr_board.base.results import Done
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.elections.presenter import ElectionPresenter, Loaded
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import Label, second, strong
from ui.live import say
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["AfterPage"]


class AfterPage(Page):
    """Objections at the left, closing at the right."""

    listens = frozenset({"elections"})

    def __init__(self, desk: Desk, presenter: ElectionPresenter) -> None:
        super().__init__(desk, lambda: say("After the declaration"))
        self.presenter = presenter
        self.whole: ElectionWhole | None = None
        self._id = ""
        self.listed = Card(lambda: say("Objections"))
        self._build_objection()
        self._build_decision()
        self._build_closing()
        left, right = QVBoxLayout(), QVBoxLayout()
        for card in (self.listed, self.decision, self.objection):
            left.addWidget(card)
        left.addStretch(1)
        right.addWidget(self.closing)
        right.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addLayout(left, 3)
        self._split.addLayout(right, 2)
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
            Button(
                lambda: say("Close the election"), Kind.MAIN, key="Ctrl+Return", on=self.close_it
            )
        )

    def _build_objection(self) -> None:
        self.by = ChoiceField(lambda: say("Who objects"), key="by_person")
        self.day = DateField(lambda: say("Handed in on"), key="made_on")
        self.text = TextField(lambda: say("What is objected to"), key="text", rows=3)
        self.object_form = Form()
        self.object_form.add(self.by, self.day)
        self.object_form.add(self.text)
        write = Button(lambda: say("Write the objection"), icon="pencil-plus", on=self.object)
        self.object_form.end_at(write)
        self.objection = Card(lambda: say("A new objection"))
        self.objection.add(self.object_form)
        self.objection.add(_row(write))

    def _build_decision(self) -> None:
        self.how = ChoicePair(
            [(k, lambda w=w: say(w)) for k, w in DECISIONS.items()],
            name=lambda: say("What was decided"),
        )
        self.who = LineField(lambda: say("Who decided"), key="decided_by")
        self.why = TextField(lambda: say("What was decided, and why"), key="text", rows=2)
        self.decide_form = Form()
        self.decide_form.add(self.who)
        self.decide_form.add(self.why)
        write = Button(lambda: say("Write the decision"), icon="gavel", on=self.decide)
        self.decide_form.end_at(write)
        self.decision = Card(lambda: say("Decide the objection"))
        self.decision.add(self.how)
        self.decision.add(self.decide_form)
        self.decision.add(_row(write))

    def _build_closing(self) -> None:
        self.starts = DateField(lambda: say("Their terms begin on"), key="terms_from")
        self.end_old = CheckLine(
            lambda: say("Whoever stayed on past her term ends the day before"), checked=True
        )
        self.close_form = Form()
        self.close_form.add(self.starts)
        self.until = Label("", "body", wrap=True)
        self.closing = Card(lambda: say("The elected begin"))
        self.closing.add(self.until)
        self.closing.add(self.close_form)
        self.closing.add(self.end_old)
        self.closing.add(
            second(
                lambda: say(
                    "Each of them gets her term of office. The bank and the hand-over follow "
                    "under Leaders."
                ),
                wrap=True,
            )
        )

    # -- showing -------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.whole = wanted, None
            self.notices.clear()
            for field in (self.text, self.why, self.who, self.starts, self.day):
                field.set_value("")

    def refresh(self) -> None:
        election = self._id
        if election:
            self.read(lambda: self.presenter.load(election), self.show_loaded)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show objections and what can be done now."""
        whole = self.whole = loaded.whole
        self.set_title(whole.title, lambda: self.presenter.step_words(whole))
        kept = self.by.value()
        self.by.set_choices(self.presenter.choices(loaded.people))
        self.by.set_value(kept)
        self.listed.clear()
        for each in whole.objections:
            self.listed.add(_objection(each))
        if not whole.objections:
            self.listed.add(Label(lambda: say("Nobody has objected."), "body", "soft"))
        waits = any(each.decision is None for each in whole.objections)
        declared = whole.state == "declared" and whole.may_run
        self.decision.setVisible(waits and whole.may_run)
        self.objection.setVisible(declared)
        self.closing.setVisible(declared)
        self.main.setVisible(declared)
        if not self.day.value():
            self.day.set_day(self.presenter.today)
        until = whole.objections_until
        if until is not None:
            first = until + timedelta(days=1)
            self.until.tell(lambda: say("Objections can be made until {day}.", day=until))
            if not self.starts.value():
                self.starts.set_day(max(first, self.presenter.today))
            early = self.presenter.today <= until
            self.main.setEnabled(not early and not waits)
            self.foot.say_reason(
                (lambda: say("It can be closed from {day} on.", day=first)) if early else ""
            )

    # -- acts --------------------------------------------------------------------------------

    def object(self) -> None:
        """Write an objection down."""
        self.object_form.clear_errors()
        if not self.by.value():
            self.object_form.set_error("by_person", lambda: say("Choose who objects."))
            return
        if not self.text.value().strip():
            self.object_form.set_error("text", lambda: say("Write what is objected to."))
            return
        command = Object(self._id, str(self.by.value()), self.text.value(), self.day.day())
        act = self.presenter.office.results.object
        self.write(lambda: act(command), lambda _d: self.text.set_value(""), form=self.object_form)

    def decide(self) -> None:
        """Write the decision on the first open objection."""
        whole = self.whole
        waiting = [o for o in whole.objections if o.decision is None] if whole else []
        self.decide_form.clear_errors()
        if not waiting or not self.how.value():
            self.decide_form.set_error("decided_by", lambda: say("Choose what was decided."))
            return
        command = DecideObjection(
            waiting[0].id, self.how.value(), self.who.value(), self.why.value()
        )
        act = self.presenter.office.results.decide_objection
        self.write(lambda: act(command), self._decided, form=self.decide_form)

    def _decided(self, _done: Done) -> None:
        counted = self.how.value() == "new_count"
        self.how.set_value("")
        self.why.set_value("")
        if counted:
            self.desk.go("election", id=self._id)

    def close_it(self) -> None:
        """Close the election; terms begin."""
        self.close_form.clear_errors()
        day = self.starts.day()
        if day is None:
            self.close_form.set_error("terms_from", lambda: say("Write the day."))
            return
        command = CloseElection(self._id, day, self.end_old.isChecked())
        act = self.presenter.office.results.close
        self.write(
            lambda: act(command),
            lambda _d: self.desk.go("election", id=self._id),
            form=self.close_form,
        )

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


def _row(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _objection(each: ObjectionView) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(strong(each.by), 1)
    if each.decision is None:
        mark = StateMark(State.DUE, lambda: say("to be decided"))
    else:
        words = DECISIONS[each.decision]
        mark = StateMark(State.OK, lambda: say(words))
    head.addWidget(mark)
    column.addLayout(head)
    late = f" · {say('late')}" if each.late else ""
    column.addWidget(second(lambda: i18n.current().date(each.made_on) + late))
    column.addWidget(Label(each.text, wrap=True))
    if each.decision is not None:
        column.addWidget(second(f"{each.decided_by}: {each.decision_text}", wrap=True))
    return column
