"""Changes that a motion names, lines of the law, and what the lists offer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from governance.constitution.commands import (
    AdoptVersion,
    FillFromResolution,
    NameChanges,
    RetireLaw,
    SetGroupState,
    SetRule,
    WriteLaw,
)
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from tests.service.governance.constitution.conftest import Rulebook, rulebook

DAY = date(2026, 11, 20)


def test_a_decision_that_names_the_change_fills_the_next_draft(rules: Rulebook) -> None:
    first = rules.adopted()
    told = rules.collective.now - timedelta(days=30)
    meeting, motion = rules.motion(told=told)
    rules.changes.name_changes(NameChanges(motion, {"handover.days": 12}))
    (named,) = rules.choosing.named_changes(motion)
    assert (named.key, named.before, named.after) == ("handover.days", 7, 12)
    resolution = rules.voted(meeting, motion)
    (choice,) = rules.choosing.adopting(rules.collective.group)
    assert choice.changes == (named,)
    draft = rules.changes.fill_from_resolution(FillFromResolution(resolution)).id
    view = rules.view(draft)
    rule = view.rule("handover.days")
    assert rule is not None
    assert (rule.value, rule.origin, rule.note) == (12, "typed", "BKL/2026/002")
    assert view.differences == ()
    found = rules.reading.compare(first, draft)
    assert [change.key for change in found.rules] == ["handover.days"]
    assert [change.kind for change in found.articles] == ["changed"]
    rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    assert rules.choosing.adopting(rules.collective.group) == ()
    again = rules.changes.fill_from_resolution(FillFromResolution(resolution)).id
    assert rules.reading.compare(draft, again).same


def test_what_a_motion_may_name(rules: Rulebook) -> None:
    rules.adopted()
    meeting, motion = rules.motion()

    def refused(changes: dict[str, object], key: str) -> None:
        with pytest.raises((RuleBroken, InputInvalid), match=key):
            rules.changes.name_changes(NameChanges(motion, changes))

    refused({}, "change-names-nothing")
    refused({"handover.days": 7}, "change-names-nothing")
    refused({"weather": 1}, "rule-key-unknown")
    rules.changes.name_changes(NameChanges(motion, {"handover.days": 12}))
    refused({"handover.days": 13}, "change-already-named")
    resolution = rules.voted(meeting, motion)
    refused({"holdover.max_days": 13}, "motion-already-voted")
    draft = rules.next()
    rules.drafts.set_rule(SetRule(draft, "handover.days", 20))
    with pytest.raises(RuleBroken, match="change-out-of-date"):
        rules.changes.fill_from_resolution(FillFromResolution(resolution))


def test_only_motions_on_the_rules_name_changes_and_only_passed_ones_fill(
    rules: Rulebook,
) -> None:
    rules.adopted()
    _meeting, ordinary = rules.motion(kind="ordinary")
    with pytest.raises(RuleBroken, match="resolution-not-amend"):
        rules.changes.name_changes(NameChanges(ordinary, {"handover.days": 12}))
    meeting, motion = rules.motion()
    rules.changes.name_changes(NameChanges(motion, {"handover.days": 12}))
    lost = rules.voted(meeting, motion, for_=1, against=14)
    with pytest.raises(RuleBroken, match="resolution-not-passed"):
        rules.changes.fill_from_resolution(FillFromResolution(lost))
    with pytest.raises(RuleBroken, match="no-change-named"):
        rules.changes.fill_from_resolution(FillFromResolution(rules.resolved()))
    with pytest.raises(NotFound):
        rules.changes.fill_from_resolution(FillFromResolution("0" * 32))
    with pytest.raises(NotFound):
        rules.changes.name_changes(NameChanges("0" * 32, {"handover.days": 12}))


def test_named_changes_are_final(rules: Rulebook) -> None:
    rules.adopted()
    _meeting, motion = rules.motion()
    rules.changes.name_changes(NameChanges(motion, {"handover.days": 12}))
    with (
        rules.collective.book.engine.connect() as connection,
        pytest.raises(DatabaseError, match="record is final"),
    ):
        connection.execute(text("UPDATE motion_param_change SET new_value = '1'"))


@pytest.fixture
def office(rules: Rulebook) -> Rulebook:
    """The administrator's desk."""
    return rulebook(rules.collective, Role.ADMINISTRATOR)


def test_shipped_lines_are_read_in_the_language_of_the_reader(office: Rulebook) -> None:
    lines = {row.id: row for row in office.choosing.laws()}
    assert {row.state for row in lines.values()} == {"west_bengal", "karnataka"}
    assert all(row.shipped and row.source_text and row.note for row in lines.values())
    bengali = {row.id: row for row in office.choosing.laws("bn")}
    assert bengali["karnataka.amend"].source_text != lines["karnataka.amend"].source_text
    assert lines["karnataka.amend"].floor["notice_days"] == 21  # type: ignore[index]


