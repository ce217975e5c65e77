"""Papers of a file: lines for handwriting, no name, the clock as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear, Journey
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.moments import When
from sr_board.cases.papers.files import case_sheet_pdf, tonight_pdf
from sr_board.cases.papers.reports import production_pdf
from sr_board.cases.vocabulary import CaseSource, Evidence, Flag
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile
from tests.conftest import START
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom

HEAD = Letterhead("Kolkata board", Tile("flower", "marigold"))


def child(board: FileRoom) -> str:
    now = START + timedelta(days=1)
    board.book.clock.set(now)
    desk = board.desk("Kajal")
    flags = frozenset({Flag.MEDICAL_URGENT})
    notice = TakeNotice(CaseSource.PEER, When(now), name="Zorina", flags=flags)
    case = desk.intake.notice(notice).id
    desk.child.fear(Fear(case, "looks_young"))
    desk.child.journey(Journey(case, 80, "the lanes", "the committee"))
    for kind, lower in ((Evidence.HOSPITAL_NOTE, 18), (Evidence.BIRTH_CERTIFICATE, 16)):
        desk.age.evidence(AddEvidence(case, kind, lower=lower, upper=20, margin=1))
    return case


@pytest.mark.parametrize("language", ["en", "bn"])
def test_reports_and_sheets_hold_no_name(board: FileRoom, language: str) -> None:
    case = child(board)
    view = board.desk("Kajal").files.whole(case)
    tr = translator(language, language == "bn")
    clocks = board.desk("Kajal").files.clocks()
    made = [
        production_pdf(view, tr, HEAD),
        production_pdf(view, tr, HEAD, police=True),
        case_sheet_pdf(view, tr, HEAD),
        tonight_pdf(clocks, [("Helpline", "1098")], tr, HEAD, now=board.book.clock.now()),
    ]
    for pdf in made:
        assert pdf.startswith(b"%PDF")
        if language == "en":
            words = text_of(pdf)
            assert "Zorina" not in words
            assert view.head.code in words.replace("\n", "")


def test_evidence_stands_in_the_order_of_the_law(board: FileRoom) -> None:
    view = board.desk("Kajal").files.whole(child(board))
    words = text_of(production_pdf(view, translator("en"), HEAD))
    assert words.index("Birth certificate") < words.index("Note of a hospital")
    assert "80 minutes" in words
