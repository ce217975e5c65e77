"""The catalogues of phrases: collect, bring up to date, compile, check.

    python -m tests.catalogue update    collect msgids into every .po, keep what is translated
    python -m tests.catalogue compile   write the .mo files
    python -m tests.catalogue check     say what is stale, missing or unequal (exit 1)
    python -m tests.catalogue extract   print the msgids with the files they stand in

Output is reproducible: no dates, no line numbers, sorted; the header of a .mo is fixed, so the
bytes depend on the phrases alone.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sr_board.i18n.languages import DEFAULT, LANGUAGES, SHIPPED, language

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
PACKAGES = ("sr_board", "governance", "finance", "ui", "resources")
SINGLE_FILES = ("start.py",)
KEYWORDS = {"say": None, "say_n": (1, 2), "say_in": ((1, "c"), 2), "N_": None}
CODES = tuple(each.code for each in LANGUAGES if each.code != DEFAULT)

_HEADER = """\
# Phrases of SR Board in {name}.
# Changed by hand in the msgstr lines only; `python -m tests.catalogue update` does the rest.
#"""


class PhraseBook(Catalog):
    """A catalogue whose header depends on the language alone, so that its bytes do."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "SR Board"),
            ("Language", self.locale_identifier or "en"),
            ("Plural-Forms", f"nplurals=2; plural={self.plural_rule};"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @property
    def plural_rule(self) -> str:
        return language(self.locale_identifier or DEFAULT).plural


def source_files() -> Iterator[Path]:
    """Every Python file of the product."""
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))
    yield from (ROOT / name for name in SINGLE_FILES if (ROOT / name).exists())


@cache
def _phrases_of(path: Path) -> tuple[Any, ...]:
    """What a file says; it is read once, for every language says the same msgids."""
    return tuple(extract_from_file("python", path, keywords=KEYWORDS, comment_tags=("Say:",)))


def extracted(code: str = DEFAULT) -> PhraseBook:
    """A catalogue of all msgids in the source, nothing translated."""
    header = _HEADER.format(name=language(code).own_name)
    book = PhraseBook(locale=code, header_comment=header, charset="utf-8", fuzzy=False)
    for path in source_files():
        place = path.relative_to(ROOT).as_posix()
        for _line, message, comments, context in _phrases_of(path):
            book.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    for message in book:
        message.locations = sorted(set(message.locations))
    return book


def po_path(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "srboard.po"


def read_book(code: str) -> Catalog:
    """The committed catalogue of a language (empty when there is none yet)."""
    path = po_path(code)
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def updated(code: str) -> PhraseBook:
    """All msgids of the source with the translations the committed catalogue has."""
    fresh, old = extracted(code), read_book(code)
    for message in fresh:
        known = old.get(message.id, context=message.context) if message.id else None
        if known is not None and _same_shape(known, message):
            message.string = known.string
            message.user_comments = known.user_comments
            if known.fuzzy:
                message.flags.add("fuzzy")
    return fresh


def _same_shape(one: Message, other: Message) -> bool:
    return isinstance(one.string, tuple | list) == isinstance(other.id, tuple | list)


def po_bytes(book: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, book, width=96, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def mo_bytes(code: str) -> bytes:
    """What the committed .po of a language compiles to."""
    book = PhraseBook(locale=code, charset="utf-8", fuzzy=False)
    for message in read_book(code):
        if message.id and _translated(message) and not message.fuzzy:
            book.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, book)
    return out.getvalue()


def _forms(value: object) -> list[str]:
    if isinstance(value, tuple | list):
        return [str(each or "") for each in value]
    return [str(value or "")]


def _translated(message: Message) -> bool:
    return all(_forms(message.string))


def places(phrase: str) -> set[str]:
    """The named places `{name}` of a phrase."""
    return {name for _text, name, _spec, _conv in Formatter().parse(phrase) if name is not None}


def unequal_places(message: Message) -> bool:
    """Whether a form names places its msgid lacks, or leaves one out.

    A plural form for one may leave `{n}` out ("one member").
    """
    wanted = set().union(*(places(each) for each in _forms(message.id)))
    plural = isinstance(message.id, tuple | list)
    for form in _forms(message.string):
        missing_or_more = places(form) ^ wanted
        if missing_or_more - ({"n"} if plural and "n" not in places(form) else set()):
            return True
    return False


def stale(code: str) -> list[str]:
    """Msgids that the .po lacks or has too many."""
    fresh = {(m.context, str(m.id)) for m in extracted(code) if m.id}
    known = {(m.context, str(m.id)) for m in read_book(code) if m.id}
    return sorted(msgid for _context, msgid in fresh ^ known)


def missing(code: str) -> list[str]:
    """Msgids without translation (or one marked fuzzy)."""
    return sorted(str(m.id) for m in read_book(code) if m.id and (m.fuzzy or not _translated(m)))


def unequal(code: str) -> list[str]:
    """Msgids whose translation has other named places."""
    return sorted(
        str(m.id) for m in read_book(code) if m.id and _translated(m) and unequal_places(m)
    )


_ODD_PLACE = re.compile(r"\{[^{}]*[^a-z0-9_{}][^{}]*\}")


def odd_places() -> list[str]:
    """Msgids with places that are not plain names (`{0}` is odd, `{n:,}` too)."""
    return sorted(
        form
        for m in extracted()
        if m.id
        for form in _forms(m.id)
        if _ODD_PLACE.search(form) or any(not p or p.isdigit() for p in places(form))
    )


def mo_differs(code: str) -> bool:
    path = po_path(code).with_suffix(".mo")
    return not path.exists() or path.read_bytes() != mo_bytes(code)


def update() -> None:
    for code in CODES:
        path = po_path(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(updated(code)))


def compile_all() -> None:
    for code in CODES:
        po_path(code).with_suffix(".mo").write_bytes(mo_bytes(code))


def problems() -> Iterator[str]:
    """Everything that is wrong with the catalogues, one line each."""
    for msgid in odd_places():
        yield f"odd place: {msgid}"
    for code in CODES:
        yield from (f"{code} stale: {msgid}" for msgid in stale(code))
        yield from (f"{code} unequal places: {msgid}" for msgid in unequal(code))
        if mo_differs(code):
            yield f"{code} .mo is not what the .po compiles to"
        if code in SHIPPED:
            yield from (f"{code} missing: {msgid}" for msgid in missing(code))


def main(arguments: list[str]) -> int:
    match arguments:
        case ["extract"]:
            sys.stdout.write(po_bytes(extracted()).decode("utf-8"))
        case ["update"]:
            update()
            compile_all()
        case ["compile"]:
            compile_all()
        case ["check"]:
            found = list(problems())
            print("\n".join(found) or "catalogues are in order")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
