"""Words for figures of before, and for the choice of the law of the board."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS = {
    "legacy-years": Words(
        N_("These years cannot be right: the first comes before the last, and none lies ahead."),
        N_("Write both years with four digits; for a single year write it twice."),
    ),
    "legacy-column": Words(
        N_("This is no figure that the program knows."),
        N_("Choose from the list what was counted."),
    ),
    "legacy-value": Words(
        N_("This is no number for such a figure."),
        N_("Write a whole number; for a share or an age one decimal is possible, such as 7.7."),
    ),
    "legacy-unknown": Words(
        N_("This figure does not stand in the list any more."),
        N_("Open the list again."),
    ),
    "pack-same": Words(
        N_("This law already holds for the board."),
        N_("Choose another one, or go back."),
    ),
}
