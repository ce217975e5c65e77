"""A group that saves in shares: a cycle, its shares, the share-out to the paisa."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from finance.ledger.balances import balance, cash_in_hand
from finance.ledger.commands import CancelEntry
from finance.rules.entries import EntryKind, Line
from finance.rules.share_out import Missing
from finance.savings.commands import (
    BuyShares,
    Grounds,
    OpenCycle,
    Paid,
    SetOff,
    SetTerms,
    ShareOutCycle,
)
from finance.savings.models import ShareOutRun
from finance.sheet.models import CashCount
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed
from tests.conftest import Scene

from .conftest import TODAY, Money, facts_of, make_money
from .lending import Lending
from .sheets import pieces_for
from .test_savings import refused

GROUNDS = Grounds(resolution_no="12/2026")
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


@pytest.fixture
def scene() -> Scene:
    """Open books of a group that saves in shares."""
    return Scene("money-shares", lambda book: facts_of(make_money(book, "vsla")))


@pytest.fixture
def shares(money: Money) -> Money:
    """The group saves in shares of 50 rupees since April."""
    money.desk().savings.cycles.open(
        OpenCycle(money.group, date(2026, 4, 1), date(2027, 3, 31), 50_00, 5)
    )
    return money


def buy(money: Money, on: date, **paid: int) -> None:
    rows = tuple(Paid(money.person[name], amount) for name, amount in paid.items())
    money.desk().savings.cycles.buy(BuyShares(money.group, on, rows))


def command(money: Money, **more: object) -> ShareOutCycle:
    facts: dict[str, object] = {"grounds": GROUNDS, "second": money.second(), **more}
    counted = facts.get("counted")
    if isinstance(counted, int):
        facts.setdefault("pieces", pieces_for(counted - counted % 100))
        facts.setdefault("counters", (money.person["Asha"], money.person["Bina"]))
    return ShareOutCycle(money.group, TODAY, **facts)  # type: ignore[arg-type]


def test_whole_shares_and_what_is_left_over(shares: Money) -> None:
    buy(shares, MAY, Asha=230_00, Bina=300_00)
    cycle = shares.desk().savings.found.cycle(shares.group)
    assert cycle is not None
    assert [n for _, n, _ in cycle.rows][:3] == [4, 5, 0]
    assert (cycle.shares, cycle.loan_fund, cycle.social) == (9, 450_00, 0)
    buy(shares, MAY, Asha=230_00, Champa=50_00)  # the meeting allows five: one more
    cycle = shares.desk().savings.found.cycle(shares.group)
    assert cycle is not None and cycle.shares == 11
    shares.desk().savings.accounts.set_terms(SetTerms(shares.group, left_over="social"))
    paid = (Paid(shares.person["Asha"], 70_00, 10_00),)
    shares.desk().savings.cycles.buy(BuyShares(shares.group, JUNE, paid))
    cycle = shares.desk().savings.found.cycle(shares.group)
    assert cycle is not None and (cycle.shares, cycle.social) == (12, 30_00)


def test_cycles_and_purchases_that_cannot_be(money: Money) -> None:
    cycles = money.desk().savings.cycles
    usual = OpenCycle(money.group, MAY, date(2027, 3, 31), 50_00)
    assert money.desk().savings.found.cycle(money.group) is None
    assert refused(lambda: cycles.open(replace(usual, ends_on=MAY))) == "cycle-days-wrong"
    assert refused(lambda: cycles.open(replace(usual, price=0))) == "share-price-wrong"
    assert refused(lambda: buy(money, MAY, Asha=50_00)) == "cycle-none"
    cycles.open(usual)
    assert refused(lambda: cycles.open(usual)) == "cycle-still-open"
    assert refused(lambda: buy(money, date(2026, 5, 3), Asha=50_00)) == "share-before-cycle"
    assert refused(lambda: buy(money, MAY, Asha=49_00)) == "share-nothing-paid"
    less = BuyShares(money.group, MAY, (Paid(money.person["Asha"], 50_00, -1),))
    assert refused(lambda: cycles.buy(less)) == "share-paid-wrong"


def test_a_cycle_is_shared_out_to_the_paisa(shares: Money) -> None:
    buy(shares, MAY, Asha=200_00, Bina=150_00, Champa=150_00)
    shares.receive(100_00, "4020", None, on_date=MAY)
    desk = shares.desk().savings
    seen = desk.found.share_out(command(shares, counted=None))
    assert seen.missing == (Missing.NOT_COUNTED,) and seen.pool.whole == 600_00
    act = desk.share_outs.share_out
    assert refused(lambda: act(command(shares, counted=None))) == "share-out-not-ready"
    assert refused(lambda: act(command(shares, counted=599_99))) == "share-out-not-ready"
    coarse = command(shares, counted=600_00, unit=7_00)
    assert refused(lambda: act(coarse)) == "share-residue"
    run = act(replace(coarse, residue="social")).id
    sheet = desk.found.share_out_sheet(run)
    assert [p.gross for _, p in sheet.rows] == [238_00, 182_00, 175_00]
    assert (sheet.pool, sheet.residue, sheet.residue_to, sheet.shares) == (
        595_00,
        5_00,
        "social",
        10,
    )
    with shares.book.read() as session:
        assert cash_in_hand(session, shares.group, fund="general") == 0
        assert balance(session, shares.group, "2040", fund="social") == -5_00
        for account in ("2030", "3020", "4020"):
            assert balance(session, shares.group, account) == 0
    assert refused(lambda: act(coarse)) == "cycle-none"
    assert [row[2] for row in desk.found.share_outs(shares.group)] == [595_00]
    cycle = desk.found.cycle(shares.group)
    assert cycle is not None and cycle.state == "shared"
    assert refused(lambda: desk.found.share_out_sheet("0" * 32)) == "share-out-unknown"


def test_the_cash_is_tied_to_a_count_of_notes(shares: Money) -> None:
    buy(shares, MAY, Asha=200_00, Bina=150_00)
    act = shares.desk().savings.share_outs.share_out
    for more, key in (
        ({"pieces": {}}, "count-differs"),
        ({"pieces": {200_00: 1, 100_00: 1}}, "count-differs"),
        ({"pieces": {175_00: 2}}, "denomination-unknown"),
        ({"counters": (shares.person["Asha"],) * 2}, "counters-two"),
        ({"counters": ()}, "counters-two"),
    ):
        assert refused(lambda more=more: act(command(shares, counted=350_00, **more))) == key
    act(command(shares, counted=350_00))
    with shares.book.read() as session:
        (count,) = session.scalars(select(CashCount))
        assert (count.sheet_id, count.counted) == (None, 350_00)
        assert count.pieces == "20000x1 10000x1 5000x1"


def test_a_cancelled_share_out_opens_the_cycle_again(shares: Money) -> None:
    buy(shares, MAY, Asha=200_00, Bina=150_00)
    desk = shares.desk()
    run = desk.savings.share_outs.share_out(command(shares, counted=350_00)).id
    with shares.book.read() as session:
        entry = session.get_one(ShareOutRun, run).entry_id
    cancel = desk.ledger.corrections.cancel
    back = cancel(CancelEntry(entry, "The count was wrong", shares.second())).id
    cycle = desk.savings.found.cycle(shares.group)
    assert cycle is not None and cycle.state == "open"
    assert desk.savings.found.share_outs(shares.group) == ()
    with shares.book.read() as session:
        assert balance(session, shares.group, "2030") == -350_00
    again = cancel(CancelEntry(back, "It was right", shares.second())).id
    cycle = desk.savings.found.cycle(shares.group)
    assert cycle is not None and cycle.state == "shared"
    assert [row[2] for row in desk.savings.found.share_outs(shares.group)] == [350_00]
    desk.savings.cycles.open(
        OpenCycle(shares.group, date(2026, 12, 1), date(2027, 11, 30), 50_00, 5)
    )
    late = CancelEntry(again, "Too late", shares.second())
    assert refused(lambda: cancel(late)) == "cycle-still-open"


def test_what_is_left_over_may_stay_in_the_box(shares: Money) -> None:
    buy(shares, MAY, Asha=200_00, Bina=150_00)
    shares.receive(3_50, "4020", None, on_date=MAY)
    bank = (Line("1020", 200_00, bank_id=shares.bank), Line("1010", -200_00))
    shares.post(shares.draft(EntryKind.CONTRA, bank))
    act = shares.desk().savings.share_outs.share_out
    run = act(command(shares, counted=153_50, unit=100, residue="carry")).id
    sheet = shares.desk().savings.found.share_out_sheet(run)
    assert sum(p.net for _, p in sheet.rows) == 353_00 and sheet.residue == 50
    with shares.book.read() as session:
        assert cash_in_hand(session, shares.group) == 50
        assert balance(session, shares.group, "1020", bank_id=shares.bank) == 0
        assert balance(session, shares.group, "3020") == -50


def test_loans_are_set_off_or_carried_over(shares: Money) -> None:
    buy(shares, MAY, Asha=250_00, Bina=250_00, Champa=250_00)
    lending = Lending(shares)  # brings 20,000 rupees of Asha's savings into the box
    loan = lending.given(amount=200_00, instalments=2)
    desk = shares.desk().savings
    seen = desk.found.share_out(command(shares, counted=None))
    assert Missing.OTHER_CLAIMS in seen.missing and Missing.LOAN_UNDECIDED in seen.missing
    shares.pay(2_000_000, "2010", member="Asha", reason="her own savings back")
    [owed] = desk.found.share_out(command(shares, counted=None)).loans
    assert (owed.principal, owed.interest) == (200_00, 16_00)
    cash = 550_00
    act = desk.share_outs.share_out
    too_much = command(shares, counted=cash, set_offs=(SetOff(loan, 200_00, 16_01),))
    assert refused(lambda: act(too_much)) == "payment-above-owed"
    unknown = command(shares, counted=cash, set_offs=(SetOff("0" * 32, 1),))
    assert refused(lambda: act(unknown)) == "set-off-unknown-loan"
    in_full = command(shares, counted=cash, set_offs=(SetOff(loan, owed.principal, owed.interest),))
    seen = desk.found.share_out(in_full)
    assert seen.missing == () and seen.pool.whole == 766_00 and seen.net == cash
    assert [p.net for p in seen.payouts] == [255_34, 39_33, 255_33]
    act(in_full)
    with shares.book.read() as session:
        assert balance(session, shares.group, "1110") == 0
        assert cash_in_hand(session, shares.group) == 0
        assert balance(session, shares.group, "3020") == 0
    assert lending.card(loan).row.state == "closed"


def test_a_loan_above_the_payout_stands_against_it(shares: Money) -> None:
    buy(shares, MAY, Asha=250_00, Bina=50_00)
    shares.receive(1_00, "4020", None, on_date=MAY)
    lending = Lending(shares)
    loan = lending.given(amount=200_00, instalments=2)
    shares.pay(2_000_000, "2010", member="Asha", reason="her own savings back")
    desk = shares.desk().savings
    both = command(shares, counted=101_00, set_offs=(SetOff(loan, 200_00),))
    assert desk.found.share_out(both).too_much == {shares.person["Bina"]: (14983, 5017)}
    assert refused(lambda: desk.share_outs.share_out(both)) == "share-set-off-above"
    carried = command(shares, counted=101_00, carried=frozenset({loan}))
    desk.share_outs.share_out(carried)
    with shares.book.read() as session:
        assert balance(session, shares.group, "1110") == 200_00
        assert balance(session, shares.group, "3020") == -200_00


def test_money_that_makes_no_share_is_found(shares: Money) -> None:
    lines = (Line("1010", 10_00), Line("2030", -10_00, shares.person["Asha"]))
    shares.post(shares.draft(EntryKind.RECEIPT, lines))
    seen = shares.desk().savings.found
    assert refused(lambda: seen.share_out(command(shares, counted=0))) == "share-money-odd"


def test_only_the_treasurer_shares_out(shares: Money) -> None:
    for role in Role:
        if role is Role.TREASURER:
            continue
        savings = shares.desk(role).savings
        with pytest.raises(NotAllowed):
            savings.share_outs.share_out(command(shares, counted=0))
        with pytest.raises(NotAllowed):
            savings.cycles.buy(BuyShares(shares.group, MAY, ()))
        with pytest.raises(NotAllowed):
            savings.cycles.open(OpenCycle(shares.group, MAY, TODAY, 1))
