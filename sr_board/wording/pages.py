"""Words for what the pages of the desktop refuse by themselves: files and quick typing."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "scan-unreadable": Words(
        what=N_("The picture could not be read from where it lies."),
        next=N_("Check that the stick is in its place, and choose the picture again."),
    ),
    "paper-not-written": Words(
        what=N_("The paper could not be written there."),
        next=N_("Choose another folder, or a stick with room on it. Nothing was lost."),
    ),
    "number-not-on-roll": Words(
        what=N_("Nobody in this group has number {number}."),
        next=N_("Check the number in the register of members."),
    ),
    "numbers-unclear": Words(
        what=N_("“{text}” is not a member's number."),
        next=N_("Write the numbers with spaces between them, for example: 4 8 10."),
    ),
    "decision-half-written": Words(
        what=N_("Point {number} has votes, but no words of what was decided."),
        next=N_("Write the decision word for word, or empty the votes."),
    ),
    "task-half-written": Words(
        what=N_("Task {number} needs what, who and by when."),
        next=N_("Fill all three, or empty the line."),
    ),
}
