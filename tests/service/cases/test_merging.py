"""Two files of one person joined and parted: child track, clocks, teams, identities, recusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sr_board.access.check import SignedIn
from sr_board.access.concern import Concern, ConcernService
from sr_board.access.roles import Action, Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.cases.board.decision_commands import AddPoint
from sr_board.cases.board.sitting_commands import CallSitting
from sr_board.cases.door import CaseDoor
from sr_board.cases.doubles.service_merging import Compare, JoinFiles, PartFiles
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_identity import ContactWish, WhoSheIs
from sr_board.cases.files.service_intake import FirstContact, SetKind, TakeNotice
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import Grant, LiftRecusal, OpenIdentity, Recuse
from sr_board.cases.models import Envelope
from sr_board.cases.moments import When
from sr_board.cases.records import AgeEvidence, ClockRow, IdentityOpening
from sr_board.cases.rules.decisions import Proposal
from sr_board.cases.sealing.keeping import shred_identity
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    CaseSource,
    CaseState,
    Evidence,
    EvidenceSeen,
    IdentityReason,
    RecusalGround,
    ReportKind,
    ReportMode,
    Risk,
    SubjectKind,
    Track,
)
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)
WHY = "The same face, the same scar"
TWO = "Two sisters"


def notice(board: FileRoom, by: str, hours: int, name: str = "Zorina", **but: object) -> str:
    """A file of somebody noticed so many hours after the first."""
    when = DAY + timedelta(hours=hours)
    board.book.clock.set(when)
    told = TakeNotice(CaseSource.PEER, When(when), name=name, text=f"seen by {by}")
    return board.desk(by).intake.notice(replace(told, **but)).id  # type: ignore[arg-type]


def whole(board: FileRoom, case: str, who: str = "Asha") -> CaseView:
    return board.desk(who).files.whole(case)


def runs(board: FileRoom, case: str) -> dict[str, ClockRow]:
    """The clocks that run, by rule; each rule once."""
    found = [one for one in whole(board, case).clocks if running(one)]
    assert len({one.rule_id for one in found}) == len(found)
    return {one.rule_id: one for one in found}


def join(board: FileRoom, one: str, other: str, by: str = "Asha", second: str = "Bina") -> str:
    return board.desk(by).merging.join(JoinFiles(one, other, WHY, board.second(second))).id


def part(board: FileRoom, kept: str, code: str, by: str = "Asha", second: str = "Bina") -> str:
    return board.desk(by).merging.part(PartFiles(kept, code, TWO, board.second(second))).id


def code_of(board: FileRoom, case: str) -> str:
    return whole(board, case).head.code


def seen(board: FileRoom, who: str) -> set[str]:
    return {one.case_id for one in board.desk(who).files.list()}


def test_a_child_stays_a_child_whichever_file_is_named_first(board: FileRoom) -> None:
    adult, child = notice(board, "Champa", 0), notice(board, "Kajal", 1)
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    due = runs(board, child)["cwc_production"].due_at
    assert join(board, adult, child) == child
    view = whole(board, child)
    assert (view.head.state, view.head.track) == (CaseState.CHILD_PROTECTION, Track.CHILD)
    assert runs(board, child)["cwc_production"].due_at == due
    assert runs(board, child)["first_contact"].due_at == DAY + timedelta(hours=6)
    assert view.head.noticed.at == DAY
    assert set(view.team) == {board.slots["Champa"], board.slots["Kajal"]}
    assert {one.text for one in view.notices} == {"seen by Champa", "seen by Kajal"}
    assert "joined" in {one.what for one in view.timeline}


def test_of_two_clocks_the_earlier_start_and_due_time_hold(board: FileRoom) -> None:
    first, later = notice(board, "Kajal", 0), notice(board, "Champa", 2)
    board.book.clock.set(DAY + timedelta(hours=3))
    board.desk("Champa").child.fear(Fear(later, "looks_young"))
    board.book.clock.set(DAY + timedelta(hours=5))
    board.desk("Kajal").child.fear(Fear(first, "looks_young", indicator=True))
    dues = {case: runs(board, case)["cwc_production"].due_at for case in (first, later)}
    kept = join(board, later, first)
    assert kept == first
    clock = runs(board, kept)["cwc_production"]
    assert clock.due_at == min(dues.values()) == DAY + timedelta(hours=27)
    assert clock.starts_at == DAY + timedelta(hours=3)
    assert whole(board, kept).summary.open_statutory == 2


def test_the_other_file_is_found_by_its_code_and_is_in_no_list(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    code = code_of(board, other)
    join(board, one, other)
    assert seen(board, "Asha") == seen(board, "Champa") == {one}
    assert board.desk("Champa").files.by_code(code) == one
    with pytest.raises(NotFound, match="no-such-case"):
        whole(board, other)
    assert board.desk("Asha").statistics.working(str(DAY.year)).found.screened <= 1


def test_two_persons_who_may_open_both_and_a_reason(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    desk = board.desk("Asha").merging
    with pytest.raises(InputInvalid):
        desk.join(JoinFiles(one, other, " ", board.second("Bina")))
    with pytest.raises(RuleBroken, match="second-person-missing"):
        desk.join(JoinFiles(one, other, WHY))
    with pytest.raises(RuleBroken, match="join-second"):
        desk.join(JoinFiles(one, other, WHY, board.second("Kajal")))
    with pytest.raises(RuleBroken, match="join-itself"):
        desk.join(JoinFiles(one, one, WHY, board.second("Bina")))
    with pytest.raises(NotFound, match="no-such-case"):
        join(board, one, other, by="Kajal")
    board.desk("Kajal").team.grant(Grant(one, board.slots["Champa"]))
    with pytest.raises(NotAllowed, match="identity-not-yours"):
        join(board, one, other, by="Bina", second="Champa")
    assert seen(board, "Asha") == {one, other}


def test_comparing_opens_both_identities_for_the_teams_to_see(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1, "জরিনা")
    board.desk("Champa").child.fear(Fear(other, "looks_young"))
    desk = board.desk("Asha").merging
    with pytest.raises(RuleBroken, match="case-r19"):
        desk.compare(Compare(one, "SRB-KOL-26-0000-0"))
    found = desk.compare(Compare(one, code_of(board, other).lower()))
    assert found.kept.head.id == other
    assert found.kept.identity is not None and found.kept.identity.name == "জরিনা"
    assert (set(found.team), found.left_out) == ({board.slots["Kajal"], board.slots["Champa"]}, 0)
    for case in (one, other):
        (opening,) = whole(board, case).all(IdentityOpening)
        assert opening.reason == IdentityReason.DUPLICATE_CHECK
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Kajal").merging.compare(Compare(one, code_of(board, other)))


def test_whoever_is_recused_from_either_sees_neither(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    board.desk("Asha").team.recuse(Recuse(other, RecusalGround.HOUSE, board.slots["Kajal"]))
    found = board.desk("Asha").merging.compare(Compare(one, code_of(board, other)))
    assert (found.team, found.left_out) == ((board.slots["Champa"],), 1)
    code = code_of(board, one)
    join(board, one, other)
    assert seen(board, "Kajal") == set()
    board.fresh("Kajal")
    assert seen(board, "Kajal") == set()
    with pytest.raises(NotFound, match="no-such-case"):
        board.desk("Kajal").files.by_code(code)
    assert seen(board, "Champa") == {one}
    with board.work("Asha") as entry:
        file = entry.open(one)
        assert file.barred(board.slots["Kajal"])
        assert board.slots["Kajal"] not in entry.envelopes.recipients(file.envelope)


def test_what_both_say_together_holds_at_once(board: FileRoom) -> None:
    """A child thought to live with her mother, and a newcomer without a paper, are one."""
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    board.desk("Kajal").intake.kind(SetKind(one, SubjectKind.NEWCOMER))
    board.desk("Champa").intake.kind(SetKind(other, SubjectKind.CHILD_OF_RESIDENT))
    paper = AddEvidence(other, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.COPY, date(2012, 1, 1))
    board.desk("Champa").age.evidence(paper)
    assert whole(board, other).head.track is Track.UNDETERMINED
    kept = join(board, one, other)
    view = whole(board, kept)
    assert (kept, view.head.track) == (one, Track.CHILD)
    assert len(view.all(AgeEvidence)) == 1
    assert "cwc_production" in runs(board, kept)
    gone = part(board, kept, code_of_joined(board, kept))
    assert whole(board, one).head.track is whole(board, gone).head.track is Track.CHILD


def test_both_names_stay_and_her_last_rule_holds(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1, "Munni")
    board.desk("Kajal").identity.contact(ContactWish(one, phone="9830011111"))
    board.book.clock.set(DAY + timedelta(hours=2))
    board.desk("Champa").identity.contact(ContactWish(other, never_call=True))
    board.desk("Champa").identity.write(WhoSheIs(other, name="Munni", home_district="Nadia"))
    kept = join(board, one, other)
    who = board.desk("Asha").identity.read(kept)
    assert (who.name, who.other_names, who.home_district) == ("Zorina", ("Munni",), "Nadia")
    assert (who.phone, who.contact_never_call) == ("", True)
    part(board, kept, code_of_joined(board, kept))
    who = board.desk("Asha").identity.read(one)
    assert (who.name, who.other_names, who.phone) == ("Zorina", (), "9830011111")
    who = board.desk("Asha").identity.read(other)
    assert (who.name, who.home_district, who.contact_never_call) == ("Munni", "Nadia", True)


def code_of_joined(board: FileRoom, kept: str) -> str:
    return whole(board, kept).summary.joined[-1][1]


def test_parted_both_are_as_before(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 2)
    board.desk("Champa").intake.first_contact(FirstContact(other, When(DAY + timedelta(hours=2))))
    before = {case: whole(board, case) for case in (one, other)}
    kept = join(board, one, other)
    assert whole(board, kept).head.first_contact is not None
    assert "first_contact" not in runs(board, kept)
    assert part(board, kept, code_of_joined(board, kept)) == other
    for case in (one, other):
        was, now = before[case], whole(board, case)
        for name in (
            "state",
            "track",
            "code",
            "noticed",
            "first_contact",
            "risk",
            "barred",
            "team",
        ):
            assert getattr(now.head, name) == getattr(was.head, name), name
        assert now.clocks == was.clocks
        assert {one.text for one in now.notices} == {one.text for one in was.notices}
        assert "parted" in {one.what for one in now.timeline}
    assert seen(board, "Kajal") == {one} and seen(board, "Champa") == {other}
    assert board.desk("Asha").doubles.of(one) == ()


def test_the_child_track_stays_on_both(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    board.desk("Kajal").child.fear(Fear(one, "looks_young"))
    due = runs(board, one)["cwc_production"].due_at
    assert join(board, other, one) == one
    board.book.clock.set(DAY + timedelta(hours=20))
    assert part(board, one, code_of_joined(board, one)) == other
    for case in (one, other):
        view = whole(board, case)
        assert (view.head.state, view.head.track) == (CaseState.CHILD_PROTECTION, Track.CHILD)
        assert runs(board, case)["cwc_production"].due_at <= due
        assert runs(board, case)["pocso_report"].due_at <= due


def test_a_report_made_while_they_were_one_does_not_answer_for_the_other(
    board: FileRoom,
) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    for by, case in (("Kajal", one), ("Champa", other)):
        board.desk(by).child.fear(Fear(case, "looks_young"))
    due = {case: runs(board, case)["cwc_production"].due_at for case in (one, other)}
    kept = join(board, one, other)
    report = MakeReport(
        kept,
        ReportKind.CWC_PRODUCTION,
        "Committee",
        When(board.book.clock.now()),
        ReportMode.IN_PERSON,
        "social_worker",
        ref_no="1/26",
    )
    board.desk("Asha").reports.report(report)
    assert "cwc_production" not in runs(board, kept)
    gone = part(board, kept, code_of_joined(board, kept))
    assert "cwc_production" not in runs(board, kept)
    assert runs(board, gone)["cwc_production"].due_at == due[gone]


def test_the_last_joined_is_parted_first(board: FileRoom) -> None:
    cases = [notice(board, "Kajal", hours) for hours in (0, 1, 2)]
    codes = [code_of(board, case) for case in cases]
    join(board, cases[0], cases[1])
    join(board, cases[0], cases[2])
    with pytest.raises(RuleBroken, match="part-last-first"):
        part(board, cases[0], codes[1])
    with pytest.raises(NotFound, match="join-unknown"):
        part(board, cases[0], codes[0])
    part(board, cases[0], codes[2])
    part(board, cases[0], codes[1])
    assert seen(board, "Kajal") == set(cases)
    assert len(whole(board, cases[0]).notices) == 1


def test_a_file_joined_into_a_joined_one_is_still_found(board: FileRoom) -> None:
    first, second = notice(board, "Kajal", 1), notice(board, "Kajal", 2)
    child = notice(board, "Champa", 3)
    codes = [code_of(board, case) for case in (first, second)]
    join(board, first, second)
    board.desk("Champa").child.fear(Fear(child, "looks_young"))
    assert join(board, first, child) == child
    for code in codes:
        assert board.desk("Kajal").files.by_code(code) == child
    assert part(board, child, codes[0]) == first
    assert part(board, first, codes[1]) == second
    assert len(whole(board, second).notices) == 1


def test_recused_while_they_were_one_means_recused_from_both(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    kept = join(board, one, other)
    board.desk("Asha").team.recuse(Recuse(kept, RecusalGround.PARTNER, board.slots["Champa"]))
    gone = part(board, kept, code_of_joined(board, kept))
    assert seen(board, "Champa") == set()
    with board.work("Asha") as entry:
        for case in (kept, gone):
            file = entry.open(case)
            assert file.barred(board.slots["Champa"])
            assert board.slots["Champa"] not in entry.envelopes.recipients(file.envelope)
            assert board.slots["Champa"] not in file.team


def test_parting_ends_with_the_identity(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    kept = join(board, one, other)
    with board.work("Asha") as entry:
        shred_identity(entry, entry.open(kept))
    with pytest.raises(RuleBroken, match="part-too-late"):
        part(board, kept, code_of_joined(board, kept))
    with board.reading() as session:
        purposes = [row.purpose for row in session.query(Envelope) if row.case_id]
    assert purposes == ["case"]


def test_a_concern_with_the_old_code_goes_to_the_one_file(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    kept = join(board, one, other)
    with board.work("Bina") as entry:
        assert entry.home_of(other) == kept == entry.home_of(kept)


def test_correcting_a_concern_of_one_does_not_take_the_other_off(board: FileRoom) -> None:
    """The concern came from the file that was joined; the kept file is a child's by itself."""
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    for by, case in (("Kajal", one), ("Champa", other)):
        board.desk(by).child.fear(Fear(case, "looks_young"))
    kept = join(board, one, other)
    concerns = whole(board, kept).all(ConcernEntered)
    assert len(concerns) == 2 and all(one.before is None for one in concerns)
    part(board, kept, code_of_joined(board, kept))
    for case in (one, other):
        (concern,) = whole(board, case).all(ConcernEntered)
        assert concern.before is not None


