"""What is read quickly (totals of months, indexes of a time) is what adding everything up gives.

Books of chance: entries, cancellations and corrections on many days; demands, payments and waivers
with what was taken back. Every figure is reckoned again from the bare rows, for many days.
"""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from finance.ledger.balances import (
    balance,
    loan_balances,
    member_savings,
    money_held,
    turnover,
)
from finance.ledger.commands import AddFund, CancelEntry
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.loans.models import Allocation, Demand, DemandWaiver, Loan
from finance.loans.registers import dcb_lines, late_since
from finance.reports.queries_members import _savings
from finance.reports.reading import BookWanted
from finance.reports.statement_loading import closing_between, entry_facts
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.dcb import Dcb, Movement, dcb
from finance.rules.loans.states import demand_state

from .conftest import NAMES, OPENED, TODAY, Money
from .lending import Lending

SPAN = (TODAY - OPENED).days
DAYS = [OPENED + timedelta(days=n) for n in range(0, SPAN + 1, 9)]
PERIODS = [(first, last) for first in DAYS[::3] for last in DAYS[1::4] if first <= last]


def some_day(rng: random.Random) -> date:
    """Any day of the books; the ends of months are as likely as all other days."""
    day = OPENED + timedelta(days=rng.randrange(SPAN))
    return day if rng.random() < 0.5 else min(day.replace(day=28), TODAY)


def kept(money: Money, seed: int) -> None:
    """Some entries of chance, a few of them cancelled, and a cancellation cancelled."""
    rng = random.Random(seed)
    money.desk().ledger.setup.add_fund(AddFund(money.group, "cif", "cif"))
    posted = []
    for _ in range(14):
        member, day = money.person[rng.choice(NAMES)], some_day(rng)
        fund = rng.choice(["general", "general", "cif"])
        amount, part = rng.randrange(2, 90_000), rng.choice(["1010", "1020"])
        bank = money.bank if part == "1020" else None
        code = rng.choice(["2010", "2010", "2020", "4020", "4050"])
        who = member if code[0] == "2" else None
        less = rng.randrange(1, amount)
        lines = (
            Line(part, amount, fund=fund, bank_id=bank),
            Line(code, -less, who, fund=fund),
            Line("4020", less - amount, member, fund=fund),
        )
        posted.append(money.post(money.draft(EntryKind.RECEIPT, lines, day)))
    undone = [cancelled(money, ref) for ref in posted[::5]]
    cancelled(money, undone[0])


def cancelled(money: Money, entry: str) -> str:
    """The entry that cancels one."""
    command = CancelEntry(entry, "by chance", money.second())
    return str(money.desk().ledger.corrections.cancel(command).id)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_quick_sums_are_plain_sums(money: Money, seed: int) -> None:
    kept(money, seed)
    group = money.group
    with money.book.read() as session:
        rows = session.scalars(select(LedgerPosting)).all()
        kinds = {row.id: row for row in session.scalars(select(LedgerEntry))}

        def plain(until: date, **key: str) -> int:
            return sum(
                row.amount
                for row in rows
                if row.on_date <= until and all(getattr(row, k) == v for k, v in key.items())
            )

        for day in DAYS:
            for code in ("1010", "1020", "2010", "4020"):
                assert balance(session, group, code, until=day) == plain(day, account=code)
                for more in ({"fund": "cif"}, {"bank_id": money.bank}):
                    found = balance(session, group, code, until=day, **more)  # type: ignore[arg-type]
                    assert found == plain(day, account=code, **more)
            saved = member_savings(session, group, day)
            for member in (money.person[name] for name in NAMES):
                both = tuple(-plain(day, account=c, member_id=member) for c in ("2010", "2020"))
                assert saved.get(member, (0, 0)) == both
            held = money_held(session, group, day)
            assert held[""] == plain(day, account="1010")
            assert held.get(money.bank, 0) == plain(day, bank_id=money.bank)
        for first, last in PERIODS:
            moved: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
            for row in rows:
                if first <= row.on_date <= last:
                    moved[row.account, row.fund][0 if row.amount > 0 else 1] += abs(row.amount)
            found = turnover(session, group, first, last)
            assert {key: list(both) for key, both in found.items() if any(both)} == moved
            wanted = BookWanted(group, first, last)
            for line in _savings(session, wanted):
                own = {"member_id": line.member_id}
                before = first - timedelta(days=1)
                sums = [
                    plain(d, account=c, **own) for d in (before, last) for c in ("2010", "2020")
                ]
                assert (line.opening, line.closing) == (-sum(sums[:2]), -sum(sums[2:]))
            assert closing_between(session, group, first, last) == {}
            money_rows = [r for r in rows if r.account in ("1010", "1020")]
            told = sum(
                leg.amount
                for fact in entry_facts(session, wanted)
                if first <= fact.on_date <= last
                for leg in fact.legs
                if leg.account in ("1010", "1020")
            )
            in_time = [r for r in money_rows if first <= r.on_date <= last]
            assert told == sum(r.amount for r in in_time)
        assert {kinds[row.entry_id].state for row in rows} == {"posted"}


