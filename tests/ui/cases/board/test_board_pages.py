"""The board on the screen: constituted, its seats filled and left, duty, code of conduct."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from sr_board.cases.board.service_lapsed import LapsedFound, ShortTeam
from sr_board.cases.vocabulary import BoardOffice, Side
from tests.ui.meetings.typing import go
from ui.buttons import Button
from ui.cases.board.code import CodePage
from ui.cases.board.constitute import ConstitutePage
from ui.cases.board.duty import DutyPage, OnDutyPage, TrainingPage
from ui.cases.board.handover_form import HandoverPage
from ui.cases.board.page import BoardPage
from ui.cases.board.parts import SeatLine
from ui.cases.board.presenter import CodeSeen
from ui.cases.board.rules_form import RulesPage
from ui.cases.board.seat_forms import AlternatePage, AppointPage, EndPage, RenewPage, SeatPage
from ui.live import speak
from ui.shapes import State
from ui.today_cases import standing_rows

from .conftest import Founded, Open


def _texts(page: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(page, QWidget)
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_a_board_is_constituted_on_the_screen(window: Open, before: Founded) -> None:
    main = window(before.work)
    page = go(main, "cases-board")
    assert isinstance(page, BoardPage)
    assert page.main.words() == "Constitute the board"
    page.main.click()
    form = go(main, "cases-board-new")
    assert isinstance(form, ConstitutePage)
    form.name.set_value("Noorpur board")
    form.place_code.set_value("nor")
    form.decided.set_value("3/2026")
    kinds = ("community/sex_worker", "community/sex_worker", "community/other", "outside/doctor")
    offices = (BoardOffice.CHAIR, BoardOffice.SECRETARY, BoardOffice.NONE, BoardOffice.NONE)
    for row, user, kind, office in zip(form.rows, (1, 3, 4, 5), kinds, offices, strict=False):
        row.who.set_value(before.person(user))
        row.kind.set_value(kind)
        row.office.set_value(str(office))
    form.count()
    assert form.counted.text() == "3 of 4 held seats belong to the community; at least 3 of 5 must."
    form.rows[4].kind.set_value("outside/lawyer")
    form.main.click()
    assert form.rows[4].who.error()
    form.rows[4].kind.set_value(None)
    assert form.wishes()
    form._signed(before.second())
    QApplication.processEvents()
    board = before.work.cases.board.board()
    assert board is not None
    assert board.place_code == "NOR"
    assert main.here == "cases-board"


def test_what_is_typed_of_a_new_board_is_kept(window: Open, before: Founded) -> None:
    form = go(window(before.work), "cases-board-new")
    assert isinstance(form, ConstitutePage)
    form.name.set_value("Ghat board")
    form.rows[0].who.set_value(before.person(4))
    kept = form.draft()
    assert kept is not None
    again = go(window(before.work), "cases-board-new")
    assert isinstance(again, ConstitutePage)
    again.restore(kept)
    again.arrive()
    assert again.name.value() == "Ghat board"
    assert again.rows[0].who.value() == before.person(4)


def test_the_page_says_who_sits_and_who_has_no_vote(window: Open, founded: Founded) -> None:
    page = go(window(founded.work), "cases-board")
    assert isinstance(page, BoardPage)
    assert len(page.community.findChildren(SeatLine)) >= 3
    words = _texts(page)
    for piece in ("Mina, chair", "Noor, secretary", "seat 4: doctor, from outside", "Dr Ila"):
        assert piece in words
    lapsed = page.notices.current("lapsed")
    assert lapsed is not None
    assert "3 members have no vote now." in lapsed.text()


def test_seats_from_vacant_to_left(window: Open, founded: Founded) -> None:
    main = window(founded.work)
    form = go(main, "cases-board-seat")
    assert isinstance(form, SeatPage)
    form.main.click()
    assert form.kind.error()
    form.kind.set_value("community/branch_committee")
    form.main.click()
    board = founded.work.cases.board.board()
    assert board is not None
    seat = board.seats[-1]
    assert (seat.side, seat.holder) == (Side.COMMUNITY, None)

    fill = go(main, "cases-board-appoint", seat=seat.id)
    assert isinstance(fill, AppointPage)
    fill.main.click()
    assert fill.who.error()
    fill.who.set_value(founded.person(6))
    fill.term_to.box.clear()
    fill.main.click()
    assert fill.term_to.error()
    fill.term_to.set_day(fill.presenter.today)
    fill.main.click()
    assert main.here == "cases-board"
    member = founded.work.cases.board.terms(board.id)[-1]
    assert member.name == founded.making.sample.users[6].name

    renew = go(main, "cases-board-renew", member=member.id)
    assert isinstance(renew, RenewPage)
    renew.term_to.box.clear()
    renew.main.click()
    assert renew.term_to.error()
    renew.term_to.set_day(board.seats[0].holder.term_to if board.seats[0].holder else None)
    renew.main.click()
    newest = founded.work.cases.board.terms(board.id)[-1]
    assert newest.term_from == renew.presenter.today

    end = go(main, "cases-board-end", member=newest.id)
    assert isinstance(end, EndPage)
    end.main.click()
    assert end.reason.error()
    end.reason.set_value("Moved away")
    end.main.click()
    after = founded.work.cases.board.board()
    assert after is not None
    assert after.seats[-1].holder is None


def test_an_alternate_of_the_other_side_is_refused_in_words(window: Open, founded: Founded) -> None:
    board = founded.work.cases.board.board()
    assert board is not None
    form = go(window(founded.work), "cases-board-alternate", seat=board.seats[0].id)
    assert isinstance(form, AlternatePage)
    form.main.click()
    assert form.who.error() or form.kind.error()
    form.who.set_value(founded.person(6))
    form.kind.set_value("lawyer")
    form.main.click()
    notice = form.notices.current()
    assert notice is not None
    assert "own side" in notice.text()


def test_a_constitution_never_loosens_on_the_screen(window: Open, founded: Founded) -> None:
    main = window(founded.work)
    form = go(main, "cases-board-rules")
    assert isinstance(form, RulesPage)
    form.need_least.set_value("")
    form.main.click()
    assert form.need_least.error()
    form.need_least.set_value(2)
    form.resolution.set_value("9/2026")
    form.main.click()
    assert form.need_least.error()
    form.need_least.set_value(4)
    form.share.set_value("2/3")
    form.main.click()
    board = founded.work.cases.board.board()
    assert board is not None
    assert (board.settings.need_least, board.settings.share_num) == (4, 2)


def test_duty_and_training_on_the_screen(window: Open, founded: Founded) -> None:
    main = window(founded.work)
    form = go(main, "cases-board-on-duty")
    assert isinstance(form, OnDutyPage)
    form.main.click()
    assert form.who.error()
    form.who.set_value(founded.person(6))
    form.until_time.box.clear()
    form.main.click()
    assert form.until_time.error()
    form.until_time.set_moment(form.since_time.moment())
    form.main.click()
    page = go(main, "cases-board-duty")
    assert isinstance(page, DutyPage)
    train = go(main, "cases-board-training")
    assert isinstance(train, TrainingPage)
    train.who.set_value(founded.person(6))
    train.topic.set_value("First talk")
    train.held_on.set_value("12/1/2026")
    train.main.click()
    assert "First talk" in _texts(go(main, "cases-board-duty"))


def test_the_code_of_conduct_is_accepted_once(window: Open, founded: Founded) -> None:
    page = go(window(founded.work), "cases-code")
    assert isinstance(page, CodePage)
    assert not page.accept_button.isVisible()
    page.show_due(CodeSeen("1"))
    assert page.accept_button.isVisible()
    page.accept()
    assert "You have accepted it." in _texts(page)


def test_an_office_is_handed_over_on_the_screen(window: Open, founded: Founded) -> None:
    form = go(window(founded.work), "cases-board-handover")
    assert isinstance(form, HandoverPage)
    form.main.click()
    assert form.office.error()
    form.office.set_value("secretary")
    form.main.click()
    assert form.who.error()
    form.who.set_value(next(key for key, name in form.who._choices if name == "Tara"))
    assert form.wishes()
    form._signed(founded.second())
    notice = form.notices.current()
    assert notice is not None
    assert "cannot take this office" in notice.text()


def test_keys_without_standing_are_found_and_taken_back_with_one_press(
    window: Open, founded: Founded
) -> None:
    shown = window(founded.work)
    page = go(shown, "cases-board")
    assert isinstance(page, BoardPage)
    assert page.notices.current("keys") is None
    view = founded.work.cases.board.board()
    assert view is not None
    seen = page.presenter.seen()
    page.show_board(replace(seen, lapsed=LapsedFound(view.id, ("x",), 2), lapsed_names=("Tara",)))
    told = page.notices.current("keys")
    assert told is not None
    assert "2 files: Tara" in told.text()
    told.findChildren(Button)[0].click()
    assert "0 teams were changed" in page.notices.current().text()


def test_today_says_to_whom_standing_is_missing(founded: Founded) -> None:
    short = (ShortTeam("c1", "SRB-KOL-26-0147-B", 0, True), ShortTeam("c2", "b", 1, False))
    lapsed = SimpleNamespace(waiting=lambda: LapsedFound("b", ("x",), 3), short=lambda: short)
    files = SimpleNamespace(closed=lambda: True)
    work = SimpleNamespace(
        holds_cases=True,
        who=founded.work.who,
        cases=SimpleNamespace(files=files, lapsed_work=lapsed),
    )
    rows = standing_rows(work)
    assert [row.go for row in rows] == ["cases-code", "cases-board", *["cases-team-name"] * 2]
    assert [row.place for row in rows[2:]] == [{"id": "c1"}, {"id": "c2"}]
    assert [row.state for row in rows[2:]] == [State.OVER, State.DUE]
    assert speak(rows[2].fact) == "SRB-KOL-26-0147-B: nobody of its team can open it"
    assert speak(rows[3].fact) == "b: only one of its team can open it"
    assert "3 files" in speak(rows[1].line)
    assert standing_rows(founded.work) == []
    assert standing_rows(SimpleNamespace(holds_cases=False)) == ()
