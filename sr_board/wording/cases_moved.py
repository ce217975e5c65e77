"""Words for concerns moved to another file, files between boards, and the laptop's clock."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "concern-moved-already": Words(
        N_("This concern was moved already."),
        N_("Look at the timeline: it says when."),
    ),
    "concern-same-file": Words(
        N_("The concern stands on this file already."),
        N_("Write the code of the file it was meant for, or leave it empty for a new one."),
    ),
    "concern-two-of-team": Words(
        N_("Only two persons who read this file move a concern from it."),
        N_("Ask somebody of its team, the chair or the secretary of the board."),
    ),
    "concern-officer": Words(
        N_("One of the two must be the chair or the secretary of the board."),
        N_("Ask one of them to sign. The child's clock runs on meanwhile."),
    ),
}
