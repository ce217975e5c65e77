"""Lines of law packs as they count: the shipped ones, and those that the administrator wrote.

Checks no rights, writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.law_packs import SUBJECT_KINDS, ShippedLaw, shipped_laws
from governance.constitution.models import LawPack
from governance.rules.floors import is_below
from governance.rules.parameters import Floor, value_from_json

__all__ = ["LawLine", "floor_value", "floors_from", "law_lines", "lines_for"]


@dataclass(frozen=True)
class LawLine:
    """One line. `floor` is canonical JSON, "null" where there is no figure.

    `checked_on`: the day a person looked it up; of a shipped line the day it was written in.

    `source`, `note`: words by language; those of the administrator stand under "".
    """

    id: str
    state: str
    subject: str
    key: str
    floor: str
    checked_on: date
    source: tuple[tuple[str, str], ...]
    note: tuple[tuple[str, str], ...]
    shipped: bool
    retired: bool = False

    def said(self, words: tuple[tuple[str, str], ...], language: str) -> str:
        """Words in this language, else as somebody typed them, else in English."""
        by_language = dict(words)
        return by_language.get(language) or by_language.get("") or by_language.get("en", "")


def law_lines(session: Session) -> tuple[LawLine, ...]:
    """Every line, also retired ones: shipped ones first, with what replaces them."""
    rows = session.scalars(select(LawPack).order_by(LawPack.state, LawPack.recorded_at)).all()
    replaced = {row.shipped: row for row in rows if row.shipped is not None}
    shipped = tuple(_replaced(law, replaced.get(law.id)) for law in shipped_laws())
    return (*shipped, *(_written(row) for row in rows if row.shipped is None))


def _replaced(law: ShippedLaw, row: LawPack | None) -> LawLine:
    """The shipped line, or what somebody wrote in its place.

    A copy made only to say that the line no longer counts is nobody's finding: it still says when
    it was written into the program, in every language.
    """
    line = _shipped(law)
    if row is None:
        return line
    same = (row.checked_on, row.floor_value, row.source_text, row.note) == (
        line.checked_on,
        line.floor,
        line.said(line.source, "en"),
        line.said(line.note, "en"),
    )
    return replace(line, id=row.id, retired=row.retired) if same else _written(row)


def _shipped(law: ShippedLaw) -> LawLine:
    return LawLine(
        law.id,
        law.state,
        law.subject,
        law.key,
        json.dumps(law.floor, sort_keys=True),
        law.written_on,
        tuple(law.source.items()),
        tuple(law.note.items()),
        shipped=True,
    )


def _written(row: LawPack) -> LawLine:
    return LawLine(
        row.id,
        row.state,
        row.subject,
        row.key,
        row.floor_value,
        row.checked_on,
        (("", row.source_text),),
        (("", row.note),),
        shipped=False,
        retired=row.retired,
    )


def lines_for(lines: Iterable[LawLine], state: str, kind: str) -> tuple[LawLine, ...]:
    """The lines with a figure that bind a group of this kind in this state."""
    return tuple(
        line
        for line in lines
        if line.state == state
        and line.key
        and not line.retired
        and kind in SUBJECT_KINDS[line.subject]
    )


def floor_value(key: str, floor: object) -> object:
    """The value of a floor; "office.*.…" is read as for any office.

    Raises InputInvalid for a key that is no rule or a value that cannot be meant.
    """
    return value_from_json(key.replace(".*.", ".any."), floor)


def floors_from(lines: Iterable[LawLine], language: str = "en") -> Mapping[str, Floor]:
    """The floors by key; where two lines speak of one rule the stricter one counts."""
    found: dict[str, Floor] = {}
    for line in lines:
        value = floor_value(line.key, json.loads(line.floor))
        have = found.get(line.key)
        if have is None or is_below(line.key.replace(".*.", ".any."), have.value, value):
            source = line.said(line.source, language)
            found[line.key] = Floor(value, source, line.state, line.checked_on, line.shipped)
    return found
