"""Pages of support: plan, follow-ups, letters, tellings, who she is; and steps on a file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sr_board.base.ids import new_id
from sr_board.cases.entry import CaseService
from sr_board.cases.files.records_consent import ConsentRow, Disclosure, DisclosureRequest
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_consent import GiveConsent
from sr_board.cases.files.service_intake import FirstContact
from sr_board.cases.files.service_team import Grant
from sr_board.cases.models import ScreenerTraining
from sr_board.cases.moments import When
from sr_board.cases.records import CaseTask, FollowUp, PlanNeed, Referral
from sr_board.cases.vocabulary import (
    Basis,
    CaseState,
    Evidence,
    EvidenceSeen,
    Flag,
    FollowUpMode,
    Purpose,
    ReferralKind,
    ReferralStatus,
    Risk,
    Situation,
    SubjectKind,
)
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.files.consent_page import ConsentPage
from ui.cases.files.file_page import FilePage
from ui.cases.moves.forms import (
    AdultReviewPage,
    ClearFlagPage,
    DangerPage,
    HerRequestPage,
    KindPage,
    ReopenPage,
    RiskPage,
    TestOrderedPage,
    WillingPage,
)
from ui.cases.moves.signed_forms import AdultOrderPage, LostPage, OutOfScopePage, ScreenPage
from ui.cases.support.letters_page import AnswerPage, LetterPage, LettersPage
from ui.cases.support.papers_page import FilePapersPage
from ui.cases.support.plan_forms import (
    FollowedUpPage,
    FollowUpsPage,
    NeedDonePage,
    NeedPage,
    TaskPage,
)
from ui.cases.support.plan_page import PlanPage
from ui.cases.support.sealed_paper import OwnFilePage, SealedPaperPage
from ui.cases.support.sealed_report import SealedReportPage
from ui.cases.support.told_page import AskedPage, TellPage, ToldPage
from ui.cases.support.who_forms import ReachPage, WhoPage


def yes(founded: Founded, case: str, purpose: Purpose, kind: str = "") -> None:
    given = GiveConsent(case, purpose, "bn", "thumb", "1", True, kind)
    founded.work.cases.consent.give(given)


def trained(founded: Founded) -> None:
    """The chair and the secretary are trained screeners."""
    room = founded.work.cases._room
    with CaseService(room).work() as (uow, entry):
        for slot in (entry.account_id, founded.second().slot_id):
            row = ScreenerTraining(
                id=new_id(),
                person_id=new_id(),
                slot_id=slot,
                topic="Talks",
                held_on=date(2026, 1, 1),
                valid_until=date(2099, 1, 1),
                recorded_at=entry.now,
                recorded_by=slot,
            )
            uow.session.add(row)
        uow.record("board.register", subject="training")
        uow.commit()


def test_plan_and_tasks(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-need", id=case)
    page = shown.page("cases-need")
    assert isinstance(page, NeedPage)
    page.save()
    assert shown.here == "cases-need"  # nothing was written
    page.need.set_value("a safe place")
    page.step.set_value("ask the shelter")
    page.save()
    assert shown.here == "cases-plan"
    (row,) = founded.work.cases.files.whole(case).all(PlanNeed)
    shown.desk.go("cases-need-done", id=case, need=row.id)
    done = shown.page("cases-need-done")
    assert isinstance(done, NeedDonePage)
    done.outcome.set_value("she sleeps there")
    done.save()
    shown.desk.go("cases-task", id=case)
    task = shown.page("cases-task")
    assert isinstance(task, TaskPage)
    task.text.set_value("bring the papers")
    task.until.set_day(founded.work.clock.today())
    task.save()
    plan = shown.page("cases-plan")
    assert isinstance(plan, PlanPage)
    (waiting,) = founded.work.cases.files.whole(case).all(CaseTask)
    plan._done(waiting.id)
    assert founded.work.cases.files.whole(case).summary.tasks == ()


def test_follow_ups_only_with_her_yes(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-follow-ups", id=case)
    page = shown.page("cases-follow-ups")
    assert isinstance(page, FollowUpsPage)
    page.save()
    assert page.mode.error()
    page.mode.set_value(FollowUpMode.PHONE)
    page.ticks[7].click()
    page.own.set_day(founded.work.clock.today() + timedelta(days=3))
    page.save()
    assert shown.here == "cases-follow-ups"  # she has not said yes
    yes(founded, case, Purpose.FOLLOW_UP_CONTACT)
    page.save()
    assert shown.here == "cases-plan"
    rows = founded.work.cases.files.whole(case).all(FollowUp)
    assert len(rows) == 2
    shown.desk.go("cases-followed-up", id=case, planned=rows[0].id, mode=str(rows[0].mode))
    made = shown.page("cases-followed-up")
    assert isinstance(made, FollowedUpPage)
    made.save()
    assert made.found.error()
    made.found.set_value(Situation.SAFE)
    made.safe.click()
    made.save()
    assert shown.here == "cases-plan"
    (done,) = [one for one in founded.work.cases.files.whole(case).all(FollowUp) if one.done]
    assert done.safe_to_contact


def test_a_letter_and_its_answer(founded: Founded, window: Open) -> None:
    case = notice(founded)
    yes(founded, case, Purpose.REFER_TO, ReferralKind.OSC)
    shown = window(founded.work)
    shown.desk.go("cases-letter", id=case)
    page = shown.page("cases-letter")
    assert isinstance(page, LetterPage)
    page.save()
    assert page.kind.error()
    page.kind.set_value(ReferralKind.OSC)
    page.name.set_value("One Stop Centre")
    page.ticks["name"].click()
    page.ladder.set_value("block office, district office")
    page.save()
    assert shown.here == "cases-letters"
    letters = shown.page("cases-letters")
    assert isinstance(letters, LettersPage)
    (row,) = founded.work.cases.files.whole(case).all(Referral)
    assert row.ladder == ("block office", "district office")
    shown.desk.go("cases-letter-answer", id=case, letter=row.id)
    answer = shown.page("cases-letter-answer")
    assert isinstance(answer, AnswerPage)
    answer.save()
    assert answer.status.error()
    answer.status.set_value(ReferralStatus.REFUSED)
    answer.save()
    assert shown.here == "cases-letters"
    letters._higher(row.id)
    (row,) = founded.work.cases.files.whole(case).all(Referral)
    assert len(row.escalated) == 1


def test_what_was_told_and_who_asked(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-asked", id=case)
    page = shown.page("cases-asked")
    assert isinstance(page, AskedPage)
    page.who.set_value("An officer")
    page.wanted.set_value("the list")
    page.give.click()
    page.save()
    assert shown.here == "cases-asked"  # refused, and kept
    (asked,) = founded.work.cases.files.whole(case).all(DisclosureRequest)
    assert asked.answer == "refused"
    shown.desk.go("cases-tell", id=case)
    tell = shown.page("cases-tell")
    assert isinstance(tell, TellPage)
    tell.save()
    assert tell.basis.error()
    tell.to.set_value("Hospital")
    tell.ticks["name"].click()
    tell.other.set_value("the colour of her door")
    tell.reason.set_value("danger to her life")
    tell.basis.set_value(Basis.CONSENT)
    tell.later.click()
    tell.save()
    assert tell.panel.isVisible()  # consent waits for a second person
    tell.basis.set_value(Basis.VITAL_INTEREST)
    tell.save()
    assert shown.here == "cases-told"
    told = shown.page("cases-told")
    assert isinstance(told, ToldPage)
    (row,) = founded.work.cases.files.whole(case).all(Disclosure)
    assert row.fields == ("name", "the colour of her door")
    assert row.with_identity


def test_who_she_is_stays_on_no_page(founded: Founded, window: Open) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.desk.go("cases-who", id=case)
    page = shown.page("cases-who")
    assert isinstance(page, WhoPage)
    assert page.name.value() == "Zorina"
    page.languages.set_value("Bengali, Nepali")
    page.guardian.set_value("an aunt")
    page.save()
    assert shown.here == "cases-who"  # nobody checked whether that is safe
    page.safe.click()
    page.save()
    assert shown.here == "cases-file"
    assert page.name.value() == ""
    assert page.draft() is None
    shown.desk.go("cases-reach", id=case)
    reach = shown.page("cases-reach")
    assert isinstance(reach, ReachPage)
    reach.never.click()
    reach.times.set_value("mornings")
    reach.save()
    found = founded.work.cases.identity.read(case)
    assert found.languages == ("Bengali", "Nepali")
    assert found.contact_never_call


def test_from_question_1_to_the_adult_review(founded: Founded, window: Open) -> None:
    trained(founded)
    case = notice(founded)
    founded.work.cases.intake.first_contact(FirstContact(case, When(founded.work.clock.now())))
    shown = window(founded.work)
    shown.desk.go("cases-kind", id=case)
    kind = shown.page("cases-kind")
    assert isinstance(kind, KindPage)
    kind.save()
    assert kind.kind.error()
    kind.kind.set_value(SubjectKind.NEWCOMER)
    kind.save()
    shown.desk.go("cases-screen", id=case)
    screen = shown.page("cases-screen")
    assert isinstance(screen, ScreenPage)
    screen.leave_asked.click()
    screen.save()
    assert screen.panel.isVisible()
    screen._signed(founded.second())
    assert shown.here == "cases-file"
    evidence = AddEvidence(
        case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, date(2000, 1, 1)
    )
    founded.work.cases.age.evidence(evidence)
    shown.desk.go("cases-adult", id=case)
    adult = shown.page("cases-adult")
    assert isinstance(adult, AdultReviewPage)
    adult.save()
    assert founded.work.cases.files.whole(case).head.state is CaseState.ADULT_REVIEW
    shown.desk.go("cases-willing", id=case)
    willing = shown.page("cases-willing")
    assert isinstance(willing, WillingPage)
    assert "two_talks" in willing.fails
    willing.save()
    assert founded.work.cases.files.whole(case).head.state is CaseState.UNCERTAIN
    shown.desk.go("cases-hear-again", id=case)
    again = shown.page("cases-hear-again")
    assert isinstance(again, HerRequestPage)
    again.save()
    assert shown.here == "cases-hear-again"  # she has not asked


def test_dangers_and_risk(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-danger", id=case)
    page = shown.page("cases-danger")
    assert isinstance(page, DangerPage)
    page.save()
    assert page.flag.error()
    page.flag.set_value(Flag.THREAT_TO_LIFE)
    page.save()
    assert founded.work.cases.files.whole(case).head.risk is Risk.IMMEDIATE
    shown.desk.go("cases-risk", id=case)
    risk = shown.page("cases-risk")
    assert isinstance(risk, RiskPage)
    risk.risk.set_value(Risk.LOW)
    risk.save()
    assert shown.here == "cases-risk"  # the danger stands
    shown.desk.go("cases-danger-over", id=case)
    over = shown.page("cases-danger-over")
    assert isinstance(over, ClearFlagPage)
    over.reason.set_value("he left the town")
    over.save()
    assert founded.work.cases.files.whole(case).summary.flags == ()


def test_lost_and_open_again(founded: Founded, window: Open) -> None:
    case = notice(founded, hours=2)
    shown = window(founded.work)
    shown.desk.go("cases-lost", id=case)
    page = shown.page("cases-lost")
    assert isinstance(page, LostPage)
    page.save()
    assert page.tries[0][0].error()
    now = founded.work.clock.now() + timedelta(minutes=founded.work.clock.offset_minutes())
    for minutes, (day, at, _mode) in zip((60, 40, 20), page.tries, strict=True):
        when = now - timedelta(minutes=minutes)
        day.set_day(when.date())
        at.set_moment(when.time())
    page.save()
    assert page.tries[0][2].error()
    for _day, _at, mode in page.tries:
        mode.set_value(FollowUpMode.PHONE)
    page.save()
    page._signed(founded.second())
    assert founded.work.cases.files.whole(case).head.state is CaseState.LOST_CONTACT
    shown.desk.go("cases-reopen", id=case)
    again = shown.page("cases-reopen")
    assert isinstance(again, ReopenPage)
    again.reason.set_value("she came")
    again.save()
    assert founded.work.cases.files.whole(case).head.state is CaseState.NOTICED


def test_a_visitor_is_not_for_the_board(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-scope", id=case)
    page = shown.page("cases-scope")
    assert isinstance(page, OutOfScopePage)
    page.visitor.click()
    page.save()
    page._signed(founded.second())
    assert founded.work.cases.files.whole(case).head.state is CaseState.OUT_OF_SCOPE


def test_a_child_leaves_the_track_by_an_order_only(founded: Founded, window: Open) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work)
    shown.desk.go("cases-test", id=case)
    page = shown.page("cases-test")
    assert isinstance(page, TestOrderedPage)
    page.save()
    assert page.by.error()
    page.by.set_value("cwc")
    page.number.set_value("3/26")
    page.save()
    assert shown.here == "cases-file"
    shown.desk.go("cases-adult-order", id=case)
    order = shown.page("cases-adult-order")
    assert isinstance(order, AdultOrderPage)
    order.save()
    assert order.by.error()
    order.by.set_value("cwc")
    order.number.set_value("4/26")
    order.day.set_day(founded.work.clock.today())
    order.save()
    order._signed(founded.second())
    assert founded.work.cases.files.whole(case).head.state is CaseState.ADULT_REVIEW
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    assert file.moves.body.count() > 3


def test_a_paper_with_her_name_is_locked_and_approved_by_two(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    case = notice(founded, name="Zorina")
    second = founded.second()
    founded.work.cases.team.grant(Grant(case, second.slot_id))
    shown = window(founded.work)
    shown.desk.go("cases-own-file", id=case)
    page = shown.page("cases-own-file")
    assert isinstance(page, OwnFilePage)
    assert not page.card.isVisible()
    page.open_it()
    assert page.card.body.count() > 5
    page.timer.timeout.emit()
    assert page.card.body.count() == 0
    shown.desk.go("cases-sealed-paper", id=case)
    sealed = shown.page("cases-sealed-paper")
    assert isinstance(sealed, SealedPaperPage)
    sealed.where = lambda name: tmp_path / name
    sealed.lock.first.set_value("too short")
    sealed.save()
    assert sealed.lock.first.error()
    sealed.lock.first.set_value("kite lamp river seven")
    sealed.save()
    assert sealed.lock.again.error()
    sealed.lock.again.set_value("kite lamp river seven")
    sealed.save()
    assert sealed.panel.isVisible()
    sealed._signed(second)
    made = tmp_path / "own-file.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    assert b"/Encrypt" in made.read_bytes()
    assert made.stat().st_mode & 0o077 == 0
    assert sealed.lock.first.value() == ""


def test_the_report_with_the_child_s_name_is_locked(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.desk.go("cases-papers", id=case)
    papers = shown.page("cases-papers")
    assert isinstance(papers, FilePapersPage)
    before = papers.named.body.count()
    fear(founded, case)
    second = founded.second()
    founded.work.cases.team.grant(Grant(case, second.slot_id))
    shown.desk.go("cases-papers", id=case)
    assert papers.named.body.count() > before
    shown.desk.go("cases-sealed-report", id=case, police=True)
    page = shown.page("cases-sealed-report")
    assert isinstance(page, SealedReportPage)
    assert page.which.value() == "police"
    assert page.producer.value()
    assert page.grounds
    page.where = lambda name: tmp_path / name
    next(iter(page.grounds.values())).click()
    page.own.set_value("she wants to go to school")
    for field in (page.lock.first, page.lock.again):
        field.set_value("kite lamp river seven")
    page.save()
    page._signed(second)
    made = tmp_path / "report.pdf"
    assert b"/Encrypt" in made.read_bytes()
    assert page.own.value() == ""
    rows = founded.work.cases.files.whole(case).timeline
    assert "report_printed" in {one.what for one in rows}


def test_answers_by_service_and_one_taken_back(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-consent", id=case)
    page = shown.page("cases-consent")
    assert isinstance(page, ConsentPage)
    assert not page.duty.isVisible()
    page.services[str(ReferralKind.OSC)].click()
    page.services[str(ReferralKind.POLICE)].click()
    page.limits.set_value("not my home")
    page.save()
    rows = founded.work.cases.files.whole(case).all(ConsentRow)
    assert {one.refer_to for one in rows} == {"osc", "police"}
    shown.desk.go("cases-consent", id=case)
    page._take_back(Purpose.REFER_TO, "police")
    rows = founded.work.cases.files.whole(case).all(ConsentRow)
    assert {one.refer_to for one in rows if one.withdrawn_at is None} == {"osc"}


def test_a_child_s_no_is_written_down_and_changes_no_clock(founded: Founded, window: Open) -> None:
    case = notice(founded)
    fear(founded, case)
    before = founded.work.cases.files.whole(case).summary.clocks
    shown = window(founded.work)
    shown.desk.go("cases-consent", id=case)
    page = shown.page("cases-consent")
    assert isinstance(page, ConsentPage)
    assert page.duty.isVisible()
    page.ticks[str(Purpose.POLICE_IDENTIFIED)].click()
    page.no.click()
    page.save()
    view = founded.work.cases.files.whole(case)
    (row,) = view.all(ConsentRow)
    assert not row.agreed
    assert row.given_by == "child_assent"
    shown.desk.go("cases-consent", id=case)
    page._take_back()
    assert shown.here == "cases-consent"  # the page says why the report goes on
    assert page.notices.current() is not None
    view = founded.work.cases.files.whole(case)
    assert view.summary.clocks == before
