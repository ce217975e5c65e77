"""Papers of an election: what stands on them, the same bytes each time, and what must never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from governance.elections.paper_views import (
    SYMBOLS_ON_FORM,
    BallotsPaper,
    CountPaper,
    LotPaper,
    NominationPaper,
    PaperHead,
    PostOnPaper,
    RollPaper,
)
from governance.elections.papers_certificate import certificate_pdf
from governance.elections.papers_counting import count_sheet_pdf, lot_pdf, rounds_pdf
from governance.elections.papers_voting import (
    ballots_pdf,
    credential_pdf,
    credentials_pdf,
    how_to_mark,
    nomination_pdf,
    poster_pdf,
    roll_pdf,
)
from governance.rules.counting.contest import Contest, Method, ReservedMode
from governance.rules.counting.count import count
from governance.rules.symbols import BALLOT_SYMBOLS
from resources import path as resource
from sr_board.base.errors import InputInvalid
from sr_board.i18n import translator
from sr_board.papers import Letterhead, PageImage, Tile, page_images, page_texts

from . import election_fixture as given

HEAD = Letterhead("Bakul Samiti", Tile("flower", "marigold"))

PAPERS: dict[str, Callable[[str], bytes]] = {
    "ballots": lambda c: ballots_pdf(given.ballots(c), translator(c), HEAD),
    "poster": lambda c: poster_pdf(given.poster(c), translator(c), HEAD),
    "nomination": lambda c: nomination_pdf(given.nomination(c), translator(c), HEAD),
    "roll": lambda c: roll_pdf(given.roll(c), translator(c), HEAD),
    "credential": lambda c: credential_pdf(given.credential(c), translator(c), HEAD),
    "count sheet": lambda c: count_sheet_pdf(given.count_sheet(c), translator(c), HEAD),
    "lot": lambda c: lot_pdf(given.lot(c), translator(c), HEAD),
    "rounds": lambda c: rounds_pdf(given.rounds(c), translator(c), HEAD),
    "votes": lambda c: rounds_pdf(given.block_rounds(c), translator(c), HEAD),
    "certificate": lambda c: certificate_pdf(given.certificate(c), translator(c), HEAD),
    "ranked": lambda c: certificate_pdf(given.ranked_certificate(c), translator(c), HEAD),
}


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).replace("\ufffe", "").split())


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_comes_in_both_languages_with_the_same_bytes(name: str) -> None:
    for code in ("en", "bn"):
        first = PAPERS[name](code)
        assert PAPERS[name](code) == first
        assert "could not draw" not in text_of(first)


# Ballots


def voters_part(image: PageImage, top: float, height: float) -> bytes:
    """Pixels of the right part of a page, where the voter's part of a ballot stands."""
    left = int(image.width * 0.31) * 4
    rows = range(int(image.height * top), int(image.height * (top + height)))
    return b"".join(image.data[y * image.stride + left : (y + 1) * image.stride] for y in rows)


def test_the_number_stands_on_the_counterfoil_and_voters_parts_are_all_the_same() -> None:
    post = given.committee("en")
    one, other = (
        ballots_pdf(BallotsPaper(given.head("en"), post, numbers), translator("en"), HEAD)
        for numbers in ((101, 101), (4567, 4567))
    )
    assert "101" in text_of(one)
    assert text_of(one).replace("101", "4567") == text_of(other)
    pictures = [next(page_images(pdf, dpi=60)) for pdf in (one, other)]
    parts = [voters_part(picture, 0.31, 0.6) for picture in pictures]
    assert parts[0] == parts[1]
    assert len(set(parts[0])) > 2
    assert pictures[0].data != pictures[1].data


def test_ballots_follow_each_other_with_their_own_numbers() -> None:
    text = text_of(ballots_pdf(given.ballots("en"), translator("en"), HEAD))
    for number in (101, 102, 103, 104):
        assert f"{number} Counterfoil" in text
    assert text.count("Up to 5 marks. More than 5: the ballot is invalid.") == 4
    assert text.count("Lakshmi") == 4


@pytest.mark.parametrize("numbers", [(1, 1001), (5, 4), (0, 3)])
def test_a_set_of_ballots_has_bounds(numbers: tuple[int, int]) -> None:
    with pytest.raises(InputInvalid, match="ballots-too-many"):
        ballots_pdf(
            BallotsPaper(given.head("en"), given.chair("en"), numbers), translator("en"), HEAD
        )


