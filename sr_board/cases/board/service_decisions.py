"""Decisions of the board: drafted, refused and kept, voted, signed, replaced.

Right: BOARD_WORK; chair and secretary write (or who acts for them on a file). Source: domain
paper, sections 11 and 12. No decision here stops or moves a clock of the law.
"""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.cases.board import decision_entries, emergency_entries
from sr_board.cases.board.board_facts import board_of, members_of, settings_of
from sr_board.cases.board.decision_commands import (
    CastBallot,
    CastVotes,
    DraftDecision,
    SignDecision,
)
from sr_board.cases.board.points import OpenPoint, check_officer, open_point
from sr_board.cases.board.sitting_facts import (
    attending,
    quorum_of_item,
    recused_seats,
    voters_of_item,
)
from sr_board.cases.ports import Act, Door
from sr_board.cases.records import Decision, EmergencyAct
from sr_board.cases.rules.decisions import Proposal, Tally, finding_voted, needs_professional
from sr_board.cases.rules.quorum import QuorumResult
from sr_board.cases.vocabulary import Finding
from sr_board.vault.users import SecondSigner

__all__ = ["DecisionService", "quorum_now"]

_CHANGED = frozenset({"board", "cases"})


def quorum_now(act: Act, found: OpenPoint, proposal: Proposal) -> QuorumResult:
    """The quorum of a point at this moment."""
    return quorum_of_item(
        act.session,
        found.sitting,
        act.clock.today(),
        found.recused,
        age_or_willingness=needs_professional(proposal),
        note=bool(found.point.note),
    )


class DecisionService:
    """From draft to signed."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def draft(self, command: DraftDecision) -> Done:
        """A draft. Returns its id.

        What the board cannot decide is kept as refused and then said: raises RuleBroken "case-r01"
        to "case-r08" or "decision-no-report" after it was kept. Raises NotAllowed, NotFound,
        InputInvalid, RuleBroken "sitting-not-open".
        """
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = self._point(act, command.item_id)
            if command.about:
                found.file.get(EmergencyAct, command.about)
            made = decision_entries.draft(act, found.file, found.sitting.id, command)
            uow.record("case.work", subject=f"case/{found.file.case_id}")
            done = Done(made.id, _CHANGED, uow.commit())
            refused = decision_entries.refused_error(found.file, made) if made.refusal else None
        if refused is not None:
            raise refused
        return done

    def vote(self, command: CastVotes) -> Done:
        """Votes by name. Raises NotAllowed, NotFound, RuleBroken as `decision_entries.vote`."""
        return self._vote(command, command.votes, None)

    def ballot(self, command: CastBallot) -> Done:
        """A secret ballot. Raises as `vote`, InputInvalid "ballot-too-many"."""
        return self._vote(command, (), Tally(*command.tally))

    def _vote(
        self,
        command: CastVotes | CastBallot,
        votes: tuple[tuple[int, object], ...],
        ballot: Tally | None,
    ) -> Done:
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = self._point(act, command.item_id)
            decision = found.file.get(Decision, command.decision_id)
            today, session = act.clock.today(), act.session
            made = decision_entries.vote(
                found.file,
                decision.id,
                quorum_now(act, found, decision_entries.proposal_of(decision)),
                recused_seats(session, found.sitting, today, found.recused),
                settings_of(board_of(session, found.sitting.board_id)),
                voters=voters_of_item(session, found.sitting, today, found.recused),
                votes=votes,  # type: ignore[arg-type]
                ballot=ballot,
                dissent=command.dissent,
            )
            uow.record("case.work", subject=f"case/{found.file.case_id}")
            return Done(made.id, _CHANGED, uow.commit())

    def sign(self, command: SignDecision, second: SecondSigner) -> Done:
        """Two who sat sign; an act done at once gets its answer with it, and what the board could
        not find about her wish (a tie) makes the file uncertain.

        Raises NotAllowed, NotFound, RuleBroken "decision-second-not-there", "case-r12", "case-r15",
        "decision-not-voted", "emergency-answered".
        """
        with self._door.work(Action.BOARD_WORK) as (uow, act):
            found = self._point(act, command.item_id, open_now=False)
            self._check_second(act, found, second.slot_id)
            made = decision_entries.sign(act, found.file, command.decision_id, second.slot_id)
            if decision_entries.proposal_of(made) is Proposal.RATIFY and made.about:
                emergency_entries.answer(act, found.file, made)
            settings = settings_of(board_of(act.session, found.sitting.board_id))
            tally = decision_entries.voted_tally(made)
            answer = finding_voted(decision_entries.proposal_of(made), tally, settings)
            if answer is Finding.UNCERTAIN:
                act.found_uncertain(found.file.case_id)
            uow.record("case.work", subject=f"case/{found.file.case_id}", second=second)
            return Done(made.id, _CHANGED, uow.commit())

    @staticmethod
    def _point(act: Act, item_id: str, *, open_now: bool = True) -> OpenPoint:
        found = open_point(act, item_id)
        check_officer(act, found.sitting.board_id, found.file.case_id)
        ended = found.sitting.ended_at is not None
        if open_now and (found.sitting.opened_at is None or ended):
            raise RuleBroken("sitting-not-open")
        return found

    @staticmethod
    def _check_second(act: Act, found: OpenPoint, slot_id: str) -> None:
        """She sat with a vote and is not recused. Who left early may still sign what she voted."""
        members = {
            member.id
            for member in members_of(act.session, found.sitting.board_id)
            if member.slot_id == slot_id
        }
        there = {
            one.member_id
            for one in attending(act.session, found.sitting, act.clock.today())
            if one.voting
        }
        if slot_id != act.account_id and not (members & there) - found.recused:
            raise RuleBroken("decision-second-not-there")
