"""Words for what elections refuse: steps, nominations, rolls, counts, lots, results."""

from __future__ import annotations

from sr_board.wording.words import N_, Words

__all__ = ["WORDS"]

WORDS: dict[str, Words] = {
    "election-unknown": Words(
        what=N_("This election is not here, or it is not open to you."),
        next=N_("Go back to the list of elections."),
    ),
    "election-id-unclear": Words(
        what=N_("No election, or more than one, has an id that begins like this."),
        next=N_("Write more letters of the id; “elections list” shows them."),
    ),
    "post-unclear": Words(
        what=N_("This election has several posts, or none with that number."),
        next=N_("Name the post with --post, from 1 to {most}."),
    ),
    "post-not-counted": Words(
        what=N_("Nothing is counted for this post yet."),
        next=N_("Write down the sheets and reckon the result first."),
    ),
    "election-step-refused": Words(
        what=N_("This election cannot take that step from where it stands now."),
        next=N_("Open the election again to see what comes next."),
    ),
    "nominations-close-first": Words(
        what=N_("Nominations would close before they open."),
        next=N_("Check the two days."),
    ),
    "withdrawals-out-of-order": Words(
        what=N_("Nobody could withdraw: that day lies before nominations close."),
        next=N_("Choose the same day or a later one."),
    ),
    "polling-too-early": Words(
        what=N_("The vote would be held before the last day for withdrawing."),
        next=N_("Choose a later day for the vote."),
    ),
    "roll-after-polling": Words(
        what=N_("The roll would be made after the vote."),
        next=N_("Choose a day on or before the day of the vote."),
    ),
    "helper-twice": Words(
        what=N_("One person stands here for two tasks."),
        next=N_("Choose another person for one of them."),
    ),
    "helper-is-candidate": Words(
        what=N_("{name} is a candidate and cannot count."),
        next=N_("Choose somebody who does not stand in this election."),
    ),
    "candidate-is-helper": Words(
        what=N_("{name} counts in this election and cannot stand."),
        next=N_("Choose another person to count first, then write the nomination."),
    ),
    "candidate-runs-election": Words(
        what=N_("You stand in this election, so you cannot run it."),
        next=N_("Ask the returning officer, or somebody else who may run elections."),
    ),
    "officer-missing": Words(
        what=N_("This election has no returning officer yet."),
        next=N_("Write down whom the meeting chose."),
    ),
    "scrutineers-missing": Words(
        what=N_("Two scrutineers are needed before the vote."),
        next=N_("Write down two members who do not stand."),
    ),
    "rules-not-read-out": Words(
        what=N_("The way of counting and the rule for equal votes were not read out yet."),
        next=N_("Read them out, then tick that it was done."),
    ),
    "roll-is-frozen": Words(
        what=N_("The roll was frozen. Nobody can be added to it."),
        next=N_("Who died or left since can be struck off with two marks."),
    ),
    "roll-too-early": Words(
        what=N_("It is too early to freeze the roll."),
        next=N_("It is frozen when nominations are closed, and not before {day}."),
    ),
    "roll-not-frozen": Words(
        what=N_("The roll is not frozen yet."),
        next=N_("Print it, hang it up, then freeze it. After that the vote can begin."),
    ),
    "roll-empty": Words(
        what=N_("Nobody is on the roll."),
        next=N_("Check the day of the roll and the members' register."),
    ),
    "not-on-roll": Words(
        what=N_("She is not on the roll of this election."),
        next=N_("If she claims a vote, let her put her paper into the envelope."),
    ),
    "struck-off-roll": Words(
        what=N_("She was struck off the roll."),
        next=N_("If she claims a vote, let her put her paper into the envelope."),
    ),
    "voted-cannot-be-struck": Words(
        what=N_("She has voted already, so her line stays."),
        next=N_("Nothing needs to be done."),
    ),
    "strike-needs-two-marks": Words(
        what=N_("Two different persons must put their mark when a name is struck."),
        next=N_("Write down the second person."),
    ),
    "nomination-twice": Words(
        what=N_("She is already nominated for this post."),
        next=N_("Open her nomination in the list."),
    ),
    "nomination-consent-missing": Words(
        what=N_("She has not put her mark that she wants to stand."),
        next=N_("Ask her for her mark on the form first."),
    ),
    "nomination-own-proposer": Words(
        what=N_("Proposer, seconder and candidate must be three persons."),
        next=N_("Write down two other members."),
    ),
    "nomination-outside-days": Words(
        what=N_("Nominations are taken from {opens} to {closes}."),
        next=N_("Write the day on which the form was handed in."),
    ),
    "nomination-undecided": Words(
        what=N_("Some nominations are not looked at yet."),
        next=N_("Accept or refuse each of them first."),
    ),
    "refusal-needs-reason": Words(
        what=N_("A nomination is refused with a reason only."),
        next=N_("Write the reason in a few words."),
    ),
    "withdrawal-too-late": Words(
        what=N_("Names could be withdrawn until {day}."),
        next=N_("Her name stays on the ballot. She may refuse the office afterwards."),
    ),
    "symbol-taken": Words(
        what=N_("This symbol belongs to another candidate for the same post."),
        next=N_("Choose a free one."),
    ),
    "symbol-not-offered": Words(
        what=N_("This symbol is not offered for elections."),
        next=N_("Choose one of the list: no party signs, no signs of faith."),
    ),
    "symbols-run-out": Words(
        what=N_("There are more candidates than symbols."),
        next=N_("Leave the wish empty; the number stands on the ballot as well."),
    ),
    "symbols-missing": Words(
        what=N_("Not every candidate has a symbol yet."),
        next=N_("Give out the symbols first."),
    ),
    "symbol-needs-lot": Words(
        what=N_("Two candidates of one day want the same symbol."),
        next=N_("Draw a lot between them and write down who got it."),
    ),
    "ballots-not-printed": Words(
        what=N_("It is not written down how many ballot papers were printed."),
        next=N_("Count them and write the number for each post."),
    ),
    "polling-other-day": Words(
        what=N_("The vote is planned for {day}."),
        next=N_("Begin it on that day, or change the day first."),
    ),
    "posts-missing": Words(
        what=N_("Nothing is voted on in this election yet."),
        next=N_("Add a post with its seats."),
    ),
    "post-not-contested": Words(
        what=N_("No vote is needed for this post."),
        next=N_("Go on with the other posts, or declare the result."),
    ),
    "ballots-unbalanced": Words(
        what=N_("{found} papers were typed, but the sheet says {valid} valid ones."),
        next=N_("Go through the papers again, or correct the sheet."),
    ),
    "ballots-not-ranked": Words(
        what=N_("For this post only the totals are written down."),
        next=N_("Write the count sheet."),
    ),
    "ballots-while-polling": Words(
        what=N_("Papers are looked at only after the vote was closed."),
        next=N_("Close the vote first. Then open the boxes."),
    ),
    "sheet-replaced": Words(
        what=N_("This sheet was corrected already."),
        next=N_("Correct the newest sheet of the box."),
    ),
    "box-counted-already": Words(
        what=N_("There is a sheet for this box already."),
        next=N_("Open it and correct it. The old one stays in the record."),
    ),
    "box-too-small": Words(
        what=N_(
            "So few papers would show who voted how. Fewer than {below} are never opened alone."
        ),
        next=N_("Mix them with another box, face down, and count them together."),
    ),
    "sheets-missing": Words(
        what=N_("Nothing is counted for this post yet."),
        next=N_("Write the count sheet of each box first."),
    ),
    "papers-exceed-roll": Words(
        what=N_("{found} papers, but only {voters} members on the roll."),
        next=N_("Count again. Look for papers of another post in the pile."),
    ),
    "recount-other-hands": Words(
        what=N_("The same persons counted the first time."),
        next=N_("Let others count again and write down who they are."),
    ),
    "consensus-objected": Words(
        what=N_("Somebody objected, so nobody is chosen by agreement."),
        next=N_("Vote by hands or on paper."),
    ),
    "ballots-missing": Words(
        what=N_("The papers are not typed in yet."),
        next=N_("Type each paper, the first choice first."),
    ),
    "counters-missing": Words(
        what=N_("Nobody is written down as counting."),
        next=N_("Write down who counted."),
    ),
    "no-tie": Words(
        what=N_("There is no tie to decide."),
        next=N_("Go on with the marks under the result."),
    ),
    "lot-before-recount": Words(
        what=N_("Tie across the last seat: recount, then draw lots."),
        next=N_("Let other hands count again and write their sheet."),
    ),
    "lot-steps-open": Words(
        what=N_("Not everything was done that a lot needs."),
        next=N_("Do each step in view of all and tick it."),
    ),
    "lot-missing": Words(
        what=N_("Tie across the last seat: recount, then draw lots."),
        next=N_("The program never picks a name. Write the record of the lot."),
    ),
    "lot-order-incomplete": Words(
        what=N_("The order of the chits does not hold every tied name once."),
        next=N_("Draw every further chit until the order is complete."),
    ),
    "lot-needs-witnesses": Words(
        what=N_("Two witnesses put their mark under a lot."),
        next=N_("Write down the second witness."),
    ),
    "lot-chits-differ": Words(
        what=N_("The chits do not share out evenly among the names."),
        next=N_("Each name has the same number of chits, five as a rule."),
    ),
    "marks-missing": Words(
        what=N_("The result needs three marks: the returning officer and two scrutineers."),
        next=N_("Ask for the marks that are missing. Until then the count goes on."),
    ),
    "mark-not-theirs": Words(
        what=N_("Only the returning officer and the scrutineers put their mark here."),
        next=N_("Choose one of them."),
    ),
    "result-locked": Words(
        what=N_("This is signed. Enter a correction instead."),
        next=N_("An objection that is upheld opens a new count, linked to this one."),
    ),
    "result-missing": Words(
        what=N_("Not every post is counted yet."),
        next=N_("Count the posts that are left, then declare."),
    ),
    "objection-needs-words": Words(
        what=N_("An objection is made in writing."),
        next=N_("Write down what is objected to."),
    ),
    "objection-decided": Words(
        what=N_("This objection was decided already."),
        next=N_("Open the list of objections."),
    ),
    "objection-open": Words(
        what=N_("An objection is not decided yet."),
        next=N_("Decide it first: a new count, or no ground."),
    ),
    "objections-still-possible": Words(
        what=N_("Objections can still be made until {day}."),
        next=N_("Close the election on the day after."),
    ),
    "order-missing": Words(
        what=N_("A resolution or an order is needed for this."),
        next=N_("Write its number, or who ordered it."),
    ),
    "delegates-not-ready": Words(
        what=N_("No branch election is closed yet, so there are no delegates."),
        next=N_("Close the elections of the branches first."),
    ),
    "no-seat-free": Words(
        what=N_("No seat is free in the office {office}."),
        next=N_("End the old terms first, then close the election."),
    ),
}
