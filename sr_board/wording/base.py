"""Words for the general errors, and for what text a field can hold."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "unexpected": Words(
        what=N_("Something went wrong inside the program. What was saved before is safe."),
        next=N_("Try once more. If it happens again, close the program and open it again."),
    ),
    "input-invalid": Words(
        what=N_("What was typed here cannot be used."),
        next=N_("Look at the marked field and write it again."),
    ),
    "rule-broken": Words(
        what=N_("A rule does not allow this."),
        next=N_("Nothing was changed. Talk it over in the meeting."),
    ),
    "not-allowed": Words(
        what=N_("Your office does not allow this."),
        next=N_("Ask the person who holds that office. Nothing was changed."),
    ),
    "not-found": Words(
        what=N_("This entry is not there, or it is not yours to see."),
        next=N_("Go back to the list and look again."),
    ),
    "out-of-date": Words(
        what=N_("Somebody changed this entry since you opened it."),
        next=N_("Look at it again, then write your change once more."),
    ),
    "environment": Words(
        what=N_("The computer did not let the program do this."),
        next=N_("Look whether the disk is full or the stick is read-only, then try again."),
    ),
    "text-too-long": Words(
        what=N_("This text has {have} letters. There is room for {most}."),
        next=N_("Make it shorter."),
    ),
    "text-missing": Words(
        what=N_("This field is empty."),
        next=N_("Write something here."),
    ),
}
