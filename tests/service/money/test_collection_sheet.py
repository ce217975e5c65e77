"""The collection sheet from opening to the lock, on a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from finance.ledger.balances import balance, cash_in_hand, member_savings
from finance.loans.models import Demand
from finance.rules.sheet import Column, Mark, RowState
from finance.sheet.commands import (
    CloseSheet,
    CountSheet,
    DropSheet,
    OpenSheet,
    SaveSheet,
    SetSheetRules,
)
from finance.sheet.content import BankContent, PaymentKind
from finance.sheet.models import AttendanceMoney, CashCount, SheetLine
from finance.sheet.views import SheetState
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken

from .conftest import TODAY, Money
from .sheets import begun, closed, counted, expense, lines_of_entries, marked, sitting

CHAIN = 16


@pytest.fixture
def opened(money: Money) -> Money:
    """The box holds 1,200 and a late member pays 5, as in scenario S01."""
    money.receive(120000, "3020", None, on_date=TODAY - timedelta(days=7))
    money.desk().sheet_work.set_rules(SetSheetRules(money.group, late_fine=500))
    return money


def test_ten_members_pay_and_two_are_late(opened: Money) -> None:
    """Scenario S01 to the paisa: 510 received, 1,710 in the box, one balanced entry."""
    sheet = sitting(opened)
    marked(sheet, Farida=Mark.LATE, Lakshmi=Mark.LATE)
    sheet.all_paid()
    assert (sheet.totals().received, sheet.box().must) == (51000, 171000)
    done = closed(opened, sheet)
    assert lines_of_entries(opened)[1:] == [
        ("meeting", {"1010": 51000, "2010": -50000, "4020": -1000})
    ]
    view = opened.desk().sheets.sheet(done.id)
    assert view.state is SheetState.CLOSED
    assert len(view.code.replace(" ", "")) == CHAIN
    with opened.book.read() as session:
        assert cash_in_hand(session, opened.group) == 171000
        saved = member_savings(session, opened.group)
        assert {both for both in saved.values()} == {(5000, 0)}
        count = session.scalars(select(CashCount)).one()
        assert (count.pieces, count.counted, count.difference) == (
            "50000x3 20000x1 1000x1",
            171000,
            0,
        )
        marks = session.scalars(select(AttendanceMoney.mark)).all()
        assert sorted(marks) == ["late"] * 2 + ["present"] * 8
        lines = session.scalars(select(SheetLine.amount)).all()
        assert sum(lines) == 51000
        assert {row.state for row in session.scalars(select(Demand))} == {"paid"}


def test_recording_twice_changes_nothing(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    done = closed(opened, sheet)
    acts, entries = opened.book.acts(), lines_of_entries(opened)
    again = opened.desk().sheet_closing.close(CloseSheet(done.id, sheet.content))
    assert again.id == done.id
    assert (opened.book.acts(), lines_of_entries(opened)) == (acts, entries)
    assert opened.desk().sheet_work.open(OpenSheet(opened.group, TODAY)).id == done.id


def test_everything_of_the_meeting_is_posted_in_its_order(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    sheet.add_payment(expense(2000))
    sheet.add_bank(BankContent("b", opened.bank, 100000, "slip 12"))
    closed(opened, sheet, off=-1000, reason="A note of ten was torn")
    kinds = [kind for kind, _ in lines_of_entries(opened)[1:]]
    assert kinds == ["meeting", "payment", "contra", "contra"]
    assert lines_of_entries(opened)[-1][1] == {"1010": -1000, "1030": 1000}
    with opened.book.read() as session:
        assert balance(session, opened.group, "1030") == 1000
        assert cash_in_hand(session, opened.group) == 120000 + 50000 - 2000 - 100000 - 1000


def test_money_fetched_from_the_bank_pays_what_the_box_alone_could_not(opened: Money) -> None:
    bank = opened.bank

    first = sitting(opened)
    first.all_paid()
    first.add_bank(BankContent("b", bank, 165000))
    closed(opened, first)
    second = sitting(opened, TODAY)
    assert second.view.state is SheetState.CLOSED
    opened.book.clock.set(opened.book.clock.now() + timedelta(days=7))
    later = sitting(opened, TODAY + timedelta(days=7))
    later.add_bank(BankContent("c", bank, -100000))
    later.add_payment(expense(90000))
    closed(opened, later)
    kinds = [kind for kind, _ in lines_of_entries(opened)[-2:]]
    assert kinds == ["contra", "payment"]


def test_what_is_missing_stays_asked_for_and_shows_at_the_next_meeting(opened: Money) -> None:
    sheet = sitting(opened)
    marked(sheet, Noor=Mark.ABSENT)
    sheet.all_paid()
    noor = opened.person["Noor"]
    assert sheet.row(noor).state is RowState.DUE
    closed(opened, sheet)
    opened.book.clock.set(opened.book.clock.now() + timedelta(days=7))
    after = sitting(opened, TODAY + timedelta(days=7))
    assert after.due(noor).due(Column.SAVINGS) == 10000
    after.all_paid()
    closed(opened, after)
    with opened.book.read() as session:
        assert member_savings(session, opened.group)[noor] == (10000, 0)


def test_money_that_was_sent_needs_the_person_who_brought_it(opened: Money) -> None:
    sheet = sitting(opened)
    noor = opened.person["Noor"]
    marked(sheet, Noor=Mark.ABSENT)
    asked = sheet.type_amount(noor, Column.SAVINGS, 5000)
    assert asked is not None
    assert asked.kind == "absent"
    assert not sheet.sent_with(noor, noor)
    assert sheet.sent_with(noor, opened.person["Bina"])
    assert sheet.row(noor).state is RowState.SENT
    closed(opened, sheet)
    with opened.book.read() as session:
        row = session.scalars(
            select(AttendanceMoney).where(AttendanceMoney.member_id == noor)
        ).one()
        assert (row.mark, row.sent_with) == ("absent", opened.person["Bina"])


def test_every_refusal_leaves_what_was_typed(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    sheet.add_payment(expense(2000))
    content = counted(opened, sheet)
    desk = opened.desk()
    with pytest.raises(RuleBroken) as alone:
        desk.sheet_closing.close(CloseSheet(sheet.view.id, content))
    assert alone.value.key == "second-person-missing"
    desk.sheet_work.save(SaveSheet(sheet.view.id, content))
    wrong = replace(content, pieces={50000: 1}, reason="")
    with pytest.raises(RuleBroken) as differs:
        desk.sheet_closing.close(CloseSheet(sheet.view.id, wrong, opened.second()))
    assert differs.value.key == "count-differs"
    alone_counting = replace(content, counters=(opened.person["Bina"], opened.person["Bina"]))
    with pytest.raises(InputInvalid) as one:
        desk.sheet_work.count(CountSheet(sheet.view.id, alone_counting))
    assert one.value.key == "counters-two"
    assert desk.sheets.sheet(sheet.view.id).content == content
    assert len(lines_of_entries(opened)) == 1


def test_after_a_power_cut_the_sheet_opens_where_it_stood(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.type_amount(opened.person["Asha"], Column.SAVINGS, 5000)
    sheet.go(2)
    opened.desk().sheet_work.save(SaveSheet(sheet.view.id, sheet.content))
    opened.book.engine.dispose()
    again = opened.desk().sheets.sheet(sheet.view.id)
    assert again.content == sheet.content
    assert (again.content.step, again.state) == (2, SheetState.OPEN)


def test_a_power_cut_while_posting_leaves_all_or_nothing(
    opened: Money, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    sheet.add_payment(expense(2000))
    content = counted(opened, sheet)
    command = CloseSheet(sheet.view.id, content, opened.second())
    closing = opened.desk().sheet_closing

    class Gone(Exception):
        """The lights went out."""

    def cut(*_: object) -> str:
        raise Gone

    for place in ("_code", "set_meeting_lock", "_write_attendance"):
        with monkeypatch.context() as patch:
            patch.setattr(f"finance.sheet.service_close.{place}", cut)
            with pytest.raises(Gone):
                closing.close(command)
        assert len(lines_of_entries(opened)) == 1
        assert opened.desk().sheets.sheet(sheet.view.id).state is SheetState.OPEN
    closing.close(command)
    assert [kind for kind, _ in lines_of_entries(opened)[1:]] == ["meeting", "payment"]


def test_what_was_counted_is_open_again_when_an_amount_changes(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    desk, content = opened.desk(), counted(opened, sheet)
    desk.sheet_work.count(CountSheet(sheet.view.id, content))
    assert desk.sheets.sheet(sheet.view.id).state is SheetState.COUNTED
    desk.sheet_work.save(SaveSheet(sheet.view.id, replace(content, step=7)))
    assert desk.sheets.sheet(sheet.view.id).state is SheetState.COUNTED
    changed = content.with_row(content.row(opened.person["Asha"]).with_amount(Column.OTHER, 100))
    desk.sheet_work.save(SaveSheet(sheet.view.id, changed))
    assert desk.sheets.sheet(sheet.view.id).state is SheetState.OPEN


def test_days_on_which_no_sheet_can_begin(opened: Money) -> None:
    work = opened.desk().sheet_work
    with pytest.raises(RuleBroken) as future:
        work.open(OpenSheet(opened.group, TODAY + timedelta(days=1)))
    assert future.value.key == "money-date-in-future"
    with pytest.raises(RuleBroken) as early:
        work.open(OpenSheet(opened.group, TODAY.replace(year=2020)))
    assert early.value.key == "before-opening"
    sheet = sitting(opened)
    with pytest.raises(RuleBroken) as waiting:
        work.open(OpenSheet(opened.group, TODAY - timedelta(days=1)))
    assert waiting.value.key == "sheet-still-open"
    sheet.all_paid()
    closed(opened, sheet)
    with pytest.raises(RuleBroken) as before:
        work.open(OpenSheet(opened.group, TODAY - timedelta(days=1)))
    assert before.value.key == "date-before-meeting"
    special = work.open(OpenSheet(opened.group, TODAY, again=True))
    assert opened.desk().sheets.sheet(special.id).number == 2


def test_a_closed_sheet_is_final(opened: Money) -> None:
    sheet = sitting(opened)
    sheet.all_paid()
    done = closed(opened, sheet)
    work = opened.desk().sheet_work
    for act in (
        lambda: work.save(SaveSheet(done.id, sheet.content)),
        lambda: work.count(CountSheet(done.id, sheet.content)),
        lambda: work.drop(DropSheet(done.id)),
    ):
        with pytest.raises(RuleBroken) as final:
            act()
        assert final.value.key == "sheet-closed"
    for table in ("meeting_money", "sheet_line", "cash_count", "attendance_money"):
        with pytest.raises(DatabaseError, match="record is final"):
            opened.sql(f"DELETE FROM {table}")


def test_a_sheet_begun_by_mistake_is_thrown_away(opened: Money) -> None:
    view = begun(opened)
    opened.desk().sheet_work.drop(DropSheet(view.id))
    assert opened.desk().sheets.list() == ()
    with pytest.raises(NotFound) as gone:
        opened.desk().sheets.sheet(view.id)
    assert gone.value.key == "money-sheet-unknown"


def test_what_cannot_be_paid_is_refused_before_it_is_taken(opened: Money) -> None:
    from finance.sheet.paying import check_payment

    view = begun(opened)
    content = view.content
    for payment, key in (
        (expense(0), "amount-missing"),
        (expense(1000, resolution_no=""), "resolution-missing"),
        (expense(120001), "payment-above-cash"),
        (expense(120001, kind=PaymentKind.LOAN), "loan-above-cash"),
        (
            expense(
                100,
                kind=PaymentKind.WITHDRAWAL,
                account="2010",
                payee_id=opened.person["Asha"],
            ),
            "savings-negative",
        ),
    ):
        with pytest.raises((RuleBroken, InputInvalid)) as refused:
            check_payment(view, content, payment)
        assert refused.value.key == key
    with pytest.raises(RuleBroken) as herself:
        check_payment(view, content, expense(100, payee_id=opened.person["Malati"]))
    assert herself.value.key == "payee-confirms"
    check_payment(view, content, expense(120000))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TREASURER])
def test_only_those_who_prepare_write_a_sheet(opened: Money, role: Role) -> None:
    view = begun(opened)
    desk = opened.desk(role)
    for act in (
        lambda: desk.sheet_work.open(OpenSheet(opened.group, TODAY)),
        lambda: desk.sheet_work.save(SaveSheet(view.id, view.content)),
        lambda: desk.sheet_work.count(CountSheet(view.id, view.content)),
        lambda: desk.sheet_work.drop(DropSheet(view.id)),
        lambda: desk.sheet_closing.close(CloseSheet(view.id, view.content)),
    ):
        with pytest.raises(NotAllowed):
            act()
    reads = role in (Role.SECRETARY, Role.CHAIR, Role.BOARD_MEMBER, Role.AUDITOR)
    if reads:
        assert desk.sheets.sheet(view.id).id == view.id
    else:
        for look in (lambda: desk.sheets.sheet(view.id), desk.sheets.list, desk.sheets.groups):
            with pytest.raises(NotAllowed):
                look()
    if role is Role.ADMINISTRATOR:
        desk.sheet_work.set_rules(SetSheetRules(opened.group, late_fine=700))
    else:
        with pytest.raises(NotAllowed):
            desk.sheet_work.set_rules(SetSheetRules(opened.group, late_fine=700))
