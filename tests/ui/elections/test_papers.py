"""Every paper of elections is drawn from the society's vault, in English and Bengali."""

from __future__ import annotations

import pytest

from governance.elections.commands import DrawLot
from governance.elections.paper_inputs import certificate, rounds
from governance.rules.counting.contest import Contest
from sr_board.i18n import translator
from tests.ui.elections.society import Society
from ui.elections.papers import papers
from ui.papers.kinds import PaperAsked

OF_ELECTION = ("election-form", "election-poster", "election-roll")


@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_paper_is_drawn(society: Society, language: str) -> None:
    counted = society.counted()
    tied = society.tied(recounted=True)
    post = society.post(tied)
    lot = DrawLot(post, (4, 3), "Jaya", ("Uma", "Tara"), 10)
    tr = translator(language)
    for kind in papers(society.work):
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


def test_no_paper_is_told_who_belongs_to_a_group(society: Society) -> None:
    election = society.counted()
    whole, contest = society.work.elections.reading.of_post(society.post(election))
    assert contest.groups == {}
    told = Contest(**{**vars(contest), "groups": {"trans": frozenset({1})}})
    post = whole.posts[0]
    assert rounds(whole, post, told).contest.groups == {}
    assert certificate(whole, post, told).contest.groups == {}
