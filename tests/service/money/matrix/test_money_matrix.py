"""Who gets how far in every method of the books, for everybody who might ask. A new method without
a row fails; so does a method that lets somebody further than its row says."""

from __future__ import annotations

import pytest

from finance.ledger.commands import ApproveEntry, RefuseEntry
from sr_board.access.check import SignedIn
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, SRBoardError

from .place import ALL, PEOPLE, Place, Stopped, call, given
from .table import KINDS, OWN, ROWS

KIND = {name: kind for kind, names in ROWS.items() for name in names}


def outcome(place: Place, person: str, name: str) -> SRBoardError | None:
    """How a method ended about the first group; None when it answered."""
    try:
        call(place.desk(place.who(person)), name, given(place.a))
    except SRBoardError as refused:
        return refused
    return None


def test_every_method_of_the_books_has_its_row() -> None:
    told = [name for names in ROWS.values() for name in names]
    assert sorted(told) == sorted(set(told))
    assert set(told) == set(ALL), set(told) ^ set(ALL)
    assert set(ROWS) == set(KINDS)
    assert set(OWN) <= set(ALL)


@pytest.mark.parametrize("person", PEOPLE)
def test_nobody_gets_further_than_her_row(place: Place, person: str) -> None:
    """The right is asked before anything is read: behind the door of this desk is nothing."""
    who, about = place.who(person), given(place.a)
    desk = place.door(who)
    for name, kind in KIND.items():
        far = "past"
        try:
            call(desk, name, about)
        except NotAllowed as refused:
            assert refused.key == NotAllowed.key, name
            far = "no"
        except SRBoardError:
            pass
        allowed = any(who.may(right) for right in KINDS[kind])
        assert far == ("past" if allowed else "no"), f"{name} as {person}"


def test_an_office_that_ended_gives_nothing(place: Place) -> None:
    for person in ("nobody", "ended"):
        assert not place.who(person).roles | place.who(person).named_rights


def test_most_acts_come_to_their_end(place: Place) -> None:
    """The table above means something only where an act would have been written."""
    done = set()
    for name, kind in KIND.items():
        person = {"terms": "administrator", "remark": "auditor"}.get(kind, "treasurer")
        if "read" not in kind and isinstance(outcome(place, person, name), Stopped):
            done.add(name)
    assert len(done) >= 40, sorted(done)


@pytest.mark.parametrize(
    ("office", "rights", "may"),
    [
        (Role.CHAIR, (), True),
        (Role.SECRETARY, (), True),
        (Role.BOARD_MEMBER, (Action.MONEY_APPROVE,), True),
        (Role.BOARD_MEMBER, (), False),
        (Role.AUDITOR, (), False),
        (Role.TREASURER, (), False),
    ],
)
def test_who_confirms_at_her_own_desk(
    place: Place, office: Role, rights: tuple[Action, ...], may: bool
) -> None:
    money, waiting = place.a.money, str(place.a.ids["waiting"])
    who = SignedIn(
        place.accounts["nobody"], money.person["Bina"], frozenset({office}), frozenset(rights)
    )
    desk = place.desk(who).ledger
    shown = desk.reading.voucher(waiting).content_hash
    expected = Stopped if may else NotAllowed
    with pytest.raises(expected):
        desk.approvals.approve(ApproveEntry(waiting, shown))
    with pytest.raises(expected):
        desk.approvals.refuse(RefuseEntry(waiting, "not now"))
