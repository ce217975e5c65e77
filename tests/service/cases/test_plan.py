"""Plan, tasks, follow-ups under her rule; danger found again; clocks that end with their state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.files.service_adult import Close, HerWord, LostContact, Reopen, SettleOutcome
from sr_board.cases.files.service_child import ByOrder, Fear, ToAuthority
from sr_board.cases.files.service_consent import GiveConsent, WithdrawConsent
from sr_board.cases.files.service_identity import ContactWish, WhoSheIs
from sr_board.cases.files.service_plan import (
    AddNeed,
    AddTask,
    DeclineRecheck,
    EndNeed,
    EndTask,
    FollowedUp,
    PlanFollowUps,
)
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.moments import When
from sr_board.cases.records import CaseTask, ClockRow, FollowUp, Identity, IdentityOpening, PlanNeed
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    CaseState,
    FollowUpMode,
    Outcome,
    Purpose,
    Question,
    ReportKind,
    ReportMode,
    Situation,
    Track,
    Wants,
)
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import DAY, adult, at, decide, heard, state

PHONE, VISIT = FollowUpMode.PHONE, FollowUpMode.VISIT


def say_yes(board: FileRoom, case: str) -> None:
    given = GiveConsent(case, Purpose.FOLLOW_UP_CONTACT, "bn", "thumb", "1", True)
    board.desk("Kajal").consent.give(given)


def clocks(board: FileRoom, case: str) -> set[str]:
    """Rules of the clocks that run."""
    rows = board.desk("Asha").files.whole(case).all(ClockRow)
    return {one.rule_id for one in rows if running(one)}


def supported(board: FileRoom, beside: str = "Bina") -> str:
    case = adult(board, beside)
    board.desk("Kajal").adult.her_word(HerWord(case, "I want to leave"))
    return case


def asked(board: FileRoom, case: str, found: Situation, **but: object) -> FollowedUp:
    now = When(board.book.clock.now())
    return replace(FollowedUp(case, PHONE, now, found, True), **but)  # type: ignore[arg-type]


def willing(board: FileRoom) -> str:
    case = adult(board)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=3))
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=28))
    decide(board, case, "willing", Question.ACCEPT_FINDING)
    board.desk("Kajal").adult.willing(case)
    return case


def placed(board: FileRoom) -> str:
    """A child before the committee, placed by its order."""
    at(board, DAY)
    case = board.begin()
    desk = board.desk("Kajal")
    desk.child.fear(Fear(case, "looks_young"))
    for kind in (ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE):
        report = MakeReport(
            case, kind, "Committee", When(DAY), ReportMode.IN_PERSON, "social_worker", ref_no="1/26"
        )
        desk.reports.report(report)
    desk.child.to_authority(ToAuthority(case))
    desk.child.by_order(ByOrder(case, CaseState.PLACED, "CWC", "7/26", DAY.date()))
    return case


def test_a_plan_meets_its_clock_and_is_one_line_when_saved_twice(board: FileRoom) -> None:
    case = supported(board)
    desk = board.desk("Kajal").plan
    assert "unwilling_plan" in clocks(board, case)
    line = AddNeed(case, "a safe place", "ask the shelter", "near her sister", id="1" * 32)
    with pytest.raises(InputInvalid):
        desk.add_need(replace(line, step=" "))
    desk.add_need(line)
    desk.add_need(line)
    assert "unwilling_plan" not in clocks(board, case)
    (row,) = board.desk("Asha").files.whole(case).all(PlanNeed)
    desk.end_need(EndNeed(case, row.id, "she sleeps there"))
    with pytest.raises(RuleBroken, match="plan-done"):
        desk.end_need(EndNeed(case, row.id, "again"))


def test_tasks_are_done_once(board: FileRoom) -> None:
    case = supported(board)
    desk = board.desk("Kajal").plan
    desk.add_task(AddTask(case, "bring the papers", DAY + timedelta(days=2), id="2" * 32))
    desk.add_task(AddTask(case, "bring the papers", id="2" * 32))
    (task,) = board.desk("Asha").files.whole(case).summary.tasks
    desk.end_task(EndTask(case, task.id, "brought"))
    with pytest.raises(RuleBroken, match="plan-done"):
        desk.end_task(EndTask(case, task.id))
    assert board.desk("Asha").files.whole(case).summary.tasks == ()


def test_no_follow_up_without_her_yes_nor_against_her_rule(board: FileRoom) -> None:
    case = supported(board, "Farida")
    desk = board.desk("Kajal").plan
    soon = (DAY + timedelta(days=7), DAY + timedelta(days=30))
    with pytest.raises(RuleBroken, match="follow-up-needs-yes"):
        desk.plan_follow_ups(PlanFollowUps(case, PHONE, soon))
    with pytest.raises(RuleBroken, match="case-r20"):
        desk.plan_follow_ups(PlanFollowUps(case, VISIT, soon))
    say_yes(board, case)
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").plan.plan_follow_ups(PlanFollowUps(case, PHONE, soon))
    board.desk("Kajal").identity.contact(ContactWish(case, never_call=True))
    with pytest.raises(RuleBroken, match="case-r13-phone"):
        desk.plan_follow_ups(PlanFollowUps(case, PHONE, soon))
    with pytest.raises(RuleBroken, match="contact-peer-outside"):
        board.desk("Kajal").identity.contact(ContactWish(case, only_peer=board.slots["Champa"]))
    board.desk("Kajal").identity.contact(ContactWish(case, only_peer=board.slots["Asha"]))
    with pytest.raises(RuleBroken, match="case-r13-peer"):
        desk.plan_follow_ups(PlanFollowUps(case, PHONE, soon))
    with pytest.raises(InputInvalid, match="follow-up-dates"):
        board.desk("Asha").plan.plan_follow_ups(PlanFollowUps(case, PHONE, ()))
    wish = PlanFollowUps(case, PHONE, (*soon, soon[0]))
    board.desk("Asha").plan.plan_follow_ups(wish)
    board.desk("Asha").plan.plan_follow_ups(wish)
    rows = board.desk("Asha").files.whole(case).all(FollowUp)
    assert sorted(one.due for one in rows) == sorted(soon)
    desk.cancel_follow_up(case, rows[0].id)
    with pytest.raises(RuleBroken, match="plan-done"):
        desk.cancel_follow_up(case, rows[0].id)


def test_tasks_and_tries_keep_to_her_rule(board: FileRoom) -> None:
    case = supported(board)
    desk = board.desk("Kajal")
    call = AddTask(case, "ask about the school", contact=PHONE)
    desk.plan.add_task(call)
    desk.plan.add_task(replace(call, text="go there", contact=VISIT))
    desk.plan.add_task(AddTask(case, "bring the papers"))
    with pytest.raises(RuleBroken, match="case-r20"):
        desk.plan.add_task(replace(call, contact=FollowUpMode.FAMILY_VISIT))
    desk.identity.contact(ContactWish(case, never_call=True))
    waiting = {one.text: one for one in board.desk("Asha").files.whole(case).summary.tasks}
    assert set(waiting) == {"go there", "bring the papers"}  # the call was called off
    desk.plan.add_task(replace(call, text="look in", contact=VISIT))
    with pytest.raises(RuleBroken, match="case-r13-phone"):
        desk.plan.add_task(call)
    tries = tuple(When(DAY + timedelta(minutes=n)) for n in (1, 2, 3))
    at(board, DAY + timedelta(hours=1))
    lost = LostContact(case, tries, board.second("Bina"))
    with pytest.raises(RuleBroken, match="case-r13-phone"):
        desk.adult.lost(lost)
    with pytest.raises(RuleBroken, match="case-r20"):
        desk.adult.lost(replace(lost, modes=(VISIT, FollowUpMode.FAMILY_VISIT)))
    desk.identity.contact(ContactWish(case, only_peer=board.slots["Asha"]))
    with pytest.raises(RuleBroken, match="case-r13-peer"):
        desk.adult.lost(replace(lost, modes=(VISIT,)))
    with pytest.raises(RuleBroken, match="case-r13-peer"):
        desk.plan.end_task(EndTask(case, waiting["go there"].id))
    board.desk("Asha").plan.end_task(EndTask(case, waiting["go there"].id))
    desk.plan.end_task(EndTask(case, waiting["bring the papers"].id))
    desk.identity.contact(ContactWish(case))
    desk.consent.withdraw(WithdrawConsent(case, Purpose.FOLLOW_UP_CONTACT))
    assert board.desk("Asha").files.whole(case).summary.tasks == ()  # nobody looks in
    desk.adult.lost(replace(lost, modes=(VISIT, PHONE, VISIT)))
    assert state(board, case) is CaseState.LOST_CONTACT


def test_what_was_planned_holds_her_rule_on_the_day(board: FileRoom) -> None:
    case = supported(board, "Farida")
    say_yes(board, case)
    desk = board.desk("Kajal")
    days = tuple(DAY + timedelta(days=n) for n in (7, 30))
    officer = FollowUpMode.VIA_OFFICER
    for mode in (PHONE, VISIT, officer):
        desk.plan.plan_follow_ups(PlanFollowUps(case, mode, days))
    desk.identity.contact(ContactWish(case, never_call=True))
    rows = board.desk("Asha").files.whole(case).all(FollowUp)
    assert {one.mode for one in rows if one.cancelled_at} == {PHONE}
    seen = {one.mode: one.id for one in rows if not one.cancelled_at}
    board.desk("Bina").plan.followed_up(
        asked(board, case, Situation.SAFE, mode=officer, id=seen[officer])
    )
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        visit = asked(board, case, Situation.SAFE, mode=VISIT, id=seen[VISIT])
        board.desk("Bina").plan.followed_up(visit)
    desk.identity.contact(ContactWish(case, only_peer=board.slots["Farida"]))
    with pytest.raises(RuleBroken, match="case-r13-peer"):
        desk.plan.followed_up(visit)
    desk.plan.followed_up(replace(visit, situation=Situation.AT_RISK))  # danger is never refused


def test_her_family_is_visited_with_a_yes_of_its_own(board: FileRoom) -> None:
    case = supported(board)
    say_yes(board, case)
    desk = board.desk("Kajal")
    home = PlanFollowUps(case, FollowUpMode.FAMILY_VISIT, (DAY + timedelta(days=7),))
    with pytest.raises(RuleBroken, match="case-r20"):
        desk.plan.plan_follow_ups(home)
    family = GiveConsent(case, Purpose.FOLLOW_UP_CONTACT, "bn", "thumb", "1", True, "family")
    desk.consent.give(family)
    desk.plan.plan_follow_ups(home)
    desk.plan.plan_follow_ups(replace(home, mode=PHONE))
    desk.consent.withdraw(WithdrawConsent(case, Purpose.FOLLOW_UP_CONTACT, refer_to="family"))
    rows = board.desk("Asha").files.whole(case).all(FollowUp)
    assert {one.mode for one in rows if one.cancelled_at is None} == {PHONE}
    with pytest.raises(RuleBroken, match="case-r20"):
        desk.plan.plan_follow_ups(home)
    desk.plan.plan_follow_ups(replace(home, mode=VISIT))  # her yes to follow-ups stands


def test_not_safe_stays_not_safe_until_she_gives_a_new_rule(board: FileRoom) -> None:
    case = supported(board)
    say_yes(board, case)
    desk = board.desk("Kajal")
    desk.plan.followed_up(asked(board, case, Situation.SAFE, safe_to_contact=False))
    at(board, DAY + timedelta(hours=5))
    with pytest.raises(RuleBroken, match=r"case-r13$"):
        desk.plan.plan_follow_ups(PlanFollowUps(case, PHONE, (DAY + timedelta(days=7),)))
    with pytest.raises(RuleBroken, match=r"case-r13$"):
        desk.plan.followed_up(asked(board, case, Situation.SAFE))
    desk.plan.followed_up(asked(board, case, Situation.SAFE, by_her=True, safe_to_contact=False))
    at(board, DAY + timedelta(hours=6))
    desk.identity.contact(ContactWish(case, words="Ask for the tailor"))
    desk.plan.plan_follow_ups(PlanFollowUps(case, PHONE, (DAY + timedelta(days=7),)))


def test_who_is_forgotten_is_not_reached(board: FileRoom) -> None:
    case = supported(board)
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    say_yes(board, case)
    with pytest.raises(RuleBroken, match="contact-erased"):
        board.desk("Kajal").plan.plan_follow_ups(PlanFollowUps(case, PHONE, (DAY,)))


def test_danger_is_always_written_down_and_begins_support(board: FileRoom) -> None:
    case = supported(board)
    board.desk("Kajal").plan.followed_up(asked(board, case, Situation.AT_RISK))
    board.desk("Kajal").plan.followed_up(asked(board, case, Situation.RE_ENTERED))
    tasks = board.desk("Asha").files.whole(case).all(CaseTask)
    assert [one.kind for one in tasks] == ["support_again"]
    assert tasks[0].due_at == board.book.clock.now() + timedelta(hours=24)


def test_a_planned_follow_up_is_made_once(board: FileRoom) -> None:
    case = supported(board)
    say_yes(board, case)
    desk = board.desk("Kajal").plan
    desk.plan_follow_ups(PlanFollowUps(case, PHONE, (DAY + timedelta(days=7),)))
    (row,) = board.desk("Asha").files.whole(case).all(FollowUp)
    desk.followed_up(asked(board, case, Situation.MOVED, id=row.id, needs="a school"))
    with pytest.raises(RuleBroken, match="plan-done"):
        desk.followed_up(asked(board, case, Situation.MOVED, id=row.id))
    (row,) = board.desk("Asha").files.whole(case).all(FollowUp)
    assert row.needs == "a school"
    assert row.done is not None


def test_a_child_back_in_danger_has_a_new_clock_and_no_permit_is_asked(board: FileRoom) -> None:
    case = placed(board)
    assert "follow_up_7" in clocks(board, case)
    with pytest.raises(RuleBroken, match="follow-up-needs-permit"):
        board.desk("Kajal").plan.plan_follow_ups(PlanFollowUps(case, PHONE, (DAY,)))
    at(board, DAY + timedelta(days=6))
    desk = board.desk("Kajal").plan
    desk.plan_follow_ups(PlanFollowUps(case, VISIT, (DAY + timedelta(days=7),), "7/26"))
    desk.followed_up(asked(board, case, Situation.SAFE, permit="7/26"))
    assert "follow_up_7" not in clocks(board, case)
    assert "follow_up_30" in clocks(board, case)
    at(board, DAY + timedelta(days=9))
    desk.followed_up(asked(board, case, Situation.RE_ENTERED))
    assert state(board, case) is CaseState.CHILD_PROTECTION
    rows = board.desk("Asha").files.whole(case).all(ClockRow)
    again = [one for one in rows if one.rule_id == "cwc_production" and running(one)]
    assert [one.starts_at for one in again] == [DAY + timedelta(days=9)]


def test_contact_again_after_it_was_lost(board: FileRoom) -> None:
    case = supported(board)
    tries = tuple(When(DAY + timedelta(minutes=n)) for n in (1, 2, 3))
    at(board, DAY + timedelta(hours=1))
    board.desk("Kajal").adult.lost(LostContact(case, tries, board.second("Bina")))
    assert "lost_recheck" in clocks(board, case)
    desk = board.desk("Kajal").plan
    desk.followed_up(asked(board, case, Situation.UNREACHABLE, by_her=True))
    assert "lost_recheck" not in clocks(board, case)
    assert state(board, case) is CaseState.LOST_CONTACT
    desk.followed_up(asked(board, case, Situation.SAFE, by_her=True))
    assert state(board, case) is CaseState.UNWILLING_SUPPORT


def test_a_willing_adult_may_decline_to_be_asked_again(board: FileRoom) -> None:
    case = willing(board)
    assert clocks(board, case) == {"recheck_willing"}  # nothing of the review runs on
    board.desk("Kajal").plan.decline_recheck(DeclineRecheck(case))
    with pytest.raises(RuleBroken, match="clock-not-running"):
        board.desk("Kajal").plan.decline_recheck(DeclineRecheck(case))
    assert clocks(board, case) == set()


def test_taking_back_ends_the_question_how_she_is(board: FileRoom) -> None:
    case = willing(board)
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case, Purpose.FOLLOW_UP_CONTACT))
    assert clocks(board, case) == set()


def test_a_file_that_stays_uncertain_is_talked_about_twice_then_every_month(
    board: FileRoom,
) -> None:
    case = adult(board)
    heard(board, case, "Kajal", "Bina", DAY + timedelta(hours=3), wants=Wants.TIME)
    heard(board, case, "Bina", "Kajal", DAY + timedelta(hours=28), wants=Wants.TIME)
    with pytest.raises(RuleBroken, match="case-r08"):
        board.desk("Kajal").adult.willing(case)
    assert clocks(board, case) == {"reinterview"}
    heard(board, case, "Kajal", "Bina", DAY + timedelta(days=8), wants=Wants.TIME)
    assert clocks(board, case) == {"reinterview"}
    heard(board, case, "Kajal", "Bina", DAY + timedelta(days=15), wants=Wants.TIME)
    assert clocks(board, case) == set()
    tasks = {one.kind: one for one in board.desk("Asha").files.whole(case).summary.tasks}
    assert set(tasks) == {"monthly_review", "support_plan"}
    board.desk("Kajal").plan.add_need(AddNeed(case, "a place of her own", "ask the group"))
    (task,) = board.desk("Asha").files.whole(case).summary.tasks
    at(board, DAY + timedelta(days=45))
    board.desk("Kajal").plan.end_task(EndTask(case, task.id, "support goes on"))
    (task,) = board.desk("Asha").files.whole(case).summary.tasks
    assert task.due_at == DAY + timedelta(days=75)
    # Nobody asks her a third time, unless she wants it; her "no" is always heard.
    when = DAY + timedelta(days=50)
    with pytest.raises(RuleBroken, match="talks-enough"):
        heard(board, case, "Kajal", "Bina", when, wants=Wants.TIME)
    heard(board, case, "Kajal", "Bina", when, wants=Wants.TIME, she_asked=True)
    assert clocks(board, case) == set()
    heard(board, case, "Kajal", "Bina", when, wants=Wants.LEAVE_HOME)
    assert state(board, case) is CaseState.UNWILLING_SUPPORT


def test_her_word_ends_the_clocks_of_the_review(board: FileRoom) -> None:
    case = adult(board)
    assert clocks(board, case) == {"adult_interviews", "adult_sitting"}
    board.desk("Kajal").adult.her_word(HerWord(case, "I want to leave"))
    assert clocks(board, case) == {"unwilling_plan"}


def test_closing_stops_our_clocks_and_reopening_lets_them_run_on(board: FileRoom) -> None:
    case = supported(board)
    board.desk("Kajal").adult.outcome(SettleOutcome(case, Outcome.OTHER_SUPPORT))
    decide(board, case, "close", Question.CLOSURE)
    due = board.desk("Asha").files.whole(case).summary.next_clock
    board.desk("Asha").adult.close(Close(case))
    assert clocks(board, case) == set()
    board.desk("Asha").adult.reopen(Reopen(case, "she came back"))
    assert board.desk("Asha").files.whole(case).summary.next_clock == due


def test_a_late_follow_up_moves_the_day_of_erasure(board: FileRoom) -> None:
    case = supported(board)
    board.desk("Kajal").adult.outcome(SettleOutcome(case, Outcome.HOME_BY_CHOICE))
    before = board.desk("Asha").files.whole(case).head.erase_identity_on
    at(board, DAY + timedelta(days=90))
    board.desk("Kajal").plan.followed_up(asked(board, case, Situation.SAFE, by_her=True))
    head = board.desk("Asha").files.whole(case).head
    assert before is not None
    assert head.erase_identity_on is not None
    assert head.erase_identity_on > before
    assert head.erase_body_on is not None
    assert head.erase_body_on > head.erase_identity_on


def test_who_she_is_is_written_by_those_who_may_open_it(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").identity.write(WhoSheIs(case, "Zorina"))
    with pytest.raises(InputInvalid, match="guardian-not-checked"):
        board.desk("Kajal").identity.write(WhoSheIs(case, guardian_contact="an aunt"))
    who = WhoSheIs(case, "Zorina", (" Rani ", ""), "Nadia", languages=("Bengali",))
    board.desk("Kajal").identity.write(who)
    board.desk("Kajal").identity.contact(ContactWish(case, phone="98300", times="mornings"))
    with board.work("Kajal") as entry:
        (row,) = [one for one in entry.open(case).identity_records() if isinstance(one, Identity)]
    assert board.desk("Kajal").identity.read(case) == row
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        board.desk("Bina").identity.read(case)
    assert (row.name, row.other_names, row.phone) == ("Zorina", ("Rani",), "98300")
    assert row.rule_at == board.book.clock.now()
    view = board.desk("Asha").files.whole(case)
    assert [one.by for one in view.all(IdentityOpening)] == [board.slots["Kajal"]]
    assert view.head.track is Track.UNDETERMINED


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.HELPER, Role.BOARD_MEMBER)])
def test_other_roles_do_nothing_here(board: FileRoom, role: Role) -> None:
    desk = board.desk("Kajal", role)
    for act in (
        lambda: desk.plan.add_need(AddNeed("", "x", "x", due=date(2026, 1, 1))),
        lambda: desk.plan.end_need(EndNeed("", "", "x")),
        lambda: desk.plan.add_task(AddTask("", "x")),
        lambda: desk.plan.end_task(EndTask("", "")),
        lambda: desk.plan.plan_follow_ups(PlanFollowUps("", PHONE, ())),
        lambda: desk.plan.cancel_follow_up("", ""),
        lambda: desk.plan.followed_up(FollowedUp("", PHONE, When(DAY), Situation.SAFE, True)),
        lambda: desk.plan.decline_recheck(DeclineRecheck("")),
        lambda: desk.identity.write(WhoSheIs("")),
        lambda: desk.identity.contact(ContactWish("")),
        lambda: desk.identity.read(""),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_is_not_in_the_file_finds_nothing(board: FileRoom) -> None:
    case = board.begin()
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").plan.add_task(AddTask(case, "x"))
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Champa").identity.contact(ContactWish(case))
