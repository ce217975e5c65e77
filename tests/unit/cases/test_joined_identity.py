"""Two identities of one person: nothing told is lost, her last rule holds, parted they are two."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.cases.doubles.joined_identity import joined_identity, parted_identity
from sr_board.cases.records import Identity

NOON = datetime(2026, 3, 6, 12, tzinfo=UTC)
words = st.sampled_from(["", "Zorina", "Munni", "Nadia", "Malda"])
identities = st.builds(
    Identity,
    id=st.sampled_from("ab"),
    by=st.just("someone"),
    at=st.just(NOON),
    name=words,
    other_names=st.lists(words.filter(bool), max_size=2).map(tuple),
    phone=st.sampled_from(["", "9830011111", "9831122222"]),
    contact_never_call=st.booleans(),
    home_district=words,
    languages=st.lists(words.filter(bool), max_size=2, unique=True).map(tuple),
    guardian_contact=words,
    guardian_safe=st.booleans(),
    rule_at=st.sampled_from([None, NOON, NOON + timedelta(days=1)]),
)


def who(**told: object) -> Identity:
    return Identity(id="a", by="someone", at=NOON, **told)  # type: ignore[arg-type]


@given(identities, identities)
@settings(max_examples=80)
def test_every_name_stays_and_no_rule_is_mixed(kept: Identity, other: Identity) -> None:
    found = joined_identity(kept, other)
    assert found is not None and found.id == kept.id
    told = {kept.name, *kept.other_names, other.name, *other.other_names} - {""}
    assert {found.name, *found.other_names} - {""} == told
    rule = (found.phone, found.contact_never_call, found.rule_at)
    assert rule in [(one.phone, one.contact_never_call, one.rule_at) for one in (kept, other)]
    guardian = (found.guardian_contact, found.guardian_safe)
    assert guardian in [(one.guardian_contact, one.guardian_safe) for one in (kept, other)]
    assert found.home_district == (kept.home_district or other.home_district)


@given(identities, identities)
@settings(max_examples=60)
def test_parted_the_kept_one_is_what_it_was(kept: Identity, other: Identity) -> None:
    found = joined_identity(kept, other)
    assert found is not None
    assert parted_identity(found, kept, found) == kept


def test_one_of_two_is_enough_and_none_is_none() -> None:
    assert joined_identity(None, None) is None
    assert joined_identity(None, who(name="Zorina")) == who(name="Zorina")
    assert joined_identity(who(name="Zorina"), None) == who(name="Zorina")
    assert parted_identity(who(name="Zorina"), None, None) == who(name="Zorina")


def test_what_was_corrected_meanwhile_stays() -> None:
    kept, other = who(name="Zorina"), who(name="Munni", home_district="Nadia")
    found = joined_identity(kept, other)
    assert found is not None
    parted = parted_identity(replace(found, home_place="Ranaghat"), kept, found)
    assert parted == replace(kept, home_place="Ranaghat")
    bare = parted_identity(found, None, found)
    told = {one.name: getattr(bare, one.name) for one in fields(Identity)}
    assert not any(told[name] for name in told.keys() - {"id", "by", "at"})


def test_her_rule_is_what_she_said_last() -> None:
    early = who(phone="9830011111", rule_at=NOON)
    late = who(contact_never_call=True, rule_at=NOON + timedelta(days=1))
    for one, other in ((early, late), (late, early)):
        found = joined_identity(one, other)
        assert found is not None and found.contact_never_call and not found.phone
    strict, open_ = who(contact_never_call=True), who(phone="9830011111")
    for one, other in ((strict, open_), (open_, strict)):
        found = joined_identity(one, other)
        assert found is not None and found.contact_never_call and not found.phone
    undated, dated = who(phone="9830011111"), who(contact_never_call=True, rule_at=NOON)
    for one, other in ((undated, dated), (dated, undated)):
        found = joined_identity(one, other)
        assert found is not None and found.contact_never_call
