"""Statements tie to one ledger, whatever was posted."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.reports.forms import FORMS, form_of
from finance.rules.closing import closing_lines, surplus_by_fund
from finance.rules.receipts_payments import (
    DETAILED,
    EntryFact,
    Form,
    HeadRow,
    Leg,
    ReceiptsPayments,
    Way,
    flows,
    receipts_payments,
)
from finance.rules.statements import (
    Class,
    Figure,
    Moved,
    Side,
    balance_sheet,
    class_of,
    fund_statements,
    income_expenditure,
    side_of,
    trial_balance,
)
from sr_board.base.errors import NotFound

FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
YEAR_OPENING = {"1010": 31500, "1020": 214000, "1110": 905000, "2010": -1050000, "3020": -100500}
RECEIPTS = {
    **{"2010": 720000, "1110": 480000, "4010": 96400, "4020": 4500, "2110": 1000000},
    "4030": 3120,
}
PAYMENTS = {
    **{"1110": 1350000, "2110": 250000, "5010": 38500, "5030": 2600, "5040": 7200, "5050": 1180},
}


def entry(number: int, legs: list[Leg], root: str = "", day: date = FIRST, **more: bool):
    return EntryFact(number, root or f"e{number}", day, tuple(legs), **more)


def the_year() -> list[EntryFact]:
    """A year of a group in which everything goes through the bank but 149.00 to the box."""
    made = [
        entry(n, [Leg("1020", amount), Leg(account, -amount)])
        for n, (account, amount) in enumerate(RECEIPTS.items())
    ]
    made += [
        entry(100 + n, [Leg("1020", -amount), Leg(account, amount)])
        for n, (account, amount) in enumerate(PAYMENTS.items())
    ]
    return [*made, entry(200, [Leg("1010", 14900), Leg("1020", -14900)])]


def moved(entries: list[EntryFact], opening: dict[str, int]) -> list[Moved]:
    """Rows of turnover, as the ledger's totals give them."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in entries:
        for leg in each.legs:
            sums[leg.account, leg.fund][leg.amount < 0] += abs(leg.amount)
    keys = sorted({*sums, *((account, "general") for account in opening)})
    return [
        Moved(
            account, fund, opening.get(account, 0) if fund == "general" else 0, *sums[account, fund]
        )
        for account, fund in keys
    ]


def test_a_year_ties_in_all_statements() -> None:
    rows = moved(the_year(), YEAR_OPENING)
    trial = trial_balance(rows)
    assert trial.ties and trial.debit == trial.credit
    earned = income_expenditure(rows)
    assert (earned.total_income, earned.total_expenditure) == (104020, 49480)
    assert earned.surplus == 54540
    sheet = balance_sheet(rows)
    assert sheet.ties
    assert (sheet.total_assets, sheet.surplus) == (2675040, 54540)
    assert sheet.assets == (
        Figure("1010", 46400),
        Figure("1020", 853640),
        Figure("1110", 1775000),
    )
    assert sheet.liabilities == (Figure("2010", 1770000), Figure("2110", 750000))
    assert sheet.equity == (Figure("3020", 100500),)


def test_after_the_close_the_surplus_stands_in_3020() -> None:
    rows = moved(the_year(), YEAR_OPENING)
    lines = closing_lines(rows)
    assert surplus_by_fund(lines) == {"general": 54540}
    closed = close(rows)
    sheet = balance_sheet(closed)
    assert (sheet.surplus, sheet.equity) == (0, (Figure("3020", 155040),))
    assert sheet.ties and sheet.total_claims == 2675040
    assert income_expenditure(closed).surplus == 54540
    assert trial_balance(closed).ties
    assert closing_lines(closed) == ()
    assert fund_statements(closed) == fund_statements(rows)


def close(rows: list[Moved]) -> list[Moved]:
    """The same rows with their closing entry."""
    sums = defaultdict(int)
    for line in closing_lines(rows):
        sums[line.account, line.fund] += line.amount
    there = {(row.account, row.fund) for row in rows}
    return [
        Moved(r.account, r.fund, r.opening, r.debit, r.credit, sums[r.account, r.fund])
        for r in rows
    ] + [Moved(*key, closed=amount) for key, amount in sums.items() if key not in there]


def test_receipts_and_payments_of_the_year() -> None:
    found = receipts_payments(the_year(), FIRST, LAST, opening=(31500, 214000))
    assert found.ties and found.left == found.right == 2549520
    assert (found.cash, found.bank) == ((31500, 46400), (214000, 853640))
    assert {row.head: row.amount for row in found.receipts} == RECEIPTS
    assert {row.head: row.amount for row in found.payments} == PAYMENTS


def test_the_printed_form_has_all_its_heads_and_the_time_before() -> None:
    before = receipts_payments(the_year(), FIRST, LAST, form=form_of("monthly"))
    found = receipts_payments([], FIRST, LAST, form=form_of("monthly"), before=before)
    heads = {row.head: row.before for row in (*found.receipts, *found.payments)}
    assert len(heads) == 22
    assert heads["savings_regular"] == 720000 and heads["misc_in"] == 3120
    assert heads["bank_loan_interest"] == 38500 and heads["travel"] == 7200
    assert heads["misc_out"] == 1180 and heads["training"] == 0
    assert all(row.amount == 0 for row in (*found.receipts, *found.payments))


