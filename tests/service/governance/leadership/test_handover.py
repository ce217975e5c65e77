"""Hand-overs: counted, written by each for her part, signed by four, final."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from governance.commands import AddAction, DropAction, FinishAction
from governance.leadership.cash import check_cash, denominations
from governance.leadership.commands import (
    CashCount,
    CheckLeaders,
    EndLeading,
    HandoverMarkGiven,
    HandoverThing,
    PrepareHandover,
    SignHandover,
    WriteHandover,
)
from governance.leadership.frozen import as_text, handover_from
from governance.leadership.views import HandoverState
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.people.rules.kinds import EndReason

from .conftest import TODAY, Leaders
from .test_terms import breaches

DAY = timedelta(days=1)
CASH = (CashCount(500_00, 3), CashCount(100_00, 4), CashCount(2_00, 5))
THINGS = (HandoverThing("keys", "cupboard", True, 2, ""), HandoverThing("seal", given=True))


def begun(leaders: Leaders) -> str:
    """Bina's term ended yesterday, Mina began today; the certificate is begun."""
    old = leaders.seat("treasurer", "Bina")
    desk = leaders.desk(Role.SECRETARY)
    desk.leader_work.end(EndLeading(old, TODAY - DAY, EndReason.EXPIRED))
    new = leaders.seat("treasurer", "Mina", TODAY)
    return desk.handover_work.prepare(PrepareHandover(old, new)).id


def marks(leaders: Leaders) -> tuple[HandoverMarkGiven, ...]:
    return (
        HandoverMarkGiven(leaders.id_of("Bina"), "giver"),
        HandoverMarkGiven(leaders.id_of("Mina"), "taker", "signature"),
        HandoverMarkGiven(leaders.id_of("Asha"), "witness"),
        HandoverMarkGiven(leaders.id_of("Noor"), "witness"),
    )


def signed(leaders: Leaders) -> str:
    """Everything counted and signed."""
    ref = begun(leaders)
    work = leaders.desk(Role.SECRETARY).handover_work
    work.write(
        WriteHandover(
            ref,
            day=TODAY,
            things=THINGS,
            cash=CASH,
            cash_book=1_910_00,
            bank_balance=12_000_00,
            bank_balance_on=TODAY,
            passphrase_changed=True,
            open_claims=0,
        )
    )
    work.sign(SignHandover(ref, marks(leaders), scan=b"the sheet"))
    return ref


def test_cash_is_added_up_by_notes(leaders: Leaders) -> None:
    view = leaders.desk(Role.AUDITOR).handovers.one(signed(leaders))
    assert view.counted == 1_910_00
    assert view.difference == 0
    assert view.state is HandoverState.SIGNED
    assert view.signed_on == TODAY
    assert [(mark.who.name, mark.capacity) for mark in view.marks] == [
        ("Bina", "giver"),
        ("Mina", "taker"),
        ("Asha", "witness"),
        ("Noor", "witness"),
    ]
    assert view.audit_code


def test_a_treasurer_writes_the_money_and_nothing_else(leaders: Leaders) -> None:
    ref = begun(leaders)
    work = leaders.desk(Role.TREASURER).handover_work
    work.write(WriteHandover(ref, cash=CASH, cash_book=1_910_00))
    with pytest.raises(NotAllowed):
        work.write(WriteHandover(ref, things=THINGS))
    with pytest.raises(NotAllowed):
        work.sign(SignHandover(ref, marks(leaders)))
    view = leaders.desk(Role.TREASURER).handovers.one(ref)
    assert view.counted == 1_910_00


def test_a_difference_is_said_before_signing_and_stops_nothing(leaders: Leaders) -> None:
    ref = begun(leaders)
    work = leaders.desk(Role.SECRETARY).handover_work
    work.write(WriteHandover(ref, day=TODAY, cash=CASH, cash_book=2_000_00))
    with pytest.raises(RuleBroken) as refused:
        work.sign(SignHandover(ref, marks(leaders)))
    assert refused.value.key == "handover-difference-unsaid"
    work.write(WriteHandover(ref, differences="₹ 90 less. Bina brings it on Tuesday."))
    work.sign(SignHandover(ref, marks(leaders)))
    assert leaders.desk(Role.SECRETARY).handovers.one(ref).difference == -90_00


def test_four_marks_are_needed(leaders: Leaders) -> None:
    ref = begun(leaders)
    work = leaders.desk(Role.SECRETARY).handover_work
    with pytest.raises(RuleBroken) as refused:
        work.sign(SignHandover(ref, marks(leaders)))
    assert refused.value.key == "handover-day-missing"
    work.write(WriteHandover(ref, day=TODAY))
    given_marks = marks(leaders)
    for wrong in (
        given_marks[:3],
        (given_marks[0], given_marks[2], given_marks[3]),
        (replace(given_marks[0], person_id=leaders.id_of("Parul")), *given_marks[1:]),
    ):
        with pytest.raises(RuleBroken) as refused:
            work.sign(SignHandover(ref, wrong))
        assert refused.value.key == "handover-marks-missing"
    with pytest.raises(InputInvalid) as twice:
        work.sign(SignHandover(ref, (*given_marks[:3], replace(given_marks[2]))))
    assert twice.value.key == "mark-twice"


def test_signed_is_final(leaders: Leaders) -> None:
    ref = signed(leaders)
    work = leaders.desk(Role.SECRETARY).handover_work
    with pytest.raises(RuleBroken) as refused:
        work.write(WriteHandover(ref, differences="later"))
    assert refused.value.key == "handover-signed"
    engine = leaders.collective.book.engine
    for table in ("handover", "handover_item", "handover_cash", "handover_mark"):
        with engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(f"DELETE FROM {table}"))


