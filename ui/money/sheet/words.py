"""Words of the collection sheet: steps, columns, marks, states, kinds of payments."""

from __future__ import annotations

from finance.rules.sheet import Column, Mark, RowState
from finance.sheet.content import PaymentKind
from sr_board import i18n
from ui.live import Text, say, say_in
from ui.shapes import State

__all__ = [
    "column_word",
    "figure",
    "kind_word",
    "mark_word",
    "money",
    "next_word",
    "state_word",
    "step_word",
]


def money(paise: int) -> str:
    """An amount with its sign, as everyday screens show it."""
    return i18n.current().money(paise)


def figure(paise: int) -> str:
    """An amount without the sign, for the columns of the sheet."""
    words = i18n.current().money(paise)
    return words.replace("₹", "").strip("\u00a0 ")


def step_word(step: str, *, short: bool = False) -> str:
    """The word of a step at the thread."""
    if short and step in ("payments", "aloud"):
        return say("Pay out") if step == "payments" else say("Read")
    return {
        "recall": say_in("meeting", "Recall"),
        "attendance": say("Attendance"),
        "money": say("Savings, loans"),
        "requests": say("Requests"),
        "payments": say("Payments out"),
        "bank": say("Bank"),
        "count": say("Count"),
        "aloud": say("Read aloud"),
        "sign": say("Sign"),
    }[step]


def next_word(step: str) -> str:
    """The main button of a step: where it leads."""
    return {
        "recall": say("Go on to attendance"),
        "attendance": say("Go on to savings"),
        "money": say("Go on to requests"),
        "requests": say("Go on to payments"),
        "payments": say("Go on to the bank"),
        "bank": say("Go on to the count"),
        "count": say("Go on to reading"),
        "aloud": say("Go on to signing"),
        "sign": say("Record the meeting"),
    }[step]


def column_word(column: Column) -> str:
    """The head of a column."""
    return {
        Column.SAVINGS: say("Savings"),
        Column.SHARES: say("Shares"),
        Column.SOCIAL: say("Social fund"),
        Column.VOLUNTARY: say_in("savings", "Extra"),
        Column.PRINCIPAL: say("Loan"),
        Column.INTEREST: say("Interest"),
        Column.FINE: say("Fine"),
        Column.OTHER: say("Other"),
    }[column]


def mark_word(mark: Mark) -> tuple[State, str]:
    """Shape and word of a mark."""
    return {
        Mark.PRESENT: (State.OK, say("here")),
        Mark.LATE: (State.DUE, say("late")),
        Mark.LEAVE: (State.NOT_YET, say_in("attendance", "leave")),
        Mark.ABSENT: (State.AWAY, say("away")),
    }[mark]


def state_word(state: RowState, missing: int) -> tuple[State | None, str, bool]:
    """Shape, word and weight of a row's state."""
    if state is RowState.PAID:
        return State.OK, say("paid"), False
    if state is RowState.SENT:
        return State.OK, say("sent in"), False
    if state is RowState.PART:
        return State.OVER, say("part paid {amount}", amount=figure(missing)), True
    if state is RowState.DUE:
        return State.DUE, say("due {amount}", amount=figure(missing)), True
    return None, "–", False


def kind_word(kind: PaymentKind) -> Text:
    """What a payment is for."""
    return {
        PaymentKind.LOAN: lambda: say("Loan to a member"),
        PaymentKind.WITHDRAWAL: lambda: say("Savings paid back"),
        PaymentKind.EXPENSE: lambda: say("Expense"),
        PaymentKind.HELP: lambda: say("Emergency help"),
        PaymentKind.OTHER: lambda: say("Other payment"),
    }[kind]
