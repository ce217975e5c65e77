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
    "sheet-loan-changed": Words(
        what=N_("This loan is not what the meeting granted."),
        next=N_("Take the payment out and choose the granted loan again."),
    ),
    # sheets
    "money-sheet-unknown": Words(
        what=N_("This sheet is not there."), next=N_("Choose one of the list.")
    ),
    "sheet-closed": Words(
        what=N_("The meeting of {date} is closed."),
        next=N_("Record a correction dated today; both stay visible."),
    ),
    "sheet-still-open": Words(
        what=N_("The sheet of {date} is not closed yet."),
        next=N_("Close it first, or throw it away if it was begun by mistake."),
    ),
    "sheet-cash-differs": Words(
        what=N_("The box of the book changed while the sheet was open."),
        next=N_("Count again, then record the meeting."),
    ),
    "share-not-whole": Words(
        what=N_("{rest_paise} of what was paid for shares makes no whole share."),
        next=N_(
            "Go back to the table and type her shares again; "
            "the rest is returned or goes to the social fund."
        ),
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
