"""Points, decisions, briefs and acts done at once on the screen, in the order of one sitting."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from sr_board.cases.rules.decisions import DecisionStatus
from tests.ui.meetings.typing import go
from ui.cases.decision.forms import AddPointPage, DraftPage, NotePage, SignPage, VotePage
from ui.cases.decision.of_file_page import FileBoardPage
from ui.cases.decision.point_page import PointPage
from ui.cases.decision.read_pages import BriefsPage, DecisionPage
from ui.cases.decision.recuse_form import RecusePage
from ui.cases.emergency.page import EmergenciesPage, EmergencyForm
from ui.cases.sittings.sitting_page import SittingPage
from ui.main_window import MainWindow
from ui.page import Page

from .conftest import CODE, Open, Sitting


def _texts(page: Page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def _point(main: MainWindow, sits: Sitting) -> dict[str, str]:
    """Put the file before the sitting; where its point is."""
    form = go(main, "cases-point-add", sitting=sits.sitting)
    assert isinstance(form, AddPointPage)
    form.main.click()
    assert form.file.error()
    form.file.set_value(sits.case)
    form.proposal.set_value("support")
    form.options.set_value("support\nwait")
    form.main.click()
    points = sits.founded.work.cases.points.points(sits.sitting)
    return {"sitting": sits.sitting, "id": points[0].item_id}


def test_from_the_sitting_to_a_signed_decision(window: Open, sits: Sitting) -> None:
    work = sits.founded.work
    main = window(work)
    place = _point(main, sits)
    sitting = go(main, "cases-sitting", id=sits.sitting)
    assert isinstance(sitting, SittingPage)
    assert CODE in _texts(sitting)
    page = go(main, "cases-point", **place)
    assert isinstance(page, PointPage)
    assert "The quorum is met." in _texts(page)
    page.send_briefs()
    assert work.cases.points.point(place["id"]).briefs_sent

    note = go(main, "cases-point-note", **place)
    assert isinstance(note, NotePage)
    note.main.click()
    assert note.note.error()
    note.note.set_value("Seen by the doctor.")
    note.main.click()
    assert work.cases.points.point(place["id"]).note == "Seen by the doctor."

    draft = go(main, "cases-decision-draft", **place)
    assert isinstance(draft, DraftPage)
    assert draft.options.value() == "support\nwait"
    draft.main.click()
    assert draft.view_of_her.error()
    draft.view_of_her.set_value("She wants to rest first.")
    draft.reasons.set_value("She is safe now.")
    draft.main.click()
    assert main.here == "cases-point"
    decision = work.cases.points.point(place["id"]).decisions[0]

    vote = go(main, "cases-decision-vote", **place, decision=decision.id)
    assert isinstance(vote, VotePage)
    assert sorted(vote.seats) == [1, 2, 3, 4]
    vote.how.set_value("secret")
    vote.show_fields()
    vote.main.click()
    assert vote.in_favour.error()
    vote.how.set_value("named")
    vote.show_fields()
    for number, pair in vote.seats.items():
        pair.set_value("against" if number == 4 else "for")
    vote.main.click()
    voted = work.cases.points.point(place["id"]).decisions[0]
    assert (voted.tally, voted.passed) == ((3, 1, 0), True)

    sign = go(main, "cases-decision-sign", **place, decision=decision.id)
    assert isinstance(sign, SignPage)
    assert "3 for, 1 against, 0 abstained." in _texts(sign)
    assert sign.wishes()
    sign._signed(sits.founded.second())
    signed = work.cases.points.point(place["id"]).decisions[0]
    assert signed.status is DecisionStatus.SIGNED

    read = go(main, "cases-decision", case=sits.case, id=decision.id)
    assert isinstance(read, DecisionPage)
    assert "Passed: Support as in the plan" in _texts(read)


def test_what_the_board_cannot_decide_is_said_and_kept(window: Open, sits: Sitting) -> None:
    work = sits.founded.work
    main = window(work)
    place = _point(main, sits)
    draft = go(main, "cases-decision-draft", **place)
    assert isinstance(draft, DraftPage)
    draft.proposal.set_value("stay")
    draft.show_fields()
    assert draft.place_named.isVisible()
    draft.place_named.set_value("third lane")
    draft.view_of_her.set_value("She says nothing.")
    draft.reasons.set_value("They asked for it.")
    draft.main.click()
    notice = draft.notices.current()
    assert notice is not None
    kept = work.cases.points.point(place["id"]).decisions
    assert DecisionStatus.REFUSED in [one.status for one in kept]
    page = go(main, "cases-point", **place)
    assert isinstance(page, PointPage)
    assert "Not possible. The draft is kept." in _texts(page)


def test_an_act_done_at_once_is_written_and_ratified(window: Open, sits: Sitting) -> None:
    work = sits.founded.work
    main = window(work)
    form = go(main, "cases-emergency-new")
    assert isinstance(form, EmergencyForm)
    form.main.click()
    assert form.file.error()
    form.file.set_value(sits.case)
    for tick in form.ticks.values():
        tick.setChecked(True)
    form.reason.set_value("At night.")
    form.main.click()
    notice = form.notices.current()
    assert notice is not None
    assert "Report now" in notice.text()
    form.with_whom.set_value(sits.founded.person(3))
    form.main.click()
    page = go(main, "cases-emergencies")
    assert isinstance(page, EmergenciesPage)
    assert CODE in _texts(page)
    draft = go(main, "cases-decision-draft", **_point(main, sits))
    assert isinstance(draft, DraftPage)
    draft.proposal.set_value("ratify")
    draft.show_fields()
    assert draft.about.value() == work.cases.points.emergencies()[0].act.id


def test_the_board_on_one_file(window: Open, sits: Sitting) -> None:
    main = window(sits.founded.work)
    _point(main, sits)
    page = go(main, "cases-file-board", id=sits.case)
    assert isinstance(page, FileBoardPage)
    assert page.main.isVisible()
    page.main.click()
    form = main.page("cases-point-add")
    assert isinstance(form, AddPointPage)
    assert form.file.value() == sits.case
    assert form.sitting.value() == sits.sitting
    form.go_back()
    assert main.here == "cases-file-board"


def test_a_brief_is_read_and_its_reader_takes_no_part(window: Open, sits: Sitting) -> None:
    work = sits.founded.work
    main = window(work)
    point = go(main, "cases-point", **_point(main, sits))
    assert isinstance(point, PointPage)
    point.send_briefs()
    page = go(main, "cases-briefs")
    assert isinstance(page, BriefsPage)
    assert f"File {CODE}" in _texts(page)
    brief = work.cases.points.briefs()[0]
    form = go(main, "cases-recuse", id=brief.id)
    assert isinstance(form, RecusePage)
    form.main.click()
    assert form.ground.error()
    page.leave()
    assert not page.cards
