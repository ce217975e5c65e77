"""Recusals: who is asked, who acts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.cases.rules.recusal import (
    LinkFacts,
    Officer,
    acting_for,
    asked_about,
    linked,
    possible_links,
    seats_of_service,
)
from sr_board.cases.vocabulary import BoardOffice, SeatKind, Side

_CHAIR = Officer("chair", 1, Side.COMMUNITY, BoardOffice.CHAIR)
_SECRETARY = Officer("secretary", 2, Side.COMMUNITY, BoardOffice.SECRETARY)
_DOCTOR = Officer("doctor", 3, Side.OUTSIDE)
_FOURTH = Officer("fourth", 4, Side.COMMUNITY)
_FIFTH = Officer("fifth", 5, Side.COMMUNITY)
_ALL = (_FIFTH, _CHAIR, _DOCTOR, _SECRETARY, _FOURTH)
_keys = st.frozensets(st.sampled_from("abcdef"), max_size=3)
_facts = st.builds(LinkFacts, _keys, _keys, _keys, _keys)


@pytest.mark.parametrize("field", ["houses", "phones", "families", "loans"])
def test_any_one_thing_in_common_is_a_possible_link(field: str) -> None:
    case = LinkFacts(**{field: frozenset({"x"})})
    assert linked(case, LinkFacts(**{field: frozenset({"x", "y"})}))
    assert not linked(case, LinkFacts(**{field: frozenset({"y"})}))
    assert not linked(LinkFacts(), LinkFacts())


@given(_facts, st.lists(_facts, max_size=6))
@settings(max_examples=60)
def test_links_are_found_once_and_settled_ones_not_again(
    case: LinkFacts, members: list[LinkFacts]
) -> None:
    named = [(str(n), facts) for n, facts in enumerate(members)]
    found = possible_links(case, named)
    assert set(found) == {name for name, facts in named if linked(facts, case)}
    assert possible_links(case, named, settled=found) == ()


def test_the_one_who_acts_is_of_the_same_side() -> None:
    assert acting_for(BoardOffice.CHAIR, _ALL, ()) == _CHAIR
    assert acting_for(BoardOffice.CHAIR, _ALL, ("chair",)) == _FOURTH
    assert acting_for(BoardOffice.CHAIR, _ALL, ("chair", "fourth")) == _FIFTH
    assert acting_for(BoardOffice.CHAIR, _ALL, ("chair", "fourth", "fifth")) is None
    assert acting_for(BoardOffice.SECRETARY, (_CHAIR, _DOCTOR), ()) == _DOCTOR


def test_links_are_shown_to_one_who_is_free_of_them() -> None:
    assert asked_about(_ALL, ()) == _CHAIR
    assert asked_about(_ALL, ("chair",)) == _SECRETARY
    assert asked_about(_ALL, ("chair", "secretary")) == _FOURTH
    assert asked_about((_CHAIR, _SECRETARY, _DOCTOR), ("chair", "secretary")) is None


@given(st.frozensets(st.sampled_from([one.slot_id for one in _ALL])))
def test_nobody_is_asked_about_herself(matched: frozenset[str]) -> None:
    asked = asked_about(_ALL, matched)
    assert asked is None or asked.slot_id not in matched
    for office in (BoardOffice.CHAIR, BoardOffice.SECRETARY):
        acting = acting_for(office, _ALL, matched)
        assert acting is None or acting.slot_id not in matched


def test_the_seat_of_the_public_servants_service_is_found() -> None:
    seats = (("s1", SeatKind.POLICE), ("s2", SeatKind.DOCTOR), ("s3", SeatKind.POLICE))
    assert seats_of_service(seats, SeatKind.POLICE) == ("s1", "s3")
    assert seats_of_service(seats, SeatKind.PANCHAYAT) == ()
