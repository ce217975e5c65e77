"""Words for what leaders' terms, mandates, hand-overs, recalls and turns refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    # resolutions
    "resolution-unknown": Words(
        what=N_("This resolution is not in the book."),
        next=N_("Choose one from the list of decisions."),
    ),
    "resolution-of-other-group": Words(
        what=N_("{serial} is a decision of another group."),
        next=N_("Choose a decision of this group, or of the body above it."),
    ),
    "resolution-does-not-stand": Words(
        what=N_("{serial} did not pass, or was taken back."),
        next=N_("Choose a decision that stands."),
    ),
    "resolution-not-decided": Words(
        what=N_("{serial} was found void or taken back."),
        next=N_("Choose the vote that decided it."),
    ),
    "resolution-of-other-kind": Words(
        what=N_("{serial} is a decision of another kind."),
        next=N_("Choose the decision that was taken on exactly this."),
    ),
    # terms
    "term-until-wrong": Words(
        what=N_("The last day lies outside the term."),
        next=N_("Write a day not later than {last}."),
    ),
    "term-removal-needs-resolution": Words(
        what=N_("A leader is removed only by a decision."),
        next=N_("Choose the decision, or write its number from the paper book."),
    ),
    "leader-not-serving": Words(
        what=N_("She did not hold this office on that day."),
        next=N_("Check the day and the leader."),
    ),
    # turns and lots
    "turn-unknown": Words(
        what=N_("This proposal is not in the book."),
        next=N_("Make the proposal again."),
    ),
    "turn-decided": Words(
        what=N_("The meeting has already decided on this proposal."),
        next=N_("Make a new proposal for the next turn."),
    ),
    "turn-reason-missing": Words(
        what=N_("She is not the first of the order."),
        next=N_("Write why the meeting took her."),
    ),
    "lot-unknown": Words(
        what=N_("This lot is not in the book."),
        next=N_("Choose one from the list."),
    ),
    "lot-needed": Words(
        what=N_("Some are equal at the last place."),
        next=N_("Draw chits, write down the order, then go on."),
    ),
    "lot-too-few": Words(
        what=N_("Chits are drawn between two or more."),
        next=N_("Go back and look who is equal."),
    ),
    "lot-names-differ": Words(
        what=N_("The names drawn are not the names that were equal."),
        next=N_("Draw every chit and write the whole order."),
    ),
    "lot-witness-drawn": Words(
        what=N_("Two witnesses are needed, and none of them may be in the lot."),
        next=N_("Choose two others."),
    ),
    "chits-out-of-range": Words(
        what=N_("Each name has between 1 and {most} chits."),
        next=N_("Count the chits again."),
    ),
    "nobody-retires": Words(
        what=N_("Nobody has to give up her place this time."),
        next=N_("Look again at the next general meeting."),
    ),
    # mandates
    "mandate-unknown": Words(
        what=N_("This mandate is not in the book."),
        next=N_("Choose one from the register of mandates."),
    ),
    "mandate-needs-resolution": Words(
        what=N_("Who signs at the bank is decided by a meeting."),
        next=N_("Choose the decision, or write its number from the paper book."),
    ),
    "mandate-withdrawn": Words(
        what=N_("This mandate was withdrawn."),
        next=N_("Write down the new decision."),
    ),
    "signatories-missing": Words(
        what=N_("Nobody is chosen to sign."),
        next=N_("Choose those who sign at the bank."),
    ),
    "signatory-twice": Words(
        what=N_("One person stands there twice."),
        next=N_("Choose each of them once."),
    ),
    "bank-already-told": Words(
        what=N_("The bank was already told."),
        next=N_("Wait for its answer, then write down the day."),
    ),
    "bank-not-told": Words(
        what=N_("The bank was not told yet."),
        next=N_("Write down first when the papers were handed in."),
    ),
    "bank-already-answered": Words(
        what=N_("The bank already works by this mandate."),
        next=N_("For a change, write down the new decision."),
    ),
    "bank-day-before": Words(
        what=N_("This day lies before {first}."),
        next=N_("Check the day."),
    ),
    # hand-overs
    "handover-unknown": Words(
        what=N_("This hand-over is not in the book."),
        next=N_("Choose one from the list."),
    ),
    "handover-exists": Words(
        what=N_("There is already a hand-over for this term."),
        next=N_("Open it and go on."),
    ),
    "handover-other-office": Words(
        what=N_("The two terms do not follow one another in one office."),
        next=N_("Choose the leader who takes over the same office."),
    ),
    "handover-same-person": Words(
        what=N_("She goes on in her office, so nothing is handed over."),
        next=N_("Choose another term."),
    ),
    "handover-signed": Words(
        what=N_("This hand-over is signed."),
        next=N_("What is found later goes into the minutes of a meeting."),
    ),
    "handover-day-missing": Words(
        what=N_("The day of the hand-over is missing."),
        next=N_("Write the day, then sign."),
    ),
    "handover-marks-missing": Words(
        what=N_("Four marks are needed: hers, her successor's, and of two witnesses."),
        next=N_("Get the marks on the paper, then write them down here."),
    ),
    "handover-difference-unsaid": Words(
        what=N_("The counted cash is not what the cash book says."),
        next=N_("Write under differences what both say about it. Then sign."),
    ),
    "thing-unknown": Words(
        what=N_("This is not a thing of the list."),
        next=N_("Choose one of the list, or “something else”."),
    ),
    "things-too-many": Words(
        what=N_("A hand-over holds at most {most} lines."),
        next=N_("Put things of one kind into one line with their number."),
    ),
    "pieces-out-of-range": Words(
        what=N_("This number is not between 0 and {most}."),
        next=N_("Count again."),
    ),
    "currency-unknown": Words(
        what=N_("Notes of this money are not known here."),
        next=N_("Write the sum counted under differences."),
    ),
    "note-unknown": Words(
        what=N_("There is no such note or coin."),
        next=N_("Use the lines that are shown."),
    ),
    "note-twice": Words(
        what=N_("One note stands there twice."),
        next=N_("Add the two lines together."),
    ),
    # recall
    "recall-unknown": Words(
        what=N_("This petition is not in the book."),
        next=N_("Choose one from the list."),
    ),
    "recall-open": Words(
        what=N_("There is already a petition about her that is not decided."),
        next=N_("Finish that one first."),
    ),
    "recall-too-soon": Words(
        what=N_("After a lost vote no new petition is taken before {first}."),
        next=N_("Wait until then."),
    ),
    "recall-decided": Words(
        what=N_("This petition is decided."),
        next=N_("It stays as it is."),
    ),
    "recall-verified": Words(
        what=N_("The marks were already checked."),
        next=N_("Call the special meeting."),
    ),
    "recall-not-verified": Words(
        what=N_("The marks were not checked against the roll yet."),
        next=N_("Check every line first."),
    ),
    "recall-not-called": Words(
        what=N_("No meeting is called for this petition yet."),
        next=N_("Choose the special meeting first."),
    ),
    "recall-other-meeting": Words(
        what=N_("This meeting is not the one for this petition."),
        next=N_("Choose a meeting of the same group, held after the petition."),
    ),
    "petition-marks-out-of-range": Words(
        what=N_("A petition has between 1 and {most} marks."),
        next=N_("Count the lines again."),
    ),
    "petition-lines-differ": Words(
        what=N_("The petition has {need} marks, but {have} were checked."),
        next=N_("Check every line."),
    ),
}
