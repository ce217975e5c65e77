"""How many delegates a group elects: reckoned from its members on the day of the roll."""

from __future__ import annotations

from sqlalchemy.orm import Session

from governance.elections.frozen import rules_of
from governance.elections.models import Election
from governance.roll import roll_on

__all__ = ["delegate_seats", "delegates_for"]


def delegates_for(
    members: int, *, per: int, major_fraction: bool, least: int, fixed: int | None
) -> int:
    """One delegate for `per` members, one more when the rest is more than half of that.

    Exactly half gives no extra delegate; at least `least`; or always `fixed`. Source: domain
    rules, "Tiered elections and delegates".
    """
    if fixed is not None:
        return fixed
    whole, rest = divmod(members, per)
    return max(whole + (1 if major_fraction and rest * 2 > per else 0), least)


def delegate_seats(session: Session, election: Election) -> int:
    """Seats of delegates by the rules of an election."""
    rules = rules_of(election).election
    return delegates_for(
        len(roll_on(session, election.group_id, election.roll_date)),
        per=rules.delegate_per,
        major_fraction=rules.major_fraction,
        least=rules.delegate_min,
        fixed=rules.delegates_fixed,
    )
