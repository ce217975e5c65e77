"""Turns to speak, dissent on request, a slip for one point, a secret vote on removing a leader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from governance import checking
from governance.rules.parameters import RuleSet
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.test_editor import editor
from ui.main_window import MainWindow

Open = Callable[..., MainWindow]


def item_named(page: object, title: str) -> int:
    """Place of a point on the agenda."""
    return [i.title for i in page.sitting.whole.record.items].index(title)  # type: ignore[attr-defined]


def test_whoever_speaks_is_ticked_and_the_quiet_are_named(
    window: Open, collective: Collective
) -> None:
    meeting = collective.opened()
    page = editor(window(), meeting)
    page.room.all_here.emit()
    sheet = page.sheet
    sheet.put_speakers.click()
    tiles = list(sheet.speakers.board.tiles)
    assert len(tiles) == 15
    assert sheet.speakers.quiet.text() == "0 of 15 have spoken."
    sheet.speakers.board.choose(tiles[0])
    sheet.speakers.board.choose(tiles[0])
    sheet.speakers.board.choose(tiles[1])
    assert list(sheet.speakers.board.tiles) == tiles, "nobody moves while one looks for her"
    assert [row.turns for row in sheet.speakers.rows] == [2, 1, *[0] * 13]
    sheet.speakers.back.click()
    assert [row.turns for row in sheet.speakers.rows] == [2, *[0] * 14]
    assert sheet.speakers.back.isHidden(), "one slip is taken back, not the whole evening"
    for person in tiles[1:10]:
        sheet.speakers.board.choose(person)
    assert sheet.speakers.quiet.text().startswith("Not heard yet: ")
    page.next_point()
    assert sheet.speakers.isHidden()


def test_dissent_is_written_under_the_decision(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    page = editor(window(), meeting)
    page.room.all_here.emit()
    page.go_to(1)
    sheet = page.sheet
    assert sheet.put_dissent.isHidden(), "nothing is decided yet"
    sheet.said.set_value("Long talk.")
    if not sheet.voting:
        sheet.open_vote()
    sheet.vote.text.set_value("We save sixty rupees.")
    for box, votes in zip(sheet.vote.votes, (14, 1, 0), strict=True):
        box.set_value(votes)
    page.record_vote()
    assert not sheet.put_dissent.isHidden()
    sheet.put_dissent.click()
    sheet.dissent.note.click()
    assert sheet.dissent.person.error()
    seat = next(s for s in page.sitting.seats if s.number == 6)
    sheet.dissent.person.set_value(seat.person_id)
    sheet.dissent.why.set_value("it is too much")
    sheet.dissent.note.click()
    item = collective.secretary.meetings.whole(meeting).record.items[1]
    assert item.text == (
        f"Long talk.\nAt her request it is written that {seat.name} is against it, because: it is "
        "too much"
    )
    assert sheet.dissent.isHidden()


def test_a_slip_counts_for_one_point(
    window: Open, collective: Collective, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = RuleSet.from_json({"proxy": {"allowed": True, "max": 1}})
    monkeypatch.setattr(checking, "rules_in_force", lambda *_: rules)
    meeting = collective.opened()
    page = editor(window(), meeting)
    page.room.turned.emit(collective.id_of(6))
    page.room.board.picked.emit(collective.id_of(4))
    page.room.open_panel()
    panel = page.room.panel
    assert panel.point.value() == ""
    point = page.sitting.whole.record.items[1]
    panel.point.set_value(point.id)
    panel.holder.set_value(collective.id_of(6))
    panel._give()
    (slip,) = collective.secretary.checks.proxies(meeting)
    assert (slip.accepted, slip.items) == (True, (point.no,))
    assert f"on point {point.no}." in page.room.slips.text()


def test_removing_a_leader_asks_for_papers(window: Open, collective: Collective) -> None:
    page = editor(window(), collective.opened())
    page.sheet.open_vote()
    vote = page.sheet.vote
    assert vote.method.value() == "hands"
    vote.kind.set_value("recall")
    vote.kind.changed.emit()
    assert vote.method.value() == "ballot"
