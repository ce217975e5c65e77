"""Turns, lots and retirement on real data; who belongs to a sub-group is in no row."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

import pytest

from governance.commands import (
    CallMeeting,
    CloseMeeting,
    MarkAllHere,
    MarkArrival,
    OpenMeeting,
)
from governance.constitution.in_force import rules_in_force
from governance.leadership.commands import (
    DecideTurn,
    DrawLots,
    EndLeading,
    ProposeTurn,
    RetireThird,
    SayWilling,
)
from governance.leadership.models import RotationProposal
from governance.leadership.views_turns import TurnView
from governance.leadership.words import refusal_words
from governance.rules.parameters import RuleSet
from sr_board.access.roles import Action, Role
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.i18n import translator
from sr_board.people.models import Membership
from sr_board.people.rules.kinds import EndReason, SelfAnswer
from sr_board.people.service_subgroups import GiveAnswer, SubgroupsService, WithdrawAnswer

from .conftest import START, TODAY, Leaders

DAY = timedelta(days=1)


def joined_apart(leaders: Leaders) -> None:
    """No two members joined on one day: Asha first, then a month later Bina, and so on."""
    with leaders.collective.book.uow() as uow:
        rows = uow.session.query(Membership).filter_by(group_id=leaders.group).all()
        for row in rows:
            if row.number is not None and row.number <= 15:
                row.joined = date(2020, 1, 1) + timedelta(days=30 * row.number)
        uow.record("member.corrected", subject="test")
        uow.commit()


def look(leaders: Leaders, office: str = "treasurer", *roles: Role) -> TurnView:
    return leaders.desk(*(roles or (Role.SECRETARY,))).turns.look(leaders.office[office])


def refusals(view: TurnView) -> dict[str, list[str]]:
    return {line.who.name: [r.code for r in line.reasons] for line in view.refused}


def test_fewest_months_first_then_longest_away_then_longest_a_member(leaders: Leaders) -> None:
    joined_apart(leaders)
    term = leaders.seat("chair", "Asha", date(2022, 1, 1))
    leaders.desk(Role.SECRETARY).leader_work.end(
        EndLeading(term, date(2023, 12, 31), EndReason.EXPIRED)
    )
    view = look(leaders)
    assert view.next is not None
    assert view.next.who.name == "Bina"
    assert view.order[-1].who.name == "Asha"
    assert (view.order[-1].months, view.order[-1].last_left) == (24, date(2023, 12, 31))
    assert not view.dues_known


def test_every_refusal_is_told_with_its_reason(leaders: Leaders) -> None:
    joined_apart(leaders)
    leaders.seat("chair", "Asha", date(2026, 1, 1))
    desk = leaders.desk(Role.SECRETARY)
    desk.leader_work.say_willing(
        SayWilling(leaders.office["treasurer"], leaders.id_of("Bina"), False)
    )
    view = look(leaders)
    assert refusals(view) == {"Asha": ["holds_office"], "Bina": ["unwilling"]}
    assert dict(view.each_rule) == {"holds_office": 1, "unwilling": 1}
    tr = translator("en")
    spoken = [refusal_words(line.who, line.reasons[0], tr) for line in view.refused]
    assert spoken == [
        "Asha already holds the office: Chair.",
        "Bina does not wish to serve.",
    ]
    leaders.collective.book.clock.tick(60)
    desk.leader_work.say_willing(
        SayWilling(leaders.office["treasurer"], leaders.id_of("Bina"), True)
    )
    assert "Bina" not in refusals(look(leaders))


def test_an_office_that_begins_before_the_turn_stands_in_the_way(leaders: Leaders) -> None:
    joined_apart(leaders)
    leaders.seat("chair", "Asha", TODAY + 10 * DAY)
    assert refusals(look(leaders)) == {}
    turns = leaders.desk(Role.SECRETARY).turns
    later = turns.look(leaders.office["treasurer"], TODAY + 20 * DAY)
    assert refusals(later) == {"Asha": ["holds_office"]}


def test_who_came_to_too_few_meetings_is_left_out(leaders: Leaders) -> None:
    joined_apart(leaders)
    desk = leaders.collective.desk(Role.SECRETARY)
    for _ in range(2):
        meeting = desk.meetings.call(CallMeeting(leaders.group, "shg", leaders.collective.now)).id
        desk.meetings.open(OpenMeeting(meeting, chair_id=leaders.id_of("Asha")))
        desk.attendance.arrive(MarkArrival(meeting, leaders.id_of("Bina")))
        leaders.collective.book.clock.tick(3600)
        desk.meetings.close(CloseMeeting(meeting))
        leaders.collective.book.clock.tick(3600)
    view = look(leaders)
    assert view.meetings_held == 2
    assert [line.who.name for line in view.order] == ["Asha", "Bina"]
    assert refusals(view)["Champa"] == ["attendance"]
    assert not look(leaders, "treasurer", Role.HELPER).refused


def test_equal_members_wait_for_chits(leaders: Leaders) -> None:
    view = look(leaders)  # all joined on one day
    assert view.next is None
    assert len(view.tied) == 15
    tied = tuple(who.id for who in view.tied)
    desk = leaders.desk(Role.SECRETARY)
    outsiders = (leaders.id_of("Usha"), leaders.id_of("Tara"))
    drawn = tuple(reversed(tied))
    desk.turn_work.draw(
        DrawLots(
            leaders.group,
            "rotation",
            TODAY,
            tied,
            drawn,
            "A child",
            *outsiders,
            office_id=leaders.office["treasurer"],
            scan=b"chits",
        )
    )
    after = look(leaders)
    assert after.tied == ()
    assert after.next is not None
    assert after.next.who.id == drawn[0]
    (lot,) = desk.turns.lots(leaders.group)
    assert [who.id for who in lot.drawn] == list(drawn)
    assert desk.turns.lot(lot.id) == lot


def test_a_lot_that_does_not_fit_is_refused(leaders: Leaders) -> None:
    a, b, c = (leaders.id_of(name) for name in ("Asha", "Bina", "Champa"))
    d = leaders.id_of("Noor")
    work = leaders.desk(Role.SECRETARY).turn_work

    def lot(**more: object) -> DrawLots:
        facts: dict[str, object] = {
            "group_id": leaders.group, "purpose": "rotation", "day": TODAY, "tied": (a, b),
            "drawn": (b, a), "drawer": "Parul", "witness_one": c, "witness_two": d, **more,
        }  # fmt: skip
        return DrawLots(**facts)  # type: ignore[arg-type]

    for command, key in (
        (lot(tied=(a,), drawn=(a,)), "lot-too-few"),
        (lot(drawn=(a, c)), "lot-names-differ"),
        (lot(witness_two=c), "lot-witness-drawn"),
        (lot(witness_two=a), "lot-witness-drawn"),
        (lot(chits_each=0), "chits-out-of-range"),
        (lot(day=TODAY + DAY), "date-in-future"),
        (lot(purpose="dice"), "choice-unknown"),
    ):
        with pytest.raises(InputInvalid) as refused:
            work.draw(command)
        assert refused.value.key == key


def proposed(leaders: Leaders) -> tuple[str, str]:
    """A kept proposal, and a resolution of today."""
    joined_apart(leaders)
    desk = leaders.desk(Role.SECRETARY)
    proposal = desk.turn_work.propose(ProposeTurn(leaders.office["treasurer"], TODAY)).id
    return proposal, leaders.decided("She is the treasurer.")


def test_the_meeting_takes_the_first_and_her_term_begins(leaders: Leaders) -> None:
    proposal, resolution = proposed(leaders)
    desk = leaders.desk(Role.SECRETARY)
    desk.turn_work.decide(DecideTurn(proposal, leaders.id_of("Asha"), resolution, TODAY))
    term = desk.leaders.history(leaders.group)[0]
    assert (term.who.name, term.how.value, term.serial) == ("Asha", "rota", "BKL/2026/001")
    kept = desk.turns.kept(proposal)
    assert kept.decided is not None
    assert kept.decided.name == "Asha"
    with pytest.raises(RuleBroken) as refused:
        desk.turn_work.decide(DecideTurn(proposal, leaders.id_of("Bina"), resolution, TODAY))
    assert refused.value.key == "turn-decided"


def test_who_departs_from_the_order_says_why(leaders: Leaders) -> None:
    proposal, resolution = proposed(leaders)
    work = leaders.desk(Role.SECRETARY).turn_work
    command = DecideTurn(proposal, leaders.id_of("Champa"), resolution, TODAY)
    with pytest.raises(RuleBroken) as refused:
        work.decide(command)
    assert refused.value.key == "turn-reason-missing"
    why = "Asha and Bina asked to wait a year."
    work.decide(DecideTurn(proposal, leaders.id_of("Champa"), resolution, TODAY, reason=why))
    (view,) = leaders.desk(Role.AUDITOR).turns.proposals(leaders.group)
    assert (view.decided_reason, view.decided_serial) == (why, "BKL/2026/001")


def test_a_kept_proposal_stays_as_it_was(leaders: Leaders) -> None:
    proposal, _ = proposed(leaders)
    desk = leaders.desk(Role.SECRETARY)
    before = desk.turns.kept(proposal)
    desk.leader_work.say_willing(
        SayWilling(leaders.office["treasurer"], leaders.id_of("Asha"), False)
    )
    assert desk.turns.kept(proposal) == before
    assert look(leaders).next != before.next


def keep_a_place(monkeypatch: pytest.MonkeyPatch, leaders: Leaders, name: str) -> None:
    """The rules keep more places for young members than are free; one says she is young."""
    kept = RuleSet.from_json({"reserved": [{"group": "under30", "min": 9}]})
    for module in ("turns", "checks"):
        monkeypatch.setattr(f"governance.leadership.{module}.rules_in_force", lambda *_a: kept)
    book = leaders.collective.book
    who = book.who(Role.SECRETARY, rights=frozenset({Action.SUBGROUP_READ}))
    SubgroupsService(book.uow, book.clock, who).answer(
        GiveAnswer(leaders.id_of(name), "under30", SelfAnswer.YES, "v1")
    )


def test_a_kept_place_says_only_that_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, leaders: Leaders
) -> None:
    joined_apart(leaders)
    keep_a_place(monkeypatch, leaders, "Mina")
    view = look(leaders)
    assert view.kept
    assert [line.who.name for line in view.order] == ["Mina"]
    assert view.set_aside == 14
    assert "under30" not in str(asdict(view))
    proposal = leaders.desk(Role.SECRETARY).turn_work.propose(
        ProposeTurn(leaders.office["treasurer"], TODAY)
    )
    with leaders.collective.book.read() as session:
        row = session.get(RotationProposal, proposal.id)
        assert row is not None
        assert row.kept
        assert "under30" not in row.content


def test_an_answer_taken_back_counts_no_more(
    monkeypatch: pytest.MonkeyPatch, leaders: Leaders
) -> None:
    joined_apart(leaders)
    keep_a_place(monkeypatch, leaders, "Mina")
    book = leaders.collective.book
    who = book.who(Role.SECRETARY, rights=frozenset({Action.SUBGROUP_READ}))
    SubgroupsService(book.uow, book.clock, who).withdraw(
        WithdrawAnswer(leaders.id_of("Mina"), "under30")
    )
    view = look(leaders)
    assert view.flag == "no_eligible_member_in_group"
    assert len(view.order) == 15


def test_at_the_first_general_meeting_all_retire(leaders: Leaders) -> None:
    for seat, name in enumerate(("Asha", "Bina", "Champa"), start=1):
        leaders.seat("member", name, START, seat_no=seat)
    view = leaders.desk(Role.AUDITOR).turns.retiring(leaders.group)
    assert (view.first_meeting, view.retiring, view.filled) == (True, 3, 3)
    assert view.ready


def general_meeting(leaders: Leaders) -> None:
    """A general meeting was held; three days go by."""
    desk = leaders.collective.desk(Role.SECRETARY)
    meeting = desk.meetings.call(CallMeeting(leaders.group, "general", leaders.collective.now)).id
    desk.meetings.open(OpenMeeting(meeting, chair_id=leaders.id_of("Asha")))
    desk.attendance.all_here(MarkAllHere(meeting))
    leaders.collective.book.clock.tick(3600)
    desk.meetings.close(CloseMeeting(meeting))
    leaders.collective.book.clock.tick(3 * 86400)


def test_a_third_retires_and_equal_ones_draw(leaders: Leaders) -> None:
    for seat, name in enumerate(("Asha", "Bina", "Champa"), start=1):
        leaders.seat("member", name, START, seat_no=seat)
    general_meeting(leaders)
    desk, day = leaders.desk(Role.SECRETARY), leaders.collective.book.clock.today()
    view = desk.turns.retiring(leaders.group, day)
    assert (view.retiring, view.places_for_tied, len(view.tied)) == (1, 1, 3)
    with pytest.raises(RuleBroken) as refused:
        desk.turn_work.retire(RetireThird(leaders.group, day))
    assert refused.value.key == "lot-needed"
    tied = tuple(line.who.id for line in view.tied)
    drawn = tuple(leaders.id_of(name) for name in ("Champa", "Asha", "Bina"))
    witnesses = (leaders.id_of("Noor"), leaders.id_of("Parul"))
    lot = desk.turn_work.draw(
        DrawLots(leaders.group, "staggered", day, tied, drawn, "Rekha", *witnesses)
    ).id
    desk.turn_work.retire(RetireThird(leaders.group, day, lot_id=lot))
    ended = [row.who.name for row in desk.leaders.history(leaders.group) if row.ended]
    assert ended == ["Champa"]


def test_nobody_retires_where_nobody_serves(leaders: Leaders) -> None:
    with pytest.raises(RuleBroken) as refused:
        leaders.desk(Role.SECRETARY).turn_work.retire(RetireThird(leaders.group, TODAY))
    assert refused.value.key == "nobody-retires"


def test_the_rules_are_those_of_the_day(leaders: Leaders) -> None:
    with leaders.collective.book.read() as session:
        rules = rules_in_force(session, leaders.group, TODAY)
    months = rules.office("treasurer").min_membership_months
    assert look(leaders).min_membership_months == months
