"""Words for what books, statements, closing, grading and exports refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # statements
    "form-unknown": Words(
        what=N_("There is no such form of receipts and payments."),
        next=N_("Choose one of the forms of the list."),
    ),
    "statements-file-unreadable": Words(
        what=N_("This file does not hold opening balances and a journal."),
        next=N_("Write it as the help of this command shows."),
    ),
    "statements-entry-unbalanced": Words(
        what=N_("Entry {n} of the file does not balance in each fund."),
        next=N_("Debits and credits of an entry must be equal."),
    ),
    "opening-unbalanced": Words(
        what=N_("The opening balances differ by {amount_paise}."),
        next=N_("Check the file: what the group has must equal what it owes and owns."),
    ),
    # registers and files
    "money-register-unknown": Words(
        what=N_("There is no book of this name."),
        next=N_("Choose one of: {known}."),
    ),
    "register-needs-more": Words(
        what=N_("This book is kept for one account, member or bank account at a time."),
        next=N_("Choose whose book it shall be."),
    ),
    "member-number-unknown": Words(
        what=N_("Nobody in this group has the number {number}."),
        next=N_("Look up her number in the list of members."),
    ),
    "loan-number-unknown": Words(
        what=N_("No loan of this group has the number {number}."),
        next=N_("Look up the number in the list of loans."),
    ),
    "bank-name-unknown": Words(
        what=N_("The group has no bank account called “{name}”."),
        next=N_("Write the name as it stands in the books."),
    ),
    "export-kind-unknown": Words(
        what=N_("This kind of file is not written here."),
        next=N_("Choose CSV, XLSX, Beancount or hledger."),
    ),
    "date-until-before-since": Words(
        what=N_("The last day lies before the first."),
        next=N_("Check both days."),
    ),
    # closing
    "closing-not-ready": Words(
        what=N_("This time cannot be closed yet: {n} steps are missing."),
        next=N_("Do what the list of steps says, then close."),
    ),
    # audit
    "remark-unknown": Words(
        what=N_("This remark is not in the book."),
        next=N_("Choose one from the list of remarks."),
    ),
    "remark-settled": Words(
        what=N_("The auditor has settled this remark."),
        next=N_("If there is more to say, the auditor writes a new one."),
    ),
    "sample-unknown": Words(
        what=N_("This sample is not in the book."),
        next=N_("Draw a new one."),
    ),
    "sample-size-wrong": Words(
        what=N_("A sample has from 1 to {most} entries."),
        next=N_("Write how many entries shall be drawn."),
    ),
    # grading
    "grading-unknown": Words(
        what=N_("There is no grading sheet of this name."),
        next=N_("Choose one from the list."),
    ),
    "grading-result-unknown": Words(
        what=N_("This grading is not in the book."),
        next=N_("Choose one from the list."),
    ),
    "grading-empty": Words(
        what=N_("This grading sheet has no lines with marks yet."),
        next=N_("Write the lines and their marks first."),
    ),
    "grading-key-twice": Words(
        what=N_("Two lines of the grading sheet have the same key."),
        next=N_("Give each line a key of its own."),
    ),
    "grading-points-wrong": Words(
        what=N_("“{name}” gives more marks than the line has, or fewer than none."),
        next=N_("Check the marks of each step."),
    ),
    "grading-bands-overlap": Words(
        what=N_("In “{name}” a value would fall into two steps."),
        next=N_("Let each step begin where the one below it ends."),
    ),
    "grading-bands-gap": Words(
        what=N_("In “{name}” some values fall into no step."),
        next=N_("Let each step begin where the one below it ends."),
    ),
    "grading-bands-open": Words(
        what=N_("The steps of “{name}” do not reach from nought to the end."),
        next=N_("Add a step at the beginning or at the end."),
    ),
    "grading-band-unreadable": Words(
        what=N_("“{text}” is not a step from one value to another."),
        next=N_("Write it like [70, 90): from 70, up to 90 but not 90 itself."),
    ),
    "grading-step-unreadable": Words(
        what=N_("“{text}” is not a step."),
        next=N_("Write each step on its own line, like 90 = 10: from 90 on, ten marks."),
    ),
    "grading-step-twice": Words(
        what=N_("Two steps begin at the same value: {text}."),
        next=N_("Take one of them out."),
    ),
    "grading-answer-missing": Words(
        what=N_("This line has no answer yet."),
        next=N_("Answer every line of the sheet."),
    ),
    "grading-value-outside": Words(
        what=N_("This value is outside of what the sheet knows."),
        next=N_("Write a value within the limits of the line."),
    ),
    "grading-value-not-whole": Words(
        what=N_("This must be a whole number."),
        next=N_("Write it without a point."),
    ),
}
