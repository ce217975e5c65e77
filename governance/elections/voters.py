"""Who may vote in an election: members in good standing on the day of the roll, or delegates.

Before the roll is frozen this is reckoned anew each time, so that corrections of the register show
at once; afterwards only the stored roll counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.eligibility import Standing, standings
from governance.elections.frozen import rules_of
from governance.elections.models import Candidate, Election, ElectionPost
from governance.elections.results import result_from
from governance.elections.work import newest_results
from governance.roll import roll_on
from governance.rules.election_steps import CandidateState, ElectionState
from sr_board.base.errors import RuleBroken

__all__ = ["Voter", "sending_elections", "voters_of"]

_SENT = (ElectionState.CLOSED.value, ElectionState.DISPUTED.value)


@dataclass(frozen=True)
class Voter:
    """Somebody who claims a vote. `standing` says what speaks against it; delegates have none."""

    person_id: str
    number: int | None
    standing: Standing | None = None
    seat_disputed: bool = False
    from_election: str | None = None

    @property
    def may_vote(self) -> bool:
        """She comes onto the roll."""
        return self.standing is None or self.standing.good


def sending_elections(session: Session, election_id: str) -> Sequence[Election]:
    """Branch elections that send delegates to this one."""
    return session.scalars(
        select(Election)
        .where(Election.tier_parent == election_id, Election.state != ElectionState.ANNULLED.value)
        .order_by(Election.title, Election.id)
    ).all()


def voters_of(session: Session, election: Election) -> tuple[Voter, ...]:
    """Everybody with a claim, by number. Raises RuleBroken "delegates-not-ready"."""
    branches = sending_elections(session, election.id)
    if branches:
        return _delegates(session, branches)
    lines = roll_on(session, election.group_id, election.roll_date)
    rule = rules_of(election).good_standing
    people = [line.person_id for line in lines]
    found = standings(session, election.group_id, people, rule, election.roll_date)
    return tuple(Voter(line.person_id, line.number, found[line.person_id]) for line in lines)


def _delegates(session: Session, branches: Sequence[Election]) -> tuple[Voter, ...]:
    """Delegates whose election is closed; of a disputed one with the paper kept apart."""
    voters: dict[str, Voter] = {}
    for branch in branches:
        if branch.state not in _SENT:
            continue
        disputed = branch.state == ElectionState.DISPUTED
        for person in _elected(session, branch):
            voters.setdefault(
                person,
                Voter(person, None, seat_disputed=disputed, from_election=branch.id),
            )
    if not voters:
        raise RuleBroken("delegates-not-ready")
    return tuple(voters.values())


def _elected(session: Session, branch: Election) -> list[str]:
    """Delegates elected in a branch, by the locked result."""
    posts = session.scalars(
        select(ElectionPost)
        .where(ElectionPost.election_id == branch.id, ElectionPost.kind == "delegates")
        .order_by(ElectionPost.no)
    ).all()
    newest = newest_results(session, branch.id)
    people: list[str] = []
    for post in posts:
        if post.id not in newest:
            continue
        won = result_from(newest[post.id].fields).elected_set
        rows = session.scalars(
            select(Candidate)
            .where(Candidate.post_id == post.id, Candidate.no.in_(won))
            .order_by(Candidate.no)
        )
        people += [row.person_id for row in rows if row.state == CandidateState.ELECTED.value]
    return people
