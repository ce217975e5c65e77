"""What is said when two files may be about one person, and are joined or parted."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "double-unknown": Words(
        N_("There is no hint about these two files any more."),
        N_("Go back to the file; what stands there is up to date."),
    ),
    "join-itself": Words(
        N_("This is one and the same file."),
        N_("Choose another file, by its code."),
    ),
    "join-not-here": Words(
        N_("One of the two files is with another board, or lies in another file already."),
        N_("Open the file it lies in, and join that one."),
    ),
    "join-second": Words(
        N_("The second person may not open both files."),
        N_("Ask somebody of both teams, or chair or secretary of the board."),
    ),
    "join-unknown": Words(
        N_("That file is not joined with this one."),
        N_("Go back to the file; what stands there is up to date."),
    ),
    "part-last-first": Words(
        N_("Another file was joined later: {code}."),
        N_("Part that one first, the last before the earlier ones."),
    ),
    "part-too-late": Words(
        N_("The identity was erased, and with it what is needed to part the two."),
        N_("Open a new file for the other person; what you know of her is written there."),
    ),
}
