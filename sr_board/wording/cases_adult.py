"""Words for letters to services and for what is told to somebody outside."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "referral-fields": Words(
        N_("What the letter tells about her is not chosen, or not from the list."),
        N_("Tick only what the service needs to know."),
    ),
    "referral-answer": Words(
        N_("This is not an answer of a service."),
        N_("Choose accepted, refused or done."),
    ),
    "referral-ended": Words(
        N_("This letter has ended."),
        N_("Write a new one if she wants it."),
    ),
    "referral-wait": Words(
        N_("The service still has time to answer."),
        N_("Wait for its day, or write down its refusal."),
    ),
    "referral-ladder-end": Words(
        N_("There is nobody higher on the list for this letter."),
        N_("Bring it before the board, or ask legal aid with her yes."),
    ),
    "disclosure-fields": Words(
        N_("What is told is not written down."),
        N_("Name each thing that is told, nothing more."),
    ),
    "disclosure-approved": Words(
        N_("Two persons have approved this already."),
        N_("Nothing more is needed."),
    ),
    "disclosure-second": Words(
        N_("The second person cannot read this file."),
        N_("Ask the chair, the secretary or somebody of the team."),
    ),
}
