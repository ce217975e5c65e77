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
    # files for the command line
    "figures-unreadable": Words(
        what=N_("The figures in this file cannot be read."),
        next=N_("Write whole paise and the names that “--help” shows."),
    ),
}
