"""Words for the errors of papers."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "paper-too-long": Words(
        what=N_("This paper would have more than {most} pages."),
        next=N_("Make it shorter, for example by choosing a shorter time."),
    ),
    "paper-does-not-fit": Words(
        what=N_("A part of this paper is too large for one page."),
        next=N_("Shorten the longest text in it and make the paper again."),
    ),
    "paper-unreadable": Words(
        what=N_("This paper cannot be opened for looking at."),
        next=N_("Make it again. If it came from outside, ask for a new copy."),
    ),
}
