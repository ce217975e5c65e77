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
    "match-line-twice": Words(
        what=N_("The line {line} is ticked twice."),
        next=N_("One line belongs to one match. Take it out of the other."),
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
    "bank-lines-none": Words(
        what=N_("There is no line to write down."),
        next=N_("Write at least one line of the passbook."),
    ),
    "bank-lines-too-many": Words(
        what=N_("These are more than {most} lines."),
        next=N_("Take the file in parts, year by year."),
    ),
    "bank-line-amount": Words(
        what=N_("A line of the bank needs an amount."),
        next=N_("Write what came in or what went out."),
    ),
    "bank-line-before-books": Words(
        what=N_("These books begin on {date}."),
        next=N_("What lies before is in the opening balance of the bank."),
    ),
    "bank-line-reconciled": Words(
        what=N_("The bank is reconciled up to {date}. What lies before stays as it is."),
        next=N_("Write what is new with a later day."),
    ),
    "bank-line-twice": Words(
        what=N_("This very line stands there already."),
        next=N_("Look at the passbook: is it really there twice? Then add the number of the slip."),
    ),
    "bank-line-unknown": Words(
        what=N_("This line is not there any more."),
        next=N_("Look at the list again."),
    ),
    "bank-line-ticked": Words(
        what=N_("This line is ticked already."),
        next=N_("Take the tick away first."),
    ),
    "standing-resolution-missing": Words(
        what=N_("No standing resolution is named for this bank account."),
        next=N_("Name the resolution by which charges of the bank may be booked."),
    ),
    "tick-unknown": Words(
        what=N_("This tick is not there any more."),
        next=N_("Look at the list again."),
    ),
    "bank-parts-differ": Words(
        what=N_("The parts do not add up to {amount_paise}."),
        next=N_("Write amounts that together make the line of the bank."),
    ),
    "bank-part-not-for-this": Words(
        what=N_("A line of the bank cannot be booked on account {code} here."),
        next=N_("Savings and loans of members are recorded on their own pages."),
    ),
    "reconciliation-older": Words(
        what=N_("The bank is reconciled up to {date} already."),
        next=N_("Choose a later day."),
    ),
    "reconciliation-balance": Words(
        what=N_("By its lines the bank shows {amount_paise} on this day."),
        next=N_("Check the balance in the passbook, and whether a line is missing."),
    ),
    "reconciliation-unknown": Words(
        what=N_("This reconciliation is not there."),
        next=N_("Choose one from the list."),
    ),
    "bank-file-no-heading": Words(
        what=N_("No row of this file says what its columns are."),
        next=N_("Let the first row name them: date, particulars, withdrawal, deposit, balance."),
    ),
    "bank-columns-missing": Words(
        what=N_("The columns of date and amount are not known."),
        next=N_("Choose the date, and the amount or money in and money out."),
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
    "external-more-than-sanctioned": Words(
        what=N_("Only {left_paise} of this loan has not come yet."),
        next=N_("Check the amount. A further loan is written down as its own."),
    ),
    "lender-plan-nothing-owed": Words(
        what=N_("On this day nothing is owed on this loan."),
        next=N_("Choose the day from which the lender's new plan counts."),
    ),
    "lender-plan-first-due": Words(
        what=N_("The first new instalment must fall due after the day of the change."),
        next=N_("Look in the lender's letter and write the day again."),
    ),
    "lender-plan-day-wrong": Words(
        what=N_("The plan in force began on {date}."),
        next=N_("A change counts from that day or later."),
    ),
    "not-for-cash-credit": Words(
        what=N_("A cash credit has no instalments."),
        next=N_("What the bank charges is recorded on its own."),
    ),
    "bank-row-formula": Words(
        what=N_("A formula stands here, not an amount."),
        next=N_("Write the figure in the file, or this line by hand."),
    ),
    "not-a-member-group": Words(
        what=N_("This group does not stand under the federation."),
        next=N_("Choose one of its member groups, or place the group under it first."),
    ),
    "lender-unknown": Words(
        what=N_("This loan of the group is not there."),
        next=N_("Choose one from the list."),
    ),
    "lender-closed": Words(
        what=N_("This loan was paid off on {date}."),
        next=N_("Write a further loan down as its own."),
    ),
    "lender-still-owed": Words(
        what=N_("{amount_paise} is still owed."),
        next=N_("Record the last payment first."),
    ),
    "not-a-cash-credit": Words(
        what=N_("Only a cash credit grows by its interest."),
        next=N_("Record the interest of this loan as a payment."),
    ),
    # dated rules
    "dated-rule-unknown": Words(
        what=N_("This program knows no such rule."),
        next=N_("Choose one from the list."),
    ),
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
