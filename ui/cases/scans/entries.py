"""Words for the entries of a file that a kept paper may belong to. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.records_consent import ConsentRow, DisclosureRequest
from sr_board.cases.files.service_scans import BELONGS
from sr_board.cases.records import (
    AgeEvidence,
    AgeStatus,
    Happening,
    LegalHold,
    Record,
    Referral,
    StatutoryReport,
)
from sr_board.cases.rules.kept_papers import PaperKind
from sr_board.cases.words.files import AGES, EVIDENCE, HAPPENED, PURPOSES, REPORTS
from sr_board.i18n import N_
from ui.live import say
from ui.meetings.times import day_words

__all__ = ["PAPERS", "entries", "entry_words"]

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        PaperKind.CERTIFICATE: N_("Certificate"),
        PaperKind.ORDER: N_("Order of an authority"),
        PaperKind.RECEIPT: N_("Receipt of a report"),
        PaperKind.LETTER: N_("Letter"),
        PaperKind.CONSENT: N_("Signed consent"),
    }
)
"""Kinds of papers in words, untranslated."""

_BY_ORDER = ("to_placed", "to_restored", "adult_by_order", "test_ordered")


def entries(view: CaseView, kind: PaperKind, offset: int) -> list[tuple[str, str]]:
    """Id and words of the entries a paper of this kind may belong to, the newest first."""
    found = [one for one in view.records if isinstance(one, BELONGS[kind]) and _counts(one, kind)]
    found.sort(key=lambda one: (one.at, one.id), reverse=True)
    return [(one.id, entry_words(one, offset)) for one in found]


def _counts(record: Record, kind: PaperKind) -> bool:
    if isinstance(record, Happening):
        return record.what in _BY_ORDER
    if isinstance(record, AgeEvidence) and kind is PaperKind.ORDER:
        return bool(record.order_no) or record.due_on is not None
    if isinstance(record, AgeStatus):
        return bool(record.order_no)
    return not (isinstance(record, StatutoryReport) and record.no_offence)


def entry_words(record: Record, offset: int) -> str:
    """An entry of a file in a few words, with its day."""
    return say("{what}, {day}", what=_what(record), day=day_words(record.at, offset))


_WORDS: Mapping[type[Record], Callable[[Any], str]] = MappingProxyType(
    {
        AgeEvidence: lambda one: say(EVIDENCE[one.kind]),
        AgeStatus: lambda one: say(AGES[one.standing]),
        ConsentRow: lambda one: say(PURPOSES[one.purpose]),
        DisclosureRequest: lambda one: str(one.who),
        Happening: lambda one: say(HAPPENED[one.what]) if one.what in HAPPENED else say("An order"),
        LegalHold: lambda one: say("Order {number}", number=one.order_no),
        Referral: lambda one: str(one.service_name),
        StatutoryReport: lambda one: say(REPORTS[one.kind]),
    }
)


def _what(record: Record) -> str:
    make = _WORDS.get(type(record))
    return make(record) if make is not None else "–"
