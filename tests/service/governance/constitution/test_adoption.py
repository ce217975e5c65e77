"""Sent round, adopted, superseded, void, filed: which rules hold when, and what is found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from governance.breaches.models import RuleBreach
from governance.constitution.commands import (
    AdoptVersion,
    ChangeArticle,
    CirculateDraft,
    MakeVoid,
    RecordFiling,
    RemoveArticle,
    SetGroupState,
    SetRule,
)
from governance.constitution.in_force import rules_in_force
from governance.constitution.views import ConstitutionView
from governance.rules.parameters import OriginKind, RuleSet
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.people.models import Group
from tests.service.governance.constitution.conftest import Rulebook


def held(rules: Rulebook, day: date, group: str | None = None) -> RuleSet:
    """The rules of the group on a day."""
    with rules.collective.book.read() as session:
        return rules_in_force(session, group or rules.collective.group, day)


def codes(rules: Rulebook, constitution: str) -> list[str]:
    """Codes of the breaches recorded about a version."""
    with rules.collective.book.read() as session:
        rows = session.scalars(select(RuleBreach).where(RuleBreach.object_id == constitution))
        return sorted(row.code for row in rows)


def second_version(rules: Rulebook, handover: int = 9) -> str:
    """A next version with another rule, adopted a month later."""
    draft = rules.next()
    rules.drafts.set_rule(SetRule(draft, "handover.days", handover))
    return rules.adopted(draft)


def test_sent_round_and_adopted_as_the_template_asks(rules: Rulebook) -> None:
    version = rules.adopted()
    view = rules.view(version)
    assert codes(rules, version) == []
    assert (view.version.status, view.version.in_force) == ("adopted", True)
    assert view.version.effective_from == rules.today
    assert view.adoption is not None
    assert (view.adoption.serial, view.adoption.votes_for) == ("BKL/2026/001", 14)
    now = held(rules, rules.today)
    assert now.version == version
    assert now.article_of("bank") == view.rule("bank").article_no  # type: ignore[union-attr]
    assert now.origin_of("bank").kind is OriginKind.OWN
    assert held(rules, rules.today - timedelta(days=1)).version is None


def test_a_draft_that_was_sent_round_and_changed_must_go_round_again(rules: Rulebook) -> None:
    draft = rules.started()
    rules.adoption.circulate(CirculateDraft(draft, rules.today))
    assert rules.view(draft).version.status == "circulated"
    rules.drafts.remove_article(RemoveArticle(draft, 1))
    view = rules.view(draft)
    assert (view.version.status, view.changed_since_sent) == ("draft", True)
    assert view.version.circulated_on == rules.today


def test_a_draft_is_not_sent_round_tomorrow_or_empty(rules: Rulebook) -> None:
    draft = rules.started()
    with pytest.raises(InputInvalid, match="date-in-future"):
        rules.adoption.circulate(CirculateDraft(draft, rules.today + timedelta(days=1)))
    for _ in rules.view(draft).articles:
        rules.drafts.remove_article(RemoveArticle(draft, 1))
    with pytest.raises(RuleBroken, match="draft-empty"):
        rules.adoption.circulate(CirculateDraft(draft, rules.today))
    with pytest.raises(RuleBroken, match="draft-empty"):
        rules.adoption.adopt(AdoptVersion(draft, rules.resolved(), rules.today))


def test_only_a_passed_resolution_on_the_rules_of_this_group_adopts(rules: Rulebook) -> None:
    draft = rules.started()
    rules.adoption.circulate(CirculateDraft(draft, rules.today))

    def refused(resolution: str, key: str, day: date | None = None) -> None:
        with pytest.raises((RuleBroken, InputInvalid, NotFound), match=key):
            rules.adoption.adopt(AdoptVersion(draft, resolution, day or rules.today))
        assert rules.view(draft).version.status == "circulated"

    refused("0" * 32, "meeting-unknown")
    refused(rules.resolved(kind="ordinary"), "resolution-not-amend")
    refused(rules.resolved(rules.collective.board), "resolution-other-group")
    lost = rules.voted(*rules.motion(), for_=1, against=14)
    refused(lost, "resolution-not-passed")
    refused(rules.resolved(), "effective-before-meeting", rules.today - timedelta(days=1))


def test_what_was_not_kept_on_the_way_is_recorded_and_does_not_block(rules: Rulebook) -> None:
    draft = rules.started()
    rules.adoption.circulate(CirculateDraft(draft, rules.today))
    resolution = rules.resolved(notice=2)
    rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    assert codes(rules, draft) == ["notice_short"]
    assert held(rules, rules.today).version == draft


def test_a_decision_on_words_that_nobody_had_does_not_stand(rules: Rulebook) -> None:
    draft = rules.started()
    resolution = rules.resolved(words="")
    with pytest.raises(RuleBroken, match="resolution-not-passed"):
        rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))


def test_words_that_went_out_later_than_the_notice(rules: Rulebook) -> None:
    draft = rules.started()
    rules.days_later(3)
    told = rules.collective.now - timedelta(days=10)
    meeting, motion = rules.motion(told=told, words="")
    rules.adoption.circulate(CirculateDraft(draft, rules.today - timedelta(days=1)))
    resolution = rules.voted(meeting, motion)
    rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    assert codes(rules, draft) == ["notice_short"]


def test_a_meeting_nobody_was_told_of(rules: Rulebook) -> None:
    draft = rules.started()
    rules.adoption.circulate(CirculateDraft(draft, rules.today))
    rules.days_later(30)
    resolution = rules.voted(*rules.motion())
    rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    assert codes(rules, draft) == ["notice_missing"]


def test_the_rules_of_the_version_in_force_decide_about_the_next_one(rules: Rulebook) -> None:
    rules.adopted()
    draft = rules.next()
    rules.drafts.set_rule(
        SetRule(
            draft,
            "amend",
            {
                "majority": {"num": 9, "den": 10, "base": "roll"},
                "notice_days": 90,
                "counting": "clear",
                "file_days": None,
            },
        )
    )
    second = rules.adopted(draft)
    assert codes(rules, second) == []
    third = rules.adopted(rules.next())
    assert codes(rules, third) == ["notice_short"]


def test_each_day_has_its_version(rules: Rulebook) -> None:
    first = rules.adopted()
    began = rules.today
    second = second_version(rules)
    turned = rules.today
    assert held(rules, turned - timedelta(days=1)).version == first
    assert held(rules, turned - timedelta(days=1)).handover_days == 7
    assert held(rules, turned).version == second
    assert held(rules, turned).handover_days == 9
    newest, oldest = rules.view(second).versions
    assert (newest.status, oldest.status) == ("adopted", "superseded")
    assert (oldest.effective_from, oldest.effective_to) == (began, turned - timedelta(days=1))


def test_a_version_may_begin_later(rules: Rulebook) -> None:
    draft = rules.started()
    rules.adoption.circulate(CirculateDraft(draft, rules.today))
    start = rules.today + timedelta(days=10)
    rules.adoption.adopt(AdoptVersion(draft, rules.resolved(), start))
    assert held(rules, start - timedelta(days=1)).version is None
    assert held(rules, start).version == draft
    assert rules.view(draft).version.in_force is False


def test_void_by_a_court_and_the_older_version_holds_again(rules: Rulebook) -> None:
    first = rules.adopted()
    second = second_version(rules)
    turned = rules.today
    rules.days_later(40)
    stop = rules.today
    void = MakeVoid(second, "court", stop, "The text had not been sent with the notice.")
    rules.adoption.make_void(void)
    assert held(rules, stop - timedelta(days=1)).version == second
    assert held(rules, stop).version == first
    newest, oldest = rules.reading.versions(rules.collective.group)
    assert (newest.status, oldest.status) == ("void", "adopted")
    assert newest.effective_to == stop - timedelta(days=1)
    assert oldest.effective_to is None
    assert turned < stop
    with pytest.raises(RuleBroken, match="already-void"):
        rules.adoption.make_void(void)
    assert rules.view(rules.next()).version.based_on == first


def test_void_needs_a_reason_a_day_and_a_decision_of_the_group(rules: Rulebook) -> None:
    draft = rules.started()
    with pytest.raises(RuleBroken, match="not-adopted"):
        rules.adoption.make_void(MakeVoid(draft, "court", rules.today, "x"))
    version = rules.adopted(draft)
    before = rules.today - timedelta(days=1)
    for command, key in (
        (MakeVoid(version, "court", rules.today, " "), "text-missing"),
        (MakeVoid(version, "withdrawn", rules.today, "x"), "choice-unknown"),
        (MakeVoid(version, "police", rules.today, "x"), "choice-unknown"),
        (MakeVoid(version, "court", before, "x"), "void-before-effective"),
        (MakeVoid(version, "general_meeting", rules.today, "x"), "choice-missing"),
    ):
        with pytest.raises(InputInvalid, match=key):
            rules.adoption.make_void(command)
    lost = rules.voted(*rules.motion(), for_=1, against=14)
    other = rules.resolved(rules.collective.board)
    for resolution, key in ((lost, "resolution-not-passed"), (other, "resolution-other-group")):
        with pytest.raises(RuleBroken, match=key):
            rules.adoption.make_void(
                MakeVoid(version, "general_meeting", rules.today, "x", resolution)
            )
    passed = rules.resolved(kind="special")
    rules.adoption.make_void(MakeVoid(version, "general_meeting", rules.today, "x", passed))
    void = rules.view(version).version.void
    assert void is not None
    assert void.serial.startswith("BKL/")


def test_nothing_of_an_adopted_version_can_be_written(rules: Rulebook) -> None:
    version = rules.adopted()
    before = rules.view(version)
    for attempt in (
        lambda: rules.drafts.set_rule(SetRule(version, "handover.days", 99)),
        lambda: rules.drafts.remove_article(RemoveArticle(version, 1)),
        lambda: rules.drafts.change_article(ChangeArticle(version, 1, "en", "x", "y")),
        lambda: rules.adoption.circulate(CirculateDraft(version, rules.today)),
        lambda: rules.adoption.adopt(AdoptVersion(version, rules.resolved(), rules.today)),
    ):
        with pytest.raises(RuleBroken, match="version-in-force"):
            attempt()
    assert said(rules.view(version)) == said(before)


def said(view: ConstitutionView) -> tuple[object, ...]:
    """What a version says."""
    return view.articles, [(rule.key, rule.value, rule.article_no) for rule in view.rules]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE constitution SET effective_from = '2020-01-01'",
        "DELETE FROM constitution",
        "UPDATE constitution_article SET texts = '{}'",
        "DELETE FROM constitution_article",
        "UPDATE rule_param SET value = '1'",
        "DELETE FROM rule_param",
        "DELETE FROM constitution_filing",
        "UPDATE constitution_void SET reason = 'x'",
    ],
)
def test_the_database_itself_refuses(rules: Rulebook, statement: str) -> None:
    version = rules.adopted()
    rules.adoption.record_filing(RecordFiling(version, rules.today, "S/12"))
    rules.adoption.make_void(MakeVoid(version, "court", rules.today, "x"))
    with (
        rules.collective.book.engine.connect() as connection,
        pytest.raises(DatabaseError, match="record is final"),
    ):
        connection.execute(text(statement))


def test_filing_in_time_and_late(rules: Rulebook) -> None:
    draft = rules.started(template="cbo")
    version = rules.adopted(draft)
    view = rules.view(version)
    assert view.file_by == rules.today + timedelta(days=30)
    assert [due.constitution_id for due in rules.reading.filings_due()] == [version]
    with pytest.raises(InputInvalid, match="filed-before-adopted"):
        rules.adoption.record_filing(RecordFiling(version, rules.today - timedelta(days=1), "S/12"))
    rules.days_later(31)
    rules.adoption.record_filing(RecordFiling(version, rules.today, "S/12"))
    assert codes(rules, version) == ["filing_overdue"]
    filed = rules.view(version)
    assert (filed.version.filing_ref, filed.file_by) == ("S/12", None)
    assert rules.reading.filings_due() == ()
    with pytest.raises(RuleBroken, match="already-filed"):
        rules.adoption.record_filing(RecordFiling(version, rules.today, "S/13"))


def test_filing_on_the_last_day_is_in_time(rules: Rulebook) -> None:
    version = rules.adopted(rules.started(template="cbo"))
    rules.days_later(30)
    with pytest.raises(InputInvalid, match="date-in-future"):
        rules.adoption.record_filing(RecordFiling(version, rules.today + timedelta(1), "S/12"))
    rules.adoption.record_filing(RecordFiling(version, rules.today, "S/12"))
    assert codes(rules, version) == []


def under(rules: Rulebook, kind: str = "cbo") -> str:
    """The group becomes a branch under a new body of this kind, whose id is given."""
    from sr_board.base.ids import new_id

    book = rules.collective.book
    stamp = {"recorded_at": book.clock.now(), "recorded_by": book.vault.slot_id}
    with book.uow() as uow:
        body = Group(
            id=new_id(), kind=kind, code="KNK", name="Kanak", search_key="kanak",
            status="active", **stamp,
        )  # fmt: skip
        uow.session.add(body)
        uow.session.flush()
        group = uow.session.get(Group, rules.collective.group)
        assert group is not None
        group.parent_id = body.id
        uow.record("group.added", subject="test")
        uow.commit()
    return body.id


def test_a_value_below_the_law_of_the_state_is_shown_with_its_source(rules: Rulebook) -> None:
    body = under(rules)
    rules.laws.set_state(SetGroupState(body, "karnataka"))
    draft = rules.started(body, "cbo")
    low = {"majority": {"num": 1, "den": 2, "strict": True}, "notice_days": 7}
    rules.drafts.set_rule(SetRule(draft, "amend", low))
    view = rules.view(draft)
    assert [rule.key for rule in view.below_floor] == ["amend"]
    floor = view.below_floor[0].floor
    assert floor is not None
    assert "Karnataka Societies Registration Act" in floor.source_text
    assert floor.checked_on == date(2026, 11, 22)
    bengali = rules.reading.whole(draft, "bn").below_floor[0].floor
    assert bengali is not None
    assert "কর্ণাটক" in bengali.source_text
    group = held(rules, rules.today)
    assert group.below_floor == ()  # a self-help group is not bound as a society is


def test_what_a_group_does_not_say_comes_from_the_body_above(rules: Rulebook) -> None:
    body = under(rules)
    draft = rules.started(body, "cbo")
    rules.drafts.set_rule(SetRule(draft, "serial.year", "april"))
    resolution = rules.resolved(rules.collective.group)
    with pytest.raises(RuleBroken, match="resolution-other-group"):
        rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    rules.adopted()
    view = rules.reading.rules_on(rules.collective.group)
    assert view.version is not None
    assert {rule.source for rule in view.rules} >= {"own"}


def test_a_value_read_from_the_body_above_names_it(rules: Rulebook) -> None:
    from governance.constitution.models import Constitution, RuleParam
    from sr_board.base.ids import new_id

    body = under(rules)
    book = rules.collective.book
    stamp = {"recorded_at": book.clock.now(), "recorded_by": book.vault.slot_id}
    with book.uow() as uow:
        version = Constitution(
            id=new_id(), group_id=body, version=1, status="adopted", template_key="cbo",
            adopted_on=rules.today, effective_from=rules.today, digest="0" * 64, **stamp,
        )  # fmt: skip
        uow.session.add(version)
        uow.session.flush()
        uow.session.add(
            RuleParam(
                id=new_id(),
                constitution_id=version.id,
                key="serial.year",
                value='"april"',
                note="",
                origin="typed",
                adopted=True,
                **stamp,
            )
        )
        uow.record("constitution.adopted", subject="test")
        uow.commit()
    view = rules.reading.rules_on(rules.collective.group)
    year = next(rule for rule in view.rules if rule.key == "serial.year")
    assert (year.value, year.source, year.source_group) == ("april", "parent", "Kanak")
    mine = rules.adopted()
    year = next(
        rule
        for rule in rules.reading.rules_on(rules.collective.group).rules
        if rule.key == "serial.year"
    )
    assert (year.source, rules.view(mine).rule_set.serial_year) == ("own", "calendar")


def test_what_would_be_found_is_known_before(rules: Rulebook) -> None:
    draft = rules.started()
    resolution = rules.resolved(notice=2)
    foreseen = rules.choosing.before_adopting(draft, resolution)
    assert [found.code for found, _ in foreseen] == ["notice_short"]
    rules.adoption.adopt(AdoptVersion(draft, resolution, rules.today))
    assert codes(rules, draft) == sorted(found.code for found, _ in foreseen)


def test_what_was_read_of_a_day_never_changes(rules: Rulebook) -> None:
    """Whatever is adopted, voided, filed or written about the law later."""
    from governance.constitution.commands import WriteLaw
    from sr_board.access.roles import Role
    from tests.service.governance.constitution.conftest import rulebook

    first = rules.adopted()
    day = rules.today
    read = held(rules, day)
    text_then = said(rules.view(first))
    second = second_version(rules)
    rules.adoption.make_void(MakeVoid(second, "registrar", rules.today, "Never filed."))
    rules.adoption.record_filing(RecordFiling(first, rules.today, "S/1"))
    rules.laws.set_state(SetGroupState(rules.collective.group, "assam"))
    office = rulebook(rules.collective, Role.ADMINISTRATOR)
    office.laws.write_law(
        WriteLaw("assam", "any", "The Act", rules.today, key="handover.days", floor=3)
    )
    rules.next()
    later = held(rules, day)
    assert later.version == read.version
    assert later.to_json() == read.to_json()
    assert later.below_floor == ("handover.days",)
    assert said(rules.view(first)) == text_then
