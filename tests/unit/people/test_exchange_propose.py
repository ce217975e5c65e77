"""From a table to a proposal: columns, rows, questions, doubles."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.dates import DateOrder
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import (
    NEW_GROUP,
    Act,
    Answers,
    RowAnswer,
    RowState,
    Take,
)
from sr_board.people.exchange.propose import propose
from sr_board.people.exchange.reading import read_register
from sr_board.people.exchange.table import CellValue, Table, TableRow
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from tests.unit.people.sheets import HOME, by_row, codes, judged, known, register, xlsx

HEAD = ["No.", "Name", "Joined"]


def meanings(*headings: str) -> list[Meaning]:
    return [c.meaning for c in judged([list(headings), ["1"] * len(headings)]).columns]


def test_headings_in_three_languages() -> None:
    wanted = [Meaning.NUMBER, Meaning.NAME, Meaning.JOINED, Meaning.PHONE]
    assert meanings("Member No.", "Name of the Member", "Date of Joining", "Mobile No") == wanted
    assert meanings("সদস্য নং", "সদস্যার নাম", "যোগদানের তারিখ", "মোবাইল নং") == wanted
    assert meanings("सदस्य संख्या", "सदस्य का नाम", "शामिल होने की तिथि", "मोबाइल") == wanted


def test_what_is_never_kept_is_recognised_said_and_not_shown() -> None:
    proposal = judged(
        [
            ["Name", "Aadhar card no", "HIV no.", "Caste", "Religion", "Father's name", "Savings"],
            ["Asha", "2345 6789 0123", "positive", "SC", "Hindu", "Ram", "1200"],
        ]
    )
    notes = [c.note.code for c in proposal.columns if c.note]
    assert notes == [
        "column-identity-left-out",
        "column-health-left-out",
        "column-origin-left-out",
        "column-origin-left-out",
        "column-family-left-out",
        "column-savings-left-out",
    ]
    shown = repr(proposal)
    for secret in ("2345", "positive", "Hindu", "SC'"):
        assert secret not in shown
    assert by_row(proposal)[2].original["savings"] == "1200"


def test_identity_numbers_in_a_column_without_a_name_are_noticed() -> None:
    proposal = judged([["Name", "Phone"], ["Asha", "2345 6789 0123"], ["Bina", "345678901234"]])
    assert proposal.columns[1].meaning is Meaning.IDENTITY
    assert "6789" not in repr(proposal)


def test_titles_above_and_blank_and_total_rows_and_repeated_headings() -> None:
    proposal = judged(
        [
            ["Bakul Samiti: member register 2024"],
            [],
            HEAD,
            [1, "Asha", "12/03/2021"],
            ["Second page"],
            HEAD,
            [2, "Bina", "5/6/2021"],
            [3],
            [None, "Total", 2],
            ["মোট", None, 2],
        ]
    )
    states = {row.row_no: (row.state, *codes(row)) for row in proposal.rows}
    assert proposal.header_row == 3
    assert states[4] == (RowState.READY,)
    assert states[5] == (RowState.LEFT_OUT, "row-title")
    assert states[6] == (RowState.LEFT_OUT, "row-headings-again")
    assert states[7] == (RowState.READY,)
    assert states[8] == (RowState.LEFT_OUT, "row-empty")
    assert states[9] == (RowState.LEFT_OUT, "row-total")
    assert states[10] == (RowState.LEFT_OUT, "row-total")


def test_a_sum_formula_marks_a_total_line() -> None:
    proposal = judged([["Name", "Savings"], ["Asha", 5], [None, "=SUM(B2:B2)"]])
    assert codes(by_row(proposal)[3]) == ["row-total"]


def test_a_file_without_headings_is_read_by_its_content() -> None:
    rows = [[n, name, f"{n + 12}/03/2021", 9831234500 + n] for n, name in enumerate(NAMES, 1)]
    proposal = judged(rows)
    assert [c.meaning for c in proposal.columns] == [
        Meaning.NUMBER,
        Meaning.NAME,
        Meaning.JOINED,
        Meaning.PHONE,
    ]
    assert [n.code for n in proposal.notes] == ["no-headings"]
    assert proposal.counts[RowState.READY] == len(NAMES)


NAMES = ["Asha", "Bina", "Champa", "Rekha", "Malati"]


def test_the_running_number_is_taken_where_no_other_number_is() -> None:
    assert meanings("Sl. No.", "Name")[0] is Meaning.NUMBER
    assert meanings("Sl. No.", "Name", "Member No.")[0] is Meaning.SERIAL


def test_meanings_follow_the_person() -> None:
    rows = [["Name", "Known as"], ["Asha Das", "Asha"]]
    assert by_row(judged(rows))[2].data.name == "Asha Das"
    chosen = Answers(HOME, meanings={1: Meaning.NAME, 0: Meaning.LEGAL_NAME})
    data = by_row(judged(rows, chosen))[2].data
    assert (data.name, data.legal_name) == ("Asha", "Asha Das")


def test_one_question_about_the_order_of_dates_for_the_whole_file() -> None:
    rows = [HEAD, [1, "Asha", "03/04/2024"], [2, "Bina", "05/06/2024"]]
    question = judged(rows).date_question
    assert question is not None
    assert (question.example, question.count, question.settled) == ("03/04/2024", 2, False)
    assert (question.day_first, question.month_first) == (date(2024, 4, 3), date(2024, 3, 4))
    other = judged(rows, Answers(HOME, order=DateOrder.MONTH_FIRST))
    assert by_row(other)[2].data.joined == date(2024, 3, 4)
    settled = judged([*rows, [3, "Rekha", "04/25/2024"]])
    assert settled.date_question is not None
    assert settled.date_question.settled
    assert by_row(settled)[2].data.joined == date(2024, 3, 4)
    assert judged([HEAD, [1, "Asha", "2024-04-03"]]).date_question is None


@pytest.mark.parametrize(
    ("cell", "phone", "note"),
    [
        (9831234567.0, "9831234567", None),
        ("9831234567.0", "9831234567", None),
        ("+91 98312 34567", "9831234567", None),
        ("098312-34567", "9831234567", None),
        ("৯৮৩১২৩৪৫৬৭", "9831234567", None),
        ("9.831234567E+09", "9831234567", None),
        ("+977 9812345678", "+9779812345678", None),
        ("9.83E+09", "", "phone-shortened"),
        ("call sister", "", None),
        ("12345", "", "phone-unreadable"),
        ("2345 6789 0123", "", "identity-number-left-out"),
    ],
)
def test_phones_as_spreadsheets_leave_them(cell: Any, phone: str, note: str | None) -> None:
    others = [["Bina", 9831234568], ["Rekha", 9831234569], ["Malati", 9831234570]]
    row = by_row(judged([["Name", "Phone"], ["Asha", cell], *others]))[2]
    assert row.data.phone == phone
    assert (note in codes(row)) if note else row.state is RowState.READY


def test_a_bad_row_is_a_question_and_the_others_go_on() -> None:
    proposal = judged(
        [
            HEAD,
            [1, "Asha", "31/02/2023"],
            [2, "x" * 10_000, "1/1/2023"],
            [3, "Bina", "1/1/1026"],
            ["four", "Champa", "soon"],
            [5, "Rekha", "1/2/2023"],
            [6, "12345", "1/2/2023"],
            [7, "Dipa", "1/2/2027"],
        ]
    )
    rows = by_row(proposal)
    assert codes(rows[2]) == ["date-impossible"]
    assert rows[2].offers[0].act is Act.CHOOSE_DATE
    assert rows[2].original["joined"] == "31/02/2023"
    assert codes(rows[3]) == ["text-too-long"]
    assert codes(rows[4]) == ["date-year-absurd"]
    assert codes(rows[5]) == ["number-unreadable", "date-unreadable"]
    assert rows[6].state is RowState.READY
    assert codes(rows[7]) == ["name-without-letters"]
    assert codes(rows[8]) == ["joined-in-future"]
    assert proposal.counts[RowState.QUESTION] == 6


def test_answers_settle_a_row() -> None:
    rows = [HEAD, [1, "Asha", "31/02/2023"], ["x", "Bina", "1/1/2023"], [3, None, "1/1/2023"]]
    answers = Answers(
        HOME,
        rows={
            2: RowAnswer(values={"joined": date(2023, 2, 28)}),
            3: RowAnswer(values={"number": 9}),
            4: RowAnswer(values={"name": "Rekha", "joined": None}),
        },
    )
    proposal = judged(rows, answers)
    assert {r.state for r in proposal.rows} == {RowState.READY}
    data = [r.data for r in proposal.rows]
    assert (data[0].joined, data[1].number, data[2].name) == (date(2023, 2, 28), 9, "Rekha")
    assert data[2].joined is None
    skipped = judged(rows, Answers(HOME, rows={2: RowAnswer(take=Take.SKIP)}))
    assert codes(by_row(skipped)[2])[-1] == "row-skipped"
    bad = judged(rows, Answers(HOME, rows={2: RowAnswer(values={"joined": date(1026, 1, 1)})}))
    assert codes(by_row(bad)[2]) == ["date-year-absurd"]


def test_invisible_and_turning_marks_do_not_make_another_name() -> None:
    row = by_row(judged([HEAD, [1, "\u202eA\u200bsha\ufeff", "1/13/2023"]]))[2]
    assert row.data.name == "Asha"
    assert by_row(judged([HEAD, [1, "CHAMPA DAS", None]]))[2].data.name == "Champa Das"


@pytest.mark.parametrize(("age", "out"), [(17, True), ("17 yrs", True), ("১৭", True), (18, False)])
def test_nobody_below_the_age_is_taken_over(age: Any, out: bool) -> None:
    proposal = judged([["Name", "Age"], ["Asha", age]])
    row = by_row(proposal)[2]
    assert codes(row) == (["below-min-age"] if out else ["number-given", "no-joining-date"])
    assert (row.state is RowState.LEFT_OUT) is out
    assert "age" not in row.original
    assert not hasattr(row.data, "age")


def test_an_answer_does_not_take_in_a_child() -> None:
    answers = Answers(HOME, rows={2: RowAnswer(take=Take.NEW, values={"name": "Asha"})})
    assert by_row(judged([["Name", "Age"], ["Asha", 16]], answers))[2].state is RowState.LEFT_OUT


def test_birth_dates_are_checked_and_dropped() -> None:
    rows = [
        ["Name", "Date of birth", "Joined"],
        ["Asha", "22/11/2008", None],
        ["Bina", "23/11/2008", None],
        ["Champa", "1/1/2000", "1/1/2017"],
        ["Rekha", "2010", None],
        ["Dipa", "?", None],
    ]
    proposal = judged(rows)
    states = [row.state.value for row in proposal.rows]
    assert states == ["ready", "left_out", "question", "left_out", "ready"]
    assert "was-under-age" in codes(proposal.rows[2])
    assert "age-unreadable" in codes(proposal.rows[4])
    assert "2008" not in repr(proposal)


def test_numbers_that_stand_twice_or_are_missing() -> None:
    rows = [
        HEAD,
        [7, "Asha", None],
        [7, "Bina", None],
        [None, "Rekha", None],
        ["SK/012", "Dipa", None],
    ]
    proposal = judged(rows, existing=register(known(40, "Malati")))
    found = by_row(proposal)
    assert found[2].state is RowState.READY
    twice = found[3]
    assert (twice.state, twice.notes[0].code, twice.notes[0].params["row"]) == (
        RowState.QUESTION,
        "number-twice",
        2,
    )
    assert twice.offers[0].number == 41
    assert (found[4].data.number, codes(found[4])[0]) == (42, "number-given")
    assert (found[5].data.number, codes(found[5])[0]) == (12, "number-trimmed")


def test_a_number_of_another_member_is_asked_about() -> None:
    row = by_row(judged([HEAD, [3, "Rekha", None]], existing=register(known(3, "Asha"))))[2]
    assert row.notes[0].code == "number-of-other"
    assert [offer.act for offer in row.offers] == [Act.GIVE_NUMBER, Act.COMPARE]
    freed = register(known(3, "Asha"), used_numbers={HOME: frozenset({3, 9})})
    assert (
        codes(by_row(judged([HEAD, [9, "Rekha", None]], existing=freed))[2])[0] == "number-was-used"
    )


def test_known_members_are_unchanged_or_changed() -> None:
    before = register(
        known(1, "Asha", joined=date(2021, 3, 12), phone="9831234567"),
        known(2, "Bina", joined=date(2021, 3, 12)),
        known(3, "Champa"),
        known(4, "Rekha", status=MemberStatus.LEFT),
    )
    head = [*HEAD, "Phone", "Status", "Type"]
    proposal = judged(
        [
            head,
            [1, "ASHA", "12/03/2021", 9831234567.0, "active", "full"],
            [2, "Beena", "13/03/2021", None, None, "associate"],
            [3, "Champa", None, None, "left", None],
            [4, "Rekha", None, None, "active", None],
        ],
        existing=before,
    )
    rows = by_row(proposal)
    assert (rows[2].state, rows[2].changes) == (RowState.UNCHANGED, ())
    assert rows[3].state is RowState.CHANGE
    assert {c.field: c.after for c in rows[3].changes} == {
        "name": "Beena",
        "joined": date(2021, 3, 13),
        "member_class": MemberClass.ASSOCIATE,
    }
    assert {c.field: c.after for c in rows[4].changes} == {"status": MemberStatus.LEFT}
    assert (rows[5].state, codes(rows[5])) == (RowState.QUESTION, ["was-closed"])


def test_similar_names_are_asked_about_once_and_answered_at_once() -> None:
    rows = [HEAD, [1, "Mina", None], [2, "Meena", None], [3, "মীনা", None], [4, "Mona", None]]
    found = by_row(judged(rows))
    assert (found[3].state, codes(found[3])[0]) == (RowState.QUESTION, "like-row")
    assert found[3].offers[0].row_no == 2
    assert found[4].state is RowState.QUESTION
    assert found[5].state is RowState.READY
    settled = judged(rows, Answers(HOME, alike_are_new=True))
    assert settled.counts[RowState.READY] == 4
    one = judged(rows, Answers(HOME, rows={3: RowAnswer(take=Take.NEW)}))
    assert by_row(one)[3].state is RowState.READY


def test_a_similar_member_of_the_register_is_asked_about_and_can_be_the_same() -> None:
    before = register(known(5, "Lakshmi"), known(8, "Asha", group_id="g2"))
    rows = [HEAD, [1, "Laxmi", "1/13/2024"], [2, "Asha", None]]
    found = by_row(judged(rows, existing=before))
    assert found[2].notes[0].code == "like-member"
    assert found[2].offers[0].membership_id == "m5"
    assert codes(found[3])[0] == "name-in-other-group"
    same = Answers(HOME, rows={2: RowAnswer(take=Take.SAME, membership_id="m5")})
    row = by_row(judged(rows, same, before))[2]
    assert (row.membership_id, row.state) == ("m5", RowState.CHANGE)
    shared = Answers(HOME, rows={3: RowAnswer(take=Take.SAME, person_id="p8")})
    assert by_row(judged(rows, shared, before))[3].person_id == "p8"


def test_a_person_cannot_join_a_group_twice() -> None:
    before = register(known(5, "Lakshmi"))
    same = Answers(HOME, rows={2: RowAnswer(take=Take.SAME, person_id="p5")})
    row = by_row(judged([HEAD, [1, "Rekha", None]], same, before))[2]
    assert "already-member" in codes(row)


def test_common_names_are_not_asked_about_unless_more_agrees() -> None:
    rows: list[list[Any]] = [HEAD]
    rows += [[n, "Asha", f"{n + 12}/3/2021"] for n in range(1, 8)]
    rows += [[8, "Asha", "13/3/2021"]]
    found = by_row(judged(rows))
    assert codes(found[7]) == ["name-common"]
    assert found[7].state is RowState.READY
    assert found[9].state is RowState.QUESTION


def test_the_same_line_twice_is_left_out() -> None:
    row = by_row(judged([HEAD, [1, "Asha", "13/3/2021"], [1, "Asha", "13/3/2021"]]))[3]
    assert (row.state, codes(row)) == (RowState.LEFT_OUT, ["row-repeated"])


def test_groups_by_name_known_unknown_and_new() -> None:
    rows = [["Group", "Name"], ["BOWBAZAR", "Asha"], ["Sonagachi", "Bina"], [None, "Rekha"]]
    rows += [["SONAGACHI ", "Gita"]]
    proposal = judged(rows)
    found = by_row(proposal)
    assert found[2].data.group_id == "g2"
    assert codes(found[3])[0] == "group-unknown"
    assert found[4].data.group_id == HOME
    assert [(q.name, q.count, q.chosen) for q in proposal.group_questions] == [
        ("Sonagachi", 2, None)
    ]
    made = judged(rows, Answers(HOME, groups={"Sonagachi": NEW_GROUP}))
    assert by_row(made)[3].state is RowState.READY
    wrong = judged(rows, Answers(HOME, groups={"Sonagachi": "nowhere"}))
    assert by_row(wrong)[3].state is RowState.QUESTION
    shut = judged(rows, existing=register(closed_groups=frozenset({"g2"})))
    assert codes(by_row(shut)[2]) == ["group-dissolved"]


def test_leaving_and_states() -> None:
    proposal = judged(
        [
            ["Name", "Joined", "Left on", "Status", "Reason"],
            ["Asha", "13/1/2020", "14/1/2021", None, None],
            ["Bina", "13/1/2020", "14/1/2021", "active", None],
            ["Champa", "13/1/2020", "14/1/2019", "left", None],
            ["Rekha", "13/1/2020", None, None, "moved"],
            ["Dipa", "13/1/2020", None, "suspended", None],
            ["Gita", "13/1/2020", None, "dancing", "no idea"],
            ["Puja", "13/1/2020", "14/1/2021", None, "died"],
        ]
    )
    data = [row.data for row in proposal.rows]
    assert data[0].status is MemberStatus.LEFT
    assert "left-but-active" in codes(proposal.rows[1])
    assert "left-before-joined" in codes(proposal.rows[2])
    assert (data[3].status, data[3].reason) == (MemberStatus.MOVED_AWAY, LeaveReason.MOVED)
    assert data[4].status is MemberStatus.ACTIVE
    assert "suspension-not-taken" in codes(proposal.rows[4])
    assert codes(proposal.rows[5])[:2] == ["status-unreadable", "reason-unreadable"]
    assert data[6].status is MemberStatus.DIED


def test_without_the_right_private_columns_stay_out() -> None:
    rows = [["Name", "Phone", "Legal name"], ["Asha", 9831234567, "Asha Rani Das"]]
    proposal = judged(rows, existing=register(may_private=False))
    row = by_row(proposal)[2]
    assert (row.data.phone, row.data.legal_name) == ("", "")
    assert set(row.original) == {"name"}
    assert "private-not-yours" in [n.code for n in proposal.notes]


def test_no_names_at_all_is_said_once_for_the_file() -> None:
    proposal = judged([["Phone", "Joined"], [9831234567, "13/1/2020"], [9831234568, "14/1/2020"]])
    assert "no-name-column" in [n.code for n in proposal.notes]
    assert proposal.counts[RowState.READY] == 0


def test_the_same_input_has_the_same_fingerprint_and_another_register_another() -> None:
    table = read_register(xlsx([HEAD, [1, "Asha", "13/1/2020"]]))
    first = propose(table, Answers(HOME), register())
    assert first.fingerprint == propose(table, Answers(HOME), register()).fingerprint
    assert (
        first.fingerprint != propose(table, Answers(HOME), register(known(1, "Asha"))).fingerprint
    )


def test_a_row_that_was_taken_for_a_total_can_be_looked_at_again() -> None:
    rows = [["Name", "No."], ["Total", 5]]
    assert by_row(judged(rows))[2].offers[0].act is Act.LOOK_AGAIN
    again = Answers(HOME, rows={2: RowAnswer(take=Take.NEW)})
    assert by_row(judged(rows, again))[2].data.name == "Total"


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.sampled_from(["Asha", "আশা", "12/03/2021", "9831234567", "Total", "=SUM(A1)", "left", "17"]),
)
HEADINGS = st.sampled_from(
    [
        "Name",
        "No.",
        "Joined",
        "Phone",
        "Status",
        "Left on",
        "Group",
        "Age",
        "DOB",
        "Reason",
        "",
        "?",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(HEADINGS, min_size=1, max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=12),
    st.booleans(),
)
def test_whatever_stands_in_a_table_every_row_is_judged_once(
    head: list[str], body: list[list[CellValue]], private: bool
) -> None:
    rows = [TableRow(n, tuple(cells)) for n, cells in enumerate([head, *body], start=1)]
    table = Table("csv", "0" * 64, tuple(rows))
    existing = register(known(1, "Asha"), may_private=private)
    proposal = propose(table, Answers(HOME), existing)
    first = proposal.header_row or 0
    assert [row.row_no for row in proposal.rows] == [r.row_no for r in rows if r.row_no > first]
    assert sum(proposal.counts.values()) == len(proposal.rows)
    for row in proposal.rows:
        assert (row.state is RowState.QUESTION) == any(n.asks for n in row.notes) or row.state in (
            RowState.LEFT_OUT,
        )
        if row.state is RowState.READY:
            assert row.data.name
            assert row.data.number
    numbers = [
        r.data.number for r in proposal.rows if r.state is RowState.READY and r.data.group_id
    ]
    assert len(numbers) == len(set(numbers))
