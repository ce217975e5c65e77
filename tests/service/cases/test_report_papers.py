"""Reports by law on paper: blank lines for one, the child's identity for two, the pack's lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sr_board.base.errors import RuleBroken
from sr_board.cases.files.report_form import ReportWords, report_form
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_identity import WhoSheIs
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.moments import When
from sr_board.cases.packs import PackView, fallback_pack, shipped
from sr_board.cases.papers.card import clock_card_pdf
from sr_board.cases.papers.reports import production_pdf
from sr_board.cases.records import IdentityOpening
from sr_board.cases.vocabulary import CaseSource, Evidence, EvidenceSeen
from sr_board.cases.words.reports import AUTHORITIES, GROUNDS, REPORTERS
from sr_board.i18n import translator
from tests.golden.test_meeting_papers import text_of
from tests.service.cases.conftest import FileRoom
from tests.service.cases.test_adults import adult
from tests.service.cases.test_papers import HEAD, child

EN = translator("en")
FORM = report_form(shipped("in"))


def known(board: FileRoom) -> str:
    case = child(board)
    who = WhoSheIs(case, "Zorina", home_district="Nadia", languages=("Bengali",), support="glasses")
    board.desk("Kajal").identity.write(who)
    return case


def test_two_who_hold_the_identity_let_the_report_name_the_child(board: FileRoom) -> None:
    case = known(board)
    told = board.desk("Asha").identity_papers.report(case, board.second("Kajal"))
    view = board.desk("Asha").files.whole(case)
    words = ReportWords(
        to="Committee, Kolkata",
        grounds=frozenset({"without home"}),
        producer="A. Sen",
        reporter="social worker",
        phone="98300 00000",
        own_words="she wants to go to school",
        known="a man waits for her",
    )
    made = text_of(production_pdf(view, EN, HEAD, form=FORM, words=words, told=told))
    for there in ("Zorina", "Nadia", "Bengali", "glasses", "A. Sen, 98300 00000", "school"):
        assert there in made
    assert made.count("×") == 1
    assert "could not draw" not in made
    assert "a man waits" not in made
    assert "Zorina" not in repr(told)
    letter = text_of(production_pdf(view, EN, HEAD, police=True, form=FORM, words=words, told=told))
    assert "a man waits" in letter
    assert "Number of the entry" in letter
    opened = board.desk("Asha").files.whole(case).all(IdentityOpening)
    assert "statutory_report" in {one.reason for one in opened}


def test_one_person_prints_with_lines_and_no_name(board: FileRoom) -> None:
    case = known(board)
    paper = AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.COPY, date(2000, 1, 1))
    board.desk("Kajal").age.evidence(paper)
    view = board.desk("Bina").files.whole(case)  # she may not open the identity
    made = text_of(production_pdf(view, EN, HEAD, form=FORM))
    for absent in ("Zorina", "Nadia", "Bengali", "glasses"):
        assert absent not in made
    assert "Child Welfare Committee" in made
    assert "likely to be drawn into trafficking" in made
    assert made.count("disagrees") == 3
    with pytest.raises(RuleBroken, match="case-r10"):
        board.desk("Bina").identity_papers.report(case, board.second("Kajal"))
    for second in (None, board.second("Kajal"), board.second("Bina")):
        with pytest.raises(RuleBroken, match="case-r10"):
            board.desk("Kajal").identity_papers.report(case, second)


def test_an_adult_is_reported_to_nobody(board: FileRoom) -> None:
    case = adult(board)
    with pytest.raises(RuleBroken, match="case-no-report"):
        board.desk("Asha").identity_papers.report(case, board.second("Kajal"))


def test_a_nameless_child_is_printed_as_not_known(board: FileRoom) -> None:
    now = When(board.book.clock.now())
    notice = TakeNotice(CaseSource.HELPLINE, now, place_hint="third lane", apprehended=True)
    case = board.desk("Kajal").intake.notice(notice).id
    told = board.desk("Asha").identity_papers.report(case, board.second("Kajal"))
    view = board.desk("Kajal").files.whole(case)
    made = text_of(production_pdf(view, EN, HEAD, told=told))
    assert "name not known" in made
    assert "third lane" in made


def test_a_number_of_a_form_is_printed_when_somebody_confirmed_it() -> None:
    pack = shipped("in-wb")
    assert FORM.label == ""
    forms = {"production_report": "Form 17", "verified": False}
    content = dict(pack.content) | {"forms": forms}
    assert report_form(PackView("x", "1", content)).label == ""
    content["forms"] = forms | {"verified": True}
    assert report_form(PackView("x", "1", content)).label == "Form 17"
    assert report_form(fallback_pack()).grounds == ()


@pytest.mark.parametrize("pack", ["in", "in-wb", "in-ka", "in-tg", "in-ap", "international"])
def test_every_list_of_the_shipped_packs_has_words(pack: str) -> None:
    form = report_form(shipped(pack))
    assert form.authority in AUTHORITIES
    assert set(form.grounds) <= GROUNDS
    assert set(form.reporters) <= REPORTERS


def test_a_confirmed_form_stands_below_the_title(board: FileRoom) -> None:
    view = board.desk("Kajal").files.whole(known(board))
    labelled = replace(FORM, label="Form 17", reporters=("elder of the lane",))
    made = text_of(production_pdf(view, EN, HEAD, form=labelled))
    assert "Form 17" in made
    assert "elder of the lane" in made
    assert "Form 17" not in text_of(production_pdf(view, EN, HEAD, police=True, form=labelled))


@pytest.mark.parametrize("language", ["en", "bn"])
def test_the_card_for_a_purse_names_nothing(board: FileRoom, language: str) -> None:
    case = known(board)
    desk = board.desk("Kajal")
    view, sheet = desk.files.whole(case), desk.calling.now(case)
    tr = translator(language, language == "bn")
    made = text_of(clock_card_pdf(view, sheet.calls, tr))
    words = made.replace("\n", "")
    assert view.head.code in words
    if language == "en":
        assert "1098" in words
        assert "Appointment" in words
        outing = ("child", "police", "committee", "board", "report", "zorina", "helpline", "case")
        assert [word for word in outing if word in words.casefold()] == []
