"""The return of the board: counted once, kept after erasure, released without giving away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.keeping.facts_kept import fact_record
from sr_board.cases.vocabulary import RecusalGround
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)


def year(board: FileRoom) -> str:
    return str(board.book.clock.today().year)


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti", "Kajal"])
def test_only_chair_and_secretary_count(board: FileRoom, name: str) -> None:
    for act in (
        lambda s: s.working("2026"),
        lambda s: s.releases(),
        lambda s: s.release("2026"),
    ):
        with pytest.raises(NotAllowed, match="board-officers-only"):
            act(board.desk(name).statistics)


def test_files_are_counted_and_stay_counted_after_erasure(board: FileRoom) -> None:
    board.book.clock.set(DAY)
    child = board.begin(code="SRB-KOL-26-0148-8")
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    visitor = board.begin()
    scope = OutOfScope(visitor, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    period = year(board)
    found = board.desk("Asha").statistics.working(period).found
    assert (found.screened, found.minors) == (2, 1)
    assert (found.counts["out_of_scope"], found.minors_shown) == (1, "<5")
    board.book.clock.set(DAY + timedelta(days=31))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    after = board.desk("Bina").statistics.working(period).found
    assert after.counts == found.counts
    with pytest.raises(InputInvalid, match="period-unknown"):
        board.desk("Asha").statistics.working("this year")


def test_a_recused_officer_counts_no_such_file(board: FileRoom) -> None:
    board.book.clock.set(DAY)
    child = board.begin()
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    board.desk("Asha").team.recuse(Recuse(child, RecusalGround.HOUSE, board.slots["Asha"]))
    assert board.desk("Asha").statistics.working(year(board)).found.screened == 0
    assert board.desk("Bina").statistics.working(year(board)).found.screened == 1


def test_a_quarter_is_refused_once_a_month_was_released(board: FileRoom) -> None:
    period = year(board)
    board.book.clock.set(DAY)
    with pytest.raises(RuleBroken, match="period-runs"):
        board.desk("Asha").statistics.release(period)
    board.book.clock.set(DAY + timedelta(days=366))
    service = board.desk("Asha").statistics
    service.release(f"{period}-01")
    service.release(f"{period}-01")
    assert len(service.releases()) == 1
    with pytest.raises(RuleBroken, match="case-r22"):
        service.release(f"{period}-Q1")
    service.release(period)


def test_a_child_not_brought_in_time_counts_as_late(board: FileRoom) -> None:
    board.book.clock.set(DAY)
    for n, code in enumerate(("SRB-KOL-26-0148-8", "SRB-KOL-26-0147-B")):
        child = board.begin(code=code)
        if n:
            board.book.clock.set(DAY + timedelta(hours=30))
        board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    with board.work("Asha") as entry:
        facts = [fact_record(entry, one) for one in entry.readable()]
    assert sorted(str(fact.on_time) for fact in facts) == ["False", "None"]
