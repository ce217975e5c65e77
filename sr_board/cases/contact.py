"""How she may be reached, read from the sealed identity. Used by services only."""

from __future__ import annotations

from sr_board.base.errors import RuleBroken
from sr_board.cases.case_file import CaseFile
from sr_board.cases.records import FollowUp, Identity
from sr_board.cases.records_consent import ConsentRow
from sr_board.cases.rules.consent import Answer
from sr_board.cases.rules.follow_up import ContactRule

__all__ = ["answers_of", "contact_rule_of", "identity_of"]


def answers_of(file: CaseFile) -> tuple[Answer, ...]:
    """Her answers about consent as the rules read them, oldest first."""
    return tuple(
        Answer(one.id, one.purpose, one.refer_to, one.agreed, one.withdrawn_at is not None)
        for one in file.all(ConsentRow)
    )


def identity_of(file: CaseFile) -> Identity | None:
    """Who she is, as last written; None when nothing was written yet. Writes no opening.

    Raises NotFound "identity-erased", NotAllowed "identity-not-yours".
    """
    found = [one for one in file.identity_records() if isinstance(one, Identity)]
    return max(found, key=lambda one: (one.at, one.id)) if found else None


def contact_rule_of(file: CaseFile) -> ContactRule:
    """How she may be reached. A follow-up that found it unsafe holds until she gives a new rule.

    Raises RuleBroken "contact-erased", NotAllowed "identity-not-yours".
    """
    if file.identity_envelope is None:
        raise RuleBroken("contact-erased")
    who = identity_of(file)
    done = [one for one in file.all(FollowUp) if one.done is not None]
    last = max(done, key=lambda one: (one.done_at or one.at, one.id)) if done else None
    since = who.rule_at if who is not None else None
    told = (last.done_at or last.at) if last is not None else None
    renewed = since is not None and told is not None and since > told
    unsafe = last is not None and last.safe_to_contact is False and not renewed
    if who is None:
        return ContactRule(unsafe=unsafe)
    return ContactRule(who.contact_never_call, who.contact_only_peer, unsafe)
