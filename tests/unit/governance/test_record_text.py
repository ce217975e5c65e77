"""The canonical text of a record: one form, readable back, and older texts stay what they were."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from governance.record import (
    BreachLine,
    ConflictLine,
    ProxyLine,
    canonical,
    digest_of,
    from_canonical,
)
from tests.golden.minutes_fixture import PERSONS, signed

FIRST_DIGEST = "a1e46d6436661bf443afcdb20eb26e9c3140a82c37ce28273de7f7f49a8fa73c"


def test_a_record_of_the_first_release_keeps_its_text_and_digest() -> None:
    text = canonical(signed().record)
    later = ("quorum_needed", "valid", "conflicts", "amends", "breaches", "proxies", "committee")
    assert not [name for name in later if f'"{name}"' in text]
    assert digest_of(text) == FIRST_DIGEST
    assert from_canonical(text) == signed().record


def test_what_was_added_later_is_written_once_it_holds_something() -> None:
    record = replace(
        signed().record,
        committee="Night watch",
        proxies=(ProxyLine(PERSONS["Asha"], PERSONS["Bina"], True, None, (1, 2)),),
        breaches=(BreachLine("quorum.shg", "quorum_lost", "breach", 7, "{}", None, "1" * 32),),
        put_off_on=date(2026, 11, 17),
    )
    text = canonical(record)
    assert json.loads(text)["proxies"][0]["items"] == [1, 2]
    assert from_canonical(text) == record
    assert canonical(from_canonical(text)) == text


@given(st.integers(0, 99), st.booleans(), st.sampled_from(["relation", "other"]), st.booleans())
def test_text_and_record_are_one_and_the_same(
    counted: int, valid: bool, kind: str, voted: bool
) -> None:
    record = signed().record
    item = record.items[2]
    motion = item.motions[0]
    assert motion.vote is not None
    vote = replace(motion.vote, counted=counted, quorum_needed=8, valid=valid)
    item = replace(
        item,
        motions=(replace(motion, vote=vote, amended_text="Other words."),),
        conflicts=(ConflictLine(PERSONS["Mina"], kind, not voted, voted),),
    )
    changed = replace(record, items=(item,))
    assert from_canonical(canonical(changed)) == changed
    assert (digest_of(canonical(changed)) == digest_of(canonical(record))) is False
