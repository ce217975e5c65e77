"""Decisions and emergency acts as they are written into a file, over a real register."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sr_board.base.errors import InputInvalid, NotFound, RuleBroken, SRBoardError
from sr_board.cases.board import decision_entries, emergency_entries
from sr_board.cases.board.board_commands import AppointAlternate, PutOnDuty, SignCodeOnPaper
from sr_board.cases.board.decision_commands import DraftDecision, RecordEmergency
from sr_board.cases.board.decision_facts import brief_content, file_facts
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent, OpenSitting
from sr_board.cases.board.sitting_facts import (
    attending,
    quorum_of_item,
    recused_seats,
    voters_of_item,
)
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.models import Sitting
from sr_board.cases.moments import When
from sr_board.cases.records import (
    AgeEvidence,
    AgeStatus,
    CaseTask,
    ClockRow,
    Decision,
    EmergencyAct,
    MeansNote,
    SafetyFlag,
    WillingnessInterview,
)
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.rules.decisions import Proposal, Tally
from sr_board.cases.rules.emergency import ProtectiveAct
from sr_board.cases.rules.quorum import FLOOR, QuorumResult
from sr_board.cases.station import station_of
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseState,
    ClockNature,
    Evidence,
    EvidenceSeen,
    Finding,
    Flag,
    MeansState,
    MeansTick,
    Profile,
    Purpose,
    RosterCapacity,
    SeatKind,
    Track,
    Vote,
    Wants,
)
from sr_board.store.uow import make_reader

from .conftest import FROM, TO, TODAY, BoardRoom
from .loose import LooseEntry, LooseFile, file_of


def _refused(act: Callable[[], object], kind: type[SRBoardError] = RuleBroken) -> str:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.key


@contextmanager
def _entry(room: BoardRoom, name: str = "Asha") -> Iterator[LooseEntry]:
    with make_reader(room.engine)() as session:
        station = station_of(session, room.room(name).who, room.book.clock)
        yield LooseEntry(session, room.book.clock, station)


def _file(room: BoardRoom, **changed: object) -> LooseFile:
    return file_of(room.board, room.book.clock.now(), **changed)


_DRAFT = DraftDecision(
    "item", Proposal.SUPPORT, ("support", "wait"), "She wants to rest first.", "She is safe now."
)
_MET = QuorumResult(5, 3, 5, 3, 2, (), reachable=True)


def _duty(file: LooseFile, due: datetime) -> None:
    file.put(
        ClockRow(
            id="c",
            by="a",
            at=due,
            rule_id="cwc_production",
            rule="cwc_production@in@1",
            nature=ClockNature.STATUTORY,
            start_event="reason",
            starts_at=due - timedelta(hours=24),
            due_at=due,
        )
    )


# -- decisions ----------------------------------------------------------------------------------


def test_a_refused_decision_is_kept_and_its_place_is_raised_as_unsafe(seated: BoardRoom) -> None:
    file = _file(seated, track=Track.CHILD, state=CaseState.CHILD_PROTECTION)
    due = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    _duty(file, due)
    home = replace(_DRAFT, proposal=Proposal.SEND_HOME, place="with an uncle")
    with _entry(seated) as entry:
        made = decision_entries.draft(entry, file, "s", home)
        again = decision_entries.draft(entry, file, "s", home)
    assert again.id == made.id
    assert (made.status, made.refusal) == ("refused", "case-r04")
    assert [row.flag for row in file.all(SafetyFlag)] == [Flag.PROPOSED_PLACE_UNSAFE]
    refused = decision_entries.refused_error(file, made)
    assert (refused.key, refused.params["due"]) == ("case-r04", due)
    with _entry(seated) as entry:
        assert _refused(lambda: decision_entries.sign(entry, file, made.id, "b")) == "case-r12"


def test_what_speaks_for_a_child_counts_wherever_it_stands(seated: BoardRoom) -> None:
    now = seated.book.clock.now()
    file = _file(seated, track=Track.ADULT)
    assert file_facts(file, Proposal.STAY).adult
    file.put(AgeStatus(id="1", by="a", at=now, standing=AgeStanding.PRESUMED_CHILD))
    assert file_facts(file, Proposal.STAY).child
    assert not file_facts(file, Proposal.STAY).adult
    placed = _file(seated, track=Track.CHILD, state=CaseState.PLACED)
    assert file_facts(placed, Proposal.PLACE).order


def test_consent_counts_for_exactly_what_she_agreed_to(seated: BoardRoom) -> None:
    now = seated.book.clock.now()
    file = _file(seated, track=Track.ADULT)
    row = ConsentRow(
        id="1",
        by="a",
        at=now,
        purpose=Purpose.REFER_TO,
        refer_to="hospital",
        given_by="self",
        language="bn",
        read_by="a",
        mode="thumb",
        notice_version="1",
        given=When(now),
    )
    file.put(row)
    assert file_facts(file, Proposal.REFER, "hospital").consent
    assert not file_facts(file, Proposal.REFER, "police").consent
    assert not file_facts(file, Proposal.SEND_HOME).consent
    file.put(replace(row, withdrawn_at=now))
    assert not file_facts(file, Proposal.REFER, "hospital").consent
    file.put(replace(row, id="2", purpose=Purpose.ASSIST, refer_to=""))
    assert file_facts(file, Proposal.SEND_HOME).consent


def _talk(now: datetime, **changed: object) -> WillingnessInterview:
    talk = WillingnessInterview(
        id="w",
        by="a",
        at=now,
        interviewer="a",
        second_listener="b",
        when=When(now),
        place_private=True,
        bringer_absent=True,
        interpreter="",
        interpreter_independent=True,
        referral_list_open=True,
        consent_read=True,
        right_to_stop_told=True,
        means=(),
        means_none=True,
        free_to_leave="yes",
        wants=Wants.STAY,
        information_given=(),
        words="",
        finding=Finding.WILLING,
    )
    return replace(talk, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "blocked"),
    [
        ({}, False),
        ({"bringer_absent": False}, True),
        ({"free_to_leave": "unsure"}, True),
        ({"finding": Finding.UNCERTAIN}, True),
        ({"means": (MeansNote(MeansTick.DEBT_OR_ADVANCE, MeansState.CURRENT),)}, True),
        ({"means": (MeansNote(MeansTick.DECEIVED, MeansState.ENDED),)}, False),
        ({"means_none": False}, True),
    ],
)
def test_a_willing_that_rests_on_debt_is_refused(
    seated: BoardRoom, changed: dict[str, object], blocked: bool
) -> None:
    file = _file(seated, track=Track.ADULT, state=CaseState.ADULT_REVIEW)
    file.put(_talk(seated.book.clock.now(), **changed))
    willing = replace(_DRAFT, proposal=Proposal.WILLING)
    with _entry(seated) as entry:
        made = decision_entries.draft(entry, file, "s", willing)
    assert made.refusal == ("case-r08" if blocked else "")


def test_from_draft_to_signed_and_replaced(seated: BoardRoom) -> None:
    file = _file(seated)
    with _entry(seated) as entry:
        made = decision_entries.draft(entry, file, "s", _DRAFT)
        assert _refused(lambda: decision_entries.sign(entry, file, made.id, "b")) == (
            "decision-not-voted"
        )
        short = replace(_MET, missing=(1,))  # type: ignore[arg-type]
        votes = ((1, Vote.FOR), (2, Vote.FOR), (4, Vote.AGAINST))

        def vote(result: QuorumResult) -> Decision:
            return decision_entries.vote(
                file, made.id, result, 1, FLOOR, voters={1, 2, 3, 4, 5}, votes=votes
            )

        assert _refused(lambda: vote(short)) == "decision-no-quorum"
        voted = vote(_MET)
        assert (voted.tally, voted.passed) == ((2, 1, 0), True)
        assert json.loads(voted.quorum)["recused"] == 1
        signed = decision_entries.sign(entry, file, made.id, "b")
        assert (signed.status, signed.signed_by) == ("signed", (entry.account_id, "b"))
        assert signed.effective_at == entry.now
        assert _refused(lambda: vote(_MET)) == "case-r12"
        newer = replace(_DRAFT, reasons="She changed her mind.", supersedes=made.id)
        second = decision_entries.draft(entry, file, "s", newer)
        ballot = decision_entries.vote(
            file, second.id, _MET, 0, FLOOR, voters={1, 2, 3}, ballot=Tally(1, 1, 1), dissent="One"
        )
        assert (ballot.votes, ballot.secret, ballot.passed) == ((), True, False)
        assert ballot.dissent == "One"
        decision_entries.sign(entry, file, second.id, "b")
        assert file.get(Decision, made.id).status == "superseded"
        assert file.get(Decision, made.id).reasons == "She is safe now."
        late = replace(newer, reasons="Again.")
        assert _refused(lambda: decision_entries.draft(entry, file, "s", late)) == (
            "decision-not-standing"
        )
    assert decision_entries.proposal_of(signed) is Proposal.SUPPORT
    newer_kind = replace(signed, proposal="something_new")
    assert _refused(lambda: decision_entries.proposal_of(newer_kind), NotFound) == "record-unknown"


def test_a_draft_needs_her_view(seated: BoardRoom) -> None:
    file = _file(seated)
    silent = replace(_DRAFT, person_view=" ")
    with _entry(seated) as entry:
        assert _refused(lambda: decision_entries.draft(entry, file, "s", silent), InputInvalid)
    assert not file.records


def test_a_brief_names_no_issuer(seated: BoardRoom) -> None:
    now = seated.book.clock.now()
    file = _file(seated)
    file.put(
        AgeEvidence(
            id="e",
            by="a",
            at=now,
            kind=Evidence.SCHOOL_CERTIFICATE,
            seen=EvidenceSeen.COPY,
            lower=16,
            upper=17,
            issuer="School of the village by the river",
            note="Seen at the uncle's",
        )
    )
    file.put(SafetyFlag(id="f", by="a", at=now, flag=Flag.BRINGER_NEARBY, raised_by="a"))
    file.put(_talk(now))
    _duty(file, now)
    content = brief_content(file, Proposal.UNCERTAIN, ("ask again",))
    assert set(content) == set(BriefField)
    words = json.dumps(content, default=str)
    assert "village" not in words
    assert "uncle" not in words
    assert "bringer_nearby" in words


# -- the sitting --------------------------------------------------------------------------------


def _sitting(room: BoardRoom, *names: str) -> str:
    at = room.book.clock.now() + timedelta(hours=60)
    work = room.desk("Bina").sitting_work
    sitting = work.call(CallSitting(room.board, at, "Office")).id
    for name in names:
        work.mark_present(MarkPresent(sitting, room.member(name)))
    work.open(OpenSitting(sitting))
    return sitting


def test_quorum_by_point_with_recusal_and_alternate(seated: BoardRoom) -> None:
    stand_by = AppointAlternate(
        seated.seat(3), seated.person["Mina"], SeatKind.SEX_WORKER, FROM, TO
    )
    mina = seated.desk().board_work.appoint_alternate(stand_by).id
    seated.desk().duty_work.sign_code_on_paper(SignCodeOnPaper(mina, TODAY))
    wanted = _sitting(seated, "Asha", "Bina", "Champa", "Farida")
    champa, farida = seated.member("Champa"), seated.member("Farida")
    with make_reader(seated.engine)() as session:
        sitting = session.get(Sitting, wanted)
        assert sitting is not None

        def result(*recused: str, note: bool = False) -> QuorumResult:
            return quorum_of_item(
                session, sitting, TODAY, recused, age_or_willingness=True, note=note
            )

        assert (result().eligible, result().need, result().present) == (5, 3, 4)
        assert result().met
        away = result(champa)
        assert (away.eligible, away.need, away.present, away.met) == (4, 3, 3, True)
        assert recused_seats(session, sitting, TODAY, [champa]) == 1
        without_doctor = result(farida)
        assert [one.piece.value for one in without_doctor.missing] == ["outside", "professional"]
        assert [one.piece.value for one in result(farida, note=True).missing] == ["outside"]
        assert voters_of_item(session, sitting, TODAY, [champa]) == {1, 2, 4}
    seated.desk().sitting_work.mark_present(MarkPresent(wanted, mina))
    with make_reader(seated.engine)() as session:
        sitting = session.get(Sitting, wanted)
        assert sitting is not None
        taken = quorum_of_item(
            session, sitting, TODAY, [champa], age_or_willingness=True, note=False
        )
        assert (taken.eligible, taken.present, taken.community) == (5, 4, 3)
        there = attending(session, sitting, TODAY)
        assert {one.seat_number: one.profile for one in there}[4] is Profile.OUTSIDE


def test_a_silent_doctor_counts_as_the_note(seated: BoardRoom) -> None:
    wanted = _sitting(seated, "Asha", "Bina", "Champa", "Jyoti")
    with make_reader(seated.engine)() as session:
        sitting = session.get(Sitting, wanted)
        assert sitting is not None
        piece = quorum_of_item(session, sitting, TODAY, [], age_or_willingness=True, note=False)
        assert [one.piece.value for one in piece.missing] == ["professional"]
    silent = MarkPresent(wanted, seated.member("Farida"), voting=False)
    seated.desk().sitting_work.mark_present(silent)
    with make_reader(seated.engine)() as session:
        sitting = session.get(Sitting, wanted)
        assert sitting is not None
        there = quorum_of_item(session, sitting, TODAY, [], age_or_willingness=True, note=False)
        assert there.met
        profiles = {one.seat_number: one.profile for one in attending(session, sitting, TODAY)}
        assert profiles[5] is Profile.RESTRICTED


# -- emergency acts -----------------------------------------------------------------------------


def _night(room: BoardRoom) -> When:
    return When(room.book.clock.now() - timedelta(hours=2))


def _roster(room: BoardRoom, name: str) -> None:
    now = room.book.clock.now()
    room.desk().duty_work.put_on_duty(
        PutOnDuty(
            room.board,
            room.person[name],
            RosterCapacity.PEER,
            now - timedelta(hours=6),
            now - timedelta(hours=1),
            community=True,
        )
    )


def test_two_act_at_night_and_the_board_ratifies_or_not(seated: BoardRoom) -> None:
    _roster(seated, "Lakshmi")
    file = _file(seated, track=Track.CHILD, state=CaseState.CHILD_PROTECTION)
    when = _night(seated)
    command = RecordEmergency(
        file.case_id,
        (ProtectiveAct.REPORT, ProtectiveAct.SAFE_PLACE),
        "A child was found at night.",
        (seated.person["Lakshmi"],),
        when,
    )
    with _entry(seated, "Bina") as entry:
        act = emergency_entries.record(entry, file, command, seated.person["Bina"])
        assert emergency_entries.record(entry, file, command, seated.person["Bina"]).id == act.id
        assert when.at is not None
        assert act.ratify_by == when.at + timedelta(hours=72)
        clock = file.all(ClockRow)[0]
        assert (clock.rule_id, clock.due_at) == ("ratify_emergency", act.ratify_by)
        ratify = replace(_DRAFT, proposal=Proposal.RATIFY, about=act.id)
        made = decision_entries.draft(entry, file, "s", ratify)
        votes = ((1, Vote.AGAINST), (2, Vote.FOR), (3, Vote.AGAINST))
        decision_entries.vote(file, made.id, _MET, 0, FLOOR, voters={1, 2, 3}, votes=votes)
        signed = decision_entries.sign(entry, file, made.id, "x")
        answered = emergency_entries.answer(entry, file, signed)
        assert (answered.ratified, answered.support_stopped) == (False, True)
        assert "report" in answered.acts
        assert [task.kind for task in file.all(CaseTask)] == ["new_sitting"]
        assert file.all(ClockRow)[0].met_at == entry.now
        again = _refused(lambda: emergency_entries.answer(entry, file, signed))
        assert again == "emergency-answered"


def test_ratified_acts_stand(seated: BoardRoom) -> None:
    _roster(seated, "Lakshmi")
    file = _file(seated)
    command = RecordEmergency(
        file.case_id,
        (ProtectiveAct.ESCORT,),
        "To the hospital.",
        (seated.person["Lakshmi"],),
        _night(seated),
    )
    with _entry(seated, "Asha") as entry:
        act = emergency_entries.record(entry, file, command, seated.person["Asha"])
        decision = decision_entries.draft(
            entry, file, "s", replace(_DRAFT, proposal=Proposal.RATIFY, about=act.id)
        )
        answered = emergency_entries.answer(entry, file, replace(decision, passed=True))
    assert (answered.ratified, answered.support_stopped) == (True, False)
    assert not file.all(CaseTask)


def test_who_was_not_on_duty_then_is_no_second_but_a_report_goes(seated: BoardRoom) -> None:
    _roster(seated, "Lakshmi")
    file = _file(seated)
    when = When(seated.book.clock.now())
    command = RecordEmergency(
        file.case_id,
        (ProtectiveAct.SAFE_PLACE,),
        "At night.",
        (seated.person["Lakshmi"],),
        when,
    )
    with _entry(seated, "Bina") as entry:

        def write(told: RecordEmergency) -> EmergencyAct:
            return emergency_entries.record(entry, file, told, seated.person["Bina"])

        assert _refused(lambda: write(command)) == "emergency-needs-two"
        vague = replace(command, when=When(None))
        assert _refused(lambda: write(vague), InputInvalid) == "emergency-time"
        alone = write(replace(command, acts=(ProtectiveAct.REPORT,), others=()))
        assert alone.ratified is True
        assert not file.all(ClockRow)


def test_a_turn_that_was_ended_counts_until_then(seated: BoardRoom) -> None:
    now = seated.book.clock.now()
    desk = seated.desk().duty_work
    turn = desk.put_on_duty(
        PutOnDuty(
            seated.board,
            seated.person["Lakshmi"],
            RosterCapacity.COUNSELLOR,
            now - timedelta(hours=6),
            now + timedelta(hours=6),
            community=False,
        )
    ).id
    from sr_board.cases.board.board_commands import EndDuty

    desk.end_duty(EndDuty(turn))
    lakshmi = seated.person["Lakshmi"]
    with make_reader(seated.engine)() as session:
        before = emergency_entries.actor_at(
            session, seated.board, lakshmi, now - timedelta(hours=1), 330
        )
        after = emergency_entries.actor_at(
            session, seated.board, lakshmi, now + timedelta(hours=1), 330
        )
    assert before.on_duty == {RosterCapacity.COUNSELLOR}
    assert not before.community
    assert not after.on_duty
