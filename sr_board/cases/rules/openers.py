"""Who of a team can still open its file, and when a team needs new people. Pure.

Source: domain paper, section 3 (a team has two to four persons) and section 5 (a lapsed member's
keys end by new keys).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from sr_board.cases.rules.composition import MemberFact, MemberStanding, standing

__all__ = ["GRACE", "LEAST", "Lost", "ended_for_good", "lost_by", "too_few"]

LEAST = 2
"""So many of a named team can open its file; with fewer, chair and secretary name it anew."""

GRACE = timedelta(days=7)
"""So long after the end of a term the keys wait for a renewal or for a press of chair or
secretary; then the program takes them back."""


class Lost(StrEnum):
    """Why somebody of a team is not to hold its keys."""

    CLOSED = "closed"
    """Her account is closed, or has no office left that works on files."""
    RESTRICTED = "restricted"
    """Her seat is one that never opens a file."""
    CODE = "code"
    """Only the code of conduct is missing."""
    LEFT = "left"
    """No term of hers at the board runs any more, and she is no peer."""


def lost_by(
    terms: Collection[MemberFact], today: date, *, account: bool, peer: bool, restricted: bool
) -> Lost | None:
    """Why an account of a team has no standing; None when it has. `terms`: hers at the board;
    `account`: it is open and has an office that works on files; `peer`: the one of a peer;
    `restricted`: it never opens a file."""
    if not account:
        return Lost.CLOSED
    if restricted:
        return Lost.RESTRICTED
    found = {standing(term, today) for term in terms}
    if MemberStanding.SERVING in found or peer or not found:
        return None
    return Lost.CODE if MemberStanding.CODE_MISSING in found else Lost.LEFT


def ended_for_good(why: Lost, terms: Collection[MemberFact], today: date) -> bool:
    """Whether keys are taken back without anybody's press: from an account that is closed or has
    no office left, and from a member a week after her last term when no other is planned. Who has
    only to accept the code, and a seat that was restricted, wait for chair and secretary."""
    if why is not Lost.LEFT:
        return why is Lost.CLOSED
    return all(_end(term) + GRACE <= today for term in terms)


def too_few(team: Collection[str], able: Collection[str], *, named: bool, resting: bool) -> bool:
    """Whether chair and secretary have to name the team (anew): fewer than two of a named one can
    open the file, or nobody of one that nobody named yet. `resting`: closed or gone elsewhere, and
    no duty by law is open; such a file needs nobody."""
    if resting:
        return False
    openers = sum(slot in able for slot in team)
    return openers < LEAST if named else openers == 0


def _end(term: MemberFact) -> date:
    over = term.term_to + timedelta(days=1)
    return over if term.ended_on is None else min(term.ended_on, over)
