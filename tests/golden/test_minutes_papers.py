"""The minutes as a paper: what stands on it, in which order, and the same bytes each time.

The golden text is what a reader's program copies from the pages. When the paper changes on
purpose, read the difference and write the new text to `minutes_signed_en.txt`.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import odfdo
import pytest
from docx import Document

from governance.papers import minutes_docx, minutes_odt, minutes_pdf
from governance.rules.reading import Sight
from governance.views import MeetingWhole
from sr_board.base.errors import NotAllowed
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile, page_texts

from .minutes_fixture import bengali, draft, signed

HEAD = Letterhead("Bakul Samiti", Tile("flower", "marigold"), "Member group of the collective")
GOLDEN = Path(__file__).with_name("minutes_signed_en.txt")


def printed(view: MeetingWhole, code: str = "en") -> str:
    """The text of all pages, line breaks and all spaces as one space."""
    pages = page_texts(minutes_pdf(view, translator(code), HEAD))
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def test_signed_minutes_read_as_the_golden_text() -> None:
    pages = page_texts(minutes_pdf(signed(), translator("en"), HEAD))
    text = "\n\n".join("\n".join(page.splitlines()) for page in pages) + "\n"
    assert text == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("code", ["en", "bn", "hi", "te", "kn"])
def test_the_same_minutes_give_the_same_bytes(code: str) -> None:
    first = minutes_pdf(signed(), translator(code), HEAD)
    assert minutes_pdf(signed(), translator(code), HEAD) == first
    assert first.startswith(b"%PDF")


def test_only_unsigned_minutes_are_marked_as_a_draft_and_have_empty_boxes() -> None:
    unsigned, final = printed(draft()), printed(signed())
    assert "Draft" in unsigned
    assert "Draft" not in final
    assert unsigned.count("Thumb") == 4
    assert "Thumb" not in final
    assert "Not yet read aloud." in unsigned
    read = replace(draft(), minutes=replace(signed().minutes, state="read_aloud", signed_on=None))
    assert printed(read).count("Thumb") == 4


def test_every_page_carries_the_audit_code_and_its_number() -> None:
    pages = page_texts(minutes_pdf(signed(), translator("en"), HEAD))
    for number, page in enumerate(pages, start=1):
        assert "812 · 4410 9327 1180 5562 0091 7743" in page
        assert f"Page {number} of {len(pages)}" in page


def test_typed_bengali_comes_out_whole() -> None:
    text = printed(bengali(), "bn")
    for words in ("লক্ষ্মী", "ক্ষুদ্র সঞ্চয়ের হিসাব পড়া হল।", "আশা সবাইকে স্বাগত জানালেন।", "শ্রীমতী সেন"):
        assert words in text


def test_numbers_follow_the_choice_of_digits() -> None:
    native = page_texts(minutes_pdf(bengali(), translator("bn", True), HEAD))
    common = page_texts(minutes_pdf(bengali(), translator("bn"), HEAD))
    assert "BKL/২০২৬/০৩১" in "".join(native)
    assert "BKL/2026/031" in "".join(common)


def test_mark_up_in_what_was_typed_is_printed_as_typed() -> None:
    nasty = "<b>Loan</b> & <img src='x'/> [[form]] =cmd"
    items = (replace(draft().record.items[0], title=nasty, text=nasty, outcome=nasty),)
    view = replace(draft(), record=replace(draft().record, items=items))
    assert printed(view).count(nasty) == 3


def test_a_very_long_item_runs_over_pages() -> None:
    text = "Every member spoke about the saving. " * 540
    items = (replace(draft().record.items[0], text=text),)
    view = replace(draft(), record=replace(draft().record, items=items))
    pages = page_texts(minutes_pdf(view, translator("en"), HEAD))
    assert len(pages) > 5
    assert sum(page.count("saving.") for page in pages) > 500


def test_minutes_print_although_a_text_holds_a_sign_no_face_draws() -> None:
    view = replace(draft(), record=replace(draft().record, opening="Song 🎵"))
    text = printed(view)
    assert "could not draw stand as \ufffd: U+1F3B5." in text


def test_a_view_without_the_minutes_is_not_printed() -> None:
    view = replace(draft(), sight=Sight(heads=True, room=True))
    with pytest.raises(NotAllowed):
        minutes_pdf(view, translator("en"), HEAD)


def test_a_meeting_that_was_put_off_says_so_and_keeps_its_open_motion() -> None:
    item = draft().record.items[2]
    motion = replace(item.motions[0], vote=None, serial=None, status=None, resolution_id=None)
    record = replace(
        draft().record, adjourned=True, items=(replace(item, motions=(motion,)),), present=()
    )
    text = printed(replace(draft(), record=record))
    assert "Put off 17:40" in text
    assert "Motion without a vote" in text


def test_a_correction_says_when_it_was_decided_and_whether_it_still_stands() -> None:
    view = signed()
    assert view.minutes is not None
    note = replace(view.minutes.corrections[0], serial=None, superseded=True)
    plain = replace(note, no=2, item_no=None, decided_on=None, superseded=False)
    minutes = replace(view.minutes, corrections=(note, plain))
    text = printed(replace(view, minutes=minutes))
    first = "1. Point 2: “₹ 14,350” is to read “₹ 14,530”. Decided on 1 December 2026."
    assert f"{first} A later note stands in its place." in text
    assert "2. “₹ 14,350” is to read “₹ 14,530”. Code" in text


def test_of_a_large_meeting_only_the_number_of_those_not_there_is_printed() -> None:
    view = replace(draft(), record=replace(draft().record, roll=1213, absent=()))
    assert "Not there 1,200 members" in printed(view)


def test_minutes_for_word_processors_say_the_same_and_give_the_same_bytes() -> None:
    tr = translator("bn", True)
    for make in (minutes_docx, minutes_odt):
        assert make(bengali(), tr, HEAD) == make(bengali(), tr, HEAD)
    docx = Document(io.BytesIO(minutes_docx(signed(), translator("en"), HEAD)))
    odt = odfdo.Document(io.BytesIO(minutes_odt(signed(), translator("en"), HEAD)))
    texts = ["\n".join(p.text for p in docx.iter_inner_content() if hasattr(p, "text"))]
    texts[0] += "\n".join(c.text for t in docx.tables for r in t.rows for c in r.cells)
    texts.append(odt.get_formatted_text())
    for text in texts:
        assert "From 1 January each member saves ₹ 60 every week instead of ₹ 50." in text
        assert "BKL/2026/032: lost" in text
        assert "Lakshmi" in text
    assert "Draft" not in texts[1]


def test_what_was_typed_is_no_mark_up_in_a_word_processor() -> None:
    nasty = "<b>Loan</b> & \x0b{{field}} =cmd"
    view = replace(draft(), record=replace(draft().record, opening=nasty))
    docx = Document(io.BytesIO(minutes_docx(view, translator("en"), HEAD)))
    assert "<b>Loan</b> & {{field}} =cmd" in [p.text for p in docx.paragraphs]
    odt = odfdo.Document(io.BytesIO(minutes_odt(view, translator("en"), HEAD)))
    assert "<b>Loan</b> & {{field}} =cmd" in odt.get_formatted_text()


def test_a_word_processor_gets_no_minutes_that_may_not_be_read() -> None:
    view = replace(draft(), sight=Sight(heads=True, room=True))
    for make in (minutes_docx, minutes_odt):
        with pytest.raises(NotAllowed):
            make(view, translator("en"), HEAD)
