"""A whole election through the window: called, nominated, voted, tied, drawn, declared, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from governance.elections.models import BallotPaper
from sr_board.people.models import OfficeTerm
from tests.ui.elections.society import Society
from tests.ui.meetings.typing import ctrl_enter, enter, go, type_text
from ui.buttons import Button
from ui.main_window import MainWindow

Open = Callable[..., MainWindow]


def state(society: Society, election: str) -> str:
    return society.work.elections.reading.whole(election).state


def press_in(notice: QWidget, words: str) -> None:
    """Press the button of a notice that says these words."""
    next(b for b in notice.findChildren(Button) if b.words() == words).click()


def test_from_the_call_to_the_terms(window: Open, society: Society) -> None:
    main = window()
    call = go(main, "election-call")
    call.name.set_value("Committee election")
    call.posts[0].office.set_value(society.office["member"])
    call.posts[0].office_chosen()
    call.posts[0].seats.set_value("3")
    ctrl_enter(main)
    election = society.work.elections.reading.listed()[0].id
    page = main.page("election")
    assert page.title.text() == "Committee election"
    ctrl_enter(main)
    helpers = main.page("election-helpers")
    helpers.officer.set_value(society.id_of(11))
    helpers.first.set_value(society.id_of(12))
    helpers.second.set_value(society.id_of(13))
    ctrl_enter(main)
    ctrl_enter(main)
    assert state(society, election) == "called", "nothing was read out yet"
    assert "read out" in page.notices.current().text()
    page.read_tick.setChecked(True)
    ctrl_enter(main)
    assert state(society, election) == "nominations"
    ctrl_enter(main)
    form = main.page("election-nominations").form_card
    for number in (1, 2, 3, 4):
        form.person.set_value(society.id_of(number))
        form.proposer.set_value(society.id_of(14))
        form.seconder.set_value(society.id_of(15))
        form.consent.set_value("thumb")
        ctrl_enter(main)
    whole = society.work.elections.reading.whole(election)
    assert [c.name for c in whole.posts[0].candidates] == ["Asha", "Bina", "Malati", "Kajal"]
    society.set_day(society.today + timedelta(days=8))
    go(main, "election", id=election)
    ctrl_enter(main)
    assert state(society, election) == "scrutiny"
    names = go(main, "election-nominations", id=election)
    for candidate in society.work.elections.reading.whole(election).posts[0].candidates:
        names.decide(candidate, True)
    for _ in range(2):  # settle where a vote is needed, give out the symbols
        ctrl_enter(main)
    names.printed.set_value("90")
    names.spare.set_value("10")
    names.note_printed()
    roll = go(main, "election-roll", id=election)
    ctrl_enter(main)
    society.set_day(society.today + timedelta(days=6))
    go(main, "election", id=election)
    ctrl_enter(main)
    assert state(society, election) == "polling"
    roll = go(main, "election-roll", id=election)
    for number in range(1, 13):
        type_text(main, str(number))
        enter(main)
    assert roll.count.text() == "12 of 80"
    type_text(main, "3")
    enter(main)
    assert "voted already" in roll.number.error()
    ctrl_enter(main)
    assert state(society, election) == "counting"
    ctrl_enter(main)
    sheet = main.page("election-sheets")
    for number, votes in ((1, 10), (2, 8), (3, 5), (4, 5)):
        sheet.form.votes[number].set_value(votes)
    sheet.form.issued.set_value(12)
    sheet.form.valid.set_value(11)
    sheet.form.first.set_value(society.id_of(14))
    ctrl_enter(main)
    assert "Issued 12, found 11" in sheet.notices.current().text()
    sheet.form.blank.set_value(1)
    ctrl_enter(main)
    sheet.count()
    assert state(society, election) == "tie"
    count = main.page("election-count")
    assert count.main.words() == "Go to the equal votes"
    ctrl_enter(main)
    tie = main.page("election-tie")
    assert tie.main.words() == "Write the second count"
    ctrl_enter(main)
    again = main.page("election-sheets")
    for number, votes in ((1, 10), (2, 8), (3, 5), (4, 5)):
        again.form.votes[number].set_value(votes)
    again.form.valid.set_value(11)
    again.form.blank.set_value(1)
    again.form.first.set_value(society.id_of(16))
    ctrl_enter(main)
    tie = go(main, "election-tie", id=election)
    assert tie.main.words() == "Write the lot down"
    ctrl_enter(main)
    assert "Not everything" in tie.notices.current().text()
    for check in tie.checks:
        check.setChecked(True)
    tie.drawer.set_value("Jaya")
    tie.first.set_value("Uma")
    tie.other.set_value("Tara")
    tie.board.choose("4")
    assert tie.order == [4, 3]
    ctrl_enter(main)
    assert state(society, election) == "counting"
    count = go(main, "election-count", id=election)
    for _ in range(3):
        count.go_on()
        press_in(count.notices.current("mark"), "Write the mark")
    assert count.main.words() == "Declare the result"
    ctrl_enter(main)
    assert state(society, election) == "declared"
    after = go(main, "election-after", id=election)
    assert not after.main.isEnabled()
    society.set_day(society.today + timedelta(days=8))
    after = go(main, "election-after", id=election)
    ctrl_enter(main)
    assert state(society, election) == "closed"
    with society.book.read() as session:
        how = {t.person_id: t.how for t in session.query(OfficeTerm)}
    assert how == {
        society.id_of(1): "elected",
        society.id_of(2): "elected",
        society.id_of(4): "lot",
    }


def test_ranked_papers_are_typed_and_only_added_up(window: Open, society: Society) -> None:
    election = society.counting(society.ranked())
    main = window()
    page = go(main, "election-sheets", id=election, post=society.post(election))
    page.pad.line.line.setFocus()
    for paper in ("1 3 4", "2 1", "1 3 4", "0", "3", "৫ ১", "2 1"):
        type_text(main, paper)
        enter(main)
    assert page.pad.total.text() == "7 papers · 1 blank"
    type_text(main, "1 9")
    enter(main)
    assert page.pad.line.error()
    page.pad.line.set_value("")
    page.pad.take_back()
    assert page.pad.papers == {(1, 3, 4): 2, (2, 1): 1, (): 1, (3,): 1, (5, 1): 1}
    assert list(page.draft()["ballots"]) == ["", "1 3 4", "2 1", "3", "5 1"], "sorted, no order"
    page.form.first.set_value(society.id_of(14))
    ctrl_enter(main)
    with society.book.read() as session:
        rows = {row.pattern: row.count for row in session.query(BallotPaper)}
    assert rows == {"1,3,4": 2, "2,1": 1, "": 1, "3": 1, "5,1": 1}
    assert page.pad.papers == {}


def test_the_count_page_says_what_the_picture_shows(window: Open, society: Society) -> None:
    election = society.counted()
    main = window()
    page = go(main, "election-count", id=election)
    drawing = page.chart.rounds.drawing
    assert [column.head for column in drawing.columns][:2] == ["Round 1", "Round 2"]
    assert drawing.cells[0][0].text == "21"
    assert drawing.cells[0][0].note == "elected"
    assert drawing.threshold == 16 * 100_000
    assert "Umbrella" in page.chart.side.accessibleDescription()
    assert page.main.words() == "Add the third mark"
    assert page.foot.reason.text() == "The result can be declared after the third mark."


def test_a_candidate_sees_and_cannot_run(window: Open, society: Society) -> None:
    election = society.opened()
    main = window(work=society.desk(person=1))
    page = go(main, "election", id=election)
    assert not page.main.isVisible()
    assert "You stand" in page.foot.reason.text()
