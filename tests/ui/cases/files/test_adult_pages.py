"""Pages of the adult's side: a talk, her word, consent, outcome, closing."""

from __future__ import annotations

from datetime import date

from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.records import WillingnessInterview
from sr_board.cases.vocabulary import (
    Evidence,
    EvidenceSeen,
    MeansState,
    MeansTick,
    Outcome,
    Purpose,
)
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import notice
from ui.cases.files.adult_forms import (
    ClosePage,
    HerWordPage,
    OutcomePage,
    TalkPage,
)
from ui.cases.files.consent_page import ConsentPage


def test_a_talk_names_who_listened_and_what_works_on_her(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-talk", id=case)
    page = shown.page("cases-talk")
    assert isinstance(page, TalkPage)
    page.save()
    assert shown.here == "cases-talk"  # nobody listened yet
    page.second.set_value(page.listeners[0][0])
    page.means["debt_or_advance"].set_value(MeansState.ENDED)
    page.none.click()
    page.save()
    assert shown.here == "cases-talk"  # "none" beside a means
    page.none.click()
    page.gates["place_private"].click()
    page.save()
    assert shown.here == "cases-file"
    view = founded.work.cases.files.whole(case)
    assert any(one.what == "interviewed" for one in view.timeline)
    (talk,) = view.all(WillingnessInterview)
    assert [(one.means, one.state) for one in talk.means] == [
        (MeansTick.DEBT_OR_ADVANCE, MeansState.ENDED)
    ]


def test_her_word_needs_words_and_a_file_of_an_adult(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-her-word", id=case)
    page = shown.page("cases-her-word")
    assert isinstance(page, HerWordPage)
    page.save()
    assert shown.here == "cases-her-word"
    page.words.set_value("I want to go home")
    page.save()
    assert shown.here == "cases-her-word"  # nobody found yet that she is an adult


def test_consent_is_given_line_by_line_and_taken_back_at_once(
    founded: Founded, window: Open
) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.desk.go("cases-consent", id=case)
    page = shown.page("cases-consent")
    assert isinstance(page, ConsentPage)
    assert not any(tick.isChecked() for tick in page.ticks.values())
    assert page.aloud.text().startswith("We want to write down")
    page.save()
    assert shown.here == "cases-consent"
    page.ticks[str(Purpose.ASSIST)].click()
    page.save()
    assert shown.here == "cases-file"
    (row,) = founded.work.cases.files.whole(case).all(ConsentRow)
    assert (row.notice_version, row.language) == ("in@1/1", "en")
    shown.desk.go("cases-consent", id=case)
    page._take_back()
    assert founded.work.cases.files.whole(case).identity_there  # she may be a child still
    founded.work.cases.age.evidence(
        AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, date(1998, 4, 2))
    )
    assert not founded.work.cases.files.whole(case).identity_there


def test_outcome_and_closing(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-outcome", id=case)
    page = shown.page("cases-outcome")
    assert isinstance(page, OutcomePage)
    page.save()
    assert shown.here == "cases-outcome"
    page.outcome.set_value(Outcome.OTHER_SUPPORT)
    page.save()
    assert founded.work.cases.files.whole(case).head.erase_identity_on is not None
    shown.desk.go("cases-close", id=case)
    closing = shown.page("cases-close")
    assert isinstance(closing, ClosePage)
    assert closing.needs_two()
    closing.save()
    assert closing.panel.isVisible()
