"""Decisions written into an open file: drafted, voted, refused and kept, signed, replaced.

Called by the service only; checks no rights and commits nothing. Source: domain paper, section 11.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.text import clean_text
from sr_board.cases.board.decision_commands import DraftDecision
from sr_board.cases.board.decision_facts import file_facts, next_due
from sr_board.cases.ports import FileOpen, Writing
from sr_board.cases.records import Decision, SafetyFlag
from sr_board.cases.rules.decisions import (
    DecisionStatus,
    Proposal,
    Tally,
    check_ballot,
    check_draft,
    check_named,
    check_signing,
    check_supersedes,
    check_unsigned,
    counted,
    passed,
    place_unsafe,
    refusal_of,
)
from sr_board.cases.rules.quorum import QuorumResult, QuorumSettings
from sr_board.cases.vocabulary import Flag, Vote

__all__ = [
    "draft",
    "proposal_of",
    "quorum_text",
    "refused_error",
    "sign",
    "vote",
    "voted_tally",
]


def quorum_text(result: QuorumResult, recused: int) -> str:
    """The quorum as it is kept with a decision: E, need, V, C, O, number of recused seats."""
    return json.dumps(
        {
            "E": result.eligible,
            "need": result.need,
            "V": result.present,
            "C": result.community,
            "O": result.outside,
            "recused": recused,
            "met": result.met,
        },
        sort_keys=True,
    )


def draft(entry: Writing, file: FileOpen, sitting_id: str, command: DraftDecision) -> Decision:
    """A draft, or a refused decision that is kept; the same one again is the same record.

    A place that a refused decision names for a child is raised as unsafe. Raises InputInvalid for
    fields, NotFound "record-unknown", RuleBroken "decision-not-standing".
    """
    options = tuple(
        text
        for option in command.options
        if (text := clean_text(option, field="options", most=300))
    )
    view = clean_text(command.person_view, field="person_view", most=1000)
    reasons = clean_text(command.reasons, field="reasons", most=2000)
    check_draft(options=options, view=view, reasons=reasons)
    if command.supersedes:
        check_supersedes(DecisionStatus(file.get(Decision, command.supersedes).status))
    facts = file_facts(file, command.proposal, command.refer_to)
    refusal = refusal_of(command.proposal, facts)
    made = Decision(
        **entry.origin(),
        sitting_id=sitting_id,
        question=command.proposal.question,
        proposal=str(command.proposal),
        options=options,
        person_view=view,
        reasons=reasons,
        dissent=clean_text(command.dissent, field="dissent", most=1000),
        votes=(),
        secret=False,
        tally=(0, 0, 0),
        quorum="",
        passed=False,
        status=str(DecisionStatus.REFUSED if refusal else DecisionStatus.DRAFT),
        supersedes=command.supersedes,
        refusal=refusal.key if refusal else "",
        about=command.about,
    )
    known = _same(file, made)
    if known is not None:
        return known
    file.put(made)
    if place_unsafe(command.proposal, facts, command.place):
        _raise_unsafe(entry, file)
    file.happened("decision_refused" if refusal else "decision_drafted", about=made.id)
    return made


def _same(file: FileOpen, made: Decision) -> Decision | None:
    """The same draft saved before: a double press is one decision."""

    def bare(one: Decision) -> Decision:
        return replace(one, id="", by="", at=made.at)

    return next((one for one in file.all(Decision) if bare(one) == bare(made)), None)


def _raise_unsafe(entry: Writing, file: FileOpen) -> None:
    there = any(
        row.flag is Flag.PROPOSED_PLACE_UNSAFE and row.cleared_at is None
        for row in file.all(SafetyFlag)
    )
    if not there:
        file.put(
            SafetyFlag(
                **entry.origin(), flag=Flag.PROPOSED_PLACE_UNSAFE, raised_by=entry.account_id
            )
        )
        file.happened("flag_raised", about=str(Flag.PROPOSED_PLACE_UNSAFE))


def refused_error(file: FileOpen, made: Decision) -> RuleBroken:
    """Why a kept decision was refused, in the words of its rule, with the next due time."""
    return RuleBroken(made.refusal, due=next_due(file), decision=made.id)


def vote(
    file: FileOpen,
    decision_id: str,
    result: QuorumResult,
    recused: int,
    settings: QuorumSettings,
    *,
    voters: Collection[int],
    votes: tuple[tuple[int, Vote], ...] = (),
    ballot: Tally | None = None,
    dissent: str = "",
) -> Decision:
    """Votes by name, or a secret ballot, with the quorum of that moment.

    Raises RuleBroken "case-r12", "decision-no-quorum", "vote-twice", "vote-not-hers", InputInvalid
    "ballot-too-many", NotFound.
    """
    old = file.get(Decision, decision_id)
    check_unsigned(DecisionStatus(old.status))
    if not result.met:
        raise RuleBroken("decision-no-quorum")
    if ballot is not None:
        check_ballot(ballot, len(voters))
        tally = ballot
    else:
        check_named(votes, voters)
        tally = counted(vote for _, vote in votes)
    made = replace(
        old,
        votes=() if ballot is not None else tuple(sorted(votes)),
        secret=ballot is not None,
        tally=(tally.in_favour, tally.against, tally.abstained),
        quorum=quorum_text(result, recused),
        passed=passed(tally, settings),
        dissent=clean_text(dissent, field="dissent", most=1000) or old.dissent,
    )
    file.put(made)
    return made


def voted_tally(decision: Decision) -> Tally:
    """The votes of a decision, counted."""
    return Tally(*decision.tally)


def sign(entry: Writing, file: FileOpen, decision_id: str, second: str) -> Decision:
    """Two sign; an older decision is replaced. Signed words are never written again.

    Raises RuleBroken as `check_signing`, NotFound.
    """
    old = file.get(Decision, decision_id)
    voted = voted_tally(old).cast > 0
    check_signing(
        DecisionStatus(old.status),
        quorum_met=not voted or bool(json.loads(old.quorum)["met"]),
        voted=voted,
        first=entry.account_id,
        second=second,
    )
    if old.supersedes:
        before = file.get(Decision, old.supersedes)
        check_supersedes(DecisionStatus(before.status))
        file.put(replace(before, status=str(DecisionStatus.SUPERSEDED)))
    made = replace(
        old,
        status=str(DecisionStatus.SIGNED),
        effective_at=entry.now,
        signed_by=(entry.account_id, second),
    )
    file.put(made)
    file.happened("decision_signed", about=made.id)
    return made


def proposal_of(decision: Decision) -> Proposal:
    """What a decision would do. Raises NotFound for one written by a newer program."""
    try:
        return Proposal(decision.proposal)
    except ValueError:
        raise NotFound("record-unknown", what="decision") from None