def test_what_was_signed_reads_the_same_for_ever(leaders: Leaders) -> None:
    ref = signed(leaders)
    desk = leaders.desk(Role.SECRETARY)
    before = desk.handovers.one(ref)
    clock = leaders.collective.book.clock
    clock.set(clock.now() + timedelta(days=40))
    assert desk.handovers.one(ref) == before
    assert replace(handover_from(as_text(before)), audit_code=before.audit_code) == before
    with pytest.raises(ValueError, match="certificate"):
        handover_from('{"id": 7}')


def test_open_tasks_go_to_the_one_who_follows(leaders: Leaders) -> None:
    desk = leaders.collective.desk(Role.SECRETARY)
    meeting = leaders.collective.opened(desk)
    due = date(2026, 12, 1)
    for name, words in (
        ("Bina", "Bring the passbook"),
        ("Bina", "Buy a lock"),
        ("Bina", "Call the plumber"),
        ("Noor", "Sweep the room"),
    ):
        desk.decisions.add_action(AddAction(meeting, leaders.id_of(name), words, due))
    done, dropped = (
        next(a.id for a in desk.reading.whole(meeting).actions if a.text == words)
        for words in ("Buy a lock", "Call the plumber")
    )
    desk.decisions.finish_action(FinishAction(done))
    desk.decisions.drop_action(DropAction(dropped, "Mended"))
    ref = begun(leaders)
    handovers = leaders.desk(Role.SECRETARY).handovers
    assert [line.text for line in handovers.one(ref).open_actions] == ["Bring the passbook"]
    work = leaders.desk(Role.SECRETARY).handover_work
    work.write(WriteHandover(ref, day=TODAY))
    work.sign(SignHandover(ref, marks(leaders)))
    owners = {
        action.text: (action.owner.name, action.former_owner and action.former_owner.name)
        for action in desk.reading.whole(meeting).actions
    }
    assert owners == {
        "Bring the passbook": ("Mina", "Bina"),
        "Buy a lock": ("Bina", None),
        "Call the plumber": ("Bina", None),
        "Sweep the room": ("Noor", None),
    }
    assert [line.text for line in handovers.one(ref).open_actions] == ["Bring the passbook"]


def test_what_is_late_is_found_and_signing_closes_it(leaders: Leaders) -> None:
    ref = begun(leaders)
    desk = leaders.desk(Role.SECRETARY)
    clock = leaders.collective.book.clock
    days = desk.leaders.rules(leaders.group).handover_days
    clock.set(clock.now() + timedelta(days=days + 1))
    desk.leader_work.check(CheckLeaders(leaders.group))
    assert ("handover_overdue", "breach") in breaches(leaders)
    (waiting,) = desk.handovers.waiting(leaders.group)
    assert (waiting.handover_id, waiting.days_over) == (ref, 1)
    desk.handover_work.write(WriteHandover(ref, day=clock.today()))
    desk.handover_work.sign(SignHandover(ref, marks(leaders)))
    assert "handover_overdue" not in {code for code, _ in breaches(leaders)}
    assert desk.handovers.waiting(leaders.group) == ()


def test_only_one_who_follows_in_the_same_office_takes_over(leaders: Leaders) -> None:
    old = leaders.seat("treasurer", "Bina")
    chair = leaders.seat("chair", "Asha", TODAY)
    work = leaders.desk(Role.SECRETARY).handover_work
    with pytest.raises(RuleBroken) as refused:
        work.prepare(PrepareHandover(old, chair))
    assert refused.value.key == "handover-other-office"


def test_a_term_is_handed_over_once(leaders: Leaders) -> None:
    ref = begun(leaders)
    desk = leaders.desk(Role.SECRETARY)
    view = desk.handovers.one(ref)
    with pytest.raises(RuleBroken) as refused:
        desk.handover_work.prepare(
            PrepareHandover(view.giver_term.term_id, view.taker_term.term_id)
        )
    assert refused.value.key == "handover-exists"


def test_what_cannot_be_is_refused(leaders: Leaders) -> None:
    ref = begun(leaders)
    work = leaders.desk(Role.SECRETARY).handover_work
    for command, key in (
        (WriteHandover(ref, day=TODAY + DAY), "date-in-future"),
        (WriteHandover(ref, cash=(CashCount(300_00, 1),)), "note-unknown"),
        (WriteHandover(ref, cash=(CASH[0], CASH[0])), "note-twice"),
        (WriteHandover(ref, cash=(CashCount(100_00, -1),)), "pieces-out-of-range"),
        (WriteHandover(ref, cash_book=10**15), "amount-too-large"),
        (WriteHandover(ref, open_claims=-1), "pieces-out-of-range"),
        (WriteHandover(ref, things=(HandoverThing("crown"),)), "thing-unknown"),
        (WriteHandover(ref, things=(HandoverThing("keys"),) * 41), "things-too-many"),
        (WriteHandover(ref, things=(HandoverThing("keys", pieces=-1),)), "pieces-out-of-range"),
    ):
        with pytest.raises(InputInvalid) as refused:
            work.write(command)
        assert refused.value.key == key


@given(st.dictionaries(st.sampled_from(denominations()), st.integers(0, 100_000)))
def test_the_sum_is_that_of_its_notes(counted: dict[int, int]) -> None:
    cash = tuple(CashCount(worth, pieces) for worth, pieces in counted.items())
    assert check_cash(cash) == sum(worth * pieces for worth, pieces in counted.items())
    assert check_cash(tuple(reversed(cash))) == check_cash(cash)


def test_other_money_is_not_guessed() -> None:
    with pytest.raises(InputInvalid) as refused:
        check_cash((), "XYZ")
    assert refused.value.key == "currency-unknown"