def test_a_wrong_concern_can_still_be_corrected_where_the_other_is_no_child(
    board: FileRoom,
) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    board.desk("Kajal").child.fear(Fear(one, "looks_young"))
    kept = join(board, one, other)
    (concern,) = whole(board, kept).all(ConcernEntered)
    assert concern.before is not None


def test_a_lost_file_goes_on_when_she_was_noticed_again(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 30)
    board.desk("Kajal").child.fear(Fear(one, "looks_young"))
    with board.work("Asha") as entry:
        file = entry.open(one)
        head = file.head
        file.change(state=CaseState.LOST_CONTACT, state_before=head.state, track_before=head.track)
    assert join(board, one, other) == one
    assert whole(board, one).head.state is CaseState.CHILD_PROTECTION
    assert whole(board, one).head.risk is Risk.HIGH
    assert part(board, one, code_of_joined(board, one)) == other


def test_what_was_joined_is_opened_by_the_whole_new_team(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1, "Munni")
    kept = join(board, one, other)
    board.fresh("Champa")
    reason = OpenIdentity(kept, IdentityReason.CONTACT_HER)
    assert len(board.desk("Champa").team.open_identity(reason)) == 2
    board.desk("Asha").team.remove(Grant(kept, board.slots["Kajal"]))
    assert part(board, kept, code_of_joined(board, kept), by="Champa") == other


