"""Words for what savings, shares, share-out, surplus, leaving and taking over refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # sharing an amount
    "share-unit-wrong": Words(
        what=N_("Amounts cannot be shared in this unit."),
        next=N_("Give the unit in paise: 1 for a paisa, 100 for a rupee."),
    ),
    "share-pool-wrong": Words(
        what=N_("There is no money to share."),
        next=N_("Check the cash and the bank of the loan fund."),
    ),
    "share-weight-wrong": Words(
        what=N_("Somebody has less than nothing to share by."),
        next=N_("Check her shares or her savings."),
    ),
    "share-claim-twice": Words(
        what=N_("The same member, or the same number, stands there twice."),
        next=N_("Give every member one line and a number of her own."),
    ),
    "share-residue": Words(
        what=N_("{residue_paise} cannot be shared in {unit_paise}. Where shall it go?"),
        next=N_("Put it into the social fund or carry it over, as the meeting decides."),
    ),
    "share-nobody": Words(
        what=N_("Nobody has anything to share by."),
        next=N_("Check the shares or the savings of the members."),
    ),
    # buying shares
    "share-price-wrong": Words(
        what=N_("This is no price of a share."),
        next=N_("Write an amount above nothing."),
    ),
    "share-most-wrong": Words(
        what=N_("This number of shares in one meeting cannot be used."),
        next=N_("Write a number from 1 to {most}."),
    ),
    "share-paid-wrong": Words(
        what=N_("This is no payment for shares."),
        next=N_("Type the amount without a minus sign."),
    ),
    "share-nothing-bought": Words(
        what=N_("Nobody has bought a share yet."),
        next=N_("Record the shares of the cycle first."),
    ),
    # share-out
    "share-set-off-wrong": Words(
        what=N_("What is set off cannot be below nothing."),
        next=N_("Type the amount without a minus sign."),
    ),
    "share-set-off-above": Words(
        what=N_("The loan of number {number} is {lacks_paise} more than her payout."),
        next=N_("Let her pay the rest first, carry it over, or write it off by resolution."),
    ),
    # savings
    "withdrawal-nothing": Words(
        what=N_("This is no amount to take out."),
        next=N_("Write an amount above nothing."),
    ),
    "savings-too-small": Words(
        what=N_("She has {balance_paise} saved."),
        next=N_("Take out no more than that."),
    ),
    "withdrawal-below-kept": Words(
        what=N_("By the rules of the group {kept_paise} must stay saved."),
        next=N_("At most {most_paise} can be taken out."),
    ),
    "savings-months-wrong": Words(
        what=N_("No whole month ends in this time, or too many do."),
        next=N_("Choose a first and a last day with at least one month's end between them."),
    ),
    # surplus and leaving
    "surplus-amount-wrong": Words(
        what=N_("Nothing is to be distributed."),
        next=N_("Write what goes to the members, what goes to the reserve, or both."),
    ),
    "surplus-too-small": Words(
        what=N_("The group's own surplus is {available_paise}."),
        next=N_("Distribute no more than that."),
    ),
    "leaving-amount-wrong": Words(
        what=N_("An amount of the last account is below nothing."),
        next=N_("Check her savings and her loans."),
    ),
    # taking over a paper book
    "opening-day-ahead": Words(
        what=N_("The cut-off day is still to come."),
        next=N_("Choose a day up to today."),
    ),
    "opening-amount-wrong": Words(
        what=N_("An amount is below nothing."),
        next=N_("Type the amounts without a minus sign."),
    ),
    "opening-row-twice": Words(
        what=N_("The same member, loan, account or fund stands there twice."),
        next=N_("Put both lines into one."),
    ),
    "opening-loan-wrong": Words(
        what=N_("Line {row} of the loans does not fit together."),
        next=N_(
            "The balance is above nothing and not above the first amount, the overdue part is not "
            "above the balance, and the rest has at least one instalment."
        ),
    ),
    "opening-fund-money": Words(
        what=N_("The funds hold more money than there is in the box or at the bank."),
        next=N_("Check how much of the cash and of the bank belongs to each fund."),
    ),
    "opening-control-missing": Words(
        what=N_("The total of the paper book is missing."),
        next=N_("Write the total that the paper book itself shows."),
    ),
    "opening-control-differs": Words(
        what=N_("The members' lines add up to {sum_paise}, the book says {control_paise}."),
        next=N_("Find the line that differs. Nothing is posted before they agree."),
    ),
    # acts on real books
    "interest-nothing": Words(
        what=N_("There is no interest to give."),
        next=N_("Check the months and the rate."),
    ),
    "interest-paid-before": Words(
        what=N_("Interest was already given for months up to {until}."),
        next=N_("Begin with the month after it, or cancel that entry first."),
    ),
    "surplus-year-open": Words(
        what=N_("The year up to {until} is not closed yet."),
        next=N_("Close the year first; then its surplus is known."),
    ),
    "member-account-unknown": Words(
        what=N_("This person has no account with the group."),
        next=N_("Choose a member from the list."),
    ),
    "member-left-before": Words(
        what=N_("The last account with her was made on {date}."),
        next=N_("Look at her passbook."),
    ),
    "leaving-no-share": Words(
        what=N_("The rules of the group give no share of the surplus to who leaves."),
        next=N_("Leave the share empty, or change the rules of savings first."),
    ),
    "cycle-none": Words(
        what=N_("No cycle of shares is open."),
        next=N_("Begin a cycle with the price of a share."),
    ),
    "cycle-still-open": Words(
        what=N_("A cycle is still open."),
        next=N_("Share it out before the next one begins."),
    ),
    "cycle-not-share-mode": Words(
        what=N_("This group does not save in shares."),
        next=N_("Only a group whose books were opened for shares has cycles."),
    ),
    "cycle-days-wrong": Words(
        what=N_("The cycle ends before it begins."),
        next=N_("Choose a later last day."),
    ),
    "share-money-odd": Words(
        what=N_("{rest_paise} on a member's shares makes no whole share."),
        next=N_("Look at her passbook and correct the entry."),
    ),
    "share-nothing-paid": Words(
        what=N_("Nobody has paid for a whole share."),
        next=N_("Write what was paid beside the members."),
    ),
    "share-before-cycle": Words(
        what=N_("The cycle began on {date}."),
        next=N_("Choose that day or a later one."),
    ),
    "share-out-not-ready": Words(
        what=N_("Some things must be done before sharing."),
        next=N_("The page lists them; do them in that order."),
    ),
    "set-off-unknown-loan": Words(
        what=N_("This loan cannot be set off here."),
        next=N_("Only running loans of the loan fund are set off."),
    ),
    "opening-day-missing": Words(
        what=N_("The cut-off day is missing."),
        next=N_("Write the last day that stands in the paper book."),
    ),
    "opening-loan-member": Words(
        what=N_("Line {row} of the loans names no member."),
        next=N_("Choose whose loan it is."),
    ),
    "opening-too-long": Words(
        what=N_("This paper book has too many lines."),
        next=N_("Put small lines together."),
    ),
    "opening-file-no-headings": Words(
        what=N_("The columns of the template were not found in this file."),
        next=N_("Save the template first, and fill it in."),
    ),
    "opening-cell-formula": Words(
        what=N_("A formula stands in this cell; it is not worked out here."),
        next=N_("Write the amount itself."),
    ),
    "opening-member-unknown": Words(
        what=N_("No member has this number or this name."),
        next=N_("Write her number as it stands in the register."),
    ),
    "opening-posted-before": Words(
        what=N_("The paper book was taken over before."),
        next=N_("Take the batch back if it was wrong; then it can be typed again."),
    ),
    "opening-not-draft": Words(
        what=N_("This batch is not waiting to be posted."),
        next=N_("Look at the page of the opening again."),
    ),
    "opening-not-posted": Words(
        what=N_("This batch is not in the books."),
        next=N_("Look at the page of the opening again."),
    ),
    "opening-unknown": Words(
        what=N_("There is no such batch."),
        next=N_("Look at the page of the opening again."),
    ),
    "opening-entries-before": Words(
        what=N_("The books already have an entry of {date}."),
        next=N_("Choose a cut-off day that is not later, or cancel that entry."),
    ),
    "opening-nothing-to-explain": Words(
        what=N_("There is no difference to explain."),
        next=N_("Everything of the paper book is explained."),
    ),
    "leaving-unknown": Words(
        what=N_("There is no such last account."),
        next=N_("Look at her passbook."),
    ),
    "share-out-unknown": Words(
        what=N_("There is no such share-out."),
        next=N_("Choose one from the list."),
    ),
    # files for the command line
    "figures-unreadable": Words(
        what=N_("The figures in this file cannot be read."),
        next=N_("Write whole paise and the names that “--help” shows."),
    ),
}
