"""Words for amounts of money that cannot be taken."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "amount-missing": Words(
        what=N_("No amount is written here."),
        next=N_("Write the amount, or 0 if there is none."),
    ),
    "amount-unreadable": Words(
        what=N_("This is not an amount of money."),
        next=N_("Write it like 1250 or 1,250.50."),
    ),
    "amount-paise": Words(
        what=N_("An amount has at most two places after the point, for the paise."),
        next=N_("Write it like 1250.50."),
    ),
    "amount-too-large": Words(
        what=N_("This amount is larger than {most_paise}."),
        next=N_("Check the noughts."),
    ),
    "amount-negative": Words(
        what=N_("An amount here cannot be less than nothing."),
        next=N_("Write it without the minus sign."),
    ),
}
