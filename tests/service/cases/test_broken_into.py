"""What an attempt to break the cases found, each mended: kept so that it stays so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from sr_board.access.concern import Concern, ConcernService
from sr_board.access.models import ConcernNote
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.decision_commands import RecordEmergency
from sr_board.cases.board.service_handover import HandOver
from sr_board.cases.doubles.service_doubles import LookedAt
from sr_board.cases.entry import CaseQueries
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_adult import Close, LostContact, OutOfScope, SettleOutcome
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_consent import WithdrawConsent
from sr_board.cases.files.service_intake import (
    FirstContact,
    RaiseFlag,
    SetKind,
    TakeNotice,
)
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import Grant, LiftRecusal, NameTeam, Recuse
from sr_board.cases.models import CaseFileRow, Envelope, KeyWrap
from sr_board.cases.moments import When
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.sealing.keeping import shred_case
from sr_board.cases.vocabulary import (
    AgeStanding,
    BoardOffice,
    CaseSource,
    CaseState,
    Evidence,
    EvidenceSeen,
    Flag,
    Outcome,
    RecusalGround,
    ReportKind,
    ReportMode,
    SubjectKind,
    Track,
)
from tests.service.cases.conftest import FileRoom
from tests.service.cases.machine.reads import sealed_to


def refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as raised:
        act()
    return raised.value.key


def notice(board: FileRoom, by: str = "Kajal", **changed: object) -> str:
    given = {"source": CaseSource.PEER, "noticed": When(board.book.clock.now()), "name": "Zorina"}
    return board.desk(by).intake.notice(TakeNotice(**(given | changed))).id  # type: ignore[arg-type]


def code_of(board: FileRoom, case: str) -> str:
    with board.reading() as session:
        return session.get_one(CaseFileRow, case).code


def recuse(board: FileRoom, case: str, whom: str, by: str = "") -> None:
    command = Recuse(case, RecusalGround.RELATIVE, board.slots[whom])
    board.desk(by or whom).team.recuse(command)


def readers(board: FileRoom, case: str, purpose: str = "case") -> set[str]:
    """Names of those to whom the case, or its identity, is sealed."""
    names = {slot: name for name, slot in board.slots.items()}
    with board.reading() as session:
        question = (
            select(KeyWrap.slot_id)
            .join(Envelope, Envelope.id == KeyWrap.envelope_id)
            .where(Envelope.case_id == case, Envelope.purpose == purpose)
        )
        return {names[slot] for slot in session.scalars(question)}


def view(board: FileRoom, case: str, by: str = "Kajal") -> CaseView:
    return board.desk(by).files.whole(case)


def speak(board: FileRoom, case: str, kind: SubjectKind) -> None:
    intake = board.desk("Kajal").intake
    intake.first_contact(FirstContact(case, When(board.book.clock.now())))
    intake.kind(SetKind(case, kind))


# -- what reaches somebody who is recused ------------------------------------------------------


@pytest.mark.parametrize("by", ["Asha", "Bina"])
def test_proofs_of_reports_are_taken_from_an_officer_who_is_recused_later(
    board: FileRoom, by: str
) -> None:
    case = notice(board)
    code, now = code_of(board, case), When(board.book.clock.now())
    report = MakeReport(
        case, ReportKind.POCSO_POLICE, "Station", now, ReportMode.IN_PERSON, ref_no="GD 14"
    )
    board.desk("Kajal").reports.report(report)
    assert any(code in text for text in sealed_to(board.room("Asha"), "case"))
    recuse(board, case, "Asha", by)
    for _ in range(2):
        assert not any(code in text for text in sealed_to(board.room("Asha")))
        board.fresh("Asha")
    assert any(code in text for text in sealed_to(board.room("Bina"), "case"))
    assert any(code in text for text in sealed_to(board.room("Champa"), "case"))


def test_who_is_recused_later_no_longer_reads_who_was_recused_before(board: FileRoom) -> None:
    case = notice(board)
    recuse(board, case, "Farida", "Bina")
    assert any(case in text for text in sealed_to(board.room("Asha"), "case"))
    recuse(board, case, "Asha", "Bina")
    assert not any(case in text for text in sealed_to(board.room("Asha")))
    assert sum(case in text for text in sealed_to(board.room("Bina"), "case")) == 2


def test_two_files_that_are_two_persons_are_not_named_to_who_is_recused(board: FileRoom) -> None:
    one, other = notice(board), notice(board)
    hints = board.desk("Kajal").doubles.of(one)
    assert [row.case_id for row in hints] == [other]
    board.desk("Kajal").doubles.looked(LookedAt(one, other))
    assert any(text.startswith("double") for text in sealed_to(board.room("Asha")))
    recuse(board, other, "Asha", "Bina")
    assert not any(other in text for text in sealed_to(board.room("Asha")))
    assert any(text.startswith("double") for text in sealed_to(board.room("Kajal")))


def test_who_acted_for_a_recused_officer_leaves_when_she_is_back(board: FileRoom) -> None:
    case = notice(board)
    recuse(board, case, "Asha", "Bina")
    assert readers(board, case) == {"Kajal", "Bina", "Champa"}
    lift = LiftRecusal(case, board.slots["Asha"], "It was another house", board.second("Champa"))
    board.desk("Bina").team.lift(lift)
    assert readers(board, case) == {"Kajal", "Bina", "Asha"}


def test_one_who_can_act_for_both_acts_for_the_chair(board: FileRoom) -> None:
    """Of the two offices the chair alone holds the identity: with one left, she is acted for."""
    to = HandOver(board.board, BoardOffice.CHAIR, board.member("Champa"))
    board.desk("Asha").handover_work.hand_over(to, board.second("Bina"))
    case = notice(board)
    recuse(board, case, "Champa", "Bina")
    recuse(board, case, "Bina")
    assert readers(board, case) == {"Kajal", "Asha"}
    board.desk("Kajal").team.settle_all()  # who holds the identity gives it at her next unlock
    assert readers(board, case, "identity") == {"Kajal", "Asha"}


def test_nobody_recused_is_the_second_person(board: FileRoom) -> None:
    now = board.book.clock.now()
    tries = tuple(When(now - timedelta(hours=n)) for n in (1, 2, 3))
    case = notice(board)
    recuse(board, case, "Farida", "Asha")
    farida = board.second("Farida")
    away = OutOfScope(case, visitor=True, second=farida)
    assert refused(lambda: board.desk("Kajal").adult.out_of_scope(away)) == "second-person-role"
    lost = LostContact(case, tries, farida)
    assert refused(lambda: board.desk("Kajal").adult.lost(lost)) == "second-person-role"
    board.desk("Kajal").adult.outcome(SettleOutcome(case, Outcome.OTHER_SUPPORT))
    close = Close(case, second=farida)
    assert refused(lambda: board.desk("Asha").adult.close(close)) == "second-person-role"


def test_nobody_recused_is_one_of_the_two_of_an_emergency_act(board: FileRoom) -> None:
    case = notice(board)
    recuse(board, case, "Bina", "Asha")
    now = When(board.book.clock.now())
    acts = (ProtectiveAct.SAFE_PLACE,)
    with_bina = RecordEmergency(case, acts, "At night", (board.person["Bina"],), now)
    service = board.desk("Asha").emergency
    assert refused(lambda: service.record(with_bina)) == "emergency-recused"
    alone = RecordEmergency(case, (ProtectiveAct.REPORT,), "At night", (), now)
    assert service.record(alone).id


# -- the child's way ---------------------------------------------------------------------------


def test_a_sign_found_after_the_paper_counts_like_one_found_before(board: FileRoom) -> None:
    """A resident's child with a paper below 18: the flag comes second, the track is the same."""
    case = notice(board)
    speak(board, case, SubjectKind.CHILD_OF_RESIDENT)
    piece = AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.COPY, lower=14, upper=14)
    board.desk("Kajal").age.evidence(piece)
    assert view(board, case).head.track is Track.UNDETERMINED
    board.desk("Kajal").intake.raise_flag(RaiseFlag(case, Flag.HELD_AGAINST_WILL))
    assert view(board, case).head.track is Track.CHILD


