"""A collection sheet of fifteen members as a frozen view, for pictures and tests of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from finance.rules.sheet import Ask, Column, LoanOut, Mark, MemberDue
from finance.sheet.content import RowContent, SheetContent
from finance.sheet.views import (
    AccountChoice,
    BankChoice,
    Granted,
    LoanCard,
    MemberRow,
    Recall,
    ResolutionChoice,
    SheetState,
    SheetView,
    Wish,
)

__all__ = ["DAY", "example_sheet", "filled"]

DAY = date(2026, 11, 24)
_MEMBERS = (
    ("Asha", "umbrella/indigo", 200, 12),
    ("Bina", "fish/sea", 0, 0),
    ("Champa", "flower/plum", 250, 20),
    ("Farida", "sailboat/sea", 0, 0),
    ("Jyoti", "bulb/marigold", 150, 6),
    ("Kajal", "key/clay", 0, 0),
    ("Lakshmi", "leaf/leaf", 300, 24),
    ("Malati", "bell/marigold", 0, 0),
    ("Mina", "star/indigo", 200, 16),
    ("Noor", "moon/plum", 0, 0),
    ("Parul", "needle-thread/clay", 250, 10),
    ("Rekha", "feather/sea", 250, 15),
    ("Rupa", "apple/leaf", 0, 0),
    ("Sabina", "book/indigo", 150, 9),
    ("Shanta", "mug/clay", 0, 0),
)
_COLUMNS = (Column.SAVINGS, Column.PRINCIPAL, Column.INTEREST, Column.FINE, Column.OTHER)


def _row(number: int, name: str, symbol: str, principal: int, interest: int) -> MemberRow:
    person, loan = f"p{number}", f"loan{number}"
    asks = [Ask(f"s{number}", Column.SAVINGS, 5000, DAY)]
    if not principal:
        return MemberRow(person, number, name, symbol, MemberDue(person, tuple(asks)), (), 85000)
    asks.append(Ask(f"a{number}", Column.PRINCIPAL, principal * 100, DAY, loan))
    asks.append(Ask(f"i{number}", Column.INTEREST, interest * 100, DAY, loan))
    balance = principal * 500
    due = MemberDue(person, tuple(asks), (LoanOut(loan, balance),))
    given = date(2026, 6, 2)
    card = LoanCard(loan, number, given, principal * 1000, balance, principal * 100)
    return MemberRow(person, number, name, symbol, due, (card,), 85000)


def example_sheet() -> SheetView:
    """The sheet as it opens: everything asked for, nothing given."""
    rows = tuple(_row(n, *member) for n, member in enumerate(_MEMBERS, start=1))
    return SheetView(
        id="sheet1",
        group_id="group1",
        group_name="Bakul Samiti",
        on_date=DAY,
        number=37,
        meeting_id=None,
        state=SheetState.OPEN,
        mode="shg",
        columns=_COLUMNS,
        rows=rows,
        recall=Recall(412000, 1876000, 1465000, 1275000, 0, date(2026, 11, 17)),
        content=SheetContent(),
        worths=(50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
        unit=1000,
        usual=5000,
        fines=MappingProxyType({Mark.LATE: 500}),
        wishes=(Wish("wish1", "p2", 300000, "business", 10),),
        granted=(Granted("loan20", "p6", 200000, None, "37/2"),),
        resolutions=(
            ResolutionChoice("r1", "37/1", "Bags for the stall of the group", DAY, 50000, 12000),
        ),
        banks=(BankChoice("b1", "State Bank ··4417", 1876000),),
        expenses=(AccountChoice("5030", "Stationery"), AccountChoice("5040", "Travel")),
        me="p5",
    )


def filled() -> SheetView:
    """The sheet of the picture: two are away, one paid in part, one sent her money."""
    view = example_sheet()
    rows = []
    for member in view.rows:
        asked = {a.column: a.amount for a in member.due.asks}
        rows.append(RowContent(member.person_id, Mark.PRESENT, MappingProxyType(asked)))
    by = {row.member_id: row for row in rows}
    by["p4"] = replace(by["p4"], mark=Mark.LATE).with_amount(Column.FINE, 500)
    by["p7"] = by["p7"].with_amount(Column.PRINCIPAL, 10000)
    by["p8"] = replace(by["p8"], mark=Mark.ABSENT, sent_with="p5")
    by["p10"] = replace(by["p10"], mark=Mark.ABSENT).with_amount(Column.SAVINGS, 0)
    by["p13"] = by["p13"].with_amount(Column.OTHER, 2000)
    return replace(view, content=SheetContent(rows=tuple(by.values()), step=2, reached=2))
