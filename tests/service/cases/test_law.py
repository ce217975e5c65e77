"""The law pack of the board: signed by two, earlier versions stay, clocks only get shorter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.models import PackVersion
from sr_board.cases.packs import fallback_pack
from sr_board.cases.packs.service import CheckPack, EditPack
from sr_board.cases.packs.standing import kept_length, pack_at, standing_pack
from sr_board.cases.records import ClockRow
from sr_board.cases.rules.clocks import BUILT_IN
from sr_board.cases.vocabulary import RecusalGround
from sr_board.vault.users import SecondSigner
from tests.conftest import START
from tests.service.cases.conftest import FileRoom

TODAY = START.date()
SOONER = {"clocks.cwc_production.minutes": 720}


def edit(board: FileRoom, second: SecondSigner | None = None, **changed: object) -> EditPack:
    given = EditPack("in", SOONER, TODAY, "R. Sen, advocate", second or board.second("Bina"))
    return replace(given, **changed)  # type: ignore[arg-type]


def clock(board: FileRoom, case_id: str, rule: str = "cwc_production") -> ClockRow:
    with board.work("Asha") as entry:
        return next(c for c in entry.open(case_id).all(ClockRow) if c.rule_id == rule)


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti", "Kajal"])
def test_only_chair_and_secretary_sign_a_pack(board: FileRoom, name: str) -> None:
    desk = board.desk(name)
    with pytest.raises(NotAllowed, match="board-officers-only"):
        desk.packs.edit(edit(board))
    with pytest.raises(NotAllowed, match="board-officers-only"):
        desk.packs.checked(CheckPack("in", TODAY, "R. Sen", board.second("Bina")))
    assert desk.packs.seen().may_edit is False


def test_chair_and_secretary_sign_together(board: FileRoom) -> None:
    packs = board.desk("Asha").packs
    with pytest.raises(RuleBroken, match="second-person-missing"):
        packs.edit(replace(edit(board), second=None))
    with pytest.raises(RuleBroken, match="second-person-role"):
        packs.edit(edit(board, board.second("Champa")))
    with pytest.raises(RuleBroken, match="second-person-same"):
        board.desk("Bina").packs.edit(edit(board, board.second("Bina")))
    assert board.desk("Asha").packs.seen().versions == ()


def test_a_new_version_holds_and_the_earlier_ones_stay(board: FileRoom) -> None:
    packs = board.desk("Asha").packs
    assert (packs.seen().pack.id_version, packs.seen().may_edit) == ("in@1", True)
    packs.edit(edit(board))
    packs.checked(CheckPack("in", TODAY, "R. Sen", board.second("Bina")))
    seen = board.desk("Kajal").packs.seen()
    assert seen.pack.id_version == "in@1-2"
    assert seen.pack.length("cwc_production") == replace(BUILT_IN["cwc_production"], minutes=720)
    assert [row.version for row in seen.versions] == ["1-2", "1-1"]
    assert seen.versions[0].second == board.slots["Bina"]
    with board.work("Asha") as entry:
        first = pack_at(entry.session, "in@1")
        assert first is not None and first.length("cwc_production") == BUILT_IN["cwc_production"]
        assert kept_length(entry.session, "cwc_production", "in@1-1") is not None
        assert kept_length(entry.session, "cwc_production", "in@9") is None
        assert pack_at(entry.session, "moon@1") is None


def test_a_weaker_pack_is_refused_and_the_programs_own_values_stay(board: FileRoom) -> None:
    packs = board.desk("Asha").packs
    with pytest.raises(RuleBroken, match="case-r25"):
        packs.edit(edit(board, values={"clocks.cwc_production.minutes": 1500}))
    with pytest.raises(InputInvalid, match="pack-own-value"):
        packs.edit(edit(board, values={"meta.version": "9"}))
    with pytest.raises(InputInvalid, match="pack-checked-later"):
        packs.edit(edit(board, checked_on=TODAY + timedelta(days=1)))
    with pytest.raises(InputInvalid, match="pack-unknown"):
        packs.edit(edit(board, pack_id="moon"))


def test_a_running_clock_gets_shorter_and_never_longer(board: FileRoom) -> None:
    child = board.begin()
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    before = clock(board, child)
    packs = board.desk("Asha").packs
    packs.edit(edit(board))
    sooner = clock(board, child)
    assert before.due_at - sooner.due_at == timedelta(hours=12)
    assert sooner.rule == before.rule
    packs.edit(edit(board, values={"clocks.cwc_production.minutes": 1440}))
    assert clock(board, child).due_at == sooner.due_at


def test_a_file_from_which_the_chair_is_recused_gets_shorter_by_the_second(
    board: FileRoom,
) -> None:
    child = board.begin()
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    board.desk("Asha").team.recuse(Recuse(child, RecusalGround.HOUSE, board.slots["Asha"]))
    board.desk("Asha").packs.edit(edit(board))
    with board.work("Bina") as entry:
        file = entry.open(child)
        found = next(c for c in file.all(ClockRow) if c.rule_id == "cwc_production")
    assert found.due_at - found.starts_at == timedelta(hours=12)
    (shown,) = board.desk("Bina").files.list()
    assert shown.next_clock is not None
    assert min(c.due_at for c in shown.clocks if c.rule_id == "cwc_production") == found.due_at


def test_a_file_of_another_pack_keeps_its_clocks(board: FileRoom) -> None:
    child = board.begin(pack="international@1")
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    before = clock(board, child)
    board.desk("Asha").packs.edit(edit(board))
    assert clock(board, child).due_at == before.due_at


def test_a_version_that_cannot_be_read_stops_nothing(board: FileRoom) -> None:
    with board.work("Asha") as entry:
        for pack_id in ("in", "moon"):
            row = PackVersion(
                id=new_id(),
                recorded_at=entry.now,
                recorded_by=entry.account_id,
                pack_id=pack_id,
                version="7",
                content="[meta",
                second=board.slots["Bina"],
            )
            entry.session.add(row)
    with board.work("Asha") as entry:
        assert standing_pack(entry.session, "in@7").id_version == "in@1"
        assert standing_pack(entry.session, "moon") == fallback_pack()
    child = board.begin(pack="in@7")
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    found = clock(board, child)
    assert found.due_at - found.starts_at == timedelta(hours=24)