def test_only_known_forms_are_given() -> None:
    assert [form_of(key).key for key in FORMS] == list(FORMS)
    with pytest.raises(NotFound):
        form_of("weekly")


MEETING = [
    Leg("1010", 15000),
    Leg("2010", -10000, whose="A"),
    Leg("4020", -5000, whose="B"),
]


def heads(found: ReceiptsPayments) -> dict[str, int]:
    """Receipts by head, payments below nought."""
    return {row.head: row.amount for row in found.receipts} | {
        f"-{row.head}": row.amount for row in found.payments
    }


def rp(*entries: EntryFact, since: date = FIRST, until: date = LAST, **more: object):
    found = receipts_payments(entries, since, until, **more)
    assert found.ties
    return found


def test_savings_booked_to_the_wrong_member_move_nothing_here() -> None:
    move = [Leg("2010", 5000, whose="A"), Leg("2010", -5000, whose="B")]
    assert heads(rp(entry(1, MEETING), entry(2, move, "e1"))) == {"2010": 10000, "4020": 5000}


def test_a_wrong_head_is_put_right_under_the_day_of_the_correction() -> None:
    later = date(2025, 6, 1)
    right = entry(2, [Leg("4020", 5000, whose="B"), Leg("2010", -5000, whose="B")], "e1", later)
    found = rp(entry(1, MEETING), right, since=later, opening=(15000, 0))
    assert heads(found) == {"2010": 5000, "4020": -5000}
    assert found.cash == (15000, 15000)


def test_a_cancelled_receipt_is_a_receipt_less() -> None:
    mirror = [Leg(x.account, -x.amount, whose=x.whose) for x in MEETING]
    assert heads(rp(entry(1, MEETING), entry(2, mirror, "e1"))) == {}
    again = rp(entry(1, MEETING), entry(2, mirror, "e1"), entry(3, MEETING, "e1"))
    assert heads(again) == {"2010": 10000, "4020": 5000}
    later = date(2025, 6, 1)
    alone = rp(entry(1, MEETING), entry(2, mirror, "e1", later), since=later, opening=(15000, 0))
    assert heads(alone) == {"2010": -10000, "4020": -5000}


def test_two_corrections_of_one_entry_add_up() -> None:
    one = [Leg("4020", 5000, whose="B"), Leg("4040", -5000, whose="B")]
    two = [Leg("4040", 2000, whose="B"), Leg("4050", -2000, whose="B")]
    found = rp(entry(1, MEETING), entry(2, one, "e1"), entry(3, two, "e1"))
    assert heads(found) == {"2010": 10000, "4040": 3000, "4050": 2000}


def test_bringing_money_to_the_bank_is_no_payment() -> None:
    found = rp(entry(1, [Leg("1020", 9000, bank="x"), Leg("5050", 1000), Leg("1010", -10000)]))
    assert heads(found) == {"-5050": 1000}
    assert heads(rp(entry(1, [Leg("1020", 9000), Leg("1010", -9000)]))) == {}
    between = [Leg("1020", 9000, bank="x"), Leg("1020", -9000, bank="y")]
    assert heads(rp(entry(1, between))) == {}


def test_interest_written_to_savings_moves_no_money() -> None:
    assert heads(rp(entry(1, [Leg("5080", 5400), Leg("2010", -5400, whose="A")]))) == {}


def test_a_loan_renewed_shows_both_sides() -> None:
    topped = [
        Leg("1110", 500000, whose="new"),
        Leg("1110", -180000, whose="old"),
        Leg("4010", -3600),
        Leg("1010", -316400),
    ]
    assert heads(rp(entry(1, topped))) == {"1110": 180000, "4010": 3600, "-1110": 500000}


def test_taking_over_a_paper_book_is_the_opening_balance() -> None:
    taken = entry(
        1, [Leg("1010", 234000), Leg("1020", 1876000), Leg("3010", -2110000)], opening=True
    )
    found = rp(taken)
    assert (found.cash, found.bank, heads(found)) == ((234000,) * 2, (1876000,) * 2, {})


TRANSFER = [
    Leg("3020", 3000),
    Leg("1010", -3000),
    Leg("1010", 3000, "social"),
    Leg("2040", -3000, "social"),
]


def test_a_transfer_between_funds_shows_in_the_funds_only() -> None:
    assert heads(rp(entry(1, TRANSFER))) == {}
    assert flows(TRANSFER, "social") == {("2040", "in"): 3000}
    assert heads(rp(entry(1, TRANSFER), fund="social")) == {"2040": 3000}
    assert rp(entry(1, TRANSFER), fund="general", opening=(9000, 0)).cash == (9000, 6000)


