"""Points, briefs, decisions and emergency acts through the services, over a real register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board.board_commands import AddSeat, Appoint, SignCodeOnPaper
from sr_board.cases.board.decision_commands import (
    AddPoint,
    CastBallot,
    CastVotes,
    DraftDecision,
    MarkRecused,
    NoteOfAdviser,
    RecordEmergency,
    SendBriefs,
    SignDecision,
)
from sr_board.cases.board.queries_points import PointQueries
from sr_board.cases.board.service_decisions import DecisionService
from sr_board.cases.board.service_points import PointService
from sr_board.cases.board.service_recusals import ConfirmRecusals, DeclareFromBrief
from sr_board.cases.board.sitting_commands import CallSitting, EndSitting, MarkPresent, OpenSitting
from sr_board.cases.entry import CaseQueries
from sr_board.cases.files.service_team import Recuse, TeamService
from sr_board.cases.moments import When
from sr_board.cases.records import EmergencyAct, Record, SafetyFlag
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.rules.decisions import DecisionStatus, Proposal
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.vocabulary import CaseState, RecusalGround, SeatKind, Side, Track, Vote
from sr_board.i18n import translator

from ..conftest import CODE, FileRoom
from .conftest import FROM, TO, TODAY

R = TypeVar("R", bound=Record)


@dataclass
class Hall:
    """A sitting with one file before it; the chair, the secretary and Champa (team) read it."""

    room: FileRoom
    sitting: str = ""
    case: str = ""

    def points(self, name: str = "Asha", *roles: Role) -> PointService:
        return self.room.desk(name, *roles).point_work

    def decisions(self, name: str = "Asha", *roles: Role) -> DecisionService:
        return self.room.desk(name, *roles).decisions

    def look(self, name: str = "Asha", *roles: Role) -> PointQueries:
        return self.room.desk(name, *roles).points

    def add(self, proposal: Proposal = Proposal.SUPPORT, by: str = "Asha") -> str:
        command = AddPoint(self.sitting, self.case, proposal, ("support", "wait"))
        return self.points(by).add(command).id

    def draft(self, item: str, by: str = "Asha", **changed: object) -> str:
        command = replace(
            DraftDecision(item, Proposal.SUPPORT, ("support",), "She rests.", "Safe now."),
            **changed,  # type: ignore[arg-type]
        )
        return self.decisions(by).draft(command).id

    def recuse(self, name: str, by: str = "Asha") -> None:
        command = Recuse(self.case, RecusalGround.RELATIVE, slot_id=self.room.slots[name])
        TeamService(self.room.room(by)).recuse(command)

    def records(self, kind: type[R], by: str = "Asha") -> tuple[R, ...]:
        with CaseQueries(self.room.room(by)).look() as entry:
            return entry.open(self.case).all(kind)


@pytest.fixture
def hall(board: FileRoom) -> Hall:
    made = Hall(board)
    now = board.book.clock.now()
    work = board.desk("Bina").sitting_work
    made.sitting = work.call(CallSitting(board.board, now + timedelta(hours=60), "Office")).id
    for name in ("Asha", "Bina", "Champa", "Farida", "Jyoti"):
        work.mark_present(MarkPresent(made.sitting, board.member(name)))
    work.open(OpenSitting(made.sitting))
    made.case = board.begin("Champa", state=CaseState.SCREENING)
    return made


def _refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


_ALL = ((1, Vote.FOR), (2, Vote.FOR), (3, Vote.FOR), (4, Vote.AGAINST))


def test_a_point_from_list_to_signed_decision(hall: Hall) -> None:
    item = hall.add()
    assert hall.add() == item
    view = hall.look().point(item)
    assert (view.proposal, view.quorum.met, view.recused) == (Proposal.SUPPORT, True, 0)
    decision = hall.draft(item)
    assert hall.look().voters(item) == (1, 2, 3, 4, 5)
    hall.decisions("Bina").vote(CastVotes(item, decision, _ALL, "One would wait."))
    second = hall.room.second("Champa")
    hall.decisions("Bina").sign(SignDecision(item, decision), second)
    shown = hall.look().decision(hall.case, decision)
    assert (shown.status, shown.passed, shown.tally) == (DecisionStatus.SIGNED, True, (3, 1, 0))
    assert shown.dissent == "One would wait."
    again = CastVotes(item, decision, _ALL)
    assert _refused(lambda: hall.decisions().vote(again)) == "case-r12"
    assert hall.look().points(hall.sitting)[0].decisions == (shown,)


def test_a_secret_ballot_and_a_replacing_decision(hall: Hall) -> None:
    item = hall.add()
    first = hall.draft(item)
    work = hall.decisions()
    too_many = CastBallot(item, first, (4, 2, 0))
    assert _refused(lambda: work.ballot(too_many), InputInvalid) == "ballot-too-many"
    work.ballot(CastBallot(item, first, (2, 2, 1)))
    work.sign(SignDecision(item, first), hall.room.second("Bina"))
    hall.room.book.clock.tick(60)
    newer = hall.draft(item, reasons="She asked again.", supersedes=first)
    work.vote(CastVotes(item, newer, _ALL))
    work.sign(SignDecision(item, newer), hall.room.second("Bina"))
    states = [view.status for view in hall.look().of_file(hall.case)]
    assert states == [DecisionStatus.SUPERSEDED, DecisionStatus.SIGNED]


def test_who_signs_beside_sat_and_is_somebody_else(hall: Hall) -> None:
    item = hall.add()
    decision = hall.draft(item)
    work, sign = hall.decisions(), SignDecision(item, decision)
    work.vote(CastVotes(item, decision, _ALL))
    peer = hall.room.second("Kajal")
    assert _refused(lambda: work.sign(sign, peer)) == "decision-second-not-there"


def test_what_the_board_cannot_decide_is_kept_and_said(hall: Hall) -> None:
    with hall.room.work() as entry:
        entry.open(hall.case).change(track=Track.CHILD, state=CaseState.CHILD_PROTECTION)
    item = hall.add(Proposal.SEND_HOME)
    home = {"proposal": Proposal.SEND_HOME, "place": "with an uncle"}
    assert _refused(lambda: hall.draft(item, **home)) == "case-r04"
    kept = hall.look().of_file(hall.case)
    assert [(one.status, one.refusal) for one in kept] == [(DecisionStatus.REFUSED, "case-r04")]
    assert len(hall.records(SafetyFlag)) == 1
    assert kept[0].sat_at == hall.room.book.clock.now() + timedelta(hours=60)


def test_a_recused_member_finds_nothing_and_is_not_counted(hall: Hall) -> None:
    item = hall.add(Proposal.UNCERTAIN)
    assert hall.look("Champa").points(hall.sitting)
    hall.recuse("Champa")
    assert hall.look("Champa").points(hall.sitting) == ()
    unknown = _refused(lambda: hall.look("Champa").point(item), NotFound)
    assert unknown == _refused(lambda: hall.look("Champa").point("0" * 32), NotFound)
    case = hall.case
    assert _refused(lambda: hall.look("Champa").of_file(case), NotFound) == "no-such-case"
    view = hall.look().point(item)
    assert (view.recused, view.quorum.eligible, view.quorum.present) == (1, 4, 4)
    assert [one.piece.value for one in view.quorum.missing] == ["community"]
    hers = ((3, Vote.FOR),)
    decision = hall.draft(item)
    refused = _refused(lambda: hall.decisions().vote(CastVotes(item, decision, hers)))
    assert refused == "decision-no-quorum"


def test_a_recused_officer_is_acted_for(hall: Hall) -> None:
    item = hall.add()
    note = NoteOfAdviser(item, "Seen by the doctor.")
    assert _refused(lambda: hall.points("Champa").note(note), NotAllowed) == "board-officers-only"
    hall.recuse("Bina")
    assert _refused(lambda: hall.points("Bina").note(note), NotFound) == "sitting-item-unknown"
    hall.points().note(note)
    assert hall.look().point(item).note == "Seen by the doctor."


def test_only_officers_put_files_before_a_sitting(hall: Hall) -> None:
    command = AddPoint(hall.sitting, hall.case, Proposal.SUPPORT)
    refused = _refused(lambda: hall.points("Champa").add(command), NotAllowed)
    assert refused == "board-officers-only"
    assert _refused(lambda: hall.points("Farida").add(command), NotFound) == "no-such-case"
    hall.recuse("Asha")
    assert hall.points("Champa").add(command).id
    strange = replace(command, sitting_id="0" * 32)
    assert _refused(lambda: hall.points("Bina").add(strange), NotFound) == "sitting-unknown"


def test_members_without_an_account_are_recused_on_the_point(hall: Hall) -> None:
    room = hall.room
    work = room.desk().board_work
    seat = work.add_seat(AddSeat(room.board, Side.COMMUNITY, SeatKind.SEX_WORKER)).id
    mina = work.appoint(Appoint(seat, room.person["Mina"], FROM, TO)).id
    room.desk().duty_work.sign_code_on_paper(SignCodeOnPaper(mina, TODAY))
    room.desk().sitting_work.mark_present(MarkPresent(hall.sitting, mina))
    item = hall.add()
    assert hall.look().point(item).quorum.eligible == 6
    hall.points().mark_recused(MarkRecused(item, mina))
    hall.points().mark_recused(MarkRecused(item, mina))
    view = hall.look().point(item)
    assert (view.recused, view.quorum.eligible) == (1, 5)
    champa = MarkRecused(item, room.member("Champa"))
    assert _refused(lambda: hall.points().mark_recused(champa)) == "recuse-on-the-file"
    stranger = MarkRecused(item, "0" * 32)
    assert _refused(lambda: hall.points().mark_recused(stranger), NotFound)


def test_briefs_go_to_who_sits_by_profile_and_end_after_two_days(hall: Hall) -> None:
    room = hall.room
    hall.recuse("Champa")
    item = hall.add()
    hall.points().send_briefs(SendBriefs(item))
    assert hall.look().point(item).briefs_sent
    doctor = hall.look("Farida").briefs()[0]
    police = hall.look("Jyoti").briefs()[0]
    assert doctor.of(BriefField.SITE) == "North lanes"
    assert BriefField.SITE not in police.fields
    assert police.of(BriefField.CODE) == "SRB-KOL-26-0147-B"
    assert hall.look("Champa").briefs() == ()
    assert hall.look("Kajal", Role.HELPER).briefs() == ()
    hall.recuse("Jyoti")
    hall.points().send_briefs(SendBriefs(item))
    assert hall.look("Jyoti").briefs() == ()
    room.desk().sitting_work.end(EndSitting(hall.sitting))
    room.book.clock.tick(48 * 3600)
    assert len(hall.look("Farida").briefs()) == 1
    assert hall.points("Farida").sweep().event_no == 0
    room.book.clock.tick(1)
    assert hall.look("Farida").briefs() == ()
    assert hall.points("Farida").sweep().event_no > 0
    assert hall.points("Farida").sweep().event_no == 0
    late = SendBriefs(item)
    assert _refused(lambda: hall.points().send_briefs(late)) == "sitting-ended"


def test_two_act_and_the_board_answers(hall: Hall) -> None:
    now = hall.room.book.clock.now()
    command = RecordEmergency(
        hall.case,
        (ProtectiveAct.SAFE_PLACE, ProtectiveAct.REPORT),
        "At night.",
        (hall.room.person["Bina"],),
        When(now - timedelta(hours=80)),
    )
    service = hall.room.desk().emergency
    act = service.record(command).id
    assert service.record(command).id == act
    row = hall.look().emergencies()[0]
    assert (row.act.id, row.overdue, row.code) == (act, True, CODE)
    assert hall.look("Farida").emergencies() == ()
    item = hall.add(Proposal.RATIFY)
    strange = {"proposal": Proposal.RATIFY, "about": "0" * 32}
    assert _refused(lambda: hall.draft(item, **strange), NotFound) == "record-unknown"
    decision = hall.draft(item, proposal=Proposal.RATIFY, about=act)
    against = tuple((seat, Vote.AGAINST) for seat in (1, 2, 3, 4))
    hall.decisions().vote(CastVotes(item, decision, against))
    hall.decisions().sign(SignDecision(item, decision), hall.room.second("Bina"))
    answered = hall.records(EmergencyAct)[0]
    assert (answered.ratified, answered.support_stopped) == (False, True)
    assert not hall.look().emergencies()[0].overdue


def test_nothing_is_decided_outside_an_open_sitting(hall: Hall) -> None:
    item = hall.add()
    hall.room.desk().sitting_work.end(EndSitting(hall.sitting))
    assert _refused(lambda: hall.draft(item)) == "sitting-not-open"
    command = AddPoint(hall.sitting, hall.case, Proposal.SUPPORT)
    assert _refused(lambda: hall.points().add(command)) == "sitting-ended"


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_work_on_points_and_decisions(hall: Hall, role: Role) -> None:
    reads = role in (Role.BOARD_MEMBER, Role.HELPER)
    look = hall.look("Asha", role)
    reading: tuple[Callable[[], object], ...] = (
        lambda: look.points(hall.sitting),
        look.briefs,
        hall.room.desk("Asha", role).recusals.all,
        look.emergencies,
        lambda: look.of_file(hall.case),
    )
    for read in reading:
        if reads:
            read()
        else:
            assert _refused(read, NotAllowed) == "not-allowed"
    sweep = hall.points("Asha", role).sweep
    if not reads:
        assert _refused(sweep, NotAllowed) == "not-allowed"
    none, second = "0" * 32, hall.room.second("Bina")
    for one in (lambda: look.point(none), lambda: look.voters(none)):
        assert _refused(one, NotFound if reads else NotAllowed)
    night = RecordEmergency(none, (ProtectiveAct.REPORT,), "x", (), When(None))
    emergency = hall.room.desk("Asha", role).emergency
    assert _refused(lambda: emergency.record(night), NotFound if reads else NotAllowed)
    if role is Role.BOARD_MEMBER:
        return
    points, decisions = hall.points("Asha", role), hall.decisions("Asha", role)
    draft = DraftDecision(none, Proposal.SUPPORT, ("x",), "x", "x")
    acts: tuple[Callable[[], object], ...] = (
        lambda: points.add(AddPoint(hall.sitting, hall.case, Proposal.SUPPORT)),
        lambda: points.note(NoteOfAdviser(none, "x")),
        lambda: points.mark_recused(MarkRecused(none, none)),
        lambda: points.send_briefs(SendBriefs(none)),
        lambda: decisions.draft(draft),
        lambda: decisions.vote(CastVotes(none, none, ())),
        lambda: decisions.ballot(CastBallot(none, none, (0, 0, 0))),
        lambda: decisions.sign(SignDecision(none, none), second),
    )
    for act in acts:
        assert _refused(act, NotAllowed) == "not-allowed"


def test_the_reader_of_a_brief_recuses_herself(hall: Hall) -> None:
    item = hall.add()
    hall.points().send_briefs(SendBriefs(item))
    brief = hall.look("Farida").briefs()[0]
    work = hall.room.desk("Farida").recusal_work
    declare = DeclareFromBrief(brief.id, RecusalGround.LENDER_OR_BORROWER)
    work.declare(declare)
    assert _refused(lambda: work.declare(declare), NotFound) == "brief-unknown"
    hall.room.fresh("Farida")
    assert hall.look("Farida").briefs() == ()
    view = hall.look().point(item)
    assert (view.recused, view.quorum.eligible) == (1, 4)
    confirm = ConfirmRecusals(hall.case)
    hall.room.desk("Bina").recusal_work.confirm(confirm)
    again = _refused(lambda: hall.room.desk().recusal_work.confirm(confirm))
    assert again == "recusal-none-waits"
    assert hall.look().point(item).recused == 1


def test_registers_of_recusals_and_acts_done_at_once(hall: Hall) -> None:
    hall.recuse("Jyoti")
    now = hall.room.book.clock.now()
    acts = (ProtectiveAct.REPORT, ProtectiveAct.ESCORT)
    others = (hall.room.person["Bina"],)
    hall.room.desk().emergency.record(
        RecordEmergency(hall.case, acts, "At night.", others, When(now))
    )
    tr = translator("en")
    recused = CASE_REGISTERS["recusals"].build(hall.room.desk("Bina"), tr)
    assert [row[1:5] for row in recused.rows] == [(CODE, "seat 5", "relative", "herself")]
    for name in ("Champa", "Farida", "Jyoti"):
        assert CASE_REGISTERS["recusals"].build(hall.room.desk(name), tr).rows == ()
    done = CASE_REGISTERS["emergency"].build(hall.room.desk("Champa"), tr)
    assert [row[2:5] for row in done.rows] == [(CODE, "somebody went with her, a report", 2)]
    assert done.rows[0][6] == "waits for the board"
    assert CASE_REGISTERS["emergency"].build(hall.room.desk("Jyoti"), tr).rows == ()
    hall.room.book.clock.tick(73 * 3600)
    late = CASE_REGISTERS["emergency"].build(hall.room.desk("Champa"), tr)
    assert late.rows[0][6] == "overdue"


def test_a_recusal_takes_points_and_briefs_back_at_once(hall: Hall) -> None:
    item = hall.add()
    hall.points().send_briefs(SendBriefs(item))
    assert hall.look("Jyoti").briefs()
    hall.recuse("Jyoti")
    hall.recuse("Champa")
    for name in ("Jyoti", "Champa"):
        hall.room.fresh(name)
        assert hall.look(name).briefs() == ()
        assert hall.look(name).points(hall.sitting) == ()
    assert len(hall.look("Farida").briefs()) == 1
    assert hall.look().point(item).recused == 2


@pytest.mark.parametrize("role", tuple(Role))
def test_who_may_declare_and_confirm_recusals(hall: Hall, role: Role) -> None:
    work = hall.room.desk("Asha", role).recusal_work
    declare = DeclareFromBrief("0" * 32, RecusalGround.DISPUTE)
    reads = role in (Role.BOARD_MEMBER, Role.HELPER)
    assert _refused(lambda: work.declare(declare), NotFound if reads else NotAllowed)
    confirm = ConfirmRecusals("0" * 32)
    kind = NotFound if role is Role.BOARD_MEMBER else NotAllowed
    assert _refused(lambda: work.confirm(confirm), kind)
