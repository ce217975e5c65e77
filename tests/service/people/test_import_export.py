"""Taking a register over, taking it back, and carrying it out again, on a real vault."""

from __future__ import annotations

from datetime import date

import pytest

from sr_board.access.roles import Role
from sr_board.base.errors import NotFound, SRBoardError
from sr_board.people.exchange.proposal import (
    NEW_GROUP,
    Answers,
    Proposal,
    RowAnswer,
    RowState,
    Take,
)
from sr_board.people.exchange.reading import read_register
from sr_board.people.exchange.table import Table
from sr_board.people.rows import MembersWanted, Shown
from sr_board.people.rules.kinds import (
    GroupKind,
    GroupStatus,
    LeaveReason,
    MemberClass,
    MemberStatus,
)
from sr_board.people.service_export import ExportForm, ExportRegister
from sr_board.people.service_groups import CreateGroup, SetGroupStatus
from sr_board.people.service_import import ImportRegister, ReverseImport
from sr_board.people.service_members import Leave, StrikeMembership, Suspend
from sr_board.people.service_persons import ChangePerson
from tests.conftest import Book
from tests.service.people.conftest import Desk
from tests.unit.people.sheets import xlsx

ROWS = [
    ["Bakul Samiti, register 2024"],
    ["No.", "নাম", "Joined", "Mobile", "Savings"],
    [1, "Asha", "13/03/2021", 9831234567.0, 1200],
    [2, "বীণা", "০৫-০৬-২০২১", None, 1500],
    [3, "Champa", "31/02/2023", None, 800],
    [4, "=cmd|' /C calc'!A0", "14/03/2021", None, None],
    [None, "Total", None, None, "=SUM(E3:E6)"],
]


def show(desk: Desk, table: Table, answers: Answers) -> Proposal:
    return desk.imports.preview(table, answers).proposal


def take_over(desk: Desk, table: Table, answers: Answers, again: bool = False) -> str:
    seen = show(desk, table, answers).fingerprint
    return desk.imports.apply(ImportRegister(table, answers, seen, again)).id


def refused(desk: Desk, command: object) -> str:
    act = desk.imports.apply if isinstance(command, ImportRegister) else desk.imports.reverse
    with pytest.raises(SRBoardError) as caught:
        act(command)  # type: ignore[arg-type]
    return caught.value.key


def test_a_register_is_taken_over_in_one_batch(secretary: Desk) -> None:
    group, table = secretary.group(), read_register(xlsx(ROWS))
    proposal = show(secretary, table, Answers(group))
    assert secretary.ask.members(MembersWanted()).total == 0
    assert (proposal.counts[RowState.READY], proposal.counts[RowState.QUESTION]) == (2, 2)
    take_over(secretary, table, Answers(group))
    rows = secretary.ask.members(MembersWanted()).rows
    assert [(r.number, r.person.name, r.joined) for r in rows] == [
        (1, "Asha", date(2021, 3, 13)),
        (2, "বীণা", date(2021, 6, 5)),
    ]
    card = secretary.ask.card(rows[0].person.person_id)
    assert card.private is not None
    assert card.private.phone == "9831234567"
    batch = secretary.ask.batches()[0]
    assert (batch.added, batch.asked, batch.left_out) == (2, 2, 2)  # the title and the total


def test_the_same_file_again_changes_nothing_and_says_so(secretary: Desk) -> None:
    group, table = secretary.group(), read_register(xlsx(ROWS))
    take_over(secretary, table, Answers(group))
    preview = secretary.imports.preview(table, Answers(group))
    assert preview.same_file_at is not None
    assert preview.proposal.counts[RowState.UNCHANGED] == 2
    nothing = ImportRegister(table, Answers(group), preview.proposal.fingerprint)
    assert refused(secretary, nothing) == "import-nothing-to-do"
    more = Answers(group, rows={5: RowAnswer(values={"joined": date(2023, 2, 28)})})
    seen = show(secretary, table, more).fingerprint
    assert refused(secretary, ImportRegister(table, more, seen)) == "import-same-file"
    take_over(secretary, table, more, again=True)
    assert secretary.ask.members(MembersWanted()).total == 3


