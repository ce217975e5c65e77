"""Every office against every act: what a role may not do is refused, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from sr_board.access.roles import GRANTS, Action, Role
from sr_board.audit.log import last_act
from sr_board.base.errors import NotAllowed
from sr_board.people.exchange.proposal import NEW_GROUP, Answers
from sr_board.people.exchange.reading import read_register
from sr_board.people.rows import MembersWanted, Shown
from sr_board.people.rules.kinds import (
    EndReason,
    GroupKind,
    GroupStatus,
    HowSeated,
    LeaveReason,
    MemberClass,
    SelfAnswer,
)
from sr_board.people.service_export import ExportForm, ExportRegister
from sr_board.people.service_groups import CreateGroup, RenameGroup, SetGroupStatus, SetParent
from sr_board.people.service_import import ImportRegister, ReverseImport
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

DAY = date(2024, 2, 1)
FILE = read_register(b"No.,Name\n50,Gita\n")
NOT_THERE = "0" * 32


@dataclass
class Scene:
    """Ids of what stands in the book before the act."""

    group: str
    membership: str
    person: str
    office: str
    batch: str
    fingerprint: str
    answers: Answers = field(default_factory=lambda: Answers(""))


def scene_of(secretary: Desk) -> Scene:
    group = secretary.group()
    membership = secretary.member(group, "Asha", 1)
    row = secretary.ask.members(MembersWanted()).rows[0]
    office = secretary.offices.create(CreateOffice(group, "cashier", "Cashier")).id
    first = read_register(b"No.,Name\n40,Rekha\n")
    seen = secretary.imports.preview(first, Answers(group)).proposal
    batch = secretary.imports.apply(ImportRegister(first, Answers(group), seen.fingerprint)).id
    fingerprint = secretary.imports.preview(FILE, Answers(group)).proposal.fingerprint
    return Scene(
        group, membership, row.person.person_id, office, batch, fingerprint, Answers(group)
    )


A = Action
ACTS: dict[str, tuple[frozenset[Action], Callable[[Desk, Scene], object]]] = {
    name: (frozenset(needs), act)
    for name, needs, act in [
        (
            "create group",
            {A.GROUPS_WRITE},
            lambda d, s: d.groups.create(CreateGroup("New", GroupKind.SHG)),
        ),
        (
            "rename group",
            {A.GROUPS_WRITE},
            lambda d, s: d.groups.rename(RenameGroup(s.group, "Other")),
        ),
        (
            "place group",
            {A.GROUPS_WRITE},
            lambda d, s: d.groups.set_parent(SetParent(s.group, None)),
        ),
        (
            "group status",
            {A.GROUPS_WRITE},
            lambda d, s: d.groups.set_status(SetGroupStatus(s.group, GroupStatus.DORMANT)),
        ),
        ("add person", {A.PEOPLE_WRITE}, lambda d, s: d.persons.add(AddPerson("Bina"))),
        (
            "add person with phone",
            {A.PEOPLE_WRITE, A.PEOPLE_PRIVATE},
            lambda d, s: d.persons.add(AddPerson("Bina", phone="9831234567")),
        ),
        (
            "change person",
            {A.PEOPLE_WRITE},
            lambda d, s: d.persons.change(ChangePerson(s.person, "Bina")),
        ),
        (
            "private data",
            {A.PEOPLE_WRITE, A.PEOPLE_PRIVATE},
            lambda d, s: d.persons.set_private(SetPrivate(s.person, "Bina Das")),
        ),
        (
            "strike person",
            {A.PEOPLE_WRITE},
            lambda d, s: d.persons.strike(StrikePerson(d.persons.add(AddPerson("X y")).id)),
        ),
        (
            "add member",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.add(AddMember("Bina", s.group, DAY)),
        ),
        (
            "join",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.join(Join(d.persons.add(AddPerson("B")).id, s.group, DAY)),
        ),
        (
            "leave",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.leave(Leave(s.membership, DAY, LeaveReason.MOVED)),
        ),
        (
            "strike member",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.strike(StrikeMembership(s.membership)),
        ),
        (
            "correct member",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.correct(CorrectMembership(s.membership, 9, DAY)),
        ),
        (
            "class",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.set_class(SetClass(s.membership, MemberClass.ASSOCIATE)),
        ),
        (
            "suspend and resume",
            {A.PEOPLE_WRITE},
            lambda d, s: (
                d.members.suspend(Suspend(s.membership, date(2027, 1, 1), "4/2026")),
                d.members.resume(Resume(s.membership)),
            ),
        ),
        (
            "note what she was given",
            {A.PEOPLE_WRITE},
            lambda d, s: d.members.note_given(NoteGiven(s.membership, Given.CARD, DAY)),
        ),
        (
            "clean up answers",
            {A.SUBGROUP_READ},
            lambda d, s: d.subgroups.clean_up(),
        ),
        (
            "create office",
            {A.OFFICES_WRITE},
            lambda d, s: d.offices.create(CreateOffice(s.group, "chair", "Chair")),
        ),
        (
            "begin and end term",
            {A.OFFICES_WRITE},
            lambda d, s: d.offices.end(
                EndTerm(
                    d.offices.begin(BeginTerm(s.office, s.person, HowSeated.ELECTED, DAY)).id,
                    DAY,
                    EndReason.RESIGNED,
                )
            ),
        ),
        (
            "declare sub-group",
            {A.GROUPS_WRITE},
            lambda d, s: d.subgroups.declare(DeclareSubgroup("river side", "1/2026")),
        ),
        (
            "answer",
            {A.SUBGROUP_READ},
            lambda d, s: d.subgroups.answer(GiveAnswer(s.person, "migrant", SelfAnswer.YES, "v1")),
        ),
        (
            "withdraw",
            {A.SUBGROUP_READ},
            lambda d, s: (
                d.subgroups.answer(GiveAnswer(s.person, "migrant", SelfAnswer.YES, "v1")),
                d.subgroups.withdraw(WithdrawAnswer(s.person, "migrant")),
            ),
        ),
        ("preview import", {A.PEOPLE_IMPORT}, lambda d, s: d.imports.preview(FILE, s.answers)),
        (
            "import",
            {A.PEOPLE_IMPORT, A.PEOPLE_WRITE},
            lambda d, s: d.imports.apply(ImportRegister(FILE, s.answers, s.fingerprint)),
        ),
        (
            "reverse import",
            {A.PEOPLE_IMPORT, A.PEOPLE_WRITE},
            lambda d, s: d.imports.reverse(ReverseImport(s.batch)),
        ),
        (
            "export",
            {A.PEOPLE_EXPORT},
            lambda d, s: d.exports.export(ExportRegister(ExportForm.CSV, "en")),
        ),
        (
            "export private",
            {A.PEOPLE_EXPORT, A.PEOPLE_PRIVATE},
            lambda d, s: d.exports.export(ExportRegister(ExportForm.XLSX, "en", private=True)),
        ),
        ("list", {A.PEOPLE_READ}, lambda d, s: d.ask.members(MembersWanted())),
        ("search persons", {A.PEOPLE_READ}, lambda d, s: d.ask.persons("a")),
        ("card", {A.PEOPLE_READ}, lambda d, s: d.ask.card(s.person)),
        ("names", {A.PEOPLE_READ}, lambda d, s: d.ask.names([s.person])),
        ("groups", {A.PEOPLE_READ}, lambda d, s: d.ask.group(s.group)),
        ("offices", {A.PEOPLE_READ}, lambda d, s: d.ask.offices(s.group)),
        ("counts", {A.PEOPLE_READ}, lambda d, s: d.ask.counts(s.group)),
        ("batches", {A.PEOPLE_IMPORT}, lambda d, s: d.ask.batches()),
        ("sub-group keys", {A.PEOPLE_READ}, lambda d, s: d.ask_subgroups.keys()),
        (
            "sub-group of person",
            {A.SUBGROUP_READ},
            lambda d, s: d.ask_subgroups.of_person(s.person),
        ),
        ("sub-group totals", {A.SUBGROUP_TOTALS}, lambda d, s: d.ask_subgroups.totals("migrant")),
    ]
}


def last_event(book: Book) -> int:
    with book.read() as session:
        return last_act(session, book.vault.vault_id, "book").n


READS = frozenset(list(ACTS)[list(ACTS).index("list") :]) | {"preview import"}


@pytest.mark.parametrize("role", list(Role))
def test_each_office_does_what_it_may_and_nothing_else(role: Role, book: Book) -> None:
    scene = scene_of(Desk(book, (Role.SECRETARY,)))
    desk = Desk(book, (role,))
    outcome: dict[str, bool] = {}
    for name, (needs, act) in ACTS.items():
        if needs <= GRANTS[role]:
            continue
        before = last_event(book)
        try:
            act(desk, scene)
            outcome[name] = True
        except NotAllowed:
            outcome[name] = False
        assert last_event(book) == before
    assert [name for name, done in outcome.items() if done] == []


def test_whoever_may_read_reads(book: Book) -> None:
    secretary = Desk(book, (Role.SECRETARY,), frozenset({A.SUBGROUP_READ}))
    scene = scene_of(secretary)
    for name in READS:
        assert ACTS[name][1](secretary, scene) is not None


@pytest.mark.parametrize("name", [name for name in ACTS if name not in READS])
def test_whoever_has_the_rights_can_do_the_act(name: str, book: Book) -> None:
    needs, act = ACTS[name]
    scene = scene_of(Desk(book, (Role.SECRETARY,)))
    roles = tuple(role for role in Role if needs - {A.SUBGROUP_READ} <= GRANTS[role])[:1]
    rights = frozenset({A.SUBGROUP_READ}) & needs
    assert act(Desk(book, roles or (Role.AUDITOR,), rights), scene) is not None


def test_the_right_to_answers_is_implied_by_no_office(book: Book) -> None:
    assert all(A.SUBGROUP_READ not in rights for rights in GRANTS.values())


def test_making_groups_in_an_import_needs_the_right_to_make_groups(book: Book) -> None:
    scene = scene_of(Desk(book, (Role.SECRETARY,)))
    answers = Answers(scene.group, groups={"Sonagachi": NEW_GROUP})
    few = frozenset({A.PEOPLE_IMPORT, A.PEOPLE_WRITE})
    desk = Desk(book, (Role.ADMINISTRATOR,), few)
    with pytest.raises(NotAllowed):
        desk.imports.apply(ImportRegister(FILE, answers, scene.fingerprint))


def test_private_data_is_seen_by_secretary_and_chair_only(book: Book) -> None:
    secretary = Desk(book, (Role.SECRETARY,))
    group = secretary.group()
    secretary.member(group, "Asha", legal_name="Asha Rani Das", phone="+91 98312 34567")
    person = secretary.ask.persons("asha")[0].person_id
    for role in Role:
        if A.PEOPLE_READ not in GRANTS[role]:
            continue
        card = Desk(book, (role,)).ask.card(person)
        if role in (Role.SECRETARY, Role.CHAIR):
            assert card.private is not None
            assert (card.private.legal_name, card.private.phone) == ("Asha Rani Das", "9831234567")
            assert "9831234567" not in repr(card)
        else:
            assert card.private is None


def test_helpers_see_name_number_and_tile_of_present_members_only(book: Book) -> None:
    secretary = Desk(book, (Role.SECRETARY,))
    group = secretary.group()
    secretary.member(group, "Asha", 1)
    gone = secretary.member(group, "Bina", 2)
    secretary.members.leave(Leave(gone, date(2025, 1, 1), LeaveReason.MOVED))
    helper = Desk(book, (Role.HELPER,))
    page = helper.ask.members(MembersWanted(shown=Shown.ALL))
    assert [row.person.name for row in page.rows] == ["Asha"]
    row = page.rows[0]
    assert (row.number, row.member_class, row.joined, row.status) == (1, None, None, None)
    card = helper.ask.card(row.person.person_id)
    assert (card.terms, card.memberships[0].joined) == ((), None)
    both = Desk(book, (Role.HELPER, Role.AUDITOR))
    assert len(both.ask.members(MembersWanted(shown=Shown.ALL)).rows) == 2
