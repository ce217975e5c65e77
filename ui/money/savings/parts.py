"""Parts that these pages share: grounds of a payment, choices, the way back, figures, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finance.ledger.views import ResolutionChoice
from finance.savings.commands import Grounds
from finance.savings.views import SavingsView, ShareRow
from sr_board import i18n
from sr_board.base.money import MAX_PAISE
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.labels import second
from ui.live import Text, say
from ui.money.amounts import AmountField, Figure, money
from ui.money.persons import member_words
from ui.table_model import Cell, Column

__all__ = [
    "BOX",
    "Choices",
    "Figures",
    "GroundsFields",
    "back_button",
    "day",
    "figure",
    "grounds_card",
    "member_cell",
    "member_choices",
    "paid_to_choices",
    "pocket_choices",
    "share_columns",
    "unit_choices",
]

BOX, PAPER = "box", "paper"
Choices = list[tuple[object, Text]]


def day(value: date | None) -> str:
    """A date in the language in force; a dash for none."""
    return "–" if value is None else i18n.current().date(value, "medium")


def figure(number: int) -> str:
    """A count in the digits in force."""
    return i18n.current().digits(str(number))


def back_button(desk: Desk, place: str, group: Callable[[], str], words: Text) -> Button:
    """The way back to another page of the group."""
    return Button(words, Kind.QUIET, icon="arrow-left", on=lambda: desk.go(place, group=group()))


def member_cell(member: Any, below: str = "") -> Cell:
    """A member in a table: picture, number and name."""
    return Cell(
        member_words(member), second=below, bold=True, symbol=f"{member.symbol}/{member.hue}"
    )


def share_columns(weight: Text, amount: Text, shown: Callable[[ShareRow], str]) -> list[Column]:
    """Member, what her part is reckoned from, and her part."""
    return [
        Column("member", lambda: say("Member"), lambda row: member_cell(row.member)),
        Column("weight", weight, shown, width=210, number=True),
        Column(
            "amount", amount, lambda row: Cell(money(row.amount), bold=True), width=180, number=True
        ),
    ]


def member_choices(view: SavingsView) -> Choices:
    """Members by number."""
    return [(row.member.member_id, lambda m=row.member: member_words(m)) for row in view.rows]


def pocket_choices(view: SavingsView) -> Choices:
    """The cash box and the bank accounts."""
    found: Choices = [(BOX, lambda: say("Cash box"))]
    return found + [(bank.bank_id, bank.name) for bank in view.banks]


def paid_to_choices(view: SavingsView) -> Choices:
    """Where members' parts go."""
    found: Choices = [
        ("voluntary", lambda: say("to voluntary savings")),
        ("compulsory", lambda: say("to compulsory savings")),
        ("cash", lambda: say("paid out of the cash box")),
    ]
    return found + [
        (f"bank:{bank.bank_id}", lambda b=bank: say("paid by {bank}", bank=b.name))
        for bank in view.banks
    ]


def unit_choices() -> Choices:
    """To what amounts are rounded."""
    return [
        (paise, lambda p=paise: money(p, always_paise=p < 100)) for paise in (1, 100, 500, 1000)
    ]


class Figures(QWidget):
    """A few amounts in large figures beside one another, each with its word."""

    def __init__(self, *words: Text) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        self.figures: list[Figure] = []
        self._parts: list[QWidget] = []
        for word in words:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(second(word, wrap=True))
            figure = Figure()
            column.addWidget(figure)
            row.addWidget(part)
            self.figures.append(figure)
            self._parts.append(part)
        row.addStretch(1)

    def show_amounts(self, *amounts: int | None) -> None:
        """Show the amounts in order; None hides one with its word."""
        for figure, part, amount in zip(self.figures, self._parts, amounts, strict=True):
            part.setVisible(amount is not None)
            figure.show_amount(amount or 0)


def grounds_card(*, reason: bool = False) -> tuple[Card, GroundsFields]:
    """A sheet of its own with the fields of what money goes out on."""
    form = Form()
    card = Card(lambda: say("By which decision"))
    card.add(form)
    return card, GroundsFields(form, reason=reason)


class GroundsFields:
    """The fields of what money goes out on, as rows of a form."""

    def __init__(self, form: Form, *, reason: bool = False) -> None:
        self._form = form
        self._known: Sequence[ResolutionChoice] = ()
        self.resolution = ChoiceField(lambda: say("By which resolution"), key="resolution")
        self.paper = LineField(lambda: say("Number in the paper minutes"), key="resolution_no")
        self.paper_on = DateField(lambda: say("passed on"), key="resolution_on")
        self.allowed = AmountField(
            lambda: say("Amount the resolution allows in all"),
            key="resolution_amount",
            help=lambda: say("Leave it empty when the minutes name no amount."),
            words=False,
        )
        self.reason = LineField(
            lambda: say("Why she prepares or confirms what she receives"), key="reason", most=400
        )
        form.add(self.resolution, self.allowed)
        form.add(self.paper, self.paper_on)
        form.add(self.reason)
        self.reason.setVisible(reason)
        self.resolution.choice.currentIndexChanged.connect(lambda _i: self._by_resolution())

    def offer(self, resolutions: Sequence[ResolutionChoice]) -> None:
        """Offer the resolutions of the group; empty everything."""
        self._known = resolutions
        choices: Choices = [(PAPER, lambda: say("from paper minutes"))]
        choices += [(each.id, lambda r=each: _resolution(r)) for each in resolutions]
        self.resolution.set_choices(choices)
        self.resolution.set_value(PAPER if not resolutions else None)
        self.paper.set_value("")
        self.reason.set_value("")
        self.paper_on.set_day(None)
        self.allowed.set_amount(None)
        self._by_resolution()

    def _by_resolution(self) -> None:
        chosen = self.resolution.value()
        self.paper.setVisible(chosen == PAPER)
        self.paper_on.setVisible(chosen == PAPER)
        known = any(each.id == chosen and each.allowed is not None for each in self._known)
        self.allowed.setVisible(chosen is not None and not known)

    def taken(self) -> Grounds | None:
        """What was chosen; None when something is missing, which is said."""
        self._form.clear_errors()
        chosen, number = self.resolution.value(), self.paper.value()
        if chosen is None or (chosen == PAPER and not number):
            key = "resolution" if chosen is None else "resolution_no"
            self._form.set_error(key, lambda: say("A payment needs the number of a resolution."))
            return None
        if self.allowed.is_wrong():
            self._form.set_error("resolution_amount", lambda: say("Write an amount."))
            return None
        on_paper = chosen == PAPER
        asked = not self.allowed.isHidden()
        return Grounds(
            None if on_paper else str(chosen),
            number if on_paper else "",
            self.paper_on.day() if on_paper else None,
            self.allowed.amount() if asked else None,
            self.reason.value(),
        )


def _resolution(each: ResolutionChoice) -> str:
    text = each.text if len(each.text) <= 60 else f"{each.text[:58]}…"
    if each.left is None:
        return say("{serial}: {text}", serial=each.serial, text=text)
    left = money(max(0, min(each.left, MAX_PAISE)))
    return say("{serial}, {amount} left: {text}", serial=each.serial, amount=left, text=text)
