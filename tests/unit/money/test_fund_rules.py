"""Funds: transfers, conditions, the register."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.funds import (
    GRANT_OF,
    Effect,
    FundKind,
    Use,
    check_lending,
    fund_row,
    transfer_legs,
    use_of,
)
from sr_board.base.errors import InputInvalid, RuleBroken

GENERAL, SOCIAL = ("general", FundKind.GENERAL), ("social", FundKind.SOCIAL)
FEW = settings(max_examples=60, deadline=None)


def test_money_and_claim_move_in_both_funds() -> None:
    """Domain paper on money, 4: general 3020 and cash down, social cash and 2040 up."""
    legs = transfer_legs(GENERAL, SOCIAL, 500)
    assert [(leg.account, leg.fund, leg.amount) for leg in legs] == [
        ("3020", "general", 500),
        ("1010", "general", -500),
        ("1010", "social", 500),
        ("2040", "social", -500),
    ]
    at_bank = transfer_legs(GENERAL, ("revolving", FundKind.RF), 500, bank_id="b")
    assert [leg.account for leg in at_bank] == ["3020", "1020", "1020", "3040"]
    assert [leg.bank_id for leg in at_bank] == [None, "b", "b", None]


@FEW
@given(st.sampled_from(FundKind), st.sampled_from(FundKind), st.integers(1, 10**9))
def test_a_transfer_balances_in_all_and_in_each_fund(a: FundKind, b: FundKind, n: int) -> None:
    sums: Counter[str] = Counter()
    for leg in transfer_legs(("a", a), ("b", b), n):
        sums[leg.fund] += leg.amount
    assert (sums["a"], sums["b"]) == (0, 0)


def test_what_cannot_be_moved() -> None:
    with pytest.raises(InputInvalid) as wrong:
        transfer_legs(GENERAL, SOCIAL, 0)
    assert wrong.value.key == "fund-transfer-amount"
    with pytest.raises(RuleBroken) as broken:
        transfer_legs(GENERAL, GENERAL, 5)
    assert broken.value.key == "fund-transfer-same"


def test_restricted_money_is_lent_by_its_conditions_or_by_resolution() -> None:
    check_lending(FundKind.GENERAL, "General", "anything", resolution=False)
    check_lending(FundKind.CIF, "CIF", " ", resolution=False)
    check_lending(FundKind.CIF, "CIF", "livelihoods", resolution=True)
    with pytest.raises(RuleBroken) as broken:
        check_lending(FundKind.CIF, "CIF", " livelihoods ", resolution=False)
    assert broken.value.params == {"fund": "CIF", "conditions": "livelihoods"}


@pytest.mark.parametrize(
    ("account", "amount", "use"),
    [
        ("1110", 5, Use.ON_LENT),
        ("1110", -5, Use.RETURNED),
        ("2120", -5, Use.RECEIVED),
        ("2120", 5, Use.REPAID),
        ("5020", 5, Use.LENDER_INTEREST),
        ("4010", -5, Use.EARNED),
        ("3040", -5, Use.RECEIVED),
        ("5090", 5, Use.USED),
    ],
)
def test_each_line_has_its_column(account: str, amount: int, use: Use) -> None:
    assert use_of(account, amount) is use


def test_a_community_investment_fund_over_a_year() -> None:
    effects = [
        Effect("2120", -30_000),
        Effect("1010", 30_000),
        Effect("1110", 28_000),
        Effect("1110", -9_000),
        Effect("4010", -1_200),
        Effect("2120", 6_000),
        Effect("5020", 450),
        Effect("5050", 20),
    ]
    row = fund_row(100, effects)
    assert (row.received, row.on_lent, row.returned, row.earned) == (30_000, 28_000, 9_000, 1_200)
    assert (row.repaid, row.lender_interest, row.used) == (6_000, 450, 20)
    assert row.closing == 100 + 30_000 - 28_000 + 9_000 + 1_200 - 6_000 - 450 - 20


@FEW
@given(
    st.integers(-1_000, 10**6),
    st.lists(
        st.tuples(
            st.sampled_from(["1110", "2110", "5010", "4010", "2010", "3020", "5030", "1210"]),
            st.integers(-9_999, 9_999).filter(bool),
        )
    ),
)
def test_the_register_always_ends_at_the_money_of_the_fund(
    opening: int, lines: list[tuple[str, int]]
) -> None:
    """Every entry balances inside the fund, so the money moves by the other lines, mirrored."""
    row = fund_row(opening, [Effect(account, amount) for account, amount in lines])
    assert row.closing == opening - sum(amount for _, amount in lines)


def test_grants_have_their_accounts() -> None:
    assert (GRANT_OF[FundKind.RF], GRANT_OF[FundKind.VRF]) == ("3040", "3050")
