"""How she may be reached, read from the sealed identity. Used by services only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sr_board.base.errors import RuleBroken
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry
from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.records import CaseTask, FollowUp, Identity
from sr_board.cases.rules.consent import Answer, standing_yes
from sr_board.cases.rules.follow_up import FAMILY, ContactRule, check_contact, check_family
from sr_board.cases.vocabulary import FollowUpMode, Purpose, Track

__all__ = [
    "answers_of",
    "check_contact_task",
    "check_reached",
    "check_tries",
    "contact_rule_of",
    "end_what_is_against",
    "identity_of",
]


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


def check_contact_task(entry: CaseEntry, file: CaseFile, mode: FollowUpMode, who: str) -> None:
    """Something that reaches her is planned by her rule; `who` does it, "" the person at work.

    Raises RuleBroken "case-r13…", "case-r20", "contact-erased", NotAllowed "identity-not-yours".
    """
    child = file.head.track is Track.CHILD
    yes = standing_yes(answers_of(file), Purpose.FOLLOW_UP_CONTACT, FAMILY)
    check_family(mode, child=child, yes=yes, permit="")
    check_contact(contact_rule_of(file), mode, who or entry.account_id)


def check_reached(entry: CaseEntry, file: CaseFile, mode: FollowUpMode) -> None:
    """What was planned is written down as done: her rule of today holds. Whom an officer spoke for
    may be written down by everybody of the file; without a rule any more nothing is compared.

    Raises RuleBroken "case-r13…", NotAllowed "identity-not-yours".
    """
    if file.identity_envelope is None:
        return
    if mode is FollowUpMode.VIA_OFFICER and not file.may_identity:
        return
    check_contact(contact_rule_of(file), mode, entry.account_id)


def check_tries(file: CaseFile, modes: Sequence[FollowUpMode], persons: Sequence[str]) -> None:
    """Tries to reach her before contact is lost: by the way she allowed, and by one of `persons`
    where she named one; her family only with her yes.

    Raises RuleBroken "case-r13…", "case-r20".
    """
    yes = standing_yes(answers_of(file), Purpose.FOLLOW_UP_CONTACT, FAMILY)
    for mode in modes:
        check_family(mode, child=file.head.track is Track.CHILD, yes=yes, permit="")
    if file.identity_envelope is None or not file.may_identity:
        return
    rule = contact_rule_of(file)
    who = rule.only if rule.only in persons else persons[0]
    for mode in modes:
        check_contact(rule, mode, who)


def end_what_is_against(entry: CaseEntry, file: CaseFile, rule: ContactRule) -> None:
    """She gave a new rule: planned follow-ups and tasks that go against it are called off."""
    for visit in file.all(FollowUp):
        waits = visit.done is None and visit.cancelled_at is None
        if waits and not _keeps(rule, visit.mode, rule.only):
            file.put(replace(visit, cancelled_at=entry.now))
            file.happened("follow_up_cancelled")
    for task in file.all(CaseTask):
        waits = task.done_at is None and task.cancelled_at is None
        if waits and task.contact and not _keeps(rule, task.contact, task.who or rule.only):
            file.put(replace(task, cancelled_at=entry.now))


def _keeps(rule: ContactRule, mode: FollowUpMode, who: str) -> bool:
    try:
        check_contact(rule, mode, who)
    except RuleBroken:
        return False
    return True
