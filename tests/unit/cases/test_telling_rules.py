"""Whether a telling says who she is follows from its fields."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.telling import IDENTITY_FIELDS, PLAIN_FIELDS, tells_identity
from sr_board.cases.words.papers import OWN_FIELDS
from sr_board.cases.words.support import LETTER_FIELDS, TOLD_FIELDS

plain = st.lists(st.sampled_from(sorted(PLAIN_FIELDS)), max_size=5)


@given(plain)
def test_plain_fields_alone_say_nothing_of_who_she_is(fields: list[str]) -> None:
    assert not tells_identity(fields)
    assert not tells_identity(f" {one.upper()} " for one in fields)


@given(plain, st.sampled_from(sorted(IDENTITY_FIELDS)), plain)
def test_one_field_of_the_identity_is_enough(before: list[str], one: str, after: list[str]) -> None:
    assert tells_identity([*before, one, *after])


@given(plain, st.text(min_size=1).filter(lambda x: x.strip().casefold() not in PLAIN_FIELDS))
def test_what_nobody_knows_by_name_counts_as_identity(before: list[str], one: str) -> None:
    assert tells_identity([*before, one])


def test_every_field_has_words() -> None:
    assert set(TOLD_FIELDS) == set(OWN_FIELDS) == IDENTITY_FIELDS | PLAIN_FIELDS
    assert set(LETTER_FIELDS) <= set(OWN_FIELDS)
    assert not IDENTITY_FIELDS & PLAIN_FIELDS
