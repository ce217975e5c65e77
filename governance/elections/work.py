"""What every act on an election starts with: who may, loading, and the end of the act.

The secretary runs elections unless she stands herself; the returning officer of an election may
run it too when she has signed in. Source: domain rules, section 3 (functions for one election).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import SCAN_MAX_BYTES, AttachmentStore
from governance.elections.models import (
    Candidate,
    CountSheet,
    Election,
    ElectionHelper,
    ElectionPost,
    ElectionResult,
)
from governance.entry import Entry
from governance.roll import names_of
from governance.rules.election_steps import CandidateState, ElectionState, check_move
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UnitOfWork, UowFactory

__all__ = [
    "ElectionWork",
    "Running",
    "candidates_of",
    "newest_results",
    "posts_of",
    "scrutineers_of",
    "standing_candidates",
    "standing_sheets",
]

CHANGED = frozenset({"elections"})
_OUT = (CandidateState.REFUSED.value, CandidateState.WITHDRAWN.value)


def posts_of(session: Session, election_id: str) -> Sequence[ElectionPost]:
    """The posts in their order."""
    return session.scalars(
        select(ElectionPost)
        .where(ElectionPost.election_id == election_id)
        .order_by(ElectionPost.no)
    ).all()


def candidates_of(session: Session, post_id: str) -> Sequence[Candidate]:
    """All nominations of a post by their number."""
    return session.scalars(
        select(Candidate).where(Candidate.post_id == post_id).order_by(Candidate.no)
    ).all()


def standing_candidates(session: Session, post_id: str) -> list[Candidate]:
    """Those whose names are on the ballot."""
    return [row for row in candidates_of(session, post_id) if CandidateState(row.state).stands]


def standing_sheets(
    session: Session, post_id: str, round_no: int | None = None
) -> list[CountSheet]:
    """Count sheets that no later one replaces, by box."""
    rows = session.scalars(select(CountSheet).where(CountSheet.post_id == post_id)).all()
    replaced = {row.replaces for row in rows}
    kept = [row for row in rows if row.id not in replaced]
    if round_no is not None:
        kept = [row for row in kept if row.round == round_no]
    return sorted(kept, key=lambda row: (row.round, row.box))


def newest_results(session: Session, election_id: str) -> dict[str, ElectionResult]:
    """The newest count of each post, by post."""
    rows = session.scalars(
        select(ElectionResult)
        .where(ElectionResult.election_id == election_id)
        .order_by(ElectionResult.no)
    )
    return {row.post_id: row for row in rows}


def scrutineers_of(session: Session, election_id: str) -> list[str]:
    """Persons who watch over this count for all."""
    rows = session.scalars(
        select(ElectionHelper.person_id).where(
            ElectionHelper.election_id == election_id,
            ElectionHelper.function == "scrutineer",
            ElectionHelper.left_out.is_(False),
        )
    )
    return [person for person in rows if person is not None]


@dataclass(frozen=True)
class Running:
    """One act on an election in an open unit of work."""

    uow: UnitOfWork
    entry: Entry
    election: Election

    @property
    def session(self) -> Session:
        """The open session."""
        return self.entry.session

    @property
    def state(self) -> ElectionState:
        """Where the election stands."""
        return ElectionState(self.election.state)

    def expect(self, *states: ElectionState) -> None:
        """Raises RuleBroken "election-step-refused" in every other state."""
        if self.state not in states:
            raise RuleBroken("election-step-refused", state=self.election.state)

    def move(self, to: ElectionState) -> None:
        """Put the election into another state. Raises RuleBroken "election-step-refused"."""
        check_move(self.state, to)
        self.election.state = to.value

    def name_of(self, person_id: str) -> str:
        """How a person is named here."""
        return names_of(self.session, None, [person_id])[person_id].name

    def done(self, act: str, ref: str = "", changed: frozenset[str] = CHANGED) -> Done:
        """Write the act into the trail and commit. The subject is the election, never a voter."""
        self.uow.record(act, subject=f"election/{self.election.id}")
        return Done(ref or self.election.id, changed, self.uow.commit())


class ElectionWork:
    """Base of the services of elections."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def _door(self) -> None:
        """Who may not even look at elections goes no further. Raises NotAllowed."""
        require(self._who, Action.ELECTIONS_READ)

    def _run(self, uow: UnitOfWork, election_id: str) -> Running:
        """The election, for somebody who may run it.

        Raises NotFound "election-unknown", NotAllowed, RuleBroken "candidate-runs-election".
        """
        election = uow.session.get(Election, election_id)
        if election is None:
            raise NotFound("election-unknown", what="election")
        if not self._who.may(Action.ELECTIONS_WRITE) and election.officer_id != self._who.person_id:
            raise NotAllowed(action=str(Action.ELECTIONS_WRITE))
        stands = uow.session.scalars(
            select(Candidate.id).where(
                Candidate.election_id == election_id,
                Candidate.person_id == self._who.person_id,
                Candidate.state.not_in(_OUT),
            )
        ).first()
        if stands is not None:
            raise RuleBroken("candidate-runs-election")
        return Running(uow, self._entry(uow.session), election)

    def _run_post(self, uow: UnitOfWork, post_id: str) -> tuple[Running, ElectionPost]:
        """A post and its election. Raises as `_run`."""
        post = uow.session.get(ElectionPost, post_id)
        if post is None:
            raise NotFound("election-unknown", what="post")
        return self._run(uow, post.election_id), post

    def _run_candidate(self, uow: UnitOfWork, candidate_id: str) -> tuple[Running, Candidate]:
        """A nomination and its election. Raises as `_run`."""
        candidate = uow.session.get(Candidate, candidate_id)
        if candidate is None:
            raise NotFound("election-unknown", what="candidate")
        return self._run(uow, candidate.election_id), candidate

    def _keep(self, session: Session, photo: bytes | None) -> tuple[str | None, str | None]:
        """Keep a picture; its id and SHA-256. Raises InputInvalid "scan-too-large"."""
        if photo is None:
            return None, None
        if self._attachments is None:
            raise InputInvalid("scan-no-place", field="photo")
        if len(photo) > SCAN_MAX_BYTES:
            raise InputInvalid("scan-too-large", field="photo", most=SCAN_MAX_BYTES // 1024**2)
        return self._attachments.put(session, photo), sha256(photo).hexdigest()
