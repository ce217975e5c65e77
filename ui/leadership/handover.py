"""The hand-over: cash counted by notes, things ticked, what the books say, the marks."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout

from governance.leadership.cash import denominations
from governance.leadership.commands import (
    CashCount,
    HandoverMarkGiven,
    HandoverThing,
    PrepareHandover,
    SignHandover,
    WriteHandover,
)
from governance.leadership.views import HandoverState, HandoverView
from governance.leadership.words import THINGS
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from ui.buttons import Button
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.leadership.presenter import Choices, LeadersPresenter, member_choices
from ui.leadership.small_form import LeaderForm
from ui.live import say
from ui.notices import Notice

__all__ = ["HandoverPage"]


class HandoverPage(LeaderForm):
    """One certificate, from the first count to the four marks."""

    listens = frozenset()  # it reads itself again after each act of its own

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Hand over"),
            lambda: say("Count together, tick what is given, then both and two witnesses sign."),
            lambda: say("Save what is counted"),
        )
        self.view: HandoverView | None = None
        self._build_cash()
        self._build_things()
        self._build_marks()
        self.foot.helper(
            Button(lambda: say("Certificate on paper"), icon="printer", on=self.print_it)
        )
        self.signing = self.foot.beside(
            Button(lambda: say("All four signed"), icon="signature", on=self.sign)
        )
        self.signing.setVisible(self.desk.may(Action.OFFICES_WRITE))
        self.finish()

    def _build_cash(self) -> None:
        self.pieces: dict[int, NumberField] = {}
        grid = QGridLayout()
        grid.setSpacing(12)
        for index, worth in enumerate(denominations()):
            field = NumberField(partial(_worth, worth), key=f"cash{worth}", digits=6)
            field.line.textChanged.connect(lambda _t: self._add_up())
            field.follow = partial(self._after, index)
            self.pieces[worth] = field
            grid.addWidget(field, index // 5, index % 5)
        self.total = Label("", "card", "action")
        head = Label(lambda: say("Cash, counted together"), "card")
        self.card.body.insertWidget(0, head)
        self.card.body.insertLayout(1, grid)
        self.card.body.insertWidget(2, self.total)
        self.book = LineField(lambda: say("The cash book says"), key="cash_book")
        self.balance = LineField(lambda: say("Balance in the passbook"), key="bank_balance")
        self.on = DateField(lambda: say("On"), key="bank_balance_on")
        self.book.line.textChanged.connect(lambda _t: self._add_up())
        self.form.add(self.book, self.balance, self.on)
        self.day = DateField(lambda: say("Day of the hand-over"), key="day")
        self.changed_word = ChoiceField(
            lambda: say("Passphrases changed"),
            [(True, lambda: say("yes")), (False, lambda: say("no"))],
            key="passphrase_changed",
        )
        self.form.add(self.day, self.changed_word)
        self.differences = TextField(lambda: say("Differences"), key="differences", rows=2)
        self.form.add(self.differences)

    def _after(self, index: int) -> None:
        fields = list(self.pieces.values())
        (fields[index + 1] if index + 1 < len(fields) else self.book).box.setFocus()

    def _build_things(self) -> None:
        self.things: dict[str, CheckLine] = {}
        self.list = Card(lambda: say("Books, seal, keys and devices"))
        self.put(self.list)

    def _build_marks(self) -> None:
        self.one = ChoiceField(lambda: say("First witness"), key="witness_one")
        self.two = ChoiceField(lambda: say("Second witness"), key="witness_two")
        self.marks = Card(lambda: say("Signatures and marks"))
        self.marks.add(self.one)
        self.marks.add(self.two)
        self.marks.setVisible(self.desk.may(Action.OFFICES_WRITE))
        self.put(self.marks)

    def fill(self, choices: Choices, new: bool) -> None:
        for field in (self.one, self.two):
            field.set_choices(member_choices(choices.members))
        ref = str(self.place.get("id", ""))
        if ref:
            self.load(ref)
            return
        giver, taker = (str(self.place.get(key, "")) for key in ("giver", "taker"))
        command = PrepareHandover(giver, taker)
        prepare = self.presenter.office.handover_work.prepare

        def begun(ref: str) -> None:
            self.place = {**self.place, "id": ref}
            self.load(ref)

        self.write(lambda: prepare(command), lambda done: begun(done.id))

    def load(self, ref: str) -> None:
        """Read the certificate."""
        self.read(lambda: self.presenter.office.handovers.one(ref), self.show_view)

    def show_view(self, view: HandoverView) -> None:
        """Show what is written so far."""
        self.view = view
        self.set_title(
            lambda: say(
                "{office}: {giver} to {taker}",
                office=view.office_title,
                giver=view.giver.name,
                taker=view.taker.name,
            )
        )
        counted = {line.worth: line.pieces for line in view.cash}
        for worth, field in self.pieces.items():
            field.set_value("" if worth not in counted else str(counted[worth]))
        self.book.set_value(_rupees(view.cash_book))
        self.balance.set_value(_rupees(view.bank_balance))
        self.on.set_day(view.bank_balance_on)
        self.day.set_day(view.day or self.presenter.today)
        self.changed_word.set_value(view.passphrase_changed)
        self.differences.set_value(view.differences)
        self.list.clear()
        self.things = {}
        for thing in view.things:
            line = CheckLine(lambda k=thing.kind: say(THINGS[k]), checked=thing.given)
            self.things[thing.kind] = line
            self.list.add(line)
        self._add_up()
        signed = view.state is HandoverState.SIGNED
        self.main.setEnabled(not signed)
        self.signing.setEnabled(not signed)
        all_of_it = self.desk.may(Action.OFFICES_WRITE)
        self.list.setVisible(all_of_it)
        for field_ in (self.day, self.changed_word, self.differences):
            field_.setVisible(all_of_it)
        if signed:
            self.notices.show_notice(
                Notice("ok", lambda: say("This hand-over is signed.")), "signed"
            )

    def _counted(self) -> int:
        return sum(worth * (field.number() or 0) for worth, field in self.pieces.items())

    def _add_up(self) -> None:
        total = self._counted()
        self.total.tell(lambda: say("Counted: {sum}", sum=i18n.current().money(total)))

    def _amount(self, field: LineField) -> int | None:
        return parse_money(field.value(), field=field.key) if field.value().strip() else None

    def _command(self) -> WriteHandover:
        assert self.view is not None
        cash = tuple(
            CashCount(worth, field.number() or 0)
            for worth, field in self.pieces.items()
            if field.number() is not None
        )
        money = WriteHandover(
            self.view.id,
            cash=cash or None,
            cash_book=self._amount(self.book),
            bank_balance=self._amount(self.balance),
            bank_balance_on=self.on.day(),
        )
        if not self.desk.may(Action.OFFICES_WRITE):
            return money
        changed = self.changed_word.value()
        return WriteHandover(
            self.view.id,
            self.day.day(),
            tuple(
                HandoverThing(kind, given=line.isChecked()) for kind, line in self.things.items()
            ),
            money.cash,
            money.cash_book,
            money.bank_balance,
            money.bank_balance_on,
            changed if isinstance(changed, bool) else None,
            None,
            self.differences.value(),
        )

    def _typed(self) -> WriteHandover | None:
        self.form.clear_errors()
        if self.view is None:
            return None
        try:
            return self._command()
        except InputInvalid as error:
            self.form.show_error(error)
            return None

    def save(self) -> None:
        command = self._typed()
        if command is None:
            return
        ref, act = command.handover_id, self.presenter.office.handover_work.write

        def saved() -> None:
            self.notices.show_saved()
            self.load(ref)

        self.write(lambda: act(command), lambda _d: saved(), form=self.form)

    def sign(self) -> None:
        """Both and the two witnesses put their marks on the paper."""
        command, view = self._typed(), self.view
        if command is None or view is None:
            return
        marks = (
            HandoverMarkGiven(view.giver.id, "giver"),
            HandoverMarkGiven(view.taker.id, "taker"),
            HandoverMarkGiven(str(self.one.value() or ""), "witness"),
            HandoverMarkGiven(str(self.two.value() or ""), "witness"),
        )
        work = self.presenter.office.handover_work

        def act() -> object:
            work.write(command)
            return work.sign(SignHandover(view.id, marks))

        self.send(act, lambda: say("The hand-over is signed."))  # type: ignore[arg-type]

    def print_it(self) -> None:
        """The certificate, or the form to fill by hand."""
        if self.view is not None:
            self.desk.go("paper", kind="handover", id=self.view.id)


def _worth(worth: int) -> str:
    return i18n.current().money(worth)


def _rupees(paise: int | None) -> str:
    if paise is None:
        return ""
    rupees, rest = divmod(paise, 100)
    return f"{rupees}.{rest:02}" if rest else str(rupees)
