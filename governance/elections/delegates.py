"""How many delegates a group elects: reckoned from its members on the day of the roll."""

from __future__ import annotations

from sqlalchemy.orm import Session

from governance.elections.frozen import rules_of
from governance.elections.models import Election
from governance.roll import roll_on
from governance.rules.delegates import delegates_for

__all__ = ["delegate_seats"]


def delegate_seats(session: Session, election: Election) -> int:
    """Seats of delegates by the rules of an election."""
    rules = rules_of(election).election
    return delegates_for(
        len(roll_on(session, election.group_id, election.roll_date)),
        per=rules.delegate_per,
        major_fraction=rules.major_fraction,
        minimum=rules.delegate_min,
        fixed=rules.delegates_fixed,
    )