@pytest.mark.parametrize("role", [Role.TREASURER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_nobody_else_joins_or_parts(board: FileRoom, role: Role) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    desk = board.desk("Malati", role).merging
    with pytest.raises(NotAllowed):
        desk.compare(Compare(one, "SRB-KOL-26-0147-B"))
    with pytest.raises(NotAllowed):
        desk.join(JoinFiles(one, other, WHY, board.second("Bina")))
    with pytest.raises(NotAllowed):
        desk.part(PartFiles(one, "SRB-KOL-26-0147-B", WHY, board.second("Bina")))


def recusal_days(board: FileRoom) -> list[tuple[str, bool]]:
    return [(row.code, row.lifted_on is None) for row in board.desk("Asha").recusals.all()]


def test_a_note_of_concern_with_the_old_code_is_carried_out_on_the_one_file(
    board: FileRoom,
) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    code = code_of(board, other)
    kept = join(board, one, other)
    asha = board.desk("Asha")
    asha.concerns.publish()
    who = SignedIn(board.slots["Malati"], board.person["Malati"], frozenset({Role.TREASURER}))
    ConcernService(board.book.uow, board.book.clock, who, board.book.vault).write(
        Concern("looks_young", code=code)
    )
    assert asha.concerns.take_all() == 1
    assert whole(board, kept).head.track is Track.CHILD


def test_recusals_of_the_joined_file_stay_in_the_register_and_end_with_the_one(
    board: FileRoom,
) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    board.desk("Asha").team.recuse(Recuse(other, RecusalGround.HOUSE, board.slots["Farida"]))
    kept = join(board, one, other)
    assert recusal_days(board) == [(code_of(board, kept), True)]
    with CaseDoor(board.room("Asha")).look(Action.BOARD_READ) as act:
        assert board.slots["Farida"] in act.recused(kept)
    lift = LiftRecusal(kept, board.slots["Farida"], "she moved away", board.second("Bina"))
    board.desk("Asha").team.lift(lift)
    assert recusal_days(board) == [(code_of(board, kept), False)]
    with CaseDoor(board.room("Asha")).look(Action.BOARD_READ) as act:
        assert board.slots["Farida"] not in act.recused(kept)


def test_a_point_of_the_joined_file_is_one_of_the_kept(board: FileRoom) -> None:
    one, other = notice(board, "Kajal", 0), notice(board, "Champa", 1)
    starts = board.book.clock.now() + timedelta(hours=60)
    asha = board.desk("Asha")
    sitting = asha.sitting_work.call(CallSitting(board.board, starts, "Office")).id
    asha.point_work.add(AddPoint(sitting, other, Proposal.SUPPORT))
    kept = join(board, one, other)
    (point,) = board.desk("Asha").points.points(sitting)
    assert point.case_id == kept
    part(board, kept, code_of_joined(board, kept))
    (point,) = board.desk("Asha").points.points(sitting)
    assert point.case_id == other
    board.fresh("Kajal")
    assert board.desk("Kajal").files.list()[0].case_id == one
