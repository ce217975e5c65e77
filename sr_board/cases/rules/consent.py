"""When something about her may be told: her standing yes, or a ground that needs none. Pure.

Source: domain paper, sections 12 (R05, R21), 13 and 14. There is no override: without her yes there
must be a ground, a reason and persons.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sr_board.base.errors import RuleBroken
from sr_board.cases.vocabulary import Basis, Purpose, ReferralKind

__all__ = [
    "HOMES",
    "LATER",
    "ONLY_WITH_HER_YES",
    "Answer",
    "check_ground",
    "check_letter",
    "standing_yes",
]

ONLY_WITH_HER_YES = frozenset(
    {
        ReferralKind.OSC,
        ReferralKind.SHAKTI_SADAN,
        ReferralKind.NGO_SHELTER,
        ReferralKind.POLICE,
    }
)
"""Services to which an adult is never sent on another ground (R05)."""
HOMES = frozenset({ReferralKind.OSC, ReferralKind.SHAKTI_SADAN, ReferralKind.NGO_SHELTER})
"""Places to stay: a child goes there by the authority's order only (R04)."""
LATER = frozenset({Basis.LAW_DUTY, Basis.VITAL_INTEREST})
"""Grounds where the second person may approve after the act, within 72 hours."""


@dataclass(frozen=True)
class Answer:
    """One answer of hers. Given oldest first; the newest for a purpose and service counts."""

    id: str
    purpose: Purpose
    refer_to: str
    agreed: bool
    withdrawn: bool


def standing_yes(answers: Iterable[Answer], purpose: Purpose, refer_to: str = "") -> str:
    """Id of her yes that stands for a purpose (and kind of service), "" without one."""
    last = None
    for one in answers:
        if one.purpose is purpose and one.refer_to == refer_to:
            last = one
    return last.id if last is not None and last.agreed and not last.withdrawn else ""


def check_letter(
    kind: ReferralKind, basis: Basis, *, child: bool, yes: str, document: str, reason: str
) -> None:
    """Whether a letter may go. A child is sent to a place to stay by the authority's numbered
    order only. Raises RuleBroken "case-r04", "case-r05", "case-r21"."""
    if child and kind in HOMES and not (basis is Basis.COURT_ORDER and document.strip()):
        raise RuleBroken("case-r04")
    if not child and kind in ONLY_WITH_HER_YES and not (basis is Basis.CONSENT and yes):
        raise RuleBroken("case-r05")
    if not child and basis is Basis.LAW_DUTY:
        raise RuleBroken("case-r05")
    check_ground(basis, yes=yes, document=document, reason=reason)


def check_ground(basis: Basis, *, yes: str, document: str, reason: str) -> None:
    """Consent needs her standing yes, an order its number, the others a reason.

    Raises RuleBroken "case-r21".
    """
    given = {
        Basis.CONSENT: yes,
        Basis.COURT_ORDER: document,
        Basis.LAW_DUTY: reason,
        Basis.VITAL_INTEREST: reason,
    }[basis]
    if not given.strip():
        raise RuleBroken("case-r21")
