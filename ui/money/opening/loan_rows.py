"""Loans of a paper book as lines that are typed: whose, how much, what is overdue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from finance.rules.loans.products import Method, RatePer
from sr_board.base.errors import InputInvalid
from sr_board.base.money import parse_money
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import Field, LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.form import Form
from ui.live import say
from ui.money.amounts import AmountField, typed_money
from ui.money.savings.parts import Choices

__all__ = ["LoanLine", "LoanRows"]

_AMOUNTS = ("original", "balance", "overdue_principal", "overdue_interest", "overdue_fines")


def _methods() -> Choices:
    return [
        (
            Method.EQUAL_PRINCIPAL.value,
            lambda: say("equal parts of the loan, interest on the rest"),
        ),
        (Method.EMI.value, lambda: say("equal instalments")),
        (Method.FLAT.value, lambda: say("interest on the first amount")),
        (Method.BULLET.value, lambda: say("interest only, the loan at the end")),
    ]


def _spans() -> Choices:
    return [
        (RatePer.MONTH.value, lambda: say("a month")),
        (RatePer.YEAR.value, lambda: say("a year")),
    ]


class LoanLine(Card):
    """One loan."""

    def __init__(self, number: int, members: Choices) -> None:
        super().__init__(lambda: say("Loan {number}", number=number))
        self.member = ChoiceField(lambda: say("Whose loan"), members, key="member_id")
        self.original = AmountField(lambda: say("Loan given"), key="original", words=False)
        self.balance = AmountField(lambda: say("Loan left"), key="balance", words=False)
        self.rate = LineField(lambda: say("Per cent"), key="rate", most=12)
        self.rate_per = ChoiceField(lambda: say("for"), _spans(), key="rate_per")
        self.method = ChoiceField(lambda: say("How it is repaid"), _methods(), key="method")
        self.left = NumberField(lambda: say("Instalments still to come"), key="left")
        self.first = DateField(lambda: say("Next instalment on"), key="first_due")
        self.given = DateField(lambda: say("Loan given on"), key="given_on")
        self.late = [
            AmountField(lambda: say("Overdue: loan"), key="overdue_principal", words=False),
            AmountField(lambda: say("Overdue: interest"), key="overdue_interest", words=False),
            AmountField(lambda: say("Overdue: fines"), key="overdue_fines", words=False),
        ]
        self.form = Form()
        self.form.add(self.member, self.original, self.balance)
        self.form.add(self.rate, self.rate_per, self.method)
        self.form.add(self.left, self.first, self.given)
        self.form.add(*self.late)
        self.add(self.form)
        self.drop = Button(lambda: say("Take this line out"), Kind.QUIET)
        self.add(self.drop)
        self.rate_per.set_value(RatePer.MONTH.value)
        self.method.set_value(Method.EQUAL_PRINCIPAL.value)
        self.rate.set_value("2")

    @property
    def fields(self) -> list[Field]:
        """All fields in order."""
        return [
            self.member, self.original, self.balance, self.rate, self.rate_per, self.method,
            self.left, self.first, self.given, *self.late,
        ]  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What is typed, by the fields' names."""
        return {field.key: field.value() for field in self.fields}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for field in self.fields:
            if field.key in values:
                field.set_value(values[field.key])

    def row(self) -> dict[str, Any]:
        """The line as a row of the content. Raises InputInvalid for an amount that is none."""
        row = self.values()
        for name in _AMOUNTS:
            text = str(row[name] or "")
            row[name] = parse_money(text, field=name) if text.strip() else None
        for name, field in (("first_due", self.first), ("given_on", self.given)):
            day = field.day()
            if field.is_wrong():
                raise InputInvalid("date-unreadable", field=name, value=str(row[name]))
            row[name] = day.isoformat() if day is not None else ""
        row["left"] = self.left.number()
        return row

    def set_row(self, row: Mapping[str, Any]) -> None:
        """Show a row of the content."""
        values = dict(row)
        for name in _AMOUNTS:
            values[name] = typed_money(row.get(name))
        values["left"] = "" if row.get("left") is None else str(row["left"])
        values["rate"] = str(row.get("rate") or "")
        for name in ("first_due", "given_on"):
            values.pop(name, None)
        self.set_values({k: v for k, v in values.items() if v is not None})
        for name, field in (("first_due", self.first), ("given_on", self.given)):
            text = row.get(name)
            field.set_day(date.fromisoformat(str(text)) if text else None)


class LoanRows(QWidget):
    """All loans, and a button for another one."""

    def __init__(self) -> None:
        super().__init__()
        self._members: Choices = []
        self.lines: list[LoanLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.more = Button(lambda: say("Another loan"), icon="plus", on=self.add_line)
        self._column.addWidget(self.more)

    def set_members(self, members: Choices) -> None:
        """Offer these members; empty the list."""
        self._members = members
        self.clear()

    def clear(self) -> None:
        """Take all lines out."""
        for line in list(self.lines):
            self._drop(line)

    def add_line(self) -> LoanLine:
        """One more line, empty."""
        line = LoanLine(len(self.lines) + 1, self._members)
        line.drop.clicked.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        line.member.choice.setFocus()
        return line

    def _drop(self, line: LoanLine) -> None:
        self.lines.remove(line)
        line.setParent(None)
        line.deleteLater()

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show these loans."""
        self.clear()
        for row in rows:
            self.add_line().set_row(row)

    def rows(self) -> list[dict[str, Any]]:
        """The loans as rows of the content. Raises InputInvalid as `LoanLine.row`."""
        return [line.row() for line in self.lines]

    def values(self) -> list[dict[str, Any]]:
        """What is typed in every line."""
        return [line.values() for line in self.lines]

    def set_values(self, values: Sequence[Mapping[str, Any]]) -> None:
        """Put back what was typed."""
        self.clear()
        for each in values:
            self.add_line().set_values(each)
