"""Words for what answering a breach refuses."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "breach-unknown": Words(
        what=N_("This entry about a rule is not there, or not yours to see."),
        next=N_("Open the list again."),
    ),
    "breach-already-answered": Words(
        what=N_("This was already explained, ratified or put right."),
        next=N_("Open it to read the answer. Nothing is written twice."),
    ),
    "choice-missing": Words(
        what=N_("Nothing was chosen."),
        next=N_("Choose at least one, then go on."),
    ),
    "ratification-other-group": Words(
        what=N_("This decision was taken by another group."),
        next=N_("Choose a decision of the group whose rule was not met."),
    ),
    "ratification-not-passed": Words(
        what=N_("Only a decision that passed and stands can put this right."),
        next=N_("Choose a decision that passed, or put it to the next meeting."),
    ),
    "ratification-same-meeting": Words(
        what=N_("A meeting cannot ratify what it did itself."),
        next=N_("Put it on the agenda of the next meeting."),
    ),
    "ratification-too-early": Words(
        what=N_("This decision is older than what it is to put right ({found_on})."),
        next=N_("Choose a decision of a later meeting."),
    ),
}
