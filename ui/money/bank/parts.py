"""Parts that these pages share: days, states, the fields of a resolution, the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from finance.bank.commands import Resolved
from finance.bank.views import BankRow, FundLine
from finance.bank.words import ROW_STATES
from finance.ledger.words import FUNDS
from finance.rules.external import RowState
from governance.leadership.decisions import Decided
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import pair
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.live import Text, own_digits, say
from ui.money.amounts import AmountField
from ui.money.bank.presenter import BankPresenter
from ui.state import State
from ui.two_persons import TwoPersonForm

__all__ = [
    "BankForm",
    "Choices",
    "ResolutionFields",
    "back_to",
    "bank_words",
    "count",
    "day",
    "facts",
    "fund_choices",
    "fund_words",
    "pocket_choices",
    "row_state",
]

BOX = ""
PAPER = "paper"
Choices = list[tuple[object, Text]]

_SHAPES = {
    RowState.PAID: State.OK,
    RowState.LATE: State.AWAY,
    RowState.PART: State.DUE,
    RowState.OVERDUE: State.OVER,
    RowState.COMING: State.NOT_YET,
}


def day(value: date | None) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")


def count(number: int) -> str:
    """A whole number in the digits of the screen."""
    return i18n.current().integer(number)


def row_state(state: RowState) -> tuple[State, Text]:
    """Shape and word of an instalment."""
    return _SHAPES[state], lambda: say(ROW_STATES[state])


def bank_words(row: BankRow) -> str:
    """Bank, branch and the last digits of an account."""
    parts = [row.bank, row.branch, f"…{own_digits(row.last_four)}" if row.last_four else ""]
    return " · ".join(part for part in parts if part)


def fund_words(code: str, kind: str, name: str) -> str:
    """What a fund is called."""
    return name or (say(FUNDS[kind]) if kind in FUNDS else code)


def fund_choices(funds: Iterable[FundLine]) -> Choices:
    """Funds to choose from."""
    return [(x.code, lambda x=x: fund_words(x.code, x.kind, x.name)) for x in funds]


def pocket_choices(banks: Iterable[BankRow], *, box: bool = True) -> Choices:
    """The cash box and the bank accounts."""
    found: Choices = [(BOX, lambda: say("Cash box"))] if box else []
    return found + [(x.id, x.name) for x in banks if x.closed_on is None]


def facts(pairs: Iterable[tuple[Text, Text]]) -> QWidget:
    """Labels and values under one another, as one widget."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for label, value in pairs:
        column.addLayout(pair(label, value))
    return holder


def back_to(desk: Desk, word: Text, key: str, place: Callable[[], dict[str, object]]) -> Button:
    """The way back to another page."""
    return Button(word, Kind.QUIET, icon="arrow-left", on=lambda: desk.go(key, **place()))


class ResolutionFields:
    """By which resolution: one of the program, or its number in paper minutes."""

    def __init__(self) -> None:
        self.choice = ChoiceField(lambda: say("By which resolution"), key="resolution_id")
        self.paper = LineField(
            lambda: say("Number in the paper minutes"), key="resolution_no", most=60
        )
        self.allowed = AmountField(
            lambda: say("Amount the resolution allows in all"),
            key="resolution_amount",
            help=lambda: say("Leave it empty when the minutes name no amount."),
            words=False,
        )
        self.choice.choice.currentIndexChanged.connect(lambda _i: self._by_choice())

    def add_to(self, form: Form) -> None:
        """Put them into a form."""
        form.add(self.choice, self.paper)
        form.add(self.allowed)

    def fill(self, resolutions: Sequence[Decided]) -> None:
        """Offer these."""
        found: Choices = [
            (one.id, lambda one=one: f"{i18n.current().digits(one.serial)} · {one.text[:60]}")
            for one in resolutions
        ]
        self.choice.set_choices([*found, (PAPER, lambda: say("on paper"))])
        self.choice.set_value(PAPER if not resolutions else None)
        self.paper.set_value("")
        self.allowed.set_amount(None)
        self._by_choice()

    def show(self, wanted: bool) -> None:
        """Show or hide all of them."""
        for field in (self.choice, self.paper, self.allowed):
            field.setVisible(wanted)
        if wanted:
            self._by_choice()

    def _by_choice(self) -> None:
        self.paper.setVisible(self.choice.value() == PAPER and not self.choice.isHidden())

    def asked(self, form: Form) -> Resolved | None:
        """What was chosen; None when something is missing, which is said."""
        chosen = self.choice.value()
        number = self.paper.value().strip()
        if chosen is None or (chosen == PAPER and not number):
            key = "resolution_id" if chosen is None else "resolution_no"
            form.set_error(key, lambda: say("A payment needs the number of a resolution."))
            return None
        if self.allowed.is_wrong():
            form.set_error("resolution_amount", lambda: say("Write an amount."))
            return None
        amount = self.allowed.amount()
        if chosen == PAPER:
            return Resolved(number=number, allowed=amount)
        return Resolved(str(chosen), allowed=amount)


class BankForm(TwoPersonForm):
    """A form of this part: it knows its group and goes back to the page it came from."""

    back_key = "money-bank"

    def __init__(
        self, desk: Desk, presenter: BankPresenter, title: Text, guidance: Text, verb: Text
    ) -> None:
        super().__init__(desk, presenter.signing, title, guidance, verb)
        self.presenter = presenter

    @property
    def group_id(self) -> str:
        """The group whose money it is."""
        return str(self.place.get("group", ""))

    def needs_two(self) -> bool:
        return False

    def go_back(self) -> None:
        kept = {name: value for name, value in self.place.items() if name != "line"}
        self.desk.go(self.back_key, **kept)

    def missing(self, key: str, text: Text) -> bool:
        """Say what is missing at a field; always False."""
        self.form.set_error(key, text)
        return False

    def no_amount(self, key: str = "amount") -> bool:
        """Say that an amount is missing; always False."""
        return self.missing(key, lambda: say("Write the amount, for example 1500."))

    def no_day(self, key: str = "on") -> bool:
        """Say that the day is missing; always False."""
        return self.missing(key, lambda: say("Write the day, for example 24/11/2026."))
