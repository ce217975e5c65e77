"""Largest remainder, shares, share-out and surplus: the figures, the properties, the refusals."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules import share_out as so
from finance.rules.largest_remainder import Claim, residue_of, shared
from finance.rules.shares import Bought, bought, check_price, value_per_share
from finance.rules.surplus import Basis, Saver, claims_of, distribution
from sr_board.base.errors import InputInvalid, RuleBroken

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures/money/savings_cases.json"
CASES: dict[str, dict[str, Any]] = {c["id"]: c for c in json.loads(FIXTURE.read_text("utf-8"))}

weights = st.lists(st.integers(0, 5000), min_size=1, max_size=12).filter(any)
pools = st.integers(0, 10**9)
units = st.sampled_from([1, 50, 100, 500])


def claims_from(given_weights: list[int]) -> list[Claim]:
    return [Claim(f"m{n}", n, weight) for n, weight in enumerate(given_weights, start=1)]


@settings(max_examples=60, deadline=None)
@given(weights, pools, units)
def test_portions_add_up_and_lie_within_one_unit(w: list[int], pool: int, unit: int) -> None:
    pool -= pool % unit
    found = shared(pool, claims_from(w), unit)
    assert sum(p.amount for p in found) == pool
    assert all(p.amount % unit == 0 and abs(p.amount - p.exact) < unit for p in found)
    by_weight = sorted(zip(w, (p.amount for p in found), strict=True))
    for (low, less), (high, more) in pairwise(by_weight):
        assert low == high or less <= more


@settings(max_examples=60, deadline=None)
@given(weights, pools, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(w: list[int], pool: int, random: Any) -> None:
    claims = claims_from(w)
    mixed = list(claims)
    random.shuffle(mixed)
    there = {p.id: p.amount for p in shared(pool, claims)}
    assert {p.id: p.amount for p in shared(pool, mixed)} == there


def test_equal_rests_go_to_the_lowest_number() -> None:
    found = shared(100, [Claim("c", 9, 1), Claim("a", 2, 1), Claim("b", 5, 1)])
    assert [p.amount for p in found] == [33, 34, 33]


@pytest.mark.parametrize(
    ("pool", "claims", "unit", "key"),
    [
        (-1, [Claim("a", 1, 1)], 1, "share-pool-wrong"),
        (10, [Claim("a", 1, -1)], 1, "share-weight-wrong"),
        (10, [Claim("a", 1, 1), Claim("a", 2, 1)], 1, "share-claim-twice"),
        (10, [Claim("a", 1, 1), Claim("b", 1, 1)], 1, "share-claim-twice"),
        (10, [Claim("a", 1, 1)], 0, "share-unit-wrong"),
        (10, [Claim("a", 1, 0)], 1, "share-nobody"),
        (10, [], 1, "share-nobody"),
        (101, [Claim("a", 1, 1)], 100, "share-residue"),
    ],
)
def test_what_cannot_be_shared(pool: int, claims: list[Claim], unit: int, key: str) -> None:
    with pytest.raises((InputInvalid, RuleBroken)) as caught:
        shared(pool, claims, unit)
    assert caught.value.key == key


def test_whole_shares_only() -> None:
    case = CASES["VSLA-shares-whole-only"]
    price, most = case["inputs"]["share_price"], case["inputs"]["max_shares_per_meeting"]
    found = [bought(paid, price, most) for paid in case["inputs"]["paid"]]
    assert [b.shares for b in found] == case["expected"]["shares"]
    assert [b.saved for b in found] == case["expected"]["savings"]
    assert [b.left_over for b in found] == case["expected"]["left_over"]


def test_no_more_shares_than_a_meeting_allows() -> None:
    assert bought(3000, 500, 5) == Bought(5, 2500, 500)
    assert bought(3000, 500, 5, already=4) == Bought(1, 500, 2500)
    assert bought(3000, 500, 5, already=7) == Bought(0, 0, 3000)
    assert bought(499, 500) == Bought(0, 0, 499)
    assert bought(6000, 500).shares == 12


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**7), st.integers(1, 10**5), st.integers(1, 9), st.integers(0, 9))
def test_shares_and_the_rest_make_the_payment(paid: int, price: int, most: int, had: int) -> None:
    found = bought(paid, price, most, already=had)
    assert found.saved + found.left_over == paid and found.saved == found.shares * price
    assert 0 <= found.shares <= max(most - had, 0)
    assert found.left_over < price or found.shares == max(most - had, 0)


def test_prices_and_payments_that_cannot_be() -> None:
    for price, most, key in ((0, 5, "share-price-wrong"), (5, 0, "share-most-wrong")):
        with pytest.raises(InputInvalid) as caught:
            check_price(price, most)
        assert caught.value.key == key
    for paid, already in ((-1, 0), (1, -1)):
        with pytest.raises(InputInvalid, match="share-paid-wrong"):
            bought(paid, 5, already=already)
    with pytest.raises(InputInvalid, match="share-nothing-bought"):
        value_per_share(100, 0)
    assert value_per_share(100, 3) == Fraction(100, 3)


@pytest.mark.parametrize("key", ["VSLA-share-of-pool", "PRO-RATA-odd"])
def test_one_member_of_many(key: str) -> None:
    inputs, expected = CASES[key]["inputs"], CASES[key]["expected"]
    of, total = inputs["member_shares"], inputs.get("total_shares", inputs.get("shares"))
    amount = inputs.get("pool", inputs.get("amount"))
    assert shared(amount, claims_from([of, total - of]))[0].amount == expected["payout"]


def holders_of(rows: list[tuple[int, int]]) -> list[so.Holder]:
    return [so.Holder(f"m{n}", n, s, owes) for n, (s, owes) in enumerate(rows, start=1)]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 30000)), min_size=1, max_size=10),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    units,
    st.sampled_from(list(so.Residue)),
)
def test_what_is_handed_out_is_the_money_that_is_there(
    rows: list[tuple[int, int]], cash: int, bank: int, unit: int, residue: so.Residue
) -> None:
    holders = holders_of(rows)
    pool = so.pool_of(cash, bank, holders)
    try:
        made = so.share_out(pool.whole, holders, unit, residue)
    except RuleBroken as refused:
        assert refused.key == "share-set-off-above"
        assert so.set_offs_that_fit(cash + bank, holders, unit)
        return
    assert made.net == cash + bank - made.residue
    assert made.gross == made.pool == pool.whole - made.residue
    assert made.net == made.gross - made.set_off
    assert 0 <= made.residue < unit
    assert not so.set_offs_that_fit(cash + bank, holders, unit)


def test_a_cycle_shared_out_in_whole_rupees() -> None:
    holders = [
        so.Holder("a", 1, 40, 60000, 1200),
        so.Holder("b", 2, 33),
        so.Holder("c", 3, 33),
        so.Holder("d", 4, 21),
    ]
    pool = so.pool_of(700000, 233350, holders)
    assert pool.whole == 994550
    with pytest.raises(RuleBroken) as caught:
        so.share_out(pool.whole, holders, 100)
    assert (caught.value.key, caught.value.params["residue_paise"]) == ("share-residue", 50)
    made = so.share_out(pool.whole, holders, 100, so.Residue.SOCIAL)
    # 9945 rupees by 127 shares: 3132.28, 2584.13, 2584.13, 1644.45; one rupee is left for D.
    assert [p.gross for p in made.payouts] == [313200, 258400, 258400, 164500]
    assert made.payouts[0].net == 313200 - 61200
    assert (made.pool, made.residue, made.net) == (994500, 50, 933300)
    assert made.value == Fraction(994500, 127)


def test_a_loan_above_the_payout_is_named_with_what_lacks() -> None:
    holders = [so.Holder("a", 7, 1, 90000), so.Holder("b", 8, 9)]
    with pytest.raises(RuleBroken) as caught:
        so.share_out(100000, holders)
    assert caught.value.key == "share-set-off-above"
    assert caught.value.params["number"] == 7
    assert caught.value.params["lacks_paise"] == 80000
    assert so.set_offs_that_fit(10000, holders) == {"a": (80000, 10000)}


def test_share_outs_that_cannot_be() -> None:
    with pytest.raises(InputInvalid, match="share-set-off-wrong"):
        so.share_out(100, [so.Holder("a", 1, 1, interest=-1)])
    for cash, bank in ((-1, 5), (5, -6)):
        with pytest.raises(InputInvalid, match="share-pool-wrong"):
            so.pool_of(cash, bank, [])


def test_what_is_missing_before_sharing() -> None:
    assert so.missing(so.Ready(cash=500, shares=3, counted=500)) == ()
    nothing = so.Ready(
        cash=500, shares=0, counted=499, sheets_open=1, waiting=1, short=-100, undecided=2,
        claims=30, unclosed=True,
    )  # fmt: skip
    assert set(so.missing(nothing)) == set(so.Missing) - {so.Missing.NOT_COUNTED}
    assert so.missing(so.Ready(cash=0, shares=1)) == (so.Missing.NOT_COUNTED,)


def test_a_surplus_by_savings_paid() -> None:
    scenario = CASES["S09"]
    paid, expected = scenario["given"]["savings_paid"], scenario["expected"]
    savers = [Saver(key, n, paid=amount) for n, (key, amount) in enumerate(paid.items())]
    made = distribution(
        scenario["given"]["surplus_total"],
        scenario["given"]["shared"],
        scenario["given"]["kept_for_reserve"],
        claims_of(savers, Basis.PAID),
    )
    assert {p.id: p.amount for p in made.parts} == expected["shares"]
    assert (made.shared, made.kept, made.reserve) == (expected["total"], 0, 23000)


def test_the_other_bases_and_what_makes_no_whole_unit() -> None:
    savers = [Saver("a", 1, -500, (100, 300)), Saver("b", 2, 500, (400, 400)), Saver("c", 3)]
    assert [c.weight for c in claims_of(savers, Basis.PAID)] == [0, 500, 0]
    assert [c.weight for c in claims_of(savers, Basis.AVERAGE)] == [400, 800, 0]
    assert [c.weight for c in claims_of(savers, Basis.EQUAL)] == [1, 1, 1]
    made = distribution(1000, 950, 0, claims_of(savers, Basis.EQUAL), 100)
    assert [p.amount for p in made.parts] == [300, 300, 300] and made.kept == 100
    assert distribution(1000, 0, 400, ()).parts == ()


def test_surpluses_that_cannot_be_shared() -> None:
    equal = claims_of([Saver("a", 1)], Basis.EQUAL)
    for to_share, reserve in ((-1, 5), (5, -1), (0, 0)):
        with pytest.raises(InputInvalid, match="surplus-amount-wrong"):
            distribution(100, to_share, reserve, equal)
    with pytest.raises(RuleBroken) as caught:
        distribution(-100, 1, 0, equal)
    assert caught.value.params["available_paise"] == 0


def test_the_residue_of_a_pool() -> None:
    assert (residue_of(994550, 100), residue_of(10, 1)) == (50, 0)
