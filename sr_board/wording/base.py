"""Words for the errors of the ground floor: text, money and the general kinds of error."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "unexpected": Words(
        what=N_("Something went wrong inside the program."),
        next=N_(
            "What was saved is safe. Close the program and start it again; if it happens once "
            "more, write down what you did and tell your support person."
        ),
    ),
    "input-invalid": Words(
        what=N_("What stands here cannot be taken."),
        next=N_("Look at the marked field and write it again."),
    ),
    "rule-broken": Words(
        what=N_("A rule of the group does not allow this."),
        next=N_("Read the rule in the constitution, or ask the meeting to decide."),
    ),
    "not-allowed": Words(
        what=N_("Your office does not allow this."),
        next=N_("Ask someone whose office does, or ask the administrator to change your rights."),
    ),
    "not-found": Words(
        what=N_("This is not here any more, or it is not open to you."),
        next=N_("Go back to the list and look again."),
    ),
    "out-of-date": Words(
        what=N_("Somebody else changed this while you had it open."),
        next=N_("Look at the new state, then write your change again."),
    ),
    "environment": Words(
        what=N_("The computer did not let the program do this."),
        next=N_("Nothing is lost. Check the disk or the stick, then try again."),
    ),
    "text-too-long": Words(
        what=N_("This text is too long: {have} letters, {most} fit."),
        next=N_("Shorten it."),
    ),
    "text-missing": Words(
        what=N_("This field is empty, but it is needed."),
        next=N_("Write something in it."),
    ),
    "amount-missing": Words(
        what=N_("No amount is written here."),
        next=N_("Write the amount, or 0 if there is none."),
    ),
    "amount-unreadable": Words(
        what=N_("This is not an amount of money."),
        next=N_("Write it like 1250 or 1,250.50."),
    ),
    "amount-paise": Words(
        what=N_("An amount has at most two places after the point, for the paise."),
        next=N_("Write it like 1250.50."),
    ),
    "amount-too-large": Words(
        what=N_("This amount is larger than {most_paise}."),
        next=N_("Check the noughts."),
    ),
    "amount-negative": Words(
        what=N_("An amount here cannot be less than nothing."),
        next=N_("Write it without the minus sign."),
    ),
}
