"""Age: ranked evidence, ranges with margin, the protective reading. Screening, no determination.

Source: domain paper, section 7; order of evidence: JJ Act 2015 s.94. Any evidence below 18 of any
rank, any conflict, any unresolved doubt means presumed child; no vote changes it. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.clocks import is_child_on
from sr_board.cases.vocabulary import AgeStanding, Evidence, EvidenceOrder, EvidenceSeen

__all__ = [
    "APPARENT_LEAST",
    "RANKS",
    "Piece",
    "Reading",
    "check_order",
    "check_piece",
    "check_test",
    "reading",
    "says_child",
    "standing",
]

APPARENT_LEAST = 22
"""Apparent age from which two screeners may judge somebody clearly adult; may only be raised."""

RANKS: Mapping[Evidence, int] = MappingProxyType(
    {
        Evidence.SCHOOL_CERTIFICATE: 1,
        Evidence.BIRTH_CERTIFICATE: 2,
        Evidence.ORDERED_TEST: 3,
    }
    | {
        kind: 4
        for kind in Evidence
        if kind
        not in (Evidence.SCHOOL_CERTIFICATE, Evidence.BIRTH_CERTIFICATE, Evidence.ORDERED_TEST)
    }
)
"""1 school or matriculation certificate, 2 birth certificate of a municipality or panchayat, 3 a
medical test on order of the authority, 4 everything else: indicators only."""
_BY_AUTHORITY = frozenset({EvidenceOrder.CWC, EvidenceOrder.JJB, EvidenceOrder.COURT})


@dataclass(frozen=True)
class Piece:
    """One piece of evidence. Ages and margin in whole years; `judged`: who judged an appearance.

    `apparent`: apparent age of an appearance. A range counts with `lower - margin`.
    """

    kind: Evidence
    seen: EvidenceSeen = EvidenceSeen.TOLD
    born: date | None = None
    lower: int | None = None
    upper: int | None = None
    margin: int = 0
    suspected_false: bool = False
    ordered_by: EvidenceOrder = EvidenceOrder.NONE
    judged: str = ""
    trained: bool = False

    @property
    def rank(self) -> int:
        """Rank 1 to 4 in the order of the law."""
        return RANKS[self.kind]


@dataclass(frozen=True)
class Reading:
    """What the evidence says together. `reasons`: keys of why it is not simply adult."""

    standing: AgeStanding
    conflict: bool
    reasons: tuple[str, ...] = ()
    order: tuple[int, ...] = ()


def check_piece(piece: Piece) -> None:
    """A piece must say something and make sense.

    Raises InputInvalid "age-range" (upside down or out of 0..120), "age-margin" (0 to 5 years),
    "age-says-nothing", RuleBroken "case-r07" for a test that nobody may order.
    """
    if piece.lower is None and piece.upper is None and piece.born is None:
        raise InputInvalid("age-says-nothing", field="stated_born")
    low = piece.lower if piece.lower is not None else 0
    high = piece.upper if piece.upper is not None else 120
    if not 0 <= low <= high <= 120:
        raise InputInvalid("age-range", field="lower")
    if not 0 <= piece.margin <= 5:
        raise InputInvalid("age-margin", field="margin_years")
    check_test(piece.kind, piece.ordered_by)


def check_test(kind: Evidence, ordered_by: EvidenceOrder) -> None:
    """A medical test is evidence of rank 3 only on order of CWC, JJB or court. Raises RuleBroken
    "case-r07": the board orders no test."""
    if kind is Evidence.ORDERED_TEST and ordered_by not in _BY_AUTHORITY:
        raise RuleBroken("case-r07")


def says_child(piece: Piece, day: date, *, child_below: int = 18) -> bool | None:
    """True: perhaps a child. False: 18 or more. None: says neither. `day`: today there."""
    answers: list[bool] = []
    if piece.born is not None:
        answers.append(is_child_on(piece.born, day, child_below=child_below))
    if piece.lower is not None:
        answers.append(piece.lower - piece.margin < child_below)
    elif piece.upper is not None and piece.upper < child_below:
        answers.append(True)
    return any(answers) if answers else None


def reading(
    pieces: Iterable[Piece],
    day: date,
    *,
    doubt: bool = False,
    child_below: int = 18,
    apparent_least: int = APPARENT_LEAST,
) -> Reading:
    """What all pieces say together on `day`. `doubt`: somebody noted a doubt not yet resolved.

    `order`: positions of the pieces in the order in which they are printed (rank 1 first).
    """
    kept = tuple(pieces)
    said = [says_child(piece, day, child_below=child_below) for piece in kept]
    order = tuple(sorted(range(len(kept)), key=lambda n: (kept[n].rank, n)))
    conflict = True in said and False in said
    reasons = tuple(
        key
        for key, holds in (
            ("evidence_child", True in said),
            ("evidence_conflict", conflict),
            ("doubt", doubt),
        )
        if holds
    )
    if reasons:
        return Reading(AgeStanding.PRESUMED_CHILD, conflict, reasons, order)
    if _adult_by_paper(kept, said) or _adult_by_two(kept, apparent_least):
        return Reading(AgeStanding.APPEARS_ADULT, False, (), order)
    return Reading(AgeStanding.UNKNOWN, False, ("evidence_missing",), order)


def _adult_by_paper(pieces: Sequence[Piece], said: Sequence[bool | None]) -> bool:
    """(a) a document of rank 1 or 2, original or copy seen, not suspected false, says 18."""
    return any(
        piece.rank <= 2
        and piece.seen is not EvidenceSeen.TOLD
        and not piece.suspected_false
        and answer is False
        for piece, answer in zip(pieces, said, strict=True)
    )


def _adult_by_two(pieces: Sequence[Piece], least: int) -> bool:
    """(b) no document, and two trained screeners judge her clearly adult, each alone."""
    if any(piece.rank <= 2 for piece in pieces):
        return False
    floor = max(least, APPARENT_LEAST)
    judges = {
        piece.judged
        for piece in pieces
        if piece.kind is Evidence.APPEARANCE
        and piece.trained
        and piece.judged
        and piece.lower is not None
        and piece.lower >= floor
    }
    return len(judges) >= 2


def check_order(
    to: AgeStanding, authority: EvidenceOrder, order_no: str, order_date: date | None, today: date
) -> None:
    """A status by order needs authority, number and date.

    Raises RuleBroken "case-r02" when one is missing, InputInvalid "order-in-future".
    """
    if to not in (AgeStanding.CHILD_BY_ORDER, AgeStanding.ADULT_BY_ORDER):
        return
    if authority not in _BY_AUTHORITY or not order_no.strip() or order_date is None:
        raise RuleBroken("case-r02")
    if order_date > today:
        raise InputInvalid("order-in-future", field="order_date")


def standing(history: Sequence[AgeStanding], found: Reading) -> AgeStanding:
    """The status that holds: an order counts over all, until somebody fears for a child anew after
    an order that found an adult; else whoever was presumed a child stays presumed, whatever is
    found later; else what the evidence says."""
    feared = False
    for past in reversed(history):
        if past is AgeStanding.CHILD_BY_ORDER:
            return past
        if past is AgeStanding.ADULT_BY_ORDER:
            return AgeStanding.PRESUMED_CHILD if feared else past
        feared = feared or past is AgeStanding.PRESUMED_CHILD
    return AgeStanding.PRESUMED_CHILD if feared else found.standing
