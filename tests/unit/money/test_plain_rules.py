"""Plain words become balanced lines."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.entries import EntryKind, Line, check_entry, needs_second
from finance.rules.plain import Pocket, Way, lines_for, purposes, transfer_lines
from sr_board.base.money import MAX_PAISE

BOX, BANK = Pocket(), Pocket("b")


def test_money_in_and_out_as_lines() -> None:
    assert lines_for(Way.IN, "2010", 5, BOX, member_id="m") == (
        Line("1010", 5),
        Line("2010", -5, "m"),
    )
    assert lines_for(Way.OUT, "5030", 5, BANK, fund="social") == (
        Line("1020", -5, fund="social", bank_id="b"),
        Line("5030", 5, fund="social"),
    )
    assert transfer_lines(5, BOX, BANK) == (Line("1020", 5, bank_id="b"), Line("1010", -5))


def test_what_is_offered_by_hand() -> None:
    codes = ("1010", "1040", "1110", "2010", "4010", "4020", "4900", "5030", "5060", "5900")
    assert purposes(Way.IN, codes) == ("1040", "2010", "4020", "4900")
    assert purposes(Way.OUT, codes) == ("1040", "2010", "5030", "5900")


@settings(max_examples=40, deadline=None)
@given(st.integers(1, MAX_PAISE), st.sampled_from([BOX, BANK]), st.sampled_from(["4020", "2210"]))
def test_what_is_built_always_balances(amount: int, pocket: Pocket, account: str) -> None:
    coming = lines_for(Way.IN, account, amount, pocket)
    going = lines_for(Way.OUT, account, amount, pocket)
    check_entry(EntryKind.RECEIPT, coming)
    check_entry(EntryKind.PAYMENT, going)
    assert needs_second(EntryKind.PAYMENT, going)
    assert not needs_second(EntryKind.RECEIPT, coming)
    check_entry(EntryKind.CONTRA, transfer_lines(amount, pocket, BANK))
