"""Groups, persons, memberships, offices and answers on a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.people.records import like_pattern
from sr_board.people.rows import MemberSort, MembersWanted, Shown
from sr_board.people.rules.kinds import (
    EndReason,
    GroupKind,
    GroupStatus,
    HowSeated,
    LeaveReason,
    MemberClass,
    MemberStatus,
    SelfAnswer,
    TermState,
)
from sr_board.people.service_groups import CreateGroup, RenameGroup, SetGroupStatus, SetParent
from sr_board.people.service_members import (
    AddMember,
    CorrectMembership,
    Given,
    Join,
    Leave,
    NoteGiven,
    Resume,
    SetClass,
    StrikeMembership,
    Suspend,
)
from sr_board.people.service_offices import BeginTerm, CreateOffice, EndTerm
from sr_board.people.service_persons import AddPerson, ChangePerson, SetPrivate, StrikePerson
from sr_board.people.service_subgroups import DeclareSubgroup, GiveAnswer, WithdrawAnswer
from tests.conftest import Book
from tests.service.people.conftest import Desk

TODAY = date(2026, 11, 22)


def refused(act: Callable[[], object]) -> str | None:
    try:
        act()
    except SRBoardError as error:
        return error.key
    return None


def listed(desk: Desk, **wanted: object) -> list[str]:
    page = desk.ask.members(MembersWanted(**wanted))  # type: ignore[arg-type]
    return [row.person.name for row in page.rows]


# ---- groups


def test_groups_form_a_tree_with_counts(secretary: Desk) -> None:
    cbo = secretary.groups.create(CreateGroup("Durbar", GroupKind.CBO)).id
    branch = secretary.group("Kalighat", cbo)
    shg = secretary.group("Lotus", branch)
    secretary.member(shg, "Asha")
    secretary.member(branch, "Bina")
    rows = secretary.ask.groups()
    assert [(r.name, r.depth, r.members, r.members_within) for r in rows] == [
        ("Durbar", 0, 0, 2),
        ("Kalighat", 1, 1, 2),
        ("Lotus", 2, 1, 1),
    ]
    assert refused(lambda: secretary.groups.set_parent(SetParent(cbo, shg))) == "group-own-parent"
    assert refused(lambda: secretary.groups.create(CreateGroup("LOTUS ", GroupKind.SHG)))
    secretary.groups.rename(RenameGroup(shg, "পদ্ম", "P1"))
    secretary.groups.set_parent(SetParent(shg, None))
    assert secretary.ask.group(shg).depth == 0
    assert secretary.ask.counts().members == 2
    assert secretary.ask.counts(branch).members == 1
    assert listed(secretary, group_id=cbo, within=True) == ["Bina"]


def test_a_dissolved_group_takes_nothing_new(secretary: Desk) -> None:
    group = secretary.group()
    shut = SetGroupStatus(group, GroupStatus.DISSOLVED)
    assert refused(lambda: secretary.groups.set_status(shut)) == "group-dissolve-needs-resolution"
    secretary.groups.set_status(SetGroupStatus(group, GroupStatus.DISSOLVED, "7/2026"))
    assert refused(lambda: secretary.member(group, "Asha")) == "group-dissolved"
    assert refused(lambda: secretary.groups.rename(RenameGroup(group, "X"))) == "group-dissolved"
    assert secretary.ask.persons("asha") == ()
    assert secretary.group("Kalighat") != group


def test_unknown_things_are_not_found(secretary: Desk) -> None:
    for act in (
        lambda: secretary.ask.card("0" * 32),
        lambda: secretary.ask.group("0" * 32),
        lambda: secretary.members.resume(Resume("0" * 32)),
        lambda: secretary.offices.begin(BeginTerm("0", "0", HowSeated.LOT, TODAY)),
        lambda: secretary.offices.end(EndTerm("0", TODAY, EndReason.DIED)),
        lambda: secretary.groups.create(CreateGroup("A", GroupKind.SHG, parent_id="0")),
    ):
        with pytest.raises(NotFound):
            act()


# ---- persons and memberships


def test_persons_have_names_tiles_and_private_data(secretary: Desk) -> None:
    person = secretary.persons.add(AddPerson(" \u202eআশা\u200b ", "fish", "sea", 3)).id
    row = secretary.ask.persons("আশা")[0]
    assert (row.name, row.symbol, row.hue, row.tile_number) == ("আশা", "fish", "sea", 3)
    secretary.persons.change(ChangePerson(person, "Asha"))
    row = secretary.ask.persons("asha")[0]
    assert (row.name, row.symbol, row.hue) == ("Asha", "fish", "sea")
    secretary.persons.set_private(SetPrivate(person, "Asha Das", "098312-34567"))
    secretary.persons.set_private(SetPrivate(person, "", "098312-34567"))
    private = secretary.ask.card(person).private
    assert private is not None
    assert (private.legal_name, private.phone) == ("", "9831234567")
    assert refused(lambda: secretary.persons.add(AddPerson("x" * 10_000))) == "text-too-long"
    assert refused(lambda: secretary.persons.add(AddPerson("\u200b"))) == "text-missing"
    assert refused(lambda: secretary.persons.add(AddPerson("Bina", "dragon"))) == "tile-unknown"
    assert refused(lambda: secretary.persons.set_private(SetPrivate(person, "", "12")))


def test_a_person_made_by_mistake_is_struck_and_drops_out_of_lists(secretary: Desk) -> None:
    group = secretary.group()
    membership = secretary.member(group, "Asha")
    person = secretary.ask.persons("asha")[0].person_id
    strike = StrikePerson(person)
    assert refused(lambda: secretary.persons.strike(strike)) == "person-in-use"
    secretary.members.strike(StrikeMembership(membership))
    assert listed(secretary, shown=Shown.ALL) == ["Asha"]
    assert secretary.ask.members(MembersWanted(shown=Shown.ALL)).rows[0].struck
    secretary.persons.strike(strike)
    assert secretary.ask.persons("asha") == ()
    assert refused(lambda: secretary.persons.strike(strike)) == "person-not-found"


def test_numbers_run_per_group_and_are_never_given_again(secretary: Desk) -> None:
    one, two = secretary.group("Kalighat"), secretary.group("Bowbazar")
    first = secretary.member(one, "Asha")
    secretary.member(two, "Bina")
    secretary.members.strike(StrikeMembership(first))
    assert refused(lambda: secretary.member(one, "Champa", 1)) == "number-used"
    secretary.member(one, "Champa")
    page = secretary.ask.members(MembersWanted(sort=MemberSort.NAME))
    assert [(r.person.name, r.number) for r in page.rows] == [("Bina", 1), ("Champa", 2)]


def test_a_person_joins_a_group_once_but_several_groups(secretary: Desk) -> None:
    one, two = secretary.group("Kalighat"), secretary.group("Bowbazar")
    membership = secretary.member(one, "Asha")
    person = secretary.ask.persons("asha")[0].person_id
    again = Join(person, one, TODAY)
    assert refused(lambda: secretary.members.join(again)) == "already-member"
    secretary.members.join(Join(person, two, TODAY, sponsor_id=person))
    secretary.members.leave(Leave(membership, TODAY, LeaveReason.MOVED))
    secretary.members.join(again)
    assert sorted(m.number or 0 for m in secretary.ask.card(person).memberships) == [1, 1, 2]


def test_minimum_age_is_checked_and_nothing_of_it_is_kept(secretary: Desk) -> None:
    group = secretary.group()
    young = AddMember("Asha", group, TODAY, age=17)
    assert refused(lambda: secretary.members.add(young)) == "below-min-age"
    assert listed(secretary) == []
    assert secretary.ask.persons("asha") == ()
    secretary.members.add(AddMember("Asha", group, TODAY, age=18))
    assert listed(secretary) == ["Asha"]


def test_the_course_of_a_membership(secretary: Desk) -> None:
    group = secretary.group()
    ref = secretary.member(group, "Asha", joined=date(2024, 1, 5))
    members = secretary.members
    members.set_class(SetClass(ref, MemberClass.ASSOCIATE))
    members.suspend(Suspend(ref, TODAY + timedelta(days=30), "3/2026"))
    row = secretary.ask.members(MembersWanted()).rows[0]
    assert (row.status, row.member_class) == (MemberStatus.SUSPENDED, MemberClass.ASSOCIATE)
    members.resume(Resume(ref))
    members.correct(CorrectMembership(ref, 9, date(2024, 1, 6)))
    early = Leave(ref, date(2024, 1, 1), LeaveReason.RESIGNED)
    assert refused(lambda: members.leave(early)) == "left-before-joined"
    removal = Leave(ref, TODAY, LeaveReason.REMOVED_BY_RESOLUTION)
    assert refused(lambda: members.leave(removal)) == "removal-needs-resolution"
    members.leave(Leave(ref, TODAY, LeaveReason.REMOVED_BY_RESOLUTION, "4/2026"))
    assert listed(secretary) == []
    row = secretary.ask.members(MembersWanted(shown=Shown.ENDED)).rows[0]
    assert (row.status, row.number, row.left) == (MemberStatus.REMOVED, 9, TODAY)
    assert refused(lambda: members.resume(Resume(ref))) == "membership-not-suspended"
    assert (
        refused(lambda: members.set_class(SetClass(ref, MemberClass.FULL))) == "membership-closed"
    )


# ---- lists


def test_search_in_any_script_by_part_of_name_or_number(secretary: Desk) -> None:
    group = secretary.group()
    for number, name in enumerate(["আশা", "Renée", "Lakshmi Das", "100% _x_ Rani", "Bina"], 1):
        secretary.member(group, name, number)
    assert listed(secretary, text="asha") == ["আশা"]
    assert listed(secretary, text="আশা") == ["আশা"]
    assert listed(secretary, text="RENEE") == ["Renée"]
    assert listed(secretary, text="das laksh") == ["Lakshmi Das"]
    assert listed(secretary, text="laxmi") == ["Lakshmi Das"]
    assert listed(secretary, text="৩") == ["Lakshmi Das"]
    assert listed(secretary, text="%") == ["100% _x_ Rani"]
    assert listed(secretary, text="_x") == ["100% _x_ Rani"]
    assert listed(secretary, text="zzz") == []
    assert listed(secretary, text="x" * 5_000) == []
    assert like_pattern("a/b%") == "%a//b/%%"


def test_lists_are_paged_and_sorted(secretary: Desk) -> None:
    group = secretary.group()
    for number, name in enumerate(["Dipa", "Asha", "Champa", "Bina"], 1):
        secretary.member(group, name, number, joined=date(2024, 1, 10 - number))
    assert listed(secretary) == ["Dipa", "Asha", "Champa", "Bina"]
    assert listed(secretary, sort=MemberSort.NAME, descending=True)[0] == "Dipa"
    assert listed(secretary, sort=MemberSort.JOINED)[0] == "Bina"
    assert listed(secretary, offset=1, limit=2) == ["Asha", "Champa"]
    assert secretary.ask.members(MembersWanted(limit=1)).total == 4
    assert secretary.ask.names(["0", *[p.person_id for p in secretary.ask.persons("dipa")]])


# ---- offices


def test_one_seat_has_one_holder_and_the_card_shows_her_terms(secretary: Desk, book: Book) -> None:
    group = secretary.group()
    asha, bina = (secretary.persons.add(AddPerson(name)).id for name in ("Asha", "Bina"))
    office = secretary.offices.create(CreateOffice(group, "cashier", "Cashier", 2, 12, True)).id
    assert refused(lambda: secretary.offices.create(CreateOffice(group, "cashier", "C")))
    term = secretary.offices.begin(BeginTerm(office, asha, HowSeated.ELECTED, date(2025, 1, 1))).id
    rival = BeginTerm(office, bina, HowSeated.LOT, TODAY)
    with pytest.raises(SRBoardError) as caught:
        secretary.offices.begin(rival)
    assert (caught.value.key, caught.value.params["name"]) == ("office-still-held", "Asha")
    row = secretary.ask.offices(group)[0]
    assert (row.vacant, row.holders[0].state) == (1, TermState.HOLDING_OVER)
    assert row.holders[0].overdue_days == 326
    assert secretary.ask.offices(group, date(2025, 6, 1))[0].holders[0].state is TermState.SERVING
    secretary.offices.end(EndTerm(term, TODAY - timedelta(days=1), EndReason.EXPIRED))
    secretary.offices.begin(rival)
    assert refused(lambda: secretary.persons.strike(StrikePerson(asha))) == "person-in-use"
    assert [h.person.name for h in secretary.ask.offices(group)[0].holders] == ["Bina"]
    terms = secretary.ask.card(asha).terms
    assert [(t.office_key, t.state) for t in terms] == [("cashier", TermState.ENDED)]
    again = EndTerm(term, TODAY, EndReason.EXPIRED)
    assert refused(lambda: secretary.offices.end(again)) == "term-already-ended"


def test_a_successor_can_be_planned(secretary: Desk) -> None:
    group = secretary.group()
    asha, bina = (secretary.persons.add(AddPerson(n)).id for n in ("Asha", "Bina"))
    office = secretary.offices.create(CreateOffice(group, "chair", "Chair", 1, 12)).id
    secretary.offices.begin(BeginTerm(office, asha, HowSeated.ELECTED, date(2026, 1, 1)))
    secretary.offices.begin(BeginTerm(office, bina, HowSeated.ELECTED, date(2027, 1, 1)))
    row = secretary.ask.offices(group)[0]
    assert [p.person.name for p in row.planned] == ["Bina"]
    later = secretary.ask.offices(group, date(2027, 1, 1))[0]
    assert [p.person.name for p in later.holders] == ["Bina"]


# ---- sub-groups


def test_answers_are_given_replaced_and_withdrawn(book: Book, secretary: Desk) -> None:
    keeper = Desk(book, (Role.SECRETARY,), frozenset({Action.SUBGROUP_READ}))
    person = secretary.persons.add(AddPerson("Asha")).id
    keeper.subgroups.answer(GiveAnswer(person, "trans", SelfAnswer.YES, "v1"))
    keeper.subgroups.answer(GiveAnswer(person, "trans", SelfAnswer.PREFER_NOT, "v2"))
    rows = keeper.ask_subgroups.of_person(person)
    assert [(r.answer, r.consent_version) for r in rows] == [(SelfAnswer.PREFER_NOT, "v2")]
    keeper.subgroups.withdraw(WithdrawAnswer(person, "trans"))
    assert keeper.ask_subgroups.of_person(person) == ()
    withdraw = WithdrawAnswer(person, "trans")
    assert refused(lambda: keeper.subgroups.withdraw(withdraw)) == "subgroup-no-answer"
    strange = GiveAnswer(person, "tall", SelfAnswer.YES, "v1")
    assert refused(lambda: keeper.subgroups.answer(strange)) == "subgroup-unknown"
    mute = GiveAnswer(person, "trans", SelfAnswer.YES, " ")
    assert refused(lambda: keeper.subgroups.answer(mute)) == "text-missing"


def test_own_sub_groups_by_resolution_never_about_health(secretary: Desk) -> None:
    declare = secretary.subgroups.declare
    ill = DeclareSubgroup("HIV positive", "1/2026")
    assert refused(lambda: declare(ill)) == "subgroup-about-health"
    assert refused(lambda: declare(DeclareSubgroup("dalit", "1/2026"))) == "subgroup-about-caste"
    declare(DeclareSubgroup("dalit", "1/2026", warning_read=True))
    assert refused(lambda: declare(DeclareSubgroup("river", ""))) == "subgroup-needs-resolution"
    assert refused(lambda: declare(DeclareSubgroup("trans", "1"))) == "subgroup-known"
    known = secretary.ask_subgroups.keys()
    assert "dalit" in known


def test_totals_hide_small_counts(book: Book, secretary: Desk) -> None:
    keeper = Desk(book, (Role.SECRETARY,), frozenset({Action.SUBGROUP_READ}))
    counts = {"Kalighat": 7, "Bowbazar": 2, "Khidirpur": 6}
    groups = {name: secretary.group(name) for name in counts}
    for name, count in counts.items():
        for n in range(count):
            secretary.member(groups[name], f"Asha{'abcdefgh'[n]} {name}")
    for person in secretary.ask.persons("asha", 100):
        keeper.subgroups.answer(GiveAnswer(person.person_id, "migrant", SelfAnswer.YES, "v1"))
    totals = Desk(book, (Role.AUDITOR,)).ask_subgroups.totals("migrant")
    figures = {name: totals.figures[ref] for name, ref in groups.items()}
    assert figures["Kalighat"].count == 7
    assert figures["Bowbazar"].below == 5
    assert figures["Khidirpur"].hidden
    assert totals.total.count == 15


def test_card_and_welcome_pack_are_noted(secretary: Desk) -> None:
    membership = secretary.member(secretary.group(), "Asha")
    for what in Given:
        secretary.members.note_given(NoteGiven(membership, what, TODAY))
    row = secretary.ask.members(MembersWanted()).rows[0]
    assert (row.card_printed_on, row.welcome_pack_on) == (TODAY, TODAY)
    tomorrow = NoteGiven(membership, Given.CARD, TODAY + timedelta(days=1))
    assert refused(lambda: secretary.members.note_given(tomorrow)) == "given-in-future"
    secretary.members.leave(Leave(membership, TODAY, LeaveReason.RESIGNED))
    late = NoteGiven(membership, Given.CARD, TODAY)
    assert refused(lambda: secretary.members.note_given(late)) == "membership-closed"


def test_answers_taken_back_are_deleted_at_the_next_clean_up(book: Book) -> None:
    desk = Desk(book, (Role.SECRETARY,), frozenset({Action.SUBGROUP_READ}))
    desk.member(desk.group(), "Asha")
    person = desk.ask.members(MembersWanted()).rows[0].person.person_id
    desk.subgroups.answer(GiveAnswer(person, "migrant", SelfAnswer.YES, "2026-11"))
    desk.subgroups.withdraw(WithdrawAnswer(person, "migrant"))
    assert desk.subgroups.clean_up() == 0
    book.clock.tick(86_400)
    assert desk.subgroups.clean_up() == 1
    assert desk.subgroups.clean_up() == 0
