"""Rules of entries: balance, second person, resolution, corrections, chain, accounts, locks."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.accounts import AccountType, check_own_code, type_of
from finance.rules.chain import ChainRow, chain_code, content_hash, first_hash, row_hash
from finance.rules.entries import (
    EntryKind,
    Line,
    check_cancel,
    check_entry,
    corrected,
    money_by_fund,
    money_out,
    needs_reason,
    needs_resolution,
    needs_second,
    net,
    reversed_lines,
    used_of_resolution,
)
from finance.rules.locks import (
    LockScope,
    StandingLock,
    check_date,
    check_new_lock,
    lock_day,
    lock_to_lift,
    month_end,
    year_of,
)
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.base.money import MAX_PAISE

K = EntryKind
FEW = settings(max_examples=60, deadline=None)
amounts = st.integers(-(10**12), 10**12).filter(bool)
line_of = st.builds(
    Line,
    account=st.sampled_from(["1010", "4020", "5030", "2210"]),
    amount=amounts,
    fund=st.sampled_from(["general", "social"]),
)


def refused(act: object) -> str:
    """The key with which a rule refuses."""
    with pytest.raises(SRBoardError) as caught:
        act()  # type: ignore[operator]
    return caught.value.key


def test_a_balanced_entry_passes() -> None:
    check_entry(K.RECEIPT, (Line("1010", 5), Line("2010", -5, "m")))


@pytest.mark.parametrize(
    ("kind", "lines", "key"),
    [
        (K.RECEIPT, (Line("1010", 5),), "entry-too-short"),
        (K.RECEIPT, (Line("1010", 0), Line("4020", 0)), "entry-amount-wrong"),
        (K.RECEIPT, (Line("1010", True), Line("4020", -1)), "entry-amount-wrong"),
        (K.RECEIPT, (Line("1010", 5), Line("4020", -4)), "entry-unbalanced"),
        (K.RECEIPT, (Line("1010", 5, fund="social"), Line("4020", -5)), "entry-fund-unbalanced"),
        (K.RECEIPT, (Line("1010", 5), Line("2010", -5)), "line-needs-member"),
        (K.LOAN_OUT, (Line("1110", 5), Line("1010", -5)), "line-needs-loan"),
        (K.CONTRA, (Line("1010", 5), Line("1020", -5)), "line-needs-bank"),
        (K.RECEIPT, (Line("1010", 5), Line("2110", -5)), "line-needs-lender"),
        (K.CONTRA, (Line("1010", 5), Line("4020", -5)), "entry-not-a-transfer"),
        (K.CLOSING, (Line("4020", 5), Line("1010", -5)), "entry-closing-only-results"),
        (K.CLOSING, (Line("4020", 5), Line("3030", -5)), "entry-closing-only-results"),
    ],
)
def test_what_is_no_entry(kind: EntryKind, lines: tuple[Line, ...], key: str) -> None:
    assert refused(lambda: check_entry(kind, lines)) == key


@pytest.mark.parametrize(
    ("kind", "lines", "second", "resolution"),
    [
        (K.RECEIPT, (Line("1010", 5), Line("4020", -5)), False, False),
        (K.MEETING, (Line("1010", 5), Line("1110", -5, loan_id="l")), False, False),
        (K.MEETING, (Line("1010", 5), Line("2210", 5), Line("4010", -10)), False, False),
        (K.CONTRA, (Line("1010", -5), Line("1020", 5, bank_id="b")), False, False),
        (K.CONTRA, (Line("1010", -5), Line("1030", 5)), False, False),
        (K.CLOSING, (Line("4020", 5), Line("3020", -5)), False, False),
        (K.BANK, (Line("1020", 5, bank_id="b"), Line("4030", -5)), False, False),
        (K.BANK, (Line("1020", -5, bank_id="b"), Line("5050", 5)), True, True),
        (K.PAYMENT, (Line("1010", -5), Line("5030", 5)), True, True),
        (K.RECEIPT, (Line("1010", -5), Line("4020", 5)), True, True),
        (K.RECEIPT, (Line("1010", 5), Line("5030", 5), Line("4020", -10)), True, True),
        (K.RECEIPT, (Line("2010", 5, "a"), Line("2010", -5, "b")), True, True),
        (K.RECEIPT, (Line("1040", 5), Line("4020", -5)), True, True),
        (
            K.RECEIPT,
            (
                Line("1010", -5),
                Line("4020", 5),
                Line("1010", 5, fund="s"),
                Line("4020", -5, fund="s"),
            ),
            True,
            True,
        ),
        (K.CORRECTION, (Line("1010", 5), Line("4020", -5)), True, False),
    ],
)
def test_who_must_confirm(
    kind: EntryKind, lines: tuple[Line, ...], second: bool, resolution: bool
) -> None:
    assert needs_second(kind, lines) is second
    assert needs_resolution(kind, lines) is resolution


def test_money_lost_by_one_fund_and_gained_by_another_needs_two() -> None:
    lines = (
        Line("1010", -5),
        Line("2210", 5),
        Line("1010", 5, fund="s"),
        Line("2210", -5, fund="s"),
    )
    assert money_by_fund(lines) == {"general": -5, "s": 5}
    assert needs_second(K.RECEIPT, lines)


def test_reasons_are_wanted_for_corrections_and_missing_cash() -> None:
    assert needs_reason(K.CORRECTION, ())
    assert needs_reason(K.CONTRA, (Line("1010", -5), Line("1030", 5)))
    assert not needs_reason(K.RECEIPT, (Line("1010", 5), Line("4020", -5)))


def test_what_a_resolution_is_used_for() -> None:
    loan = (
        Line("1110", 5000, loan_id="new"),
        Line("1110", -1800, loan_id="old"),
        Line("4010", -36),
        Line("1010", -3164),
    )
    assert used_of_resolution(K.LOAN_OUT, loan) == 5000
    assert used_of_resolution(K.WRITE_OFF, (Line("5060", 7), Line("1110", -7, loan_id="l"))) == 7
    assert used_of_resolution(K.PAYMENT, (Line("5030", 9), Line("1010", -9))) == 9
    assert used_of_resolution(K.OPENING, (Line("5030", 9), Line("1010", -9))) == 0
    assert money_out((Line("1010", 9), Line("4020", -9))) == 0


@FEW
@given(st.lists(line_of, max_size=8))
def test_a_mirror_of_a_mirror_is_the_entry(lines: list[Line]) -> None:
    assert reversed_lines(reversed_lines(lines)) == tuple(lines)
    assert net((*lines, *reversed_lines(lines))) == ()


@FEW
@given(st.lists(line_of, max_size=8), st.lists(line_of, max_size=8))
def test_wrong_and_correction_together_are_the_right_lines(
    wrong: list[Line], right: list[Line]
) -> None:
    together = net((*wrong, *corrected(wrong, right)))
    assert sorted(map(repr, together)) == sorted(map(repr, net(right)))
    assert corrected(right, right) == ()


@FEW
@given(st.lists(line_of, min_size=1, max_size=8))
def test_netting_keeps_every_sum_and_is_done_once(lines: list[Line]) -> None:
    done = net(lines)
    assert net(done) == done
    assert sum(x.amount for x in done) == sum(x.amount for x in lines)
    assert all(x.amount for x in done)


def test_what_is_cancelled_or_written_off_stays() -> None:
    check_cancel(K.RECEIPT, cancelled=False)
    assert refused(lambda: check_cancel(K.RECEIPT, cancelled=True)) == "entry-already-cancelled"
    assert refused(lambda: check_cancel(K.WRITE_OFF, cancelled=False)) == "write-off-final"


ROW = ChainRow(
    group_id="g",
    seq=1,
    voucher_no="2026-27/1",
    on_date=date(2026, 5, 1),
    kind="receipt",
    meeting_id=None,
    narration="সঞ্চয়",
    resolution_id=None,
    resolution_no="7",
    resolution_on=date(2026, 4, 1),
    resolution_amount=None,
    resolution_used=0,
    payee_id=None,
    reverses=None,
    corrects=None,
    reason="",
    prepared_by="p",
    approved_by=None,
    idempotency_key=None,
    posted_at=datetime(2026, 5, 1, 10, tzinfo=UTC),
    attachments=("aa",),
)
LINES = (Line("1010", 5), Line("2010", -5, "m"))


def test_changing_any_field_or_line_changes_the_hash() -> None:
    good = row_hash(ROW, LINES, "before")
    for field in fields(ROW):
        value = getattr(ROW, field.name)
        other: object = "other"
        if isinstance(value, datetime):
            other = value + timedelta(microseconds=1)
        elif isinstance(value, date):
            other = value + timedelta(days=1)
        elif isinstance(value, tuple):
            other = ("bb",)
        assert row_hash(replace(ROW, **{field.name: other}), LINES, "before") != good  # type: ignore[arg-type]
    for changed in (
        (replace(LINES[0], amount=6), LINES[1]),
        (LINES[0], replace(LINES[1], member_id="n")),
        (LINES[1], LINES[0]),
        LINES[:1],
    ):
        assert row_hash(ROW, changed, "before") != good
    assert row_hash(ROW, LINES, "another") != good


def test_the_same_text_in_another_form_is_the_same_row() -> None:
    one, two = replace(ROW, narration="e\u0301"), replace(ROW, narration="\u00e9")
    assert row_hash(one, LINES, "x") == row_hash(two, LINES, "x")


def test_codes_and_beginnings() -> None:
    assert chain_code("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
    assert first_hash("g") != first_hash("h")
    assert content_hash(("a", None), LINES) != content_hash(("a", "b"), LINES)


def test_classes_and_own_accounts() -> None:
    assert [type_of(f"{n}100") for n in range(1, 6)] == list(AccountType)
    assert check_own_code("5200", {"5030"}, {"5210"}) is AccountType.EXPENSE
    assert refused(lambda: check_own_code("6000", (), ())) == "account-code-wrong"
    assert refused(lambda: check_own_code("5030", {"5030"}, ())) == "account-code-standard"
    assert refused(lambda: check_own_code("5200", (), {"5200"})) == "account-code-taken"


def lock(scope: LockScope, until: date) -> StandingLock:
    """A lock."""
    return StandingLock(f"{scope}-{until}", scope, until)


def test_locks_go_forward_and_are_lifted_from_the_end() -> None:
    march, april = date(2026, 3, 31), date(2026, 4, 30)
    year, month = lock(LockScope.YEAR, march), lock(LockScope.MONTH, march)
    later = lock(LockScope.MONTH, april)
    meeting = lock(LockScope.MEETING, date(2026, 5, 9))
    assert lock_day(()) is None
    assert lock_day((year, later, meeting)) == april
    check_new_lock(LockScope.YEAR, march, (later,))
    assert refused(lambda: check_new_lock(LockScope.MONTH, march, (later,))) == "lock-not-forward"
    assert lock_to_lift((month, year, meeting)) is year
    assert lock_to_lift((year, later)) is later
    assert refused(lambda: lock_to_lift((meeting,))) == "nothing-locked"


def test_days_that_an_entry_may_carry() -> None:
    today = date(2026, 5, 10)
    check_date(today, today, None)
    check_date(date(2026, 5, 1), today, date(2026, 4, 30))
    assert refused(lambda: check_date(date(2026, 5, 11), today, None)) == "money-date-in-future"
    locked = date(2026, 4, 30)
    assert refused(lambda: check_date(locked, today, locked)) == "date-locked"


@FEW
@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(1, 12))
def test_every_day_lies_in_one_year_of_the_books(day: date, start: int) -> None:
    first, last = year_of(day, start)
    assert first <= day <= last
    assert (first.day, first.month) == (1, start)
    assert year_of(last + timedelta(days=1), start)[0] == last + timedelta(days=1)
    assert month_end(day) >= day
    assert (month_end(day) + timedelta(days=1)).day == 1


def test_a_line_has_an_amount_that_sums_can_take_up() -> None:
    """10^18 in a posted entry would make every later sum of the books impossible, for good."""
    for amount in (10**18, MAX_PAISE + 1):
        lines = (Line("1010", amount), Line("4050", -amount))
        with pytest.raises(InputInvalid) as refused:
            check_entry(EntryKind.RECEIPT, lines)
        assert refused.value.key == "amount-too-large"
    check_entry(EntryKind.RECEIPT, (Line("1010", MAX_PAISE), Line("4050", -MAX_PAISE)))
