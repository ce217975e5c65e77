"""Published figures stand beside what is counted, are struck out, and go on with the office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.cases.board.office_papers import pass_on
from sr_board.cases.keeping.service_legacy import EnterFigure
from sr_board.cases.sealing.keeping import records_of
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import adult

FIGURE = EnterFigure(2009, 2011, "screened", "2,195", "a paper of 2012", id="f" * 32)


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti", "Kajal"])
def test_only_chair_and_secretary(board: FileRoom, name: str) -> None:
    desk = board.desk(name).legacy
    for act in (
        desk.all,
        lambda: desk.trend("screened"),
        lambda: desk.enter(FIGURE),
        lambda: desk.strike("f" * 32),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_figure_is_kept_once_shown_apart_and_struck_out(board: FileRoom) -> None:
    adult(board)
    legacy = board.desk("Asha").legacy
    legacy.enter(FIGURE)
    legacy.enter(FIGURE)
    legacy.enter(replace(FIGURE, id="", column="minors_percent", value="7.7", verified=True))
    (screened, share) = board.desk("Bina").legacy.all()
    assert {screened.column: screened.value, share.column: share.value} == {
        "screened": 2195,
        "minors_percent": 77,
    }
    trend = legacy.trend("screened")
    assert trend.counted == ((board.book.clock.today().year, 1),)
    assert [one.value for one in trend.published] == [2195]
    assert board.desk("Asha").statistics.working("2010").found.screened == 0
    board.desk("Bina").legacy.strike("f" * 32)
    assert [one.column for one in legacy.all()] == ["minors_percent"]
    with pytest.raises(NotFound, match="legacy-unknown"):
        legacy.strike("f" * 32)
    with board.work("Asha") as entry:
        assert len(records_of(entry, "legacy")) == 2


def test_years_and_source_are_asked(board: FileRoom) -> None:
    legacy = board.desk("Asha").legacy
    for since, until in ((2011, 2009), (2009, 2099), (12, 2011)):
        with pytest.raises(InputInvalid, match="legacy-years"):
            legacy.enter(replace(FIGURE, since=since, until=until))
    with pytest.raises(InputInvalid):
        legacy.enter(replace(FIGURE, source=" "))
    with pytest.raises(InputInvalid, match="legacy-column"):
        legacy.trend("incidents")
    assert legacy.all() == ()


def test_it_goes_on_with_the_office(board: FileRoom) -> None:
    board.desk("Asha").legacy.enter(FIGURE)
    with board.work("Asha") as entry:
        assert pass_on(entry, frozenset({board.slots["Bina"]}), board.slots["Champa"]) == 1
    with board.work("Champa") as entry:
        assert len(records_of(entry, "legacy")) == 1
    with board.work("Bina") as entry:
        assert records_of(entry, "legacy") == ()
