"""Which papers are kept with a file, and under which key. Pure.

Source: domain paper, section 6 (Attachment, AgeEvidence, StatutoryReport): document kinds come
from a list, scans of certificates and receipts show who she is, and there is no picture of anyone.
"""

from __future__ import annotations

from enum import StrEnum

from sr_board.base.errors import InputInvalid
from sr_board.cases.vocabulary import Layer

__all__ = ["NEVER_KEPT", "SHOWS_HER", "PaperKind", "check_never_kept", "layer_of"]


class PaperKind(StrEnum):
    """Kinds of papers that are kept. There is none for a picture of a person."""

    CERTIFICATE = "certificate"
    ORDER = "order"
    RECEIPT = "receipt"
    LETTER = "letter"
    CONSENT = "consent"


SHOWS_HER = frozenset({PaperKind.CERTIFICATE, PaperKind.RECEIPT})
"""Kinds that always show who she is."""


NEVER_KEPT = ("person", "identity_number", "health", "other_file")
"""Why a scan may not be kept: a picture of a person, a card with an identity number (Aadhaar), a
finding about health, or a paper of another person. Domain paper, section 6, "must not be
recorded"."""


def check_never_kept(why: str) -> None:
    """A scan is destroyed for one of the reasons in the list only; what may be kept stays until
    its time is over (R24). Raises InputInvalid "case-paper-why"."""
    if why not in NEVER_KEPT:
        raise InputInvalid("case-paper-why", field="why")


def layer_of(kind: PaperKind, *, shows_her: bool, is_paper: bool) -> Layer:
    """The key under which a paper is kept: that of her identity as soon as it shows who she is.

    `is_paper`: whoever keeps it says that it is a paper and no picture of a person. Raises
    InputInvalid "case-paper-person" when that was not said.
    """
    if not is_paper:
        raise InputInvalid("case-paper-person", field="is_paper")
    return Layer.IDENTITY if shows_her or kind in SHOWS_HER else Layer.CASE
