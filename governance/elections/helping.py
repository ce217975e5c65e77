"""Candidates who are clerks or observers of their own election: written down, never blocked.

Returning officer and scrutineers are a hard stop (H5); for these two the program warns. Source:
domain rules, "The program warns and records" and the election procedure.
"""

from __future__ import annotations

from sqlalchemy import select

from governance.breaches.recording import record_findings
from governance.elections.frozen import rules_of
from governance.elections.models import Candidate, ElectionHelper
from governance.elections.work import Running
from governance.rules.election_steps import CandidateState
from governance.rules.findings import Finding, Level

__all__ = ["record_helping"]

_OUT = (CandidateState.REFUSED.value, CandidateState.WITHDRAWN.value)
_WATCHED = ("polling_clerk", "observer")


def record_helping(run: Running) -> None:
    """Look at clerks and observers as they are now; what was mended since is closed."""
    run.session.flush()
    helpers = set(
        run.session.scalars(
            select(ElectionHelper.person_id).where(
                ElectionHelper.election_id == run.election.id,
                ElectionHelper.function.in_(_WATCHED),
                ElectionHelper.left_out.is_(False),
                ElectionHelper.person_id.is_not(None),
            )
        )
    )
    standing = set(
        run.session.scalars(
            select(Candidate.person_id).where(
                Candidate.election_id == run.election.id, Candidate.state.not_in(_OUT)
            )
        )
    )
    both = len(helpers & standing)
    finding = Finding("election.observers", "candidate_helps", Level.WARN, {"candidates": both})
    record_findings(
        run.entry,
        group_id=run.election.group_id,
        object_kind="election",
        object_id=run.election.id,
        rules=rules_of(run.election),
        findings=(finding,) if both else (),
        on=run.entry.today,
        checked=("candidate_helps",),
    )
