"""Words for the plan, follow-ups, and who she is."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "case-r13-phone": Words(
        N_("She asked never to be called."),
        N_("Choose a visit or an officer, if she agreed to that."),
    ),
    "case-r13-peer": Words(
        N_("She asked that only one person reaches her."),
        N_("Open who she is to see whom she named, and ask that person."),
    ),
    "follow-up-needs-yes": Words(
        N_("She has not agreed that somebody asks her later how she is."),
        N_("Ask her. Until she says yes, wait for her to come."),
    ),
    "follow-up-needs-permit": Words(
        N_("A child is followed up as the authority permits."),
        N_("Enter the number of its order or letter. If you fear danger, say so on the file."),
    ),
    "follow-up-dates": Words(
        N_("No date is chosen, or one that has passed."),
        N_("Choose the dates that she chose."),
    ),
    "contact-erased": Words(
        N_("How to reach her has been erased, as she wished or as its time was over."),
        N_("Wait for her to come. If she comes, write a new notice."),
    ),
    "contact-peer-outside": Words(
        N_("The person she named cannot open who she is."),
        N_("Bring that person into the team first."),
    ),
    "guardian-not-checked": Words(
        N_("Whether it is safe to reach the guardian has not been checked."),
        N_("Check it first. Until then leave the guardian's contact empty."),
    ),
    "case-no-report": Words(
        N_("Nothing in this file says that she may be a child."),
        N_("The police hear of an adult with her yes only. If you fear for a child, press that."),
    ),
    "paper-passphrase-short": Words(
        N_("The passphrase of a paper with a name has at least {least} letters."),
        N_("Take four words that do not belong together. Tell it to her, not with the file."),
    ),
    "talks-enough": Words(
        N_("She was asked twice since this became uncertain."),
        N_("Support her, and look at the file every month. Talk again when she herself asks."),
    ),
    "plan-done": Words(
        N_("This is done already, or was called off."),
        N_("Write a new entry if there is more to do."),
    ),
}
