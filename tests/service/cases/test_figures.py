"""Tables of the year over real files: origin kept apart, erased files counted, nothing of a file
from which an officer is recused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.cases.board.board_commands import EndMember
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent
from sr_board.cases.files.records_consent import Released, StatFact, StatOrigin
from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_identity import WhoSheIs
from sr_board.cases.files.service_team import Recuse
from sr_board.cases.keeping.facts_kept import board_year, facts_of_board
from sr_board.cases.papers.the_return import return_pdf, return_table
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.cases.rules.returns import columns_of
from sr_board.cases.rules.year_tables import TABLES, YearTable
from sr_board.cases.sealing.keeping import envelopes_of, records_of, seal_new
from sr_board.cases.vocabulary import RecusalGround
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from sr_board.people.exchange.writing import csv_bytes, xlsx_bytes
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import DAY, adult, at

HEAD = Letterhead("Kolkata board", Tile("flower", "marigold"))
OTHER = "SRB-KOL-26-0148-8"


def tables(board: FileRoom, name: str = "Asha", year: int = DAY.year) -> dict[str, YearTable]:
    return {one.key: one for one in board.desk(name).statistics.working(str(year)).tables}


def true(table: YearTable) -> dict[str, int]:
    return {cell.row: cell.true for cell in table.cells if cell.true}


def test_age_origin_source_and_finding_of_live_files(board: FileRoom) -> None:
    case = adult(board)
    board.desk("Kajal").identity.write(WhoSheIs(case, "Zorina", home_state="Bihar"))
    board.desk("Kajal").identity.write(WhoSheIs(case, "Zorina", home_state="bihar "))
    child = board.begin(code=OTHER)
    board.desk("Kajal").child.fear(Fear(child, "looks_young"))
    for name in ("Asha", "Bina"):
        found = tables(board, name)
        assert true(found["origin"]) == {"in-br": 1, "not_known": 1}
        assert true(found["source"]) == {"peer": 2}
        bands = {(c.row, c.column) for c in found["bands"].cells if c.true}
        assert bands == {("from_25", "open"), ("not_known", "presumed_child")}
        assert found["origin"].withheld
    with board.work("Kajal") as entry:
        assert len(envelopes_of(entry, "origin")) == 1
        assert records_of(entry, "origin") == ()


def test_a_recused_chair_counts_nothing_of_her_file(board: FileRoom) -> None:
    case = adult(board)
    board.desk("Kajal").identity.write(WhoSheIs(case, home_state="Bihar"))
    board.desk("Bina").team.recuse(Recuse(case, RecusalGround.HOUSE, board.slots["Asha"]))
    assert true(tables(board)["origin"]) == {}
    assert true(tables(board)["board"]) == {}
    assert true(tables(board, "Bina")["origin"]) == {"in-br": 1}
    assert true(tables(board, "Bina")["board"]) == {"recusals": 1}


def test_an_erased_file_stays_counted_and_leaves_no_link(board: FileRoom) -> None:
    at(board, DAY)
    case = board.begin()
    board.desk("Kajal").identity.write(WhoSheIs(case, home_country="Nepal"))
    scope = OutOfScope(case, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    before = tables(board)
    with board.work("Asha") as entry:
        token = entry.open(case).head.fact_token
    at(board, DAY + timedelta(days=31))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    after = tables(board)
    for key in ("bands", "origin", "source"):
        assert true(after[key]) == true(before[key])
    assert true(after["origin"]) == {"np": 1}
    with board.work("Asha") as entry:
        assert envelopes_of(entry, "origin") == ()
        (fact,) = records_of(entry, "fact")
        assert fact.id != token
        assert isinstance(fact, StatFact)
    assert true(tables(board, year=(DAY + timedelta(days=31)).year)["data"])["erased_files"] == 1


def test_a_line_of_an_earlier_program_is_counted_from_its_file(board: FileRoom) -> None:
    case = adult(board)
    with board.work("Asha") as entry:
        (line,) = (one for one in entry.readable() if one.case_id == case)
        bare = replace(line, countable="")
        entry.readable = lambda: (bare,)  # type: ignore[method-assign]
        (fact,) = facts_of_board(entry)
        assert (fact.band, fact.source) == ("from_25", "peer")
        gone = replace(bare, case_id="0" * 32)
        entry.readable = lambda: (gone,)  # type: ignore[method-assign]
        (fact,) = facts_of_board(entry)
        assert fact.month == ""


def test_a_file_only_noticed_is_not_screened(board: FileRoom) -> None:
    at(board, DAY)
    board.begin()
    found = board.desk("Asha").statistics.working(str(DAY.year)).found
    assert (found.screened, found.adds_up) == (0, True)


def test_the_year_of_the_board(board: FileRoom) -> None:
    at(board, DAY)
    work = board.desk("Bina").sitting_work
    full = work.call(CallSitting(board.board, DAY + timedelta(hours=60), "Office")).id
    work.call(CallSitting(board.board, DAY + timedelta(hours=80), "Office"))
    work.call(CallSitting(board.board, DAY + timedelta(days=20), "Office"))
    for name in ("Asha", "Bina", "Champa", "Farida"):
        work.mark_present(MarkPresent(full, board.member(name)))
    at(board, DAY + timedelta(days=6))
    with board.work("Asha") as entry:
        found = board_year(entry, DAY.year)
        assert board_year(entry, DAY.year - 1).sittings == 0
    assert (found.sittings, found.quorum_failures) == (2, 1)
    assert (found.votes, found.community_votes) == (4, 3)


def released(board: FileRoom) -> Released:
    """A year with thirty willing adults of Bihar, counted from what was kept of them."""
    at(board, DAY)
    with board.work("Asha") as entry:
        for n in range(30):
            fact = StatFact(
                **entry.origin(),
                month=f"{DAY.year}-0{1 + n % 9}",
                finding="willing",
                band="from_25",
                origin="in-br" if n else "np",
                source="peer",
                events=((DAY.year, "letter_osc_taken", 1), (DAY.year, "visit_due", 1)),
            )
            seal_new(entry, "fact", {board.slots["Asha"], board.slots["Bina"]}, fact)
    at(board, DAY + timedelta(days=400))
    board.desk("Asha").statistics.release(str(DAY.year))
    (one,) = board.desk("Bina").statistics.releases()
    return one


def test_a_released_year_keeps_its_tables_as_printed(board: FileRoom) -> None:
    one = released(board)
    kept = dict(one.tables)
    assert tuple(kept) == TABLES
    assert ("in-br", "number", "hidden") in kept["origin"]
    assert ("np", "number", "<5") in kept["origin"]
    assert ("from_25", "willing", "–") in kept["bands"]  # the finding itself is hidden
    assert ("osc", "taken", "30") in kept["letters"]
    assert ("community_share", "share", "–") in kept["board"]
    assert one.definitions == "2"


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_released_year_on_paper_and_in_a_spreadsheet(board: FileRoom, language: str) -> None:
    one = released(board)
    tr = translator(language, language == "bn")
    assert return_pdf(one, tr, HEAD).startswith(b"%PDF")
    head, rows = return_table(one, tr)
    assert {len(row) for row in rows} == {len(head)}
    assert xlsx_bytes("x", head, rows).startswith(b"PK")
    assert csv_bytes(head, rows)


def test_what_the_paper_of_a_year_says(board: FileRoom) -> None:
    one = released(board)
    said = " ".join(text_of(return_pdf(one, translator("en"), HEAD)).split())
    assert "definitions 2" in said
    assert "Where they come from" in said
    assert "Bihar hidden" in said
    assert "Check: child by order" not in said  # findings about children are hidden
    assert "the 30 screened" in said
    _, rows = return_table(one, translator("en"))
    assert [
        "Letters to services and what became of them",
        "One Stop Centre",
        "Taken up",
        30,
    ] in rows
    open_year = replace(
        one,
        columns=("screened", "child_by_order", "presumed_child", "unwilling", "uncertain"),
        numbers=(35, 5, 5, 5, 5),
    )
    more = replace(
        open_year,
        columns=(*open_year.columns, "willing", "out_of_scope", "open"),
        numbers=(*open_year.numbers, 5, 5, 5),
        small=(),
        hidden=(),
        tables=(("origin", ()),),
    )
    said = " ".join(text_of(return_pdf(more, translator("en"), HEAD)).split())
    assert "= 35; screened = 35" in said
    assert "Withheld: a small number would show" in said


def test_an_origin_that_is_not_known_is_not_kept(board: FileRoom) -> None:
    case = adult(board)
    desk = board.desk("Kajal").identity
    desk.write(WhoSheIs(case, home_state="Bihar"))
    desk.write(WhoSheIs(case))
    with board.work("Asha") as entry:
        assert not [one for one in records_of(entry, "origin") if isinstance(one, StatOrigin)]


def test_a_return_says_when_the_board_is_not_composed_as_it_should(board: FileRoom) -> None:
    today = board.book.clock.today()
    assert board_year_return(board).broken_since is None
    board.desk("Bina").board_work.end(EndMember(board.member("Champa"), today, "Moved"))
    one = board_year_return(board, year=today.year - 2)
    assert one.broken_since == today
    said = " ".join(text_of(return_pdf(one, translator("en"), HEAD)).split())
    assert "Composition not met since" in said


def board_year_return(board: FileRoom, year: int = 0) -> Released:
    period = str(year or board.book.clock.today().year - 1)
    board.desk("Asha").statistics.release(period)
    return next(one for one in board.desk("Asha").statistics.releases() if one.period == period)


def test_the_register_of_releases_counts_every_cell(board: FileRoom) -> None:
    one = released(board)
    (row,) = CASE_REGISTERS["releases"].build(board.desk("Asha"), translator("en")).rows
    cells = [text for _, told in one.tables for _, _, text in told]
    assert row[2] == len(one.columns) + sum(text.isdecimal() for text in cells)
    assert int(str(row[2])) + int(str(row[3])) == len(cells) + len(columns_of(one.period))
