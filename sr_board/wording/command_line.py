"""Words for what can go wrong on the command line alone: who is meant, files, the sample folder."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

_SEE_USERS = N_("See the pictures with: sr-board vault users DIR")
_SEE_GROUPS = N_("The list “sr-board members list” shows the names of the groups.")

WORDS: dict[str, Words] = {
    "as-missing": Words(
        what=N_("It is not said who you are, and this vault has several users."),
        next=N_("Add --as with your picture and number, for example --as feather-2."),
    ),
    "as-unknown": Words(what=N_("No user of this vault has this picture."), next=_SEE_USERS),
    "as-unclear": Words(
        what=N_("Several users of this vault fit that."),
        next=N_("Say picture, colour and number, for example --as feather-sea-2."),
    ),
    "passphrase-not-asked": Words(
        what=N_("There is no keyboard here to type a passphrase on."),
        next=N_("Give a file with --passphrase-file, or “--passphrase-file -” for the input."),
    ),
    "passphrase-file-short": Words(
        what=N_("The passphrase file has {have} lines; {need} are needed."),
        next=N_("Write one passphrase on each line, in the order of the persons."),
    ),
    "passphrase-file-unreadable": Words(
        what=N_("The passphrase file cannot be read."),
        next=N_("Check its name; it is a plain text file."),
    ),
    "passphrases-differ": Words(
        what=N_("The two passphrases are not the same."), next=N_("Start again and type slowly.")
    ),
    "file-not-there": Words(
        what=N_("There is no such file."), next=N_("Check the name and the folder.")
    ),
    "file-stands": Words(
        what=N_("A file with this name is there already."),
        next=N_("Choose another name, or add --overwrite."),
    ),
    "group-needed": Words(what=N_("It is not said which group is meant."), next=_SEE_GROUPS),
    "group-name-unknown": Words(what=N_("No group has this name."), next=_SEE_GROUPS),
    "meeting-not-found": Words(
        what=N_("No meeting has this number."),
        next=N_("See the numbers with: sr-board meetings list"),
    ),
    "meeting-unclear": Words(
        what=N_("Several meetings fit that."),
        next=N_("Add the year and the group: --year 2026 --group NAME"),
    ),
    "date-not-read": Words(
        what=N_("“{value}” is not a day."),
        next=N_("Write it as year-month-day, for example 2026-11-22."),
    ),
    "days-reversed": Words(
        what=N_("The last day lies before the first."),
        next=N_("Check the two days."),
    ),
    "paper-unknown": Words(
        what=N_("There is no paper of that name."),
        next=N_("Choose one of: {known}."),
    ),
    "register-unknown": Words(
        what=N_("There is no register of that name."),
        next=N_("Choose one of: {known}."),
    ),
    "kind-of-file-unknown": Words(
        what=N_("This kind of file cannot be written."),
        next=N_("Let the name end in .xlsx or .csv, or say --format."),
    ),
    "founders-file-unreadable": Words(
        what=N_("The file of founders cannot be understood."),
        next=N_("It is a JSON list; “sr-board vault new --help” shows an example."),
    ),
    "role-unknown": Words(
        what=N_("This is no office of the program."),
        next=N_(
            "Offices: secretary, treasurer, chair, board_member, helper, auditor, administrator."
        ),
    ),
    "second-person-needed": Words(
        what=N_("Putting a backup in the place of a vault needs two persons."),
        next=N_("Add --second with the other person's picture and number."),
    ),
    "audit-code-differs": Words(
        what=N_("The code on the paper is not that of act {n} in this vault."),
        next=N_("Read the digits again. If they are right, compare with your backups."),
    ),
    "demo-folder-taken": Words(
        what=N_("This folder holds something that is not a sample collective."),
        next=N_("Choose another one with --into."),
    ),
}
