"""Words for taking over a register: files that cannot be read, what was found in rows and columns.

Notes of a proposal stand here beside the errors, in the same form: what was found, what to do.
"""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

_SAVE_AS = N_("Open it in the program it came from and save it as “Excel workbook (.xlsx)” or CSV.")
_OTHER_FILE = N_("Choose the file with the member register, as .xlsx or CSV.")
_NOTHING = N_("Nothing more is needed.")
_LEFT_OUT = N_("The column is left out. Your file stays as it is.")
_LOOK = N_("Look at the row and decide.")

WORDS: dict[str, Words] = {
    # the file
    "file-empty": Words(what=N_("There is nothing in this file."), next=_OTHER_FILE),
    "file-too-big": Words(
        what=N_("This file is larger than {most} MB."),
        next=N_("Take pictures and other sheets out of it, or save it as CSV."),
    ),
    "file-is-program": Words(
        what=N_("This is a program and not a register, whatever its name says."),
        next=N_("Do not open it. Choose the file with the member register."),
    ),
    "file-is-pdf": Words(what=N_("This is a PDF; it has no rows to read."), next=_SAVE_AS),
    "file-is-picture": Words(
        what=N_("This is a picture; it has no rows to read."), next=_OTHER_FILE
    ),
    "file-is-letter": Words(what=N_("This is a letter or a show, not a table."), next=_SAVE_AS),
    "file-is-web-page": Words(what=N_("This is a web page with a table in it."), next=_SAVE_AS),
    "file-is-old-xls": Words(
        what=N_("This is a spreadsheet of the old kind (.xls)."), next=_SAVE_AS
    ),
    "file-is-xlsb": Words(what=N_("This is a binary workbook (.xlsb)."), next=_SAVE_AS),
    "file-is-ods": Words(what=N_("This is an OpenDocument spreadsheet (.ods)."), next=_SAVE_AS),
    "file-is-archive": Words(
        what=N_("This is a packed file with no workbook in it."), next=_OTHER_FILE
    ),
    "file-has-password": Words(
        what=N_("This workbook is locked with a password."),
        next=N_("Open it in the spreadsheet program, take the password off and save it again."),
    ),
    "file-is-bomb": Words(
        what=N_("This file would grow to an enormous size when unpacked. It was not opened."),
        next=N_("Do not use it. Ask for the register as a plain CSV file."),
    ),
    "file-has-entities": Words(
        what=N_("This file holds hidden commands that no spreadsheet program writes."),
        next=N_("Do not use it. Ask for the register as a plain CSV file."),
    ),
    "file-damaged": Words(what=N_("This file is damaged and cannot be read."), next=_SAVE_AS),
    "file-not-text": Words(what=N_("This file is neither a workbook nor text."), next=_OTHER_FILE),
    "file-too-many-rows": Words(
        what=N_("This file has more than {most} rows."),
        next=N_("Divide it into several files, one for each branch."),
    ),
    "file-too-wide": Words(
        what=N_("Row {row} has more than {most} columns."),
        next=N_("Take out the columns that are not about members, and save it again."),
    ),
    "sheet-unknown": Words(
        what=N_("This sheet is not in the workbook."), next=N_("Choose one of its sheets.")
    ),
    "encoding-guessed": Words(
        what=N_("The file does not say how its letters are written; {encoding} was guessed."),
        next=N_("Check the names. If letters look wrong, save the file as “CSV UTF-8”."),
    ),
    "other-sheets": Words(
        what=N_("The workbook has {count} sheets; “{sheet}” was read."),
        next=N_("If members stand on another sheet, choose that one."),
    ),
    "dates-maybe-turned": Words(
        what=N_("A spreadsheet may have changed day and month round in some dates of this file."),
        next=N_("Compare the dates that are marked with the paper register."),
    ),
    "rows-hidden": Words(
        what=N_("{count} rows are hidden in this sheet; they were read too."),
        next=N_("If they should not come along, leave them out below."),
    ),
    # columns
    "no-headings": Words(
        what=N_("No row with headings was found; the columns are guessed by what is in them."),
        next=N_("Check the meaning of every column."),
    ),
    "no-name-column": Words(
        what=N_("No column with names was found."), next=N_("Choose the column with the names.")
    ),
    "column-second": Words(
        what=N_("Another column has this meaning already."),
        next=N_("Choose its meaning, or leave it out."),
    ),
    "serial-as-number": Words(
        what=N_("The running number is taken as the member number."),
        next=N_("If members have other numbers, choose another column."),
    ),
    "column-savings-left-out": Words(
        what=N_("Money is not taken here."), next=N_("Savings and loans have their own page.")
    ),
    "column-family-left-out": Words(
        what=N_("Names of father, husband or children are not kept."), next=_LEFT_OUT
    ),
    "column-address-left-out": Words(what=N_("Addresses are not kept."), next=_LEFT_OUT),
    "column-identity-left-out": Words(
        what=N_("Aadhaar and other identity numbers are never kept."), next=_LEFT_OUT
    ),
    "column-origin-left-out": Words(what=N_("Caste and religion are never kept."), next=_LEFT_OUT),
    "column-health-left-out": Words(what=N_("Nothing about health is ever kept."), next=_LEFT_OUT),
    "column-remarks-left-out": Words(what=N_("Remarks are not taken over."), next=_LEFT_OUT),
    "column-age-left-out": Words(
        what=N_("Age is only looked at, to see that nobody is too young. It is not kept."),
        next=_NOTHING,
    ),
    "column-birth-left-out": Words(
        what=N_(
            "The birth date is only looked at, to see that nobody is too young. It is not kept."
        ),
        next=_NOTHING,
    ),
    "private-not-yours": Words(
        what=N_("Phones and legal names are left out: your office does not see them."),
        next=N_("Ask the secretary to take over this file if they are needed."),
    ),
    # rows that are no members
    "row-total": Words(what=N_("a total line, not a member"), next=_NOTHING),
    "row-title": Words(what=N_("a title, not a member"), next=_NOTHING),
    "row-headings-again": Words(what=N_("the headings once more"), next=_NOTHING),
    "row-empty": Words(what=N_("an empty line"), next=_NOTHING),
    "row-repeated": Words(what=N_("the same as row {row}"), next=_NOTHING),
    "row-skipped": Words(what=N_("you left it out"), next=_NOTHING),
    "row-mistaken": Words(what=N_("marked there as entered by mistake"), next=_NOTHING),
    # what was found in rows
    "cell-error": Words(
        what=N_("“{value}” is an error of the spreadsheet, not an entry"),
        next=N_("Write what stands on paper."),
    ),
    "formula-without-value": Words(
        what=N_("a formula whose result is not in the file"),
        next=N_("Open the file in the spreadsheet program, save it there, and read it again."),
    ),
    "name-holds-number": Words(
        what=N_("A long number stands in the name, maybe a phone or an Aadhaar number."),
        next=N_("Write the name alone. Everybody who sees the register sees it."),
    ),
    "name-letters-lost": Words(
        what=N_("Letters of this name were lost in the file."), next=N_("Write the name.")
    ),
    "digits-read": Words(what=N_("digits of another script read"), next=_NOTHING),
    "number-trimmed": Words(
        what=N_("number {number}, without the letters before it"), next=_NOTHING
    ),
    "number-given": Words(what=N_("gets number {number}"), next=_NOTHING),
    "number-stays": Words(what=N_("her number {number} stays"), next=_NOTHING),
    "number-twice": Words(
        what=N_("number {number} also stands in row {row}"), next=N_("Give another number.")
    ),
    "number-of-other": Words(
        what=N_("number {number} belongs to {name}"),
        next=N_("Give another number, or say that she is the same person."),
    ),
    "number-was-used": Words(
        what=N_("number {number} was given before"), next=N_("Give another number.")
    ),
    "identity-number-left-out": Words(
        what=N_("looks like an Aadhaar number; left out"), next=_NOTHING
    ),
    "date-other-order": Words(
        what=N_("this date can only be read the other way round"), next=_NOTHING
    ),
    "date-two-ways": Words(
        what=N_("this file writes the day first and the month first; this date can be either"),
        next=N_("Choose the date."),
    ),
    "date-maybe-turned": Words(
        what=N_("day and month of this date may stand the wrong way round"),
        next=N_("Compare it with the paper register."),
    ),
    "no-joining-date": Words(what=N_("no joining date"), next=_NOTHING),
    "age-unreadable": Words(what=N_("the age could not be read"), next=_NOTHING),
    "was-under-age": Words(
        what=N_("by these dates she was under {least} when she joined"),
        next=N_("Check the joining date. If she may be under {least}, call the board."),
    ),
    "class-unreadable": Words(
        what=N_("“{value}” is no kind of member"), next=N_("Choose the kind of member.")
    ),
    "status-unreadable": Words(
        what=N_("“{value}” does not say whether she is a member now"),
        next=N_("Choose her status."),
    ),
    "reason-unreadable": Words(
        what=N_("“{value}” is no known reason for leaving"), next=N_("Choose the reason.")
    ),
    "left-but-active": Words(
        what=N_("has a leaving date, but is called active"), next=N_("Choose her status.")
    ),
    "suspension-not-taken": Words(
        what=N_("suspended there; that needs a resolution"),
        next=N_("Record the suspension on her card, with the number of the resolution."),
    ),
    "was-closed": Words(
        what=N_("her membership has ended in the register"),
        next=N_("If she came back, take her in again with a new number."),
    ),
    "group-unknown": Words(
        what=N_("the group “{group}” is not in the register"),
        next=N_("Say once which group is meant, or make it."),
    ),
    "like-member": Words(what=N_("maybe the same as {name}, number {number}"), next=_LOOK),
    "like-row": Words(what=N_("maybe the same as row {row}, {name}"), next=_LOOK),
    "name-common": Words(what=N_("{count} others have a name like this"), next=_NOTHING),
    "name-in-other-group": Words(
        what=N_("the same name stands in {group}, number {number}"), next=_LOOK
    ),
    # applying
    "import-stale": Words(
        what=N_("The register has changed since this was shown. Nothing was written."),
        next=N_("Look at the new preview, then take over again."),
    ),
    "import-same-file": Words(
        what=N_("This same file was taken over on {made_on}."),
        next=N_("Go on only if you answered more questions since."),
    ),
    "import-nothing-to-do": Words(
        what=N_("No row is ready to be taken over."),
        next=N_("Answer the questions first, or close the page."),
    ),
    "import-not-found": Words(
        what=N_("This import is not in the register."), next=N_("Choose one from the list.")
    ),
    "import-already-reversed": Words(what=N_("This import was taken back already."), next=_NOTHING),
}
