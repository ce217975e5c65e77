"""The return and the certificate on paper, and the registers of the offices: codes and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sr_board.cases.files.service_adult import OutOfScope
from sr_board.cases.keeping.service_breaches import NoteBreach, ToldBreach
from sr_board.cases.moments import When
from sr_board.cases.papers.law import certificate_pdf
from sr_board.cases.papers.the_return import return_pdf
from sr_board.cases.registers.building import CASE_REGISTERS
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from tests.conftest import START
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom

HEAD = Letterhead("Kolkata board", Tile("flower", "marigold"))
DAY = START.replace(second=0, microsecond=0) + timedelta(days=1)
KEPT = ("erasures", "breaches", "releases", "packs")


def lived(board: FileRoom) -> str:
    """A file erased, a breach told, a year released; the year."""
    board.book.clock.set(DAY)
    case = board.begin(code="SRB-KOL-26-0148-8")
    scope = OutOfScope(case, visitor=True, second=board.second("Bina"))
    board.desk("Kajal").adult.out_of_scope(scope)
    breaches = board.desk("Asha").breaches
    made = breaches.note(NoteBreach(When(DAY), "A sheet was lost", 2)).id
    breaches.told(ToldBreach(made, authority_told=When(DAY)))
    board.book.clock.set(DAY + timedelta(days=400))
    board.confirm_clock()
    assert board.desk("Asha").retention.erase_due() == 1
    board.desk("Asha").statistics.release(str(DAY.year))
    return str(DAY.year)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_return_and_certificate_are_drawn(board: FileRoom, language: str) -> None:
    lived(board)
    tr = translator(language, language == "bn")
    (released,) = board.desk("Asha").statistics.releases()
    (cert,) = board.desk("Asha").retention.certificates()
    paper, proof = return_pdf(released, tr, HEAD), certificate_pdf(cert, tr, HEAD)
    assert paper.startswith(b"%PDF")
    assert proof.startswith(b"%PDF")
    if language == "en":
        said = " ".join(text_of(paper).split())
        assert "Screened <5" in said
        assert "SRB-KOL" not in said
        assert "in@1" in said
        told = " ".join(text_of(proof).split())
        assert "SRB-KOL-26-0148-8" in told
        assert "none holds it" in told


def test_what_was_hidden_says_so_and_a_month_tells_no_outcomes(board: FileRoom) -> None:
    lived(board)
    (released,) = board.desk("Asha").statistics.releases()
    tr = translator("en")
    shown = replace(
        released, columns=("screened",), numbers=(31,), hidden=("willing",), small=("minors",)
    )
    said = " ".join(text_of(return_pdf(shown, tr, HEAD)).split())
    assert "Screened 31" in said
    assert "Minors <5" in said
    assert "Adult, willing hidden" in said
    assert "How it went" in said
    month = " ".join(text_of(return_pdf(replace(shown, period="2026-03"), tr, HEAD)).split())
    assert "March 2026" in month
    assert "How it went" not in month


@pytest.mark.parametrize("key", KEPT)
def test_registers_hold_what_the_offices_keep(board: FileRoom, key: str) -> None:
    year = lived(board)
    made = CASE_REGISTERS[key].build(board.desk("Asha"), translator("en"))
    cells = [str(cell) for row in made.rows for cell in row]
    wanted = {
        "erasures": "SRB-KOL-26-0148-8",
        "breaches": "A sheet was lost",
        "releases": f"Year {year}",
    }
    if key in wanted:
        assert wanted[key] in cells
    else:
        assert made.rows == ()
    assert all(len(row) == len(made.columns) for row in made.rows)
