"""Words for a machine on which no window can be opened. Said on a terminal, in English first."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "screen-missing": Words(
        what=N_("No screen was found, so the window of SR Board cannot open here."),
        next=N_(
            "Start it from a desktop, or type “python3 start.py demo --no-window”: "
            "that works without a screen."
        ),
    ),
    "screen-libraries-missing": Words(
        what=N_("This computer lacks libraries that the window of SR Board needs."),
        next=N_(
            "Install them: {install} – or type “python3 start.py demo --no-window”: "
            "that works without a screen."
        ),
    ),
}
