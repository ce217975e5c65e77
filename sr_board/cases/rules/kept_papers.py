"""Which papers are kept with a file, and under which key. Pure.

Source: domain paper, section 6 (Attachment, AgeEvidence, StatutoryReport): document kinds come
from a list, scans of certificates and receipts show who she is, and there is no picture of anyone.
"""

from __future__ import annotations

from enum import StrEnum

from sr_board.base.errors import InputInvalid
from sr_board.cases.vocabulary import Layer

__all__ = ["SHOWS_HER", "PaperKind", "layer_of"]


class PaperKind(StrEnum):
    """Kinds of papers that are kept. There is none for a picture of a person."""

    CERTIFICATE = "certificate"
    ORDER = "order"
    RECEIPT = "receipt"
    LETTER = "letter"
    CONSENT = "consent"


SHOWS_HER = frozenset({PaperKind.CERTIFICATE, PaperKind.RECEIPT})
"""Kinds that always show who she is."""


def layer_of(kind: PaperKind, *, shows_her: bool, is_paper: bool) -> Layer:
    """The key under which a paper is kept: that of her identity as soon as it shows who she is.

    `is_paper`: whoever keeps it says that it is a paper and no picture of a person. Raises
    InputInvalid "case-paper-person" when that was not said.
    """
    if not is_paper:
        raise InputInvalid("case-paper-person", field="is_paper")
    return Layer.IDENTITY if shows_her or kind in SHOWS_HER else Layer.CASE
