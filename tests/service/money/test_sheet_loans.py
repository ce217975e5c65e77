"""Loans, shares and recorded meetings on the collection sheet, on a real vault."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from finance.ledger.balances import balance, loan_balances
from finance.ledger.commands import CorrectEntry, OpenBooks
from finance.ledger.models import LedgerEntry
from finance.ledger.service_corrections import standing_lines
from finance.loans.models import Demand, Loan
from finance.rules.entries import EntryKind, Line, net
from finance.rules.loans.allocation import DemandKind
from finance.rules.sheet import Column, Mark
from finance.sheet.commands import CloseSheet, OpenSheet
from finance.sheet.content import PaymentContent, PaymentKind
from governance.models import Attendance, Meeting
from sr_board.base.errors import RuleBroken
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership
from sr_board.people.records import search_key
from tests.conftest import START
from ui.money.sheet.sitting import Sitting

from .conftest import OPENED, Money
from .lending import Lending
from .sheets import closed, counted, lines_of_entries, marked, sitting

GIVEN = START.date()
DECEMBER, JANUARY, FEBRUARY, MARCH = (
    date(2026, 12, 22),
    date(2027, 1, 22),
    date(2027, 2, 22),
    date(2027, 3, 22),
)


def test_a_missed_instalment_is_made_up_with_an_advance(money: Money) -> None:
    """Scenario S03 through three sheets: fine 10, interest 216, principal 1,274, left 4,126."""
    lending = Lending(money)
    loan = lending.given(on=GIVEN, first_due=DECEMBER)
    bina = money.person["Bina"]
    lending.at(DECEMBER)
    first = sitting(money, DECEMBER)
    assert (first.due(bina).due(Column.PRINCIPAL), first.due(bina).due(Column.INTEREST)) == (
        60000,
        12000,
    )
    first.all_paid()
    closed(money, first)
    lending.at(JANUARY)
    second = sitting(money, JANUARY)
    marked(second, Bina=Mark.ABSENT)
    second.all_paid()
    closed(money, second)
    lending.at(FEBRUARY)
    third = sitting(money, FEBRUARY)
    due = third.due(bina)
    assert [due.due(column) for column in (Column.FINE, Column.INTEREST, Column.PRINCIPAL)] == [
        1000,
        21600,
        120000,
    ]
    third.all_paid()
    third.type_amount(bina, Column.PRINCIPAL, 127400)
    assert third.type_amount(bina, Column.PRINCIPAL, 127400) is None
    closed(money, third)
    with money.book.read() as session:
        assert loan_balances(session, money.group)[loan] == 412600
    lending.at(MARCH)
    fourth = sitting(money, MARCH)
    assert fourth.due(bina).due(Column.INTEREST) == 8300


def test_a_granted_loan_goes_out_at_the_meeting_and_is_due_at_the_next(money: Money) -> None:
    lending = Lending(money)
    loan = lending.decided(200000, 10, "Kajal")
    lending.at(DECEMBER)
    sheet = sitting(money, DECEMBER)
    sheet.all_paid()
    granted = sheet.view.granted[0]
    assert (granted.loan_id, granted.amount, granted.resolution_no) == (loan, 200000, "9/2026")
    sheet.add_payment(
        PaymentContent(
            new_id(),
            PaymentKind.LOAN,
            200000,
            payee_id=granted.person_id,
            loan_id=loan,
            resolution_no=granted.resolution_no,
        )
    )
    closed(money, sheet)
    kind, sums = lines_of_entries(money)[-1]
    assert (kind, sums) == ("loan_out", {"1110": 200000, "1010": -200000})
    lending.at(JANUARY)
    after = sitting(money, JANUARY)
    assert after.due(money.person["Kajal"]).due(Column.PRINCIPAL) == 20000


def test_closing_after_the_second_person_saw_other_payments_asks_her_again(money: Money) -> None:
    """The approval binds to what was shown: the posting keeps the hash of the content."""
    lending = Lending(money)
    loan = lending.decided(200000, 10, "Kajal")
    lending.at(DECEMBER)
    sheet = sitting(money, DECEMBER)
    sheet.all_paid()
    wrong = PaymentContent(new_id(), PaymentKind.LOAN, 150000, loan_id=loan, resolution_no="9/2026")
    sheet.add_payment(wrong)
    content = counted(money, sheet)
    command = CloseSheet(sheet.view.id, content, money.second())
    with pytest.raises(RuleBroken) as other:
        money.desk().sheet_closing.close(command)
    assert other.value.key == "sheet-loan-changed"


def _recorded_meeting(money: Money) -> str:
    """A meeting of today in the minutes: Asha came at the start, Bina later, Champa sent word."""
    meeting, opened = new_id(), datetime(2026, 11, 22, 9, tzinfo=UTC)
    stamp = {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    with money.book.uow() as uow:
        uow.session.add(
            Meeting(
                id=meeting,
                group_id=money.group,
                year=2026,
                number=7,
                type="ordinary",
                planned_at=opened,
                offset_minutes=330,
                status="open",
                opened_at=opened,
                **stamp,
            )
        )
        uow.session.flush()
        stays = (("Asha", "present", 0), ("Bina", "present", 20), ("Champa", "apology", 0))
        for name, kind, minutes in stays:
            came = opened.replace(minute=minutes) if kind == "present" else None
            uow.session.add(
                Attendance(
                    id=new_id(),
                    meeting_id=meeting,
                    person_id=money.person[name],
                    kind=kind,
                    came_at=came,
                    **stamp,
                )
            )
        uow.record("meeting.opened", subject="test")
        uow.commit()
    return meeting


def test_attendance_comes_from_the_recorded_meeting(money: Money) -> None:
    meeting = _recorded_meeting(money)
    sheet = sitting(money)
    assert sheet.view.meeting_id == meeting
    assert sheet.view.from_minutes
    marks = {row.member.name: row.mark for row in sheet.rows()}
    assert [marks[name] for name in ("Asha", "Bina", "Champa", "Noor")] == [
        Mark.PRESENT,
        Mark.LATE,
        Mark.LEAVE,
        Mark.ABSENT,
    ]
    sheet.all_paid()
    closed(money, sheet)
    again = money.desk().sheet_work.open(OpenSheet(money.group, sheet.view.on_date, meeting))
    assert again.id == sheet.view.id


def _in_shares(money: Money) -> str:
    """A second group of Asha and Bina that saves in shares of 5.00, at most 5 a meeting."""
    group, stamp = new_id(), {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    with money.book.uow() as uow:
        uow.session.add(
            Group(
                id=group,
                kind="shg",
                code="SHR",
                name="Shares",
                search_key=search_key("Shares"),
                status="active",
                **stamp,
            )
        )
        uow.session.flush()
        for number, name in enumerate(("Asha", "Bina", "Malati"), start=1):
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=money.person[name],
                    group_id=group,
                    number=number,
                    member_class="full",
                    status="active",
                    joined=date(2024, 1, 1),
                    **stamp,
                )
            )
        uow.record("group.added", subject="test")
        uow.commit()
    setup = money.desk().ledger.setup
    setup.open(OpenBooks(group, OPENED, mode="vsla", share_price=500, max_shares=5))
    return group


def test_shares_and_the_social_fund_stand_in_their_own_columns(money: Money) -> None:
    group = _in_shares(money)
    desk = money.desk()
    day = START.date()
    view = desk.sheets.sheet(desk.sheet_work.open(OpenSheet(group, day)).id)
    assert view.columns[:2] == (Column.SHARES, Column.SOCIAL)
    sheet = Sitting(view)
    asha = money.person["Asha"]
    assert sheet.type_amount(asha, Column.SHARES, 2000) is None
    assert sheet.type_amount(asha, Column.SOCIAL, 200) is None
    closed(money, sheet)
    with money.book.read() as session:
        assert balance(session, group, "2030", member_id=asha) == -2000
        assert balance(session, group, "2040", fund="social") == -200
        assert balance(session, group, "1010", fund="social") == 200
        kinds = {row.kind for row in session.query(Demand).filter(Demand.group_id == group)}
        assert DemandKind.SAVINGS.value not in kinds


def test_money_kept_for_a_member_pays_what_the_next_meeting_asks(money: Money) -> None:
    """6,000 over 10 at 2 %: 720 is due, 1,320 comes; the 600 kept pays interest 108, then 492."""
    lending = Lending(money)
    loan = lending.given(on=GIVEN, first_due=DECEMBER)
    bina = money.person["Bina"]
    lending.at(DECEMBER)
    first = sitting(money, DECEMBER)
    first.all_paid()
    assert first.type_amount(bina, Column.PRINCIPAL, 120000) is not None
    first.take_advance("hold")
    assert (first.view.recall.lent, first.lent()) == (600000, 540000)
    done = closed(money, first)
    again = Sitting(money.desk().sheets.sheet(done.id))
    assert (again.view.recall.lent, again.lent()) == (600000, 540000)
    assert again.view.recall.savings == first.view.recall.savings
    with money.book.read() as session:
        assert loan_balances(session, money.group)[loan] == 540000
        assert balance(session, money.group, "2210", member_id=bina) == -60000
    lending.at(JANUARY)
    second = sitting(money, JANUARY)
    due = second.due(bina)
    assert (due.due(Column.INTEREST), due.due(Column.PRINCIPAL)) == (0, 10800)
    assert (due.lent, due.loans[0].kept) == (490800, 60000)
    second.all_paid()
    assert second.lent() == 480000
    done = closed(money, second)
    assert Sitting(money.desk().sheets.sheet(done.id)).lent() == 480000
    with money.book.read() as session:
        assert loan_balances(session, money.group)[loan] == 480000
        assert balance(session, money.group, "2210", member_id=bina) == 0
    lending.at(FEBRUARY)
    third = sitting(money, FEBRUARY)
    asked = third.due(bina)
    assert (asked.due(Column.INTEREST), asked.due(Column.PRINCIPAL)) == (9600, 60000)
    assert asked.due(Column.FINE) == 0


def _corrected(money: Money, kind: EntryKind, change: dict[tuple[str, str], int]) -> None:
    """The last entry of a kind with other amounts: (name, account) to paise more (credit < 0)."""
    with money.book.read() as session:
        row = session.scalars(
            select(LedgerEntry).where(LedgerEntry.kind == kind).order_by(LedgerEntry.seq.desc())
        ).first()
        assert row is not None
        lines, ref = list(standing_lines(session, row)), row.id
    more = [Line(account, a, money.person[name]) for (name, account), a in change.items()]
    cash = Line("1010", -sum(change.values())) if sum(change.values()) else None
    right = net((*lines, *more, *([cash] if cash else [])))
    work = money.desk().ledger.corrections
    work.correct(CorrectEntry(ref, right, "It was hers", money.second()))


def _demands(money: Money, name: str) -> dict[tuple[str, str], tuple[int, str]]:
    """What was asked of a member, by kind and rule: what is paid, and how it stands."""
    with money.book.read() as session:
        rows = session.scalars(select(Demand).where(Demand.member_id == money.person[name]))
        return {(row.kind, row.rule): (row.paid, row.state) for row in rows}


def test_a_corrected_sheet_divides_savings_and_fines_anew(money: Money) -> None:
    """Savings of 50 were booked to Asha instead of Noor, a fine of 10 to Bina that was Noor's."""
    sheet = sitting(money)
    sheet.all_paid()
    asha, bina, noor = (money.person[name] for name in ("Asha", "Bina", "Noor"))
    assert sheet.type_amount(noor, Column.SAVINGS, 0) is None
    assert sheet.type_amount(bina, Column.FINE, 1000) is None
    closed(money, sheet)
    saved, fined = ("savings", "savings"), ("fine", "meeting")
    assert _demands(money, "Noor") == {saved: (0, "open")}
    change = {("Asha", "2010"): 5000, ("Noor", "2010"): -5000}
    _corrected(money, EntryKind.MEETING, change)
    assert _demands(money, "Asha") == {saved: (0, "open")}
    assert _demands(money, "Noor") == {saved: (5000, "paid")}
    assert _demands(money, "Champa") == {saved: (5000, "paid")}
    assert _demands(money, "Bina")[fined] == (1000, "paid")
    change = {("Bina", "4020"): 1000, ("Noor", "4020"): -1000}
    _corrected(money, EntryKind.MEETING, change)
    assert _demands(money, "Bina")[fined] == (0, "cancelled")
    assert _demands(money, "Noor") == {saved: (5000, "paid")}
    with money.book.read() as session:
        assert balance(session, money.group, "4020", member_id=noor) == -1000
        assert balance(session, money.group, "2010", member_id=asha) == 0


