"""Every act of the audit trail in plain words, and the kinds by which the trail is narrowed.

A test walks the program and demands words for each act that is recorded anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.i18n import N_
from ui.live import say

__all__ = ["ACTS", "KINDS", "act_words"]

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "vault.founded": N_("The vault was made"),
        "vault.backup": N_("A backup was made"),
        "vault.migrated": N_("The vault was brought up to the newer program"),
        "user.added": N_("A user was added"),
        "user.roles": N_("Offices of a user were changed"),
        "user.right": N_("A right was given by name"),
        "user.closed": N_("An account was closed"),
        "user.passphrase": N_("A passphrase was changed"),
        "person.added": N_("A person was written down"),
        "person.changed": N_("Name or picture of a person was changed"),
        "person.private": N_("Private data of a person were changed"),
        "person.struck": N_("A person written by mistake was struck out"),
        "member.joined": N_("A member joined"),
        "member.left": N_("A member left"),
        "member.class": N_("The kind of a membership was changed"),
        "member.corrected": N_("A membership was corrected"),
        "member.suspended": N_("A membership was suspended"),
        "member.resumed": N_("A membership goes on"),
        "member.given": N_("A member got her card or welcome pack"),
        "member.struck": N_("A membership written by mistake was struck out"),
        "group.created": N_("A group was made"),
        "group.placed": N_("A group was put under another one"),
        "group.renamed": N_("A group got another name"),
        "office.created": N_("An office was made"),
        "term.begun": N_("A term of office began"),
        "term.ended": N_("A term of office ended"),
        "people.imported": N_("A register was taken over from a spreadsheet"),
        "people.import-reversed": N_("A register taken over was taken back"),
        "people.exported": N_("The register was saved as a spreadsheet"),
        "people.exported-private": N_("The register was saved with private data"),
        "paper.saved": N_("A paper was saved as a file"),
        "subgroup.declared": N_("A question members may answer about themselves was set up"),
        "subgroup.answered": N_("A member answered about herself"),
        "subgroup.withdrawn": N_("A member took her answer back"),
        "subgroup.cleaned": N_("Answers taken back were deleted"),
        "breach.explained": N_("A rule that was not met was explained"),
        "breach.ratified": N_("A rule that was not met was ratified by a decision"),
        "meeting.called": N_("A meeting was called"),
        "meeting.changed": N_("Time or place of a meeting was changed"),
        "meeting.noticed": N_("Members were told of a meeting"),
        "meeting.opened": N_("A meeting was opened"),
        "meeting.chair_set": N_("Who presides was written down"),
        "meeting.closed": N_("A meeting was closed"),
        "meeting.cancelled": N_("A meeting was called off"),
        "meeting.typed_in": N_("A meeting on paper was typed in"),
        "agenda.item_added": N_("A point was put on the agenda"),
        "agenda.item_written": N_("A point of the agenda was written"),
        "agenda.item_removed": N_("A point was taken off the agenda"),
        "agenda.reordered": N_("The agenda got another order"),
        "attendance.marked": N_("It was marked who is here"),
        "motion.put": N_("A motion was put"),
        "resolution.recorded": N_("A decision was written down"),
        "resolution.passed": N_("A decision stands again"),
        "resolution.lost": N_("A motion was found lost"),
        "resolution.void": N_("A decision was found void"),
        "resolution.rescinded": N_("A decision was taken back"),
        "resolution.carried_out": N_("A decision was carried out"),
        "action.agreed": N_("A task was agreed"),
        "action.done": N_("A task was done"),
        "action.dropped": N_("A task was dropped"),
        "minutes.composed": N_("Minutes were begun"),
        "minutes.edited": N_("Minutes were changed before signing"),
        "minutes.read_aloud": N_("Minutes were read aloud"),
        "minutes.signed": N_("Minutes were signed"),
        "minutes.approved": N_("Minutes were approved"),
        "minutes.corrected": N_("Signed minutes got a correction"),
    }
)

KINDS: tuple[tuple[str, str], ...] = (
    ("", N_("Everything")),
    ("user.", N_("Users and offices")),
    ("vault.", N_("Vault and backups")),
    ("person.", N_("Persons")),
    ("member.", N_("Memberships")),
    ("group.", N_("Groups")),
    ("term.", N_("Terms of office")),
    ("people.", N_("Registers in and out")),
    ("meeting.", N_("Meetings")),
    ("minutes.", N_("Minutes")),
    ("resolution.", N_("Decisions")),
    ("action.", N_("Tasks")),
    ("breach.", N_("Rules not met")),
)
"""(beginning of the act, words): what the trail can be narrowed to."""


def act_words(action: str) -> str:
    """The act in the language in force; one of a newer program by its own name."""
    known = ACTS.get(action)
    return say(known) if known is not None else say("Another act ({name})", name=action)