def test_how_a_ballot_is_marked_depends_on_the_way_of_voting() -> None:
    tr = translator("en")
    said = {
        method: how_to_mark(PostOnPaper("Chair", 1, method, max_marks=marks), tr)
        for method, marks in (
            (Method.PLURALITY, 1), (Method.PLURALITY_BLOCK, 3), (Method.APPROVAL_BLOCK, None),
            (Method.STV, None), (Method.YES_NO, 1),
        )
    }  # fmt: skip
    assert said[Method.PLURALITY] == "One mark. More than one: the ballot is invalid."
    assert said[Method.PLURALITY_BLOCK].startswith("Up to 3 marks.")
    assert said[Method.APPROVAL_BLOCK] == "A mark for every name you agree with."
    assert said[Method.STV].startswith("Write 1 for your first choice")
    assert said[Method.YES_NO] == "One mark: yes or no."


def test_a_vote_on_one_name_has_yes_and_no() -> None:
    post = replace(given.chair("en"), method=Method.YES_NO)
    head = PaperHead("By-election")
    text = text_of(ballots_pdf(BallotsPaper(head, post, (1, 1)), translator("en"), HEAD))
    assert "Asha: yes" in text
    assert "Asha: no" in text
    assert "Bina" not in text


def test_every_symbol_of_a_ballot_is_shipped() -> None:
    view = given.nomination("en")
    assert set(view.symbols) == set(BALLOT_SYMBOLS)
    assert len(set(view.symbols)) == len(view.symbols) > SYMBOLS_ON_FORM >= 15
    assert all(resource("icons", f"{name}.svg").is_file() for name in view.symbols)
    first, second = page_texts(nomination_pdf(view, translator("en"), HEAD))
    assert "More symbols to wish for" not in first
    assert second.index("I agree to stand") < second.index("More symbols to wish for")
    few = replace(view, symbols=view.symbols[:SYMBOLS_ON_FORM])
    assert "More symbols" not in text_of(nomination_pdf(few, translator("en"), HEAD))


# Other papers before the vote


def test_the_sheet_for_the_wall_has_every_name_and_number() -> None:
    pages = page_texts(poster_pdf(given.poster("en"), translator("en"), HEAD))
    assert len(pages) == 2
    assert "Number 3" in pages[0]
    assert all(name in pages[1] for name in given.NAMES["en"])


def test_a_nomination_has_boxes_for_every_mark() -> None:
    text = text_of(nomination_pdf(given.nomination("en"), translator("en"), HEAD))
    assert text.count("Thumb") == 3
    assert "Hand in by Sunday, 15 November 2026." in text
    plain = NominationPaper(PaperHead("Election"), ())
    assert "Hand in" not in text_of(nomination_pdf(plain, translator("en"), HEAD))


def test_the_roll_says_who_may_vote_and_nothing_of_how() -> None:
    text = text_of(roll_pdf(given.roll("en"), translator("en"), HEAD))
    assert "29 voters Closed on 20 November 2026." in text
    assert text.count("struck out") == 1
    voters = (replace(given.roll("en").voters[0], symbol=""),)
    still = RollPaper(given.head("en"), voters)
    text = text_of(roll_pdf(still, translator("en"), HEAD))
    assert "Draft" in text
    assert "Still open" in text


def test_a_delegates_paper_says_for_whom_she_votes() -> None:
    text = text_of(credential_pdf(given.credential("en"), translator("en"), HEAD))
    assert "Asha was chosen as delegate of Bakul Samiti and votes for it at" in text
    assert "kept apart in an envelope" in text
    plain = replace(given.credential("en"), apart=False, member_no=None)
    text = text_of(credential_pdf(plain, translator("en"), HEAD))
    assert "envelope" not in text
    assert "Member no." not in text


def test_every_delegate_has_a_page_of_her_own() -> None:
    first = given.credential("en")
    second = replace(first, name="Bina", serial="D-015", apart=False)
    pages = page_texts(credentials_pdf((first, second), translator("en"), HEAD))
    assert len(pages) == 2
    for page, (name, serial) in zip(pages, (("Asha", "D-014"), ("Bina", "D-015")), strict=True):
        assert f"{name} was chosen as delegate" in " ".join(page.split())
        assert serial in page


# The count


def test_a_count_sheet_is_empty_or_filled() -> None:
    filled = given.count_sheet("en", filled=True)
    text = text_of(count_sheet_pdf(filled, translator("en"), HEAD))
    for words in ("Recount", "64", "58", "not returned", "Lakshmi", "Scrutineer"):
        assert words in text
    empty = text_of(PAPERS["count sheet"]("en"))
    assert "58" not in empty
    assert "Recount" not in empty
    many = replace(given.committee("en"), candidates=given.committee("en").candidates * 4)
    plain = replace(many.candidates[0], symbol="")
    long = CountPaper(given.head("en"), replace(many, candidates=(*many.candidates, plain)))
    assert len(page_texts(count_sheet_pdf(long, translator("en"), HEAD))) > 2


