"""Words for files that a person chooses on her own machine."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "file-not-read": Words(
        what=N_("The file cannot be read."),
        next=N_("Is it still there, and not open in another program? Choose it again."),
    ),
    "file-not-written": Words(
        what=N_("The file could not be saved there."),
        next=N_("Choose another folder, or another stick."),
    ),
    "file-disk-full": Words(
        what=N_("There is no room left there, so the file was not saved."),
        next=N_("Make room, or choose another disk or stick."),
    ),
}