def test_a_shipped_line_is_replaced_and_given_up(office: Rulebook) -> None:
    before = len(office.choosing.laws())
    for source in ("The Act itself", "The Act, second edition"):
        office.laws.write_law(
            WriteLaw(
                "karnataka",
                "society",
                source,
                DAY,
                key="handover.days",
                floor=3,
                id="karnataka.quorum_example",
            )
        )
    rows = office.choosing.laws()
    assert len(rows) == before
    (own,) = (row for row in rows if not row.shipped)
    assert (own.source_text, own.floor, own.checked_on) == ("The Act, second edition", 3, DAY)
    office.laws.retire_law(RetireLaw(own.id))
    office.laws.retire_law(RetireLaw("karnataka.amend"))
    retired = [row for row in office.choosing.laws("bn") if row.retired]
    assert sorted(row.key for row in retired) == ["amend", "handover.days"]
    copied = next(row for row in retired if row.key == "amend")
    assert copied.shipped, "nobody looked it up: it was only said that it does not count"
    office.laws.write_law(
        WriteLaw("karnataka", "society", copied.source_text, DAY, key="amend", floor=copied.floor,
                 note=copied.note, id=copied.id)
    )  # fmt: skip
    again = next(row for row in office.choosing.laws() if row.id == copied.id)
    assert (again.shipped, again.retired, again.checked_on) == (False, False, DAY)


def test_an_own_line_warns_a_group_of_that_state(rules: Rulebook, office: Rulebook) -> None:
    draft = rules.started()
    office.laws.write_law(
        WriteLaw("assam", "any", "District office", DAY, key="handover.days", floor=5)
    )
    office.laws.write_law(
        WriteLaw("assam", "shg", "Another office", DAY, key="handover.days", floor=6)
    )
    assert rules.view(draft).below_floor == ()
    rules.laws.set_state(SetGroupState(rules.collective.group, "assam"))
    (rule,) = rules.view(draft).below_floor
    assert rule.floor is not None
    assert (rule.floor.floor, rule.floor.source_text) == (5, "District office")
    view = rules.reading.rules_on(rules.collective.group)
    assert (view.state, view.version) == ("assam", None)
    rules.laws.set_state(SetGroupState(rules.collective.group, ""))
    assert rules.view(draft).below_floor == ()


def test_a_floor_for_every_office(rules: Rulebook, office: Rulebook) -> None:
    draft = rules.started()
    rules.laws.set_state(SetGroupState(rules.collective.group, "bihar"))
    office.laws.write_law(
        WriteLaw("bihar", "any", "The Act", DAY, key="office.*.term_months", floor=12)
    )
    below = {rule.key for rule in rules.view(draft).below_floor}
    assert below == {"office.representative.term_months", "office.treasurer.term_months"}


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (WriteLaw("atlantis", "any", "x", DAY), "choice-unknown"),
        (WriteLaw("assam", "party", "x", DAY), "choice-unknown"),
        (WriteLaw("assam", "any", " ", DAY), "text-missing"),
        (WriteLaw("assam", "any", "x", date(2027, 1, 1)), "date-in-future"),
        (WriteLaw("assam", "any", "x", DAY, key="weather", floor=1), "rule-key-unknown"),
        (WriteLaw("assam", "any", "x", DAY, key="handover.days", floor=-1), "number-out-of-range"),
    ],
)
def test_lines_that_cannot_be_meant(office: Rulebook, command: WriteLaw, key: str) -> None:
    with pytest.raises(InputInvalid, match=key):
        office.laws.write_law(command)


def test_states_and_lines_that_are_not_there(office: Rulebook) -> None:
    with pytest.raises(InputInvalid, match="choice-unknown"):
        office.laws.set_state(SetGroupState(office.collective.group, "atlantis"))
    with pytest.raises(NotFound):
        office.laws.set_state(SetGroupState("0" * 32, "assam"))
    with pytest.raises(NotFound, match="law-not-found"):
        office.laws.write_law(WriteLaw("assam", "any", "x", DAY, id="0" * 32))
    with pytest.raises(NotFound, match="law-not-found"):
        office.laws.retire_law(RetireLaw("0" * 32))


def test_lists_of_groups_and_articles(rules: Rulebook) -> None:
    assert [group.in_force for group in rules.reading.groups()] == [None, None]
    assert rules.reading.articles(rules.collective.group) == ()
    version = rules.adopted()
    rules.next()
    bakul = next(g for g in rules.reading.groups() if g.group_id == rules.collective.group)
    assert bakul.in_force is not None
    assert bakul.draft is not None
    assert (bakul.in_force.id, bakul.draft.version) == (version, 2)
    quoted = rules.reading.articles(rules.collective.group)
    assert quoted == rules.view(version).articles