def test_nothing_stale_is_written(secretary: Desk) -> None:
    group, table = secretary.group(), read_register(xlsx(ROWS))
    seen = show(secretary, table, Answers(group)).fingerprint
    secretary.member(group, "Rekha", 1)
    assert refused(secretary, ImportRegister(table, Answers(group), seen)) == "import-stale"
    assert secretary.ask.members(MembersWanted()).total == 1


def test_a_batch_is_taken_back_and_can_be_taken_over_again(secretary: Desk) -> None:
    group, table = secretary.group(), read_register(xlsx(ROWS))
    batch = take_over(secretary, table, Answers(group))
    secretary.imports.reverse(ReverseImport(batch))
    assert secretary.ask.members(MembersWanted()).total == 0
    struck = secretary.ask.members(MembersWanted(shown=Shown.ALL)).rows
    assert [(r.number, r.struck_number, r.struck) for r in struck] == [
        (None, 1, True),
        (None, 2, True),
    ]
    assert secretary.ask.persons("asha") == ()
    assert secretary.ask.batches()[0].reversed_at is not None
    assert refused(secretary, ReverseImport(batch)) == "import-already-reversed"
    with pytest.raises(NotFound):
        secretary.imports.reverse(ReverseImport("0" * 32))
    take_over(secretary, table, Answers(group))
    assert [r.number for r in secretary.ask.members(MembersWanted()).rows] == [1, 2]


def test_taking_back_restores_what_nobody_changed_since(secretary: Desk) -> None:
    group = secretary.group()
    secretary.member(group, "Asha", 1, phone="9800000001")
    secretary.member(group, "Bina", 2)
    secretary.member(group, "Champa", 3)
    head = ["No.", "Name", "Joined", "Phone", "Class", "Status", "Left", "Reason"]
    table = read_register(
        xlsx(
            [
                head,
                [1, "Aasha", "13/1/2024", 9800000002, "associate", None, None, None],
                [2, "Beena", None, 9800000003, None, None, None, None],
                [3, "Champa", None, None, None, "left", "14/1/2025", "moved"],
            ]
        )
    )
    batch = take_over(secretary, table, Answers(group))
    rows = secretary.ask.members(MembersWanted(shown=Shown.ALL)).rows
    assert [r.person.name for r in rows] == ["Aasha", "Beena", "Champa"]
    assert (rows[0].member_class, rows[2].reason) == (MemberClass.ASSOCIATE, LeaveReason.MOVED)
    secretary.persons.change(ChangePerson(rows[1].person.person_id, "Bini"))
    secretary.imports.reverse(ReverseImport(batch))
    rows = secretary.ask.members(MembersWanted(shown=Shown.ALL)).rows
    assert [r.person.name for r in rows] == ["Asha", "Bini", "Champa"]
    assert (rows[0].joined, rows[0].member_class) == (date(2024, 1, 5), MemberClass.FULL)
    assert (rows[2].status, rows[2].left, rows[2].reason) == (MemberStatus.ACTIVE, None, None)
    phones = [secretary.ask.card(r.person.person_id).private for r in rows[:2]]
    assert [p.phone for p in phones if p] == ["9800000001", ""]


def test_persons_that_others_refer_to_survive_a_reversal(secretary: Desk) -> None:
    group = secretary.group()
    batch = take_over(secretary, read_register(xlsx(ROWS)), Answers(group))
    asha = secretary.ask.persons("asha")[0].person_id
    secretary.member(group, "Rekha", 9, sponsor_id=asha)
    secretary.imports.reverse(ReverseImport(batch))
    assert [p.name for p in secretary.ask.persons("")] == ["Asha", "Rekha"]


def test_groups_named_in_the_file_are_made_once(secretary: Desk) -> None:
    home = secretary.groups.create(CreateGroup("Durbar", GroupKind.CBO, active=True)).id
    rows = [["Group", "Name"], ["Lotus", "Asha"], ["LOTUS", "Bina"], [None, "Champa"]]
    table = read_register(xlsx(rows))
    answers = Answers(home, groups={"Lotus": NEW_GROUP})
    take_over(secretary, table, answers)
    assert [(g.name, g.depth, g.members) for g in secretary.ask.groups()] == [
        ("Durbar", 0, 1),
        ("Lotus", 1, 2),
    ]


