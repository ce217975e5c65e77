"""A concern on the wrong file: it goes, with its clock, to the file it was meant for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sr_board.access.check import SignedIn
from sr_board.access.concern import Concern, ConcernService
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.doubles.records_doubles import JoinedFile
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear, Journey
from sr_board.cases.files.service_concern_moves import MoveConcern
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import Grant, Recuse
from sr_board.cases.moments import When
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseState,
    Evidence,
    EvidenceSeen,
    RecusalGround,
    ReportKind,
    ReportMode,
    Track,
)
from tests.conftest import START
from tests.service.cases.conftest import CODE, FileRoom
from tests.service.cases.test_adults import adult

NIGHT = START.replace(second=0, microsecond=0) + timedelta(days=1)
OTHER = "SRB-KOL-26-0148-9"


def view(board: FileRoom, case: str, who: str = "Kajal") -> CaseView:
    return board.desk(who).files.whole(case)


def concern(board: FileRoom, case: str) -> str:
    return view(board, case).all(ConcernEntered)[-1].id


def due(board: FileRoom, case: str, rule: str) -> list[datetime]:
    clocks = view(board, case, "Asha").summary.clocks
    return [one.due_at for one in clocks if one.rule_id == rule]


def moved(board: FileRoom, case: str, to: str = "", by: str = "Kajal", second: str = "Bina") -> str:
    wish = MoveConcern(
        case, concern(board, case), "meant the girl next door", to, second=board.second(second)
    )
    return board.desk(by).concern_moves.move(wish).id


def feared(board: FileRoom) -> str:
    board.book.clock.set(NIGHT)
    case = board.begin()
    board.desk("Kajal").child.fear(Fear(case, "looks_young"))
    return case


def test_it_goes_to_a_new_file_and_the_clock_goes_on(board: FileRoom) -> None:
    case = feared(board)
    before = due(board, case, "cwc_production")
    board.book.clock.set(NIGHT + timedelta(hours=5))
    there = moved(board, case)
    assert due(board, there, "cwc_production") == before == [NIGHT + timedelta(hours=24)]
    assert due(board, there, "pocso_report") == before
    first, new = view(board, case), view(board, there)
    assert (first.head.state, first.head.track) == (CaseState.NOTICED, Track.UNDETERMINED)
    assert first.summary.standing is AgeStanding.UNKNOWN
    assert due(board, case, "cwc_production") == []
    assert (new.head.state, new.head.track) == (CaseState.CHILD_PROTECTION, Track.CHILD)
    assert set(new.team) == {board.slots["Kajal"], board.slots["Bina"]}
    lines = [(one.what, one.about) for one in first.timeline]
    assert ("concern_moved", new.head.code) in lines
    assert ("concern_came", first.head.code) in [(one.what, one.about) for one in new.timeline]
    (kept,) = first.all(ConcernEntered)
    assert kept.moved_at and kept.by_two == (board.slots["Kajal"], board.slots["Bina"])
    with pytest.raises(RuleBroken, match="concern-moved-already"):
        moved(board, case)


def test_it_goes_to_the_file_it_was_meant_for(board: FileRoom) -> None:
    case = feared(board)
    meant = board.begin(code=OTHER)
    board.desk("Kajal").child.journey(Journey(case, 80, "here", "the committee"))
    board.book.clock.set(NIGHT + timedelta(hours=2))
    assert moved(board, case, OTHER) == meant
    assert due(board, meant, "cwc_production") == [NIGHT + timedelta(hours=24, minutes=80)]
    assert view(board, meant).head.journey_to == "the committee"
    for code, key in ((OTHER, "concern-moved-already"), ("SRB-KOL-26-0148-7", "case-r19")):
        with pytest.raises(RuleBroken, match=key):
            moved(board, case, code)


def test_a_file_that_is_protected_gets_the_earlier_time(board: FileRoom) -> None:
    case = feared(board)
    board.book.clock.set(NIGHT + timedelta(hours=3))
    meant = board.begin(code=OTHER)
    board.desk("Kajal").child.fear(Fear(meant, "told_so"))
    assert due(board, meant, "cwc_production") == [NIGHT + timedelta(hours=27)]
    moved(board, case, OTHER)
    assert due(board, meant, "cwc_production") == [NIGHT + timedelta(hours=24)]
    assert len(view(board, meant).all(ConcernEntered)) == 2
    moved(board, meant, CODE)  # the one that came later stands by itself: the file stays
    assert view(board, meant).head.track is Track.CHILD


def test_an_adult_goes_back_to_where_she_was(board: FileRoom) -> None:
    case = adult(board)
    before = view(board, case)
    board.book.clock.set(board.book.clock.now() + timedelta(minutes=30))
    board.desk("Kajal").child.fear(Fear(case, "told_so"))
    assert due(board, case, "adult_sitting") == []
    there = moved(board, case)
    after = view(board, case)
    assert (after.head.state, after.head.track) == (CaseState.ADULT_REVIEW, Track.ADULT)
    assert after.summary.standing is AgeStanding.APPEARS_ADULT
    assert after.summary.clocks == before.summary.clocks
    assert view(board, there).head.track is Track.CHILD
    paper = AddEvidence(case, Evidence.VOTER_CARD, EvidenceSeen.ORIGINAL, date(1999, 1, 1))
    board.desk("Kajal").age.evidence(paper)
    assert view(board, case).head.track is Track.ADULT
    young = AddEvidence(case, Evidence.OWN_STATEMENT, EvidenceSeen.TOLD, lower=16, upper=17)
    board.desk("Kajal").age.evidence(young)
    assert view(board, case).head.track is Track.CHILD


def test_what_else_keeps_it_on_the_child_track_stays(board: FileRoom) -> None:
    case = feared(board)
    board.desk("Kajal").child.journey(Journey(case, 10, "here", "there"))
    body = MakeReport(
        case, ReportKind.CWC_PRODUCTION, "The committee", When(NIGHT), ReportMode.IN_PERSON
    )
    board.desk("Kajal").reports.report(body)
    there = moved(board, case)
    assert view(board, case).head.track is Track.CHILD
    assert due(board, case, "cwc_production") == due(board, there, "cwc_production")


def test_a_file_joined_with_another_stays(board: FileRoom) -> None:
    case = feared(board)
    with board.work("Asha") as entry:
        file = entry.open(case)
        other = replace(file.head, id=new_id())
        file.put(
            JoinedFile(
                **entry.origin(), head=other, kept_head=file.head, reason="one person", second="x"
            )
        )
    moved(board, case)
    assert view(board, case).head.track is Track.CHILD


def test_two_concerns_are_moved_one_by_one(board: FileRoom) -> None:
    board.desk("Asha").concerns.publish()
    case = feared(board)
    who = SignedIn(board.slots["Malati"], board.person["Malati"], frozenset({Role.TREASURER}))
    write = ConcernService(board.book.uow, board.book.clock, who, board.book.vault).write
    write(Concern("told_so", CODE, "again"))
    board.book.clock.tick(60)
    assert board.desk("Asha").concerns.take_all() == 1
    first, second = view(board, case).all(ConcernEntered)
    assert (first.before is not None, second.before, second.text) == (True, None, "again")
    for one in (first, second):
        state = view(board, case).head.state
        assert state is CaseState.CHILD_PROTECTION
        wish = MoveConcern(case, one.id, "wrong lane", second=board.second("Bina"))
        board.desk("Kajal").concern_moves.move(wish)
    assert view(board, case).head.state is CaseState.NOTICED


def test_who_may_move_it(board: FileRoom) -> None:
    case = feared(board)
    board.desk("Kajal").team.grant(Grant(case, board.slots["Champa"]))
    for by, second, key in (
        ("Kajal", "Champa", "concern-officer"),
        ("Asha", "Farida", "concern-two-of-team"),
        ("Kajal", "Malati", "second-person-role"),
    ):
        with pytest.raises(RuleBroken, match=key):
            moved(board, case, by=by, second=second)
    with pytest.raises(RuleBroken, match="second-person-missing"):
        board.desk("Kajal").concern_moves.move(MoveConcern(case, concern(board, case), "why"))
    with pytest.raises(InputInvalid, match="text-missing"):
        board.desk("Kajal").concern_moves.move(MoveConcern(case, concern(board, case), " "))
    with pytest.raises(RuleBroken, match="concern-same-file"):
        moved(board, case, CODE)


@pytest.mark.parametrize("role", list(Role))
def test_rights_of_every_role(board: FileRoom, role: Role) -> None:
    wish = MoveConcern(new_id(), new_id(), "why")
    allowed = role in (Role.HELPER, Role.BOARD_MEMBER)
    with pytest.raises(NotFound if allowed else NotAllowed):
        board.desk("Farida", role).concern_moves.move(wish)


def test_who_is_recused_later_sees_the_other_code_no_more(board: FileRoom) -> None:
    def came(who: str = "Kajal") -> str:
        lines = view(board, meant, who).timeline
        return next(one.about for one in lines if one.what == "concern_came")

    case = feared(board)
    meant = moved(board, case)
    assert came() == CODE
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Kajal"]))
    assert came() == came("Asha") == ""
    # and who was recused from the one is let into the other
    case = board.begin("Farida", code=OTHER, team=(board.slots["Farida"], board.slots["Kajal"]))
    board.desk("Farida").child.fear(Fear(case, "looks_young"))
    meant = moved(board, case, by="Farida")
    assert came("Farida") == OTHER
    slot = board.slots["Champa"]
    board.desk("Asha").team.recuse(Recuse(case, RecusalGround.HOUSE, slot))
    assert came("Farida") == OTHER
    board.desk("Asha").team.grant(Grant(meant, slot))
    assert came("Champa") == came("Farida") == ""


def test_nobody_recused_hears_of_the_other_file(board: FileRoom) -> None:
    case = feared(board)
    meant = board.begin(code=OTHER)
    slot = board.slots["Champa"]
    board.desk("Asha").team.recuse(Recuse(meant, RecusalGround.HOUSE, slot))
    board.desk("Kajal").team.grant(Grant(case, slot))
    with pytest.raises(NotFound, match="no-such-case"):
        moved(board, case, OTHER, by="Asha", second="Champa")
    with pytest.raises(NotFound, match="no-such-case"):
        moved(board, case, OTHER, by="Champa", second="Bina")
    moved(board, case, OTHER)
    seen = next(one for one in view(board, case, "Champa").timeline if one.what == "concern_moved")
    assert seen.about == ""
    came = next(one for one in view(board, meant).timeline if one.what == "concern_came")
    assert came.about == CODE