def test_a_corrected_sheet_keeps_fines_of_loans_and_what_was_kept(money: Money) -> None:
    """Bina missed an instalment; the fine of 10 is paid later, and 600 is kept for her."""
    lending = Lending(money)
    loan = lending.given(on=GIVEN, first_due=DECEMBER)
    bina = money.person["Bina"]
    lending.at(DECEMBER)
    first = sitting(money, DECEMBER)
    marked(first, Bina=Mark.ABSENT)
    first.all_paid()
    closed(money, first)
    lending.at(JANUARY)
    second = sitting(money, JANUARY)
    second.all_paid()
    second.type_amount(bina, Column.PRINCIPAL, 180000)
    second.take_advance("hold")
    closed(money, second)
    _corrected(money, EntryKind.MEETING, {("Asha", "2010"): 5000, ("Noor", "2010"): -5000})
    found = _demands(money, "Bina")
    assert found["fine", "late"] == (1000, "paid")
    with money.book.read() as session:
        assert session.get_one(Loan, loan).held == 60000
        assert loan_balances(session, money.group)[loan] == 480000
    _corrected(money, EntryKind.MEETING, {("Bina", "2210"): 10000, ("Noor", "2020"): -10000})
    with money.book.read() as session:
        assert session.get_one(Loan, loan).held == 50000
