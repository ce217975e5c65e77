"""Words for what the meeting's collection sheet refuses."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # rows
    "absent-pays": Words(
        what=N_("She is absent. Who brought the money?"),
        next=N_("Choose the member who brought it."),
    ),
    # payments
    "loan-above-cash": Words(
        what=N_("The box has {cash_paise}. The loan is {amount_paise}."),
        next=N_("Lend less, or take money from the bank first."),
    ),
    "payment-above-cash": Words(
        what=N_("The box has {cash_paise}. The payment is {amount_paise}."),
        next=N_("Pay less, or take money from the bank first."),
    ),
    # count
    "denomination-unknown": Words(
        what=N_("There is no note or coin of {worth_paise} on this sheet."),
        next=N_("Choose the notes and coins in the group's books."),
    ),
    "denominations-unreadable": Words(
        what=N_("These are not notes and coins."),
        next=N_("Write whole numbers, for example 500 200 100 50."),
    ),
    "count-differs": Words(
        what=N_("The box should hold {book_paise}; you counted {counted_paise}."),
        next=N_("Count again or write the reason."),
    ),
    "counters-two": Words(
        what=N_("Two different persons count the box."),
        next=N_("Choose both of them."),
    ),
}
