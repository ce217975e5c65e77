"""Nothing of one group stands in what is asked of another: no answer, file, error or written row.

Three groups are full of marks that occur nowhere else, and of amounts with paise of their own.
"""

from __future__ import annotations

import pytest

from sr_board.base.errors import NotFound, SRBoardError

from .place import (
    ALL,
    Place,
    Stopped,
    answers,
    arguments_of,
    call,
    given,
    inside,
    stored,
    told,
)
from .table import ROWS

ALL_GROUPS = frozenset(
    {
        "bank.federation.choices",
        "ledger.reading.groups",
        "reports.statements.groups",
        "sheets.groups",
        "sheets.open_sheets",
        "ledger.reading.lifted",
    }
)
"""Lists over every group that she may open: she may open the others' here."""


def test_books_are_told_the_same_whether_others_are_there_or_not(place: Place) -> None:
    after = answers(place.desk(place.who("treasurer")), place.a)
    assert after.keys() == place.before.keys()
    assert len(after) > 100
    differ = {name for name in after if after[name] != place.before[name]}
    assert differ <= ALL_GROUPS, differ
    for name in after.keys() - ALL_GROUPS:
        assert not told(after[name], place.b) | told(after[name], place.c), name


def test_the_same_questions_find_the_marks_of_their_own_group(place: Place) -> None:
    """The questions above are no empty ones."""
    desk = place.desk(place.who("treasurer"))
    seen = {name for name, found in answers(desk, place.b).items() if told(found, place.b)}
    assert len(seen) > 60, len(seen)
    assert {"file cash_book", "file lenders", "book hledger", "ledger.pictures.of"} <= seen


def test_a_treasurer_of_one_group_hears_nothing_of_the_others(place: Place) -> None:
    desk = place.desk(place.who("elsewhere"))
    shares = [name for name in ALL if "share" in name or "cycle" in name]
    for other, names in ((place.a, ALL), (place.c, shares)):
        for name in names:
            try:
                answer = call(desk, name, given(other))
            except Stopped:
                pytest.fail(f"{name} would have written")
            except SRBoardError as refused:
                answer = dict(refused.params)
            assert not told(answer, other), name


FIELDS = (
    "bank_id",
    "member_id",
    "fund",
    "entry_id",
    "product_id",
    "loan_id",
    "demand_id",
    "tick",
    "line_id",
    "lender_id",
)
"""What names a thing of a group inside a command that is about a group."""


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_of_another_group_gets_into_a_command(place: Place, field: str) -> None:
    """Everybody's books are hers, but one thing named is the other group's."""
    desk, wrong = place.desk(place.who("treasurer")), place.b.ids[field]
    about, asked = given(place.a, **{field: wrong}), 0
    for name in ALL:
        values = list(inside(arguments_of(name, about)))
        if wrong not in values or place.a.group not in values or field == "fund":
            continue
        asked += 1
        try:
            answer: object = call(desk, name, about)
        except Stopped as written:
            for row in stored(written.rows):
                assert not (row.get("group_id") == place.a.group and told(row, place.b)), name
            continue
        except SRBoardError as refused:
            answer = dict(refused.params)
        assert not told(answer, place.b, asked=wrong), name
    assert asked or field not in ("bank_id", "member_id", "loan_id")


def test_drawings_and_lines_by_their_own_ids_are_not_there(place: Place) -> None:
    """Pictures of bills once were: they say whose they are only by their entry."""
    desk = place.desk(place.who("elsewhere"))
    assert desk.ledger.pictures.of(str(place.a.ids["entry_id"])) == ()
    assert desk.ledger.pictures.of(str(place.b.ids["entry_id"])) != ()
    for name in ROWS["read"]:
        if any(name.endswith(end) for end in (".card", ".voucher", ".sheet", ".one", ".result")):
            if "group_id" in arguments_of(name, given(place.a)):
                continue
            with pytest.raises(NotFound):
                call(desk, name, given(place.a))
