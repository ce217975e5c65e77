"""Words for what bank books, reconciliation, lenders and funds refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # bank lines and matching
    "match-one-side": Words(
        what=N_("Lines are ticked on one side only."),
        next=N_("Tick what belongs together on both sides."),
    ),
    "match-many-many": Words(
        what=N_("Several lines are ticked on both sides."),
        next=N_("Tick one line on one side, and all that make it up on the other."),
    ),
    "match-amounts-differ": Words(
        what=N_("The bank has {bank_paise}, the books have {book_paise}."),
        next=N_("Tick other lines, or record first what is missing in the books."),
    ),
    "match-window-wrong": Words(
        what=N_("This number of days cannot be used."),
        next=N_("Write a number from 0 to 366."),
    ),
    "reconciliation-differs": Words(
        what=N_("{amount_paise} between bank and books is not explained."),
        next=N_("Look for a line that is missing, twice, or has another amount."),
    ),
    "reconcile-file-unreadable": Words(
        what=N_("This file does not hold lines of a bank and of the books."),
        next=N_("Look at “sr-board reconcile --help” for how it is written."),
    ),
    # funds
    "fund-conditions": Words(
        what=N_("Fund {fund} is for: {conditions}"),
        next=N_("Choose the resolution that allows this loan, or another fund."),
    ),
    "fund-transfer-amount": Words(
        what=N_("This amount cannot be moved."),
        next=N_("Write an amount above nothing."),
    ),
    "fund-transfer-same": Words(
        what=N_("The money would go into the fund that it comes from."),
        next=N_("Choose another fund."),
    ),
    # lenders
    "external-amount-wrong": Words(
        what=N_("This amount cannot be used."),
        next=N_("Write an amount above nothing."),
    ),
    "external-too-much": Words(
        what=N_("{balance_paise} is all that is owed, with the interest due."),
        next=N_("Check the amount on the lender's receipt."),
    ),
    "cash-credit-limit": Words(
        what=N_("Only {left_paise} is left of the limit."),
        next=N_("Take less, or pay something back first."),
    ),
    "external-days-wrong": Words(
        what=N_("The last day lies before the first."),
        next=N_("Check the two days."),
    ),
    # dated rules
    "dated-rule-value-wrong": Words(
        what=N_("This value cannot be used."),
        next=N_("Write a number like 3, 7 or 2.5."),
    ),
    "dated-rule-source-missing": Words(
        what=N_("Nobody could check this rule without its source."),
        next=N_("Write where it stands: letter, circular, date."),
    ),
    "dated-rule-days-wrong": Words(
        what=N_("The rule would end before it begins."),
        next=N_("Check the two days."),
    ),
}
