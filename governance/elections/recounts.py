"""Whether a tie still waits for a recount by other hands (domain rules, 8.5). Reads only."""

from __future__ import annotations

from sqlalchemy.orm import Session

from governance.elections.frozen import rules_of
from governance.elections.models import Election, ElectionPost
from governance.elections.work import standing_sheets
from governance.rules.parameter_values import ElectionMethod, TieStep

__all__ = ["recount_wanted", "tie_steps"]


def tie_steps(election: Election, method: str) -> tuple[TieStep, ...]:
    """What is done, in this order, when votes for a post are equal."""
    return rules_of(election).election.ties_for(ElectionMethod(method))


def recount_wanted(session: Session, election: Election, post: ElectionPost) -> bool:
    """A recount is the rule, and none was held in this round."""
    if TieStep.RECOUNT not in tie_steps(election, post.method):
        return False
    round_no = 2 if post.contest == "runoff" else 1
    return not any(sheet.recount for sheet in standing_sheets(session, post.id, round_no))
