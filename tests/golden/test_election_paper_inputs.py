"""From what the queries show to what papers are drawn from: nothing added, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.elections.paper_inputs import (
    ballots,
    certificate,
    count_sheet,
    credentials,
    lot_record,
    nomination,
    poster,
    roll_paper,
    rounds,
)
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
    TermView,
)
from governance.rules.counting.count import count
from governance.rules.election_next import NextStep, Step
from governance.rules.parameters import RuleSet
from sr_board.base.errors import RuleBroken
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
        (Helper("Jyoti"),), rules, RuleSet(), (post, empty), 72, 61, 0, 0, 0, (), None, (),
        NextStep(next(iter(Step))), True, False,
    )  # fmt: skip


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def test_the_papers_before_the_vote() -> None:
    election = whole()
    post = election.posts[0]
    text = text_of(ballots_pdf(ballots(election, replace(post, printed=8)), EN, HEAD))
    assert "7 Counterfoil" in text
    assert "Lakshmi" in text
    assert ballots(election, replace(post, printed=None)).numbers == (1, 80)
    text = text_of(poster_pdf(poster(election), EN, HEAD))
    assert "Number 8" in text
    form = nomination(election)
    assert form.taken == set(given.SYMBOLS)
    assert "Hand in by Sunday, 15 November 2026." in text_of(nomination_pdf(form, EN, HEAD))


def test_a_refused_candidate_is_not_on_the_ballot() -> None:
    election = whole()
    post = election.posts[0]
    post = replace(post, candidates=(*post.candidates[:7], candidate(8, "refused")))
    assert len(ballots(election, post).post.candidates) == 7
    assert len(certificate(election, post, given.block_contest()).post.candidates) == 8


def test_the_roll_frozen_and_still_open() -> None:
    lines = (
        RollLine("1", "1", 11, "Asha", "sun", "sea"),
        RollLine("2", "2", None, "Bina", "fish", "leaf", struck="died"),
    )
    left = (RollLine("", "3", 13, "Malati", "key", "clay", refused=("unpaid",)),)
    frozen = roll_paper(whole(), RollView(DAY, lines, ()))
    assert [(v.number, v.struck) for v in frozen.voters] == [(11, False), (0, True)]
    still = roll_paper(whole(), RollView(None, lines, left), "812")
    assert [v.good_standing for v in still.voters] == [True, True, False]
    text = text_of(roll_pdf(still, EN, HEAD))
    assert "Malati" in text
    assert "812" in text


def test_delegates_on_the_frozen_roll_get_a_paper_each() -> None:
    lines = (
        RollLine("1", "1", None, "Asha", "sun", "sea", from_group="Branch one"),
        RollLine("2", "2", 7, "Bina", "fish", "leaf", struck="died", from_group="Branch one"),
        RollLine("3", "3", 9, "Malati", "key", "clay", seat_disputed=True, from_group="Branch two"),
        RollLine("4", "4", 10, "Noor", "key", "clay"),
    )
    found = credentials(whole(), RollView(DAY, lines, ()), "812")
    assert [(p.name, p.from_group, p.serial, p.apart) for p in found] == [
        ("Asha", "Branch one", "001", False),
        ("Malati", "Branch two", "003", True),
    ]
    assert {(p.to_body, p.votes, p.head.code) for p in found} == {
        ("Branch election 2026", 1, "812")
    }
    for roll, key in (
        (RollView(None, lines, ()), "roll-not-frozen"),
        (RollView(DAY, lines[3:], ()), "delegates-not-ready"),
    ):
        with pytest.raises(RuleBroken) as caught:
            credentials(whole(), roll)
        assert caught.value.key == key


def test_count_sheets_and_lots() -> None:
    election = whole()
    post = election.posts[0]
    filled = count_sheet(election, post, "a")
    assert (filled.issued, filled.valid, filled.unreturned) == (40, 39, 1)
    assert "Asha" in text_of(count_sheet_pdf(count_sheet(election, post), EN, HEAD))
    text = text_of(lot_pdf(lot_record(election, post), EN, HEAD))
    assert "1. Gita 2. Kajal 3. Farida" in text
    assert "Farida did not wish to be there." in text


def test_the_sheet_for_a_lot_that_is_still_to_be_drawn() -> None:
    election = whole()
    post = election.posts[0]
    waits = count(given.block_contest())
    result = replace(post.results[0], result=waits)
    paper = lot_record(election, replace(post, results=(result,)))
    assert (paper.tied, paper.places, paper.votes, paper.order) == ((4, 5, 6), 1, 27, ())
    none = lot_record(election, election.posts[1])
    assert (none.tied, none.votes) == ((), None)


def test_the_certificate_and_the_count_told() -> None:
    election = whole()
    post = election.posts[0]
    contest = given.block_contest()
    view = certificate(election, post, contest, code="812")
    assert (view.issued, view.unreturned) == (64, 3)
    assert view.contest.groups == {}
    text = text_of(certificate_pdf(view, EN, HEAD))
    for words in (
        "Rekha",
        "Shanta",
        "Observers: Jyoti.",
        "Drawn in this order: Gita",
        "On the roll 72",
        "812",
    ):
        assert words in text
    told = text_of(rounds_pdf(rounds(election, post, contest), EN, HEAD))
    assert "Kept for transgender members: 1 seat." in told


def test_a_certificate_without_sheets_and_officer_says_nothing_of_them() -> None:
    election = replace(whole(), officer=None)
    post = replace(election.posts[0], sheets=(), lots=())
    text = text_of(certificate_pdf(certificate(election, post, given.block_contest()), EN, HEAD))
    assert "given out" not in text


def test_the_certificate_tells_how_long_the_elected_serve() -> None:
    election = whole()

    def told(term: TermView | None) -> str:
        post = replace(election.posts[0], term=term)
        view = certificate(election, post, given.block_contest())
        return text_of(certificate_pdf(view, EN, HEAD))

    later = "The first and last day are written when the time for objections is over."
    before = told(TermView(months=36))
    assert "For a term of 36 months." in before
    assert later in before
    after = told(TermView(date(2026, 12, 8), date(2029, 12, 7)))
    span = f"For the time from {EN.date(date(2026, 12, 8))} to {EN.date(date(2029, 12, 7))}."
    assert span in after
    assert later not in after
    for none in (None, TermView()):
        text = told(none)
        assert "For a term" not in text
        assert "For the time" not in text
