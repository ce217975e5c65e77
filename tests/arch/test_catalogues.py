"""The catalogues say all that the program says: nothing stale, nothing missing, places equal."""

from __future__ import annotations

import gettext

import pytest
from babel.messages.catalog import Message

from sr_board.i18n import SHIPPED, language
from tests import catalogue

CODES = catalogue.CODES
SHIPPED_CODES = [code for code in CODES if code in SHIPPED]


@pytest.mark.parametrize("code", CODES)
def test_no_catalogue_is_stale(code: str) -> None:
    assert catalogue.stale(code) == [], "run: python -m tests.catalogue update"


@pytest.mark.parametrize("code", SHIPPED_CODES)
def test_no_phrase_is_missing_in_a_shipped_language(code: str) -> None:
    assert catalogue.missing(code) == []


@pytest.mark.parametrize("code", CODES)
def test_translations_name_the_same_places(code: str) -> None:
    assert catalogue.unequal(code) == []


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_catalogue_is_what_the_source_compiles_to(code: str) -> None:
    assert not catalogue.mo_differs(code), "run: python -m tests.catalogue compile"


def test_every_place_in_a_phrase_is_a_plain_name() -> None:
    assert catalogue.odd_places() == []


@pytest.mark.parametrize("code", CODES)
def test_compiled_catalogues_load_with_their_plural(code: str) -> None:
    path = catalogue.po_path(code).with_suffix(".mo")
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    assert found.info()["plural-forms"].endswith(f"plural={language(code).plural};")


def test_extraction_sees_every_way_of_saying() -> None:
    found = {m.id: m for m in catalogue.extracted() if m.id}
    assert "Page {page} of {pages}" in found
    assert catalogue.extracted().get("Thumb", context="signature") is not None
    assert "This field is empty, but it is needed." in found


def test_the_catalogue_is_the_same_whenever_it_is_written() -> None:
    code = CODES[0]
    assert catalogue.po_bytes(catalogue.updated(code)) == catalogue.po_bytes(
        catalogue.updated(code)
    )
    written = catalogue.po_bytes(catalogue.extracted(code))
    assert b"-Date:" not in written  # no dates of making: they would differ each time


@pytest.mark.parametrize(
    ("msgid", "msgstr", "wrong"),
    [
        ("{a} of {b}", "{b} এর {a}", False),
        ("{a} of {b}", "{a}", True),
        ("{a}", "{a} {c}", True),
        (("{n} member", "{n} members"), ("এক জন", "{n} জন"), False),
        (("{n} of {a}", "{n} of {a}"), ("{n}", "{n} {a}"), True),
        (("one {a}", "{n} {a}"), ("{a} {x}", "{n} {a}"), True),
    ],
)
def test_unequal_places_are_seen(msgid: object, msgstr: object, wrong: bool) -> None:
    assert catalogue.unequal_places(Message(msgid, msgstr)) is wrong
