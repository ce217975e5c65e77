"""Tables of a year: bands of age, parts that add up, small numbers that nobody can work out."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.cases.rules.age import Piece
from sr_board.cases.rules.bands import BANDS, NOT_KNOWN, age_on, band_of, band_of_age
from sr_board.cases.rules.returns import COLUMNS, Fact, return_of
from sr_board.cases.rules.suppression import HIDDEN, SMALL, Release
from sr_board.cases.rules.year_tables import (
    NUMBER,
    TABLES,
    BoardYear,
    YearTable,
    year_tables,
)
from sr_board.cases.vocabulary import CaseSource, Evidence, MeansTick

DAY = date(2026, 3, 6)
NOBODY = BoardYear()


def tables(facts: list[Fact], board: BoardYear = NOBODY) -> dict[str, YearTable]:
    return {one.key: one for one in year_tables(return_of("2026", facts), facts, board)}


def shown(table: YearTable, column: str = NUMBER) -> dict[str, int | str]:
    return {cell.row: cell.shown for cell in table.cells if cell.column == column}


# -- bands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "band"),
    [
        (0, "under_12"),
        (11, "under_12"),
        (12, "from_12"),
        (14, "from_12"),
        (15, "from_15"),
        (17, "from_15"),
        (18, "from_18"),
        (20, "from_18"),
        (21, "from_21"),
        (24, "from_21"),
        (25, "from_25"),
        (80, "from_25"),
    ],
)
def test_ends_of_bands(years: int, band: str) -> None:
    assert band_of_age(years) == band


def test_a_leap_day_child_is_a_year_older_on_the_first_of_march() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert age_on(date(2027, 1, 1), DAY) == 0


def test_the_best_ranked_paper_counts_and_the_youngest_among_equals() -> None:
    school = Piece(Evidence.SCHOOL_CERTIFICATE, born=date(2009, 3, 7))
    voter = Piece(Evidence.VOTER_CARD, born=date(2000, 1, 1))
    looks = Piece(Evidence.APPEARANCE, lower=16, upper=19, margin=2)
    told = Piece(Evidence.OWN_STATEMENT, upper=11)
    false = Piece(Evidence.SCHOOL_CERTIFICATE, born=date(1990, 1, 1), suspected_false=True)
    assert band_of([voter, looks, school], DAY) == "from_15"
    assert band_of([voter, looks], DAY) == "from_12"
    assert band_of([voter, looks, told], DAY) == "under_12"
    assert band_of([false, voter], DAY) == "from_25"
    assert band_of([false], DAY) == NOT_KNOWN
    assert band_of([Piece(Evidence.APPEARANCE)], DAY) == NOT_KNOWN
    both = Piece(Evidence.ORDERED_TEST, born=date(2000, 1, 1), lower=1, margin=2)
    assert band_of([both], DAY) == "under_12"


@given(st.dates(date(1930, 1, 1), DAY), st.integers(0, 3000))
def test_nobody_gets_younger(born: date, days: int) -> None:
    later = date.fromordinal(DAY.toordinal() + days)
    order = list(BANDS)
    assert age_on(born, later) >= age_on(born, DAY)
    first, then = (band_of([Piece(Evidence.VOTER_CARD, born=born)], d) for d in (DAY, later))
    assert order.index(then) >= order.index(first)


# -- tables -------------------------------------------------------------------------------------


def test_every_table_stands_in_its_place() -> None:
    assert tuple(tables([])) == TABLES


def test_a_finding_that_is_not_told_tells_no_band() -> None:
    facts = [Fact("2026-01", "willing", band="from_25")] * 20
    facts += [Fact("2026-01", "presumed_child", band="from_15")] * 3
    table = tables(facts)["bands"]
    assert set(shown(table, "presumed_child").values()) == {"–"}
    assert table.withheld is (return_of("2026", facts).shown["willing"] == HIDDEN)
    assert tables([Fact("2026-01", "willing")] * 3)["bands"].withheld


def test_bands_of_children_hide_noughts_too() -> None:
    facts = [Fact("2026-01", "presumed_child", band="from_15")] * 8
    facts += [Fact("2026-01", "presumed_child", band="from_12")] * 6
    facts += [Fact("2026-01", "child_by_order", band="from_12")] * 9
    facts += [Fact("2026-01", name, band="from_25") for name in COLUMNS[2:] for _ in range(9)]
    table = tables(facts)["bands"]
    assert not table.withheld
    children = shown(table, "presumed_child")
    assert children["under_12"] == SMALL
    assert isinstance(children["from_15"], int) is isinstance(children["from_12"], str)
    assert shown(table, "willing")["from_25"] == 9
    assert shown(table, "willing")["under_12"] == 0


def test_origin_and_source_add_up_to_the_screened() -> None:
    facts = [Fact("2026-01", "willing", origin="in-wb", source="peer")] * 9
    facts += [Fact("2026-02", "willing", origin="bd", source="clinic")] * 7
    facts += [Fact("2026-02", "willing", origin="np", source="owl")] * 2
    facts += [Fact("2025-02", "willing", origin="in-br", source="peer")] * 9
    found = tables(facts)
    assert shown(found["origin"]) == {"in-wb": 9, "bd": HIDDEN, "np": SMALL}
    assert list(shown(found["origin"])) == ["bd", "in-wb", "np"]  # no order tells a number
    source = shown(found["source"])
    assert list(source)[: len(CaseSource)] == [str(one) for one in CaseSource]
    assert (source["peer"], source["clinic"], source["owl"]) == (9, HIDDEN, SMALL)
    few = tables(facts[-10:])
    assert few["origin"].withheld
    assert set(shown(few["origin"]).values()) <= {"–"}


def test_two_fours_of_eight_withhold_the_table() -> None:
    facts = [Fact("2026-01", "willing", origin="in-wb")] * 4
    facts += [Fact("2026-01", "willing", origin="bd")] * 4
    assert tables(facts)["origin"].withheld


def test_means_are_persons_and_nought_is_small() -> None:
    facts = [Fact("2026-01", "unwilling", means=("threat", "deceived"))] * 6
    facts += [Fact("2026-01", "unwilling", means=("threat",))] * 2
    told = shown(tables(facts)["means"])
    assert (told["threat"], told["deceived"], told["substance"]) == (8, 6, SMALL)
    assert set(told) == {str(one) for one in MeansTick}


def test_what_happened_in_the_year_counts_whenever_the_file_began() -> None:
    events = ((2025, "visit_due", 50), (2026, "visit_due", 3), (2026, "visit_done", 2))
    facts = [Fact("2024-05", "unwilling", events=events)] * 4
    assert shown(tables(facts)["follow_ups"]) == {
        "visit_due": 12,
        "visit_done": 8,
    }


def test_the_board_s_own_work() -> None:
    board = BoardYear(sittings=3, quorum_failures=1, recusals=2, votes=30, community_votes=20)
    facts = [Fact("2026-01", "open", events=((2026, "emergency", 6), (2026, "ratified", 5)))]
    table = tables(facts, board)["board"]
    assert shown(table) == {
        "sittings": 3,
        "quorum_failures": 1,
        "recusals": SMALL,
        "emergency": 6,
        "ratified": 5,
    }
    assert table.shares == (("community_share", "66.7"),)


def test_letters_by_service() -> None:
    def sent(kind: str, **answers: int) -> Fact:
        events = tuple((2026, f"letter_{kind}_{word}", n) for word, n in answers.items())
        return Fact("2026-01", "unwilling", events=events)

    facts = [
        sent("osc", taken=12, refused=6, waiting=7),
        sent("police", taken=3),
        sent("hospital", taken=9, refused=1),
    ]
    table = tables(facts)["letters"]
    rows = {cell.row for cell in table.cells}
    assert rows == {"osc", "police", "hospital"}
    columns = ("sent", "taken", "refused", "waiting")
    line = {row: [shown(table, column)[row] for column in columns] for row in rows}
    assert line["osc"] == [25, 12, 6, 7]
    assert line["police"] == [SMALL, "–", "–", "–"]
    assert line["hospital"] == [10, HIDDEN, SMALL, 0]


def test_protection_of_data() -> None:
    board = BoardYear(erased_identities=7, erased_files=2, breaches=1)
    events = ((2026, "opening", 3), (2026, "told_consent", 5), (2026, "withdrawn", 1))
    told = shown(tables([Fact("2026-01", "open", events=events)], board)["data"])
    assert (told["opening"], told["breaches"]) == (3, 1)
    assert (told["told_consent"], told["told_court_order"], told["withdrawn"]) == (5, 0, SMALL)
    assert (told["erased_identities"], told["erased_files"]) == (7, SMALL)


def test_a_year_with_a_hidden_number_of_screened_withholds_what_adds_up_to_it() -> None:
    facts = [Fact("2026-05", "willing", origin="in-wb", source="peer")] * 9
    found = return_of("2026", facts, [Release("2026-03", {"screened": 6})])
    assert found.shown["screened"] == HIDDEN
    kept = {one.key: one for one in year_tables(found, facts, NOBODY)}
    assert kept["origin"].withheld
    assert kept["source"].withheld


@given(st.lists(st.sampled_from([0, 1, 2, 4, 5, 7]), min_size=2, max_size=4))
@settings(max_examples=80)
def test_nobody_works_out_a_small_origin(counts: list[int]) -> None:
    """Every small number could still be another one, for who knows the rules and the total."""
    facts = [
        Fact("2026-01", "willing", origin=f"o{place}")
        for place, n in enumerate(counts)
        for _ in range(n)
    ]
    found = return_of("2026", facts)
    table = tables(facts)["origin"]
    if table.withheld:
        return
    whole = found.shown["screened"]
    spans = {cell.row: _span(cell.shown) for cell in table.cells}
    fitting = [
        dict(zip(spans, one, strict=True)) for one in product(*spans.values()) if sum(one) == whole
    ]
    for cell in table.cells:
        if cell.shown == SMALL:
            assert len({one[cell.row] for one in fitting}) > 1


def _span(cell: int | str) -> range:
    if isinstance(cell, int):
        return range(cell, cell + 1)
    return range(1, 5) if cell == SMALL else range(5, 40)
