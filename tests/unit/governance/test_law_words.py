"""What is said about where a line of the law comes from."""

from __future__ import annotations

from datetime import date

from governance.constitution.law_packs import shipped_laws, source_words
from sr_board.i18n import translator

EN = translator("en")
DAY = date(2026, 11, 22)


def test_a_shipped_line_never_says_that_somebody_looked_it_up() -> None:
    for law in shipped_laws():
        said = source_words(law.said(law.source, "en"), law.written_on, True, EN)
        assert "Written into the program on" in said
        assert "secondary sources; nobody has checked it" in said
        assert "looked up" not in said


def test_a_line_that_a_person_wrote_says_on_which_day_she_looked_it_up() -> None:
    said = source_words("Act 17 of 1960", DAY, False, EN)
    assert said.startswith("Source: Act 17 of 1960, looked up on ")
    assert "program" not in said


def test_a_source_without_a_day_says_only_the_source() -> None:
    assert source_words("Act 17 of 1960", None, True, EN) == "Source: Act 17 of 1960."