def test_a_person_of_another_group_joins_by_the_import(secretary: Desk) -> None:
    one, two = secretary.group("Kalighat"), secretary.group("Bowbazar")
    secretary.member(one, "Asha", 1)
    person = secretary.ask.persons("asha")[0].person_id
    same = Answers(two, rows={2: RowAnswer(take=Take.SAME, person_id=person)})
    take_over(secretary, read_register(xlsx([["No.", "Name"], [7, "Asha"]])), same)
    assert {m.number for m in secretary.ask.card(person).memberships} == {1, 7}


def test_an_import_goes_into_a_living_group_only(secretary: Desk) -> None:
    group, table = secretary.group(), read_register(xlsx(ROWS))
    secretary.groups.set_status(SetGroupStatus(group, GroupStatus.DISSOLVED, "1/2026"))
    with pytest.raises(SRBoardError) as caught:
        secretary.imports.preview(table, Answers(group))
    assert caught.value.key == "group-dissolved"


# ---- export


def full_register(secretary: Desk) -> None:
    one, two = secretary.group("Kalighat"), secretary.group("পদ্ম, বড়")
    secretary.member(one, "আশা দাস", 1, phone="+977 9812345678", legal_name="আশা রানী দাস")
    secretary.member(one, "=SUM(A1:A9) Rani", 2, phone="9831234567")
    secretary.member(one, "@Bina", 7, member_class=MemberClass.NON_VOTING, joined=None)
    secretary.member(one, "'+Gita", 8)
    gone = secretary.member(two, "CHAMPA", 1, joined=date(2026, 3, 4))
    secretary.members.leave(Leave(gone, date(2026, 5, 6), LeaveReason.GROUP_DISSOLVED))
    waits = secretary.member(two, "Mina", 2)
    secretary.members.suspend(Suspend(waits, date(2027, 1, 1), "1/2026"))
    wrong = secretary.member(two, "Wrong", 3)
    secretary.members.strike(StrikeMembership(wrong))
    old = secretary.group("Old")
    secretary.member(old, "Meena", 1)
    secretary.groups.set_status(SetGroupStatus(old, GroupStatus.DISSOLVED, "2/2026"))


@pytest.mark.parametrize("form", list(ExportForm))
@pytest.mark.parametrize("language", ["en", "bn", "hi"])
@pytest.mark.parametrize("private", [False, True])
def test_an_export_reads_back_without_a_change(
    secretary: Desk, form: ExportForm, language: str, private: bool
) -> None:
    full_register(secretary)
    file = secretary.exports.export(ExportRegister(form, language, private=private))
    assert file.members == 7
    home = next(g.group_id for g in secretary.ask.groups() if g.name == "Kalighat")
    proposal = show(secretary, read_register(file.content), Answers(home))
    states = {r.row_no: (r.state, r.notes, r.changes) for r in proposal.rows}
    assert {s for s, _, _ in states.values()} == {RowState.UNCHANGED}, states
    assert proposal.counts[RowState.UNCHANGED] == 7


def test_an_export_of_one_group_holds_what_is_below_it_and_no_private_data(
    book: Book, secretary: Desk
) -> None:
    full_register(secretary)
    group = next(g.group_id for g in secretary.ask.groups() if g.name == "Kalighat")
    auditor = Desk(book, (Role.AUDITOR,))
    file = auditor.exports.export(ExportRegister(ExportForm.CSV, "en", group))
    text = file.content.decode("utf-8-sig")
    assert file.members == 4
    assert "9831234567" not in text
    assert "'=SUM(A1:A9) Rani" in text
    assert "'@Bina" in text
    assert file.event_no > 0
    assert "Rani" not in repr(file)
    with pytest.raises(NotFound):
        auditor.exports.export(ExportRegister(ExportForm.CSV, "en", "0" * 32))