def test_the_record_of_a_lot_before_and_after() -> None:
    after = text_of(lot_pdf(given.lot("en"), translator("en"), HEAD))
    assert "27 votes each." in after
    assert "1. Gita 2. Kajal 3. Farida" in after
    assert "Farida did not wish to be there. That does not stop the lot." in after
    before = text_of(lot_pdf(given.lot("en", drawn=False), translator("en"), HEAD))
    assert before.count("Gita") == 1
    assert before.count("Thumb") == 4
    bare = LotPaper(given.head("en"), given.committee("en"), (1, 2), None)
    assert "votes each" not in text_of(lot_pdf(bare, translator("en"), HEAD))


def test_the_count_is_told_with_its_arithmetic() -> None:
    text = text_of(rounds_pdf(given.rounds("en"), translator("en"), HEAD))
    for words in (
        "61 valid papers ÷ 4 is 15 and a rest. One more makes 16: that many votes elect.",
        "Round 2: Asha’s 5 spare votes move on",
        "Papers that counted 1 now count 1 × 5 ÷ 21 = 0.23809.",
        "12 × 0.23809 = 2.85708 to Bina",
        "goes out",
    ):
        assert words in text
    block = text_of(rounds_pdf(given.block_rounds("en"), translator("en"), HEAD))
    assert "Kajal, Farida and Gita have 27 votes each." in block
    assert "Kept for transgender members: 1 seat." in block


def test_no_paper_says_who_belongs_to_a_group() -> None:
    for name in ("votes", "certificate"):
        assert "Candidates of this group" not in text_of(PAPERS[name]("en"))


def test_a_count_that_waits_for_a_lot_is_told_too() -> None:
    view = given.rounds("en")
    papers = (given.PAPERS[0], replace(given.PAPERS[0], choices=(2,)))
    contest = Contest(Method.STV, 1, (1, 2, 3, 4, 5), papers=papers)
    text = text_of(
        rounds_pdf(replace(view, contest=contest, result=count(contest)), translator("en"), HEAD)
    )
    assert "the count stops" in text
    assert "A lot is needed." in text


# The certificate


def test_the_certificate_holds_all_that_the_rules_ask_for() -> None:
    text = text_of(certificate_pdf(given.certificate("en"), translator("en"), HEAD))
    for words in (
        "Elected: Branch committee", "Asha", "Lakshmi 9 elected",
        "given out 64, valid 58, not returned 3", "84.7 %", "Marks for a committee, 5 seats.",
        "For the time from 1 December 2026 to 30 November 2029.", "Kept seats were filled first.",
        "Kept for transgender members: 1. Elected: 1.",
        "Drawn in this order: Gita, Kajal and Farida.", "Witnesses: Shanta and Mina.",
        "Declared on 29 November 2026.", "Objections until 6 December 2026, in writing.",
        "Observers: Jyoti.", "Rekha", "Returning officer",
    ):  # fmt: skip
        assert words in text
    assert text.count("Thumb") == 3
    assert "Draft" not in text
    assert "elected, kept seat" not in text  # it would say who belongs to the group


def test_a_ranked_certificate_shows_first_choices_and_the_end() -> None:
    text = text_of(certificate_pdf(given.ranked_certificate("en"), translator("en"), HEAD))
    assert "Takes the place of BKL/2026/E1." in text
    assert "Malati 11 17.69473 elected" in text
    assert "The quota was 16." in text


def test_certificates_of_other_ends() -> None:
    view = given.certificate("en")
    tr = translator("en")
    alone = Contest(Method.PLURALITY_BLOCK, 3, (1, 2))
    plain = replace(
        view, contest=alone, result=count(alone), lot=None, term=None, declared_on=None,
        issued=None, unreturned=None, objections_until=None, observers=(), scrutineers=(),
        returning_officer="", post=replace(
            view.post, candidates=tuple(replace(c, member_no=None) for c in view.post.candidates)
        ),
    )  # fmt: skip
    text = text_of(certificate_pdf(plain, tr, HEAD))
    assert "No more names than seats: elected unopposed." in text
    assert "1 seat stays empty." in text
    assert "Draft" in text
    assert "Member no." not in text
    nobody = Contest(Method.YES_NO, 1, (1, 2), totals={1: 3, 2: 9})
    text = text_of(certificate_pdf(replace(plain, contest=nobody, result=count(nobody)), tr, HEAD))
    assert "Nobody was elected as Branch committee." in text
    assert "25.00 %" in text
    least = replace(view.contest, mode=ReservedMode.MINIMAL)
    bare = replace(given.lot("en"), drawer="", witnesses=())
    text = text_of(
        certificate_pdf(
            replace(view, contest=least, result=count(least, lot=(6, 4, 5)), lot=bare), tr, HEAD
        )
    )
    assert "Kept seats were filled only where the votes left them empty." in text
    assert "Witnesses" not in text