def test_a_child_who_is_no_resident_s_after_all_counts_like_any_other(board: FileRoom) -> None:
    case = notice(board)
    speak(board, case, SubjectKind.CHILD_OF_RESIDENT)
    piece = AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.COPY, lower=14, upper=14)
    board.desk("Kajal").age.evidence(piece)
    board.desk("Kajal").intake.kind(SetKind(case, SubjectKind.NEWCOMER))
    assert view(board, case).head.track is Track.CHILD


def test_a_sign_that_stands_in_the_file_need_not_be_told_again(board: FileRoom) -> None:
    case = notice(board, flags=frozenset({Flag.BRINGER_NEARBY}))
    speak(board, case, SubjectKind.CHILD_OF_RESIDENT)
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    assert view(board, case).head.track is Track.CHILD


def test_a_sign_that_stands_keeps_a_resident_s_child_in_scope(board: FileRoom) -> None:
    case = notice(board)
    speak(board, case, SubjectKind.CHILD_OF_RESIDENT)
    board.desk("Kajal").intake.raise_flag(RaiseFlag(case, Flag.HELD_AGAINST_WILL))
    away = OutOfScope(case, mother_known=True, second=board.second("Champa"))
    assert refused(lambda: board.desk("Kajal").adult.out_of_scope(away)) == "case-r17"


