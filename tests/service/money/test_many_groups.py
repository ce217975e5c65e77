"""Books of several groups in one vault: nothing of one group shows in the pages of another.

A second group has figures of its own that occur nowhere else. Every query of money is asked for
the first group by name, and none of these figures, names or ids may come back.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from datetime import date

import pytest

from finance.bank.commands import (
    AddBankLines,
    Borrow,
    NewLine,
    PayFederation,
    ReceiveFromLender,
    Resolved,
)
from finance.ledger.books import books_of
from finance.ledger.commands import AddBankAccount, AddFund, EntryDraft, OpenBooks
from finance.loans.demands import raise_due
from finance.rules.entries import EntryKind, Line
from finance.rules.external import LenderKind
from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership
from sr_board.people.records import search_key

from .conftest import OPENED, START, TODAY, Money
from .lending import Lending

SECRET = 98_765_43
"""An amount that nobody but the other group has."""
OTHER_BANK = "Hidden River Bank"


def make_group(money: Money, name: str, parent: str | None, code: str) -> str:
    """One more group with Bina as its member 41; its id."""
    stamp = {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    ref = new_id()
    with money.book.uow() as uow:
        uow.session.add(
            Group(
                id=ref,
                kind="shg",
                code=code,
                name=name,
                search_key=search_key(name),
                parent_id=parent,
                status="active",
                **stamp,
            )
        )
        uow.session.flush()
        uow.session.add(
            Membership(
                id=new_id(),
                person_id=money.person["Bina"],
                group_id=ref,
                number=41,
                member_class="full",
                status="active",
                joined=date(2024, 1, 1),
                **stamp,
            )
        )
        uow.record("group.added", subject="test")
        uow.commit()
    return ref


@pytest.fixture
def two(money: Money) -> tuple[Money, str, set[str]]:
    """Bakul Samiti is a federation of one group; the group's books are full of its own figures.

    Gives the money, the other group, and every id and text that belongs to it alone.
    """
    other = make_group(money, "Kadam Dal", money.group, "KDM")
    desk = money.desk()
    desk.ledger.setup.open(OpenBooks(other, OPENED, savings_amount=4100))
    desk.ledger.setup.add_fund(AddFund(other, "hidden", "project", "Hidden fund"))
    bank = desk.ledger.setup.add_bank_account(
        AddBankAccount(other, "Hidden account", OTHER_BANK, "", "9876")
    ).id
    lines = (
        Line("1020", SECRET, bank_id=bank),
        Line("2010", -SECRET, money.person["Bina"]),
    )
    entry = desk.ledger.entries.post(
        EntryDraft(other, date(2026, 5, 2), EntryKind.RECEIPT, "hidden receipt", lines)
    ).id
    desk.bank.work.add_lines(
        AddBankLines(bank, (NewLine(date(2026, 5, 2), SECRET, "hidden line"),))
    )
    lender = desk.bank.lender_work.borrow(
        Borrow(other, LenderKind.BANK, OTHER_BANK, "hidden", SECRET, "7", date(2026, 5, 1))
    ).id
    desk.bank.lender_work.receive(ReceiveFromLender(lender, SECRET, date(2026, 5, 1), bank))
    return money, other, {bank, entry, lender, "hidden", "Hidden fund", OTHER_BANK}


def _inside(value: object) -> Iterator[object]:
    """Everything that stands in a row, however deep."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _inside(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _inside(key)
            yield from _inside(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _inside(one)


def _queries(money: Money) -> Iterator[tuple[str, object, inspect.Signature]]:
    """Every public method of every object of the desk whose name says that it reads."""
    desk = money.desk()
    for area in (name for name in dir(type(desk)) if not name.startswith("_")):
        part = getattr(desk, area)
        for name in (x for x in dir(type(part)) if not x.startswith("_")):
            query = getattr(part, name)
            if "quer" not in type(query).__module__.lower() and not type(query).__name__.endswith(
                "Queries"
            ):
                continue
            for method in (x for x in dir(type(query)) if not x.startswith("_")):
                call = getattr(query, method)
                if callable(call):
                    yield f"{area}.{name}.{method}", call, inspect.signature(call)


def _arguments(signature: inspect.Signature, group: str) -> dict[str, object] | None:
    """Plain arguments for a question about a group; None when it asks for something else."""
    given: dict[str, object] = {}
    for name, parameter in signature.parameters.items():
        if name in {"group", "group_id"}:
            given[name] = group
        elif parameter.default is not inspect.Parameter.empty:
            continue
        elif name in {"since", "start", "first"}:
            given[name] = OPENED
        elif name in {"until", "end", "last", "on", "day", "as_of", "month"}:
            given[name] = TODAY
        else:
            return None
    return given if {"group", "group_id"} & given.keys() else None


def test_no_query_about_one_group_tells_of_another(two: tuple[Money, str, set[str]]) -> None:
    money, other, hidden = two
    asked = 0
    for name, call, signature in _queries(money):
        given = _arguments(signature, money.group)
        if given is None or name == "bank.federation.totals":
            continue
        asked += 1
        found = list(_inside(call(**given)))  # type: ignore[operator]
        amounts = {abs(x) for x in found if isinstance(x, int) and not isinstance(x, bool)}
        texts = {x for x in found if isinstance(x, str)}
        assert SECRET not in amounts, name
        # The register of dues names the groups that owe them, and nothing else of theirs.
        own = set() if name == "bank.dues.register" else {other}
        assert not texts & (hidden | own), name
    assert asked >= 3


def test_the_other_group_s_own_queries_do_show_them(two: tuple[Money, str, set[str]]) -> None:
    """The walk above would pass over an empty book: here the same figures are found."""
    money, other, _ = two
    desk = money.desk().bank
    seen = {abs(x) for x in _inside(desk.lenders.register(other)) if isinstance(x, int)}
    assert SECRET in seen
    assert [row.bank for row in desk.accounts.accounts(other)] == [OTHER_BANK]


def test_a_federation_sees_totals_and_nobody_s_name(two: tuple[Money, str, set[str]]) -> None:
    money, other, hidden = two
    share = PayFederation(other, 5_00, TODAY, Resolved(number="4/2026"))
    bank = money.desk().bank.accounts.accounts(other)[0].id
    money.desk().bank.fund_work.pay_federation(
        dataclasses.replace(share, bank_id=bank), money.second()
    )
    empty = make_group(money, "Aam Dal", other, "AAM")
    make_group(money, "Far away", None, "FAR")
    found = money.desk().bank.federation.totals(money.group)
    rows = {row.group_id: row for row in found.groups}
    assert list(rows) == [other, empty]
    assert [row.level for row in found.groups] == [0, 1]
    assert not rows[empty].has_books
    row = rows[other]
    assert (row.bank, row.savings, row.in_federation) == (2 * SECRET - 5_00, SECRET, 5_00)
    assert (row.owed_outside, row.surplus, row.loans_out) == (SECRET, 0, 0)
    money.desk().ledger.setup.open(OpenBooks(empty, date(2026, 4, 1)))
    every = money.desk().bank.federation.totals(money.group)
    assert every.together == dataclasses.replace(row, group_id="", name="", locked_until=None)
    twice = dataclasses.replace(every, groups=(row, row, *found.groups[1:])).together
    assert (twice.bank, twice.savings, twice.owed_outside) == (2 * row.bank, 2 * SECRET, 2 * SECRET)
    texts = {x for x in _inside(found) if isinstance(x, str)}
    assert not texts & (hidden | {"Bina", money.person["Bina"]})
    before = money.desk().bank.federation.totals(money.group, date(2026, 4, 30))
    assert [one.bank for one in before.groups] == [0, 0]


def test_groups_to_choose_from_say_which_have_books(two: tuple[Money, str, set[str]]) -> None:
    money = two[0]
    make_group(money, "Aam Dal", None, "AAM")
    found = money.desk().bank.federation.choices()
    assert [(one.name, one.has_books) for one in found] == [
        ("Bakul Samiti", True),
        ("Kadam Dal", True),
        ("Aam Dal", False),
    ]
    assert {one.group_id: one.below for one in found}[money.group] == 1


def test_overdue_principal_of_a_member_group_is_seen_above_it(money: Money) -> None:
    """Bina got 6,000 in June; of ten instalments of 600 four are overdue in November."""
    above = make_group(money, "Star federation", None, "FED")
    with money.book.uow() as uow:
        group = uow.session.get(Group, money.group)
        assert group is not None
        group.parent_id = above
        uow.record("group.placed", subject="test")
        uow.commit()
    Lending(money).given()
    with money.book.uow() as uow:
        raise_due(money.entry(uow.session), money.group, date(2026, 10, 31))
        uow.record("demands.raised", subject="test")
        uow.commit()
    (row,) = money.desk().bank.federation.totals(above).groups
    assert (row.loans_out, row.overdue) == (6000_00, 4 * 600_00)
    assert money.desk().bank.federation.totals(above, date(2026, 7, 30)).groups[0].overdue == 0


def test_a_currency_has_three_letters(money: Money) -> None:
    other = make_group(money, "Kadam Dal", money.group, "KDM")
    setup = money.desk().ledger.setup
    for wrong in ("₹", "Rs", "R1N"):
        with pytest.raises(InputInvalid) as refused:
            setup.open(OpenBooks(other, OPENED, currency=wrong))
        assert refused.value.key == "choice-unknown"
        assert refused.value.params["field"] == "currency"
    setup.open(OpenBooks(other, OPENED, currency="bdt"))
    with money.book.read() as session:
        assert books_of(session, other).currency == "BDT"
