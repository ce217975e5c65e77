"""Who signs at the bank: decided, told, acknowledged; what is late; who may certify."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from governance.leadership.commands import (
    BankAnswered,
    CheckLeaders,
    EndLeading,
    TellBank,
    WithdrawMandate,
)
from governance.leadership.views import BankWork, MandateState
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import EndReason

from .conftest import TODAY, Leaders
from .test_terms import breaches

DAY = timedelta(days=1)
OLD = (("Asha", "chair"), ("Bina", "treasurer"))
NEW = (("Asha", "chair"), ("Mina", "treasurer"))


def at_the_bank(leaders: Leaders) -> BankWork:
    """What is to be done for the only account."""
    (work,) = leaders.desk(Role.TREASURER).mandates.work(leaders.group)
    return work


def working(leaders: Leaders) -> str:
    """Asha and Bina sign; the bank works by it since last year. Gives Bina's term."""
    leaders.seat("chair", "Asha")
    term = leaders.seat("treasurer", "Bina")
    leaders.mandate(*OLD, decided_on=date(2025, 1, 5), in_force=True)
    return term


def new_treasurer(leaders: Leaders) -> None:
    """Bina gives up; Mina takes over today."""
    term = working(leaders)
    desk = leaders.desk(Role.SECRETARY)
    desk.leader_work.end(EndLeading(term, TODAY - DAY, EndReason.RESIGNED))
    leaders.seat("treasurer", "Mina", TODAY)


def test_nothing_is_to_be_done_while_those_who_sign_serve(leaders: Leaders) -> None:
    working(leaders)
    work = at_the_bank(leaders)
    assert work.due_on is None
    assert work.findings == ()
    assert work.in_force is not None
    assert work.in_force.state is MandateState.IN_FORCE


def test_a_new_treasurer_makes_work_at_the_bank(leaders: Leaders) -> None:
    new_treasurer(leaders)
    work = at_the_bank(leaders)
    assert [who.name for who in work.gaining] == ["Mina"]
    assert [who.name for who in work.losing] == ["Bina"]
    assert work.due_on == TODAY + timedelta(days=15)
    assert [finding.code for finding in work.findings] == ["signatory_not_serving"]


def test_a_note_on_the_day_and_a_breach_after_it(leaders: Leaders) -> None:
    new_treasurer(leaders)
    clock = leaders.collective.book.clock
    check = leaders.desk(Role.SECRETARY).leader_work.check
    clock.set(clock.now() + timedelta(days=15))
    check(CheckLeaders(leaders.group))
    assert ("due_today", "note") in breaches(leaders)
    clock.set(clock.now() + DAY)
    check(CheckLeaders(leaders.group))
    found = breaches(leaders)
    assert ("bank_change_overdue", "breach") in found
    assert at_the_bank(leaders).days_over == 1


def test_the_old_mandate_holds_until_the_bank_answered(leaders: Leaders) -> None:
    new_treasurer(leaders)
    mandate = leaders.mandate(*NEW)
    work = at_the_bank(leaders)
    assert work.in_force is not None
    assert work.coming is not None
    assert work.coming.state is MandateState.TO_TELL
    desk = leaders.desk(Role.TREASURER)
    desk.mandate_work.tell_bank(TellBank(mandate, TODAY, scan=b"stamped"))
    work = at_the_bank(leaders)
    assert work.in_force is not None
    assert [line.who.name for line in work.in_force.signatories] == ["Asha", "Bina"]
    assert work.due_on is None
    desk.mandate_work.answered(BankAnswered(mandate, TODAY))
    work = at_the_bank(leaders)
    assert work.coming is None
    assert work.findings == ()
    states = [row.state for row in desk.mandates.register(leaders.group)]
    assert states == [MandateState.IN_FORCE, MandateState.REPLACED]


def test_telling_the_bank_closes_what_was_late(leaders: Leaders) -> None:
    new_treasurer(leaders)
    clock = leaders.collective.book.clock
    clock.set(clock.now() + timedelta(days=20))
    leaders.desk(Role.SECRETARY).leader_work.check(CheckLeaders(leaders.group))
    mandate = leaders.mandate(*NEW)
    work = leaders.desk(Role.TREASURER).mandate_work
    work.tell_bank(TellBank(mandate, clock.today()))
    assert "bank_change_overdue" not in {code for code, _ in breaches(leaders)}
    work.answered(BankAnswered(mandate, clock.today()))
    assert "signatory_not_serving" not in {code for code, _ in breaches(leaders)}


def test_an_order_nobody_can_follow_is_refused(leaders: Leaders) -> None:
    for more, key in (
        ({"k": 3}, "mandate-more-than-signatories"),
        ({"must_include": ("secretary",)}, "mandate-office-missing"),
        ({"signatories": ()}, "signatories-missing"),
        ({"paper_resolution": ""}, "mandate-needs-resolution"),
        ({"decided_on": TODAY + DAY}, "date-in-future"),
    ):
        with pytest.raises((InputInvalid, RuleBroken)) as refused:
            leaders.mandate(*OLD, **more)
        assert refused.value.key == key
    with pytest.raises(InputInvalid) as refused:
        leaders.mandate(OLD[1], OLD[1])
    assert refused.value.key == "signatory-twice"


def test_the_only_one_who_gains_does_not_certify_alone(leaders: Leaders) -> None:
    working(leaders)
    mina, rekha = leaders.id_of("Mina"), leaders.id_of("Rekha")
    with pytest.raises(RuleBroken) as refused:
        leaders.mandate(*NEW, chair_id=mina, secretary_id=mina)
    assert refused.value.key == "mandate-certified-by-gainer"
    leaders.mandate(*NEW, chair_id=mina, secretary_id=rekha)


def test_steps_come_one_after_another(leaders: Leaders) -> None:
    mandate = leaders.mandate(*OLD)
    work = leaders.desk(Role.TREASURER).mandate_work
    with pytest.raises(RuleBroken) as refused:
        work.answered(BankAnswered(mandate, TODAY))
    assert refused.value.key == "bank-not-told"
    with pytest.raises(InputInvalid) as wrong:
        work.tell_bank(TellBank(mandate, TODAY - DAY))
    assert wrong.value.key == "bank-day-before"
    work.tell_bank(TellBank(mandate, TODAY))
    with pytest.raises(RuleBroken) as refused:
        work.tell_bank(TellBank(mandate, TODAY))
    assert refused.value.key == "bank-already-told"
    work.withdraw(WithdrawMandate(mandate, TODAY, "The bank wanted three names."))
    with pytest.raises(RuleBroken) as refused:
        work.answered(BankAnswered(mandate, TODAY))
    assert refused.value.key == "mandate-withdrawn"


def test_the_extract_names_old_and_new(leaders: Leaders) -> None:
    new_treasurer(leaders)
    resolution = leaders.decided("Asha and Mina sign at the bank.", "bank")
    mandate = leaders.mandate(*NEW, resolution_id=resolution, paper_resolution="")
    extract = leaders.desk(Role.TREASURER).mandates.extract(leaders.group, mandate)
    assert extract.text == "Asha and Mina sign at the bank."
    assert [who.name for who in extract.leaving] == ["Bina"]
    assert extract.staying == {leaders.id_of("Asha")}
    assert (extract.present, extract.roll) == (15, 15)
