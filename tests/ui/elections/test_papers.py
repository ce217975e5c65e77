"""Every paper of elections is drawn from the society's vault, in English and Bengali."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from governance.constitution.models import GroupLaw
from governance.elections.commands import DrawLot
from governance.elections.paper_inputs import certificate, nomination, rounds
from governance.rules.counting.contest import Contest
from governance.rules.symbols import BALLOT_SYMBOLS
from sr_board.base.errors import RuleBroken
from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.ui.elections.society import Society
from tests.ui.meetings.typing import go
from ui.elections.papers import papers
from ui.main_window import MainWindow
from ui.papers.kinds import PaperAsked

Open = Callable[..., MainWindow]
OF_ELECTION = ("election-form", "election-poster", "election-roll")


@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_paper_is_drawn(society: Society, language: str) -> None:
    counted = society.counted()
    tied = society.tied(recounted=True)
    post = society.post(tied)
    lot = DrawLot(post, (4, 3), "Jaya", ("Uma", "Tara"), 10)
    tr = translator(language)
    for kind in papers(society.work):
        if kind.key == "election-delegates":
            continue
        for election in (counted, tied):
            if kind.key == "election-certificate" and election == tied:
                continue
            ref = election if kind.key in OF_ELECTION else society.post(election)
            drawn = kind.make(PaperAsked(kind.key, ref, language), tr)
            assert drawn.pdf.startswith(b"%PDF")
            assert not any(name in drawn.name for name in society.names)
    society.work.elections.counting.draw_lot(lot)
    for kind in papers(society.work):
        if kind.key in ("election-lot", "election-certificate"):
            assert kind.make(PaperAsked(kind.key, post, language), tr).pdf.startswith(b"%PDF")
    listed = next(k for k in papers(society.work) if k.key == "election-roll").lines()
    assert {line.id for line in listed} == {counted, tied}


@pytest.mark.parametrize("language", ["en", "bn"])
def test_delegates_get_their_papers_from_the_roll(
    society: Society, window: Open, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    election = society.polling()
    kind = next(k for k in papers(society.work) if k.key == "election-delegates")
    asked = PaperAsked(kind.key, election, language)
    with pytest.raises(RuleBroken) as caught:
        kind.make(asked, translator(language))
    assert caught.value.key == "delegates-not-ready"
    main = window(work=society.work)
    page = go(main, "election-roll", id=election)
    assert page.delegates.isHidden()
    reading = society.work.elections.reading
    roll = reading.roll(election)
    sent = replace(roll, lines=tuple(replace(x, from_group="Branch") for x in roll.lines[:3]))
    monkeypatch.setattr(reading, "roll", lambda _: sent)
    drawn = kind.make(asked, translator(language))
    assert len(page_texts(drawn.pdf)) == 3
    assert drawn.name == "delegates"
    page.refresh()
    assert not page.delegates.isHidden()


def test_symbols_of_a_party_of_the_state_are_not_offered(society: Society, window: Open) -> None:
    election = society.opened()
    reading = society.work.elections.reading
    assert reading.whole(election).symbols == BALLOT_SYMBOLS
    main = window(work=society.work)
    page = go(main, "election-nominations", id=election)
    assert tuple(page.form_card.symbols.tiles) == BALLOT_SYMBOLS
    with society.book.uow() as uow:
        law = GroupLaw(
            group_id=society.group,
            state="kerala",
            recorded_at=society.book.clock.now(),
            recorded_by=society.work.who.account_id,
        )
        uow.session.add(law)
        uow.record("group.law", subject="test")
        uow.commit()
    offered = tuple(key for key in BALLOT_SYMBOLS if key != "ladder")
    whole = reading.whole(election)
    assert whole.symbols == offered
    assert nomination(whole).symbols == offered
    page.refresh()
    assert tuple(page.form_card.symbols.tiles) == offered


def test_no_paper_is_told_who_belongs_to_a_group(society: Society) -> None:
    election = society.counted()
    whole, contest = society.work.elections.reading.of_post(society.post(election))
    assert contest.groups == {}
    told = Contest(**{**vars(contest), "groups": {"trans": frozenset({1})}})
    post = whole.posts[0]
    assert rounds(whole, post, told).contest.groups == {}
    assert certificate(whole, post, told).contest.groups == {}
