"""What is said when two files may be about one person, and are joined or parted."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "double-unknown": Words(
        N_("There is no hint about these two files any more."),
        N_("Go back to the file; what stands there is up to date."),
    ),
}