def test_a_file_is_not_closed_away_while_the_question_of_age_runs(board: FileRoom) -> None:
    """Or doubt would never be entered: eleven hours after the first contact, closed, forgotten."""
    case = notice(board)
    speak(board, case, SubjectKind.NEWCOMER)
    board.book.clock.tick(11 * 3600)
    desk = board.desk("Kajal")
    desk.adult.outcome(SettleOutcome(case, Outcome.ELSEWHERE))
    close = Close(case, second=board.second("Farida"))
    assert refused(lambda: board.desk("Asha").adult.close(close)) == "case-age-open"
    board.book.clock.tick(2 * 3600)
    assert desk.child.move_doubts() == 1
    assert view(board, case).head.state is CaseState.CHILD_PROTECTION


def test_what_is_at_work_is_never_erased(board: FileRoom) -> None:
    """The outcome of a file that goes on was told too early: two years later it is still there."""
    case = notice(board)
    speak(board, case, SubjectKind.NEWCOMER)
    desk = board.desk("Kajal")
    desk.adult.outcome(SettleOutcome(case, Outcome.OTHER_SUPPORT))
    board.book.clock.tick(800 * 86_400)
    assert board.desk("Asha").retention.erase_due() == 0
    assert view(board, case).head.identity_erased_at is None


def test_pressing_again_keeps_nobody_longer(board: FileRoom) -> None:
    case = notice(board)
    desk = board.desk("Kajal")
    desk.adult.out_of_scope(OutOfScope(case, visitor=True, second=board.second("Champa")))
    before = view(board, case).head.erase_body_on
    board.book.clock.tick(20 * 86_400)
    desk.adult.outcome(SettleOutcome(case, Outcome.OUT_OF_SCOPE))
    assert view(board, case).head.erase_body_on == before


def test_a_note_of_concern_finds_the_team_when_chair_and_secretary_are_recused(
    board: FileRoom,
) -> None:
    board.desk("Asha").concerns.publish()
    case = notice(board)
    team = (board.slots["Kajal"], board.slots["Farida"])
    board.desk("Asha").team.name_team(NameTeam(case, team, team[0]))
    recuse(board, case, "Asha", "Bina")
    recuse(board, case, "Champa", "Bina")
    recuse(board, case, "Bina")
    assert readers(board, case) == {"Kajal", "Farida"}
    room = board.room("Malati")
    note = Concern("looks_young", code_of(board, case), "She is fourteen")
    ConcernService(board.book.uow, board.book.clock, room.who, board.book.vault).write(note)
    for name in ("Asha", "Bina"):
        assert board.desk(name).concerns.take_all() == 0
    assert board.desk("Champa").concerns.take_all() == 0
    assert board.desk("Farida").concerns.take_all() == 1
    assert view(board, case).head.track is Track.CHILD
    with board.book.read() as session:
        assert session.scalars(select(ConcernNote.id)).all() == []


def test_a_note_about_a_file_that_was_erased_opens_a_new_one(board: FileRoom) -> None:
    board.desk("Asha").concerns.publish()
    case = notice(board)
    code = code_of(board, case)
    with board.work("Asha") as entry:
        shred_case(entry, entry.open(case))
    who = board.room("Malati").who
    note = Concern("looks_young", code, "She is back")
    ConcernService(board.book.uow, board.book.clock, who, board.book.vault).write(note)
    assert board.desk("Bina").concerns.take_all() == 1
    (found,) = board.desk("Asha").files.list()
    assert found.child_apprehended
    assert found.open_statutory == 1
    assert code in board.desk("Asha").files.whole(found.case_id).notices[0].text
    with board.book.read() as session:
        assert session.scalars(select(ConcernNote.id)).all() == []


def test_taking_back_consent_erases_nobody_who_may_be_a_child(board: FileRoom) -> None:
    case = notice(board, apprehended=True)
    board.desk("Kajal").consent.withdraw(WithdrawConsent(case))
    seen = view(board, case)
    assert seen.identity_there
    assert seen.ages == () or seen.ages[-1].standing is AgeStanding.UNKNOWN


def test_a_team_of_one_that_is_recused_leaves_the_officers(board: FileRoom) -> None:
    case = notice(board)
    recuse(board, case, "Kajal")
    assert readers(board, case) == {"Asha", "Bina"}
    with CaseQueries(board.room("Kajal")).look() as entry, pytest.raises(NotFound):
        entry.open(case)
    assert (
        refused(lambda: board.desk("Asha").team.grant(Grant(case, board.slots["Kajal"])))
        == "team-recused"
    )


def test_nothing_was_done_at_once_tomorrow(board: FileRoom) -> None:
    """A wrong day would give the board more than 72 hours to ratify."""
    case, now = notice(board, "Bina"), board.book.clock.now()
    acts, others = (ProtectiveAct.SAFE_PLACE,), (board.person["Asha"],)
    late = RecordEmergency(case, acts, "At night", others, When(now + timedelta(days=1)))
    record = board.desk("Bina").emergency.record
    assert refused(lambda: record(late), InputInvalid) == "time-in-future"
    assert record(replace(late, when=When(now))).id
