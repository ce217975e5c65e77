"""The card of a loan: what is left, every instalment, what happened, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from finance.loans.views import CardRow, EventView, LoanCard
from finance.loans.words import EVENTS, PURPOSES, STATES
from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.labels import Label, second
from ui.live import Text, say
from ui.money.amounts import money
from ui.money.ledger.parts import facts
from ui.money.loans.parts import day, dots, dots_words, loan_state
from ui.money.loans.presenter import CardSeen, LoansPresenter, product_words
from ui.money.paper_row import PaperRow
from ui.money.persons import MemberLine
from ui.page import Page
from ui.state import State, StateMark
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["LoanCardPage"]

_MARKS: dict[str, tuple[State, Callable[[], str]]] = {
    "paid": (State.OK, lambda: say("paid")),
    "part": (State.DUE, lambda: say("part paid")),
    "due": (State.DUE, lambda: say("due")),
    "late": (State.OVER, lambda: say("late")),
    "coming": (State.NOT_YET, lambda: say("coming")),
}
Act = tuple[Text, str]


class LoanCardPage(Page):
    """One loan."""

    listens = frozenset({"loans", "money", "demands"})

    def __init__(self, desk: Desk, presenter: LoansPresenter) -> None:
        super().__init__(desk, lambda: say("Loan card"))
        self.presenter = presenter
        self._id = self._group = ""
        self.top = Card()
        self.put(self.top)
        self.rows = Card(lambda: say("Instalments"), tight=True)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=38, name="loan-card")
        self.rows.add(self.table, 1)
        self.put(self.rows)
        self.acts = Card(lambda: say("What the meeting may decide"))
        self.put(self.acts)
        self.course = Card(lambda: say("What happened"), tight=True)
        self.put(self.course)
        self.work.addStretch(1)
        self.foot.helper(
            Button(lambda: say("Loans to members"), Kind.QUIET, icon="arrow-left",
                   on=lambda: desk.go("money-loans", group=self._group))
        )  # fmt: skip
        self.paper = self._paper_button("money-loan-card", lambda: say("Card on paper"))
        self.letter = self._paper_button("money-loan-letter", lambda: say("Letter on paper"))
        self.main = self.foot.set_main(Button("", Kind.MAIN, key="Ctrl+Return", on=self._main_act))
        self._main = ""

    def _paper_button(self, kind: str, words: Text) -> Button:
        return self.foot.helper(
            Button(words, Kind.QUIET, icon="printer", on=partial(self._print, kind))
        )

    def _print(self, kind: str) -> None:
        self.desk.go("paper", kind=kind, id=self._id)

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        loan = self._id
        if loan:
            self.read(lambda: self.presenter.card(loan), self.show_card)

    def show_card(self, found: CardSeen) -> None:
        """Show one loan."""
        card = found.card
        self._group = card.group_id
        row = card.row
        self.set_title(
            lambda: say("Loan {number} of {name}", number=row.number, name=row.borrower.name),
            lambda: dots_words(row.dots) if row.dots else say(STATES[row.state]),
        )
        self._show_top(card)
        self.rows.setVisible(bool(card.rows))
        self.model.show_rows(card.rows)
        self.table.setMinimumHeight(theme.px(38 * min(len(card.rows) + 1, 9) + 12))
        self._show_acts(found)
        self._show_course(card)

    def _show_top(self, card: LoanCard) -> None:
        row = card.row
        self.top.clear()
        holder = QWidget()  # cleared with all that stands in it
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(MemberLine(row.borrower, lambda: say(PURPOSES[row.purpose])), 10)
        line.addWidget(StateMark(*loan_state(row)))
        line.addWidget(Label(lambda: money(row.left if row.given_on else row.amount), "figure"))
        self.top.add(holder)
        if row.dots:
            self.top.add(dots(row.dots))
        self.top.add(facts(_facts(card)))
        numbers: list[tuple[str, Text]] = [
            ("money-loan-card-numbers", lambda: say("Card with numbers only"))
        ]
        if card.granted_here:
            numbers.append(("money-loan-letter-numbers", lambda: say("Letter with numbers only")))
        self.letter.setVisible(card.granted_here)
        self.top.add(PaperRow(numbers, self._print))

    def _show_acts(self, found: CardSeen) -> None:
        self.acts.clear()
        main, others = _acts(found.card) if found.may_prepare else (None, [])
        for words, key in others:
            self.acts.add(_act(words, partial(self._go, key)))
        self.acts.setVisible(bool(others))
        self.main.setVisible(main is not None)
        if main is not None:
            self.main.tell(main[0])
            self._main = main[1]

    def _main_act(self) -> None:
        self._go(self._main)

    def _go(self, key: str) -> None:
        self.desk.go(key, id=self._id, group=self._group)

    def _show_course(self, card: LoanCard) -> None:
        self.course.clear()
        for number, event in enumerate(card.events):
            if number:
                self.course.add_line()
            self.course.add(_event(event))


def _facts(card: LoanCard) -> list[tuple[Text, Text]]:
    row = card.row
    lent: tuple[Text, Text] = (
        (lambda: say("Lent"), lambda: f"{money(row.amount)} · {day(row.given_on)}")
        if row.given_on is not None
        else (lambda: say("Asked for"), lambda: f"{money(row.amount)} · {day(row.asked_on)}")
    )
    found: list[tuple[Text, Text]] = [
        lent,
        (lambda: say("Terms"), lambda: product_words(card.product_name, card.product)),
    ]
    if row.next_due is not None:
        found.append(
            (lambda: say("Next"), lambda: f"{money(row.next_amount)} · {day(row.next_due)}")
        )
    if row.overdue:
        found.append((lambda: say("Late"), lambda: money(row.overdue)))
    if card.held:
        found.append((lambda: say("Kept for her until it is due"), lambda: money(card.held)))
    if card.resolution:
        found.append((lambda: say("Resolution"), card.resolution))
    if card.interest_paid:
        found.append((lambda: say("Interest paid so far"), lambda: money(card.interest_paid)))
    if card.replaces:
        number = card.replaces
        found.append((lambda: say("Set off"), lambda: say("loan {number}", number=number)))
    return found


def _acts(card: LoanCard) -> tuple[Act | None, list[Act]]:
    """The one thing to do now, and what else can be decided."""
    state = card.row.state
    if state == "applied":
        return (lambda: say("What the meeting decides"), "money-loan-decide"), []
    if state == "sanctioned":
        return (lambda: say("Pay it out"), "money-loan-pay"), [
            (lambda: say("It sets off an older loan"), "money-loan-topup")
        ]
    if state == "written_off":
        return (lambda: say("Money came in"), "money-loan-recover"), []
    if state != "running":
        return None, []
    others: list[Act] = [
        (lambda: say("Repay the whole loan"), "money-loan-settle"),
        (lambda: say("A new plan"), "money-loan-replan"),
        (lambda: say("Forgive interest or a fine"), "money-loan-waive"),
        (lambda: say("Write it off"), "money-loan-writeoff"),
    ]
    return (lambda: say("She pays"), "money-loan-repay"), others


def _act(words: Text, on: Callable[[], object]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Button(words, Kind.SECONDARY, on=on))
    row.addStretch(1)
    return holder


def _event(event: EventView) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(20, 8, 20, 8)
    row.setSpacing(14)
    row.addWidget(second(lambda: day(event.on)))
    row.addWidget(Label(lambda: _event_words(event), "body", wrap=True), 10)
    if event.amount:
        row.addWidget(Label(lambda: money(event.amount), "strong", right=True))
    return holder


def _event_words(event: EventView) -> str:
    parts = [say(EVENTS[event.kind])]
    if event.resolution:
        parts.append(say("resolution {number}", number=event.resolution))
    if event.voucher:
        parts.append(say("voucher {number}", number=event.voucher))
    if event.note:
        parts.append(event.note)
    return " · ".join(parts)


def _columns() -> list[Column]:
    return [
        Column("n", lambda: say("No."), lambda r: i18n.current().integer(r.n), 60, True),
        Column("due", lambda: say("Due on"), lambda r: day(r.due_on)),
        Column("principal", lambda: say("Loan part"), _amount("principal"), 104, True),
        Column("interest", lambda: say("Interest"), _amount("interest"), 92, True),
        Column("fine", lambda: say("Fine"), _amount("fine"), 78, True),
        Column("paid", lambda: say("Paid"), _amount("paid"), 104, True),
        Column("open", lambda: say("Still to pay"), _amount("open"), 112, True),
        Column("state", lambda: say("State"), _mark, 124),
    ]


def _amount(name: str) -> Callable[[CardRow], Any]:
    def shown(row: CardRow) -> Cell:
        paise = getattr(row, name)
        return Cell(money(paise) if paise else "–")

    return shown


def _mark(row: CardRow) -> Cell:
    state, words = _MARKS[row.state]
    return Cell(words(), state=state)
