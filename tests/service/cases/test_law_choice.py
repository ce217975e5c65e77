"""The board chooses its law by two; open files keep theirs; the register tells what was signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.base.errors import InputInvalid, NotAllowed, RuleBroken
from sr_board.base.ids import new_id
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.models import PackVersion
from sr_board.cases.moments import When
from sr_board.cases.packs.choosing import ChoosePack
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.cases.vocabulary import CaseSource
from sr_board.i18n import translator
from tests.conftest import START
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_law import SOONER, TODAY, clock, edit


def choose(board: FileRoom, pack: str = "in-wb") -> ChoosePack:
    return ChoosePack(pack, board.second("Bina"))


@pytest.mark.parametrize("name", ["Champa", "Farida", "Jyoti", "Kajal"])
def test_only_chair_and_secretary_choose(board: FileRoom, name: str) -> None:
    desk = board.desk(name).pack_choice
    with pytest.raises(NotAllowed, match="board-officers-only"):
        desk.choose(choose(board))
    assert [one.pack.id for one in desk.offered() if one.own] == ["in"]


def test_it_takes_two_and_another_pack(board: FileRoom) -> None:
    desk = board.desk("Asha").pack_choice
    with pytest.raises(RuleBroken, match="second-person-missing"):
        desk.choose(ChoosePack("in-wb"))
    with pytest.raises(RuleBroken, match="second-person-role"):
        desk.choose(ChoosePack("in-wb", board.second("Champa")))
    with pytest.raises(RuleBroken, match="pack-same"):
        desk.choose(choose(board, "in"))
    with pytest.raises(InputInvalid, match="pack-unknown"):
        desk.choose(choose(board, "moon"))
    assert desk.history() == ()


def test_new_files_follow_it_and_open_ones_keep_theirs(board: FileRoom) -> None:
    board.book.clock.set(START + timedelta(days=1))
    before = board.begin()
    board.desk("Kajal").child.fear(Fear(before, "looks_young"))
    due = clock(board, before).due_at
    board.desk("Asha").pack_choice.choose(choose(board))
    assert board.desk("Kajal").packs.seen().pack.id == "in-wb"
    noticed = TakeNotice(CaseSource.PEER, When(board.book.clock.now()))
    after = board.desk("Kajal").intake.notice(noticed).id
    packs = {one: board.desk("Asha").files.whole(one).head.pack for one in (before, after)}
    assert packs == {before: "in@1", after: "in-wb@1"}
    board.desk("Asha").packs.edit(edit(board, pack_id="in-wb", values=SOONER))
    assert clock(board, before).due_at == due


def test_the_register_tells_versions_and_choices(board: FileRoom) -> None:
    now = board.book.clock.now()
    board.desk("Asha").packs.edit(edit(board))
    board.book.clock.set(now + timedelta(minutes=1))
    board.desk("Asha").pack_choice.choose(choose(board))
    board.book.clock.set(now + timedelta(minutes=2))
    board.desk("Asha").packs.edit(edit(board, pack_id="in-wb"))
    with board.work("Asha") as entry:
        entry.session.add(
            PackVersion(
                id=new_id(),
                recorded_at=entry.now + timedelta(seconds=1),
                recorded_by="nobody",
                pack_id="moon",
                version="7",
                content="[meta",
                second=board.slots["Bina"],
            )
        )
    rows = CASE_REGISTERS["packs"].build(board.desk("Kajal"), translator("en")).rows
    assert [(row[1], row[2]) for row in rows] == [
        ("India", "version 1-1"),
        ("West Bengal", "chosen by the board instead of India"),
        ("West Bengal", "version 1-1"),
        ("moon", "version 7"),
    ]
    assert [row[3] for row in rows] == [TODAY, None, TODAY, None]
    assert rows[0][4] == "seat 1, seat 2"
    assert str(rows[3][4]).startswith("no seat")


def test_an_old_pack_is_offered_with_its_mark(board: FileRoom) -> None:
    board.book.clock.set(START + timedelta(days=800))
    offers = board.desk("Asha").pack_choice.offered()
    assert {one.pack.id for one in offers if one.old} == {one.pack.id for one in offers}
    assert replace(offers[0], own=True).own
