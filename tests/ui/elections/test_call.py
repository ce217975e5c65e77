"""The call with what it hangs on, another way of voting, papers kept apart, pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from governance.elections import queries_calling, service_calling
from governance.elections.commands import AnnulElection, PostEntry
from governance.elections.models import CountSheet, Election, Lot
from governance.rules.parameters import RuleSet
from tests.service.elections.conftest import add_group
from tests.ui.elections.society import Society
from tests.ui.elections.test_story import press_in
from tests.ui.meetings.typing import ctrl_enter, go
from ui.fields_choice import ChoiceField
from ui.main_window import MainWindow

Open = Callable[..., MainWindow]
KEPT = RuleSet.from_json({"reserved": [{"group": "trans", "min": 1}]})


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules in force keep a seat."""
    for module in (queries_calling, service_calling):
        monkeypatch.setattr(module, "rules_in_force", lambda *_: KEPT)


@pytest.mark.usefixtures("kept")
def test_kept_seats_are_asked_for_where_a_post_can_have_them(
    window: Open, society: Society
) -> None:
    main = window()
    call = go(main, "election-call")
    call.name.set_value("Committee election")
    first = call.posts[0]
    first.office.set_value(society.office["president"])
    first.office_chosen()
    assert first.kept.isHidden(), "one seat alone is not kept"
    call.add_post()
    second = call.posts[1]
    second.office.set_value(society.office["member"])
    second.office_chosen()
    assert not second.kept.isHidden()
    assert "transgender members" in second.kept_words.text()
    second.method.set_value("stv_scottish_wigm")
    second.look()
    assert second.kept.isHidden(), "a ranked count fills no kept seats"
    second.method.set_value("plurality_block")
    second.look()
    call.add_post()
    third = call.posts[2]
    third.office.set_value(society.office["member"])
    third.office_chosen()
    third.kept.setChecked(False)
    ctrl_enter(main)
    (row,) = society.work.elections.reading.listed()
    posts = society.work.elections.reading.whole(row.id).posts
    assert [post.kept_seats for post in posts] == [0, 1, 0]


def test_a_branch_sends_its_delegates_to_the_centre(window: Open, society: Society) -> None:
    centre = society.called(title="Centre")
    add_group(society.book, "KAL", "Kalighat branch", "branch", society.group)
    main = window()
    call = go(main, "election-call")
    call.group.set_value(society.group)
    call._group_chosen()
    assert call.centre.isHidden(), "nobody stands above the society"
    branch = next(ref for ref, name in call.presenter.groups() if name == "Kalighat branch")
    call.group.set_value(branch)
    call._group_chosen()
    assert not call.centre.isHidden()
    call.centre.set_value(centre)
    call.name.set_value("Delegates of Kalighat")
    call.posts[0].office.set_value("delegates")
    call.posts[0].office_chosen()
    call.posts[0].seats.set_value("2")
    ctrl_enter(main)
    made = main.page("election").whole
    assert made.tier_parent == (centre, "Centre")
    sent = society.work.elections.reading.whole(centre).branches
    assert [title for _, title, _ in sent] == ["Delegates of Kalighat"]


def test_an_annulled_election_is_replaced_once(window: Open, society: Society) -> None:
    gone = society.called(title="Annulled")
    society.work.elections.calling.annul(AnnulElection(gone, "BKL/2026/009"))
    main = window()
    call = go(main, "election-call")
    assert not call.instead.isHidden()
    call.instead.set_value(gone)
    call.name.set_value("Held anew")
    call.posts[0].office.set_value(society.office["president"])
    call.posts[0].office_chosen()
    ctrl_enter(main)
    with society.book.read() as session:
        row = session.query(Election).filter_by(title="Held anew").one()
        assert (row.follows, row.resolution_id) == (gone, None)
    call = go(main, "election-call")
    assert call.instead.isHidden()


def test_after_an_objection_another_way_is_chosen(window: Open, society: Society) -> None:
    post = PostEntry("Committee", society.office["member"], 3, "consensus")
    election = society.opened(post, names=2)
    main = window()
    page = go(main, "election", id=election)
    page.ask_way(page.whole.posts[0])
    notice = page.notices.current("way")
    press_in(notice, "Vote this way")
    assert society.work.elections.reading.whole(election).posts[0].method == "consensus"
    field = notice.findChild(ChoiceField)
    assert "consensus" not in [key for key, _ in field._choices]
    field.set_value("show_of_hands")
    press_in(notice, "Vote this way")
    assert society.work.elections.reading.whole(election).posts[0].method == "show_of_hands"


def test_a_sheet_takes_a_picture_and_papers_kept_apart(
    window: Open, society: Society, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    election = society.counting(voters=20)
    main = window()
    page = go(main, "election-sheets", id=election)
    assert page.form.apart.isHidden(), "no branch sends delegates"
    page.form.show_post(page.form.post, papers=False, hands=False, delegates=True)
    assert not page.form.apart.isHidden()
    page.form.apart.setChecked(True)
    for number, votes in ((1, 9), (2, 7), (3, 2)):
        page.form.votes[number].set_value(votes)
    page.form.valid.set_value(9)
    page.form.first.set_value(society.id_of(14))
    page.form.photo.take(tmp_path / "gone.jpg")
    ctrl_enter(main)
    assert not society.work.elections.reading.whole(election).posts[0].sheets
    picture = tmp_path / "sheet.jpg"
    picture.write_bytes(b"a picture of the sheet")
    page.form.photo.take(picture)
    ctrl_enter(main)
    (sheet,) = society.work.elections.reading.whole(election).posts[0].sheets
    assert (sheet.apart, sheet.has_photo) == (True, True)
    with society.book.read() as session:
        assert len(session.query(CountSheet).one().photo_sha256) == 64
    assert page.form.photo.picture is None
    page.correct(sheet)
    assert page.form.apart.isChecked()


def test_the_lot_takes_a_picture_and_who_did_not_come(
    window: Open, society: Society, tmp_path: Path
) -> None:
    election = society.tied(recounted=True)
    main = window()
    page = go(main, "election-tie", id=election, post=society.post(election))
    picture = tmp_path / "lot.jpg"
    picture.write_bytes(b"a picture of the drawing")
    for check in page.checks:
        check.setChecked(True)
    page.absent[4].setChecked(True)
    page.refresh()
    assert page.absent[4].isChecked(), "what is ticked stays when the page is shown again"
    page.drawer.set_value("Jaya")
    page.first.set_value("Uma")
    page.other.set_value("Tara")
    page.photo.take(picture)
    page.draw("3")
    ctrl_enter(main)
    (lot,) = society.work.elections.reading.whole(election).posts[0].lots
    assert (lot.absent, lot.order, lot.has_photo) == ((4,), (3, 4), True)
    with society.book.read() as session:
        assert session.query(Lot).one().photo_id is not None