def test_funds_add_up_to_the_balance_sheet() -> None:
    loan = [Leg("1110", 20000, "rf"), Leg("1020", -20000, "rf")]
    grant = [Leg("1020", 50000, "rf"), Leg("3040", -50000, "rf")]
    deposit = [Leg("1040", 1000), Leg("1010", -1000)]
    rows = moved([entry(n, legs) for n, legs in enumerate((TRANSFER, loan, grant, deposit))], {})
    funds = {each.fund: each for each in fund_statements(rows)}
    assert all(each.ties for each in funds.values())
    rf = funds["rf"]
    assert (rf.came_in, rf.went_out, rf.cash, rf.bank, rf.loans) == (50000, 0, 0, 30000, 20000)
    assert funds["social"].closing == 3000 and funds["general"].other == 1000
    assert sum(each.closing for each in funds.values()) == balance_sheet(rows).total_assets


def test_classes_and_sides() -> None:
    assert [class_of(f"{n}000") for n in "12345"] == list(Class)
    assert [side_of(f"{n}000") for n in "12345"] == [*Side, None, None]


ACCOUNTS = ["1010", "1020", "1110", "1040", "2010", "2110", "3020", "4010", "4020", "5010", "5030"]
legs = st.builds(
    Leg,
    st.sampled_from(ACCOUNTS),
    st.integers(-9_999, 9_999).filter(bool),
    st.sampled_from(["general", "social"]),
    st.none(),
    st.sampled_from(["", "A", "B"]),
)


@st.composite
def journals(draw: st.DrawFn) -> list[EntryFact]:
    """Balanced entries, in every fund; some correct an earlier one."""
    made: list[EntryFact] = []
    for number in range(draw(st.integers(1, 6))):
        own = draw(st.lists(legs, min_size=1, max_size=4))
        funds = {leg.fund for leg in own}
        for fund in sorted(funds):
            rest = -sum(leg.amount for leg in own if leg.fund == fund)
            if rest:
                own.append(Leg(draw(st.sampled_from(ACCOUNTS)), rest, fund))
        root = draw(st.sampled_from([f"e{number}", *(each.root for each in made)]))
        day = draw(st.dates(date(2025, 1, 1), date(2025, 12, 31)))
        made.append(EntryFact(number, root, day, tuple(own)))
    return made


@given(journals())
def test_whatever_was_posted_ties(made: list[EntryFact]) -> None:
    rows = moved(made, {})
    closed = close(rows)
    assert trial_balance(rows).ties and trial_balance(closed).ties
    for state in (rows, closed):
        assert balance_sheet(state).ties
        assert sum(f.closing for f in fund_statements(state)) == balance_sheet(state).total_assets
        assert all(f.ties for f in fund_statements(state))
    assert balance_sheet(closed).surplus == 0
    gained = -sum(r.closing for r in closed if r.account == "3020")
    had = -sum(r.closing for r in rows if r.account == "3020")
    assert (
        gained - had
        == income_expenditure(rows).surplus
        == sum(surplus_by_fund(closing_lines(rows)).values())
    )


@given(journals(), st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_closing_of_receipts_and_payments_is_box_and_bank(made: list[EntryFact], cut: date) -> None:
    def held(account: str, *, until: date) -> int:
        there = (leg for each in made if each.on_date <= until for leg in each.legs)
        return sum(leg.amount for leg in there if leg.account == account)

    before = date.fromordinal(cut.toordinal() - 1)
    for form in (form_of("detailed"), form_of("monthly")):
        opening = (held("1010", until=before), held("1020", until=before))
        found = receipts_payments(made, cut, LAST, form=form, opening=opening)
        assert found.cash[1] == held("1010", until=LAST)
        assert found.bank[1] == held("1020", until=LAST)
        assert found.ties


@given(journals())
def test_cancelling_everything_leaves_no_receipts(made: list[EntryFact]) -> None:
    roots = {each.root for each in made}
    mirrors = [
        EntryFact(
            1000 + n,
            root,
            LAST,
            tuple(
                Leg(leg.account, -leg.amount, leg.fund, leg.bank, leg.whose)
                for each in made
                if each.root == root
                for leg in each.legs
            ),
        )
        for n, root in enumerate(sorted(roots))
    ]
    found = receipts_payments([*made, *mirrors], date(2025, 1, 1), LAST)
    assert found.receipts == found.payments == ()
    assert found.cash == found.bank == (0, 0)


def test_a_head_of_the_time_before_stays_in_the_column() -> None:
    before = rp(entry(1, MEETING))
    found = rp(entry(2, [Leg("1010", 100), Leg("4040", -100)]), before=before)
    assert found.receipts == (
        HeadRow("2010", 0, 10000),
        HeadRow("4020", 0, 5000),
        HeadRow("4040", 100),
    )


def test_own_accounts_stand_under_the_head_of_their_neighbour() -> None:
    heads = {("4020", Way.IN): "fines", ("4080", Way.IN): "work", ("4085", Way.IN): "iga"}
    form = Form("some", heads, {}, {Way.IN: "misc_in", Way.OUT: "misc_out"})
    found = [form.head(code, Way.IN) for code in ("4020", "4023", "4082", "4087", "4010", "4091")]
    assert found == ["fines", "fines", "work", "iga", "misc_in", "misc_in"]
    assert form.head("4023", Way.OUT) == "misc_out"
    assert DETAILED.head("4023", Way.IN) == "4023"
