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
    "board-key-wrong": Words(
        N_("This is no key of a board: a letter is wrong or missing."),
        N_("Compare it with the other board, group by group, by phone."),
    ),
    "board-key-none": Words(
        N_("This board has no key yet, so nothing can have been sealed to it."),
        N_("Make the key, and give its line to the other board."),
    ),
    "paper-asked-over": Words(
        N_("This request is over: it was answered, used, or a week has gone by."),
        N_("Ask anew, or let the second person sign here."),
    ),
    "board-key-own": Words(
        N_("This is a key of this board itself."),
        N_("Write the line that the other board gave you."),
    ),
    "transfer-accepted": Words(
        N_("That the other board took the file is written down already."),
        N_("Nothing more is to be done here."),
    ),
    "transfer-accepted-when": Words(
        N_("This day lies in the future."),
        N_("Write the day that stands on the other board's paper."),
    ),
    "transfer-no-file": Words(
        N_("This is no file sealed by a board."),
        N_("Choose the file that the other board gave you; its name ends in .srboard."),
    ),
    "transfer-other-board": Words(
        N_("This file was sealed to another board, or to a key that this board does not have."),
        N_("Give your key's line to the board that sent it, and ask it to seal the file anew."),
    ),
    "transfer-damaged": Words(
        N_("This file was changed or damaged on its way; nothing was taken in."),
        N_("Compare its number with the cover sheet, and ask for the file again."),
    ),
    "transfer-newer": Words(
        N_("This file was made by a newer program; nothing was taken in."),
        N_("Bring this program up to date and take the file in then."),
    ),
    "transfer-twice": Words(
        N_("This file was taken in before."),
        N_("Look for it in the list of files; it came under a code of this board."),
    ),
    "clock-chair-only": Words(
        N_("The chair of the board confirms date and time, with a second person."),
        N_("Ask her. Everything that protects goes on meanwhile."),
    ),
    "clock-not-in-doubt": Words(
        N_("The laptop's clock is not in doubt."),
        N_("Nothing is to be confirmed."),
    ),
    "clock-date-differs": Words(
        N_("The laptop shows another date than the one you wrote."),
        N_("Put the laptop's date and time right first, then confirm."),
    ),
    "backdated-confirmed": Words(
        N_("Why it was dated back is written down already."),
        N_("Look at the timeline."),
    ),
}
