"""Drafts: kept per person, offered again, dropped when saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sr_board.access.drafts import DRAFT_MAX_BYTES, Drafts
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid
from tests.conftest import Book


def test_the_newest_draft_of_a_page_is_kept(book: Book) -> None:
    drafts = Drafts(book.uow, book.clock, book.who(Role.SECRETARY))
    drafts.save("minutes", "m1", {"item 5": "প্রস্তাব"})
    book.clock.tick(3)
    drafts.save("minutes", "m1", {"item 5": "প্রস্তাব গৃহীত"})
    drafts.save("member", "", {"name": "Bina"})
    found = {d.page: d.content for d in drafts.all()}
    assert found == {"minutes": {"item 5": "প্রস্তাব গৃহীত"}, "member": {"name": "Bina"}}


def test_a_dropped_draft_is_gone(book: Book) -> None:
    drafts = Drafts(book.uow, book.clock, book.who(Role.SECRETARY))
    drafts.save("minutes", "m1", {"a": 1})
    drafts.drop("minutes", "m1")
    drafts.drop("minutes", "never")
    assert drafts.all() == ()


def test_nobody_sees_the_drafts_of_another(book: Book) -> None:
    Drafts(book.uow, book.clock, book.who(Role.SECRETARY)).save("minutes", "m1", {"a": 1})
    other = replace(book.who(Role.TREASURER), account_id="f" * 32)
    assert Drafts(book.uow, book.clock, other).all() == ()


def test_a_huge_draft_is_refused(book: Book) -> None:
    drafts = Drafts(book.uow, book.clock, book.who(Role.SECRETARY))
    with pytest.raises(InputInvalid, match="draft-too-large"):
        drafts.save("minutes", "m1", {"a": "x" * DRAFT_MAX_BYTES})
