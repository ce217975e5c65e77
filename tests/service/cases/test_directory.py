"""The directory of services: the pack's first, the board's own instead, checked every 180 days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.cases.keeping.service_directory import SaveService
from sr_board.cases.vocabulary import ReferralKind, Takes
from tests.service.cases.conftest import FileRoom

CENTRE = SaveService(
    ReferralKind.OSC,
    "Centre at the hospital",
    "181",
    hours="day and night",
    duty_phones=("033 2222", " 033 3333 ", ""),
    languages=("Bengali", "Hindi"),
    takes=frozenset({Takes.ADULTS, Takes.WITH_CHILDREN}),
    ladder=("panchayat", "BDO", "DM"),
    max_stay_days=5,
)


def test_it_starts_with_the_services_of_the_pack(board: FileRoom) -> None:
    rows = board.desk("Kajal").directory.all()
    assert [row.kind for row in rows] == [
        ReferralKind.CHILD_HELPLINE,
        ReferralKind.OSC,
        ReferralKind.SHAKTI_SADAN,
    ]
    assert all(row.stale and row.verified_on is None for row in rows)
    assert [row.max_stay_days for row in rows] == [None, 5, 1095]


def test_what_the_board_wrote_stands_instead(board: FileRoom) -> None:
    desk = board.desk("Kajal").directory
    made = desk.save(CENTRE).id
    row = board.desk("Asha").directory.one(made)
    assert (row.duty_phones, row.ladder) == (("033 2222", "033 3333"), CENTRE.ladder)
    assert (row.takes, row.stale) == (CENTRE.takes, False)
    assert [one.id for one in desk.all() if one.kind is ReferralKind.OSC] == [made]
    desk.save(replace(CENTRE, id=made, phone="112"))
    assert desk.one(made).phone == "112"


def test_an_entry_is_stale_after_180_days_and_fresh_when_checked(board: FileRoom) -> None:
    desk = board.desk("Champa").directory
    made = desk.save(CENTRE).id
    start = board.book.clock.now()
    board.book.clock.set(start + timedelta(days=180))
    assert not desk.one(made).stale
    board.book.clock.set(start + timedelta(days=181))
    assert desk.one(made).stale
    desk.checked(made)
    assert not desk.one(made).stale


def test_what_ended_is_gone_and_the_packs_does_not_come_back(board: FileRoom) -> None:
    desk = board.desk("Asha").directory
    made = desk.save(CENTRE).id
    desk.end(made)
    assert not [row for row in desk.all() if row.kind is ReferralKind.OSC]
    for act in (desk.one, desk.checked, desk.end):
        with pytest.raises(NotFound, match="service-unknown"):
            act(made)
    with pytest.raises(NotFound, match="service-unknown"):
        desk.save(replace(CENTRE, id=made))


def test_what_makes_no_sense_is_refused(board: FileRoom) -> None:
    desk = board.desk("Asha").directory
    with pytest.raises(InputInvalid, match="service-stay"):
        desk.save(replace(CENTRE, max_stay_days=0))
    with pytest.raises(InputInvalid, match="service-list-long"):
        desk.save(replace(CENTRE, ladder=tuple("abcdefghijklm")))
    with pytest.raises(InputInvalid):
        desk.save(replace(CENTRE, name=" "))


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.HELPER, Role.BOARD_MEMBER)])
def test_no_other_office_reads_or_writes_it(board: FileRoom, role: Role) -> None:
    desk = board.desk("Asha", role).directory
    for act in (
        desk.all,
        lambda: desk.save(CENTRE),
        lambda: desk.checked("x"),
        lambda: desk.end("x"),
    ):
        with pytest.raises(NotAllowed):
            act()
