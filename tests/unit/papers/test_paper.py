"""Papers as a whole: pages, feet, bytes that repeat, refusals that name no name."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.i18n import translator
from sr_board.papers import (
    Bar,
    Bars,
    Column,
    Dots,
    Letterhead,
    Mark,
    Paper,
    Signature,
    Strong,
    Tile,
    page_count,
    page_images,
    page_texts,
)
from sr_board.papers.fonts import INSTEAD, face, shape
from tests.guards import processor_time

BENGALI = "১১ নম্বর সদস্যের ঋণের আবেদন: তিনি সেলাই মেশিন কেনার জন্য ক্ষুদ্র ঋণ চান, দশ সপ্তাহে শোধ দেবেন। "


def minutes(code: str = "en", *, draft: bool = False, large: bool = False, items: int = 3) -> Paper:
    tr = translator(code, native_digits=code != "en")
    paper = Paper(
        tr,
        title="Minutes",
        subtitle=tr.date(date(2026, 11, 24), "weekday"),
        letterhead=Letterhead("Bakul Samiti", Tile("flower", "marigold"), "Ward 4"),
        code="7K4M-92QX",
        draft=draft,
        large=large,
    )
    paper.facts([("Place", "Community house"), ("Present", [Strong("10 of 15")])])
    paper.figure(Dots(10, 15, "Ten of fifteen.", needed=10, needed_word="10"))
    paper.table(
        [Column("#", "right"), Column("Member"), Column("State"), Column("Saved", "right")],
        [[str(n), "আশা", Mark("ok", "here"), tr.money(n * 5000)] for n in range(1, 16)],
        total=["", "Total", "", tr.money(600000)],
    )
    for number in range(items):
        paper.heading(f"Item {number}")
        paper.panel("BKL/2026/031", BENGALI, kind="ok")
        paper.numbered([BENGALI, "Second."])
        paper.line(BENGALI * 4)
    paper.figure(Bars([Bar("1", 12, "12"), Bar("2", 14, "14", newest=True)], "s", needed=(10, "x")))
    paper.signatures([Signature("Asha", "Chair"), Signature("Rekha", "Secretary", thumb=True)])
    return paper


def test_every_page_counts_itself_and_carries_the_audit_code() -> None:
    pages = page_texts(minutes(items=8).pdf())
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert "7K4M-92QX" in text


def test_the_same_content_gives_the_same_bytes() -> None:
    first = minutes("bn").pdf()
    minutes("te", large=True).pdf()
    assert minutes("bn").pdf() == first


def test_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from tests.unit.papers.test_paper import minutes; "
        "print(hashlib.sha256(minutes('bn').pdf()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(p for p in sys.path if p)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_a_paper_holds_no_date_of_its_making_and_no_foreign_font() -> None:
    pdf = minutes().pdf()
    assert set(re.findall(rb"Date \(D:(\d{4})", pdf)) <= {b"2000"}
    assert b"Helvetica" not in pdf


def test_draft_marks_every_page() -> None:
    for text in page_texts(minutes(draft=True, items=6).pdf()):
        assert "Draft" in text
    assert not any("Draft" in text for text in page_texts(minutes().pdf()))


def notice(paper: Paper) -> str:
    """The text of the last page on one line."""
    return " ".join(page_texts(paper.pdf())[-1].split())


def test_a_sign_no_face_draws_is_marked_listed_and_still_copied() -> None:
    paper = minutes()
    paper.line("Asha 😀 agreed; கமலா too")
    pages = " ".join(page_texts(paper.pdf())).replace("\r\n", " ")
    assert "agreed; கமலா too" in pages
    listed = "could not draw stand as \ufffd: U+0B95, U+0BAE, U+0BB2, U+0BBE, U+1F600."
    assert listed in pages


def test_the_mark_is_drawn_where_the_sign_stood() -> None:
    drawn = shape("Latn", False, "a😀b")
    mark = face("Latn").font.get_nominal_glyph(ord(INSTEAD))
    assert [glyph for glyph, *_ in drawn.glyphs][1] == mark
    assert drawn.text == "a😀b"
    assert drawn.missing == (0x1F600,)
    assert not drawn.plain


def test_a_paper_that_draws_everything_lists_nothing() -> None:
    assert "could not draw" not in notice(minutes())


def test_a_sign_no_face_draws_is_listed_from_every_kind_of_block() -> None:
    bad = "\u0b95"

    def table(p: Paper) -> None:
        p.table([Column("x")], [[bad]])

    blocks = [
        table,
        lambda p: p.facts([("x", bad)]),
        lambda p: p.panel("x", bad),
        lambda p: p.numbered([bad]),
        lambda p: p.item(bad, "x"),
        lambda p: p.figure(Bars([Bar(bad, 1, "1")], "s")),
        lambda p: p.figure(Dots(1, 2, "s", needed=1, needed_word=bad)),
        lambda p: p.signatures([Signature("x", bad)]),
        lambda p: p.heading(bad),
        lambda p: p.amount(bad),
    ]
    for add in blocks:
        paper = Paper(translator("en"), title="T")
        add(paper)
        assert "U+0B95" in notice(paper)
    for options in ({"code": bad}, {"letterhead": Letterhead("n", line=bad)}, {"subtitle": bad}):
        assert "U+0B95" in notice(Paper(translator("en"), title="T", **options))


def test_a_long_table_repeats_its_head_and_keeps_its_total_with_a_row() -> None:
    paper = Paper(translator("en"), title="Register")
    rows = [[str(n), f"Member {n}"] for n in range(1, 121)]
    paper.table([Column("Number", "right"), Column("Name")], rows, total=["", "Sum total"])
    pages = page_texts(paper.pdf())
    assert len(pages) > 2
    assert all("Number" in text for text in pages)
    seen = [int(n) for text in pages for n in re.findall(r"Member\s+(\d+)\b", text)]
    assert seen == list(range(1, 121))
    assert "Sum total" in pages[-1]


def test_a_table_of_a_row_and_a_total_is_not_parted() -> None:
    for lines in range(20, 45):
        paper = Paper(translator("en"), title="T")
        for _ in range(lines):
            paper.line("A line of the minutes that is long enough to look like one.")
        paper.table([Column("Head")], [["Row"]], total=["Sum"])
        for text in page_texts(paper.pdf()):
            assert ("Head" in text) == ("Row" in text) == ("Sum" in text)


def test_a_register_of_2000_rows_takes_seconds_not_minutes() -> None:
    paper = Paper(translator("bn"), title="T")
    with processor_time() as spent:
        paper.table([Column("#"), Column("Name")], [[str(n), f"রেখা {n}"] for n in range(2000)])
        assert page_count(paper.pdf()) > 30
    assert spent.seconds < 20


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    paper = Paper(translator("bn"), title="T")
    paper.table([Column("a"), Column("b")], [["x", BENGALI * 80], ["y", "last"]])
    pages = page_texts(paper.pdf())
    assert len(pages) > 1
    assert "last" in pages[-1]


@pytest.mark.parametrize("add", ["panel", "facts", "line", "item"])
def test_text_longer_than_a_page_flows_on_in_every_block(add: str) -> None:
    paper = Paper(translator("bn"), title="T")
    text = BENGALI * 150 + "END"
    match add:
        case "panel":
            paper.panel("head", text)
        case "facts":
            paper.facts([("label", text), ("after", "x")])
        case "item":
            paper.item("1.", text)
        case _:
            paper.line(text)
    pages = page_texts(paper.pdf())
    assert len(pages) > 1
    assert "END" in pages[-1]


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    for lines in range(30, 60):
        paper = Paper(translator("en"), title="T")
        for _ in range(lines):
            paper.line("x")
        paper.heading("HEAD")
        paper.table([Column("col")], [[str(n)] for n in range(30)])
        for text in page_texts(paper.pdf()):
            if "HEAD" in text:
                assert "col" in text


def test_together_keeps_a_block_on_one_page() -> None:
    paper = Paper(translator("en"), title="T")
    for _ in range(38):
        paper.line("A line of the minutes that is long enough to look like one.")
    with paper.together():
        for n in range(12):
            paper.line(f"This line is kept with its neighbours, number {n}.")
    pages = page_texts(paper.pdf())
    assert ["number" in text for text in pages] == [False, True]


def test_a_hostile_name_everywhere_breaks_nothing() -> None:
    name = "<b>[[x]]&amp;<img src=x>\u202e" + "A" * 10_000
    paper = Paper(translator("en"), title=name, letterhead=Letterhead(name, line=name), code=name)
    paper.heading(name)
    paper.facts([(name, name)])
    paper.table([Column(name), Column("x")], [[name, "y"]], total=[name, "z"])
    paper.panel(name, name)
    paper.signatures([Signature(name, name, thumb=True)])
    paper.figure(Bars([Bar(name, 1, "1")], name))
    assert "[[x]]" in page_texts(paper.pdf())[0]


def test_a_paper_of_too_many_pages_is_refused() -> None:
    paper = Paper(translator("en"), title="T")
    for _ in range(601):
        paper.new_page()
        paper.line("x")
    with pytest.raises(RuleBroken, match="paper-too-long"):
        paper.pdf()


def test_what_fits_on_no_page_is_refused_in_words() -> None:
    paper = Paper(translator("en"), title="T")
    paper.figure(Dots(5, 5000, "Too many dots."))
    with pytest.raises(RuleBroken, match="paper-does-not-fit"):
        paper.pdf()


def test_minutes_of_four_pages_in_bengali_are_quick_once_warm() -> None:
    minutes("bn", items=5).pdf()
    with processor_time() as spent:
        pdf = minutes("bn", items=5).pdf()
    assert spent.seconds < 1
    assert page_count(pdf) >= 3


@pytest.mark.parametrize("code", ["en", "bn", "hi", "te", "kn"])
def test_pages_are_drawn_in_memory_and_have_ink(code: str) -> None:
    images = list(page_images(minutes(code).pdf(), dpi=40))
    assert len(images) == page_count(minutes(code).pdf())
    for image in images:
        assert len(image.data) == image.height * image.stride == image.width * image.height * 4
        assert len(set(image.data)) > 20


def test_pages_can_be_drawn_in_part() -> None:
    pdf = minutes(items=8).pdf()
    assert len(list(page_images(pdf, dpi=20, first=1, most=1))) == 1


def test_what_is_no_paper_is_refused_in_words() -> None:
    with pytest.raises(InputInvalid, match="paper-unreadable"):
        page_count(b"not a pdf")


def test_a_row_with_too_few_cells_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Paper(translator("en"), title="T").table([Column("a"), Column("b")], [["only one"]])