# -- demands ---------------------------------------------------------------------------------------


def owed(money: Money, loans: list[str], seed: int) -> None:
    """Demands of chance: paid in parts, taken back, forgiven, cancelled; of savings and loans."""
    rng = random.Random(seed)
    with money.book.uow() as uow:
        stamp = money.entry(uow.session).new
        for _ in range(60):
            loan = rng.choice([*loans, None])
            kind = rng.choice(["principal", "interest", "fine"]) if loan else "savings"
            due, amount = some_day(rng), rng.randrange(1, 900)
            row = Demand(
                **stamp(), group_id=money.group, member_id=money.person["Bina"], loan_id=loan,
                kind=kind, n=0, due_on=due, amount=amount, rule="chance", paid=0, waived=0,
                state="open",
            )  # fmt: skip
            uow.session.add(row)
            uow.session.flush()
            for _ in range(rng.randrange(4)):
                left, day = amount - row.paid - row.waived, some_day(rng)
                if left and rng.random() < 0.2:
                    part = rng.randint(1, left)
                    row.waived += part
                    uow.session.add(
                        DemandWaiver(
                            **stamp(), demand_id=row.id, on_date=day, amount=part, reason="chance",
                            second_slot="",
                        )
                    )  # fmt: skip
                    continue
                back = row.paid and rng.random() < 0.3
                part = -rng.randint(1, row.paid) if back else left and rng.choice([left, 1])
                if part:
                    row.paid += part
                    uow.session.add(
                        Allocation(
                            **stamp(), entry_id="0" * 32, group_id=money.group,
                            member_id=row.member_id, loan_id=loan, demand_id=row.id, kind=kind,
                            on_date=day, amount=part,
                        )
                    )  # fmt: skip
            row.state = demand_state(amount, row.paid, row.waived).value
        uow.record("loan.asked", subject="chance")
        uow.commit()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_the_register_of_a_time_is_that_of_all_demands(money: Money, seed: int) -> None:
    lending = Lending(money)
    loans = [lending.decided(amount=100_00, instalments=2, member=m) for m in ("Bina", "Noor")]
    owed(money, loans, seed)
    with money.book.read() as session:
        demands = {row.id: row for row in session.scalars(select(Demand))}
        moves = [
            *((a.demand_id, a.on_date, a.amount, 0) for a in session.scalars(select(Allocation))),
            *((w.demand_id, w.on_date, 0, w.amount) for w in session.scalars(select(DemandWaiver))),
        ]
        by_demand: defaultdict[str, list[tuple[date, int, int]]] = defaultdict(list)
        for ref, day, paid, waived in moves:
            by_demand[str(ref)].append((day, paid, waived))

        def met(ref: str, first: date, last: date) -> tuple[int, int]:
            found = [m for m in by_demand[ref] if first <= m[0] <= last]
            return sum(m[1] for m in found), sum(m[2] for m in found)

        for first, last in PERIODS:
            expected: defaultdict[tuple[str | None, str], list[Movement]] = defaultdict(list)
            for ref, row in demands.items():
                before = met(ref, OPENED, first - timedelta(days=1))
                within = met(ref, first, last)
                expected[row.loan_id, row.kind].append(
                    Movement(row.due_on, row.amount, *before, *within)
                )
            lines = dcb_lines(session, money.group, first, last)
            plain = {key: dcb(found, first, last) for key, found in expected.items()}
            assert {(x.loan_id, x.kind.value): x.line for x in lines} == {
                key: line for key, line in plain.items() if line != Dcb()
            }
        for day in DAYS:
            late: dict[str, date] = {}
            for ref, row in demands.items():
                if row.loan_id and row.due_on < day and sum(met(ref, OPENED, day)) < row.amount:
                    late[row.loan_id] = min(late.get(row.loan_id, row.due_on), row.due_on)
            assert late_since(session, money.group, day) == late
        assert loan_balances(session, money.group) == {}
        assert session.scalars(select(Loan.state)).all() == ["sanctioned"] * 2
