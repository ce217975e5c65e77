"""Blocks of election papers: cut between rows, never within one, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sr_board.i18n import translator
from sr_board.papers import (
    Ballot,
    Choice,
    Column,
    ElectionPaper,
    FestivePaper,
    Field,
    Picture,
    Pictured,
    Signature,
    Standing,
    Tally,
    page_texts,
)
from sr_board.papers.forms import TallyBlock
from sr_board.papers.standings import StandingsBlock


def paper(kind: type[ElectionPaper] = ElectionPaper) -> ElectionPaper:
    return kind(translator("en"), title="Blocks", subtitle="of elections")


NAMES = [f"Name{number}end" for number in range(1, 61)]

BLOCKS: dict[str, Callable[[ElectionPaper], None]] = {
    "fields": lambda p: p.fields([Field(name, f"value {name}") for name in NAMES]),
    "ticks": lambda p: p.ticks([f"{name} was done." for name in NAMES], done=True),
    "pictures": lambda p: p.pictures([Pictured(n, "sun") for n in NAMES], side=60, across=4),
    "tally": lambda p: p.tally([Tally(name, "fish", "3") for name in NAMES], "leaf"),
    "standings": lambda p: p.standings(
        [Standing(name, n, str(n), "plain", "") for n, name in enumerate(NAMES)], 60, needed=20
    ),
    "ballots": lambda p: [  # type: ignore[return-value]
        p.ballot(Ballot("Chair", "One mark.", [Choice(name, "sun")], ("1",))) for name in NAMES
    ],
    "table": lambda p: p.table([Column("Name")], [[Picture("sun", "sea", name)] for name in NAMES]),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_long_block_runs_over_pages_with_every_name_once(name: str) -> None:
    made = paper()
    BLOCKS[name](made)
    pages = page_texts(made.pdf())
    assert len(pages) > 1
    text = "".join(pages)
    per_name = 2 if name == "fields" else 1
    assert [text.count(each) for each in NAMES] == [per_name] * len(NAMES)


@pytest.mark.parametrize("name", ["fields", "ticks", "pictures", "tally", "standings"])
def test_a_block_that_finds_no_room_begins_on_the_next_page(name: str) -> None:
    made = paper()
    made.space(676)
    BLOCKS[name](made)
    pages = page_texts(made.pdf())
    assert "Name1end" not in pages[0]
    assert "Name1end" in pages[1]


def test_blocks_measured_again_and_a_title_alone() -> None:
    made = FestivePaper(translator("en"), title="Certificate")
    made.tally([Tally("Asha"), Tally("Bina", "fish")], "leaf")
    assert "Certificate" in page_texts(made.pdf())[0]
    tally = TallyBlock([Tally("Asha")], "leaf", made.styles, "Latn")
    bars = StandingsBlock([Standing("Asha", 1, "1")], 1, made.styles, "Latn")
    for block in (tally, bars):
        height = block.wrap(400, 800)[1]
        assert block.split(400, height) == [block]


def test_a_few_bars_stay_together() -> None:
    made = paper()
    made.space(660)
    made.standings([Standing(name, 1, "1") for name in NAMES[:6]], 4, needed=9)
    pages = page_texts(made.pdf())
    assert "Name1end" not in pages[0]
    assert all(name in pages[1] for name in NAMES[:6])


def test_every_state_of_a_bar_is_drawn() -> None:
    made = paper()
    states = ("plain", "elected", "settled", "out")
    bars = [Standing(n, 3, "3", s, s, "sun") for n, s in zip(NAMES, states, strict=False)]  # type: ignore[arg-type]
    made.standings([*bars, Standing("Nobody", 0, "0")], 4)
    text = page_texts(made.pdf())[0]
    assert all(word in text for word in states)


def test_boxes_hold_their_figures_and_marks_stand_three_abreast() -> None:
    made = paper(FestivePaper)
    made.boxes([("given out", "64"), ("valid", "61")], ("=",))
    made.signatures([Signature(name, thumb=True) for name in NAMES[:3]], across=3)
    made.symbols(["sun", "fish"], frozenset(["fish"]), "leaf")
    made.pictures([], side=30, across=2)
    text = page_texts(made.pdf())[0]
    assert "64" in text
    assert text.count("Thumb") == 3


def test_a_sign_that_no_face_draws_is_listed_from_these_blocks_too() -> None:
    made = paper()
    made.tally([Tally("A🎵")], "leaf")
    made.ballot(Ballot("B🥁", "How", [Choice("C", "sun")], ("1",)))
    text = "".join(page_texts(made.pdf()))
    assert "U+1F3B5" in text
    assert "U+1F941" in text
