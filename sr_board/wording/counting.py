"""Words for what a count and its files refuse."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "count-does-not-balance": Words(
        what=N_("Issued {issued}, found {found}. Count again."),
        next=N_("Given out must be valid, blank, invalid and not returned together."),
    ),
    "papers-do-not-fit": Words(
        what=N_("The count sheet says {said} valid papers, {found} were entered."),
        next=N_("Count the papers again, or look for the pile that was left out."),
    ),
    "votes-do-not-fit": Words(
        what=N_("{votes} votes do not fit {valid} valid papers."),
        next=N_("With these rules there are from {least} to {most} votes. Add up again."),
    ),
    "votes-missing": Words(
        what=N_("There are more names than seats, and a name without votes."),
        next=N_("Enter the votes of every name, 0 if nobody voted for her."),
    ),
    "papers-missing": Words(
        what=N_("Where voters number the names, the papers themselves are needed."),
        next=N_("Enter each pattern of numbers and how many papers have it."),
    ),
    "seats-too-few": Words(
        what=N_("There must be one seat at least."),
        next=N_("Say how many are to be elected."),
    ),
    "one-seat-only": Words(
        what=N_("This way of voting fills one seat."),
        next=N_("Choose another way for several seats, or vote on each seat apart."),
    ),
    "marks-too-few": Words(
        what=N_("A voter must be allowed one mark at least."),
        next=N_("Say how many marks a paper may have."),
    ),
    "no-kept-seats-here": Words(
        what=N_("This way of voting cannot keep seats for a group."),
        next=N_("Choose marks on the paper, or a show of hands."),
    ),
    "kept-seats-too-many": Words(
        what=N_("So many groups that overlap cannot be worked out."),
        next=N_("Use the mode in which kept seats are filled first."),
    ),
    "consensus-names-too-many": Words(
        what=N_("More names than seats: nobody can be chosen by “no objection”."),
        next=N_("Vote by hands or on paper."),
    ),
    "yes-and-no-needed": Words(
        what=N_("This vote has one name, for and against."),
        next=N_("Enter the votes for and the votes against."),
    ),
    "lot-name-twice": Words(
        what=N_("A name stands twice in the lot."),
        next=N_("Enter each name once, in the order in which the chits were drawn."),
    ),
    "lot-name-unknown": Words(
        what=N_("The lot holds a name that does not stand in this election."),
        next=N_("Enter the tied names only, in the order in which the chits were drawn."),
    ),
    "ballots-too-many": Words(
        what=N_("From 1 to {most} ballots can be printed at once."),
        next=N_("Print the others as a second set, with the numbers that follow."),
    ),
    "voter-with-ballot": Words(
        what=N_("This file says who voted, or numbers the papers. It is refused."),
        next=N_("Nobody may ever see who voted how. Take that column out, then mix the papers."),
    ),
    "count-file-too-large": Words(
        what=N_("The file is larger than {most} megabytes."),
        next=N_("Put equal papers together on one line with their number."),
    ),
    "count-file-empty": Words(
        what=N_("There is nothing in this file."),
        next=N_("Choose the file with the papers or the votes."),
    ),
    "count-file-unknown": Words(
        what=N_("This is no file of an election that can be read."),
        next=N_("A BLT file begins with the numbers of names and seats, a JSON file with {{."),
    ),
    "count-file-not-json": Words(
        what=N_("Line {line}: here the JSON file breaks off or has a sign too many."),
        next=N_("Look at this line and the one before it: a comma, a quote, a bracket."),
    ),
    "count-field-twice": Words(
        what=N_("The field “{part}” stands twice in the file."),
        next=N_("Take one of the two out."),
    ),
    "count-field-missing": Words(
        what=N_("The field “{part}” is missing in the file."),
        next=N_("Add it, or say it on the command line."),
    ),
    "count-field-wrong": Words(
        what=N_("The field “{part}” in the file cannot be understood."),
        next=N_("Compare it with the description of the form."),
    ),
    "count-method-unknown": Words(
        what=N_("The way of voting “{method}” is not known."),
        next=N_("Known are plurality_block, approval_block, two_round_majority, irv and others."),
    ),
    "count-names-alike": Words(
        what=N_("Two names in the file are the same, or one is empty: “{name}”."),
        next=N_("Add something that tells them apart, such as the symbol."),
    ),
    "count-name-unknown": Words(
        what=N_("“{name}” is not a candidate in this file."),
        next=N_("Write the name as it stands in the list of candidates."),
    ),
    "count-paper-wrong": Words(
        what=N_("Entry {place} of the papers cannot be understood."),
        next=N_("Write the number of papers, a bar, and the choices: 12|3,1,2."),
    ),
    "count-choice": Words(
        what=N_("Entry {place} of the papers holds the number {choice}, which no name has."),
        next=N_("Look at the paper again and correct the number."),
    ),
    "blt-head": Words(
        what=N_("Line {line}: the first number must be the number of names, from 1 to 1000."),
        next=N_("Begin the file with two numbers: how many names, how many seats."),
    ),
    "blt-number": Words(
        what=N_("Line {line}: a whole number is expected here."),
        next=N_("A paper is its number, the choices in order, and a 0 at the end."),
    ),
    "blt-choice": Words(
        what=N_("Line {line}: there is no name with the number {choice}, only 1 to {most}."),
        next=N_("Look at the paper again and correct the number."),
    ),
    "blt-equal": Words(
        what=N_("Line {line}: two names share a place on this paper (=)."),
        next=N_("The returning officer decides with both scrutineers. Write what was decided."),
    ),
    "blt-skipped": Words(
        what=N_("Line {line}: a place on this paper was passed over (-)."),
        next=N_("The returning officer decides with both scrutineers. Write what was decided."),
    ),
    "blt-paper-unended": Words(
        what=N_("Line {line}: the paper before this name has no 0 at its end."),
        next=N_("Put a 0 after the last choice of each paper."),
    ),
    "blt-papers-unended": Words(
        what=N_("Line {line}: the papers have no end."),
        next=N_("Put a line with a single 0 after the last paper, before the names."),
    ),
    "blt-names": Words(
        what=N_("Line {line}: {found} names were found, {wanted} are needed."),
        next=N_("Write each name in quotes on a line of its own, in the order of the numbers."),
    ),
    "blt-quote": Words(
        what=N_("Line {line}: a quote is opened and not closed."),
        next=N_("Put a quote at the end of the name."),
    ),
    "blt-ends-early": Words(
        what=N_("The file ends after line {line} before it is complete."),
        next=N_("A BLT file has papers, a single 0, a name for each number, and the title."),
    ),
}
