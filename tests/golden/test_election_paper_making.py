"""From what the queries show to what papers are drawn from: nothing added, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from governance.elections.paper_making import (
    ballots_of,
    certificate_of,
    contest_shown,
    count_sheet_of,
    lot_of,
    nomination_of,
    poster_of,
    roll_of,
    rounds_of,
)
from governance.elections.paper_views import TermOnPaper
from governance.elections.papers_certificate import certificate_pdf
from governance.elections.papers_counting import count_sheet_pdf, lot_pdf, rounds_pdf
from governance.elections.papers_voting import ballots_pdf, nomination_pdf, poster_pdf, roll_pdf
from governance.elections.views import (
    CandidateView,
    ElectionWhole,
    Helper,
    LotView,
    PostView,
    ResultView,
    RollLine,
    RollView,
    RuleSummary,
    SheetView,
)
from governance.rules.counting.contest import Reserved
from governance.rules.counting.count import count
from governance.rules.election_next import NextStep, Step
from sr_board.i18n import translator
from sr_board.papers import Letterhead, page_texts

from . import election_fixture as given

HEAD = Letterhead("Bakul Samiti")
EN = translator("en")
DAY = date(2026, 11, 29)


def candidate(number: int, state: str = "valid") -> CandidateView:
    name, symbol = given.NAMES["en"][number - 1], given.SYMBOLS[number - 1]
    return CandidateView(
        f"{number:032x}", f"{number:032x}", name, 10 + number, number, symbol, symbol, DAY, "", "",
        "thumb", number == 8, state, (), "",
    )  # fmt: skip


def sheet(box: str, issued: int, unreturned: int) -> SheetView:
    return SheetView(
        box, box, 1, {1: 5}, issued, issued - unreturned, 0, 0, unreturned, 0, 0, None, (), (), (),
        False, False, False,
    )  # fmt: skip


def whole() -> ElectionWhole:
    contest = given.block_contest()
    result = count(contest, lot=(6, 4, 5))
    lot = LotView((4, 5, 6), 1, (6, 4, 5), 15, "Jyoti", ("Shanta", "Mina"), (5,), DAY, True)
    post = PostView(
        "p", 1, "committee", None, "Branch committee", 5, "plurality_block", 5, "leaf", None, 64,
        4, 1, (), tuple(candidate(n) for n in range(1, 9)), (sheet("a", 40, 1), sheet("b", 24, 2)),
        (ResultView("r", 1, result, (), DAY, False, DAY),), (lot,),
    )  # fmt: skip
    empty = replace(post, id="q", title="Chair", candidates=(), sheets=(), results=(), lots=())
    rules = RuleSummary(None, "reserved_first", "vacant", "declare", False, 7, 7, 2, 5, None)
    return ElectionWhole(
        "e", "g", "Bakul Samiti", "branch", "Branch election 2026", "declared", "", "ballot",
        "Community room", DAY, DAY, date(2026, 11, 15), DAY, DAY, date(2026, 12, 6), DAY, True,
        "BKL/2026/031", Helper("Rekha"), "", False, (Helper("Shanta"), Helper("Mina")), (),
        (Helper("Jyoti"),), rules, (post, empty), 72, 61, 0, 0, 0, (), None, (),
        NextStep(next(iter(Step))), True, False,
    )  # fmt: skip


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def test_the_papers_before_the_vote() -> None:
    election = whole()
    post = election.posts[0]
    text = text_of(ballots_pdf(ballots_of(election, post, (7, 8)), EN, HEAD))
    assert "7 Counterfoil" in text
    assert "Lakshmi" in text
    text = text_of(poster_pdf(poster_of(election), EN, HEAD))
    assert "Number 8" in text
    assert "Chair" not in text
    nomination = nomination_of(election)
    assert nomination.taken == set(given.SYMBOLS)
    assert "Hand in by Sunday, 15 November 2026." in text_of(nomination_pdf(nomination, EN, HEAD))


def test_a_refused_candidate_is_not_on_the_ballot() -> None:
    election = whole()
    post = election.posts[0]
    post = replace(post, candidates=(*post.candidates[:7], candidate(8, "refused")))
    assert len(ballots_of(election, post, (1, 1)).post.candidates) == 7


def test_the_roll_frozen_and_still_open() -> None:
    lines = (
        RollLine("1", "1", 11, "Asha", "sun", "sea"),
        RollLine("2", "2", None, "Bina", "fish", "leaf", struck="died"),
    )
    left = (RollLine("", "3", 13, "Malati", "key", "clay"),)
    frozen = roll_of(whole(), RollView(DAY, lines, left))
    assert [(v.number, v.struck) for v in frozen.voters] == [(11, False), (0, True)]
    still = roll_of(whole(), RollView(None, lines, left))
    assert [v.good_standing for v in still.voters] == [True, True, False]
    assert "Malati" in text_of(roll_pdf(still, EN, HEAD))


def test_count_sheets_and_lots() -> None:
    election = whole()
    post = election.posts[0]
    filled = count_sheet_of(election, post, post.sheets[0])
    assert (filled.issued, filled.valid, filled.unreturned) == (40, 39, 1)
    assert "Asha" in text_of(count_sheet_pdf(count_sheet_of(election, post), EN, HEAD))
    text = text_of(lot_pdf(lot_of(election, post, post.lots[0]), EN, HEAD))
    assert "1. Gita 2. Kajal 3. Farida" in text
    assert "Farida did not wish to be there." in text


def test_the_sheet_for_a_lot_that_is_still_to_be_drawn() -> None:
    election = whole()
    post = election.posts[0]
    waits = count(given.block_contest())
    result = replace(post.results[0], result=waits)
    paper = lot_of(election, replace(post, results=(result,)))
    assert (paper.tied, paper.places, paper.votes, paper.order) == ((4, 5, 6), 1, 27, ())
    none = lot_of(election, election.posts[1])
    assert (none.tied, none.votes) == ((), None)


def test_the_certificate_and_the_count_told() -> None:
    election = whole()
    post = election.posts[0]
    term = TermOnPaper(date(2026, 12, 1), date(2029, 11, 30))
    view = certificate_of(election, post, post.results[0], term=term, code="812")
    assert (view.issued, view.unreturned) == (64, 3)
    assert view.contest.reserved == (Reserved("trans", 1),)
    text = text_of(certificate_pdf(view, EN, HEAD))
    for words in (
        "Rekha",
        "Shanta",
        "Observers: Jyoti.",
        "Drawn in this order: Gita",
        "On the roll 72",
    ):
        assert words in text
    told = text_of(rounds_pdf(rounds_of(election, post, post.results[0]), EN, HEAD))
    assert "Kept for transgender members: 1 seat." in told


def test_how_many_seats_each_of_several_groups_has_is_not_guessed() -> None:
    election = whole()
    post = election.posts[0]
    result = replace(post.results[0].result, reservation_met={"trans": 1, "migrant": 2})
    two = replace(post.results[0], result=result)
    assert {each.least for each in contest_shown(election, post, two).reserved} == {0}
    text = text_of(certificate_pdf(certificate_of(election, post, two), EN, HEAD))
    assert "Elected from members from other places: 2." in text
    told = text_of(rounds_pdf(rounds_of(election, post, two), EN, HEAD))
    assert "Kept for transgender members." in told
    bare = replace(election, officer=None)
    plain = replace(post, sheets=(), lots=())
    text = text_of(certificate_pdf(certificate_of(bare, plain, two), EN, HEAD))
    assert "given out" not in text
