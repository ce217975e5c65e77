"""Hand-overs: which wait, and the certificate: cash by notes, things, bank, marks."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.leadership.cash import denominations
from governance.leadership.commands import (
    CashCount,
    HandoverMarkGiven,
    HandoverThing,
    PrepareHandover,
    SignHandover,
    WriteHandover,
)
from governance.leadership.views import HandoverView, HandoverWaiting, ThingLine
from governance.leadership.words import CAPACITIES, THINGS
from governance.words import MARK_KINDS
from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits
from ui.buttons import Button, ChoicePair, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import Label, second
from ui.leadership.parts import back_to_leaders, day
from ui.leadership.presenter import Handovers, LeadersPresenter, member_choices
from ui.live import say, say_n
from ui.notices import Notice
from ui.page import Page
from ui.state import State

__all__ = ["CashBoard", "HandoverPage", "HandoversPage"]


class HandoversPage(Page):
    """Hand-overs of a group."""

    listens = frozenset({"leaders", "handovers"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Hand-overs"),
            lambda: say("Cash, books, seal, keys: counted together, signed by both."),
        )
        self.presenter = presenter
        self._group = ""
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(back_to_leaders(desk, lambda: self._group))

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        group = self._group
        if group:
            self.read(lambda: self.presenter.handovers(group), self.show_handovers)

    def show_handovers(self, found: Handovers) -> None:
        """Those that wait first, then the signed ones."""
        self.card.clear()
        may = self.desk.may(Action.HANDOVER_WRITE)
        for waiting in found.waiting:
            if waiting.signed:
                continue
            self.card.add_line()
            self.card.add(self._waiting(waiting, may))
        for view in found.signed:
            self.card.add_line()
            self.card.add(
                Row(
                    f"{view.office_title}: {view.giver.name} → {view.taker.name}",
                    lambda v=view: say("signed {date}", date=day(v.signed_on)),
                    icon="signature",
                    state=(State.OK, lambda: say("signed")),
                    button=(
                        lambda: say("Certificate"),
                        partial(self.desk.go, "paper", kind="handover", id=view.id),
                    ),
                )
            )
        if not found.signed and not any(not w.signed for w in found.waiting):
            self.card.add(Empty("key", lambda: say("Nothing is to be handed over.")), 1)

    def _waiting(self, waiting: HandoverWaiting, may: bool) -> Row:
        late = waiting.days_over > 0
        state = State.OVER if late else State.DUE
        begun = waiting.handover_id is not None
        words = (lambda: say("Go on")) if begun else (lambda: say("Begin"))
        return Row(
            f"{waiting.office_title}: {waiting.from_term.who.name} → {waiting.to_term.who.name}",
            lambda: say("by {date}", date=day(waiting.due_on)),
            icon="key",
            state=(
                state,
                lambda: (
                    say_n("{n} day over", "{n} days over", waiting.days_over)
                    if late
                    else say("waits")
                ),
            ),
            button=(words, partial(self._open, waiting)) if may else None,
        )

    def _open(self, waiting: HandoverWaiting) -> None:
        if waiting.handover_id is not None:
            self._go(waiting.handover_id)
            return
        command = PrepareHandover(waiting.from_term.term_id, waiting.to_term.term_id)
        self.write(
            lambda: self.presenter.desk.handover_work.prepare(command),
            lambda done: self._go(done.id),
        )

    def _go(self, handover: str) -> None:
        self.desk.go("leaders-handover", group=self._group, id=handover)


class CashBoard(QWidget):
    """How many notes and coins of each worth; the sum stands below in figures and words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setSpacing(8)
        self.counts: dict[int, LineField] = {}
        for place, worth in enumerate(denominations()):
            field = LineField(lambda w=worth: i18n.current().money(w), key=f"cash{worth}", most=6)
            field.changed.connect(self._count)
            self.counts[worth] = field
            grid.addWidget(field, place // 3, place % 3)
        column.addLayout(grid)
        self.total = Label("", "clock", "action")
        self.words = second("", wrap=True)
        column.addWidget(self.total)
        column.addWidget(self.words)

    def show_cash(self, view: HandoverView) -> None:
        """Put what was written into the fields."""
        known = {line.worth: line.pieces for line in view.cash}
        for worth, field in self.counts.items():
            field.set_value(str(known[worth]) if worth in known else "")
        self._count()

    def lines(self) -> tuple[CashCount, ...] | None:
        """What was counted; None when a field holds no number (it is marked)."""
        made = []
        for worth, field in self.counts.items():
            text = ascii_digits(field.value()).strip()
            if not text:
                continue
            if not text.isdecimal():
                field.set_error(lambda: say("Write a number."))
                return None
            made.append(CashCount(worth, int(text)))
        return tuple(made)

    def _count(self) -> None:
        paise = 0
        for worth, field in self.counts.items():
            text = ascii_digits(field.value()).strip()
            field.set_error(None)
            paise += worth * int(text) if text.isdecimal() else 0
        self.total.tell(lambda: i18n.current().money(paise))
        self.words.tell(lambda: i18n.current().money_words(paise))
        self.changed.emit()


class _Thing(QWidget):
    """One line of the list: given or not, how many, a remark."""

    def __init__(self, thing: ThingLine) -> None:
        super().__init__()
        self.kind, self.label = thing.kind, thing.label
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.given = CheckLine(lambda: thing.label or say(THINGS[thing.kind]), checked=thing.given)
        row.addWidget(self.given, 3)
        self.pieces = LineField(lambda: say("How many"), most=4)
        self.pieces.set_value("" if thing.pieces is None else str(thing.pieces))
        row.addWidget(self.pieces, 1)
        self.remark = LineField(lambda: say("Remark"), most=120)
        self.remark.set_value(thing.remark)
        row.addWidget(self.remark, 3)

    def typed(self) -> HandoverThing:
        """The line as it stands."""
        text = ascii_digits(self.pieces.value()).strip()
        pieces = int(text) if text.isdecimal() else None
        return HandoverThing(
            self.kind, self.label, self.given.isChecked(), pieces, self.remark.value()
        )


class HandoverPage(Page):
    """One certificate while it is written."""

    listens = frozenset({"handovers"})

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(desk, lambda: say("Hand-over"))
        self.presenter = presenter
        self._group = self._id = ""
        self.view: HandoverView | None = None
        self.all = desk.may(Action.OFFICES_WRITE)
        self._build_cash()
        self._build_things()
        self._build_marks()
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Hand-overs"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("leaders-handovers", group=self._group),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Certificate"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="handover", id=self._id),
            )
        )
        self.keep = self.foot.beside(Button(lambda: say("Save"), key="Ctrl+S", on=self.save))
        self.main = self.foot.set_main(
            Button(
                lambda: say("Sign it"),
                Kind.MAIN,
                icon="signature",
                key="Ctrl+Return",
                on=self.sign,
            )
        )
        self.main.setVisible(self.all)

    def _build_cash(self) -> None:
        self.cash = CashBoard()
        self.cash.changed.connect(self._compare)
        self.book = LineField(lambda: say("The cash book says (rupees)"), key="cash_book", most=20)
        self.balance = LineField(lambda: say("In the bank (rupees)"), key="bank_balance", most=20)
        self.balance_on = DateField(lambda: say("on the day"), key="bank_balance_on")
        self.money = Form()
        self.money.add(self.book, self.balance, self.balance_on)
        self.book.changed.connect(self._compare)
        self.gap = Label("", "body", wrap=True)
        card = Card(lambda: say("Cash and bank"))
        card.add(self.cash)
        card.add(self.money)
        card.add(self.gap)
        self.put(card)

    def _build_things(self) -> None:
        self.things: list[_Thing] = []
        self.list = Card(lambda: say("Things"))
        self.passphrase = ChoicePair(
            [
                ("yes", lambda: say("yes, changed")),
                ("no", lambda: say("not changed")),
            ],
            "no",
            name=lambda: say("Passphrase changed"),
        )
        self.on = DateField(lambda: say("Day of the hand-over"), key="day")
        self.claims = NumberField(lambda: say("Open claims, how many"), key="open_claims")
        self.differences = TextField(lambda: say("What does not agree"), key="differences", rows=2)
        self.rest = Form()
        self.rest.add(self.on, self.claims)
        self.rest.add(self.differences)
        self.more = Card(lambda: say("The rest"))
        self.more.add(Label(lambda: say("Passphrase changed"), "body"))
        self.more.add(self.passphrase)
        self.more.add(self.rest)
        for card in (self.list, self.more):
            self.put(card)
            card.setVisible(self.all)

    def _build_marks(self) -> None:
        self.marks = Card(lambda: say("Marks on the certificate"))
        self.signing = Form()
        kinds = [(code, lambda w=words: say(w)) for code, words in MARK_KINDS.items()]
        self.kind = ChoiceField(lambda: say("How"), kinds, key="kind")
        self.kind.set_value("thumb")
        self.witness_one = ChoiceField(lambda: say("First witness"), key="marks")
        self.witness_two = ChoiceField(lambda: say("Second witness"), key="witness_two")
        self.signing.add(self.witness_one, self.witness_two, self.kind)
        self.marks.add(second(_capacities, wrap=True))
        self.marks.add(self.signing)
        self.put(self.marks)
        self.marks.setVisible(self.all)

    # -- showing ---------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        self._group = str(place.get("group", self._group))
        wanted = str(place.get("id", self._id))
        if wanted != self._id:
            self._id, self.view = wanted, None
            self.notices.clear()

    def refresh(self) -> None:
        handover, group = self._id, self._group
        if handover and self.view is None:
            self.read(
                lambda: (
                    self.presenter.desk.handovers.one(handover),
                    self.presenter.members(group),
                ),
                self.show_handover,
            )

    def show_handover(self, found: Any) -> None:
        """Fill the page once; what is typed afterwards stays."""
        view, members = found
        self.view = view
        self.set_title(
            lambda: say("Hand-over: {office}", office=view.office_title),
            lambda: say(
                "{giver} hands over to {taker}", giver=view.giver.name, taker=view.taker.name
            ),
        )
        self.cash.show_cash(view)
        self.book.set_value(_rupees(view.cash_book))
        self.balance.set_value(_rupees(view.bank_balance))
        self.balance_on.set_day(view.bank_balance_on)
        self.on.set_day(view.day or self.presenter.today)
        self.claims.set_value("" if view.open_claims is None else str(view.open_claims))
        self.differences.set_value(view.differences)
        self.passphrase.set_value("yes" if view.passphrase_changed else "no")
        self.list.clear()
        self.things = [_Thing(thing) for thing in view.things]
        for thing in self.things:
            self.list.add(thing)
        others = [w for w in members if w.id not in (view.giver.id, view.taker.id)]
        for field in (self.witness_one, self.witness_two):
            field.set_choices(member_choices(others))
        done = view.state.value == "signed"
        for button in (self.keep, self.main):
            button.setVisible(not done and (button is self.keep or self.all))
        if done:
            self.notices.show_notice(
                Notice("ok", lambda: say("This hand-over is signed and final.")), "state"
            )
        self._compare()

    def _compare(self) -> None:
        book, lines = _paise(self.book.value()), self.cash.lines()
        if self.view is None or book is None or not lines:
            self.gap.tell("")
            return
        counted = sum(line.worth * line.pieces for line in lines)
        gap = counted - book
        tr = i18n.current()
        if gap == 0:
            self.gap.tell(lambda: say("The counted cash is what the cash book says."), "ok")
        elif gap > 0:
            self.gap.tell(
                lambda: say("{amount} more than the cash book says.", amount=tr.money(gap)), "due"
            )
        else:
            self.gap.tell(
                lambda: say("{amount} less than the cash book says.", amount=tr.money(-gap)), "over"
            )

    # -- acts ------------------------------------------------------------------------------

    def _command(self) -> WriteHandover | None:
        self.money.clear_errors()
        cash = self.cash.lines()
        if cash is None:
            return None
        for key, field in (("cash_book", self.book), ("bank_balance", self.balance)):
            if field.value().strip() and _paise(field.value()) is None:
                self.money.set_error(key, lambda: say("Write the amount, for example 1,900.50"))
                return None
        money = WriteHandover(
            self._id,
            cash=cash,
            cash_book=_paise(self.book.value()),
            bank_balance=_paise(self.balance.value()),
            bank_balance_on=self.balance_on.day(),
        )
        if not self.all:
            return money
        return WriteHandover(
            self._id,
            self.on.day(),
            tuple(thing.typed() for thing in self.things),
            money.cash,
            money.cash_book,
            money.bank_balance,
            money.bank_balance_on,
            self.passphrase.value() == "yes",
            self.claims.number(),
            self.differences.value(),
        )

    def save(self) -> None:
        """Write what is on the page."""
        command = self._command()
        if command is not None:
            self.write(
                lambda: self.presenter.desk.handover_work.write(command),
                lambda _d: self.notices.show_saved(),
                form=self.rest,
            )

    def sign(self) -> None:
        """Write it and seal it with the marks."""
        command, view = self._command(), self.view
        self.signing.clear_errors()
        if command is None or view is None:
            return
        witnesses = [self.witness_one.value(), self.witness_two.value()]
        if None in witnesses or witnesses[0] == witnesses[1]:
            self.signing.set_error("marks", lambda: say("Choose two witnesses."))
            return
        kind = str(self.kind.value() or "thumb")
        marks = (
            HandoverMarkGiven(view.giver.id, "giver", kind),
            HandoverMarkGiven(view.taker.id, "taker", kind),
            *(HandoverMarkGiven(str(w), "witness", kind) for w in witnesses),
        )
        work = self.presenter.desk.handover_work

        def act() -> Done:
            work.write(command)
            return work.sign(SignHandover(self._id, marks))

        self.write(act, lambda _d: self._signed(), form=self.rest)

    def _signed(self) -> None:
        self.view = None
        self.refresh()


def _capacities() -> str:
    words = [say(CAPACITIES[code]) for code in ("giver", "taker", "witness")]
    return say("Marks of: {names}.", names=i18n.current().join(words))


def _rupees(paise: int | None) -> str:
    if paise is None:
        return ""
    whole, rest = divmod(paise, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def _paise(text: str) -> int | None:
    """Paise of an amount in rupees as typed; None for nothing and for what is no amount."""
    try:
        return parse_money(text)
    except InputInvalid:
        return None
