"""Published and worked examples of loans, to the paisa. Sources stand in the fixture itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from finance.rules.loans import products as p
from finance.rules.loans.allocation import DemandKind, Due, allocate
from finance.rules.loans.arrears import Outstanding, ageing, par
from finance.rules.loans.dcb import per_cent
from finance.rules.loans.due_dates import due_dates
from finance.rules.loans.fines import fine_due
from finance.rules.loans.rounding import Mode
from finance.rules.loans.schedules import Schedule, interest_on, schedule
from finance.rules.loans.settlement import (
    Change,
    check_not_written_off,
    interest_of_period,
    top_up,
    write_off,
)
from finance.rules.loans.spans import Terms, spans_of
from sr_board.base.errors import RuleBroken

HERE = Path(__file__).resolve().parents[2] / "fixtures/money"
CASES = {c["id"]: c for c in json.loads((HERE / "loan_cases.json").read_text("utf-8"))}
SCENARIOS = {c["id"]: c for c in json.loads((HERE / "loan_scenarios.json").read_text("utf-8"))}
SCHEDULES = [key for key, case in CASES.items() if case["kind"] == "loan_schedule"]
ORDER = (p.Component.FINE, p.Component.INTEREST, p.Component.PRINCIPAL)
FINE = p.Product(interest_unit=1, instalment_unit=1)


def product_from(given: dict[str, Any]) -> p.Product:
    """A product with the settings of a case."""
    kinds = {
        "method": p.Method,
        "rate_per": p.RatePer,
        "day_count": p.DayCount,
        "period": p.period_of,
        "interest_mode": Mode,
        "instalment_mode": Mode,
    }
    made = {key: kinds[key](value) if key in kinds else value for key, value in given.items()}
    return p.Product(**made)


def made_from(case: dict[str, Any]) -> Schedule:
    """The schedule of a case, in the periods it says."""
    given, product = case["inputs"], product_from(case["product"])
    if product.period == p.Period():
        product = replace(product, period=p.period_of(given["every"]))
    start = date.fromisoformat(given.get("start", "2024-01-01"))
    return schedule(product, Terms(given["principal"], given.get("periods"), start))


@pytest.mark.parametrize("key", SCHEDULES)
def test_the_schedule_is_that_of_the_source(key: str) -> None:
    case = CASES[key]
    made, expected = made_from(case), case["expected"]
    wanted = {row["n"]: row for row in expected.get("rows", [])}
    wanted |= {int(n): row for n, row in expected.get("checked_rows", {}).items()}
    found = {row.n: row for row in made.rows}
    for n, row in wanted.items():
        assert {
            name: getattr(found[n], name) for name in row if name not in ("due", "penalty")
        } == {name: value for name, value in row.items() if name not in ("due", "penalty")}
        if "due" in row:
            assert found[n].due.isoformat() == row["due"]
    for n, due in expected.get("due_dates", {}).items():
        assert found[int(n)].due.isoformat() == due
    for name, value in expected.get("totals", {}).items():
        assert getattr(made, name) == value
    assert len(made.rows) == expected.get("periods", case["inputs"].get("periods"))
    assert made.rows[-1].balance == 0


def test_a_fixed_instalment_runs_until_nothing_is_left() -> None:
    case = CASES["FRAPPE-280000-fixed-14000"]
    made, expected = made_from(case), case["expected"]
    assert (made.interest + 50) // 100 == expected["total_interest_to_nearest_rupee"]
    assert (made.total + 50) // 100 == expected["total_payment_to_nearest_rupee"]


def test_equal_instalments_and_flat_amounts() -> None:
    given, expected = CASES["CHAMA-emi-and-flat"]["inputs"], CASES["CHAMA-emi-and-flat"]["expected"]
    emi = replace(FINE, method=p.Method.EMI, rate="12", rate_per=p.RatePer.YEAR)
    terms = Terms(given["principal"], given["periods"], date(2024, 1, 1))
    assert schedule(emi, terms).instalment == expected["emi_declining"]
    assert schedule(replace(emi, rate="0"), terms).instalment == expected["emi_zero_rate"]
    single = schedule(emi, replace(terms, instalments=1))
    assert single.total == expected["single_month"]
    flat = schedule(replace(emi, method=p.Method.FLAT), terms)
    assert flat.interest == expected["flat_total_interest"]
    assert {row.interest for row in flat.rows} == {expected["flat_monthly_interest"]}
    assert {r.total for r in flat.rows[:-1]} == {expected["flat_instalment_before_last"]}


def test_the_first_charge_of_a_month() -> None:
    case = CASES["SHG-500-2pc-first-month"]
    given = case["inputs"]
    made = schedule(p.Product(), Terms(given["loan"], given["instalments"], date(2026, 8, 1)))
    assert made.rows[0].interest == case["expected"]["first_month_charge"]
    assert made.rows[0].principal == given["instalment"]


def test_due_dates_return_to_the_last_day() -> None:
    given = CASES["FIN-due-dates-31st"]["inputs"]
    days = due_dates(
        date.fromisoformat(given["first"]), p.period_of(given["every"]), given["count"]
    )
    assert [day.isoformat() for day in days] == CASES["FIN-due-dates-31st"]["expected"]["dates"]


def test_a_fine_on_overdue_principal_once_for_each_missed_instalment() -> None:
    case = CASES["FIN-FEE04-late-fine-on-principal"]
    fine = p.FineRule(kind=p.FineKind.OVERDUE_PRINCIPAL, percent="1.5")
    product = replace(FINE, method=p.Method.FLAT, rate="12", rate_per=p.RatePer.YEAR, fine=fine)
    given = case["inputs"]
    made = schedule(
        product, Terms(given["principal"], given["periods"], date.fromisoformat(given["start"]))
    )
    on, fines = date(2023, 5, 1), []
    for row, wanted in zip(made.rows, case["expected"]["rows"], strict=True):
        late = {"overdue_principal": row.principal, "overdue_interest": row.interest}
        fines.append(fine_due(product, **late, due_on=row.due, on=on))
        assert fine_due(product, **late, due_on=row.due, on=on, charged_times=1) == 0
        assert row.total + fines[-1] == wanted["total"]
        assert (row.due.isoformat(), row.days) == (wanted["due"], wanted["days"])
    assert sum(fines) == case["expected"]["totals"]["penalty"]


def test_interest_of_all_instalments_comes_before_principal() -> None:
    case = CASES["FIN-RBI-partial-40"]
    demands = []
    for row in case["inputs"]["instalments_due"]:
        day = date(2024, row["n"], 1)
        for kind in (DemandKind.PRINCIPAL, DemandKind.INTEREST):
            demands.append(Due(f"{row['n']}{kind}", kind, day, row[kind.value], row["n"]))
    made = allocate(case["inputs"]["payment"], demands, order=ORDER)
    assert [(part.demand_id, part.amount) for part in made.parts] == [
        ("1interest", case["expected"]["instalment1"]["interest_paid"]),
        ("2interest", case["expected"]["instalment2"]["interest_paid"]),
    ]
    assert made.advance == 0


def test_by_instalment_a_surplus_flows_into_the_next_one() -> None:
    case = CASES["FIN-flat-bimonthly-journal"]
    given, expected = case["inputs"], case["expected"]
    product = replace(FINE, method=p.Method.FLAT, rate="1", period=p.period_of("2 months"))
    made = schedule(
        product, Terms(given["principal"], given["periods"], date.fromisoformat(given["start"]))
    )
    assert made.interest == expected["interest_total"]
    open_ = {
        (r.n, k): getattr(r, k.value)
        for r in made.rows
        for k in (*DemandKind,)
        if k in ("interest", "principal")
    }
    waived = given["interest_waived"][1]
    for n in (5, 4):
        taken = min(waived, open_[n, DemandKind.INTEREST])
        open_[n, DemandKind.INTEREST] -= taken
        waived -= taken
    due_on = {row.n: row.due for row in made.rows}
    splits = []
    for day, amount in given["payments"]:
        demands = [Due(f"{n}{k}", k, due_on[n], left, n) for (n, k), left in open_.items()]
        paid = allocate(
            amount, demands, order=ORDER, scope=p.Scope.BY_INSTALMENT, until=date.fromisoformat(day)
        )
        assert paid.advance == 0
        for part in paid.parts:
            open_[int(part.demand_id[0]), part.kind] -= part.amount
        splits.append((paid.of(DemandKind.INTEREST), paid.of(DemandKind.PRINCIPAL)))
    for row in expected["split"]:
        assert splits[row["payment"] - 1] == (row["interest"], row["principal"])
    assert sum(open_.values()) == expected["balance_after_all"]


def test_a_part_payment_leaves_the_rest_open() -> None:
    case = CASES["FIN-partial-payment-outstanding"]
    given, expected = case["inputs"], case["expected"]["instalment1"]
    product = replace(
        FINE, method=p.Method.EMI, rate="12", rate_per=p.RatePer.YEAR, fixed_instalment=86200,
        day_count=p.DayCount.ACTUAL_365, interest_base=p.InterestBase.DAILY,
    )  # fmt: skip
    made = schedule(product, Terms(given["principal"], given["periods"], date(2022, 11, 1)))
    first = made.rows[0]
    assert (first.interest, first.principal) == (expected["interest"], expected["principal_due"])
    assert first.total == expected["total_due"]
    demands = [
        Due("p", DemandKind.PRINCIPAL, first.due, first.principal, 1),
        Due("i", DemandKind.INTEREST, first.due, first.interest, 1),
    ]
    paid = allocate(given["payment"][1], demands, order=ORDER, until=first.due)
    assert (paid.of(DemandKind.INTEREST), paid.of(DemandKind.PRINCIPAL)) == (4932, 15068)
    assert first.total - sum(part.amount for part in paid.parts) == expected["outstanding"]


def test_a_write_off_takes_what_is_left_and_ends_everything() -> None:
    given, expected = CASES["FIN-writeoff"]["inputs"], CASES["FIN-writeoff"]["expected"]
    down = given["principal"] * int(given["down_payment_pct"]) // 100
    assert write_off(given["principal"], down + given["repaid"]) == expected["written_off"]
    with pytest.raises(RuleBroken, match="loan-written-off"):
        check_not_written_off(date.fromisoformat(given["write_off_on"]))
    with pytest.raises(RuleBroken, match="loan-already-closed"):
        write_off(given["principal"], given["principal"])
    check_not_written_off(None)


def test_the_passbook_with_missed_months() -> None:
    """Unpaid interest of January stays simple and is paid with that of February."""
    rows = CASES["SHG-passbook-missed-instalments"]["expected"]["rows"]
    given = CASES["SHG-passbook-missed-instalments"]["inputs"]
    made = spans_of(p.Product(), Terms(given["loan"], 5, date(2006, 8, 1)), 6)
    balance, unpaid, interest = given["loan"], 0, 0
    for span, row in zip(made, rows[6:], strict=True):
        unpaid += interest_of_period(p.Product(), p.Period(), span, balance)
        paid = row["interest"]
        assert paid in (0, unpaid)
        unpaid -= paid
        interest += paid
        balance -= row["principal_repaid"]
        assert balance == row["loan_balance"]
        assert row["savings_balance"] % given["monthly_savings"] == 0
    assert (unpaid, interest) == (
        0,
        CASES["SHG-passbook-missed-instalments"]["expected"]["total_interest"],
    )


def test_portfolio_at_risk_and_provision() -> None:
    case = CASES["PAR-SADHAN"]
    days = dict(
        zip(
            case["inputs"]["outstanding_principal_whole"],
            (0, 30, 31, 90, 91, 365, 366),
            strict=True,
        )
    )
    loans = [
        Outstanding(amount * 100, days[key])
        for key, amount in case["inputs"]["outstanding_principal_whole"].items()
    ]
    expected = case["expected"]
    found = ageing(loans, case["inputs"]["provision_pct"])
    assert found.total == expected["total_whole"] * 100
    assert {key: per_cent(found.share(key)) for key in days} == expected["percent"]
    assert found.provision == expected["provision_whole"] * 100
    assert per_cent(par(loans, 0)) == expected["par_ge_1_day"]
    assert per_cent(par(loans, 30)) == expected["par_gt_30_days"]


def test_s03_a_missed_instalment() -> None:
    given, expected = SCENARIOS["S03"]["given"], SCENARIOS["S03"]["expected"]
    product = replace(FINE, instalment_unit=100)
    terms = Terms(given["loan"], given["instalments"], date(2026, 1, 31))
    made = schedule(product, terms)
    assert made.instalment == given["principal_each"]
    assert made.rows[0].interest == expected["interest_month1"]
    balance = made.rows[0].balance
    assert balance == expected["balance_after_1"]
    one_month = interest_on(product, balance, spans_of(product, terms, 2)[1].factor)
    demands = [
        Due("f", DemandKind.FINE, made.rows[1].due, 1000, 2),
        *(Due(f"i{n}", DemandKind.INTEREST, made.rows[n].due, one_month, n) for n in (1, 2)),
        *(Due(f"p{n}", DemandKind.PRINCIPAL, made.rows[n].due, 60000, n) for n in (1, 2)),
    ]
    paid = allocate(given["month3_paid"], demands, order=ORDER, until=made.rows[2].due)
    assert paid.of(DemandKind.FINE) == expected["fine"]
    assert paid.of(DemandKind.INTEREST) == expected["interest_due_month3"]
    assert paid.of(DemandKind.PRINCIPAL) == expected["overdue_principal_before"]
    assert paid.advance == expected["advance_principal"]
    balance -= paid.of(DemandKind.PRINCIPAL) + paid.advance
    assert balance == expected["balance_after_3"]
    factor = spans_of(product, terms, 4)[3].factor
    assert interest_on(product, balance, factor) == expected["interest_month4_paise"]
    rupees = replace(product, interest_unit=100)
    assert interest_on(rupees, balance, factor) == expected["interest_month4_rounded_to_rupee"]


def test_s05_a_new_loan_closes_the_old_one() -> None:
    given = SCENARIOS["S05"]["given"]
    made = top_up(given["new_loan"], given["old_balance"], given["old_interest_due"])
    assert made.cash == SCENARIOS["S05"]["expected"]["cash_paid"]
    with pytest.raises(RuleBroken, match="top-up-too-small"):
        top_up(given["old_balance"], given["old_balance"], 1)


def test_s13_the_bank_s_loan_and_the_members_loans() -> None:
    given, expected = SCENARIOS["S13"]["given"], SCENARIOS["S13"]["expected"]
    bank = replace(FINE, method=p.Method.EMI, rate="7", rate_per=p.RatePer.YEAR)
    made = schedule(bank, Terms(given["loan"], given["months"], date(2026, 4, 1)))
    first, last = made.rows[0], made.rows[-1]
    assert (made.instalment, made.interest) == (expected["emi"], expected["total_interest"])
    assert [first.principal, first.interest, first.balance] == expected["first_row"]
    assert [last.principal, last.interest, last.total] == expected["last_row"]
    lent = replace(FINE, rate="12", rate_per=p.RatePer.YEAR)
    each = schedule(lent, Terms(given["onlend_each"], given["onlend_months"], date(2026, 4, 1)))
    assert each.rows[0].interest == expected["member_first_interest"]
    assert each.interest == expected["member_total_interest"]
    margin = each.interest * given["members"] - made.interest
    assert margin == expected["group_margin_total"]


def test_daily_interest_counts_a_payment_inside_the_period() -> None:
    product = replace(
        FINE, rate="12", rate_per=p.RatePer.YEAR, day_count=p.DayCount.ACTUAL_365,
        interest_base=p.InterestBase.DAILY,
    )  # fmt: skip
    span = spans_of(product, Terms(500000, 6, date(2022, 11, 1)), 1)[0]
    changes = [Change(date(2022, 11, 16), 250000), Change(date(2022, 12, 1), 0)]
    # 15 days of 5,000 and 15 days of 2,500 at 12 % over 365 days
    assert interest_of_period(product, p.Period(), span, 500000, changes) == 3699
    assert interest_of_period(product, p.Period(), span, 500000) == 4932
