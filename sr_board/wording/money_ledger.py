"""Words for what the books refuse: entries, second persons, resolutions, locks, settings."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # books and settings
    "books-not-opened": Words(
        what=N_("The books of this group are not opened yet."),
        next=N_("Open the books first, under Money."),
    ),
    "books-of-others": Words(
        what=N_("The books of this group are not among those you may open."),
        next=N_("Whose books you may open is written under Settings, Users."),
    ),
    "books-open-already": Words(
        what=N_("The books of this group are open already."),
        next=N_("Go on with them, or change their settings."),
    ),
    "year-start-fixed": Words(
        what=N_("Something is recorded already, so the year keeps its first month."),
        next=N_("Leave the first month as it is."),
    ),
    "denominations-wrong": Words(
        what=N_("A note or coin must be worth more than nought, and there must be one."),
        next=N_("Check the notes and coins."),
    ),
    "account-code-unknown": Words(
        what=N_("There is no account {code} in these books."),
        next=N_("Choose an account of the list, or add it."),
    ),
    "account-code-wrong": Words(
        what=N_("A code has four digits and begins with 1 to 5."),
        next=N_("1 we have, 2 we owe, 3 our own, 4 comes in, 5 is spent."),
    ),
    "account-code-standard": Words(
        what=N_("The code {code} belongs to the standard accounts."),
        next=N_("Choose a code that the standard does not use."),
    ),
    "account-code-taken": Words(
        what=N_("The group has an account {code} already."),
        next=N_("Choose another code."),
    ),
    "account-switched-off": Words(
        what=N_("The account {code} is switched off."),
        next=N_("Switch it on in the settings of the books, or choose another."),
    ),
    "account-stays-on": Words(
        what=N_("The books cannot do without the account {code}."),
        next=N_("Leave it switched on."),
    ),
    "fund-unknown": Words(
        what=N_("There is no such fund in these books."),
        next=N_("Choose a fund of the list, or add it."),
    ),
    "fund-closed": Words(
        what=N_("The fund {fund} is closed."),
        next=N_("Choose another fund."),
    ),
    "fund-code-wrong": Words(
        what=N_("The short name of a fund has small letters a-z, digits, - and _ only."),
        next=N_("Choose a short name such as rf or rf-2."),
    ),
    "fund-code-taken": Words(
        what=N_("There is a fund {code} already."),
        next=N_("Choose another short name."),
    ),
    "fund-not-empty": Words(
        what=N_("The fund {fund} still holds or owes something."),
        next=N_("Bring it to nought first."),
    ),
    "fund-general-stays": Words(
        what=N_("The general fund is never closed."),
        next=N_("Close another fund."),
    ),
    "bank-account-unknown": Words(
        what=N_("This bank account is not one of the group."),
        next=N_("Choose one of the list, or add it."),
    ),
    "last-four-wrong": Words(
        what=N_("The end of the account number has four digits."),
        next=N_("Type the last four digits only."),
    ),
    "member-not-in-group": Words(
        what=N_("She is not a member of this group with a number."),
        next=N_("Enter her in the register first."),
    ),
    # entries
    "entry-unknown": Words(
        what=N_("This entry does not exist."),
        next=N_("Go back to the list of entries."),
    ),
    "entry-too-short": Words(
        what=N_("Nothing is moved by this entry."),
        next=N_("Say what came or went, and for what."),
    ),
    "entry-amount-wrong": Words(
        what=N_("An amount must be more than nought."),
        next=N_("Type the amount."),
    ),
    "entry-unbalanced": Words(
        what=N_("Money in and money out differ by {amount_paise}. Nothing was saved."),
        next=N_("Check the amounts."),
    ),
    "entry-fund-unbalanced": Words(
        what=N_(
            "In the fund {fund} money in and money out differ by {amount_paise}. Nothing was saved."
        ),
        next=N_("Move the money and what it is for in the same fund."),
    ),
    "entry-not-a-transfer": Words(
        what=N_("Carrying money between box and bank moves nothing else."),
        next=N_("Record the rest as money in or money out."),
    ),
    "entry-closing-only-results": Words(
        what=N_("The close of a year moves only what was earned and spent into the surplus."),
        next=N_("Record the rest as an entry of its own."),
    ),
    "line-needs-member": Words(
        what=N_("Savings and shares always belong to a member."),
        next=N_("Choose the member."),
    ),
    "line-needs-loan": Words(
        what=N_("Money lent to members always belongs to a loan."),
        next=N_("Choose the loan."),
    ),
    "line-needs-bank": Words(
        what=N_("It is not said which bank account is meant."),
        next=N_("Choose the bank account."),
    ),
    "line-needs-lender": Words(
        what=N_("It is not said which loan from outside is meant."),
        next=N_("Choose the lender's loan."),
    ),
    "entry-not-draft": Words(
        what=N_("Only an entry that was sent back can wait again."),
        next=N_("Look at the list of entries."),
    ),
    "entry-not-waiting": Words(
        what=N_("This entry waits for nobody."),
        next=N_("Look at the list of what waits."),
    ),
    "entry-not-posted": Words(
        what=N_("This entry is not recorded yet."),
        next=N_("Take it back instead."),
    ),
    "entry-posted": Words(
        what=N_("This is recorded. Cancel it or correct it; both stay visible."),
        next=N_("Open the entry and choose to cancel or to correct."),
    ),
    "entry-of-another": Words(
        what=N_("Somebody else prepared this."),
        next=N_("Ask her to take it back."),
    ),
    "entry-changed": Words(
        what=N_("This entry is not the one that was shown."),
        next=N_("Look at it again before you confirm."),
    ),
    "entry-already-cancelled": Words(
        what=N_("This was cancelled before."),
        next=N_("Open the entry that cancelled it."),
    ),
    "entries-waiting": Words(
        what=N_("Some entries still wait for a second person."),
        next=N_("Let them be confirmed, or take them back."),
    ),
    "write-off-final": Words(
        what=N_("A loan that was written off stays written off."),
        next=N_("Record money that came as recovery."),
    ),
    "correct-the-first": Words(
        what=N_("This is a correction itself."),
        next=N_("Correct the entry it belongs to, or cancel this one."),
    ),
    "correction-changes-nothing": Words(
        what=N_("Nothing differs from what stands."),
        next=N_("Change what is wrong, or leave it."),
    ),
    "sheet-exists": Words(
        what=N_("This meeting already has a sheet."),
        next=N_("Open it, or cancel it first."),
    ),
    "meeting-closed-for-money": Words(
        what=N_("The money of this meeting is closed."),
        next=N_("Record a correction dated today."),
    ),
    "reason-missing": Words(
        what=N_("The reason is missing."),
        next=N_("Write in a few words why."),
    ),
    "pictures-too-many": Words(
        what=N_("There are more than {most} pictures."),
        next=N_("Leave some out."),
    ),
    # days
    "money-date-in-future": Words(
        what=N_("This date is still to come."),
        next=N_("Choose today or an earlier day."),
    ),
    "date-locked": Words(
        what=N_("The books are locked up to {until}."),
        next=N_("Record a correction dated today."),
    ),
    "date-before-meeting": Words(
        what=N_("The meeting of {date} is closed."),
        next=N_("Choose a later date."),
    ),
    "before-opening": Words(
        what=N_("The books begin on {date}."),
        next=N_("Choose a later date."),
    ),
    # persons and resolutions
    "payee-confirms": Words(
        what=N_("The person who receives the money also prepares or confirms it."),
        next=N_("Write why."),
    ),
    "resolution-missing": Words(
        what=N_("A payment needs the number of a resolution."),
        next=N_("Choose the resolution, or type the number from the paper minutes."),
    ),
    "resolution-later": Words(
        what=N_("Resolution {serial} was only passed on {date}."),
        next=N_("Choose a resolution from before, or a later day."),
    ),
    "resolution-amount-differs": Words(
        what=N_("Resolution {serial} allowed {amount_paise}, as it was entered before."),
        next=N_("Leave the amount of the resolution empty."),
    ),
    "resolution-used-up": Words(
        what=N_("Resolution {serial} allowed {amount_paise}; {used_paise} is used."),
        next=N_("Pay less, or let the meeting decide again."),
    ),
    # nothing below nought
    "cash-negative": Words(
        what=N_("Cash would be {amount_paise} below zero on {date}."),
        next=N_("Check the amount and the day, or record first what came in."),
    ),
    "bank-negative": Words(
        what=N_("The bank account would be {amount_paise} below zero on {date}."),
        next=N_("Check the amount and the day, or record first what came in."),
    ),
    "savings-negative": Words(
        what=N_("{member} has {amount_paise} saved."),
        next=N_("Pay out no more than that."),
    ),
    "loan-negative": Words(
        what=N_("On {date} only {amount_paise} is owed on this loan."),
        next=N_("Take no more than that, or return the rest."),
    ),
    "fund-overdrawn": Words(
        what=N_("Fund {fund} has {amount_paise}. It is for: {conditions}."),
        next=N_("Pay less, or from another fund."),
    ),
    # found by the check of the vault
    "money-guard-missing": Words(
        what=N_("A guard of the books was taken away or changed without the program: {name}."),
        next=N_("Do not rely on the books. Compare with a backup."),
    ),
    "money-entry-changed": Words(
        what=N_("Voucher {voucher} was changed without the program ({ref})."),
        next=N_("Compare it with the paper and with a backup."),
    ),
    "money-line-added": Words(
        what=N_("Line {n} was added to voucher {voucher} without the program ({ref})."),
        next=N_("Compare it with the paper and with a backup."),
    ),
    "money-lines-differ": Words(
        what=N_(
            "Lines of voucher {voucher} are missing or changed without the program,"
            " at line {n} ({ref})."
        ),
        next=N_("Compare it with the paper and with a backup."),
    ),
    "money-line-astray": Words(
        what=N_("A line of voucher {voucher} names nobody, or another day or group ({ref})."),
        next=N_("Compare it with the paper and with a backup."),
    ),
    "money-line-of-nothing": Words(
        what=N_("A line of the books belongs to no recorded entry ({ref})."),
        next=N_("Do not rely on the books. Compare with a backup."),
    ),
    "money-entry-missing": Words(
        what=N_("Before voucher {voucher} the entry number {n} of the books is missing."),
        next=N_("Look for it in a backup and on paper."),
    ),
    "money-link-broken": Words(
        what=N_("Voucher {voucher} does not follow from the entry before it."),
        next=N_("Compare both with the paper and with a backup."),
    ),
    "money-total-differs": Words(
        what=N_("The total of account {account} in {month} is not the sum of its lines."),
        next=N_("Do not rely on the books. Compare with a backup."),
    ),
    "money-others-unsound": Words(
        what=N_("The books of a group that are not yours to open are not sound."),
        next=N_("Tell somebody who opens the books of every group."),
    ),
    # locks
    "lock-not-forward": Words(
        what=N_("This is locked already, up to {until}."),
        next=N_("Choose a later month or year."),
    ),
    "nothing-locked": Words(
        what=N_("No month and no year is locked."),
        next=N_("There is nothing to open."),
    ),
    "month-not-over": Words(
        what=N_("The time up to {date} is not over yet."),
        next=N_("Lock it afterwards."),
    ),
    "opening-not-explained": Words(
        what=N_("{amount_paise} of the opening is not yet explained."),
        next=N_("Explain it, and let two persons move it."),
    ),
    "year-not-closed": Words(
        what=N_("What was earned and spent in this year is not yet carried into the surplus."),
        next=N_("Close the year first, under Month end and year end."),
    ),
}
